"""What belongs to nothing, or to two things at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.archive.layout import (
    ARTICLES,
    MEDIA,
    NEVER_NAMED,
    OUTLETS,
    PAGES,
    PRIVATE_VERSIONS,
    VERSIONS,
    files,
)
from pressmark.frontmatter import stem
from pressmark.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pressmark.record import Record

_FOLDERS = frozenset(
    each.rpartition("/")[2] for each in (ARTICLES, OUTLETS, PAGES, MEDIA, VERSIONS)
)
_TEXT = (".md", ".txt", ".yml", ".yaml")


def unread(root: Path, copied: frozenset[str]) -> Iterator[Problem]:
    """Yield texts in `content/` itself, and folders there, that belong to nothing that is read.

    `copied` are the folders whose files Pelican copies as they are.
    """
    for path in sorted((root / "content").glob("*")):
        if path.name.startswith(NEVER_NAMED):
            continue
        if path.is_dir() and path.name not in copied | _FOLDERS and "." not in copied:
            held = sum(not each.is_dir() for each in path.rglob("*"))
            if held:
                yield Problem(
                    path=f"content/{path.name}",
                    message="Nothing reads this folder, which holds"
                    f" {held} {'file' if held == 1 else 'files'}.",
                    remedy=f"Move records to {ARTICLES}/, pages to {PAGES}/, outlets to {OUTLETS}/;"
                    " name the folder in STATIC_PATHS if its files are to be published as they are;"
                    " or take it out of content/.",
                    severity=Severity.WARNING,
                )
        elif path.name.endswith(_TEXT) and path.is_file():
            yield Problem(
                path=f"content/{path.name}",
                message="Nothing reads this file.",
                remedy=f"Move a record to {ARTICLES}/, a page to {PAGES}/, an outlet to "
                f"{OUTLETS}/; or take it out of content/.",
                severity=Severity.WARNING,
            )


_VERSION_FILE = re.compile(
    rf"(?:{VERSIONS}|{PRIVATE_VERSIONS})/(?P<mark>[^/]+)/[1-9][0-9]{{0,3}}\.md"
)


def version_files(
    root: Path, private: bool, articles: list[str], problems: list[Problem]
) -> Mapping[str, tuple[str, ...]]:
    """Return the files of earlier versions by pressmark, and note those that belong to none."""
    pressmarks = {stem(path) for path in articles}
    found: dict[str, tuple[str, ...]] = {}
    folders = (VERSIONS, PRIVATE_VERSIONS) if private else (VERSIONS,)
    for path in (path for folder in folders for path in files(root, folder, ".md", problems)):
        match = _VERSION_FILE.fullmatch(path)
        if match is None:
            problems.append(
                Problem(
                    path=path,
                    message="The name is not that of an earlier version.",
                    remedy="Name it <pressmark>/<number>.md, such as 1.md for the first version.",
                )
            )
        elif match["mark"] not in pressmarks:
            problems.append(
                Problem(
                    path=path,
                    value=match["mark"],
                    message="This is an earlier version of a text, and there is no such record, so "
                    "nobody can tell whether it may be published.",
                    remedy="Rename its folder after the record, or move it to private/.",
                )
            )
        else:
            found[match["mark"]] = (*found.get(match["mark"], ()), path)
    return found


def duplicates(articles: list[str]) -> Iterator[Problem]:
    """Yield the records whose pressmark another one has."""
    seen: dict[str, str] = {}
    for path in articles:
        pressmark = stem(path)
        first = seen.setdefault(pressmark, path)
        if first != path:
            yield Problem(
                path=path,
                value=pressmark,
                message=f"{first} has the same pressmark.",
                remedy="Rename the one that was added later, or delete it if it is the same "
                "article.",
            )


def alias_clashes(records: list[Record], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Yield the aliases that lead to two works; `lines` says where a record's aliases stand."""
    pressmarks = {record.pressmark: record.path for record in records}
    owners: dict[str, str] = {}
    for record in records:
        for alias in record.aliases:
            clash = ""
            if alias in pressmarks:
                clash = f"{pressmarks[alias]} is called so now."
            elif alias in owners:
                clash = f"{owners[alias]} gives the same alias."
            owners.setdefault(alias, record.path)
            if clash:
                yield Problem(
                    path=record.path,
                    line=lines[record.path],
                    field="aliases",
                    value=alias,
                    message=f"One address cannot lead to two works: {clash}",
                    remedy="Take the alias out.",
                )


def orphans(held_apart: Mapping[str, str], articles: list[str]) -> Iterator[Problem]:
    """Yield the withheld texts that no record describes."""
    pressmarks = {stem(path) for path in articles}
    for pressmark, path in held_apart.items():
        if pressmark not in pressmarks:
            yield Problem(
                path=path,
                value=pressmark,
                message="No record describes this text, so no edition shows it.",
                remedy="Rename it after its record, or add it with `pressmark add`.",
                severity=Severity.WARNING,
            )
