"""A record's earlier versions: one file each, `versions/<pressmark>/<n>.md`.

It holds the text as it stood before a correction, and above it the fields of `VERSION_FIELDS`. A
file without front matter is all text. Rights decide of all versions as of the one that stands.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.converters import Context, day, one_of
from pressmark.fields import FIELDS, Field
from pressmark.fields.stated import read_fields
from pressmark.identity import canonical_text, sha256
from pressmark.private import split_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.record import Version, Withheld
from pressmark.writing import write_front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "replaced": Field("replaced", day),
        "paragraphs": FIELDS["paragraphs"],
        "withheld": Field("withheld", one_of({each.value: each for each in Withheld})),
        "sha256": FIELDS["sha256"],
    }
)
"""What may stand above an earlier text: when it was replaced, its paragraphs' ids, why it lies in
`private/`, its sum."""


def read_version(data: bytes, path: str) -> Version:
    """Read an earlier version's file, whose name is its number.

    Raises `ProblemsFoundError` where it is not UTF-8, holds no text, or is not the text that its
    sum says.
    """
    raw = split_private(data, path)
    context = Context(path, list(raw.problems))
    values = read_fields(context, raw.fields, VERSION_FIELDS)
    body = canonical_text(raw.body)
    found = sha256(body)
    if not body.strip():
        context.at("", raw.body_line)
        context.wrong(None, "The file holds no text.", "Put the earlier text there, or delete it.")
    elif values.get("sha256", found) != found:
        context.at("sha256", raw.fields["sha256"].line)
        context.wrong(
            None,
            "The text is not the one that was recorded: its sum is another.",
            "Undo the change: an earlier version stays as it was.",
            value=values["sha256"],
        )
    elif "withheld" in values and path.startswith("content/"):
        context.at("withheld", raw.fields["withheld"].line)
        context.wrong(
            None,
            "This earlier text is withheld, and lies under content/, which is public.",
            f"Move the file to private/versions/{path.split('/')[-2]}/; or, if it may be public, "
            "take the line out.",
            value=values["withheld"],
        )
    if context.problems:
        raise ProblemsFoundError(context.problems)
    return Version(
        number=int(raw.pressmark),
        path=path,
        replaced=values.get("replaced"),
        paragraphs=values.get("paragraphs", ()),
        withheld=values.get("withheld"),
        sha256=found,
        body=body,
    )


def write_version(version: Version) -> bytes:
    """Write an earlier version's file."""
    stated = {
        "replaced": version.replaced,
        "paragraphs": version.paragraphs,
        "withheld": version.withheld,
        "sha256": version.sha256,
    }
    return write_front_matter(stated, tuple(VERSION_FIELDS), version.body)


def numbering(versions: tuple[Version, ...], current: int) -> list[Problem]:
    """Return what is wrong with the numbers of a record's earlier versions."""
    problems = []
    seen: dict[int, str] = {}
    for each in versions:
        first = seen.setdefault(each.number, each.path)
        if first != each.path:
            problems.append(
                Problem(
                    path=each.path,
                    message=f"{first} is version {each.number} too.",
                    remedy="Keep the right one; delete the other.",
                )
            )
        elif each.number >= current:
            problems.append(
                Problem(
                    path=each.path,
                    value=str(each.number),
                    message=f"The record says version: {current}, so this is no earlier one.",
                    remedy="Mend version: in the record, or rename this file.",
                )
            )
    return problems
