"""The search page, driven as a reader drives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import search_site
from factories import make_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    OpenPage = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

THEME_SCRIPTS = search_site.THEME / "static" / "js"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "repository"
    search_site.write(path)
    return path


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """The search page under a prefix, as on a project page."""
    with serve(folder.parent) as host:
        yield f"{host}/repository/search.html"


@pytest.fixture
def page(open_page: OpenPage, address: str) -> Iterator[Page]:
    with open_page() as page:
        page.goto(address)
        expect(page.locator("#count")).to_have_text("30 works")
        yield page


def count(page: Page, words: str) -> None:
    expect(page.locator("#count")).to_have_text(words)


def titles(page: Page) -> list[str]:
    page.locator("#results:not([aria-busy])").wait_for(state="attached")
    return page.locator("#results .name").all_inner_texts()


def facet(page: Page, name: str, value: str) -> str:
    """The count beside a facet's value."""
    label = page.locator(f"[data-facet={name}] label", has_text=value)
    return label.locator("> span").inner_text()


def test_typing_shows_results_without_a_click(page: Page) -> None:
    page.locator("#q").press_sequentially("embassy dro", delay=20)
    count(page, "2 works for “embassy dro”")
    assert titles(page) == ["A drone over the old embassy garden", "Rockets near the river"]


def test_a_trailing_blank_stays_in_the_field_while_one_types(page: Page) -> None:
    page.locator("#q").press_sequentially("drone ", delay=20)
    count(page, "3 works for “drone”")
    expect(page.locator("#q")).to_have_value("drone ")


def test_an_excerpt_marks_the_words_and_leads_to_its_paragraph(page: Page) -> None:
    page.locator("#q").fill("dusk")
    count(page, "1 work for “dusk”")
    assert page.locator(".found mark").all_inner_texts() == ["dusk"]
    assert page.locator(".found li").inner_text().startswith("¶ 5")
    page.locator(".found .at").click()
    expect(page).to_have_url(
        re.compile(r"/repository/articles/tidewater-gazette-2021-.*\.html#p5$")
    )


def test_a_result_says_when_where_and_under_what_it_was_published(page: Page) -> None:
    page.locator("#q").fill("greenhouse")
    count(page, "1 work for “greenhouse”")
    assert page.locator("#results time").inner_text() == "6 July 2021"
    facts = page.locator("#results .meta > span").all_inner_texts()
    assert facts == ["Tidewater Gazette", "Ada Marsh", "Full text", "CC BY 4.0"]


def test_a_text_that_may_not_be_excerpted_shows_only_where_it_matched(page: Page) -> None:
    page.locator("#q").fill("terns")
    count(page, "1 work for “terns”")
    assert page.locator("#results p.quiet").inner_text() == (
        "Found in ¶ 2 and ¶ 3. The licence asks that no excerpt be made."
    )
    assert page.locator("#results mark").count() == 0
    assert "frightened" not in page.locator("#results").inner_text()


def test_a_described_work_is_found_by_the_keepers_summary(page: Page) -> None:
    page.locator("#q").fill("stopped")
    count(page, "1 work for “stopped”")
    assert page.locator(".found .from").inner_text() == "From the keeper’s summary"
    assert "a drone was stopped near an embassy." in page.locator(".found .all").inner_text()


def test_several_values_of_one_facet_mean_either(page: Page) -> None:
    page.goto(page.url + "?q=drone")
    count(page, "3 works for “drone”")
    page.get_by_label("Harbour Post").check()
    count(page, "1 work for “drone”")
    assert facet(page, "outlet", "Tidewater Gazette") == "2", "what choosing it as well would give"
    page.get_by_label("Tidewater Gazette").check()
    count(page, "3 works for “drone”")


def test_values_of_two_facets_mean_both_and_counts_follow(page: Page) -> None:
    page.goto(page.url + "?q=drone")
    count(page, "3 works for “drone”")
    page.get_by_label("Full text").check()
    count(page, "2 works for “drone”")
    assert facet(page, "license", "CC BY 4.0") == "1"
    assert facet(page, "access", "Description only") == "1"
    page.get_by_label("CC BY-ND 4.0").check()
    count(page, "1 work for “drone”")


def test_a_checked_box_keeps_the_keyboards_focus(page: Page) -> None:
    page.get_by_label("Tidewater Gazette").focus()
    page.keyboard.press("Space")
    count(page, "2 works")
    expect(page.get_by_label("Tidewater Gazette")).to_be_focused()


def test_years_bound_the_results_and_leave_undated_works_out(page: Page) -> None:
    page.get_by_label("From").fill("2020")
    page.get_by_label("From").press("Tab")
    count(page, "4 works")
    page.get_by_label("To", exact=True).fill("2021")
    page.get_by_label("To", exact=True).press("Tab")
    count(page, "2 works")


def test_a_chip_takes_its_filter_away(page: Page) -> None:
    page.goto(page.url + "?q=drone&outlet=Harbour+Post&from=2020")
    count(page, "1 work for “drone”")
    page.locator("#chips button", has_text="Harbour Post").click()
    count(page, "3 works for “drone”")
    page.locator("#chips button", has_text="from 2020: remove").click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.get_by_label("From")).to_have_value("")


def test_dates_sort_over_all_languages_and_undated_works_stand_last(page: Page) -> None:
    page.get_by_label("Sort by").select_option("newest")
    expect(page).to_have_url(re.compile("sort=newest"))
    expect(page.locator("#results .name").first).to_have_text("Rockets near the river")
    assert titles(page)[:5] == [
        "Rockets near the river",
        "Who counts the birds",
        "A drone over the old embassy garden",
        "پهپاد بر فراز باغ",
        "طائرة فوق الحديقة",
    ]
    page.get_by_label("Sort by").select_option("oldest")
    expect(page.locator("#results .name").first).to_have_text("Harbour report 0")
    page.locator("#more").click()
    expect(page.locator("#results > li")).to_have_count(30)
    assert titles(page)[-1] == "<b>Tide</b> & time"


def test_more_results_are_added_and_focus_moves_to_the_first_of_them(page: Page) -> None:
    expect(page.locator("#results > li")).to_have_count(20)
    page.locator("#more").click()
    expect(page.locator("#results > li")).to_have_count(30)
    expect(page.locator("#results > li").nth(20).locator("a.name")).to_be_focused()
    expect(page.locator("#more")).to_be_hidden()
    assert "more=1" in page.url
    page.reload()
    expect(page.locator("#results > li")).to_have_count(30)


def test_the_whole_state_is_in_the_address_and_can_be_walked_back(page: Page) -> None:
    page.locator("#q").press_sequentially("drone", delay=20)
    count(page, "3 works for “drone”")
    page.get_by_label("Harbour Post").check()
    count(page, "1 work for “drone”")
    assert page.url.endswith("?q=drone&outlet=Harbour+Post") or "outlet=Harbour+Post" in page.url
    page.go_back()
    count(page, "3 works for “drone”")
    expect(page.locator("#q")).to_have_value("drone")
    page.go_back()
    count(page, "30 works")
    page.go_forward()
    page.go_forward()
    count(page, "1 work for “drone”")
    expect(page.get_by_label("Harbour Post")).to_be_checked()


def test_a_persian_text_is_found_by_arabic_letters_and_shown_in_its_own(page: Page) -> None:
    page.locator("#q").fill("كتابدار مي")
    count(page, "1 work for “كتابدار مي”")
    shown = page.locator(".found li > span").inner_text()
    assert shown == "کتابدار می‌گوید چیزی نمی‌داند."
    assert page.locator(".found li > span").get_attribute("lang") == "fa"
    for whole in ("می‌گوید", "میگوید", "گوید"):
        page.locator("#q").fill(whole)
        count(page, f"1 work for “{whole}”")


def test_an_arabic_text_is_found_by_persian_letters(page: Page) -> None:
    page.locator("#q").fill("الکاتب")
    count(page, "1 work for “الکاتب”")
    assert titles(page) == ["طائرة فوق الحديقة"]


def test_a_word_that_is_nowhere_says_so_and_counts_the_others(page: Page) -> None:
    page.locator("#q").fill("embassy dromedary")
    count(page, "No work holds these words")
    assert page.locator("#notes dt").all_inner_texts() == ["embassy", "dromedary"]
    assert page.locator("#notes dd").all_inner_texts() == [
        "2 works",
        "in no work, and no other form of it",
    ]


def test_a_word_found_in_another_form_says_what_is_shown_instead(page: Page) -> None:
    page.locator("#q").fill("gardenia")
    count(page, "1 work for “gardenia”")
    assert page.locator("#notes p").all_inner_texts() == [
        "“gardenia” was not found as it is written. Shown instead: “garden” and “gardener”."
    ]


def test_a_phrase_in_quotes_is_found_as_a_phrase(page: Page) -> None:
    page.locator("#q").fill('"second drone"')
    count(page, "1 work for “second drone”")
    page.locator("#q").fill('"drone second"')
    count(page, "No work holds these words")


def test_markup_in_a_record_stays_text(page: Page) -> None:
    page.locator("#q").fill("clocks")
    count(page, "1 work for “clocks”")
    assert titles(page) == ["<b>Tide</b> & time"]
    assert "The tide & clocks" in page.locator(".found").inner_text()


def test_a_query_that_is_markup_stays_text(page: Page) -> None:
    page.locator("#q").fill("<img src=x onerror=alert(1)>")
    count(page, "No work holds these words")
    assert page.locator("#app img").count() == 0


def test_withheld_words_are_not_found(page: Page) -> None:
    page.locator("#q").fill("Heronsecret")
    count(page, "No work holds these words")


def test_the_search_works_from_a_folder(open_page: OpenPage, folder: Path) -> None:
    with open_page() as page:
        page.goto((folder / "search.html").as_uri())
        page.locator("#q").fill("embassy")
        count(page, "2 works for “embassy”")
        page.locator("#take > summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="BibLaTeX").click()
        assert download.value.path().read_text("utf-8").count("@article{") == 2
        page.locator(".found .at").first.click()
        expect(page).to_have_url(re.compile(r"^file:.*/articles/.*\.html#p\d+$"))
        page.go_back()
        count(page, "2 works for “embassy”")


def test_without_script_the_page_offers_to_browse(open_page: OpenPage, address: str) -> None:
    with open_page(java_script_enabled=False) as page:
        page.goto(address)
        assert "Search needs JavaScript" in page.locator("main").inner_text()
        assert page.locator("main a[href='index.html#browse']").last.is_visible()
        expect(page.locator("#app")).to_be_hidden()


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_an_archive_in_another_language_has_its_words_and_numerals(
    open_page: OpenPage,
    serve: Callable[[Path], AbstractContextManager[str]],
    tmp_path: Path,
    language: str,
) -> None:
    search_site.write(tmp_path, make_settings(language=language))
    with serve(tmp_path) as host, open_page() as page:
        page.goto(f"{host}/search.html?q=drone")
        expect(page.locator("#count")).to_have_text(re.compile("[٣۳].*drone"))
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert Axe().run(page).violations_count == 0


def test_the_interface_is_small() -> None:
    assert (THEME_SCRIPTS / "search.js").stat().st_size < 15_000
