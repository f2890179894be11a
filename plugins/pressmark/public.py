"""The part of a record that a public document may state.

Meta tags, linked data, references and data files all read a record through `public_record`, so
that what is withheld cannot slip into one of them. Pages and search say by the same three functions
when a work appeared, what may be read of it and under which rights.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.pickling import replaced
from pressmark.record import AgencyCopy, Evidence, Record
from pressmark.rights import Access, TextRule
from pressmark.settings import Canonical

if TYPE_CHECKING:
    from datetime import date

    from pressmark.edtf import Edtf
    from pressmark.licenses import License, RightsStatement
    from pressmark.record import Agent, TdmReservation
    from pressmark.rights import Decision
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

SHORTEST_HASHED = 40
"""Words: below this a text that is not shown could be guessed from its hash, which is kept back."""


def public_record(work: Work) -> Record | None:
    """Return the part of a work's record that may be stated, made once (see `publishable`)."""
    return work.public


def is_stated(decision: Decision) -> bool:
    """Tell whether anything may be said of a work: it is neither hidden nor an opaque tombstone."""
    return decision.visible and decision.title_visible


def publishable(record: Record, decision: Decision) -> Record | None:
    """Return a record without what its decision keeps back.

    None for a work of which nothing may be said: one under review, or an opaque withdrawal. A
    withdrawn work is left with its title, outlet, date, language and the withdrawal. Of the
    evidence for its rights only the sentences remain, of a permission its extent, giver and date,
    and of the keeper's notes nothing.
    """
    if not is_stated(decision):
        return None
    if decision.access is Access.WITHDRAWN:
        return _tombstone(record)
    whole = decision.shows_text and decision.text is TextRule.FULL
    stated = bool(record.sha256 or record.source_sha256)
    hashed = stated and _length(record) >= SHORTEST_HASHED
    rights = stated_rights(record)
    return replaced(
        record,
        subtitle=record.subtitle if decision.standfirst else "",
        summary=record.summary if decision.summary else "",
        quotation="" if decision.shows_text else record.quotation,
        body=record.body if whole else None,
        versions=record.versions if whole else (),
        rights_evidence=tuple(
            Evidence(sentence=each.sentence) for each in record.rights_evidence if each.sentence
        ),
        sha256=record.sha256 if hashed or whole else "",
        source_sha256=record.source_sha256 if hashed else "",
        license=record.license if rights else None,
        rights_statement=record.rights_statement if rights else None,
        permission=replace(record.permission, evidence="") if record.permission else None,
        keeper_notes="",
    )


def stated_rights(record: Record) -> License | RightsStatement | None:
    """Return what a record may be said to stand under.

    None where the text is, or may be, an agency's and the licence was only its outlet's.
    """
    if record.license_is_outlets and record.agency_copy is not AgencyCopy.NO:
        return None
    return record.rights


def rights_holder(record: Record) -> Agent | None:
    """Return who holds the rights, where the record or its outlet names somebody."""
    return record.rights_holder or record.outlet.rights_holder


def reservation(record: Record) -> TdmReservation | None:
    """Return the rights holder's reservation of text and data mining; None where there is none."""
    found = record.tdm_reservation
    return found if found is not None and found.reserved else None


def changed(record: Record) -> date | None:
    """Return the last day on which a work is known to have changed; None where none is known.

    That is the day of its issue, of its taking into the archive, of a correction here or at its
    outlet, whichever is last.
    """
    days = [record.retrieved, *(correction.date for correction in record.corrections)]
    if record.source_status is not None:
        days.append(record.source_status.date)
    if record.issued is not None and record.issued.is_exact:
        days.append(record.issued.earliest)
    return max((day for day in days if day is not None), default=None)


def canonical_url(work: Work, settings: ArchiveSettings) -> str:
    """Return which address search engines are to take for a work's own (RFC 6596); "" if unknown.

    It is the page's, or the original's where the settings say so and the page shows its text: a
    page that only describes a work is no copy of it.
    """
    if settings.canonical is Canonical.ORIGINAL and work.decision.shows_text:
        return work.record.source_url or settings.absolute(work.page)
    return settings.absolute(work.page)


def date_words(issued: Edtf | None, w: Words) -> str:
    """Return a date of issue in words; a work without one is called undated."""
    return w.date(issued) if issued is not None else w("article.undated")


def access_words(work: Work, w: Words) -> str:
    """Return what may be read of a work, in words: never its spine without them."""
    decision, until = work.decision, work.record.embargo_until
    if decision.access is Access.EMBARGO and until is not None:
        return w("access.embargo", date=w.date(until))
    if decision.shows_text and decision.text is TextRule.WORDS:
        return w("access.part")
    return w(f"access.{decision.access}")


def source_words(record: Record, w: Words) -> str:
    """Return what its outlet did to the original, in words: corrected it, retracted it, or ""."""
    status = record.source_status
    return "" if status is None else w(f"notice.{status.status.replace('-', '_')}")


def state_words(work: Work, w: Words) -> str:
    """Return what stands beside a work in a list: what may be read, and its outlet's retraction."""
    access = access_words(work, w)
    if work.record.source_status is None:
        return access
    public = work.public
    said = source_words(public, w) if public is not None else ""
    return w("lists.comma").join((access, said)) if said else access


def rights_words(work: Work, w: Words) -> str:
    """Return the short name of a work's licence or status."""
    if work.record.permission is not None and work.decision.shows_text:
        return w("rights.by_permission")
    rights = stated_rights(work.record)
    return rights.short_name if rights is not None else w("rights.unknown")


def _tombstone(record: Record) -> Record:
    return Record(
        pressmark=record.pressmark,
        path=record.path,
        title=record.title,
        outlet=record.outlet,
        issued=record.issued,
        language=record.language,
        withdrawn=replace(record.withdrawn, asked_by="") if record.withdrawn else None,
        unlisted=record.unlisted,
        version=record.version,
    )


def _length(record: Record) -> int:
    if record.extent is not None:
        return record.extent.words
    return len((record.body or "").split())
