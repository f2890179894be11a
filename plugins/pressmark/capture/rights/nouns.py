"""Find the nouns of a clause, with their determiners and what hangs on what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.tokens import Token

OWN = (Scope.ARTICLE, Scope.SITE)

_NOUNS = ("OTHER", "IMAGE", "SITE", "WORKS", "WORK")
_DETERMINERS = ("THIS", "OUR", "THEIRS", "THE")
_ADJECTIVES = 2
"""Words that may stand between a determiner and its noun."""
_WHOLE = ("entire", "whole", "full", "complet", "gesamt", "ganz", "integr", "entier")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in a clause, what it stands for, and whether it only goes with another noun."""

    index: int
    """Of its token."""
    first: int
    """Of the first token of its phrase: its determiner, if it has one."""
    determiner: str
    indefinite: bool
    yours: bool
    bare: bool
    """True where nothing stands between determiner and noun."""
    rank: str
    scope: Scope = Scope.OTHER
    governed: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """Of what a clause speaks, whether that is certain, and the noun that says so."""

    scope: Scope
    sure: bool = True
    noun: Noun | None = None


def rank_of(token: Token) -> str:
    """Name the class of noun that a token is; "" of what is none."""
    return next((rank for rank in _NOUNS if rank in token.tags), "")


def is_arabic(token: Token) -> bool:
    """Tell a word in Arabic letters."""
    return "\u0600" <= token.text[0] <= "\u06ff"


def found_in(tokens: Sequence[Token]) -> list[Noun]:
    """Find the nouns in a stretch of a sentence, in order, and which of them hang on others.

    What each stands for is not said yet: `scopes.nouns_of` does that.
    """
    found: list[Noun] = []
    for index, token in enumerate(tokens):
        if token.kind != "word" or not (rank := rank_of(token)):
            continue
        determiner, first, bare = _determiner(tokens, index)
        if _is_verb(tokens, index) or _is_title(tokens, index, rank, determiner):
            continue
        alone = is_arabic(token) and not determiner and index > 0 and not token.particle
        some = token.theirs and token.text.endswith("ی")
        found.append(
            Noun(
                index=index,
                first=first,
                determiner=determiner,
                indefinite=some
                or (alone and _is_indefinite(tokens, index))
                or (first < index and tokens[first].has("A")),
                yours=token.yours or (first < index and tokens[first].has("YOUR")),
                bare=bare,
                rank=rank,
            )
        )
    for position, noun in enumerate(found):
        before = found[position - 1] if position else None
        found[position] = replace(noun, governed=_is_governed(tokens, noun, before))
        if before is not None and _is_compound(tokens, before, noun):
            # "this article's images", "website code": the last noun is what is meant.
            found[position - 1] = replace(before, governed=True)
            ours = before.determiner in {"THIS", "OUR"} or is_this_site(tokens, before)
            theirs = tokens[before.index].possessive and not ours
            found[position] = replace(
                found[position],
                first=before.first,
                determiner="THEIRS" if theirs else before.determiner,
                governed=before.governed,
            )
    return found


def _is_indefinite(tokens: Sequence[Token], index: int) -> bool:
    """Tell an Arabic noun that nothing makes definite."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or not (after.definite or after.has("THIS") or not after.is_known)


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell "you may copy, print and post it" from a copy, a print and a post."""
    if index == 0 or not tokens[index].has("USE", "GRANT"):
        return False
    token, before = tokens[index], tokens[index - 1]
    if is_arabic(token) and not (token.has("USE") and before.has("MAY", "USE")):
        # "المحتوى منشور": a predicate has no article.
        return not token.definite and bool(rank_of(before)) and not token.particle
    if not token.has("USE"):
        return False
    return (
        before.text == "to"
        or before.has("MAY", "USE", "WE")
        or (index > 1 and before.has("AND") and tokens[index - 2].has("USE"))
    )


def _is_title(tokens: Sequence[Token], index: int, rank: str, determiner: str) -> bool:
    """Tell a word that is part of a name: "Harbour News Agency", "by Text and Tide"."""
    if determiner or rank in {"IMAGE", "OTHER"}:
        return False
    if rank == "SITE" and not tokens[index].has("SELF"):
        return True
    if is_arabic(tokens[index]):
        return False
    before = tokens[index - 1] if index else None
    if before is not None and tokens[index].proper and before.proper and not before.tags:
        return True  # "in Quay Post"
    begin = index
    while begin and not tokens[begin - 1].has("FINITE") and tokens[begin - 1].kind == "word":
        begin -= 1
        if tokens[begin].has("BY"):
            named = tokens[begin + 1 : index + 2]
            return any(not token.is_known for token in named)
    return False


def _determiner(tokens: Sequence[Token], index: int) -> tuple[str, int, bool]:
    """Find the determiner of a noun: its class, where it stands, and whether it stands next."""
    noun = tokens[index]
    if noun.particle:
        return ("OUR" if noun.ours else "THE" if noun.definite else ""), index, True
    between = 0
    for position in range(index - 1, max(-1, index - 2 - 2 * _ADJECTIVES), -1):
        if between > _ADJECTIVES:
            break
        token = tokens[position]
        if token.text == "-" and position > 0:
            between -= 1  # "Open-Access-Artikel"
            continue
        if token.possessive and not rank_of(token):
            return "THEIRS", position, not between
        if token.kind != "word" or token.possessive:
            break
        if token.has("PLAIN") and not token.has(*_DETERMINERS):
            between += not token.text.startswith(_WHOLE)
            continue
        for name in _DETERMINERS if token.particle not in {"ل", "ب", "ک"} else ("THIS", "OUR"):
            if name in token.tags:
                if name == "THEIRS" and _is_this(tokens[:position]):
                    return "THIS", position, True
                return name, position, not between
        if token.has("OF", "BY", "AND", "FINITE", "LINK", "PRONOUN") or rank_of(token):
            break
        if is_arabic(noun) and not token.has("PLAIN"):
            break  # what determines an Arabic noun stands next to it
        between += 1
    if noun.theirs and not noun.ours:
        return "THEIRS", index, True
    if noun.ours or noun.yours:
        return ("OUR" if noun.ours else "THEIRS"), index, True
    if noun.definite:
        return "THE", index, True
    return "", index, True


def _is_this(before: Sequence[Token]) -> bool:
    """Tell "this is an article" from "an article"."""
    words = [token for token in before[-2:] if token.kind == "word"]
    return (
        len(words) == 2
        and words[0].has("THIS", "PRONOUN")
        and words[1].has("LINK", "FINITE")
        and words[0].has("THIS")
    )


def _leads(token: Token) -> bool:
    """Tell what a noun hangs on: "of", "by", "was produced by"."""
    return token.has("OF", "BY") or (token.has("ONCE") and " " in token.text)


def _is_governed(tokens: Sequence[Token], noun: Noun, before: Noun | None) -> bool:
    """Tell whether a noun only says more of the one before it."""
    if noun.first and _leads(tokens[noun.first - 1]):
        return True
    if tokens[noun.first].has("OF") and noun.first < noun.index:
        return True  # "del", "do", "des": of the
    if before is None or tokens[noun.index].particle in {"و", "ف"}:
        return False
    if tokens[noun.index].particle or tokens[noun.first].particle in {"ل", "ب", "ک"}:
        return True
    # "Bilder dieses Artikels", "صور هذا المقال": the first one is meant.
    follows = all(token.has("PLAIN") for token in tokens[before.index + 1 : noun.first])
    return follows and (noun.determiner in {"THIS", "OUR", "THE"} or is_arabic(tokens[noun.index]))


def _is_compound(tokens: Sequence[Token], before: Noun, noun: Noun) -> bool:
    if is_arabic(tokens[noun.index]):
        return False
    between = tokens[before.index + 1 : noun.index]
    return all(token.text == "-" for token in between) and noun.first in {
        noun.index,
        before.first,
    }


def is_this_site(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell whether a noun for a site means this one."""
    if noun.determiner in {"THIS", "OUR"}:
        return True
    if not (tokens[noun.index].has("SELF") and noun.determiner != "THEIRS" and noun.bare):
        return False
    rest = tokens[noun.index + 1 : noun.index + 3]
    if rest and is_arabic(tokens[noun.index]) and rest[0].has("THEIRS"):
        return False
    if rest and is_arabic(tokens[noun.index]) and not noun.determiner and not rest[0].is_known:
        return False
    # "the website of the ministry" is not this one.
    of = bool(rest) and rest[0].has("OF") and not rest[0].has("GRANT", "FINITE", "LINK", "SAID")
    return not (of and not any(each.has("THIS", "OUR") for each in rest))
