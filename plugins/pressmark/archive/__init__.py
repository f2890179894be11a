"""An archive's folder read into records: the one place where the core's input meets the disk.

The public edition never opens, lists or asks for anything under `private/`; only `load(…,
private=True)` does, and completes the records by what lies there (`pressmark.private`). Symbolic
links are refused, as one could lead there, among pages too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from pressmark.archive.layout import (
    ARTICLES,
    MEDIA,
    OUTLETS,
    PAGES,
    PRIVATE,
    files,
    refuse_strange,
    unreadable,
)
from pressmark.archive.reader import Kept, Reader, read_bytes
from pressmark.archive.shelf import Shelf
from pressmark.archive.strays import alias_clashes, duplicates, orphans, unread, version_files
from pressmark.identity import slug
from pressmark.outlets import clashes, read_outlet
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.processes import collector_paused, in_chunks, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pressmark.record import Outlet, Record
    from pressmark.settings import ArchiveSettings

__all__ = ["PRIVATE", "Archive", "Kept", "Memory", "load"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What a folder holds. `records` are ordered: newest first, undated last, then by pressmark."""

    records: tuple[Record, ...]
    outlets: Mapping[str, Outlet]
    warnings: tuple[Problem, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    """For each record's path a digest of all that was read to make it."""


class Memory(Protocol):
    """Remembers what was read from a file, by a digest of all that it was made from."""

    @property
    def knows(self) -> bool:
        """False where there is nothing to recall."""
        ...

    def recall(self, path: str, key: str) -> Kept | None:
        """Return what was kept under this key, or None."""

    def keep(self, path: str, key: str, kept: Kept) -> None:
        """Keep it for another time."""


def load(
    root: Path,
    *,
    settings: ArchiveSettings,
    private: bool = False,
    memory: Memory | None = None,
    complete: Callable[[Record], Record] = lambda record: record,
    basis: str = "",
    jobs: int = 1,
) -> Archive:
    """Read every record and outlet under `root`.

    With `private`, what is withheld from the public is read from `private/` too: texts,
    standfirsts, the keeper's notes. Each record goes through `complete`. `jobs` processes share
    the reading. What `memory` has is not read again; `basis` is a digest of all that takes part
    beside the archive's files (code, settings). Raises `ProblemsFoundError` with all problems of
    all files, warnings too, if one is an error.
    """
    with collector_paused():
        return _load(root, settings, private, memory, complete, basis, jobs)


def _load(
    root: Path,
    settings: ArchiveSettings,
    private: bool,
    memory: Memory | None,
    complete: Callable[[Record], Record],
    basis: str,
    jobs: int,
) -> Archive:
    problems: list[Problem] = []
    outlets = _read_outlets(root, problems)
    broken = {PurePosixPath(each.path).stem for each in problems if each.severity is Severity.ERROR}
    shelf = Shelf(root, settings, private)
    held_apart = shelf.private_texts() if private else {}
    articles = list(files(root, ARTICLES, ".md", problems))
    versions = version_files(root, private, articles, problems)
    reader = Reader(root, settings, outlets, shelf, held_apart, versions, complete, basis)
    kept: dict[str, Kept] = {}
    keys: dict[str, str] = {}
    if memory is not None and memory.knows:
        for path in articles:
            keys[path] = key = reader.key(path)
            if (known := memory.recall(path, key)) is not None:
                kept[path] = known
    unknown = [path for path in articles if path not in kept]
    jobs = jobs if len(unknown) > _WORTH_SHARING else 1
    read = shared(reader.read, in_chunks(unknown, _AT_A_TIME), jobs)
    for path, (key, found) in zip(unknown, read, strict=True):
        kept[path], keys[path] = found, key
        if memory is not None:
            memory.keep(path, key, found)
    records = [found.record for path in articles if (found := kept[path]).record is not None]
    for path in articles:
        # Of an outlet whose file cannot be read, that is said once and not with each record.
        problems.extend(
            each
            for each in kept[path].problems
            if each.field != "outlet" or slug(each.value) not in broken
        )
    refuse_strange(root, PAGES, problems, links=True)
    refuse_strange(root, MEDIA, problems)
    problems.extend(duplicates(articles))
    problems.extend(
        alias_clashes(records, {path: each.aliases_line for path, each in kept.items()})
    )
    problems.extend(orphans(held_apart, articles))
    problems.extend(unread(root, settings.copied))
    if len(records) == len(articles):
        problems.extend(shelf.unnamed(records))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFoundError(problems)
    return Archive(
        records=tuple(sorted(records, key=_order)),
        outlets=outlets,
        warnings=tuple(sorted(problems)),
        keys=keys,
    )


_WORTH_SHARING = 400
"""Files below which starting processes costs more than it saves."""
_AT_A_TIME = 100


def _order(record: Record) -> tuple[int, str]:
    return (-record.issued.earliest.toordinal() if record.issued else 1, record.pressmark)


def _read_outlets(root: Path, problems: list[Problem]) -> dict[str, Outlet]:
    outlets: dict[str, Outlet] = {}
    for path in files(root, OUTLETS, ".yml", problems):
        try:
            outlet = read_outlet(read_bytes(root, path), path)
        except OSError as error:
            problems.append(unreadable(path, error))
            continue
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        if outlet.slug in outlets:
            problems.append(
                Problem(
                    path=path,
                    value=outlet.slug,
                    message=f"{outlets[outlet.slug].path} has this name too.",
                    remedy="Keep one file for each outlet.",
                )
            )
            continue
        outlets[outlet.slug] = outlet
    problems.extend(clashes(outlets))
    return outlets
