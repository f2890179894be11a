"""One article on its way to a record: its file's text and the keeper's row, brought together.

The row is the keeper's word and wins over what the text's own lines say. Of the licence alone
the text may say less, never more: where the two disagree, nothing is published.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.capture import evidence
from pressmark.capture.text import BlockKind, Part, ReadText, TakenOut, TextError, decode, read_text
from pressmark.identity import canonical_text, sha256
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pressmark.record import Outlet

NOT_EVALUATED = "CNE"
"""RightsStatements.org "Copyright Not Evaluated": what holds where nobody has said anything."""

_WANTED = {
    "title": "Give it in the table's title column, with --title, or as the text's first line.",
    "outlet": "Give it in the table's outlet column or with --outlet.",
    "language": "Give it in the table's language column or with --language (en, ar, fa, …).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to add: a file's bytes, a row's fields, or both.

    `name` is the file's name, "" for a row without one; `table` and `line` say where the row is.
    """

    name: str
    data: bytes | None
    fields: Mapping[str, object]
    table: str = ""
    line: int = 0
    problems: tuple[Problem, ...] = ()
    """Why it cannot be used at all."""

    @property
    def label(self) -> str:
        """What to call it in a message."""
        return self.name or f"{self.table}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """An article as it will be written: front matter fields, text ("" of none), what to know."""

    fields: Mapping[str, object]
    body: str | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()


def capture(source: Source, *, read: date | None, outlet: Outlet | None = None) -> Captured:
    """Bring a source's text and fields together.

    `read` is the day on which the licence sentence was read; None where it is not known.
    What `outlet`'s own file says (rights, language) the record need not. Nothing is raised:
    what stops the article stands in `problems`.
    """
    fields = dict(source.fields)
    text = ReadText()
    if source.data is not None:
        try:
            text = read_text(
                decode(source.data),
                title=_string(fields, "title"),
                subtitle=_string(fields, "subtitle"),
                authors=_strings(fields, "authors"),
            )
        except TextError as error:
            problem = Problem(
                path=source.name, line=error.line, message=error.message, remedy=error.remedy
            )
            return Captured(fields=fields, problems=(problem,))
    for field, value in (
        ("title", text.title),
        ("subtitle", text.subtitle),
        ("authors", list(text.authors)),
        ("credits", list(text.credits)),
    ):
        if value and not fields.get(field):
            fields[field] = value
    notes = [*text.notes, *_unlisted_credits(text, fields)]
    has_terms = outlet is not None and bool(outlet.license or outlet.rights_statement)
    notes.extend(_settle_rights(fields, text, read=read, outlet_has_terms=has_terms))
    if fields.get("license") and any(t.part is Part.ABOUT_AUTHOR for t in text.taken_out):
        fields.setdefault("changes", "The note about the author below the text was left out.")
    problems = _missing(source, fields, outlet)
    if source.data is None:
        return Captured(fields=fields, problems=problems, notes=tuple(notes))
    body = canonical_text(text.markdown)
    fields["extent"] = {"words": str(text.words), "paragraphs": str(text.paragraphs)}
    fields["sha256"] = sha256(body)
    fields["source_sha256"] = hashlib.sha256(source.data).hexdigest()
    return Captured(
        fields=fields,
        body=body,
        problems=problems,
        notes=tuple(notes),
        taken_out=text.taken_out,
    )


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _strings(fields: Mapping[str, object], name: str) -> Sequence[str]:
    value = fields.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def _missing(
    source: Source, fields: Mapping[str, object], outlet: Outlet | None
) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            path=source.table or source.name,
            line=source.line,
            field=field,
            message=f"The {field} of {source.label} is not known.",
            remedy=remedy,
        )
        for field, remedy in _WANTED.items()
        if not fields.get(field) and not (field == "language" and outlet and outlet.language)
    )


def _unlisted_credits(text: ReadText, fields: Mapping[str, object]) -> list[str]:
    listed = {name.casefold() for name in _strings(fields, "credits")}
    unlisted = [name for name in text.credits if name.casefold() not in listed]
    if not unlisted:
        return []
    return [f"The text's last line names {', '.join(unlisted)}; the credits do not."]


def _settle_rights(
    fields: dict[str, object], text: ReadText, *, read: date | None, outlet_has_terms: bool
) -> list[str]:
    """Hold the row's rights against the text's own sentence; the stricter of the two wins.

    Changes `fields`; returns what the keeper should know.
    """
    found = evidence.find([b.text for b in text.blocks if b.kind is not BlockKind.CAPTION])
    license_ = _string(fields, "license")
    stated = license_ or _string(fields, "rights_statement")
    grant = found.grants[0] if found.grants else None
    if grant is not None and "rights_evidence" not in fields:
        fields["rights_evidence"] = [
            {
                "sentence": grant.sentence,
                "place": grant.place,
                **({"read": read.isoformat()} if read else {}),
            }
        ]
    if grant is not None and not stated:
        fields["license"] = grant.license.id
        if grant.licensor:
            fields.setdefault("rights_holder", grant.licensor)
        return [f"The licence {grant.license.id} was taken from the text's own sentence."]
    if grant is not None and stated != grant.license.id:
        return _doubt(
            fields,
            f"The table says {stated}, the text itself {grant.license.id}: "
            f"“{grant.sentence}” Please decide which holds.",
        )
    if grant is not None:
        return []
    doubts = [f"“{sentence}” was not relied on: {reason}." for sentence, reason in found.doubts]
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


def _doubt(fields: dict[str, object], reason: str) -> list[str]:
    """Withhold the article wholly until a person has looked."""
    fields["status"] = "needs-review"
    kept = _string(fields, "keeper_notes")
    fields["keeper_notes"] = f"{kept}\n\nTo review: {reason}".strip()
    return [reason]
