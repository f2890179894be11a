"""The catalogue of interface words, and dates and numbers written with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from markupsafe import Markup

from pressmark.edtf import parse
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS
from pressmark.words import LANGUAGES, catalogue, direction, endonym, solar_hijri, words

PLURALS = {"zero", "one", "two", "few", "many", "other"}


def groups(language: str) -> dict[str, dict[str, str]]:
    """Each key with its forms: one of "" for a sentence, the CLDR's categories for a plural."""
    entries = catalogue(language)
    found: dict[str, dict[str, str]] = {}
    for key, sentence in entries.items():
        head, _, form = key.rpartition(".")
        plural = form in PLURALS and f"{head}.other" in entries
        found.setdefault(head if plural else key, {})[form if plural else ""] = sentence
    return found


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_language_has_the_same_keys() -> None:
    english = groups("en").keys()
    for language in LANGUAGES:
        assert groups(language).keys() == english, language


def test_every_form_of_a_sentence_has_the_same_placeholders() -> None:
    english = groups("en")
    for language in LANGUAGES:
        for key, forms in groups(language).items():
            expected = placeholders(next(reversed(english[key].values())))
            for form, sentence in forms.items():
                assert placeholders(sentence) == expected, f"{language}: {key} {form}"


ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plugins" / "pressmark"
TEMPLATES = ROOT / "theme" / "templates"
SCRIPTS = ROOT / "theme" / "static" / "js"

PUT_TOGETHER = {
    "access.": "rights.py",
    "attribution.": "attribution.py",
    "attributionpage.": "site/views/frame.py",
    "date.": "edtf.py",
    "date.note_": "edtf.py words/__init__.py",
    "home.figure_": "site/views/home.py",
    "lists.": "site/views/lists.py",
    "lists.all_": "site/views/lists.py",
    "nav.": "partials/top.html",
    "notice.": "record.py",
    "provenance.agency_": "record.py",
    "reason.": "rights.py",
    "search.": "site/views/search.py search.html search.js",
    "search.sort_": "site/views/search.py",
    "settings.": "partials/top.html",
    "turn.": "partials/turn.html",
}
"""The beginnings of keys that are put together at run time, and the files that hold their ends."""

RIGHTS = (*LICENSES.values(), *RIGHTS_STATEMENTS.values())

PUT_TOGETHER_OF_MORE = {
    "attribution.statement": "_no_outlet _no_year _no_year_no_outlet",
    "date.note_": "approximate_and_uncertain",
    "forbids.": " ".join(each.forbids for each in RIGHTS),
    "home.shelf_": "months years decades tallest_year tallest_decade",
    "lists.shelf_": "months years decades",
    "permits.": " ".join(each.permits for each in RIGHTS),
    "requires.": " ".join(each.requires for each in RIGHTS),
    "search.": "chip_from chip_to found_in_about found_in_summary found_in_title sort_relevance",
    "settings.": (
        "size_small size_standard size_large scheme_system scheme_light scheme_dark "
        "slash_on slash_off"
    ),
    "turn.": "earlier_undated later_undated",
}
"""The same for ends that stand in no file as they are: these are all of them."""


def source(name: str) -> str:
    folder = {".html": TEMPLATES, ".js": SCRIPTS}.get(Path(name).suffix, PACKAGE)
    return (folder / name).read_text("utf-8")


def test_every_sentence_is_used() -> None:
    files = [*PACKAGE.rglob("*.py"), *TEMPLATES.rglob("*.html"), *SCRIPTS.rglob("*.js")]
    code = "\n".join(path.read_text("utf-8") for path in files)
    named = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", code))
    for beginning, names in PUT_TOGETHER.items():
        held = "\n".join(map(source, names.split()))
        ends = re.findall(r"""["'`]([a-z_-]+)["'`]|\bwords\.(\w+)""", held)
        named |= {beginning + (end or word).replace("-", "_") for end, word in ends}
    for beginning, more in PUT_TOGETHER_OF_MORE.items():
        named |= {beginning + end for end in more.split()}
    assert sorted(groups("en").keys() - named) == []


def test_plurals_have_the_forms_that_the_cldr_asks_for() -> None:
    for language in LANGUAGES:
        expected = set(Locale.parse(language).plural_form.tags) | {"other"}
        for key, forms in groups(language).items():
            if set(forms) != {""}:
                assert set(forms) == expected, f"{language}: {key}"


def test_no_sentence_is_empty_or_carries_stray_blanks() -> None:
    for language in LANGUAGES:
        for key, sentence in catalogue(language).items():
            # A separator carries the blank that follows it.
            bare = sentence.removesuffix(" ") if key == "lists.comma" else sentence
            assert bare == bare.strip() != "", f"{language}: {key}"
            assert "  " not in sentence, f"{language}: {key}"


def test_arabic_and_persian_are_translated() -> None:
    same = {"HTML", "Markdown"}
    for language in ("ar", "fa"):
        for key, sentence in catalogue(language).items():
            bare = re.sub(r"\{\w*\}|[\W\d_]", "", sentence)
            if bare and sentence not in same:
                assert re.search(r"[\u0600-\u06ff]", sentence), f"{language}: {key}"


def test_arabic_letters_do_not_stand_in_persian_words() -> None:
    for key, sentence in catalogue("fa").items():
        assert not re.search("[يكة]", sentence), key


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"nav\.nowhere"):
        words("en")("nav.nowhere")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="authors"):
        words("en")("article.by")


def test_an_unknown_language_speaks_english() -> None:
    assert words("de") is words("en")
    assert words("fa-IR") is words("fa")


def test_html_keeps_markup_and_escapes_the_rest() -> None:
    link = Markup('<a href="x">{}</a>').format("Q&A")
    found = words("en").html("date.other_calendar", date=link, other="<b>")
    assert found == '<a href="x">Q&amp;A</a> (&lt;b&gt;)'


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("en", 0, "0 works"),
        ("en", 1, "1 work"),
        ("en", 12345, "12,345 works"),
        ("fa", 1, "۱ اثر"),
        ("fa", 12345, "۱۲٬۳۴۵ اثر"),
        ("ar", 2, "عملان (٢)"),
        ("ar", 3, "٣ أعمال"),
        ("ar", 11, "١١ عملًا"),
        ("ar", 100, "١٠٠ عمل"),
    ],
)
def test_counts_follow_the_languages_plurals(language: str, n: int, expected: str) -> None:
    assert words(language).count("count.works", n) == expected


def test_whole_numbers_are_written_without_grouping_so_that_they_may_be_years() -> None:
    assert words("en")("lists.page", page=2021, pages=9999) == "Page 2021 of 9999"
    assert words("fa")("lists.page", page=2021, pages=9999) == "صفحهٔ ۲۰۲۱ از ۹۹۹۹"


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_lists_are_joined_in_words(items: list[str], expected: str) -> None:
    assert words("en").join(items) == expected


def test_joined_markup_stays_markup() -> None:
    joined = words("en").join([Markup("<b>a</b>"), Markup("<b>c</b>")])
    assert isinstance(joined, Markup)
    assert joined == "<b>a</b> and <b>c</b>"


def test_languages_have_names() -> None:
    assert words("en").language_name("fa") == "Persian"
    assert words("fa").language_name("fa") == "فارسی"
    assert words("ar").language_name("en") == "الإنجليزية"
    assert words("en").language_name("qqq") == "qqq"
    assert endonym("fa") == "فارسی"
    assert endonym("de-AT") == "Deutsch"
    assert endonym("qqq") == "qqq"


def test_direction_follows_the_script() -> None:
    assert direction("fa") == direction("ar-EG") == direction("az-Arab") == "rtl"
    assert direction("en") == direction("ku-Latn") == direction("ur-Latn-PK") == "ltr"


def test_direction_agrees_with_the_cldr() -> None:
    for name in localedata.locale_identifiers():
        expected = "rtl" if Locale.parse(name).text_direction == "rtl" else "ltr"
        # Babel gives the language's usual direction to some forms in another script.
        if "_" not in name:
            assert direction(name) == expected, name


ENGLISH_DATES = {
    "2021-07-06": "6 July 2021",
    "2020-01-27~": "about 27 January 2020",
    "2021-06": "June 2021",
    "2021-06-XX": "June 2021",
    "2020": "2020",
    "2004-XX": "2004",
    "2020?": "2020 (uncertain)",
    "2021-06%": "about June 2021 (uncertain)",
    "2021-21": "spring 2021",
    "2021-24~": "about winter 2021",
    "201X": "2010s",
    "20XX": "between 2000 and 2099",
    "-0044-03-15": "15 March 45 BC",
    "Y17000": "17000",
    "2021-05-03/2021-05-07": "from 3 to 7 May 2021",
    "2021-05-03/2021-06-07": "from 3 May to 7 June 2021",
    "2020-12-30/2021-01-02": "from 30 December 2020 to 2 January 2021",
    "2021-05/2021-06": "from May to June 2021",
    "2021-21/2021-22": "from spring 2021 to summer 2021",
    "2019/2020": "from 2019 to 2020",
    "2021-05-03~/2021-05-07": "from about 3 May 2021 to 7 May 2021",
    "2021-05/2021-05-07": "from May 2021 to 7 May 2021",
    "2019/..": "since 2019",
    "../2020": "2020 or earlier",
    "2020/": "from 2020, end not known",
    "/2020": "until 2020, beginning not known",
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH_DATES.items())
def test_dates_are_told_in_english(text: str, expected: str) -> None:
    assert words("en").date(parse(text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "2024-03-19", "۱۹ مارس ۲۰۲۴ (۲۹ اسفند ۱۴۰۲)"),
        ("fa", "2020-01-27~", "حدود ۲۷ ژانویهٔ ۲۰۲۰ (۷ بهمن ۱۳۹۸)"),
        ("fa", "2021-06", "ژوئن ۲۰۲۱"),
        ("fa", "201X", "دههٔ ۲۰۱۰"),
        ("fa", "2021-05-03/2021-05-07", "از ۳ تا ۷ مهٔ ۲۰۲۱"),
        ("fa", "1850-05-03", "۳ مهٔ ۱۸۵۰"),
        ("ar", "2021-07-06", "٦ يوليو ٢٠٢١"),
        ("ar", "2020?", "٢٠٢٠ (غير مؤكد)"),
        ("ar", "2019/..", "منذ ٢٠١٩"),
    ],
)
def test_dates_are_told_in_arabic_and_persian(language: str, text: str, expected: str) -> None:
    assert words(language).date(parse(text)) == expected


def test_days_and_months_are_written_as_the_cldr_writes_them() -> None:
    for language, locale in (("en", "en_GB"), ("ar", "ar"), ("fa", "fa")):
        for month in range(1, 13):
            day = date(1900, month, 6)
            expected = words(language).digits(format_date(day, "long", locale=locale))
            assert words(language).date(day) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-07-06", "6 July"),
        ("2021-07-06~", "about 6 July"),
        ("2021-08", "August"),
        ("2021-22", "summer"),
        ("2021-05-03/2021-06-07", "from 3 May to 7 June"),
        ("2020-12-30/2021-01-02", "from 30 December 2020 to 2 January 2021"),
    ],
)
def test_under_its_year_a_date_leaves_the_year_out(text: str, expected: str) -> None:
    assert words("en").date(parse(text), within_year=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-07-06", "exact"),
        ("2021-07-06~", "approximate"),
        ("2021?", "uncertain"),
        ("2021%", "approximate and uncertain"),
        ("2021-06", "the day is not known"),
        ("2021-21", "only the season is known"),
        ("2021", "only the year is known"),
        ("201X", "only the decade is known"),
        ("20XX", "only the century is known"),
        ("2019/2020", "some time in this span"),
    ],
)
def test_a_date_says_how_sure_it_is(text: str, expected: str) -> None:
    assert words("en").date_note(parse(text)) == expected


@pytest.mark.parametrize(
    ("gregorian", "expected"),
    [
        (date(1925, 3, 20), None),
        (date(1925, 3, 21), (1304, 1, 1)),
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(2017, 3, 20), (1395, 12, 30)),
        (date(2021, 3, 21), (1400, 1, 1)),
        (date(2024, 3, 19), (1402, 12, 29)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2094, 3, 19), (1472, 12, 29)),
        (date(2094, 3, 20), None),
    ],
)
def test_solar_hijri_days_are_those_of_the_calendar_in_use(
    gregorian: date, expected: tuple[int, int, int] | None
) -> None:
    assert solar_hijri.from_gregorian(gregorian) == expected
