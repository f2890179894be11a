"""What Pelican copies as it is: never a record's file, nor anything from outside `content/`.

Pelican copies what `STATIC_PATHS` names and what a page links to by `{static}` or `{attach}`, makes
pages of what `TEMPLATE_PAGES` names, and follows symbolic links. No rights are checked there, and a
record's file says what no page may: the keeper's notes, the titles of works under review. (A
picture that may not be shown cannot lie in `content/` at all.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.archive.layout import ARTICLES, OUTLETS, VERSIONS
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_RECORDS = tuple(f"{folder}/" for folder in (ARTICLES, OUTLETS, VERSIONS))


def refused(files: Iterable[Path], root: Path) -> Iterator[Problem]:
    """Yield those of the files that may not be copied from the archive at `root` as they are."""
    root = root.resolve()
    for path in sorted(_inner(each, root) for each in files):
        if path.startswith(_RECORDS):
            why = "it belongs to a record, whose page shows what may be shown of it"
        elif not path.startswith("content/"):
            why = "it lies outside of content/"
        else:
            continue
        yield Problem(
            path=path,
            message=f"This file would be published as it is, and {why}.",
            remedy="Take it out of STATIC_PATHS, of TEMPLATE_PAGES and of the links on your pages."
            " A work's page is articles/<pressmark>.html.",
        )


def _inner(path: Path, root: Path) -> str:
    """Return a file's path in the archive, links followed; the whole path of one outside of it."""
    found = path.resolve()
    return found.relative_to(root).as_posix() if found.is_relative_to(root) else str(found)
