"""CSL JSON (https://docs.citationstyles.org/en/stable/specification.html, appendix IV)."""

from __future__ import annotations

import json
from dataclasses import replace
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

_MADE = {"author": "authors", "issued": "issued", "accessed": "retrieved", "ISSN": "issn"}
_BLANKS = " \t\r\n"  # RFC 8259, section 2


def read_csl(entry: Input) -> Iterator[Entry]:
    """Give each item of the list; of a list that is cut off, those before the cut."""
    text = decode(entry.read()).text
    number = before = 0
    line = 1
    try:
        for number, (at, value) in enumerate(_items(text), start=1):
            line, before = line + text.count("\n", before, at), at
            source = Source(table=entry.name, line=line)
            if not isinstance(value, dict):
                source = replace(source, name=f"{entry.name}#{number}")
                yield Entry(source.refused("The item is no object.", "Export it once more."))
            else:
                yield _entry(value, source)
    except (ValueError, RecursionError) as error:
        behind = f" behind item {number}" if number else ""
        remedy = "What stands there is not added: export it once more."
        yield Entry(refusal(entry.name, f"The file is no JSON{behind} ({error}).", remedy))


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Give each item of a JSON array with the place where it begins; of other JSON the whole.

    Raises ValueError where it is no JSON, RecursionError where it is too deep.
    """
    decoder = json.JSONDecoder()
    at = _skipped(text, 0)
    if text[at : at + 1] != "[":
        yield at, json.loads(text)
        return
    at = _skipped(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        yield at, value
        at = _skipped(text, end)
        if text[at : at + 1] == ",":
            at = _skipped(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
    if _skipped(text, at + 1) != len(text):
        raise json.JSONDecodeError("Extra data", text, at + 1)


def _skipped(text: str, at: int) -> int:
    while text[at : at + 1] in _BLANKS and at < len(text):
        at += 1
    return at


def _entry(each: Mapping[str, Any], source: Source) -> Entry:
    values: dict[str, object] = {
        name: one_line(str(each[key])) for key, name in _TEXTS.items() if each.get(key)
    }
    publisher = one_line(str(each.get("publisher") or ""))
    outlet = values.setdefault("outlet", publisher)
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
    left_out = [key for key in each if key not in _READ and each[key]]
    left_out += [key for key, name in _MADE.items() if each.get(key) and not values[name]]
    left_out += ["publisher"] if publisher not in {outlet, ""} else []
    left_out += ["custom"] if custom and set(_keys(custom)) != {"license"} else []
    return item(
        values,
        table=source.table,
        line=source.line,
        id=str(each.get("id") or ""),
        rights=str(rights or ""),
        left_out=left_out,
    )


def _keys(value: Any) -> Iterator[str]:
    return iter(value) if isinstance(value, dict) else iter(())


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
