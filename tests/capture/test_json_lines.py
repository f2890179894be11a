"""JSON Lines, as a program hands articles over: each line answered, and no line stops another."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import capture_files as files
from pressmark import cli
from pressmark.archive import load
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "\n\n".join(files.prose("harbour"))
PAGE = f"<html lang=en><body><article><h1>Harbour</h1>{TEXT}</article></body></html>"
KNOWN = {"outlet": "Example News", "language": "en", "license": "InC"}


def line(title: str = "Harbour opens", **fields: Any) -> str:
    return json.dumps({"title": title, **KNOWN, **fields})


def add(tmp_path: Path, *lines: str | bytes, name: str = "in.jsonl") -> list[dict[str, Any]]:
    path = tmp_path / name
    data = [each if isinstance(each, bytes) else each.encode() for each in lines]
    path.write_bytes(b"\n".join(data) + b"\n")
    arguments = ["add", str(path), "--archive", str(tmp_path / "archive"), "--json"]
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code in {0, 1}, result.output
    return [json.loads(each) for each in result.stdout.splitlines()]


def told(answer: dict[str, Any]) -> str:
    return " ".join(f"{each['field']}: {each['message']}" for each in answer["problems"])


BROKEN: dict[str, str | bytes] = {
    "cut off": '{"title": ',
    "a list": "[1]",
    "null": "null",
    "no UTF-8": b'{"title": "caf\xe9"}',
    "a control character": b'{"title": "a\x00b"}',
    "half a character": '{"title": "\\ud800", "outlet": "O", "language": "en"}',
    "nested too deep": '{"a": ' * 50_000,
    "a number too long": f'{{"title": {"9" * 6000}}}',
    "no number": '{"title": "T", "page": NaN}',
    "infinite": '{"title": 1e999, "outlet": "O", "language": "en"}',
    "given twice": '{"title": "One", "title": "Two", "outlet": "O", "language": "en"}',
    "under two names": line(author="Jane Doe", authors=["John Roe"]),
    "an id of parts": line(id={"a": 1}),
    "an id that is true": line(id=True),
    "nothing": "{}",
    "no outlet": '{"title": "T", "language": "en"}',
    "an outlet without a letter": line(outlet="🦆"),
    "an unknown field": line(titel="x"),
    "a list for a title": line(title=["x"]),
    "true for a title": line(title=True),
    "a list for a text": line(body_text=[]),
    "an empty text": line(body_text=" \n "),
    "two texts": line(body_text="One two three.", body_html="<p>One two three.</p>"),
    "no base64": line(raw_bytes_base64="%%%"),
    "a broken PDF": line(raw_bytes_base64=base64.b64encode(b"%PDF-1.7 x").decode()),
    "a path out": line(file="../../etc/passwd"),
    "no such day": line(issued="2021-02-30", body_text=TEXT),
    "two days": line(issued="06/07/2021", body_text=TEXT),
    "no version": line(license="CC BY", body_text=TEXT),
    "a script for an address": line(source_url="javascript:alert(1)", body_text=TEXT),
    "a name in an address": line(source_url="https://a:b@news.example/", body_text=TEXT),
    "Pelican's own status": line(status="hidden", body_text=TEXT),
    "a name that leads out": line(aliases=["../../x"], body_text=TEXT),
    "quotations in each other": line(body_markdown="> " * 3000 + "x"),
    "elements in each other": line(body_html="<div>" * 3000 + TEXT),
}


def test_every_line_is_answered_in_its_order_and_the_good_ones_come_in(tmp_path: Path) -> None:
    lines: list[str | bytes] = []
    for number, broken in enumerate(BROKEN.values()):
        lines += [broken, line(f"Harbour number {number} opens", id=number, body_text=TEXT)]
    answers = add(tmp_path, *lines)
    assert len(answers) == len(lines)
    for name, answer in zip(BROKEN, answers[::2], strict=True):
        assert answer["outcome"] == "rejected", name
        assert all(each["message"] and each["remedy"] for each in answer["problems"]), name
        assert answer["problems"], name
        assert {each["path"] for each in answer["problems"]} == {"in.jsonl"}, name
    assert {each["outcome"] for each in answers[1::2]} == {"added"}
    assert [each["id"] for each in answers[1::2]] == list(range(len(BROKEN)))
    held = load(tmp_path / "archive", settings=ArchiveSettings(name="T"), private=True).records
    assert len(held) == len(BROKEN)


@pytest.mark.parametrize("given", ["a-1", 7, 0, 1.5, "x" * 5000, "\u202eevil"])
def test_an_id_comes_back_as_it_was_given(given: object, tmp_path: Path) -> None:
    (good, bad) = add(
        tmp_path, line(id=given, body_text=TEXT), line(id=given, issued="never", body_text=TEXT)
    )
    assert good["id"] == bad["id"] == given


def test_the_same_text_under_another_name_is_another_article_and_named(tmp_path: Path) -> None:
    lines = (
        line("Harbour opens", body_text=TEXT),
        line("Harbour opens", body_text=TEXT, outlet="Other News"),
        line("A quite different headline", body_text=TEXT),
        line("Harbour opens", body_text=TEXT),
    )
    answers = add(tmp_path, *lines)
    assert [each["outcome"] for each in answers] == ["added", "added", "added", "unchanged"]
    assert answers[1]["like"] == answers[2]["like"] == answers[0]["pressmark"]
    assert {each["outcome"] for each in add(tmp_path, *lines)} == {"unchanged"}


def test_a_line_is_still_known_after_its_record_was_given_another_headline(tmp_path: Path) -> None:
    given = line(body_text=TEXT)
    (added,) = add(tmp_path, given)
    path = tmp_path / "archive" / added["files"][0]
    path.write_text(path.read_text("utf-8").replace("Harbour opens", "Harbour closes"), "utf-8")
    (again,) = add(tmp_path, given)
    assert (again["outcome"], again["pressmark"]) == ("unchanged", added["pressmark"])


def test_a_broken_value_is_told_also_where_the_text_is_held_already(tmp_path: Path) -> None:
    _, bad = add(tmp_path, line(body_text=TEXT), line(body_text=TEXT, issued="2021-13-01"))
    assert "issued" in told(bad)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("body_text", TEXT),
        ("body_markdown", TEXT),
        ("body_html", f"<p>{TEXT}</p>"),
        ("raw_bytes_base64", base64.b64encode(PAGE.encode()).decode()),
        ("raw_bytes_base64", base64.b64encode(files.pdf("Dam opens", files.prose("x"))).decode()),
    ],
)
def test_a_text_may_come_in_every_form(name: str, text: str, tmp_path: Path) -> None:
    (answer,) = add(tmp_path, line(**{name: text}))
    assert (answer["outcome"], answer["title"]) == ("added", "Harbour opens")
    (record,) = load(tmp_path / "archive", settings=ArchiveSettings(name="T"), private=True).records
    assert record.body


def test_every_field_of_a_record_is_known_and_what_is_worked_out_here_is_left_out(
    tmp_path: Path,
) -> None:
    fields = {
        "media": [{"file": "https://news.example/a.jpg", "alt": "A boat"}],
        "corrections": [{"date": "2021-08-04", "what": "a letter"}],
        "redactions": [{"what": "a name", "reason": "safety", "date": "2021-08-04"}],
        "source_status": {"status": "corrected", "date": "2021-08-03"},
        "identifiers": {"doi": "10.1234/abc"},
        "agency_copy": False,
        "unlisted": True,
        "sha256": "0" * 64,
        "extent": {"words": 1},
    }
    (answer,) = add(tmp_path, line(body_text=TEXT, **fields))
    assert answer["outcome"] == "added", told(answer)
    assert any("extent, sha256" in note for note in answer["notes"])
    (record,) = load(tmp_path / "archive", settings=ArchiveSettings(name="T"), private=True).records
    assert record.media
    assert record.extent
    assert record.extent.words > 1


def test_signs_that_turn_the_direction_are_taken_out_of_every_value(tmp_path: Path) -> None:
    (answer,) = add(
        tmp_path, line("Har\u202ebour opens", body_text=TEXT, topics=["a\u2067b"], place="a\x9bb")
    )
    written = (tmp_path / "archive" / answer["files"][0]).read_text("utf-8")
    assert not {"\u202e", "\u2067", "\x9b"} & set(written)
    assert answer["title"] == "Harbour opens"


def test_a_files_name_that_is_no_text_does_not_stop_the_answers(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\udcff.txt").write_text(f"Harbour opens\n\n{TEXT}", "utf-8")
    (folder / "b.txt").write_text(f"Bridge opens\n\n{TEXT}", "utf-8")
    arguments = ["add", str(folder), "--archive", str(tmp_path / "archive"), "--json"]
    result = CliRunner().invoke(cli.main, [*arguments, "--outlet", "O"])
    assert [json.loads(each)["title"] for each in result.stdout.splitlines()] == [
        "Harbour opens",
        "Bridge opens",
    ]
