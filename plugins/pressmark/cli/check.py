"""`pressmark check`: what is wrong, and what a publication would show."""

from __future__ import annotations

from pathlib import Path

import click

from pressmark.cli.terminal import (
    DONE,
    PROBLEMS,
    Examples,
    Place,
    Terminal,
    common,
    counted,
    load_settings,
    terminal,
    today,
)
from pressmark.commands import check as checking
from pressmark.problems import Severity, as_dict, github_annotation
from pressmark.words import words


@click.command(
    "check",
    cls=Examples,
    examples=(
        "pressmark check",
        "pressmark check content/articles/2021",
    ),
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=Place())
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or as notes beside the files on GitHub.",
)
@common
@terminal
def command(state: Terminal, paths: tuple[Path, ...], form: str) -> int:
    """Find what is wrong in the archive.

    It ends with what a publication would show. It also finds texts that may not be published
    and that git holds, in the files or in its history, embargoes that are due, and texts that
    have become free. With PATH it tells only of these files.
    """
    state.json = state.json or form == "json"
    root = state.standing
    found = checking.check(
        root, settings=load_settings(root), today=today(), output=root / "output"
    )
    problems = checking.within(found.problems, [_inside(path, root) for path in paths])
    if form == "github":
        for problem in problems:
            state.say(github_annotation(problem))
    else:
        state.problems(problems)
    state.data(
        {
            "full_texts": found.full,
            "descriptions": found.described,
            "withdrawn": found.withdrawn,
            "needs_review": list(found.review),
            "embargoes_due": list(found.due),
            "free_in_private": list(found.free),
            "readable": found.readable,
            "problems": [as_dict(problem) for problem in problems],
        }
    )
    if found.readable:
        _tell_checked(state, found)
    else:
        state.say("Some records cannot be read, so nothing would be published.")
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else DONE


def _inside(path: Path, root: Path) -> str:
    """Return a path as problems name it: relative to the archive."""
    for base in (Path.cwd(), root):
        absolute = (base / path).resolve()
        if absolute.exists() and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    raise click.BadParameter(f"{path} does not lie in the archive {root}.")


def _tell_checked(state: Terminal, found: checking.Checked) -> None:
    shown = [
        counted(found.full, "full text", "full texts"),
        counted(found.described, "description", "descriptions"),
    ]
    if found.withdrawn:
        shown.append(counted(found.withdrawn, "withdrawal", "withdrawals"))
    state.say(f"A publication would show {words('en').join(shown)}.")
    if found.review:
        state.say(f"{counted(len(found.review), 'record needs', 'records need')} your review:")
        for pressmark in found.review:
            state.say(f"  {pressmark}")
    if found.due:
        state.say(f"{counted(len(found.due), 'embargo is', 'embargoes are')} due:")
        for pressmark in found.due:
            state.say(f"  pressmark release {pressmark}")
    if found.free:
        count = counted(len(found.free), "record is", "records are")
        state.say(f"{count} free now, with the text still in private/:")
        for pressmark in found.free:
            state.say(f"  pressmark release {pressmark}")
