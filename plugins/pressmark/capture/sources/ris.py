"""RIS, as most databases and reference managers write it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import decode, one_line
from pressmark.capture.source import Source, refusal
from pressmark.capture.sources.model import Entry
from pressmark.capture.sources.references import date_of, item, split_person, unused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.capture.sources.model import Input

_TEXTS = {
    "title": ("title", "primary_title"),
    "outlet": ("secondary_title", "journal_name", "alternate_title3", "publisher"),
    "language": ("language",),
    "section": ("section",),
    "edition": ("edition",),
    "place": ("place_published",),
}
_READ = {name for names in _TEXTS.values() for name in names} | {
    "type_of_reference", "id", "authors", "first_authors", "date", "year", "publication_year",
    "access_date", "urls", "keywords", "issn", "start_page", "end_page", "notes", "doi",
    "file_attachments1", "file_attachments2", "unknown_tag", "name_of_database",
    "accession_number", "custom1",
}  # fmt: skip
_MADE = {"access_date": "retrieved", "issn": "issn"}
_RIGHTS = "CR"
"""A tag that Zotero reads as rights, and that this archive's own exports have."""
_ATTACHED = ("file_attachments1", "file_attachments2")
_TAG = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]+-(?:[ \t]+|$)", re.MULTILINE)
_BEGIN = re.compile(r"^TY  - ", re.MULTILINE)
_END = re.compile(r"^ER  -.*\n?", re.MULTILINE)


def read_ris(entry: Input) -> Iterator[Entry]:
    """Give each reference; one that does not end, or is none, is a problem of its line."""
    text = decode(entry.read()).text
    if not _BEGIN.search(text):
        # Some write one blank where the format asks for two. Else "US - Iran" may begin a line.
        text = _TAG.sub(r"\1  - ", text)
    begins = [match.start() for match in _BEGIN.finditer(text)]
    if not begins:
        yield Entry(
            refusal(entry.name, "The file holds no reference.", "Export it once more, as RIS.")
        )
        return
    line, before = 1, 0
    for begin, following in zip(begins, [*begins[1:], len(text)], strict=True):
        line, before = line + text.count("\n", before, begin), begin
        yield from _reference(text[begin:following], Source(table=entry.name, line=line))


def _reference(text: str, source: Source) -> Iterator[Entry]:
    import rispy  # only for RIS

    end = _END.search(text)
    read = rispy.loads(text[: end.end()] if end else f"{text}\nER  - \n")
    if end is None or len(read) != 1:
        yield Entry(
            source.refused(
                "The reference has no end, and may be cut off.",
                "See that it is whole, and put a line “ER  - ” below it.",
                value=" ".join(text.split())[:80],
            )
        )
        return
    yield _entry(read[0], source.table, source.line)
    if stray := text[end.end() :].strip():
        behind = source.line + text.count("\n", 0, text.index(stray, end.end()))
        yield Entry(
            replace(source, line=behind).refused(
                "Here stands what belongs to no reference.",
                "See that it is none, or put a line “TY  - NEWS” above it.",
                value=" ".join(stray.split())[:80],
            )
        )


def _entry(each: Mapping[str, Any], table: str, line: int) -> Entry:
    values: dict[str, object] = {
        name: next((one_line(str(each[key])) for key in keys if each.get(key)), "")
        for name, keys in _TEXTS.items()
    }
    authors = each.get("authors") or each.get("first_authors") or ()
    values["authors"] = [split_person(name) for name in authors]
    dated = next((each[key] for key in ("date", "year", "publication_year") if each.get(key)), "")
    values["issued"] = date_of(str(dated))
    access = date_of(str(each.get("access_date") or ""))
    values["retrieved"] = access if len(access) == len("2021-07-06") else ""
    values["source_url"] = next(iter(each.get("urls") or ()), "")
    values["topics"] = [one_line(word) for word in each.get("keywords") or ()]
    issn = one_line(str(each.get("issn") or ""))
    values["issn"] = issn if re.fullmatch(r"\d{4}-\d{3}[\dXx]", issn) else ""
    first, last = str(each.get("start_page") or ""), str(each.get("end_page") or "")
    values["page"] = f"{first}-{last}" if first and last and first != last else first
    values["keeper_notes"] = "\n\n".join(str(note) for note in each.get("notes") or ())
    if each.get("doi"):
        values["identifiers"] = {"doi": str(each["doi"])}
    files = [one_line(str(path)) for key in _ATTACHED for path in _several(each.get(key)) if path]
    unknown = each.get("unknown_tag") or {}
    left_out = [key for key in each if key not in _READ and each[key]]
    left_out += [tag for tag in unknown if tag != _RIGHTS]
    left_out += [key for key, name in _MADE.items() if each.get(key) and not values[name]]
    left_out += unused(each, _TEXTS)
    left_out += ["urls"] if len(each.get("urls") or ()) > 1 else []
    return item(
        values,
        table=table,
        line=line,
        id=str(each.get("id") or ""),
        rights=" ".join(unknown.get(_RIGHTS, ())),
        files=[path.removeprefix("internal-pdf://") for path in files],
        left_out=[name.replace("_", " ") for name in left_out],
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
