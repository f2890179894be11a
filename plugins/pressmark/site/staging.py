"""The swap: the site is made aside, and takes the last good one's place in one step.

The folder beside the output is the only one that a build touches, so that a build that fails or
is killed leaves the last site whole.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pressmark.problems import Problem, ProblemsFoundError
from pressmark.site.download import offered
from pressmark.site.output import UNCOVERED, cannot_write, listed, stamps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from pressmark.site.output import Found

_LEFT_BY_DESKTOPS = (".DS_Store", "Thumbs.db", "desktop.ini")
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Staging:
    """A folder beside the output, and the lock that keeps two builds apart.

    Use it as a context: `begin`, write, `commit`; leaving it without `commit` throws the new
    folder away. Raises ProblemsFoundError where another build is at work; `begin` does where the
    output holds files that Pressmark did not make.
    """

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()
        beside = self.output.parent
        self.folder = beside / f".{self.output.name}.building"
        self.cache = beside / f".{self.output.name}.cache"
        self._previous = beside / f".{self.output.name}.previous"
        self._lock = FileLock(beside / f".{self.output.name}.lock")
        self.found: Mapping[str, Found] = {}
        """The files of the last site, once the lock is held."""

    def __enter__(self) -> Staging:
        try:
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ProblemsFoundError(
                [
                    Problem(
                        path=self.output.name,
                        message="Another build is writing this site.",
                        remedy="Wait until it is done, or stop it.",
                    )
                ]
            ) from None
        except OSError as error:
            raise ProblemsFoundError([cannot_write(self.output.name, error)]) from error
        try:
            self._mend()
            self.found = stamps(self.output) if self.output.exists() else {}
        except OSError as error:
            self._lock.release()
            raise ProblemsFoundError([cannot_write(self.output.name, error)]) from error
        return self

    def begin(self) -> None:
        """Make the folder that is built in."""
        self._refuse_foreign()
        try:
            self.folder.mkdir()
        except OSError as error:
            raise ProblemsFoundError([cannot_write(self.output.name, error)]) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def commit(self) -> None:
        """Put the new site in the old one's place."""
        if not self.output.exists():
            self.folder.rename(self.output)
        elif _exchange(self.folder, self.output):
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            # Two renames: between them there is no site for a moment. `_mend` finishes what a
            # build that died there began.
            self.output.rename(self._previous)
            self.folder.rename(self.output)
            shutil.rmtree(self._previous, ignore_errors=True)

    def _mend(self) -> None:
        """Clear what a killed build left; bring the last good site back if it was set aside."""
        if self._previous.exists():
            if self.output.exists():
                shutil.rmtree(self._previous)
            else:
                self._previous.rename(self.output)
        if self.folder.exists():
            shutil.rmtree(self.folder)

    def _refuse_foreign(self) -> None:
        """Stop where the output holds a file that no build made: the swap would lose it."""
        known = {*UNCOVERED, *_LEFT_BY_DESKTOPS}
        with contextlib.suppress(FileNotFoundError):
            known.update(listed(self.output))
        foreign = [
            path for path in self.found if path not in known and not offered(self.output, path)
        ]
        if foreign:
            raise ProblemsFoundError(
                [
                    Problem(
                        path=self.output.name,
                        value=", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else ""),
                        message="The output folder holds files that Pressmark did not make;"
                        " a build would lose them.",
                        remedy="Move them away, or choose another folder with --output."
                        " A file that belongs to the site goes into a folder that STATIC_PATHS"
                        " names.",
                    )
                ]
            )


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux, renameat2); False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(AttributeError):
        done = libc.renameat2(
            _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
        )
        if done == 0:
            return True
        code = ctypes.get_errno()
        if code not in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}:
            raise OSError(code, os.strerror(code), str(other))
    return False
