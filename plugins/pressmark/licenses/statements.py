"""The twelve statements of RightsStatements.org 1.0, described in our own words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.licenses.model import RightsStatement

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASK = "Any use beyond what the law allows needs the rights holder's leave."
_FIND_OUT = "Whoever uses the work must find out for themselves whether they may."

# code, name, short name, badge, permits, requires, forbids
_ROWS = (
    (
        "InC",
        "In Copyright",
        "In copyright",
        ("©", "In copyright"),
        "Only what the law of copyright allows without leave is permitted.",
        _ASK,
        "",
    ),
    (
        "InC-OW-EU",
        "In Copyright - EU Orphan Work",
        "EU orphan work",
        ("©", "EU orphan work"),
        "Only what the law of copyright and of orphan works allows is permitted.",
        _ASK,
        "",
    ),
    (
        "InC-EDU",
        "In Copyright - Educational Use Permitted",
        "Educational use permitted",
        ("©", "Educational use"),
        "The work may be used for teaching and learning.",
        _ASK,
        "",
    ),
    (
        "InC-NC",
        "In Copyright - Non-Commercial Use Permitted",
        "Non-commercial use permitted",
        ("©", "Non-commercial use"),
        "The work may be used for purposes that are not commercial.",
        _ASK,
        "The work may not be used commercially without leave.",
    ),
    (
        "InC-RUU",
        "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
        "Rights holder not found",
        ("©", "Holder not found"),
        "Only what the law of copyright allows without leave is permitted.",
        "Any other use needs the leave of a rights holder who has not been found.",
        "",
    ),
    (
        "NoC-CR",
        "No Copyright - Contractual Restrictions",
        "No copyright, contractual limits",
        ("NoC", "Contractual limits"),
        "Copyright does not stand in the way, but a contract limits what may be done.",
        "Whoever uses the work must keep to the contract's limits.",
        "",
    ),
    (
        "NoC-NC",
        "No Copyright - Non-Commercial Use Only",
        "No copyright, non-commercial use only",
        ("NoC", "Non-commercial only"),
        "The work may be used for purposes that are not commercial.",
        "Whoever uses the work must keep to the contract under which it was digitised.",
        "The work may not be used commercially.",
    ),
    (
        "NoC-OKLR",
        "No Copyright - Other Known Legal Restrictions",
        "No copyright, other legal limits",
        ("NoC", "Other legal limits"),
        "Copyright does not stand in the way, but another law limits what may be done.",
        "Whoever uses the work must keep to that other law.",
        "",
    ),
    (
        "NoC-US",
        "No Copyright - United States",
        "No copyright in the United States",
        ("NoC", "United States"),
        "The work is free of copyright under the law of the United States.",
        "In another country, find out what its law says.",
        "",
    ),
    (
        "CNE",
        "Copyright Not Evaluated",
        "Copyright not evaluated",
        ("©?", "Not evaluated"),
        "Nobody has examined yet what may be done with the work.",
        _FIND_OUT,
        "",
    ),
    (
        "UND",
        "Copyright Undetermined",
        "Copyright undetermined",
        ("©?", "Undetermined"),
        "An examination could not settle what may be done with the work.",
        _FIND_OUT,
        "",
    ),
    (
        "NKC",
        "No Known Copyright",
        "No known copyright",
        ("©?", "No known copyright"),
        "No copyright in the work is known, but nobody vouches that there is none.",
        _FIND_OUT,
        "",
    ),
)

RIGHTS_STATEMENTS: Mapping[str, RightsStatement] = MappingProxyType(
    {
        code: RightsStatement(
            code=code,
            name=name,
            short_name=short_name,
            # The vocabulary's identifiers are http:// addresses; https:// would be another one.
            url=f"http://rightsstatements.org/vocab/{code}/1.0/",
            badge=badge,
            permits=permits,
            requires=requires,
            forbids=forbids,
        )
        for code, name, short_name, badge, permits, requires, forbids in _ROWS
    }
)
