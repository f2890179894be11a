"""The reference files, read by bibtexparser, pybtex and rispy, and held to CSL JSON's schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from jsonschema import Draft202012Validator
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

import reference_archive as archive
from pressmark.identity import sha256

if TYPE_CHECKING:
    from conftest import Files

CITED = archive.sources().keys() - {archive.TOMBSTONE}
BY = "Creative Commons Attribution 4.0 International https://creativecommons.org/licenses/by/4.0/"

# --- BibTeX and BibLaTeX --------------------------------------------------------------------------

PEOPLE = {
    # given, particle, family, suffix: as BibTeX itself parts a name
    archive.PERSON_AND_BODY: [("Ada J.", "", "Marsh", ""), ("", "", "Tide Desk", "")],
    archive.ABOUT: [("", "", "Voltaire", "")],
    archive.NAMES: [
        ("Jan", "van der", "Berg", ""),
        ("Martin Luther", "", "King", "Jr."),
        ("Osama", "", "bin Laden", ""),
        ("Juan Pablo", "", "De la Cruz", ""),
        ("Zedong", "", "Mao", ""),
    ],
    archive.BODIES: [("", "", "Ministry of Water and Power, Republic of Somewhere", "")],
    archive.PERSIAN: [("مهتاب", "", "ساحلی", ""), ("", "", "خبرگزاری مهر", "")],
    archive.ARABIC: [("محمد بن سلمان", "", "آل سعود", ""), ("عبد الله", "", "أحمد", "")],
    archive.CHINESE: [("", "", "毛泽东", ""), ("", "", "欧阳 修", "")],
}


def plain(text: str) -> str:
    """What TeX prints of a value."""
    # TeX prints the sign of ASCII; pylatexenc has the accent that looks like it.
    return LatexNodes2Text().latex_to_text(text).replace("\u02c6", "^")


@pytest.fixture(scope="module", params=["articles.bib", "articles.bibtex.bib"])
def entries(request: pytest.FixtureRequest, files: Files) -> dict[str, Any]:
    """A file's entries by key, as pybtex reads them."""
    text = files[f"data/{request.param}"].decode()
    return dict(parse_string(text, "bibtex").entries)


def test_bibtex_has_every_article_that_may_be_cited(entries: dict[str, Any]) -> None:
    assert entries.keys() == CITED
    assert {entry.type for entry in entries.values()} == {"article"}


@pytest.mark.parametrize("mark", PEOPLE)
def test_bibtex_parts_each_name_rightly(mark: str, entries: dict[str, Any]) -> None:
    read = [
        tuple(
            plain(" ".join(parts))
            for parts in (
                [*name.first_names, *name.middle_names],
                name.prelast_names,
                name.last_names,
                name.lineage_names,
            )
        )
        for name in entries[mark].persons["author"]
    ]
    assert read == PEOPLE[mark]


def test_bibtex_prints_every_sign_of_a_title_and_a_topic(entries: dict[str, Any]) -> None:
    fields = entries[archive.SPECIAL].fields
    assert plain(fields["title"]) == archive.SIGNS
    assert plain(fields["keywords"]) == "50% & {more}"


def test_bibtex_says_what_is_known_of_an_article(entries: dict[str, Any]) -> None:
    fields = {name: plain(text) for name, text in entries[archive.PERSON_AND_BODY].fields.items()}
    dated = "date" in fields
    assert {
        "title": "Person & body",
        "url": f"https://harbour.example/{archive.PERSON_AND_BODY}",
        "doi": "10.1234/abc",
        "pages": "A4",
        "chapter": "World",
        "copyright": BY,
        "library": f"The Everything Archive, {archive.URL}/articles/{archive.PERSON_AND_BODY}.html",
        "keywords": "drones, rivers lakes",
        "language": "english",
    }.items() <= fields.items()
    assert fields["journaltitle" if dated else "journal"] == "Harbour Post"
    assert (fields.get("date"), fields.get("year")) == (
        ("2021-07-06", None) if dated else (None, "2021")
    )


@pytest.mark.parametrize(
    ("mark", "date", "year", "month"),
    [
        (archive.ABOUT, "2021-07-08~", "2021", "July"),
        (archive.MONTH, "2021-07", "2021", "July"),
        (archive.UNDATED, None, None, None),
    ],
)
def test_both_forms_say_a_date_as_well_as_they_can(
    mark: str, date: str | None, year: str | None, month: str | None, files: Files
) -> None:
    modern, classic = (
        parse_string(files[f"data/{name}"].decode(), "bibtex").entries[mark].fields
        for name in ("articles.bib", "articles.bibtex.bib")
    )
    assert modern.get("date") == date
    assert (classic.get("year"), classic.get("month")) == (year, month)


def test_bibtexparser_reads_both_files_without_a_complaint(files: Files) -> None:
    for name in ("articles.bib", "articles.bibtex.bib"):
        library = bibtexparser.parse_string(
            files[f"data/{name}"].decode(), append_middleware=[LatexDecodingMiddleware()]
        )
        assert library.failed_blocks == []
        found = {entry.key: entry for entry in library.entries}
        assert found.keys() == CITED
        assert (
            found[archive.PERSIAN]["title"].strip("{}")
            == (archive.sources()[archive.PERSIAN].fields["title"])
        )


@pytest.mark.parametrize("mark", sorted(CITED))
def test_every_article_has_its_title_address_and_right_in_every_form(
    mark: str, files: Files, items: dict[str, Any], ris: dict[str, Any]
) -> None:
    fields = archive.sources()[mark].fields
    for name in ("articles.bib", "articles.bibtex.bib"):
        entry = parse_string(files[f"data/{name}"].decode(), "bibtex").entries[mark]
        assert plain(entry.fields["title"]) == fields["title"]
        assert entry.fields["url"] == fields["source_url"]
        assert "http" in entry.fields["copyright"]
    assert ris[mark]["title"] == items[mark]["title"] == fields["title"]
    assert ris[mark]["urls"] == [items[mark]["URL"]] == [fields["source_url"]]
    assert ris[mark]["language"] == items[mark]["language"] == fields["language"]
    assert "http" in ris[mark]["custom1"]
    assert {"license", "rights"} & items[mark]["custom"].keys()


def test_agencies_are_no_authors(
    entries: dict[str, Any], items: dict[str, Any], ris: dict[str, Any]
) -> None:
    assert not entries[archive.NO_AUTHOR].persons
    assert "author" not in items[archive.NO_AUTHOR]
    assert "authors" not in ris[archive.NO_AUTHOR]
    assert items[archive.NO_AUTHOR]["custom"]["credits"] == "AFP; Reuters"


def test_a_retraction_stands_in_every_form(files: Files) -> None:
    said = "Retracted by its outlet on 2021-08-03: the count."
    for name in ("bib", "ris", "csl.json"):
        assert said in files[f"articles/{archive.RETRACTED}.{name}"].decode(), name
        assert said in files[f"data/articles.{name}"].decode(), name


# --- RIS ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ris(files: Files) -> dict[str, Any]:
    """The RIS file's entries by id, as rispy reads them."""
    return {each["id"]: each for each in rispy.loads(files["data/articles.ris"].decode())}


def test_ris_has_every_article_as_news(ris: dict[str, Any]) -> None:
    assert ris.keys() == CITED
    assert {each["type_of_reference"] for each in ris.values()} == {"NEWS"}


def test_ris_says_what_is_known_of_an_article(ris: dict[str, Any]) -> None:
    entry = ris[archive.PERSON_AND_BODY]
    assert {
        "title": "Person & body",
        "secondary_title": "Harbour Post",
        "authors": ["Marsh, Ada J.", "Tide Desk,"],
        "date": "2021/07/06/",
        "year": "2021",
        "access_date": "2021/07/08/",
        "doi": "10.1234/abc",
        "section": "World",
        "start_page": "A4",
        "edition": "late",
        "issn": "2049-3630",
        "language": "en",
        "abstract": "The keeper's words; two of them.",
        "keywords": ["drones", "rivers, lakes"],
        "name_of_database": "The Everything Archive",
        "accession_number": f"{archive.URL}/articles/{archive.PERSON_AND_BODY}.html",
        "custom1": BY,
    }.items() <= entry.items()
    assert entry["urls"] == [f"https://harbour.example/{archive.PERSON_AND_BODY}"]
    assert entry["unknown_tag"]["CR"] == [BY]


def test_ris_parts_names_and_keeps_bodies_whole(ris: dict[str, Any]) -> None:
    assert ris[archive.NAMES]["authors"] == [
        "van der Berg, Jan",
        "King, Martin Luther, Jr.",
        "bin Laden, Osama",
        "De la Cruz, Juan Pablo",
        "Mao, Zedong",
    ]
    # A comma inside would make a person of it: one stands at the end, and no other.
    assert ris[archive.BODIES]["authors"] == ["Ministry of Water and Power Republic of Somewhere,"]
    assert ris[archive.CHINESE]["authors"] == ["毛泽东,", "欧阳 修,"]
    assert ris[archive.PERSIAN]["authors"] == ["ساحلی, مهتاب", "خبرگزاری مهر,"]
    assert "authors" not in ris[archive.NO_AUTHOR]


def test_ris_says_what_is_known_of_a_date_and_every_sign_of_a_title(ris: dict[str, Any]) -> None:
    assert ris[archive.ABOUT]["date"] == "2021/07/08/2021-07-08~"
    assert ris[archive.MONTH]["date"] == "2021/07//"
    assert "date" not in ris[archive.UNDATED]
    assert ris[archive.SPECIAL]["title"] == archive.SIGNS
    assert ris[archive.FORMULA]["title"] == archive.FORMULA_TITLE


# --- CSL JSON -------------------------------------------------------------------------------------

# The rules of CSL 1.0.2's csl-data schema, for an article in a newspaper: what may stand there,
# in which form, and nothing else.
_NAME = {
    "type": "object",
    "properties": {
        name: {"type": "string"}
        for name in "family given dropping-particle non-dropping-particle suffix literal".split()
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["literal"]}, {"required": ["family"]}],
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": ["string", "number"]},
            },
        },
        "season": {"type": ["string", "number"]},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string"},
        "raw": {"type": "string"},
    },
    "additionalProperties": False,
}
_TEXTS = (
    "title container-title publisher publisher-place language section page edition ISSN DOI URL "
    "abstract note keyword archive archive_location"
).split()
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"const": "article-newspaper"},
            "author": {"type": "array", "minItems": 1, "items": _NAME},
            "issued": _DATE,
            "accessed": _DATE,
            "custom": {"type": "object"},
            **{name: {"type": "string", "minLength": 1} for name in _TEXTS},
        },
        "required": ["id", "type", "title", "container-title"],
        "additionalProperties": False,
    },
}


@pytest.fixture(scope="module")
def items(files: Files) -> dict[str, Any]:
    """The CSL JSON file's items by id."""
    return {each["id"]: each for each in json.loads(files["data/articles.csl.json"])}


def test_csl_json_holds_to_its_schema(files: Files, items: dict[str, Any]) -> None:
    validator = Draft202012Validator(SCHEMA)
    for name, data in files.items():
        if name.endswith(".csl.json"):
            assert [error.message for error in validator.iter_errors(json.loads(data))] == [], name
    assert items.keys() == CITED


def test_csl_json_says_names_and_dates_as_they_are(items: dict[str, Any]) -> None:
    assert items[archive.BODIES]["author"] == [
        {"literal": "Ministry of Water and Power, Republic of Somewhere"}
    ]
    assert items[archive.NAMES]["author"][:2] == [
        {"family": "van der Berg", "given": "Jan"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    ]
    assert items[archive.ABOUT]["issued"] == {"date-parts": [[2021, 7, 8]], "circa": True}
    assert items[archive.MONTH]["issued"] == {"date-parts": [[2021, 7]]}
    assert "issued" not in items[archive.UNDATED]
    assert items[archive.SPECIAL]["title"] == archive.SIGNS


def test_csl_json_carries_licence_agencies_and_the_copies_under_custom(
    items: dict[str, Any],
) -> None:
    assert items[archive.PERSON_AND_BODY]["custom"] == {
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "rights_holder": "Harbour News Agency",
        "credits": "AFP; Reuters",
        "archived_url": "https://web.archive.org/web/20210708090000/https://harbour.example/x",
        "copy_here": f"{archive.URL}/articles/{archive.PERSON_AND_BODY}.html",
        "issued_edtf": "2021-07-06",
        "sha256": sha256(archive.TEXT),
    }
    withheld = items[archive.WITHHELD]["custom"]
    assert withheld["rights"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert "copy_here" not in withheld
