"""How an archive's folder is laid out, and which files lie in a part of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pressmark.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ARTICLES = "content/articles"
OUTLETS = "content/outlets"
MEDIA = "content/media"
PAGES = "content/pages"
PRIVATE = "private"
PRIVATE_MEDIA = "private/media"
VERSIONS = "content/versions"
PRIVATE_VERSIONS = "private/versions"

NEVER_NAMED = (".", "LICENSE", "README")
"""How the names of files begin that may lie anywhere."""

_WHAT_TO_DO: Mapping[str, str] = {
    ARTICLES: f"Make a record of it with `pressmark add`, or move it out of {ARTICLES}/.",
    VERSIONS: f"An earlier version is {VERSIONS}/<pressmark>/<number>.md; move all else out.",
    PRIVATE_VERSIONS: "An earlier version is <pressmark>/<number>.md there; move all else out.",
    OUTLETS: f"Rename it to end in .yml if it describes an outlet, or move it out of {OUTLETS}/.",
}


def files(root: Path, folder: str, ending: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the folder's files of one ending, sorted, and note what else lies there.

    Paths are relative to `root`, with forward slashes. Names that begin with a dot are the
    system's and are passed over.
    """
    found: list[str] = []
    if (link := _link(root, folder)) is not None:
        problems.append(link)
        return iter(found)
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        for entry in _entries(root, here, problems):
            if entry.name.startswith("."):
                continue
            path = f"{here}/{entry.name}"
            if entry.is_symlink():
                problems.append(_is_link(path))
            elif entry.is_dir():
                waiting.append(path)
            elif not entry.is_file():
                problems.append(_no_file(path))
            elif entry.name.endswith(ending):
                found.append(path)
            else:
                problems.append(
                    Problem(
                        path=path,
                        message=f"Nothing reads this file: only those that end in {ending} are "
                        f"read in {folder}/.",
                        remedy=_WHAT_TO_DO[folder],
                        severity=Severity.WARNING,
                    )
                )
    return iter(sorted(found))


def _link(root: Path, folder: str) -> Problem | None:
    """Tell of a folder of `content/` that is a link itself. `private/` may lie on another disk."""
    linked = folder.startswith("content/") and (root / folder).is_symlink()
    return _is_link(folder) if linked else None


def _is_link(path: str) -> Problem:
    return Problem(
        path=path,
        message="This is a symbolic link, which could lead out of the archive.",
        remedy="Put what it leads to here.",
    )


def refuse_strange(
    root: Path, folder: str, problems: list[Problem], *, links: bool = False
) -> None:
    """Note what is no file in a folder that others read: opening a pipe has no end.

    With `links` symbolic links too, where Pelican would follow them.
    """
    if links and (link := _link(root, folder)) is not None:
        problems.append(link)
        return
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        for entry in _entries(root, here, problems):
            path = f"{here}/{entry.name}"
            if entry.is_symlink():
                if links:
                    problems.append(_is_link(path))
            elif entry.is_dir():
                waiting.append(path)
            elif not entry.is_file():
                problems.append(_no_file(path))


def unreadable(path: str, error: OSError) -> Problem:
    """Say why a file or folder cannot be read, and what helps."""
    return Problem(
        path=path,
        message=f"It cannot be read: {error.strerror}.",
        remedy="See that you may read it, or put it back from a copy.",
    )


def _entries(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(root / folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(unreadable(folder, error))
        return []


def _no_file(path: str) -> Problem:
    return Problem(
        path=path,
        message="It is no file: a pipe, a socket or a device.",
        remedy="Take it out of the archive.",
    )
