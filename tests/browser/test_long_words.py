"""Names of a hundred letters without a blank, and sixty names: nothing leaves its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import archives
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    OpenPage = Callable[..., AbstractContextManager[Page]]
    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenwitwenrentenstelle"
MARK = "langes-blatt-2021-07-06-wort"
PATHS = (
    "index.html",
    f"articles/{MARK}.html",
    "outlets/langes-blatt.html",
    "authors.html",
    f"authors/{WORD.lower().replace('ä', 'a').replace('ü', 'u')}.html",
    "topics.html",
    "events.html",
    "outlets.html",
    "years/2021.html",
    "attribution.html",
    f"search.html?q=heron&topic={WORD}",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    root = tmp_path_factory.mktemp("long-words")
    work = archives.source(
        MARK,
        f"A heron saw {WORD}.\n",
        title=f"{WORD} {WORD}",
        subtitle=WORD,
        outlet="langes-blatt",
        language="de",
        authors=[WORD, f"Ada {WORD}"],
        topics=[WORD],
        event=WORD,
        summary=WORD,
        source_url=f"https://langes-blatt.example/{'a' * 300}",
    )
    many = archives.source(
        "langes-blatt-2021-07-07-sixty",
        "A heron flew.\n",
        outlet="langes-blatt",
        issued="2021-07-07",
        authors=[f"Ada{number} Marsh{number}" for number in range(60)],
    )
    outlets = {"langes-blatt": {"name": f"Das {WORD}blatt", "language": "de"}}
    build(archives.write_archive(root, work, many, outlets=outlets))
    with serve(root / "output") as found:
        yield found


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(open_page: OpenPage, address: str, path: str) -> None:
    with open_page(viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{address}/{path}")
        if path.startswith("search"):
            expect(page.locator("#results .name")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_filter_stays_in_its_column(open_page: OpenPage, address: str) -> None:
    with open_page(viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{address}/search.html?q=heron")
        expect(page.locator("#results .name")).to_have_count(2)
        edge = page.locator("#results").bounding_box()
        assert edge is not None
        for label in page.locator(".facet label:visible").all():
            right = label.evaluate(
                "each => Math.max(...[each, ...each.children].map("
                "part => part.getBoundingClientRect().right))"
            )
            assert right < edge["x"], label.inner_text()


@pytest.mark.parametrize("path", ["years/2021.html", "search.html?q=flew"])
def test_a_list_shows_the_first_of_sixty_authors_and_knows_them_all(
    open_page: OpenPage, address: str, path: str
) -> None:
    with open_page() as page:
        page.goto(f"{address}/{path}")
        row = page.locator(".works > li", has=page.get_by_text("Ada0 Marsh0"))
        expect(row.get_by_text("Ada5 Marsh5")).to_be_visible()
        expect(row.get_by_text("Ada59 Marsh59")).to_be_hidden()
        expect(row.get_by_text("CC BY 4.0")).to_be_visible()
        expect(row.locator(".Z3988")).to_have_attribute("title", re.compile("Ada59\\+Marsh59"))
