"""The shelves: how many works each outlet has in each month, as bars and as a table.

Pure: numbers in, geometry and figures out; the template draws. All shelves of a chart have one
scale, so that bars can be compared across outlets. A span of up to ten years is drawn by month,
if at least half of the works say theirs; one of up to 120 years by year, a longer one by decade.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from pressmark.edtf import parse, written_year
from pressmark.site.model import year_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressmark.edtf import Edtf
    from pressmark.words import Words

WIDTH = 480
HEIGHT = 40
SHELVES_AT_MOST = 8
_TICKS_AT_MOST = 6
_GAP = 0.6
_WIDEST = 12.0
"""A bar is a spine, however few there are; it stands at the beginning of its time."""
_LEAST = 1.0
"""A bar of one work stays visible beside one of thousands."""

_MONTHS_AT_MOST = 120
_YEARS_AT_MOST = 120
_UNITS = (("month", 1, _MONTHS_AT_MOST), ("year", 12, 12 * _YEARS_AT_MOST), ("decade", 120, None))
"""Name, length in months, and the longest span in months that is drawn so."""
_TICK_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Entry:
    """One work as the chart counts it: when it was issued, and whether its text is shown."""

    issued: Edtf | None
    shown: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One outlet's works, and where its name leads, relative to the site's root."""

    label: str
    path: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle in the shelf's own units, `WIDTH` by `HEIGHT`; "t" is text, "r" is not."""

    kind: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis: `x` in the shelf's units, and its words.

    `percent` is the same place as a share of the width, `from_end` counted from the other side,
    for writing from right to left.
    """

    x: str
    percent: str
    from_end: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of the table: all works, and how many of them are in full text."""

    total: int
    shown: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One row of the chart. `text` says in words what the bars show."""

    label: str
    path: str
    total: int
    text: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What there is to draw, and the same figures as rows of a table.

    `rows` holds only periods with works. `undrawn` counts works whose date is too vague for
    `unit`, which is "month", "year" or "decade".
    """

    unit: str
    tallest: int
    shelves: tuple[Shelf, ...]
    ticks: tuple[Tick, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    undrawn: int


def combine(series: Sequence[Series], label: str, path: str) -> tuple[Series, ...]:
    """Keep the largest series in the order given, and put the rest together as the last one.

    `label` and `path` are the rest's. Series of one size are ranked by their order.
    """
    if len(series) <= SHELVES_AT_MOST:
        return tuple(series)
    ranked = sorted(range(len(series)), key=lambda at: (-len(series[at].entries), at))
    kept = sorted(ranked[: SHELVES_AT_MOST - 1])
    rest = sorted(ranked[SHELVES_AT_MOST - 1 :])
    together = tuple(entry for at in rest for entry in series[at].entries)
    return (*(series[at] for at in kept), Series(label, path, together))


def draw(series: Sequence[Series], w: Words) -> Chart | None:
    """Return the chart of some series, or None where no work says its year."""
    span = _span(entry.issued for one in series for entry in one.entries)
    if span is None:
        return None
    first_month, last_month = span
    unit, length = _unit(series, last_month - first_month + 1)
    start = first_month // max(12, length) * max(12, length)
    end = last_month // max(12, length) * max(12, length) + max(12, length)
    periods = range(start, end, length)
    counts = [_count(one.entries, length, start) for one in series]
    tallest = max(sum(cell) for count in counts for cell in _cells(count).values())
    names = [_period_words(month, unit, w) for month in periods]
    return Chart(
        unit=unit,
        tallest=tallest,
        shelves=tuple(
            _shelf(one, count, names, tallest, w) for one, count in zip(series, counts, strict=True)
        ),
        ticks=_ticks(start, end, w),
        rows=tuple(
            (name, tuple(Cell(c[at, True] + c[at, False], c[at, True]) for c in counts))
            for at, name in enumerate(names)
            if any(c[at, True] + c[at, False] for c in counts)
        ),
        undrawn=sum(len(one.entries) for one in series) - sum(c.total() for c in counts),
    )


def _span(dates: Iterable[Edtf | None]) -> tuple[int, int] | None:
    years = [year for issued in dates if (year := _year(issued)) is not None]
    return (min(years) * 12, max(years) * 12 + 11) if years else None


def _year(issued: Edtf | None) -> int | None:
    """Return the year, if it is one that a calendar has room for: EDTF has years of millions."""
    year = None if issued is None else issued.year
    return year if year is not None and MINYEAR <= year <= MAXYEAR else None


def _unit(series: Sequence[Series], months: int) -> tuple[str, int]:
    """Choose the shortest unit in which the span can be drawn, and most works with it."""
    dates = [entry.issued for one in series for entry in one.entries]
    dated = [issued for issued in dates if issued is not None and _year(issued) is not None]
    vague = sum(issued.month is None for issued in dated)
    return next(
        (name, length)
        for name, length, most in _UNITS
        if (most is None or months <= most) and (length > 1 or 2 * vague <= len(dated))
    )


def _count(entries: Iterable[Entry], length: int, start: int) -> Counter[tuple[int, bool]]:
    count: Counter[tuple[int, bool]] = Counter()
    for entry in entries:
        year = _year(entry.issued)
        month_of_year = None if entry.issued is None else entry.issued.month
        if year is None or (length == 1 and month_of_year is None):
            continue
        month = year * 12 + (month_of_year or 1) - 1
        count[(month - start) // length, entry.shown] += 1
    return count


def _cells(count: Counter[tuple[int, bool]]) -> dict[int, tuple[int, int]]:
    return {at: (count[at, True], count[at, False]) for at, _ in sorted(count)}


def _shelf(
    one: Series, count: Counter[tuple[int, bool]], names: list[str], tallest: int, w: Words
) -> Shelf:
    cells = _cells(count)
    step = WIDTH / len(names)
    width = min(0.7 * step, _WIDEST)
    bars = [
        bar
        for at, (shown, described) in cells.items()
        for bar in _stack(at * step + width / 5, width, shown, described, tallest)
    ]
    works = w.count("count.works", len(one.entries))
    text = w.join([one.label, works])
    if cells:
        most = max(cells, key=lambda at: (sum(cells[at]), -at))
        text = w(
            "home.shelf_outlet",
            outlet=one.label,
            works=works,
            when=names[most],
            most=w.number(sum(cells[most])),
        )
    return Shelf(
        label=one.label,
        path=one.path,
        total=len(one.entries),
        text=text,
        bars=tuple(bars),
    )


def _stack(x: float, width: float, shown: int, described: int, tallest: int) -> Iterable[Bar]:
    """Yield text below, description above it, with a hairline between them."""
    scale = HEIGHT / tallest
    low = max(_LEAST, shown * scale) if shown else 0.0
    high = max(_LEAST, described * scale) if described else 0.0
    excess = max(0.0, low + high - HEIGHT)
    low, high = (low - excess, high) if low > high else (low, high - excess)
    if shown:
        yield Bar("t", _short(x), _short(HEIGHT - low), _short(width), _short(low))
    if described:
        gap = min(_GAP, high / 2) if shown else 0.0
        yield Bar("r", _short(x), _short(HEIGHT - low - high), _short(width), _short(high - gap))


def _ticks(start: int, end: int, w: Words) -> tuple[Tick, ...]:
    first, years = start // 12, (end - start) // 12
    step = next(each for each in _TICK_YEARS if years <= each * _TICKS_AT_MOST)
    return tuple(
        Tick(
            x=_short((year - first) / years * WIDTH),
            percent=_short((year - first) / years * 100),
            from_end=_short(100 - (year - first) / years * 100),
            label=year_words(year, w),
        )
        for year in range(-(-first // step) * step, first + years, step)
    )


def _period_words(month: int, unit: str, w: Words) -> str:
    year = month // 12
    if unit == "month":
        return w.date(parse(f"{written_year(year)}-{month % 12 + 1:02d}"))
    if unit == "year":
        return year_words(year, w)
    return w("date.decade", year=year)


def _short(number: float) -> str:
    """Print a length for SVG: at most two decimals, no trailing noughts, never "-0"."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
