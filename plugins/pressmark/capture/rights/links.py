"""How the words beside a licence's name join it to something."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pressmark.capture.rights.nouns import is_arabic, rank_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.tokens import Token

_OF = {"of", "de", "du", "d'", "des", "von", "der", "da", "do"}
_BETWEEN = ("THE", "THEIRS", "THIS", "OUR", "LICENCE", "SAFE")
_JOINING = ("AND", "GRANT", "LINK", "LICENCE", "THE", "THEIRS", "CLAUSE")


class Link(Enum):
    """What the words right before a name make of it."""

    NONE = 0
    TOPIC = 1
    """They speak of it: "about", "such as"."""
    LOOSE = 2
    STRONG = 3
    """What is said of works alone: "under"."""


def link_of(before: Sequence[Token]) -> Link:
    """Tell how the words right before a name join it to something: "under a", "licensed as"."""
    bracketed = bool(before) and before[-1].text in {"(", "["}
    if bracketed and any(token.has("GRANT", "USE", "LICENCE") for token in before):
        return Link.STRONG
    named = Link.NONE
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        if token.has("UNDER"):
            return Link.STRONG
        if token.has("LINK", "LICENCE") and token.has("LICENCE", "THE"):
            named = Link.LOOSE  # "more about the licence", "has the licence"
            continue
        if token.has("LINK"):
            return Link.LOOSE
        if token.text in _OF and index and before[index - 1].has("LICENCE"):
            continue  # "a licence of Creative Commons"
        if token.has("TOPIC"):
            return Link.TOPIC
        behind = before[index + 1] if index + 1 < len(before) else None
        if rank_of(token) and is_arabic(token) and behind is not None and behind.has("LICENCE"):
            return Link.LOOSE if behind.particle else Link.TOPIC  # "راهنمای مجوز …"
        if token.kind == "word" and (rank_of(token) or not token.has(*_BETWEEN)):
            return named
    return named


def applies(after: Sequence[Token]) -> bool:
    """Tell what follows a licence that is itself spoken of: "… applies to this article"."""
    words = [token for token in after if not token.has("LICENCE")]
    return bool(words) and words[0].has("GRANT") and not words[0].has("OF")


def only_joins(tokens: Sequence[Token]) -> bool:
    """Tell whether the words between two names only join them."""
    return all(
        token.kind != "word"
        or token.has(*_JOINING)
        or token.text in {"not", "either", "also", "later"}
        for token in tokens
    )


def is_pronominal(before: Sequence[Token]) -> bool:
    """Tell whether a clause begins with "it", "which", "and they"."""
    words = [token for token in before if token.kind == "word"]
    while words and words[0].has("AND", "CLAUSE") and not words[0].has("PRONOUN"):
        words = words[1:]
    return bool(words) and words[0].has("PRONOUN")
