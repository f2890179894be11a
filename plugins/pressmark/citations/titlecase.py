"""Title case, as MLA and Chicago ask of an English headline.

Specifications: MLA Handbook, 9th edition, 2.90; Chicago Manual of Style, 18th edition, 8.160 and
8.161; CSL 1.0.2, "Text-case", for words that are prepositions more often than not. The citation
processor is not asked for it: Typst 0.15 makes "Us" of US where it ends a headline, "Mcdonald" and
"Iphone" inside one, and "Iran, Iraq, And Syria" (found by trying, November 2026; see decision 10).
"""

from __future__ import annotations

import re
from typing import Final

MLA: Final = frozenset(
    "a above across against along amid amidst among amongst an and around as at behind below "
    "beneath beside between beyond but by despite down during for from front in inside into near "
    "nor of on onto or over since so the through throughout till to toward towards under "
    "underneath until up upon versus via with within without yet".split()
)
"""What stays small in MLA's title case: articles, conjunctions, prepositions of any length."""
_CAPITAL_FROM = 5
CHICAGO: Final = frozenset(word for word in MLA if len(word) < _CAPITAL_FROM) - {"so", "yet"}
"""What stays small in Chicago's: of the prepositions those of up to four letters (18th edition,
8.160), of the conjunctions and, but, for, nor, or."""
_APART: Final = MLA - CHICAGO
_WORD = re.compile(r"(?<![\w.@#])[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)*(?!\w)")
_A_WORD = r"""["“‘'(]*[A-Za-z]+(?:['’][A-Za-z]+)*["”’'),;]*"""
_is_plain = re.compile(rf"{_A_WORD}(?: (?:{_A_WORD}|[0-9]+))*").fullmatch
"""No sentence ends inside and no word has a hyphen, as in most headlines: each blank parts two."""
_AROUND = "\"“”‘’'(),;"
_words = re.compile(r"[a-z]+").findall
_BEGINS = re.compile(r"(?:\A|[:?!…]|(?<!\b\w)\.)\W*\Z")
"""What stands before a word that begins a sentence; the point of U.S. ends none."""
_ENDS = re.compile(r"\W*\Z")


def _raised(word: str, small: frozenset[str] = frozenset()) -> str:
    """Return a word with the marks around it and a capital, unless it is small or has one."""
    if not word.islower():
        return word
    if word.isalpha():
        return word.capitalize()
    bare = word.strip(_AROUND)
    if bare in small:
        return word
    start = word.index(bare)
    return f"{word[:start]}{bare[0].upper()}{word[start + 1 :]}"


def title_cases(headline: str) -> tuple[str, str]:
    """Return an English headline in Chicago's title case and in MLA's."""
    chicago = title_case(headline, CHICAGO)
    if _APART.isdisjoint(_words(headline)):
        return chicago, chicago
    return chicago, title_case(headline, MLA)


def title_case(headline: str, small: frozenset[str]) -> str:
    """Return an English headline in title case; no capital that stands in it is lost.

    The first and last word, one after a stop, the first part of a compound, and every word but
    those in `small` begin with a capital; a word with a capital or a digit inside stays as it is.
    """
    if _is_plain(headline):
        words = headline.split(" ")
        inner = [word if word in small else _raised(word, small) for word in words[1:-1]]
        ends = [_raised(word) for word in (words[0], words[-1])]
        return " ".join([ends[0], *inner, ends[1]] if words[1:] else ends[:1])

    def capital(match: re.Match[str]) -> str:
        word = match[0]
        if not word.islower() or (word in small and _is_inside(match)):
            return word
        first = word[0].upper()
        return first + word[1:] if len(first) == 1 else word

    return _WORD.sub(capital, headline)


def _is_inside(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    leads = after.startswith("-") and not before.endswith("-")
    return not (leads or _BEGINS.search(before) or _ENDS.match(after))
