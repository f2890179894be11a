"""The data files, read by frictionless, rocrate, sqlite3, pyarrow and csv."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import bagit
import pytest
from frictionless import Package, system
from pyarrow import parquet
from rocrate.rocrate import ROCrate

import reference_archive as archive
from factories import make_settings
from pressmark.commands.bagit import export_bagit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Files

BY, ND = "CC-BY-4.0", "CC-BY-ND-4.0"
TEXTS = {mark for mark in archive.sources() if mark not in archive.WITHHELD_WORDS}
"""The articles whose text everybody may pass on."""


# --- the descriptors ------------------------------------------------------------------------------


def test_frictionless_finds_every_resource_valid(reference_site: Path) -> None:
    with system.use_context(trusted=True):
        package = Package(str(reference_site / "data/datapackage.json"))
        for name in ("articles-parquet", "texts-parquet"):
            package.remove_resource(name)  # it would take pandas; pyarrow reads them below
        report = package.validate()
    assert report.flatten(["name", "title", "message"]) == []
    assert report.valid
    assert {task.place for task in report.tasks} == {
        path.name
        for path in (reference_site / "data").iterdir()
        if path.name not in {"datapackage.json", "ro-crate-metadata.json"}
        and path.suffix != ".parquet"
    }


def test_frictionless_reads_rows_with_their_types(reference_site: Path) -> None:
    with system.use_context(trusted=True):
        package = Package(str(reference_site / "data/datapackage.json"))
        rows = {row["pressmark"]: row for row in package.get_resource("articles-csv").read_rows()}
        texts = {row["pressmark"]: row for row in package.get_resource("texts-jsonl").read_rows()}
    assert rows[archive.PERSON_AND_BODY]["retrieved"].isoformat() == "2021-07-08"
    assert rows[archive.CORRECTED]["version"] == 2
    assert texts.keys() == TEXTS
    assert texts[archive.SPECIAL]["title"] == archive.SIGNS
    assert texts[archive.RETRACTED]["source_status"]["status"] == "retracted"
    assert rows[archive.CORRECTED]["corrections"][0]["what"] == "A name."


def test_rocrate_reads_the_crate_and_every_file_in_it(reference_site: Path) -> None:
    crate = ROCrate(reference_site / "data")
    assert crate.name == "The Everything Archive"
    assert crate.datePublished is not None
    assert crate.license.id == "https://creativecommons.org/publicdomain/zero/1.0/"
    on_disk = {path.name for path in (reference_site / "data").iterdir()}
    files = {entity.id: entity for entity in crate.data_entities}
    assert files.keys() == on_disk - {"ro-crate-metadata.json"}
    for name, entity in files.items():
        assert int(entity["contentSize"]) == (reference_site / "data" / name).stat().st_size
        assert entity["encodingFormat"]
        assert entity["license"], name
    licenses = {each.id for each in files["texts.parquet"]["license"]}
    assert "https://creativecommons.org/licenses/by-nd/4.0/" in licenses
    assert "https://creativecommons.org/licenses/by-nc/4.0/" not in licenses


# --- the texts: every way to them -----------------------------------------------------------------


@pytest.fixture(scope="module")
def database(files: Files) -> Iterator[sqlite3.Connection]:
    """The SQLite file, open."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(files["data/articles.sqlite"])
        db.row_factory = sqlite3.Row
        yield db


def rows_of(form: str, files: Files, database: sqlite3.Connection) -> list[dict[str, Any]]:
    """Return the rows of the texts in a form."""
    if form == "sqlite":
        return [dict(row) for row in database.execute("SELECT * FROM texts")]
    if form == "parquet":
        return parquet.read_table(io.BytesIO(files["data/texts.parquet"])).to_pylist()
    return [json.loads(line) for line in files["data/texts.jsonl"].decode().splitlines()]


@pytest.mark.parametrize("form", ["jsonl", "parquet", "sqlite"])
def test_texts_are_those_that_everybody_may_pass_on_each_with_its_terms(
    form: str, files: Files, database: sqlite3.Connection
) -> None:
    rows = {row["pressmark"]: row for row in rows_of(form, files, database)}
    assert rows.keys() == TEXTS
    for mark, row in rows.items():
        assert bool(row["license"]) != bool(row["rights_statement"]), mark
        assert row["license_url"] or row["rights_statement_url"], mark
        assert row["attribution"], mark
        assert row["sha256"], mark
        assert row["text"] == files[f"articles/{mark}.md"].decode(), mark
    assert (rows[archive.VERBATIM]["license"], rows[archive.VERBATIM]["text"]) == (ND, archive.TEXT)
    assert rows[archive.STATUS]["rights_statement"] == "NoC-US"
    assert "retracted" in str(rows[archive.RETRACTED]["source_status"])
    assert archive.MINING in str(rows[archive.VERBATIM]["tdm_reservation"])


@pytest.mark.parametrize("mark", archive.WITHHELD_WORDS)
def test_no_data_file_holds_a_withheld_text(
    mark: str, files: Files, database: sqlite3.Connection
) -> None:
    word = archive.WITHHELD_WORDS[mark]
    unpacked = {
        path: repr(parquet.read_table(io.BytesIO(data)).to_pylist()) if path.endswith(".parquet")
        else data.decode("utf-8", "replace")
        for path, data in files.items()
        if path.startswith("data/")
    }  # fmt: skip
    unpacked["data/articles.sqlite"] = "\n".join(database.iterdump())
    assert [path for path, text in unpacked.items() if word in text] == []
    assert "zqwithheldstandfirst" not in "".join(unpacked.values())
    assert any("A text of its own" in text for text in unpacked.values())


# --- the descriptions -----------------------------------------------------------------------------


def test_all_tables_of_descriptions_say_the_same(
    files: Files, database: sqlite3.Connection
) -> None:
    lines = [json.loads(line) for line in files["data/articles.jsonl"].decode().splitlines()]
    table = list(csv.DictReader(io.StringIO(files["data/articles.csv"].decode(), newline="")))
    columns = parquet.read_table(io.BytesIO(files["data/articles.parquet"])).to_pylist()
    kept = [dict(row) for row in database.execute("SELECT * FROM articles ORDER BY id")]
    marks = [row["pressmark"] for row in lines]
    assert set(marks) == set(archive.sources())
    for rows in (table, columns, kept):
        assert [row["pressmark"] for row in rows] == marks
        assert [row["access"] for row in rows] == [row["access"] for row in lines]
    by_mark = {row["pressmark"]: row for row in columns}
    assert by_mark[archive.PERSON_AND_BODY]["credits"] == ["AFP", "Reuters"]
    assert by_mark[archive.PERSON_AND_BODY]["retrieved"].isoformat() == "2021-07-08"
    assert by_mark[archive.MONTH]["issued"] == "2021-07"
    assert by_mark[archive.SPECIAL]["title"] == archive.SIGNS
    tombstone = next(row for row in lines if row["pressmark"] == archive.TOMBSTONE)
    assert tombstone["access"] == "withdrawn"
    assert not {"source_url", "license", "authors"} & tombstone.keys()


PERSON, BODY = "Ada J. Marsh", "Tide Desk"
KINDS: dict[str, dict[str, object]] = {
    archive.PERSON_AND_BODY: {"authors": [PERSON, BODY], "credits": ["AFP", "Reuters"]},
    archive.NO_AUTHOR: {"authors": None, "credits": ["AFP", "Reuters"]},
    archive.ABOUT: {"issued": "2021-07-08~"},
    archive.MONTH: {"issued": "2021-07"},
    archive.UNDATED: {"issued": None},
    archive.WITHHELD: {"access": "record", "rights_statement": "InC", "license": None},
    archive.TOMBSTONE: {"access": "withdrawn", "title": "Taken down", "source_url": None},
    archive.CORRECTED: {"version": 2, "access": "full"},
    archive.PERSIAN: {"title": archive.sources()[archive.PERSIAN].fields["title"]},
    archive.SPECIAL: {"title": archive.SIGNS, "topics": ["50% & {more}"]},
}
"""What each kind of record has to come out as, in whatever form."""


@pytest.fixture(scope="module", params=["csv", "jsonl", "parquet", "sqlite"])
def descriptions(
    request: pytest.FixtureRequest,
    files: Files,
    database: sqlite3.Connection,
    reference_site: Path,
) -> dict[str, dict[str, Any]]:
    """The rows of the descriptions by pressmark, as a reader of one form gives them."""
    match request.param:
        case "csv":
            with system.use_context(trusted=True):
                package = Package(str(reference_site / "data/datapackage.json"))
                rows = [row.to_dict() for row in package.get_resource("articles-csv").read_rows()]
        case "jsonl":
            rows = [json.loads(line) for line in files["data/articles.jsonl"].splitlines()]
        case "parquet":
            rows = parquet.read_table(io.BytesIO(files["data/articles.parquet"])).to_pylist()
        case _:
            rows = [dict(row) for row in database.execute("SELECT * FROM articles")]
    return {row["pressmark"]: row for row in rows}


@pytest.mark.parametrize("mark", KINDS)
def test_each_kind_of_record_reads_back_as_it_is(
    mark: str, descriptions: dict[str, dict[str, Any]]
) -> None:
    row = descriptions[mark]
    for name, value in KINDS[mark].items():
        joined = "; ".join(value) if isinstance(value, list) else value
        assert row.get(name) in (value, joined), name


def test_bagit_finds_the_bag_of_the_site_valid_with_every_data_file(
    reference_site: Path, tmp_path: Path
) -> None:
    export_bagit(reference_site, tmp_path / "bag", make_settings())
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    held = {path.removeprefix("data/") for path in bag.payload_files()}
    assert held == {
        str(path.relative_to(reference_site))
        for path in reference_site.rglob("*")
        if path.is_file()
    }
    assert "data/articles.sqlite" in held
    assert f"articles/{archive.WITHHELD}.html" in held


def test_no_cell_of_the_table_is_a_formula(files: Files) -> None:
    rows = list(csv.reader(io.StringIO(files["data/articles.csv"].decode(), newline="")))
    cells = [cell for row in rows for cell in row if cell]
    assert f"'{archive.FORMULA_TITLE}" in cells
    assert "'@Ada Marsh" in cells
    assert [cell for cell in cells if cell[0] in "=+-@\t\r\n"] == []


def test_parquet_says_whose_terms_its_rows_are_under(files: Files) -> None:
    schemas = {
        name: parquet.read_schema(io.BytesIO(files[f"data/{name}.parquet"]))
        for name in ("articles", "texts")
    }
    assert b"CC0" in schemas["articles"].metadata[b"terms"]
    assert schemas["texts"].metadata[b"terms"].startswith(b"Each row has its own")
    term = schemas["articles"].field("issued").metadata[b"term"]
    assert term == b"http://purl.org/dc/terms/issued"


def test_the_database_is_whole_and_found_by_words(database: sqlite3.Connection) -> None:
    assert [row[0] for row in database.execute("PRAGMA integrity_check")] == ["ok"]
    version = database.execute("SELECT version FROM articles WHERE version > 1").fetchall()
    assert [row[0] for row in version] == [2]
    found = database.execute(
        "SELECT pressmark FROM articles JOIN articles_fts ON articles_fts.rowid = articles.id"
        " WHERE articles_fts MATCH 'کتابخانه‌ای'"
    ).fetchall()
    assert [row[0] for row in found] == [archive.PERSIAN]
    names = database.execute(
        "SELECT name, family, given, kind FROM authors WHERE article = ? ORDER BY position",
        (archive.PERSON_AND_BODY,),
    ).fetchall()
    assert [tuple(row) for row in names] == [
        ("Ada J. Marsh", "Marsh", "Ada J.", "person"),
        ("Tide Desk", None, None, "organisation"),
    ]
