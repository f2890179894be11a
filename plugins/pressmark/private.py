"""A record's private file, `private/<pressmark>.md`: what of it may lie in no public folder.

It holds the withheld text, and above it, where there are any, the fields of `PRIVATE_FIELDS` as
front matter; either may be alone. The record that a reader of the texts sees is both files
together. Sums and lengths are the text's, without the front matter.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from types import EllipsisType, MappingProxyType
from typing import TYPE_CHECKING, Any

from pressmark.converters import Context
from pressmark.fields import FIELDS, Field
from pressmark.fields.stated import read_fields, stated
from pressmark.frontmatter import FENCE, RawRecord, decode, split_front_matter
from pressmark.identity import canonical_text, sha256
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.writing import update_record, write_record

if TYPE_CHECKING:
    from collections.abc import Mapping

PRIVATE_FIELDS: Mapping[str, Field] = MappingProxyType(
    {name: FIELDS[name] for name in ("subtitle", "keeper_notes")}
)
"""What may stand above a private text: the outlet's standfirst, and the keeper's own notes."""


LONGEST_TEXT = 2_000_000
"""Bytes: no article's text is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePart:
    """What a private file adds to its record. `text` is None where it holds none."""

    text: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """Checked values by the record's field names."""
    problems: tuple[Problem, ...] = ()


def split_private(data: bytes, path: str) -> RawRecord:
    """Take a private file apart; a file without front matter is all text.

    Raises `ProblemsFoundError` where it is not UTF-8, or its front matter cannot be read.
    """
    if has_front_matter(data):
        return split_front_matter(data, path)
    return RawRecord(path=path, fields={}, body=decode(data, path), body_line=1)


def read_private(data: bytes, path: str, record: RawRecord) -> PrivatePart:
    """Read a private file for its `record`, and note where the two say different things."""
    try:
        raw = split_private(data, path)
    except ProblemsFoundError as error:
        return PrivatePart(problems=error.problems)
    context = Context(path, list(raw.problems))
    for name, (line, _) in raw.fields.items():
        if name in FIELDS and name not in PRIVATE_FIELDS:
            context.at(name, line)
            context.wrong(
                None,
                f"A private file holds the fields {' and '.join(PRIVATE_FIELDS)} alone.",
                f"Move it to {record.path}, or take it out.",
            )
    misplaced = FIELDS.keys() - PRIVATE_FIELDS.keys()
    own = {name: each for name, each in raw.fields.items() if name not in misplaced}
    values = read_fields(context, own, PRIVATE_FIELDS)
    _check_against(context, raw, values, record)
    return PrivatePart(
        text=raw.body if raw.body.strip() else None,
        values=values,
        problems=tuple(context.problems),
    )


def _check_against(
    context: Context, raw: RawRecord, values: Mapping[str, Any], record: RawRecord
) -> None:
    for name, value in values.items():
        if not stated(record.fields, name):
            continue
        in_record = PRIVATE_FIELDS[name].read(Context(record.path), record.fields[name].node)
        if in_record != value:
            context.at(name, raw.fields[name].line)
            context.wrong(
                None,
                f"{record.path} says something else.",
                "Keep the right one; delete the other.",
            )
    texts = canonical_text(record.body), canonical_text(raw.body)
    if all(texts) and texts[0] != texts[1]:
        context.at("", raw.body_line)
        context.wrong(
            None,
            f"This is one text, and {record.path} holds another.",
            "Keep the right one; delete the other.",
        )


def write_private(fields: Mapping[str, object], text: str | None = None) -> bytes:
    """Write a private file: the text alone where `fields` are empty.

    Raises ValueError for a field that may not stand there.
    """
    unknown = sorted(fields.keys() - PRIVATE_FIELDS.keys())
    if unknown:
        raise ValueError(f"Not fields of a private file: {', '.join(unknown)}")
    stored = canonical_text(text or "").encode()
    # A text that begins with a line of hyphens would be taken for front matter.
    if any(fields.values()) or has_front_matter(stored):
        return write_record(fields, text)
    return stored


def change_private(
    data: bytes, changes: Mapping[str, object], *, text: str | EllipsisType | None = ...
) -> bytes:
    """Change a private file, and keep every other byte of it as `update_record` does.

    `text` replaces the text, None takes it out. Returns b"" where nothing would be left. Raises
    `ProblemsFoundError` where it cannot be read.
    """
    if has_front_matter(data):
        changed = update_record(data, changes, body=text)
    else:
        stated_changes = {name: value for name, value in changes.items() if value}
        changed = write_private(stated_changes, decode(data, "") if text is ... else text)
    left = split_private(changed, "")
    return changed if left.fields or left.body.strip() else b""


def sums(data: bytes) -> frozenset[str]:
    """Return the sums by which a file is known for a text's copy: its own, and that of its text.

    The latter whatever its line ends are and whatever fields stand above it. Large files have
    their own alone.
    """
    own = hashlib.sha256(data).hexdigest()
    if len(data) > LONGEST_TEXT:
        return frozenset({own})
    try:
        return frozenset({own, sha256(split_private(data, "").body)})
    except ProblemsFoundError:
        return frozenset({own})


def has_front_matter(data: bytes) -> bool:
    """Tell whether a file begins with the line that opens front matter."""
    first = data.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    return first.partition(b"\r")[0].rstrip(b" \t") == FENCE.encode()
