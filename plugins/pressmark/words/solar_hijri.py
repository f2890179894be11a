"""The Solar Hijri calendar of Iran and Afghanistan, for the years in which it is in use.

A year has six months of 31 days, five of 30, and a last one of 29, or 30 in a leap year. The
calendar's law follows the sun; from 1304 to 1472 (21 March 1925 to 19 March 2094) the leap years
fall as in a cycle of 33 years. Compared on 2026-11-21 with ICU's persian calendar, day by day.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1304, 1472
_FIRST_DAY = date(1925, 3, 21)
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def from_gregorian(day: date) -> tuple[int, int, int] | None:
    """Give year, month and day in the Solar Hijri calendar; None outside 1304 to 1472."""
    left = (day - _FIRST_DAY) // timedelta(days=1)
    if left < 0:
        return None
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        length = 366 if year % 33 in _LEAP else 365
        if left < length:
            month, at = divmod(left, 31) if left < 186 else divmod(left - 186, 30)
            return year, month + (1 if left < 186 else 7), at + 1
        left -= length
    return None


def to_gregorian(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Solar Hijri one; None where there is none, or out of reach."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    leaps = sum(each % 33 in _LEAP for each in range(_FIRST_YEAR, year))
    days = 365 * (year - _FIRST_YEAR) + leaps + 31 * (month - 1) - max(0, month - 7) + day - 1
    found = _FIRST_DAY + timedelta(days=days)
    return found if from_gregorian(found) == (year, month, day) else None
