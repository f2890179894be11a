"""A private file is written and changed so that it reads back as what went in."""

from __future__ import annotations

import pytest

from pressmark.commands.raw import scalar
from pressmark.private import change_private, split_private, write_private
from pressmark.problems import ProblemsFoundError

TEXT = "The heron stood on the roof.\n"


def parts(data: bytes) -> tuple[str, str, str]:
    raw = split_private(data, "private/a.md")
    return scalar(raw, "subtitle"), scalar(raw, "keeper_notes"), raw.body


def test_text_without_fields_is_written_as_it_is() -> None:
    assert write_private({}, TEXT) == TEXT.encode()
    assert write_private({"subtitle": ""}, TEXT) == TEXT.encode()


@pytest.mark.parametrize("text", [TEXT, "", "---\n\nA rule stood above.\n", "---\na: b\n---\nc\n"])
@pytest.mark.parametrize("subtitle", ["", "Nine years: an account"])
@pytest.mark.parametrize("notes", ["", "Ask again.\n\nAnd again."])
def test_private_file_reads_back_as_what_was_written(text: str, subtitle: str, notes: str) -> None:
    data = write_private({"subtitle": subtitle, "keeper_notes": notes}, text)
    assert parts(data) == (subtitle, notes, text)


def test_other_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        write_private({"title": "Bridge opens"}, TEXT)


def test_field_put_above_a_bare_text_leaves_the_text() -> None:
    assert parts(change_private(TEXT.encode(), {"subtitle": "x"})) == ("x", "", TEXT)


def test_change_keeps_what_it_does_not_name() -> None:
    data = b"---\n# mine\nsubtitle: x\nkeeper_notes: y\n---\n\nOld.\n"
    changed = change_private(data, {"subtitle": None}, text=TEXT)
    assert parts(changed) == ("", "y", TEXT)
    assert b"# mine" in changed


def test_file_of_which_nothing_is_left_is_empty() -> None:
    assert change_private(TEXT.encode(), {}, text=None) == b""
    assert change_private(b"---\nsubtitle: x\n---\n", {"subtitle": None}) == b""


def test_byte_order_mark_and_carriage_returns_do_not_hide_front_matter() -> None:
    assert parts(b"\xef\xbb\xbf---\r\nsubtitle: x\r\n---\r\n\r\nOld.\r\n") == ("x", "", "Old.\n")


def test_file_that_is_not_utf8_is_a_problem() -> None:
    with pytest.raises(ProblemsFoundError, match="UTF-8"):
        split_private(b"---\nsubtitle: \xe9\n---\n", "private/a.md")
