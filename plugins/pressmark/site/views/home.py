"""The front page: what the archive is, how much it holds, and every way into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from typing import TYPE_CHECKING

from pressmark import metadata
from pressmark.site import chart
from pressmark.site.views.frame import Frame
from pressmark.site.views.lists import KINDS, Kind, series
from pressmark.site.views.page import PageView, Plan
from pressmark.words import endonym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.site.model import Group, SiteModel
    from pressmark.site.views.frame import Link
    from pressmark.work import Work

RECENT_AT_MOST = 6
_OFFERED = 5
"""Names in each way to browse: the largest, and a link to all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """One way to browse: its largest groups, and the page of all where there are `more`."""

    heading: str
    links: tuple[Link, ...]
    all_path: str
    all_words: str
    more: bool


def home_plan(model: SiteModel, files: Sequence[Stored], zipped: str) -> Plan:
    """Return the front page of a site whose data files stand.

    `zipped` is the address of the whole site as one file, "" for none.
    """
    return Plan(
        name="home",
        beside=repr((files, zipped)),
        views=lambda: [home_page(Frame(model), files, zipped)],
    )


def home_page(frame: Frame, files: Sequence[Stored] = (), zipped: str = "") -> PageView:
    """Return the front page. `files` are the data files that stand, for machines to find.

    `zipped` is the address of the whole site as one file, "" for none.
    """
    model, w = frame.model, frame.w
    return PageView(
        save_as="index.html",
        template="home",
        context={
            **frame.context("index.html", w("home.title", name=model.settings.name), nav="home"),
            "meta_tags": metadata.collection_meta_tags(model.settings),
            "links": metadata.dataset_links(model.settings),
            "json_ld": metadata.dataset_json_ld(model.works, model.settings, files),
            "figures": _figures(frame),
            "zipped": zipped,
            "chart": _chart(frame),
            "years": frame.years(model.works),
            "recent": frame.rows(recent(model)),
            "browse": tuple(
                each for kind in _browse_order() if (each := _browse(frame, kind)) is not None
            ),
            "recent_words": w("home.recent" if _takings_known(model) else "home.newest"),
        },
    )


def recent(model: SiteModel) -> tuple[Work, ...]:
    """Return the works taken into the archive last, by `retrieved`; ties stand newest first."""

    def order(work: Work) -> tuple[int, int]:
        taken = work.record.retrieved or date.min
        return -taken.toordinal(), model.positions[work.pressmark]

    return tuple(nsmallest(RECENT_AT_MOST, model.works, key=order))


def _takings_known(model: SiteModel) -> bool:
    return any(work.record.retrieved for work in model.works)


def _figures(frame: Frame) -> tuple[tuple[str, str], ...]:
    """Count the archive: pairs of a noun in its right number, and the figure."""
    model = frame.model
    shown = sum(work.decision.shows_text for work in model.works)
    numbers = (
        ("works", len(model.works)),
        ("full", shown),
        ("described", len(model.works) - shown),
        ("outlets", len(model.by_outlet)),
        ("languages", len(model.by_language)),
    )
    return tuple(
        (frame.w.count(f"home.figure_{key}", number), frame.w.number(number))
        for key, number in numbers
        if number or key == "works"
    )


def _chart(frame: Frame) -> chart.Chart | None:
    groups = tuple(frame.model.by_outlet.values())
    rest = len(groups) - chart.SHELVES_AT_MOST + 1
    kept = chart.combine(
        tuple(series(group, group.label) for group in groups),
        frame.w.count("home.shelf_others", max(rest, 0)),
        "outlets.html",
    )
    return chart.draw(kept, frame.w)


def _browse_order() -> tuple[Kind, ...]:
    by_name = {kind.name: kind for kind in KINDS}
    names = ("year", "outlet", "author", "topic", "licence", "language", "event")
    return tuple(by_name[name] for name in names)


def _browse(frame: Frame, kind: Kind) -> Browse | None:
    groups = tuple(kind.groups(frame.model).values())
    if not groups:
        return None
    offered = groups if kind.name == "year" else sorted(groups, key=_by_size)
    return Browse(
        heading=frame.w(f"lists.{kind.name}"),
        links=tuple(_link(frame, kind, group) for group in offered[:_OFFERED]),
        all_path=kind.index,
        all_words=frame.w(f"lists.all_{kind.plural}"),
        more=len(groups) > _OFFERED,
    )


def _link(frame: Frame, kind: Kind, group: Group) -> Link:
    """Return a group as a link. A language is named in itself, for those who read it."""
    link = frame.link(group)
    if kind.name != "language" or group.key == frame.w.language:
        return link
    return link._replace(label=endonym(group.key), language=group.key)


def _by_size(group: Group) -> tuple[bool, int, str, str]:
    return not group.key, -len(group.works), group.label.casefold(), group.key
