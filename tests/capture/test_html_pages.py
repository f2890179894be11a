"""Made-up pages in many layouts: the fields and the text that are read out of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from pages.measure import (
    Case,
    by_trafilatura,
    cases,
    f1,
    folded,
    names,
    ours,
    precision_and_recall,
)

from pressmark.capture.html import extract

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_gives_title_authors_and_day(case: Case) -> None:
    title, authors, issued, _text = ours(case)
    assert folded(title) == folded(case.article.title)
    assert authors == names(case.authors)
    assert issued == case.article.issued


def test_text_is_read_better_than_by_trafilatura_alone() -> None:
    own = f1([precision_and_recall(case.text, ours(case)[3]) for case in CASES])
    alone = f1([precision_and_recall(case.text, by_trafilatura(case)[3]) for case in CASES[::3]])
    assert own > 0.99
    assert own > alone


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.name)
def test_page_gives_its_language_and_its_clean_address(case: Case) -> None:
    found = extract(case.data, url=f"{case.url}?utm_source=x&fbclid=1")
    assert found.language == case.article.language
    assert found.source_url == case.url


def test_each_value_says_where_it_was_found() -> None:
    found = extract(CASES[0].data, url=CASES[0].url)
    told = {each.field for each in found.evidence}
    assert told >= {"title", "authors", "issued", "outlet", "language", "source_url"}
    assert all(each.source for each in found.evidence)
