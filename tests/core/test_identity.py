"""Pressmarks, slugs, and the sum that proves a text."""

from __future__ import annotations

import hashlib

import pytest

from pressmark.edtf import parse
from pressmark.identity import (
    LONGEST,
    canonical_text,
    is_pressmark,
    label_parts,
    make_pressmark,
    sha256,
    slug,
    unique_slugs,
)

EMBASSY = "U.S. embassy, military base attacked in Iraq"


@pytest.mark.parametrize(
    ("outlet", "issued", "title", "expected"),
    [
        (
            "tehran-times",
            "2021-07-06",
            EMBASSY,
            "tehran-times-2021-07-06-us-embassy-military-base-attacked",
        ),
        (
            "antiwar-com",
            "2021-07-05",
            "US Shoots Down Armed Drone Near Baghdad Embassy",
            "antiwar-com-2021-07-05-us-shoots-down-armed-drone",
        ),
        (
            "steadfast-daily",
            "2020-01-27~",
            "US Embassy in Baghdad Rocked by Rocket Attack Weeks After Iranian Siege",
            "steadfast-daily-2020-01-27-us-embassy-in-baghdad-rocked",
        ),
    ],
)
def test_a_pressmark_is_outlet_date_and_five_words(
    outlet: str, issued: str, title: str, expected: str
) -> None:
    assert make_pressmark(outlet, parse(issued), title, ()) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2021-06", "2021-06"),
        ("2021-06-XX", "2021-06"),
        ("2020?", "2020"),
        ("2004-XX", "2004"),
        ("201X~", "201x"),
        ("2021-21", "2021-spring"),
        ("2021-24%", "2021-winter"),
        ("2021-05-03/2021-05-07", "2021-05-03"),
        ("2019~/..", "2019"),
        ("../2020-03", "2020-03"),
    ],
)
def test_a_pressmarks_date_is_as_precise_as_it_is_known(issued: str, expected: str) -> None:
    assert make_pressmark("gazette", parse(issued), "Low water", ()) == (
        f"gazette-{expected}-low-water"
    )


def test_without_a_date_a_pressmark_is_undated() -> None:
    assert make_pressmark("gazette", None, "Low water", ()) == "gazette-undated-low-water"


def test_without_letters_in_its_title_a_work_is_untitled() -> None:
    assert make_pressmark("gazette", None, "…", ()) == "gazette-undated-untitled"


def test_a_pressmark_that_is_taken_gets_the_next_free_number() -> None:
    taken = {"gazette-2021-low-water", "gazette-2021-low-water-2"}
    assert make_pressmark("gazette", parse("2021"), "Low water", taken) == (
        "gazette-2021-low-water-3"
    )


def test_a_long_pressmark_is_cut_at_a_word() -> None:
    title = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk feiert seinen hundertsten Tag"
    first = make_pressmark("gazette-of-the-estuary-towns", parse("2021-07-06"), title, ())
    assert first == (
        "gazette-of-the-estuary-towns-2021-07-06-"
        "donaudampfschifffahrtselektrizitaetenhauptbetriebswerk"
    )
    assert make_pressmark("gazette-of-the-estuary-towns", parse("2021-07-06"), title, {first}) == (
        f"{first}-2"
    )


def test_the_number_of_a_long_pressmark_is_not_cut_off() -> None:
    first = make_pressmark("a" * 60, parse("2021-07-06"), "b" * 80, ())
    second = make_pressmark("a" * 60, parse("2021-07-06"), "b" * 80, {first})
    assert len(first) <= LONGEST >= len(second)
    assert second.endswith("-2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s what it's", "its-what-its"),
        ("U.S.-led forces", "us-led-forces"),
        ("U.N. and E.U.", "un-and-eu"),
        ("Antiwar.com", "antiwar-com"),
        ("Café Zürich: 9/11", "cafe-zurich-9-11"),
        ("Cafe\u0301", "cafe"),
        ("北京新闻", "bei-jing-xin-wen"),
        ("کتابخانه", "khtbkhnh"),
        ("السفارة", "lsfr"),
        ("…", ""),
        ("Con", "x-con"),
    ],
)
def test_a_slug_is_ascii_in_lower_case(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_names_with_one_slug_are_told_apart_in_the_names_order() -> None:
    assert unique_slugs(["drones", "Drones", "Dronés", "rockets"]) == {
        "Drones": "drones",
        "Dronés": "drones-2",
        "drones": "drones-3",
        "rockets": "rockets",
    }


def test_a_name_without_letters_has_a_slug_too() -> None:
    assert unique_slugs(["…", "?"]) == {"?": "unnamed", "…": "unnamed-2"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tehran-times-2021-07-06-us-embassy", True),
        ("a" * 100, True),
        ("a" * 101, False),
        ("Tehran-Times", False),
        ("a--b", False),
        ("-a", False),
        ("a/b", False),
        ("..", False),
        ("a\n", False),
        ("", False),
        ("é", False),
    ],
)
def test_a_pressmark_is_safe_as_a_files_name(text: str, expected: bool) -> None:
    assert is_pressmark(text) is expected


@pytest.mark.parametrize(
    ("pressmark", "outlet", "expected"),
    [
        (
            "tehran-times-2021-07-06-us-embassy",
            "tehran-times",
            ("tehran-times-", "2021-07-06-", "us-embassy"),
        ),
        ("gazette-undated-low-water", "gazette", ("gazette-", "undated-", "low-water")),
        ("gazette-2021-spring-tides", "gazette", ("gazette-", "2021-spring-", "tides")),
        ("gazette-201x-low-water", "gazette", ("gazette-", "201x-", "low-water")),
        ("the-1921-gazette-2021-06-x", "the-1921-gazette", ("the-1921-gazette-", "2021-06-", "x")),
        ("old-name-2021-06-low-water", "new-name", ("old-name-", "2021-06-", "low-water")),
        ("made-by-hand", "gazette", ("", "", "made-by-hand")),
        ("gazette-by-hand", "gazette", ("gazette-", "", "by-hand")),
    ],
)
def test_a_label_shows_a_pressmark_in_three_lines(
    pressmark: str, outlet: str, expected: tuple[str, str, str]
) -> None:
    assert label_parts(pressmark, outlet) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", "one\n"),
        ("one\r\ntwo\rthree\n\n\n", "one\ntwo\nthree\n"),
        ("one  \n\ttwo\t \n", "one\n\ttwo\n"),
        ("cafe\u0301", "café\n"),
        ("non\u00a0", "non\u00a0\n"),
        ("one\n \n\t", "one\n"),
        ("one\n\n two \t", "one\n\n two\n"),
        (" \t", ""),
        ("\n\n", ""),
        ("", ""),
    ],
)
def test_a_text_is_stored_in_one_form(text: str, expected: str) -> None:
    assert canonical_text(text) == expected


def test_the_sum_is_that_of_the_stored_file() -> None:
    stored = "Café\n\nLow water.\n"
    assert sha256("Cafe\u0301 \r\n\r\nLow water.") == hashlib.sha256(stored.encode()).hexdigest()
