"""Which of a page's titles is the headline: without the outlet's name, a section's, an author's."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.capture.html.model import Found, Sure
from pressmark.capture.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.html.declared import Stated
    from pressmark.capture.html.shown import Shown

_SEPARATED = re.compile(r"\s+[|–—·•«»:/\-]+\s+|\s*[|»]\s*|:\s+")


_SECTION = re.compile(r"\s+[|–—·•»/-]+\s+|\s*[|»]\s*")


def title_of(values: Sequence[Stated], shown: Shown, outlet: str) -> tuple[str, list[Found]]:
    """Settle the headline: the title, and what was found with the title taken first.

    `values` are those that the page states; `outlet` is the name to take off them.
    """
    headlines = shown.headlines(outlet)
    whole = shown.title_element()
    told = [each.value for each in values if each.field == "title"] + [whole]
    if not any(_share_words(headline, text) for headline in headlines for text in told):
        # The top heading is a section's name, or the page's owner's: a lower one is the headline,
        # if the page's title begins with it.
        headlines = shown.headings_in(_parted(whole)) or headlines
    candidates = [
        (_of_headline(_bare_title(each.value, outlet), headlines), each.source, each.trust)
        for each in values
    ]
    if whole:
        bare = _of_headline(_bare_title(whole, outlet), headlines)
        candidates.append((bare, "title", 4))
    weight = 7
    if len(headlines) == 1:
        # What readers see as the headline is the headline, whatever search engines are told, as
        # long as it is not the name of a section.
        variant = any(_share_words(headlines[0], text) for text, _, _ in candidates)
        weight = _SHOWN if variant else 10
    known = [text for text, _, _ in candidates]
    parted = [each for each in dict.fromkeys(known) if len(each.split()) > 3]
    candidates = [(_of_title(text, parted), source, trust) for text, source, trust in candidates]
    candidates += [
        (_without_name(text, known, outlet), "h1", weight - index)
        for index, text in enumerate(headlines[:3])
    ]
    candidates = [each for each in candidates if each[0] and folded(each[0]) != folded(outlet)]
    if not candidates:
        return "", []
    votes: dict[str, int] = defaultdict(int)
    for text, _source, trust in candidates:
        votes[folded(text)] += trust
    for cut, _source, trust in candidates:
        # A headline cut short speaks for the whole one.
        if cut.endswith(("…", "...")) and len(folded(cut)) >= 20:
            for key in [key for key in votes if key != folded(cut)]:
                votes[key] += trust if key.startswith(folded(cut)) else 0
    best = max(votes, key=lambda key: votes[key])
    of_best = sorted((each for each in candidates if folded(each[0]) == best), key=_shown_first)
    title, source, _trust = of_best[0]
    sure = Sure.CERTAIN if len(of_best) > 1 else Sure.LIKELY
    found = [Found("title", title, source, sure)]
    found += [
        Found("title", text, place, Sure.DOUBTFUL)
        for text, place, _ in candidates
        if folded(text) != best
    ]
    return title, found


def _parted(title: str) -> list[str]:
    """Return a title whole, and what stands before each sign that parts it."""
    return [title, *(title[: match.start()] for match in _SECTION.finditer(title))]


def _of_headline(text: str, headlines: Sequence[str]) -> str:
    """Return the headline where a title is that and the name of a section, a series, an author."""
    for headline in headlines:
        if len(folded(headline)) < 8:
            continue
        if text.startswith(headline) and _SEPARATED.match(text, len(headline)):
            return headline
        before = text.removesuffix(headline)
        if before != text and any(
            match.end() == len(before) for match in _SEPARATED.finditer(text)
        ):
            return headline
    return text


def _of_title(text: str, known: Sequence[str]) -> str:
    """Return the title that the page states elsewhere, where this one has a section behind it.

    Or the site's name before it, where that is no headline of its own.
    """
    parts = [each for each in known if text.startswith(each) and _SECTION.match(text, len(each))]
    behind = [
        each
        for each in known
        if text.endswith(each)
        and text != each
        and any(sign.end() == len(text) - len(each) for sign in _SEPARATED.finditer(text))
    ]
    return min(parts or behind, key=len, default=text)


def _without_name(headline: str, known: Sequence[str], outlet: str) -> str:
    """Take the outlet's name off a headline that runs into it without a sign between them."""
    rest = [headline[len(text) :] for text in known if text and headline.startswith(text)]
    named = any(folded(each) == folded(outlet) for each in rest)
    return (
        headline.removesuffix(outlet).strip() if named and headline.endswith(outlet) else headline
    )


_SHOWN = 100
"""Outweighs all other votes together."""


def _share_words(one: str, other: str) -> bool:
    """Tell whether two headlines are of one article: a third of their words, three at least."""
    some, others = ({folded(word) for word in text.split()} - {""} for text in (one, other))
    common = len(some & others)
    return common >= min(3, len(others)) and 3 * common >= len(some | others)


def _shown_first(candidate: tuple[str, str, int]) -> tuple[bool, int]:
    return candidate[1] != "h1", -candidate[2]


def _bare_title(text: str, outlet: str) -> str:
    """Take the outlet's name off the end or the beginning of a title."""
    line = one_line(text)
    if not outlet:
        return line
    name = folded(outlet)
    for match in _SEPARATED.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if before and _is_named(after, name):
            return before.strip()
        if after and _is_named(before, name):
            return _bare_title(after, outlet)
    return line


def _is_named(part: str, name: str) -> bool:
    key = folded(part)
    return (
        bool(key)
        and len(part) <= 60
        and (
            key == name
            or (
                len(key) > 3
                and (
                    key.startswith(name) or name.startswith(key) or key.removesuffix("com") == name
                )
            )
        )
    )
