"""What a person sees who adds articles at a terminal: bars, answers, questions."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import capture_files as files
import pressmark

WIDTH = 90
_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Seat:
    """A terminal with the command running in it."""

    def __init__(self, *arguments: str) -> None:
        here, there = pty.openpty()
        self._terminal = here
        self.seen = ""
        self._command = subprocess.Popen(
            [sys.executable, "-m", "pressmark", "add", *arguments],
            stdin=there,
            stdout=there,
            stderr=there,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(pressmark.__file__).parents[1]),
                "COLUMNS": str(WIDTH),
                "TERM": "xterm",
            },
            start_new_session=True,
        )
        os.close(there)

    def wait_for(self, text: str = "") -> str:
        """Read until a text is shown, or the command has ended; return all that was shown."""
        while not text or text not in self.seen:
            try:
                data = os.read(self._terminal, 65_536)
            except OSError:
                break
            if not data:
                break
            self.seen += data.decode("utf-8", "replace")
        # What is drawn over a line that was erased is a line of its own.
        return _SIGNS.sub("", self.seen.replace("\x1b[2K", "\n"))

    def type(self, line: str) -> None:
        os.write(self._terminal, f"{line}\n".encode())

    def interrupt(self) -> int:
        os.killpg(self._command.pid, signal.SIGINT)
        return self.end()

    def end(self) -> int:
        self.wait_for()
        os.close(self._terminal)
        return self._command.wait(timeout=60)


def write(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"Harbour {number} opens\n\n{files.text_of(f'harbour {number}')}"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")


def test_answers_stand_in_lines_of_their_own_above_the_bar(tmp_path: Path) -> None:
    write(tmp_path / "in", 6)
    seat = Seat(str(tmp_path / "in"), "--archive", str(tmp_path / "archive"), "--outlet", "O")
    shown = seat.wait_for()
    assert seat.end() == 0
    assert "━" in shown
    assert "6 added." in shown.splitlines()
    answers = [line for line in shown.splitlines() if "added  " in line]
    assert len(answers) == 6
    assert all(line.startswith("added  ") for line in answers)
    assert not any("━" in line and "note:" in line for line in shown.splitlines())
    assert max(len(line) for line in shown.splitlines()) <= WIDTH


def test_a_question_shows_the_text_it_is_about_and_offers_the_last_answer(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(files.text_of(name), "utf-8")
    seat = Seat(str(folder), "--archive", str(tmp_path / "archive"), "--review")
    assert files.prose("a")[0][:40] in seat.wait_for("or s [s]: ")
    for answer in ("Harbour opens", "Example News"):
        seat.type(answer)
        seat.seen = ""
        seat.wait_for("or s [s]: ")
    seat.type("Bridge opens")
    seat.seen = ""
    assert "1) Example News  (your last answer)" in seat.wait_for("or s [s]: ")
    seat.type("1")
    assert "2 added." in seat.wait_for()
    assert seat.end() == 0


def test_a_run_that_is_interrupted_ends_at_once_and_the_next_one_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "in", 90)
    arguments = (str(tmp_path / "in"), "--archive", str(tmp_path / "archive"), "--outlet", "O")
    seat = Seat(*arguments)
    seat.wait_for("harbour-10")
    started = time.monotonic()
    assert seat.interrupt() == 130
    assert time.monotonic() - started < 30
    held = len(list((tmp_path / "archive" / "content" / "articles").rglob("*.md")))
    assert 10 <= held < 90
    assert not list((tmp_path / "archive").rglob(".*.md.*"))
    shown = (again := Seat(*arguments)).wait_for()
    assert again.end() == 0
    assert f"{90 - held} added, {held} unchanged." in shown
