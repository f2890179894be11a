"""What an RDFa parser reads from a page: the licence is the article's, and not the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from factories import make_work
from rendering import article_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.work import Work

PAGE = ""
"""The subject of what has none of its own: the page (RDFa 1.1 Core, section 7.5, "base")."""


def triples(html: str) -> Iterator[tuple[str, str, str]]:
    """Subject, predicate and object of each `rel` and `property` (RDFa 1.1, sections 7.5, 8.1)."""
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        owner = element if element.has_attr("about") else element.find_parent(about=True)
        subject = owner["about"] if owner else PAGE
        for rel in element.get("rel") or ():
            yield subject, rel, element["href"]
        if name := element.get("property"):
            yield subject, name, element.get("content") or element.get_text()


def licensed(work: Work) -> set[tuple[str, str]]:
    found = triples(article_page(work))
    return {(subject, value) for subject, name, value in found if name == "license"}


def test_the_licence_is_the_articles_and_not_the_pages() -> None:
    work = make_work(license="CC-BY-4.0", source_url="https://outlet.example/one")
    assert licensed(work) == {
        ("https://outlet.example/one", "https://creativecommons.org/licenses/by/4.0/")
    }


def test_whom_to_credit_is_said_of_the_article() -> None:
    work = make_work(license="CC-BY-4.0", source_url="https://outlet.example/one")
    said = {name: subject for subject, name, _ in triples(article_page(work)) if ":" in name}
    assert said["cc:attributionName"] == "https://outlet.example/one"
    assert said["dc:title"] == "https://outlet.example/one"


@pytest.mark.parametrize("statement", ["InC", "CNE"])
def test_a_rights_statement_is_no_licence(statement: str) -> None:
    work = make_work(license=None, rights_statement=statement, body=None)
    assert licensed(work) == set()
