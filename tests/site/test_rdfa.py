"""What an RDFa parser reads from a page: the licence is the article's, and not the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import extruct
import pytest

from factories import make_settings, make_work
from rendering import article_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.work import Work

BASE = "https://mirror.example/copy.html"
"""Where the page was read: what has no subject of its own is said of it."""
SOURCE = "https://outlet.example/one"
BY = "https://creativecommons.org/licenses/by/4.0/"
CC = "http://creativecommons.org/ns#"
DC = "http://purl.org/dc/terms/"
LICENSE = "http://www.w3.org/1999/xhtml/vocab#license"


def triples(html: str) -> Iterator[tuple[str, str, str]]:
    """Subject, predicate and object of each triple that pyRdfa finds."""
    for node in extruct.extract(html, base_url=BASE, syntaxes=["rdfa"])["rdfa"]:
        for predicate, values in node.items():
            if predicate not in {"@id", "@type"}:
                yield from ((node["@id"], predicate, v.get("@id", v.get("@value"))) for v in values)


def licensed(html: str) -> set[tuple[str, str]]:
    return {(subject, value) for subject, name, value in triples(html) if name == LICENSE}


def test_the_licence_is_the_articles_and_not_the_pages() -> None:
    work = make_work(license="CC-BY-4.0", source_url=SOURCE)
    assert licensed(article_page(work)) == {(SOURCE, BY)}


@pytest.mark.parametrize("url", ["https://archive.example", ""])
def test_an_article_that_stands_nowhere_else_is_licensed_and_its_page_is_not(url: str) -> None:
    work, settings = make_work(source_url=""), make_settings(url=url)
    page = f"{url}/{work.page}" if url else BASE
    found = licensed(article_page(work, settings=settings))
    assert found == {(f"{page}#article", BY), (f"{BASE}#article", BY)}
    assert 'id="article"' in article_page(work, settings=settings)


def test_whom_to_credit_and_where_credit_leads_is_said_of_the_article() -> None:
    work = make_work(source_url=SOURCE, authors=["Ada Marsh"])
    said = {name: (subject, value) for subject, name, value in triples(article_page(work))}
    assert said[f"{CC}attributionName"] == (SOURCE, "Ada Marsh")
    assert said[f"{CC}attributionURL"] == (SOURCE, SOURCE)
    assert said[f"{DC}title"] == (SOURCE, work.record.title)


@pytest.mark.parametrize("statement", ["InC", "CNE"])
def test_a_rights_statement_is_no_licence(statement: str) -> None:
    work = make_work(license=None, rights_statement=statement, body=None, source_url=SOURCE)
    found = set(triples(article_page(work)))
    assert licensed(article_page(work)) == set()
    assert {subject for subject, name, _ in found if name == f"{DC}rights"} == {SOURCE}


def works() -> list[Work]:
    return [
        make_work(source_url=SOURCE),
        make_work(source_url=SOURCE, license="CC0-1.0"),
        make_work(source_url=SOURCE, language="fa", title="خبر"),
        make_work(source_url=SOURCE, body=None),
        make_work(source_url=""),
    ]


@pytest.mark.parametrize("work", works(), ids=["by", "cc0", "persian", "not held", "no source"])
def test_nothing_of_ccrel_is_ever_said_of_the_page(work: Work) -> None:
    ours = (CC, DC, LICENSE)
    of_page = [each for each in triples(article_page(work)) if each[0] == BASE]
    assert [name for _, name, _ in of_page if name.startswith(ours)] == []
