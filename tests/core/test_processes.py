"""Work that several processes share: in order, whatever each takes, and never without an end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pressmark.problems import ProblemsFoundError
from pressmark.processes import in_chunks, shared

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it forks on Linux")


def test_more_chunks_than_a_pipe_holds_are_all_made_once() -> None:
    number = 40_000
    assert list(shared(int, in_chunks(range(number), 1), 3)) == list(range(number))


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("size", [1, 7])
def test_results_come_in_order_whoever_is_done_first(jobs: int, size: int) -> None:
    def slow_at_first(number: int) -> int:
        time.sleep(0.02 if number < 3 else 0)
        return number * number

    made = shared(slow_at_first, in_chunks(range(100), size), jobs)
    assert list(made) == [number * number for number in range(100)]


def test_new_processes_take_over_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressmark.processes._COPIED_AT_MOST", 0)
    made = list(shared(lambda _: os.getpid(), in_chunks(range(50), 2), 2))
    assert len(made) == 50
    assert len(set(made)) > 2
    assert list(shared(str, in_chunks(range(50), 2), 2)) == [str(number) for number in range(50)]


def test_what_the_work_raises_is_raised_here_and_says_where_it_was() -> None:
    def fails(number: int) -> int:
        if number == 20:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="20") as error:
        list(shared(fails, in_chunks(range(40), 4), 2))
    assert any("in fails" in note for note in error.value.__notes__)


def test_an_error_that_cannot_go_between_processes_is_told_in_its_own_words() -> None:
    class OfTwoPartsError(ValueError):
        def __init__(self, message: str, remedy: str) -> None:
            super().__init__(f"{message} {remedy}")

    def fails(number: int) -> int:
        if number == 20:
            message, remedy = "It is broken.", "Mend it."
            raise OfTwoPartsError(message, remedy)
        return number

    with pytest.raises(RuntimeError, match=r"OfTwoPartsError: It is broken\. Mend it\.") as error:
        list(shared(fails, in_chunks(range(40), 4), 2))
    assert any("in fails" in note for note in error.value.__notes__)


def test_a_process_that_was_killed_is_a_problem_and_no_wait_for_ever() -> None:
    def dies(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ProblemsFoundError) as error:
        list(shared(dies, in_chunks(range(40), 1), 2))
    assert "--jobs 1" in error.value.problems[0].remedy


def test_who_stops_listening_leaves_no_process_behind() -> None:
    before = children()  # other tests may have theirs
    made = shared(time.sleep, in_chunks([0, 60, 60], 1), 2)
    next(made)
    assert len(children() - before) == 2
    made.close()
    assert children() <= before


def children() -> set[str]:
    """Return this process's children, those included that ended and were not waited for."""
    threads = Path("/proc/self/task").iterdir()
    return {child for each in threads for child in (each / "children").read_text().split()}


def test_the_module_can_be_read_where_nothing_forks() -> None:
    read = "import sys; sys.modules['resource'] = None; import pressmark.processes"  # as Windows is
    subprocess.run([sys.executable, "-c", read], check=True)
