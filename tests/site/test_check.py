"""`check`: what git must not hold, what is due, and what a publication would show."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pressmark.commands import check as checking
from pressmark.commands.check import Checked, check
from pressmark.commands.withdraw import withdraw
from pressmark.identity import sha256
from pressmark.problems import Severity
from pressmark.settings import ArchiveSettings
from site_archives import SECRET, committed, git, record

if TYPE_CHECKING:
    from pathlib import Path

FREE = "license: CC-BY-4.0"
CLOSED = "rights_statement: InC"


def look(root: Path, day: date = date(2026, 11, 21)) -> Checked:
    return check(root, settings=ArchiveSettings(name="T"), today=day, output=root / "output")


def errors(found: Checked) -> list[tuple[str, str]]:
    return [
        (problem.path, problem.message)
        for problem in found.problems
        if problem.severity is Severity.ERROR
    ]


def test_it_counts_what_a_publication_would_show(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body="Open text.")
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    record(tmp_path, "a-doubtful", CLOSED, "status: needs-review")
    record(tmp_path, "a-gone", CLOSED, "withdrawn: {date: 2024-01-01, reason: Asked for.}")
    found = look(tmp_path)
    assert (found.full, found.described, found.withdrawn) == (1, 1, 1)
    assert found.review == ("a-doubtful",)
    assert errors(found) == []


@pytest.mark.parametrize(
    ("day", "due"), [(date(2022, 1, 1), ("a-late",)), (date(2021, 12, 31), ())]
)
def test_an_embargo_is_due_from_its_day_on(tmp_path: Path, day: date, due: tuple[str, ...]) -> None:
    record(tmp_path, "a-late", FREE, "embargo_until: 2022-01-01", private=SECRET)
    assert look(tmp_path, day).due == due


def test_what_became_free_and_still_lies_in_private_is_listed(tmp_path: Path) -> None:
    record(tmp_path, "a-freed", FREE, private=SECRET)
    record(tmp_path, "a-standfirst", FREE, private="---\nsubtitle: Late\n---\n", body="Open.")
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    record(tmp_path, "a-noted", FREE, private="---\nkeeper_notes: Ask.\n---\n", body="Open.")
    record(tmp_path, "a-late", FREE, "embargo_until: 2022-01-01", private=SECRET)
    record(tmp_path, "a-doubtful", FREE, "status: needs-review", private=SECRET)
    found = look(tmp_path)
    assert (found.free, found.due) == (("a-freed", "a-standfirst"), ("a-late",))


def test_a_clean_repository_has_no_errors(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body="Open text.")
    record(tmp_path, "a-described", CLOSED)
    assert errors(look(committed(tmp_path))) == []


@pytest.mark.parametrize(
    "path", ["private/a-described.md", "captures/a-described.html", "Private/a-described.md"]
)
def test_a_withheld_file_that_git_tracks_is_an_error(tmp_path: Path, path: str) -> None:
    record(tmp_path, "a-described", CLOSED)
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(SECRET, encoding="utf-8")
    found = errors(look(committed(tmp_path)))
    assert {told for told, _ in found} == {path}
    assert any("Git tracks" in message for _, message in found)


def test_a_reading_rooms_site_that_git_tracks_or_remembers_is_an_error(tmp_path: Path) -> None:
    record(tmp_path, "a-described", CLOSED)
    (tmp_path / "room").mkdir()
    (tmp_path / "room/READING-ROOM.txt").write_text("Not to be published.\n", encoding="utf-8")
    committed(tmp_path)
    (tracked,) = [each for each in errors(look(tmp_path)) if "tracks" in each[1]]
    assert tracked[0] == "room/READING-ROOM.txt"
    assert "site of the reading room" in tracked[1]
    git(tmp_path, "rm", "-rq", "--cached", "room")
    git(tmp_path, "commit", "-qm", "Away")
    ((path, message),) = errors(look(tmp_path))
    assert path == "room/READING-ROOM.txt"
    assert "history" in message


def test_a_private_text_that_git_only_remembers_is_an_error(tmp_path: Path) -> None:
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    committed(tmp_path)
    git(tmp_path, "rm", "-q", "-r", "--cached", "private")
    git(tmp_path, "commit", "-q", "-m", "Take it out")
    ((path, message),) = errors(look(tmp_path))
    assert path == "private/a-described.md"
    assert "history" in message


def test_a_body_in_history_that_is_withheld_now_is_an_error(tmp_path: Path) -> None:
    record(tmp_path, "a-freed", FREE, body=SECRET)
    record(tmp_path, "a-full", FREE, body="Open text.")
    committed(tmp_path)
    record(tmp_path, "a-freed", CLOSED)
    git(tmp_path, "commit", "-q", "-a", "-m", "It was not free")
    assert [path for path, _ in errors(look(tmp_path))] == ["content/articles/2021/a-freed.md"]


def test_a_picture_in_history_that_is_withheld_now_is_an_error(tmp_path: Path) -> None:
    picture = "media: [{file: 2021/a.png, alt: A bridge%s}]"
    record(tmp_path, "a-full", FREE, picture % ", license: CC-BY-4.0")
    file = tmp_path / "content/media/2021/a.png"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\x89PNG")
    committed(tmp_path)
    assert errors(look(tmp_path)) == []
    record(tmp_path, "a-full", FREE, picture % "")
    file.unlink()
    git(tmp_path, "commit", "-q", "-a", "-m", "It was not free")
    ((path, message),) = errors(look(tmp_path))
    assert path == "content/media/2021/a.png"
    assert "history" in message


def test_what_was_withdrawn_with_its_name_is_found_in_history(tmp_path: Path) -> None:
    record(tmp_path, "a-name", FREE, body="An earlier text.")
    record(tmp_path, "a-full", FREE, body="Open text.")
    committed(tmp_path)
    record(tmp_path, "a-name", FREE, body=SECRET)
    git(tmp_path, "commit", "-q", "-a", "-m", "Another text")
    withdraw(
        tmp_path, "a-name", reason="Asked.", asked_by="", opaque=True, today=date(2026, 11, 21)
    )
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Take it down")
    ((path, message),) = errors(look(tmp_path))
    assert path == "content/articles/2021/a-name.md"
    assert "history" in message


def test_a_copy_of_a_withheld_text_may_not_lie_in_git(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, f"sha256: {sha256(SECRET)}", body=SECRET)
    copies = {
        "docs/articles/a-full.md": f"{SECRET}\n",
        "private-backup/a-full.md": f"---\nkeeper_notes: Ask.\n---\n\n{SECRET}\r\n\r\n",
    }
    for path, text in copies.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_bytes(text.encode())
    committed(tmp_path)
    assert errors(look(tmp_path)) == []
    record(tmp_path, "a-full", CLOSED, f"sha256: {sha256(SECRET)}")
    assert copies.keys() < dict(errors(look(tmp_path))).keys()


def test_a_standfirst_in_history_that_is_withheld_now_is_an_error(tmp_path: Path) -> None:
    record(tmp_path, "a-closed", CLOSED, "subtitle: After nine years")
    record(tmp_path, "a-full", FREE, "subtitle: After ten years", body="Open text.")
    committed(tmp_path)
    record(tmp_path, "a-closed", CLOSED)
    git(tmp_path, "commit", "-q", "-a", "-m", "Move the standfirst")
    assert [path for path, _ in errors(look(tmp_path))] == ["content/articles/2021/a-closed.md"]


def test_a_wrong_private_file_is_told_and_changes_no_count(tmp_path: Path) -> None:
    record(tmp_path, "a-held-apart", FREE, private=SECRET)
    record(tmp_path, "a-closed", CLOSED, private=f"---\nsubtitel: x\n---\n\n{SECRET}")
    found = look(tmp_path)
    (problem,) = found.problems
    assert (problem.path, problem.line) == ("private/a-closed.md", 2)
    assert (found.full, found.described) == (0, 2)


def test_a_problem_of_a_record_is_told_once_with_private_files_or_without(tmp_path: Path) -> None:
    record(tmp_path, "a-closed", CLOSED, "titel: x", private=SECRET)
    assert len(look(tmp_path).problems) == 1


def test_a_renamed_records_old_body_is_found_by_its_alias(tmp_path: Path) -> None:
    path = record(tmp_path, "a-old-name", FREE, body=SECRET)
    committed(tmp_path)
    path.unlink()
    record(tmp_path, "a-new-name", CLOSED, "aliases: [a-old-name]")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-q", "-m", "Rename")
    assert [path for path, _ in errors(look(tmp_path))] == ["content/articles/2021/a-old-name.md"]


def test_a_deleted_record_is_judged_by_what_it_said_itself(tmp_path: Path) -> None:
    record(tmp_path, "a-closed", CLOSED, body=SECRET)
    record(tmp_path, "a-free", FREE, body="Open text.")
    committed(tmp_path)
    for name in ("a-closed", "a-free"):
        (tmp_path / f"content/articles/2021/{name}.md").unlink()
    git(tmp_path, "commit", "-q", "-a", "-m", "Delete")
    assert [path for path, _ in errors(look(tmp_path))] == ["content/articles/2021/a-closed.md"]


def test_a_text_on_another_branch_is_found(tmp_path: Path) -> None:
    record(tmp_path, "a-described", CLOSED)
    committed(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "other")
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    git(tmp_path, "add", "--force", "private")
    git(tmp_path, "commit", "-q", "-m", "Leak")
    git(tmp_path, "checkout", "-q", "main")
    assert [path for path, _ in errors(look(tmp_path))] == ["private/a-described.md"]


def test_an_archive_in_a_subfolder_of_a_repository_is_looked_over_too(tmp_path: Path) -> None:
    root = tmp_path / "archives" / "one"
    record(root, "a-described", CLOSED, private=SECRET)
    committed(tmp_path)
    assert {path for path, _ in errors(look(root))} == {"private/a-described.md"}


def test_a_history_that_was_cut_off_is_warned_of(tmp_path: Path) -> None:
    record(tmp_path / "one", "a-full", FREE, body="Open text.")
    committed(tmp_path / "one")
    git(tmp_path / "one", "commit", "-q", "--allow-empty", "-m", "More")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path / 'one'}", "two")
    (warning,) = look(tmp_path / "two").problems
    assert warning.severity is Severity.WARNING
    assert "fetch-depth: 0" in warning.remedy


def test_without_a_repository_nothing_is_said_of_git(tmp_path: Path) -> None:
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    assert look(tmp_path).problems == ()


def test_a_site_near_the_limit_of_pages_is_warned_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path, "a-full", FREE, body="Open text.")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_bytes(b"x" * 900)
    assert look(tmp_path).problems == ()
    monkeypatch.setattr(checking, "PAGES_LIMIT", 1000)
    (warning,) = look(tmp_path).problems
    assert (warning.path, warning.severity) == ("output", Severity.WARNING)


def test_broken_records_are_told_and_nothing_is_counted(tmp_path: Path) -> None:
    record(tmp_path, "a-broken", "license: CC-BY")
    found = look(tmp_path)
    assert not found.readable
    assert errors(found)
    assert found.problems[0].field == "license"


def made_of(root: Path, file: str, text: str, rights: str = CLOSED) -> None:
    """Put a file into the archive's folder, and a record that was made of it."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
    sum_ = hashlib.sha256(text.encode()).hexdigest()
    record(root, "a-record", rights, f"source_sha256: {sum_}", body=text if rights == FREE else "")


@pytest.mark.parametrize("file", ["report.txt", "texts/report.txt", "content/files/report.txt"])
def test_the_file_that_a_withheld_text_was_made_of_may_not_lie_in_git(
    file: str, tmp_path: Path
) -> None:
    made_of(tmp_path, file, SECRET)
    committed(tmp_path)
    ((path, message),) = errors(look(tmp_path))
    assert (path, "a-record" in message) == (file, True)
    git(tmp_path, "rm", "-q", file)
    git(tmp_path, "commit", "-q", "-m", "Take it out")
    ((path, _),) = errors(look(tmp_path))
    assert path == file, "the history has it still"


def test_a_withheld_original_is_found_before_it_is_committed(tmp_path: Path) -> None:
    record(tmp_path, "a-free", FREE, body="Open text.")
    committed(tmp_path)
    made_of(tmp_path, "report.txt", SECRET)
    assert errors(look(tmp_path)) == []
    git(tmp_path, "add", "report.txt")
    assert [path for path, _ in errors(look(tmp_path))] == ["report.txt"]


def test_the_file_that_a_free_text_was_made_of_may_lie_in_git(tmp_path: Path) -> None:
    made_of(tmp_path, "report.txt", "Open text.\n", FREE)
    committed(tmp_path)
    assert errors(look(tmp_path)) == []


def test_files_that_may_hold_articles_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(b"x")
    (tmp_path / "with-texts.csv").write_text("title;body_text\nA;B\n", encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text('{"title": "A", "body_text": "B"}\n', encoding="utf-8")
    (tmp_path / "articles.csv").write_text("title,file\nA,a.txt\n", encoding="utf-8")
    record(tmp_path, "a-free", FREE, body="Open text.")
    committed(tmp_path)
    assert look(tmp_path).problems == ()
    made_of(tmp_path, "private/in/report.txt", SECRET)
    found = look(tmp_path)
    assert errors(found) == []
    warned = {each.path for each in found.problems if "no rights are checked" in each.message}
    assert warned == {"crawl.warc.gz", "texts.jsonl", "with-texts.csv"}


@pytest.mark.parametrize(("day", "warned"), [(4, True), (5, False), (6, False)])
def test_a_date_that_is_still_to_come_is_warned_of(tmp_path: Path, day: int, warned: bool) -> None:
    record(tmp_path, "a", FREE, body="The text.")
    found = look(tmp_path, date(2021, 7, day))
    assert any("to come" in each.message for each in found.problems) is warned
    assert errors(found) == []
