"""RIS, the exchange format of reference managers, with type NEWS.

Specification: "RIS Format Specifications" (Reference Manager, 2001): a tag of two characters,
two blanks, a hyphen, a blank, the value, CR LF; `TY` first and `ER` last. Files are UTF-8.
Dates are `YYYY/MM/DD/other`, with empty parts where they are not known; what an EDTF date says
beyond that stands in the fourth part. Where the format has no field, what Zotero's own translator
reads is taken: `CR` for rights, beside `C1` for all others; `AN` for where in the archive a work
is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.citations.csl import DATE_PARTS, address_of, citable, note
from pressmark.citations.names import bare, name_of
from pressmark.crosswalk import CROSSWALK
from pressmark.edtf import written_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressmark.edtf import Edtf
    from pressmark.record import Agent
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_END = "\r\n"
_TEXT_FIELDS = ("section", "page", "edition", "issn", "summary", "language", "archived_url")


def ris(works: Iterable[Work], settings: ArchiveSettings) -> str:
    """Return one RIS reference for each work.

    Raises ValueError for a work of which nothing may be said.
    """
    return "".join(
        "".join(f"{tag}  - {value}{_END}" for tag, value in _lines(work, settings)) + _END
        for work in works
    )


def _lines(work: Work, settings: ArchiveSettings) -> Iterator[tuple[str, str]]:
    record = citable(work)
    yield "TY", "NEWS"
    yield CROSSWALK["pressmark"].ris, record.pressmark
    for author in record.authors:
        yield CROSSWALK["authors"].ris, _one_line(_name(author, record.language))
    yield CROSSWALK["title"].ris, _one_line(record.title)
    yield CROSSWALK["outlet"].ris, _one_line(record.outlet.name)
    if record.issued is not None:
        if record.issued.year is not None:
            yield "PY", written_year(record.issued.year)
        yield CROSSWALK["issued"].ris, _date(record.issued)
    if address := address_of(record, work, settings):
        yield CROSSWALK["source_url"].ris, _one_line(address)
    if record.retrieved is not None:
        yield CROSSWALK["retrieved"].ris, f"{record.retrieved:%Y/%m/%d}/"
    if doi := dict(record.identifiers).get("doi"):
        yield CROSSWALK["identifiers"].ris, _one_line(doi)
    for field in _TEXT_FIELDS:
        if value := getattr(record, field):
            yield CROSSWALK[field].ris, _one_line(value)
    for topic in record.topics:
        yield CROSSWALK["topics"].ris, _one_line(topic)
    if record.rights is not None:
        rights = _one_line(f"{record.rights.name} {record.rights.url}".strip())
        yield "CR", rights
        yield CROSSWALK["license"].ris, rights
    if remark := note(record):
        yield CROSSWALK["source_status"].ris, remark
    if record.outlet.place:
        yield "CY", _one_line(record.outlet.place)
    yield "DB", _one_line(settings.name)
    yield "AN", settings.absolute(work.page) or record.pressmark
    yield "ER", ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _name(agent: Agent, language: str) -> str:
    """Return "Family, Given, Suffix"; a comma at the end, and none inside, keeps a name whole."""
    name = name_of(agent, language)
    if name.literal:
        return f"{bare(name.literal, ',')},"
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _date(issued: Edtf) -> str:
    known = DATE_PARTS.get(issued.precision, 0)
    parts = (issued.year, issued.month, issued.day)[:known]
    digits = [
        f"{part:02d}" if at else written_year(part)
        for at, part in enumerate(parts)
        if part is not None
    ]
    plain = len(digits) == known > 0 and not (issued.approximate or issued.uncertain)
    return "/".join([*digits, *[""] * (3 - len(digits)), "" if plain else issued.text])
