"""The site as one zip file: its bytes, what is in it, and what stops it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import archives
from factories import make_settings
from pressmark.cli import main
from pressmark.commands import export
from pressmark.commands.verify import Folder, Packed, verify_site
from pressmark.exports.zipped import FOLDER, START, start_page, zipped
from pressmark.problems import ProblemsFoundError
from pressmark.settings import Edition
from pressmark.site import download
from pressmark.site.build import build
from pressmark.site.config import load_settings
from pressmark.site.output import MANIFEST, listed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its manifest."""
    folder = tmp_path / "output"
    for path, text in {
        "index.html": "<h1>Front</h1>",
        "articles/a.html": "A",
        "articles/پهپاد.html": "B",
        "static/icon.svg": "<svg/>",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sums = "".join(
        f"{hashlib.sha256((folder / path).read_bytes()).hexdigest()}  {path}\n"
        for path in sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*"))
    )
    (folder / MANIFEST).write_text(sums, encoding="utf-8")
    return folder


def packed(site: Path, name: str = "a.zip") -> bytes:
    target = site.parent / name
    export.export_zip(site.parent, site, target, make_settings())
    return target.read_bytes()


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever(
    site: Path, tmp_path: Path
) -> None:
    first = packed(site)
    other = tmp_path / "elsewhere" / "output"
    shutil.copytree(site, other)
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        path.chmod(0o755 if path.is_dir() else 0o600)
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    assert packed(other) == first


def test_every_file_of_the_site_is_in_the_zip_to_the_byte(site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(site))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert (
            names
            == sorted(names)
            == [START, *sorted(f"{FOLDER}/{p}" for p in [*listed(site), MANIFEST])]
        )
        for name in names[1:]:
            assert archive.read(name) == (site / name.removeprefix(f"{FOLDER}/")).read_bytes()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_a_changed_and_a_missing_file_are_both_named_and_no_zip_is_left(site: Path) -> None:
    (site / "index.html").write_text("other", encoding="utf-8")
    (site / "articles" / "a.html").unlink()
    with pytest.raises(ProblemsFoundError) as raised:
        packed(site)
    assert [problem.path for problem in raised.value.problems] == ["articles/a.html", "index.html"]
    assert [path.name for path in site.parent.iterdir() if "zip" in path.name] == []


def test_a_failure_leaves_the_last_zip_as_it_was(site: Path) -> None:
    before = packed(site)
    (site / "index.html").write_text("other", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        packed(site)
    assert (site.parent / "a.zip").read_bytes() == before


@pytest.mark.parametrize("zipped_", [True, False])
def test_a_file_of_the_keepers_own_is_not_overwritten(site: Path, zipped_: bool) -> None:
    target = site.parent / "mine.zip"
    if zipped_:
        with zipfile.ZipFile(target, "w") as mine:
            mine.writestr("letter.txt", "Mine.")
    else:
        target.write_bytes(b"Mine.")
    before = target.read_bytes()
    with pytest.raises(ProblemsFoundError, match="no packed site"):
        packed(site, target.name)
    assert target.read_bytes() == before
    assert packed(site) == packed(site)


def test_a_zip_that_was_cut_off_is_told_as_that(site: Path) -> None:
    target = site.parent / "a.zip"
    target.write_bytes(packed(site)[:-200])
    result = CliRunner().invoke(main, ["verify", str(target)])
    assert (result.exit_code, "cut off" in result.output) == (1, True)


def test_what_no_build_made_is_left_out_and_told(site: Path) -> None:
    (site / "notes.txt").write_text("private", encoding="utf-8")
    done = export.export_zip(site.parent, site, site.parent / "a.zip", make_settings())
    assert done.left_out == ("notes.txt",)
    assert f"{FOLDER}/notes.txt" not in zipfile.ZipFile(done.path).namelist()
    assert done.sha256 == hashlib.sha256(done.path.read_bytes()).hexdigest()
    assert done.size == done.path.stat().st_size


def test_a_zip_never_holds_itself(site: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="in the site that it holds"):
        export.export_zip(site.parent, site, site / "data" / "a.zip", make_settings())


def test_paths_out_of_order_are_a_fault() -> None:
    with pytest.raises(ValueError, match="a stands after b"):
        zipped([("b", 0, []), ("a", 0, [])], io.BytesIO())


def test_the_first_page_speaks_the_archives_language_and_escapes_its_name() -> None:
    page = start_page(make_settings(name="<b>News</b>", language="fa", purpose="A & B")).decode()
    assert '<html lang="fa" dir="rtl">' in page
    assert "&lt;b&gt;News&lt;/b&gt;" in page
    assert "A &amp; B" in page
    assert f'href="{FOLDER}/index.html"' in page
    assert "reading" not in page
    room = start_page(make_settings(), Edition.READING_ROOM).decode()
    assert "texts that may not be published" in room


def test_the_command_packs_what_was_built_and_keeps_it_from_git(site: Path) -> None:
    root = site.parent
    result = CliRunner().invoke(main, ["export", "zip", "--archive", str(root), "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["files"] == 6
    assert told["path"].endswith(".zip")
    assert hashlib.sha256((root / told["path"]).read_bytes()).hexdigest() == told["sha256"]
    assert "/*.zip" in (root / ".gitignore").read_text("utf-8").splitlines()


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", "zip", "--archive", str(tmp_path)])
    assert result.exit_code == 1
    assert "pressmark build" in result.stderr


# --- offered by the site ------------------------------------------------------------------------


def archive_of(root: Path, **settings: object) -> Path:
    """An archive of one article, with settings."""
    record = (
        "---\ntitle: A drone falls\noutlet: harbour-post\nissued: 2021-07-06\nlanguage: en\n"
        "license: CC-BY-4.0\nsource_url: https://harbour.example/a\n---\n\nA drone fell.\n"
    )
    for path, text in {
        "content/articles/2021/harbour-post-2021-07-06-a-drone-falls.md": record,
        "content/outlets/harbour-post.yml": "name: Harbour Post\n",
        "pelicanconf.py": archives.settings_text(**{"SITENAME": "Tide", "SITEURL": "", **settings}),
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


URL = "https://tide.example/news"


def test_a_site_offers_itself_and_the_file_is_the_one_that_the_command_makes(
    tmp_path: Path,
) -> None:
    root = archive_of(tmp_path, SITEURL=URL, PRESSMARK_DOWNLOAD=50)
    site = build(root, search=False).output
    for page in ("index.html", "downloads.html"):
        assert f'href="{URL}/data/tide.zip"' in (site / page).read_text("utf-8")
    assert "data/tide.zip" not in listed(site), "the zip holds the manifest"
    offered = (site / "data" / "tide.zip").read_bytes()
    assert f"{FOLDER}/data/tide.zip" not in zipfile.ZipFile(io.BytesIO(offered)).namelist()
    done = export.export_zip(root, site, tmp_path / "own.zip", load_settings(root))
    assert done.path.read_bytes() == offered
    with zipfile.ZipFile(io.BytesIO(offered)) as packed:
        packed.extractall(tmp_path / "unpacked")
    of_site = verify_site(Folder(site))
    assert of_site.is_whole
    assert verify_site(Folder(tmp_path / "unpacked" / FOLDER)) == of_site
    with zipfile.ZipFile(io.BytesIO(offered)) as packed:
        assert verify_site(Packed(packed)) == of_site
    before = (site / MANIFEST).read_bytes()
    build(root, search=False)
    assert (site / MANIFEST).read_bytes() == before


@pytest.mark.parametrize("settings", [{"SITEURL": URL}, {"PRESSMARK_DOWNLOAD": 50}])
def test_nothing_is_offered_unasked_or_without_an_address(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    site = build(archive_of(tmp_path, **settings), search=False).output
    assert list(site.rglob("*.zip")) == []
    assert ".zip" not in (site / "index.html").read_text("utf-8")


def test_a_site_too_large_to_be_offered_leaves_the_link_out_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = archive_of(tmp_path, SITEURL=URL, PRESSMARK_DOWNLOAD=1)
    whole = build(root, search=False)
    assert [each for each in whole.warnings if each.field == "PRESSMARK_DOWNLOAD"] == []
    assert (whole.output / "data/tide.zip").exists()
    monkeypatch.setattr(download, "_MEGABYTE", 1000)
    for edit in ("A drone fell.", "A drone fell twice.", None):
        if edit:
            record = next(root.rglob("*a-drone-falls.md"))
            record.write_text(record.read_text("utf-8").replace("A drone fell.", edit), "utf-8")
            (root / "pelicanconf.py").write_text(
                (root / "pelicanconf.py").read_text("utf-8") + f"# {edit}\n", "utf-8"
            )
        report = build(root, search=False)
        (told,) = (each for each in report.warnings if each.field == "PRESSMARK_DOWNLOAD")
        assert "no page leads to one" in told.message
        assert list(report.output.rglob("*.zip")) == []
        assert not [
            page for page in report.output.rglob("*.html") if ".zip" in page.read_text("utf-8")
        ]
    monkeypatch.undo()
    (root / "pelicanconf.py").write_text(
        (root / "pelicanconf.py").read_text("utf-8") + "# again\n", "utf-8"
    )
    again = build(root, search=False).output
    assert "tide.zip" in (again / "index.html").read_text("utf-8")


@pytest.mark.parametrize("value", [-1, True, "50", 1.5])
def test_the_setting_is_a_whole_number(tmp_path: Path, value: object) -> None:
    with pytest.raises(ProblemsFoundError, match="a whole number, 0 or more"):
        load_settings(archive_of(tmp_path, PRESSMARK_DOWNLOAD=value))
