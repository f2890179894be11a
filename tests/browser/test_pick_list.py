"""Lists and results tell reference managers of their works, one COinS each, without more HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

import pytest

from archives import source, write_archive
from pressmark.site.build import build
from zotero_reading import read_coins

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FOUR = "harbour-post-2021-07-06-names"
THREE = "harbour-post-2021-07-08-three"
ONE, TWO = "harbour-post-2021-07-06-one", "karaneh-2021-07-05-two"
SOURCES = (
    source(
        ONE,
        "Herons & quays.\n",
        title='Herons & "quays"',
        authors=["Ada Marsh", {"name": "Tide Desk", "kind": "organisation"}],
    ),
    source(
        THREE,
        title="Taken down",
        withdrawn={"date": "2024-06-04", "reason": "Asked for."},
        issued="2021-07-08",
    ),
    source(
        FOUR,
        "Herons again.\n",
        title="Names",
        authors=[
            "Jan van der Berg",
            {"name": "Mao Zedong", "family": "Mao", "given": "Zedong"},
            {"name": "Food, Drink & Co", "kind": "organisation"},
        ],
    ),
    source(TWO, "شهر.\n", title="شهر در انتظار", language="fa", outlet="karaneh", issued="2021-07"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pick")
    write_archive(root, *SOURCES)
    build(root)
    return root / "output"


def told(page: Page, path: str) -> dict[str, dict[str, list[str]]]:
    """Return what each COinS of a page says, by its title."""
    page.goto(path)
    page.locator(".works > li > .Z3988").first.wait_for(state="attached")
    titles = page.locator(".Z3988").evaluate_all("(spans) => spans.map((span) => span.title)")
    read = [parse_qs(title) for title in titles]
    return {each["rft.title"][0]: each for each in read}


def test_a_list_and_the_results_of_a_search_offer_their_works_to_pick(
    open_page: Callable[..., AbstractContextManager[Page]],
    serve: Callable[[Path], AbstractContextManager[str]],
    site: Path,
) -> None:
    with serve(site) as address, open_page() as page:
        listed = told(page, f"{address}/years/2021.html")
        found = told(page, f"{address}/search.html?q=herons")
        page.goto(f"{address}/articles/{ONE}.html")
        page.wait_for_load_state()
        assert page.locator(".Z3988").count() == 0
        assert listed['Herons & "quays"'] == {
            "ctx_ver": ["Z39.88-2004"],
            "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
            "rft.type": ["newspaperArticle"],
            "rft.title": ['Herons & "quays"'],
            "rft.source": ["Harbour Post"],
            "rft.creator": ["Ada Marsh", "Tide Desk,"],
            "rft.date": ["2021-07-06"],
            "rft.language": ["en"],
            "rft.rights": ["CC BY 4.0"],
            "rft.identifier": [f"{address}/articles/{ONE}.html"],
        }
        assert listed["شهر در انتظار"]["rft.language"] == ["fa"]
        assert listed["شهر در انتظار"]["rft.date"] == ["2021-07"]
        # What Zotero would part wrongly stands as it parts rightly; a tombstone is not offered.
        for offered in (listed, found):
            assert offered["Names"]["rft.creator"] == [
                "van der Berg, Jan",
                "Mao, Zedong",
                "Food Drink & Co,",
            ]
            item = read_coins(urlencode(offered["Names"], doseq=True))
            assert item.authors == [
                ("van der Berg", "Jan"),
                ("Mao", "Zedong"),
                ("Food Drink & Co", ""),
            ]
            assert "Taken down" not in offered
        assert found['Herons & "quays"']["rft.source"] == ["Harbour Post"]
