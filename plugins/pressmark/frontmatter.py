"""From a file's bytes to YAML fields that know their line, and the text that follows them.

YAML 1.1 as libyaml reads it, of which a record uses the plain part: mappings, lists and scalars.
Every scalar arrives as a string; `pressmark.fields` gives it a type. Anchors, aliases and tags are
refused: a record has no use for them, and a few lines of them can grow to gigabytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml._yaml import CParser

from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

FENCE = "---"
"""The line above and below the front matter."""

DEEPEST = 20
"""Levels of lists and groups. libyaml recurses into them, and a deep file would end the program."""

MAXIMUM_YAML = 1_000_000
"""Characters. The longest record of a real archive is a hundredth of it."""

_MANY = 200
# Many searches for two letters take a tenth of the time of one regular expression.
_ADVANCED_SIGNS = ("&", "*", "!", "%")
_ADVANCED_STARTS = (
    *(f"{before}{sign}" for before in " \n\t[]{},-:?" for sign in "&*!"),
    "\n%",
)
_BOMS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class _Parser(CParser):
    """libyaml without guessing at types: all scalars are strings. Its caller asks these three."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class RawField(NamedTuple):
    """A field as it stands in the file: the line of its name, counted from 1, and its value."""

    line: int
    node: yaml.Node


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A file taken apart, not yet checked. `problems` are those that did not stop the reading."""

    path: str
    fields: Mapping[str, RawField]
    body: str
    """The text below the front matter, with LF, without the empty lines above it."""
    body_line: int = 0
    """The line of the file on which the body begins, counted from 1."""
    problems: tuple[Problem, ...] = ()

    @property
    def pressmark(self) -> str:
        """The file's name without its ending, whether or not it has a pressmark's shape."""
        return stem(self.path)


def stem(path: str) -> str:
    """Return the name of a file without folders and ending: `pathlib` takes ten times as long."""
    return path.rpartition("/")[2].rpartition(".")[0]


def split_front_matter(data: bytes, path: str) -> RawRecord:
    """Take a record's file apart: `---`, YAML, `---`, text.

    UTF-8, with or without a byte order mark; CRLF and CR are read as LF. Raises
    `ProblemsFoundError` where the front matter cannot be read at all.
    """
    text = decode(data, path)
    first, _, rest = text.partition("\n")
    if first.rstrip(" \t") != FENCE:
        raise _stop(
            path,
            1,
            "The file does not start with front matter.",
            f"Begin the file with a line {FENCE}, then the fields, then a line {FENCE} again; "
            "or let `pressmark add` make the record.",
            value=first[:60],
        )
    closing = _closing_fence(rest)
    if closing is None:
        raise _stop(
            path,
            1,
            "The front matter is not closed.",
            f"Put a line {FENCE} after the last field, before the text.",
        )
    fields, problems = parse_fields(rest[: closing[0]], path, first_line=2)
    body = rest[closing[1] :]
    blank_lines = len(body) - len(body.lstrip("\n"))
    return RawRecord(
        path=path,
        fields=fields,
        body=body.lstrip("\n"),
        body_line=3 + rest.count("\n", 0, closing[0]) + blank_lines,
        problems=tuple(problems),
    )


def _closing_fence(rest: str) -> tuple[int, int] | None:
    """Return where the closing fence's line begins and where the next one does."""
    start = 0
    while start <= len(rest):
        end = rest.find("\n", start)
        end = len(rest) if end < 0 else end
        if rest[start:end].rstrip(" \t") == FENCE:
            return start, end + 1
        following = rest.find(f"\n{FENCE}", start)
        if following < 0:
            return None
        start = following + 1
    return None


def decode(data: bytes, path: str) -> str:
    """Return the text of a UTF-8 file, with LF line ends and no byte order mark.

    Raises `ProblemsFoundError` for any other encoding.
    """
    if encoding := _BOMS.get(data[:2]):
        raise _stop(
            path, 1, f"The file is encoded in {encoding}.", "Save it as UTF-8 in your editor."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _stop(
            path,
            line,
            "The file is not encoded in UTF-8.",
            "Save it as UTF-8 in your editor; it was probably saved as Windows-1252 or Latin-1.",
            value=data[max(0, error.start - 15) : error.start + 15].decode("latin-1").strip(),
        ) from None
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse_fields(
    text: str, path: str, *, first_line: int = 1
) -> tuple[dict[str, RawField], list[Problem]]:
    """Return the fields of a YAML mapping and the problems of their names.

    `first_line` is the line of the file on which `text` begins. Raises `ProblemsFoundError` where
    it is no YAML, no mapping, or uses anchors, aliases or tags.
    """
    root = compose(text, path, first_line)
    fields: dict[str, RawField] = {}
    problems: list[Problem] = []
    if root is None:
        return fields, problems
    if not isinstance(root, yaml.MappingNode):
        raise _stop(
            path,
            first_line + root.start_mark.line,
            "The front matter is not a list of fields.",
            "Write one field a line: its name, a colon, a space, its value.",
        )
    for key, value in root.value:
        line = first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise _stop(
                path,
                line,
                "A field's name is not plain text.",
                "Write the field's name as one word, followed by a colon.",
            )
        if key.value in fields:
            problems.append(
                Problem(
                    path=path,
                    line=line,
                    field=key.value,
                    message=f"The field stands twice, first on line {fields[key.value].line}.",
                    remedy="Keep one of the two; a field with several values takes a list.",
                )
            )
            continue
        fields[key.value] = RawField(line, value)
    return fields, problems


def compose(text: str, path: str, first_line: int) -> yaml.Node | None:
    """Return the root of a YAML document; None if it is empty.

    Raises `ProblemsFoundError` where it is no YAML, or uses anchors, aliases or tags.
    """
    if len(text) > MAXIMUM_YAML:
        raise _stop(
            path,
            first_line,
            "The front matter is longer than any record's.",
            f"Close it with a line {FENCE} before the text.",
        )
    try:
        if _is_suspect(text):
            _refuse_advanced_yaml(text, path, first_line)
        node: yaml.Node | None = _Parser(text).get_single_node()
    except yaml.YAMLError as error:
        raise _syntax_problem(error, text, path, first_line) from None
    return node


def _is_suspect(text: str) -> bool:
    """Tell at little cost whether the YAML may be advanced or deep, and needs a look inside."""
    return (
        text.startswith(_ADVANCED_SIGNS)
        or any(start in text for start in _ADVANCED_STARTS)
        or sum(text.count(opening) for opening in ("[", "{", "- ", "? ")) > _MANY
    )


def _refuse_advanced_yaml(text: str, path: str, first_line: int) -> None:
    parser = _Parser(text)
    depth = 0
    while parser.check_event():
        event: Any = parser.get_event()
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _stop(
                path,
                first_line + event.start_mark.line,
                "Lists stand in lists, deeper than any field of a record does.",
                "Close the brackets, or put the text in quotation marks.",
            )
        used = None
        if isinstance(event, yaml.AliasEvent):
            used = f"*{event.anchor}"
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            used = f"&{event.anchor}"
        elif getattr(event, "tag", None) is not None:
            used = event.tag
        elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            used = "%"
        if used is not None:
            raise _stop(
                path,
                first_line + event.start_mark.line,
                "Anchors, aliases, tags and directives of YAML are not used in records.",
                "Write the value out; put it in quotation marks if it begins with & * ! or %.",
                value=used,
            )


_REMEDIES = (
    (
        "mapping values are not allowed",
        "The value holds a colon: put the whole value in quotation marks.",
    ),
    ("found unexpected end of stream", "A quotation mark is not closed: close it."),
    (
        "cannot start any token",
        "The value begins with a sign that YAML keeps for itself: put it in quotation marks.",
    ),
    ("could not find expected ':'", "Write a colon and a space after the field's name."),
    ("did not find expected key", "Put the whole value in quotation marks, or mend the indent."),
    (
        "did not find expected ',' or",
        "A bracket is not closed, or a comma is missing between two items.",
    ),
    ("did not find expected node content", "A bracket is not closed: close it."),
    ("control characters are not allowed", "Delete the control character."),
    ("found unknown escape character", "Use single quotation marks: a backslash is then a sign."),
)


def _syntax_problem(
    error: yaml.YAMLError, text: str, path: str, first_line: int
) -> ProblemsFoundError:
    mark = getattr(error, "problem_mark", None)
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    lines = text.split("\n")
    if mark is not None:
        index = min(mark.line, max(len(lines) - 1, 0))
    else:
        position = getattr(error, "position", 0)
        index = text.encode()[:position].count(b"\n")
    while index > 0 and not lines[index].strip():
        index -= 1
    line_text = lines[index]
    if "\t" in line_text[: len(line_text) - len(line_text.lstrip())]:
        message = "The line is indented with a tab."
        remedy = "Indent with spaces: YAML allows no tabs there."
    else:
        message = f"This is not valid YAML: {detail.splitlines()[0]}."
        remedy = next(
            (remedy for part, remedy in _REMEDIES if part in detail),
            "Put the whole value in quotation marks.",
        )
    return _stop(path, first_line + index, message, remedy, value=line_text.strip()[:80])


def _stop(path: str, line: int, message: str, remedy: str, value: str = "") -> ProblemsFoundError:
    return ProblemsFoundError(
        [Problem(path=path, line=line, value=value, message=message, remedy=remedy)]
    )
