"""The fields above a Markdown text: what of them is taken, and what is told where it is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pressmark.capture.frontmatter import split
from pressmark.capture.records import Addition, Outcome
from pressmark.commands.add import add
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.problems import Problem

FIELDS = """---
title: Bridge opens
outlet: Alder Gazette
language: en
---

The bridge was opened on Tuesday.
"""


def given(more: str) -> str:
    return FIELDS.replace("language", f"{more}\nlanguage", 1)


def add_text(tmp_path: Path, text: str) -> Addition:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    settings = ArchiveSettings(name="Test")
    (addition,) = add(tmp_path / "archive", [path], settings=settings, read=date(2026, 11, 28))
    return addition


def only_problem(addition: Addition) -> Problem:
    assert addition.outcome is Outcome.REJECTED
    (problem,) = addition.problems
    return problem


def test_a_field_that_stands_twice_is_a_problem_of_its_line(tmp_path: Path) -> None:
    problem = only_problem(add_text(tmp_path, given("outlet: Other Gazette")))
    assert (problem.path, problem.line, problem.field) == ("a.md", 4, "outlet")
    assert "line 3" in problem.message


@pytest.mark.parametrize(
    ("more", "field", "line"),
    [
        ("issued: 06/07/2021", "issued", 4),
        ("license: CC BY", "license", 4),
        ("issn: 1234-5678", "issn", 4),
        ("section: [News, World]", "section", 4),
    ],
)
def test_a_value_that_is_wrong_is_a_problem_of_its_line(
    tmp_path: Path, more: str, field: str, line: int
) -> None:
    problem = only_problem(add_text(tmp_path, given(more)))
    assert (problem.path, problem.line, problem.field) == ("a.md", line, field)
    assert problem.remedy


def test_the_lines_of_pelicans_fields_are_known_too(tmp_path: Path) -> None:
    text = "Title: Bridge opens\nDate: 06/07/2021\nOutlet: Gazette\n\nThe bridge was opened.\n"
    assert only_problem(add_text(tmp_path, text)).line == 2


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ("date: 2021-07-06\npublished: 2021-07-07", "published"),
        ("date: 2021-07-06\nissued: 2021-07-07", "issued"),
        ("tags: [a, b]\nkeywords: [c]", "keywords"),
        ("published: 2021-07-07\ndate: 2021-07-06", "published"),
    ],
)
def test_a_second_name_of_a_field_that_says_something_else_is_told(more: str, left: str) -> None:
    parted = split(given(more), "a.md")
    assert parted.notes == (f"Left out of the fields above the text: {left}.",)
    if "date" in more:
        assert parted.fields["issued"] == "2021-07-06"


def test_a_second_name_that_says_the_same_is_nothing_to_tell() -> None:
    assert split(given("date: 2021-07-06\npublished: 2021-07-06"), "a.md").notes == ()


@pytest.mark.parametrize(
    ("html", "changes"),
    [
        ('<video src="v.mp4"></video>', "Videos were left out."),
        ('<iframe src="https://charts.example/1"></iframe>',
         "Parts embedded from elsewhere were left out."),
        ('<audio src="a.mp3"></audio> and <video src="v">', "Videos and recordings were left out."),
        ("![A cat](cat.jpg)", ""),
    ],
)  # fmt: skip
def test_what_html_in_a_text_holds_and_no_page_shows_stands_in_changes(
    tmp_path: Path, html: str, changes: str
) -> None:
    text = given("license: CC-BY-4.0") + f"\n{html}\n\nMore of the text.\n"
    addition = add_text(tmp_path, text)
    (record,) = (data for path, data in addition.files.items() if "articles" in path)
    assert (f"changes: {changes}\n".encode() in record) is bool(changes)
