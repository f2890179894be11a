"""The feeds as units: each depends on the works that it shows, and on no other.

So an edit makes those feeds again that show the work. Entries are shared between the feeds that a
process makes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pressmark.exports.atom import (
    Entries,
    Feed,
    Newest,
    archive_feed,
    feed_path,
    in_feeds,
    list_feed,
)
from pressmark.site.units import Made, Unit, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.site.model import Group, SiteModel
    from pressmark.site.session import Session


def group_feed(kind: str, group: Group) -> str:
    """Return where a list's feed stands; "" where it has none, or would have no entry."""
    return feed_path(group.path) if kind in _KINDS and any(map(in_feeds, group.works)) else ""


_KINDS = frozenset({"outlet", "topic", "language"})
"""The lists that have feeds: those which go on."""


def feeds(session: Session) -> Iterator[Unit]:
    """Yield the feed of the archive, and of each outlet, topic and language."""
    entries = Entries(session.settings)
    for feed in every_feed(session.model):
        yield Unit(
            name=f"feed {feed.path}",
            inputs=partial(_inputs, session, feed),
            make=partial(_made, entries, feed),
            later=True,
            group="feeds",  # many an entry stands in several
        )


def every_feed(model: SiteModel) -> Iterator[Feed]:
    """Yield all feeds of a site, the archive's first."""
    newest = Newest(model.works)
    yield archive_feed(newest, model.settings)
    for kind, groups in (
        ("outlet", model.by_outlet),
        ("topic", model.by_topic),
        ("language", model.by_language),
    ):
        for group in groups.values():
            if group_feed(kind, group):
                yield list_feed(group.path, group.label, group.works, newest, model.settings)


def _inputs(session: Session, feed: Feed) -> dict[str, str]:
    return {
        "basis": session.prints.basis,
        "works": session.keys(feed.works),
        "feed": digest(feed._replace(works=())),
    }


def _made(entries: Entries, feed: Feed) -> Made:
    return Made({feed.path: entries.write(feed)})
