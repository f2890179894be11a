"""References put together directly are the citation processor's, to the character."""

from __future__ import annotations

import importlib.util
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sample_archive
from citation_items import ITEMS, Item, assert_equal_to_the_processor
from factories import SEEDS, make_settings, make_work
from pressmark import archive, citations
from pressmark.citations import direct, styles
from pressmark.citations.locales import LOCALES
from pressmark.citations.titlecase import CHICAGO, MLA, title_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.work import Work

CORPUS = Path(__file__).parents[2] / "benchmarks" / "corpus.py"
LANGUAGES = sorted(LOCALES)
SPOKEN_HERE = ("en", "ar", "fa")


def item(**changes: Any) -> Item:
    return citations.csl_item(make_work(**changes), make_settings())


def assert_all_equal(works: Iterable[Work]) -> tuple[int, int]:
    """Compare works in their own languages; return how many were direct, and how many there are."""
    items = [citations.csl_item(work, make_settings()) for work in works]
    by_language = sorted(items, key=lambda each: str(each["language"]))
    made = [
        assert_equal_to_the_processor(list(group), locale)
        for locale, group in groupby(by_language, key=lambda each: str(each["language"]))
    ]
    return sum(made), len(items) * len(citations.STYLES)


@settings(max_examples=5, deadline=None)
@given(st.lists(ITEMS, min_size=20, max_size=40), st.sampled_from(LANGUAGES))
def test_a_direct_reference_is_the_processors(items: list[Item], locale: str) -> None:
    assert_equal_to_the_processor(items, locale)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(ITEMS, min_size=20, max_size=40), st.sampled_from(LANGUAGES))
def test_many_direct_references_are_the_processors(items: list[Item], locale: str) -> None:
    assert_equal_to_the_processor(items, locale)


@pytest.mark.parametrize("locale", SPOKEN_HERE)
def test_the_seeds_are_cited_directly_in_each_language(locale: str) -> None:
    items = [citations.csl_item(make_work(seed()), make_settings()) for seed in SEEDS]
    assert assert_equal_to_the_processor(items, locale) == len(SEEDS) * len(citations.STYLES)


def test_the_sample_archive_is_cited_as_the_processor_does() -> None:
    works = sample_archive.make_works(make_settings())
    known, all_of_them = assert_all_equal(
        work
        for work in works
        if work.decision.title_visible and work.record.language in SPOKEN_HERE
    )
    assert known > 0.9 * all_of_them


def test_three_hundred_made_articles_need_no_processor(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("corpus", CORPUS)
    assert spec is not None
    assert spec.loader is not None
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    corpus.write(tmp_path / "archive", 300)
    records = archive.load(tmp_path / "archive", settings=make_settings()).records
    known, all_of_them = assert_all_equal(make_work(record) for record in records)
    assert all_of_them == 300 * len(citations.STYLES)
    assert known == all_of_them


@pytest.mark.parametrize("style", citations.STYLES)
@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_is_the_processors(style: str, month: int) -> None:
    made = item(issued=f"2021-{month:02}-09")
    for locale in SPOKEN_HERE:
        assert direct.reference(made, style, locale) == styles.processed([made], style, locale)[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "A {brace} in it"},
        {"title": "Two  blanks"},
        {"title": "A <b>bold</b> claim"},
        {"title": "Wait…"},
        {"issued": "2020-12/2021-01"},
        {"issued": "2021-21"},
        {"issued": "0044-03-15"},
        {"page": "A1-A4"},
        {"authors": ["Martin Luther King Jr."]},
        {"authors": [f"Ada Marsh{letter}" for letter in "abcdefg"]},
    ],
)
def test_an_unusual_work_is_left_to_the_processor(changes: dict[str, Any]) -> None:
    for style in citations.STYLES:
        assert direct.reference(item(**changes), style, "en") is None


def test_a_language_without_words_here_is_left_to_the_processor() -> None:
    assert direct.reference(item(), "apa", "ru") is None


def test_known_and_unknown_references_come_back_in_their_order() -> None:
    works = [item(title="One story"), item(title="Two  stories"), item(title="Three stories")]
    texts = [made.text for made in citations.format(works, "apa", "en")]
    assert [word in text for word, text in zip(("One", "Two", "Three"), texts, strict=True)] == [
        True
    ] * 3


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("strikes hit Iran, Iraq, and the US", "Strikes Hit Iran, Iraq, and the US"),
        ("who owns the iPhone of McDonald?", "Who Owns the iPhone of McDonald?"),
        ("the U.S. and the U.N.", "The U.S. and the U.N."),
        ("a man in The Hague: the story", "A Man in The Hague: The Story"),
        ("up-and-coming e-mail of the 10th", "Up-and-Coming E-Mail of the 10th"),
        ("what it’s for", "What It’s For"),
        ("he said “the end” of it", "He Said “the End” of It"),
        ("no. the answer", "No. The Answer"),
    ],
)
def test_title_case_keeps_every_capital(headline: str, expected: str) -> None:
    assert title_case(headline, MLA) == expected


def test_chicago_raises_long_prepositions_and_mla_does_not() -> None:
    said = "protests against the tax spread through the north yet the state is calm amid it"
    assert title_case(said, CHICAGO) == (
        "Protests Against the Tax Spread Through the North Yet the State Is Calm amid It"
    )
    assert title_case(said, MLA) == (
        "Protests against the Tax Spread through the North yet the State Is Calm amid It"
    )


@given(st.text(max_size=60))
def test_title_case_changes_nothing_but_small_letters(headline: str) -> None:
    made = title_case(headline, CHICAGO)
    assert len(made) == len(headline)
    assert all(new in (old, old.upper()) for old, new in zip(headline, made, strict=True))


@pytest.mark.parametrize("style", citations.STYLES)
def test_a_headline_with_a_full_stop_gets_no_second_one(style: str) -> None:
    for title in ("The end.", "Il est la."):
        made = item(title=title)
        assert ".." not in styles.processed([made], style, "en")[0].text
