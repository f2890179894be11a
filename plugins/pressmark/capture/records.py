"""From sources to the files of an archive: a plan, made before anything is written.

Each source ends as a record or as named problems; one that is broken never stops the others.
"""

from __future__ import annotations

import difflib
import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark import rights
from pressmark.capture.captured import Captured, Source, capture
from pressmark.edtf import Edtf, EdtfError, parse
from pressmark.frontmatter import split_front_matter
from pressmark.identity import make_pressmark, slug
from pressmark.outlets import read_outlet
from pressmark.private import PRIVATE_FIELDS, write_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import read_record, write_record
from pressmark.record import Status
from pressmark.settings import Edition
from pressmark.writing import write_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pressmark.capture.text import TakenOut
    from pressmark.record import Outlet, Record
    from pressmark.settings import ArchiveSettings

IGNORED = "/private/"
"""The line of `.gitignore` without which no private text is written."""


class Outcome(StrEnum):
    """What became of a source."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEEDS_REVIEW = "needs-review"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes two records look like one article."""

    outlet: str
    issued: str
    title: str


@dataclass(slots=True, kw_only=True)
class Holdings:
    """What an archive holds, as far as adding needs to know it; grows as additions are planned."""

    outlets: dict[str, Outlet] = field(default_factory=dict)
    """By slug."""
    outlet_names: dict[str, Outlet] = field(default_factory=dict)
    """By each of their names and slugs, without case."""
    pressmarks: set[str] = field(default_factory=set)
    """Those in use, aliases among them."""
    sources: dict[str, str] = field(default_factory=dict)
    """From the SHA-256 of the bytes that came in to the record made of them."""
    addresses: dict[str, str] = field(default_factory=dict)
    """From the original's address to its record."""
    likenesses: dict[Likeness, str] = field(default_factory=dict)

    def know(self, outlet: Outlet) -> None:
        """Take an outlet in."""
        self.outlets[outlet.slug] = outlet
        for name in (outlet.name, *outlet.alternative_names, outlet.native_name, outlet.slug):
            if name:
                self.outlet_names.setdefault(name.casefold(), outlet)

    def hold(
        self,
        pressmark: str,
        *,
        aliases: Iterable[str] = (),
        outlet: str,
        issued: str,
        title: str,
        source_url: str,
        source_sha256: str,
    ) -> None:
        """Take one record in."""
        self.pressmarks.update((pressmark, *aliases))
        self.likenesses[likeness(outlet, issued, title)] = pressmark
        if source_url:
            self.addresses[source_url] = pressmark
        if source_sha256:
            self.sources[source_sha256] = pressmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of one source, and the files that its record needs, by their path."""

    source: Source
    outcome: Outcome
    pressmark: str = ""
    title: str = ""
    shown: bool = False
    """True where the public edition will show the full text."""
    reason: rights.Reason | None = None
    """Why it is shown or not."""
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()


def likeness(outlet: str, issued: str, title: str) -> Likeness:
    """Fold what distinguishes articles: case and punctuation do not."""
    return Likeness(outlet, issued, slug(title))


def plan(
    sources: Iterable[Source],
    holdings: Holdings,
    *,
    settings: ArchiveSettings,
    read: date | None,
) -> Iterator[Addition]:
    """Plan the records of `sources`, one addition each, in their order; `holdings` grows by them.

    `read` is the day on which the texts were read, for the evidence of a licence. Nothing is
    written and nothing raised: what stops a source stands in its addition's `problems`.
    """
    before = dict(holdings.likenesses)
    for source in sources:
        yield _plan_one(source, holdings, before, settings=settings, read=read)


def _plan_one(
    source: Source,
    holdings: Holdings,
    before: Mapping[Likeness, str],
    *,
    settings: ArchiveSettings,
    read: date | None,
) -> Addition:
    if source.problems:
        return _rejected(source, Captured(fields=source.fields), source.problems)
    if source.data is not None:
        held = holdings.sources.get(hashlib.sha256(source.data).hexdigest())
        if held:
            return Addition(source=source, outcome=Outcome.UNCHANGED, pressmark=held, files={})
    outlet, new_outlet, outlet_notes, problems = _outlet(source, holdings)
    captured = capture(source, read=read, outlet=outlet)
    problems.extend(captured.problems)
    issued = _date(captured.fields)
    if not problems and (held := _described_before(source, captured, outlet, holdings, before)):
        return Addition(source=source, outcome=Outcome.UNCHANGED, pressmark=held, files={})
    problems.extend(_twins(source, captured, outlet, holdings))
    if problems or outlet is None:
        return _rejected(source, captured, problems)
    fields = {**captured.fields, "outlet": outlet.name}
    pressmark = make_pressmark(outlet.slug, issued, str(fields["title"]), holdings.pressmarks)
    path = f"content/articles/{_folder(issued)}/{pressmark}.md"
    try:
        record = _checked(fields, captured.body, path, outlet, settings)
    except ProblemsFoundError as error:
        return _rejected(source, captured, [_at_source(p, source) for p in error.problems])
    holdings.know(outlet)
    holdings.hold(
        pressmark,
        outlet=outlet.slug,
        issued=record.issued.text if record.issued else "",
        title=record.title,
        source_url=record.source_url,
        source_sha256=record.source_sha256,
    )
    decision = rights.decide(record, edition=Edition.PUBLIC, noncommercial=settings.noncommercial)
    in_content = decision.may_lie_in_content
    files = dict(new_outlet)
    apart = {
        name: value
        for name, value in fields.items()
        if name in PRIVATE_FIELDS and value and not decision.standfirst
    }
    files[path] = write_record(
        {name: value for name, value in fields.items() if name not in apart},
        captured.body if in_content else None,
    )
    withheld = None if in_content else captured.body
    if apart or withheld is not None:
        files[f"private/{pressmark}.md"] = write_private(apart, withheld)
    return Addition(
        source=source,
        outcome=Outcome.NEEDS_REVIEW if record.status is Status.NEEDS_REVIEW else Outcome.ADDED,
        pressmark=pressmark,
        title=record.title,
        shown=decision.shows_text,
        reason=decision.reason,
        files=files,
        notes=(*outlet_notes, *captured.notes),
        taken_out=captured.taken_out,
    )


def _rejected(source: Source, captured: Captured, problems: Iterable[Problem]) -> Addition:
    return Addition(
        source=source,
        outcome=Outcome.REJECTED,
        title=str(captured.fields.get("title", "")),
        files={},
        problems=tuple(problems),
        notes=captured.notes,
    )


def _checked(
    fields: Mapping[str, object],
    body: str | None,
    path: str,
    outlet: Outlet,
    settings: ArchiveSettings,
) -> Record:
    """Read the record as every later build will; raises `ProblemsFoundError`."""
    raw = split_front_matter(write_record(fields), path)
    return read_record(raw, outlets={outlet.slug: outlet}, extra=settings.extra, body=body)


def _at_source(problem: Problem, source: Source) -> Problem:
    """Move a problem of the record that would be made to the row or file it comes from."""
    return replace(problem, path=source.table or source.name, line=source.line)


def _date(fields: Mapping[str, object]) -> Edtf | None:
    try:
        return parse(str(fields["issued"])) if fields.get("issued") else None
    except EdtfError:
        # Told with its field when the record is read.
        return None


def _folder(issued: Edtf | None) -> str:
    return f"{issued.earliest.year:04d}" if issued else "undated"


def _outlet(
    source: Source, holdings: Holdings
) -> tuple[Outlet | None, Mapping[str, bytes], list[str], list[Problem]]:
    """Find an outlet by any of its names, or make its file; with notes and problems."""
    name = str(source.fields.get("outlet", ""))
    outlets = holdings.outlets
    if known := holdings.outlet_names.get(name.casefold()):
        return known, {}, [], []
    outlet_slug = slug(name)
    if not outlet_slug:
        return None, {}, [], []
    if outlet_slug in outlets:
        problem = Problem(
            path=source.table or source.name,
            line=source.line,
            field="outlet",
            value=name,
            message="Two outlets cannot be told apart by their names.",
            remedy=f"Did you mean “{outlets[outlet_slug].name}”? If it is another name of that "
            f"outlet, put it under alternative_names in content/outlets/{outlet_slug}.yml.",
        )
        return None, {}, [], [problem]
    fields = {"name": name}
    address = urlsplit(str(source.fields.get("source_url", "")))
    if address.scheme in {"http", "https"} and address.hostname:
        fields["url"] = f"{address.scheme}://{address.hostname}/"
    path = f"content/outlets/{outlet_slug}.yml"
    data = write_outlet(fields)
    names_known = {outlet.name: outlet for outlet in outlets.values()}
    near = difflib.get_close_matches(name, names_known, n=1, cutoff=0.85)
    notes = [f"The outlet {name} is new; it is not {near[0]}?"] if near else []
    return read_outlet(data, path), {path: data}, notes, []


def _described_before(
    source: Source,
    captured: Captured,
    outlet: Outlet | None,
    holdings: Holdings,
    before: Mapping[Likeness, str],
) -> str:
    """Return the record that a row without a file was made into earlier; "" where there is none.

    Two such rows of one run are two articles until the keeper says otherwise.
    """
    if source.data is not None:
        return ""
    held = before.get(_likeness_of(captured, outlet), "")
    address = str(captured.fields.get("source_url", ""))
    return held if not address or holdings.addresses.get(address) == held else ""


def _likeness_of(captured: Captured, outlet: Outlet | None) -> Likeness:
    issued = _date(captured.fields)
    return likeness(
        outlet.slug if outlet else "",
        issued.text if issued else "",
        str(captured.fields.get("title", "")),
    )


def _twins(
    source: Source,
    captured: Captured,
    outlet: Outlet | None,
    holdings: Holdings,
) -> Iterator[Problem]:
    """Name the record that is this article already, though its bytes differ."""
    address = str(captured.fields.get("source_url", ""))
    title = str(captured.fields.get("title", ""))
    same = _likeness_of(captured, outlet)
    checks = (
        ("source_url", address, holdings.addresses.get(address), "original address"),
        ("title", title, holdings.likenesses.get(same), "title, outlet and date"),
    )
    for name, value, held, what in checks:
        if value and held:
            yield Problem(
                path=source.table or source.name,
                line=source.line,
                field=name,
                value=value,
                message=f"The record {held} has the same {what}.",
                remedy="If it is the same article, leave it out or correct that record; if it is "
                "another, give it what distinguishes it.",
            )
            return
