"""The usual references, put together without the citation processor.

Nearly all references have one of a few shapes: no, one or several authors; a day, a month or a
year, known or about; a headline, an outlet, an address. What the processor makes of these is
known, and is written here in a hundredth of its time. Whatever else an item holds, and every
letter that was not tried, is left to the processor: `reference` returns None. Tests hold each
answer to the processor's, to the character.

The styles are APA 7, Chicago 18 (notes) and MLA 9 as Typst 0.15 has them, with what `styles`
mends; the words of each language are those of the CSL locales there.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pressmark.citations.formatted import Formatted
from pressmark.citations.titles import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pressmark.citations.csl import CslItem


@dataclass(frozen=True, slots=True)
class _Locale:
    """The words and forms of a language; `chicago_day` and `mla_day` are whole dates."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    chicago_day: str
    mla_day: str
    month: str
    apa_about: str
    mla_about: str
    undated: str
    and_: str
    and_others: str
    quoted: str
    quoted_mark: str


_AR_MONTHS = tuple(
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
)
_FA_MONTHS = tuple(
    "ژانویه فوریه مارس آوریل می ژوئن جولای آگوست سپتامبر اکتبر نوامبر دسامبر".split()
)
_LOCALES: Mapping[str, _Locale] = {
    "en": _Locale(
        months=tuple(
            "January February March April May June July August September October November "
            "December".split()
        ),
        short_months=tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()),
        chicago_day="{month} {day}, {year}",
        mla_day="{day} {month} {year}",
        month="{month} {year}",
        apa_about="ca. ",
        mla_about="circa ",
        undated="n.d.",
        and_="and ",
        and_others="et al.",
        quoted="“{}.”",
        quoted_mark="“{}”",
    ),
    "ar": _Locale(
        months=_AR_MONTHS,
        short_months=_AR_MONTHS,
        chicago_day="{day} {month}، {year}",
        mla_day="{day} {month}، {year}",
        month="{month}، {year}",
        apa_about="حوالي ",
        mla_about="حوالي ",
        undated="",
        and_="و ",
        and_others="وآخرون.",
        quoted='"{}".',
        quoted_mark='"{}".',
    ),
    "fa": _Locale(
        months=_FA_MONTHS,
        short_months=_FA_MONTHS,
        chicago_day="{day} {month} {year}",
        mla_day="{day} {month} {year}",
        month="{month} {year}",
        apa_about="c. ",
        mla_about="تقریباً ",
        undated="بدون تاریخ",
        and_="و ",
        and_others="و همکاران.",
        quoted="“{}.”",
        quoted_mark="“{}”",
    ),
}
"""`undated` is "" where the processor adds words that are not here."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a reference is put together from, as text or as HTML."""

    names: str
    title: str
    outlet: str
    address: str
    asks: bool
    """The headline ends in a mark of its own, and takes no full stop."""
    issued: tuple[int, ...]
    about: bool


_TYPE = "article-newspaper"
_UPPER, _LATIN = "A-ZÀ-ÖØ-Þ", "A-Za-zÀ-ÖØ-öø-ÿ"
_ARABIC, _DIGITS = r"\u0621-\u063a\u0641-\u064a\u0671-\u06d3", r"0-9\u0660-\u0669\u06f0-\u06f9"
_FIRST = f"{_LATIN}{_ARABIC}{_DIGITS}"
_ALNUM = rf"{_FIRST}\u064b-\u0655"
"""Letters and digits, with the vowel signs that follow an Arabic letter."""
_JOINED = rf"\u200c(?=[{_ARABIC}])"
_HEADLINE = re.compile(
    rf"[{_FIRST}“\"«(‘'](?:[{_ALNUM},;:.?!'’‘“”\"()–—&/%$#@+*«»،؛؟-]++| (?! )|{_JOINED})*"
    rf"(?<=[{_ALNUM}?!؟)%])"
)
_OUTLET = re.compile(rf"[{_FIRST}](?:[{_ALNUM}.,:&/'’()–-]++| (?! )|{_JOINED})*(?<=[{_ALNUM})])")
_BODY = re.compile(
    rf"[{_UPPER}{_ARABIC}{_DIGITS}](?:[{_ALNUM}.&/'’()-]++| (?! )|{_JOINED})*(?<=[{_ALNUM})])"
)
_FAMILY = re.compile(
    rf"[{_UPPER}][{_LATIN}]*(?:[-'’][{_UPPER}][{_LATIN}]*)*|[0-9]+"
    rf"|[{_ARABIC}]+(?:{_JOINED}[{_ARABIC}]+)*"
)
_GIVEN_WORD = rf"(?:[{_UPPER}][{_LATIN}]+(?:-[{_UPPER}][{_LATIN}]+)*|[{_UPPER}]\.)"
_GIVEN = re.compile(rf"{_GIVEN_WORD}(?: {_GIVEN_WORD})*|[{_ARABIC}]{{2,}}(?: [{_ARABIC}]{{2,}})*")
_AFTER_INITIAL = re.compile(rf"(?<=[{_UPPER}])[{_LATIN}]+")
_MENDED = re.compile(r"[?!؟]\.|,\)|, Circa ")
"""What `styles` would mend where it stands in a headline or name."""
_MARKS = ("?", "!", "؟")
_MLA_NAMES, _MOST_NAMES = 2, 6
"""MLA names two authors in full, Chicago six; more than six are left to the processor."""
_YEARS = range(1000, 10000)


def reference(item: CslItem, style: str, language: str) -> Formatted | None:
    """Return an item (CSL JSON) in a style, or None where only the processor knows.

    `style` is a key of `styles.STYLES`, `language` a primary language subtag.
    """
    locale, write = _LOCALES.get(language), _STYLES.get(style)
    if locale is None or write is None or "page" in item or item["type"] != _TYPE:
        return None
    outlet, address = str(item["container-title"]), str(item.get("URL") or "")
    issued, title = _issued(item), _title(item, style)
    names = _names(cast("list[dict[str, str]]", item.get("author") or []), style, locale)
    if issued is None or names is None or not title or not _is_plain(_OUTLET, outlet):
        return None
    if not issued and (not locale.undated or "accessed" in item):
        return None
    about = "circa" in cast("dict[str, object]", item.get("issued", {}))
    asks = title.endswith(_MARKS)
    text = write(_Parts(names, title, outlet, address, asks, issued, about), locale)
    marked = _Parts(
        names.replace("&", "&amp;"),
        title.replace("&", "&amp;"),
        f"<i>{outlet.replace('&', '&amp;')}</i>",
        html.escape(address),
        asks,
        issued,
        about,
    )
    return Formatted(html=write(marked, locale), text=text)


def _is_plain(shape: re.Pattern[str], text: str) -> bool:
    return shape.fullmatch(text) is not None and _MENDED.search(text) is None


def _title(item: CslItem, style: str) -> str | None:
    title = headline(str(item["title"]), str(item.get("language", "")), style)
    return title if _is_plain(_HEADLINE, title) else None


def _issued(item: CslItem) -> tuple[int, ...] | None:
    """Return year, month and day as far as known, () for none; None for the processor."""
    value = cast("dict[str, object]", item.get("issued") or {})
    dates = cast("list[list[int]]", value.get("date-parts", []))
    if not value:
        return ()
    if len(dates) != 1 or "season" in value or dates[0][0] not in _YEARS:
        return None
    return tuple(dates[0])


def _names(authors: list[dict[str, str]], style: str, locale: _Locale) -> str | None:
    parts = [_name(author) for author in authors]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len(known) > _MOST_NAMES:
        return None
    return _NAMES[style](known, locale) if known else ""


def _name(author: dict[str, str]) -> tuple[str, str] | None:
    """Return family and given name, the latter "" for a body; None for the processor."""
    if body := author.get("literal"):
        return (body, "") if _is_plain(_BODY, body) else None
    family, given = author["family"], author.get("given", "")
    plain = "suffix" not in author and _FAMILY.fullmatch(family) and _GIVEN.fullmatch(given)
    return (family, given) if plain else None


def _family_first(name: tuple[str, str]) -> str:
    return ", ".join(filter(None, name))


def _given_first(name: tuple[str, str]) -> str:
    family, given = name
    return f"{given} {family}" if given else family


def _initials(name: tuple[str, str]) -> str:
    family, given = name
    return _family_first((family, _AFTER_INITIAL.sub(".", given)))


def _apa_names(names: list[tuple[str, str]], _: _Locale) -> str:
    *others, last = map(_initials, names)
    return f"{', '.join(others)}, & {last}" if others else last


def _chicago_names(names: list[tuple[str, str]], locale: _Locale) -> str:
    first, *others = names
    made = [_family_first(first), *map(_given_first, others)]
    if others:
        made[-1] = f"{locale.and_}{made[-1]}"
    return ", ".join(made)


def _mla_names(names: list[tuple[str, str]], locale: _Locale) -> str:
    if len(names) > _MLA_NAMES:
        return f"{_family_first(names[0])}, {locale.and_others}"
    return _chicago_names(names, locale)


def _apa(parts: _Parts, locale: _Locale) -> str:
    issued = locale.undated
    if parts.issued:
        year, *rest = parts.issued
        month = f", {locale.months[rest[0] - 1]}" if rest else ""
        day = f" {rest[1]}" if rest[1:] else ""
        issued = f"{locale.apa_about * parts.about}{year}{month}{day}"
    title = parts.title if parts.asks else f"{parts.title}."
    start = (
        f"{_stopped(parts.names)} ({issued}). {title}" if parts.names else f"{title} ({issued})."
    )
    return f"{start} {parts.outlet}. {parts.address}".rstrip()


def _chicago(parts: _Parts, locale: _Locale) -> str:
    issued = _stopped(_date(parts, locale.chicago_day, locale.months, locale) or locale.undated)
    if parts.about:
        issued = f"[{issued[:-1]}?]."
    title = _quoted(parts, locale)
    start = (
        f"{_stopped(parts.names)} {title} {parts.outlet},"
        if parts.names
        else f"{parts.outlet}. {title}"
    )
    return f"{start} {issued} {parts.address}." if parts.address else f"{start} {issued}"


def _mla(parts: _Parts, locale: _Locale) -> str:
    issued = _date(parts, locale.mla_day, locale.short_months, locale)
    about = locale.mla_about if parts.about else ""
    pieces = (parts.outlet, f"{about}{issued}", parts.address)
    names = f"{_stopped(parts.names)} " if parts.names else ""
    return f"{names}{_quoted(parts, locale)} {', '.join(filter(None, pieces))}."


def _date(parts: _Parts, day: str, months: tuple[str, ...], locale: _Locale) -> str:
    if not parts.issued:
        return ""
    year, *rest = parts.issued
    if not rest:
        return str(year)
    form = day if rest[1:] else locale.month
    return form.format(year=year, month=months[rest[0] - 1], day=rest[-1])


def _quoted(parts: _Parts, locale: _Locale) -> str:
    return (locale.quoted_mark if parts.asks else locale.quoted).format(parts.title)


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


_NAMES: Mapping[str, Callable[[list[tuple[str, str]], _Locale], str]] = {
    "apa": _apa_names,
    "chicago": _chicago_names,
    "mla": _mla_names,
}
_STYLES: Mapping[str, Callable[[_Parts, _Locale], str]] = {
    "apa": _apa,
    "chicago": _chicago,
    "mla": _mla,
}
