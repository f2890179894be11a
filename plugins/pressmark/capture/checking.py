"""What is wrong with an article's fields: everything at once, told where the article comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.capture.captured import Captured, capture
from pressmark.capture.outlet_finder import OutletFinder
from pressmark.capture.settling import NOT_EVALUATED
from pressmark.edtf import Edtf, EdtfError, parse
from pressmark.frontmatter import split_front_matter
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pressmark.capture.holdings import Holdings
    from pressmark.capture.source import Source
    from pressmark.record import Outlet, Record
    from pressmark.settings import ArchiveSettings

_ANY = "pressmark"
"""The name of a record that is only checked."""


def checked(
    fields: Mapping[str, object],
    body: str | None,
    path: str,
    outlet: Outlet,
    settings: ArchiveSettings,
) -> Record:
    """Read the record as every later build will; raises `ProblemsFoundError`."""
    raw = split_front_matter(write_record(fields), path)
    return read_record(raw, outlets={outlet.slug: outlet}, extra=settings.extra, body=body)


def beside(
    source: Source, holdings: Holdings, settings: ArchiveSettings, read: date | None
) -> list[Problem]:
    """Return what else is wrong in a row of which single fields could not be read."""
    known = {problem.field for problem in source.problems}
    if not source.table or "" in known or not source.fields:
        return []  # nothing of it could be read
    fields = {name: value for name, value in source.fields.items() if name not in known}
    finder = OutletFinder(source, holdings)
    left = replace(source, fields=fields, problems=())
    captured = capture(left, read_on=read, find_outlet=finder.find)
    found = [each for each in captured.problems if each.field not in known]
    return [
        *finder.problems,
        *found,
        *further(source, captured, finder.outlet, settings, [*source.problems, *found]),
    ]


def further(
    source: Source,
    captured: Captured,
    outlet: Outlet | None,
    settings: ArchiveSettings,
    told: Iterable[Problem],
) -> list[Problem]:
    """Return what is wrong beside what was told, so that a row need not be mended twice."""
    known = {problem.field for problem in told}
    if outlet is None or "" in known:
        return []  # the source as a whole could not be read
    fields = {name: value for name, value in captured.fields.items() if name not in known}
    fields["outlet"] = outlet.name
    if known & {"license", "rights_statement"} and "license" not in fields:
        fields.setdefault("rights_statement", NOT_EVALUATED)
    try:
        path = f"content/articles/{folder(issue(fields))}/{_ANY}.md"
        checked(fields, captured.body, path, outlet, settings)
    except ProblemsFoundError as error:
        return [at_source(each, source) for each in error.problems if each.field not in known]
    return []


def at_source(problem: Problem, source: Source) -> Problem:
    """Move a problem of the record that would be made to the row or file it comes from."""
    return replace(problem, path=source.table or source.name, line=source.line)


def issue(fields: Mapping[str, object]) -> Edtf | None:
    """Return the date of issue among an article's fields; None where there is none to read."""
    try:
        return parse(str(fields["issued"])) if fields.get("issued") else None
    except EdtfError:
        # Told with its field when the record is read.
        return None


def folder(issued: Edtf | None) -> str:
    """Return the folder of `content/articles/` in which a record of a date lies."""
    return f"{issued.earliest.year:04d}" if issued else "undated"
