"""The words of the interface, in every language that the catalogue has.

`words("fa")` gives the Persian ones. The sentences stand in `<language>.yml` beside this module;
plurals, names of months and languages, numerals and lists are the CLDR's, by way of Babel
(https://www.unicode.org/reports/tr35/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar, cast

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from pressmark.edtf import SEASONS, Bound, Edtf, Precision, parse
from pressmark.languages import primary_language
from pressmark.words import solar_hijri

if TYPE_CHECKING:
    import datetime as dt

FALLBACK = "en"
# Dates are British, as the spelling is; Arabic and Persian are written with their own numerals.
_LOCALES = {"en": "en_GB", "ar": "ar", "fa": "fa"}
_NUMERALS = {"en": "latn", "ar": "arab", "fa": "arabext"}
_KEPT = 4096
"""How many numbers and dates in words a language keeps."""
_ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰"}
LANGUAGES = tuple(sorted(_LOCALES))
"""The languages that the catalogue has, as BCP 47 primary subtags."""

_RTL_SCRIPTS = frozenset("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split())
_RTL_LANGUAGES = frozenset(
    "apc ar arc azb bal bgn bqi ckb dv fa glk he ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr trw "
    "ug ur yi".split()
)

Text = TypeVar("Text", bound=str)


def direction(language: str) -> str:
    """Give "rtl" or "ltr" for a BCP 47 tag: by its script where it names one."""
    primary, *rest = language.replace("_", "-").split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary.lower() in _RTL_LANGUAGES else "ltr"


def endonym(language: str) -> str:
    """Give a language's name in itself ("فارسی"); the tag where the CLDR has none."""
    try:
        own = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return language
    return own.get_language_name(own) or language


def words(language: str) -> Words:
    """Give the words of a language (BCP 47); English ones where the catalogue lacks it."""
    primary = primary_language(language)
    return _words(primary if primary in LANGUAGES else FALLBACK)


@cache
def _words(language: str) -> Words:
    return Words(language)


def catalogue(language: str) -> Mapping[str, str]:
    """Read the sentences of one of `LANGUAGES`, under their dotted keys."""
    source = resources.files(__name__).joinpath(f"{language}.yml").read_text("utf-8")
    # Strings only: YAML would read the key `no` as false.
    return MappingProxyType(dict(_flat(yaml.load(source, yaml.CBaseLoader), "")))  # noqa: S506


def _flat(node: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


class Words:
    """The words of one language: `w("article.published")`, `w.count("count.works", 3)`.

    A key that the catalogue lacks, or a placeholder without its value, raises `KeyError`.
    Whole numbers among the values are written in the language's numerals without grouping,
    so that they may be years; `count` groups its number.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = direction(language)
        self._locale = Locale.parse(_LOCALES[language])
        self._sentences = catalogue(language)
        patterns: Mapping[str, str] = self._locale.list_patterns["standard"]
        self._between = {
            kind: pattern.removeprefix("{0}").removesuffix("{1}")
            for kind, pattern in patterns.items()
        }
        self._numerals = _NUMERALS[language]
        self._digits = str.maketrans(
            {str(n): chr(ord(_ZEROS[self._numerals]) + n) for n in range(10)}
        )
        # Most sentences have no placeholder, and few numbers and dates stand on most pages.
        self.whole = {
            key: sentence
            for key, sentence in self._sentences.items()
            if "{" not in sentence and "}" not in sentence
        }
        self._grouped = lru_cache(_KEPT)(self._decimal)
        self._plural_form = lru_cache(_KEPT)(self._locale.plural_form)
        self._dated = lru_cache(_KEPT)(self._date_of)
        self._month = lru_cache(_KEPT)(self._month_of)
        self._counted = lru_cache(_KEPT)(self._count_of)
        self._pieces = lru_cache(_KEPT)(self._pieces_of)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return words, (self.language,)

    def __repr__(self) -> str:
        return f"words({self.language!r})"

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the sentence under `key` as plain text, its placeholders filled."""
        whole = self.whole.get(key)
        return self._sentences[key].format(**self._written(values)) if whole is None else whole

    def __contains__(self, key: object) -> bool:
        return key in self._sentences

    def html(self, key: str, /, **values: object) -> Markup:
        """Give the sentence as HTML: values that are `Markup` stay, all others are escaped."""
        written = self._written(values)
        said: list[str] = []
        for piece, name in self._pieces(key):
            said.append(piece)
            if name is not None:
                said.append(escape(written[name]))
        return Markup("".join(said))  # noqa: S704 - escaped piece by piece

    def count(self, key: str, n: int, /, **values: object) -> str:
        """Give the plural form of `key` that the CLDR asks for `n`; `{n}` is the number."""
        if not values:
            return self._counted(key, n)
        return self(self._plural(key, n), n=self.number(n), **values)

    def number(self, n: float) -> str:
        """Write a number with the language's numerals and grouping."""
        return self._grouped(n)

    def digits(self, text: str | int) -> str:
        """Write every digit of a text in the language's numerals: years, paragraph numbers."""
        return str(text).translate(self._digits)

    def date(self, value: Edtf | dt.date, *, within_year: bool = False) -> str:
        """Write a date in words: "6 July 2021", "about June 2021", "from 3 to 7 May 2021".

        In Persian, a known day is followed by its Solar Hijri date. `within_year` leaves the
        year out, for lists that stand under it.
        """
        return self._dated(value, within_year)

    def _pieces_of(self, key: str) -> tuple[tuple[str, str | None], ...]:
        """Return a sentence's words, escaped, each with the placeholder after it."""
        parsed = Formatter().parse(self._sentences[key])
        return tuple((escape(piece), name) for piece, name, _format, _conversion in parsed)

    def _count_of(self, key: str, n: int) -> str:
        return self(self._plural(key, n), n=self.number(n))

    def _decimal(self, n: float) -> str:
        return self.digits(format_decimal(n, locale=self._locale, numbering_system=self._numerals))

    def _date_of(self, value: Edtf | dt.date, within_year: bool) -> str:
        known = value if isinstance(value, Edtf) else parse(value.isoformat())
        if within_year or known.precision is not Precision.DAY:
            return self._date(known, within_year=within_year)
        return self._signed(known, self._with_other_calendar(known))

    def date_note(self, value: Edtf | dt.date) -> str:
        """Say how sure or how precise a date is: "exact", "approximate", "the day is not known"."""
        if not isinstance(value, Edtf) or value.is_exact:
            return self("date.note_exact")
        signs = [s for s in ("approximate", "uncertain") if getattr(value, s)]
        return self(f"date.note_{'_and_'.join(signs) or value.precision}")

    def month_name(self, month: int) -> str:
        """Give the name of a month (1 to 12), as it stands alone."""
        return self._month(month, "stand-alone")

    def language_name(self, code: str) -> str:
        """Give the name of a language (BCP 47) in this one; the tag where the CLDR has none."""
        names = self._locale.languages
        tag = code.replace("-", "_")
        return str(names.get(tag) or names.get(tag.partition("_")[0]) or code)

    def join(self, items: Sequence[Text]) -> Text | str:
        """Join words as the language does: "a, b and c". `Markup` stays `Markup`."""
        if not items:
            return ""
        if len(items) == 2:
            return cast("Text", items[0] + self._between["2"] + items[1])
        joined: str = items[0]
        for at, item in enumerate(items[1:], start=2):
            kind = "end" if at == len(items) else "start" if at == 2 else "middle"
            joined = joined + self._between[kind] + item
        return cast("Text", joined)

    def _month_of(self, month: int, context: Literal["format", "stand-alone"]) -> str:
        # Before its year, a month's name may have another ending: "ژانویه", but "ژانویهٔ ۲۰۲۰".
        return str(get_month_names("wide", context, self._locale)[month])

    def _plural(self, key: str, n: int) -> str:
        return f"{key}.{self._plural_form(n)}"

    def _written(self, values: Mapping[str, object]) -> Mapping[str, object]:
        for value in values.values():
            if isinstance(value, int):
                break
        else:
            return values
        return {
            key: self.digits(value) if isinstance(value, int) else value
            for key, value in values.items()
        }

    def _year(self, year: int) -> str:
        # Astronomical years: 0 is 1 BC.
        return self.digits(year) if year > 0 else self("date.before_christ", year=1 - year)

    def _date(self, value: Edtf, *, within_year: bool = False) -> str:
        if value.precision is Precision.INTERVAL:
            return self._interval(value, within_year=within_year)
        return self._signed(value, self._plain(value, within_year=within_year))

    def _signed(self, value: Edtf, written: str) -> str:
        if value.approximate:
            written = self("date.about", date=written)
        return self("date.uncertain", date=written) if value.uncertain else written

    def _plain(self, value: Edtf, *, within_year: bool) -> str:
        if value.since is not None:
            return self._years(value)
        year = self._year(value.year or 0)
        if value.season is not None:
            key = f"date.{SEASONS[value.season]}"
            return self(key, year="" if within_year else year).strip()
        if value.month is None:
            return year
        if within_year:
            month = self.month_name(value.month)
            return (
                month if value.day is None else self("date.day_in_year", day=value.day, month=month)
            )
        month = self._month(value.month, "format")
        if value.day is None:
            return self("date.month", month=month, year=year)
        return self("date.day", day=value.day, month=month, year=year)

    def _years(self, value: Edtf) -> str:
        first = value.since or 0
        if value.precision is Precision.DECADE and first > 0:
            return self("date.decade", year=first)
        last = first + (9 if value.precision is Precision.DECADE else 99)
        return self("date.century", start=self._year(first), end=self._year(last))

    def _with_other_calendar(self, value: Edtf) -> str:
        written = self._plain(value, within_year=False)
        found = solar_hijri.from_gregorian(value.earliest) if self.language == "fa" else None
        if found is None:
            return written
        year, month, day = found
        other = self("date.day", day=day, month=solar_hijri.MONTHS[month - 1], year=year)
        return self("date.other_calendar", date=written, other=other)

    def _interval(self, value: Edtf, *, within_year: bool) -> str:
        start, end = value.start, value.end
        if isinstance(start, Edtf) and isinstance(end, Edtf):
            return self("date.from_to", **self._ends(start, end, within_year=within_year))
        if isinstance(start, Edtf):
            key = "date.since" if end is Bound.OPEN else "date.from_unknown_end"
            return self(key, start=self._date(start, within_year=within_year))
        key = "date.until" if start is Bound.OPEN else "date.to_unknown_start"
        return self(key, end=self._date(cast("Edtf", end), within_year=within_year))

    def _ends(self, start: Edtf, end: Edtf, *, within_year: bool) -> dict[str, object]:
        """Write both ends; what the end says too is left out of the start: "3 to 7 May"."""
        same_year = start.year is not None and start.year == end.year and start.month is not None
        plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        within_year = within_year and same_year
        last = self._date(end, within_year=within_year)
        if not (plain and same_year and start.precision is end.precision):
            return {"start": self._date(start, within_year=within_year), "end": last}
        if start.day is not None and start.month == end.month:
            return {"start": start.day, "end": last}
        return {"start": self._date(start, within_year=True), "end": last}
