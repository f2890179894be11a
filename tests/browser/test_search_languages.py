"""Several languages in one search: the page's own answers first, and nothing moves afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import search_site
from factories import make_settings, make_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page, Request, Route

    from pressmark.work import Work

    OpenPage = Callable[..., AbstractContextManager[Page]]
    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser

FRENCH = "**/pagefind/fr-*/*"
SHOWN = "**/pagefind/en/*"
"""What is shown of English works; their words stand in a group's folder."""
EVENT = "The drone of May"


def more() -> list[Work]:
    """Works in French that share a word with English ones, and one with a word like theirs."""
    quay = {"outlet": "Le Quai", "language": "fr"}
    often = make_work(title="Drone, drone, drone", issued="2023-05-01", body="Un drone.", **quay)
    school = make_work(title="À l’école", issued="2005", event=EVENT, body="Un drone.", **quay)
    flower = make_work(title="Gardien", issued="2006", body="Le gardénia est une fleur.", **quay)
    may = make_work(title="A drone in May", issued="2005", event=EVENT, body="It was a drone.")
    return [often, school, flower, may]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    search_site.write(folder, make_settings(), more())
    return folder


@pytest.fixture(scope="module")
def address(folder: Path, serve: Serve) -> Iterator[str]:
    with serve(folder) as host:
        yield f"{host}/search.html"


def hold(page: Page, what: str = FRENCH) -> Callable[[], None]:
    """Keep something from the page, until what is returned is called."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    def release() -> None:
        for _ in range(100):
            if held:
                break
            page.wait_for_timeout(50)
        assert held, "it was asked for"
        page.unroute(what)  # which lets go of what was held

    page.route(what, keep)
    return release


def settled(page: Page) -> None:
    """Wait until all languages have answered and every row is drawn."""
    page.locator("#results:not([aria-busy])").wait_for(state="attached")


def languages(page: Page) -> list[str | None]:
    return [
        each.get_attribute("lang") for each in page.locator("#results > li > div > a.name").all()
    ]


def test_the_pages_language_answers_first_and_stays_where_it_stands(
    open_page: OpenPage, address: str
) -> None:
    with open_page() as page:
        release = hold(page)
        page.goto(f"{address}?q=drone")
        count = page.locator("#count")
        expect(count).to_have_text("4 works for “drone” · other languages are being searched")
        before = languages(page)
        assert set(before) == {"en"}
        page.evaluate("document.querySelectorAll('#results > li').forEach((row, i) => row.at = i)")
        page.locator("#results > li > div > a.name").nth(1).focus()
        release()
        expect(count).to_have_text("6 works for “drone”")
        settled(page)
        assert languages(page) == [*before, "fr"]
        rows = page.evaluate("[...document.querySelectorAll('#results > li')].map(({ at }) => at)")
        assert rows[: len(before)] == list(range(len(before))), "what was drawn stands as it was"
        expect(page.locator("#results > li > div > a.name").nth(1)).to_be_focused()
        assert page.locator("#notes").inner_text() == "Works in English come first."
        group = page.locator("#results details.same summary")
        assert group.inner_text() == f"1 more work on the same event: {EVENT}"


def test_a_page_of_works_in_two_languages_shows_each_once_however_it_came(
    open_page: OpenPage, tmp_path: Path
) -> None:
    ships = {"outlet": "Le Quai", "language": "fr", "body": "Un report sur le port."}
    search_site.write(
        tmp_path, make_settings(), [make_work(title=f"Report {n}", **ships) for n in range(3)]
    )
    with open_page() as page:
        page.goto((tmp_path / "search.html").as_uri() + "?q=report")
        expect(page.locator("#count")).to_have_text("28 works for “report”")
        settled(page)
        expect(page.locator("#results > li")).to_have_count(20)
        page.locator("#more").click()
        expect(page.locator("#results > li")).to_have_count(28)
        urls = page.locator("#results a.name").evaluate_all("all => all.map(({ href }) => href)")
        assert len(set(urls)) == 28
        settled(page)
        assert languages(page) == ["en"] * 25 + ["fr"] * 3


def test_nothing_of_another_language_is_asked_for_before_the_first_answer_is_there(
    open_page: OpenPage, address: str, folder: Path
) -> None:
    entry = search_site.read_entry(
        {"pagefind/entry.js": (folder / "pagefind/entry.js").read_bytes()}
    )
    others = [entry["wasm"]["fr"], *(f"/pagefind/{name}-group" for name in ("fr", "fa", "ar"))]
    with open_page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        release = hold(page, SHOWN)
        with page.expect_request(SHOWN):
            page.goto(f"{address}?q=drone", wait_until="commit")
        page.wait_for_timeout(200)
        assert not [url for url in asked for other in others if other in url]
        release()
        expect(page.locator("#count")).to_have_text("6 works for “drone”")
        assert [url for url in asked for other in others if other in url]


def test_a_words_band_is_asked_for_while_what_makes_stems_is_on_its_way(
    open_page: OpenPage, address: str, folder: Path
) -> None:
    entry = search_site.read_entry(
        {"pagefind/entry.js": (folder / "pagefind/entry.js").read_bytes()}
    )
    (start,) = (each["start"] for each in entry["groups"] if each["language"] == "en")

    def is_band(request: Request) -> bool:
        return "/pagefind/en-group-0/" in request.url and start not in request.url

    with open_page() as page:
        release = hold(page, f"**/pagefind/{entry['wasm']['en']}.js")
        with page.expect_request(is_band):
            page.goto(f"{address}?q=drone", wait_until="commit")
        expect(page.locator("#results > li")).to_have_count(0)
        release()
        expect(page.locator("#count")).to_have_text("6 works for “drone”")


def test_what_was_drawn_early_is_sound_for_axe_and_offers_no_next_page(
    open_page: OpenPage, address: str
) -> None:
    with open_page() as page:
        hold(page)
        page.goto(f"{address}?q=drone")
        expect(page.locator("#count")).to_have_text(re.compile("other languages"))
        expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
        expect(page.locator("#more")).to_be_hidden()
        assert Axe().run(page).violations_count == 0


def test_a_word_that_another_language_has_as_written_is_not_answered_by_one_like_it(
    open_page: OpenPage, address: str
) -> None:
    with open_page() as page:
        release = hold(page)
        page.goto(f"{address}?q=gardenia")
        page.wait_for_timeout(500)
        expect(page.locator("#results > li")).to_have_count(0)
        release()
        expect(page.locator("#count")).to_have_text("1 work for “gardenia”")
        assert page.locator("#results .name").inner_text() == "Gardien"


def test_an_order_that_was_asked_for_waits_for_every_language(
    open_page: OpenPage, address: str
) -> None:
    with open_page() as page:
        release = hold(page)
        page.goto(f"{address}?q=drone&sort=newest", wait_until="commit")
        page.wait_for_timeout(500)
        expect(page.locator("#results > li")).to_have_count(0)
        release()
        expect(page.locator("#results > li")).to_have_count(6)
        settled(page)
        assert languages(page) == ["en", "fr", "en", "en", "en", "fr"]
        expect(page.locator("#notes")).to_be_hidden()


def test_without_words_the_newest_of_all_languages_come_first(
    open_page: OpenPage, address: str
) -> None:
    with open_page() as page:
        page.goto(f"{address}?from=2019")
        expect(page.locator("#count")).to_have_text("6 works")
        settled(page)
        assert languages(page) == ["en", "fr", "en", "en", "fa", "ar"]
        expect(page.locator("#notes")).to_be_hidden()


def test_a_language_without_a_words_letters_is_not_loaded(
    open_page: OpenPage, address: str, folder: Path
) -> None:
    entry = search_site.read_entry(
        {"pagefind/entry.js": (folder / "pagefind/entry.js").read_bytes()}
    )
    with open_page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}?q=کتابدار")
        expect(page.locator("#count")).to_have_text("1 work for “کتابدار”")
        assert any("/pagefind/fa-" in url for url in asked)
        assert not [url for url in asked if "/pagefind/fr-" in url or entry["wasm"]["fr"] in url]
