"""What stands in the list of all outlets, authors, years …: an entry for each, and its letters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pressmark.site.model import month_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.site.model import Group
    from pressmark.site.views.frame import Frame, Link

LETTERS_FROM = 40
"""A shorter list is read at a glance and needs no letters beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names of one initial letter; names that begin otherwise stand under "#"."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One group in the list of all groups, with what helps to choose among them."""

    link: Link
    years: str = ""
    language: str = ""
    terms: str = ""
    full: str = ""
    months: tuple[Link, ...] = ()


def letters(entries: Sequence[IndexEntry]) -> tuple[Letter, ...]:
    """Part entries, which are in order, by their initial letters."""
    return tuple(
        Letter(letter=letter, entries=tuple(each))
        for letter, each in groupby(entries, lambda entry: _initial(entry.link.label))
    )


def _initial(label: str) -> str:
    first = label[:1].upper()
    return first if first.isalpha() else "#"


def _entry(frame: Frame, group: Group) -> IndexEntry:
    return IndexEntry(link=frame.link(group))


def _outlet_entry(frame: Frame, group: Group) -> IndexEntry:
    outlet = group.works[0].record.outlet
    rights = outlet.license or outlet.rights_statement
    return IndexEntry(
        link=frame.link(group),
        years=frame.years(group.works),
        language=frame.w.language_name(outlet.language) if outlet.language else "",
        terms=frame.w("attributionpage.not_stated") if rights is None else rights.short_name,
        full=frame.w.number(sum(work.decision.shows_text for work in group.works)),
    )


def _year_entry(frame: Frame, group: Group) -> IndexEntry:
    return IndexEntry(link=frame.link(group), months=months_of_year(frame, group))


def months_of_year(frame: Frame, group: Group) -> tuple[Link, ...]:
    """Return links to the lists of a year's months, in order, by the months' names alone."""
    months = dict.fromkeys(filter(None, (month_key(work.record.issued) for work in group.works)))
    groups = sorted((frame.model.by_month[key] for key in months), key=lambda each: each.key)
    return tuple(
        frame.link(each)._replace(label=frame.w.month_name(int(each.key.rpartition("-")[2])))
        for each in groups
    )


_ENTRIES: Mapping[str, Callable[[Frame, Group], IndexEntry]] = {
    "outlet": _outlet_entry,
    "year": _year_entry,
}


def index_entry(frame: Frame, kind: str, group: Group) -> IndexEntry:
    """Return a group's entry in the list of all groups of its kind (`Kind.name`)."""
    return _ENTRIES.get(kind, _entry)(frame, group)
