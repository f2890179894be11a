"""What Pelican copies as it is: never a record's file, nor anything from outside `content/`.

Pelican copies what `STATIC_PATHS` names and what a page links to by `{static}` or `{attach}`, makes
pages of what `TEMPLATE_PAGES` names, and follows symbolic links. No rights are checked there, and a
record's file says what no page may: the keeper's notes, the titles of works under review. (A
picture that may not be shown cannot lie in `content/` at all.) Nor is a file copied that is a
withheld text by its sum.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pressmark.archive.layout import ARTICLES, OUTLETS, PRIVATE, VERSIONS
from pressmark.private import LONGEST_TEXT, sums
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_RECORDS = tuple(f"{folder}/" for folder in (ARTICLES, OUTLETS, VERSIONS))


def refused(files: Iterable[Path], root: Path, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """Yield those of the files that may not be copied from the archive at `root` as they are.

    `withheld` gives the pressmarks of texts that may not be published, by the sums that tell them.
    """
    root = root.resolve()
    for path in sorted(_inner(each, root) for each in files):
        if path.startswith(_RECORDS):
            why = "it belongs to a record, whose page shows what may be shown of it"
        elif not path.startswith("content/"):
            why = "it lies outside of content/"
        elif (mark := _copy_of(root / path, withheld)) is not None:
            why = f"it is the text of {mark}, or the file of which it was made"
        else:
            continue
        yield Problem(
            path=path,
            message=f"This file would be published as it is, and {why}.",
            remedy="Take it out of STATIC_PATHS, of TEMPLATE_PAGES and of the links on your pages."
            " A work's page is articles/<pressmark>.html.",
        )


def led_astray(theme: Path, folders: Iterable[str], root: Path) -> Iterator[Problem]:
    """Yield the folders of a theme's files, and links in them, that lead to the archive's own.

    Pelican copies whatever lies behind them; `private/` itself is not looked into.
    """
    root = root.resolve()
    closed = [root / folder for folder in (PRIVATE, ARTICLES, OUTLETS, VERSIONS)]
    for top in (theme / folder for folder in folders):
        inner = (
            Path(parent, name) for parent, names, more in os.walk(top) for name in (*names, *more)
        )
        for path in (top, *sorted(each for each in inner if each.is_symlink())):
            found = path.resolve()
            if any(found.is_relative_to(each) or each.is_relative_to(found) for each in closed):
                yield Problem(
                    path=str(path),
                    message="The theme's files are published as they are, and this leads to"
                    f" {_inner(path, root)}, where withheld texts and records lie.",
                    remedy="Take the link out of the theme, or the folder out of"
                    " THEME_STATIC_PATHS.",
                )


def _copy_of(file: Path, withheld: Mapping[str, str]) -> str | None:
    """Return the pressmark of the withheld text that a file holds; None where it holds none."""
    if not withheld or not file.is_file():
        return None
    if file.stat().st_size > LONGEST_TEXT:
        # A film or a bundle of pages: it need not be in memory.
        with file.open("rb") as stream:
            found = {hashlib.file_digest(stream, "sha256").hexdigest()}
    else:
        found = {*sums(file.read_bytes())}
    return next((withheld[each] for each in found if each in withheld), None)


def _inner(path: Path, root: Path) -> str:
    """Return a file's path in the archive, links followed; the whole path of one outside of it."""
    found = path.resolve()
    return found.relative_to(root).as_posix() if found.is_relative_to(root) else str(found)
