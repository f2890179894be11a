"""Where editions go, and what a site without search offers."""

from __future__ import annotations

from pathlib import Path

import pytest

import archives
from conftest import read_files
from pressmark.problems import ProblemsFoundError
from pressmark.settings import ArchiveSettings, Edition
from pressmark.site.build import build
from pressmark.site.config import Config
from pressmark.site.places import output_of
from running import run
from site_archives import SECRET, git


def config(edition: Edition) -> Config:
    return Config(root=Path(), archive=ArchiveSettings(name="A", edition=edition))


def test_the_reading_room_never_goes_where_the_public_site_goes():
    assert output_of("site/output", config(Edition.PUBLIC)) == "site/output"
    room = config(Edition.READING_ROOM)
    assert output_of("site/output", room) == "site/output-reading-room"
    assert output_of("site/output-reading-room", room) == "site/output-reading-room"


@pytest.mark.parametrize(
    ("edition", "folder"),
    [
        (Edition.READING_ROOM, "output"),
        (Edition.READING_ROOM, "output/room"),
        (Edition.READING_ROOM, "link"),
        (Edition.PUBLIC, "content"),
        (Edition.PUBLIC, "content/site"),
        (Edition.PUBLIC, "private/site"),
        (Edition.PUBLIC, "captures/site"),
    ],
)
def test_no_edition_goes_where_another_or_the_archive_s_own_files_lie(
    tmp_path: Path, edition: Edition, folder: str
):
    archives.write_archive(tmp_path)
    (tmp_path / "link").symlink_to("output")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ProblemsFoundError) as error:
        build(tmp_path, output=tmp_path / folder, edition=edition, search=False)
    assert "cannot go there" in error.value.problems[0].message
    assert sorted(tmp_path.rglob("*")) == before


def withheld(root: Path) -> Path:
    """An archive with a withheld text."""
    return archives.write_archive(
        root,
        archives.source("harbour-post-2021-a", f"{SECRET}\n", private=True, rights_statement="InC"),
        settings={"PRESSMARK_SEARCH": False},
    )


def test_the_reading_room_is_refused_where_the_public_site_stands_whatever_asks_for_it(
    tmp_path: Path,
):
    root = withheld(tmp_path / "archive")
    build(root, output=tmp_path / "site")
    before = read_files(tmp_path / "site")
    for folder in (tmp_path / "site", root / "output"):
        with pytest.raises(ProblemsFoundError, match="public edition"):
            build(root, edition=Edition.READING_ROOM, output=folder)
    assert read_files(tmp_path / "site") == before
    assert not (root / "output").exists()


def test_the_reading_room_is_built_again_where_it_stands(tmp_path: Path):
    root = withheld(tmp_path / "archive")
    for _ in range(2):
        build(root, edition=Edition.READING_ROOM, output=tmp_path / "room")
    assert SECRET in (tmp_path / "room/articles/harbour-post-2021-a.html").read_text("utf-8")
    assert "may not be published" in (tmp_path / "room/READING-ROOM.txt").read_text("utf-8")


@pytest.mark.parametrize("edition", Edition)
def test_no_site_goes_where_the_next_build_would_take_it_for_pages(
    edition: Edition, tmp_path: Path
):
    root = withheld(tmp_path / "archive")
    with pytest.raises(ProblemsFoundError, match="content/"):
        build(root, edition=edition, output=root / "content/files/site")
    assert not (root / "content/files").exists()


@pytest.mark.parametrize("form", ["zip", "bagit"])
def test_the_reading_rooms_site_is_not_handed_on_as_the_public_one(form: str, tmp_path: Path):
    root = withheld(tmp_path / "archive")
    build(root, edition=Edition.READING_ROOM)
    target = tmp_path / "packed"
    options = ("--site", "output-reading-room", "--output", str(target))
    done = run("-m", "pressmark", "export", form, *options, cwd=root)
    assert done.returncode == 1
    assert "reading room" in done.stderr
    assert not target.exists()


def test_git_takes_neither_the_reading_room_nor_any_cache(tmp_path: Path):
    root = withheld(tmp_path / "archive")
    build(root, output=root / "docs")
    build(root, edition=Edition.READING_ROOM, output=root / "room")
    (root / ".gitignore").write_text("/private/\n", encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    tracked = git(root, "ls-files").splitlines()
    assert "docs/index.html" in tracked
    closed = ("room/", ".docs.cache/", ".room.cache/")
    assert not [path for path in tracked if path.startswith(closed)]


def test_a_relative_output_is_meant_from_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    archives.write_archive(tmp_path / "archive")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    report = build(tmp_path / "archive", output=Path("site"), search=False)
    assert report.output == tmp_path / "elsewhere" / "site"


def test_without_search_no_page_offers_one(tmp_path: Path):
    archives.write_archive(tmp_path / "archive")
    report = build(tmp_path / "archive", search=False)
    assert not (report.output / "search.html").exists()
    assert not (report.output / "pagefind").exists()
    for page in report.output.rglob("*.html"):
        assert "search.html" not in page.read_text("utf-8"), page
