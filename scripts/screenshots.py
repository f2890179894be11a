"""Takes the README's pictures from the built site: `make screenshots`.

The system's own Chromium opens the pages from a server on the loopback, in light colours, without
motion. The same site, browser and fonts give the same picture. PRESSMARK_CHROMIUM names a browser
that is not on the PATH.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SITE = ROOT / "output"
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH = 1280
LARGEST = 150_000
"""Bytes: a README should open at once."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of the site, the picture's name, and the height that is kept of it in pixels."""

    page: str
    picture: str
    height: int


SHOTS = (
    Shot("index.html", "home.png", 824),
    Shot(
        "articles/pressmark-notes-2026-11-21-what-cc-by-asks-of.html",
        "article.png",
        740,
    ),
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Leave the request out of the terminal."""


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Write one picture."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": shot.height},
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    answer = page.goto(f"{address}/{shot.page}", wait_until="networkidle")
    if answer is None or not answer.ok:
        sys.exit(f"{shot.page} is not in the site: name another page in {Path(__file__).name}.")
    page.evaluate("document.fonts.ready")
    path = IMAGES / shot.picture
    page.screenshot(path=path, animations="disabled", caret="hide")
    page.close()
    if path.stat().st_size > LARGEST:
        sys.exit(f"{shot.picture} is larger than {LARGEST} bytes: lower its height.")


def main() -> None:
    """Take all pictures."""
    given = os.environ.get("PRESSMARK_CHROMIUM")
    path = given or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        sys.exit("No Chromium or Chrome was found: install one, or set PRESSMARK_CHROMIUM.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    handler = partial(QuietHandler, directory=str(SITE))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for shot in SHOTS:
            take(browser, f"http://127.0.0.1:{server.server_port}", shot)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
