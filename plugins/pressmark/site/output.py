"""Where the site is written: the one writer, what it wrote, and the manifest.

Each file is a new one: nothing is ever written into a file that stands, which may be shared with
the last site. What the last site has already to the byte is linked, not written, so that its time
of modification stays.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MANIFEST = "manifest-sha256.txt"
"""Names every file but itself, as BagIt's manifests do (RFC 8493, section 2.1.3), and those that
name its sum."""
CITATION = "CITATION.cff"
ABOUT = "about.html"
UNCOVERED = frozenset({MANIFEST, CITATION, ABOUT})
"""What the manifest does not name: itself, and what names its sum. The zip file that a site offers
of itself comes after it, too."""

Data: TypeAlias = "bytes | Iterable[bytes]"
"""A file's content, whole or in pieces: a large one need not be in memory at once."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


Found: TypeAlias = tuple[int, int, int]
"""A file as the system knows it: bytes, nanoseconds of its last change, inode."""
_TAKEN: Found = (-1, 0, 0)
"""Stands where a file of that name was there already."""

Stamp: TypeAlias = tuple[str, Found]
"""A file that was written: SHA-256 (hex) of its content, and how to know it again.

Plain tuples: a large site has 50,000, which a build without a change must read in no time.
"""


class Output:
    """The one writer: every file of the site goes through `write`, or is found by `manifest`.

    `standing` are files of the last site, in the folder `last`, that are known to be as they were
    written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        standing: Mapping[str, Stamp] | None = None,
        last: Path | None = None,
    ) -> None:
        self.folder = folder
        self.standing = {} if standing is None else standing
        self.stamps: dict[str, Stamp] = {}
        self._last = last
        self._made: set[str] = set()
        self._by: dict[str, str] = {}

    def write(self, path: str, data: Data, *, by: str) -> None:
        """Write one file. `path` is relative, with forward slashes; `by` names the unit.

        Raises ProblemsFoundError where two units claim one path, where a path leads out of the
        site, or where it cannot be written.
        """
        self.claim(path, self.put(path, data, by=by), by=by)

    def claim(self, path: str, stamp: Stamp, *, by: str) -> None:
        """Note a file and who wrote it. Raises ProblemsFoundError where somebody else did too."""
        if path in self._by or stamp[1] == _TAKEN:
            other = self._by.get(path, "a plugin")
            raise ProblemsFoundError([_claimed_twice(path, other, by)])
        self._by[path] = by
        self.stamps[path] = stamp

    def put(self, path: str, data: Data, *, by: str) -> Stamp:
        """Write a file that will be claimed: a worker process knows only its own."""
        digest = hashlib.sha256(data if isinstance(data, bytes) else b"")
        try:
            target = self._place(path, by)
            if not isinstance(data, bytes):
                found = _store(target, _told(data, digest.update))
                if self._stands(path, sha256 := digest.hexdigest()):
                    os.unlink(target)  # noqa: PTH108 - a text, as everywhere here
                    return self._link(path, target)
            elif self._stands(path, sha256 := digest.hexdigest()):
                return self._link(path, target)
            else:
                found = _store(target, (data,))
        except FileExistsError:
            return "", _TAKEN  # who has it, `claim` knows
        except OSError as error:
            raise ProblemsFoundError([cannot_write(path, error)]) from error
        return sha256, found

    def keep(self, path: str, *, by: str) -> None:
        """Take a standing file over as it is."""
        try:
            self.claim(path, self._link(path, self._place(path, by)), by=by)
        except OSError as error:
            raise ProblemsFoundError([cannot_write(path, error)]) from error

    def change(self, path: str, change: Callable[[bytes], bytes]) -> None:
        """Put a file that was written in this build in another form; nothing where there is none.

        A file that stood already is left as it is: it has that form.
        """
        if path not in self.stamps or self.stamps[path] == self.standing.get(path):
            return
        target = self._target(path)
        data = Path(target).read_bytes()
        os.unlink(target)  # noqa: PTH108
        self.stamps[path] = self.put(path, change(data), by=self._by[path])

    def manifest(self) -> bytes:
        """Return the manifest: for each file its SHA-256, two blanks, its path; sorted by path.

        `UNCOVERED` are left out.

        Files that Pelican or a plugin wrote by itself are looked for and noted.
        """
        for path in files(self.folder):
            if path not in self.stamps:
                with open(self._target(path), "rb") as file:  # noqa: PTH123
                    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
                    stamp = sha256, _found(os.fstat(file.fileno()))
                if self._stands(path, sha256):
                    os.unlink(self._target(path))  # noqa: PTH108
                    stamp = self._link(path, self._target(path))
                self.claim(path, stamp, by="a plugin")
        return "".join(
            f"{sha256}  {path}\n"
            for path, (sha256, _) in sorted(self.stamps.items())
            if path not in UNCOVERED
        ).encode()

    @property
    def written(self) -> frozenset[str]:
        """The paths written so far."""
        return frozenset(self.stamps)

    def _stands(self, path: str, sha256: str) -> bool:
        stamp = self.standing.get(path)
        return stamp is not None and stamp[0] == sha256

    def _link(self, path: str, target: str) -> Stamp:
        stamp, source = self.standing[path], f"{self._last}/{path}"
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            # The file system has no links, or no more of them for this file.
            shutil.copy2(source, target)
            return stamp[0], _found(Path(target).stat())
        return stamp

    def _place(self, path: str, by: str) -> str:
        folder = path.rpartition("/")[0]
        if not path or ".." in path or folder not in self._made:
            parts = PurePosixPath(path).parts
            if not parts or path.startswith("/") or ".." in parts:
                raise ProblemsFoundError([_path_problem(path, by)])
            Path(self._target(folder)).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return self._target(path)

    def _target(self, path: str) -> str:
        return f"{self.folder}/{path}"


def _store(target: str, pieces: Iterable[bytes]) -> Found:
    """Write a new file. Raises FileExistsError where there is one."""
    handle = os.open(target, _NEW, 0o666)
    try:
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[os.write(handle, view) :]
        return _found(os.fstat(handle))
    finally:
        os.close(handle)


def _told(pieces: Iterable[bytes], listener: Callable[[bytes], object]) -> Iterator[bytes]:
    for piece in pieces:
        listener(piece)
        yield piece


def _found(status: os.stat_result) -> Found:
    return status.st_size, status.st_mtime_ns, status.st_ino


def stamps(folder: Path) -> dict[str, Found]:
    """Return every file under a folder by its path, relative, with forward slashes."""
    return {path: _found(entry.stat(follow_symlinks=False)) for path, entry in _walk(folder)}


def files(folder: Path) -> Iterator[str]:
    """Yield every file under a folder, relative, with forward slashes, in a fixed order."""
    yield from sorted(path for path, _ in _walk(folder))


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        with os.scandir(f"{folder}/{inner}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inner}{entry.name}/")
                else:
                    yield f"{inner}{entry.name}", entry


def listed(folder: Path) -> dict[str, str]:
    """Read a site's manifest: SHA-256 (hex) by path. Raises FileNotFoundError without one."""
    return sums_of((folder / MANIFEST).read_text("utf-8"))


def sums_of(manifest: str) -> dict[str, str]:
    """Read a manifest's text: SHA-256 (hex) by path."""
    lines = manifest.split("\n")
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines) if path}


def _claimed_twice(path: str, one: str, other: str) -> Problem:
    return Problem(
        path=path,
        message=f"Two parts of the site write this file: {one} and {other}.",
        remedy="Rename one of the two, so that each page has a name of its own.",
    )


def _path_problem(path: str, by: str) -> Problem:
    return Problem(
        path=path,
        message=f"{by} would write outside the site.",
        remedy="Use a path below the site's root, without '..'.",
    )


def cannot_write(path: str, error: OSError) -> Problem:
    """Say why something cannot be written, and what helps."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return Problem(
        path=path,
        message=f"The site cannot be written there: {error.strerror}.",
        remedy="Make room, or choose another folder with --output. The last site still stands."
        if full
        else "Choose another folder with --output, or see that this one may be written.",
    )
