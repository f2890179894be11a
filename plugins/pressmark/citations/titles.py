"""How a headline is capitalised: what a reference may change, and what it must protect."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w’'.\-]*")
_LONG = 4
"""Letters: shorter words are small in title case too, and tell nothing."""
_ENGLISH = "en"


def is_english(language: str) -> bool:
    """Return whether styles may set a title in their own case: they know how in English alone."""
    return language.partition("-")[0] == _ENGLISH


def is_title_case(title: str) -> bool:
    """Return whether every long word of a headline begins with a capital, and one follows."""
    longer = [word for word in _WORD.findall(title) if len(word) >= _LONG]
    return len(longer) > 1 and all(not word[0].islower() for word in longer)


def protected(title: str) -> list[tuple[str, bool]]:
    """Split a headline into pieces; True marks those whose capitals a style must leave alone.

    These are words with a capital inside (U.S., NATO, iPhone) and, where the headline is not in
    title case, every capitalised word but one that begins a sentence: a name.
    """
    names_show = not is_title_case(title)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _WORD.finditer(title):
        word, before = match.group(), title[: match.start()].rstrip(" “‘\"'(")
        begins = not before or before.endswith((".", ":", "?", "!"))
        inner = any(letter.isupper() for letter in word[1:])
        keep = inner or (names_show and word[0].isupper() and not begins)
        pieces += [(title[end : match.start()], False), (word, keep)]
        end = match.end()
    return [piece for piece in (*pieces, (title[end:], False)) if piece[0]]
