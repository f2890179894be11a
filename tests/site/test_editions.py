"""Where editions go, and what a site without search offers."""

from __future__ import annotations

from pathlib import Path

import pytest

import archives
from pressmark.problems import ProblemsFoundError
from pressmark.settings import ArchiveSettings, Edition
from pressmark.site import output_of
from pressmark.site.build import build
from pressmark.site.config import Config


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
