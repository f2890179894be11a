"""An address on the web, fetched politely; a server on this computer stands for it."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

import capture_files as files
from pressmark.capture.records import Addition, Outcome
from pressmark.commands import fetch as fetching
from pressmark.commands.add import add
from pressmark.commands.fetch import AGENT, Fetcher, FetchError
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 21)
PAGE = files.page("castle").encode()


@dataclass
class Answer:
    """What the server says: in turn, the last one for ever."""

    status: int = 200
    body: bytes = PAGE
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


@dataclass
class Server:
    url: str
    answers: dict[str, list[Answer]]
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def serving(**answers: list[Answer]) -> Iterator[Server]:
    """A server on the loopback: `robots` stands for /robots.txt, other names for /name."""
    server = Server("", {f"/{name}": given for name, given in answers.items()})
    server.answers["/robots.txt"] = answers.get("robots", [Answer(404, b"")])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            server.asked.append((path, self.headers.get("User-Agent", "")))
            given = server.answers.get(path, [Answer(404, b"")])
            answer = given.pop(0) if len(given) > 1 else given[0]
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value.replace("HOST", server.url))
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        server.url = f"http://127.0.0.1:{http.server_port}"
        yield server
        http.shutdown()


def fetcher(waits: list[float] | None = None) -> Fetcher:
    return Fetcher(TODAY, pause=0, sleep=(waits if waits is not None else []).append)


def fetch_fails(url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher().fetch(url)
    assert caught.value.remedy
    return caught.value


def add_url(root: Path, url: str) -> list[Addition]:
    return list(
        add(
            root,
            urls=[url],
            defaults={},
            settings=ArchiveSettings(name="Test"),
            read=TODAY,
            fetcher=fetcher(),
        )
    )


def test_an_address_becomes_a_record_with_the_day_on_which_it_was_fetched(tmp_path: Path) -> None:
    with serving(report=[Answer()]) as server:
        (addition,) = add_url(tmp_path, f"{server.url}/report?utm_source=x")
        (again,) = add_url(tmp_path, f"{server.url}/report")
    assert (addition.outcome, again.outcome) == (Outcome.ADDED, Outcome.UNCHANGED)
    (path,) = (tmp_path / "content" / "articles").rglob("*.md")
    text = path.read_text("utf-8")
    assert f"source_url: {server.url}/report\n" in text
    assert "retrieved: 2026-11-21\n" in text
    assert {agent for _, agent in server.asked} == {AGENT}


def test_a_page_that_robots_txt_closes_is_not_fetched() -> None:
    robots = [Answer(200, b"User-agent: *\nDisallow: /private/\n")]
    with serving(robots=robots, report=[Answer()]) as server:
        assert fetcher().fetch(f"{server.url}/report").data == PAGE
        error = fetch_fails(f"{server.url}/private/report")
        assert "/private/report" not in [path for path, _ in server.asked]
    assert "robots.txt" in error.message


def test_where_robots_txt_fails_nothing_is_fetched() -> None:
    with serving(robots=[Answer(500, b"")], report=[Answer()]) as server:
        assert "robots.txt" in fetch_fails(f"{server.url}/report").message
        assert "/report" not in [path for path, _ in server.asked]


def test_robots_txt_is_asked_once_for_a_site() -> None:
    with serving(a=[Answer()], b=[Answer()]) as server:
        one = fetcher()
        one.fetch(f"{server.url}/a")
        one.fetch(f"{server.url}/b")
        assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/b"]


def test_a_server_that_fails_once_is_asked_once_more_after_the_time_it_names() -> None:
    waits: list[float] = []
    busy = Answer(503, b"", {"Retry-After": "3"})
    with serving(report=[busy, Answer()]) as server:
        assert fetcher(waits).fetch(f"{server.url}/report").data == PAGE
    assert 3.0 in waits


def test_a_server_that_goes_on_failing_is_left_alone_after_one_retry() -> None:
    with serving(report=[Answer(503, b"")]) as server:
        assert "503" in fetch_fails(f"{server.url}/report").message
        assert [path for path, _ in server.asked].count("/report") == 2


def test_between_two_requests_to_a_host_there_is_a_pause() -> None:
    waits: list[float] = []
    with serving(a=[Answer()]) as server:
        Fetcher(TODAY, pause=30, sleep=waits.append).fetch(f"{server.url}/a")
    assert waits
    assert 25 < waits[0] <= 30


def test_the_address_that_counts_is_the_one_it_leads_to() -> None:
    moved = Answer(301, b"", {"Location": "HOST/new"})
    with serving(old=[moved], new=[Answer()]) as server:
        assert fetcher().fetch(f"{server.url}/old").url == f"{server.url}/new"


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://x.example/", "javascript:1"])
def test_an_address_that_leads_out_of_the_web_is_not_followed(target: str) -> None:
    with serving(old=[Answer(302, b"", {"Location": target})]) as server:
        assert "not http" in fetch_fails(f"{server.url}/old").message


def test_an_address_that_leads_in_a_circle_is_given_up() -> None:
    with serving(old=[Answer(302, b"", {"Location": "HOST/old"})]) as server:
        assert "more than 5 times" in fetch_fails(f"{server.url}/old").message


def test_a_page_that_is_not_there_is_a_problem_with_its_status(tmp_path: Path) -> None:
    with serving() as server:
        (addition,) = add_url(tmp_path, f"{server.url}/gone")
    assert addition.outcome is Outcome.REJECTED
    assert "404" in addition.problems[0].message
    assert addition.problems[0].path == f"{server.url}/gone"


def test_without_a_network_the_message_says_so() -> None:
    with serving() as server:
        address = server.url
    assert "no network" in fetch_fails(f"{address}/report").message
    assert "no such host" in fetch_fails("http://nowhere.invalid/").message


def test_a_page_that_is_too_long_is_refused_packed_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST_PAGE", 1_000_000)
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    bomb = gzip.compress(b"0" * 10_000_000)
    with serving(long=[Answer(200, b"0" * 1_000_001)], bomb=[Answer(200, bomb, packed)]) as server:
        assert "MB" in fetch_fails(f"{server.url}/long").message
        assert "MB" in fetch_fails(f"{server.url}/bomb").message


@pytest.mark.parametrize("url", ["http://user:word@x.example/", "http:///x", "https://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    fetch_fails(url)


def test_a_pdf_at_an_address_is_read_as_one(tmp_path: Path) -> None:
    pdf = Answer(
        200, files.pdf("Dam opens", files.prose("dam")), {"Content-Type": "application/pdf"}
    )
    with serving(paper=[pdf]) as server:
        (addition,) = list(
            add(
                tmp_path,
                urls=[f"{server.url}/paper"],
                defaults={"outlet": "News", "language": "en"},
                settings=ArchiveSettings(name="Test"),
                read=TODAY,
                fetcher=fetcher(),
            )
        )
    assert (addition.outcome, addition.title) == (Outcome.ADDED, "Dam opens")
