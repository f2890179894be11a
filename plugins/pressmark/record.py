"""The record: what is known of one article, checked once and never changed after.

`pressmark.reading` turns a file into a `Record`; everything after it trusts the type.
The fields are those of `docs/record.md`; how each is named in other vocabularies stands in
`pressmark.crosswalk`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.pickling import quickly_pickled

if TYPE_CHECKING:
    from datetime import date

    from pressmark.edtf import Edtf
    from pressmark.licenses import License, RightsStatement


class AgentKind(StrEnum):
    """Whether a name is a person's or a body's: references treat them differently."""

    PERSON = "person"
    ORGANISATION = "organisation"


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody who wrote, took or owns a work. `family` and `given` only where they are known."""

    name: str
    kind: AgentKind = AgentKind.PERSON
    family: str = ""
    given: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an outlet publishes under: its own sentence, where it stood, and when it was read."""

    sentence: str
    source_url: str = ""
    read: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TdmReservation:
    """Whether a rights holder keeps text and data mining to itself (TDM Reservation Protocol).

    Only ever a holder's own word, passed on; `reserved` is False where a record takes its outlet's
    back.
    """

    reserved: bool = True
    policy: str = ""
    """Where the terms stand under which mining is licensed (`tdm-policy`); "" if nowhere."""
    read: date | None = None
    """The day on which the reservation was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, agency or site, as `content/outlets/<slug>.yml` describes it."""

    slug: str
    name: str
    alternative_names: tuple[str, ...] = ()
    native_name: str = ""
    url: str = ""
    language: str = ""
    place: str = ""
    issn: str = ""
    license: License | None = None
    rights_statement: RightsStatement | None = None
    rights_holder: Agent | None = None
    terms: tuple[Terms, ...] = ()
    tdm_reservation: TdmReservation | None = None
    rules: tuple[str, ...] = ()
    """Rules beyond the licence, one sentence each: link at the top, no wholesale copies, …"""
    contact: str = ""
    """Whom to ask: an e-mail address or an http(s) address."""
    note: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that a claim about rights relies on, where it stands, when it was read."""

    sentence: str
    place: str = ""
    read: date | None = None
    url: str = ""


class Extent(StrEnum):
    """How much of a text a permission covers."""

    FULL = "full"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A rights holder's own word that a text may stand here; `evidence` is the keeper's alone."""

    extent: Extent
    words: int = 0
    granted_by: str
    date: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A text taken down. `opaque` where even the title must go, because it names a person."""

    date: date
    reason: str
    asked_by: str = ""
    opaque: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Names or passages taken out of the text."""

    what: str
    reason: str
    date: date | None = None


class SourceState(StrEnum):
    """What became of the original at its outlet."""

    CORRECTED = "corrected"
    RETRACTED = "retracted"
    RIGHT_OF_REPLY = "right-of-reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """The outlet's own correction or retraction."""

    status: SourceState
    date: date | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change that the keeper made to what is published here."""

    date: date
    what: str
    why: str = ""


class Withheld(StrEnum):
    """Why an earlier text lies in `private/`: `release` moves out what only its rights kept."""

    RIGHTS = "rights"
    KEEPER = "keeper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text as it stood before a correction. `replaced` is the day on which another took over."""

    number: int
    path: str
    replaced: date | None = None
    paragraphs: tuple[str, ...] = ()
    """The ids of its paragraphs, as in a `Record`."""
    withheld: Withheld | None = None
    sha256: str
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture, sound or video with a right of its own; without one it is withheld."""

    file: str
    """Under `content/media/`, or `private/media/` where it is withheld; or an http(s) address."""
    alt: str = ""
    caption: str = ""
    creator: str = ""
    license: License | None = None
    rights_statement: RightsStatement | None = None
    source_url: str = ""

    @property
    def is_remote(self) -> bool:
        """True where the file lies on another host, which no page of ours asks for anything."""
        return self.file.startswith(("http://", "https://"))


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """The length of a text, kept so that it can be told of a text that is not shown."""

    words: int
    paragraphs: int


class Status(StrEnum):
    """`needs-review` gives no public byte at all."""

    PUBLISHED = "published"
    NEEDS_REVIEW = "needs-review"


class AgencyCopy(StrEnum):
    """Whether the text is an agency's: unless it is not, the outlet's licence does not apply."""

    YES = "true"
    NO = "false"
    UNKNOWN = "unknown"


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article. Strings are NFC; an absent string is ""; an absent list is ()."""

    pressmark: str
    path: str
    """The file, relative to the archive, with forward slashes."""
    title: str
    subtitle: str = ""
    outlet: Outlet
    authors: tuple[Agent, ...] = ()
    credits: tuple[str, ...] = ()
    issued: Edtf | None = None
    source_url: str = ""
    archived_url: str = ""
    retrieved: date | None = None
    language: str
    license: License | None = None
    rights_statement: RightsStatement | None = None
    license_is_outlets: bool = False
    """True where the licence was not stated by the record but taken over from its outlet."""
    rights_holder: Agent | None = None
    rights_evidence: tuple[Evidence, ...] = ()
    changes: str = ""
    permission: Permission | None = None
    embargo_until: date | None = None
    withdrawn: Withdrawal | None = None
    redactions: tuple[Redaction, ...] = ()
    source_status: SourceStatus | None = None
    corrections: tuple[Correction, ...] = ()
    version: int = 1
    section: str = ""
    page: str = ""
    edition: str = ""
    issn: str = ""
    place: str = ""
    media: tuple[Medium, ...] = ()
    agency_copy: AgencyCopy = AgencyCopy.NO
    tdm_reservation: TdmReservation | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of scheme (doi, ark, handle, warc) and value, sorted."""
    extra: tuple[tuple[str, str], ...] = ()
    """The keeper's own columns, in the order in which the settings declare them."""
    unlisted: bool = False
    quotation: str = ""
    extent: Length | None = None
    status: Status = Status.PUBLISHED
    keeper_notes: str = field(default="", repr=False)
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    event: str = ""
    summary: str = ""
    sha256: str = ""
    source_sha256: str = ""
    aliases: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """The paragraphs' ids in order, where they are no longer 1, 2, 3 …; "-p7" is one taken out."""
    versions: tuple[Version, ...] = ()
    """The earlier versions whose texts are held, by number."""
    body: str | None = field(default=None, repr=False)
    """The text as stored (UTF-8, NFC, LF, no trailing blanks, one final LF); None if not held."""

    @property
    def rights(self) -> License | RightsStatement | None:
        """The licence (a permission) or the rights statement (a status); None if unknown."""
        return self.license or self.rights_statement
