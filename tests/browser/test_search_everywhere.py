"""The search as a reader has it, in every place and browser that it must work in.

On http under a prefix, and from a folder whose name breaks addresses that are put together by hand;
in Chromium, and in Firefox with the strict policy for files that readers have.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import search_site
from factories import make_settings, make_work
from marionette import firefox
from readers import InChromium, InFirefox
from search_site import STRANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

    from pressmark.work import Work
    from readers import Reader

    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser

GARDEN = "A drone over the old embassy garden"


def chinese() -> Work:
    return make_work(
        title="花园上空的无人机",
        outlet="Le Quai",
        language="zh-Hans",
        issued="2018",
        body="一架无人机飞过大使馆的花园。\n\n图书管理员什么也不知道。",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive's search page, in a folder with a strange name."""
    folder = tmp_path_factory.mktemp("site") / STRANGE
    search_site.write(folder, make_settings(), [chinese()])
    (folder / "bare.html").write_text("<!doctype html><title>No policy of its own</title>")
    return folder


@pytest.fixture(scope="module", params=["http", "folder"])
def base(request: pytest.FixtureRequest, site: Path, serve: Serve) -> Iterator[str]:
    if request.param == "folder":
        yield site.as_uri()
        return
    with serve(site.parent) as host:
        yield f"{host}/{quote(STRANGE)}"


@pytest.fixture(
    scope="module", params=["chromium", pytest.param("firefox", marks=pytest.mark.slow)]
)
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("chromium")
        page = browser.new_page()
        yield InChromium(page)
        page.close()
        return
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        if os.environ.get("PRESSMARK_REQUIRE_ALL") == "1":
            pytest.fail("No Firefox was found.")
        pytest.skip("No Firefox was found.")
    folder = tmp_path_factory.mktemp("firefox")
    (folder / "downloads").mkdir()
    with firefox(program, folder / "profile", folder / "downloads") as session:
        yield InFirefox(session, folder / "downloads")


def found(reader: Reader, count: str) -> list[str]:
    """Wait until the page says what it has found, and return the titles."""
    titles: list[str] = reader.run(
        """const [count, results] = ["count", "results"].map((id) => document.getElementById(id));
        for (let left = 300; left--; await new Promise((go) => setTimeout(go, 50))) {
          if (count.textContent !== arguments[0] || results.hasAttribute("aria-busy")) continue;
          return [...results.querySelectorAll("a.name")].map((name) => name.textContent);
        }
        throw new Error(`it says: ${count.textContent}`);""",
        count,
    )
    return titles


def paragraphs(reader: Reader) -> list[str]:
    """The addresses of the paragraphs that the results lead to."""
    links: list[str] = reader.run(
        """return [...document.querySelectorAll("#results .at")]
          .map((each) => each.getAttribute("href"));"""
    )
    return links


def test_the_policy_for_files_is_the_strict_one(reader: Reader, site: Path) -> None:
    reader.go((site / "bare.html").as_uri())
    assert reader.name in reader.run("return navigator.userAgent")
    refused = reader.run(
        "return fetch('search.html').then(() => false, ({ name }) => name === 'TypeError')"
    )
    assert refused


@pytest.mark.parametrize(
    ("text", "title", "paragraph"),
    [
        ("greenhouse", GARDEN, "#p2"),
        ("الکاتب", "طائرة فوق الحديقة", "#p1"),
        ("كتابدار مي", "پهپاد بر فراز باغ", "#p2"),
        ("大使馆", "花园上空的无人机", "#p1"),
        ('"second drone came back"', GARDEN, "#p5"),
    ],
    ids=["English", "Arabic", "Persian", "Chinese", "a phrase"],
)
def test_what_is_typed_is_found(
    reader: Reader, base: str, text: str, title: str, paragraph: str
) -> None:
    reader.go(f"{base}/search.html")
    found(reader, "31 works")
    reader.type("#q", text)
    assert found(reader, f"1 work for “{text.strip(chr(34))}”") == [title]
    assert [link.partition("#")[1:] for link in paragraphs(reader)] == [("#", paragraph[1:])]


def test_a_filter_and_an_order_by_date_hold_over_two_languages(reader: Reader, base: str) -> None:
    reader.go(f"{base}/search.html")
    found(reader, "31 works")
    for value, count in (("Persian", "1 work"), ("Arabic", "2 works")):
        reader.click(f"[data-facet=language] input[value={value}]")
        found(reader, count)
    for order, titles in (
        ("oldest", ["طائرة فوق الحديقة", "پهپاد بر فراز باغ"]),
        ("newest", ["پهپاد بر فراز باغ", "طائرة فوق الحديقة"]),
    ):
        reader.run(
            "const sort = document.getElementById('sort'); sort.value = arguments[0];"
            "sort.dispatchEvent(new Event('change'))",
            order,
        )
        assert found(reader, "2 works") == titles


def test_a_paragraph_is_gone_to_and_one_comes_back_and_goes_forward(
    reader: Reader, base: str
) -> None:
    reader.go(f"{base}/search.html")
    found(reader, "31 works")
    reader.type("#q", "drone")
    titles = found(reader, "3 works for “drone”")
    reader.click("[data-facet=outlet] input[value='Tidewater Gazette']")
    narrowed = found(reader, "2 works for “drone”")
    reader.click("#results .at")
    target = "return document.querySelector(':target')?.id"
    paragraph = reader.run(target)
    assert paragraph.startswith("p")
    reader.back()
    assert found(reader, "2 works for “drone”") == narrowed
    reader.back()
    assert found(reader, "3 works for “drone”") == titles
    reader.forward()
    assert found(reader, "2 works for “drone”") == narrowed
    reader.forward()
    assert reader.run(target) == paragraph


def test_the_list_is_saved(reader: Reader, base: str) -> None:
    reader.go(f"{base}/search.html?q=embassy&sort=oldest")
    titles = found(reader, "2 works for “embassy”")
    reader.click("#take > summary")
    name, text = reader.save("[data-file='csl.json']")
    assert name == "embassy.csl.json"
    assert [item["title"] for item in json.loads(text)] == titles
    name, text = reader.save("[data-file=bib]")
    assert name == "embassy.bib"
    assert text.count("@article{") == 2
