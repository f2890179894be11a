"""What was found about rights: one value for each finding, and the one answer for the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NONE = "none"
"""The word for "no licence": nothing is said, or nothing that can be relied on."""


class Scope(StrEnum):
    """What a licence is said of."""

    ARTICLE = "article"
    SITE = "site"
    IMAGE = "image"
    OTHER = "other"
    NONE = "none"


class Weight(StrEnum):
    """How much a finding says."""

    GRANT = "grant"
    RESERVATION = "reservation"
    NOTICE = "notice"
    """A bare copyright notice, which stands beside licences too."""
    DENIAL = "denial"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """One place that speaks of rights.

    `license` is an SPDX id (`CC-BY-4.0`), a Creative Commons family where no version is said
    (`CC-BY`), a RightsStatements.org code (`InC`), or `none` where what it says grants nothing
    that could be named; `reason` then says why. `evidence` is the sentence or the mark-up as it
    stands there, `place` says where that is. Where `sure` is False a person should look before
    anything relies on it.
    """

    license: str
    scope: Scope
    evidence: str
    place: str
    sure: bool
    reason: str = ""
    licensor: str = ""
    """Who grants, where the sentence names them."""
    weight: Weight = Weight.GRANT
    explicit: bool = False
    """True where the sentence or mark-up itself says of what it speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRights:
    """What all findings come to for the article: `none` where they conflict or leave doubt.

    `needs_review` is True where something speaks of an open licence for the article or its site
    and cannot be relied on as it is: such a record publishes nothing until a person has looked.
    `evidence` holds what the answer rests on, `doubts` what speaks against relying on it.
    """

    license: str
    scope: Scope
    evidence: tuple[Detection, ...] = ()
    doubts: tuple[Detection, ...] = ()
    needs_review: bool = False
    reason: str = ""
