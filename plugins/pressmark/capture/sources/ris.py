"""RIS, as most databases and reference managers write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import decode, one_line
from pressmark.capture.source import refusal
from pressmark.capture.sources.model import Entry
from pressmark.capture.sources.references import date_of, item, split_person

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
_LEFT_OUT = {"abstract": "abstract", "notes_abstract": "abstract"}
_ATTACHED = ("file_attachments1", "file_attachments2")


def read_ris(entry: Input) -> Iterator[Entry]:
    """Give each reference; what stands before the first is passed over."""
    import rispy  # only for RIS

    text = decode(entry.read()).text
    start = re.search(r"^TY\s+-", text, re.MULTILINE)
    if start is None:
        yield Entry(
            refusal(entry.name, "The file holds no reference.", "Export it once more, as RIS.")
        )
        return
    lines = [n for n, line in enumerate(text.split("\n"), start=1) if line.startswith("TY  -")]
    read = rispy.loads(text[start.start() :], skip_unknown_tags=True)
    if len(read) != len(lines):
        yield Entry(
            refusal(
                entry.name,
                f"{len(lines)} references begin, and {len(read)} could be read.",
                "See that each ends with a line “ER  - ”.",
            )
        )
    for number, each in enumerate(read):
        yield _entry(each, entry.name, lines[number] if number < len(lines) else 0)


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
    return item(
        values,
        table=table,
        line=line,
        id=str(each.get("id") or ""),
        files=[path.removeprefix("internal-pdf://") for path in files],
        left_out=[name for key, name in _LEFT_OUT.items() if each.get(key)],
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
