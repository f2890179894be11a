"""Texts that are much alike: the same agency report in two outlets is named, and never merged.

A text's sketch is the smallest hashes of its runs of five words (A. Broder, "On the resemblance
and containment of documents", 1997, section 3): what two sketches share estimates what the texts
share.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest

RUN = 5
"""Words in a run. Shorter ones are shared by any two reports of one event."""

SKETCH = 48
"""Hashes kept of each text: enough to tell a third from a half, and a megabyte for a thousand."""

ALIKE = 0.4
"""From this share of a sketch on two texts are named. Two reports of one event share under 0.1."""

_FEWEST = 12
_LOOKED_AT = 100_000
"""Characters: who copies an article copies its beginning."""
_WORD = re.compile(r"[^\W_]+")
_MIX = 0x9E3779B97F4A7C15


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's runs of words, sorted; () for a very short one."""
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    if len(runs) < _FEWEST:
        return ()
    # CRC-32 alone is linear: the product spreads it, so that small values are a fair sample.
    hashes = {(zlib.crc32(run.encode()) * _MIX) & 0xFFFFFFFFFFFF for run in runs}
    return tuple(nsmallest(SKETCH, hashes))


@dataclass(slots=True)
class Resemblances:
    """The sketches of an archive's texts; grows as texts are added."""

    _names: list[str] = field(default_factory=list)
    _first: dict[int, int] = field(default_factory=dict)

    def add(self, name: str, hashes: tuple[int, ...]) -> None:
        """Take a text's sketch in under its record's name."""
        if hashes:
            number = len(self._names)
            self._names.append(name)
            for each in hashes:
                self._first.setdefault(each, number)

    def forget(self, name: str) -> None:
        """Take a text out: it names none any more."""
        self._names = ["" if each == name else each for each in self._names]

    def nearest(self, hashes: tuple[int, ...]) -> tuple[str, float] | None:
        """Return the record most like a sketch, and the share that it has of it; None for none."""
        found = (self._first[each] for each in hashes if each in self._first)
        counts = Counter(number for number in found if self._names[number])
        if not counts:
            return None
        ((number, shared),) = counts.most_common(1)
        share = shared / len(hashes)
        return (self._names[number], share) if share >= ALIKE else None
