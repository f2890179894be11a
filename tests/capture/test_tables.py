"""A table of metadata: its columns, its rows, and where it is wrong."""

from __future__ import annotations

import pytest

from pressmark.capture.tables import Table, read_table
from seeds import SEEDS, needs_seeds


def table(text: str, **options: list[str]) -> Table:
    return read_table(text.encode(), "table.csv", **options)


@needs_seeds
def test_the_seeds_table_is_read_under_the_records_own_names() -> None:
    read = read_table((SEEDS / "metadata.csv").read_bytes(), "metadata.csv")
    assert read.problems == ()
    assert len(read.rows) == 5
    first, second = read.rows[:2]
    assert first.file == "000_a52cf10c1522eacf.txt"
    assert first.fields["title"] == "U.S. embassy, military base attacked in Iraq"
    assert first.fields["license"] == "CC-BY-4.0"
    assert first.fields["topics"] == ["Baghdad embassy", "Ain al-Asad", "drones"]
    assert "authors" not in first.fields
    assert second.fields["authors"] == ["Dave DeCamp"]
    assert second.fields["rights_statement"] == "InC"
    assert "license" not in second.fields
    assert str(read.rows[3].fields["keeper_notes"]).startswith("An aggregator's copy")


def test_aliases_stand_for_the_records_fields() -> None:
    (row,) = table("title,author,date,url,notes\nT,A B; C D,2021,https://x.org/,n\n").rows
    assert row.fields == {
        "title": "T",
        "authors": ["A B", "C D"],
        "issued": "2021",
        "source_url": "https://x.org/",
        "keeper_notes": "n",
    }


@pytest.mark.parametrize(("column", "meant"), [("tilte", "title"), ("licence", "license")])
def test_an_unknown_column_is_a_problem_with_a_suggestion(column: str, meant: str) -> None:
    (problem,) = table(f"file,{column}\na.txt,T\n").problems
    assert (problem.line, problem.value) == (1, column)
    assert "Column 2" in problem.message
    assert f"“{meant}”" in problem.remedy


def test_a_column_given_twice_under_two_names_is_a_problem() -> None:
    (problem,) = table("author,authors\nA,B\n").problems
    assert "second time" in problem.message


def test_a_declared_column_of_the_keepers_own_is_taken_as_extra() -> None:
    read = table("title,frame\nT,conflict\n", extra=["frame"])
    assert read.problems == ()
    assert read.rows[0].fields["extra"] == {"frame": "conflict"}


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("CC-BY-4.0", "license", "CC-BY-4.0"),
        ("cc by-nd 4.0", "license", "CC-BY-ND-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.fr", "license", "CC-BY-4.0"),
        ("InC", "rights_statement", "InC"),
        ("http://rightsstatements.org/vocab/CNE/1.0/", "rights_statement", "CNE"),
    ],
)
def test_the_license_column_holds_either_vocabulary(written: str, field: str, value: str) -> None:
    (row,) = table(f"title,license\nT,{written}\n").rows
    assert row.problems == ()
    assert row.fields == {"title": "T", field: value}


@pytest.mark.parametrize("written", ["CC BY", "Creative Commons", "free", "CC-BY-9.0"])
def test_a_licence_without_its_version_is_a_problem_of_its_row(written: str) -> None:
    (row,) = table(f"title,license\nT,{written}\n").rows
    (problem,) = row.problems
    assert (problem.path, problem.line, problem.field) == ("table.csv", 2, "license")
    assert problem.value == written


def test_a_licence_without_its_version_is_told_which_there_are_and_given_none() -> None:
    (row,) = table("title,license\nT,CC BY-SA\n").rows
    (problem,) = row.problems
    assert problem.remedy.startswith("Name the version: CC-BY-SA-1.0, CC-BY-SA-2.0, CC-BY-SA-2.5")
    assert "Did you mean" not in problem.remedy


def test_a_broken_row_leaves_the_others_whole() -> None:
    read = table("title,license\nOne,CC BY\nTwo,CC-BY-4.0,more\nThree,CC-BY-4.0\n")
    assert [bool(row.problems) for row in read.rows] == [True, True, False]
    assert [row.line for row in read.rows] == [2, 3, 4]


def test_a_row_after_a_cell_of_several_lines_keeps_its_line() -> None:
    read = table('title,summary\nOne,"a\nb\nc"\nTwo,d\n')
    assert [row.line for row in read.rows] == [2, 5]


def test_tabs_part_columns_too() -> None:
    (row,) = read_table(b"title\toutlet\nA, B\tX\n", "table.tsv").rows
    assert row.fields == {"title": "A, B", "outlet": "X"}


def test_empty_rows_and_the_byte_order_mark_are_passed_over() -> None:
    read = read_table(b"\xef\xbb\xbftitle\n\nT\n , \n", "table.csv")
    assert read.problems == ()
    assert [row.fields.get("title") for row in read.rows] == ["T"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b'title,outlet\n"a"b,c\n'])
def test_a_table_that_cannot_be_read_is_one_problem(data: bytes) -> None:
    read = read_table(data, "table.csv")
    assert read.rows == ()
    assert len(read.problems) == 1
    assert read.problems[0].remedy
