"""Problems are told to people, to programs and to GitHub."""

from __future__ import annotations

import json

from pressmark.problems import Problem, Severity, as_github, as_json, as_text

ERROR = Problem(
    path="content/a,b.md",
    line=3,
    field="title",
    value="50%",
    message="It is\nwrong.",
    remedy="Mend it.",
)
WARNING = Problem(path="content/0.md", message="It is odd.", severity=Severity.WARNING)


def test_report_for_people_is_sorted_and_counts() -> None:
    first, *_, last = as_text([ERROR, WARNING]).splitlines()
    assert first == "content/0.md: warning: It is odd."
    assert last == "1 error and 1 warning in 2 files."
    assert as_text([]) == ""


def test_report_for_programs_holds_every_field() -> None:
    rows = json.loads(as_json([ERROR, WARNING]))
    assert rows[1] == {
        "path": "content/a,b.md",
        "line": 3,
        "field": "title",
        "value": "50%",
        "message": "It is\nwrong.",
        "remedy": "Mend it.",
        "severity": "error",
    }
    assert len(rows) == 2


def test_report_for_github_escapes_what_its_commands_keep_for_themselves() -> None:
    assert as_github([ERROR, WARNING]).splitlines() == [
        "::warning file=content/0.md,title=pressmark::It is odd.",
        "::error file=content/a%2Cb.md,line=3,title=title::It is%0Awrong. Found: '50%25'. Mend it.",
    ]
