"""Every work and every way to find it, worked out once: what home, lists and articles read from.

All orders are total and stated: works stand newest first by their earliest day, undated works
last, then by pressmark; groups by name, years and months newest first. Building takes time in
proportion to the works and their terms; nothing here compares works with works.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.edtf import parse, written_year
from pressmark.identity import unique_slugs
from pressmark.languages import primary_language
from pressmark.public import stated_rights
from pressmark.rights import Access
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pressmark.edtf import Edtf
    from pressmark.licenses import License, RightsStatement
    from pressmark.record import Outlet, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

UNNAMED = ""
"""The key of works whose author is not named."""
UNDATED = ""
"""The key of works whose year is not known."""
NO_RIGHTS = ""
"""The key of works whose rights nobody has stated."""

RELATED_AT_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The listed works that share a term, newest first, and the page that lists them.

    `path` is the first page, relative to the site's root. `language` is what the label is
    written in where that is not the site's language, else "".
    """

    key: str
    slug: str
    label: str
    path: str
    language: str = ""
    works: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The works before and after one by date."""

    earlier: Work | None
    later: Work | None


def year_key(issued: Edtf | None) -> str:
    """Return "2021", or `UNDATED` where a date says no one year; an interval's is its start's."""
    return UNDATED if issued is None or issued.year is None else written_year(issued.year)


def year_words(year: int, w: Words) -> str:
    """Return a year in the digits of a language."""
    return w.date(parse(written_year(year)))


def month_key(issued: Edtf | None) -> str | None:
    """Return "2021-07", or None where a date says no one month."""
    if issued is None or issued.year is None or issued.month is None:
        return None
    return f"{written_year(issued.year)}-{issued.month:02d}"


def piece_of(work: Work) -> str:
    """Return the month whose part of the archive's large files a work stands in."""
    issued = work.record.issued
    return f"{issued.earliest:%Y-%m}" if issued else "undated"


def _author_keys(record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(author.name for author in record.authors)) or (UNNAMED,)


def _month_keys(record: Record) -> tuple[str, ...]:
    month = month_key(record.issued)
    return () if month is None else (month,)


def _rights_id(rights: License | RightsStatement | None) -> str:
    return NO_RIGHTS if rights is None else rights.id


_KEYS: Mapping[str, Callable[[Record], tuple[str, ...]]] = {
    "outlets": lambda record: (record.outlet.slug,),
    "authors": _author_keys,
    "topics": lambda record: tuple(dict.fromkeys(record.topics)),
    "events": lambda record: (record.event,) if record.event else (),
    "years": lambda record: (year_key(record.issued),),
    "months": _month_keys,
    "languages": lambda record: (primary_language(record.language),),
    "licenses": lambda record: (_rights_id(stated_rights(record)),),
}

# A tombstone says a title, a date, where it stood, and no more (`pressmark.public`).
_TOMBSTONE_KINDS = frozenset({"outlets", "years", "months", "languages"})


def _keys(kind: str, work: Work) -> tuple[str, ...]:
    if work.decision.access is Access.WITHDRAWN and kind not in _TOMBSTONE_KINDS:
        return ()
    return _KEYS[kind](work.record) if work.decision.title_visible else ()


_EMPTY_SLUGS = {"authors": "_unnamed", "years": "undated", "licenses": "_unstated"}
"""Where the key is "": no slug of a name begins with a low line, and a year is a number."""


def _order(work: Work) -> tuple[bool, int, str]:
    issued = work.record.issued
    if issued is None:
        return True, 0, work.pressmark
    return False, -issued.earliest.toordinal(), work.pressmark


def _collect(kind: str, works: Iterable[Work]) -> dict[str, list[Work]]:
    collected: dict[str, list[Work]] = {}
    for work in works:
        for key in _keys(kind, work):
            collected.setdefault(key, []).append(work)
    return collected


def _slugs(kind: str, keys: Iterable[str]) -> dict[str, str]:
    named = [key for key in keys if key]
    slugs = unique_slugs(named) if kind in _SLUGGED else {key: key for key in named}
    return {"": _EMPTY_SLUGS.get(kind, ""), **slugs}


_SLUGGED = frozenset({"authors", "topics", "events"})
"""Kinds whose keys are names; the others' keys can stand in an address as they are."""

_NEWEST_FIRST = frozenset({"years", "months"})


def _newest_first(record: Record, key: str) -> tuple[bool, int, int]:
    issued = record.issued
    if not key or issued is None or issued.year is None:
        return True, 0, 0
    return False, -issued.year, -(issued.month or 0)


def _label(kind: str, key: str, works: list[Work], w: Words) -> str:
    if kind == "outlets":
        return works[0].record.outlet.name
    if kind == "authors" and key == UNNAMED:
        return w("article.no_author")
    if kind == "years" and key == UNDATED:
        return w("lists.no_year")
    if kind in _NEWEST_FIRST:
        return w.date(parse(key))
    if kind == "languages":
        return w.language_name(key)
    if kind == "licenses":
        rights = stated_rights(works[0].record)
        return w("rights.unknown") if rights is None else rights.short_name
    return key


_NAMED = frozenset({"outlets", "authors", "topics", "events"})


def _label_language(kind: str, label: str, works: list[Work], w: Words) -> str:
    # Nobody records what language a name is in. A name without a Latin letter, all of whose
    # works are in one language, is in that language.
    if kind not in _NAMED or any("a" <= letter <= "z" for letter in label.casefold()):
        return ""
    languages = {primary_language(work.record.language) for work in works}
    if len(languages) != 1 or not any(letter.isalpha() for letter in label):
        return ""
    language = languages.pop()
    return "" if language == primary_language(w.language) else language


def _groups(kind: str, works: Iterable[Work], w: Words) -> Mapping[str, Group]:
    collected = _collect(kind, works)
    slugs = _slugs(kind, collected)
    groups = [
        Group(
            key=key,
            slug=slugs[key],
            label=(label := _label(kind, key, members, w)),
            path=f"{kind}/{slugs[key]}.html",
            language=_label_language(kind, label, members, w),
            works=tuple(members),
        )
        for key, members in collected.items()
    ]
    if kind in _NEWEST_FIRST:
        groups.sort(key=lambda group: _newest_first(group.works[0].record, group.key))
    else:
        groups.sort(key=lambda group: (not group.key, group.label.casefold(), group.key))
    return MappingProxyType({group.key: group for group in groups})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteModel:
    """The archive as its pages see it. Build it with `SiteModel.build`."""

    settings: ArchiveSettings
    visible: tuple[Work, ...]
    """Every work that has a page: the listed, the unlisted and the opaque withdrawals."""
    works: tuple[Work, ...]
    """The listed works, newest first."""
    unlisted: tuple[Work, ...]
    opaque: tuple[Work, ...]
    """Withdrawals whose title is gone too: they have a page and stand in no list."""
    outlets: Mapping[str, Outlet]
    by_outlet: Mapping[str, Group]
    by_author: Mapping[str, Group]
    by_topic: Mapping[str, Group]
    by_event: Mapping[str, Group]
    by_year: Mapping[str, Group]
    by_month: Mapping[str, Group]
    by_language: Mapping[str, Group]
    by_license: Mapping[str, Group]
    positions: Mapping[str, int]
    """Where each listed work stands in `works`."""
    _related: dict[str, tuple[Work, ...]] = field(default_factory=dict, repr=False, compare=False)
    _placed: dict[tuple[str, str], list[int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def build(
        cls, works: Iterable[Work], outlets: Mapping[str, Outlet], settings: ArchiveSettings
    ) -> SiteModel:
        """Sort the works into their lists. Works that are hidden are left out of everything."""
        w = words(settings.language)
        visible = tuple(sorted((work for work in works if work.decision.visible), key=_order))
        opaque = tuple(work for work in visible if not work.decision.title_visible)
        titled = tuple(work for work in visible if work.decision.title_visible)
        listed = tuple(work for work in titled if not work.record.unlisted)
        return cls(
            settings=settings,
            visible=visible,
            works=listed,
            unlisted=tuple(work for work in titled if work.record.unlisted),
            opaque=opaque,
            outlets=MappingProxyType(dict(sorted(outlets.items()))),
            by_outlet=_groups("outlets", listed, w),
            by_author=_groups("authors", listed, w),
            by_topic=_groups("topics", listed, w),
            by_event=_groups("events", listed, w),
            by_year=_groups("years", listed, w),
            by_month=_groups("months", listed, w),
            by_language=_groups("languages", listed, w),
            by_license=_groups("licenses", listed, w),
            positions=MappingProxyType({work.pressmark: at for at, work in enumerate(listed)}),
        )

    def shape(self) -> Iterator[str]:
        """Yield for each work what its groups, neighbours and related works follow from.

        As long as this stays the same, every work's page leads to the same works and lists.
        """
        for work in self.visible:
            keys = [_keys(kind, work) for kind in _KEYS]
            listed = work.pressmark in self.positions
            yield repr(
                (work.pressmark, listed, work.decision.access, keys, work.record.outlet.name)
            )

    def names(self, work: Work) -> Iterator[str]:
        """Yield name and address of each group whose page a work's page can link to."""
        for kind, groups in (
            ("outlets", self.by_outlet),
            ("authors", self.by_author),
            ("topics", self.by_topic),
            ("events", self.by_event),
            ("years", self.by_year),
            ("months", self.by_month),
            ("languages", self.by_language),
            ("licenses", self.by_license),
        ):
            for key in _keys(kind, work):
                if (group := groups.get(key)) is not None:
                    yield from (group.label, group.path)

    def neighbours(self, work: Work) -> Neighbours:
        """Return the listed works before and after a work; an unlisted work has none."""
        at = self.positions.get(work.pressmark)
        if at is None:
            return Neighbours(None, None)
        return Neighbours(
            earlier=self.works[at + 1] if at + 1 < len(self.works) else None,
            later=self.works[at - 1] if at else None,
        )

    def related(self, work: Work) -> tuple[Work, ...]:
        """Return at most five works on the same event, then on the most shared topics.

        The answer is kept: a page's key asks for it, and then the page.

        Of each event and topic only the works nearest by date are looked at, so that a topic
        of 50,000 works costs each of them no more than a topic of ten. An opaque withdrawal
        has none: what it is about is not told.
        """
        found = self._related.get(work.pressmark)
        if found is None:
            found = self._related[work.pressmark] = self._find_related(work)
        return found

    def _find_related(self, work: Work) -> tuple[Work, ...]:
        at = self.positions.get(work.pressmark)
        if at is None:
            return ()
        topics = [self._places("topics", key) for key in _keys("topics", work)]
        events = [self._places("events", key) for key in _keys("events", work)]
        shared: dict[int, int] = {}
        for places, weight in [
            *((each, len(topics) + 1) for each in events),
            *((each, 1) for each in topics),
        ]:
            middle = bisect_left(places, at)
            for near in places[max(0, middle - RELATED_AT_MOST) : middle + RELATED_AT_MOST + 1]:
                shared[near] = shared.get(near, 0) + weight
        order = sorted(
            (-weight, abs(near - at), near) for near, weight in shared.items() if near != at
        )
        return tuple(self.works[near] for _, _, near in order[:RELATED_AT_MOST])

    def _places(self, kind: str, key: str) -> list[int]:
        """Return where in `works` those of a topic or event stand."""
        places = self._placed.get((kind, key))
        if places is None:
            group = (self.by_topic if kind == "topics" else self.by_event)[key]
            places = [self.positions[work.pressmark] for work in group.works]
            self._placed[kind, key] = places
        return places
