"""The twelve statements of RightsStatements.org 1.0, and what each lets one do."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.licenses.model import RightsStatement

if TYPE_CHECKING:
    from collections.abc import Mapping

# code, name, short name, badge, permits, requires, forbids
_ROWS = (
    (
        "InC",
        "In Copyright",
        "In copyright",
        ("©", "In copyright"),
        "law_alone",
        "holder_leave",
        "",
    ),
    (
        "InC-OW-EU",
        "In Copyright - EU Orphan Work",
        "EU orphan work",
        ("©", "EU orphan work"),
        "orphan_law_alone",
        "holder_leave",
        "",
    ),
    (
        "InC-EDU",
        "In Copyright - Educational Use Permitted",
        "Educational use permitted",
        ("©", "Educational use"),
        "teaching",
        "holder_leave",
        "",
    ),
    (
        "InC-NC",
        "In Copyright - Non-Commercial Use Permitted",
        "Non-commercial use permitted",
        ("©", "Non-commercial use"),
        "noncommercial",
        "holder_leave",
        "commercial_without_leave",
    ),
    (
        "InC-RUU",
        "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
        "Rights holder not found",
        ("©", "Holder not found"),
        "law_alone",
        "holder_not_found",
        "",
    ),
    (
        "NoC-CR",
        "No Copyright - Contractual Restrictions",
        "No copyright, contractual limits",
        ("NoC", "Contractual limits"),
        "contract_limits",
        "contract",
        "",
    ),
    (
        "NoC-NC",
        "No Copyright - Non-Commercial Use Only",
        "No copyright, non-commercial use only",
        ("NoC", "Non-commercial only"),
        "noncommercial",
        "digitisation_contract",
        "commercial",
    ),
    (
        "NoC-OKLR",
        "No Copyright - Other Known Legal Restrictions",
        "No copyright, other legal limits",
        ("NoC", "Other legal limits"),
        "other_law_limits",
        "other_law",
        "",
    ),
    (
        "NoC-US",
        "No Copyright - United States",
        "No copyright in the United States",
        ("NoC", "United States"),
        "free_in_us",
        "other_country",
        "",
    ),
    (
        "CNE",
        "Copyright Not Evaluated",
        "Copyright not evaluated",
        ("©?", "Not evaluated"),
        "not_evaluated",
        "find_out",
        "",
    ),
    (
        "UND",
        "Copyright Undetermined",
        "Copyright undetermined",
        ("©?", "Undetermined"),
        "undetermined",
        "find_out",
        "",
    ),
    (
        "NKC",
        "No Known Copyright",
        "No known copyright",
        ("©?", "No known copyright"),
        "none_known",
        "find_out",
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
