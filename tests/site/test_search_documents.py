"""What a work tells the search beside its words: facets, its event, where its text is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factories import make_settings, make_work
from pressmark import exports
from pressmark.markup import Block
from pressmark.record import Withdrawal
from pressmark.search import document
from pressmark.settings import ExtraField
from pressmark.words import words

if TYPE_CHECKING:
    from pressmark.search.documents import IndexDocument

SETTINGS = make_settings(
    extra=(
        ExtraField(name="frame", label="Frame", filter=True),
        ExtraField(name="coder", label="Coded by"),
    )
)


def made(**changes: Any) -> IndexDocument:
    """The document of a work with one paragraph."""
    work = make_work(settings=SETTINGS, **changes)
    found = document(work, (Block("p1", "Heronsecret."),), words("en"), SETTINGS)
    assert found is not None
    return found


def test_only_the_columns_that_ask_for_it_are_facets() -> None:
    extra = [("frame", "conflict"), ("coder", "AB")]
    facets = dict(made(extra=extra).filters)
    assert facets["extra.frame"] == "conflict"
    assert "extra.coder" not in facets
    assert not [name for name, _ in made().filters if name.startswith("extra.")]


@pytest.mark.parametrize(
    ("issued", "years"),
    [
        ("2021-07-06", ["2021", "2021-07"]),
        ("2021-07~", ["2021", "2021-07"]),
        ("2021", ["2021"]),
        ("2021-22", ["2021"]),
        (None, []),
    ],
)
def test_a_date_gives_its_year_and_the_month_if_it_has_one(
    issued: str | None, years: list[str]
) -> None:
    assert [value for name, value in made(issued=issued).filters if name == "year"] == years


def test_an_event_is_found_by_its_name_and_as_a_facet() -> None:
    result = made(event="The fair of May", rights_statement="InC")
    assert result.event == "The fair of May"
    assert ("event", "The fair of May") in result.filters
    assert "The fair of May" in dict(result.notes)["about"]


def test_only_a_text_that_is_not_here_is_said_to_be_elsewhere() -> None:
    assert made().source_url == ""
    assert made(rights_statement="InC").source_url == "https://news.example/2021/a-drone-falls"


def test_of_a_withdrawn_work_nothing_is_told_beside_its_title() -> None:
    gone = Withdrawal(date=date(2024, 1, 2), reason="Asked for")
    result = made(withdrawn=gone, event="The fair", extra=[("frame", "conflict")])
    assert (result.event, result.source_url) == ("", "")
    assert {name for name, _ in result.filters} == {"access", "language", "year"}
    assert [name for name, _ in result.parts] == ["csv"]


def test_what_can_be_taken_away_is_what_the_exports_say() -> None:
    work = make_work(settings=SETTINGS, rights_statement="InC", body="Heronsecret.")
    result = document(work, (), words("en"), SETTINGS)
    assert result is not None
    assert dict(result.parts) == exports.parts(work, SETTINGS)
    assert "Heronsecret" not in "".join(dict(result.parts).values())
