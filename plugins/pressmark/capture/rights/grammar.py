"""Read what a sentence says of the licences that it names: of what, and whether it grants them.

The principle is a closed vocabulary: of the article or its site a licence is believed where every
word of the clause is known to grant, to name what is licensed, or to do no harm. A word that is
not known, and every word that denies, delays or limits, leaves doubt. What speaks of a picture or
of something else besides is read as speaking of that: the answer that claims least.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.capture.rights.belief import weighed
from pressmark.capture.rights.clauses import clauses_of, read_tokens
from pressmark.capture.rights.exceptions import without_exceptions
from pressmark.capture.rights.finder import Finder
from pressmark.capture.rights.links import Link
from pressmark.capture.rights.model import NONE, Scope
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.nouns import OWN
from pressmark.capture.rights.readings import (
    LATER,
    QUOTED,
    STATUSES,
    UNKNOWN_NAME,
    UNSAID,
    Reading,
    Surroundings,
    doubt,
)

if TYPE_CHECKING:
    from pressmark.capture.rights.clauses import Clause
    from pressmark.capture.rights.named import Sentence
    from pressmark.capture.rights.nouns import Subject

_FUTURE_VERBS = {
    "es": re.compile(r"(?<!\w)\w{2,}(?:rá|rán|rás|remos|[aei]rían?)(?!\w)", re.IGNORECASE),
    "pt": re.compile(r"(?<!\w)\w{2,}(?:rá|rão|rás|remos|[aei]riam?)(?!\w)", re.IGNORECASE),
    "fr": re.compile(
        r"(?<!\w)\w{3,}(?:era|erait|irait|drait|eront|iront|dront|eraient|iraient)(?!\w)",
        re.IGNORECASE,
    ),
}
"""The future and the conditional, by their endings."""
_OURS = re.compile(r"\b(?:our|we|nuestr|notre|nos|unser|noss|این|هذا)")
_ASKS = re.compile(r"\?\s*[\"”»)]*\s*$|^\s*¿|^\s*(?:هل|آیا|ایا)\s|^\s*(?:which|whether)\s")


def read_sentence(sentence: Sentence, around: Surroundings | None = None) -> list[Reading]:
    """Read every name in a sentence."""
    if not sentence.names:
        return []
    around = around or Surroundings()
    whole, languages = read_tokens(sentence)
    tokens = without_exceptions(whole)
    if tokens is None or sum(token.kind == "mark" for token in tokens) < len(sentence.names):
        out = Reading(license=NONE, scope=Scope.ARTICLE, sure=tokens is None)
        reason = "it makes an exception of the text"
        return [replace(out, denied=tokens is None, reason=reason)]
    delayed = any(
        pattern.search(sentence.text)
        for language, pattern in _FUTURE_VERBS.items()
        if language in languages
    )
    asks = _ASKS.search(sentence.folded) is not None
    readings: list[Reading] = []
    subject: Subject | None = None
    last: Reading | None = None
    for clause in clauses_of(sentence, tokens):
        last, subject = _read(clause, around, subject, last)
        reading = last
        if asks and reading.kind not in STATUSES:
            reading = doubt(reading, Scope.ARTICLE, "it asks")
        if delayed and reading.kind not in STATUSES:
            reading = doubt(reading, reading.scope, LATER)
        readings.append(reading)
    return _together(readings)


def _together(readings: list[Reading]) -> list[Reading]:
    """Let the readings of one sentence explain each other."""
    for index, reading in enumerate(readings[:-1]):
        behind = readings[index + 1]
        if reading.kind is Kind.NOTICE and not reading.explicit and behind.scope is Scope.IMAGE:
            readings[index] = replace(reading, scope=Scope.IMAGE)  # "© J. Roe / CC BY 2.0"
    if any(reading.denied for reading in readings):
        # "may not be reproduced under CC BY": that it keeps its rights is said of the licence.
        return [each for each in readings if each.kind is not Kind.RESERVED]
    return readings


def _read(
    clause: Clause, around: Surroundings, previous: Subject | None, last: Reading | None
) -> tuple[Reading, Subject | None]:
    """Read one name; what is doubted of one is doubted of those that are joined to it."""
    finder = Finder(clause, around, previous)
    subject = finder.subject()
    reading = _reading(finder, subject)
    if not finder.inherits or last is None or last.license != NONE or last.kind is Kind.VAGUE:
        return reading, subject
    if last.reason in {"", UNKNOWN_NAME}:
        return reading, subject
    return doubt(reading, reading.scope, last.reason), subject


def _reading(finder: Finder, subject: Subject | None) -> Reading:
    name, clause = finder.clause.name, finder.clause
    if name.kind in STATUSES:
        return _status(finder, subject)
    nothing = Reading(license=NONE, scope=Scope.NONE, sure=False, kind=name.kind, reason=UNSAID)
    if subject is None:
        return nothing
    if (
        clause.quoted == "name"
        and finder.link in {Link.NONE, Link.TOPIC}
        and not finder.around.bare
    ):
        return replace(nothing, reason=QUOTED)  # "“CC BY” has no version"
    scope, sure = subject.scope, subject.sure
    if name.kind is Kind.SOFTWARE and not _is_of_this(finder, subject):
        scope = Scope.OTHER
    if clause.quoted == "words":
        # What somebody says in so many words is theirs; a quoted notice is nobody's.
        said = any(token.has("SAYING") for token in finder.whole)
        ours = any(token.ours or _OURS.search(token.text) for token in finder.whole)
        said = said and (ours or all(noun.scope not in OWN for noun in finder.nouns))
        if not said or any(token.has("LICENCE") for token in finder.whole):
            return replace(nothing, reason=QUOTED)
        scope, sure = (Scope.OTHER, True) if scope in OWN else (scope, sure)
    if finder.around.forced is not None and scope is not Scope.IMAGE:
        scope, sure, finder.explicit = finder.around.forced, True, True
    if scope is Scope.ARTICLE and not sure and any(t.has("WIDE") for t in finder.whole):
        scope = Scope.SITE
    reading = Reading(
        license=name.license, scope=scope, sure=sure, explicit=finder.explicit, kind=name.kind
    )
    if clause.quoted == "nothing" and scope in OWN:
        return doubt(reading, Scope.NONE, QUOTED)
    return weighed(finder, reading, subject)


def _is_of_this(finder: Finder, subject: Subject) -> bool:
    """Tell whether a clause says itself that it speaks of this text."""
    noun = subject.noun if finder.nouns else None
    return subject.scope is Scope.ARTICLE and noun is not None and noun.determiner == "THIS"


def _status(finder: Finder, subject: Subject | None) -> Reading:
    name = finder.clause.name
    if subject is None:
        return Reading(license=NONE, scope=Scope.NONE, sure=False, kind=name.kind)
    scope = subject.scope
    if name.kind is Kind.RESERVED and subject.noun is not None and subject.noun.rank == "SITE":
        scope = Scope.SITE  # "All rights reserved to the website …": that is its holder.
    return Reading(license=name.license, scope=scope, kind=name.kind, explicit=finder.explicit)
