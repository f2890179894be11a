"""Dates in seven languages and two calendars, read strictly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pressmark import edtf
from pressmark.capture.dates import DateError, find, read
from pressmark.words import solar_hijri

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("6 July 2021", "en", "2021-07-06"),
        ("July 6th, 2021", "en", "2021-07-06"),
        ("Tuesday, July 6, 2021 10:05 am EDT", "en", "2021-07-06"),
        ("Published: 6 July 2021 12:00", "en", "2021-07-06"),
        ("Sept. 6, 2021", "en", "2021-09-06"),
        ("1er août 2021 à 10h05", "fr", "2021-08-01"),
        ("mar. 6 juil. 2021", "fr", "2021-07-06"),
        ("6 de julio de 2021", "es", "2021-07-06"),
        ("quarta-feira, 7 de julho de 2021", "pt", "2021-07-07"),
        ("1º de julho de 2021", "pt", "2021-07-01"),
        ("Dienstag, 6. Juli 2021, 10:05 Uhr", "de", "2021-07-06"),
        ("6. März 2021", "de", "2021-03-06"),
        ("الثلاثاء، ٦ يوليو ٢٠٢١", "ar", "2021-07-06"),
        ("6 تموز/يوليو 2021", "ar", "2021-07-06"),
        ("28 كانون الثاني 2021", "ar", "2021-01-28"),
        ("12 غشت 2021", "ar", "2021-08-12"),
        ("25 ذو القعدة 1442 - 6 يوليو 2021", "ar", "2021-07-06"),
        ("سه‌شنبه ۱۵ تیر ۱۴۰۰ - ۱۰:۳۰", "fa", "2021-07-06"),
        ("۱۴۰۰/۰۴/۱۵", "fa", "2021-07-06"),
        ("1400-04-15", "fa", "2021-07-06"),
        ("۶ ژوئیه ۲۰۲۱", "fa", "2021-07-06"),
        ("۱۵ سرطان ۱۴۰۰", "fa-AF", "2021-07-06"),
        ("تیر ۱۴۰۰", "fa", "2021-06-22/2021-07-22"),
        ("30 اسفند 1399", "fa", "2021-03-20"),
        ("Tue, 06 Jul 2021 10:00:00 GMT", "", "2021-07-06"),
        ("2021-07-06T23:30:00-05:00", "", "2021-07-06"),
        ("20210706", "", "2021-07-06"),
        ("2021/7/6", "", "2021-07-06"),
        ("٢٠٢١-٠٧-٠٦", "ar", "2021-07-06"),
        ("06.07.2021", "", "2021-07-06"),
        ("13/07/2021", "", "2021-07-13"),
        ("06/07/2021", "fr", "2021-07-06"),
        ("06/07/2021", "en-GB", "2021-07-06"),
        ("06/07/2021", "en-US", "2021-06-07"),
        ("07/07/2021", "en", "2021-07-07"),
        ("July 2021", "en", "2021-07"),
        ("2021", "", "2021"),
        ("2021-07-06~", "", "2021-07-06~"),
    ],
)
def test_a_written_date_is_one_day(written: str, language: str, day: str) -> None:
    assert read(written, language) == day


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("06/07/2021", "en"),
        ("06/07/2021", "ar"),
        ("06/07/2021", ""),
        ("31 June 2021", "en"),
        ("29 Feb 2021", "en"),
        ("2021-02-30", ""),
        ("2021-13-01", ""),
        ("30 اسفند 1400", "fa"),
        ("1400/04/15", ""),
        ("٢٥ ذو القعدة ١٤٤٢", "ar"),
        ("Monday, July 6, 2021", "en"),
        ("6 July 2021 and 7 July 2021", "en"),
        ("6 July 2021 by Ann", "en"),
        ("6 Jul 21", "en"),
        ("6 July 1021", "en"),
        ("6 تموز/آب 2021", "ar"),
        ("yesterday", "en"),
        ("", "en"),
    ],
)
def test_an_impossible_or_ambiguous_date_is_a_problem(written: str, language: str) -> None:
    with pytest.raises(DateError) as caught:
        read(written, language)
    assert caught.value.message
    assert caught.value.remedy


DAYS = st.dates(date(1930, 1, 1), date(2080, 12, 31))


@given(DAYS, st.sampled_from(["en", "fr", "es", "de", "pt", "ar", "fa"]), st.booleans())
def test_any_day_written_in_full_is_read_back(day: date, language: str, native: bool) -> None:
    written = format_date(day, "d MMMM y", locale=language)
    if language in {"es", "pt"}:
        written = format_date(day, "long", locale=language)
    if native and language in {"ar", "fa"}:
        written = written.translate(ARABIC if language == "ar" else PERSIAN)
    assert read(written, language) == day.isoformat()
    assert find(f"{written} 10:30", language)[0].edtf == day.isoformat()


@given(DAYS)
def test_any_day_of_the_solar_hijri_calendar_is_read_back(day: date) -> None:
    known = solar_hijri.from_gregorian(day)
    assert known is not None
    year, month, number = known
    assert solar_hijri.to_gregorian(year, month, number) == day
    written = f"{number} {solar_hijri.MONTHS[month - 1]} {year}".translate(PERSIAN)
    assert read(written, "fa") == day.isoformat()


def test_a_year_of_the_solar_hijri_calendar_has_each_of_its_days_once() -> None:
    days = [
        found
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := solar_hijri.to_gregorian(1399, month, day))
    ]
    assert days == [date(2020, 3, 20) + timedelta(days=number) for number in range(366)]


@given(st.text(max_size=60), st.sampled_from(["", "en", "fa", "de"]))
def test_any_text_is_a_valid_date_or_a_named_problem(text: str, language: str) -> None:
    try:
        found = read(text, language)
    except DateError:
        return
    edtf.parse(found)
