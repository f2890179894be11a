"""JSON Lines (https://jsonlines.org): an object a line, for programs that hand articles over.

The names are the record's own. One of `body_text`, `body_markdown`, `body_html` and
`raw_bytes_base64` may hold the text; `id`, a string or a number, comes back in the answer.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import math
import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import clean_text
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
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_LINE = 60 * MEGABYTE
_GROUPS = frozenset({
    "identifiers", "permission", "source_status", "rights_evidence", "extra", "media", "withdrawn",
    "redactions", "corrections",
})  # fmt: skip
"""Fields with parts of their own that a program may hand over as they stand in a record."""
_FLAGS = frozenset({"unlisted", "agency_copy"})
_OWN_WORK = frozenset({"extent", "paragraphs", "sha256", "source_sha256", "version"})
"""Fields that are worked out when a text is added."""
_FILES = (Kind.PDF, Kind.DOCX, Kind.MHTML, Kind.SCAN)
"""Kinds that a program may hand over as bytes, beside pages and texts."""
_OTHERS = frozenset({"id", FILE, RAW, "content_type", "filename", *BODIES})
_KNOWN = TEXTS | LISTS | _GROUPS | _OWN_WORK | _OTHERS | ALIASES.keys()


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
    twice: list[str] = []
    try:
        value = json.loads(
            line,
            parse_constant=_no_number,
            object_pairs_hook=lambda pairs: _pairs(pairs, twice),
        )
    except UnicodeDecodeError:
        return Entry(source.refused("The line is no UTF-8.", "Write JSON Lines in UTF-8."))
    except (ValueError, RecursionError) as error:
        return Entry(
            source.refused(f"This is no JSON ({error}).", "Write one object on each line.")
        )
    if not isinstance(value, dict):
        return Entry(
            source.refused("The line holds no object.", 'Write {"title": …, "body_text": …}.')
        )
    if b"\\u" in line and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        return Entry(
            source.refused(
                "The line holds half of a character (a surrogate, U+D800 to U+DFFF).",
                "Write the whole character, or both of its halves (RFC 8259, section 8.2).",
            )
        )
    if twice:
        return Entry(
            _named(source, value).refused(
                f"The line gives {twice[0]} more than once.", "Keep one.", field=twice[0]
            )
        )
    return of_object(value, source)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _pairs(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice += [name for name in value if names.count(name) > 1]
    return value


def _named(source: Source, value: Mapping[str, Any]) -> Source:
    """Return the source with the line's id; with a problem where that is none."""
    given = value.get("id")
    if given is None or given == "":
        return source
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        return source.refused("The id is no string and no number.", 'Write "id": "…".', field="id")
    return replace(source, id=given)


def of_object(value: Mapping[str, Any], source: Source) -> Entry:
    """Read one object. `source` says where it stands; problems and values are added to it."""
    fields: dict[str, Value] = {}
    source = _named(source, value)
    problems = list(source.problems)
    for key, given in value.items():
        name = ALIASES.get(key, key)
        if key not in _KNOWN:
            meant = nearest(key, tuple(_KNOWN - _OWN_WORK))
            remedy = f"Did you mean {meant}?" if meant else "Leave it out."
            problems += source.refused("No record has such a field.", remedy, field=key).problems
        elif name not in _OTHERS and name not in _OWN_WORK and given not in (None, "", [], {}):
            read = _value(name, given)
            if read is None:
                problems += source.refused(
                    "The value has a form that this field does not have.",
                    "Write a list of texts." if name in LISTS else "Write a text.",
                    field=key,
                    value=str(given)[:100],
                ).problems
            elif name in fields:
                problems += source.refused(
                    f"The line gives {name} more than once.", "Keep one.", field=key
                ).problems
            else:
                fields[name] = read
    problems += resolve_rights(fields, source.table, source.line)
    data, form, faults = _body(value, source)
    left = sorted(name for name in _OWN_WORK & value.keys() if value[name])
    note = f"Left out, since it is worked out here: {', '.join(left)}."
    made = Source(
        name=_file_name(value.get("filename")),
        data=data,
        form=form,
        content_type="text/plain; charset=utf-8",
        fields=fields,
        id=source.id,
        table=source.table,
        line=source.line,
        problems=(*dict.fromkeys(problems), *faults),
        notes=(note,) if left else (),
    )
    if RAW in value and data is not None:
        made = _raw(made, data, str(value.get("content_type") or ""))
    return Entry(made, (str(value[FILE]),) if value.get(FILE) else ())


def _file_name(given: Any) -> str:
    """Return a file's bare name: it says of what kind the bytes are, and leads nowhere."""
    return str(given or "").replace("\\", "/").rpartition("/")[2][:255]


def _raw(source: Source, data: bytes, content_type: str) -> Source:
    """Read bytes as they came from wherever they were: by what they are, a page if in doubt."""
    from pressmark.capture.sources.readers import ARTICLES  # it reads these lines too

    kind = kind_of(source.name, data[:HEAD])
    if kind in _FILES:
        entry = Input(source.name or source.label, io.BytesIO(data), len(data))
        found, *others = islice(guarded(ARTICLES[kind], entry, str(kind)), 2)
        if others:
            source = source.refused(
                "The bytes hold several articles.", "Add the file itself, by its name.", field=RAW
            )
        return replace(
            found,
            fields=source.fields,
            id=source.id,
            table=source.table,
            line=source.line,
            problems=(
                *source.problems,
                *(replace(each, path=source.table, line=source.line) for each in found.problems),
            ),
        )
    plain = kind is Kind.TEXT or content_type.lower().startswith("text/plain")
    form = Form.MARKDOWN if kind is Kind.MARKDOWN else Form.TEXT if plain else Form.HTML
    return replace(source, form=form, content_type=content_type)


def _value(name: str, given: Any) -> Any:
    """Return a value as a table's cell would have given it; None for one of another form."""
    if name in _GROUPS:
        return _cleaned(given) if isinstance(given, dict | list) else None
    if name in LISTS:
        if isinstance(given, str):
            return [part.strip() for part in clean_text(given)[0].split(";") if part.strip()]
        people = dict if name == "authors" else str
        if isinstance(given, list) and all(isinstance(each, str | people) for each in given):
            return _cleaned(given)
        return None
    if isinstance(given, bool):
        return str(given).lower() if name in _FLAGS else None
    if isinstance(given, int | float):
        return str(given) if math.isfinite(given) else None
    return clean_text(given)[0] if isinstance(given, str) else None


def _cleaned(value: Any) -> Any:
    """Take control characters and overrides of direction out of all texts in a value."""
    if isinstance(value, str):
        return clean_text(value)[0]
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean_text(str(key))[0]: _cleaned(each) for key, each in value.items()}
    return value


def _body(value: Mapping[str, Any], source: Source) -> tuple[bytes | None, Form, tuple[Any, ...]]:
    given = [name for name in (*BODIES, RAW, FILE) if value.get(name) not in (None, "")]
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
        return text.encode(), Form(BODIES[name]), ()
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
