"""How each style puts a reference together, of parts that are known to be plain.

The styles are APA 7, Chicago 18 (notes, and author-date), MLA 9, Harvard (Cite Them Right) and
Vancouver (NLM, *Citing Medicine*, chapters 8 and 23), as Typst 0.15 has them with what `styles`
mends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.citations.locales import Locale


class Name(NamedTuple):
    """`given` is "" for a body; `suffix` is "Jr." and the like."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reference is put together from, as text or as HTML."""

    names: str
    title: str
    outlet: str
    address: str
    asks: bool
    """The headline ends in a mark of its own, and takes no full stop."""
    issued: tuple[int, ...]
    about: bool
    accessed: tuple[int, ...]


_AFTER_INITIAL = re.compile(r"(?<=[A-ZÀ-ÖØ-Þ])[A-Za-zÀ-ÖØ-öø-ÿ]+")
_GIVEN_PARTS = re.compile(r"[\s.-]+")
_MLA_NAMES, _HARVARD_NAMES, _VANCOUVER_NAMES = 2, 3, 6
"""How many authors are named before the others are "et al."."""


def _family_first(name: Name) -> str:
    return ", ".join(filter(None, name))


def _given_first(name: Name) -> str:
    return f"{name.given} {name.family}" if name.given else name.family


def _initials(name: Name) -> Name:
    return name._replace(given=_AFTER_INITIAL.sub(".", name.given))


def _apa_names(names: Sequence[Name], _: Locale) -> str:
    *others, last = (_family_first(_initials(name)) for name in names)
    return f"{', '.join(others)}, & {last}" if others else last


def _chicago_names(names: Sequence[Name], locale: Locale) -> str:
    first, *others = names
    made = [_family_first(first), *map(_given_first, others)]
    if others:
        made[-1] = f"{locale.and_}{made[-1]}"
    return ", ".join(made)


def _mla_names(names: Sequence[Name], locale: Locale) -> str:
    if len(names) > _MLA_NAMES:
        return f"{_family_first(names[0])}, {locale.and_others}"
    return _chicago_names(names, locale)


def _harvard_names(names: Sequence[Name], locale: Locale) -> str | None:
    if len(names) > _HARVARD_NAMES:
        return None
    short = (_initials(name) for name in names)
    *others, last = (_family_first(each._replace(given=_closed(each.given))) for each in short)
    return f"{', '.join(others)} {locale.and_}{last}" if others else last


def _closed(initials: str) -> str:
    return initials.replace(". ", ".")


def vancouver_names(names: Sequence[Name], *_: Locale) -> str:
    """Return names in Vancouver's form: "Marsh AJ, Fam B", six at most.

    Initials stand without stops; a given name in letters without capitals has none, and stays.
    """
    made = [" ".join(filter(None, _vancouver_name(name))) for name in names[:_VANCOUVER_NAMES]]
    return ", ".join([*made, "et al"] if len(names) > _VANCOUVER_NAMES else made)


def _vancouver_name(name: Name) -> tuple[str, str, str]:
    words = [word for word in _GIVEN_PARTS.split(name.given) if word]
    cased = all(word[0].upper() != word[0].lower() for word in words)
    given = "".join(word[0].upper() for word in words) if cased else name.given
    return name.family, given, name.suffix.rstrip(".")


def _apa(parts: Parts, locale: Locale) -> str:
    issued = locale.undated
    if parts.issued:
        year, *rest = parts.issued
        month = f", {locale.months[rest[0] - 1]}" if rest else ""
        day = f" {rest[1]}" if rest[1:] else ""
        issued = f"{locale.apa_about * parts.about}{year}{month}{day}"
    title = _titled(parts)
    start = (
        f"{_stopped(parts.names)} ({issued}). {title}" if parts.names else f"{title} ({issued})."
    )
    return f"{start} {parts.outlet}. {parts.address}".rstrip()


def _chicago(parts: Parts, locale: Locale) -> str:
    issued = _stopped(_date(parts, locale.chicago_day, locale.months, locale) or locale.undated)
    if parts.about:
        issued = f"[{issued[:-1]}?]."
    title = _quoted(parts, locale)
    start = (
        f"{_stopped(parts.names)} {title} {parts.outlet},"
        if parts.names
        else f"{parts.outlet}. {title}"
    )
    return _then(f"{start} {issued}", _ended(parts.address))


def _chicago_author_date(parts: Parts, locale: Locale) -> str:
    year = str(parts.issued[0]) if parts.issued else locale.undated
    year = f"[{year}?]" if parts.about else year
    day, title = _day(parts.issued, locale.year_day, locale.months), _quoted(parts, locale)
    if parts.names:
        outlet = f"{parts.outlet}, {day}." if day else f"{parts.outlet}."
        made = f"{_stopped(parts.names)} {_stopped(year)} {title} {outlet}"
    else:
        made = _then(f"{parts.outlet}. {_stopped(year)} {title}", _ended(day))
    return _then(made, _ended(parts.address))


def _mla(parts: Parts, locale: Locale) -> str:
    issued = _date(parts, locale.mla_day, locale.short_months, locale)
    about = locale.mla_about if parts.about else ""
    pieces = (parts.outlet, f"{about}{issued}", parts.address)
    names = f"{_stopped(parts.names)} " if parts.names else ""
    return f"{names}{_quoted(parts, locale)} {', '.join(filter(None, pieces))}."


def _harvard(parts: Parts, locale: Locale) -> str:
    about = locale.harvard_about if parts.about else ""
    year = f"{about}{parts.issued[0]}" if parts.issued else locale.harvard_undated
    title = (locale.harvard_asked if parts.asks else locale.harvard_quoted).format(parts.title)
    outlet = f" {parts.outlet}" if parts.names else ""
    day = _day(parts.issued, "{day} {month}", locale.months)
    if not parts.names:
        title = locale.harvard_unsigned.format(parts.title)
    made = ", ".join(filter(None, (f"{parts.names or parts.outlet} ({year}) {title}{outlet}", day)))
    if not parts.address:
        return f"{made}."
    read = locale.accessed.format(**_named(parts.accessed, locale)) if parts.accessed else ""
    return f"{made}. {locale.found_at}{parts.address}{f' ({read})' if read else ''}."


def _vancouver(parts: Parts, locale: Locale) -> str:
    issued = _vancouver_date(parts.issued, locale)
    issued = f"[{issued}?]" if parts.about else issued
    read = f"[{locale.cited.format(_vancouver_date(parts.accessed, locale))}]"
    names = f"{_stopped(parts.names)} " if parts.names else ""
    if not parts.address:
        return _then(f"{names}{_titled(parts)} {parts.outlet}.", _ended(issued))
    dates = " ".join(filter(None, (issued, read if parts.accessed else "")))
    outlet = _then(f"{parts.outlet} [{locale.internet}].", _ended(dates))
    return f"{names}{_titled(parts)} {outlet} {locale.vancouver_at}{parts.address}"


def _vancouver_date(date: tuple[int, ...], locale: Locale) -> str:
    return _whole_date(date, locale.vancouver_day, locale.vancouver_month, locale.vancouver_months)


def _date(parts: Parts, day: str, months: tuple[str, ...], locale: Locale) -> str:
    return _whole_date(parts.issued, day, locale.month, months)


def _whole_date(date: tuple[int, ...], day: str, month: str, months: tuple[str, ...]) -> str:
    if not date:
        return ""
    year, *rest = date
    if not rest:
        return str(year)
    form = day if rest[1:] else month
    return form.format(year=year, month=months[rest[0] - 1], day=rest[-1])


def _day(date: tuple[int, ...], form: str, months: tuple[str, ...]) -> str:
    """Return month and day, or the month alone, or "" where a date has neither."""
    _, *rest = date or (0,)
    month = months[rest[0] - 1] if rest else ""
    return form.format(month=month, day=rest[1]) if rest[1:] else month


def _named(date: tuple[int, ...], locale: Locale) -> dict[str, object]:
    year, month, day = date
    return {"year": year, "month": locale.months[month - 1], "day": day}


def _quoted(parts: Parts, locale: Locale) -> str:
    return (locale.quoted_mark if parts.asks else locale.quoted).format(parts.title)


def _titled(parts: Parts) -> str:
    return parts.title if parts.asks else f"{parts.title}."


def _then(text: str, more: str) -> str:
    return f"{text} {more}" if more else text


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


NAMES: Mapping[str, Callable[[Sequence[Name], Locale], str | None]] = {
    "apa": _apa_names,
    "chicago": _chicago_names,
    "chicago-author-date": _chicago_names,
    "mla": _mla_names,
    "harvard": _harvard_names,
    "vancouver": vancouver_names,
}
"""The names of a reference in each style; None where the processor is asked."""

STYLES: Mapping[str, Callable[[Parts, Locale], str]] = {
    "apa": _apa,
    "chicago": _chicago,
    "chicago-author-date": _chicago_author_date,
    "mla": _mla,
    "harvard": _harvard,
    "vancouver": _vancouver,
}
