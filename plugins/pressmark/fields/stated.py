"""What of its fields a file states, held against a table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.converters import Context, is_empty, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.fields import Field
    from pressmark.frontmatter import RawField


OFTEN_MEANT: Mapping[str, str] = {
    "abstract": "summary",
    "author": "authors",
    "byline": "authors",
    "category": "section",
    "creator": "authors",
    "date": "issued",
    "description": "summary",
    "doi": "identifiers",
    "draft": "status",
    "headline": "title",
    "image": "media",
    "images": "media",
    "keyword": "topics",
    "keywords": "topics",
    "lang": "language",
    "licence": "license",
    "link": "source_url",
    "note": "keeper_notes",
    "notes": "keeper_notes",
    "published": "issued",
    "publisher": "outlet",
    "rights": "rights_statement",
    "slug": "aliases",
    "source": "outlet",
    "tag": "topics",
    "tags": "topics",
    "url": "source_url",
}
"""Names that other programs use, and the field that is meant. Records do not take them."""


def read_fields(
    context: Context, fields: Mapping[str, RawField], table: Mapping[str, Field]
) -> dict[str, Any]:
    """Convert every field of a file by its table; what is wrong or unknown goes to the context.

    Holds the values that could be read: a field that is empty or wrong is not among them.
    """
    values: dict[str, Any] = {}
    for name, (line, node) in fields.items():
        context.at(name, line)
        entry = table.get(name)
        if entry is None:
            meant = meant_field(name, table)
            context.wrong(
                None,
                "There is no such field.",
                f"Did you mean {meant}?"
                if meant
                else "Take it out, or declare it as a column "
                "of your own and write it under extra. docs/record.md lists the fields.",
                value=name,
            )
            continue
        value = entry.read(context, node)
        if value is not None:
            values[name] = value
    if stated(fields, "license") and stated(fields, "rights_statement"):
        name = max("license", "rights_statement", key=lambda each: fields[each].line)
        context.at(name, fields[name].line)
        context.wrong(
            None,
            "Both license and rights_statement stand here; a text has one of them.",
            "Keep license where somebody gave a permission, else rights_statement.",
        )
    return values


def meant_field(name: str, table: Mapping[str, Field]) -> str:
    """Return the field that was probably meant by an unknown name, or ""."""
    folded = name.strip().casefold().replace("-", "_").replace(" ", "_")
    if folded in table:
        return folded
    often = OFTEN_MEANT.get(folded, "")
    return often if often in table else nearest(name, tuple(table))


def stated(fields: Mapping[str, RawField], name: str) -> bool:
    """Tell whether a field is there and not empty."""
    return name in fields and not is_empty(fields[name].node)


def require(
    context: Context,
    fields: Mapping[str, RawField],
    name: str,
    message: str,
    remedy: str,
    *,
    table: Mapping[str, Field],
) -> None:
    """Note a required field that is left out or empty, unless it stands under a wrong name."""
    if not stated_or_meant(fields, name, table):
        context.at(name, fields[name].line if name in fields else 1)
        context.wrong(None, message, remedy)


def stated_or_meant(fields: Mapping[str, RawField], name: str, table: Mapping[str, Field]) -> bool:
    """Tell whether a field is there, perhaps under a wrong name, which is a problem of its own."""
    return stated(fields, name) or any(
        other not in table and meant_field(other, table) == name for other in fields
    )
