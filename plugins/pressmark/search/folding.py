"""Letters that are written in more than one way, made one for searching.

Pagefind folds case, diacritics, harakat and hamza forms itself, but not the letters that Arabic
and Persian keyboards write differently. The same tables fold the index, here, and the query, in
the search page's script, which is handed `FOLDS`. What is displayed is never folded.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping

TATWEEL = "\u0640"
ZWNJ = "\u200c"

# Invisible, and to Pagefind's script the sign of a text that is cut into words without blanks.
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u2060\ufeff"))

_DIGITS = {
    ord(zero) + value: str(value) for zero in ("\u0660", "\u06f0") for value in range(10)
}  # Arabic-Indic and its extended form


def _table(**letters: str) -> Mapping[str, str]:
    return MappingProxyType({**{chr(code): digit for code, digit in _DIGITS.items()}, **letters})


FOLDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ar": _table(**{"ی": "ي", "ى": "ي", "ک": "ك", TATWEEL: ""}),
        "fa": _table(**{"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", TATWEEL: "", ZWNJ: ""}),
    }
)
"""For each primary language subtag, the letters to replace in index and query alike."""

# Pagefind splits a compound at ASCII punctuation, and indexes it whole and by its parts: written
# with a backtick where the text has a ZWNJ, it is found joined, whole and by its parts.
_INDEX_ONLY: Mapping[str, Mapping[str, str]] = {"fa": {"`": "'", ZWNJ: "`"}}

_TABLES = {
    language: str.maketrans({**letters, **_INDEX_ONLY.get(language, {})})
    for language, letters in FOLDS.items()
}


def split(text: str) -> list[str]:
    """Return a text's words as Pagefind counts them: what stands between blanks."""
    return text.translate(_INVISIBLE).split()


def fold(words: list[str], language: str) -> list[str]:
    """Return words as they are indexed. None is ever folded away: positions must not shift."""
    table = _TABLES.get(primary_language(language))
    return [word.translate(table) or word for word in words] if table else words
