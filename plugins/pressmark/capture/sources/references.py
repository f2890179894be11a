"""What every reference manager's export has in common: an item turned into a record's fields.

The items are the keeper's own library, so that they rank like a table's row. Abstracts are the
outlet's words or a database's, and never become the keeper's summary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture.cleaning import AddressError, clean_url, one_line
from pressmark.capture.source import Source
from pressmark.capture.sources.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".md", ".txt", ".pdf")
"""Attached files that may hold the text, the best first: a page tells more than its print."""


def item(
    values: Mapping[str, object],
    *,
    table: str,
    line: int = 0,
    id: str = "",  # noqa: A002  # CSL's and the exports' own name
    rights: str = "",
    files: Sequence[str] = (),
    left_out: Iterable[str] = (),
) -> Entry:
    """Make an entry of an item's values under the record's names; empty ones are dropped.

    `rights` is what the item says of its rights, in any words: a licence with its version or a
    rights statement is taken as it stands, anything else is weighed with what the text says.
    """
    fields = {name: value for name, value in values.items() if value}
    notes = []
    fault = ""
    if address := fields.get("source_url"):
        try:
            fields["source_url"] = clean_url(str(address))
        except AddressError as error:
            fault = error.message
            del fields["source_url"]
    if fault:
        notes.append(f"Its address was left out. {fault}")
    found = licenses.match(one_line(rights)) if rights.strip() else None
    if isinstance(found, licenses.License):
        fields["license"] = found.id
    elif found is not None:
        fields["rights_statement"] = found.id
    if left := ", ".join(sorted(set(left_out))):
        notes.append(f"Left out of the entry: {left}.")
    readable = sorted(
        (path for path in files if path.lower().endswith(_ENDINGS)),
        key=lambda path: next(n for n, e in enumerate(_ENDINGS) if path.lower().endswith(e)),
    )
    rest = [path for path in files if path not in readable]
    if others := [*readable[1:], *(rest if readable else rest[1:])]:
        notes.append(f"Attached too, and not read: {', '.join(others)}.")
    return Entry(
        Source(
            fields=fields,
            table=table,
            line=line,
            id=id,
            beside=(one_line(rights),) if rights.strip() and found is None else (),
            notes=tuple(notes),
        ),
        (*readable, *rest),
        needed=False,
    )


def unused(each: Mapping[str, object], texts: Mapping[str, Sequence[str]]) -> list[str]:
    """Name the keys of an item that say something else than the one before them that was taken."""
    left = []
    for names in texts.values():
        given = [name for name in names if each.get(name)]
        left += [name for name in given[1:] if each[name] != each[given[0]]]
    return left


def person(family: str, given: str = "") -> object:
    """Return a person in parts, or a name that is whole as a body's."""
    family, given = one_line(family), one_line(given)
    if not given:
        return {"name": family, "kind": "organisation"} if family else ""
    return {"family": family, "given": given}


def split_person(name: str) -> object:
    """Read "Doe, Jane" as a person; a name without a comma as it stands."""
    family, comma, given = one_line(name).partition(",")
    return person(family, given) if comma and given.strip() else family.strip()


def date_of(text: str) -> str:
    """Bring the exports' forms of a date (2021/07/06/, 2021-7-6) into ISO 8601's."""
    match = re.fullmatch(r"\s*(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:[/T ].*)?", text)
    if match is None:
        return one_line(text)
    year, month, day = match.groups()
    return "-".join([year, *(f"{int(part):02}" for part in (month, day if month else "") if part)])
