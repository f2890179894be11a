"""Measures the search in Chromium: the first question's time and bytes, and later questions' times.

    python benchmarks/search.py [--articles 10000] [--throttle 1] [--site DIR]

The archive is `corpus`'s, built with Pressmark, or a site that was built before. Each question is
put on http and from a folder, in a browser that has nothing in its cache; the words are drawn from
the index, so that they are common, middling and rare. The browser's processor time is given beside
the wall time: other work on the machine lengthens the one more than the other.
"""

from __future__ import annotations

import argparse
import functools
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
TICK = 1000 / os.sysconf("SC_CLK_TCK")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

LATER: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("codi", {}, ""),
    ("mesolbo", {}, ""),
    ("codi tenra", {}, ""),
    ("codi", {"outlet": ["Outlet 01", "Outlet 02"]}, "newest"),
    ("codi", {"from": "2015", "to": "2016-06"}, "oldest"),
    ('"ba co"', {}, ""),
    ("خبر", {}, ""),
    ("tenraqqq", {}, ""),
    ("", {}, "newest"),
)
FIRST: tuple[str, ...] = ("gugu", "dilaco", "خبر")

ASK = """async ([text, filters, sort]) => {
  const { folds } = JSON.parse(document.getElementById("search-data").textContent);
  window.query ??= pressmarkSearch(folds);
  let longest = 0, last = performance.now(), going = true;
  const watch = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setTimeout(watch);
  };
  setTimeout(watch);
  const begun = performance.now(), { total } = await query(text, filters, sort, 1);
  const took = performance.now() - begun;
  going = false;
  return [total, took, longest];
}"""


@dataclass
class Answer:
    """What one question took: milliseconds, of the page too, and what was loaded for it."""

    question: str
    total: int
    wall: float
    busy: float
    blocked: float
    requests: int
    size: int


@dataclass
class Watch:
    """What a page loads, as the browser counts it."""

    requests: int = 0
    size: int = 0
    session: Any = field(default=None, repr=False)

    def attach(self, page: Page, throttle: float) -> None:
        """Begin to count what `page` loads, and slow its processor."""
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._loaded)
        if throttle > 1:
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})

    def _loaded(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.size += int(event["encodedDataLength"])


def busy() -> float:
    """Milliseconds of processor time of all renderers below this process."""
    parents: dict[int, int] = {}
    times: dict[int, float] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if "--type=renderer" in (folder / "cmdline").read_text():
                times[int(folder.name)] = (int(fields[11]) + int(fields[12])) * TICK
            parents[int(folder.name)] = int(fields[1])
        except OSError:
            continue
    return sum(spent for process, spent in times.items() if os.getpid() in _above(process, parents))


def _above(process: int, parents: dict[int, int]) -> Iterator[int]:
    while process in parents:
        process = parents[process]
        yield process


def put(page: Page, watch: Watch, question: tuple[str, dict[str, Any], str]) -> Answer:
    watch.requests = watch.size = 0
    before = busy()
    total, wall, blocked = page.evaluate(ASK, list(question))
    spent = busy() - before
    page.wait_for_timeout(50)
    said = " ".join(filter(None, (question[0] or "(all)", *question[1], question[2])))
    return Answer(said, total, wall, spent, blocked, watch.requests, watch.size)


def opened(browser: Browser, base: str, throttle: float) -> tuple[Page, Watch]:
    """Open a search page in a browser without a cache, whose interface asks nothing of its own."""
    page = browser.new_context().new_page()
    page.route("**/static/js/search.js", lambda route: route.fulfill(body=""))
    page.add_init_script("window.onerror = () => true")
    watch = Watch()
    watch.attach(page, throttle)
    page.goto(f"{base}/search.html")
    page.wait_for_function("window.pressmarkSearch")
    return page, watch


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def measure(site: Path, throttle: float) -> None:
    """Print a table for http and one for the folder."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, base in (
            ("http", f"http://127.0.0.1:{server.server_port}"),
            ("folder", site.as_uri()),
        ):
            print(f"\n{name}, processor slowed {throttle:g} times")
            print("question | works | wall ms | busy ms | page held ms | requests | kB")
            for word in FIRST:
                page, watch = opened(browser, base, throttle)
                show("first", put(page, watch, (word, {}, "")))
                page.context.close()
            page, watch = opened(browser, base, throttle)
            put(page, watch, (FIRST[0], {}, ""))
            later = [put(page, watch, question) for question in LATER]
            for answer in later:
                show("later", answer)
            again = [put(page, watch, question) for question in LATER]
            print(
                f"medians: later {statistics.median(each.wall for each in later):.0f} ms, "
                f"asked again {statistics.median(each.wall for each in again):.0f} ms"
            )
            page.context.close()
        browser.close()
    server.shutdown()


def show(kind: str, answer: Answer) -> None:
    print(
        f"{kind} {answer.question} | {answer.total} | {answer.wall:.0f} | {answer.busy:.0f} | "
        f"{answer.blocked:.0f} | {answer.requests} | {answer.size / 1000:.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--throttle", type=float, default=1)
    parser.add_argument("--site", type=Path, help="a site that was built before")
    given = parser.parse_args()
    if given.site:
        measure(given.site.resolve(), given.throttle)
        return
    sys.path.insert(0, str(ROOT / "plugins"))
    from pressmark.site.build import build

    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        corpus.write(archive, given.articles)
        begun = time.perf_counter()
        build(archive)
        print(f"{given.articles} articles built in {time.perf_counter() - begun:.1f} s")
        measure(archive / "output", given.throttle)


if __name__ == "__main__":
    main()
