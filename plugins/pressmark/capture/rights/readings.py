"""What a sentence says of one licence, and where the sentence stands."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.capture.rights.model import NONE, Scope
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.nouns import OWN

STATUSES = {Kind.STATUS, Kind.RESERVED, Kind.NOTICE}
LATER = "it speaks of what may be, not of what is"
UNKNOWN_NAME = "the licence it names is not known"
UNSAID = "it does not say that the text is licensed"
QUOTED = "it is quoted"
IN_GENERAL = "it speaks of texts in general"
CONDITION = "it makes a condition"
PAST = "it speaks of the past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a sentence says of one licence."""

    license: str
    scope: Scope
    sure: bool = True
    explicit: bool = False
    """True where the sentence itself says of what it speaks."""
    denied: bool = False
    """True where it denies the licence outright."""
    kind: Kind = Kind.LICENSE
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where a sentence stands.

    `default` is what a sentence without a subject speaks of there; `before` and `after` are the
    folded sentences around it in its paragraph. `bare` says that a name alone is a statement
    there, whatever words stand about it: a caption, a link with rel=license. `forced` is the
    scope of a place that decides for itself, such as a reader's comment.
    """

    default: Scope = Scope.ARTICLE
    before: str = ""
    after: str = ""
    bare: bool = False
    forced: Scope | None = None


def doubt(reading: Reading, scope: Scope, reason: str, *, denied: bool = False) -> Reading:
    """Make nothing of a reading. What was said of something else is no doubt about ours."""
    own = reading.scope if reading.scope in OWN else scope
    of_own = reading.scope in {*OWN, Scope.NONE}
    return Reading(
        license=NONE,
        scope=own if of_own else Scope.NONE,
        sure=denied,
        denied=denied and of_own,
        kind=reading.kind,
        reason=reason,
    )
