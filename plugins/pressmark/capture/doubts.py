"""What is doubtful about an article before it is added, with the evidence for each belief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture import mentions, rights
from pressmark.capture.captured import doubtful, merged
from pressmark.capture.readings import read
from pressmark.capture.tables import LISTS
from pressmark.capture.text import TextError
from pressmark.record import AgencyCopy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.capture.readings import Reading
    from pressmark.capture.source import Source

IN_COPYRIGHT = "InC"
_RIGHTS = ("license", "rights_statement")
_CONTEXT = 300
"""Characters of a text's beginning that are shown with a question about it."""
_NEEDED = ("title", "outlet", "language")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be right: what was found, where, and why it is not certain ("" if it is)."""

    value: str
    evidence: str
    place: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A field that a person must settle.

    `field` is the record's name of it; `stated` the keeper's earlier word, "" if there is none;
    `context` a sentence with a piece of the text that helps. One that `may_stay_open` holds
    nothing up.
    """

    field: str
    why: str
    choices: tuple[Choice, ...] = ()
    stated: str = ""
    context: str = ""
    may_stay_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """An article with what is open about it: its name, its headline, and the questions."""

    label: str
    title: str
    questions: tuple[Question, ...]


def doubts(source: Source) -> Doubts | None:
    """Find what a person should look at before `source` is added; None where nothing is open.

    An input that cannot be read has no doubts: it is refused with its reason.
    """
    if source.problems:
        return None
    try:
        reading = read(source)
    except TextError:
        return None
    fields = merged(source, reading)
    questions = [
        *(_of_field(name, fields, reading) for name in doubtful(source, reading)),
        *_of_missing(fields, reading),
        *_of_agency(fields, reading),
        *_of_rights(fields, reading),
    ]
    if not questions:
        return None
    return Doubts(
        label=source.label, title=str(fields.get("title") or ""), questions=tuple(questions)
    )


def settled(source: Source, answers: Mapping[str, str]) -> Source:
    """Return the source with a keeper's answers as their word, each marked as decided."""
    fields = dict(source.fields)
    for name, value in answers.items():
        if name in _RIGHTS:
            for other in _RIGHTS:
                fields.pop(other, None)
            right = licenses.match(value)
            own = "license" if right is None or right.kind == "license" else "rights_statement"
            fields[own] = right.id if right else value
        elif name in LISTS:
            fields[name] = [part.strip() for part in value.split(";") if part.strip()]
        else:
            fields[name] = value
    return replace(source, fields=fields, reviewed=frozenset({*source.reviewed, *answers}))


def _of_field(name: str, fields: Mapping[str, object], reading: Reading) -> Question:
    found = [each for each in reading.found if each.field == name]
    choices = dict.fromkeys(
        Choice(value=each.value, evidence=each.value, place=each.source, reason=each.sure.value)
        for each in found
    )
    return Question(
        field=name,
        why="The page does not say it for certain.",
        choices=tuple(choices) or (Choice(str(fields.get(name) or ""), "", ""),),
    )


def _of_missing(fields: Mapping[str, object], reading: Reading) -> list[Question]:
    """Ask for what a record must have, and for its day where the text names some."""
    start = " ".join(reading.speech.split())[:_CONTEXT]
    start = start and f"The text begins: “{start} …”"
    named = () if fields.get("outlet") else mentions.outlets(reading)
    language = str(fields.get("language") or "")
    days = () if fields.get("issued") else mentions.days(reading.speech, language)
    outlets = tuple(Choice(each.value, "", each.place) for each in named)
    questions = [
        Question(
            field=name,
            why="It is not known.",
            choices=outlets if name == "outlet" else (),
            context=start if name != "outlet" else "",
        )
        for name in _NEEDED
        if not fields.get(name)
    ]
    if days:
        questions.append(
            Question(
                field="issued",
                why="It is not known. It may stay so.",
                choices=tuple(Choice(e.value, "", e.place) for e in days if e.is_whole),
                context=_in_passing(days),
                may_stay_open=True,
            )
        )
    return questions


def _in_passing(days: Sequence[mentions.Mention]) -> str:
    places = [each.place for each in days if not each.is_whole]
    return f"The text mentions: “{' / '.join(places)[: 2 * _CONTEXT]}”" if places else ""


def _of_agency(fields: Mapping[str, object], reading: Reading) -> list[Question]:
    if fields.get("agency_copy"):
        return []
    from pressmark.capture.rights.agencies import agencies  # compiles large patterns

    paragraphs = reading.speech.split("\n\n") + [line.text for line in reading.taken_out]
    found = agencies(paragraphs)
    if found.copy is AgencyCopy.NO:
        return []
    choice = Choice(found.copy.value, found.evidence, found.place)
    return [
        Question(
            field="agency_copy",
            why="The text may be an agency's own, which the outlet's licence does not cover.",
            choices=(
                choice,
                *(Choice(each.value, "", "") for each in AgencyCopy if each is not found.copy),
            ),
        )
    ]


def _of_rights(fields: Mapping[str, object], reading: Reading) -> list[Question]:
    detected = rights.detect(reading.speech, reading.page, url=str(fields.get("source_url") or ""))
    found = rights.article_rights(detected)
    stated = str(fields.get("license") or fields.get("rights_statement") or "")
    if not stated:
        found = rights.for_outlet(found, str(fields.get("outlet") or ""))
    known = licenses.match(found.license) if found.license != rights.NONE else None
    differs = bool(stated) and known is not None and known.id != stated
    unknown = found.license != rights.NONE and known is None
    open_anyway = found.needs_review and (not stated or bool(fields.get("license")))
    if not (differs or unknown or open_anyway):
        return []
    if differs:
        why = f"You say {stated}, the article itself {known.id if known else found.license}."
    elif unknown:
        why = f"It says {found.license}, and no version: none is ever guessed."
    else:
        why = "Something speaks of a licence and cannot be relied on as it is."
    return [
        Question(
            field="license",
            why=why,
            stated=stated,
            choices=_licences(found.evidence + found.doubts, stated),
        )
    ]


def _licences(found: Sequence[rights.Detection], stated: str) -> tuple[Choice, ...]:
    choices = [
        Choice(
            value="" if each.license == rights.NONE else each.license,
            evidence=each.evidence,
            place=each.place,
            reason=each.reason,
        )
        for each in found
    ]
    values = {choice.value for choice in choices}
    also = [each for each in (stated, IN_COPYRIGHT) if each and each not in values]
    choices += [Choice(each, "", "") for each in also]
    return tuple(dict.fromkeys(choices))
