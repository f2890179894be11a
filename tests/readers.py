"""A reader at a browser, whichever it is: what the tests of the search do in all of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from marionette import Marionette

_PATIENCE = 30
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls an element by (W3C WebDriver, section 12.1)."""


class Reader(Protocol):
    """What a reader can do."""

    name: str

    def go(self, address: str) -> None:
        """Open an address."""

    def run(self, script: str, *given: object) -> Any:
        """Run the body of an async function on the page; its parameters are `arguments`."""

    def type(self, selector: str, text: str) -> None:
        """Type into a field that is empty."""

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds."""

    def back(self) -> None:
        """Go back one step."""

    def forward(self) -> None:
        """Go forward one step."""

    def save(self, selector: str) -> tuple[str, str]:
        """Click on what saves a file, and return the file's name and text."""


class InChromium:
    """A reader at Chromium, through Playwright."""

    name = "Chrome"

    def __init__(self, page: Page) -> None:
        self._page = page

    def go(self, address: str) -> None:
        self._page.goto(address)

    def run(self, script: str, *given: object) -> Any:
        whole = f"(given) => (async function () {{ {script} }}).apply(null, given)"
        return self._page.evaluate(whole, list(given))

    def type(self, selector: str, text: str) -> None:
        self._page.locator(selector).press_sequentially(text)

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def back(self) -> None:
        self._page.go_back()

    def forward(self) -> None:
        self._page.go_forward()

    def save(self, selector: str) -> tuple[str, str]:
        with self._page.expect_download() as download:
            self.click(selector)
        return download.value.suggested_filename, download.value.path().read_text("utf-8")


class InFirefox:
    """A reader at Firefox, through Marionette; what is saved comes into the folder `downloads`."""

    name = "Firefox"

    def __init__(self, session: Marionette, downloads: Path) -> None:
        self._session = session
        self._downloads = downloads

    def go(self, address: str) -> None:
        self._session.go(address)

    def run(self, script: str, *given: object) -> Any:
        return self._session.run(script, *given)

    def type(self, selector: str, text: str) -> None:
        self._session.ask("WebDriver:ElementSendKeys", id=self._found(selector), text=text)

    def click(self, selector: str) -> None:
        self._session.ask("WebDriver:ElementClick", id=self._found(selector))

    def back(self) -> None:
        self._session.ask("WebDriver:Back")

    def forward(self) -> None:
        self._session.ask("WebDriver:Forward")

    def save(self, selector: str) -> tuple[str, str]:
        for old in self._downloads.iterdir():
            old.unlink()
        self.click(selector)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = list(self._downloads.iterdir())
            if len(found) == 1 and found[0].suffix != ".part" and found[0].stat().st_size:
                return found[0].name, found[0].read_text("utf-8")
            time.sleep(0.1)
        raise AssertionError("nothing was saved")

    def _found(self, selector: str) -> str:
        found = self._session.ask("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[_ELEMENT])
