"""A web archive of any size needs little memory, and a stopped run of it goes on."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import capture_files as files
from pressmark import cli

MEGABYTES = int(os.environ.get("PRESSMARK_LARGE_WARC_MB", "256"))
LIMIT_MB = 300

ADD = """
import json, sys, time
from datetime import date
from pathlib import Path
from pressmark.commands.add import add
from pressmark.settings import ArchiveSettings

started = time.monotonic()
outcomes = {}
for addition in add(Path(sys.argv[2]), [Path(sys.argv[1])], defaults={"outlet": "Example News"},
                    settings=ArchiveSettings(name="Test"), read=date(2026, 11, 21)):
    outcomes[str(addition.outcome)] = outcomes.get(str(addition.outcome), 0) + 1
# Not ru_maxrss: a process inherits that of the one that started it (getrusage(2), "Notes").
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps({"outcomes": outcomes, "peak": peak, "seconds": time.monotonic() - started}))
"""


def write_warc(path: Path, megabytes: int) -> int:
    """Write pages of 100 kB and films of 20 MB, and return how many pages there are."""
    noise = "".join(f"<li><a href='/{n}'>Link {n}</a></li>" for n in range(150))
    noise += f"<script>{'var state = 1; ' * 6000}</script>"
    film = os.urandom(20_000_000)
    pages = 0
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)

        def write(address: str, kind: str, data: bytes) -> None:
            http = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    address, "response", payload=io.BytesIO(data), http_headers=http
                )
            )

        while file.tell() < megabytes * 1_000_000:
            for _ in range(20):
                pages += 1
                page = files.page(f"town{pages}").replace("Contact us", f"<ul>{noise}</ul>")
                write(f"https://news.example/{pages}", "text/html", page.encode())
            write(f"https://news.example/{pages}.mp4", "video/mp4", film)
    return pages


def add_apart(warc: Path, archive: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", ADD, str(warc), str(archive)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])},
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def show(text: str) -> None:
    """Say what was measured, where `-s` lets it through."""
    sys.stdout.write(f"{text}\n")


@pytest.mark.slow
def test_a_large_web_archive_needs_less_than_300_mb_of_memory(tmp_path: Path) -> None:
    warc = tmp_path / "large.warc"
    pages = write_warc(warc, MEGABYTES)
    first = add_apart(warc, tmp_path / "archive")
    show(f"{warc.stat().st_size / 1e6:.0f} MB, {pages} pages: {first}")
    assert first["outcomes"] == {"added": pages}
    assert float(str(first["peak"])) < LIMIT_MB
    again = add_apart(warc, tmp_path / "archive")
    show(f"again: {again}")
    assert again["outcomes"] == {"unchanged": pages}
    assert float(str(again["peak"])) < LIMIT_MB
