"""The Atom feed of the newest works (RFC 4287).

An entry has the text where the whole text is shown, under its attribution; otherwise the keeper's
summary. Its id is its page's address, or a UUID made of its pressmark (RFC 9562, section 5.5)
where the archive's own address is not known. `updated` is the latest known day of issue, of
retrieval or of a correction, here or at the outlet: never the clock's.
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pressmark import markup
from pressmark.attribution import attribution
from pressmark.exports.choice import citable, listed
from pressmark.public import public_record, source_words
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

PATH = "feeds/all.atom.xml"
NEWEST = 50
"""How many works the feed holds."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNDATED = date(1970, 1, 1)
# XML 1.0 (fifth edition), section 2.2: what no document may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `feeds/all.atom.xml` of the newest listed works by date of issue."""
    newest = sorted(listed(citable(works)), key=_newest_first)[:NEWEST]
    root = ET.Element("feed", {"xmlns": _ATOM, _LANG: settings.language})
    _add(root, "id", settings.absolute(PATH) or _urn(settings, PATH))
    _add(root, "title", settings.name)
    _add(root, "updated", _moment(max(map(_updated, newest), default=_UNDATED)))
    if settings.purpose:
        _add(root, "subtitle", settings.purpose)
    if settings.url:
        ET.SubElement(root, "link", rel="self", href=settings.absolute(PATH))
    ET.SubElement(
        root, "link", rel="alternate", href=settings.absolute("index.html") or "../index.html"
    )
    _person(root, settings.keeper_name or settings.name)
    for work in newest:
        _entry(root, work, settings)
    yield PATH, ET.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def _entry(root: ET.Element, work: Work, settings: ArchiveSettings) -> None:
    record = public_record(work)
    if record is None:
        raise ValueError(f"nothing may be said of {work.pressmark}")
    statement = attribution(work, words(settings.language), settings)
    entry = ET.SubElement(root, "entry", {_LANG: record.language})
    _add(entry, "id", settings.absolute(work.page) or _urn(settings, work.page))
    _add(entry, "title", record.title)
    _add(entry, "updated", _moment(_updated(work)))
    if record.issued is not None and record.issued.is_exact:
        _add(entry, "published", _moment(record.issued.earliest))
    ET.SubElement(
        entry, "link", rel="alternate", href=settings.absolute(work.page) or f"../{work.page}"
    )
    if record.source_url:
        ET.SubElement(entry, "link", rel="via", href=record.source_url)
    for name in [author.name for author in record.authors] or [record.outlet.name]:
        _person(entry, name)
    for topic in record.topics:
        ET.SubElement(entry, "category", term=_legal(topic))
    _add(entry, "rights", statement.text)
    status = source_words(record, words(settings.language))
    if status or record.summary:
        _add(entry, "summary", " — ".join(filter(None, (status, record.summary))))
    # A feed is made to be passed on: leave given to this archive alone does not cover that.
    if record.body is not None and work.decision.redistributable:
        _add(
            entry, "content", _above(status) + statement.html + _text(work, record, record.body)
        ).set("type", "html")


def _above(status: str) -> str:
    return f"<p><strong>{escape(status)}</strong></p>" if status else ""


def _text(work: Work, record: Record, body: str) -> str:
    return markup.render(
        body,
        language=record.language,
        verbatim=work.decision.verbatim,
        paragraphs=record.paragraphs,
    ).html


def _newest_first(work: Work) -> tuple[int, str]:
    issued = work.record.issued
    return (-issued.earliest.toordinal() if issued else 0, work.pressmark)


def _updated(work: Work) -> date:
    record = work.record
    days = [record.retrieved, *(correction.date for correction in record.corrections)]
    if record.source_status is not None:
        days.append(record.source_status.date)
    if record.issued is not None:
        days.append(record.issued.earliest)
    return max((day for day in days if day is not None), default=_UNDATED)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(settings: ArchiveSettings, path: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.name}/{path}").urn


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _legal(text)
    return element


def _person(parent: ET.Element, name: str) -> None:
    _add(ET.SubElement(parent, "author"), "name", name)


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
