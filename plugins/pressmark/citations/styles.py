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
- A family name of several words is kept whole: only "van der" and the like, in small letters, may
  stand behind the given name, as Chicago wants it. The processor parts "De Luca" too.
- A headline that ends in one full stop goes in without it: MLA would set two.
- Quotation marks in a headline become single where the style sets it in double ones; a quotation
  that ends it has the full stop inside.
- A headline that ends in a question or exclamation mark gets no full stop after it.
- APA asks for a day of access where a text is made to change (9.16): one that stands in an archive
  is not. The processor gives one wherever there is no date.
- MLA wants a date that was supplied in brackets: "[circa 2020]", "[2020?]". Chicago tells the two
  apart as well (14.44): "[ca. 2020]", "[2020?]". CSL JSON does not, but the EDTF under its `custom`
  does.
- Chicago sets the title of an article without author in italics; it belongs in quotation marks.
  Chicago's author-date leaves a comma before the full stop where a year is all that is known.
- Harvard (Cite Them Right) is British, and speaks it. It and Vancouver drop that a date is about:
  the year gets its "c.", and Vancouver's date brackets and a question mark (NLM, *Citing
  Medicine*, "Estimated date").
- Vancouver drops the authors of what is on the web, numbers what stands alone, leaves a blank
  before the page where there is no day, and does not say "date unknown".
- Month and day stand as in a whole date of the language where the year stands elsewhere: APA's,
  Chicago's and Harvard's styles have English's order for all ("juillet 25").
- Dates: seasons and intervals are cited by the year in which they begin, marked as approximate; a
  decade or century has no year, and is cited as undated.
- A locale that the processor lacks is en-US's, its own fallback.

After either way the archived copy is added where the style asks (`copies`).
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, NamedTuple, cast

import typst

from pressmark.citations import direct
from pressmark.citations.copies import with_copy
from pressmark.citations.dates import About, about_of
from pressmark.citations.formatted import formatted
from pressmark.citations.locales import LOCALES
from pressmark.citations.names import particle_of
from pressmark.citations.prose import (
    HARVARD_DAY,
    Name,
    day_of_year,
    mla_date,
    vancouver_names,
)
from pressmark.citations.titlecase import CHICAGO, MLA
from pressmark.citations.titles import headline, quoted_within, stopped, stopped_within
from pressmark.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pressmark.citations.csl import CslItem
    from pressmark.citations.formatted import Formatted
    from pressmark.settings import CitationStyle

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "chicago": "chicago-notes",
    "chicago-author-date": "chicago-author-date",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "vancouver": "vancouver",
}
"""The styles, and Typst's name for each (Typst 0.15, `bibliography.style`)."""

_ENGLISH = "en"
"""The order of month and day that the styles have is its own."""
_REGIONS = {("harvard", _ENGLISH): "gb"}
"""The country whose form of a language a style speaks, where that is not the language's first."""
_DEFAULT_LOCALE = re.compile(r'<style\b[^>]*\bdefault-locale="([a-z]+)-([A-Za-z]+)"')

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
    _known(style)
    made = (
        [direct.reference(item, style, language) for item in items]
        if isinstance(style, str)
        else [None] * len(items)
    )
    return _completed([(item, style) for item in items], made, language)


def format_in(
    item: CslItem,
    styles: Sequence[str | CitationStyle],
    locale: str,
    *,
    known_alone: bool = False,
) -> list[Formatted]:
    """Return one item in several styles, as `format` does, for less.

    `known_alone` raises UnknownReferencesError instead of asking the processor: many references
    made in one document by `learn` take a tenth of the time.
    """
    language = primary_language(locale)
    built_in = [style for style in styles if isinstance(style, str)]
    for style in built_in:
        _known(style)
    known = iter(direct.references(item, built_in, language))
    made = [next(known) if isinstance(style, str) else None for style in styles]
    asked = [(item, style) for style in styles]
    if known_alone:
        keys = [_key(*each, language) for each, ref in zip(asked, made, strict=True) if ref is None]
        if unknown := [key for key in keys if key not in _made]:
            raise UnknownReferencesError(unknown)
    return _completed(asked, made, language)


class UnknownReferencesError(Exception):
    """Says which references the processor has to make. `keys` are for `learn`."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__(keys)
        self.keys = tuple(keys)


def batches(keys: Iterable[Key]) -> list[Sequence[Key]]:
    """Return each key once, in as few documents as are worth it, those of one style together."""
    listed = sorted(set(keys), key=lambda key: (key.style, key.language, key.source))
    return [listed[start : start + BATCH] for start in range(0, len(listed), BATCH)]


def learn(batch: Sequence[Key], made: Sequence[str]) -> None:
    """Keep what `compiled` gave of a batch: from now on this process knows these references."""
    _made.update(zip(batch, made, strict=True))


def _known(style: str | CitationStyle) -> None:
    if isinstance(style, str) and style not in STYLES:
        raise KeyError(style)


def _completed(
    asked: Sequence[_Asked], made: Sequence[Formatted | None], language: str
) -> list[Formatted]:
    left = [each for each, known in zip(asked, made, strict=True) if known is None]
    rest = iter(_processed(left, language) if left else ())
    return [
        with_copy(known or next(rest), item, style, language)
        for (item, style), known in zip(asked, made, strict=True)
    ]


def processed(
    items: Sequence[CslItem], style: str | CitationStyle, language: str
) -> list[Formatted]:
    """Return what the citation processor makes of each item, with what is mended here."""
    return _processed([(item, style) for item in items], language)


_Asked = tuple["CslItem", "str | CitationStyle"]


def _processed(asked: Sequence[_Asked], language: str) -> list[Formatted]:
    keys = [_key(item, style, language) for item, style in asked]
    missing = [key for key in dict.fromkeys(keys) if key not in _made]
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        learn(batch, compiled(batch))
    return [
        _finished(_made[key], item, style if isinstance(style, str) else "", language)
        for key, (item, style) in zip(keys, asked, strict=True)
    ]


class Key(NamedTuple):
    """An item in hayagriva's format, a style as Typst has it, a language, its country or ""."""

    source: str
    style: str
    language: str
    region: str


def _key(item: CslItem, style: str | CitationStyle, language: str) -> Key:
    if isinstance(style, str):
        region = _REGIONS.get((style, language), "")
        return Key(_source(item, style, language), _string(STYLES[style]), language, region)
    spoken = _DEFAULT_LOCALE.search(style.source)
    region = spoken[2].lower() if spoken is not None and spoken[1] == language else ""
    cased = MLA if _TITLE_CASE in style.source else None
    source = _source(item, "", language, cased)
    return Key(source, f"bytes({_string(style.source)})", language, region)


_TITLE_CASE = 'text-case="title"'
_CASED = {"chicago": CHICAGO, "chicago-author-date": CHICAGO, "mla": MLA}
"""The styles in title case, and the words that stay small in it."""
_UNQUOTED = frozenset({"apa", "vancouver"})
"""The styles that set no marks around a headline."""

_made: dict[Key, str] = {}
"""The processor's own HTML."""

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
_WHOLE = "\ue005"
"""A blank in a name that must not be parted there."""
_SHOW = str.maketrans({**{mark: letter for letter, mark in _HIDDEN.items()}, _WHOLE: " "})


def _source(item: CslItem, style: str, language: str, cased: frozenset[str] | None = None) -> str:
    """Return an item in hayagriva's format, which is YAML and so takes JSON."""
    spoken = primary_language(str(item.get("language", "")))
    title = headline(str(item["title"]), spoken, _CASED.get(style, cased))
    if style in _CASED:
        title = quoted_within(title, spoken)
    entry: dict[str, object] = {
        "type": "article",
        "title": f"{{{_hidden(title)}}}",
        "parent": {
            "type": "newspaper",
            "title": f"{{{_hidden(str(item['container-title']))}}}",
        },
    }
    if spoken:
        entry["language"] = spoken
    if authors := cast("list[dict[str, str]]", item.get("author", [])):
        entry["author"] = [_author(author) for author in authors]
    issued = _date(cast("dict[str, object]", item.get("issued", {})))
    if issued:
        bracketed = style == "mla" and language in LOCALES
        entry["date"] = issued if bracketed or about_of(item) is About.SURE else f"~{issued}"
    if (page := item.get("page")) and style != "vancouver":
        entry["page-range"] = _hidden(str(page))
    if item.get("URL"):
        accessed = _date(cast("dict[str, object]", item.get("accessed", {})))
        read = accessed and style != "apa"
        entry["url"] = {"value": _ADDRESS, "date": accessed} if read else _ADDRESS
    return json.dumps({"a": entry}, ensure_ascii=False)


def _hidden(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text).translate(_HIDE)


def _author(author: dict[str, str]) -> dict[str, str]:
    person = _person(author)
    family = _hidden(person.family).replace(" ", _WHOLE)
    parts = {
        "name": f"{person.particle} {family}" if person.particle else family,
        "given-name": _hidden(person.given),
        "suffix": _hidden(person.suffix),
    }
    return {name: value for name, value in parts.items() if value}


def _person(author: dict[str, str]) -> Name:
    """Return the parts of a name, as they are."""
    if body := author.get("literal"):
        return Name(body)
    family = author["family"]
    particle = particle_of(family)
    return Name(
        family[len(particle) :].lstrip(),
        author.get("given", ""),
        author.get("suffix", ""),
        particle,
    )


def _date(value: dict[str, object]) -> str:
    """Return a CSL date as hayagriva reads it: `2020`, `2020-01`, `2020-01-27`."""
    dates = cast("list[list[int]]", value.get("date-parts", []))
    if not dates or not 0 <= dates[0][0] <= 9999:
        return ""
    first = dates[0][:1] if len(dates) > 1 else dates[0]
    year, *rest = first
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


_REFERENCE = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def compiled(batch: Sequence[Key]) -> list[str]:
    """Return what the processor makes of some keys, for `learn`: any process may ask it."""
    names = {
        style: f"style{at}" for at, style in enumerate(dict.fromkeys(key.style for key in batch))
    }
    lines = [f"#let {name} = {style}" for style, name in names.items()]
    for source, style, language, region in batch:
        country = json.dumps(region) if region else "none"
        lines.append(f"#set text(lang: {json.dumps(language)}, region: {country})")
        lines.append(
            f"#bibliography(bytes({_string(source)}), style: {names[style]}, title: none,"
            " full: true)"
        )
    try:
        output = typst.compile("\n".join(lines).encode(), format="html", ignore_system_fonts=True)
    except typst.TypstError as error:
        raise RuntimeError(f"the citation processor failed: {error}") from error
    references = _REFERENCE.findall(output.decode())
    if len(references) != len(batch):
        raise RuntimeError(f"{len(batch)} references asked for, {len(references)} made")
    return references


def _string(text: str) -> str:
    r"""Return a Typst string literal (Typst reference, "String": `\\"` and `\\\\` are escapes)."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_NUMBER = re.compile(r"""^<span class="prefix">.*?</span>\s*""")
_OTHER_TAG = re.compile(r"<(?!/?i>)[^>]*>")
_STOP_AFTER_MARK = re.compile(r"([?!؟？！…])\.")
_UNSIGNED = {
    "chicago": re.compile(r"^(<i>[^<]*</i>\. )<i>([^<]*)</i>\."),
    "chicago-author-date": re.compile(r"^(<i>[^<]*</i>\. [^<]*\. )<i>([^<]*)</i>\."),
}
_COMMA_AFTER_MARK = re.compile(r'([?!؟？！]),([”"])')
_GUESSED = re.compile(r"\[([^\[\]]+)\?\]")
_YEAR = re.compile(r"\((\d+)\)")
_RETRIEVED = re.compile(rf"(?<=\. )[^.<]*(?={re.escape(_ADDRESS)}$)")
_DATED_WITH_ADDRESS = re.compile(
    rf"^(.*\]\. )([^\[\]]+?)((?: \[[^\]]*\])?\. [^.]*{re.escape(_ADDRESS)})$"
)
_END_OF_DATES = re.compile(rf"\.(?: [^.]*{re.escape(_ADDRESS)})?$")


def _finished(reference: str, item: CslItem, style: str, language: str) -> Formatted:
    made = reference.replace("<em>", "<i>").replace("</em>", "</i>")
    made = _OTHER_TAG.sub("", _NUMBER.sub("", made))
    made = made.replace(",)", ")").replace(", Circa ", ", circa ").replace("</i>,.", "</i>.")
    if "accessed" not in item:
        made = made.replace(f"Retrieved {_ADDRESS}", _ADDRESS)
    if style in _UNSIGNED and "author" not in item:
        locale = LOCALES.get(language, LOCALES["en"])
        quoted = locale.quoted.replace("\\", r"\\").replace("{}", r"\2")
        made = _UNSIGNED[style].sub(rf"\1{quoted}", made)
    made = _STOP_AFTER_MARK.sub(r"\1", _COMMA_AFTER_MARK.sub(r"\1\2,", made))
    if style in _CASED:
        made = stopped_within(made)
    if style in _UNQUOTED:
        made = _stopped(made, item)
    made = _MENDED.get(style, _as_it_is)(made, item, language).translate(_SHOW)
    return formatted(made.replace(_ADDRESS, html.escape(str(item.get("URL", "")))))


def _stopped(made: str, item: CslItem) -> str:
    spoken = primary_language(str(item.get("language", "")))
    title = headline(str(item["title"]), spoken)
    old, new = (
        html.escape(_hidden(each), quote=False) for each in (f"{title}.", stopped(title, spoken))
    )
    return made.replace(old, new, 1)


def _as_it_is(made: str, _item: CslItem, _language: str) -> str:
    return made


def _apa(made: str, item: CslItem, language: str) -> str:
    return _with_day(_RETRIEVED.sub("", made), item, language, ", {})")


def _with_day(made: str, item: CslItem, language: str, place: str, own: str = "") -> str:
    """Put month and day in the language's own order; `place` is what stands around them."""
    locale = LOCALES.get(language)
    dates = cast("list[list[int]]", _issued(item).get("date-parts", []))
    if locale is None or language == _ENGLISH or len(dates) != 1 or not dates[0][1:]:
        return made
    month, *day = dates[0][1:]
    name = locale.months[month - 1]
    old = (own or locale.year_day).format(month=name, day=day[0]) if day else name
    new = day_of_year(tuple(dates[0]), locale, own)
    before, found, after = made.rpartition(place.format(old))
    return f"{before}{place.format(new)}{after}" if found else made


def _chicago(made: str, item: CslItem, language: str) -> str:
    if about_of(item) is not About.APPROXIMATE:
        return made
    return _GUESSED.sub(rf"[{LOCALES.get(language, LOCALES['en']).about}\1]", made, count=1)


def _mla(made: str, item: CslItem, language: str) -> str:
    about, locale = about_of(item), LOCALES.get(language)
    dates = cast("list[list[int]]", _issued(item).get("date-parts", []))
    if locale is None or about is About.SURE or not dates:
        return made
    issued = tuple(dates[0][:1] if len(dates) > 1 else dates[0])
    sure = mla_date(issued, About.SURE, locale)
    before, found, after = made.rpartition(f"</i>, {sure}")
    return f"{before}</i>, {mla_date(issued, about, locale)}{after}" if found else made


def _chicago_author_date(made: str, item: CslItem, language: str) -> str:
    return _with_day(_chicago(made, item, language), item, language, " {}.")


def _harvard(made: str, item: CslItem, language: str) -> str:
    made = _with_day(made, item, language, ", {}", HARVARD_DAY)
    if about_of(item) is About.SURE:
        return made
    locale = LOCALES.get(language, LOCALES["en"])
    return _YEAR.sub(rf"({locale.harvard_about}\1)", made, count=1)


def _vancouver(made: str, item: CslItem, language: str) -> str:
    if about_of(item) is not About.SURE:
        outlet = html.escape(_hidden(str(item["container-title"])), quote=False)
        before, found, date = made.rpartition(f"{outlet}. ")
        if _ADDRESS in made:
            made = _DATED_WITH_ADDRESS.sub(r"\1[\2?]\3", made)
        elif found:
            made = f"{before}{found}[{date.removesuffix('.')}?]."
    if not _date(_issued(item)):
        unknown = f"[{LOCALES.get(language, LOCALES['en']).vancouver_undated}]"
        before, cited, after = made.rpartition("]. [")
        if cited and _ADDRESS in after:
            made = f"{before}]. {unknown} [{after}"
        else:
            made = _END_OF_DATES.sub(lambda end: f". {unknown}{end[0]}", made, count=1)
    if page := item.get("page"):
        page = html.escape(_hidden(str(page)), quote=False)
        made = _END_OF_DATES.sub(lambda end: f":{page}{end[0]}", made, count=1)
    authors = cast("list[dict[str, str]]", item.get("author", []))
    names = html.escape(_hidden(vancouver_names([_person(each) for each in authors])), quote=False)
    return f"{names}{'' if names.endswith('.') else '.'} {made}" if names else made


def _issued(item: CslItem) -> dict[str, object]:
    return cast("dict[str, object]", item.get("issued") or {})


_MENDED: Mapping[str, Callable[[str, CslItem, str], str]] = {
    "apa": _apa,
    "chicago": _chicago,
    "chicago-author-date": _chicago_author_date,
    "mla": _mla,
    "harvard": _harvard,
    "vancouver": _vancouver,
}
"""What is mended in one style alone."""
