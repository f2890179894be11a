"""The descriptions of the whole archive as CSV and as JSON Lines.

CSV: RFC 4180, UTF-8, with a header; lists are joined by "; ". A cell that a spreadsheet would
take for a formula gets an apostrophe before it (OWASP, "CSV Injection"). JSON Lines
(https://jsonlines.org): one object a line, with the text where the rights let it stand here;
every row carries its own licence. A withdrawn work keeps a row that says so.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from pressmark.crosswalk import CROSSWALK, cell, data_fields
from pressmark.exports.choice import listed
from pressmark.public import public_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `data/articles.csv` and `data/articles.jsonl` of every listed work."""
    rows = [_row(work, settings) for work in listed(works) if public_record(work) is not None]
    yield "data/articles.csv", _csv(rows)
    yield "data/articles.jsonl", "".join(map(_line, rows)).encode()


def _row(work: Work, settings: ArchiveSettings) -> dict[str, object]:
    record = public_record(work)
    if record is None:
        raise ValueError(f"nothing may be said of {work.pressmark}")
    return {
        **dict(data_fields(record)),
        "license_url": record.license.url if record.license else None,
        "access": work.decision.access.value,
        "page_url": settings.absolute(work.page) or work.page,
        "text": record.body,
    }


_COLUMNS = (
    *(row.field for row in CROSSWALK.values() if row.data),
    "license_url",
    "access",
    "page_url",
)


def _csv(rows: Sequence[Mapping[str, object]]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    writer.writerows([_safe(cell(row[name])) for name in _COLUMNS] for row in rows)
    return table.getvalue().encode()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(row: Mapping[str, object]) -> str:
    kept = {name: value for name, value in row.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False) + "\n"
