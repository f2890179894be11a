"""From YAML nodes to checked values, one converter for each kind of value.

A converter takes the `Context` and a node. It returns the value; or None where nothing stands
there, or where it told the context what is wrong. So one pass finds every problem of a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

import yaml

from pressmark.languages import canonical_tag, suggested_tag
from pressmark.problems import Problem, Severity

T = TypeVar("T")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]")
_USUAL_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:[/?#][^\s<>\"{}|\\^`]*)?", re.IGNORECASE
)
"""What needs no closer look: a host without a port and a user."""
_NULLS = frozenset({"", "~", "null"})
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_MEANT_BOOLEANS = {
    "yes": "true",
    "on": "true",
    "1": "true",
    "no": "false",
    "off": "false",
    "0": "false",
}


@dataclass(slots=True)
class Context:
    """Where the reading of one file stands, and what was found wrong so far."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 2
    """The line of the file on which the YAML begins, to count the nodes' lines from."""
    field_name: str = ""
    line: int = 0

    def at(self, name: str, line: int) -> None:
        """Go to a field: what is found wrong from now on is wrong with it."""
        self.field_name = name
        self.line = line

    def wrong(
        self,
        node: yaml.Node | None,
        message: str,
        remedy: str,
        *,
        value: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem of the present field, on the node's line where it begins below."""
        line = self.line
        if node is not None:
            line = max(line, self.first_line + node.start_mark.line)
            if value is None and isinstance(node, yaml.ScalarNode):
                value = node.value
        self.problems.append(
            Problem(
                path=self.path,
                line=line,
                field=self.field_name,
                value=_shortened(value or ""),
                message=message,
                remedy=remedy,
                severity=severity,
            )
        )


Converter = Callable[[Context, yaml.Node], Any]


def _shortened(value: str) -> str:
    return value if len(value) <= 100 else f"{value[:99]}…"


def is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing stands there: an empty value, `null` or `~` without quotation marks."""
    if isinstance(node, yaml.ScalarNode):
        return (node.value in _NULLS and not node.style) or not node.value.strip()
    return not node.value


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return the known word that was probably meant, or ""."""
    by_folded = {each.casefold(): each for each in known}
    matches = get_close_matches(word.casefold().replace("-", "_"), by_folded, n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else ""


def text(context: Context, node: yaml.Node) -> str | None:
    """Read any text: NFC, without blanks at either end, without control characters."""
    if not isinstance(node, yaml.ScalarNode):
        context.wrong(
            node,
            "One text is expected here, not a list or a group of fields.",
            "Write the value behind the colon; put it in quotation marks if it holds a colon.",
        )
        return None
    value: str = node.value
    if not node.style and value in _NULLS:
        return None
    value = value.strip()
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    if not value.isprintable() and _CONTROL.search(value):
        context.wrong(node, "The text holds a control character.", "Delete it.", value=ascii(value))
        return None
    return value or None


def line_of_text(context: Context, node: yaml.Node) -> str | None:
    """Read text of one line; line breaks become spaces."""
    value = text(context, node)
    return " ".join(value.split("\n")) if value and "\n" in value else value


def day(context: Context, node: yaml.Node) -> date | None:
    """Read a calendar date, `YYYY-MM-DD` (ISO 8601-1:2019, 5.2.2.1, extended format)."""
    value = text(context, node)
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        context.wrong(node, "There is no such day.", "Check the month and the day.")
        return None
    context.wrong(
        node,
        "This is not a day of the calendar.",
        "Write year, month and day, as in 2021-07-06.",
    )
    return None


def boolean(context: Context, node: yaml.Node) -> bool | None:
    """Read `true` or `false`."""
    value = text(context, node)
    if value is None:
        return None
    if value not in _BOOLEANS:
        meant = _MEANT_BOOLEANS.get(value.lower(), "")
        context.wrong(
            node,
            "Only true or false may stand here.",
            f"Write {meant}." if meant else "Write true or false.",
        )
        return None
    return _BOOLEANS[value]


def whole_number(minimum: int) -> Converter:
    """Return the converter of whole numbers from `minimum` up."""

    def read(context: Context, node: yaml.Node) -> int | None:
        value = text(context, node)
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) >= minimum):
            context.wrong(
                node,
                f"A whole number from {minimum} up is expected here.",
                f"Write it in digits, as in {minimum + 1}.",
            )
            return None
        return int(value)

    return read


def one_of(
    choices: Mapping[str, T], refused: Mapping[str, tuple[str, str]] = MappingProxyType({})
) -> Converter:
    """Return the converter of one word out of `choices`.

    `refused` gives message and remedy for words that need a word of their own.
    """

    def read(context: Context, node: yaml.Node) -> T | None:
        value = text(context, node)
        if value is None:
            return None
        if value in choices:
            return choices[value]
        if value.casefold() in refused:
            message, remedy = refused[value.casefold()]
        else:
            message = f"Only {_either(choices)} may stand here."
            meant = nearest(value, choices)
            remedy = f"Did you mean {meant}?" if meant else f"Write {_either(choices)}."
        context.wrong(node, message, remedy)
        return None

    return read


def _either(words: Mapping[str, object] | tuple[str, ...]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def url(context: Context, node: yaml.Node) -> str | None:
    """Read an address on the web: http(s), with a host, without a user's name or password."""
    value = text(context, node)
    if value is None:
        return None
    if fault := url_fault(value):
        context.wrong(node, *fault)
        return None
    return value


def url_fault(value: str) -> tuple[str, str] | None:
    """Return what is wrong with an address, and the remedy; None where it can be linked."""
    if _USUAL_URL.fullmatch(value):
        return None
    if re.search(r"[\s<>\"{}|\\^`]", value):
        return (
            "The address holds a blank or another sign that no address may hold.",
            "Copy it once more from the browser; a blank is written %20.",
        )
    try:
        parts = urlsplit(value)
        host, user = parts.hostname, parts.username
        _ = parts.port
    except ValueError:
        return "This is not an address of the web.", "Copy it once more from the browser."
    if parts.scheme not in ("http", "https"):
        return (
            "Only addresses that begin with http:// or https:// can be linked.",
            f"Did you mean https://{value}?"
            if _looks_like_host(value)
            else "Write the address of a page on the web, or leave the field out.",
        )
    if not host:
        return "The address names no host.", "Copy it once more from the browser."
    if user is not None:
        return (
            "The address holds a user's name or password, which would be published.",
            "Take out what stands before the @.",
        )
    return None


def _looks_like_host(value: str) -> bool:
    return re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)", value) is not None


def language(context: Context, node: yaml.Node) -> str | None:
    """Read a language tag (BCP 47), in its canonical case."""
    value = text(context, node)
    if value is None:
        return None
    tag = canonical_tag(value)
    if tag is None:
        meant = suggested_tag(value)
        context.wrong(
            node,
            "This is not a language tag of BCP 47.",
            f"Did you mean {meant}?" if meant else "Write a code such as en, ar, fa or pt-BR.",
        )
    return tag


def sha256_sum(context: Context, node: yaml.Node) -> str | None:
    """Read a SHA-256 sum in hexadecimal, in lower case."""
    value = text(context, node)
    if value is None:
        return None
    if not _SHA256.fullmatch(value.lower()):
        context.wrong(
            node,
            "This is not a SHA-256 sum.",
            "Write its 64 hexadecimal digits, or leave the field out.",
        )
        return None
    return value.lower()


def issn(context: Context, node: yaml.Node) -> str | None:
    """Read an ISSN with a right check digit (ISO 3297, section 4)."""
    value = text(context, node)
    if value is None:
        return None
    value = value.upper()
    if not _ISSN.fullmatch(value):
        context.wrong(
            node,
            "This is not an ISSN.",
            "Write four digits, a hyphen, three digits and a digit or X, as in 0261-3077.",
        )
        return None
    digits = value.replace("-", "")
    weighted = sum(
        weight * (10 if digit == "X" else int(digit))
        for weight, digit in zip(range(8, 0, -1), digits, strict=True)
    )
    if weighted % 11:
        context.wrong(
            node,
            "The check digit of this ISSN is wrong.",
            "Compare it with the newspaper's own, or leave the field out.",
        )
        return None
    return value


def list_of(item: Converter, *, one: bool = True, parted: bool = False) -> Converter:
    """Return the converter of a list, as a tuple in the file's order.

    `one`: a single value may stand without the list. `parted`: commas or semicolons in a single
    value are taken for a list that was written as one text, and refused.
    """

    def read(context: Context, node: yaml.Node) -> tuple[Any, ...] | None:
        if isinstance(node, yaml.SequenceNode):
            return tuple(value for each in node.value if (value := item(context, each)) is not None)
        if is_empty(node):
            return None
        if not one:
            context.wrong(
                node,
                "A list is expected here.",
                "Begin each item on a line of its own, with two blanks and a hyphen.",
            )
            return None
        if parted and isinstance(node, yaml.ScalarNode) and re.search("[,;،؛]", node.value):
            items = [each.strip() for each in re.split("[,;،؛]", node.value) if each.strip()]
            context.wrong(
                node,
                "Several values stand here as one text.",
                f"Write them as a list: [{', '.join(items)}]; put a single value that holds a "
                "comma in a list of one.",
            )
            return None
        value = item(context, node)
        return None if value is None else (value,)

    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[T]):
    """The converter of a group of named parts, such as `withdrawn: {date, reason}`."""

    build: Callable[..., T]
    parts: Mapping[str, Converter]
    required: tuple[str, ...]
    example: str
    """How the whole group may be written, for the remedy."""
    short: str = ""
    """The part that is meant where a single text stands instead of the group; "" for none."""
    check: Callable[[Context, yaml.Node, Mapping[str, Any]], None] | None = None

    def __call__(self, context: Context, node: yaml.Node) -> T | None:
        """Read a node; None where a part is missing, unknown or wrong."""
        if is_empty(node):
            return None
        if self.short and isinstance(node, yaml.ScalarNode):
            value = self.parts[self.short](context, node)
            return None if value is None else self.build(**{self.short: value})
        if not isinstance(node, yaml.MappingNode):
            context.wrong(node, "A group of fields is expected here.", f"Write {self.example}.")
            return None
        before = len(context.problems)
        values = self._values(context, node)
        missing = [part for part in self.required if part not in values]
        if missing and len(context.problems) == before:
            context.wrong(
                node,
                f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.",
                f"Write {self.example}.",
            )
        if len(context.problems) == before and self.check:
            self.check(context, node, values)
        if any(each.severity is Severity.ERROR for each in context.problems[before:]):
            return None
        return self.build(**values)

    def _values(self, context: Context, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key, part in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in self.parts:
                meant = nearest(name, self.parts)
                context.wrong(
                    key,
                    f"There is no part “{name}” here.",
                    f"Did you mean {meant}?" if meant else f"Write {self.example}.",
                    value=name,
                )
            elif name in seen:
                context.wrong(key, f"The part “{name}” stands twice.", "Keep one of the two.")
            else:
                seen.add(name)
                value = self.parts[name](context, part)
                if value is not None:
                    values[name] = value
        return values
