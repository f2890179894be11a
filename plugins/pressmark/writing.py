"""Front matter written, and changed in place without touching what the keeper wrote beside it.

The YAML is block style in the order of `FIELDS`; a value that YAML could misread is quoted, text
of several lines is a literal block, a long line is a folded block that breaks at blanks only, so
never inside an address.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import yaml

from pressmark.edtf import Edtf
from pressmark.fields import FIELDS
from pressmark.frontmatter import FENCE, compose, split_front_matter
from pressmark.identity import canonical_text
from pressmark.licenses import License, RightsStatement
from pressmark.outlets import OUTLET_FIELDS
from pressmark.problems import ProblemsFoundError
from pressmark.record import Agent, AgentKind, Outlet, Record

if TYPE_CHECKING:
    from types import EllipsisType

WIDTH: Final = 96
"""Characters. Longer texts are folded."""

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W_](?:[^\n\t:#]|:(?=[^\s])|(?<=\S)#)*")
_NAMED_LIKE_NULL = frozenset({"null", "~"})
_COMMENT = re.compile(r"(?:^|\s)(#.*)$")


def write_record(fields: Mapping[str, object], body: str | None = None) -> bytes:
    """Write a record's file: UTF-8, front matter in the order of `FIELDS`, one empty line, text.

    Values are strings, whole numbers, booleans, dates, EDTF dates, licences, lists and mappings
    of these; None, "", () and {} are left out. Raises ValueError for a field that is none.
    """
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise ValueError(f"Not fields of a record: {', '.join(sorted(unknown))}")
    return write_front_matter(fields, tuple(FIELDS), body)


def write_outlet(fields: Mapping[str, object]) -> bytes:
    """Write an outlet's file, in the order of `OUTLET_FIELDS`, as `write_record` does.

    Raises ValueError for a field that is none.
    """
    unknown = [name for name in fields if name not in OUTLET_FIELDS]
    if unknown:
        raise ValueError(f"Not fields of an outlet: {', '.join(sorted(unknown))}")
    lines = _field_lines(fields, tuple(OUTLET_FIELDS))
    return "".join(f"{line}\n" for line in lines).encode()


def write_front_matter(
    fields: Mapping[str, object], order: tuple[str, ...], body: str | None
) -> bytes:
    """Write fields in an order, and a text below them, as `write_record` does."""
    lines = [FENCE, *_field_lines(fields, order), FENCE]
    head = "".join(f"{line}\n" for line in lines)
    text = canonical_text(body) if body else ""
    return (f"{head}\n{text}" if text.strip() else head).encode()


def _field_lines(fields: Mapping[str, object], order: tuple[str, ...]) -> Iterator[str]:
    for name in order:
        value = _simple(fields.get(name))
        if value:
            yield from _lines(name, value, "")


_Simple = str | list[Any] | dict[str, Any]
"""What YAML holds here: strings, lists and mappings; "" for nothing."""


def _simple(value: object) -> _Simple:
    """Bring a value down to strings, lists and mappings, without what is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return unicodedata.normalize("NFC", str(value)).strip()
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case Edtf():
            return value.text
        case License():
            return _simple_license(value)
        case RightsStatement():
            return value.id
        case Mapping():
            pairs = ((str(key), _simple(each)) for key, each in value.items())
            return {key: each for key, each in pairs if each}
        case Iterable():
            return [each for each in map(_simple, value) if each]
    raise TypeError(f"Not a value of a record: {value!r}")


def _simple_license(license_: License) -> _Simple:
    if license_.family != "keeper":
        return license_.id
    parts = ("id", "name", "url", "permits", "requires", "forbids")
    return {part: value for part in parts if (value := getattr(license_, part))}


def _lines(name: str, value: _Simple, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        first, *more = _scalar(value, f"{indent}  ", len(indent) + len(name) + 2)
        yield f"{indent}{name}: {first}"
        yield from more
    else:
        yield f"{indent}{name}:"
        yield from _block(value, f"{indent}  ")


def _block(value: _Simple, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _lines(_key(name), each, indent)
        return
    for item in value:
        if isinstance(item, str):
            first, *more = _scalar(item, f"{indent}  ", len(indent) + 2)
            yield f"{indent}- {first}"
            yield from more
        else:
            first, *more = _block(item, f"{indent}  ")
            yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
            yield from more


def _key(name: str) -> str:
    return name if re.fullmatch(r"[^\W\d]\w*", name) else _quoted(name)


def _scalar(value: str, indent: str, column: int) -> list[str]:
    """Return the lines of a scalar; the first follows the colon or the hyphen."""
    if _ESCAPED.search(value) or (value.startswith("#") and "\n" in value):
        return [_quoted(value)]
    if "\n" in value:
        return ["|-", *(f"{indent}{line}" if line else "" for line in value.split("\n"))]
    if column + len(value) > WIDTH and " " in value:
        lines = _folded(value, WIDTH - len(indent))
        if len(lines) > 1:
            return [">-", *(f"{indent}{line}" for line in lines)]
    if _PLAIN.fullmatch(value) and value not in _NAMED_LIKE_NULL:
        return [value]
    return [_quoted(value)]


def _folded(value: str, width: int) -> list[str]:
    """Break a text at single blanks between words: there folding gives the blank back."""
    lines = [""]
    for word in re.split(r"(?<=\S) (?=\S)", value):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _quoted(value: str) -> str:
    if not _ESCAPED.search(value) and "\n" not in value and "\t" not in value:
        if "'" not in value:
            return f"'{value}'"
        if '"' not in value and "\\" not in value:
            return f'"{value}"'
        return "'" + value.replace("'", "''") + "'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    escaped = escaped.replace("\t", "\\t")
    return '"' + _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


# --- a record as fields --------------------------------------------------------------------------


def record_fields(record: Record) -> dict[str, object]:
    """Return a record's fields as `write_record` takes them: those that are not the default.

    What was taken over from the outlet is written out, but for the licence, so that it stays
    known as the outlet's.
    """
    defaults = {field.name: field.default for field in dataclasses.fields(Record)}
    found: dict[str, object] = {}
    for name in FIELDS:
        value = getattr(record, name)
        if value == defaults[name] or (name == "license" and record.license_is_outlets):
            continue
        if name in ("identifiers", "extra"):
            found[name] = _paired(value)
        else:
            found[name] = _as_fields(value, holder=name == "rights_holder")
    return found


def _paired(pairs: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return dict(pairs)


def _as_fields(value: object, *, holder: bool = False) -> object:
    if isinstance(value, Outlet):
        return value.slug
    if isinstance(value, Agent):
        return _agent_fields(value, holder=holder)
    if isinstance(value, tuple):
        return [_as_fields(each) for each in value]
    if isinstance(value, Edtf | License | RightsStatement) or not dataclasses.is_dataclass(value):
        return value
    return {
        field.name: _as_fields(part)
        for field in dataclasses.fields(value)
        if (part := getattr(value, field.name)) != field.default
    }


def _agent_fields(agent: Agent, *, holder: bool) -> object:
    usual = AgentKind.ORGANISATION if holder else AgentKind.PERSON
    if agent.kind is usual and not (agent.family or agent.given or agent.url):
        return agent.name
    return {
        "name": agent.name,
        "kind": agent.kind.value,
        "family": agent.family,
        "given": agent.given,
        "url": agent.url,
    }


# --- changes in place ----------------------------------------------------------------------------


def update_record(
    data: bytes, changes: Mapping[str, object], *, body: str | EllipsisType | None = ...
) -> bytes:
    """Change some fields of a record's file and keep every other byte of it.

    None or an empty value takes a field out. A field that is new is put where `FIELDS` has it.
    Comments inside a value that is replaced are kept above it. `body` replaces the text, None
    takes it out. Raises ValueError for a field that is none, `ProblemsFoundError` for a file
    whose front matter cannot be read.
    """
    unknown = [name for name in changes if name not in FIELDS]
    if unknown:
        raise ValueError(f"Not fields of a record: {', '.join(sorted(unknown))}")
    raw = split_front_matter(data, "")
    if raw.problems:
        raise ProblemsFoundError(raw.problems)
    text = data.decode("utf-8")
    newline = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if any("\r" in line for line in lines):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next(i for i, line in enumerate(lines) if i and line.rstrip(" \t") == FENCE)
    yaml_text = "\n".join(lines[1:end]) + "\n"
    root = compose(yaml_text, "", 2)
    kept = dict(changes)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        kept = {key.value: _value_of(node) for key, node in root.value} | kept
        root, yaml_text = None, ""
    head = _changed(yaml_text, root, kept)
    opening = lines[0]
    tail = _end_of_file(text, end)
    if body is not ...:
        canonical = canonical_text(body) if body else ""
        tail = f"\n{canonical}" if canonical.strip() else ""
        tail = FENCE + "\n" + tail
        tail = tail.replace("\n", newline)
    return (opening + newline + head.replace("\n", newline) + tail).encode()


def _end_of_file(text: str, fence: int) -> str:
    """Return the file from its closing fence on, to the byte."""
    position = 0
    breaks = re.compile(r"\r\n|\n|\r")
    for _ in range(fence):
        found = breaks.search(text, position)
        position = found.end() if found else len(text)
    return text[position:]


def _changed(text: str, root: yaml.Node | None, changes: Mapping[str, object]) -> str:
    lines = text.split("\n")[:-1]
    pairs = list(root.value) if root is not None else []
    indent = " " * pairs[0][0].start_mark.column if pairs else ""
    order = list(FIELDS)
    spans = {key.value: (key.start_mark.line, _end_line(node)) for key, node in pairs}
    nodes = {key.value: (key, node) for key, node in pairs}
    edits: list[tuple[int, int, int, list[str]]] = []
    for name, change in changes.items():
        value = _simple(change)
        fresh = [f"{indent}{line}" if line else "" for line in _lines(name, value, "")]
        if name in nodes:
            key, node = nodes[name]
            if value and value == _simple(_value_of(node)):
                continue
            start, stop = spans[name]
            stop = max(stop, start + 1)
            comments = _comments(lines, start, stop, (key, node))
            if not value:
                replacement: list[str] = []
            elif len(fresh) == 1 and list(comments) == [start]:
                replacement = [f"{fresh[0]}  {comments[start]}"]
            else:
                replacement = [*(f"{indent}{each}" for each in comments.values()), *fresh]
            edits.append((start, stop, 0, replacement))
        elif value:
            place = order.index(name)
            before = [spans[each][1] for each in order[:place] if each in spans]
            at = before[-1] if before else (pairs[0][0].start_mark.line if pairs else len(lines))
            edits.append((at, at, place, fresh))
    # From the last line to the first, so that the lines before keep their numbers; fields put in
    # at one place come in the order of the table.
    for start, stop, _, replacement in sorted(
        edits, key=lambda e: (e[0], e[1], e[2]), reverse=True
    ):
        lines[start:stop] = replacement
    return "".join(f"{line}\n" for line in lines)


def _value_of(node: yaml.Node) -> _Simple:
    if isinstance(node, yaml.ScalarNode):
        return "" if not node.style and node.value in _NAMED_LIKE_NULL else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(each) for each in node.value]
    return {str(key.value): _value_of(each) for key, each in node.value}


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) or not node.value:
        yield node
        return
    for each in node.value:
        for child in each if isinstance(each, tuple) else (each,):
            yield from _leaves(child)


def _end_line(node: yaml.Node) -> int:
    """Return the line behind a value, counted from 0, without comments that follow it.

    A block collection ends for libyaml where the next thing begins: its parts are asked.
    """
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        return max(
            _end_line(part)
            for each in node.value
            for part in (each if isinstance(each, tuple) else (each,))
        )
    mark = node.end_mark
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return int(mark.line) + (1 if mark.column or not block else 0)


def _comments(
    lines: list[str], start: int, stop: int, nodes: tuple[yaml.Node, yaml.Node]
) -> dict[int, str]:
    """Find the comments between two lines, by line: those that lie in no scalar."""
    covered: set[int] = set()
    last_column: dict[int, int] = {}
    for leaf in (leaf for node in nodes for leaf in _leaves(node)):
        block = getattr(leaf, "style", None) in ("|", ">")
        covered.update(range(leaf.start_mark.line + (1 if block else 0), _end_line(leaf)))
        if not block:
            last_column[leaf.end_mark.line] = leaf.end_mark.column
    found: dict[int, str] = {}
    for number in range(start, min(stop, len(lines))):
        if number in last_column:
            match = _COMMENT.search(lines[number], last_column[number])
        elif number not in covered:
            match = _COMMENT.search(lines[number])
        else:
            match = None
        if match:
            found[number] = match[1]
    return found
