"""Work shared between forked processes: what they need they inherit, and little comes back.

Threads would wait for the interpreter's lock, and spawned processes would have to read the
archive again. Where the system cannot fork, everything happens in this process, in the same order.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar

from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

_PR_SET_PDEATHSIG = 1
_TICKET = 4
"""Bytes of a chunk's number."""
_AT_ONCE = 128
"""Numbers that are written together: few enough that a pipe takes all of them or none."""
_TIRED = -1
"""Says that another process should go on."""
_COPIED_AT_MOST = 40_000
"""Pages of memory (4 kB each) that a process takes for itself before a new one takes over.

To look at a value is to copy its page, and a process that had looked at all of a large archive
would hold a copy of it. Each new one pays for what it loads for the first time.
"""
_CYCLES = (20_000, 20, 20)
"""How many values are made before the collector looks for cycles, and how often it looks further.

Python's own 700 take a fortieth of a build; with 100,000 what lies about is too much for the
processor's cache, and nothing is gained (measured on 2026-11-28).
"""


def cores() -> int:
    """Return how many processes can work at once."""
    if hasattr(os, "sched_getaffinity"):  # Linux alone; elsewhere nothing forks
        return len(os.sched_getaffinity(0))
    return 1


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the cycle collector from walking through values that hold no cycles, again and again.

    Reading 10,000 records takes a seventh less time so (measured on 2026-11-21).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def in_chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return the items in their order, some together."""
    return [items[at : at + size] for at in range(0, len(items), size)]


def shared(work: Callable[[T], R], chunks: Sequence[Sequence[T]], jobs: int) -> Iterator[R]:
    """Yield `work(item)` for each item, in order, made by up to `jobs` processes.

    A process takes a chunk at a time. Results are pickled; `work` and the items are inherited and
    may be anything. Raises what `work` raises, and ProblemsFoundError where a process was killed.
    """
    if jobs < 2 or len(chunks) < 2 or not sys.platform.startswith("linux"):
        for chunk in chunks:
            yield from map(work, chunk)
        return
    for results in _Workers(work, chunks).results(jobs):
        yield from results


class _Workers:
    """Processes that take chunks of work, each the next one when it is free."""

    def __init__(self, work: Callable[[T], R], chunks: Sequence[Sequence[T]]) -> None:
        self._work, self._chunks = work, chunks
        # Who is free reads a chunk's number: a pipe gives each to one reader.
        self._tickets, self._desk = os.pipe()
        os.set_blocking(self._desk, False)  # it may be full: then more are handed out later
        self._handed_out = 0
        self._parent = os.getpid()
        self._at_work: dict[Any, ForkProcess] = {}

    def results(self, jobs: int) -> Iterator[Sequence[Any]]:
        """Yield the results of each chunk, in order."""
        try:
            self._hand_out()
            for _ in range(min(jobs, len(self._chunks))):
                self._start()
            yield from self._in_order()
        finally:
            os.close(self._tickets)
            self._close_desk()
            for receiving in list(self._at_work):
                self._end(receiving)
            gc.unfreeze()

    def _hand_out(self) -> None:
        """Write as many numbers as the pipe takes; after the last one it is closed."""
        with contextlib.suppress(BlockingIOError):
            while self._handed_out < len(self._chunks):
                until = min(self._handed_out + _AT_ONCE, len(self._chunks))
                numbers = range(self._handed_out, until)
                os.write(self._desk, b"".join(at.to_bytes(_TICKET, "big") for at in numbers))
                self._handed_out = until
            self._close_desk()

    def _close_desk(self) -> None:
        if self._desk >= 0:
            os.close(self._desk)
            self._desk = -1

    def _start(self) -> None:
        gc.freeze()  # what is there now is never collected: the workers' pages stay shared
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        worker = context.Process(target=self._serve, args=(sending,), daemon=True)
        worker.start()
        sending.close()  # so that the worker's end is the only one
        self._at_work[receiving] = worker

    def _end(self, receiving: Connection) -> None:
        worker = self._at_work.pop(receiving)
        worker.kill()
        worker.join()
        receiving.close()

    def _in_order(self) -> Iterator[Sequence[Any]]:
        early: dict[int, Sequence[Any]] = {}
        for at in range(len(self._chunks)):
            while at not in early:
                if not self._at_work:
                    raise ProblemsFoundError([_killed()])
                receiving: Any
                for receiving in wait(list(self._at_work)):
                    try:
                        done, results = receiving.recv()
                    except EOFError:
                        self._end(receiving)
                        continue
                    if isinstance(results, BaseException):
                        raise results
                    if done == _TIRED:
                        self._end(receiving)
                        self._start()
                    else:
                        early[done] = results
                        self._hand_out()
            yield early.pop(at)

    def _serve(self, sending: Connection) -> None:
        """Work on chunks until none is left, in a process of its own."""
        import resource  # only where processes are forked: Windows has none

        # Killed when the parent is: prctl(2), PR_SET_PDEATHSIG.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != self._parent:
            os._exit(1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends the workers
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.set_threshold(*_CYCLES)
        gc.enable()  # templates leave cycles behind
        self._close_desk()  # so that there is an end to the numbers
        while ticket := os.read(self._tickets, _TICKET):
            at = int.from_bytes(ticket, "big")
            try:
                results: object = [self._work(item) for item in self._chunks[at]]
            except Exception as error:
                error.add_note(traceback.format_exc())
                results = _sendable(error)
            sending.send((at, results))
            if resource.getrusage(resource.RUSAGE_SELF).ru_minflt > _COPIED_AT_MOST:
                sending.send((_TIRED, None))
                return


def _sendable(error: Exception) -> Exception:
    """Return the error, or its words where it cannot go to another process as it is."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    except Exception:  # whatever its class does there: the error itself is what must be told
        told = RuntimeError(f"{type(error).__name__}: {error}")
        told.add_note(error.__notes__[-1])
        return told
    return error


def _killed() -> Problem:
    return Problem(
        path="",
        message="A process that shared the work was killed before it was done.",
        remedy="The memory may not suffice: try again with --jobs 1, or close other programs."
        " The last site still stands.",
    )
