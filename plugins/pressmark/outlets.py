"""Outlet files: what is known of a newspaper, agency or site, said once for all its articles."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pressmark.converters import (
    Context,
    Group,
    day,
    issn,
    language,
    line_of_text,
    list_of,
    text,
    url,
    url_fault,
)
from pressmark.fields import Field
from pressmark.fields.agents import holder
from pressmark.fields.rights import license_, rights_statement, tdm_reservation
from pressmark.fields.stated import read_fields, require
from pressmark.frontmatter import FENCE, decode, parse_fields
from pressmark.identity import is_pressmark
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.record import Outlet, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import yaml

_MAIL = re.compile(r"(?:mailto:)?([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)")

terms: Group[Terms] = Group(
    build=Terms,
    parts={"sentence": text, "source_url": url, "read": day},
    required=("sentence",),
    example="{sentence: the sentence itself, source_url: https://…, read: 2021-07-06}",
    short="sentence",
)


def _contact(context: Context, node: yaml.Node) -> str | None:
    value = line_of_text(context, node)
    if value is None:
        return None
    if mail := _MAIL.fullmatch(value):
        return mail[1]
    if url_fault(value):
        context.wrong(
            node,
            "This is neither an e-mail address nor an address on the web.",
            "Write whom to ask, as in rights@example.org or https://example.org/contact.",
        )
        return None
    return value


OUTLET_FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("name", line_of_text),
        Field("alternative_names", list_of(line_of_text)),
        Field("native_name", line_of_text),
        Field("url", url),
        Field("language", language),
        Field("place", line_of_text),
        Field("issn", issn),
        Field("license", license_),
        Field("rights_statement", rights_statement),
        Field("rights_holder", holder),
        Field("terms", list_of(terms)),
        Field("tdm_reservation", tdm_reservation),
        Field("rules", list_of(line_of_text)),
        Field("contact", _contact),
        Field("note", text),
    )
}
"""Every field of an outlet file, by name, in the order in which it is written."""


def read_outlet(data: bytes, path: str) -> Outlet:
    """Read an outlet file: UTF-8, one YAML mapping. Its name without `.yml` is the outlet's slug.

    `path` is relative to the archive. Raises `ProblemsFoundError` with all that is wrong.
    """
    content = decode(data, path).removeprefix(f"{FENCE}\n")
    first_line = 2 if data.lstrip(b"\xef\xbb\xbf").startswith(FENCE.encode()) else 1
    fields, problems = parse_fields(content, path, first_line=first_line)
    context = Context(path, list(problems), first_line=first_line)
    slug = PurePosixPath(path).stem
    if not is_pressmark(slug):
        context.wrong(
            None,
            "The file's name cannot stand in an address.",
            "Rename it: lower case letters, digits and hyphens, then .yml.",
            value=PurePosixPath(path).name,
        )
    values = read_fields(context, fields, OUTLET_FIELDS)
    require(
        context,
        fields,
        "name",
        "The outlet's name is missing.",
        "Add a line name: and the name as the outlet writes it.",
        table=OUTLET_FIELDS,
    )
    if any(problem.severity is Severity.ERROR for problem in context.problems):
        raise ProblemsFoundError(context.problems)
    return Outlet(slug=slug, path=path, **values)


class OutletIndex:
    """Finds an outlet by its slug, its name or another of its names, exactly as written."""

    def __init__(self, outlets: Mapping[str, Outlet]) -> None:
        self._by_name: dict[str, Outlet] = {}
        self._by_folded_name: dict[str, str] = {}
        for outlet in outlets.values():
            for name in _names(outlet):
                self._by_name.setdefault(name, outlet)
                self._by_folded_name.setdefault(name.casefold(), name)

    def find(self, name: str) -> Outlet | None:
        """Return the outlet of this slug or name; None if there is none."""
        return self._by_name.get(name)

    def nearest(self, name: str) -> str:
        """Return the name or slug that was probably meant, or ""."""
        folded = name.casefold()
        if folded in self._by_folded_name:
            return self._by_folded_name[folded]
        close = get_close_matches(folded, self._by_folded_name, n=1, cutoff=0.75)
        return self._by_folded_name[close[0]] if close else ""


def _names(outlet: Outlet) -> Iterator[str]:
    yield outlet.slug
    yield outlet.name
    yield from filter(None, (outlet.native_name, *outlet.alternative_names))


def clashes(outlets: Mapping[str, Outlet]) -> Iterator[Problem]:
    """Yield a problem for each name that two outlets have, also where only its case differs."""
    owners: dict[str, Outlet] = {}
    for outlet in outlets.values():
        for name in _names(outlet):
            owner = owners.setdefault(name.casefold(), outlet)
            if owner is not outlet:
                yield Problem(
                    path=outlet.path,
                    field="name",
                    value=name,
                    message=f"{owner.path} has this name too, so records cannot tell which is "
                    "meant.",
                    remedy="Give one of the two another name, or make them one file.",
                )
                break
