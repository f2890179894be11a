"""A site on this computer alone, which is built again and shown again on each change.

The page learns of a change through a script that the server answers late ("long polling"): the
site's Content Security Policy allows scripts of its own host and nothing else, and stays as it
is. The script is put into pages on their way out; no file of the site has it.
"""

from __future__ import annotations

import os
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watchfiles import Change

HOST = "127.0.0.1"
_OWN = "/-/pressmark/"
_PATIENCE = 25.0
"""Seconds after which a page is told to ask again."""
_PASSED_OVER = frozenset({"__pycache__", "node_modules", "output", "output-reading-room"})
_NAMES = frozenset({HOST, "localhost", "[::1]"})

_TAG = f'<script src="{_OWN}reload.js" defer></script>'
_SCRIPT = """(() => {
  const key = "pressmark-scroll " + location.pathname;
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (kept && !location.hash) scrollTo(0, Number(kept));
  const ask = () => {
    const script = document.createElement("script");
    script.src = "%swait.js?since=%d&" + Date.now();
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); setTimeout(ask, 1000); };
    document.head.append(script);
  };
  window.pressmarkChanged = () => {
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
  };
  window.pressmarkAgain = ask;
  addEventListener("load", () => setTimeout(ask, 50));
})();
"""


class Rounds:
    """Counts the builds, and lets requests wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @property
    def count(self) -> int:
        """How many builds there were."""
        return self._count

    def next(self) -> None:
        """Note that a build is done."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait_beyond(self, count: int, seconds: float) -> bool:
        """Wait until there were more than `count` builds; False if that takes too long."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count > count, seconds)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site's files; pages get the script that reloads them."""

    extensions_map = {  # noqa: RUF012  # the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
    }

    def __init__(self, *arguments: object, rounds: Rounds, directory: str) -> None:
        self._rounds = rounds
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Refuse another site's name that leads here (DNS rebinding): it must read nothing."""
        if not super().parse_request():
            return False
        if (self.headers.get("Host") or "").rsplit(":", 1)[0] in _NAMES:
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def do_GET(self) -> None:
        """Answer a request for a file, or one of the reloading script's."""
        address = urlsplit(self.path)
        if address.path == f"{_OWN}reload.js":
            self._answer(_SCRIPT % (_OWN, self._rounds.count), "text/javascript")
        elif address.path == f"{_OWN}wait.js":
            since = parse_qs(address.query).get("since", ["0"])[0]
            changed = self._rounds.wait_beyond(int(since) if since.isdecimal() else 0, _PATIENCE)
            name = "pressmarkChanged" if changed else "pressmarkAgain"
            self._answer(f"window.{name}();", "text/javascript")
        elif (page := self._page()) is not None:
            self._show(page)
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" or not path.exists():
            return path
        return None

    def _show(self, path: Path) -> None:
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        try:
            html = path.read_text("utf-8")
        except OSError:
            html = "<!doctype html><title>Not found</title><p>There is no such page."
        before, closing, after = html.rpartition("</body>")
        self._answer(f"{before}{_TAG}{closing}{after}", "text/html", status)

    def _answer(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Let no browser keep what the next build may change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Keep quiet: the keeper looks at the pages, not at requests."""


class Server(ThreadingHTTPServer):
    """The server, in a thread of its own. Raises OSError where the port is taken."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int, rounds: Rounds) -> None:
        super().__init__((HOST, port), partial(Handler, rounds=rounds, directory=str(folder)))
        self.rounds = rounds

    @property
    def address(self) -> str:
        """The site's address, without a final slash."""
        return f"http://{HOST}:{self.server_address[1]}"

    def start(self) -> None:
        """Begin to answer."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that went away before the answer."""


def changes(root: Path, stop: threading.Event | None = None) -> Iterator[set[str]]:
    """Yield the archive's changed files, some at a time, until `stop` is set.

    Paths are relative to `root`. What a build makes, and names that begin with a dot, are not
    looked at.
    """
    for found in watch(root, watch_filter=_watched(root), stop_event=stop, raise_interrupt=True):
        yield {os.path.relpath(path, root) for _, path in found}


def _watched(root: Path) -> Callable[[Change, str], bool]:
    def watched(_change: Change, path: str) -> bool:
        parts = Path(os.path.relpath(path, root)).parts
        return not any(part.startswith(".") or part in _PASSED_OVER for part in parts)

    return watched
