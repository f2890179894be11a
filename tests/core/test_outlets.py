"""Outlet files say once what their records may leave out."""

from __future__ import annotations

from datetime import date

import pytest

from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS
from pressmark.outlets import OutletIndex, read_outlet
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import read_record, split_front_matter, write_record
from pressmark.record import Agent, AgentKind, Outlet, Record
from pressmark.writing import write_outlet

PATH = "content/outlets/example-news.yml"
WHOLE = """\
name: Example News
alternative_names: [The Example, Example Weekly]
native_name: نمونه
url: https://example.org/
language: EN-gb
place: Berlin
issn: 0261-3077
license: CC BY 4.0
rights_holder: Example Press
terms:
  - sentence: "Everything here: CC BY."
    source_url: https://example.org/terms
    read: 2021-07-06
rules:
  - Link at the top.
contact: rights@example.org
note: A note.
"""


def outlet(text: str = WHOLE, path: str = PATH) -> Outlet:
    return read_outlet(text.encode(), path)


def problem_of(text: str, path: str = PATH) -> Problem:
    with pytest.raises(ProblemsFoundError) as caught:
        outlet(text, path)
    (problem,) = caught.value.problems
    return problem


def record(owner: Outlet, **fields: object) -> Record:
    data = write_record({"title": "Bridge opens", "outlet": owner.slug, **fields})
    path = "content/articles/2021/a.md"
    return read_record(split_front_matter(data, path), outlets={owner.slug: owner})


def test_every_field_of_an_outlet_file_is_read() -> None:
    found = outlet()
    assert found.slug == "example-news"
    assert found.path == PATH
    assert found.alternative_names == ("The Example", "Example Weekly")
    assert found.native_name == "نمونه"
    assert found.language == "en-GB"
    assert found.license is LICENSES["CC-BY-4.0"]
    assert found.rights_holder == Agent(name="Example Press", kind=AgentKind.ORGANISATION)
    assert found.terms[0].read == date(2021, 7, 6)
    assert found.rules == ("Link at the top.",)
    assert (found.url, found.place, found.issn) == ("https://example.org/", "Berlin", "0261-3077")
    assert (found.contact, found.note) == ("rights@example.org", "A note.")


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("url: https://example.org/\n", 1, "name"),
        ("name: A\nlicence: CC0-1.0\n", 2, "licence"),
        ("name: A\nlicense: CC0-1.0\nrights_statement: InC\n", 3, "rights_statement"),
        ("name: A\ncontact: ask me\n", 2, "contact"),
        ("---\nname: A\nurl: example.org\n", 3, "url"),
        ("name: A\nterms:\n  - read: 2021-07-06\n", 3, "terms"),
        ("name: A: B\n", 1, ""),
        ("name: A\nname: B\n", 2, "name"),
    ],
)
def test_broken_outlet_file_gives_one_problem(text: str, line: int, field: str) -> None:
    problem = problem_of(text)
    assert (problem.path, problem.line, problem.field) == (PATH, line, field)
    assert problem.remedy


def test_file_name_that_cannot_stand_in_an_address_is_a_problem() -> None:
    assert problem_of("name: A\n", "content/outlets/Example News.yml").value == "Example News.yml"


@pytest.mark.parametrize("name", ["example-news", "Example News", "The Example", "نمونه"])
def test_outlet_is_found_by_slug_and_by_each_of_its_names(name: str) -> None:
    found = OutletIndex({"example-news": outlet()}).find(name)
    assert found is not None
    assert found.slug == "example-news"


@pytest.mark.parametrize("name", ["example news", "Exmaple News", "EXAMPLE-NEWS"])
def test_outlet_that_is_written_otherwise_is_not_found_but_suggested(name: str) -> None:
    index = OutletIndex({"example-news": outlet()})
    assert index.find(name) is None
    assert index.nearest(name).lower().replace("-", " ") == "example news"


def test_record_takes_over_what_it_leaves_out() -> None:
    owner = outlet()
    found = record(owner)
    assert (found.language, found.issn) == ("en-GB", "0261-3077")
    assert (found.license, found.license_is_outlets) == (LICENSES["CC-BY-4.0"], True)
    assert found.rights_holder == owner.rights_holder


def test_what_a_record_says_itself_stands() -> None:
    found = record(
        outlet(), language="fa", issn="2049-3630", rights_statement="InC", rights_holder="A B"
    )
    assert (found.language, found.issn) == ("fa", "2049-3630")
    assert (found.license, found.license_is_outlets) == (None, False)
    assert found.rights_statement is RIGHTS_STATEMENTS["InC"]
    assert found.rights_holder == Agent(name="A B", kind=AgentKind.ORGANISATION)


def test_same_licence_stated_by_the_record_is_the_records() -> None:
    assert record(outlet(), license="CC-BY-4.0").license_is_outlets is False


def test_outlets_rights_statement_is_taken_over() -> None:
    found = record(outlet("name: A\nlanguage: en\nrights_statement: InC\n"))
    assert (found.rights, found.license_is_outlets) == (RIGHTS_STATEMENTS["InC"], False)


@pytest.mark.parametrize("agency_copy", ["true", "unknown"])
def test_outlet_is_not_named_as_rights_holder_of_agency_copy(agency_copy: str) -> None:
    assert record(outlet(), agency_copy=agency_copy).rights_holder is None


def test_outlet_file_written_is_the_outlet_read() -> None:
    fields = {
        "name": "Example: News",
        "native_name": "نمونه",
        "license": LICENSES["CC-BY-4.0"],
        "terms": [{"sentence": "Everything here: CC BY.", "read": date(2021, 7, 6)}],
    }
    found = outlet(write_outlet(fields).decode())
    assert (found.name, found.native_name) == ("Example: News", "نمونه")
    assert (found.license, found.terms[0].read) == (LICENSES["CC-BY-4.0"], date(2021, 7, 6))
    with pytest.raises(ValueError, match="colour"):
        write_outlet({"colour": "red"})
