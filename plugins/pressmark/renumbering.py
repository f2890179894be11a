"""The numbers of paragraphs through a correction: an id that was cited stays where it was.

A paragraph that is the same, or that was reworded, keeps its id. One that is put in is named after
the one before it ("p12a"), one that follows the last goes on counting, and one that is taken out
leaves its id with a hyphen ("-p7"), for ever.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import product
from typing import TYPE_CHECKING

from pressmark.markup import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALIKE = 0.5
"""From here on two paragraphs count as one that was reworded: the share of words in common."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBER = re.compile(r"-?p(\d+)")


def renumbered(before: str, after: str, given: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids of the paragraphs of `after`, a corrected text, in a record's form.

    Both texts are Markdown; `given` are the ids of `before` where they are no longer 1, 2, 3 ….
    Returns () where the ids of `after` are 1, 2, 3 … themselves. Raises ValueError where `given`
    does not fit `before`.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    listed = list(given) or [f"p{number}" for number in range(1, len(old) + 1)]
    if sum(not each.startswith("-") for each in listed) != len(old):
        raise ValueError(f"The text has {len(old)} paragraphs, and its list of them another number")
    stays = dict(_matches(old, new, 0, 0))
    kept_by = {to: at for at, to in stays.items()}
    found: list[str] = []
    taken = {each.lstrip("-") for each in listed}
    written = at = 0

    def put_in(until: int) -> None:
        nonlocal written
        while written < until and written not in kept_by:
            name = _free(found[-1] if found else "p0", taken)
            taken.add(name)
            found.append(name)
            written += 1

    for each in listed:
        if each.startswith("-"):
            found.append(each)
            continue
        if at in stays:
            put_in(stays[at])
            found.append(each)
            written = stays[at] + 1
        else:
            found.append(f"-{each}")
        at += 1
    highest = max((int(each.lstrip("-p").rstrip(_LETTERS)) for each in found), default=0)
    found.extend(f"p{highest + number}" for number in range(1, len(new) - written + 1))
    plain = [f"p{number}" for number in range(1, len(new) + 1)]
    return () if found == plain else tuple(found)


def _paragraphs(text: str) -> list[str]:
    return [block.text for block in blocks(text) if block.id]


def _free(after: str, taken: set[str]) -> str:
    match = _NUMBER.match(after)
    base = f"p{match[1]}" if match else "p0"
    return next(
        name
        for length in range(1, 5)
        for letters in product(_LETTERS, repeat=length)
        if (name := f"{base}{''.join(letters)}") not in taken
    )


def _matches(old: Sequence[str], new: Sequence[str], at: int, to: int) -> Iterator[tuple[int, int]]:
    """Yield which old paragraph, by its place, is which new one; both in order."""
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(at + i, at + i_end), range(to + j, to + j_end), strict=True)
        elif kind == "replace":
            yield from _reworded(old[i:i_end], new[j:j_end], at + i, to + j)


def _reworded(
    old: Sequence[str], new: Sequence[str], at: int, to: int
) -> Iterator[tuple[int, int]]:
    if len(old) == len(new):
        yield from zip(range(at, at + len(old)), range(to, to + len(new)), strict=True)
        return
    pairs = [(_likeness(a, b), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new)]
    likeness, i, j = max(pairs, default=(0.0, 0, 0))
    if likeness < _ALIKE:
        return
    i, j = -i, -j
    yield from _reworded(old[:i], new[:j], at, to)
    yield at + i, to + j
    yield from _reworded(old[i + 1 :], new[j + 1 :], at + i + 1, to + j + 1)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
