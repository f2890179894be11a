"""What is doubtful is asked about with its evidence; what stays open is not published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from conftest import read_files
from pressmark.capture.doubts import Question, doubts
from pressmark.capture.source import Form, Source
from pressmark.cli import main
from pressmark.commands.add import add
from pressmark.commands.raw import scalar, scalars
from pressmark.commands.review import objection
from pressmark.reading import split_front_matter
from pressmark.settings import ArchiveSettings
from pressmark.site.build import build
from seeds import LICENCE_SENTENCE, SEEDS, needs_seeds, seed_rows

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WORDS = "Ferries stayed in port on Monday as the storm passed over the islands, {} said."
PROSE = "\n\n".join(WORDS.format(who) for who in ("a pilot", "her mate", "the harbour master"))
VAGUE = "This article is published under a Creative Commons licence."
WITHOUT_VERSION = "This article is licensed under CC BY."
SECRET = "harbour master"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferries.txt"
    path.write_text(f"Ferries stay in port\n\n{PROSE}\n\n{WITHOUT_VERSION}\n", "utf-8")
    return path


def run(tmp_path: Path, *arguments: str, typed: str = "") -> Result:
    command = ["add", *arguments, "--archive", str(tmp_path / "archive")]
    command += ["--outlet", "Harbour Post", "--language", "en", "--date", "2024-02-05"]
    return CliRunner().invoke(main, command, input=typed)


def record(tmp_path: Path) -> str:
    (path,) = (tmp_path / "archive" / "content" / "articles").rglob("*.md")
    return path.read_text("utf-8")


def test_a_licence_without_version_is_asked_about_with_its_sentence(
    article: Path, tmp_path: Path
) -> None:
    result = run(tmp_path, str(article), "--review", typed="CC BY\nCC-BY-4.0\n")
    assert result.exit_code == 0, result.output
    assert WITHOUT_VERSION in result.output
    assert "Which version?" in result.output
    assert "license: CC-BY-4.0" in record(tmp_path)
    assert "needs-review" not in record(tmp_path)
    assert f"sentence: {WITHOUT_VERSION}" in record(tmp_path)
    assert SECRET in record(tmp_path)


def test_what_is_left_open_stays_unpublished(article: Path, tmp_path: Path) -> None:
    result = run(tmp_path, str(article), "--review", typed="s\n")
    assert "needs-review" in result.output
    assert "status: needs-review" in record(tmp_path)
    assert SECRET not in record(tmp_path)


def test_without_review_nobody_is_asked_and_nothing_doubtful_is_published(
    article: Path, tmp_path: Path
) -> None:
    result = run(tmp_path, str(article))
    assert "A number, another value" not in result.output
    assert "status: needs-review" in record(tmp_path)


def test_an_article_that_is_held_already_is_not_asked_about(article: Path, tmp_path: Path) -> None:
    run(tmp_path, str(article), "--review", typed="CC-BY-4.0\n")
    result = run(tmp_path, str(article), "--review")
    assert "unchanged" in result.output
    assert "A number, another value" not in result.output


def test_an_article_that_waits_for_review_is_asked_about_again_and_keeps_its_name(
    article: Path, tmp_path: Path
) -> None:
    run(tmp_path, str(article))
    (waiting,) = (tmp_path / "archive" / "content" / "articles").rglob("*.md")
    assert "unchanged" in run(tmp_path, str(article)).output
    result = run(tmp_path, str(article), "--review", typed="CC-BY-4.0\n")
    assert "takes the place" in result.output
    (now,) = (tmp_path / "archive" / "content" / "articles").rglob("*.md")
    assert now == waiting
    assert "license: CC-BY-4.0" in now.read_text("utf-8")
    assert SECRET in now.read_text("utf-8")
    kept = tmp_path / "archive" / "private" / "replaced"
    assert "needs-review" in (kept / now.name).read_text("utf-8")
    assert SECRET in (kept / f"{now.stem}-text.md").read_text("utf-8")


def test_a_headline_that_is_given_at_review_makes_the_name_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, "utf-8")
    assert "needs-review" in run(tmp_path, str(path)).output
    result = run(tmp_path, str(path), "--review", typed="Ferries stay in port\n")
    assert "added         harbour-post-2024-02-05-ferries-stay-in-port" in result.output
    assert "title: Ferries stay in port" in record(tmp_path)
    assert run(tmp_path, str(path)).output.startswith("unchanged")


def test_review_and_json_do_not_go_together(article: Path, tmp_path: Path) -> None:
    assert run(tmp_path, str(article), "--review", "--json").exit_code == 2


def test_evidence_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "ferries.html"
    path.write_text(
        f"<html lang=en><title>Ferries stay in port</title><h1>Ferries stay in port</h1>"
        f"<article><p>{PROSE}</p></article>"
        f"<p>This article \x1b[2J\u202e is licensed under CC BY.</p></html>",
        "utf-8",
    )
    result = run(tmp_path, str(path), "--review", typed="s\ns\ns\ns\n")
    assert "is licensed under CC BY" in result.output
    assert "\x1b[2J" not in result.output
    assert "\u202e" not in result.output


def test_a_doubtful_article_gives_no_public_byte_and_check_lists_it(
    article: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    (addition,) = add(
        archive,
        [article],
        defaults={"outlet": "Harbour Post", "language": "en"},
        settings=ArchiveSettings(name="Test"),
        read=date(2026, 11, 21),
    )
    assert addition.outcome == "needs-review"
    build(archive, output=archive / "output", search=False)
    files = read_files(archive / "output")
    for word in (SECRET, addition.pressmark, "Ferries stay in port"):
        holding = [name for name, data in files.items() if word.encode() in data]
        assert [*holding, *(name for name in files if addition.pressmark in name)] == []
    checked = CliRunner().invoke(main, ["check", "--archive", str(archive), "--json"])
    assert f'"needs_review": ["{addition.pressmark}"]' in checked.output


@pytest.mark.parametrize(
    ("field", "answer", "expected"),
    [
        ("license", "CC-BY-4.0", ""),
        ("license", "InC", ""),
        ("license", "CC BY", "Which version?"),
        ("license", "CC-BYE-4.0", "No such licence"),
        ("issued", "2024-02-05", ""),
        ("issued", "31 February 2024", "2024"),
        ("language", "klingonish language", "Write it as"),
        ("agency_copy", "maybe", "Write true"),
        ("title", " ", "Write a value"),
        ("title", "Ferries", ""),
    ],
)
def test_an_answer_that_cannot_stand_is_told_why(field: str, answer: str, expected: str) -> None:
    said = objection(Question(field=field, why=""), answer)
    assert expected in said
    assert bool(said) == bool(expected)


def test_a_licence_that_is_only_hinted_at_is_a_question() -> None:
    text = f"Ferries stay in port\n\n{PROSE}\n\n{VAGUE}".encode()
    found = doubts(
        Source(name="a.txt", data=text, fields={"outlet": "Harbour Post", "language": "en"})
    )
    assert found is not None
    (question,) = (each for each in found.questions if not each.may_stay_open)
    assert question.field == "license"
    assert [choice.evidence for choice in question.choices if choice.evidence] == [VAGUE]


def test_a_keepers_licence_that_the_text_contradicts_is_a_question() -> None:
    text = f"Ferries stay in port\n\n{PROSE}\n\nThis article is licensed under CC BY-NC 4.0."
    known = {"outlet": "Harbour Post", "language": "en", "license": "CC-BY-4.0"}
    found = doubts(Source(name="a.txt", data=text.encode(), fields=known))
    assert found is not None
    must = [question for question in found.questions if not question.may_stay_open]
    assert [question.stated for question in must] == ["CC-BY-4.0"]


def test_a_guessed_value_of_a_page_is_a_question_and_not_published(tmp_path: Path) -> None:
    page = (
        f"<html lang=en><title>Ferries stay in port - Harbour Post</title>"
        f"<h1>Ferries stay in port</h1><article><p>{'</p><p>'.join(PROSE.split(chr(10) * 2))}</p>"
        f"<p>This article is licensed under CC BY 4.0.</p></article></html>"
    ).encode()
    source = Source(name="a.html", data=page, form=Form.HTML)
    found = doubts(source)
    assert found is not None
    assert "outlet" in [question.field for question in found.questions]
    path = tmp_path / "a.html"
    path.write_bytes(page)
    (addition,) = add(
        tmp_path / "archive", [path], settings=ArchiveSettings(name="Test"), read=None
    )
    assert addition.outcome == "needs-review"


@needs_seeds
def test_the_five_articles_without_their_table_keep_what_they_say_of_rights(
    tmp_path: Path,
) -> None:
    records = []
    for row in seed_rows():
        (addition,) = add(
            tmp_path,
            [SEEDS / row["file"]],
            defaults={"title": row["title"], "outlet": "An outlet", "language": "en"},
            settings=ArchiveSettings(name="Test"),
            read=date(2026, 11, 21),
        )
        (path,) = (path for path in addition.files if "articles/" in path)
        raw = split_front_matter(addition.files[path], path)
        records.append((raw, " ".join(addition.files[path].decode().split())))
    assert [scalar(raw, "license") for raw, _ in records] == ["CC-BY-4.0", "", "", "", ""]
    assert [scalar(raw, "rights_statement") for raw, _ in records] == ["", *["CNE"] * 4]
    assert LICENCE_SENTENCE in records[0][1]
    assert scalar(records[0][0], "rights_holder") == "Mehr News Agency"
    assert [scalars(raw, "credits") for raw, _ in records] == [
        ("AFP",),
        ("AFP",),
        ("AFP",),
        ("Al Jazeera", "Agencies", "Reuters"),
        (),
    ]
    copies = [scalar(raw, "agency_copy") for raw, _ in records]
    assert copies == ["", "", "", "unknown", ""]
