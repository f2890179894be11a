"""`withdraw` and `release`: where a text lies before and after, and where copies remain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from conftest import read_files
from pressmark import archive, cli
from pressmark.commands.check import check
from pressmark.commands.copies import Copy, remaining_copies
from pressmark.commands.release import release
from pressmark.commands.withdraw import withdraw
from pressmark.problems import ProblemsFoundError, Severity
from pressmark.settings import ArchiveSettings
from site_archives import SECRET, committed, git, record

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.record import Record

FREE = "license: CC-BY-4.0"
CLOSED = "rights_statement: InC"
TODAY = date(2026, 11, 21)
SETTINGS = ArchiveSettings(name="T")


def content(root: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((root / "content").rglob("*.md")))


def take_down(root: Path, mark: str, *, opaque: bool = False) -> str:
    return withdraw(
        root, mark, reason="They asked.", asked_by="Example News", opaque=opaque, today=TODAY
    ).pressmark


def copies(root: Path, mark: str, *, opaque: bool = False) -> list[Copy]:
    return list(remaining_copies(root, mark, opaque=opaque, settings=SETTINGS))


def test_a_withdrawn_text_leaves_content_and_its_record_becomes_a_tombstone(
    tmp_path: Path,
) -> None:
    record(tmp_path, "a-full", FREE, "# the keeper's own remark", body=SECRET)
    take_down(tmp_path, "a-full")
    assert SECRET not in content(tmp_path)
    assert "# the keeper's own remark" in content(tmp_path)
    assert (tmp_path / "private" / "a-full.md").read_text("utf-8") == f"{SECRET}\n"
    assert "/private/" in (tmp_path / ".gitignore").read_text("utf-8")
    (left,) = archive.load(tmp_path, settings=SETTINGS).records
    assert left.title == "Bridge opens"
    assert left.withdrawn is not None
    assert (left.withdrawn.date, left.withdrawn.reason) == (TODAY, "They asked.")


APART = "---\nsubtitle: After nine years\nkeeper_notes: Ask again.\n---\n\n"


def in_private(root: Path) -> Record:
    (found,) = archive.load(root, settings=SETTINGS, private=True).records
    return found


def test_a_withdrawal_takes_standfirst_and_notes_along(tmp_path: Path) -> None:
    lines = ("subtitle: After nine years", "keeper_notes: Ask again.")
    record(tmp_path, "a-full", FREE, *lines, body=SECRET)
    take_down(tmp_path, "a-full")
    assert "nine years" not in content(tmp_path)
    assert "Ask again" not in content(tmp_path)
    left = in_private(tmp_path)
    assert (left.subtitle, left.keeper_notes) == ("After nine years", "Ask again.")
    assert left.body == f"{SECRET}\n"


def test_a_withdrawal_adds_to_what_is_private_already(tmp_path: Path) -> None:
    record(tmp_path, "a-closed", CLOSED, "keeper_notes: New.", private=f"{APART}{SECRET}")
    take_down(tmp_path, "a-closed")
    left = in_private(tmp_path)
    assert left.subtitle == "After nine years"
    assert left.keeper_notes == "Ask again.\n\nNew."
    assert left.body == f"{SECRET}\n"


def test_a_private_file_that_cannot_be_read_does_not_stop_a_withdrawal(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET, private="---\nsubtitle: x")
    take_down(tmp_path, "a-full")
    assert SECRET not in content(tmp_path)
    assert (in_private(tmp_path).body or "").strip() == SECRET
    (kept,) = (tmp_path / "private" / "withdrawn").iterdir()
    assert "subtitle: x" in kept.read_text("utf-8")


def test_nothing_in_content_is_named_after_an_opaque_withdrawal(tmp_path: Path) -> None:
    lines = ("subtitle: Bridge opens at last", "summary: The bridge.", "topics: [bridges]")
    record(tmp_path, "bridge-opens", FREE, *lines, "keeper_notes: Bridge.", body=SECRET)
    older = tmp_path / "content" / "versions" / "bridge-opens" / "1.md"
    older.parent.mkdir(parents=True)
    older.write_text("Earlier words.\n", encoding="utf-8")
    withdraw(
        tmp_path, "bridge-opens", reason="Asked for.", asked_by="Bridget Jones", opaque=True,
        today=TODAY,
    )  # fmt: skip
    names = [path.as_posix() for path in (tmp_path / "content").rglob("*")]
    assert [name for name in names if "bridge" in name.removeprefix(tmp_path.as_posix())] == []
    assert "bridg" not in content(tmp_path).lower()
    assert "Bridget Jones" in in_private(tmp_path).keeper_notes


def test_what_still_leads_to_an_opaque_works_old_name_is_named(tmp_path: Path) -> None:
    record(tmp_path, "bridge-opens", FREE, body=SECRET)
    record(tmp_path, "b-full", FREE, body="See [it](bridge-opens.html).")
    take_down(tmp_path, "bridge-opens", opaque=True)
    places = [copy.place for copy in copies(tmp_path, "bridge-opens", opaque=True)]
    assert "content/articles/2021/b-full.md" in places


def test_a_release_brings_the_standfirst_back_and_leaves_the_notes(tmp_path: Path) -> None:
    embargo = "embargo_until: 2022-01-01"
    record(tmp_path, "a-late", FREE, embargo, private=f"{APART}{SECRET}")
    release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    (now,) = archive.load(tmp_path, settings=SETTINGS).records
    assert (now.subtitle, now.body) == ("After nine years", f"{SECRET}\n")
    assert "Ask again" not in content(tmp_path)
    assert in_private(tmp_path).keeper_notes == "Ask again."
    private = (tmp_path / "private" / "a-late.md").read_text("utf-8")
    assert SECRET not in private
    assert "nine years" not in private


def test_a_release_of_a_described_work_leaves_its_standfirst_apart(tmp_path: Path) -> None:
    embargo = "embargo_until: 2022-01-01"
    record(tmp_path, "a-late", CLOSED, embargo, private=f"{APART}{SECRET}")
    release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert "nine years" not in content(tmp_path)
    assert in_private(tmp_path).subtitle == "After nine years"


def test_an_opaque_withdrawal_leaves_neither_title_nor_name(tmp_path: Path) -> None:
    record(tmp_path, "bridge-opens", FREE, "aliases: [old-bridge]", body=SECRET)
    older = tmp_path / "content" / "versions" / "bridge-opens" / "1.md"
    older.parent.mkdir(parents=True)
    older.write_text("Earlier words.\n", encoding="utf-8")
    mark = take_down(tmp_path, "bridge-opens", opaque=True)
    public = content(tmp_path)
    for word in ("Bridge", "bridge", SECRET, "Earlier words"):
        assert word not in public
    assert "bridge" not in mark
    assert not list((tmp_path / "content").rglob("*bridge*.md"))
    kept = "".join(path.read_text("utf-8") for path in (tmp_path / "private").rglob("*.md"))
    for word in ("Bridge opens", SECRET, "Earlier words"):
        assert word in kept
    (left,) = archive.load(tmp_path, settings=SETTINGS).records
    assert left.withdrawn is not None
    assert left.withdrawn.opaque


def test_a_withdrawn_work_may_be_made_opaque_later_but_not_withdrawn_twice(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    take_down(tmp_path, "a-full")
    with pytest.raises(ProblemsFoundError, match="already"):
        take_down(tmp_path, "a-full")
    take_down(tmp_path, "a-full", opaque=True)
    assert "Bridge" not in content(tmp_path)


def test_a_broken_record_elsewhere_does_not_stop_a_withdrawal(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    record(tmp_path, "b-broken", "license: CC-BY", "nonsense: x")
    take_down(tmp_path, "a-full")
    assert SECRET not in content(tmp_path)


PICTURE = "media: [{file: bridge.jpg, alt: A bridge, license: CC-BY-4.0}]"


def test_a_withdrawn_works_pictures_leave_content_too(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, PICTURE, body=SECRET)
    picture = tmp_path / "content" / "media" / "bridge.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"JPEG")
    take_down(tmp_path, "a-full")
    assert not picture.exists()
    assert (tmp_path / "private" / "media" / "bridge.jpg").read_bytes() == b"JPEG"
    assert len(archive.load(tmp_path, settings=SETTINGS).records) == 1


def test_a_picture_that_another_work_shows_stays(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, PICTURE, body=SECRET)
    record(tmp_path, "b-full", FREE, PICTURE, body="Open text.")
    picture = tmp_path / "content" / "media" / "bridge.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"JPEG")
    take_down(tmp_path, "a-full")
    assert picture.exists()
    assert len(archive.load(tmp_path, settings=SETTINGS).records) == 2


def test_a_withdrawal_without_a_reason_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    record(tmp_path, "a-text", "license: CC-BY-4.0", body="The text.")
    before = read_files(tmp_path)
    given = ["withdraw", "a-text", "--reason", " ", "--archive", str(tmp_path)]
    result = CliRunner().invoke(cli.main, given)
    assert (result.exit_code, "--reason is empty" in result.output) == (2, True)
    assert read_files(tmp_path) == before


@pytest.mark.parametrize("mark", ["no-such-mark", "../../../etc/passwd", "Not A Mark"])
def test_an_unknown_pressmark_is_a_problem(tmp_path: Path, mark: str) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    with pytest.raises(ProblemsFoundError, match="no record of this pressmark"):
        take_down(tmp_path, mark)


def test_the_commits_and_remotes_that_hold_the_text_are_named(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    record(tmp_path, "a-other", FREE, body="Other text.")
    committed(tmp_path)
    git(tmp_path, "remote", "add", "origin", "https://forge.example/archive.git")
    first = git(tmp_path, "rev-parse", "HEAD").strip()
    take_down(tmp_path, "a-full")
    git(tmp_path, "commit", "-q", "-a", "-m", "Withdraw")
    found = copies(tmp_path, "a-full")
    assert [copy.place for copy in found if copy.kind == "git"] == [
        f"{first[:10]} content/articles/2021/a-full.md"
    ]
    assert [c.place for c in found if c.kind == "remote"] == ["https://forge.example/archive.git"]


def test_packages_and_built_pages_are_named_and_feeds_remembered(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    (tmp_path / "export.zip").write_bytes(b"PK")
    pages = (
        "output-reading-room/articles/a-full.md",
        "docs/news/articles/a-full.md",
        "docs/news/articles/a-full.v1.md",
        ".pressmark/serve-public/articles/a-full.md",
    )
    for page in pages:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text(SECRET, encoding="utf-8")
    places = [copy.place for copy in copies(tmp_path, "a-full")]
    assert "export.zip" in places
    assert set(pages) <= set(places)
    assert not [place for place in places if place.startswith("content/")]
    assert any("feeds" in place for place in places)


def test_a_due_embargo_is_lifted_and_the_text_moves_in(tmp_path: Path) -> None:
    record(tmp_path, "a-late", FREE, "embargo_until: 2022-01-01", private=SECRET)
    done = release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert done.shown
    assert not (tmp_path / "private" / "a-late.md").exists()
    (now,) = archive.load(tmp_path, settings=SETTINGS).records
    assert (now.embargo_until, now.body) == (None, f"{SECRET}\n")


def test_versions_that_only_the_rights_withheld_come_out_with_the_text(tmp_path: Path) -> None:
    lines = (FREE, "embargo_until: 2022-01-01", "version: 3")
    record(tmp_path, "a-late", *lines, private=SECRET)
    folder = tmp_path / "private" / "versions" / "a-late"
    folder.mkdir(parents=True)
    for name, line in (("1", "withheld: rights"), ("2", "withheld: keeper")):
        (folder / f"{name}.md").write_text(f"---\n{line}\n---\n\nOnce {name}.\n", "utf-8")
    done = release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert done.kept == ("private/versions/a-late/2.md",)
    assert not (folder / "1.md").exists()
    (now,) = archive.load(tmp_path, settings=SETTINGS).records
    assert [(each.number, each.body) for each in now.versions] == [(1, "Once 1.\n")]
    assert "Once 2" not in content(tmp_path)


def test_a_version_of_which_nobody_says_why_it_is_private_stays_there(tmp_path: Path) -> None:
    lines = (FREE, "embargo_until: 2022-01-01", "version: 2")
    record(tmp_path, "a-late", *lines, private=SECRET)
    folder = tmp_path / "private" / "versions" / "a-late"
    folder.mkdir(parents=True)
    (folder / "1.md").write_text("Once.\n", "utf-8")
    done = release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert done.kept == ("private/versions/a-late/1.md",)
    assert "Once" not in content(tmp_path)


def test_a_lifted_embargo_frees_no_text_whose_rights_withhold_it(tmp_path: Path) -> None:
    record(tmp_path, "a-late", CLOSED, "embargo_until: 2022-01-01", private=SECRET)
    done = release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert not done.shown
    assert (tmp_path / "private" / "a-late.md").is_file()
    assert SECRET not in content(tmp_path)


def test_an_embargo_that_is_not_due_holds_unless_the_keeper_insists(tmp_path: Path) -> None:
    record(tmp_path, "a-late", FREE, "embargo_until: 2027-01-01", private=SECRET)
    with pytest.raises(ProblemsFoundError, match="has not come"):
        release(tmp_path, "a-late", today=TODAY, anyway=False, settings=SETTINGS)
    assert SECRET not in content(tmp_path)
    release(tmp_path, "a-late", today=TODAY, anyway=True, settings=SETTINGS)
    assert SECRET in content(tmp_path)


def test_a_work_without_an_embargo_cannot_be_released(tmp_path: Path) -> None:
    record(tmp_path, "a-described", CLOSED, private=SECRET)
    with pytest.raises(ProblemsFoundError, match="not under embargo"):
        release(tmp_path, "a-described", today=TODAY, anyway=True, settings=SETTINGS)


@pytest.mark.parametrize(
    "lines", [(FREE,), (CLOSED, "permission: {extent: full, granted_by: Jane Doe}")]
)
def test_a_text_that_became_free_moves_out_of_private(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    record(tmp_path, "a-freed", *lines, private=f"{APART}{SECRET}")
    done = release(tmp_path, "a-freed", today=TODAY, anyway=False, settings=SETTINGS)
    assert done.shown
    (now,) = archive.load(tmp_path, settings=SETTINGS).records
    assert (now.subtitle, now.body) == ("After nine years", f"{SECRET}\n")
    assert in_private(tmp_path).keeper_notes == "Ask again."
    assert SECRET not in (tmp_path / "private" / "a-freed.md").read_text("utf-8")
    with pytest.raises(ProblemsFoundError, match="nothing in private/ may move"):
        release(tmp_path, "a-freed", today=TODAY, anyway=False, settings=SETTINGS)


@pytest.mark.parametrize(
    ("lines", "remedy"),
    [
        ((FREE, "status: needs-review"), "review comes first"),
        ((FREE, "withdrawn: {date: 2024-01-01, reason: Asked for.}"), "its page says why"),
        (("license: CC-BY-NC-4.0",), "its page says why"),
    ],
)
def test_what_may_not_lie_in_content_is_not_released(
    lines: tuple[str, ...], remedy: str, tmp_path: Path
) -> None:
    record(tmp_path, "a-closed", *lines, private=SECRET)
    with pytest.raises(ProblemsFoundError, match=remedy):
        release(tmp_path, "a-closed", today=TODAY, anyway=True, settings=SETTINGS)
    assert SECRET not in content(tmp_path)


def test_after_a_withdrawal_the_archive_has_no_errors(tmp_path: Path) -> None:
    record(tmp_path, "a-full", FREE, body=SECRET)
    take_down(tmp_path, "a-full")
    found = check(tmp_path, settings=SETTINGS, today=TODAY, output=tmp_path / "output")
    assert not any(problem.severity is Severity.ERROR for problem in found.problems)
    assert found.withdrawn == 1
