"""What a text mentions of days and outlets, where nobody has said them."""

from __future__ import annotations

import pytest

from pressmark.capture import mentions
from pressmark.capture.readings import read
from pressmark.capture.source import Source
from pressmark.commands.extract import extract
from seeds import SEEDS, needs_seeds, seed_rows

PROSE = "The council said that the bridge was closed and would be tested again by the engineers."


def outlets(text: str) -> list[str]:
    return [each.value for each in mentions.outlets(read(Source(name="a", data=text.encode())))]


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("It fell on Sunday, May 8.", "en", ["Sunday, May 8"]),
        ("Since Oct. 80 they waited.", "en", ["Oct. 80"]),
        ("It was closed in June and since 2019.", "en", ["June", "2019"]),
        ("Tuesday, 6 July 2021, and again on July 6, 2021.", "en", ["2021-07-06"]),
        ("They met on 06/07/2021.", "en", ["06/07/2021"]),
        ("They met on 06.07.2021.", "de", ["2021-07-06"]),
        ("Am Montag, 5. Juli, und seit Mai 2021.", "de", ["Montag, 5. Juli", "2021-05"]),
        ("Le lundi 5 juillet, en mars.", "fr", ["lundi 5 juillet", "mars"]),
        ("El lunes 5 de julio de 2021, en marzo.", "es", ["2021-07-05", "marzo"]),
        ("Na segunda-feira, desde 2019.", "pt", ["segunda-feira", "2019"]),
        ("يوم الاثنين ومنذ عام 2019 في 3 تموز", "ar", ["الاثنين", "2019", "3 تموز"]),
        ("در ۱۵ تیر ۱۴۰۰ و سال ۱۳۹۹", "fa", ["2021-07-06", "۱۳۹۹"]),
        ("On 2021-07-06 the bridge", "xx", ["2021-07-06"]),
    ],
)
def test_days_are_given_as_printed_and_whole_ones_as_edtf(
    text: str, language: str, named: list[str]
) -> None:
    assert [each.value for each in mentions.days(text, language)] == named


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May may march at 12:30 with 1,200 others.",
        "A payload of 2,021 kg, version 1.2.2021.4 of it, and 30 people.",
        "The 2019th of 20210 things.",
    ],
)
def test_names_times_and_amounts_are_no_days(text: str) -> None:
    assert mentions.days(text, "en") == ()


def test_a_day_is_told_with_the_words_about_it() -> None:
    (found,) = mentions.days(f"{PROSE} It had closed on May 8 after a storm.", "en")
    assert "closed on May 8 after" in found.place
    assert not found.is_whole


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{PROSE}\n\nAs The Example Times reported on Saturday, it rains.", ["Example Times"]),
        (f"{PROSE}\n\nWie der Beispielbote bereits berichtete, regnet es.", ["Beispielbote"]),
        (f"{PROSE}\n\nAs Reuters reported, it rains.", []),
        (f"{PROSE}\n\nAs expected, officials reported rain.", []),
        (f"{PROSE}\n\nSource: Example Radio + Agencies", ["Example Radio"]),
        (
            f"{PROSE}\n\nBy Jane Doe\n\nJane Doe is a reporter for Town.example, and lives there.",
            ["Town.example"],
        ),
    ],
)
def test_who_may_have_published_it_is_told_by_its_own_words(text: str, named: list[str]) -> None:
    assert outlets(text) == named


@needs_seeds
def test_what_the_seeds_mention_is_told_and_never_taken_as_said() -> None:
    days: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    credited: dict[str, list[str]] = {}
    for row in seed_rows():
        answer = extract(SEEDS / row["file"])
        assert answer["issued"] is None
        for field, into in (("issued", days), ("outlet", names), ("credits", credited)):
            into[row["file"][:3]] = [
                each["value"] for each in answer["evidence"] if each["field"] == field
            ]
    assert days == {
        "000": [],
        "001": ["Monday", "June", "2021", "2014"],
        "002": ["2020", "Sunday", "January"],
        "003": ["Oct. 80"],
        "004": ["May 8", "Saturday"],
    }
    assert names == {
        "000": ["Mehr News Agency"],
        "001": ["Antiwar.com"],
        "002": [],
        "003": ["Al Jazeera"],
        "004": ["SOFREP"],
    }
    assert credited["000"] == credited["001"] == credited["002"] == ["AFP"]
    assert "Reuters" in credited["003"]
    assert credited["004"] == []
