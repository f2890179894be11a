"""From sources to the files of an archive, one article at a time.

Each source ends as a record or as named problems; one that is broken never stops the others.
What an addition needs is written before the next is asked for, so that a run that was stopped
has lost nothing, and the next one finds what is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark import rights
from pressmark.capture.captured import Captured, capture
from pressmark.capture.checking import at_source, beside, checked, folder, further, issue
from pressmark.capture.devised import waiting
from pressmark.capture.holdings import Holdings, Likeness, likeness
from pressmark.capture.outlet_finder import OutletFinder
from pressmark.capture.resemblance import sketch
from pressmark.capture.settling import NOBODY_SAID
from pressmark.identity import make_pressmark
from pressmark.private import PRIVATE_FIELDS, write_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import write_record
from pressmark.record import Status
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pressmark.capture.holdings import Waiting
    from pressmark.capture.html import Found
    from pressmark.capture.source import Source
    from pressmark.capture.text import TakenOut
    from pressmark.record import Outlet
    from pressmark.settings import ArchiveSettings


_INSTALL_ANEW = "A package is missing or damaged, not the file: install Pressmark anew (pip)."


class Outcome(StrEnum):
    """What became of a source."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    NEEDS_REVIEW = "needs-review"
    REJECTED = "rejected"


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

    replaces: str = ""
    """The file of the record under review whose place this one takes; "" for none."""

    @property
    def record(self) -> str:
        """The record's fields as they are written, without the text; "" where there is none."""
        for path, data in self.files.items():
            if path.startswith("content/articles/"):
                head, _, rest = data.decode().partition("---\n")
                return head + rest.partition("\n---\n")[0] + "\n"
        return ""


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
        remedy=_INSTALL_ANEW
        if isinstance(error, ImportError)
        else "Leave it out, or save it in another form; please report it to the project.",
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
        told = [*source.problems, *beside(source, holdings, settings, read)]
        return _rejected(source, Captured(fields=source.fields, notes=source.notes), told)
    made = holdings.sources.get(source.sha256, [])
    waits = [mark for mark in made if mark in holdings.waiting]
    if not source.fields and not source.shared and not waits:
        outlet_said = str(source.for_all.get("outlet") or "")
        if held := holdings.of_outlet(source.sha256, outlet_said):
            return _unchanged(source, held)
    finder = OutletFinder(source, holdings)
    captured = capture(source, read_on=read, find_outlet=finder.find)
    outlet = finder.outlet
    problems = [*finder.problems, *captured.problems]
    issued = issue(captured.fields)
    same = _likeness_of(captured, outlet)
    replaced = ""
    if not problems:
        held = holdings.made_of(source.sha256, same)
        if not held and not source.shared:
            held = next((mark for mark in waits if holdings.waiting[mark].is_unnamed), "")
        if held and _is_clearer(captured, outlet, holdings.waiting.get(held)):
            replaced = held
        elif held := held or _added_before(source, captured, same, holdings, before):
            return _unchanged(source, held, captured, _undated(held, same, holdings))
    was = holdings.waiting.get(replaced)
    if replaced:
        holdings.let_go(replaced)
    problems.extend(_twins(source, captured, same, holdings))
    if problems or outlet is None:
        problems.extend(further(source, captured, outlet, settings, problems))
        return _rejected(source, captured, problems)
    fields = {**captured.fields, "outlet": outlet.name}
    if was and not was.is_unnamed:
        pressmark = replaced
    else:
        title = str(fields["title"])
        pressmark = make_pressmark(outlet.slug, issued, title, holdings.pressmarks)
    path = f"content/articles/{folder(issued)}/{pressmark}.md"
    try:
        record = checked(fields, captured.body, path, outlet, settings)
    except ProblemsFoundError as error:
        return _rejected(source, captured, [at_source(p, source) for p in error.problems])
    holdings.know(outlet)
    holdings.hold(
        pressmark,
        outlet=outlet.slug,
        issued=record.issued.text if record.issued else "",
        title=record.title,
        source_url=record.source_url,
        source_sha256=record.source_sha256,
        text_sha256=record.sha256,
        waiting=waiting(
            path,
            status=record.status.value,
            title=record.title,
            outlet=outlet.name,
            language=record.language,
        ),
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
        notes=(*finder.notes, *captured.notes, *_alike(like), *_in_place_of(replaced)),
        replaces=was.path if was else "",
        taken_out=captured.taken_out,
        found=captured.found,
        like=like,
    )


def _is_clearer(captured: Captured, outlet: Outlet | None, was: Waiting | None) -> bool:
    """Tell whether something is settled that a record under review leaves open."""
    if was is None or outlet is None:
        return False
    fields = captured.fields
    now = waiting(
        "",
        status=str(fields.get("status") or ""),
        title=str(fields.get("title") or ""),
        outlet=outlet.name,
        language=str(fields.get("language") or outlet.language),
    )
    return now is None or now.open < was.open


def _in_place_of(replaced: str) -> list[str]:
    if not replaced:
        return []
    return [f"It takes the place of {replaced}, which waited for review: private/replaced/ has it."]


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


def _unchanged(
    source: Source, pressmark: str, captured: Captured | None = None, notes: Iterable[str] = ()
) -> Addition:
    title = str(captured.fields.get("title", "")) if captured else ""
    return Addition(
        source=source,
        outcome=Outcome.UNCHANGED,
        pressmark=pressmark,
        title=title,
        files={},
        notes=tuple(notes),
    )


def _undated(held: str, look: Likeness, holdings: Holdings) -> list[str]:
    """Tell a day that the record does not have, and that was not put into it."""
    if holdings.looks[held].issued or not look.issued:
        return []
    return [f"Its date is given as {look.issued}; the record has none. Put it into the record."]


def _rejected(source: Source, captured: Captured, problems: Iterable[Problem]) -> Addition:
    if not source.table:
        problems = [
            each if each.line else replace(each, line=captured.lines.get(each.field, 0))
            for each in problems
        ]
    return Addition(
        source=source,
        outcome=Outcome.REJECTED,
        title=str(captured.fields.get("title", "")),
        files={},
        problems=tuple(problems),
        # What became of its rights is nothing to tell of what did not come in.
        notes=tuple(note for note in captured.notes if note != NOBODY_SAID),
    )


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
    issued = issue(captured.fields)
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
