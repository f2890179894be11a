r"""References in prose: APA 7, Chicago 18 (notes, author-date), MLA 9, Harvard, Vancouver.

The usual shapes are written by `direct`, equal to what this module makes and tested against it. The
rest is done by Typst's citation processor and the CSL styles inside its package (hayagriva;
https://typst.app/docs/reference/model/bibliography/): no network, no packages. Each reference
stands in a bibliography of its own, because in a shared one two works of one author and year
become 2021a and 2021b, and a repeated name a dash (Typst 0.15 runs one processor for each
bibliography). Many of them go through one document: that is ten times as fast.

What the styles cannot know, or what the processor gets wrong, is mended here and tested:

- Titles, names and addresses go in as private-use characters where they hold `{ } $ \`, which
  hayagriva reads as markup, and come out as they were.
- Addresses are put in last, so that no style can break or shorten them.
- Headlines go in as `titles.headline` sets them, the processor's title case is not used: it
  spoils abbreviations and names.
- A headline that ends in one full stop goes in without it: MLA would set two.
- A headline that ends in a question or exclamation mark gets no full stop after it.
- APA's year alone is given a comma, an undated work "Retrieved" without a day, and MLA's "circa"
  a capital inside the sentence: these go.
- Chicago sets the title of an article without author in italics; it belongs in quotation marks.
  Chicago's author-date leaves a comma before the full stop where a year is all that is known.
- Harvard (Cite Them Right) is British, and speaks it. It and Vancouver drop that a date is about:
  the year gets its "c.", and Vancouver's date brackets and a question mark (NLM, *Citing
  Medicine*, "Estimated date").
- Vancouver drops the authors of what is on the web, and numbers what stands alone.
- Dates: days, months and years, and those that are approximate or uncertain, are the style's
  own ("ca. 2020", "[27 January 2020?]"). Seasons and intervals are cited by the year in which
  they begin, marked as approximate; a decade or century has no year, and is cited as undated.
- A locale that the processor lacks is en-US's, its own fallback.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, cast

import typst

from pressmark.citations import direct
from pressmark.citations.formatted import Formatted
from pressmark.citations.locales import LOCALES
from pressmark.citations.prose import Name, vancouver_names
from pressmark.citations.titles import TITLE_CASED, headline
from pressmark.languages import primary_language
from pressmark.settings import CitationStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.citations.csl import CslItem

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "chicago": "chicago-notes",
    "chicago-author-date": "chicago-author-date",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "vancouver": "vancouver",
}
"""The styles, and Typst's name for each (Typst 0.15, `bibliography.style`)."""

_REGIONS = {('"harvard-cite-them-right"', "en"): '"gb"'}
"""The country whose form of a language a style speaks, where that is not the language's first."""

BATCH = 200
"""References in one document: more gain nothing (0.7, 2.2 and 0.4 ms each at 200 and at 400)."""


def format(  # noqa: A001 - the interface's name; it is called as citations.format
    items: Sequence[CslItem], style: str | CitationStyle, locale: str
) -> list[Formatted]:
    """Return each of `items` (CSL JSON, newspapers) in one of `STYLES` or a style of the keeper's.

    `locale` is a BCP 47 tag, of which the language counts. What this process has formatted
    before comes from memory. Raises KeyError for a style that is not in `STYLES`, and
    RuntimeError where the processor fails. Threads bring nothing: two were no faster than one.
    """
    language = primary_language(locale)
    if isinstance(style, CitationStyle):
        return processed(items, style, language)
    if style not in STYLES:
        raise KeyError(style)
    made = [direct.reference(item, style, language) for item in items]
    left = [item for item, known in zip(items, made, strict=True) if known is None]
    rest = iter(processed(left, style, language))
    return [known or next(rest) for known in made]


def processed(
    items: Sequence[CslItem], style: str | CitationStyle, language: str
) -> list[Formatted]:
    """Return what the citation processor makes of each item, with what is mended here."""
    if isinstance(style, CitationStyle):
        name, cased = f"bytes({_string(style.source)})", _TITLE_CASE in style.source
        style = TITLE_CASED if cased else style.id
    else:
        name = _string(STYLES[style])
    keys = [(_source(item, style), name, language) for item in items]
    missing = [key for key in dict.fromkeys(keys) if key not in _made]
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        references = _compile([source for source, _, _ in batch], name, language)
        _made.update(zip(batch, references, strict=True))
    return [
        _finished(_made[key], item, style, language) for key, item in zip(keys, items, strict=True)
    ]


_TITLE_CASE = 'text-case="title"'

_made: dict[tuple[str, str, str], str] = {}
"""The processor's own HTML, by source, style and language."""

_ADDRESS = "https://address.invalid/"
_HIDDEN = {"{": "\ue001", "}": "\ue002", "$": "\ue003", "\\": "\ue004"}
_HIDE = str.maketrans(_HIDDEN)
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(
        chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
    + "]"
)
"""Control characters and noncharacters: no HTML may hold them, and the processor stops at one."""
_SHOW = str.maketrans({mark: letter for letter, mark in _HIDDEN.items()})


def _source(item: CslItem, style: str) -> str:
    """Return an item in hayagriva's format, which is YAML and so takes JSON."""
    language = primary_language(str(item.get("language", "")))
    title = headline(str(item["title"]), language, style)
    entry: dict[str, object] = {
        "type": "article",
        "title": f"{{{_hidden(title)}}}",
        "parent": {
            "type": "newspaper",
            "title": f"{{{_hidden(str(item['container-title']))}}}",
        },
    }
    if language:
        entry["language"] = language
    if authors := cast("list[dict[str, str]]", item.get("author", [])):
        entry["author"] = [_author(author) for author in authors]
    if issued := _date(cast("dict[str, object]", item.get("issued", {}))):
        entry["date"] = issued
    if page := item.get("page"):
        entry["page-range"] = _hidden(str(page))
    if item.get("URL"):
        accessed = _date(cast("dict[str, object]", item.get("accessed", {})))
        entry["url"] = {"value": _ADDRESS, "date": accessed} if accessed else _ADDRESS
    return json.dumps({"a": entry}, ensure_ascii=False)


def _hidden(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text).translate(_HIDE)


def _author(author: dict[str, str]) -> dict[str, str]:
    parts = {
        "name": author.get("literal") or author["family"],
        "given-name": author.get("given", ""),
        "suffix": author.get("suffix", ""),
    }
    return {name: _hidden(value) for name, value in parts.items() if value}


def _date(value: dict[str, object]) -> str:
    """Return a CSL date as hayagriva reads it: `2020`, `2020-01`, `2020-01-27`, `~` before."""
    dates = cast("list[list[int]]", value.get("date-parts", []))
    if not dates or not 0 <= dates[0][0] <= 9999:
        return ""
    vague = _about(value)
    first = dates[0][:1] if len(dates) > 1 else dates[0]
    year, *rest = first
    return "-".join(["~" * vague + f"{year:04d}", *(f"{part:02d}" for part in rest)])


def _about(issued: dict[str, object]) -> bool:
    dates = cast("list[object]", issued.get("date-parts", []))
    return "circa" in issued or "season" in issued or len(dates) > 1


_REFERENCE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def _compile(sources: list[str], style: str, language: str) -> list[str]:
    region = _REGIONS.get((style, language), "none")
    lines = [f"#set text(lang: {json.dumps(language)}, region: {region})", f"#let style = {style}"]
    lines += [
        f"#bibliography(bytes({_string(source)}), style: style, title: none, full: true)"
        for source in sources
    ]
    try:
        output = typst.compile("\n".join(lines).encode(), format="html", ignore_system_fonts=True)
    except typst.TypstError as error:
        raise RuntimeError(f"the citation processor failed: {error}") from error
    references = _REFERENCE.findall(output.decode())
    if len(references) != len(sources):
        raise RuntimeError(f"{len(sources)} references asked for, {len(references)} made")
    return references


def _string(text: str) -> str:
    r"""Return a Typst string literal (Typst reference, "String": `\\"` and `\\\\` are escapes)."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_NUMBER = re.compile(r"""^<span class="prefix">.*?</span>\s*""")
_OTHER_TAG = re.compile(r"<(?!/?i>)[^>]*>")
_STOP_AFTER_MARK = re.compile(r"([?!؟…])\.")
_UNSIGNED = {
    "chicago": re.compile(r"^(<i>[^<]*</i>\. )<i>([^<]*)</i>\."),
    "chicago-author-date": re.compile(r"^(<i>[^<]*</i>\. [^<]*\. )<i>([^<]*)</i>\."),
}
_COMMA_AFTER_MARK = re.compile(r'([?!؟]),([”"])')
_YEAR = re.compile(r"\((\d+)\)")
_DATED = re.compile(r"^(.*\. )([^.]+)\.$")
_DATED_WITH_ADDRESS = re.compile(
    rf"^(.*\]\. )([^\[\]]+?)((?: \[[^\]]*\])?\. [^.]*{re.escape(_ADDRESS)})$"
)
_QUOTES = {"ar": ('"', '".'), "": ("“", ".”")}
"""Quotation marks with the full stop, by language; "" for every other one."""


def _finished(reference: str, item: CslItem, style: str, language: str) -> Formatted:
    made = reference.replace("<em>", "<i>").replace("</em>", "</i>")
    made = _OTHER_TAG.sub("", _NUMBER.sub("", made))
    made = made.replace(",)", ")").replace(", Circa ", ", circa ").replace("</i>,.", "</i>.")
    if "accessed" not in item:
        made = made.replace(f"Retrieved {_ADDRESS}", _ADDRESS)
    if style in _UNSIGNED and "author" not in item:
        opening, closing = _QUOTES.get(language, _QUOTES[""])
        made = _UNSIGNED[style].sub(rf"\1{opening}\2{closing}", made)
    made = _STOP_AFTER_MARK.sub(r"\1", _COMMA_AFTER_MARK.sub(r"\1\2,", made))
    made = _MENDED.get(style, _as_it_is)(made, item, language).translate(_SHOW)
    made = made.replace(_ADDRESS, html.escape(str(item.get("URL", ""))))
    return Formatted(html=made, text=html.unescape(made.replace("<i>", "").replace("</i>", "")))


def _as_it_is(made: str, _item: CslItem, _language: str) -> str:
    return made


def _harvard(made: str, item: CslItem, language: str) -> str:
    issued = cast("dict[str, object]", item.get("issued", {}))
    if not _about(issued):
        return made
    locale = LOCALES.get(language, LOCALES["en"])
    return _YEAR.sub(rf"({locale.harvard_about}\1)", made, count=1)


def _vancouver(made: str, item: CslItem, _language: str) -> str:
    if _about(cast("dict[str, object]", item.get("issued", {}))):
        made = _DATED_WITH_ADDRESS.sub(r"\1[\2?]\3", made)
        made = made if _ADDRESS in made else _DATED.sub(r"\1[\2?].", made)
    authors = cast("list[dict[str, str]]", item.get("author", []))
    names = vancouver_names([_person(author) for author in authors])
    return (
        f"{html.escape(names, quote=False)}{'' if names.endswith('.') else '.'} {made}"
        if names
        else made
    )


def _person(author: dict[str, str]) -> Name:
    parts = _author(author)
    return Name(parts["name"], parts.get("given-name", ""), parts.get("suffix", ""))


_MENDED: Mapping[str, Callable[[str, CslItem, str], str]] = {
    "harvard": _harvard,
    "vancouver": _vancouver,
}
"""What is mended in one style alone."""
