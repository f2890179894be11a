"""What the keeper says of an article's rights, held against what its text and page say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture.rights import NONE, article_rights, detect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pressmark.capture.readings import Reading

NOT_EVALUATED = "CNE"
"""RightsStatements.org "Copyright Not Evaluated": what holds where nobody has said anything."""


def settle_rights(
    fields: dict[str, object],
    reading: Reading,
    *,
    read_on: date | None,
    outlet_has_terms: bool,
) -> list[str]:
    """Hold the stated rights against those found; the stricter of the two wins.

    Changes `fields`; returns what the keeper should know.
    """
    license_ = _string(fields, "license")
    stated = license_ or _string(fields, "rights_statement")
    url = _string(fields, "source_url")
    found = article_rights(detect(reading.speech, reading.page, url=url))
    whole = licenses.match(found.license) if found.license != NONE else None
    grant = found.evidence[0] if found.evidence and whole is not None else None
    if grant is not None and "rights_evidence" not in fields:
        fields["rights_evidence"] = [
            {
                "sentence": grant.evidence,
                "place": grant.place,
                **({"read": read_on.isoformat()} if read_on else {}),
            }
        ]
    doubts = [f"“{each.evidence}” was not relied on: {each.reason}." for each in found.doubts]
    if found.needs_review or (grant is None and found.license != NONE):
        doubts = doubts or [
            f"“{each.evidence}” was not relied on: "
            f"{found.reason or f'it says {found.license} and no version'}."
            for each in found.evidence
        ]
        if license_ or not stated:
            return _withheld(fields, stated, doubts)
        return doubts
    if isinstance(whole, licenses.RightsStatement) and grant is not None:
        if not stated:
            fields["rights_statement"] = whole.id
            return [f"Its rights were taken from its own words: “{grant.evidence}”"]
        if license_:
            return _doubt(fields, _contradiction(license_, whole.id, grant.evidence))
        return []
    if grant is not None and not stated:
        fields["license"] = found.license
        if grant.licensor:
            fields.setdefault("rights_holder", grant.licensor)
        return [f"The licence {found.license} was taken from the text's own sentence."]
    if grant is not None and stated != found.license:
        return _doubt(fields, _contradiction(stated, found.license, grant.evidence))
    if grant is not None:
        return []
    if license_ and doubts:
        return _withheld(fields, license_, doubts)
    if stated:
        return doubts
    if outlet_has_terms and not doubts:
        return []
    if doubts:
        return _withheld(fields, "", doubts)
    fields["rights_statement"] = NOT_EVALUATED
    return [
        (
            "Nobody has said what its rights are: it is a description only, marked "
            "“Copyright not evaluated”. Give a licence or a rights statement to change that."
        )
    ]


def _contradiction(stated: str, found: str, sentence: str) -> str:
    return (
        f"The table says {stated}, the text itself {found}: “{sentence}” Please decide which holds."
    )


def _withheld(fields: dict[str, object], stated: str, doubts: list[str]) -> list[str]:
    if not stated:
        fields["rights_statement"] = NOT_EVALUATED
        return _doubt(fields, " ".join(doubts))
    return _doubt(fields, f"The table says {stated}. In the text, {' '.join(doubts)}")


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _doubt(fields: dict[str, object], reason: str) -> list[str]:
    """Withhold the article wholly until a person has looked."""
    fields["status"] = "needs-review"
    kept = _string(fields, "keeper_notes")
    fields["keeper_notes"] = f"{kept}\n\nTo review: {reason}".strip()
    return [reason]
