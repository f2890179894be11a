"""Dates that say how much is known: the Extended Date/Time Format, levels 0 and 1.

Specification: ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/ ("Level 0",
"Level 1"). Level 2 is refused with a remedy. What this archive decides where the
specification leaves it open:

- A time of day is accepted and dropped: a news article is filed by its day.
- Seasons are those of the northern hemisphere, in whole months; winter begins in December of
  its year (`2021-24`: 1 December 2021 to 28 February 2022).
- `earliest` and `latest` are `datetime.date`, so years before 1 are held as 0001-01-01 and
  years after 9999 as 9999-12-31; an interval's open or unknown end is held in the same way.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from pressmark.pickling import quickly_pickled


class EdtfError(ValueError):
    """The text is no date in EDTF level 0 or 1. `message` and `remedy` are English sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}")


class Precision(StrEnum):
    """The smallest thing that the date names."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Bound(StrEnum):
    """How an interval ends where it names no date (level 1, "Extended Interval")."""

    OPEN = ".."
    UNKNOWN = ""


@quickly_pickled
@dataclass(frozen=True, slots=True, order=True)
class Edtf:
    """A date as it is known. Equal and ordered by (`earliest`, `latest`, `text`).

    Made by `parse`, which checks what it is given. `text` is the EDTF expression, without a
    time of day. `year`, `month`, `day` and `season` (21 to 24) are None where they are not
    known; those of an interval are those of its start. `decade` and `century` dates have no
    `year`: `since` holds their first one.
    """

    earliest: date
    latest: date
    text: str
    precision: Precision = field(compare=False)
    approximate: bool = field(default=False, compare=False)
    uncertain: bool = field(default=False, compare=False)
    year: int | None = field(default=None, compare=False)
    month: int | None = field(default=None, compare=False)
    day: int | None = field(default=None, compare=False)
    season: int | None = field(default=None, compare=False)
    since: int | None = field(default=None, compare=False)
    start: Edtf | Bound | None = field(default=None, compare=False)
    end: Edtf | Bound | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)  # the days follow from it

    @property
    def is_exact(self) -> bool:
        """True for one day that is neither approximate nor uncertain."""
        return self.precision is Precision.DAY and not (self.approximate or self.uncertain)


_DATE = re.compile(
    r"""(?P<year> Y-?[1-9][0-9]{4,17} | (?!-0000)-?[0-9]{2}(?:[0-9][0-9X]|XX) )
    (?: -(?P<month> [0-9]{2}|XX )
      (?: -(?P<day> [0-9]{2}|XX )
        (?P<time> T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?
                  (?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)? )?
      )? )?
    (?P<qualifier> [~?%] )?""",
    re.VERBOSE,
)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""The seasons by their number in place of a month (level 1, "Seasons")."""
_SPRING, _WINTER = min(SEASONS), max(SEASONS)
_ISO_LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_APPROXIMATE, _UNCERTAIN = frozenset("~%"), frozenset("?%")
_FORMS = (
    "Write a day, a month or a year as 2021-07-06, 2021-07 or 2021; put ~ after a date that is "
    "approximate, ? after one that is uncertain."
)


def iso_date(known: Edtf | None) -> str:
    """Return a day, month or year as ISO 8601-1 has it, which HTML's `datetime` takes too.

    Seasons, intervals, unspecified digits and years outside 1 to 9999 have no such form: they
    give "".
    """
    if known is None or known.precision not in _ISO_LENGTHS:
        return ""
    if known.year is None or not date.min.year <= known.year <= date.max.year:
        return ""  # `earliest` is only the nearest day that Python can hold
    return known.earliest.isoformat()[: _ISO_LENGTHS[known.precision]]


@lru_cache(4096)
def written_year(year: int) -> str:
    """Write a year as EDTF does: "2021", "-0043", "Y17000" (level 1, "letter-prefixed year")."""
    if abs(year) > date.max.year:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


@lru_cache(4096)
def parse(text: str) -> Edtf:
    """Read an EDTF expression of level 0 or 1; blanks around it are dropped.

    Raises `EdtfError` with a remedy if it is none, names a day that no calendar has, or is an
    interval that ends before it begins.
    """
    expression = text.strip()
    if "/" not in expression:
        return _date(expression, expression)
    parts = expression.split("/")
    if len(parts) != 2:
        raise _refusal(expression)
    return _interval(*(_bound(part, expression) for part in parts))


def _bound(part: str, whole: str) -> Edtf | Bound:
    return Bound(part) if part in set(Bound) else _date(part, whole)


def _interval(start: Edtf | Bound, end: Edtf | Bound) -> Edtf:
    if isinstance(start, Bound) and isinstance(end, Bound):
        raise EdtfError(
            "An interval needs a date at one end at least.",
            "Write 2021-05-03/2021-05-07, 2019/.. or ../2020, or leave the date out.",
        )
    earliest = date.min if isinstance(start, Bound) else start.earliest
    latest = date.max if isinstance(end, Bound) else end.latest
    if earliest > latest:
        raise EdtfError(
            "The interval ends before it begins.", f"Write the earlier date first: {end}/{start}."
        )
    dates = [bound for bound in (start, end) if isinstance(bound, Edtf)]
    interval = Edtf(
        earliest,
        latest,
        f"{start}/{end}",
        Precision.INTERVAL,
        approximate=any(bound.approximate for bound in dates),
        uncertain=any(bound.uncertain for bound in dates),
        start=start,
        end=end,
    )
    if isinstance(start, Bound):
        return interval
    parts = ("year", "month", "day", "season", "since")
    return replace(interval, **{part: getattr(start, part) for part in parts})


def _date(text: str, whole: str) -> Edtf:
    match = _DATE.fullmatch(text)
    if match is None:
        raise _refusal(whole)
    digits, month, day, time = match.group("year", "month", "day", "time")
    if month and ("X" in digits or "Y" in digits):
        raise EdtfError(
            "A month needs a year of four known digits.", "Leave the month out, or give the year."
        )
    if month == "XX" and day not in (None, "XX"):
        raise EdtfError(
            "A day without its month is not a date in EDTF level 1.",
            f"Write {digits}-XX-XX, or give the month.",
        )
    canonical = text.replace(time, "") if time else text
    if "X" in digits:
        first, last = sorted(int(digits.replace("X", digit)) for digit in "09")
        precision = Precision.CENTURY if digits.endswith("XX") else Precision.DECADE
        return _span(canonical, precision, (first, 1, 1), (last, 12, 31), since=first)
    year = int(digits.removeprefix("Y"))
    if month in (None, "XX"):
        return _span(canonical, Precision.YEAR, (year, 1, 1), (year, 12, 31), year=year)
    if _SPRING <= int(month) <= _WINTER and day is None:
        return _season(canonical, year, int(month))
    return _month_or_day(canonical, year, int(month), day)


def _season(text: str, year: int, season: int) -> Edtf:
    first = 3 * (season - _SPRING) + 3
    last_year, last = (year + 1, 2) if season == _WINTER else (year, first + 2)
    end = (last_year, last, _days(last_year, last))
    return _span(text, Precision.SEASON, (year, first, 1), end, year=year, season=season)


def _month_or_day(text: str, year: int, month: int, day: str | None) -> Edtf:
    if not 1 <= month <= 12:
        raise EdtfError(
            f"There is no month {month:02}.",
            "Months are 01 to 12; 21 to 24 are spring to winter, without a day.",
        )
    days = _days(year, month)
    if day in (None, "XX"):
        ends = (year, month, 1), (year, month, days)
        return _span(text, Precision.MONTH, *ends, year=year, month=month)
    number = int(day)
    if not 1 <= number <= days:
        raise EdtfError(
            f"There is no day {day} in {_MONTHS[month - 1].title()} {year}.",
            f"Write a day from 01 to {days}, or leave it out: {text[: text.rindex('-')]}.",
        )
    at = (year, month, number)
    return _span(text, Precision.DAY, at, at, year=year, month=month, day=number)


def _span(
    text: str,
    precision: Precision,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    **parts: int,
) -> Edtf:
    whole = Edtf(
        _clamped(*first),
        _clamped(*last),
        text,
        precision,
        approximate=text[-1] in _APPROXIMATE,
        uncertain=text[-1] in _UNCERTAIN,
    )
    return replace(whole, **parts)  # type: ignore[arg-type]  # the parts are whole numbers, all


def _days(year: int, month: int) -> int:
    # The calendar repeats every 400 years; the module refuses years outside 1 to 9999.
    return calendar.monthrange(2000 + year % 400, month)[1]


def _clamped(year: int, month: int, day: int) -> date:
    if year < date.min.year:
        return date.min
    return date.max if year > date.max.year else date(year, month, day)


# What people write instead, and what they may have meant by it.

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    rf"(?P<name>{'|'.join(f'{month[:3]}(?:{month[3:]}|{month[3:4]})?' for month in _MONTHS)})\.?"
)
_ABOUT = re.compile(r"(?:about|around|circa|approx\.?|ca?\.)\s*(?=\S)", re.IGNORECASE)
_HABITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})(?:[/.-](?P<day>\d{1,2}))?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<since>\d{3})(?:0s|x)",
        r"(?P<from>\d{4})\s*[-–]\s*(?P<to>\d{4})",
        r"(?P<year>\d{4})",
    )
)


def _refusal(text: str) -> EdtfError:
    if not text:
        return EdtfError("The date is empty.", _FORMS)
    meant = _meant(text)
    if meant:
        how = "Write it so" if re.match(r"\D*\d{3}", text) else "Write the year first"
        return EdtfError("This is not a date in EDTF.", f"{how}: {', or '.join(meant)}.")
    if re.search(r"[~?%].", text):
        return EdtfError(
            "The signs ~ ? % stand at the end of a date in EDTF level 1.",
            "Write 2021-07-06~, or 2021-07-06% for a date that is both approximate and uncertain.",
        )
    return EdtfError("This is not a date in EDTF.", _FORMS)


def _meant(text: str) -> list[str]:
    """Guess the valid expressions that somebody who wrote `text` may have had in mind."""
    ascii_digits = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    about = _ABOUT.match(ascii_digits)
    plain = ascii_digits[about.end() :] if about else ascii_digits
    sign = "~" if about else ""
    for habit in _HABITS:
        match = habit.fullmatch(plain)
        if match:
            return [f"{guess}{sign}" for guess in _guesses(match.groupdict()) if _valid(guess)]
    return [ascii_digits] if ascii_digits != text and _valid(ascii_digits) else []


def _guesses(found: dict[str, str | None]) -> list[str]:
    if found.get("since"):
        return [f"{found['since']}X"]
    if found.get("from"):
        return [f"{found['from']}/{found['to']}"]
    year = found["year"]
    if found.get("a"):
        a, b = int(found["a"] or 0), int(found["b"] or 0)
        return list(dict.fromkeys((f"{year}-{b:02}-{a:02}", f"{year}-{a:02}-{b:02}")))
    parts = [str(year)]
    if found.get("name"):
        start = str(found["name"])[:3].lower()
        parts.append(f"{[month[:3] for month in _MONTHS].index(start) + 1:02}")
    elif found.get("month"):
        parts.append(f"{int(found['month'] or 0):02}")
    if found.get("day"):
        parts.append(f"{int(found['day'] or 0):02}")
    return ["-".join(parts)]


def _valid(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True
