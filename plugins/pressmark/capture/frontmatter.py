"""The fields above a Markdown text, as Jekyll, Hugo, Obsidian, Pelican and Pressmark write them.

YAML between two lines `---`, or Pelican's lines `Name: value` down to the first empty one. What
stands there is the keeper's word, like a table's row; a name that no record knows is told, and
its value left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from pressmark.capture.tables import ALIASES, LISTS, TEXTS, resolve_rights
from pressmark.frontmatter import FENCE, split_front_matter
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pressmark.capture.tables import Value

_ALSO = {
    "published": "issued",
    "pubdate": "issued",
    "source": "source_url",
    "link": "source_url",
    "canonical": "source_url",
    "tags": "topics",
    "keywords": "topics",
    "lang": "language",
    "site": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "licence": "license",
}
"""What other programs call a record's fields; each is taken where the field is not there."""

_LINES = re.compile(r"(?:[A-Za-z][\w -]{0,30}:[ \t]+\S.*\n)+(?=\n|$)")
_KNOWN = TEXTS | LISTS
_NOT_TAKEN = {"status", "unlisted", "embargo_until", "aliases", "retrieved"}
"""What says something of a record in an archive, and not of the article: only if it is meant so."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A Markdown file taken apart."""

    body: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def split(text: str, name: str) -> Parted:
    """Part the fields from the text. `name` is the file's, for problems; nothing is raised."""
    if text.startswith(f"{FENCE}\n"):
        try:
            raw = split_front_matter(text.encode(), name)
        except ProblemsFoundError as error:
            # A thematic break at a text's start looks like a fence; without a second one it is.
            if "\n---\n" not in text[4:] and not text.rstrip().endswith("\n---"):
                return Parted(text)
            return Parted(text, problems=error.problems)
        pairs = [(key, _values(raw_field.node)) for key, raw_field in raw.fields.items()]
        return _parted(raw.body, pairs, name)
    if match := _LINES.match(text):
        lines = [line.partition(":") for line in match[0].splitlines()]
        if any(key.strip().lower() == "title" for key, _, _ in lines):
            pairs = [(key.strip(), [value.strip()]) for key, _, value in lines]
            return _parted(text[match.end() :], pairs, name)
    return Parted(text)


def _values(node: yaml.Node) -> list[str] | None:
    """Return a field's values as text; None where it has parts of its own."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(each, yaml.ScalarNode) for each in nodes):
        return None
    return [str(each.value).strip() for each in nodes if str(each.value).strip() not in ("", "~")]


def _parted(body: str, pairs: Iterable[tuple[str, list[str] | None]], name: str) -> Parted:
    fields: dict[str, Value] = {}
    left: list[str] = []
    also: dict[str, list[str]] = {}
    for key, values in pairs:
        folded = key.lower().replace(" ", "_").replace("-", "_")
        known = ALIASES.get(folded, folded)
        if values is None or (known not in _KNOWN and known not in _ALSO) or known in _NOT_TAKEN:
            left.append(key)
        elif known in _ALSO:
            also.setdefault(_ALSO[known], values)
        elif values:
            fields[known] = _as_value(known, values)
    for known, values in also.items():
        if values and known not in fields:
            fields[known] = _as_value(known, values)
    problems = resolve_rights(fields, name)
    notes = [f"Left out of the fields above the text: {', '.join(sorted(left))}."] if left else []
    return Parted(body, fields, tuple(problems), tuple(notes))


def _as_value(name: str, values: list[str]) -> Value:
    if name not in LISTS:
        return " ".join(values)
    parts = values if len(values) > 1 else re.split(r"[;,]", values[0])
    # Clippers write people and topics as links of their own: [[Jane Doe]].
    return [part.strip().removeprefix("[[").removesuffix("]]") for part in parts if part.strip()]
