"""The whole archive as tables: its descriptions, and apart from them its texts.

CSV: RFC 4180, UTF-8, with a header; lists are joined by "; ". A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP, "CSV Injection", full-width signs too).
JSON Lines (https://jsonlines.org): one object a line; the texts' have every column, so that they
are a table too. A withdrawn work keeps a row that says so.

The descriptions are the archive's own and free to all. The texts are not: each row has its own
licence and the attribution that goes with it. A text that stands here by a permission alone is
on its page and in no table, since leave to show it is no leave to hand out copies.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import orjson

from pressmark.attribution import attribution
from pressmark.crosswalk import DATA_FIELDS, cell, data_fields, plain
from pressmark.exports.choice import listed
from pressmark.exports.rows import RowFile, Rows
from pressmark.identity import sha256
from pressmark.public import public_record, reservation
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _pieces(works: Sequence[Work], settings: ArchiveSettings) -> tuple[bytes, ...]:
    found = described(works)
    rows = [row_of(work, record, settings) for work, record in found]
    return (
        "".join(map(_csv, rows)).encode(),
        b"".join(map(_line, rows)),
        b"".join([_as_line(row) for row in text_rows(found, settings)]),
    )


def csv_line(work: Work, settings: ArchiveSettings) -> str:
    """Return a work's line of `data/articles.csv` with its line end; "" if it may have none."""
    record = public_record(work)
    return "" if record is None else _csv(row_of(work, record, settings))


def described(works: Iterable[Work]) -> list[tuple[Work, Record]]:
    """Return the works that have a row, each with the part of its record that may be stated."""
    return [(work, record) for work in listed(works) if (record := public_record(work)) is not None]


def row_of(work: Work, record: Record, settings: ArchiveSettings) -> dict[str, object]:
    """Return a work's row of the descriptions: plain values by column, None where absent."""
    return {
        **dict(data_fields(record)),
        "license_url": record.license.url if record.license else None,
        "access": work.decision.access.value,
        "page_url": settings.absolute(work.page) or work.page,
    }


def passed_on(
    found: Iterable[tuple[Work, Record]],
) -> Iterator[tuple[Work, Record, str]]:
    """Yield the works whose whole text everybody may pass on, and that text."""
    for work, record in found:
        if record.body is not None and work.decision.redistributable:
            yield work, record, record.body


def text_rows(
    found: Iterable[tuple[Work, Record]], settings: ArchiveSettings
) -> Iterator[dict[str, object]]:
    """Yield the rows of the texts that everybody may pass on, each with its own terms."""
    for work, record, body in passed_on(found):
        permission, status = record.license, record.rights_statement
        yield {
            "pressmark": record.pressmark,
            "title": record.title,
            "language": record.language,
            "license": permission.id if permission else None,
            "license_url": permission.url if permission else None,
            "rights_statement": status.id if status else None,
            "rights_statement_url": status.url if status else None,
            "source_status": plain(record.source_status),
            "tdm_reservation": plain(reservation(record)),
            "attribution": attribution(work, words(settings.language), settings).stored_text,
            "sha256": work.record.sha256 or sha256(body),
            "text": body,
        }


COLUMNS: Final = (*DATA_FIELDS, "license_url", "access", "page_url")
"""The columns of the descriptions, in their order."""
TEXT_COLUMNS: Final = (
    "pressmark",
    "title",
    "language",
    "license",
    "license_url",
    "rights_statement",
    "rights_statement_url",
    "source_status",
    "tdm_reservation",
    "attribution",
    "sha256",
    "text",
)
"""The columns of the texts, in their order; a row has a licence or a rights statement."""


def _written(cells: Iterable[str]) -> str:
    table = io.StringIO(newline="")
    csv.writer(table).writerow(cells)
    return table.getvalue()


def _csv(row: Mapping[str, object]) -> str:
    return _written(map(_cell, map(row.__getitem__, COLUMNS)))


def _cell(value: object) -> str:
    if value is None:  # as three of four are
        return ""
    text = cell(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


CSV_HEADER: Final = _written(COLUMNS)
"""The first line of `data/articles.csv`, with its line end."""


TABLES: Final = Rows(
    files=(
        RowFile("data/articles.csv", head=CSV_HEADER.encode()),
        RowFile("data/articles.jsonl"),
        RowFile("data/texts.jsonl"),
    ),
    pieces=_pieces,
)
"""`data/articles.csv`, `data/articles.jsonl`, `data/texts.jsonl` of every listed work."""


def _line(row: Mapping[str, object]) -> bytes:
    return _as_line({name: value for name, value in row.items() if value is not None})


def _as_line(row: dict[str, object]) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
