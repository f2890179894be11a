"""Reading dates: EDTF levels 0 and 1, and what is said to those who write them otherwise."""

from __future__ import annotations

import pytest

from pressmark.edtf import Bound, EdtfError, Precision, iso_date, parse, written_year

SPANS = {
    # Level 0
    "2021-07-06": ("2021-07-06", "2021-07-06", Precision.DAY),
    "2021-07": ("2021-07-01", "2021-07-31", Precision.MONTH),
    "2020-02": ("2020-02-01", "2020-02-29", Precision.MONTH),
    "2021": ("2021-01-01", "2021-12-31", Precision.YEAR),
    "1964/2008": ("1964-01-01", "2008-12-31", Precision.INTERVAL),
    "2004-02-01/2005-02": ("2004-02-01", "2005-02-28", Precision.INTERVAL),
    # Level 1
    "2020-01-27~": ("2020-01-27", "2020-01-27", Precision.DAY),
    "2020?": ("2020-01-01", "2020-12-31", Precision.YEAR),
    "2021-06%": ("2021-06-01", "2021-06-30", Precision.MONTH),
    "201X": ("2010-01-01", "2019-12-31", Precision.DECADE),
    "20XX": ("2000-01-01", "2099-12-31", Precision.CENTURY),
    "2004-XX": ("2004-01-01", "2004-12-31", Precision.YEAR),
    "2021-06-XX": ("2021-06-01", "2021-06-30", Precision.MONTH),
    "1985-XX-XX": ("1985-01-01", "1985-12-31", Precision.YEAR),
    "2021-21": ("2021-03-01", "2021-05-31", Precision.SEASON),
    "2021-22": ("2021-06-01", "2021-08-31", Precision.SEASON),
    "2021-23": ("2021-09-01", "2021-11-30", Precision.SEASON),
    "2023-24": ("2023-12-01", "2024-02-29", Precision.SEASON),
    "2019/..": ("2019-01-01", "9999-12-31", Precision.INTERVAL),
    "../2020-03": ("0001-01-01", "2020-03-31", Precision.INTERVAL),
    "2019-05-03/": ("2019-05-03", "9999-12-31", Precision.INTERVAL),
    "/2020": ("0001-01-01", "2020-12-31", Precision.INTERVAL),
    "2021-05-03~/2021-05-07?": ("2021-05-03", "2021-05-07", Precision.INTERVAL),
    "-0044-03-15": ("0001-01-01", "0001-01-01", Precision.DAY),
    "0000": ("0001-01-01", "0001-01-01", Precision.YEAR),
    "Y170000002": ("9999-12-31", "9999-12-31", Precision.YEAR),
    "Y-170000002": ("0001-01-01", "0001-01-01", Precision.YEAR),
    "9999-24": ("9999-12-01", "9999-12-31", Precision.SEASON),
}


@pytest.mark.parametrize(("text", "span"), SPANS.items())
def test_a_date_spans_the_days_it_may_mean(text: str, span: tuple[str, str, Precision]) -> None:
    found = parse(text)
    assert (str(found.earliest), str(found.latest), found.precision) == span
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2021", False, False), ("2021~", True, False), ("2021?", False, True), ("2021%", True, True)],
)
def test_signs_tell_approximate_from_uncertain(
    text: str, approximate: bool, uncertain: bool
) -> None:
    found = parse(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


def test_an_interval_is_as_sure_as_its_less_sure_end() -> None:
    found = parse("2021-05-03~/2021-05-07?")
    assert found.approximate
    assert found.uncertain


def test_only_a_sure_day_is_exact() -> None:
    assert parse("2021-07-06").is_exact
    assert not any(parse(text).is_exact for text in ("2021-07-06~", "2021-07", "2021", "2021-21"))


def test_parts_are_known_as_far_as_they_are_written() -> None:
    day, month, decade = parse("2021-07-06?"), parse("2021-07-XX"), parse("201X")
    assert (day.year, day.month, day.day) == (2021, 7, 6)
    assert (month.year, month.month, month.day) == (2021, 7, None)
    assert (decade.year, decade.since) == (None, 2010)


def test_an_interval_has_the_parts_of_its_start() -> None:
    assert (parse("2021-05/2022").year, parse("2021-05/2022").month) == (2021, 5)
    assert parse("../2020").year is None


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert parse("2019/..").end is Bound.OPEN
    assert parse("2019/").end is Bound.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "2021-07-06T10:15:30",
        "2021-07-06T10:15:30Z",
        "2021-07-06T10:15:30-04",
        "2021-07-06T23:20:30+04:30",
        "2021-07-06T10:15",
    ],
)
def test_a_time_of_day_is_dropped(text: str) -> None:
    assert parse(text).text == "2021-07-06"


def test_blanks_around_a_date_are_dropped() -> None:
    assert parse(" 2021-07 \n").text == "2021-07"


def test_dates_are_ordered_by_first_day_then_last_day_then_text() -> None:
    expected = [
        "../2020",
        "2020",
        "2020-01-27",
        "2020-01-27~",
        "2021-01-01",
        "2021-01",
        "2021",
        "2021-24",
    ]
    assert [str(found) for found in sorted(map(parse, sorted(expected)))] == expected


REMEDIES = {
    "06/07/2021": "Write the year first: 2021-07-06, or 2021-06-07.",
    "07.06.2021": "Write the year first: 2021-06-07, or 2021-07-06.",
    "13/07/2021": "Write the year first: 2021-07-13.",
    "6/6/2021": "Write the year first: 2021-06-06.",
    "July 2021": "Write it so: 2021-07.",
    "6 July 2021": "Write the year first: 2021-07-06.",
    "6th July 2021": "Write the year first: 2021-07-06.",
    "Sept. 5, 2021": "Write the year first: 2021-09-05.",
    "about 27 January 2020": "Write the year first: 2020-01-27~.",
    "c. 2020": "Write it so: 2020~.",
    "circa June 2020": "Write it so: 2020-06~.",
    "2021/7/6": "Write it so: 2021-07-06.",
    "2021-7-6": "Write it so: 2021-07-06.",
    "2021/06": "Write it so: 2021-06.",
    "20210706": "Write it so: 2021-07-06.",
    "2020s": "Write it so: 202X.",
    "201x": "Write it so: 201X.",
    "2019-2020": "Write it so: 2019/2020.",
    "۲۰۲۱-۰۷-۰۶": "Write it so: 2021-07-06.",
    "2021-13": "Months are 01 to 12; 21 to 24 are spring to winter, without a day.",
    "2021-22-05": "Months are 01 to 12; 21 to 24 are spring to winter, without a day.",
    "2021-02-30": "Write a day from 01 to 28, or leave it out: 2021-02.",
    "2021-07-00": "Write a day from 01 to 31, or leave it out: 2021-07.",
    "2021-06/2021-05": "Write the earlier date first: 2021-05/2021-06.",
    "../..": "Write 2021-05-03/2021-05-07, 2019/.. or ../2020, or leave the date out.",
    "/": "Write 2021-05-03/2021-05-07, 2019/.. or ../2020, or leave the date out.",
    "201X-05": "Leave the month out, or give the year.",
    "Y17000-05": "Leave the month out, or give the year.",
    "2021-XX-05": "Write 2021-XX-XX, or give the month.",
    "2021-07~-06": (
        "Write 2021-07-06~, or 2021-07-06% for a date that is both approximate and uncertain."
    ),
    "2021?~": (
        "Write 2021-07-06~, or 2021-07-06% for a date that is both approximate and uncertain."
    ),
}


@pytest.mark.parametrize(("text", "remedy"), REMEDIES.items())
def test_a_date_written_otherwise_is_told_how(text: str, remedy: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert refused.value.remedy == remedy
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    "text", ["", "yesterday", "21", "2021-", "32/32/2021", "-0000", "Y2021", "2021/2022/2023", "X"]
)
def test_what_is_no_date_is_told_the_forms(text: str) -> None:
    with pytest.raises(EdtfError, match="2021-07-06, 2021-07 or 2021"):
        parse(text)


def test_years_outside_four_digits_are_written_as_edtf_does() -> None:
    years = (2021, 33, 0, -43, 17000)
    assert [written_year(year) for year in years] == ["2021", "0033", "0000", "-0043", "Y17000"]


@pytest.mark.parametrize("text", ["0000-01-01", "-0044-03-15", "Y170000002"])
def test_html_has_no_form_for_years_before_1_and_after_9999(text: str) -> None:
    assert iso_date(parse(text)) == ""
