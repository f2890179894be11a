"""The pages that are no list: corrections and withdrawals, page not found, redirects."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pressmark.rights import Access
from pressmark.site.views.frame import Frame, paged
from pressmark.site.views.page import PageView, WorkRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pressmark.work import Work

CORRECTIONS = "corrections.html"
_HEADINGS = {
    "correction": "attributionpage.corrections_list",
    "withdrawal": "attributionpage.withdrawals_list",
    "source": "attributionpage.sources_list",
}
_KINDS = tuple(_HEADINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed after publication. `kind` is correction, withdrawal or source.

    A correction is the keeper's, a source note tells what the outlet did to its original.
    """

    kind: str
    word: str
    date: str
    iso: str
    row: WorkRow
    what: str
    why: str = ""
    url: str = ""
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesOfKind:
    """The changes of one kind on a page, under their heading; `note` stands below them."""

    kind: str
    heading: str
    changes: tuple[Change, ...]
    note: str


def corrections_pages(frame: Frame) -> Iterator[PageView]:
    """Yield every correction, withdrawal and note on a source, the last first in each kind."""
    model, w = frame.model, frame.w
    dated = [each for work in model.works for each in _changes(frame, work)]
    dated.sort(
        key=lambda pair: (
            _KINDS.index(pair[1].kind),
            0 if pair[0] is None else -pair[0].toordinal(),
            pair[1].row.pressmark,
        )
    )
    changes = [change for _, change in dated]
    for members, pager in paged(changes, CORRECTIONS):
        yield PageView(
            save_as=pager.path,
            template="corrections",
            context={
                **frame.context(pager.path, w("nav.corrections")),
                "sections": _sections(frame, members, first=pager.number == 1),
                "pager": pager,
            },
        )


def _sections(frame: Frame, changes: Sequence[Change], *, first: bool) -> tuple[ChangesOfKind, ...]:
    """Part a page's changes by kind. The first page counts the withdrawals that are not named."""
    opaque = len(frame.model.opaque) if first else 0
    by_kind = {kind: tuple(each) for kind, each in groupby(changes, lambda change: change.kind)}
    if opaque:
        by_kind.setdefault("withdrawal", ())
    return tuple(
        ChangesOfKind(
            kind=kind,
            heading=frame.w(heading),
            changes=by_kind[kind],
            note=(
                frame.w.count("attributionpage.withdrawn_opaque", opaque)
                if opaque and kind == "withdrawal"
                else ""
            ),
        )
        for kind, heading in _HEADINGS.items()
        if kind in by_kind
    )


def _changes(frame: Frame, work: Work) -> Iterator[tuple[date | None, Change]]:
    record, w = work.record, frame.w
    if work.decision.access is Access.WITHDRAWN:
        if record.withdrawn is not None:
            yield (
                record.withdrawn.date,
                _change(frame, work, "withdrawal", record.withdrawn.date, record.withdrawn.reason),
            )
        return
    for correction in record.corrections:
        yield (
            correction.date,
            _change(frame, work, "correction", correction.date, correction.what, correction.why),
        )
    source = record.source_status
    if source is not None:
        word = w(f"notice.{source.status.replace('-', '_')}")
        yield (
            source.date,
            _change(frame, work, "source", source.date, source.note, word=word, url=source.url),
        )


def _change(
    frame: Frame,
    work: Work,
    kind: str,
    day: date | None,
    what: str,
    why: str = "",
    *,
    word: str = "",
    url: str = "",
) -> Change:
    return Change(
        kind=kind,
        word=word,
        date=frame.w("article.undated") if day is None else frame.w.date(day),
        iso="" if day is None else day.isoformat(),
        row=frame.row(work),
        what=what,
        why=why,
        url=url,
    )


def not_found_page(frame: Frame) -> PageView:
    """Return the page for addresses that lead nowhere; hosts serve it at any depth."""
    return PageView(
        save_as="404.html",
        template="404",
        context={
            **frame.context("404.html", frame.w("errors.not_found")),
            "canonical": "",
            "noindex": True,
        },
    )


def redirect_pages(frame: Frame) -> Iterator[PageView]:
    """Yield a page at each old address. A withdrawal whose title is gone keeps none."""
    for work in frame.model.visible:
        if not work.decision.title_visible:
            continue
        for alias in work.record.aliases:
            path = f"articles/{alias}.html"
            yield PageView(
                save_as=path,
                template="redirect",
                context={
                    **frame.context(work.page, work.record.title),
                    "noindex": True,
                    "row": frame.row(work),
                },
            )
