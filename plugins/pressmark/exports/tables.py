"""The whole archive as tables: its descriptions, and apart from them its texts.

CSV: RFC 4180, UTF-8, with a header; lists are joined by "; ". A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP, "CSV Injection", full-width signs too).
JSON Lines (https://jsonlines.org): one object a line. A withdrawn work keeps a row that says so.

The descriptions are the archive's own and free to all. The texts are not: each row has its own
licence and the attribution that goes with it. A text that stands here by a permission alone is
on its page and in no table, since leave to show it is no leave to hand out copies.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from pressmark.attribution import credit_text
from pressmark.crosswalk import DATA_FIELDS, cell, data_fields
from pressmark.exports.choice import listed
from pressmark.exports.rows import RowFile, Rows
from pressmark.identity import sha256
from pressmark.public import public_record
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_as_json = json.JSONEncoder(ensure_ascii=False).encode
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def _pieces(works: Sequence[Work], settings: ArchiveSettings) -> tuple[bytes, ...]:
    found = [
        (work, record) for work in listed(works) if (record := public_record(work)) is not None
    ]
    rows = [_row(work, record, settings) for work, record in found]
    return (
        "".join(map(_csv, rows)).encode(),
        "".join(map(_line, rows)).encode(),
        "".join(map(_line, _texts(found, settings))).encode(),
    )


def csv_line(work: Work, settings: ArchiveSettings) -> str:
    """Return a work's line of `data/articles.csv` with its line end; "" if it may have none."""
    record = public_record(work)
    return "" if record is None else _csv(_row(work, record, settings))


def _row(work: Work, record: Record, settings: ArchiveSettings) -> dict[str, object]:
    return {
        **dict(data_fields(record)),
        "license_url": record.license.url if record.license else None,
        "access": work.decision.access.value,
        "page_url": settings.absolute(work.page) or work.page,
    }


def _texts(
    found: Iterable[tuple[Work, Record]], settings: ArchiveSettings
) -> Iterator[dict[str, object]]:
    for work, record in found:
        if record.body is None or not work.decision.redistributable:
            continue
        rights = record.rights
        kind = "rights_statement" if record.license is None else "license"
        yield {
            "pressmark": record.pressmark,
            "title": record.title,
            "language": record.language,
            kind: rights.id if rights else None,
            f"{kind}_url": rights.url if rights else None,
            "attribution": credit_text(work, words(settings.language), settings),
            "sha256": work.record.sha256 or sha256(record.body),
            "text": record.body,
        }


_COLUMNS = (
    *DATA_FIELDS,
    "license_url",
    "access",
    "page_url",
)


def _written(cells: Iterable[str]) -> str:
    table = io.StringIO(newline="")
    csv.writer(table).writerow(cells)
    return table.getvalue()


def _csv(row: Mapping[str, object]) -> str:
    return _written(map(_cell, map(row.__getitem__, _COLUMNS)))


def _cell(value: object) -> str:
    if value is None:  # as three of four are
        return ""
    text = cell(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


CSV_HEADER: Final = _written(_COLUMNS)
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


def _line(row: Mapping[str, object]) -> str:
    kept = {name: value for name, value in row.items() if value is not None}
    return _as_json(kept) + "\n"
