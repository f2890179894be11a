"""A work's other names: in the systems of others, and those it had here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from pressmark.converters import Context, is_empty, line_of_text
from pressmark.identity import is_pressmark

if TYPE_CHECKING:
    from collections.abc import Mapping


_IDENTIFIERS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str], str]] = {
    "ark": (
        re.compile(r"https?://[^/]+/(?=ark:)"),
        re.compile(r"ark:/?[0-9a-z]{5,}/\S+", re.IGNORECASE),
        "ark:12345/x7",
    ),
    "doi": (
        re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)", re.IGNORECASE),
        re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+"),
        "10.1234/abc",
    ),
    "handle": (
        re.compile(r"(?:https?://hdl\.handle\.net/|hdl:)", re.IGNORECASE),
        re.compile(r"\d+(?:\.\d+)*/\S+"),
        "20.500.12345/678",
    ),
    "warc": (
        re.compile(r"$.^"),
        re.compile(r"<?urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}>?", re.IGNORECASE),
        "urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d479",
    ),
}
"""For each scheme: a resolver's prefix that is dropped, the shape, an example."""


def identifiers(context: Context, node: yaml.Node) -> tuple[tuple[str, str], ...] | None:
    """Read names in other systems: `{doi: …, ark: …, handle: …, warc: …}`, sorted."""
    if is_empty(node):
        return None
    schemes = ", ".join(_IDENTIFIERS)
    if not isinstance(node, yaml.MappingNode):
        context.wrong(
            node,
            "The identifier's scheme is missing.",
            f"Write {{doi: 10.1234/abc}}; schemes are {schemes}.",
        )
        return None
    found: list[tuple[str, str]] = []
    for key, value_node in node.value:
        scheme = key.value if isinstance(key, yaml.ScalarNode) else ""
        if scheme not in _IDENTIFIERS:
            lower = scheme.lower()
            context.wrong(
                key,
                "There is no such scheme of identifiers here.",
                f"Did you mean {lower}?" if lower in _IDENTIFIERS else f"Schemes are {schemes}.",
                value=scheme,
            )
            continue
        prefix, shape, example = _IDENTIFIERS[scheme]
        value = line_of_text(context, value_node)
        if value is None:
            continue
        value = prefix.sub("", value, count=1)
        if not shape.fullmatch(value):
            context.wrong(value_node, f"This is not {scheme}'s form.", f"Write it like {example}.")
            continue
        found.append((scheme, value.strip("<>") if scheme == "warc" else value))
    return tuple(sorted(found))


def alias(context: Context, node: yaml.Node) -> str | None:
    """Read a name that the record had before: a pressmark."""
    value = line_of_text(context, node)
    if value is not None and not is_pressmark(value):
        context.wrong(
            node,
            "This cannot be a pressmark.",
            "Write the record's earlier name: lower case letters, digits and hyphens.",
        )
        return None
    return value
