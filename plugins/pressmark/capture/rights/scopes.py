"""Say of what a clause speaks: this article, its site, a picture, or something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.nouns import (
    OWN,
    Noun,
    Subject,
    found_in,
    is_arabic,
    is_this_site,
    rank_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.tokens import Token

_SOMEBODY = {"we", "i", "you", "they", "he", "she", "wir", "ich", "sie", "nous", "je"}
_HERE = {"here", "hier", "aqui", "ici"}


def nouns_of(tokens: Sequence[Token], default: Scope) -> list[Noun]:
    """Find what a stretch of a sentence speaks of, in order.

    `default` is what "this work" stands for where the sentence stands.
    """
    found = found_in(tokens)
    scoped: list[Noun] = []
    for position, noun in enumerate(found):
        if scoped and _is_predicate(tokens, scoped[-1], noun):
            scoped.append(replace(noun, scope=scoped[-1].scope, sure=scoped[-1].sure))
        else:
            scoped.append(_scoped(tokens, found, position, default))
    return scoped


def _is_predicate(tokens: Sequence[Token], before: Noun, noun: Noun) -> bool:
    """Tell what says of a text that it is one: "this text is a work of"."""
    if noun.rank not in {"WORK", "WORKS"} or before.rank != "WORK" or before.scope not in OWN:
        return False
    between = tokens[before.index + 1 : noun.first]
    plain = not noun.determiner or (noun.indefinite and noun.rank == "WORK")
    if not (plain and between and between[0].has("FINITE")):
        return False
    return all(token.has("SAFE") and not token.has("OF", "BY", "LINK") for token in between[1:])


def _scoped(tokens: Sequence[Token], nouns: Sequence[Noun], position: int, default: Scope) -> Noun:
    """Say what a noun stands for where it is, and whether that is certain."""
    noun = nouns[position]
    token = tokens[noun.index]
    if noun.rank == "IMAGE":
        return replace(noun, scope=Scope.IMAGE)
    if noun.rank == "OTHER":
        return replace(noun, scope=Scope.OTHER)
    if noun.rank == "SITE":
        return replace(noun, scope=Scope.SITE if is_this_site(tokens, noun) else Scope.OTHER)
    after = next(
        (n for n in nouns[position + 1 :] if n.governed and _follows(tokens, noun, n)), None
    )
    after = after or _shared(tokens, nouns, position)
    if after is not None and noun.determiner != "THEIRS":
        if after.rank == "SITE":
            all_ = noun.determiner == "OUR" and _is_named_site(tokens, after)
            own = all_ or is_this_site(tokens, after)
            return replace(noun, scope=Scope.SITE if own else Scope.OTHER)
        if after.rank in {"OTHER", "IMAGE"} and noun.determiner != "THIS":
            return replace(noun, scope=Scope.OTHER)
        if after.rank in {"WORK", "WORKS"} and noun.determiner != "THIS":
            if not token.has("CONTENT"):
                return replace(noun, scope=Scope.OTHER)  # "translations of this article"
            inner = _scoped(tokens, nouns, nouns.index(after), default)
            return replace(noun, scope=inner.scope, sure=inner.sure)
    if noun.rank == "WORKS" and not (noun.determiner == "THIS" and token.has("WORK")):
        return _plural(tokens, noun)
    return _singular(tokens, noun, default)


def _shared(tokens: Sequence[Token], nouns: Sequence[Noun], position: int) -> Noun | None:
    """Give what a second noun hangs on, and the first with it: "text and images on this site"."""
    if position + 2 >= len(nouns):
        return None
    noun, second, third = nouns[position : position + 3]
    joined = _are_joined(tokens, noun, second) and not noun.determiner
    shared = third.governed and third.rank == "SITE" and _follows(tokens, second, third)
    return third if joined and shared else None


def _is_named_site(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell "all text on the Harbour Blog website"."""
    names = tokens[noun.first + 1 : noun.index]
    named = noun.determiner == "THE" and tokens[noun.index].has("SELF")
    return named and bool(names) and all(each.proper or each.has("SITE") for each in names)


def _follows(tokens: Sequence[Token], noun: Noun, other: Noun) -> bool:
    """Tell whether one noun stands right behind another, but for a preposition."""
    between = tokens[noun.index + 1 : other.first]
    return len(between) <= 2 and all(
        token.has("OF", "THE", "SAFE", "GRANT", "PLAIN") for token in between
    )


def _is_immediate(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell whether a verb, a licence, a colon or nothing follows a noun."""
    if noun.index + 1 >= len(tokens):
        return True
    after = tokens[noun.index + 1]
    for token in tokens[noun.index + 1 : noun.index + 3]:
        after = token
        if token.text.startswith("original"):
            return False
        if token.text in _SOMEBODY:
            return False  # "the article we quote"
        if "SAFE" not in token.tags or not token.tags <= {"SAFE", "THIS", "PLAIN", "ADVERB"}:
            break  # "the article above is"
    if after.text == "," and noun.index + 2 < len(tokens):
        relative = tokens[noun.index + 2]
        if relative.has("SUBORDINATE") or (relative.has("PRONOUN") and relative.has("THE")):
            return False  # "Der Artikel, den wir zitieren, …"
    if (after.has("AND") and after.kind == "word") or after.particle == "و":
        return True
    return (
        after.text in {":", "(", ")", ",", "-"}
        or after.kind == "mark"
        or (
            after.has("GRANT", "FINITE", "LINK", "MAY", "USE", "UNDER")
            and not after.has("OF", "BY")
        )
    )


def _plural(tokens: Sequence[Token], noun: Noun) -> Noun:
    token = tokens[noun.index]
    after = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else None
    if noun.determiner == "THEIRS":
        some = noun.indefinite or tokens[noun.first].has("HEDGE")
        return replace(noun, scope=Scope.OTHER, sure=not some)
    of = noun.determiner == "THE" and tokens[noun.first].has("OF") and noun.first > 0
    if of and not rank_of(tokens[noun.first - 1]):
        return replace(noun, scope=Scope.OTHER, sure=False)  # "propose des contenus": some
    if token.compound or _is_restricted(tokens, noun):
        return replace(noun, scope=Scope.OTHER, sure=False)
    if _is_of_outlet(tokens[noun.index + 1 : noun.index + 4]):
        return replace(noun, scope=Scope.OTHER)
    content = token.has("CONTENT")
    if after is not None and after.text == ":" and content:
        return replace(noun, scope=Scope.SITE)
    if noun.determiner == "OUR" and noun.bare:
        return replace(noun, scope=Scope.SITE)
    we = any(each.has("WE") for each in tokens[noun.index + 1 : noun.index + 4])
    if after is not None and (we or after.text in {"we", "wir", "nous"}):
        return replace(noun, scope=Scope.SITE)
    named = content and after is not None and after.has("BY")
    leads = noun.determiner == "THE" or _begins(tokens, noun)
    if leads and (_is_immediate(tokens, noun) or named):
        return replace(noun, scope=Scope.SITE)
    return replace(noun, scope=Scope.SITE if noun.determiner == "OUR" else Scope.OTHER, sure=False)


def _is_of_outlet(rest: Sequence[Token]) -> bool:
    """Tell "all content of Beacon Agency": whether that is this outlet is not known."""
    of = len(rest) > 2 and rest[0].text == "of"
    return of and not rest[1].is_known and rest[2].has("SITE") and not rest[2].has("SELF")


def _is_restricted(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell "all texts, which …", "nos articles partagés": some only, unless we publish them."""
    rest = [token for token in tokens[noun.index + 1 : noun.index + 5] if token.text != ","]
    if len(rest) < 2:
        return False
    if is_arabic(rest[0]):
        if rest[0].has("SUBORDINATE") and not any(token.has("WE", "THIS") for token in rest):
            return True  # "المقالات التي …", "مقاله‌هایی که …"
        adjective = (
            rest[0].definite and not rest[0].has("PLAIN", "SAID", "OF") and not rank_of(rest[0])
        )
        return adjective and not rest[0].particle
    relative = rest[0].has("SUBORDINATE") or (
        rest[0].has("PRONOUN", "THE") and tokens[noun.index + 1].text == ","
    )
    if relative:
        return not any(token.has("WE") for token in rest) and not any(
            token.has("THIS") or token.text in _HERE for token in rest
        )
    participle = rest[0].has("SAID", "USE") and not rest[0].has("PLAIN", "LINK")
    return participle and rest[1].has("FINITE", "MAY") and not rest[1].has("SAID")


def _begins(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell whether a clause begins with a noun, or we say what we do with it."""
    before = [token for token in tokens[: noun.first] if token.kind == "word"]
    if not before or all(
        token.has("SAFE", "OF", "LICENCE", "SITE", "THE", "PLAIN")
        and not token.has("USE", "ADVISE")
        for token in before
    ):
        return True
    may = before[0].has("USE") or any(token.has("MAY", "WE") for token in before)
    return before[-1].has("WE", "USE", "OUR") and may


def _singular(tokens: Sequence[Token], noun: Noun, default: Scope) -> Noun:
    token = tokens[noun.index]
    after = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else None
    if noun.determiner == "THIS":
        # At the foot of a site "this work" is the site.
        generic = default in OWN and token.has("GENERIC")
        return replace(noun, scope=default if generic else Scope.ARTICLE)
    if noun.determiner == "THEIRS":
        return replace(noun, scope=Scope.OTHER)
    if noun.determiner == "OUR":
        return replace(noun, scope=Scope.SITE)
    if after is not None and after.text == ":":
        return replace(noun, scope=Scope.ARTICLE)
    immediate = _is_immediate(tokens, noun)
    immediate = immediate and not _is_restricted(tokens, noun)
    if noun.determiner == "THE" and noun.bare and immediate and not token.has("REPORTED"):
        return replace(noun, scope=Scope.ARTICLE, sure=False)
    by = after is not None and after.has("BY") and not token.has("REPORTED")
    immediate = immediate or by
    alone = not any(each.kind == "word" and not each.has("SAFE") for each in tokens[: noun.first])
    if not noun.determiner and immediate and alone:
        return replace(noun, scope=default if default in OWN else Scope.ARTICLE, sure=False)
    return replace(noun, scope=Scope.OTHER)


def subject_of(tokens: Sequence[Token], nouns: Sequence[Noun]) -> Subject | None:
    """Decide of what a segment speaks by its nouns, claiming least; None where there are none."""
    if not nouns:
        return None
    heads = [noun for noun in nouns if not noun.governed] or list(nouns[:1])
    last = nouns[-1]
    if last not in heads and _is_described(tokens, last):
        heads = [*heads, last]
    heads += [noun for noun in nouns if noun not in heads and tokens[noun.index].has("ELSEWHERE")]
    first = heads[0]
    several = first.rank == "WORKS" or tokens[first.index].text.endswith("هایی")
    if several and first.determiner != "THIS" and _is_restricted(tokens, first):
        return Subject(Scope.OTHER, False, first)  # "articles that bear a green mark"
    strangers = [
        noun for noun in heads if noun.scope not in OWN and not _is_joined(tokens, noun, nouns)
    ]
    own = [noun for noun in heads if noun.scope in OWN]
    if strangers:
        told = any(token.has("FINITE") and not token.has("SAID", "OF") for token in tokens)
        elsewhere = [noun for noun in strangers if tokens[noun.index].has("ELSEWHERE")]
        if strangers[0].rank == "IMAGE" and any(
            token.text == ":" for token in tokens[strangers[0].index : strangers[-1].index]
        ):
            elsewhere = []  # "Map of the bay: OpenStreetMap"
        images = [noun for noun in strangers if noun.scope is Scope.IMAGE]
        # A sentence speaks of what stands before its verb, a caption of its picture.
        chosen = strangers[-1] if told or not images else images[0]
        if elsewhere and elsewhere[-1].scope is not Scope.IMAGE:
            chosen = elsewhere[-1]
    else:
        chosen = (own or heads)[0]
    return Subject(chosen.scope, chosen.sure, chosen)


def _is_described(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell whether a clause of its own speaks of a noun: "…, which is", "… licensed under"."""
    rest = [token for token in tokens[noun.index + 1 :] if token.text != ","]
    if not rest:
        return False
    same = not is_arabic(rest[0]) or rest[0].definite == tokens[noun.index].definite
    by = rest[0].has("BY") and " " in rest[0].text  # "a text published by"
    said = (rest[0].has("SAID") or by) and same and (noun.determiner != "THIS" or rest[0].definite)
    return said or rest[0].has("PRONOUN", "UNDER")


def _is_joined(tokens: Sequence[Token], noun: Noun, nouns: Sequence[Noun]) -> bool:
    """Tell whether a noun only goes along with one of ours: "this article and its pictures"."""
    place = nouns.index(noun)
    before = nouns[place - 1] if place else None
    behind = nouns[place + 1] if place + 1 < len(nouns) else None
    if before is not None and _are_joined(tokens, before, noun):
        return (
            before.scope in OWN or before.governed or _is_joined(tokens, before, nouns[: place + 1])
        )
    return (
        not place
        and behind is not None
        and behind.scope in OWN
        and _are_joined(tokens, noun, behind)
    )


def _are_joined(tokens: Sequence[Token], first: Noun, second: Noun) -> bool:
    between = tokens[first.index + 1 : second.first]
    if not between:
        return tokens[second.index].particle == "و"
    return len(between) <= 3 and all(
        token.has("AND", "THE") or token.text in {",", "."} for token in between
    )
