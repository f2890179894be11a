"""Each page comes into Zotero as one complete newspaper article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reference_archive as archive
from pressmark.citations.names import tag_form
from pressmark.record import Agent, AgentKind
from zotero_reading import Item, cleaned, read_page

if TYPE_CHECKING:
    from conftest import Files

AUTHORS = {
    archive.PERSON_AND_BODY: [("Marsh", "Ada J."), ("Tide Desk", "")],
    archive.NO_AUTHOR: [],
    archive.ABOUT: [("Voltaire", "")],
    archive.NAMES: [
        ("van der Berg", "Jan"),
        ("King Jr", "Martin Luther"),
        ("bin Laden", "Osama"),
        ("De la Cruz", "Juan Pablo"),
        ("Mao", "Zedong"),
    ],
    archive.WITHHELD: [("De la Cruz", "Juan Pablo")],
    archive.BODIES: [("Ministry of Water and Power Republic of Somewhere", "")],
    archive.PERSIAN: [("ساحلی", "مهتاب"), ("خبرگزاری مهر", "")],
    archive.ARABIC: [("آل سعود", "محمد بن سلمان"), ("أحمد", "عبد الله")],
    archive.CHINESE: [("毛泽东", ""), ("欧阳 修", "")],
    archive.SPECIAL: [],
    archive.UNDATED: [],
    archive.RETRACTED: [],
}


def read(files: Files, mark: str) -> Item:
    page = files[f"articles/{mark}.html"].decode()
    return read_page(page, f"{archive.URL}/articles/{mark}.html")


def test_an_article_is_a_newspaper_article_with_everything_that_zotero_has_a_field_for(
    files: Files,
) -> None:
    item = read(files, archive.PERSON_AND_BODY)
    assert item.type == "newspaperArticle"
    assert item.fields == {
        "title": "Person & body",
        "publicationTitle": "Harbour Post",
        "date": "2021-07-06",
        "url": f"https://harbour.example/{archive.PERSON_AND_BODY}",
        "language": "en",
        "section": "World",
        "pages": "A4",
        "edition": "late",
        "ISSN": "2049-3630",
        "abstractNote": "The keeper's words; two of them.",
        "archive": "The Everything Archive",
        "archiveLocation": f"{archive.URL}/articles/{archive.PERSON_AND_BODY}.html",
        "rights": "Creative Commons Attribution 4.0 International"
        " https://creativecommons.org/licenses/by/4.0/",
        "extra": "DOI: 10.1234/abc",
    }


@pytest.mark.parametrize("mark", sorted(archive.sources().keys() - {archive.TOMBSTONE}))
def test_every_article_comes_in_with_its_title_outlet_original_language_and_rights(
    mark: str, files: Files
) -> None:
    record, item = archive.sources()[mark], read(files, mark)
    fields = record.fields
    assert item.type == "newspaperArticle"
    assert item.fields["title"] == fields["title"]
    assert item.fields["publicationTitle"].lower().replace(" ", "-") == fields["outlet"]
    assert item.fields["url"] == fields["source_url"]
    assert item.fields["language"] == fields["language"]
    assert item.fields["archive"] == "The Everything Archive"
    assert item.fields["archiveLocation"] == f"{archive.URL}/articles/{mark}.html"
    assert "http" in item.fields["rights"]
    assert item.fields["abstractNote"] == fields.get("summary", "")


@pytest.mark.parametrize("mark", AUTHORS)
def test_each_author_comes_in_whole_and_rightly_parted_and_no_other(
    mark: str, files: Files
) -> None:
    item = read(files, mark)
    assert item.authors == AUTHORS[mark]
    assert item.type == "newspaperArticle"


@pytest.mark.parametrize(
    ("mark", "date"),
    [
        (archive.ABOUT, "2021-07-08"),
        (archive.MONTH, "2021-07"),
        (archive.STATUS, "1921-07-24"),
        (archive.UNDATED, "n.d."),
    ],
)
def test_the_date_is_the_articles_own_and_no_other_of_the_page(
    mark: str, date: str, files: Files
) -> None:
    assert read(files, mark).fields["date"] == date
    assert "datetime=" in files[f"articles/{archive.UNDATED}.html"].decode()


def test_a_withheld_article_has_its_original_and_its_status_and_no_abstract(files: Files) -> None:
    fields = read(files, archive.WITHHELD).fields
    assert fields["url"] == f"https://harbour.example/{archive.WITHHELD}"
    assert fields["rights"] == "In Copyright http://rightsstatements.org/vocab/InC/1.0/"
    assert fields["abstractNote"] == ""


def test_a_retraction_comes_along(files: Files) -> None:
    assert read(files, archive.RETRACTED).fields["extra"] == (
        "Retracted by its outlet on 2021-08-03: the count."
    )


def test_every_sign_of_a_title_comes_in(files: Files) -> None:
    assert read(files, archive.SPECIAL).fields["title"] == archive.SIGNS


def test_a_tombstone_is_no_item(files: Files) -> None:
    item = read(files, archive.TOMBSTONE)
    assert item.authors == []
    assert item.type != "newspaperArticle"


@pytest.mark.parametrize(
    ("name", "form", "parts"),
    [
        ("Ada Marsh", "Marsh, Ada", ("Marsh", "Ada")),
        ("Ada Jane van der Berg", "van der Berg, Ada\u00a0Jane", ("van der Berg", "Ada Jane")),
        ("Martin Luther King Jr.", "King Jr, Martin\u00a0Luther", ("King Jr", "Martin Luther")),
        ("Voltaire", "Voltaire", ("Voltaire", "")),
    ],
)
def test_a_name_is_written_so_that_it_is_parted_rightly(
    name: str, form: str, parts: tuple[str, str]
) -> None:
    made = tag_form(Agent(name=name), "en")
    assert made == form
    assert cleaned(made, inverted="," in made) == parts


def test_a_bodys_name_is_whole_whatever_marks_it_has() -> None:
    body = Agent(name="Food; Drink & Co, Inc.", kind=AgentKind.ORGANISATION)
    made = tag_form(body, "en")
    assert cleaned(made, inverted="," in made) == ("Food Drink & Co Inc", "")
