"""`pressmark withdraw`: take a text down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pressmark.cli.build import build_site
from pressmark.cli.terminal import (
    DONE,
    PROBLEMS,
    Examples,
    Terminal,
    common,
    load_settings,
    terminal,
    today,
)
from pressmark.commands import withdraw as withdrawing
from pressmark.commands.copies import remaining_copies
from pressmark.problems import Problem, ProblemsFoundError, as_dict
from pressmark.site.places import OUTPUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pressmark.settings import Edition


@click.command(
    "withdraw",
    cls=Examples,
    examples=(
        "pressmark withdraw example-news-2021-07-06-bridge-opens \\",
        '  --reason "The publisher asked for it." --asked-by "Example News"',
    ),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.option("--reason", required=True, help="Why, in a sentence that readers will see.")
@click.option("--asked-by", default="", help="Who asked for it, if that may be said.")
@click.option(
    "--opaque", is_flag=True, help="Take title and address away too, where they name a person."
)
@common
@terminal
def command(state: Terminal, pressmark_: str, reason: str, asked_by: str, opaque: bool) -> int:
    """Take a text down.

    It hides the text, builds the site again, and tells where copies remain. The page stays as a
    tombstone with title, date and reason, so that no citation leads to nothing. PRESSMARK is
    the name of the article's page without .html.
    """
    if not reason.strip():
        raise click.UsageError("--reason is empty: say in a sentence why the text is taken down.")
    root = state.standing
    done = withdrawing.withdraw(
        root, pressmark_, reason=reason, asked_by=asked_by, opaque=opaque, today=today()
    )
    state.say(f"Withdrawn: {done.pressmark}")
    for path in done.changed:
        state.say(f"  changed: {path}")
    code = DONE
    problems: tuple[Problem, ...] = ()
    try:
        for folder, edition in _built_editions(root):
            state.say(f"Building {folder.name} again.")
            build_site(root, output=folder, edition=edition)
    except ProblemsFoundError as error:
        problems, code = error.problems, PROBLEMS
        state.problems(problems)
        state.say("The site could not be built and STILL SHOWS THE TEXT: mend this, then build.")
    copies = list(
        remaining_copies(root, done.former_pressmark, opaque=opaque, settings=load_settings(root))
    )
    state.say("Copies remain, or may remain:")
    for copy in copies:
        state.say(f"  {copy.place}")
        state.say(f"    {copy.advice}")
    state.data(
        {
            "pressmark": done.pressmark,
            "changed": list(done.changed),
            "copies": [
                {"kind": copy.kind, "place": copy.place, "advice": copy.advice} for copy in copies
            ],
            "problems": [as_dict(problem) for problem in problems],
        }
    )
    return code


def _built_editions(root: Path) -> Iterator[tuple[Path, Edition]]:
    for edition, name in OUTPUT.items():
        if (root / name).is_dir():
            yield root / name, edition
