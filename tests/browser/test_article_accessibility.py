"""An article's page in a browser: what axe, a narrow screen and a keyboard make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from rendering import states, write_samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN = "document.querySelectorAll('.forms').forEach((each) => { each.open = true })"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def samples(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    with serve(folder) as address:
        yield f"{address}/articles"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
@pytest.mark.parametrize("state", [*states(), "page"])
def test_axe_finds_nothing(chromium: Browser, samples: str, state: str, scheme: str) -> None:
    # axe is put into the page as a script, which the page's own policy rightly refuses.
    page = chromium.new_page(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page.goto(f"{samples}/{state}.html")
    page.evaluate(OPEN)
    found = Axe().run(page, options=RULES).response["violations"]
    page.close()
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("state", ["full", "status", "persian", "part"])
def test_nothing_scrolls_sideways_at_320_pixels(
    chromium: Browser, samples: str, state: str
) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{samples}/{state}.html")
    page.evaluate(OPEN)
    width = page.evaluate(WIDTH)
    page.close()
    assert width == 320


def test_the_pages_policy_is_kept_and_no_other_host_is_asked(
    chromium: Browser, samples: str
) -> None:
    page = chromium.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{samples}/full.html")
    page.close()
    host = samples.rpartition("/")[0]
    assert said == []
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


def test_a_citation_is_copied_from_its_tab(chromium: Browser, samples: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{samples}/full.html")
    page.get_by_role("tab", name="APA").press("ArrowRight")
    panel = page.get_by_role("tabpanel", name="MLA")
    panel.get_by_role("button", name="Copy MLA").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied == "mla: The Tidewater Gazette. https://gazette.example/2024/old-papers"


def test_without_script_every_citation_is_shown(chromium: Browser, samples: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{samples}/full.html")
    shown = [page.locator(f"#cite-{name}").is_visible() for name in ("apa", "mla", "biblatex")]
    context.close()
    assert shown == [True, True, True]
