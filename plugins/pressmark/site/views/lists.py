"""The lists: works by outlet, author, topic, event, year, month, language and licence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from pressmark import metadata
from pressmark.languages import primary_language
from pressmark.public import stated_rights
from pressmark.site import chart
from pressmark.site.feeds import group_feed
from pressmark.site.model import month_key, year_key
from pressmark.site.views.frame import Frame, paged
from pressmark.site.views.indexes import LETTERS_FROM, index_entry, letters, months_of_year
from pressmark.site.views.page import PageView, Plan, WorkRow, foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pressmark.record import Outlet, Terms
    from pressmark.site.model import Group, SiteModel
    from pressmark.work import Work

GROUPS_A_PAGE = 300
_OUTLETS_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Works of one year or month under its heading; `path` is the list of it, or ""."""

    id: str
    heading: str
    path: str
    note: str
    rows: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A way of listing works. `name` and `plural` are its keys under `lists` in the catalogue."""

    name: str
    plural: str
    folder: str
    template: str
    index_template: str
    groups: Callable[[SiteModel], Mapping[str, Group]]
    facts: Callable[[Frame, Group], dict[str, object]]

    @property
    def index(self) -> str:
        """The page that lists all groups of the kind."""
        return f"{self.folder}.html"


def list_plans(frame: Frame) -> Iterator[Plan]:
    """Yield every list of works, and the list of all lists of each kind."""
    for kind in KINDS:
        groups = tuple(kind.groups(frame.model).values())
        for at, group in enumerate(groups):
            later = groups[at - 1] if at else None
            earlier = groups[at + 1] if at + 1 < len(groups) else None
            near = (later, earlier) if kind.name in _IN_TIME else ()
            yield Plan(
                name=group.path,
                works=group.works,
                beside=repr(
                    [each and (each.label, each.path, len(each.works)) for each in (group, *near)]
                ),
                views=partial(_group_pages, frame, kind, group, later=later, earlier=earlier),
            )
        if kind.index_template:
            yield Plan(name=kind.index, views=partial(_index_pages, frame, kind, groups))


def _group_pages(
    frame: Frame, kind: Kind, group: Group, *, later: Group | None, earlier: Group | None
) -> Iterator[PageView]:
    section_key = _SECTION_KEYS.get(kind.name, _by_year)
    works = sorted(group.works, key=lambda work: _newest_first(section_key(work)))
    sizes = Counter(map(section_key, works))
    facts = kind.facts(frame, group)
    feed = group_feed(kind.name, group)
    summary = frame.summary(group.works)
    for members, pager in paged(works, group.path):
        yield PageView(
            save_as=pager.path,
            template=kind.template,
            context={
                **frame.context(pager.path, group.label, nav=_NAV.get(kind.name, "browse")),
                **facts,
                "kind": kind.name,
                "index": kind.index if kind.index_template else "years.html",
                "group": group,
                "feed": feed,
                "label_lang": group.language,
                "label_dir": foreign(group.language, frame.w)[1] if group.language else "",
                "summary": summary,
                "sections": tuple(
                    _section(frame, kind, key, tuple(each), sizes[key])
                    for key, each in groupby(members, section_key)
                ),
                "pager": pager,
                "earlier": frame.link(earlier) if earlier and kind.name in _IN_TIME else None,
                "later": frame.link(later) if later and kind.name in _IN_TIME else None,
            },
        )


def _section(frame: Frame, kind: Kind, key: str, works: Sequence[Work], size: int) -> Section:
    groups = frame.model.by_month if kind.name in _IN_TIME else frame.model.by_year
    group = groups.get(key)
    if kind.name == "month":
        heading, path = "", ""
    elif kind.name == "year":
        heading = frame.w("lists.no_month") if group is None else group.label
        path = "" if group is None else group.path
    elif group is None:
        heading, path = frame.w("lists.no_year"), ""
    else:
        heading, path = group.label, group.path
    return Section(
        id=f"d{key}" if key else "d-unknown",
        heading=heading,
        path=path,
        note=frame.w.count("count.works", size),
        rows=tuple(_row(frame, kind, work) for work in works),
    )


def _row(frame: Frame, kind: Kind, work: Work) -> WorkRow:
    """Return a work's row without what the list says already: its year, its outlet or licence."""
    row = frame.row_in_year(work)
    match kind.name:
        case "outlet":
            return row._replace(outlet="")
        case "author" if len(row.authors) == 1:
            return row._replace(authors=())
        case "licence":
            return row._replace(license="")
    return row


def _by_year(work: Work) -> str:
    return year_key(work.record.issued)


def _by_month(work: Work) -> str:
    return month_key(work.record.issued) or ""


_SECTION_KEYS: Mapping[str, Callable[[Work], str]] = {"year": _by_month, "month": _by_month}
_IN_TIME = frozenset({"year", "month"})
_NAV = {"outlet": "outlets"}
_NUMBERS = {
    "outlet": "count.outlets",
    "author": "lists.number_authors",
    "topic": "lists.number_topics",
    "event": "lists.number_events",
    "year": "lists.number_years",
    "language": "lists.number_languages",
    "licence": "lists.number_licences",
}


@lru_cache(maxsize=4096)
def _newest_first(key: str) -> tuple[bool, tuple[int, ...]]:
    """Sort sections as their years and months do; what is not known comes last."""
    year, month = key.removeprefix("Y"), "0"
    if "-" in year[1:]:
        year, _, month = year.rpartition("-")
    return (not key, (-int(year), -int(month)) if key else ())


def _index_pages(frame: Frame, kind: Kind, groups: Sequence[Group]) -> Iterator[PageView]:
    w = frame.w
    entries = tuple(index_entry(frame, kind.name, group) for group in groups)
    for members, pager in paged(entries, kind.index, GROUPS_A_PAGE):
        yield PageView(
            save_as=pager.path,
            template=kind.index_template,
            context={
                **frame.context(
                    pager.path, w(f"lists.{kind.plural}"), nav=_NAV.get(kind.name, "browse")
                ),
                "kind": kind.name,
                "number": w.count(_NUMBERS[kind.name], sum(bool(group.key) for group in groups)),
                "entries": members,
                "letters": letters(members) if len(groups) >= LETTERS_FROM else (),
                "pager": pager,
            },
        )


def _outlets_of(frame: Frame, group: Group) -> dict[str, object]:
    """Name the outlets that published most of a group, with their numbers."""
    numbers = Counter(work.record.outlet.slug for work in group.works)
    most = sorted(numbers, key=lambda slug: (-numbers[slug], slug))[:_OUTLETS_NAMED]
    return {
        "outlets": tuple(
            frame.link(frame.model.by_outlet[slug], number=numbers[slug]) for slug in most
        ),
        "more_outlets": len(numbers) > _OUTLETS_NAMED,
        "years": frame.years(group.works),
    }


def _months_of(frame: Frame, group: Group) -> dict[str, object]:
    return {**_outlets_of(frame, group), "months": months_of_year(frame, group)}


def _license_facts(frame: Frame, group: Group) -> dict[str, object]:
    rights = stated_rights(group.works[0].record)
    page = frame.model.settings.absolute(group.path)
    return {
        **_outlets_of(frame, group),
        "terms": None if rights is None else frame.terms(rights),
        "legal_code": "" if rights is None else metadata.legal_code(rights),
        "machine_terms": () if rights is None else metadata.rights_terms(rights),
        "json_ld": None if rights is None else metadata.rights_json_ld(rights, page),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsView:
    """An outlet's terms as it worded them, and when and where they were read."""

    sentence: str
    url: str
    read: str
    iso: str


def _terms_view(frame: Frame, terms: Terms) -> TermsView:
    return TermsView(
        sentence=terms.sentence,
        url=terms.source_url,
        read="" if terms.read is None else frame.w.date(terms.read),
        iso="" if terms.read is None else terms.read.isoformat(),
    )


def contact_url(contact: str) -> str:
    """Return the address to write to: a web address as it is, an e-mail address as mailto."""
    return contact if contact.startswith(("https://", "http://")) else f"mailto:{contact}"


def newest_terms(outlet: Outlet) -> tuple[Terms, ...]:
    """Return an outlet's terms, those read last first; undated ones come after them."""
    return tuple(
        sorted(
            outlet.terms,
            key=lambda terms: 0 if terms.read is None else -terms.read.toordinal(),
        )
    )


def _outlet_facts(frame: Frame, group: Group) -> dict[str, object]:
    outlet = group.works[0].record.outlet
    rights = outlet.license or outlet.rights_statement
    languages = Counter(primary_language(work.record.language) for work in group.works)
    drawn = chart.draw((series(group, ""),), frame.w)
    years = frame.years(group.works)
    terms = newest_terms(outlet)
    return {
        "outlet": outlet,
        "terms": None if rights is None else frame.terms(rights),
        "quoted": tuple(_terms_view(frame, each) for each in terms[:1]),
        "read_before": tuple(_terms_view(frame, each) for each in terms[1:]),
        "contact_url": contact_url(outlet.contact) if outlet.contact else "",
        "languages": tuple(
            frame.link(frame.model.by_language[language], number=number)
            for language, number in sorted(languages.items())
        ),
        "years": years,
        "chart": drawn,
        "chart_years": _years_in_words(frame, group),
    }


def _years_in_words(frame: Frame, group: Group) -> str:
    """Say what an outlet's small chart shows: "2 in 2020 and 3 in 2021"."""
    numbers = Counter(year for work in group.works if (year := _by_year(work)))
    return frame.w.join(
        [
            frame.w.count("lists.shelf_year", numbers[key], year=frame.model.by_year[key].label)
            for key in reversed(tuple(numbers))
        ]
    )


def series(group: Group, label: str) -> chart.Series:
    """Return a group as a row of a chart."""
    return chart.Series(
        label=label,
        path=group.path,
        entries=tuple(
            chart.Entry(work.record.issued, work.decision.shows_text) for work in group.works
        ),
    )


KINDS = (
    Kind(
        name="outlet",
        plural="outlets",
        folder="outlets",
        template="outlet",
        index_template="outlets",
        groups=lambda model: model.by_outlet,
        facts=_outlet_facts,
    ),
    Kind(
        name="author",
        plural="authors",
        folder="authors",
        template="group",
        index_template="groups",
        groups=lambda model: model.by_author,
        facts=_outlets_of,
    ),
    Kind(
        name="topic",
        plural="topics",
        folder="topics",
        template="group",
        index_template="groups",
        groups=lambda model: model.by_topic,
        facts=_outlets_of,
    ),
    Kind(
        name="event",
        plural="events",
        folder="events",
        template="group",
        index_template="groups",
        groups=lambda model: model.by_event,
        facts=_outlets_of,
    ),
    Kind(
        name="year",
        plural="years",
        folder="years",
        template="year",
        index_template="years",
        groups=lambda model: model.by_year,
        facts=_months_of,
    ),
    Kind(
        name="month",
        plural="months",
        folder="months",
        template="group",
        index_template="",
        groups=lambda model: model.by_month,
        facts=_outlets_of,
    ),
    Kind(
        name="language",
        plural="languages",
        folder="languages",
        template="group",
        index_template="groups",
        groups=lambda model: model.by_language,
        facts=_outlets_of,
    ),
    Kind(
        name="licence",
        plural="licences",
        folder="licenses",
        template="license",
        index_template="groups",
        groups=lambda model: model.by_license,
        facts=_license_facts,
    ),
)
"""Every kind of list, in the order in which they are offered."""
