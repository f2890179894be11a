"""JSON Lines (https://jsonlines.org): an object a line, for programs that hand articles over.

The names are the record's own. One of `body_text`, `body_markdown`, `body_html` and
`raw_bytes_base64` may hold the text; `id` comes back in the answer.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressmark.capture.source import Form, Source
from pressmark.capture.sources.guard import guarded
from pressmark.capture.sources.kinds import HEAD, Kind, kind_of
from pressmark.capture.sources.model import LONGEST_PAGE, MEGABYTE, Entry, Input
from pressmark.capture.tables import ALIASES, BODIES, FILE, LISTS, TEXTS, resolve_rights
from pressmark.converters import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.capture.tables import Value

RAW = "raw_bytes_base64"
_LONGEST_LINE = 60 * MEGABYTE
_GROUPS = frozenset({"identifiers", "permission", "source_status", "rights_evidence", "extra"})
"""Fields with parts of their own that a program may hand over as they stand in a record."""
_FILES = (Kind.PDF, Kind.DOCX, Kind.MHTML, Kind.SCAN)
"""Kinds that a program may hand over as bytes, beside pages and texts."""
_OTHERS = frozenset({"id", FILE, RAW, "content_type", "filename", *BODIES})
_KNOWN = TEXTS | LISTS | _GROUPS | _OTHERS | ALIASES.keys()


def read_json_lines(entry: Input) -> Iterator[Entry]:
    """Give each line's article; a line that cannot be read is a problem of its own."""
    number = 0
    while line := entry.file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            source = Source(table=entry.name, line=number)
            yield Entry(
                source.refused(
                    f"The line is longer than {_LONGEST_LINE / MEGABYTE:.0f} MB.",
                    "Write one object on each line.",
                )
            )
            while line and not line.endswith(b"\n"):
                line = entry.file.readline(_LONGEST_LINE)
            continue
        text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if text:
            yield _entry(text, entry, number)


def _entry(line: bytes, entry: Input, number: int) -> Entry:
    source = Source(table=entry.name, line=number)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Entry(
            source.refused(f"This is no JSON ({error}).", "Write one object on each line.")
        )
    if not isinstance(value, dict):
        return Entry(
            source.refused("The line holds no object.", 'Write {"title": …, "body_text": …}.')
        )
    return of_object(value, source)


def of_object(value: Mapping[str, Any], source: Source) -> Entry:
    """Read one object. `source` says where it stands; problems and values are added to it."""
    fields: dict[str, Value] = {}
    problems = list(source.problems)
    id_ = str(value.get("id", ""))
    for key, given in value.items():
        name = ALIASES.get(key, key)
        if key not in _KNOWN:
            meant = nearest(key, tuple(_KNOWN))
            remedy = f"Did you mean {meant}?" if meant else "Leave it out."
            problems += source.refused("No record has such a field.", remedy, field=key).problems
        elif name not in _OTHERS and given not in (None, "", [], {}):
            read = _value(name, given)
            if read is None:
                problems += source.refused(
                    "The value has a form that this field does not have.",
                    "Write a list of texts." if name in LISTS else "Write a text.",
                    field=key,
                    value=str(given)[:100],
                ).problems
            else:
                fields[name] = read
    problems += resolve_rights(fields, source.table, source.line)
    data, form, faults = _body(value, source)
    made = Source(
        name=str(value.get("filename") or ""),
        data=data,
        form=form,
        content_type="text/plain; charset=utf-8",
        fields=fields,
        id=id_,
        table=source.table,
        line=source.line,
        problems=(*problems, *faults),
    )
    if RAW in value and data is not None:
        made = _raw(made, data, str(value.get("content_type") or ""))
    return Entry(made, (str(value[FILE]),) if value.get(FILE) else ())


def _raw(source: Source, data: bytes, content_type: str) -> Source:
    """Read bytes as they came from wherever they were: by what they are, a page if in doubt."""
    from pressmark.capture.sources.readers import ARTICLES  # it reads these lines too

    kind = kind_of(source.name, data[:HEAD])
    if kind in _FILES:
        entry = Input(source.name or source.label, io.BytesIO(data), len(data))
        found = next(iter(guarded(ARTICLES[kind], entry, str(kind))))
        return replace(
            found,
            fields=source.fields,
            id=source.id,
            table=source.table,
            line=source.line,
            problems=(*source.problems, *found.problems),
        )
    plain = kind is Kind.TEXT or content_type.lower().startswith("text/plain")
    form = Form.MARKDOWN if kind is Kind.MARKDOWN else Form.TEXT if plain else Form.HTML
    return replace(source, form=form, content_type=content_type)


def _value(name: str, given: Any) -> Any:
    """Return a value as a table's cell would have given it; None for one of another form."""
    if name in _GROUPS:
        return given if isinstance(given, dict | list) else None
    if name in LISTS:
        if isinstance(given, str):
            return [part.strip() for part in given.split(";") if part.strip()]
        people = dict if name == "authors" else str
        if isinstance(given, list) and all(isinstance(each, str | people) for each in given):
            return given
        return None
    if isinstance(given, bool):
        return str(given).lower()
    return str(given) if isinstance(given, str | int | float) else None


def _body(value: Mapping[str, Any], source: Source) -> tuple[bytes | None, Form, tuple[Any, ...]]:
    given = [name for name in (*BODIES, RAW, FILE) if value.get(name)]
    if len(given) > 1:
        fault = source.refused(
            "The text is given in more than one way.", f"Keep one of {', '.join(given)}."
        )
        return None, Form.TEXT, fault.problems
    if not given or given == [FILE]:
        return None, Form.TEXT, ()
    name, text = given[0], value[given[0]]
    if not isinstance(text, str):
        fault = source.refused("The text is no text.", "Write it as a string.", field=name)
        return None, Form.TEXT, fault.problems
    if name != RAW:
        return text.encode("utf-8", "replace"), Form(BODIES[name]), ()
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        fault = source.refused("This is no base64.", "See RFC 4648, section 4.", field=name)
        return None, Form.TEXT, fault.problems
    if len(data) > LONGEST_PAGE:
        fault = source.refused(
            f"The page has more than {LONGEST_PAGE / MEGABYTE:.0f} MB.", "Leave it out.", field=name
        )
        return None, Form.TEXT, fault.problems
    return data, Form.HTML, ()
