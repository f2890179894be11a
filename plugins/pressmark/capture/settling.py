"""What the keeper says of an article's rights, held against what its text and page say."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    grant = found.evidence[0] if found.license != NONE else None
    if grant is not None and "rights_evidence" not in fields:
        fields["rights_evidence"] = [
            {
                "sentence": grant.evidence,
                "place": grant.place,
                **({"read": read_on.isoformat()} if read_on else {}),
            }
        ]
    if grant is not None and not stated:
        fields["license"] = grant.license
        if grant.licensor:
            fields.setdefault("rights_holder", grant.licensor)
        return [f"The licence {grant.license} was taken from the text's own sentence."]
    if grant is not None and stated != grant.license:
        return _doubt(
            fields,
            f"The table says {stated}, the text itself {grant.license}: "
            f"“{grant.evidence}” Please decide which holds.",
        )
    if grant is not None:
        return []
    doubts = [f"“{each.evidence}” was not relied on: {each.reason}." for each in found.doubts]
    if license_ and doubts:
        return _doubt(fields, f"The table says {license_}. In the text, {' '.join(doubts)}")
    if stated:
        return doubts
    if outlet_has_terms and not doubts:
        return []
    fields["rights_statement"] = NOT_EVALUATED
    if doubts:
        return _doubt(fields, " ".join(doubts))
    return [
        (
            "Nobody has said what its rights are: it is a description only, marked "
            "“Copyright not evaluated”. Give a licence or a rights statement to change that."
        )
    ]


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _doubt(fields: dict[str, object], reason: str) -> list[str]:
    """Withhold the article wholly until a person has looked."""
    fields["status"] = "needs-review"
    kept = _string(fields, "keeper_notes")
    fields["keeper_notes"] = f"{kept}\n\nTo review: {reason}".strip()
    return [reason]
