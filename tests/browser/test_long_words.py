"""Names of a hundred letters without a blank: nothing leaves its column or the screen."""

from __future__ import annotations

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
    outlets = {"langes-blatt": {"name": f"Das {WORD}blatt", "language": "de"}}
    build(archives.write_archive(root, work, outlets=outlets))
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
        expect(page.locator("#results .name")).to_have_count(1)
        edge = page.locator("#results").bounding_box()
        assert edge is not None
        for label in page.locator(".facet label:visible").all():
            right = label.evaluate(
                "each => Math.max(...[each, ...each.children].map("
                "part => part.getBoundingClientRect().right))"
            )
            assert right < edge["x"], label.inner_text()
