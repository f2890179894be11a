"""How a headline is capitalised: what a reference may change, and what it must protect."""

from __future__ import annotations

import re

from pressmark.citations.titlecase import title_case, title_cases
from pressmark.languages import primary_language

_WORD = re.compile(r"[^\W\d_][\w’'.\-]*")
_LONG = 4
"""Letters: shorter words are small in title case too, and tell nothing."""
_ENGLISH = "en"
_QUOTATION = re.compile(r'(?<!\w)"(?!\s)([^"“”]*)(?<!\s)"(?!\w)|“([^“”"]*)”')
_INNER = re.compile(r"(?<!\w)['‘]")
_STOP_OUTSIDE = re.compile(r"(“[^“”]*‘[^“”]*?)([.?!…]?)’\.”")
_STOPS = (".", "。")
MARKS = ("?", "!", "؟", "？", "！")
"""What ends a headline by itself."""


def is_english(language: str) -> bool:
    """Return whether styles may set a title in their own case: they know how in English alone."""
    return primary_language(language) == _ENGLISH


def is_title_case(title: str) -> bool:
    """Return whether every long word of a headline begins with a capital, and one follows."""
    longer = 0
    for match in _WORD.finditer(title):
        word = match[0]
        if len(word) >= _LONG:
            if word[0].islower():
                return False
            longer += 1
    return longer > 1


def cased(headline: str, language: str) -> tuple[str, str]:
    """Return a headline without its full stop as Chicago and as MLA set it (see `headline`)."""
    if not is_english(language):
        return headline, headline
    headline = quoted_within(headline, language)
    if is_title_case(headline):
        return headline, headline
    return title_cases(headline)


def quoted_within(headline: str, language: str) -> str:
    """Return a headline whose own double quotation marks are single, to stand in double ones.

    So ask Chicago (18th edition, 6.11) and MLA of English; a quotation that holds another stays.
    """
    if not is_english(language) or ('"' not in headline and "“" not in headline):
        return headline

    def single(match: re.Match[str]) -> str:
        inside = match[1] or match[2] or ""
        return match[0] if _INNER.search(inside) else f"‘{inside}’"

    return _QUOTATION.sub(single, headline)


def stopped(headline: str, language: str) -> str:
    """Return a headline with the full stop that APA and Vancouver set after it.

    One that asks or calls has none. An English one that ends in a quotation has it inside, as
    American styles do (APA 7, 6.7): 5" is no quotation.
    """
    inner, last = headline[:-1], headline[-1:]
    quoted = last == "”" or (last == '"' and headline.count('"') % 2 == 0)
    if quoted and is_english(language):
        return headline if inner.endswith((".", *MARKS)) else f"{inner}.{last}"
    return headline if last in MARKS else f"{headline}."


def stopped_within(made: str) -> str:
    """Return a reference with the full stop inside a quotation that ends the title.

    After a mark of the quotation's own there is none: “‘Never Again.’”, “‘Who Is There?’”.
    """
    return _STOP_OUTSIDE.sub(lambda end: f"{end[1]}{end[2] or '.'}’”", made)


def headline(title: str, language: str, small: frozenset[str] | None = None) -> str:
    """Return a headline as a style sets it: in title case where `small` says what stays small.

    One in title case already, or in another language than English, is left as it was printed. One
    full stop at the end goes: a style has a stop of its own.
    """
    ends = title.endswith(_STOPS) and not title.endswith("..") and len(title) > 1
    bare = title[:-1] if ends else title
    if small is not None and is_english(language) and not is_title_case(bare):
        return title_case(bare, small)
    return bare


def protected(title: str) -> list[tuple[str, bool]]:
    """Split a headline into pieces; True marks those whose capitals a style must leave alone.

    These are words with a capital inside (U.S., NATO, iPhone) and, where the headline is not in
    title case, every capitalised word but one that begins a sentence: a name.
    """
    names_show = not is_title_case(title)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _WORD.finditer(title):
        word = match.group()
        if word.islower():
            continue
        before = title[: match.start()].rstrip(" “‘\"'(")
        begins = not before or before.endswith((".", ":", "?", "!"))
        rest = word[1:]
        inner = not rest.islower() and any(letter.isupper() for letter in rest)
        keep = inner or (names_show and word[0].isupper() and not begins)
        pieces += [(title[end : match.start()], False), (word, keep)]
        end = match.end()
    return [piece for piece in (*pieces, (title[end:], False)) if piece[0]]
