"""Problems are told to people, to programs and to GitHub."""

from __future__ import annotations

from pressmark.problems import Problem, Severity, as_dict, github_annotation

ERROR = Problem(
    path="content/a,b.md",
    line=3,
    field="title",
    value="50%",
    message="It is\nwrong: all of it.",
    remedy="Mend it.",
)
WARNING = Problem(path="content/0.md", message="It is odd.", severity=Severity.WARNING)


def test_a_problem_for_people_says_where_it_stands_and_how_to_mend_it() -> None:
    assert str(WARNING) == "content/0.md: warning: It is odd."
    assert str(ERROR) == (
        "content/a,b.md:3: error: title: It is\nwrong: all of it. Found: '50%'. Mend it."
    )


def test_problems_are_sorted_by_file() -> None:
    assert sorted([ERROR, WARNING]) == [WARNING, ERROR]


def test_a_problem_for_programs_holds_every_field() -> None:
    assert as_dict(ERROR) == {
        "path": "content/a,b.md",
        "line": 3,
        "field": "title",
        "value": "50%",
        "message": "It is\nwrong: all of it.",
        "remedy": "Mend it.",
        "severity": "error",
    }


def test_a_problem_for_github_escapes_what_its_commands_keep_for_themselves() -> None:
    assert github_annotation(WARNING) == "::warning file=content/0.md,line=1::It is odd."
    assert github_annotation(ERROR) == (
        "::error file=content/a%2Cb.md,line=3,title=title::"
        "It is%0Awrong: all of it. Found: '50%25'. Mend it."
    )
