"""A passage that a reader selects is cited: its words, its paragraph, a reference, a link to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import archives
from archives import source, write_archive
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OPEN = "harbour-post-2021-07-06-passages"
FAR = "\n\n".join(f"Line {number} of a long report says little." for number in range(40))
BODY = (
    'The mayor said "nobody was hurt" -- and left. The town waits.\n\n'
    "- The town waits, *well-known* for it.[^1]\n- It was grey & cold.\n\n"
    f"{FAR}\n\nOnly the last paragraph speaks of herons, 5-6 of them, near the quay of the old "
    "harbour where no ship has come in for years and years.\n\n[^1]: A note.\n"
)
PERSIAN = "harbour-post-2021-07-07-persian"
PERSIAN_BODY = "شهر در انتظار است. هیچ‌کس آسیب ندید.\n\nرودخانه آرام بود و مردم به خانه رفتند.\n"
CHINESE = "harbour-post-2021-07-09-chinese"
CHINESE_BODY = "城市在等待答复。河边的居民已经回家了，没有人受伤。\n"
CLOSED = "harbour-post-2021-07-08-closed"

SELECT = """([from, start, to, end]) => {
  const node = (id) => { const found = document.querySelector(id);
    return [...found.childNodes].filter((n) => n.nodeType === 3)[0]; };
  getSelection().setBaseAndExtent(node(from), start, node(to), end);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("quote")
    sources = (
        source(OPEN, BODY, title="What the mayor said", authors=["Ada Marsh"]),
        source(PERSIAN, PERSIAN_BODY, title="شهر در انتظار", language="fa"),
        source(CHINESE, CHINESE_BODY, title="城市在等待", language="zh-Hans"),
        source(CLOSED, "Withheld words.\n", private=True, title="Closed", rights_statement="InC"),
    )
    write_archive(root, *sources)
    build(root)
    return root / "output"


@pytest.fixture
def read(
    open_page: Callable[..., AbstractContextManager[Page]],
    serve: Callable[[Path], AbstractContextManager[str]],
    site: Path,
) -> Iterator[Callable[..., AbstractContextManager[Page]]]:
    with serve(site) as address:
        yield partial(open_page, base_url=f"{address}/articles/")


def select(page: Page, *ends: object) -> None:
    page.evaluate(SELECT, list(ends))
    expect(page.locator("#quote > button").first).to_be_visible()


def copied(page: Page) -> tuple[str, str]:
    """Press the button; return what lies on the clipboard as plain and as rich text."""
    page.locator("#quote > button").first.click()
    expect(page.locator("#quote [role=status]")).to_have_text(
        page.locator("#quote").get_attribute("data-copied") or ""
    )
    forms: Any = page.evaluate(
        "navigator.clipboard.read().then(([item]) => Promise.all(['text/plain', 'text/html']"
        ".map((type) => item.getType(type).then((blob) => blob.text()))))"
    )
    return forms[0], forms[1]


CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def test_a_passage_is_cited_with_its_words_as_written(
    read: Callable[..., AbstractContextManager[Page]],
) -> None:
    with read(**CLIPBOARD) as page:
        page.goto(f"{OPEN}.html")
        expect(page.locator("#quote > button").first).to_be_hidden()
        select(page, "#p1", 4, "#p1", 41)
        plain, rich = copied(page)
    quotation, reference, link = plain.split("\n\n")
    assert quotation == 'mayor said "nobody was hurt" -- and le'
    assert reference.startswith("Marsh, A. (2021, July 6). What the mayor said.")
    mark, address = link.rsplit(" ", 1)
    assert mark == "¶ 1"
    assert address.startswith(f"{archives.URL}/articles/{OPEN}.html#p1:~:text=")
    assert "— and left" in unquote(address)
    assert "<blockquote" in rich
    assert "<i>Harbour Post</i>" in rich
    assert f'href="{address.replace("&", "&amp;")}"' in rich


def test_words_under_a_dragged_mouse_are_offered_and_cited(
    read: Callable[..., AbstractContextManager[Page]],
) -> None:
    with read(viewport={"width": 1000, "height": 700}, **CLIPBOARD) as page:
        page.goto(f"{OPEN}.html")
        box = page.locator("#p1").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 2, box["y"] + 12)
        page.mouse.down()
        page.mouse.move(box["x"] + 160, box["y"] + 12, steps=8)
        page.mouse.up()
        expect(page.locator("#quote > button").first).to_be_visible()
        quotation = copied(page)[0].split("\n\n")[0]
    assert 'The mayor said "nobody'.startswith(quotation[:14])
    assert len(quotation) > 10


@pytest.mark.slow
def test_a_passage_is_chosen_and_cited_without_a_mouse(
    launch: Callable[..., Browser],
    serve: Callable[[Path], AbstractContextManager[str]],
    site: Path,
) -> None:
    """With the browser's own caret (F7), as those read who use the keyboard alone."""
    with serve(site) as address:
        browser = launch("--enable-caret-browsing")
        page = browser.new_context(**CLIPBOARD).new_page()
        page.goto(f"{address}/articles/{OPEN}.html")
        page.locator("#p1 > .pn").focus()
        for key in ("ArrowRight", *["Control+Shift+ArrowRight"] * 3):
            page.keyboard.press(key)
        button = page.locator("#quote > button").first
        expect(button).to_be_visible()
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#quote blockquote")).to_be_visible()
        said = page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Escape")
        expect(button).to_be_hidden()
        browser.close()
    assert "mayor said" in said
    assert "¶ 1" in said


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        pytest.param(OPEN, ("#p1", 46, "#p1", 60), marks=pytest.mark.slow),
        (OPEN, ("#p44", 42, "#p44", 45)),
        pytest.param(OPEN, ("#p2", 0, "#p3", 10), marks=pytest.mark.slow),
        pytest.param(OPEN, ("#p44", 0, "#p44", 30), marks=pytest.mark.slow),
        pytest.param(OPEN, ("#p44", 5, "#p44", 130), marks=pytest.mark.slow),
        pytest.param(OPEN, ("#p43", 7, "#p44", 20), marks=pytest.mark.slow),
        pytest.param(PERSIAN, ("#p1", 5, "#p2", 12), marks=pytest.mark.slow),
        pytest.param(PERSIAN, ("#p1", 20, "#p1", 27), marks=pytest.mark.slow),
        pytest.param(CHINESE, ("#p1", 3, "#p1", 6), marks=pytest.mark.slow),
    ],
)
def test_the_link_leads_a_browser_to_the_words(
    read: Callable[..., AbstractContextManager[Page]], name: str, ends: tuple[str, int, str, int]
) -> None:
    with read(viewport={"width": 600, "height": 300}, **CLIPBOARD) as page:
        page.goto(f"{name}.html")
        select(page, *ends)
        fragment = copied(page)[0].split("#")[-1]
        assert fragment.startswith(f"{ends[0][1:]}:~:text=")
        page.goto("about:blank")
        # Without the id nothing but the words can move the page.
        page.goto(f"{name}.html#{fragment.removeprefix(ends[0][1:])}")
        page.wait_for_function("scrollY > 0")
        first = page.locator(ends[0]).bounding_box()
        assert first is not None
        assert first["y"] < 300
        assert first["y"] + first["height"] > 0


@pytest.mark.slow
def test_a_browser_without_text_fragments_is_led_to_the_paragraph(
    read: Callable[..., AbstractContextManager[Page]],
) -> None:
    with read() as page:
        # A browser that knows them hides from scripts what a fragment says of words.
        page.route(
            "**/pressmark.js",
            lambda route: route.fulfill(
                body=route.fetch().text().replace("location.hash", "'#p44:~:text=herons'", 1),
                content_type="text/javascript",
            ),
        )
        page.goto(f"{OPEN}.html")
        page.wait_for_url("**/*#p44")
        expect(page.locator("#p44")).to_be_in_viewport()


def test_a_passage_is_cited_by_keyboard_and_the_bar_goes_again(
    read: Callable[..., AbstractContextManager[Page]],
) -> None:
    with read(viewport={"width": 320, "height": 600}, color_scheme="dark", **CLIPBOARD) as page:
        page.goto(f"{PERSIAN}.html")
        select(page, "#p1", 0, "#p1", 12)
        status, button = page.locator("#quote [role=status]"), page.locator("#quote > button").first
        expect(status).to_have_text(page.locator("#quote").get_attribute("data-offer") or "")
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#quote blockquote")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert Axe().run(page).violations_count == 0
        page.keyboard.press("Escape")
        expect(button).to_be_hidden()
        expect(status).to_have_text("")


@pytest.mark.slow
def test_a_selection_of_the_whole_page_is_cut_to_the_text(
    read: Callable[..., AbstractContextManager[Page]],
) -> None:
    with read(**CLIPBOARD) as page:
        page.goto(f"{OPEN}.html")
        page.evaluate("getSelection().selectAllChildren(document.body)")
        plain, _ = copied(page)
    assert plain.startswith('The mayor said "nobody was hurt"')
    assert "¶ 1–44" in plain
    assert "It was grey & cold.\n\nLine 0" in plain


@pytest.mark.slow
@pytest.mark.parametrize(("name", "words"), [(OPEN, ".kicker"), (CLOSED, "h1")])
def test_nothing_is_offered_for_words_that_are_not_the_text(
    read: Callable[..., AbstractContextManager[Page]], name: str, words: str
) -> None:
    with read() as page:
        page.goto(f"{name}.html")
        page.evaluate(
            "(words) => getSelection().selectAllChildren(document.querySelector(words))", words
        )
        page.wait_for_timeout(300)
        assert page.locator("#quote > button:visible").count() == 0


def test_a_page_without_its_text_and_one_without_script_offer_no_quotation(
    read: Callable[..., AbstractContextManager[Page]], site: Path
) -> None:
    described = (site / "articles" / f"{CLOSED}.html").read_text("utf-8")
    assert "quote.js" not in described
    assert 'id="quote"' not in described
    with read(java_script_enabled=False) as page:
        page.goto(f"{OPEN}.html")
        expect(page.locator("#quote")).to_be_hidden()
