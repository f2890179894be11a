"""Shards put together into what a page loads: few files, each with something of many shards.

A question is put to every shard, but its words stand in one band of the alphabet: a band's pack
holds those words of all shards of a group. And a start pack holds all that a page must know of a
group before it can search, count and sort there.
"""

from __future__ import annotations

import itertools
import json
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final

from pressmark.search.indexing import Part, read_note
from pressmark.search.packs import as_json, pack, path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark.search.indexing import Indexed

ENTRY: Final = path("entry")
"""The one file of the search whose name does not say what is in it."""

BAND: Final = 1 << 15
"""Bytes of Pagefind's index in one band, before it is packed; more where one word has more."""
LETTERS: Final = 256
"""Letters with which words of a group begin; where there are more, nobody asks for them."""


def group(name: str, notes: Iterable[bytes]) -> Part:
    """Return the packs of several shards in one language, under the group's `name`.

    `notes` are the shards', in any order; empty ones say nothing. The part's own note is what the
    entry says of the group.
    """
    # Newest first, as in each shard: neighbours in a column are like each other.
    shards = sorted(map(read_note, filter(None, notes)), key=lambda each: each.name, reverse=True)
    if not shards:
        return Part({}, b"")
    made: dict[str, bytes] = {}

    def add(header: object, data: bytes = b"") -> str:
        packed, place, content = pack(name, header, data)
        made[place] = content
        return packed

    dates = _column(shards, "dates")
    days = [int(date.replace("-", "") or 0) for date in dates]
    start = {
        "bands": [[first, add(held, data)] for first, held, data in _bands(shards)],
        "shards": [
            {"name": each.name, "works": len(each.columns["dates"])}
            | {key: each.columns[key] for key in ("fields", "shown", "taken")}
            for each in shards
        ],
        "pages": _column(shards, "pages"),
        # Each day less the one before it.
        "days": [day - before for before, day in itertools.pairwise([0, *days])],
        "facets": _facets(_column(shards, "filters")),
    }
    dated = sorted(filter(None, dates))
    letters = sorted({word[:1] for each in shards for word in each.words})
    note = {
        "name": name,
        "language": shards[0].columns["language"],
        "works": len(dates),
        "first": dated[0][:7] if dated else "",
        "last": dated[-1][:7] if dated else "",
        "letters": "".join(letters) if len(letters) <= LETTERS else "",
        "start": add(start),
    }
    return Part(dict(sorted(made.items())), as_json(note))


def entry(part: bytes, notes: Iterable[bytes]) -> dict[str, bytes]:
    """Return the entry by its path, made of the runtime's note and those of all groups.

    Languages stand in it by how many works they have.
    The order of `notes` does not matter, and empty ones say nothing.
    """
    groups = sorted((json.loads(note) for note in notes if note), key=lambda note: note["name"])
    works: dict[str, int] = {}
    for each in groups:
        works[each["language"]] = works.get(each["language"], 0) + each.pop("works")
    languages = sorted(works, key=lambda language: (-works[language], language))
    content = as_json({**json.loads(part), "groups": groups, "languages": languages})
    return {ENTRY: b'pressmarkPack("entry",' + content + b")\n"}


def _column(shards: Iterable[Indexed], name: str) -> list[Any]:
    return [value for each in shards for value in each.columns[name]]


def _bands(shards: Sequence[Indexed]) -> Iterator[tuple[str, list[Any], bytes]]:
    """Divide the alphabet: yield each band's first word, its header, and the entries of its words.

    The header has for each shard its words, and of each the length of its entry in bytes.
    """
    sizes: dict[str, int] = {}
    for each in shards:
        for word, size in zip(each.words, each.sizes, strict=True):
            sizes[word] = sizes.get(word, 0) + size
    places = [[0, *itertools.accumulate(each.sizes)] for each in shards]
    for words in _divided(sizes):
        header, entries = [], []
        for each, place in zip(shards, places, strict=True):
            begin, end = bisect_left(each.words, words[0]), bisect_right(each.words, words[-1])
            entries.append(each.entries[place[begin] : place[end]])
            header.append([" ".join(each.words[begin:end]), each.sizes[begin:end]])
        yield words[0], header, b"".join(entries)


def _divided(sizes: dict[str, int]) -> Iterator[list[str]]:
    held = 0
    words: list[str] = []
    for word in sorted(sizes):
        if words and held + sizes[word] > BAND:
            yield words
            held, words = 0, []
        held += sizes[word]
        words.append(word)
    if words:
        yield words


def _facets(filters: Sequence[Iterable[Sequence[str]]]) -> dict[str, Any]:
    """Return for each facet its values, and for each document the numbers of those it has.

    A document's numbers are one number, or a list where it has none or several.
    """
    names = sorted({name for pairs in filters for name, _ in pairs})
    made = {}
    for name in names:
        held = [sorted({value for own, value in pairs if own == name}) for pairs in filters]
        values = sorted(set(itertools.chain.from_iterable(held)))
        at = {value: number for number, value in enumerate(values)}
        column = [[at[value] for value in own] for own in held]
        made[name] = [values, [own[0] if len(own) == 1 else own for own in column]]
    return made
