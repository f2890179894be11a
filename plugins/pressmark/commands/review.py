"""Walking a keeper through what is doubtful, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pressmark import edtf, languages, licenses
from pressmark.capture import dates
from pressmark.capture.doubts import Choice, doubts, settled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pressmark.capture.doubts import Doubts, Question
    from pressmark.capture.source import Source

_OFTEN_THE_SAME = frozenset({"outlet", "language"})


class Keeper(Protocol):
    """Whoever answers: the command asks on a terminal, a test from a list."""

    def begin(self, doubtful: Doubts) -> None:
        """Show of which article the next questions are."""

    def ask(self, question: Question) -> str | None:
        """Return the right value; None leaves the question open, and the article unpublished."""


def reviewed(
    sources: Iterable[Source], keeper: Keeper, *, known: Collection[str] = ()
) -> Iterator[Source]:
    """Give each source with what the keeper decided about it.

    `known` are the sums of files that the archive holds already: those are not asked about.
    """
    earlier: dict[str, str] = {}
    for source in sources:
        open_ = None if source.sha256 in known else doubts(source)
        if open_ is None:
            yield source
            continue
        keeper.begin(open_)
        answers = {}
        for question in open_.questions:
            asked = _with_earlier(question, earlier.get(question.field, ""))
            if (answer := keeper.ask(asked)) is not None:
                answers[question.field] = answer
                if question.field in _OFTEN_THE_SAME:
                    earlier[question.field] = answer
        yield settled(source, answers)


def _with_earlier(question: Question, answer: str) -> Question:
    """Offer the last answer again: a pile of articles is often of one outlet."""
    if not answer or answer in {choice.value for choice in question.choices}:
        return question
    return replace(question, choices=(*question.choices, Choice(answer, "", "your last answer")))


def objection(question: Question, answer: str) -> str:
    """Say why an answer cannot stand in the record, in a sentence; "" where it can."""
    if not answer.strip():
        return "Write a value, or leave the question open."
    if question.field == "license":
        if licenses.match(answer):
            return ""
        versions = licenses.versions(answer)
        if versions:
            return f"Which version? There are {', '.join(versions)}."
        near = licenses.suggest(answer)
        return f"No such licence is known.{f' Did you mean {near}?' if near else ''}"
    if question.field == "issued":
        return _objection_to_date(answer)
    if question.field == "language":
        return "" if languages.canonical_tag(answer) else "Write it as en, ar, fa, pt-BR, …"
    if question.field == "agency_copy" and answer not in {"true", "false", "unknown"}:
        return "Write true, false or unknown."
    return ""


def _objection_to_date(answer: str) -> str:
    try:
        edtf.parse(answer)
    except edtf.EdtfError:
        try:
            dates.read(answer, "")
        except dates.DateError as error:
            return str(error)
    return ""
