"""The attribution page: who holds the rights in each work, and what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from pressmark.attribution import short_html
from pressmark.licenses import License
from pressmark.public import stated_rights
from pressmark.site.views.frame import Frame, Link, Pager, RightsTerms, paged
from pressmark.site.views.lists import contact_url, newest_terms
from pressmark.site.views.page import PageView, Plan, WorkRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark.site.model import Group
    from pressmark.work import Work

PATH = "attribution.html"
OUTLETS_AT_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A work and the statement that its licence asks for."""

    row: WorkRow
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSection:
    """The works under one licence or status. `terms` is None where nobody stated the rights."""

    id: str
    heading: str
    terms: RightsTerms | None
    here: str
    note: str
    statements: tuple[Statement, ...]
    pager: Pager


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletTerms:
    """An outlet in the table of terms. `contact_url` is "" where nobody is named to ask."""

    link: Link
    holder: str
    terms: str
    read: str
    iso: str
    contact: str
    contact_url: str


def attribution_plans(frame: Frame) -> Iterator[Plan]:
    """Yield the page, and the further pages of the licences that have more works than one."""
    groups = sorted(frame.model.by_license.values(), key=_permissions_first)
    yield Plan(name=PATH, views=lambda: [_first_page(frame, groups)])
    for group in groups:
        here = frame.summary(group.works)
        for works, pager in paged(group.works, f"attribution/{group.slug}.html"):
            if pager.number > 1:
                yield Plan(
                    name=pager.path,
                    works=works,
                    beside=repr((group.label, here, pager)),
                    views=partial(_further_page, frame, group, here, works, pager),
                )


def _first_page(frame: Frame, groups: Iterable[Group]) -> PageView:
    sections = []
    for group in groups:
        works, pager = next(paged(group.works, f"attribution/{group.slug}.html"))
        sections.append(_section(frame, group, frame.summary(group.works), works, pager))
    return PageView(
        save_as=PATH,
        template="attribution",
        context={
            **frame.context(PATH, frame.w("attributionpage.title"), nav="attribution"),
            "sections": tuple(sections),
            "outlets": _outlets(frame),
            "more_outlets": len(frame.model.by_outlet) > OUTLETS_AT_MOST,
        },
    )


def _permissions_first(group: Group) -> tuple[bool, bool, str, str]:
    rights = stated_rights(group.works[0].record)
    return rights is None, not isinstance(rights, License), group.label.casefold(), group.key


def _section(
    frame: Frame, group: Group, here: str, works: Iterable[Work], pager: Pager
) -> RightsSection:
    rights = stated_rights(group.works[0].record)
    return RightsSection(
        id=group.slug,
        heading=group.label if rights is None else rights.name,
        terms=None if rights is None else frame.terms(rights),
        here=here,
        note=frame.w.count("count.works", len(group.works)),
        statements=tuple(_statement(frame, work) for work in works),
        pager=_on_one_page(pager, group),
    )


def _on_one_page(pager: Pager, group: Group) -> Pager:
    """Let the first page be the licence's section on the page of all licences."""
    first = f"{PATH}#{group.slug}"
    return Pager(
        path=first if pager.number == 1 else pager.path,
        number=pager.number,
        total=pager.total,
        pages=tuple(
            (1, first) if each is not None and each[0] == 1 else each for each in pager.pages
        ),
        previous=first if pager.number == 2 else pager.previous,
        next=pager.next,
    )


def _statement(frame: Frame, work: Work) -> Statement:
    statement = short_html(work, frame.w, frame.model.settings)
    return Statement(row=frame.row(work), html=Markup(statement))  # noqa: S704  escaped by its builder


def _further_page(
    frame: Frame, group: Group, here: str, works: Sequence[Work], pager: Pager
) -> Iterator[PageView]:
    section = _section(frame, group, here, works, pager)
    yield PageView(
        save_as=pager.path,
        template="attributions",
        context={
            **frame.context(pager.path, section.heading, nav="attribution"),
            "section": section,
        },
    )


def _outlets(frame: Frame) -> tuple[OutletTerms, ...]:
    groups = frame.model.by_outlet.values()
    largest = sorted(groups, key=lambda group: (-len(group.works), group.key))[:OUTLETS_AT_MOST]
    kept = {group.key for group in largest}
    return tuple(_outlet(frame, group) for group in groups if group.key in kept)


def _outlet(frame: Frame, group: Group) -> OutletTerms:
    outlet = group.works[0].record.outlet
    rights = outlet.license or outlet.rights_statement
    read = next((terms.read for terms in newest_terms(outlet)), None)
    return OutletTerms(
        link=frame.link(group),
        holder=outlet.rights_holder.name if outlet.rights_holder else "",
        terms=rights.short_name if rights is not None else "",
        read="" if read is None else frame.w.date(read),
        iso="" if read is None else read.isoformat(),
        contact=outlet.contact,
        contact_url=contact_url(outlet.contact) if outlet.contact else "",
    )
