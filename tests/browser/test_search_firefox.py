"""The search in Firefox, with the strict policy for files that readers have."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import search_site
from marionette import firefox
from search_site import STRANGE, UNSPACED, folds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from marionette import Marionette

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive's search page with a work in Chinese, in a folder with a strange name."""
    folder = tmp_path_factory.mktemp("firefox") / STRANGE
    search_site.write(folder)
    for path, data in search_site.search_files([*search_site.documents(), *UNSPACED]).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "bare.html").write_text("<!doctype html><title>No policy of its own</title>")
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        if os.environ.get("PRESSMARK_REQUIRE_ALL") == "1":
            pytest.fail("No Firefox was found.")
        pytest.skip("No Firefox was found.")
    with firefox(program, tmp_path_factory.mktemp("profile") / "profile") as session:
        yield session


@pytest.fixture(scope="module", params=["http", "folder"])
def base(
    request: pytest.FixtureRequest,
    site: Path,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    if request.param == "folder":
        yield site.as_uri()
        return
    with serve(site.parent) as host:
        yield f"{host}/{quote(STRANGE)}"


def asked(browser: Marionette, *question: Any) -> Any:
    return browser.run(
        """window.query ??= pressmarkSearch(arguments[0]);
        const { total, results } = await query(...arguments[1]);
        return [total, results.map(({ url, blocks }) => [url, blocks.map(({ id }) => id)])];""",
        folds(),
        list(question),
    )


def test_the_policy_for_files_is_the_strict_one(browser: Marionette, site: Path) -> None:
    browser.go((site / "bare.html").as_uri())
    with pytest.raises(RuntimeError, match="NetworkError"):
        browser.run('return (await fetch("search.html")).text()')


def test_words_phrases_filters_and_orders(browser: Marionette, base: str) -> None:
    browser.go(f"{base}/search.html")
    assert asked(browser, "drone", {}, "", 1)[0] == 3
    assert asked(browser, "كتابدار", {}, "", 1)[1][0][1] == ["p2"]
    assert asked(browser, "طائره", {}, "", 1)[0] == 1
    assert asked(browser, "大使馆", {}, "", 1)[1] == [["articles/zh.html", ["p1"]]]
    assert asked(browser, '"drone crossed the embassy"', {}, "", 1)[1][0][1] == ["p1"]
    total, results = asked(
        browser, "", {"language": ["Arabic", "Persian"], "outlet": ["Karaneh"]}, "oldest", 1
    )
    assert total == 2
    assert [url.split("-")[1] for url, _blocks in results] == ["2019", "2020"]


def test_the_page_leads_to_a_paragraph_and_back(browser: Marionette, base: str) -> None:
    browser.go(f"{base}/search.html?q=drone")
    shown = """for (let left = 100; left--; await new Promise((go) => setTimeout(go, 100))) {
      if (document.querySelector("#results li")) break;
    }
    return [document.getElementById("count").textContent,
      document.querySelector("#results a[href*='#p']").href, navigator.userAgent];"""
    count, link, agent = browser.run(shown)
    assert "Firefox" in agent
    assert "3 works" in count
    browser.go(link)
    assert browser.run("return document.querySelector(':target').id").startswith("p")
    browser.ask("WebDriver:Back")
    assert browser.run(shown)[0] == count
