"""What every list has: its words, its rows, and pages of bounded size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pressmark.site.model import year_words
from pressmark.site.views.page import WorkRow, sentences, work_row
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark.licenses import License, RightsStatement
    from pressmark.site.model import Group, SiteModel
    from pressmark.words import Words
    from pressmark.work import Work

T = TypeVar("T")

WORKS_A_PAGE = 100
_AROUND = 2


class Frame:
    """The site's model and words, and the rows of its works, each made once for all lists."""

    def __init__(self, model: SiteModel) -> None:
        self.model = model
        self.w: Words = words(model.settings.language)
        self._rows_in_year: dict[str, WorkRow] = {}
        self.number = cache(self.w.number)
        """Write a number; the same few stand beside most names."""

    def row(self, work: Work) -> WorkRow:
        """Return a work as a row of a list in the site's language."""
        return work_row(work, self.w)

    def row_in_year(self, work: Work) -> WorkRow:
        """Return a work as a row of a list that stands under its year, which is not said again."""
        row = self._rows_in_year.get(work.pressmark)
        if row is None:
            row, issued = self.row(work), work.record.issued
            if issued is not None and issued.year is not None:
                row = row._replace(date=self.w.date(issued, within_year=True))
            self._rows_in_year[work.pressmark] = row
        return row

    def rows(self, works: Iterable[Work]) -> tuple[WorkRow, ...]:
        """Return works as rows, in their order."""
        return tuple(map(self.row, works))

    def context(self, path: str, title: str, *, nav: str = "") -> dict[str, object]:
        """Return what base.html asks of every page."""
        return {
            "language": self.w.language,
            "direction": self.w.direction,
            "w": self.w,
            "title": title,
            "canonical": self.model.settings.absolute(path),
            "nav": nav,
            "noindex": False,
        }

    def summary(self, works: Sequence[Work]) -> str:
        """Return "11 works: 8 full texts, 3 descriptions", or "8 full texts" where all are."""
        shown = sum(work.decision.shows_text for work in works)
        full = self.w.count("count.full_texts", shown)
        described = self.w.count("count.descriptions", len(works) - shown)
        if shown in {0, len(works)}:
            return full if shown else described
        total = self.w.count("count.works", len(works))
        return self.w("lists.works_split", works=total, full=full, described=described)

    def years(self, works: Iterable[Work]) -> str:
        """Return "2020 to 2023", "2021", or "" where no work says its year."""
        issued = [work.record.issued for work in works]
        years = [each.year for each in issued if each is not None and each.year is not None]
        if not years:
            return ""
        first, last = (year_words(year, self.w) for year in (min(years), max(years)))
        return first if first == last else self.w("lists.span", start=first, end=last)

    def terms(self, rights: License | RightsStatement) -> RightsTerms:
        """Return a licence or a statement as lists and the attribution page show it."""
        said = sentences(rights, self.w)
        return RightsTerms(
            id=rights.id,
            kind=rights.kind,
            name=rights.name,
            short_name=rights.short_name,
            url=rights.url,
            badge=rights.badge,
            rows=tuple(
                (self.w(f"attributionpage.{key}"), sentence)
                for key, sentence in (
                    ("you_may", said.permits),
                    ("you_must", said.requires),
                    ("you_may_not", said.forbids),
                )
                if sentence
            ),
            lang=said.lang,
            dir=said.dir,
        )

    def link(self, group: Group, *, number: int | None = None) -> Link:
        """Return a group as a link with its number of works."""
        return Link(
            label=group.label,
            path=group.path,
            number=self.number(len(group.works) if number is None else number),
            language=group.language,
        )


class Link(NamedTuple):
    """A name that leads to a list, and how many works are there."""

    label: str
    path: str
    number: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsTerms:
    """A licence or rights statement with what it lets one do; `lang` is the rows' language."""

    id: str
    kind: str
    name: str
    short_name: str
    url: str
    badge: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    lang: str
    dir: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where one stands among a list's pages. A None in `pages` is a gap in the numbers."""

    path: str
    number: int
    total: int
    pages: tuple[tuple[int, str] | None, ...]
    previous: str
    next: str


def page_path(path: str, number: int) -> str:
    """Return where page `number` of a list stands: "topics/drones/page-2.html".

    A list at the site's root ("authors.html") has its pages beside it ("authors-page-2.html"),
    because the folder of its name belongs to the names in it.
    """
    if number == 1:
        return path
    stem = path.removesuffix(".html")
    return f"{stem}/page-{number}.html" if "/" in path else f"{stem}-page-{number}.html"


def paged(
    items: Sequence[T], path: str, size: int = WORKS_A_PAGE
) -> Iterator[tuple[tuple[T, ...], Pager]]:
    """Cut a list into pages of at most `size`; an empty list has one page."""
    total = max(1, -(-len(items) // size))
    stream = iter(items)
    for number in range(1, total + 1):
        around = range(max(1, number - _AROUND), min(total, number + _AROUND) + 1)
        pages: list[tuple[int, str] | None] = []
        for each in sorted({1, *around, total}):
            if pages and pages[-1] is not None and each - pages[-1][0] > 1:
                pages.append(None)
            pages.append((each, page_path(path, each)))
        yield (
            tuple(islice(stream, size)),
            Pager(
                path=page_path(path, number),
                number=number,
                total=total,
                pages=tuple(pages),
                previous=page_path(path, number - 1) if number > 1 else "",
                next=page_path(path, number + 1) if number < total else "",
            ),
        )
