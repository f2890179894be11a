"""How each style puts a reference together, of parts that are known to be plain.

The styles are APA 7, Chicago 18 (notes, and author-date), MLA 9, Harvard (Cite Them Right) and
Vancouver (NLM, *Citing Medicine*, chapters 8 and 23), as Typst 0.15 has them with what `styles`
mends. Everything here is HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark.citations.dates import About
from pressmark.citations.titles import stopped_within

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.citations.locales import Locale


class Name(NamedTuple):
    """`given` is "" for a body; `suffix` is "Jr." and the like; `particle` is "van der"."""

    family: str
    given: str = ""
    suffix: str = ""
    particle: str = ""

    @property
    def surname(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}" if self.particle else self.family


class Parts(NamedTuple):
    """What a reference is put together from."""

    authors: tuple[Name, ...]
    title: str
    cased: tuple[str, str]
    """The headline in title case, as Chicago and as MLA have it."""
    stopped: str
    """The headline with its full stop, where no marks stand around it."""
    outlet: str
    address: str
    asks: bool
    """The headline ends in a mark of its own, and takes no full stop."""
    issued: tuple[int, ...]
    about: About
    accessed: tuple[int, ...]
    page: str


_AFTER_INITIAL = re.compile(r"(?<=[A-ZÀ-ÖØ-Þ])[A-Za-zÀ-ÖØ-öø-ÿ]+")
_HAN = re.compile("[\u3041-\u30ff\u4e00-\u9fff]+")
"""A given name that stands behind its family name without a blank."""
_GIVEN_PARTS = re.compile(r"[\s.-]+")
_MLA_NAMES, _HARVARD_NAMES, _VANCOUVER_NAMES = 2, 3, 6
"""How many authors are named before the others are "et al."."""


def _family_first(name: Name) -> str:
    return f"{name.surname}, {name.given}" if name.given else name.surname


def _demoted(name: Name) -> str:
    given = f"{name.given} {name.particle}" if name.particle else name.given
    return f"{name.family}, {given}" if given else name.family


def _given_first(name: Name) -> str:
    return f"{name.given} {name.surname}" if name.given else name.surname


@lru_cache(maxsize=4096)
def _initials(name: Name, between: str = " ") -> str:
    if not name.given:
        return name.surname
    given = _AFTER_INITIAL.sub(".", name.given)
    return f"{name.surname}, {given.replace('. ', f'.{between}')}"


def _apa_names(names: Sequence[Name]) -> str:
    *others, last = map(_initials, names)
    return f"{', '.join(others)}, &amp; {last}" if others else last


def _chicago_names(names: Sequence[Name], locale: Locale) -> str:
    made = [_demoted(names[0]), *map(_given_first, names[1:])]
    if len(made) > 1:
        made[-1] = f"{locale.and_}{made[-1]}"
    return ", ".join(made)


def _mla_names(names: Sequence[Name], locale: Locale) -> str:
    first = _family_first(names[0])
    if len(names) == 1:
        return first
    if len(names) > _MLA_NAMES:
        return f"{first}, {locale.and_others}"
    return f"{first}, {locale.and_}{_given_first(names[1])}"


def _harvard_names(names: Sequence[Name], locale: Locale) -> str:
    if len(names) > _HARVARD_NAMES:
        return f"{_initials(names[0], '')} <i>{locale.et_al}</i>"
    *others, last = (_initials(name, "") for name in names)
    return f"{', '.join(others)} {locale.and_}{last}" if others else last


def vancouver_names(names: Sequence[Name]) -> str:
    """Return names in Vancouver's form: "Marsh AJ, Fam B", six at most.

    Initials stand without stops; a given name in letters without capitals has none, and stays.
    """
    made = ", ".join(map(_vancouver_name, names[:_VANCOUVER_NAMES]))
    return f"{made}, et al" if len(names) > _VANCOUVER_NAMES else made


@lru_cache(maxsize=4096)
def _vancouver_name(name: Name) -> str:
    words = [word for word in _GIVEN_PARTS.split(name.given) if word]
    cased = all(word[0].upper() != word[0].lower() for word in words)
    given = "".join([word[0].upper() for word in words]) if cased else name.given
    if _HAN.fullmatch(given):
        return f"{name.surname}{given}"
    return " ".join(filter(None, (name.surname, given, name.suffix.rstrip("."))))


def _apa(parts: Parts, locale: Locale) -> str:
    issued = locale.undated
    if parts.issued:
        day = day_of_year(parts.issued, locale)
        about = "" if parts.about is About.SURE else locale.about
        year = f"{about}{locale.bare_year.format(year=parts.issued[0])}"
        issued = f"{year}, {day}" if day else year
    title = parts.stopped
    start = (
        f"{_stopped(_apa_names(parts.authors))} ({issued}). {title}"
        if parts.authors
        else f"{title} ({issued})."
    )
    page = f", {parts.page}" if parts.page else ""
    return f"{start} <i>{parts.outlet}</i>{page}. {parts.address}".rstrip()


def _chicago(parts: Parts, locale: Locale) -> str | None:
    issued = _chicago_date(parts.issued, locale)
    issued = _bracketed(issued, parts, locale) if issued else locale.undated
    title = _quoted(parts, locale, 0)
    start = (
        f"{_stopped(_chicago_names(parts.authors, locale))} {title} <i>{parts.outlet}</i>,"
        if parts.authors
        else f"<i>{parts.outlet}</i>. {title}"
    )
    return _then(f"{start} {_stopped(issued)}", _accessed_address(parts, locale))


def _chicago_author_date(parts: Parts, locale: Locale) -> str | None:
    year = locale.bare_year.format(year=parts.issued[0]) if parts.issued else ""
    year = _bracketed(year, parts, locale) if year else locale.undated
    day, title = day_of_year(parts.issued, locale), _quoted(parts, locale, 0)
    if parts.authors:
        names = _stopped(_chicago_names(parts.authors, locale))
        outlet = f"<i>{parts.outlet}</i>, {day}." if day else f"<i>{parts.outlet}</i>."
        made = f"{names} {_stopped(year)} {title} {outlet}"
    else:
        made = _then(f"<i>{parts.outlet}</i>. {_stopped(year)} {title}", _ended(day))
    return _then(made, _accessed_address(parts, locale))


def _chicago_date(date: tuple[int, ...], locale: Locale) -> str:
    return whole_date(date, locale.chicago_day, locale.month, locale.months, locale.year)


def _bracketed(date: str, parts: Parts, locale: Locale) -> str:
    """Return a date as Chicago has it: "[ca. 2021]", "[2021?]" (18th edition, 14.44)."""
    if parts.about is About.SURE:
        return date
    return f"[{locale.about}{date}]" if parts.about is About.APPROXIMATE else f"[{date}?]"


def _accessed_address(parts: Parts, locale: Locale) -> str:
    address = _ended(parts.address)
    if parts.issued or not (parts.accessed and address):
        return address
    read = _chicago_date(parts.accessed, locale)
    return f"{locale.chicago_accessed.format(read)}. {address}"


def _mla(parts: Parts, locale: Locale) -> str | None:
    issued = mla_date(parts.issued, parts.about, locale)
    page = f"{locale.page}{parts.page}" if parts.page else ""
    pieces = ", ".join(filter(None, (f"<i>{parts.outlet}</i>", issued, page, parts.address)))
    names = f"{_stopped(_mla_names(parts.authors, locale))} " if parts.authors else ""
    made = f"{names}{_quoted(parts, locale, 1)} {pieces}."
    if parts.issued or not (parts.accessed and parts.address):
        return made
    read = mla_date(parts.accessed, About.SURE, locale)
    return f"{made} {_stopped(locale.mla_accessed.format(read))}"


def mla_date(issued: tuple[int, ...], about: About, locale: Locale) -> str:
    """Return a date as MLA has it: "[circa 27 Jan. 2020]", "[2020?]"; "" for none."""
    made = whole_date(issued, locale.mla_day, locale.month, locale.short_months, locale.year)
    if not made or about is About.SURE:
        return made
    return f"[{made}?]" if about is About.UNCERTAIN else f"[{locale.mla_about}{made}]"


def _harvard(parts: Parts, locale: Locale) -> str:
    about = "" if parts.about is About.SURE else locale.harvard_about
    year = f"{about}{parts.issued[0]}" if parts.issued else locale.harvard_undated
    title = (locale.harvard_asked if parts.asks else locale.harvard_quoted).format(parts.title)
    outlet = f"<i>{parts.outlet}</i>"
    day = day_of_year(parts.issued, locale, HARVARD_DAY)
    page = f"{locale.page}{parts.page}" if parts.page else ""
    if parts.authors:
        start = f"{_harvard_names(parts.authors, locale)} ({year}) {title} {outlet}"
    else:
        start = f"{outlet} ({year}) {locale.harvard_unsigned.format(parts.title)}"
    made = ", ".join(filter(None, (start, day, page)))
    if not parts.address:
        return f"{made}."
    read = locale.accessed.format(**_named(parts.accessed, locale)) if parts.accessed else ""
    return f"{made}. {locale.found_at}{parts.address}{f' ({read})' if read else ''}."


def _vancouver(parts: Parts, locale: Locale) -> str:
    issued = _vancouver_date(parts.issued, locale)
    issued = issued or f"[{locale.vancouver_undated}]"
    issued = issued if parts.about is About.SURE else f"[{issued}?]"
    names = f"{_stopped(vancouver_names(parts.authors))} " if parts.authors else ""
    page = f":{parts.page}" if parts.page else ""
    start = f"{names}{parts.stopped} {parts.outlet}"
    if not parts.address:
        return f"{start}. {issued}{page}."
    read = _vancouver_date(parts.accessed, locale)
    read = f"[{locale.cited.format(read)}]" if read else ""
    dates = f"{issued} {read}" if read else issued
    return f"{start} [{locale.internet}]. {dates}{page}. {locale.vancouver_at}{parts.address}"


def _vancouver_date(date: tuple[int, ...], locale: Locale) -> str:
    day, month, months = locale.vancouver_day, locale.vancouver_month, locale.vancouver_months
    return whole_date(date, day, month, months, locale.year)


def whole_date(
    date: tuple[int, ...], day: str, month: str, months: tuple[str, ...], year_alone: str = "{year}"
) -> str:
    """Return year, month and day as far as known, in one of three forms; "" for no date."""
    if not date:
        return ""
    year, *rest = date
    if not rest:
        return year_alone.format(year=year)
    form = day if rest[1:] else month
    number = rest[0]
    month_name = months[number - 1] if months else ""
    return form.format(year=year, month=month_name, number=number, day=rest[-1])


HARVARD_DAY = "{day} {month}"
_YEAR_FIRST = re.compile(r"^\{year\}[^{ ]* ?")
_YEAR_LAST = re.compile(r"[,،]? (?:de )?\{year\}$")


def day_of_year(date: tuple[int, ...], locale: Locale, own: str = "") -> str:
    """Return month and day beside a year that stands elsewhere, as far as known; "" for neither.

    They stand as in a whole date of the language ("25 de julio", "25. Juli"); the CSL styles put
    the month first, as English does. `own` is a style's form where the language has English's.
    """
    _, *rest = date or (0,)
    if not rest:
        return ""
    form = _without_year(locale.chicago_day if rest[1:] else locale.month)
    if own and form == locale.year_day:
        form = own
    return form.format(month=locale.months[rest[0] - 1], number=rest[0], day=rest[-1])


@lru_cache(maxsize=256)
def _without_year(form: str) -> str:
    return _YEAR_LAST.sub("", _YEAR_FIRST.sub("", form))


def _named(date: tuple[int, ...], locale: Locale) -> dict[str, object]:
    year, month, day = date
    return {"year": year, "month": locale.months[month - 1], "number": month, "day": day}


def _quoted(parts: Parts, locale: Locale, cased: int) -> str:
    title = parts.cased[cased]
    made = (locale.quoted_mark if parts.asks else locale.quoted).format(title)
    return stopped_within(made) if title.endswith("’") else made


def _then(text: str, more: str) -> str:
    return f"{text} {more}" if more else text


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


STYLES: Mapping[str, Callable[[Parts, Locale], str | None]] = {
    "apa": _apa,
    "chicago": _chicago,
    "chicago-author-date": _chicago_author_date,
    "mla": _mla,
    "harvard": _harvard,
    "vancouver": _vancouver,
}
