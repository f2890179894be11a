"""Measures the search page in Chromium, as a reader has it: from a question to rows on the page.

    python benchmarks/search.py [--articles 10000] [--site DIR] [--rounds 5]
                                [--throttle 1] [--no-worker] [--place http|folder]

The archive is `corpus`'s, built with Pressmark, or a site that was built before. Questions are put
on http and from a folder: a first one by opening the page with it, in a window that stands open and
has nothing in its cache; later ones on that page; and one letter by letter. Words are common,
middling and rare. What is loaded is counted in a round of its own: to be told of it costs time.

Given are medians over the rounds, and the least: wall time until the first rows stand; for how long
of it the page's thread or its worker waited for a processor that other work had (a quiet machine
takes less than what remains); wall time until all is there; the renderer's processor time; and for
how long the page's own thread was held at most.

`--throttle` is Chromium's, which slows the page's thread alone; with `--no-worker` the engine runs
there too, so that all is slowed.
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
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import corpus
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FIRST: tuple[str, ...] = ("gugu", "dilaco", "خبر", "")
LATER: tuple[tuple[str, dict[str, Any]], ...] = (
    ("codi", {}),
    ("mesolbo", {}),
    ("codi tenra", {}),
    ("codi", {"outlet": ["Outlet 01", "Outlet 02"], "sort": "newest"}),
    ("codi", {"from": "2015", "to": "2016-06", "sort": "oldest"}),
    ('"ba co"', {}),
    ("خبر", {}),
    ("tenraqqq", {}),
    ("", {"sort": "newest"}),
)
TYPED = "dilaco"
SETTLED = 800
"""Milliseconds between a window's opening and the first question in it."""
PLACES = ("http", "folder")

WATCH = """
const seen = window.seen = { from: 0, first: 0, whole: 0, held: 0 };
let begin, begun, settle, settled, last = performance.now();
window.put = (address, held = 0) => {
  Object.assign(seen, { from: performance.now(), first: 0, whole: 0, held, address });
  begun = new Promise((resolve) => { begin = resolve; });
  settled = new Promise((resolve) => { settle = resolve; });
};
window.shown = () => begun;
window.told = async () => {
  await settled;
  const { from, first, whole, held } = seen, said = document.getElementById("count").textContent;
  return [said, (first || whole) - from, whole - from, held];
};
put();
seen.from = 0;
addEventListener("DOMContentLoaded", () => {
  const results = document.getElementById("results");
  new MutationObserver((all) => {
    const now = performance.now();
    if (seen.address && seen.address !== location.search) return;
    for (const { type, addedNodes } of all) {
      if (type === "childList" && addedNodes.length && !seen.first) {
        seen.first = now;
        begin();
      }
      if (type === "attributes" && !results.hasAttribute("aria-busy")) {
        seen.whole = now;
        begin();
        settle();
      }
    }
  }).observe(results, { childList: true, attributes: true, attributeFilter: ["aria-busy"] });
});
const watch = () => {
  const now = performance.now();
  seen.held = Math.max(seen.held, now - last);
  last = now;
  setTimeout(watch);
};
watch();
"""


ASK = """(address) => {
  put();
  history.replaceState(null, "", address);
  onpopstate();
}"""


@dataclass
class Row:
    """What one question took, in each round."""

    said: str = ""
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    files: int = 0
    early: int = 0
    """Bytes until the first rows stood."""
    size: int = 0


@dataclass
class Watch:
    """What a page loads, as the browser counts it."""

    files: int = 0
    size: int = 0
    session: Any = field(default=None, repr=False)

    def attach(self, page: Page, throttle: float, *, counts: bool) -> None:
        """Slow the processor of `page`, and begin to count what it loads."""
        self.session = page.context.new_cdp_session(page)
        if counts:
            self.session.send("Network.enable")
            self.session.on("Network.loadingFinished", self._loaded)
        if throttle > 1:
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})

    def _loaded(self, event: dict[str, Any]) -> None:
        self.files += 1
        self.size += int(event["encodedDataLength"])


class Thread(NamedTuple):
    """What a thread of a renderer has had until now, in milliseconds."""

    busy: float
    """Processor time."""
    waited: float
    """Time in which it could have run, and other work ran instead."""
    own: bool
    """Whether it is the page's own thread, or its worker's."""


def threads() -> dict[str, Thread]:
    """Return the threads of all renderers below this process, by their numbers.

    Linux has it in /proc/PID/task/TID/schedstat, in nanoseconds.
    """
    found = {}
    for process in _renderers():
        for thread in Path(f"/proc/{process}/task").glob("*"):
            try:
                ran, delayed, _ = map(int, (thread / "schedstat").read_text().split())
                own = thread.name == process or "Dedicated" in (thread / "comm").read_text()
            except OSError:
                continue
            found[thread.name] = Thread(ran / 1e6, delayed / 1e6, own)
    return found


def since(before: dict[str, Thread]) -> tuple[float, float]:
    """Return the processor time of all threads, and for how long the one waited that did most."""
    nothing = Thread(0, 0, own=True)
    spent = [
        Thread(now.busy - then.busy, now.waited - then.waited, now.own)
        for name, now in threads().items()
        for then in [before.get(name, nothing)]
    ]
    return sum(each.busy for each in spent), max(each.waited for each in spent if each.own)


def _renderers() -> Iterator[str]:
    parents: dict[int, int] = {}
    found: list[int] = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parents[int(folder.name)] = int(_fields(folder)[1])
            if "--type=renderer" in (folder / "cmdline").read_text():
                found.append(int(folder.name))
        except OSError:
            continue
    for process in found:
        if os.getpid() in _above(process, parents):
            yield str(process)


def _fields(folder: Path) -> list[str]:
    return (folder / "stat").read_text().rpartition(")")[2].split()


def _above(process: int, parents: dict[int, int]) -> Iterator[int]:
    while process in parents:
        process = parents[process]
        yield process


@dataclass
class Bench:
    """A site in one place, and what was measured there."""

    browser: Browser
    base: str
    throttle: float
    worker: bool
    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    counts: bool = False

    def round(self, *, counts: bool) -> None:
        """Put every question once, to count what is loaded or to measure how long it takes."""
        self.counts = counts
        for word in FIRST:
            page, watch = self._page()
            before = threads()
            page.goto(f"{self.base}/search.html?{urlencode({'q': word})}", wait_until="commit")
            self._note(f"first: {word or '(all)'}", page, watch, before)
            if word != FIRST[0]:
                page.context.close()
                continue
            self._later(page, watch)
            page.context.close()
        page, watch = self._page()
        page.goto(f"{self.base}/search.html")
        page.evaluate("told()")
        page.wait_for_timeout(500)
        before = threads()
        watch.files = watch.size = 0
        page.evaluate("put()")
        page.locator("#q").press_sequentially(TYPED[:-1], delay=80)
        # From the last letter on; the page waits for a pause before it asks.
        page.evaluate(f"put('?q={TYPED}', seen.held)")
        page.locator("#q").press(TYPED[-1])
        self._note(f"typed, letter by letter: {TYPED}", page, watch, before)
        page.context.close()

    def _page(self) -> tuple[Page, Watch]:
        page = self.browser.new_context().new_page()
        page.add_init_script(WATCH)
        if not self.worker:
            page.add_init_script("delete window.Worker")
        watch = Watch()
        watch.attach(page, self.throttle, counts=self.counts)
        # A new window has work of its own, of which a reader's has none.
        page.wait_for_timeout(SETTLED)
        return page, watch

    def _later(self, page: Page, watch: Watch) -> None:
        for again in ("later", "again"):
            for text, others in LATER:
                page.wait_for_timeout(100)
                watch.files = watch.size = 0
                before = threads()
                fields = {"q": text, **others}
                page.evaluate(ASK, "?" + urlencode(fields, doseq=True))
                said = " ".join(
                    (text or "(all)", *sorted(others.keys() - {"sort"}), others.get("sort", ""))
                )
                self._note(f"{again}: {said}", page, watch, before)

    def _note(self, name: str, page: Page, watch: Watch, before: dict[str, Thread]) -> None:
        page.evaluate("shown()")
        _, waited = since(before)
        early = watch.size
        said, first, whole, held = page.evaluate("told()")
        busy, _ = since(before)
        page.wait_for_timeout(50)
        row = self.rows[name]
        if self.counts:
            row.said, row.files, row.early, row.size = said, watch.files, early, watch.size
            return
        for values, value in (
            (row.first, first), (row.whole, whole), (row.held, held),
            (row.busy, busy), (row.waited, waited),
        ):  # fmt: skip
            values.append(value)

    def show(self) -> None:
        """Print what was measured."""
        print(
            "question | found | first rows ms (least) | waited | whole | busy | held (least) | "
            "files | kB at first rows | kB"
        )
        middle = statistics.median
        for name, row in self.rows.items():
            if name.startswith("again"):
                continue
            waited, whole, busy = map(middle, (row.waited, row.whole, row.busy))
            first, held = (
                f"{middle(each):.0f} ({min(each):.0f})" for each in (row.first, row.held)
            )
            print(
                f"{name} | {row.said} | {first} | {waited:.0f} | {whole:.0f} | {busy:.0f} | "
                f"{held} | {row.files} | {row.early / 1000:.0f} | {row.size / 1000:.0f}"
            )
        for kind in ("later", "again"):
            rows = [row for name, row in self.rows.items() if name.startswith(kind)]
            print(f"median, {kind}: {middle(middle(row.first) for row in rows):.0f} ms")


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else the second half of an answer waits 40 ms for the first to be acknowledged.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def measure(site: Path, throttle: float, rounds: int, worker: bool, wanted: Container[str]) -> None:
    """Print a table for each place."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        places = {"http": f"http://127.0.0.1:{server.server_port}", "folder": site.as_uri()}
        benches = {
            name: Bench(browser, base, throttle, worker)
            for name, base in places.items()
            if name in wanted
        }
        loads = []
        for number in range(rounds + 1):
            for bench in benches.values():
                loads.append(os.getloadavg()[0])
                bench.round(counts=number == 0)
        for name, bench in benches.items():
            print(
                f"\n{name}; processor slowed {throttle:g} times; "
                f"{'a worker' if worker else 'no worker'}; {rounds} rounds; "
                f"load {min(loads):.1f} to {max(loads):.1f}"
            )
            bench.show()
        browser.close()
    server.shutdown()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--throttle", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-worker", action="store_true", help="run the engine on the page")
    parser.add_argument("--place", choices=PLACES, help="measure there alone")
    parser.add_argument("--site", type=Path, help="a site that was built before")
    given = parser.parse_args()
    places = {given.place} if given.place else PLACES
    how = given.throttle, given.rounds, not given.no_worker, places
    if given.site:
        measure(given.site.resolve(), *how)
        return
    sys.path.insert(0, str(ROOT / "plugins"))
    from pressmark.site.build import build

    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        corpus.write(archive, given.articles)
        begun = time.perf_counter()
        build(archive)
        print(f"{given.articles} articles built in {time.perf_counter() - begun:.1f} s")
        measure(archive / "output", *how)


if __name__ == "__main__":
    main()
