"""`docs/commands.md` names every command and option that there is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from pressmark.cli import main

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "commands.md").read_text(encoding="utf-8")
COMMANDS = main.commands
COMMON = {"--archive", "--json"}


def sections() -> dict[str, str]:
    found = re.split(r"^## (.+)$", TEXT, flags=re.MULTILINE)[1:]
    return {title.strip("`"): text for title, text in zip(found[::2], found[1::2], strict=True)}


def described(section: str) -> set[str]:
    """Options in a section's tables: those that begin a row."""
    rows = re.findall(r"^\| (`--[^|]+) \|", section, re.MULTILINE)
    return {option for row in rows for option in re.findall(r"`(--[a-z-]+)", row)}


def options(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
    }


def test_each_command_has_a_section_in_the_order_of_the_help() -> None:
    told = [title for title in sections() if title.startswith("pressmark ")]
    assert told == [f"pressmark {name}" for name in COMMANDS]


@pytest.mark.parametrize("name", COMMANDS)
def test_section_names_each_option_of_its_command_and_no_other(name: str) -> None:
    assert described(sections()[f"pressmark {name}"]) == options(COMMANDS[name]) - COMMON


@pytest.mark.parametrize("name", COMMANDS)
def test_section_shows_each_argument_as_the_help_does(name: str) -> None:
    section = sections()[f"pressmark {name}"]
    for argument in COMMANDS[name].params:
        if isinstance(argument, click.Argument):
            for word in re.findall("[A-Z0-9]+", argument.metavar or ""):
                assert word in section


def test_options_of_all_commands_are_told_once_with_their_exceptions() -> None:
    section = sections()["For all commands"]
    assert described(section) == {*COMMON, "--help", "--version"}
    without = {
        option: {name for name, command in COMMANDS.items() if option not in options(command)}
        for option in COMMON
    }
    assert without == {"--archive": {"new"}, "--json": {"serve"}}
    assert "Not for `new`" in section
    assert "Not for `serve`" in section


@pytest.mark.parametrize("page", ["commands.md", "guide.md", "../README.md"])
def test_pages_call_only_commands_and_options_that_there_are(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    called = re.findall(r"(?:^\$ |`)pressmark ([a-z]+)\b([^`\n]*)", text, re.MULTILINE)
    assert called
    for name, rest in called:
        assert name in COMMANDS, name
        unknown = set(re.findall(r"(?<!\S)(--[a-z-]+)", rest)) - options(COMMANDS[name])
        assert unknown <= {"--help"}, f"pressmark {name}{rest}"
