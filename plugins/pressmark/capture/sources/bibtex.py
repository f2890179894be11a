"""BibTeX and BibLaTeX, with LaTeX's accents and Zotero's and JabRef's attached files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import decode, one_line
from pressmark.capture.source import Source, refusal
from pressmark.capture.sources.model import Entry
from pressmark.capture.sources.references import date_of, item, person, unused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.capture.sources.model import Input

_TEXTS = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "outlet": ("journaltitle", "journal", "newspaper", "organization", "publisher", "howpublished"),
    "language": ("langid", "language"),
    "edition": ("edition",),
    "page": ("pages",),
    "keeper_notes": ("note", "annote", "annotation"),
}
_LANGUAGES = {"english": "en", "american": "en-US", "british": "en-GB", "ngerman": "de",
              "german": "de", "french": "fr", "spanish": "es", "portuguese": "pt",
              "arabic": "ar", "persian": "fa", "farsi": "fa", "italian": "it"}  # fmt: skip
_READ = {name for names in _TEXTS.values() for name in names} | {
    "author", "date", "year", "month", "day", "url", "urldate", "file", "doi", "issn", "keywords",
    "rights", "copyright", "license", "entrysubtype",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHERS = "others"
"""Stands for the authors that an entry does not name."""
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# LaTeX reads these as commands of its own unless a backslash stands before them.
_BARE = re.compile(r"(?<!\\)([%&#_])")


def read_bibtex(entry: Input) -> Iterator[Entry]:
    """Give each entry; one that is broken is a problem, and the others are read."""
    from bibtexparser.entrypoint import parse_string  # only for BibTeX

    library = parse_string(decode(entry.read()).text)
    for block in library.failed_blocks:
        source = Source(table=entry.name, line=(block.start_line or 0) + 1)
        yield Entry(
            source.refused(
                "The entry cannot be read.",
                "See that its braces close, and that its key stands only once.",
                value=" ".join((block.raw or "").split())[:80],
            )
        )
    if not library.entries and not library.failed_blocks:
        yield Entry(refusal(entry.name, "The file holds no entry.", "Export it once more."))
    for each in library.entries:
        fields = {field.key.lower(): str(field.value) for field in each.fields}
        yield _entry(fields, each.key, entry.name, (each.start_line or 0) + 1)


def _entry(fields: Mapping[str, str], key: str, table: str, line: int) -> Entry:
    values: dict[str, object] = {
        name: next((_plain(fields[each]) for each in names if fields.get(each)), "")
        for name, names in _TEXTS.items()
    }
    language = str(values["language"])
    values["language"] = _LANGUAGES.get(language.lower(), language)
    names = _names(fields.get("author", ""))
    authors = [name for name in names if name.lower() != _OTHERS]
    values["authors"] = [_person(name) for name in authors]
    values["issued"] = _date(fields)
    values["retrieved"] = date_of(fields.get("urldate", ""))
    # An address stands as it is, but for what LaTeX had to be kept from reading.
    values["source_url"] = re.sub(r"\\([%&#_~])", r"\1", fields.get("url", "")).strip("{}")
    values["topics"] = [
        _plain(word) for word in re.split(r"[,;]", fields.get("keywords", "")) if word.strip()
    ]
    issn = fields.get("issn", "").strip()
    values["issn"] = issn if re.fullmatch(r"\d{4}-\d{3}[\dXx]", issn) else ""
    if fields.get("doi"):
        values["identifiers"] = {"doi": fields["doi"]}
    left_out = [name for name in fields if name not in _READ] + unused(fields, _TEXTS)
    left_out += ["issn"] if issn and not values["issn"] else []
    left_out += [f"author (“and {_OTHERS}”)"] if len(authors) < len(names) else []
    rights = next((fields[n] for n in ("license", "rights", "copyright") if fields.get(n)), "")
    return item(
        values,
        table=table,
        line=line,
        id=key,
        rights=_plain(rights),
        files=list(_files(fields.get("file", ""))),
        left_out=left_out,
    )


def _plain(text: str) -> str:
    """Read LaTeX as text: accents, escaped signs, braces that keep capitals."""
    if not re.search(r"[\\{}$~]", text):
        return one_line(text)
    from pylatexenc.latex2text import LatexNodes2Text  # bibtexparser's own

    read = LatexNodes2Text(math_mode="verbatim").latex_to_text(_BARE.sub(r"\\\1", text))
    return one_line(str(read))


def _names(text: str) -> list[str]:
    """Part names at "and", but not inside braces."""
    parts: list[str] = []
    for part in _AND.split(text.strip()):
        if parts and parts[-1].count("{") > parts[-1].count("}"):
            parts[-1] = f"{parts[-1]} and {part}"
        elif part:
            parts.append(part)
    return parts


def _person(name: str) -> object:
    if name.startswith("{") and name.endswith("}"):
        return person(_plain(name))
    family, comma, given = _plain(name).partition(",")
    return person(family, given) if comma else family


def _date(fields: Mapping[str, str]) -> str:
    if fields.get("date"):
        return date_of(fields["date"])
    year, month = fields.get("year", "").strip(), fields.get("month", "").strip().lower()
    if month[:3] in _MONTHS:
        month = str(_MONTHS.index(month[:3]) + 1)
    day = fields.get("day", "").strip()
    return date_of("-".join(part for part in (year, month, day if month else "") if part))


def _files(text: str) -> Iterator[str]:
    """Give the attached files: `Description:path:type;…`, or paths alone."""
    for part in re.split(r"(?<!\\);", text):
        pieces = [piece.replace("\\", "") for piece in re.split(r"(?<!\\):", part)]
        path = pieces[1] if len(pieces) >= 3 else pieces[0]
        if path.strip():
            yield path.strip()
