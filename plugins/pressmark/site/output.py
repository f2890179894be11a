"""Where the site is written: aside first, then in place of the last good one in one step.

The folder beside the output that is being written is the only one that a build touches. It takes
the output's place at the end, so that a build that fails or is killed leaves the last site whole.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

MANIFEST = "manifest-sha256.txt"
"""Names every file but itself, as BagIt's manifests do (RFC 8493, section 2.1.3)."""

_LEFT_BY_DESKTOPS = (".DS_Store", "Thumbs.db", "desktop.ini")
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Output:
    """The one writer: every file of the site goes through `write`, or is found by `manifest`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[Path] = {folder}
        self._written: dict[str, str] = {}

    def write(self, path: str, data: bytes, *, by: str) -> None:
        """Write one new file. `path` is relative, with forward slashes; `by` names the unit.

        Raises ProblemsFoundError where two units claim one path, or where a path leads out of
        the site.
        """
        self.claim(path, by=by)
        self.put(path, data, by=by)

    def claim(self, path: str, *, by: str) -> None:
        """Note who writes a path. Raises ProblemsFoundError where somebody else does already."""
        if path in self._written:
            raise ProblemsFoundError(
                [
                    Problem(
                        path=path,
                        message=f"Two parts of the site write this file: {self._written[path]}"
                        f" and {by}.",
                        remedy="Rename one of the two, so that each page has a name of its own.",
                    )
                ]
            )
        self._written[path] = by

    def put(self, path: str, data: bytes, *, by: str) -> None:
        """Write a file that is, or will be, claimed: a worker process knows only its own."""
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts:
            raise ProblemsFoundError([_path_problem(path, by)])
        target = self.folder.joinpath(*parts)
        try:
            if target.parent not in self._made:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(target.parent)
            target.write_bytes(data)
        except OSError as error:
            raise ProblemsFoundError([_cannot_write(path, error)]) from error

    @property
    def written(self) -> frozenset[str]:
        """The paths written so far."""
        return frozenset(self._written)


def files(folder: Path) -> Iterator[str]:
    """Yield every file under a folder, relative, with forward slashes, in a fixed order."""
    found: list[str] = []
    for parent, _folders, names in os.walk(folder):
        base = Path(parent).relative_to(folder)
        found.extend((base / name).as_posix() for name in names)
    yield from sorted(found)


def listed(folder: Path) -> dict[str, str]:
    """Read a site's manifest: SHA-256 (hex) by path. Raises FileNotFoundError without one."""
    lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def manifest(folder: Path) -> bytes:
    """Return the manifest: for each file its SHA-256, two blanks, its path; sorted by path."""
    lines = []
    for path in files(folder):
        if path != MANIFEST:
            with (folder / path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            lines.append(f"{digest}  {path}\n")
    return "".join(lines).encode()


class Staging:
    """A folder beside the output, and the lock that keeps two builds apart.

    Use it as a context: leaving it without `commit` throws the new folder away. Raises
    ProblemsFoundError where another build is at work, or where the output holds files that
    Pressmark did not make.
    """

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()
        beside = self.output.parent
        self.folder = beside / f".{self.output.name}.building"
        self._previous = beside / f".{self.output.name}.previous"
        self._lock = FileLock(beside / f".{self.output.name}.lock")

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
            raise ProblemsFoundError([_cannot_write(self.output.name, error)]) from error
        try:
            self._mend()
            self._refuse_foreign()
            self.folder.mkdir()
        except OSError as error:
            self._lock.release()
            raise ProblemsFoundError([_cannot_write(self.output.name, error)]) from error
        except ProblemsFoundError:
            self._lock.release()
            raise
        return self

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
        if not self.output.exists():
            return
        known = {MANIFEST, *_LEFT_BY_DESKTOPS}
        with contextlib.suppress(FileNotFoundError):
            known.update(listed(self.output))
        foreign = [path for path in files(self.output) if path not in known]
        if foreign or not self.output.is_dir():
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


def _path_problem(path: str, by: str) -> Problem:
    return Problem(
        path=path,
        message=f"{by} would write outside the site.",
        remedy="Use a path below the site's root, without '..'.",
    )


def _cannot_write(path: str, error: OSError) -> Problem:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return Problem(
        path=path,
        message=f"The site cannot be written there: {error.strerror}.",
        remedy="Make room, or choose another folder with --output. The last site still stands."
        if full
        else "Choose another folder with --output, or see that this one may be written.",
    )
