"""What the search page makes of its results: narrowed, grouped, pointed to, taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import search_site
from factories import make_settings, make_work
from pressmark import exports
from pressmark.record import Withdrawal
from pressmark.settings import Edition, ExtraField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

    OpenPage = Callable[..., AbstractContextManager[Page]]
    Serve = Callable[[Path], AbstractContextManager[str]]

pytestmark = pytest.mark.browser

EVENT = "The zeppelin of May"
FRAME = ExtraField(name="frame", label="Frame", filter=True)
CODER = ExtraField(name="coder", label="Coded by")


def settings(edition: Edition = Edition.PUBLIC) -> ArchiveSettings:
    return make_settings(extra=(FRAME, CODER), edition=edition)


def more(settings: ArchiveSettings) -> list[Work]:
    """Works on one event, one in Chinese, one whose title is a formula, one taken down."""
    long = "\n\n".join(f"The zeppelin turned for the {number}th time." for number in range(18))
    festival = make_work(
        settings=settings,
        title="A zeppelin over the town",
        outlet="Harbour Post",
        issued="2016-05-03",
        event=EVENT,
        body=long,
        extra=[("frame", "festival"), ("coder", "AB")],
    )
    described = make_work(
        settings=settings,
        title="The airship came in May",
        outlet="Le Quai",
        issued="2016-05-04",
        event=EVENT,
        rights_statement="InC",
        summary="A zeppelin was seen above the town.",
        body=search_site.WITHHELD,
        extra=[("frame", "conflict")],
        source_url="https://quai.example/airship",
    )
    chinese = make_work(
        settings=settings,
        title="花园上空的无人机",
        outlet="Le Quai",
        language="zh",
        issued="2018",
        body="一架无人机飞过花园。\n\n图书管理员什么也不知道。",
    )
    formula = make_work(
        settings=settings,
        title='=HYPERLINK("https://bad.example")',
        outlet="Le Quai",
        issued="2015-08-09",
        body="A cell of a spreadsheet.",
    )
    gone = make_work(
        settings=settings,
        title="A zeppelin story taken down",
        outlet="Le Quai",
        issued="2014-02",
        withdrawn=Withdrawal(date=formula.record.issued.earliest, reason="Asked for."),
    )
    return [festival, described, chinese, formula, gone]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    search_site.write(folder, settings(), more(settings()))
    with serve(folder) as host:
        yield f"{host}/search.html"


@pytest.fixture
def page(open_page: OpenPage, address: str) -> Iterator[Page]:
    with open_page() as page:
        page.goto(address)
        expect(page.locator("#count")).to_have_text("35 works")
        yield page


def search(page: Page, words: str, count: str = "") -> None:
    page.goto(f"{page.url.split('?')[0]}?{words}")
    expect(page.locator("#count")).to_have_text(re.compile(count or "work"))
    page.locator("#results:not([aria-busy])").wait_for(state="attached")  # rows come after it


def values(page: Page, facet: str) -> dict[str, str]:
    """What a facet offers, each value with its count."""
    labels = page.locator(f"[data-facet='{facet}'] label:has([type=checkbox])").all()
    return {
        label.locator("bdi").inner_text(): label.locator("> span").inner_text() for label in labels
    }


# --- narrowing ----------------------------------------------------------------------------------


def test_the_keepers_own_column_is_a_filter_where_the_settings_say_so(page: Page) -> None:
    assert values(page, "extra.frame") == {"conflict": "1", "festival": "1"}
    assert page.locator("[data-facet='extra.coder']").count() == 0
    page.get_by_label("festival").check()
    expect(page.locator("#count")).to_have_text("1 work")
    assert "extra.frame=festival" in page.url
    assert values(page, "extra.frame") == {"conflict": "1", "festival": "1"}
    assert page.locator("#chips button").inner_text().startswith("Frame: festival")


def test_many_years_are_offered_as_decades_and_few_as_years(page: Page) -> None:
    assert values(page, "year") == {"2020s": "4", "2010s": "10", "2000s": "10", "1990s": "10"}
    page.get_by_label("2020s").check()
    expect(page.locator("#count")).to_have_text("4 works")
    page.get_by_label("1990s").check()
    expect(page.locator("#count")).to_have_text("14 works")
    search(page, "from=2014&to=2018", "5 works")
    assert values(page, "year") == {"2018": "1", "2016": "2", "2015": "1", "2014": "1"}
    page.get_by_label("2018").check()
    expect(page.locator("#count")).to_have_text("1 work")
    assert values(page, "year")["2016"] == "2", "what choosing it as well would give"


def test_the_values_beyond_the_first_eight_are_there_when_asked_for(page: Page) -> None:
    search(page, "from=1990&to=2001", "12 works")
    assert len(values(page, "year")) == 8
    page.locator("[data-facet=year]").get_by_text("Show all").click()
    page.locator("[data-facet=year] label:has([type=checkbox])").nth(11).wait_for()
    assert list(values(page, "year")) == [str(year) for year in range(2001, 1989, -1)]
    page.get_by_label("1991").check()
    expect(page.locator("#count")).to_have_text("1 work")
    expect(page.get_by_label("1991")).to_be_focused()


def test_a_range_may_begin_and_end_with_a_month(page: Page) -> None:
    page.get_by_label("From").fill("2014-03")
    page.get_by_label("From").press("Tab")
    page.get_by_label("To", exact=True).fill("2016 / 5")
    page.get_by_label("To", exact=True).press("Tab")
    expect(page.locator("#count")).to_have_text("3 works")
    expect(page.get_by_label("To", exact=True)).to_have_value("2016-05")
    assert page.locator("#chips bdi").all_inner_texts() == ["from March 2014", "to May 2016"]
    page.get_by_label("To", exact=True).fill("۲۰۱۶-۰۴")
    page.get_by_label("To", exact=True).press("Tab")
    expect(page.locator("#count")).to_have_text("1 work")


@pytest.mark.slow
def test_a_work_of_which_only_the_year_is_known_is_in_no_part_of_it(page: Page) -> None:
    search(page, "q=花园&from=2018&to=2018", "1 work")
    search(page, "q=花园&from=2018-02", "No work")


def test_a_filter_and_an_order_hold_over_two_languages(page: Page) -> None:
    search(page, "outlet=Karaneh&sort=oldest", "2 works")
    assert page.locator("#results .name").all_inner_texts() == [
        "طائرة فوق الحديقة",
        "پهپاد بر فراز باغ",
    ]


def test_chinese_is_found_by_its_words(page: Page) -> None:
    search(page, "q=图书", "1 work")
    assert page.locator(".found .at").inner_text() == "¶ 2"
    assert "图书" in "".join(page.locator(".found mark").all_inner_texts())


@pytest.mark.slow
def test_an_order_that_does_not_exist_is_the_first_one(page: Page) -> None:
    search(page, "sort=colour")
    expect(page.locator("#sort")).to_have_value("")


# --- what a result says -------------------------------------------------------------------------


def test_every_paragraph_that_matches_is_named_and_can_be_gone_to(page: Page) -> None:
    search(page, "q=zeppelin+turned", "1 work")
    marks = page.locator("#results .at")
    assert marks.count() == 3 + 12
    assert page.locator("#results p.quiet").inner_text().endswith("¶ 15 and 3 more paragraphs.")
    marks.nth(14).click()
    expect(page).to_have_url(re.compile(r"#p15$"))
    assert page.locator("#p15:target").count() == 1


def test_works_on_one_event_stand_together(page: Page) -> None:
    search(page, "q=zeppelin", "3 works")
    assert page.locator("#results > li").count() == 2
    group = page.locator("#results details.same")
    assert group.locator("summary").inner_text() == f"1 more work on the same event: {EVENT}"
    assert not group.locator("ol.works > li").is_visible()
    group.locator("summary").click()
    assert group.locator("ol.works > li").is_visible()
    group.get_by_role("link", name="This event alone").click()
    expect(page.locator("#count")).to_have_text("2 works for “zeppelin”")
    assert page.locator("#chips button").inner_text().startswith(f"Event: {EVENT}")
    assert page.locator("#results > li").count() == 2


def test_an_order_that_was_asked_for_is_kept_and_the_event_is_named(page: Page) -> None:
    search(page, "q=zeppelin&sort=oldest", "3 works")
    assert page.locator("#results > li .name").all_inner_texts() == [
        "A zeppelin story taken down",
        "A zeppelin over the town",
        "The airship came in May",
    ]
    link = page.get_by_role("link", name=f"1 more work on the same event: {EVENT}").first
    link.click()
    expect(page.locator("#count")).to_have_text("2 works for “zeppelin”")


def test_a_described_work_says_where_its_text_is(page: Page) -> None:
    search(page, "q=airship", "1 work")
    link = page.get_by_role("link", name="Read it at Le Quai")
    assert link.get_attribute("href") == "https://quai.example/airship"
    search(page, "q=zeppelin+turned", "1 work")
    assert page.get_by_role("link", name="Read it at").count() == 0


def test_the_page_says_what_was_searched(page: Page) -> None:
    assert page.locator("#scope").inner_text() == (
        "Searched: 32 full texts, and 3 descriptions (title, outlet, author, topics, summary) "
        "whose texts are not published here."
    )


@pytest.mark.slow
def test_the_reading_room_finds_the_withheld_texts(
    open_page: OpenPage, serve: Serve, tmp_path: Path
) -> None:
    room = settings(Edition.READING_ROOM)
    search_site.write(tmp_path, room, more(room))
    with serve(tmp_path) as host, open_page() as page:
        page.goto(f"{host}/search.html?q=Heronsecret")
        expect(page.locator("#count")).to_have_text("2 works for “Heronsecret”")
        assert page.locator(".found .at").first.inner_text() == "¶ 1"


# --- what can be taken away ---------------------------------------------------------------------


def saved(page: Page, name: str) -> tuple[str, str]:
    """The file's name and text that a button of the list gives."""
    if page.locator("#take[open]").count() == 0:
        page.locator("#take > summary").click()
    with page.expect_download() as download:
        page.locator("#take").get_by_role("button", name=name, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_text("utf-8")


def known(kind: str, *titles: str) -> list[str]:
    """The parts of the works with these titles, in this order."""
    works = {
        work.record.title: work for work in (*search_site.works(settings()), *more(settings()))
    }
    parts = [exports.parts(works[title], settings()) for title in titles]
    return [each[kind] for each in parts if kind in each]


ZEPPELINS = ("A zeppelin story taken down", "A zeppelin over the town", "The airship came in May")


def test_a_list_is_saved_as_a_table_whose_cells_are_no_formulas(page: Page) -> None:
    search(page, "outlet=Le+Quai&sort=oldest", "3 works")
    name, text = saved(page, "CSV")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert name == "works.csv"
    assert [row["title"] for row in rows] == [
        '\'=HYPERLINK("https://bad.example")',
        "The airship came in May",
        "花园上空的无人机",
    ]
    assert [row["access"] for row in rows] == ["full", "record", "full"]
    assert "Heronsecret" not in text
    expect(page.locator("#taken")).to_have_text("3 works are in works.csv.")


@pytest.mark.parametrize(
    ("kind", "name", "between"),
    [
        ("bib", "BibLaTeX", "\n"),
        pytest.param("ris", "RIS", "", marks=pytest.mark.slow),
        pytest.param("csv", "CSV", "", marks=pytest.mark.slow),
    ],
)
def test_a_list_says_to_the_byte_what_the_archives_files_say(
    page: Page, kind: str, name: str, between: str
) -> None:
    search(page, "q=zeppelin&sort=oldest", "3 works")
    file, text = saved(page, name)
    assert file == f"zeppelin.{kind}"
    head = exports.CSV_HEADER if kind == "csv" else ""
    assert text.replace("\r\n", "\n") == (head + between.join(known(kind, *ZEPPELINS))).replace(
        "\r\n", "\n"
    )


def test_a_list_of_references_leaves_out_what_was_withdrawn(page: Page) -> None:
    search(page, "q=zeppelin&sort=oldest", "3 works")
    name, text = saved(page, "CSL JSON")
    items = json.loads(text)
    assert name == "zeppelin.csl.json"
    assert [item["title"] for item in items] == list(ZEPPELINS[1:])
    assert json.loads(f"[{','.join(known('csl.json', *ZEPPELINS))}]") == items
    expect(page.locator("#taken")).to_have_text("2 works are in zeppelin.csl.json.")


def test_the_whole_archive_is_saved_in_the_order_of_all_languages(page: Page) -> None:
    search(page, "sort=newest", "35 works")
    _, text = saved(page, "CSL JSON")
    dates = [
        item.get("issued", {"date-parts": [[0]]})["date-parts"][0] for item in json.loads(text)
    ]
    assert len(dates) == 34
    assert dates == sorted(dates, reverse=True)
    search(page, "q=dromedary", "No work")
    expect(page.locator("#take")).to_be_hidden()


# --- with the keyboard, and in every state ------------------------------------------------------


def test_slash_leads_to_the_field_and_down_to_the_first_result(page: Page) -> None:
    page.get_by_label("Full text").focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("zeppelin / turned")
    expect(page.locator("#q")).to_have_value("zeppelin / turned")
    expect(page.locator("#count")).to_have_text(re.compile("1 work"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a.name").first).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_be_focused()


def test_slash_can_be_turned_off(page: Page) -> None:
    page.locator(".settings > summary").click()
    page.get_by_label("Off").check()
    page.keyboard.press("/")
    expect(page.locator("#q")).not_to_be_focused()
    page.reload()
    page.locator("body").press("/")
    expect(page.locator("#q")).not_to_be_focused()


STATES = {
    "empty": "",
    "results, filters, chips": "?q=drone&outlet=Harbour+Post&outlet=Tidewater+Gazette&from=2020-02",
    "an event, no excerpts": "?q=zeppelin",
    "nothing found": "?q=embassy+dromedary&event=none",
    "nothing with these filters": "?from=1800&to=1801",
    "not as written": "?q=gardenia",
}


@pytest.fixture(scope="module")
def address_in(
    tmp_path_factory: pytest.TempPathFactory, serve: Serve, address: str
) -> Iterator[Callable[[str], str]]:
    """The address of the search page in a language."""
    made = {"en": address}
    with ExitStack() as servers:

        def address_in(language: str) -> str:
            if language not in made:
                folder = tmp_path_factory.mktemp(language)
                search_site.write(folder, make_settings(language=language), more(settings()))
                made[language] = f"{servers.enter_context(serve(folder))}/search.html"
            return made[language]

        yield address_in


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [
        (1280, "light", "en"),
        (320, "dark", "fa"),
        pytest.param(320, "dark", "en", marks=pytest.mark.slow),
        pytest.param(1280, "dark", "en", marks=pytest.mark.slow),
        pytest.param(320, "light", "en", marks=pytest.mark.slow),
        pytest.param(1280, "dark", "ar", marks=pytest.mark.slow),
        pytest.param(320, "light", "ar", marks=pytest.mark.slow),
        pytest.param(1280, "light", "fa", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage,
    address_in: Callable[[str], str],
    width: int,
    scheme: str,
    language: str,
) -> None:
    found = {}
    with open_page(color_scheme=scheme, viewport={"width": width, "height": 900}) as page:

        def look(state: str) -> None:
            results = Axe().run(page)
            if results.violations_count:
                found[state] = results.generate_report()
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[f"{state}: width"] = wide

        for state, query in STATES.items():
            page.goto(address_in(language) + query)
            page.locator("#results:not([aria-busy])").wait_for(state="attached")
            # Everything that can be opened is open.
            page.evaluate(
                "document.querySelectorAll('details').forEach((each) => each.open = true)"
            )
            look(state)
        page.goto(address_in(language) + "?q=drone&sort=oldest")
        page.locator("#results:not([aria-busy])").wait_for(state="attached")
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = false)")
        look("everything closed")
        page.locator("#q").fill("")
        page.locator("#q").press_sequentially("zep", delay=10)
        look("typing")
        page.route("**/search.html", scriptless)
        page.goto(address_in(language))
        assert page.locator("main a[href='index.html#browse']").last.is_visible()
        look("without script")
    assert found == {}


def scriptless(route: Route) -> None:
    """Give a page as it stands where scripts are off: axe is a script itself."""
    whole = route.fetch().text()
    body = re.sub(r"<script\b.*?</script>", "", whole, flags=re.DOTALL)
    route.fulfill(body=re.sub("</?noscript>", "", body), content_type="text/html; charset=utf-8")


@pytest.mark.slow
def test_an_index_that_is_not_there_is_said_and_the_lists_offered(
    chromium: Browser, serve: Serve, tmp_path: Path
) -> None:
    search_site.write(tmp_path)
    for path in (tmp_path / "pagefind").rglob("*"):
        if path.is_file():
            path.unlink()
    with serve(tmp_path) as host:
        page = chromium.new_page()
        page.goto(f"{host}/search.html?q=drone")
        expect(page.locator("#count")).to_have_text(re.compile("could not be loaded"))
        assert page.get_by_role("link", name="Browse by year, outlet or topic").is_visible()
        assert Axe().run(page).violations_count == 0
        page.close()
