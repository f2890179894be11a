"""The command: what it answers, and with which exit code it ends."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from pressmark import cli
from pressmark.cli.terminal import REPORT_TO
from pressmark.identity import sha256
from seeds import SEEDS, needs_seeds
from site_archives import SECRET, committed, git, record

PLUGINS = Path(cli.__file__).parents[2]
FREE = "license: CC-BY-4.0"
CLOSED = "rights_statement: InC"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def run_apart(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pressmark", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
    )


def answer(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    assert run("new", root, "--name", "Test archive", "--email", "k@example.org").exit_code == 0
    return root


# --- help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *sorted(cli.main.commands)])
def test_every_command_explains_itself_with_an_example_that_it_understands(name: str) -> None:
    result = run(*filter(None, [name, "--help"]))
    assert result.exit_code == 0
    _, _, examples = result.stdout.partition("Example")
    lines = examples.partition("\n")[2].replace("\\\n", " ").splitlines()
    commands = [line.split() for line in lines if line.strip().startswith("pressmark ")]
    assert commands
    for words in commands:
        command = cli.main.commands[words[1]]
        options = {word for word in words if word.startswith("--")}
        known = {option for parameter in command.params for option in parameter.opts}
        assert options <= known


def test_every_option_has_a_help_text() -> None:
    silent = [
        f"{name} {parameter.name}"
        for name, command in cli.main.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


# --- new -----------------------------------------------------------------------------------------


def test_a_new_archive_has_settings_pages_workflow_and_a_guarded_private_folder(
    archive: Path,
) -> None:
    for path in ("pelicanconf.py", "publishconf.py", "Makefile", "README.md"):
        assert (archive / path).is_file()
    for path in ("content/articles", "content/outlets", "private"):
        assert list((archive / path).iterdir()) == []
    assert "/private/" in (archive / ".gitignore").read_text("utf-8").splitlines()
    git(archive, "init", "-q")
    left = (".output.lock", ".output-reading-room.lock", ".output-reading-room.building/a.html")
    assert git(archive, "check-ignore", *left).split() == list(left)
    files = [path for path in archive.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert [path for path in files if "%%" in path.read_text("utf-8")] == []


def test_the_workflow_checks_the_whole_history_before_it_publishes(archive: Path) -> None:
    workflow = yaml.safe_load((archive / ".github/workflows/pages.yml").read_text("utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    names = [step.get("run") or step["uses"] for step in steps]
    check, build = (
        next(i for i, name in enumerate(names) if name.startswith(f"pressmark {command}"))
        for command in ("check --format github", "build")
    )
    assert check < build
    by_action = {step["uses"].split("@")[0]: step for step in steps if "uses" in step}
    assert by_action["actions/checkout"]["with"]["fetch-depth"] == 0
    assert by_action["actions/upload-pages-artifact"]["with"]["include-hidden-files"] is True
    assert workflow["permissions"] == {
        "contents": "read",
        "pages": "write",
        "id-token": "write",
    }


@pytest.mark.parametrize("name", ['The "best"', "It's \\ so", "بایگانی", "{{ x }} %s"])
def test_any_name_makes_settings_that_can_be_read(tmp_path: Path, name: str) -> None:
    assert run("new", tmp_path / "a", "--name", name).exit_code == 0
    settings: dict[str, Any] = {}
    exec((tmp_path / "a" / "pelicanconf.py").read_text("utf-8"), settings)  # noqa: S102
    assert settings["SITENAME"] == name


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "About"), ("fr", "About"), ("ar", "عن الأرشيف"), ("fa-AF", "درباره")],
)
def test_a_new_archives_pages_speak_its_language_where_they_can(
    language: str, title: str, tmp_path: Path
) -> None:
    assert run("new", tmp_path / "a", "--language", language).exit_code == 0
    pages = sorted((tmp_path / "a/content/pages").iterdir())
    assert [page.name for page in pages] == ["about.md", "how-to-cite.md"]
    text = pages[0].read_text("utf-8")
    assert f"title: {title}\n" in text
    assert "%%" not in text
    assert ("its keeper" in text) is (title == "About")


def test_a_new_archive_asks_for_a_language_tag_and_a_whole_address(tmp_path: Path) -> None:
    for option, value in (("--language", "english"), ("--url", "jane.github.io")):
        result = run("new", tmp_path / "a", option, value)
        assert (result.exit_code, value in result.stderr) == (2, True)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    "words", [("new", ""), ("build", "--output", ""), ("build", "--archive", ""), ("check", "")]
)
def test_an_empty_path_is_not_taken_for_the_current_folder(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert (result.exit_code, "the path is empty" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_archive_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    result = run("new", tmp_path)
    assert result.exit_code == 1
    assert "README.md" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


# --- add, check, build, verify, withdraw ---------------------------------------------------------


@needs_seeds
def test_the_seeds_go_from_files_to_a_site_that_verifies(archive: Path) -> None:
    seeds = sorted(SEEDS.glob("*.txt"))
    table = SEEDS / "metadata.csv"
    added = run("add", *seeds, "--metadata", table, "--archive", archive, "--json")
    assert added.exit_code == 0
    lines = [json.loads(line) for line in added.stdout.splitlines()]
    assert [(line["outcome"], line["full_text"]) for line in lines] == [
        ("added", index == 0) for index in range(5)
    ]
    checked = answer(run("check", "--archive", archive, "--json"))
    assert (checked["full_texts"], checked["descriptions"]) == (1, 4)
    assert checked["problems"] == []
    built = answer(run("build", "--archive", archive, "--no-search", "--json"))
    assert (built["full_texts"], built["descriptions"]) == (1, 4)
    assert run("verify", archive / "output").exit_code == 0

    mark = lines[0]["pressmark"]
    text = archive / "output" / "articles" / f"{mark}.md"
    assert run("verify", text, mark, "--archive", archive).exit_code == 0
    assert run("verify", archive / "output", mark, "--archive", archive).exit_code == 0

    gone = answer(run("withdraw", mark, "--reason", "Asked.", "--archive", archive, "--json"))
    assert gone["pressmark"] == mark
    assert not text.exists()
    page = (archive / "output" / "articles" / f"{mark}.html").read_text("utf-8")
    assert "Asked." in page
    sentence = seeds[0].read_text("utf-8").split(". ")[1]
    assert sentence not in page


def test_the_archive_may_be_named_before_or_after_the_command(archive: Path) -> None:
    record(archive, "a-full", FREE, body="Open text.")
    before = answer(run("--archive", archive, "check", "--json"))
    assert before["full_texts"] == 1
    assert before == answer(run("check", "--archive", archive, "--json"))


def test_rejected_inputs_are_named_and_end_with_one(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A headline\n\nSome words.\n", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    options = ("--outlet", "Example News", "--language", "en", "--license", "InC")
    result = run(
        "add", tmp_path / "good.txt", tmp_path / "scan.pdf", *options, "--archive", archive
    )
    assert result.exit_code == 1
    assert "scan.pdf" in result.stderr
    assert "1 added, 1 rejected." in result.stdout


def test_a_dry_run_tells_what_would_be_taken_out(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A headline\n\nSome words.\n", encoding="utf-8")
    options = ("--outlet", "O", "--language", "en", "--license", "InC", "--dry-run")
    result = run("add", tmp_path / "a.txt", *options, "--archive", archive)
    assert "taken out (headline): A headline" in result.stdout
    assert list((archive / "content" / "articles").iterdir()) == []


def test_the_day_on_which_a_licence_was_read_is_today_unless_it_is_given(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant = "This article is licensed under a CC BY 4.0 licence."
    monkeypatch.setattr("pressmark.cli.add.today", lambda: date(2031, 2, 3))
    options = ("--outlet", "O", "--language", "en", "--archive", archive)
    for name, given in (("a", ()), ("b", ("--read", "2020-05-06"))):
        (tmp_path / f"{name}.txt").write_text(f"Title {name}\n\nWords.\n\n{grant}\n", "utf-8")
        assert run("add", tmp_path / f"{name}.txt", *options, *given).exit_code == 0
    articles = archive / "content" / "articles" / "undated"
    assert "read: 2031-02-03" in (articles / "o-undated-title-a.md").read_text("utf-8")
    assert "read: 2020-05-06" in (articles / "o-undated-title-b.md").read_text("utf-8")


def test_check_names_a_tracked_withheld_text_for_github(archive: Path) -> None:
    record(archive, "a-described", CLOSED, private=SECRET)
    committed(archive)
    result = run("check", "--archive", archive, "--format", "github")
    assert result.exit_code == 1
    assert "::error file=private/a-described.md" in result.stdout
    assert SECRET not in result.output


def test_check_of_one_path_tells_only_of_it(archive: Path) -> None:
    record(archive, "a-broken", "license: CC-BY")
    record(archive, "b-broken", "license: CC-BY")
    result = run("check", archive / "content/articles/2021/b-broken.md", "--archive", archive)
    assert result.exit_code == 1
    assert "b-broken" in result.stderr
    assert "a-broken" not in result.stderr


def test_release_says_whether_the_text_is_shown_now(archive: Path) -> None:
    record(archive, "a-late", FREE, "embargo_until: 2022-01-01", private=SECRET)
    found = answer(run("release", "a-late", "--archive", archive, "--json"))
    assert found["full_text"] is True
    assert "CC BY 4.0" in found["reason"]


def test_check_tells_which_texts_have_become_free_and_how_they_move(archive: Path) -> None:
    record(archive, "a-freed", FREE, private=SECRET)
    told = run("check", "--archive", archive)
    assert told.exit_code == 0
    assert told.stdout.endswith("still in private/:\n  pressmark release a-freed\n")
    assert answer(run("check", "--archive", archive, "--json"))["free_in_private"] == ["a-freed"]
    assert run("release", "a-freed", "--archive", archive).exit_code == 0
    assert "private/" not in run("check", "--archive", archive).stdout


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_verify_tells_missing_changed_and_added_files(tmp_path: Path) -> None:
    from pressmark.site.output import MANIFEST, Output

    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / MANIFEST).write_bytes(Output(tmp_path).manifest())
    assert run("verify", tmp_path).exit_code == 0
    (tmp_path / "a.html").unlink()
    (tmp_path / "b.html").write_text("other", encoding="utf-8")
    (tmp_path / "d.html").write_text("new", encoding="utf-8")
    result = run("verify", tmp_path, "--json")
    assert result.exit_code == 1
    assert answer(result) == {
        "whole": False,
        "intact": 1,
        "missing": ["a.html"],
        "changed": ["b.html"],
        "extra": ["d.html"],
        "manifest_sha256": sha256_of(tmp_path / MANIFEST),
    }


def test_verify_holds_one_text_against_a_sum(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert run("verify", text, known.upper()).exit_code == 0
    short = run("verify", text, known[:-1])
    assert (short.exit_code, "has 64 hexadecimal digits; this has 63" in short.stderr) == (2, True)
    text.write_bytes(b"abd")
    assert run("verify", text, known).exit_code == 1


@pytest.mark.parametrize("above", ["", "---\nsubtitle: After nine years\n---\n\n"])
def test_verify_sums_the_text_of_a_private_file_alone(archive: Path, above: str) -> None:
    record(archive, "a-closed", CLOSED, f"sha256: {sha256(SECRET)}", private=f"{above}{SECRET}")
    text = archive / "private" / "a-closed.md"
    assert run("verify", text, "a-closed", "--archive", archive).exit_code == 0
    text.write_text(f"{above}{SECRET} More.\n", encoding="utf-8")
    assert run("verify", text, "a-closed", "--archive", archive).exit_code == 1


@pytest.mark.slow
def test_serve_builds_again_on_a_change_and_tells_the_page(archive: Path) -> None:
    path = record(archive, "a-full", FREE, body="First words stand here.")
    command = [sys.executable, "-u", "-m", "pressmark", "serve", "--port", "0", "--no-search"]
    with subprocess.Popen(
        [*command, "--archive", str(archive)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
    ) as serving:
        try:
            assert serving.stdout is not None
            address = next(
                found[0]
                for line in serving.stdout
                if (found := re.search(r"http://127\.0\.0\.1:\d+", line))
            )
            page = f"{address}/articles/a-full.html"
            assert "First words" in urlopen(page, timeout=10).read().decode()  # noqa: S310
            time.sleep(1)
            path.write_text(path.read_text("utf-8").replace("First", "Second"), "utf-8")
            wait = f"{address}/-/pressmark/wait.js?since=1"
            assert b"Changed" in urlopen(wait, timeout=30).read()  # noqa: S310
            assert "Second words" in urlopen(page, timeout=10).read().decode()  # noqa: S310
        finally:
            serving.terminate()
    files = (archive / ".pressmark" / "serve-public").rglob("*")
    assert not [path for path in files if path.is_file() and b"/-/pressmark" in path.read_bytes()]


# --- exit codes ----------------------------------------------------------------------------------


def test_problems_of_the_input_end_with_one_and_without_a_traceback(archive: Path) -> None:
    record(archive, "a-broken", "license: CC-BY")
    for command in (("check",), ("build", "--no-search"), ("withdraw", "none", "--reason", "x")):
        result = run_apart(*command, "--archive", archive)
        assert result.returncode == 1
        assert "Traceback" not in result.stdout + result.stderr
        assert "a-broken.md" in result.stderr or "no record" in result.stderr


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_that_is_no_archive_is_named_and_stays_as_it_was(
    command: str, tmp_path: Path
) -> None:
    result = run(command, "--archive", tmp_path)
    assert result.exit_code == 1
    assert f"{tmp_path}: error: There is no archive in this folder" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_pressmark_that_is_nearly_one_is_asked_about(archive: Path) -> None:
    mark = "the-post-2021-07-06-a-bridge-opens"
    record(archive, mark, FREE, body="It opened.\n")
    for wrong in ("the-post-2021-07-06-a-bridge-open", "the-post-2021-07"):
        result = run("withdraw", wrong, "--reason", "x", "--archive", archive)
        assert f"Did you mean {mark}?" in result.stderr
    result = run("withdraw", "no-such-thing", "--reason", "x", "--archive", archive)
    assert "Did you mean" not in result.stderr


def test_every_wrong_setting_is_told_at_once_with_its_line(archive: Path) -> None:
    settings = archive / "pelicanconf.py"
    before = settings.read_text("utf-8")
    settings.write_text(
        f'{before}PRESSMARK_NONCOMERCIAL = True\nPRESSMARK_STYLES: list = ["chigago"]\n'
        'PRESSMARK_VERSION = 2\nSITEURL = "example.org"\n',
        encoding="utf-8",
    )
    first = len(before.splitlines()) + 1
    told = [line.split(": ")[:3] for line in run("check", "--archive", archive).stderr.splitlines()]
    names = ("PRESSMARK_NONCOMERCIAL", "PRESSMARK_STYLES", "PRESSMARK_VERSION", "SITEURL")
    assert sorted(told) == [
        [f"pelicanconf.py:{line}", "error", name] for line, name in enumerate(names, start=first)
    ]


def test_a_bag_is_named_among_the_copies_that_a_withdrawal_leaves(archive: Path) -> None:
    mark = "the-post-2021-07-06-a-bridge-opens"
    record(archive, mark, FREE, body="It opened.\n")
    bag = archive.parent / "test-archive-bag"
    bag.mkdir()
    result = run("withdraw", mark, "--reason", "x", "--archive", archive)
    assert str(bag) in result.stdout


def test_problems_are_json_where_json_was_asked_for(archive: Path) -> None:
    result = run("withdraw", "none", "--reason", "x", "--archive", archive, "--json")
    assert result.exit_code == 1
    assert answer(result)["problems"][0]["value"] == "none"


@pytest.mark.parametrize(
    "arguments",
    [("bild",), ("build", "--edition", "secret"), ("add",), ("withdraw", "x"), ("add", "none.txt")],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...], tmp_path: Path) -> None:
    result = run_apart(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_day_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    result = run("add", tmp_path / "a.txt", "--read", "2021-02-30")
    assert result.exit_code == 2
    assert "2021-02-30" in result.stderr


def test_a_fault_of_the_program_ends_with_three_and_says_where_to_report_it(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_root: Path) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("pressmark.cli.check.load_settings", fail)
    result = run("check", "--archive", archive)
    assert result.exit_code == 3
    assert "a fault" in result.stderr
    assert REPORT_TO in result.stderr
    assert "Traceback" not in result.stderr


def test_a_broken_settings_file_is_a_problem_with_its_line(archive: Path) -> None:
    (archive / "pelicanconf.py").write_text("SITENAME = 'x\n", encoding="utf-8")
    result = run("check", "--archive", archive)
    assert result.exit_code == 1
    assert re.search(r"pelicanconf\.py:1: error", result.stderr)


def test_the_version_is_told() -> None:
    from pressmark import __version__

    assert run("--version").stdout.strip() == f"pressmark, version {__version__}"
