"""The record's fields: one table, in the order in which a record is written.

`docs/record.md` tells what each means; a test holds the two together. Names are those of Dublin
Core, CSL and schema.org where these have one (`pressmark.crosswalk`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from pressmark import edtf
from pressmark.converters import (
    Context,
    Converter,
    Group,
    boolean,
    day,
    is_empty,
    issn,
    language,
    line_of_text,
    list_of,
    nearest,
    one_of,
    sha256_sum,
    text,
    url,
    url_fault,
    whole_number,
)
from pressmark.identity import is_pressmark
from pressmark.licenses import (
    KEEPER_ID,
    RIGHTS_STATEMENTS,
    License,
    RightsStatement,
    keeper_license,
    match,
    suggest,
    versions,
)
from pressmark.problems import Severity
from pressmark.record import (
    AgencyCopy,
    Agent,
    AgentKind,
    Correction,
    Evidence,
    Extent,
    Length,
    Medium,
    Permission,
    Redaction,
    SourceState,
    SourceStatus,
    Status,
    TdmReservation,
    Withdrawal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.frontmatter import RawField

LONGEST_QUOTATION = 100
"""Words. Longer ones are warned of: no law names a number, but a quotation serves a point."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record or an outlet file, and what makes a value of its node."""

    name: str
    read: Converter


# --- who -----------------------------------------------------------------------------------------


def _build_agent(**parts: Any) -> Agent:
    if "name" not in parts:
        parts["name"] = f"{parts.get('given', '')} {parts.get('family', '')}".strip()
    return Agent(**parts)


def _check_agent(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if "name" not in values and "family" not in values:
        context.wrong(node, "The name is missing.", "Write {name: Jane Doe}.")


_AGENT_PARTS = {
    "name": line_of_text,
    "kind": one_of({kind.value: kind for kind in AgentKind}),
    "family": line_of_text,
    "given": line_of_text,
    "url": url,
}

agent: Group[Agent] = Group(
    build=_build_agent,
    parts=_AGENT_PARTS,
    required=(),
    example="Jane Doe, or {name: Reuters, kind: organisation}",
    short="name",
    check=_check_agent,
)
"""A person unless `kind` says otherwise."""


def holder(context: Context, node: yaml.Node) -> Agent | None:
    """Read whoever holds the rights: a body, as with most news, unless `kind` says otherwise."""
    found = agent(context, node)
    stated = isinstance(node, yaml.MappingNode) and any(
        key.value == "kind" for key, _ in node.value
    )
    if found is None or stated or found.family:
        return found
    return Agent(name=found.name, kind=AgentKind.ORGANISATION, url=found.url)


# --- rights --------------------------------------------------------------------------------------

_match = lru_cache(maxsize=1024)(match)


def _license_ref(context: Context, node: yaml.Node) -> str | None:
    value = text(context, node)
    if value is not None and not KEEPER_ID.fullmatch(value):
        context.wrong(
            node,
            "The id of terms of your own begins with LicenseRef- (SPDX 3.0, annex on expressions).",
            "Write letters, digits, dots and hyphens behind it, as in LicenseRef-Permission-2021.",
        )
        return None
    return value


_own_license: Group[License] = Group(
    build=keeper_license,
    parts={
        "id": _license_ref,
        "name": line_of_text,
        "url": url,
        "permits": line_of_text,
        "requires": line_of_text,
        "forbids": line_of_text,
    },
    required=("id", "name"),
    example="{id: LicenseRef-Example, name: Terms of the Example}",
)


def _meant_right(value: str, name: str) -> str:
    meant = suggest(value)
    if meant is None:
        known = versions(value)
        return f"Name the version: {', '.join(known)}." if known else ""
    right_field = "rights_statement" if meant in RIGHTS_STATEMENTS else "license"
    return (
        f"Did you mean {meant}?" if right_field == name else f"Did you mean {right_field}: {meant}?"
    )


def license_(context: Context, node: yaml.Node) -> License | None:
    """Read a licence: SPDX id, address, usual written form, or terms of the keeper's own."""
    if isinstance(node, yaml.MappingNode):
        return _own_license(context, node)
    value = line_of_text(context, node)
    if value is None:
        return None
    found = _match(value)
    if isinstance(found, License):
        return found
    if isinstance(found, RightsStatement):
        context.wrong(
            node,
            "This is a rights statement, which describes a status; a licence gives a permission.",
            f"Write rights_statement: {found.id} in place of license.",
        )
    else:
        context.wrong(
            node,
            "There is no such licence, or its version is missing."
            if versions(value)
            else "There is no such licence.",
            _meant_right(value, "license")
            or "Write an SPDX id such as CC-BY-4.0, the licence's address, or LicenseRef- and a "
            "name for terms of their own.",
        )
    return None


def rights_statement(context: Context, node: yaml.Node) -> RightsStatement | None:
    """Read a status: code or address of RightsStatements.org."""
    value = line_of_text(context, node)
    if value is None:
        return None
    found = _match(value)
    if isinstance(found, RightsStatement):
        return found
    if isinstance(found, License):
        context.wrong(
            node,
            "This is a licence, which gives a permission; a rights statement describes a status.",
            f"Write license: {found.id} in place of rights_statement.",
        )
    else:
        context.wrong(
            node,
            "There is no such rights statement.",
            _meant_right(value, "rights_statement")
            or "Write a code of RightsStatements.org: InC for a text in copyright, UND where "
            "nobody knows.",
        )
    return None


evidence: Group[Evidence] = Group(
    build=Evidence,
    parts={"sentence": text, "place": line_of_text, "read": day, "url": url},
    required=("sentence",),
    example="{sentence: the sentence itself, place: where it stands, read: 2021-07-06}",
    short="sentence",
)


def _check_permission(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if values["extent"] is Extent.WORDS and "words" not in values:
        context.wrong(
            node,
            "The permission is for some words, but not for how many.",
            "Add words: and their number, or write extent: full.",
        )
    if values["extent"] is Extent.FULL and "words" in values:
        context.wrong(
            node,
            "The permission is for the full text and for a number of words at once.",
            "Take out words:, or write extent: words.",
        )


def _check_reservation(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if values.get("reserved") is False and "policy" in values:
        context.wrong(
            node,
            "Nothing is reserved, and yet terms for mining are named.",
            "Take out policy:, or write reserved: true.",
        )


tdm_reservation: Group[TdmReservation] = Group(
    build=TdmReservation,
    parts={"reserved": boolean, "policy": url, "read": day},
    required=(),
    example="true, or {policy: https://example.org/mining, read: 2021-07-06}",
    short="reserved",
    check=_check_reservation,
)
"""A rights holder's reservation of text and data mining: `true`, or where its terms stand."""

permission: Group[Permission] = Group(
    build=Permission,
    parts={
        "extent": one_of({extent.value: extent for extent in Extent}),
        "words": whole_number(1),
        "granted_by": line_of_text,
        "date": day,
        "evidence": text,
    },
    required=("extent", "granted_by"),
    example="{extent: full, granted_by: Jane Doe, date: 2021-07-06, evidence: her letter}",
    check=_check_permission,
)

withdrawn: Group[Withdrawal] = Group(
    build=Withdrawal,
    parts={"date": day, "reason": line_of_text, "asked_by": line_of_text, "opaque": boolean},
    required=("date", "reason"),
    example="{date: 2021-07-06, reason: at the author's wish}, or run `pressmark withdraw`",
)

redaction: Group[Redaction] = Group(
    build=Redaction,
    parts={"what": line_of_text, "reason": line_of_text, "date": day},
    required=("what", "reason"),
    example="{what: a witness's name, reason: for her safety, date: 2021-07-06}",
)

source_status: Group[SourceStatus] = Group(
    build=SourceStatus,
    parts={
        "status": one_of({state.value: state for state in SourceState}),
        "date": day,
        "url": url,
        "note": text,
    },
    required=("status",),
    example="{status: corrected, date: 2021-07-08, note: what the outlet changed}",
)

correction: Group[Correction] = Group(
    build=Correction,
    parts={"date": day, "what": line_of_text, "why": line_of_text},
    required=("date", "what"),
    example="{date: 2021-07-08, what: mended a letter in the title, why: a slip in copying}",
)


# --- media, numbers and names --------------------------------------------------------------------


def _media_file(context: Context, node: yaml.Node) -> str | None:
    value = text(context, node)
    if value is None:
        return None
    fault: tuple[str, str] | None = None
    if "://" in value:
        fault = url_fault(value)
    elif value.startswith(("content/", "media/", "private/")):
        fault = (
            "The file's folder is named twice.",
            f"Write it as it lies in content/media/: {value.rpartition('media/')[2]}.",
        )
    elif "\\" in value or any(
        part in ("", ".", "..") or part.startswith(".") for part in value.split("/")
    ):
        fault = (
            "This is not the name of a file in content/media/.",
            "Write it as it lies there, with forward slashes, as in 2021/street.jpg.",
        )
    if fault:
        context.wrong(node, *fault)
        return None
    return value


def _check_medium(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if "license" in values and "rights_statement" in values:
        context.wrong(
            node,
            "A picture has one right: a licence or a rights statement, not both.",
            "Keep license where somebody gave a permission, else rights_statement.",
        )


medium: Group[Medium] = Group(
    build=Medium,
    parts={
        "file": _media_file,
        "alt": line_of_text,
        "caption": line_of_text,
        "creator": line_of_text,
        "license": license_,
        "rights_statement": rights_statement,
        "source_url": url,
    },
    required=("file", "alt"),
    example="{file: 2021/street.jpg, alt: what is to be seen, creator: Jane Doe, "
    "license: CC-BY-4.0}",
    check=_check_medium,
)

length: Group[Length] = Group(
    build=Length,
    parts={"words": whole_number(0), "paragraphs": whole_number(0)},
    required=("words", "paragraphs"),
    example="{words: 460, paragraphs: 12}",
)

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


def extra(context: Context, node: yaml.Node) -> dict[str, tuple[str, yaml.Node]] | None:
    """Read the keeper's own columns: values by name, with the nodes of their names."""
    if is_empty(node):
        return None
    if not isinstance(node, yaml.MappingNode):
        context.wrong(
            node, "The column's name is missing.", "Write {column: value}, one for each column."
        )
        return None
    found: dict[str, tuple[str, yaml.Node]] = {}
    for key, value_node in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            context.wrong(key, "The column stands twice.", "Keep one of the two.")
            continue
        value = line_of_text(context, value_node)
        if value is not None:
            found[key.value] = (value, key)
    return found


# --- dates, states and the rest ------------------------------------------------------------------

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


_PELICAN_STATUS = (
    "This is Pelican's word: it would publish the page where nobody lists it.",
    "Write needs-review for what nobody may see yet; unlisted: true keeps a page out of lists.",
)
status = one_of(
    {status.value: status for status in Status},
    refused={"draft": _PELICAN_STATUS, "hidden": _PELICAN_STATUS, "skip": _PELICAN_STATUS},
)
agency_copy = one_of({copy.value: copy for copy in AgencyCopy})


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


def _alias(context: Context, node: yaml.Node) -> str | None:
    value = line_of_text(context, node)
    if value is not None and not is_pressmark(value):
        context.wrong(
            node,
            "This cannot be a pressmark.",
            "Write the record's earlier name: lower case letters, digits and hyphens.",
        )
        return None
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


FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("title", line_of_text),
        Field("subtitle", line_of_text),
        Field("outlet", line_of_text),
        Field("authors", list_of(agent)),
        Field("credits", list_of(line_of_text, parted=True)),
        Field("issued", issued),
        Field("language", language),
        Field("source_url", url),
        Field("archived_url", url),
        Field("retrieved", day),
        Field("license", license_),
        Field("rights_statement", rights_statement),
        Field("rights_holder", holder),
        Field("rights_evidence", list_of(evidence)),
        Field("agency_copy", agency_copy),
        Field("tdm_reservation", tdm_reservation),
        Field("changes", text),
        Field("permission", permission),
        Field("embargo_until", day),
        Field("withdrawn", withdrawn),
        Field("redactions", list_of(redaction)),
        Field("source_status", source_status),
        Field("corrections", list_of(correction)),
        Field("version", whole_number(1)),
        Field("section", line_of_text),
        Field("page", line_of_text),
        Field("edition", line_of_text),
        Field("issn", issn),
        Field("place", line_of_text),
        Field("topics", list_of(line_of_text, parted=True)),
        Field("places", list_of(line_of_text, parted=True)),
        Field("event", line_of_text),
        Field("summary", text),
        Field("quotation", quotation),
        Field("media", list_of(medium)),
        Field("identifiers", identifiers),
        Field("extra", extra),
        Field("unlisted", boolean),
        Field("status", status),
        Field("aliases", list_of(_alias)),
        Field("extent", length),
        Field("paragraphs", paragraphs),
        Field("sha256", sha256_sum),
        Field("source_sha256", sha256_sum),
        Field("keeper_notes", text),
    )
}
"""Every field of a record, by name, in the order in which it is written."""

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
