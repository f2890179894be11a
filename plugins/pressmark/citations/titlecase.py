"""Title case, as MLA and Chicago ask of an English headline.

Specifications: MLA Handbook, 9th edition, 2.90; Chicago Manual of Style, 8.160 to 8.162; CSL
1.0.2, "Text-case", for the words that stay small. The citation processor is not asked for it:
Typst 0.15 makes "Us" of US where it ends a headline, "Mcdonald" and "Iphone" inside one, and
"Iran, Iraq, And Syria" (found by trying, November 2026; see decision 10).
"""

from __future__ import annotations

import re

_SMALL = frozenset(
    "a above across against among an and around as at behind below beneath beside between but by "
    "down during for from front in inside into near nor of on onto or over since so the till to "
    "toward under underneath until up via with within yet".split()
)
_WORD = re.compile(r"(?<![\w.@#])[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)*(?!\w)")
_BEGINS = re.compile(r"(?:\A|[:?!…]|(?<!\b\w)\.)\W*\Z")
"""What stands before a word that begins a sentence; the point of U.S. ends none."""
_ENDS = re.compile(r"\W*\Z")


def title_case(headline: str) -> str:
    """Return an English headline in title case; no capital that stands in it is lost.

    The first and last word, one after a stop, the first part of a compound, and every word but
    articles, conjunctions and prepositions begin with a capital; a word with a capital or a digit
    inside stays as it is.
    """
    return _WORD.sub(_capital, headline)


def _capital(match: re.Match[str]) -> str:
    word = match[0]
    if not word.islower() or (word in _SMALL and _is_inside(match)):
        return word
    capital = word[0].upper()
    return capital + word[1:] if len(capital) == 1 else word


def _is_inside(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    leads = after.startswith("-") and not before.endswith("-")
    return not (leads or _BEGINS.search(before) or _ENDS.match(after))
