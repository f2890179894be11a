"""The site as a BagIt bag, held against RFC 8493 by `bagit` and by a reader of our own."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import bagit
import pytest
from click.testing import CliRunner

from conftest import read_files
from factories import make_settings
from pressmark.cli import main
from pressmark.commands.bagit import export_bagit
from pressmark.problems import ProblemsFoundError
from pressmark.site.output import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"index.html": b"<h1>Front</h1>", "articles/100%.html": b"A", "data/a.csv": b"a\r\n"}
SETTINGS = make_settings(url="https://a.example", released="2024-05-01", purpose="One\nline.")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "archive" / "output"
    for path, data in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(FILES.items())
    )
    (folder / MANIFEST).write_text(sums, encoding="utf-8")
    return folder


def read_sums(text: bytes) -> dict[str, str]:
    """Read a manifest: sums by path, with the three characters that are escaped there."""
    found = {}
    for line in text.decode().splitlines():
        digest, _, path = line.partition("  ")
        found[path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")] = digest
    return found


def test_a_bag_is_complete_and_valid(site: Path, tmp_path: Path) -> None:
    export_bagit(site, tmp_path / "bag", SETTINGS)
    bag = read_files(tmp_path / "bag")
    assert bag["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in bag.items()}
    payload = {path: each for path, each in sums.items() if path.startswith("data/")}
    assert read_sums(bag["manifest-sha256.txt"]) == payload
    tags = {path: each for path, each in sums.items() if path not in payload}
    tags.pop("tagmanifest-sha256.txt")
    assert read_sums(bag["tagmanifest-sha256.txt"]) == tags
    assert {path: bag[f"data/{path}"] for path in FILES} == FILES


def test_bagit_finds_the_bag_valid_and_a_changed_one_not(site: Path, tmp_path: Path) -> None:
    # bagit 1.9 does not decode the %25 that RFC 8493, section 2.1.3, has for a % in a name.
    (site / "articles/100%.html").rename(site / "articles/100.html")
    sums = (site / MANIFEST).read_text("utf-8")
    (site / MANIFEST).write_text(sums.replace("100%", "100"), encoding="utf-8")
    export_bagit(site, tmp_path / "bag", SETTINGS)
    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    assert bag.version == "1.0"
    assert set(bag.payload_files()) == {
        f"data/{path}".replace("%", "") for path in (*FILES, MANIFEST)
    }
    (tmp_path / "bag/data/index.html").write_bytes(b"<h1>Other</h1>")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_the_bag_tells_of_the_archive_and_of_no_clock(site: Path, tmp_path: Path) -> None:
    done = export_bagit(site, tmp_path / "bag", SETTINGS)
    told = dict(
        line.split(": ", 1) for line in (tmp_path / "bag/bag-info.txt").read_text().splitlines()
    )
    assert told["Bagging-Date"] == "2024-05-01"
    assert told["External-Description"] == "One line."
    assert told["Payload-Oxum"] == f"{done.size}.{done.files}"
    size = sum(map(len, FILES.values())) + (site / MANIFEST).stat().st_size
    assert (done.size, done.files) == (size, len(FILES) + 1)
    export_bagit(site, tmp_path / "other", SETTINGS)
    assert read_files(tmp_path / "other") == read_files(tmp_path / "bag")


def test_changed_and_missing_files_are_all_named_and_no_bag_is_left(
    site: Path, tmp_path: Path
) -> None:
    (site / "index.html").write_text("other", encoding="utf-8")
    (site / "data/a.csv").unlink()
    with pytest.raises(ProblemsFoundError) as raised:
        export_bagit(site, tmp_path / "bag", SETTINGS)
    assert [each.path for each in raised.value.problems] == ["data/a.csv", "index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


def test_what_stands_there_is_never_replaced(site: Path, tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    with pytest.raises(ProblemsFoundError, match="already"):
        export_bagit(site, tmp_path / "bag", SETTINGS)


def test_a_bag_never_stands_in_the_site(site: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="in the site that it holds"):
        export_bagit(site, site / "bag", SETTINGS)


def test_the_command_makes_a_bag_beside_the_archive(site: Path, tmp_path: Path) -> None:
    call = ["export", "bagit", "--archive", str(site.parent), "--json"]
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["path"] == str(tmp_path / "archive-bag")
    assert (tmp_path / "archive-bag/data/index.html").is_file()


def test_the_reading_room_is_put_in_no_bag(site: Path) -> None:
    call = ["export", "bagit", "--archive", str(site.parent), "--edition", "reading-room"]
    assert CliRunner().invoke(main, call).exit_code == 2
