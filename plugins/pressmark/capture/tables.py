"""A keeper's table: one row for each article, one column for each field.

The first row names the columns: the record's field names, a few aliases, `file` or one of the
columns that hold the text itself, and the keeper's own columns (`extra`). Lists are separated by
`;`. The rows come back with their line
and with each value under the record's own field name; what is wrong comes back beside them.
"""

from __future__ import annotations

import csv
import difflib
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from pressmark import licenses
from pressmark.capture.cleaning import clean_text, decode
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

FILE = "file"

BODIES: Final[Mapping[str, str]] = {
    "body_text": "text",
    "body_markdown": "markdown",
    "body_html": "fragment",
}
"""Columns that hold the article's text, and the form (`capture.source.Form`) that it is in."""

_SHORT = "The row has {} cells, the table {} columns: is it whole?"

csv.field_size_limit(50_000_000)

ALIASES: Final[Mapping[str, str]] = {
    "author": "authors",
    "date": "issued",
    "url": "source_url",
    "notes": "keeper_notes",
}
"""Column names that are understood beside the record's own."""

LISTS: Final = frozenset({"authors", "credits", "topics", "places", "aliases"})
"""Fields whose cell holds several values, separated by `;`."""

TEXTS: Final = frozenset(
    {
        "title", "subtitle", "outlet", "issued", "source_url", "archived_url", "retrieved",
        "language", "license", "rights_statement", "rights_holder", "changes", "embargo_until",
        "section", "page", "edition", "issn", "place", "agency_copy", "tdm_reservation", "unlisted",
        "quotation", "event", "summary", "status", "keeper_notes",
    }
)  # fmt: skip
"""Fields whose cell holds one value. Fields with parts of their own (media, permission, …) have no
column: they are written in the record."""

Value: TypeAlias = str | list[str] | dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article's row: its line in the table, its file ("" if none), its values by field.

    `problems` are those of this row: the others can be used without it.
    """

    line: int
    file: str = ""
    id: str = ""
    body: str = ""
    form: str = ""
    """The text itself where the row holds it, and the form it is in."""
    fields: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's rows in their order; `problems` are those for which no row can be used."""

    name: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_table(data: bytes, name: str, *, extra: Collection[str] = ()) -> Table:
    """Read a table of metadata. `name` is the file's name, which every problem carries.

    The values stay strings as written (trimmed): what they mean is checked where every record
    is checked. `extra` names the keeper's own columns.
    """
    decoded = decode(data)
    if "\ufffd" in decoded.text and b"\xef\xbf\xbd" not in data:
        return _broken(
            name,
            decoded.text.count("\n", 0, decoded.text.index("\ufffd")) + 1,
            "The table's encoding cannot be told.",
            "Save it as “CSV UTF-8” and try again.",
        )
    text = decoded.text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        before = 0
        for cells in reader:
            lines.append((before + 1, [cell.strip() for cell in cells]))
            before = reader.line_num
    except csv.Error as error:
        return _broken(
            name,
            reader.line_num,
            f"The table cannot be read here ({error}).",
            'Put a value that holds a comma, a line end or a quotation mark between two ", and '
            'write a quotation mark in it as "".',
        )
    table = table_of(lines, name, extra=extra)
    width = next((len(cells) for _, cells in lines if any(cells)), 0)
    short = {line: len(cells) for line, cells in lines if len(cells) < width}
    rows = tuple(
        replace(row, notes=(_SHORT.format(short[row.line], width),)) if row.line in short else row
        for row in table.rows
    )
    return replace(table, rows=rows, notes=decoded.notes) if rows else table


def table_of(
    lines: Sequence[tuple[int, Sequence[str]]], name: str, *, extra: Collection[str] = ()
) -> Table:
    """Read a table's lines, each with its number; the first that is not empty is the header."""
    lines = [
        (line, [clean_text(cell)[0].strip() for cell in cells])
        for line, cells in lines
        if any(cells)
    ]
    if not lines:
        return _broken(name, 0, "The table is empty.", "Put the columns' names into its first row.")

    header_line, header = lines[0]
    columns, problems = _columns(header, name, header_line, extra)
    rows: list[Row] = []
    for line, cells in lines[1:]:
        values = dict(zip(columns, cells, strict=False))
        row = _row(values, name, line, extra)
        if len(cells) > len(header):
            too_many = Problem(
                path=name,
                line=line,
                value=cells[len(header)],
                message=f"The row has {len(cells)} cells, the table {len(header)} columns.",
                remedy='Put a value that holds the separator between two ".',
            )
            row = replace(row, problems=(*row.problems, too_many))
        rows.append(row)
    return Table(name=name, rows=tuple(rows), problems=tuple(problems))


def _broken(name: str, line: int, message: str, remedy: str) -> Table:
    return Table(
        name=name, problems=(Problem(path=name, line=line, message=message, remedy=remedy),)
    )


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0]
    return max((",", "\t", ";"), key=header.count)


def _columns(
    header: Sequence[str], name: str, line: int, extra: Collection[str]
) -> tuple[list[str], list[Problem]]:
    """Return the columns' field names in order; one that is not understood by its header."""
    known = {FILE, *BODIES, *ALIASES, *TEXTS, *LISTS, *extra}
    columns: list[str] = []
    problems: list[Problem] = []
    for number, cell in enumerate(header, start=1):
        folded = cell.strip().lower().replace(" ", "_")
        column = ALIASES.get(folded, folded)
        message = remedy = ""
        if cell in extra:
            column = cell
        elif folded not in known:
            nearest = difflib.get_close_matches(folded, sorted(known), n=1)
            message = (
                f"Column {number} is not a field of a record."
                if cell
                else f"Column {number} has no name."
            )
            remedy = (
                f"Did you mean “{nearest[0]}”?"
                if nearest
                else "Rename it, take it out, or declare it in PRESSMARK_EXTRA."
            )
        if not message and column in columns:
            message = f"Column {number} gives {column} a second time."
            remedy = "Keep one of the two columns."
        if message:
            problems.append(
                Problem(
                    path=name, line=line, field=folded, value=cell, message=message, remedy=remedy
                )
            )
        columns.append(column)
    return columns, problems


def _row(cells: Mapping[str, str], name: str, line: int, extra: Collection[str]) -> Row:
    fields: dict[str, Value] = {}
    own: dict[str, str] = {}
    for column, cell in cells.items():
        if not cell:
            continue
        if column in extra:
            own[column] = cell
        elif column in LISTS:
            fields[column] = [part.strip() for part in cell.split(";") if part.strip()]
        elif column in TEXTS:
            fields[column] = cell
    if own:
        fields["extra"] = own
    problems = resolve_rights(fields, name, line)
    bodies = [column for column in BODIES if cells.get(column)]
    if len(bodies) + bool(cells.get(FILE)) > 1:
        problems.append(
            Problem(
                path=name, line=line, field=bodies[0],
                message="The row gives the text in more than one way.",
                remedy=f"Keep one of {FILE}, {', '.join(BODIES)}.",
            )
        )  # fmt: skip
    return Row(
        line=line,
        file=cells.get(FILE, ""),
        body=cells.get(bodies[0], "") if bodies else "",
        form=BODIES[bodies[0]] if bodies else "",
        fields=fields,
        problems=tuple(problems),
    )


def resolve_rights(fields: dict[str, Value], name: str, line: int = 0) -> list[Problem]:
    """Turn a `license` that holds either vocabulary into `license` or `rights_statement`.

    Changes `fields`; returns what is wrong. A licence is never given a version it does not name.
    """
    text = fields.get("license")
    if not isinstance(text, str) or text.startswith("LicenseRef-"):
        return []
    found = licenses.match(text)
    if isinstance(found, licenses.RightsStatement):
        if fields.get("rights_statement"):
            return [
                Problem(
                    path=name, line=line, field="license", value=text,
                    message="Both license and rights_statement hold a rights statement.",
                    remedy="Keep one of the two.",
                )
            ]  # fmt: skip
        del fields["license"]
        fields["rights_statement"] = found.id
        return []
    if found is not None:
        fields["license"] = found.id
        return []
    nearest = licenses.suggest(text)
    known = licenses.versions(text)
    hint = f"Name the version: {', '.join(known)}. " if known else ""
    if nearest:
        hint = f"Did you mean “{nearest}”? "
    return [
        Problem(
            path=name,
            line=line,
            field="license",
            value=text,
            message="This is neither a licence with its version nor a rights statement.",
            remedy=f"{hint}Write an SPDX id (CC-BY-4.0), a licence's address, or a code of "
            "RightsStatements.org (InC). A licence without its version cannot be relied on.",
        )
    ]
