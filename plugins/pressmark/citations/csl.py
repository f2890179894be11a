"""CSL JSON: the form in which reference managers and citation processors exchange items.

Specification: CSL 1.0.2, "Appendix III: Types" and "IV: Variables", and its `csl-data` schema,
which knows dates as `date-parts`, `circa`, `season` and `literal`. The schema allows no
`license`: it stands under `custom`, as the schema provides for what it lacks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from pressmark.citations.names import name_of
from pressmark.crosswalk import CROSSWALK
from pressmark.edtf import Edtf, Precision
from pressmark.public import public_record, rights_holder
from pressmark.record import SourceState
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pressmark.record import Agent, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

CslItem = dict[str, object]
"""One item of CSL JSON; its values are what JSON has a form for."""

_TEXT_FIELDS = ("section", "page", "edition", "issn", "summary", "language")
DATE_PARTS = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}
"""How many numbers a date of each precision has; the others have none."""


@lru_cache(maxsize=256)  # its formatted references and its file ask for the same
def csl_item(work: Work, settings: ArchiveSettings) -> CslItem:
    """Return a work as CSL's `article-newspaper`; its id is the pressmark.

    Raises ValueError for a work of which nothing may be said.
    """
    record = citable(work)
    item: CslItem = {"id": record.pressmark, "type": "article-newspaper"}

    def put(name: str, value: object) -> None:
        if value:
            item[name] = value

    put(CROSSWALK["title"].csl, record.title)
    put(CROSSWALK["authors"].csl, [_name(each, record.language) for each in record.authors])
    put(CROSSWALK["outlet"].csl, record.outlet.name)
    put(CROSSWALK["issued"].csl, None if record.issued is None else csl_date(record.issued))
    put(CROSSWALK["retrieved"].csl, None if record.retrieved is None else _day(record.retrieved))
    put(CROSSWALK["source_url"].csl, address_of(record, work, settings))
    put("publisher-place", record.outlet.place)
    for field in _TEXT_FIELDS:
        put(CROSSWALK[field].csl, getattr(record, field))
    put(CROSSWALK["topics"].csl, "; ".join(record.topics))
    put(CROSSWALK["identifiers"].csl, dict(record.identifiers).get("doi"))
    put(CROSSWALK["changes"].csl, note(record))
    put("archive", settings.name)
    put("archive_location", settings.absolute(work.page) or record.pressmark)
    put("custom", _custom(record, work, settings))
    return item


def csl_line(work: Work, settings: ArchiveSettings) -> str:
    """Return a work's item as CSL JSON, in one line without its end."""
    return orjson.dumps(csl_item(work, settings), option=orjson.OPT_SORT_KEYS).decode()


def csl_array(lines: Iterable[str]) -> str:
    """Return items as a CSL JSON array, one a line, ending in a line feed."""
    body = ",\n".join(lines)
    return f"[\n{body}\n]\n" if body else "[]\n"


def citable(work: Work) -> Record:
    """Return what a reference may say of a work; ValueError where that is nothing."""
    record = public_record(work)
    if record is None:
        raise ValueError(f"nothing may be said of {work.pressmark}")
    return record


def address_of(record: Record, work: Work, settings: ArchiveSettings) -> str:
    """Return the address in a reference: the original's, a copy's, this archive's, or ""."""
    return record.source_url or record.archived_url or settings.absolute(work.page)


def csl_date(issued: Edtf) -> dict[str, object]:
    """Return a date of issue in CSL JSON; one that CSL has no form for as its EDTF `literal`."""
    circa = {"circa": True} if issued.approximate or issued.uncertain else {}
    if issued.precision is Precision.INTERVAL:
        ends = [issued.start, issued.end]
        parts = [_parts(end) for end in ends if isinstance(end, Edtf)]
        if len(parts) == len(ends) and all(parts):
            return {"date-parts": parts, **circa}
    elif issued.precision is Precision.SEASON and issued.year is not None and issued.season:
        return {"date-parts": [[issued.year]], "season": issued.season - 20, **circa}
    elif parts_of := _parts(issued):
        return {"date-parts": [parts_of], **circa}
    return {"literal": issued.text}


def _parts(issued: Edtf) -> list[int]:
    count = DATE_PARTS.get(issued.precision, 0)
    parts = [issued.year, issued.month, issued.day][:count]
    known = [part for part in parts if part is not None]
    return known if len(known) == count else []


def _day(day: date) -> dict[str, object]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _name(agent: Agent, language: str) -> dict[str, str]:
    name = name_of(agent, language)
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def note(record: Record) -> str:
    """Return what became of the original and what was changed here; "" where that is nothing."""
    status, sentences = record.source_status, []
    if status is not None:
        day = f" on {status.date.isoformat()}" if status.date else ""
        words = f": {status.note}" if status.note else ""
        sentences.append(f"{_STATUS_WORDS[status.status]}{day}{words}")
    if record.changes:
        sentences.append(f"Changed in the archive: {record.changes}")
    return " ".join(
        each if each.endswith((".", "!", "?")) else f"{each}."
        for each in (" ".join(sentence.split()) for sentence in sentences)
    )


_STATUS_WORDS = {
    SourceState.CORRECTED: "Corrected by its outlet",
    SourceState.RETRACTED: "Retracted by its outlet",
    SourceState.RIGHT_OF_REPLY: "Answered under a right of reply",
}


def _custom(record: Record, work: Work, settings: ArchiveSettings) -> dict[str, str]:
    holder = rights_holder(record)
    stands_here = record.body is not None and settings.edition is Edition.PUBLIC
    custom = {
        "license": record.license.url or record.license.id if record.license else "",
        "rights": record.rights_statement.url if record.rights_statement else "",
        "rights_holder": holder.name if holder else "",
        "credits": "; ".join(record.credits),
        "archived_url": record.archived_url,
        "copy_here": settings.absolute(work.page) if stands_here else "",
        "issued_edtf": record.issued.text if record.issued else "",
        "sha256": record.sha256,
    }
    return {key: value for key, value in custom.items() if value}
