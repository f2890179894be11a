"""The wheel alone: an archive started, filled and built without the checkout and without make."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

import archives
from conftest import read_files
from pressmark.site.build import build

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

REPOSITORY = archives.REPOSITORY


def run(*command: object, cwd: Path) -> str:
    """Run a program that knows nothing of the checkout."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        *("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY),
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program `pressmark` of an environment into which the wheel was installed by its name.

    pip brings what the wheel itself says that it needs, and not the list that a checkout installs:
    a package that only the list has would be missing for a keeper. The versions are the list's.
    """
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    locked = (REPOSITORY / "requirements/run.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+==[^\s\\]+(?: ;[^\\\n]*)?)", locked, re.MULTILINE)
    (folder / "pins.txt").write_text("\n".join(pins), encoding="utf-8")
    run(*pip, "--constraint", folder / "pins.txt", wheel, cwd=folder)
    run(programs / "python", "-m", "pip", "check", cwd=folder)
    return programs / "pressmark"


def test_wheel_carries_theme_words_and_templates_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    for name in (
        "pressmark/words/en.yml",
        "pressmark/_share/theme/templates/base.html",
        "pressmark/_share/theme/static/css/tokens.css",
        "pressmark/_share/new/dot-gitignore",
        "pressmark/_share/new/dot-github/workflows/pages.yml",
    ):
        assert name in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"pressmark"}
    theme = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "theme").rglob("*")
        if path.is_file()
    }
    packed_theme = {name for name in names if name.startswith("pressmark/_share/theme/")}
    assert {name.removeprefix("pressmark/_share/") for name in packed_theme} == theme


def test_new_add_check_build_and_verify_work_from_the_wheel(command: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "A drone falls near the river\n\nBy Ada Marsh\n\n"
        + "A drone fell near the river on Monday, and nobody was hurt. " * 5
        + "\n\nThe town waits for an answer.\n",
        encoding="utf-8",
    )
    run(
        *(command, "new", "archive", "--name", "River archive", "--keeper", "A. Keeper"),
        *("--email", "keeper@river.example", "--url", "https://river.example/archive"),
        cwd=tmp_path,
    )
    archive = tmp_path / "archive"
    run(
        *(command, "add", "report.txt", "--archive", archive, "--outlet", "Harbour Post"),
        *("--date", "2021-07-06", "--license", "CC-BY-4.0", "--language", "en"),
        *("--author", "Ada Marsh", "--title", "A drone falls near the river"),
        *("--url", "https://harbour.example/a-drone-falls"),
        cwd=tmp_path,
    )
    run(command, "check", "--archive", archive, cwd=tmp_path)
    report = json.loads(run(command, "build", "--json", cwd=archive).splitlines()[-1])
    assert (report["full_texts"], report["descriptions"]) == (1, 0)
    (page,) = (archive / "output/articles").glob("harbour-post-2021-07-06-*.html")
    html = page.read_text("utf-8")
    assert "Ada Marsh" in html
    assert "nobody was hurt" in html
    assert (archive / "output/pagefind/entry.js").is_file()
    assert (archive / "output/about.html").is_file()
    run(command, "verify", archive / "output", cwd=tmp_path)
    assert str(REPOSITORY) not in html


def test_sample_archive_builds_to_the_same_bytes_from_the_wheel(
    command: Path, tmp_path: Path
) -> None:
    """The wheel's theme and code are the checkout's."""
    for name in ("checkout", "wheel"):
        archives.write_archive(
            tmp_path / name,
            archives.source("harbour-post-2021-a", archives.TEXT, authors=["Ada Marsh"]),
            archives.source("harbour-post-2021-b", rights_statement="InC"),
        )
    own = archives.settings_text(PLUGIN_PATHS=[]).splitlines(keepends=True)
    without_theme = "".join(line for line in own if not line.startswith("THEME"))
    (tmp_path / "wheel/pelicanconf.py").write_text(without_theme, encoding="utf-8")
    build(tmp_path / "checkout")
    run(command, "build", cwd=tmp_path / "wheel")
    assert read_files(tmp_path / "wheel/output") == read_files(tmp_path / "checkout/output")
