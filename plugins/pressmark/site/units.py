"""What a build is made of: units, each with the inputs that it depends on.

A unit's key changes when one of its inputs does, and only then. `run` makes units in as many
processes as it is given; what they write does not depend on how many. A cache and shards can be
put behind it without touching the units.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressmark.site.output import Output

Files = Mapping[str, bytes]

WORTH_FORKING = 64
"""Units below which starting processes costs more than they save."""
_CHUNK = 8
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of the site: `make` gives its files by path, and reads nothing but its inputs.

    `inputs` gives, by the name of each thing that takes part ("work tehran-times-…", "template
    article", "settings"), a digest of it. Both are called at most once, in any process.
    """

    name: str
    inputs: Callable[[], Mapping[str, str]]
    make: Callable[[], Files]

    @property
    def key(self) -> str:
        """SHA-256 (hex) over the unit's name and its inputs in a fixed order."""
        digest = hashlib.sha256(self.name.encode())
        for name, value in sorted(self.inputs().items()):
            digest.update(f"\0{name}\0{value}".encode())
        return digest.hexdigest()


def run(
    units: Iterable[Unit],
    output: Output,
    *,
    jobs: int = 1,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Make the units and hand their files to the one writer.

    `jobs` processes share the work where the system can fork and there is enough of it. Raises
    what a unit raises, and ProblemsFoundError where two units claim one path.
    """
    listed = list(units)
    if jobs > 1 and len(listed) >= WORTH_FORKING and sys.platform.startswith("linux"):
        _run_forked(listed, output, jobs, on_progress)
        return
    for done, unit in enumerate(listed):
        for path, data in unit.make().items():
            output.write(path, data, by=unit.name)
        on_progress(done + 1, len(listed))


# What the workers inherit when they are forked: units hold templates and closures, which cannot
# be sent through a pipe. Set only while `_run_forked` is at work.
_shared: tuple[Sequence[Unit], Output] | None = None


def _run_forked(
    units: Sequence[Unit],
    output: Output,
    jobs: int,
    on_progress: Callable[[int, int], None],
) -> None:
    global _shared
    _shared = (units, output)
    starts = range(0, len(units), _CHUNK)
    gc.freeze()  # what is there now is never collected: the workers' pages stay shared
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, context, _die_with, (os.getpid(),)) as pool:
            done = 0
            for start, written in zip(starts, pool.map(_make_chunk, starts), strict=True):
                for number, paths in enumerate(written):
                    for path in paths:
                        output.claim(path, by=units[start + number].name)
                done += len(written)
                on_progress(done, len(units))
    finally:
        _shared = None
        gc.unfreeze()


def _die_with(parent: int) -> None:
    """Have this worker killed when its parent is (prctl(2), PR_SET_PDEATHSIG).

    A worker holds both ends of the pipe that it waits at: without this it would wait for ever.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _make_chunk(start: int) -> list[list[str]]:
    """Make some units in a worker; the files are written here, only their paths go back."""
    assert _shared is not None  # noqa: S101 - set before the fork
    units, output = _shared
    written = []
    for unit in units[start : start + _CHUNK]:
        files = unit.make()
        for path, data in files.items():
            output.put(path, data, by=unit.name)
        written.append(list(files))
    return written


def digest(*parts: object) -> str:
    """SHA-256 (hex) of values whose `repr` says all there is to them, such as frozen records."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()
