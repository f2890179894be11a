"""The fields above a Markdown text, as Jekyll, Hugo, Obsidian, Pelican and Pressmark write them.

YAML between two lines `---`, or Pelican's lines `Name: value` down to the first empty one. What
stands there is the keeper's word, like a table's row; a name that no record knows is told, and
its value left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import yaml

from pressmark.capture.tables import ALIASES, LISTS, TEXTS, resolve_rights
from pressmark.frontmatter import FENCE, split_front_matter
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of the file on which each field stands."""
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
        stated = [_Stated(key, at.line, _values(at.node)) for key, at in raw.fields.items()]
        return _parted(raw.body, stated, name, raw.problems)
    if match := _LINES.match(text):
        lines = [line.partition(":") for line in match[0].splitlines()]
        if any(key.strip().lower() == "title" for key, _, _ in lines):
            stated = [
                _Stated(key.strip(), line, [value.strip()])
                for line, (key, _, value) in enumerate(lines, start=1)
            ]
            return _parted(text[match.end() :], stated, name)
    return Parted(text)


class _Stated(NamedTuple):
    """A field as it stands above the text; without values where it has parts of its own."""

    key: str
    line: int
    values: list[str] | None


def _values(node: yaml.Node) -> list[str] | None:
    """Return a field's values as text; None where it has parts of its own."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(each, yaml.ScalarNode) for each in nodes):
        return None
    return [str(each.value).strip() for each in nodes if str(each.value).strip() not in ("", "~")]


def _parted(
    body: str, stated: Iterable[_Stated], name: str, problems: Iterable[Problem] = ()
) -> Parted:
    taken: dict[str, _Stated] = {}
    also: list[tuple[str, _Stated]] = []
    left: list[str] = []
    for each in stated:
        folded = each.key.lower().replace(" ", "_").replace("-", "_")
        known = ALIASES.get(folded, folded)
        is_known = known in _KNOWN - _NOT_TAKEN or known in _ALSO
        if each.values is None or not is_known:
            left.append(each.key)
        elif known in _ALSO:
            also.append((_ALSO[known], each))
        elif each.values and not _is_taken(known, each, taken):
            left.append(each.key)
    left += [each.key for known, each in also if each.values and not _is_taken(known, each, taken)]
    fields = {known: _as_value(known, each.values or []) for known, each in taken.items()}
    lines = {known: each.line for known, each in taken.items()}
    rights = [replace(each, line=lines[each.field]) for each in resolve_rights(fields, name)]
    found = (*problems, *_several(taken, name), *rights)
    notes = [f"Left out of the fields above the text: {', '.join(sorted(left))}."] if left else []
    return Parted(body, fields, lines, found, tuple(notes))


def _is_taken(known: str, stated: _Stated, taken: dict[str, _Stated]) -> bool:
    """Take a field's value unless another name of it gave one; tell whether it is said now."""
    return taken.setdefault(known, stated).values == stated.values


def _several(taken: Mapping[str, _Stated], name: str) -> Iterator[Problem]:
    """Give the fields of one value that hold a list of several."""
    for known, each in taken.items():
        if known not in LISTS and each.values and len(each.values) > 1:
            yield Problem(
                path=name,
                line=each.line,
                field=known,
                value=", ".join(each.values)[:100],
                message="The field takes one value, and this is a list of several.",
                remedy="Keep one of them; put a text that holds brackets in quotation marks.",
            )


def _as_value(name: str, values: list[str]) -> Value:
    if name not in LISTS:
        return values[0]
    parts = values if len(values) > 1 else re.split(r"[;,]", values[0])
    # Clippers write people and topics as links of their own: [[Jane Doe]].
    return [part.strip().removeprefix("[[").removesuffix("]]") for part in parts if part.strip()]
