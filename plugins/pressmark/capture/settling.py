"""What the keeper says of an article's rights, held against what its text and page say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture.rights import NONE, Scope, article_rights, detect, for_outlet
from pressmark.capture.rights.named import is_family_of
from pressmark.capture.text import Part
from pressmark.record import AgencyCopy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from pressmark.capture.readings import Reading
    from pressmark.capture.rights import Detection

_THEIRS = (AgencyCopy.YES.value, AgencyCopy.UNKNOWN.value)
_END = 100_000
"""Characters at a text's beginning and end in which agencies are looked for."""
NOT_EVALUATED = "CNE"
"""RightsStatements.org "Copyright Not Evaluated": what holds where nobody has said anything."""

NOBODY_SAID = (
    "Nobody has said what its rights are: it is a description only, marked "
    "“Copyright not evaluated”. Give a licence or a rights statement to change that."
)


def settle_agencies(fields: dict[str, object], reading: Reading) -> list[str]:
    """Note which agencies a text credits, and whether it is one's own copy.

    Changes `fields`, where nobody has said it already; returns what the keeper should know.
    """
    from pressmark.capture.rights.agencies import agencies  # compiles large patterns

    paragraphs = where_agencies_are(reading)
    paragraphs += [line.text for line in reading.taken_out if line.part is Part.SOURCES]
    authors = fields.get("authors")
    found = agencies(
        paragraphs,
        authors=[each for each in authors if isinstance(each, str)]
        if isinstance(authors, list)
        else [],
    )
    credited = fields.get("credits")
    given = [str(each) for each in credited] if isinstance(credited, list) else []
    if not given or given == list(map(str, _listed(reading.fields.get("credits")))):
        known = {each.casefold() for each in given}
        if both := [*given, *(each for each in found.credits if each.casefold() not in known)]:
            fields["credits"] = both
    outlet = _string(fields, "outlet").casefold()
    if found.copy is AgencyCopy.NO or fields.get("agency_copy") or outlet in _folded(found.credits):
        return []
    stated = fields.get("license") or fields.get("rights_statement")
    if found.copy is AgencyCopy.UNKNOWN and stated:
        return []
    fields["agency_copy"] = found.copy.value
    told = f"“{found.evidence}” ({found.place})"
    if found.copy is AgencyCopy.UNKNOWN:
        return [f"How much of the text is an agency's is not known: {told}."]
    if fields.get("license"):
        said = f"The licence is said to be {fields['license']}, but the text is an agency's: {told}"
        return [add_doubt(fields, f"{said}. Please decide whether it holds for the agency's text.")]
    return [f"The text is an agency's own: {told}. The outlet's licence does not cover it."]


def _ends(text: str) -> str:
    """Leave the middle of a text out that is longer than any article."""
    if len(text) <= 2 * _END:
        return text
    first, last = text[:_END].rpartition("\n\n"), text[-_END:].partition("\n\n")
    return "\n\n".join((first[0] or first[2], last[2] or last[0]))


def where_agencies_are(reading: Reading) -> list[str]:
    """Return the paragraphs and captions of a text that may name agencies, its beginning first."""
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", reading.body or "", re.DOTALL)
    return [*_ends(reading.speech).split("\n\n"), *captions]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def settle_rights(
    fields: dict[str, object],
    reading: Reading,
    *,
    read_on: date | None,
    outlet_has_terms: bool,
    reviewed: Collection[str] = (),
) -> list[str]:
    """Hold the stated rights against those found; the stricter of the two wins.

    `reviewed` names the fields that the keeper decided with all this in view: then their word
    holds. Changes `fields`; returns what the keeper should know.
    """
    license_ = _string(fields, "license")
    stated = license_ or _string(fields, "rights_statement")
    url = _string(fields, "source_url")
    found = article_rights(detect(reading.speech, reading.page, url=url))
    if not stated:  # a keeper who states the licence knows on whose word it rests
        found = for_outlet(found, _string(fields, "outlet"))
    if "license" in reviewed:
        rested = [
            each for each in (*found.evidence, *found.doubts) if is_family_of(each.license, stated)
        ]
        if rested and "rights_evidence" not in fields:
            fields["rights_evidence"] = _evidence(rested[0], read_on)
        return []
    whole = licenses.match(found.license) if found.license != NONE else None
    grant = found.evidence[0] if found.evidence and whole is not None else None
    if grant is not None and "rights_evidence" not in fields:
        fields["rights_evidence"] = _evidence(grant, read_on)
    doubts = [f"“{each.evidence}” was not relied on: {each.reason}." for each in found.doubts]
    if grant is not None and found.scope is Scope.SITE and fields.get("agency_copy") in _THEIRS:
        doubts.append(f"“{grant.evidence}” was not relied on: the text is an agency's.")
        return doubts if stated and not license_ else _withheld(fields, stated, doubts)
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
            return [add_doubt(fields, _contradiction(license_, whole.id, grant.evidence))]
        return []
    if grant is not None and not stated:
        fields["license"] = found.license
        if grant.licensor:
            fields.setdefault("rights_holder", grant.licensor)
        return [f"The licence {found.license} was taken from the text's own sentence."]
    if grant is not None and stated != found.license:
        return [add_doubt(fields, _contradiction(stated, found.license, grant.evidence))]
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
    return [NOBODY_SAID]


def _evidence(found: Detection, read_on: date | None) -> list[dict[str, str]]:
    read = {"read": read_on.isoformat()} if read_on else {}
    return [{"sentence": found.evidence, "place": found.place, **read}]


def _contradiction(stated: str, found: str, sentence: str) -> str:
    return (
        f"The table says {stated}, the text itself {found}: “{sentence}” Please decide which holds."
    )


def _withheld(fields: dict[str, object], stated: str, doubts: list[str]) -> list[str]:
    if not stated:
        fields["rights_statement"] = NOT_EVALUATED
        return [add_doubt(fields, " ".join(doubts))]
    return [add_doubt(fields, f"The table says {stated}. In the text, {' '.join(doubts)}")]


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def add_doubt(fields: dict[str, object], reason: str) -> str:
    """Withhold the article wholly until a person has looked; returns the reason."""
    fields["status"] = "needs-review"
    kept = _string(fields, "keeper_notes")
    fields["keeper_notes"] = f"{kept}\n\nTo review: {reason}".strip()
    return reason
