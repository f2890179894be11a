r"""References in prose: APA 7, Chicago 18 (notes), MLA 9.

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
from pressmark.citations.titles import headline
from pressmark.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.citations.csl import CslItem

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "chicago": "chicago-notes",
    "mla": "modern-language-association",
}
"""The styles, and Typst's name for each (Typst 0.15, `bibliography.style`)."""

BATCH = 200
"""References in one document: more gain nothing (0.7, 2.2 and 0.4 ms each at 200 and at 400)."""


def format(  # noqa: A001 - the interface's name; it is called as citations.format
    items: Sequence[CslItem], style: str, locale: str
) -> list[Formatted]:
    """Return each of `items` (CSL JSON, newspaper articles) in one of `STYLES`.

    `locale` is a BCP 47 tag, of which the language counts. What this process has formatted
    before comes from memory. Raises KeyError for a style that is not in `STYLES`, and
    RuntimeError where the processor fails. Threads bring nothing: two were no faster than one.
    """
    if style not in STYLES:
        raise KeyError(style)
    language = primary_language(locale)
    made = [direct.reference(item, style, language) for item in items]
    left = [item for item, known in zip(items, made, strict=True) if known is None]
    rest = iter(processed(left, style, language))
    return [known or next(rest) for known in made]


def processed(items: Sequence[CslItem], style: str, language: str) -> list[Formatted]:
    """Return what the citation processor makes of each item, with what is mended here."""
    name = STYLES[style]
    keys = [(_source(item, style), name, language) for item in items]
    missing = [key for key in dict.fromkeys(keys) if key not in _made]
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        references = _compile([source for source, _, _ in batch], name, language)
        _made.update(zip(batch, references, strict=True))
    return [
        _finished(_made[key], item, style, language) for key, item in zip(keys, items, strict=True)
    ]


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
    vague = "circa" in value or "season" in value or len(dates) > 1
    first = dates[0][:1] if len(dates) > 1 else dates[0]
    year, *rest = first
    return "-".join(["~" * vague + f"{year:04d}", *(f"{part:02d}" for part in rest)])


_REFERENCE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def _compile(sources: list[str], style: str, language: str) -> list[str]:
    lines = [f"#set text(lang: {json.dumps(language)})"]
    lines += [
        f"#bibliography(bytes({_string(source)}), style: {_string(style)}, title: none, full: true)"
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


_OTHER_TAG = re.compile(r"<(?!/?i>)[^>]*>")
_STOP_AFTER_MARK = re.compile(r"([?!؟…])\.")
_UNSIGNED = re.compile(r"^(<i>[^<]*</i>\. )<i>([^<]*)</i>\.")
_QUOTES = {"ar": ('"', '".'), "": ("“", ".”")}
"""Quotation marks with the full stop, by language; "" for every other one."""


def _finished(reference: str, item: CslItem, style: str, language: str) -> Formatted:
    made = reference.replace("<em>", "<i>").replace("</em>", "</i>")
    made = _OTHER_TAG.sub("", made).replace(",)", ")").replace(", Circa ", ", circa ")
    if "accessed" not in item:
        made = made.replace(f"Retrieved {_ADDRESS}", _ADDRESS)
    if style == "chicago" and "author" not in item:
        opening, closing = _QUOTES.get(language, _QUOTES[""])
        made = _UNSIGNED.sub(rf"\1{opening}\2{closing}", made)
    made = _STOP_AFTER_MARK.sub(r"\1", made).translate(_SHOW)
    made = made.replace(_ADDRESS, html.escape(str(item.get("URL", ""))))
    return Formatted(html=made, text=html.unescape(made.replace("<i>", "").replace("</i>", "")))
