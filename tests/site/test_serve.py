"""The site on the keeper's computer: the reloading script goes out with pages and stays apart."""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from pressmark.commands.serve import Rounds, Server, changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<!doctype html><html><head><title>T</title></head><body><p>Text</p></body></html>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "site"
    (folder / "articles").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(PAGE.replace("Text", "Not here"), encoding="utf-8")
    (folder / "articles" / "a.md").write_text("# A", encoding="utf-8")
    running = Server(folder, 0, Rounds())
    running.start()
    yield running
    running.shutdown()
    running.server_close()


def get(
    server: Server, path: str, host: str = "", method: str = "GET"
) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection(*server.server_address[:2], timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_a_page_goes_out_with_the_script_and_its_file_stays_without(
    server: Server, tmp_path: Path
) -> None:
    status, headers, body = get(server, "/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert body.count('<script src="/-/pressmark/reload.js" defer></script></body>') == 1
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == PAGE


def test_other_files_go_out_as_they_are(server: Server) -> None:
    status, headers, body = get(server, "/articles/a.md")
    assert (status, body) == (200, "# A")
    assert headers["content-type"].startswith("text/markdown")


def test_a_missing_page_shows_the_sites_own_404(server: Server) -> None:
    status, _, body = get(server, "/articles/none.html")
    assert status == 404
    assert "Not here" in body


def test_a_page_that_waits_is_told_of_the_next_build(server: Server) -> None:
    told: list[str] = []
    waiting = threading.Thread(
        target=lambda: told.append(get(server, "/-/pressmark/wait.js?since=0")[2])
    )
    waiting.start()
    time.sleep(0.2)
    assert told == []
    server.rounds.next()
    waiting.join(5)
    assert told == ["window.pressmarkChanged();"]


def test_a_page_older_than_the_last_build_is_told_at_once(server: Server) -> None:
    server.rounds.next()
    assert "since=1" in get(server, "/-/pressmark/reload.js")[2]
    assert get(server, "/-/pressmark/wait.js?since=0")[2] == "window.pressmarkChanged();"


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "//etc/passwd"])
def test_nothing_outside_the_site_is_served(server: Server, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    status, _, body = get(server, path)
    assert status == 404
    assert "secret" not in body


def test_a_foreign_host_name_is_refused(server: Server) -> None:
    assert get(server, "/", host="evil.example")[0] == 421
    assert get(server, "/", host="evil.example", method="HEAD")[0] == 421
    assert get(server, "/", host=f"localhost:{server.server_address[1]}")[0] == 200


def test_a_change_of_the_content_is_seen_and_one_of_the_output_is_not(tmp_path: Path) -> None:
    for name in ("content", "output", ".pressmark"):
        (tmp_path / name).mkdir()
    stop = threading.Event()
    seen: list[set[str]] = []

    def look() -> None:
        seen.extend(changes(tmp_path, stop))

    watching = threading.Thread(target=look)
    watching.start()
    time.sleep(0.5)
    (tmp_path / "output" / "index.html").write_text("x", encoding="utf-8")
    (tmp_path / ".pressmark" / "x").write_text("x", encoding="utf-8")
    (tmp_path / "content" / "a.md").write_text("x", encoding="utf-8")
    deadline = time.monotonic() + 10
    while not seen and time.monotonic() < deadline:
        time.sleep(0.05)
    stop.set()
    watching.join(10)
    assert set().union(*seen) == {"content/a.md"}
