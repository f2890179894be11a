"""Adding articles: what a keeper names on the command line, brought to the capture and written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark import edtf
from pressmark.capture.captured import Source
from pressmark.capture.records import Addition, Holdings, Outcome, plan
from pressmark.capture.tables import ALIASES, LISTS, read_table, resolve_rights
from pressmark.commands.files import ensure_ignored, write_files
from pressmark.commands.raw import read_outlets, scalar, scalars
from pressmark.outlets import OutletIndex
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from pressmark.capture.tables import Row, Table, Value
    from pressmark.settings import ArchiveSettings

TEXT_ENDINGS = (".txt", ".text")
"""Files that are read as plain text."""


def add(
    root: Path,
    paths: Sequence[Path],
    *,
    table: Path | None,
    defaults: Mapping[str, Value],
    settings: ArchiveSettings,
    read: date | None,
    dry_run: bool = False,
    on_progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
) -> list[Addition]:
    """Add articles to the archive `root` and return what became of each, in order.

    `defaults` are fields for every article whose row leaves them empty. Everything is planned
    before the first file is written; what is rejected does not stop the others. Raises
    `ProblemsFoundError` where the table, the options or the archive itself cannot be read.
    """
    sources = gather(paths, table, defaults, extra=[field.name for field in settings.extra])
    additions: list[Addition] = []
    held = holdings(root)
    for done, addition in enumerate(plan(sources, held, settings=settings, read=read), start=1):
        additions.append(addition)
        on_progress("reading", done, len(sources))
    if not dry_run:
        if any(addition.files for addition in additions):
            ensure_ignored(root)
        for done, addition in enumerate(additions, start=1):
            write_files(root, addition.files)
            on_progress("writing", done, len(additions))
    return additions


def as_fields(options: Mapping[str, str | None]) -> dict[str, Value]:
    """Turn the options of the command line into fields; those left out are not among them."""
    fields: dict[str, Value] = {}
    for option, value in options.items():
        name = ALIASES.get(option, option)
        if value and name in LISTS:
            fields[name] = [part.strip() for part in value.split(";") if part.strip()]
        elif value:
            fields[name] = value.strip()
    return fields


def gather(
    paths: Sequence[Path],
    table: Path | None,
    defaults: Mapping[str, Value],
    *,
    extra: Sequence[str] = (),
) -> list[Source]:
    """Join files and rows into sources, in the table's order, then those without a row.

    A folder stands for the text files in it. Raises `ProblemsFoundError` for a table or an
    option that cannot be used; a file without a row, a row without a file and a file of a kind
    that is not read become sources with a problem.
    """
    filled = dict(defaults)
    if problems := resolve_rights(filled, "--license"):
        raise ProblemsFoundError(problems)
    files = _files(paths)
    if table is None:
        return [_source(path, None, "", filled) for path in files]
    rows = _rows(table, extra)
    if not paths:
        files = [table.parent / row.file for row in rows.rows if row.file]
    left = {path.resolve(): path for path in files}
    sources = []
    for row in rows.rows:
        path = _file_of(row, table, left.values())
        if path is not None:
            left.pop(path.resolve(), None)
        sources.append(_source(path, row, table.name, filled))
    sources.extend(_without_row(path, table.name) for path in left.values())
    return sources


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.iterdir())
            found.extend(each for each in inside if each.suffix.lower() in TEXT_ENDINGS)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _rows(path: Path, extra: Sequence[str]) -> Table:
    try:
        table = read_table(path.read_bytes(), path.name, extra=extra)
    except OSError as error:
        raise ProblemsFoundError([_unreadable(path, error)]) from None
    if table.problems:
        raise ProblemsFoundError(table.problems)
    return table


def _file_of(row: Row, table: Path, files: Iterable[Path]) -> Path | None:
    """Find a row's file: by its path from the table, or by its name where one file has it."""
    if not row.file:
        return None
    wanted = (table.parent / row.file).resolve()
    named = []
    for path in files:
        if path.resolve() == wanted:
            return path
        if path.name == row.file:
            named.append(path)
    return named[0] if len(named) == 1 else None


def _source(
    path: Path | None, row: Row | None, table: str, defaults: Mapping[str, Value]
) -> Source:
    given = dict(row.fields) if row else {}
    rights_given = {"license", "rights_statement"} & given.keys()
    for field, value in defaults.items():
        if field not in given and not (rights_given and field in {"license", "rights_statement"}):
            given[field] = value
    source = Source(
        name=row.file if row else path.name if path else "",
        data=None,
        fields=given,
        table=table,
        line=row.line if row else 0,
        problems=row.problems if row else (),
    )
    if path is None:
        return _without_file(source) if source.name else source
    if path.suffix.lower() not in TEXT_ENDINGS:
        return _refused(
            source,
            f"Files of the kind “{path.suffix or path.name}” are not read yet.",
            "Save the article as plain text (.txt, UTF-8) and add that.",
        )
    try:
        return replace(source, data=path.read_bytes())
    except OSError as error:
        return replace(source, problems=(*source.problems, _unreadable(path, error)))


def _refused(source: Source, message: str, remedy: str) -> Source:
    problem = Problem(
        path=source.table or source.name,
        line=source.line,
        field="file" if source.table else "",
        value=source.name if source.table else "",
        message=message,
        remedy=remedy,
    )
    return replace(source, problems=(*source.problems, problem))


def _without_file(source: Source) -> Source:
    return _refused(
        source,
        "No text file of this name is among those given.",
        "Give the file too, correct its name in the table, or leave the cell empty to add a "
        "description without the text.",
    )


def _without_row(path: Path, table: str) -> Source:
    problem = Problem(
        path=path.name,
        message=f"No row of {table} names this file.",
        remedy="Add a row for it, or leave the file out.",
    )
    return Source(name=path.name, data=None, fields={}, problems=(problem,))


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        path=path.name,
        message=f"The file cannot be read: {error.strerror}.",
        remedy="See that it is there and that you may read it.",
    )


def holdings(root: Path) -> Holdings:
    """Read what an archive holds already. Raises `ProblemsFoundError` for what cannot be read."""
    held = Holdings()
    for outlet in read_outlets(root).values():
        held.know(outlet)
    problems: list[Problem] = []
    index = OutletIndex(held.outlets)
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        try:
            raw = split_front_matter(path.read_bytes(), path.relative_to(root).as_posix())
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        outlet_found = index.find(scalar(raw, "outlet"))
        held.hold(
            path.stem,
            aliases=scalars(raw, "aliases"),
            outlet=outlet_found.slug if outlet_found else "",
            issued=_canonical(scalar(raw, "issued")),
            title=scalar(raw, "title"),
            source_url=scalar(raw, "source_url"),
            source_sha256=scalar(raw, "source_sha256"),
        )
    if problems:
        raise ProblemsFoundError(problems)
    return held


def _canonical(issued: str) -> str:
    try:
        return edtf.parse(issued).text
    except edtf.EdtfError:
        return issued


def refused(additions: Iterable[Addition]) -> list[Problem]:
    """Return the problems of what was rejected, sorted."""
    return sorted(
        problem
        for addition in additions
        if addition.outcome is Outcome.REJECTED
        for problem in addition.problems
    )
