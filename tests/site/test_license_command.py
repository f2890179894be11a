"""`pressmark license detect`: a line of JSON for each line of JSON, and every bad line named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from pressmark.cli import main

if TYPE_CHECKING:
    import pytest

GRANT = "This article is licensed under CC BY 4.0."
GOOD = {"id": "a", "text": GRANT}


def run(*lines: object) -> tuple[list[dict[str, object]], str, int]:
    data = b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )
    result = CliRunner().invoke(main, ["license", "detect"], input=data)
    return (
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
        result.exit_code,
    )


def test_each_line_is_answered_with_its_id_in_order() -> None:
    answers, errors, code = run(GOOD, {"id": 7, "html": "<footer>CC BY-SA 3.0</footer>"})
    assert answers == [
        {"id": "a", "license": "CC-BY-4.0", "scope": "article", "evidence": GRANT},
        {"id": 7, "license": "CC-BY-SA-3.0", "scope": "site", "evidence": "CC BY-SA 3.0"},
    ]
    assert (errors, code) == ("", 0)


def test_what_says_nothing_is_none_of_nothing() -> None:
    answers, _, code = run({"id": "b", "text": "The council met."})
    assert answers == [{"id": "b", "license": "none", "scope": "none", "evidence": ""}]
    assert code == 0


def test_bad_lines_are_named_and_the_good_ones_answered() -> None:
    bad = [b"no json", b"\xff\xfe", [], {"id": "c"}, {"id": "d", "text": 5}, {"id": [], "text": ""}]
    answers, errors, code = run(GOOD, *bad, {**GOOD, "id": "\ud800"}, b"", GOOD)
    assert [answer["id"] for answer in answers] == ["a", "a"]
    assert [f"<stdin>:{number}: error:" in errors for number in range(1, 11)] == [
        False,
        *[True] * 7,
        False,
        False,
    ]
    assert code == 1


def test_half_a_character_stops_nothing() -> None:
    answers, _, code = run({**GOOD, "text": f"\ud800 {GRANT}", "html": f"<p>\ud800 {GRANT}</p>"})
    assert answers[0]["license"] == "CC-BY-4.0"
    assert code == 0


def test_a_fault_in_one_line_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pressmark.commands import license as licensing

    def detect(text: str, _html: str, *, url: str) -> tuple[()]:
        if text == "worst":
            raise RuntimeError(f"never seen{url}")
        return ()

    monkeypatch.setattr(licensing, "detect", detect)
    answers, errors, code = run({"id": 1, "text": "worst"}, {"id": 2, "text": ""})
    assert [answer["id"] for answer in answers] == [2]
    assert "never seen" in errors
    assert code == 1
