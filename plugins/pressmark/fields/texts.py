"""What is said of the text itself: its date, its length, its paragraphs, a quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pressmark import edtf
from pressmark.converters import Context, Group, line_of_text, list_of, text, whole_number
from pressmark.problems import Severity
from pressmark.record import Length

if TYPE_CHECKING:
    import yaml

LONGEST_QUOTATION = 100
"""Words. Longer ones are warned of: no law names a number, but a quotation serves a point."""


length: Group[Length] = Group(
    build=Length,
    parts={"words": whole_number(0), "paragraphs": whole_number(0)},
    required=("words", "paragraphs"),
    example="{words: 460, paragraphs: 12}",
)


_parse_edtf = lru_cache(maxsize=4096)(edtf.parse)


def issued(context: Context, node: yaml.Node) -> edtf.Edtf | None:
    """Read a date in EDTF (ISO 8601-2:2019, annex A), level 0 or 1."""
    value = line_of_text(context, node)
    if value is None:
        return None
    try:
        return _parse_edtf(value)
    except edtf.EdtfError as error:
        context.wrong(node, error.message, error.remedy)
        return None


def quotation(context: Context, node: yaml.Node) -> str | None:
    """Read what is quoted of a withheld text."""
    value = text(context, node)
    words = len(value.split()) if value else 0
    if words > LONGEST_QUOTATION:
        context.wrong(
            node,
            f"The quotation has {words} words: few laws call so much a quotation.",
            f"Shorten it to {LONGEST_QUOTATION} words at most.",
            severity=Severity.WARNING,
        )
    return value


_PARAGRAPH = re.compile(r"-?p\d+[a-z]*")


def paragraphs(context: Context, node: yaml.Node) -> tuple[str, ...] | None:
    """Read the paragraphs' fixed ids in order; one with a hyphen before it was taken out."""
    found: tuple[str, ...] | None = list_of(line_of_text)(context, node)
    if found is None:
        return None
    seen: set[str] = set()
    for value in found:
        if not _PARAGRAPH.fullmatch(value) or value.lstrip("-") in seen:
            context.wrong(
                node,
                "Each paragraph has a number of its own, such as p7, p12a, or -p7 if taken out.",
                "Write each number once, in the order of the text.",
                value=value,
            )
            return None
        seen.add(value.lstrip("-"))
    return found
