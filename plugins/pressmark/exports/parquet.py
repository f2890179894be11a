"""The tables as Parquet, for programs that read columns: pandas, DuckDB, Polars, R.

`articles.parquet` has the descriptions, `texts.parquet` the texts that everybody may pass on, with
the same columns as `articles.jsonl` and `texts.jsonl`: lists are lists, days are days, and what has
parts is JSON. Specification: Parquet 2.6 (https://parquet.apache.org/docs/file-format/). The same
works give the same bytes with the same version of pyarrow, which writes its name into the file.

pyarrow comes with the extra `parquet`, and is loaded where a file is made.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from pressmark.crosswalk import CROSSWALK, cell
from pressmark.exports.tables import COLUMNS, TEXT_COLUMNS, described, row_of, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

ARTICLES: Final = "data/articles.parquet"
TEXTS: Final = "data/texts.parquet"

_ROWS = 1000
"""Rows that are held at a time: each thousand is a group of the file."""
_LISTS = frozenset({"authors", "credits", "topics", "places", "rights_evidence"})
_DAYS = frozenset({"retrieved", "embargo_until"})
_NUMBERS = frozenset({"version"})
_CC0 = "The descriptions are the archive's own: CC0 1.0, free to all."
_OF_ROWS = "Each row has its own license or rights_statement, and the attribution to give."
_DUBLIN_CORE = "http://purl.org/dc/terms/"


def articles(works: Sequence[Work], settings: ArchiveSettings, sink: IO[bytes]) -> None:
    """Write the descriptions of every listed work."""
    rows = (row_of(work, record, settings) for work, record in described(works))
    _write(rows, COLUMNS, {"terms": _CC0, "archive": settings.name, "url": settings.url}, sink)


def texts(works: Sequence[Work], settings: ArchiveSettings, sink: IO[bytes]) -> None:
    """Write the texts that everybody may pass on, each row with its own terms."""
    rows = text_rows(described(works), settings)
    about = {"terms": _OF_ROWS, "archive": settings.name, "url": settings.url}
    _write(rows, TEXT_COLUMNS, about, sink)


def _write(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
    about: Mapping[str, str],
    sink: IO[bytes],
) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([_field(pa, name) for name in columns], about)
    with parquet.ParquetWriter(sink, schema, compression="zstd", version="2.6") as file:
        for batch in _batches(rows):
            values = {name: [_value(name, row.get(name)) for row in batch] for name in columns}
            file.write_table(pa.table(values, schema))


def _batches(rows: Iterable[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    left = iter(rows)
    while batch := list(islice(left, _ROWS)):
        yield batch


def _field(pa: Any, name: str) -> Any:
    if name in _LISTS:
        kind = pa.list_(pa.string())
    elif name in _DAYS:
        kind = pa.date32()
    else:
        kind = pa.int64() if name in _NUMBERS else pa.string()
    row = CROSSWALK.get(name)
    term = f"{_DUBLIN_CORE}{row.dublin_core}" if row is not None and row.dublin_core else ""
    return pa.field(name, kind, metadata={"term": term} if term else None)


def _value(name: str, value: object) -> object:
    """Return a plain value as its column has it."""
    if value is None or name in _LISTS or name in _NUMBERS:
        return value
    if name in _DAYS:
        return date.fromisoformat(str(value))
    return cell(value)
