"""Headless Chromium, a server on the loopback, and a page that tells what it asked for."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

expect.set_options(timeout=30_000)  # ms: a machine may have much else to do (5,000 was too few)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start a browser with flags: the one named by PRESSMARK_CHROMIUM, or found on the PATH."""
    given = os.environ.get("PRESSMARK_CHROMIUM")
    path = given or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.fail("No Chromium or Chrome was found: install one, or set PRESSMARK_CHROMIUM.")
    with sync_playwright() as playwright:
        start = playwright.chromium.launch
        yield lambda *flags: start(executable_path=path, args=["--no-sandbox", *flags])


@pytest.fixture(scope="session")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One browser for all tests."""
    browser = launch()
    yield browser
    browser.close()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """A context manager that serves a folder and gives its address without a final slash."""
    return _serving


def _note_failure(errors: list[str], request: Request) -> None:
    # What a page had still to load when the reader went on is no failure of the page.
    if request.failure != "net::ERR_ABORTED":
        errors.append(f"failed: {request.url}")


@contextmanager
def _watched(browser: Browser, **options: object) -> Iterator[Page]:
    """A page in a context of its own; at the end it must have been quiet and kept to its host."""
    context = browser.new_context(**options)
    page = context.new_page()
    hosts: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("requestfailed", partial(_note_failure, errors))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    # Chromium reports a violation of the content security policy as an error on the console.
    yield page
    context.close()
    hosts.discard("")
    assert not errors, errors
    assert len(hosts) <= 1, f"asked more than one host: {sorted(hosts)}"


@pytest.fixture
def open_page(chromium: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """A context manager that opens a watched page; it takes Playwright's context options."""
    return partial(_watched, chromium)
