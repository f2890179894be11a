"""The days and outlets that a text mentions: evidence for a person, never taken as said.

A day is given as it is printed ("May 8", "Sunday", "2021"): a text rarely says its own date in
full, and what it does say is what a cataloguer dates it by. The names of months and days are the
Unicode CLDR's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from pressmark.capture import dates
from pressmark.capture.rights import detect
from pressmark.capture.text import Part
from pressmark.languages import primary_language
from pressmark.words import solar_hijri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pressmark.capture.readings import Reading

_MOST = 8
_END = 8_000
"""Characters at a text's beginning and end: a day further in is rarely near the article's own."""
_AROUND = 60
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")

# What stands before a year, and before a month that has no number beside it.
_BEFORE = {
    "en": "in since of by until from during before after early late mid last next this through",
    "de": "im in seit ab vor nach bis jahr jahre anfang ende mitte",
    "fr": "en de depuis avant après dès début fin année",
    "es": "en de desde hasta antes año años",
    "pt": "em de desde até antes ano anos",
    "ar": "في منذ عام سنة العام حتى",
    "fa": "در از سال تا",
}
_NUMBERED = frozenset({"ar", "fa"})
"""Languages in which the names of months are everyday words: a number must stand beside one."""
_GREGORIAN, _SOLAR = range(1900, 2100), range(1300, 1480)

_NAME = (
    r"(?P<name>[A-Z\u00c0-\u00de][\w.&’'-]*"
    r"(?:\s+(?:(?:of|the|and|de|del|du|des)\s+)*[A-Z\u00c0-\u00de][\w.&’'-]*){0,4})"
)
_EMPLOYER = re.compile(
    rf"\b(?:of|for|at|with|von|für|bei|de|chez|pour|en|para|do|da)\s+(?:[Tt]he\s+)?{_NAME}"
)
_OWN_REPORT = tuple(
    re.compile(pattern.replace("NAME", _NAME))
    for pattern in (
        r"\b[Aa]s\s+(?:[Tt]he\s+)?NAME\s+(?:has\s+)?(?:(?:previously|earlier|first)\s+)?reported\b",
        r"\b[Ww]ie\s+(?:d(?:er|ie|as)\s+)?NAME\s+(?:bereits\s+)?berichtete\b",
        r"\b[Cc]omme\s+l[’']a(?:vait)?\s+(?:rapporté|révélé)\s+(?:L[ea]\s+)?NAME",
        r"\b[Cc]omo\s+(?:ya\s+)?(?:informó|publicó)\s+NAME",
        r"\b[Cc]omo\s+(?:já\s+)?(?:noticiou|publicou)\s+(?:[oa]\s+)?NAME",
    )
)
_EVERYBODY = frozenset({"agencies", "agency", "agencias", "agences", "agenturen", "agências"})


@dataclass(frozen=True, slots=True)
class Mention:
    """What is mentioned, and where: the words about it, or what kind of line names it."""

    value: str
    place: str

    @property
    def is_whole(self) -> bool:
        """Whether it is a date that a record can have as it stands (EDTF)."""
        return bool(_DAY.fullmatch(self.value))


def notes(fields: Mapping[str, object], reading: Reading) -> Iterator[str]:
    """Say which days and outlets a text mentions, where its record has none."""
    if not reading.speech:
        return
    language = str(fields.get("language") or "")
    if not fields.get("issued") and (named := days(reading.speech, language)):
        yield f"Its date is not known. The text mentions: {_listed(named)}."
    if not fields.get("outlet") and (named := outlets(reading)):
        yield f"Its outlet is not known. Named in the text's own words: {_listed(named)}."


def days(text: str, language: str) -> tuple[Mention, ...]:
    """Return the days, months and years that a text names: full dates as EDTF, others as printed.

    `language` is its BCP 47 tag; in one that is not read here only dates in numbers are found.
    """
    tag = primary_language(language)
    if len(text) > 2 * _END:
        text = f"{text[:_END]}\n{text[-_END:]}"
    found: dict[str, Mention] = {}
    end = 0
    for start, stop in sorted(_spans(text, tag), key=lambda span: (span[0], -span[1])):
        if start < end:
            continue
        end = stop
        printed = " ".join(text[start:stop].split())
        value = _whole(printed, language) or printed
        found.setdefault(value, Mention(value, _around(text, start, stop)))
    return tuple(found.values())[:_MOST]


def outlets(reading: Reading) -> tuple[Mention, ...]:
    """Return who may have published a text, by its own words.

    That is who grants its licence, whom its last line names as its source, for whom its author is
    said to write, and whose report it calls its own.
    """
    found: dict[str, Mention] = {}
    for each in _outlets(reading):
        found.setdefault(each.value.casefold(), each)
    return tuple(found.values())[:_MOST]


def _around(text: str, start: int, stop: int) -> str:
    """Return the whole words about a place in a text."""
    first, last = max(0, start - _AROUND), stop + _AROUND
    before, after = text[first:start], text[stop:last]
    if first:
        before = before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0]
    return f"… {' '.join(f'{before}{text[start:stop]}{after}'.split())} …"


def _listed(mentions: Iterable[Mention]) -> str:
    return ", ".join(each.value for each in mentions)


def _outlets(reading: Reading) -> Iterator[Mention]:
    for each in detect(reading.speech):
        if each.licensor:
            yield Mention(each.licensor, "the sentence that grants the licence")
    credited = reading.fields.get("credits")
    for name in credited if isinstance(credited, list) else []:
        if str(name).casefold() not in _EVERYBODY:
            yield Mention(str(name), "the line naming the sources")
    for line in reading.taken_out:
        if line.part is Part.ABOUT_AUTHOR and (match := _EMPLOYER.search(line.text)):
            yield Mention(_bare(match["name"]), "the note about the author")
    yield from _not_agencies(
        Mention(_bare(match["name"]), f"“{' '.join(match[0].split())}”")
        for pattern in _OWN_REPORT
        for match in pattern.finditer(reading.speech[: 4 * _END])
    )


def _not_agencies(mentions: Iterable[Mention]) -> Iterator[Mention]:
    for each in mentions:
        from pressmark.capture.rights.agencies import agencies  # compiles large patterns

        if not agencies([f"According to {each.value}"]).credits:
            yield each


def _bare(name: str) -> str:
    return name.strip(" .,;:'’").removesuffix("'s").removesuffix("’s")


def _whole(printed: str, language: str) -> str:
    try:
        return dates.read(printed, language) if len(printed) > len("2021") else ""
    except dates.DateError:
        return ""


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            digits = match["year"] if "year" in pattern.groupindex else None
            if digits is None or _is_year(digits, language):
                yield match.span("day")


def _is_year(digits: str, language: str) -> bool:
    year = int("".join(str(unicodedata.decimal(digit)) for digit in digits))
    return year in _GREGORIAN or (language == "fa" and year in _SOLAR)


@lru_cache(8)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what days, months and years look like in a language, each in the group `day`."""
    numbers = r"(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    numeric = re.compile(rf"(?<![\w.,/-])(?P<day>{numbers})(?![\w/-]|[.]\d)")
    if language not in _BEFORE:
        return (numeric,)
    number = r"(?<![\w.,:/-])\d{1,2}(?:st|nd|rd|th|er|º|ª|°)?(?![\w:/]|[.,]\d)"
    year = r"\d{4}(?![\w/]|[.,-]\d)"
    of = r"[\s,،]*(?:(?:of|de|del|du|do)\s+)?"
    months = rf"(?<!\w)(?:{_any(_months(language))})(?!\w)"
    weekdays = rf"(?<!\w)(?:{_any(_weekdays(language))})(?!\w)"
    before = rf"(?<!\w)(?i:{_any(_BEFORE[language].split())})[\s-]+"
    dated = rf"{number}\.?{of}{months}(?:\.?{of}{year})?|{months}\.?\s+{number}(?:,?\s+{year})?"
    patterns = [
        numeric,
        re.compile(rf"(?P<day>(?:{weekdays}[,،]?\s+)?(?:{dated}|{months}\.?{of}{year}))"),
        re.compile(rf"(?P<day>{weekdays})"),
        re.compile(rf"{before}(?P<day>(?P<year>{year}))"),
    ]
    if language not in _NUMBERED:
        patterns.append(re.compile(rf"{before}(?P<day>{months})"))
    return tuple(patterns)


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _months(language: str) -> set[str]:
    names: set[str] = set()
    for tag in {"ar": ("ar", "ar_SY", "ar_DZ", "ar_MA")}.get(language, (language,)):
        calendar = Locale.parse(tag).months["format"]
        names |= {
            name.strip(".")
            for width in ("wide", "abbreviated")
            for name in calendar[width].values()
        }
    if language == "en":
        names.add("Sept")
    if language == "fa":
        names.update(solar_hijri.MONTHS)
    return names


def _weekdays(language: str) -> set[str]:
    return set(Locale.parse(language).days["format"]["wide"].values())
