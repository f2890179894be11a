"""Whether a clause is believed: what it denies, delays, limits or leaves unclear grants nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from pressmark.capture.rights.limits import is_taken_back, limits_of, takes_back
from pressmark.capture.rights.links import Link, is_pronominal
from pressmark.capture.rights.model import NONE, Scope
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.nouns import OWN, is_arabic, rank_of
from pressmark.capture.rights.readings import (
    CONDITION,
    IN_GENERAL,
    LATER,
    PAST,
    UNKNOWN_NAME,
    UNSAID,
    doubt,
)
from pressmark.capture.rights.remainder import Remainder, remainder_of
from pressmark.capture.rights.scopes import nouns_of
from pressmark.capture.rights.shown import is_by_another, shows_another_s

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.clauses import Clause
    from pressmark.capture.rights.finder import Finder
    from pressmark.capture.rights.nouns import Noun, Subject
    from pressmark.capture.rights.readings import Reading
    from pressmark.capture.rights.tokens import Token

_DATED = re.compile(
    r"(?<!\w)(?:from|starting|beginning|as of|effective|until|desde|a partir d\w+|a compter d\w+|"
    r"des le|ab|اعتبارا من|ابتداء من|از سال|از تاریخ)\s+"
    r"(?:[^\W\d_]+\.?\s+){0,3}(?:\d{1,2}\.?\s+(?:[^\W\d_]+\s+){0,3})?\d{4}"
)
"""A day from which, or to which, something holds: the detector reads no clock."""
_WORDS_OF_A_LABEL = 8
_LABEL = 4
_COMMERCIAL = ("commerci", "comerci", "kommerz", "تجار")
_IT = {"it", "them", "lo", "la", "los", "las", "le", "les", "l'", "ihn", "es", "sie", "را"}
_ARTICLES = re.compile(r"(?:artic|artik|beitrag|text|stor|histor|post|notic|conten|inhalt)")
_WHOLE = {
    "whole",
    "entirety",
    "totality",
    "ensemble",
    "totalite",
    "integralite",
    "conjunto",
    "totalidad",
    "rights",
    "right",
    "rechte",
    "derechos",
    "droits",
    "direitos",
    "totalidade",
    "integra",
}
_THAT = {"that", "que", "qu'", "dass", "ان", "که"}
_WITH = {"with", "con", "avec", "mit", "com", "ذات", "دارای"}
_TELLING = ("CONDITION", "SAYING", "FUTURE", "OVER")
_BESIDES = "it speaks of this text besides"


def weighed(finder: Finder, reading: Reading, subject: Subject) -> Reading:
    """Take back what the clause denies, delays, limits, or does not make plain."""
    clause = finder.clause
    limits = limits_of(clause.before, clause.after, is_last=clause.is_last)
    if limits.denied:
        return doubt(reading, reading.scope, "it denies", denied=True)
    if reading.license == NONE:
        vague = clause.name.kind is Kind.VAGUE
        return doubt(reading, reading.scope, "it names no licence" if vague else UNKNOWN_NAME)
    own = reading.scope in OWN
    if limits.delayed or (own and _DATED.search(_text(_apart_from(finder, subject)))):
        return doubt(reading, reading.scope, LATER)
    once = not own and any(token.has("ONCE") for token in clause.before)
    if limits.over and not (once and limits.dated):
        return doubt(reading, reading.scope, PAST)
    if shows_another_s(clause.before):
        return doubt(reading, reading.scope if own else Scope.NONE, UNSAID)
    if own:
        return _of_own(finder, reading, subject)
    reason = ""
    if _asks_why(clause.before):
        reason = UNSAID
    elif subject.noun is not None and _is_asked_for(clause.before, subject.noun):
        reason = LATER
    elif any(token.has("MAY") and token.has("FUTURE") for token in clause.before):
        reason = LATER  # "we call on papers to publish their articles under …"
    elif limits.conditional and not _is_label(finder) and finder.around.forced is None:
        reason = CONDITION
    elif not (finder.linked or _is_label(finder) or _is_of_software(finder)):
        reason = UNSAID
    elif _is_outlet(finder, subject) or (
        subject.noun is not None and _is_generic(finder, subject, subject.noun)
    ):
        reason = IN_GENERAL
    elif (limits.told and not _is_named_behind(finder, subject)) or _is_said(finder):
        reason = "it tells of a licence"
    elif not reading.sure and limits.partial:
        reason = "it speaks of a part only"
    return doubt(reading, Scope.NONE, reason) if reason else reading


def _of_own(finder: Finder, reading: Reading, subject: Subject) -> Reading:
    """Believe what is said of the article or its site, if every word of it is understood."""
    clause, around = finder.clause, finder.around
    if around.bare and around.forced is not None and not finder.nouns:
        return reading
    if not (finder.linked or finder.inherits or _is_label(finder)):
        return doubt(reading, Scope.NONE, UNSAID)
    if reading.scope is Scope.SITE and _speaks_of_this(clause.after):
        return doubt(reading, reading.scope, _BESIDES)
    noun = subject.noun if finder.nouns else None
    if noun is not None and _is_another_s(clause.before, noun):
        return doubt(reading, reading.scope, UNSAID)
    if (noun is not None and is_by_another(clause.before, noun)) or _is_a_tag(clause):
        return doubt(reading, reading.scope, UNSAID)
    if noun is not None and _leads_elsewhere(finder, noun):
        return doubt(reading, reading.scope, UNSAID)
    if noun is not None and _is_of_a_part(clause.before, noun):
        return doubt(reading, reading.scope, UNSAID)
    if noun is not None and noun.determiner != "THIS" and _is_restricted(finder, noun):
        return doubt(reading, reading.scope, IN_GENERAL)
    before, behind = _remainders(finder, noun)
    for each in (before, behind):
        if each.reason:
            return doubt(reading, reading.scope, each.reason)
    if _is_labelled(clause.earlier):
        return doubt(reading, reading.scope, UNSAID)
    if reason := _contradicted(finder, reading):
        return doubt(reading, reading.scope, reason)
    return replace(reading, sure=False, reason=PAST) if before.once else reading


def _remainders(finder: Finder, noun: Noun | None) -> tuple[Remainder, Remainder]:
    """Give what is left of the words before and behind the name."""
    clause = finder.clause
    uses = any(token.has("USE") for token in (*clause.before, *clause.after))
    before = Remainder()
    bare = finder.around.bare
    if not (finder.inherits or (bare and not finder.nouns)):
        before = remainder_of(clause.before, finder.nouns, noun, uses=uses)
    nouns = nouns_of(clause.after, finder.around.default)
    behind = remainder_of(clause.after, nouns, None, behind=True, uses=uses)
    if not clause.is_last or (bare and not behind.vetoed):
        behind = Remainder()
    return before, behind


def _is_said(finder: Finder) -> bool:
    """Tell "the court said that CC BY 4.0 covers photographs"."""
    clause = finder.clause
    attributive = bool(clause.after) and clause.after[0].has("SAID")
    return not (finder.nouns or attributive) and any(t.has("SAYING") for t in clause.before)


def _asks_why(before: Sequence[Token]) -> bool:
    """Tell "why we chose CC BY-SA 4.0 for our wiki"."""
    return any(
        token.has("SUBORDINATE")
        and not token.has("PRONOUN")
        and not token.text.endswith(" from")
        and (not index or before[index - 1].text in {":", "-"})
        for index, token in enumerate(before)
    )


def _is_asked_for(before: Sequence[Token], noun: Noun) -> bool:
    """Tell "she begged that her text be under …": a verb that is not known may mean anything."""
    return any(
        token.text in _THAT and not last.tags and not last.proper and last.kind == "word"
        for last, token in pairwise(before[: noun.first])
    )


def _is_named_behind(finder: Finder, subject: Subject) -> bool:
    """Tell "this article sums up a report that the ministry published under …"."""
    noun, before = subject.noun, finder.clause.before
    if noun is None or noun not in finder.nouns or noun.index + 1 >= len(before):
        return False
    told = [index for index, token in enumerate(before) if token.has("ABOUT")]
    described = (
        before[noun.index + 1].has("SUBORDINATE", "SAID", "ONCE")
        or rank_of(before[noun.index]) == "OTHER"
    )
    return noun.index > max(told) and described and finder.link is Link.STRONG


def _is_outlet(finder: Finder, subject: Subject) -> bool:
    """Tell "the paper adopted CC BY 4.0": what it has published under it is not said."""
    noun = subject.noun
    outlet = noun is not None and noun.rank == "SITE" and finder.nouns == [noun]
    software = finder.clause.name.kind is Kind.SOFTWARE
    return outlet and not software and finder.link is not Link.STRONG


def _is_of_some(finder: Finder, noun: Noun) -> bool:
    """Tell "articles with the label …", "articles of 2019"."""
    before = finder.clause.before
    rest = before[noun.index + 1 : noun.index + 3]
    if rest and rest[0].text in _WITH:
        return True
    bare = not (noun.sure or noun.determiner or noun.first) and _ARTICLES.match(
        before[noun.index].text
    )
    return bool(bare) and bool(rest) and (rest[0].has("OF") or not rest[0].is_known)


def _is_generic(finder: Finder, subject: Subject, noun: Noun) -> bool:
    """Tell what is said of any text, or of texts that ours only speaks of."""
    before, nouns = finder.clause.before, finder.nouns
    part = noun.index < len(before) and before[noun.index].has("HEDGE")
    if noun.rank not in {"WORK", "WORKS"}:
        return part  # "the last paragraph of this article"
    if not (noun.sure and subject.sure):
        return True  # "texts with the green seal"
    if not noun.governed and any(
        token.has("HEDGE") for token in before[max(0, noun.first - 1) : noun.index]
    ):
        return True  # "many a story"
    alone = all(each.index == noun.index or each.governed for each in nouns)
    if _is_of_some(finder, noun):
        return True
    # "This article quotes a report that the ministry published under …"
    told = any(each.scope in OWN for each in nouns if each.index < noun.index)
    behind = before[noun.index + 1] if noun.index + 1 < len(before) else None
    if told and noun.indefinite and behind is not None and behind.has("SUBORDINATE"):
        return False
    return part or (noun.indefinite and alone) or noun.yours


def _apart_from(finder: Finder, subject: Subject) -> Sequence[Token]:
    """Give the words before a name without those that say more of the subject."""
    before = finder.clause.before
    start = subject.noun.index if subject.noun is not None and finder.nouns else 0
    verb = next((n for n, token in enumerate(before) if n > start and token.has("FINITE")), start)
    return (*before[: start + 1], *before[verb:])


def _speaks_of_this(tokens: Sequence[Token]) -> bool:
    """Tell where something else is called "this" behind a name: "…, like this one"."""
    return any(
        this.has("THIS") and not each.has("SITE", "LICENCE") for this, each in pairwise(tokens)
    )


def _is_another_s(before: Sequence[Token], noun: Noun) -> bool:
    """Tell "the authors of this article publish", "this article's author publishes"."""
    owner = noun.governed and noun.first > 1 and before[noun.first - 2].has("PERSON")
    if noun.first > 0 and before[noun.first - 1].has("PERSON"):
        owner = owner or not before[noun.first - 1].definite
    owned = noun.index + 1 < len(before) and before[noun.index + 1].has("PERSON")
    if not (owner or (owned and before[noun.index].possessive)):
        return False
    return not any(token.text in _IT for token in before[noun.index :])


def _is_a_tag(clause: Clause) -> bool:
    """Tell "…, or is it": what follows "or" with a verb asks back."""
    words = [token.text for token in (*clause.after, *clause.later) if token.kind == "word"]
    return any(
        words[:3] == ["or", verb, it] or words[:2] == ["or", f"{verb} {it}"]
        for verb in ("is", "are")
        for it in ("it", "they")
    )


def _is_labelled(earlier: Sequence[Token]) -> bool:
    """Tell "Sample wording: this text is …": a label that is not known may make it anything."""
    if not earlier or earlier[-1].text != ":":
        return False
    words = list(takewhile(lambda token: token.kind == "word", reversed(earlier[:-1])))
    begins = len(words) + 1 == len(earlier)
    return begins and len(words) <= _LABEL and any(not token.tags for token in words)


def _leads_elsewhere(finder: Finder, noun: Noun) -> bool:
    """Tell "this article cites a book that is under …", in Persian with the verb in between."""
    others = [each for each in finder.nouns if each.index > noun.index and each.scope not in OWN]
    return any(
        token.has("SUBORDINATE")
        for each in others
        for token in finder.clause.before[each.index + 1 :]
    )


def _is_of_a_part(before: Sequence[Token], noun: Noun) -> bool:
    """Tell "the subject of this article", "the spirit of this essay"."""
    place = noun.first - 2
    if not noun.governed or place < 0 or not before[place + 1].has("OF"):
        return False
    head = before[place]
    if head.kind != "word" or rank_of(head) or head.text in _WHOLE:
        return False
    return not head.has("USE", "LICENCE", "OUR", "THE", "BY", "ONCE", "MAY", "OF", "SAID")


def _is_restricted(finder: Finder, noun: Noun) -> bool:
    """Tell "articles licensed under … may be copied": not all are."""
    before = finder.clause.before
    if is_arabic(before[noun.index]) and noun.determiner == "OUR":
        return False  # a Persian verb comes last
    told = any(
        token.has("FINITE", "MAY", "WE") and not token.has("SAID", "UNDER")
        for token in before[noun.index + 1 :]
    ) or any(token.has("WE", "MAY", "USE", "FINITE") for token in before[: noun.first])
    after = [t for t in finder.clause.after if t.kind == "word" and not t.has("LICENCE")]
    return not told and bool(after) and after[0].has("FINITE", "MAY") and not after[0].has("SAID")


def _contradicted(finder: Finder, reading: Reading) -> str:
    """Say what the rest of the sentence, or the next one, holds against it; "" for nothing."""
    clause = finder.clause
    words = (*clause.before, *clause.after)
    if "-NC" not in reading.license and any(token.has("NONCOMMERCIAL") for token in words):
        return "it limits the purpose, which the licence does not"
    if "-ND" not in reading.license and any(token.has("VERBATIM") for token in words):
        return "it allows no changes, which the licence does"
    if reading.scope is Scope.SITE and _speaks_of_this(clause.later):
        return _BESIDES  # "but this one comes from an agency"
    commercial = any(token.text.startswith(_COMMERCIAL) for token in clause.later)
    if takes_back(clause.later) and not ("-NC" in reading.license and commercial):
        return CONDITION
    vetoes = ["CONDITION", "SAYING", "FUTURE", "OVER", "HEDGE"]
    if not finder.nouns and not is_pronominal(clause.before):
        vetoes.append("DENIAL")
    if any(token.has(*vetoes) for token in clause.earlier):
        return CONDITION
    return "the next sentence takes it back" if is_taken_back(finder.around.after) else ""


def _is_of_use(token: Token) -> bool:
    """Tell the last word of "guide to using CC BY 4.0"."""
    return token.has("USE") and not token.has("LINK", "UNDER", "SAID", "GRANT", "LICENCE")


def _is_unknown_verb(token: Token) -> bool:
    """Tell "the paper adopted CC BY 4.0" from "photo Roe CC BY 4.0"."""
    return not (token.is_known or token.proper or is_arabic(token))


def _is_of_software(finder: Finder) -> bool:
    return finder.clause.name.kind is Kind.SOFTWARE and finder.link is not Link.TOPIC


def _is_label(finder: Finder) -> bool:
    """Tell whether a clause is a label and no sentence: "Photo: J. Roe, ", "Text "."""
    before = finder.clause.before
    words = [token for token in before if token.kind == "word"]
    if finder.link is Link.TOPIC or (words and _is_of_use(words[-1])):
        return False
    last = before[-1] if before else None
    if last is not None and last.text == "(" and len(before) > 1 and rank_of(before[-2]):
        return True
    if any(token.has(*_TELLING) for token in words):
        return False
    if last is not None and finder.nouns and _is_unknown_verb(last):
        return False
    if last is not None and last.text == "," and finder.nouns:
        return True
    if last is not None and last.text == ":" and finder.nouns:
        return not any(token.has("ABOUT") for token in words)
    if any(token.has("FINITE") and not token.has("SAID", "LICENCE") for token in words):
        return False
    if last is not None and last.has("AND") and last.kind == "word":
        return False
    return any(token.text == ":" for token in before) or len(words) <= _WORDS_OF_A_LABEL


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)
