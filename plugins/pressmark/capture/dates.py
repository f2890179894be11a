"""Dates as pages and tables write them, read strictly: what is ambiguous is told, not guessed.

Read are numbers (ISO 8601 and its habits), and days with the month's name in English, Arabic,
French, German, Persian, Portuguese and Spanish, in any digits; the Solar Hijri calendar of Iran
and Afghanistan too. The names of months and days are the Unicode CLDR's, by Babel.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale

from pressmark import edtf
from pressmark.languages import primary_language
from pressmark.words import solar_hijri

_LOCALES = (
    "en", "fr", "es", "de", "pt", "ar", "ar_SY", "ar_DZ", "ar_MA", "ar_IQ", "fa", "fa_AF",
)  # fmt: skip
_ALSO = {
    1: "janv genn januar jänner jan. كانون ثاني", 2: "febr feb. feber", 3: "maerz mrz marz",
    4: "apr. ابريل", 5: "ماي", 6: "jun. يونيه", 7: "jul. جولیه يوليه ژوئیه", 8: "aug. اغسطس اب",
    9: "sept set. septembre setiembre", 10: "okt. oct. اكتوبر", 11: "nov.", 12: "dec. dez.",
}  # fmt: skip
_AFGHAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
_LUNAR = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "ربيع الثاني", "ربیع‌الاول", "ربیع‌الثانی",
    "جمادى الأولى", "جمادى الآخرة", "جمادى الثانية", "جمادی‌الاول", "جمادی‌الثانی", "رجب", "شعبان",
    "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذیقعده", "ذی‌القعده", "ذو الحجة", "ذي الحجة",
    "ذیحجه", "ذی‌الحجه",
)  # fmt: skip

# Where day, month and year stand in numbers, by language or by language and region. English and
# Arabic are missing on purpose: their readers disagree with one another.
_DAY_FIRST = frozenset({
    "de", "fr", "es", "pt", "en-GB", "en-IE", "en-AU", "en-NZ", "en-IN", "en-ZA", "en-PK", "en-NG",
})  # fmt: skip
_MONTH_FIRST = frozenset({"en-US", "es-US", "es-PR"})

_FIRST_YEAR, _LAST_YEAR = 1600, 2199
_SOLAR_YEARS = range(1304, 1473)

_FORMS = "Write it as 2021-07-06, 2021-07 or 2021."


class DateError(ValueError):
    """The text names no day, an impossible one, or several. `message`, `remedy`: sentences."""

    def __init__(self, message: str, remedy: str = _FORMS) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Written:
    """A date that stands in a text: as EDTF, and as it was written (digits and letters folded)."""

    edtf: str
    written: str


def read(text: str, language: str = "") -> str:
    """Read a text that is a date, as EDTF: "6 July 2021", "۱۵ تیر ۱۴۰۰", "06.07.2021".

    `language` is its BCP 47 tag, "" if unknown; it decides only the order of day and month in
    numbers. A weekday is held against the date, a time of day dropped. Raises `DateError` for
    no date, an impossible or an ambiguous one, several that differ, or words that are none of it.
    """
    stripped = text.strip()
    if not stripped:
        raise DateError("The date is empty.")
    try:
        parsed = edtf.parse(stripped)
    except edtf.EdtfError as error:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?", stripped):
            raise DateError(error.message, error.remedy) from None
    else:
        if _FIRST_YEAR <= parsed.earliest.year <= _LAST_YEAR:
            return parsed.text
    found, rest = _find(text, language)
    days = sorted({each.edtf for each in found})
    if not days:
        raise DateError(f"No date can be read in “{_short(text)}”.")
    if len(days) > 1:
        raise DateError(f"“{_short(text)}” names several dates: {', '.join(days)}.")
    _hold_against_weekdays(days[0], rest)
    foreign = [word for word in _WORD.findall(rest) if word not in _around()]
    if foreign:
        raise DateError(f"“{_short(text)}” is more than a date: “{foreign[0]}” is not understood.")
    return days[0]


def find(text: str, language: str = "") -> tuple[Written, ...]:
    """Find the dates in a line of a page, in the order of their kinds, words about them ignored.

    Raises `DateError` where one is impossible or ambiguous, or contradicts its weekday.
    """
    found, rest = _find(text, language)
    if len(found) == 1:
        _hold_against_weekdays(found[0].edtf, rest)
    return tuple(found)


def _find(text: str, language: str) -> tuple[list[Written], str]:
    rest = _folded(text)
    if len(rest) > 400:
        rest = rest[:400]
    found: list[Written] = []
    lunar = False
    for pattern in _patterns():
        while match := pattern.search(rest):
            rest = f"{rest[: match.start()]} , {rest[match.end() :]}"
            parts = match.groupdict()
            if parts.get("lunar"):
                lunar = True
                continue
            read_date = _read(parts, language, match[0])
            if all(read_date != each.edtf for each in found):
                found.append(Written(read_date, " ".join(match[0].split())))
    if lunar and not found:
        raise DateError(
            f"“{_short(text)}” is a date of the Islamic lunar calendar, which no rule turns into "
            "an exact day.",
            "Give the Gregorian date, as 2021-07-06.",
        )
    return found, rest


def _read(parts: dict[str, str | None], language: str, written: str) -> str:
    year = int(parts["year"] or 0)
    name = parts.get("month")
    if name is not None:
        calendars = {_months()[each] for each in re.split(r"\s*/\s*", name.strip(" ."))}
        if len(calendars) > 1:
            raise DateError(f"“{written}” names two months.")
        calendar, month = calendars.pop()
        day = int(parts["day"] or 0) if parts.get("day") else None
        if calendar == "solar":
            return _solar(year, month, day, written)
        return _gregorian(year, month, day, written)
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    if "first" in parts:
        if year in _SOLAR_YEARS:
            return _solar_if_said(year, one, two, language, written)
        return _gregorian(year, one, two, written)
    if year in _SOLAR_YEARS:
        return _solar_if_said(year, two, one, language, written)
    return _in_order(year, one, two, parts.get("sign") or "", language, written)


def _in_order(year: int, one: int, two: int, sign: str, language: str, written: str) -> str:
    """Read two numbers before a year: by what is possible, the sign, then the language."""
    if one > 12 or one == two or sign == "." or _orders(language) == "day":
        return _gregorian(year, two, one, written)
    if two > 12 or _orders(language) == "month":
        return _gregorian(year, one, two, written)
    raise DateError(
        f"“{written}” may be {year}-{two:02}-{one:02} or {year}-{one:02}-{two:02}.",
        "Write the year first, as in one of these.",
    )


def _orders(language: str) -> str:
    tag = language.replace("_", "-")
    parts = tag.split("-")
    with_region = "-".join([parts[0].lower(), *(part.upper() for part in parts[1:2])])
    if with_region in _MONTH_FIRST:
        return "month"
    if with_region in _DAY_FIRST or primary_language(tag) in _DAY_FIRST:
        return "day"
    return ""


def _gregorian(year: int, month: int, day: int | None, written: str) -> str:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DateError(f"“{written}”: the year {year} is no year of a news article.")
    text = f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
    try:
        return edtf.parse(text).text
    except edtf.EdtfError as error:
        raise DateError(f"“{written}”: {error.message}", error.remedy) from None


def _solar_if_said(year: int, month: int, day: int, language: str, written: str) -> str:
    if primary_language(language) in {"fa", "ps"}:
        return _solar(year, month, day, written)
    raise DateError(
        f"“{written}” may be a date of the Solar or of the lunar Hijri calendar.",
        "Give the Gregorian date, as 2021-07-06, or say that the language is Persian.",
    )


def _solar(year: int, month: int, day: int | None, written: str) -> str:
    """Turn a Solar Hijri day into EDTF; a month becomes the interval of its days."""
    first = solar_hijri.to_gregorian(year, month, day or 1)
    if first is None:
        raise DateError(f"“{written}”: the Solar Hijri calendar has no such day.")
    if day is not None:
        return first.isoformat()
    ends = (solar_hijri.to_gregorian(year, month, last) for last in (31, 30, 29))
    return f"{first.isoformat()}/{next(end for end in ends if end).isoformat()}"


def _hold_against_weekdays(day: str, rest: str) -> None:
    """Raise where a weekday stands beside the date and the date is another."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return
    actual = date.fromisoformat(day).weekday()
    said = [_weekdays()[word] for word in _WORD.findall(rest) if word in _weekdays()]
    if said and not any(actual in each for each in said):
        raise DateError(
            f"{day} does not fall on the weekday that is written beside it.",
            "Find out which of the two is right.",
        )


# --- words ---------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = str.maketrans("يىكةۀ", "ییکهه", "\u0640\u200c\u200d\u200e\u200f\u061c")


def _folded(text: str) -> str:
    """Fold digits to ASCII, case, accents, and the letters that Arabic and Persian share."""
    ascii_digits = "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in unicodedata.normalize("NFKC", text)
    )
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", ascii_digits.casefold())
        if not unicodedata.combining(character)
    )
    return " ".join(bare.translate(_ARABIC).replace("’", "'").split())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


@lru_cache(1)
def _months() -> dict[str, tuple[str, int]]:
    """Every written month, folded: its calendar and its number."""
    names: dict[str, tuple[str, int]] = {}
    for tag in _LOCALES:
        months = Locale.parse(tag).months
        for context, width in (
            ("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide"),
        ):  # fmt: skip
            for number, name in months[context][width].items():
                names.setdefault(_folded(name).strip("."), ("gregorian", number))
    for number, others in _ALSO.items():
        for name in others.split():
            names.setdefault(_folded(name).strip("."), ("gregorian", number))
    names["كانون ثاني".translate(_ARABIC)] = ("gregorian", 1)
    for calendar in (solar_hijri.MONTHS, _AFGHAN.split()):
        for number, name in enumerate(calendar, start=1):
            names[_folded(name)] = ("solar", number)
    return names


@lru_cache(1)
def _weekdays() -> dict[str, frozenset[int]]:
    """Every written weekday, folded: the days that it may be (Monday is 0)."""
    names: dict[str, set[int]] = {}
    for tag in _LOCALES:
        days = Locale.parse(tag).days["format"]
        for width in ("wide", "abbreviated"):
            for number, name in days[width].items():
                whole = _folded(name).strip(".")
                names.setdefault(whole.split("-")[0], set()).add(number)
    for name, number in (("دو", 0), ("سه", 1), ("اربعا", 2), ("الاربعا", 2), ("tues", 1)):
        names.setdefault(name, set()).add(number)
    # "mar." is March and Tuesday, "may" a month in two languages: alone they prove nothing.
    return {name: frozenset(days) for name, days in names.items() if name not in _months()}


@lru_cache(1)
def _around() -> frozenset[str]:
    """Words that stand around a date without changing it."""
    words = (
        "published posted updated on at of the date dateline am pm a p m uhr um den der dem le la "
        "el los las de del do da dia du a as h hs hrs hora horas heures publie publicado publicada "
        "veroffentlicht stand mis jour por z t utc gmt الساعه تاریخ انتشار تاریخ النشر نشر فی یوم "
        "بتاریخ ساعت مورخ روز منتشر شده م ص ه ش هـ میلادی شمسی خورشیدی میلادیه الموافق برابر با و "
        "est edt cst cdt mst mdt pst pdt bst cet cest eet ist irst feira et and شنبه"
    )
    return frozenset(_folded(words).split()) | _weekdays().keys() | {"mar"}


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Every way to write a date, the fullest first; what one has read, the next does not see."""
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    lunar = "|".join(re.escape(_folded(name)) for name in sorted(_LUNAR, key=len, reverse=True))
    one = rf"(?:(?<![^\W\d_])(?:{names})(?![^\W\d_])\.?)"
    month = rf"(?P<month>{one}(?:\s*/\s*{one})?)"
    day = r"(?<!\d)(?<!\d[:.])(?P<day>\d{1,2})(?!\d|:\d)(?:\s?(?:st|nd|rd|th|er|o|a|°)\b|\.)?"
    year = r"(?<!\d)(?P<year>\d{4})(?!\d|:\d)"
    of = r"[\s,،.-]*(?:\b(?:of|de|del|do|d')\s*)?"
    time = r"(?:[t ]\s*\d\d?:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:z\b|[+-]\d\d:?\d\d)?)?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\d)\d{{1,2}}\s*(?P<lunar>{lunar})\s*,?\s*1[345]\d\d",
            rf"{day}{of}{month}{of}{year}",
            rf"{month}\s*{day}\s*[,،]?\s+{year}",
            rf"{year}[\s,،-]+{month}[\s-]*{day}",
            rf"{month}{of}{year}",
            rf"(?P<first>)(?<![\d/.-]){year}-(?P<one>\d\d?)-(?P<two>\d\d?)(?![\d/-]){time}",
            rf"(?P<first>)(?<![\d/.-]){year}/(?P<one>\d\d?)/(?P<two>\d\d?)(?![\d/]){time}",
            rf"(?P<first>)(?<![\d/.-]){year}\.(?P<one>\d\d?)\.(?P<two>\d\d?)(?!\d){time}",
            (
                r"(?<![\d/.-])(?P<one>\d\d?)(?P<sign>[./-])\s?(?P<two>\d\d?)(?P=sign)\s?"
                r"(?P<year>\d{4})(?![\d/])"
            ),
            (
                r"(?P<first>)(?<!\d)(?P<year>(?:19|20)\d\d)(?P<one>\d\d)(?P<two>\d\d)"
                r"(?:t\d{4,6}z?)?(?!\d)"
            ),
        )
    )
