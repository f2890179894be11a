"""Every type of page, as a reader's browser shows it: at the archive's own address, by a route.

The browser asks `https://everything.example/news/…`, a prefix as on a project page, and gets the
files of the built site; nothing else is answered.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import archives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page, Route

    OpenPage = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

TYPES = {
    "front page": "index.html",
    "full text": f"articles/{archives.FULL}.html",
    "full text unchanged": f"articles/{archives.VERBATIM}.html",
    "description": f"articles/{archives.DESCRIBED}.html",
    "free but not held": f"articles/{archives.NOT_HELD}.html",
    "embargo": f"articles/{archives.EMBARGOED}.html",
    "words by permission": f"articles/{archives.PART_HELD}.html",
    "withdrawn": f"articles/{archives.WITHDRAWN}.html",
    "withdrawn with its title": f"articles/{archives.OPAQUE}.html",
    "pictures": f"articles/{archives.PICTURES}.html",
    "corrected": f"articles/{archives.CORRECTED}.html",
    "retracted": f"articles/{archives.RETRACTED}.html",
    "long title": f"articles/{archives.LONG_TITLE}.html",
    "markup in every field": f"articles/{archives.MARKUP_TITLE}.html",
    "Persian": f"articles/{archives.PERSIAN}.html",
    "Persian description": f"articles/{archives.PERSIAN_WITHHELD}.html",
    "Arabic": f"articles/{archives.ARABIC}.html",
    "Chinese text": "articles/le-quai-2021-07-25-yuan-jian.html",
    "outlet": "outlets/harbour-post.html",
    "outlet in another script": "outlets/karaneh.html",
    "outlets": "outlets.html",
    "author": "authors/ada-marsh.html",
    "authors": "authors.html",
    "topic": "topics/drones.html",
    "topics": "topics.html",
    "year": "years/2021.html",
    "years": "years.html",
    "month": "months/2021-07.html",
    "language": "languages/fa.html",
    "languages": "languages.html",
    "licence": "licenses/CC-BY-4.0.html",
    "rights statement": "licenses/InC.html",
    "licences": "licenses.html",
    "event": "events/the-fall-of-july-2021.html",
    "events": "events.html",
    "attribution": "attribution.html",
    "corrections": "corrections.html",
    "about": "about.html",
    "how to cite": "how-to-cite.html",
    "search": "search.html",
    "not found": "404.html",
}
CITATION = "#cite-apa-text"


@pytest.fixture(scope="module")
def site(everything: Path) -> Path:
    return everything / "output"


@pytest.fixture
def visit(open_page: OpenPage, site: Path) -> Callable[..., AbstractContextManager[Page]]:
    """Open a watched page that reads the site under its own address."""

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        path = site / unquote(parts.path).removeprefix("/news/")
        if f"{parts.scheme}://{parts.netloc}/news" != archives.URL or not path.is_file():
            route.abort()
            return
        route.fulfill(path=path)

    @contextmanager
    def visiting(path: str = "", **options: object) -> Iterator[Page]:
        with open_page(**options) as page:
            page.context.route("**/*", answer)
            if path:
                page.goto(f"{archives.URL}/{path}")
            yield page

    return visiting


def test_every_type_of_page_is_looked_at(site: Path) -> None:
    missing = [path for path in TYPES.values() if not (site / path).is_file()]
    assert missing == []
    folders = {path.parent.name for path in site.rglob("*.html")} - {"output"}
    assert folders == {path.split("/")[0] for path in TYPES.values() if "/" in path}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (320, "dark"), (1280, "dark"), (320, "light")]
)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    visit: Callable[..., AbstractContextManager[Page]], scheme: str, width: int
) -> None:
    found: dict[str, object] = {}
    with visit(color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for name, path in TYPES.items():
            page.goto(f"{archives.URL}/{path}")
            if name == "search":
                expect(page.locator("#count")).to_have_text(re.compile("work"))
            results = Axe().run(page)
            if results.violations_count:
                found[name] = [
                    (each["id"], [node["html"][:200] for node in each["nodes"]][:3])
                    for each in results.response["violations"]
                ]
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found[f"{name}: width"] = wide
    assert found == {}


def test_copying_a_citation_puts_it_on_the_clipboard(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    path = TYPES["full text"]
    with visit(path, permissions=["clipboard-read", "clipboard-write"]) as page:
        button = page.locator(f"[data-copy={CITATION[1:]}]")
        button.click()
        expect(button).to_have_text(re.compile("Copied"))
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(CITATION).inner_text().strip()
        assert "A drone falls near the river" in copied
        assert "Harbour Post" in copied
        rich = page.evaluate(
            "navigator.clipboard.read().then(([item]) => item.getType('text/html'))"
            ".then((blob) => blob.text())"
        )
        assert "<i>Harbour Post</i>" in rich


def test_copying_works_where_the_browser_has_no_clipboard_for_pages(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit() as page:
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "document.execCommand = (what) => {"
            "window.copied = [what, document.activeElement.value]; return true; };"
        )
        page.goto(f"{archives.URL}/{TYPES['full text']}")
        page.locator(f"[data-copy={CITATION[1:]}]").click()
        what, text = page.evaluate("window.copied")
        assert what == "copy"
        assert "A drone falls near the river" in text


def test_copying_an_attribution_gives_its_text(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    path = TYPES["full text"]
    with visit(path, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_text("Attribution to copy").first.click()
        page.get_by_role("tab", name="Markdown").first.click()
        button = page.locator("[data-copy=attribution-markdown-text]")
        button.click()
        expect(button).to_have_text(re.compile("Copied"))
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "](https://harbour.example/" in copied
        assert "https://creativecommons.org/licenses/by/4.0/" in copied
        assert "Harbour News Agency" in copied


def test_citation_tabs_are_walked_by_keyboard(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        tabs = page.locator("section[aria-labelledby=cite] [role=tab]")
        tabs.first.focus()
        expect(tabs.first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowRight")
        expect(tabs.nth(1)).to_be_focused()
        expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
        expect(page.locator("#cite-apa")).to_be_hidden()
        page.keyboard.press("End")
        expect(tabs.last).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(tabs.first).to_be_focused()


def test_first_tab_stop_leads_past_the_header(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        page.keyboard.press("Tab")
        expect(page.locator("a.skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_article_is_found_by_search_and_opened(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["front page"]) as page:
        page.locator("nav").get_by_role("link", name="Search").click()
        page.locator("#q").fill("baker")
        expect(page.locator("#results .name").first).to_have_text("A drone falls near the river")
        page.locator("#results .name").first.click()
        expect(page.locator("h1")).to_have_text("A drone falls near the river")
        assert page.url.startswith(f"{archives.URL}/{TYPES['full text']}")


def test_search_does_not_know_withheld_words(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit("search.html?q=zqincopyright") as page:
        expect(page.locator("#count")).to_have_text("No work holds these words")


def test_paragraph_numbers_are_links_to_themselves(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        page.get_by_role("link", name="Paragraph 2", exact=True).click()
        assert page.url.endswith("#p2")
        expect(page.locator("#p2")).to_be_in_viewport()


def test_print_shows_the_citations_and_the_address_but_no_buttons(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        page.emulate_media(media="print")
        for style in ("apa", "chicago", "mla"):
            expect(page.locator(f"#cite-{style}-text")).to_be_visible()
        expect(page.locator("#p1")).to_be_visible()
        assert page.locator("button:visible").count() == 0
        expect(page.locator("nav").first).to_be_hidden()


def test_paper_names_the_licences_address(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    """A link on paper leads nowhere, and the licences ask for their address."""
    printed = "each => getComputedStyle(each, '::after').content"
    for path, found in (
        (TYPES["full text"], ".attribution a[href*=creativecommons]:not(.badge)"),
        (TYPES["attribution"], ".side a.badge[href*=creativecommons]"),
    ):
        with visit(path) as page:
            page.emulate_media(media="print")
            link = page.locator(found).first
            address = link.get_attribute("href")
            assert address in link.evaluate(printed)
            page.emulate_media(media="screen")
            assert link.evaluate(printed) == "none"


def test_in_forced_colours_buttons_can_be_read_and_the_chosen_tab_seen(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    """Behind text stands the canvas there: text in its colour, as on paper, would vanish."""
    style = "(each, name) => getComputedStyle(each)[name]"
    with visit(TYPES["front page"], forced_colors="active") as page:
        canvas = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert page.locator(".seek button").evaluate(style, "color") != canvas
        page.goto(f"{archives.URL}/{TYPES['description']}")
        canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert page.locator("a.go").first.evaluate(style, "color") != canvas
        tabs = page.locator("section[aria-labelledby=cite] [role=tab]")
        chosen, other = (tabs.nth(at).evaluate(style, "borderBlockEndColor") for at in (0, 1))
        assert chosen != other


def test_in_forced_colours_the_page_in_the_menu_and_the_paragraph_in_question_are_seen(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    """A shadow and a tint are not drawn there."""
    style = "(each, name) => getComputedStyle(each)[name]"
    with visit(f"{TYPES['full text']}#p2", forced_colors="active") as page:
        assert page.locator("#p2").evaluate(style, "outlineStyle") == "solid"
        assert page.locator("#p1").evaluate(style, "outlineStyle") == "none"
        page.goto(f"{archives.URL}/{TYPES['outlets']}")
        chosen, other = (page.locator(".top nav a").nth(at) for at in (2, 3))
        assert chosen.evaluate(style, "textDecorationLine") == "underline"
        assert other.evaluate(style, "textDecorationLine") == "none"


def test_in_forced_colours_the_reading_rooms_warning_can_be_read(
    open_page: OpenPage, everything: Path
) -> None:
    page_of_text = everything / "output-reading-room" / TYPES["description"]
    style = "(each, name) => getComputedStyle(each)[name]"
    with open_page(forced_colors="active") as page:
        page.goto(page_of_text.as_uri())
        canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert page.locator(".room").evaluate(style, "color") != canvas


def test_what_opens_over_the_page_closes_with_escape_and_when_the_focus_leaves(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        box, summary = page.locator(".settings > div"), page.locator(".settings > summary")
        summary.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#size-standard")).to_be_focused()
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(summary).to_be_focused()
        page.keyboard.press("Enter")
        expect(box).to_be_visible()
        for _ in range(4):
            page.keyboard.press("Tab")
        expect(page.locator(".kicker a")).to_be_focused()
        expect(box).to_be_hidden()
        summary.click()
        page.locator("label", has=page.locator("#scheme-dark")).click()
        expect(box).to_be_visible()
        page.locator("h1").click()
        expect(box).to_be_hidden()


def test_a_table_scrolls_only_where_it_must_and_is_whole_on_paper(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    beyond = "each => each.scrollWidth - each.clientWidth"
    with visit(TYPES["full text"], viewport={"width": 1280, "height": 900}) as page:
        table = page.locator(".text .scroll")
        assert table.evaluate(beyond) == 0
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 420, "height": 900})
        assert table.evaluate(beyond) == 0
        assert table.evaluate("each => getComputedStyle(each).overflowX") == "visible"


def test_footnotes_and_tables_have_names(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"]) as page:
        expect(page.get_by_role("link", name="Back to the text")).to_have_count(1)
        expect(page.get_by_role("region", name="Table")).to_have_count(1)


def test_print_in_dark_is_black_on_white(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"], color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        colour = page.evaluate("getComputedStyle(document.querySelector('#p1')).color")
        red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
        assert max(red, green, blue) < 100, colour


def test_without_script_the_article_is_whole(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"], java_script_enabled=False) as page:
        for shown in ("#p1", "#cite-apa-text", "#cite-bibtex-text", "h1", "#provenance"):
            expect(page.locator(shown)).to_be_visible()
        assert page.locator("button:visible").count() == 0, "a button that does nothing"


def test_right_to_left_page_runs_from_the_right(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["Persian"], viewport={"width": 1280, "height": 900}) as page:
        paragraph = page.locator("#p1")
        assert paragraph.evaluate("e => getComputedStyle(e).direction") == "rtl"
        number, text = paragraph.locator(".pn").bounding_box(), paragraph.bounding_box()
        assert number is not None
        assert text is not None
        assert number["x"] > text["x"] + text["width"] / 2, "the number stands at the text's start"


def test_an_english_name_on_a_persian_page_has_the_faces_of_an_english_one(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    """What `:lang(fa)` says of faces is inherited by all that stands inside."""
    face = "each => getComputedStyle(each).fontFamily"
    with visit(TYPES["full text"]) as page:
        english = page.locator(".turn bdi").first.evaluate(face)
        licence = page.locator(".attribution a[rel=license]").evaluate(face)
        page.goto(f"{archives.URL}/{TYPES['Persian']}")
        assert page.locator("h1").evaluate(face) != english
        assert page.locator(".turn bdi[lang=en]").first.evaluate(face) == english
        assert page.locator(".attribution bdi[lang=en]").first.evaluate(face) == licence


def test_old_address_leads_on_to_the_work(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(f"articles/{archives.ALIAS}.html") as page:
        page.wait_for_url(f"{archives.URL}/articles/{archives.CORRECTED}.html")


def test_pages_work_from_a_folder(open_page: OpenPage, site: Path) -> None:
    with open_page() as page:
        page.goto((site / "index.html").as_uri())
        page.locator("nav").get_by_role("link", name="Outlets").click()
        page.get_by_role("link", name="Harbour Post").first.click()
        page.get_by_role("link", name="A drone falls near the river").first.click()
        expect(page.locator("#p1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "styles apply"


def test_chosen_colours_are_kept_from_page_to_page(
    visit: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visit(TYPES["full text"], color_scheme="light") as page:
        ground = (
            "['html', 'body'].map(name => "
            "getComputedStyle(document.querySelector(name)).backgroundColor).join()"
        )
        light = page.evaluate(ground)
        page.locator(".settings summary").click()
        page.locator("label", has=page.locator("#scheme-dark")).click()
        assert page.evaluate(ground) != light
        dark = page.evaluate(ground)
        page.goto(f"{archives.URL}/{TYPES['description']}")
        assert page.evaluate(ground) == dark
