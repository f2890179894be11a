"""What becomes of the site when a build is killed: the last good one stands, the next is right."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import archives
from conftest import read_files
from pressmark.problems import ProblemsFoundError
from pressmark.site import output
from pressmark.site.build import build
from pressmark.site.output import UNCOVERED, files, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

BUILD = """
import pathlib, sys
from pressmark.problems import ProblemsFoundError
from pressmark.site.build import build
build(pathlib.Path(sys.argv[1]), site_url=sys.argv[2], jobs=2)
"""


def started(root: Path, address: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(root), address],
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(archives.REPOSITORY / "plugins")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def running(session: int) -> list[str]:
    """The processes that are left of a build, told by their session (proc(5), `stat`)."""
    left = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = stat.read_text().rpartition(")")
            state, _parent, _group, its_session, *_ = rest.split()
            if int(its_session) == session and state != "Z":
                left.append(name)
    return left


@pytest.mark.slow
def test_a_build_killed_at_any_moment_cold_or_warm_leaves_a_whole_site(tmp_path: Path) -> None:
    archives.everything(tmp_path)
    build(tmp_path, site_url="https://old.example")
    output = tmp_path / "output"
    old = read_files(output)
    begun = time.perf_counter()
    assert started(tmp_path, "https://new.example").wait() == 0
    took = time.perf_counter() - begun
    new = read_files(output)
    assert old != new
    chance = random.Random(20)  # noqa: S311 - the same moments each time
    for _ in range(20):
        if chance.random() < 0.5:
            shutil.rmtree(tmp_path / ".output.cache", ignore_errors=True)
        child = started(tmp_path, chance.choice(["https://old.example", "https://new.example"]))
        time.sleep(chance.uniform(0.2, took * 1.02))
        child.send_signal(signal.SIGKILL)
        child.wait()
        now = read_files(output)
        assert now in (old, new)
        for _ in range(100):
            if not running(child.pid):
                break
            time.sleep(0.05)
        assert running(child.pid) == []
    build(tmp_path, site_url="https://new.example")
    assert read_files(output) == new
    assert set(files(output)) == {*listed(output), *UNCOVERED}
    left = [path.name for path in tmp_path.glob(".output.*") if path.is_dir()]
    assert left == [".output.cache"]


def test_a_full_disk_is_named_and_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives.everything(tmp_path)
    build(tmp_path, search=False)
    before = read_files(tmp_path / "output")
    store = output._store

    def full(target: str, pieces: Iterable[bytes]) -> output.Found:
        if target.endswith("about.html"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        return store(target, pieces)

    monkeypatch.setattr(output, "_store", full)
    for jobs in (1, 2):
        with pytest.raises(ProblemsFoundError, match=r"No space left.*Make room") as stopped:
            build(tmp_path, search=False, jobs=jobs, site_url="https://another.example")
        assert [problem.path for problem in stopped.value.problems] == ["about.html"]
        assert read_files(tmp_path / "output") == before
        assert not (tmp_path / ".output.building").exists()


def test_an_output_that_must_not_be_written_is_named_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives.everything(tmp_path)
    build(tmp_path, search=False)
    before = read_files(tmp_path / "output")
    mkdir = Path.mkdir

    def refused(path: Path, *arguments: int, **options: bool) -> None:
        # As a folder answers that is read-only; root, as which tests may run, is never refused.
        if path.name == ".output.building":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        mkdir(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(ProblemsFoundError, match=r"Permission denied.*Choose another folder"):
        build(tmp_path, search=False, site_url="https://another.example")
    assert read_files(tmp_path / "output") == before


@pytest.mark.parametrize("place", ["state", "notes", ""])
def test_whatever_lies_in_the_cache_s_place_the_site_is_right(tmp_path: Path, place: str) -> None:
    archives.everything(tmp_path)
    before = read_files(build(tmp_path, search=False).output)
    shutil.rmtree(tmp_path / ".output.cache")
    wrong = tmp_path / ".output.cache" / place
    wrong.parent.mkdir(exist_ok=True)
    if place == "state":
        wrong.mkdir()
    else:
        wrong.write_text("not a cache")
    report = build(tmp_path, search=False)
    assert read_files(report.output) == before
    assert read_files(build(tmp_path, search=False).output) == before
