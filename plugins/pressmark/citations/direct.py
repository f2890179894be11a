"""The usual references, put together without the citation processor.

Nearly all references have one of a few shapes: no, one or several authors; a day, a month or a
year, known or about; a headline, an outlet, an address. What the processor makes of these is
known, and is written here in a hundredth of its time. Whatever else an item holds, and every
letter that was not tried, is left to the processor: `reference` returns None. Tests hold each
answer to the processor's, to the character.

How a style writes them stands in `prose`, the words of each language in `locales`.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from pressmark.citations import prose
from pressmark.citations.formatted import Formatted
from pressmark.citations.locales import LOCALES
from pressmark.citations.prose import Name, Parts
from pressmark.citations.titles import headline

if TYPE_CHECKING:
    from pressmark.citations.csl import CslItem
    from pressmark.citations.locales import Locale


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
_MENDED = re.compile(r"[?!؟]\.|,\)|, Circa ")
"""What `styles` would mend where it stands in a headline or name."""
_MARKS = ("?", "!", "؟")
_MOST_NAMES = 6
"""Chicago names six authors in full; more than six are left to the processor."""
_YEARS = range(1000, 10000)
_UPRIGHT = frozenset({"vancouver"})
"""The styles that set an outlet's name in no italics."""


def reference(item: CslItem, style: str, language: str) -> Formatted | None:
    """Return an item (CSL JSON) in a style, or None where only the processor knows.

    `style` is a key of `styles.STYLES`, `language` a primary language subtag.
    """
    locale, write = LOCALES.get(language), prose.STYLES.get(style)
    if locale is None or write is None or "page" in item or item["type"] != _TYPE:
        return None
    outlet, address = str(item["container-title"]), str(item.get("URL") or "")
    issued, title = _issued(item), _title(item, style)
    names = _names(cast("list[dict[str, str]]", item.get("author") or []), style, locale)
    if issued is None or names is None or not title or not _is_plain(_OUTLET, outlet):
        return None
    if not issued and (not locale.undated or "accessed" in item):
        return None
    if not (names or address or issued[1:]):
        return None
    about = "circa" in cast("dict[str, object]", item.get("issued", {}))
    asks = title.endswith(_MARKS)
    accessed = _day(cast("dict[str, list[list[int]]]", item.get("accessed") or {}))
    plain = Parts(names, title, outlet, address, asks, issued, about, accessed)
    outlet_html = outlet.replace("&", "&amp;")
    marked = replace(
        plain,
        names=names.replace("&", "&amp;"),
        title=title.replace("&", "&amp;"),
        outlet=outlet_html if style in _UPRIGHT else f"<i>{outlet_html}</i>",
        address=html.escape(address),
    )
    return Formatted(html=write(marked, locale), text=write(plain, locale))


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


def _day(accessed: dict[str, list[list[int]]]) -> tuple[int, ...]:
    return tuple(accessed["date-parts"][0]) if accessed else ()


def _names(authors: list[dict[str, str]], style: str, locale: Locale) -> str | None:
    parts = [_name(author) for author in authors]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len(known) > _MOST_NAMES:
        return None
    return prose.NAMES[style](known, locale) if known else ""


def _name(author: dict[str, str]) -> Name | None:
    """Return family and given name, the latter "" for a body; None for the processor."""
    if body := author.get("literal"):
        return Name(body) if _is_plain(_BODY, body) else None
    family, given = author["family"], author.get("given", "")
    plain = "suffix" not in author and _FAMILY.fullmatch(family) and _GIVEN.fullmatch(given)
    return Name(family, given) if plain else None
