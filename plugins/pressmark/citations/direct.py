"""The usual references, put together without the citation processor.

Nearly all references have one of a few shapes: no, one or several authors; a day, a month or a
year, known or about; a headline, an outlet, a page, an address. What the processor makes of these
is known, and is written here in a hundredth of its time. Whatever else an item holds, and every
letter that was not tried, is left to the processor: `reference` returns None. Tests hold each
answer to the processor's, to the character.

What is the same in every style is read off an item once (`read`). How a style writes it stands in
`prose`, the words of each language in `locales`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, cast

from pressmark.citations import prose
from pressmark.citations.dates import about_of
from pressmark.citations.formatted import Formatted, formatted
from pressmark.citations.locales import LOCALES
from pressmark.citations.names import particle_of
from pressmark.citations.prose import Name, Parts
from pressmark.citations.titles import MARKS, cased, headline, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.citations.csl import CslItem
    from pressmark.citations.locales import Locale


_TYPE = "article-newspaper"
_UPPER, _LATIN = "A-ZÀ-ÖØ-Þ", "A-Za-zÀ-ÖØ-öø-ÿ"
_ARABIC, _DIGITS = r"\u0621-\u063a\u0641-\u064a\u0671-\u06d3", r"0-9\u0660-\u0669\u06f0-\u06f9"
_HAN = r"\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3"
"""Chinese, Japanese and Korean letters."""
_HAN_MARKS = "。，、：；？！·《》〈〉「」『』（）"
_FIRST = f"{_LATIN}{_ARABIC}{_HAN}{_DIGITS}"
_ALNUM = rf"{_FIRST}\u064b-\u0655"
"""Letters and digits, with the vowel signs that follow an Arabic letter."""
_JOINED = rf"\u200c(?=[{_ARABIC}])"
_HEADLINE = re.compile(
    rf"[{_FIRST}“\"«(‘'《「『，]"
    rf"(?:[{_ALNUM},;:.?!'’‘“”\"()–—&/%$#@+*«»،؛؟{_HAN_MARKS}-]++| (?! )|{_JOINED})*"
    rf"(?<=[{_ALNUM}?!؟)%？！])"
)
_OUTLET = re.compile(rf"[{_FIRST}](?:[{_ALNUM}.,:&/'’()–-]++| (?! )|{_JOINED})*(?<=[{_ALNUM})])")
_BODY = re.compile(
    rf"[{_UPPER}{_ARABIC}{_HAN}{_DIGITS}](?:[{_ALNUM}.&/'’()-]++| (?! )|{_JOINED})*(?<=[{_ALNUM})])"
)
_FAMILY_WORD = rf"[{_UPPER}][{_LATIN}]*(?:[-'’][{_UPPER}][{_LATIN}]*)*"
_FAMILY = re.compile(
    rf"(?:[a-z]+ )*(?:[a-z]{{2}}-)?{_FAMILY_WORD}(?: {_FAMILY_WORD})*|[0-9]+"
    rf"|[{_ARABIC}]+(?:{_JOINED}[{_ARABIC}]+)*"
)
_GIVEN_WORD = rf"(?:[{_UPPER}][{_LATIN}]+(?:-[{_UPPER}][{_LATIN}]+)*|[{_UPPER}]\.)"
_GIVEN = re.compile(rf"{_GIVEN_WORD}(?: {_GIVEN_WORD})*|[{_ARABIC}]{{2,}}(?: [{_ARABIC}]{{2,}})*")
_MENDED = re.compile(r"[?!؟？！]\.|,\)|, circa ", re.IGNORECASE)
"""What `styles` would mend where it stands in a headline or name."""
_PAGE = re.compile(r"[A-Z]?[0-9]{1,4}")
_MOST_NAMES = 6
"""Chicago names six authors in full; more than six are left to the processor."""
_YEARS = range(1000, 10000)


def reference(item: CslItem, style: str, language: str) -> Formatted | None:
    """Return an item (CSL JSON) in a style, or None where only the processor knows.

    `style` is a key of `styles.STYLES`, `language` a primary language subtag.
    """
    return references(item, (style,), language)[0]


def references(item: CslItem, styles: Iterable[str], language: str) -> list[Formatted | None]:
    """Return an item in each of some styles, None where only the processor knows."""
    locale = LOCALES.get(language)
    parts = read(item) if locale is not None else None
    if locale is None or parts is None:
        return [None for _ in styles]
    return [_written(parts, style, locale) for style in styles]


def read(item: CslItem) -> Parts | None:
    """Return what a reference is put together from, as HTML; None for what is left alone."""
    if item["type"] != _TYPE:
        return None
    outlet, page = str(item["container-title"]), str(item.get("page") or "")
    title, language = str(item["title"]), str(item.get("language", ""))
    plain = headline(title, language)
    issued = _issued(item)
    authors = _names(cast("list[dict[str, str]]", item.get("author") or []))
    if issued is None or authors is None or not plain:
        return None
    if not (_is_plain(_HEADLINE, plain) and _is_plain(_OUTLET, outlet)):
        return None
    if page and not _PAGE.fullmatch(page):
        return None
    chicago, mla = cased(plain, language)
    return Parts(
        authors=authors,
        title=_escaped(plain),
        cased=(_escaped(chicago), _escaped(mla)),
        outlet=_escaped(outlet),
        address=html.escape(str(item.get("URL") or "")),
        stopped=_escaped(stopped(plain, language)),
        asks=plain.endswith(MARKS),
        issued=issued,
        about=about_of(item),
        accessed=_day(cast("dict[str, list[list[int]]]", item.get("accessed") or {})),
        page=page,
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;") if "&" in text else text


def _written(parts: Parts, style: str, locale: Locale) -> Formatted | None:
    if not parts.issued and not locale.undated:
        return None
    if not (parts.authors or parts.address or parts.issued[1:]):
        return None
    made = prose.STYLES[style](parts, locale)
    return None if made is None else formatted(made)


def _is_plain(shape: re.Pattern[str], text: str) -> bool:
    return shape.fullmatch(text) is not None and _MENDED.search(text) is None


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


def _names(authors: list[dict[str, str]]) -> tuple[Name, ...] | None:
    if len(authors) > _MOST_NAMES:
        return None
    names = []
    for author in authors:
        name = _name(author)
        if name is None:
            return None
        names.append(name)
    return tuple(names)


def _name(author: dict[str, str]) -> Name | None:
    """Return the parts of a name, as HTML; None for the processor."""
    if body := author.get("literal"):
        return Name(_escaped(body)) if _is_plain(_BODY, body) else None
    family, given = author["family"], author.get("given", "")
    if "suffix" in author or not (_FAMILY.fullmatch(family) and _GIVEN.fullmatch(given)):
        return None
    particle = particle_of(family)
    return Name(family[len(particle) :].lstrip(), given, particle=particle)
