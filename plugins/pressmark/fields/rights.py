"""What a record says of rights: licence or status, evidence, permission, mining."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from pressmark.converters import (
    Context,
    Group,
    boolean,
    day,
    line_of_text,
    one_of,
    text,
    url,
    whole_number,
)
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
from pressmark.record import Evidence, Extent, Permission, TdmReservation

if TYPE_CHECKING:
    from collections.abc import Mapping


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
