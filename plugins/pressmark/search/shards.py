"""The division of an archive's works into parts that are indexed and cached on their own.

A work's place is decided by its language and its date, and by nothing else: the works of one
language form a binary tree over year, day of the year and pressmark, and a branch is divided where
it holds more works than `limit` allows. An article that is added, changed or removed so touches one
shard, and divides or joins it only where the limit is crossed. The shards of a larger branch are a
group, whose words are packed together. See decisions 13 and 16.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from pressmark.languages import primary_language
from pressmark.search.documents import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressmark.work import Work

LEAST: Final = 128
MOST: Final = 1024
"""Between these lies what a shard may hold. How it was measured stands in docs/search.md."""
TOGETHER: Final = 8
"""Shards' worth of works in a group: a page loads something of each group, and an edit makes the
packs of one anew."""
MANY: Final = 16
"""There are from about this many shards to four times as many, until they are at their largest."""

_Placed: TypeAlias = tuple[int, "Work"]
"""A work and its place in the tree."""

_YEAR_BITS = 14
_DAY_BITS = 9
_MARK_BITS = 64
_BITS = _YEAR_BITS + _DAY_BITS + _MARK_BITS


@dataclass(frozen=True, slots=True)
class Shard:
    """Works that are indexed together.

    `name` is a folder's name, unique in the plan and the same as long as the branch is:
    "en-2016-2023", "en-2021", "en-2021-b01" for the second quarter of 2021. `language` is a
    primary subtag. `works` are ordered by pressmark.
    """

    name: str
    language: str
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Shards of a larger branch of the tree, named as a shard of that size would be."""

    name: str
    language: str
    shards: tuple[Shard, ...]


def plan(works: Iterable[Work]) -> tuple[Group, ...]:
    """Divide the works that may be found; groups and shards are ordered by language and date.

    The order of `works` does not matter.
    """
    languages: dict[str, list[_Placed]] = {}
    for work in works:
        if searchable(work):
            language = primary_language(work.record.language)
            languages.setdefault(language, []).append((_place(work), work))
    most = limit(sum(map(len, languages.values())))
    return tuple(
        Group(_name(language, *branch), language, tuple(_shards(language, held, most, *branch)))
        for language, placed in sorted(languages.items())
        for held, *branch in _divided(placed, most * TOGETHER, 0, 0)
    )


def limit(works: int) -> int:
    """Return how many works a shard may hold in an archive of so many: a power of two.

    It doubles where the archive does, so that the shards stay about as many; only then do all of
    them change.
    """
    return min(MOST, max(LEAST, 1 << (works // MANY or 1).bit_length() - 1))


def _place(work: Work) -> int:
    """Return where a work stands among those of its language, as a number of `_BITS` bits."""
    day = None if work.record.issued is None else work.record.issued.earliest
    year = 0 if day is None else day.year
    # Spread over the powers of two, so that halves of a year are halves.
    part = 0 if day is None else (day.timetuple().tm_yday - 1 << _DAY_BITS) // 366
    mark = hashlib.sha256(work.pressmark.encode()).digest()[: _MARK_BITS // 8]
    return ((year << _DAY_BITS | part) << _MARK_BITS) | int.from_bytes(mark, "big")


def _shards(
    language: str, placed: list[_Placed], most: int, depth: int, prefix: int
) -> Iterator[Shard]:
    for held, *branch in _divided(placed, most, depth, prefix):
        works = sorted((work for _, work in held), key=lambda work: work.pressmark)
        yield Shard(_name(language, *branch), language, tuple(works))


def _divided(
    placed: list[_Placed], most: int, depth: int, prefix: int
) -> Iterator[tuple[list[_Placed], int, int]]:
    """Yield the branches of a branch that hold no more than `most`, each with its place."""
    if len(placed) <= most or depth == _BITS:
        if placed:
            yield placed, depth, prefix
        return
    sides: tuple[list[_Placed], ...] = ([], [])
    for place, work in placed:
        sides[place >> (_BITS - depth - 1) & 1].append((place, work))
    for bit, side in enumerate(sides):
        yield from _divided(side, most, depth + 1, prefix << 1 | bit)


def _name(language: str, depth: int, prefix: int) -> str:
    if depth == 0:
        return language
    if depth < _YEAR_BITS:
        free = _YEAR_BITS - depth
        return f"{language}-{prefix << free}-{(prefix + 1 << free) - 1}"
    within = depth - _YEAR_BITS
    year = f"{language}-{prefix >> within}"
    return f"{year}-b{prefix & (1 << within) - 1:0{within}b}" if within else year
