"""Asking git what it tracks and what it remembers. Nothing here changes a repository."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Remembered:
    """A version of a file that git keeps: the commit that brought it, and its blob."""

    commit: str
    path: str
    blob: str


class Repository:
    """The git repository that an archive lies in. Paths are relative to the archive."""

    def __init__(self, archive: Path) -> None:
        self._archive = archive

    @classmethod
    def of(cls, archive: Path) -> Repository | None:
        """Return the repository that holds the archive; None without one, or without git."""
        repository = cls(archive)
        try:
            inside = repository._run("rev-parse", "--is-inside-work-tree")
        except (OSError, subprocess.CalledProcessError):
            return None
        return repository if inside.strip() == b"true" else None

    def tracked(self) -> frozenset[str]:
        """Return the archive's files that git tracks or has staged."""
        return frozenset(_names(self._run("ls-files", "-z", "--cached")))

    def is_shallow(self) -> bool:
        """Tell whether the history was cut off when the repository was fetched."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def history(self, *folders: str) -> list[Remembered]:
        """Return every version of every file that any branch or tag holds under `folders`.

        Oldest last. A version that a commit took away is not among them, the one before it is.
        """
        listing = self._run(
            "log", "--all", "--diff-merges=separate", "--no-renames", "--relative", "--raw", "-z",
            "--no-abbrev", "--diff-filter=AM", "--format=%x01%H", "--", *folders,
        )  # fmt: skip
        found: list[Remembered] = []
        commit = ""
        tokens = iter(listing.decode("utf-8", "surrogateescape").split("\0"))
        for token in tokens:
            part = token.strip("\n")
            if part.startswith("\x01"):
                commit, _, part = part[1:].partition("\n")
                part = part.strip("\n")
            if part.startswith(":"):
                _mode, _new_mode, _old, blob, _status = part.split(" ")
                found.append(Remembered(commit, next(tokens), blob))
        return found

    def read(self, blobs: set[str]) -> dict[str, bytes]:
        """Return the content of blobs, all asked for at once."""
        wanted = sorted(blobs)
        answer = self._run(
            "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()
        )
        contents: dict[str, bytes] = {}
        at = 0
        for blob in wanted:
            end = answer.index(b"\n", at)
            header = answer[at:end].split(b" ")
            at = end + 1
            if len(header) == 3:
                size = int(header[2])
                contents[blob] = answer[at : at + size]
                at += size + 1
        return contents

    def remotes(self) -> tuple[str, ...]:
        """Return the addresses that the repository is sent to."""
        lines = self._run("remote", "-v").decode("utf-8", "replace").splitlines()
        return tuple(sorted({line.split()[1] for line in lines if line.split()[1:]}))

    def _run(self, *arguments: str, given: bytes | None = None) -> bytes:
        return subprocess.run(
            ["git", "-C", str(self._archive), *arguments],
            input=given,
            check=True,
            capture_output=True,
        ).stdout


def pressmark_of(path: str) -> str:
    """Return the pressmark that a record's or a private text's file is named by."""
    return PurePosixPath(path).stem


def _names(listing: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in listing.split(b"\0") if name]
