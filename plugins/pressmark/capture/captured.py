"""One article on its way to a record: its text, and what is said about it, brought together.

The keeper's word wins: first the article's own (a row, the fields above a Markdown text), then what
they said of all articles. What the source says of the article comes after it, and last what was
found in the text. Of the licence alone the text may
say less, never more: where the two disagree, nothing is published.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressmark import edtf
from pressmark.capture import dates, mentions
from pressmark.capture.devised import devise, devise_language
from pressmark.capture.readings import Reading, read
from pressmark.capture.settling import add_doubt, settle_agencies, settle_rights
from pressmark.capture.text import FIELD_OF, Part, TakenOut, TextError
from pressmark.identity import sha256
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from pressmark.capture.html import Found
    from pressmark.capture.source import Source
    from pressmark.record import Outlet

_WANTED = {
    "title": "Give it in the table's title column, with --title, or as the text's first line.",
    "outlet": "Give it in the table's outlet column or with --outlet.",
    "language": "Give it in the table's language column or with --language (en, ar, fa, …).",
}
_HOW_TO_SAY = (
    "Say it by an option or a table and add this again, with --review, or in the record's file."
)
_RIGHTS = {"license", "rights_statement"}
_DOUBTFUL = "doubtful"
"""`Sure.DOUBTFUL`, whose module is heavy, and only pages need it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """An article as it will be written: front matter fields, text ("" of none), what to know."""

    fields: Mapping[str, object]
    body: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of the file on which a field stands above the text."""
    found: tuple[Found, ...] = ()
    """Where a page gave each of its values, and how sure that is."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()


def capture(
    source: Source,
    *,
    read_on: date | None,
    find_outlet: Callable[[Mapping[str, object]], Outlet | None] = lambda _fields: None,
) -> Captured:
    """Bring a source's text and fields together.

    `read_on` is the day on which the licence sentence was read; None where it is not known.
    `find_outlet` gives the outlet that the fields name: what its own file says (rights, language)
    the record need not. Nothing is raised: what stops the article stands in `problems`.
    """
    try:
        reading = read(source)
    except TextError as error:
        problem = Problem(
            path=source.name or source.table,
            line=error.line or source.line,
            message=error.message,
            remedy=error.remedy,
        )
        return Captured(fields=merged(source, Reading()), problems=(problem,))
    fields = merged(source, reading)
    told = list(mentions.notes(fields, reading))
    open_questions = devise(fields, source, reading)
    outlet = find_outlet(fields)
    notes = [
        *source.notes,
        *reading.notes,
        *_unlisted_credits(reading, fields),
        *([f"{_listed(lost)} were left out."] if (lost := _lost(source, reading)) else []),
        *_told_by_words(fields, reading, outlet),
        *told,
    ]
    open_questions += devise_language(fields, source, outlet)
    problems = [*reading.problems, *_settle_date(source, fields, outlet)]
    has_terms = outlet is not None and bool(outlet.license or outlet.rights_statement)
    notes.extend(settle_agencies(fields, reading))
    notes.extend(
        settle_rights(
            fields,
            reading,
            read_on=read_on,
            outlet_has_terms=has_terms,
            reviewed=source.reviewed,
        )
    )
    notes.extend(_doubted(fields, name, reading) for name in doubtful(source, reading))
    notes.extend(f"{add_doubt(fields, each)} {_HOW_TO_SAY}" for each in open_questions)
    if open_questions:
        # Whoever reviews it later has no other place to read them.
        for each in told:
            add_doubt(fields, each)
    keep_evidence(fields, source, reading, read_on)
    licensed = fields.get("license") or (outlet is not None and outlet.license)
    if licensed and (changes := " ".join(_changes(source, reading))):
        fields.setdefault("changes", changes)
    problems.extend(_missing(source, fields, outlet))
    if reading.body is not None:
        fields["extent"] = {"words": str(reading.words), "paragraphs": str(reading.paragraphs)}
        fields["sha256"] = sha256(reading.body)
    if source.came_in is not None:
        fields["source_sha256"] = source.sha256
    return Captured(
        fields=fields,
        body=reading.body,
        lines=reading.lines,
        found=reading.found,
        problems=tuple(problems),
        notes=tuple(notes),
        taken_out=(
            *(TakenOut(Part.BESIDE, line) for line in source.left_out),
            *reading.taken_out,
        ),
    )


def _changes(source: Source, reading: Reading) -> Iterator[str]:
    """Say what the text lacks of the original, as licences ask (CC BY 4.0, section 3(a)(1)(B))."""
    if any(each.part is Part.ABOUT_AUTHOR for each in reading.taken_out):
        yield "The note about the author below the text was left out."
    captions = "<figcaption>" in (reading.body or "")
    if lost := _lost(source, reading) or ["pictures"] * captions:
        yield f"{_listed(lost)} were left out{', and their captions kept' if captions else ''}."


def _lost(source: Source, reading: Reading) -> list[str]:
    return list(dict.fromkeys((*source.lacks, *reading.media)))


def _listed(words: Sequence[str]) -> str:
    """Return "Pictures, videos and recordings"; "" for none."""
    listed = " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
    return listed[:1].upper() + listed[1:]


def _told_by_words(
    fields: dict[str, object], reading: Reading, outlet: Outlet | None
) -> Sequence[str]:
    """Say that the language was told by the text's words; leave it out where the outlet's holds."""
    told = reading.fields.get("language")
    if not told or reading.found or fields.get("language") is not told:
        return []
    if outlet and outlet.language:
        del fields["language"]
        return []
    return [f"Its language was told by its commonest words: {told}."]


def doubtful(source: Source, reading: Reading) -> list[str]:
    """Name the fields that are taken from a page which does not say them for certain."""
    fields = merged(source, reading)
    first: dict[str, Found] = {}
    for each in reading.found:
        first.setdefault(each.field, each)
    return [
        name
        for name, each in first.items()
        if each.sure.value == _DOUBTFUL
        and name not in source.reviewed
        and fields.get(name)
        and fields[name] is reading.fields.get(name)
    ]


def _doubted(fields: dict[str, object], name: str, reading: Reading) -> str:
    found = next(each for each in reading.found if each.field == name)
    return add_doubt(
        fields, f"The {name} “{found.value}” is not certain: it was taken from {found.source}."
    )


def keep_evidence(
    fields: dict[str, object], source: Source, reading: Reading, read_on: date | None
) -> None:
    """Write into the keeper's notes, which are in no output, how each field was found."""
    taken = merged(source, reading)
    told: dict[str, str] = {}
    for each in reading.found:
        if each.field not in told and taken.get(each.field) is reading.fields.get(each.field):
            told[each.field] = f"{each.field}: {each.source} ({each.sure.value})"
    told |= {
        name: f"{name}: {place}"
        for name, place in _places(source, reading)
        if name not in told and taken.get(name)
    }
    told.update({each: f"{each}: the keeper's review" for each in sorted(source.reviewed)})
    if told:
        day = f" on {read_on.isoformat()}" if read_on else ""
        kept = fields.get("keeper_notes") or ""
        said = f"How it was found{day}: {'; '.join(told.values())}."
        fields["keeper_notes"] = f"{kept}\n\n{said}".strip()


def _places(source: Source, reading: Reading) -> Iterator[tuple[str, str]]:
    """Give the fields that nobody has said but the source or the text's own lines, with which."""
    by_keeper = {
        name
        for ranked in (source.fields, reading.given, source.for_all)
        for name, value in ranked.items()
        if value
    }
    for name, value in source.said.items():
        if value and name not in by_keeper:
            yield name, f"as {source.label} says"
    for line in reading.taken_out:
        name = FIELD_OF[line.part]
        if name not in by_keeper and reading.fields.get(name):
            yield name, f"the text's {line.part.value}"


def merged(source: Source, reading: Reading) -> dict[str, object]:
    """Take each field from whoever ranks highest; of the two kinds of rights only one."""
    fields: dict[str, object] = {}
    for ranked in (source.fields, reading.given, source.for_all, source.said, reading.fields):
        stated = _RIGHTS & fields.keys()
        for name, value in ranked.items():
            if value and not fields.get(name) and not (stated and name in _RIGHTS):
                fields[name] = value
    return fields


def _settle_date(
    source: Source, fields: dict[str, object], outlet: Outlet | None
) -> Sequence[Problem]:
    """Bring the date into EDTF; changes `fields`. What is ambiguous or impossible is a problem."""
    text = fields.get("issued")
    if not isinstance(text, str):
        return []
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        pass
    else:
        return []
    language = str(fields.get("language") or (outlet.language if outlet else ""))
    try:
        fields["issued"] = dates.read(text, language)
    except dates.DateError as error:
        return [
            Problem(
                path=source.table or source.name,
                line=source.line,
                field="issued",
                value=text[:100],
                message=error.message,
                remedy=error.remedy,
            )
        ]
    return []


def _strings(fields: Mapping[str, object], name: str) -> Sequence[str]:
    value = fields.get(name)
    return [str(item) for item in value] if isinstance(value, list) else []


def _missing(
    source: Source, fields: Mapping[str, object], outlet: Outlet | None
) -> Sequence[Problem]:
    return [
        Problem(
            path=source.table or source.name,
            line=source.line,
            field=name,
            message=f"The {name} of {source.label} is not known.",
            remedy=remedy,
        )
        for name, remedy in _WANTED.items()
        if not fields.get(name) and not (name == "language" and outlet and outlet.language)
    ]


def _unlisted_credits(reading: Reading, fields: Mapping[str, object]) -> list[str]:
    listed = {name.casefold() for name in _strings(fields, "credits")}
    found = _strings(reading.fields, "credits")
    unlisted = [name for name in found if name.casefold() not in listed]
    if not unlisted:
        return []
    return [f"The text's last line names {', '.join(unlisted)}; the credits do not."]
