"""CSL JSON (https://docs.citationstyles.org/en/stable/specification.html, appendix IV)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import decode, one_line
from pressmark.capture.source import Source, refusal
from pressmark.capture.sources.model import Entry
from pressmark.capture.sources.references import item, person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.capture.sources.model import Input

_TEXTS = {
    "title": "title",
    "container-title": "outlet",
    "language": "language",
    "URL": "source_url",
    "section": "section",
    "page": "page",
    "edition": "edition",
    "event-place": "place",
    "note": "keeper_notes",
}
_READ = {*_TEXTS, "id", "type", "author", "issued", "accessed", "ISSN", "DOI", "keyword",
         "custom", "license", "publisher", "title-short", "citation-key", "source",
         "categories", "shortTitle", "journalAbbreviation", "container-title-short"}  # fmt: skip


def read_csl(entry: Input) -> Iterator[Entry]:
    """Give each item of the list."""
    try:
        items = json.loads(decode(entry.read()).text)
    except (ValueError, RecursionError) as error:
        source = refusal(entry.name, f"The file is no JSON ({error}).", "Export it once more.")
        yield Entry(source)
        return
    for number, each in enumerate(items if isinstance(items, list) else [items], start=1):
        if not isinstance(each, dict):
            source = Source(table=entry.name, name=f"{entry.name}#{number}")
            yield Entry(source.refused("The item is no object.", "Export it once more."))
            continue
        yield _entry(each, entry.name)


def _entry(each: Mapping[str, Any], table: str) -> Entry:
    values: dict[str, object] = {
        name: one_line(str(each[key])) for key, name in _TEXTS.items() if each.get(key)
    }
    values.setdefault("outlet", one_line(str(each.get("publisher") or "")))
    values["authors"] = [name for name in map(_name, _list(each.get("author"))) if name]
    values["issued"] = _date(each.get("issued"))
    accessed = _date(each.get("accessed"))
    values["retrieved"] = accessed if len(accessed) == len("2021-07-06") else ""
    values["issn"] = one_line(str(each.get("ISSN") or "")).split(" ")[0].rstrip(",;")
    values["topics"] = [
        part.strip() for part in str(each.get("keyword") or "").split(",") if part.strip()
    ]
    if each.get("DOI"):
        values["identifiers"] = {"doi": str(each["DOI"])}
    custom = each.get("custom")
    rights = each.get("license") or (custom.get("license") if isinstance(custom, dict) else "")
    return item(
        values,
        table=table,
        id=str(each.get("id") or ""),
        rights=str(rights or ""),
        left_out=[key for key in each if key not in _READ and each[key]],
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(value: Any) -> object:
    if not isinstance(value, dict):
        return one_line(value) if isinstance(value, str) else ""
    if value.get("literal"):
        return {"name": one_line(str(value["literal"])), "kind": "organisation"}
    particle = str(value.get("non-dropping-particle") or "")
    family = f"{particle} {value.get('family') or ''}".strip()
    return person(family, str(value.get("given") or ""))


def _date(value: Any) -> str:
    """Write a CSL date as EDTF; a text in it stays one, and is read where every date is."""
    if not isinstance(value, dict):
        return one_line(value) if isinstance(value, str) else ""
    days = [_day(each) for each in _list(value.get("date-parts"))[:2]]
    if days and all(days):
        text = "/".join(days)
        return f"{text}~" if value.get("circa") and len(days) == 1 else text
    return one_line(str(value.get("literal") or value.get("raw") or ""))


def _day(parts: Any) -> str:
    """Write year, month and day, as numbers or as texts, with hyphens; "" for anything else."""
    numbers = [str(part) for part in _list(parts)[:3]]
    if not numbers or not all(number.isascii() and number.isdecimal() for number in numbers):
        return ""
    return "-".join(number.zfill(2 if at else 4) for at, number in enumerate(numbers))
