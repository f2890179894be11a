"""From sources to the files of an archive, one article at a time.

Each source ends as a record or as named problems; one that is broken never stops the others.
What an addition needs is written before the next is asked for, so that a run that was stopped
has lost nothing, and the next one finds what is there.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark import rights
from pressmark.capture.captured import Captured, capture
from pressmark.capture.resemblance import Resemblances, sketch
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

    from pressmark.capture.html import Found
    from pressmark.capture.source import Source
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
    hosts: dict[str, Outlet | None] = field(default_factory=dict)
    """By their site's host without `www.`; None where two outlets share one."""
    pressmarks: set[str] = field(default_factory=set)
    """Those in use, aliases among them."""
    sources: dict[str, list[str]] = field(default_factory=dict)
    """From the SHA-256 of the bytes that came in to the records made of them."""
    texts: dict[str, str] = field(default_factory=dict)
    """From each record to the SHA-256 of its text."""
    resemblances: Resemblances = field(default_factory=Resemblances)
    captures: set[str] = field(default_factory=set)
    """The files in `captures/`."""
    addresses: dict[str, str] = field(default_factory=dict)
    """From the original's address to its record."""
    likenesses: dict[Likeness, str] = field(default_factory=dict)

    def know(self, outlet: Outlet) -> None:
        """Take an outlet in."""
        self.outlets[outlet.slug] = outlet
        for name in (outlet.name, *outlet.alternative_names, outlet.native_name, outlet.slug):
            if name:
                self.outlet_names.setdefault(name.casefold(), outlet)
        if host := host_of(outlet.url):
            known = self.hosts.setdefault(host, outlet)
            if known is None or known.slug != outlet.slug:
                self.hosts[host] = None

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
        text_sha256: str,
    ) -> None:
        """Take one record in."""
        self.pressmarks.update((pressmark, *aliases))
        self.likenesses[likeness(outlet, issued, title)] = pressmark
        if source_url:
            self.addresses[source_url] = pressmark
        if source_sha256:
            self.sources.setdefault(source_sha256, []).append(pressmark)
        if text_sha256:
            self.texts[pressmark] = text_sha256


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
    found: tuple[Found, ...] = ()
    """Where a page gave each of its values, and how sure that is."""
    like: tuple[str, float] | None = None
    """The record whose text is much like this one's, and the share that they have in common."""

    @property
    def record(self) -> str:
        """The record's fields as they are written, without the text; "" where there is none."""
        for path, data in self.files.items():
            if path.startswith("content/articles/"):
                head, _, rest = data.decode().partition("---\n")
                return head + rest.partition("\n---\n")[0] + "\n"
        return ""


def likeness(outlet: str, issued: str, title: str) -> Likeness:
    """Fold what distinguishes articles: case and punctuation do not."""
    return Likeness(outlet, issued, slug(title))


def plan(
    sources: Iterable[Source],
    holdings: Holdings,
    *,
    settings: ArchiveSettings,
    read: date | None,
    keep: bool = False,
) -> Iterator[Addition]:
    """Plan the records of `sources`, one addition each, in their order; `holdings` grows by them.

    `read` is the day on which the texts were read, for the evidence of a licence; `keep` puts the
    bytes that came in among the files. Nothing is written and nothing raised: what stops a source
    stands in its addition's `problems`.
    """
    before = dict(holdings.likenesses)
    for source in sources:
        try:
            addition = _plan_one(source, holdings, before, settings=settings, read=read, keep=keep)
        except Exception as error:
            # A fault of ours or of a parser: it is told with its article, and stops no other.
            addition = _rejected(source, Captured(fields=source.fields), [_fault(source, error)])
        yield addition


def _fault(source: Source, error: Exception) -> Problem:
    return Problem(
        path=source.name or source.table,
        line=source.line,
        value=f"{type(error).__name__}: {error}"[:200],
        message="Pressmark could not read this.",
        remedy="Leave it out, or save it in another form; please report it to the project.",
    )


def _plan_one(
    source: Source,
    holdings: Holdings,
    before: Mapping[Likeness, str],
    *,
    settings: ArchiveSettings,
    read: date | None,
    keep: bool,
) -> Addition:
    if source.problems:
        return _rejected(source, Captured(fields=source.fields), source.problems)
    same_bytes = holdings.sources.get(source.sha256, [])
    if same_bytes and not source.shared:
        return _unchanged(source, same_bytes[0])
    finder = _OutletFinder(source, holdings)
    captured = capture(source, read_on=read, find_outlet=finder.find)
    outlet = finder.outlet
    problems = [*finder.problems, *captured.problems]
    issued = _date(captured.fields)
    same = _likeness_of(captured, outlet)
    held = holdings.likenesses.get(same, "")
    if not problems and held in same_bytes:
        return _unchanged(source, held)
    if not problems and (held := _added_before(source, captured, same, holdings, before)):
        return _unchanged(source, held)
    problems.extend(_twins(source, captured, same, holdings))
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
        text_sha256=record.sha256,
    )
    hashes = sketch(captured.body or "")
    like = holdings.resemblances.nearest(hashes)
    holdings.resemblances.add(pressmark, hashes)
    decision = rights.decide(record, edition=Edition.PUBLIC, noncommercial=settings.noncommercial)
    in_content = decision.may_lie_in_content
    files = {**finder.files, **_capture_of(source, holdings, keep=keep)}
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
        notes=(*finder.notes, *captured.notes, *_alike(like)),
        taken_out=captured.taken_out,
        found=captured.found,
        like=like,
    )


def _alike(like: tuple[str, float] | None) -> list[str]:
    if like is None:
        return []
    name, share = like
    return [f"Its text is much like that of {name} (about {share:.0%}); both stand."]


def _capture_of(source: Source, holdings: Holdings, *, keep: bool) -> dict[str, bytes]:
    """Return the file that keeps the bytes that came in, where it is wanted and not there yet."""
    data = source.came_in
    if data is None or not (keep or source.keep):
        return {}
    name = source.kept_as
    if name in holdings.captures:
        return {}
    holdings.captures.add(name)
    return {f"captures/{name}": data}


def _unchanged(source: Source, pressmark: str) -> Addition:
    return Addition(source=source, outcome=Outcome.UNCHANGED, pressmark=pressmark, files={})


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


class _OutletFinder:
    """Finds an article's outlet by any of its names or its address, or makes its file."""

    def __init__(self, source: Source, holdings: Holdings) -> None:
        self._source = source
        self._holdings = holdings
        self.outlet: Outlet | None = None
        self.files: Mapping[str, bytes] = {}
        self.notes: list[str] = []
        self.problems: list[Problem] = []

    def find(self, fields: Mapping[str, object]) -> Outlet | None:
        """Find the outlet that `fields` name; None where they name none, or two that clash."""
        name = str(fields.get("outlet", ""))
        host = _host(fields)
        outlets = self._holdings.outlets
        self.outlet = self._holdings.outlet_names.get(name.casefold())
        source = self._source
        stated = source.fields.get("outlet") or source.for_all.get("outlet")
        if self.outlet is None and host and not stated:
            self.outlet = self._holdings.hosts.get(host)
        outlet_slug = slug(name)
        if self.outlet is not None or not outlet_slug:
            return self.outlet
        if outlet_slug in outlets:
            self.problems.append(self._clash(name, outlets[outlet_slug]))
            return None
        written = {"name": name}
        if host:
            address = urlsplit(str(fields.get("source_url", "")))
            written["url"] = f"{address.scheme}://{address.hostname}/"
        path = f"content/outlets/{outlet_slug}.yml"
        data = write_outlet(written)
        near = difflib.get_close_matches(
            name, {outlet.name for outlet in outlets.values()}, n=1, cutoff=0.85
        )
        if near:
            self.notes.append(f"The outlet {name} is new; it is not {near[0]}?")
        self.outlet = read_outlet(data, path)
        self.files = {path: data}
        return self.outlet

    def _clash(self, name: str, known: Outlet) -> Problem:
        return Problem(
            path=self._source.table or self._source.name,
            line=self._source.line,
            field="outlet",
            value=name,
            message="Two outlets cannot be told apart by their names.",
            remedy=f"Did you mean “{known.name}”? If it is another name of that "
            f"outlet, put it under alternative_names in content/outlets/{known.slug}.yml.",
        )


def _host(fields: Mapping[str, object]) -> str:
    """Return the host of the original's address without `www.`; "" where there is none."""
    return host_of(str(fields.get("source_url", "")))


def host_of(url: str) -> str:
    """Return an address's host in lower case without `www.`; "" for what is no web address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in {"http", "https"} else ""


def _added_before(
    source: Source,
    captured: Captured,
    same: Likeness,
    holdings: Holdings,
    before: Mapping[Likeness, str],
) -> str:
    """Return the record that this was made into earlier, though its bytes differ; "" for none.

    A page whose text is the same and whose address is the same is one article; so is a row
    without a file that was added by an earlier run. Two such rows of one run are two articles
    until the keeper says otherwise.
    """
    address = str(captured.fields.get("source_url", ""))
    if source.came_in is not None:
        held = holdings.addresses.get(address, "") if address else ""
        text = captured.fields.get("sha256")
        return held if held and text and holdings.texts.get(held) == text else ""
    held = before.get(same, "")
    return held if not address or holdings.addresses.get(address) == held else ""


def _likeness_of(captured: Captured, outlet: Outlet | None) -> Likeness:
    issued = _date(captured.fields)
    return likeness(
        outlet.slug if outlet else "",
        issued.text if issued else "",
        str(captured.fields.get("title", "")),
    )


def _twins(
    source: Source, captured: Captured, same: Likeness, holdings: Holdings
) -> Iterator[Problem]:
    """Name the record that is this article already, though its bytes differ."""
    address = str(captured.fields.get("source_url", ""))
    title = str(captured.fields.get("title", ""))
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
