"""What makes words of a text for searching, and one letter of those written in several ways.

Pagefind folds case, diacritics, harakat and hamza forms itself, but not the letters that Arabic
and Persian keyboards write differently. The same tables fold the index, here, and the query, in
the search page's script, which is handed `FOLDS`. Chinese and Japanese are cut into characters,
there and here: a word is a phrase of them. What is displayed is never folded.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping

TATWEEL = "\u0640"
ZWNJ = "\u200c"

CUT = "\u200b"
"""Stands between two words that have no blank between them."""

_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")

# Kana, ideographs and their marks. The script cuts queries at the same characters.
_CHARACTERS = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003134f"
)
_ANY = re.compile(f"[{_CHARACTERS}]")
_BORDER = re.compile(f"(?<=[{_CHARACTERS}])(?=\\S)|(?<=\\S)(?=[{_CHARACTERS}])")

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
# The same goes for an elided word before an apostrophe: "l’école" is found by "école".
_APOSTROPHE = {"\u2019": "'"}

_TABLES = {
    language: str.maketrans({**letters, **_APOSTROPHE, **_INDEX_ONLY.get(language, {})})
    for language, letters in FOLDS.items()
}


def cut(text: str) -> tuple[str, list[str]]:
    """Return a text with one blank between its words, or `CUT` where it has none, and the words.

    They are those that Pagefind counts.
    """
    if text.isascii():
        words = text.split()
        return " ".join(words), words
    text = " ".join(_INVISIBLE.sub("", text).split())
    if not _ANY.search(text):
        return text, text.split()
    text = _BORDER.sub(CUT, text)
    return text, text.replace(CUT, " ").split()


def fold(words: list[str], language: str) -> list[str]:
    """Return words as they are indexed. None is ever folded away: positions must not shift."""
    table = _TABLES.get(primary_language(language))
    joined = " ".join(words)
    if table and words:
        folded = joined.translate(table).split(" ")
        return [new or old for new, old in zip(folded, words, strict=True)]
    return joined.replace("\u2019", "'").split(" ") if "\u2019" in joined else words
