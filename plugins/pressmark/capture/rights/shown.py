"""Tell a text that an article only shows: a speech, letter or report that is by another."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.nouns import Noun
    from pressmark.capture.rights.tokens import Token

_GERMAN_BY = {"von", "vom"}
_RELATIVE = 4
"""Words of a relative clause, within which its subject stands."""


def is_by_another(before: Sequence[Token], noun: Noun) -> bool:
    """Tell "this speech by the mayor", "dieses vom Ministerium verfasste Papier"."""
    token, rest = before[noun.index], before[noun.index + 1 :]
    within = before[noun.first + 1 : noun.index]
    if any(each.has("BY") for each in within) and any(not each.is_known for each in within):
        return True
    if len(rest) > 1 and not rest[0].has("FINITE", "UNDER", "LINK", "BY") and rest[1].has("BY"):
        rest = rest[1:]  # "ce rapport rédigé par"
    if len(rest) < 2 or not rest[0].has("BY"):
        return False
    shown = token.has("REPORTED") and not token.has("GENERIC")
    return shown and not rest[1].has("OUR", "WE", "THIS")


def shows_another_s(before: Sequence[Token]) -> bool:
    """Tell "diese Rede der Bürgermeisterin", "this letter from the governor".

    What somebody says or sends is theirs, whatever the words that name them; of a report a
    clause of its own says so, as does "this report, which the bank drew up".
    """
    for index, (this, token) in enumerate(pairwise(before)):
        if not this.has("THIS"):
            continue
        rest = before[index + 2 :]
        if token.text in _GERMAN_BY and rest and not rest[0].has("OUR", "WE"):
            return True  # "dieses vom Ministerium verfasste Papier"
        more = list(takewhile(lambda each: not each.has("GRANT", "FINITE", "UNDER"), rest))
        if more and token.has("REPORTED") and more[0].has("SUBORDINATE") and more[0].has("PRONOUN"):
            more = list(rest[:_RELATIVE])
        elif not token.has("SPOKEN"):
            continue
        if any(not each.is_known or each.has("PERSON") for each in more):
            return not any(each.has("OUR", "WE") for each in more)
    return False
