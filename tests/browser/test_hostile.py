"""Hostile pages, added and built: nothing of them lives in a browser, a feed or a data file."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

from capture.hostile import REFUSED, hostile, lines
from pressmark.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ALLOWED = {
    "a": {"href", "title", "class", "aria-label"}, "p": {"id"}, "li": {"id"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"},
    "div": {"class"},
}  # fmt: skip
"""Attributes in a text as the site writes them; no hostile page may bring in another."""
TYPOGRAPHY = {"caps", "amp", "quo", "dquo"}
"""Classes that the site itself gives to capitals and quotation marks."""
PLACE = {"class": "spine", "data-access": "record", "aria-hidden": "true"}
"""What stands in the place of a picture that is not held."""
TABLE = {"tabindex": "0", "role": "region", "aria-label": "Table"}
"""What the site puts around a table."""
LIVE = (
    "[onclick],[onerror],[onload],[onmouseover],[onfocus],[ontoggle]",
    "a[href^='javascript' i],a[href^='data:' i]",
    "iframe,object,embed,base",
)


@pytest.fixture(scope="module")
def built(
    shared: Callable[[str, Callable[[Path], None]], Path],
) -> tuple[Path, dict[str, dict[str, object]]]:
    """The site made of every hostile page, and what `add` said of each."""

    def make(folder: Path) -> None:
        (folder / "in").mkdir()
        for name, data in hostile().items():
            (folder / "in" / f"{name}.html").write_bytes(data)
        (folder / "in" / "lines.jsonl").write_text(
            "".join(f"{json.dumps(line)}\n" for line in lines()), encoding="utf-8"
        )
        added = CliRunner().invoke(
            main,
            ["add", str(folder / "in"), "--license", "CC-BY-4.0", "--archive", str(folder),
             "--json"],
        )  # fmt: skip
        (folder / "answers.jsonl").write_text(added.stdout, encoding="utf-8")
        # Where a page claims another licence than the keeper gave, nothing is published until
        # somebody has looked. Here somebody did, so that the page is seen too.
        for record in (folder / "content" / "articles").rglob("*.md"):
            text = record.read_text(encoding="utf-8")
            reviewed = re.sub(r"^status: needs-review\n", "", text, flags=re.MULTILINE)
            record.write_text(reviewed, encoding="utf-8")
        address = "https://archive.example/news"
        done = CliRunner().invoke(
            main, ["build", "--archive", str(folder), "--site-url", address, "--json"]
        )
        assert done.exit_code == 0, done.output

    folder = shared("hostile", make)
    told = (folder / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    answers = {json.loads(line)["source"].removesuffix(".html"): json.loads(line) for line in told}
    return folder / "output", answers


def test_each_hostile_page_is_taken_or_refused_with_its_reason(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    _output, answers = built
    assert answers.keys() >= hostile().keys()
    for name, answer in answers.items():
        problems = json.dumps(answer["problems"])
        if name in REFUSED:
            assert answer["outcome"] == "rejected"
            assert REFUSED[name] in problems
        else:
            assert answer["outcome"] in {"added", "needs-review"}, (name, problems)


def test_no_page_runs_shows_asks_or_changes_anything(
    built: tuple[Path, dict[str, dict[str, object]]],
    chromium: Browser,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> None:
    output, _answers = built
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    seen: list[str] = []
    with serve(output) as address:
        # Without the pages' own policy: what stands in them must be harmless by itself.
        context = chromium.new_context(bypass_csp=True)
        page = context.new_page()
        page.on("dialog", lambda dialog: (seen.append(f"dialog {page.url}"), dialog.dismiss()))
        page.on("pageerror", lambda error: seen.append(f"error {page.url}: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "data:", "blob:"))
                else seen.append(f"request {request.url} on {page.url}")
            ),
        )
        page.goto(f"{address}/licenses.html")
        usual = set(page.evaluate("Object.getOwnPropertyNames(window)"))
        page.goto(f"{address}/search.html")
        usual |= set(page.evaluate("Object.getOwnPropertyNames(window)"))
        for name in pages:
            page.goto(f"{address}/{name}", wait_until="load", timeout=120_000)
            names = set(page.evaluate("Object.getOwnPropertyNames(window)"))
            if more := {each for each in names - usual if not each.isdecimal()}:
                seen.append(f"globals {sorted(more)} on {name}")
            seen.extend(f"{each} on {name}" for each in LIVE if page.query_selector(each))
        context.close()
    assert pages
    assert seen == []


def texts(output: Path) -> dict[str, lxml_html.HtmlElement]:
    found = {}
    for path in sorted((output / "articles").glob("*.html")):
        root = lxml_html.document_fromstring(path.read_bytes())
        for element in root.xpath("//*[contains(concat(' ', @class, ' '), ' text ')]"):
            found[path.stem] = element
    return found


def test_no_attribute_of_a_hostile_page_is_in_a_text(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    found = texts(built[0])
    assert len(found) > 60
    foreign = [
        f"{name}: <{element.tag} {attribute}>"
        for name, text in found.items()
        for element in text.iterdescendants()
        for attribute, value in element.attrib.items()
        if attribute not in ALLOWED.get(element.tag, set())
        and value not in TYPOGRAPHY
        and not (element.tag == "span" and PLACE.get(attribute) == value)
        and not (element.tag == "div" and TABLE.get(attribute) == value)
    ]
    assert foreign == []


def test_links_in_texts_lead_to_the_web_or_into_the_page(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    for name, text in texts(built[0]).items():
        for link in text.iterfind(".//a[@href]"):
            # The one relative link is of a page that gave its own base, as Markdown.
            address = link.get("href", "")
            assert re.match(r"https?://[^@/]+/|#", address) or address == "x", (name, address)


def test_no_page_states_the_forged_licence_for_machines(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    for path in (built[0] / "articles").glob("*.html"):
        root = lxml_html.document_fromstring(path.read_bytes())
        stated = root.xpath("//@href[contains(., 'publicdomain/zero')][../@rel]")
        assert not [each for each in stated if "license" in each.getparent().get("rel")], path.name
        for script in root.xpath("//script[@type='application/ld+json']"):
            said = json.loads(script.text)
            assert "zero/1.0" not in json.dumps(said.get("license", "")), path.name


def test_feeds_and_sitemap_are_whole_and_hold_nothing_live(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    files = [*built[0].rglob("*.xml"), *built[0].rglob("*.atom")]
    assert files
    for path in files:
        root = ET.fromstring(path.read_bytes())  # noqa: S314  # the site's own files
        for element in root.iter():
            for name, value in element.attrib.items():
                assert not re.match(r"\s*(javascript|data|vbscript):", value, re.I), (path, name)
            if element.get("type") == "html" and element.text:
                inside = lxml_html.fragment_fromstring(element.text, create_parent="div")
                assert not inside.xpath("//script|//iframe|//@onerror|//@onclick|//@onload")
                assert not inside.xpath("//@href[starts-with(., 'javascript')]")


def test_no_cell_of_a_table_is_a_formula(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    files = list((built[0] / "data").glob("*.csv"))
    assert files
    for path in files:
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [cell for cell in row if re.match(r"[=+@\t\r]|-[^\d]", cell)], path.name


def test_the_search_index_knows_no_forged_filter(
    built: tuple[Path, dict[str, dict[str, object]]],
) -> None:
    for path in (built[0] / "articles").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'data-pagefind-meta="title:Forged' not in text
        assert 'data-pagefind-filter="license:CC0' not in text
