"""Tables as sources: each row an article, with its text, the name of its file, or neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from pressmark.capture.source import Form, Source
from pressmark.capture.sources.model import MEGABYTE, Entry
from pressmark.capture.sources.packed import open_packed, refuse_entities
from pressmark.capture.tables import Table, read_table, table_of
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.capture.sources.model import Input
    from pressmark.capture.tables import Row

_LONGEST = 400 * MEGABYTE
_MOST_ROWS = 1_048_576
"""What a sheet can have (ECMA-376, 18.3.1.73)."""


def read_csv_table(entry: Input) -> Iterator[Entry]:
    """Give each row of a CSV or TSV table."""
    yield from entries(read_table(entry.read(), entry.name, extra=entry.extra))


def read_sheet(entry: Input) -> Iterator[Entry]:
    """Give each row of an XLSX table's first sheet."""
    yield from entries(sheet_table(entry))


def sheet_table(entry: Input) -> Table:
    """Read the first sheet of an XLSX file that is not empty, as a table.

    A formula counts as what it last came to; one that came to nothing yet is a problem of its
    row. Days lose their midnight. Raises `PackedError` for a file that may do harm.
    """
    import openpyxl  # heavy, and only sheets need it

    with open_packed(entry, longest=_LONGEST) as packed:
        refuse_entities(packed)
    entry.file.seek(0)
    book = openpyxl.load_workbook(entry.file, read_only=True, data_only=True, keep_links=False)
    for number, sheet in enumerate(book.worksheets):
        lines = [
            (line, [_text(cell) for cell in cells])
            for line, cells in enumerate(
                sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), start=1
            )
        ]
        if any(any(cells) for _, cells in lines):
            table = table_of(lines, entry.name, extra=entry.extra)
            others = [each.title for each in book.worksheets[number + 1 :] if _is_filled(each)]
            notes = [f"Not read of the table: the sheet “{title}”." for title in others]
            table = replace(table, notes=(*table.notes, *notes))
            return _without_formulas(table, entry, number)
    return table_of([], entry.name)


def _is_filled(sheet: Any) -> bool:
    rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
    return any(cell is not None for cells in rows for cell in cells)


def _without_formulas(table: Table, entry: Input, number: int) -> Table:
    import openpyxl

    entry.file.seek(0)
    book = openpyxl.load_workbook(entry.file, read_only=True, data_only=False, keep_links=False)
    entry.file.seek(0)
    values = openpyxl.load_workbook(entry.file, read_only=True, data_only=True, keep_links=False)
    problems = []
    for written, known in zip(
        book.worksheets[number].iter_rows(), values.worksheets[number].iter_rows(), strict=False
    ):
        for cell, value in zip(written, known, strict=False):
            if cell.data_type == "f" and (value.value is None or value.data_type == "e"):
                problems.append(
                    Problem(
                        path=table.name,
                        line=cell.row or 0,
                        value=str(cell.value)[:100],
                        message=f"Cell {cell.coordinate} holds a formula that comes to no value.",
                        remedy="Write the value itself, or open the table, let it calculate and "
                        "save it.",
                    )
                )
    if not problems:
        return table
    by_line: dict[int, tuple[Problem, ...]] = {}
    for problem in problems:
        by_line[problem.line] = (*by_line.get(problem.line, ()), problem)
    rows = [_with(row, by_line.get(row.line, ())) for row in table.rows]
    return Table(name=table.name, rows=tuple(rows), problems=table.problems, notes=table.notes)


def _with(row: Row, problems: tuple[Problem, ...]) -> Row:
    return replace(row, problems=(*row.problems, *problems)) if problems else row


def _text(value: Any) -> str:
    """Write a cell's value as a person would have written it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def entries(table: Table) -> Iterator[Entry]:
    """Give a table's rows; where the table as a whole is broken, its problems."""
    if table.problems:
        yield Entry(Source(table=table.name, problems=table.problems))
        return
    for number, row in enumerate(table.rows):
        yield Entry(
            Source(
                name="",
                data=row.body.encode() if row.body else None,
                form=Form(row.form) if row.form else Form.TEXT,
                content_type="text/plain; charset=utf-8",
                fields=row.fields,
                table=table.name,
                line=row.line,
                problems=row.problems,
                notes=(*row.notes, *(() if number else table.notes)),
            ),
            (row.file,) if row.file else (),
        )
