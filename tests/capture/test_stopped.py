"""Adding that is stopped: what is written is whole, nothing is half there, and it says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from pressmark.commands.files import ensure_ignored, write_file

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

MANY = 400


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(MANY):
        words = " ".join(f"word{number}{at}" for at in range(20))
        (folder / f"{number:04}.txt").write_text(f"Report {number}\n\nIt said {words}.\n", "utf-8")
    return folder


def start(texts: Path, stdout: int) -> subprocess.Popen[str]:
    command = [
        sys.executable, "-m", "pressmark", "add", str(texts), "--archive",
        str(texts.parent / "archive"), "--outlet", "Gazette", "--language", "en",
        "--license", "InC", "--date", "2021",
    ]  # fmt: skip
    (texts.parent / "archive" / "content").mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        command, stdout=stdout, stderr=subprocess.PIPE, text=True, env=environment
    )


def records(texts: Path) -> list[Path]:
    return list((texts.parent / "archive" / "content" / "articles").rglob("*.md"))


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whoever_stops_it_nothing_half_written_is_left_and_it_says_what_came_in(
    texts: Path, kind: signal.Signals
) -> None:
    process = start(texts, subprocess.DEVNULL)
    until = time.monotonic() + 60
    while len(records(texts)) < 20 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(kind)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + kind
    assert "Stopped before the end" in said
    assert 20 <= len(records(texts)) < MANY
    archive = texts.parent / "archive"
    left = {path.name for path in archive.rglob(".*") if path.is_file()}
    assert left == {".gitignore"}


def test_where_nobody_reads_the_answers_it_says_that_not_all_came_in(texts: Path) -> None:
    process = start(texts, subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Stopped before the end" in said
    assert len(records(texts)) < MANY


def test_a_full_disk_names_the_file_that_could_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left") as error:
        write_file(tmp_path / "a.md", b"text")
    assert error.value.filename == str(tmp_path / "a.md")
    assert list(tmp_path.iterdir()) == []


def test_git_is_told_of_what_a_build_that_was_killed_leaves(tmp_path: Path) -> None:
    ensure_ignored(tmp_path)
    assert "/.output*" in (tmp_path / ".gitignore").read_text("utf-8").splitlines()


def test_a_gitignore_in_another_encoding_is_kept(tmp_path: Path) -> None:
    path = tmp_path / ".gitignore"
    path.write_bytes("/Größe/\n".encode("latin-1"))
    assert ensure_ignored(tmp_path)
    assert path.read_bytes().startswith("/Größe/\n".encode("latin-1"))
