"""What is read out of a page: an article's fields, its text, and where each value came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.capture.text import TextError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.capture.html.media import Medium
    from pressmark.capture.text import TakenOut
    from pressmark.record import Agent


class Sure(StrEnum):
    """How far a value can be relied on."""

    CERTAIN = "certain"
    """Stated by the page for machines, and contradicted by nothing."""
    LIKELY = "likely"
    """Stated once, or read from what the page shows."""
    DOUBTFUL = "doubtful"
    """Guessed, or contradicted: a person should look."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value that the page gives for a field, and the place that gives it.

    `field` is the record's name of it; `value` the value as it stood there; `source` the place
    ("JSON-LD headline", "meta og:title", "h1", …).
    """

    field: str
    value: str
    source: str
    sure: Sure = Sure.LIKELY


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article as its page gives it; "" and () for what the page does not say.

    `issued` is EDTF, `language` BCP 47, `source_url` a clean address. `description` is the
    outlet's own, never the keeper's summary. `reservation` is its reservation of text and data
    mining: {} for none, else its `policy`, perhaps "". `body` is CommonMark as the archive stores
    it, `text` the same words plain, paragraphs apart by an empty line, without captions. `evidence`
    holds, for each field, the value taken first and then what else was found; `left_out` are lines
    that stood among the text's and are about it or about others; `media` says what of the article
    is no text and is not held; `notes` are sentences on what a
    person should look at.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Agent, ...] = ()
    issued: str = ""
    outlet: str = ""
    language: str = ""
    section: str = ""
    reservation: Mapping[str, str] = field(default_factory=dict)
    source_url: str = ""
    description: str = ""
    body: str = ""
    text: str = ""
    media: tuple[Medium, ...] = ()
    evidence: tuple[Found, ...] = ()
    left_out: tuple[TakenOut, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""


class ExtractionError(TextError):
    """The page cannot be read as one. `message` and `remedy` are English sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(0, message, remedy)
