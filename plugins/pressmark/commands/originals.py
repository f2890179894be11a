"""Originals that git holds: a file that came in is published with the repository that it lies in.

`add` leaves what it reads where it is. Where that is in the archive's folder, `git add .` takes it
along, and with it a text that the archive itself withholds. So is a copy of the text itself, such
as the one that an older site has beside its page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.private import sums
from pressmark.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pressmark.commands.git import Remembered, Repository
    from pressmark.record import Record
    from pressmark.rights import Decision

_OWN = ("content/articles/", "content/versions/", "content/outlets/", "private/", "captures/")
"""Where the archive keeps its own, which is looked over by itself."""
_PACKED = (".warc", ".warc.gz", ".wacz", ".mhtml", ".mht", ".pdf", ".docx", ".xlsx")
"""Kinds of files that may hold articles which no sum of a record tells."""
_TABLES = (".csv", ".tsv", ".jsonl")
_TEXT_COLUMN = re.compile(r"\b(?:body_(?:text|markdown|html)|raw_bytes_base64)\b")
_LONGEST_ROW = 1_000_000
"""Characters of a table's first line that are looked at: in JSON Lines it holds a whole text."""
_AT_ONCE = 100
_SHORT = 10


def originals(
    root: Path, repository: Repository, decisions: Mapping[str, tuple[Record, Decision]]
) -> Iterator[Problem]:
    """Yield the files of which a withheld text was made, its copies, and those that may hold one.

    The last only where the archive has withheld a text that came in as a file.
    """
    withheld: dict[str, str] = {}
    came_in = False
    for record, decision in decisions.values():
        if not decision.may_lie_in_content:
            stated = (record.sha256, record.source_sha256)
            withheld |= {sum_: record.pressmark for sum_ in stated if sum_}
            came_in |= bool(record.source_sha256)
    if not withheld:
        return
    told = set()
    for path, mark, where in _found(root, repository, withheld):
        if path not in told:
            told.add(path)
            yield Problem(
                path=path,
                value=where,
                message=f"Git holds the text of {mark}, or the file of which it was made,"
                " which may not be published.",
                remedy="Move it out of the archive's folder, take it out of git and of its "
                "history (git filter-repo) before you push, or start the repository anew.",
            )
    for path in sorted(repository.tracked() - told) if came_in else ():
        if not path.startswith("content/") and _may_hold_articles(root, path):
            yield Problem(
                path=path,
                message="Git publishes this file too, and no rights are checked in it.",
                remedy="Move it out of the archive's folder, unless all of it may be published.",
                severity=Severity.WARNING,
            )


def _found(
    root: Path, repository: Repository, withheld: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield path, pressmark and commit of each file whose sum is that of a withheld original."""
    outside = [f":(exclude){folder}" for folder in _OWN]
    versions = [each for each in repository.history(".", *outside) if not _is_own(each.path)]
    for start in range(0, len(versions), _AT_ONCE):
        yield from _matching(versions[start : start + _AT_ONCE], repository, withheld)
    for path in sorted(repository.tracked()):
        if not _is_own(path) and (root / path).is_file():
            for sum_ in sums((root / path).read_bytes()) & withheld.keys():
                yield path, withheld[sum_], ""


def _matching(
    versions: Sequence[Remembered], repository: Repository, withheld: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    blobs = repository.read({each.blob for each in versions})
    found = {blob: sums(data) & withheld.keys() for blob, data in blobs.items()}
    for each in versions:
        for sum_ in found.get(each.blob, ()):
            yield each.path, withheld[sum_], each.commit[:_SHORT]


def _is_own(path: str) -> bool:
    return path.startswith(_OWN)


def _may_hold_articles(root: Path, path: str) -> bool:
    """Tell whether a file packs articles, or is a table of which a column holds their texts."""
    name = path.lower()
    if name.endswith(_PACKED):
        return True
    if not name.endswith(_TABLES) or not (root / path).is_file():
        return False
    with (root / path).open(encoding="utf-8", errors="replace") as file:
        first = file.readline(_LONGEST_ROW).casefold()
    return bool(_TEXT_COLUMN.search(first))
