"""`pressmark correct`: a text mended, the one before it kept."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressmark.cli.terminal import (
    DONE,
    Examples,
    Terminal,
    common,
    load_settings,
    terminal,
    today,
)
from pressmark.commands import correct as correcting
from pressmark.commands.files import ensure_ignored, write_file
from pressmark.problems import ProblemsFoundError

if TYPE_CHECKING:
    from datetime import datetime


@click.command(
    "correct",
    cls=Examples,
    examples=(
        "pressmark correct example-news-2021-07-06-bridge-opens corrected.md \\",
        '  --what "The year of the bridge." --why "A slip in copying."',
    ),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.argument(
    "file",
    metavar="[FILE]",
    required=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
)
@click.option("--what", required=True, help="What was changed, in a sentence that readers see.")
@click.option("--why", default="", help="Why, in another.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day of the correction; today if left out.",
)
@click.option(
    "--hide-old",
    is_flag=True,
    help="Keep the earlier text in private/: where a name or a passage must go.",
)
@common
@terminal
def command(
    state: Terminal,
    pressmark_: str,
    file: Path | None,
    what: str,
    why: str,
    day: datetime | None,
    hide_old: bool,
) -> int:
    """Correct a text, and keep the one before it as a numbered version.

    The new text comes from FILE, from the standard input (-), or from your editor, which opens on
    the text if FILE is left out. The record's version, sum and corrections follow, and no
    paragraph that stays loses its number. Nothing is written unless all of it can be.
    """
    if not what.strip():
        raise click.UsageError("--what is empty: say in a sentence what was changed.")
    if day is not None and day.date() > today() + timedelta(days=1):
        raise click.UsageError(f"--date {day.date()} lies in the future.")
    root, settings = state.standing, load_settings(state.root)
    found = correcting.held(root, pressmark_, settings)
    if file is None:
        if not (os.environ.get("VISUAL") or os.environ.get("EDITOR") or sys.stdin.isatty()):
            raise click.UsageError(
                "There is no terminal to open an editor on: name the new text's FILE, or - for the"
                " standard input."
            )
        text = click.edit(found.text, extension=".md")
        if text is None:
            state.say("Nothing was changed.")
            state.data({"pressmark": found.record.pressmark, "changed": []})
            return DONE
    else:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        text = correcting.text_of(data, "<stdin>" if str(file) == "-" else str(file))
    try:
        done = correcting.correct(
            root,
            found,
            text,
            what=what,
            why=why,
            day=day.date() if day is not None else today(),
            hide_old=hide_old,
            settings=settings,
        )
    except ProblemsFoundError:
        if file is None:
            _keep(root, found.record.pressmark, text)
        raise
    state.data(
        {
            "pressmark": done.pressmark,
            "version": done.version,
            "sha256": done.sha256,
            "kept": done.kept,
            "changed": list(done.changed),
        }
    )
    state.say(f"Corrected: {done.pressmark}, now version {done.version}")
    state.say(f"SHA-256: {done.sha256}")
    state.say(f"The text before it is kept: {done.kept}")
    state.say("Build the site to show it.")
    return DONE


def _keep(root: Path, pressmark: str, text: str) -> None:
    """Keep what was typed into the editor and could not be taken, where git does not see it."""
    kept = root / ".pressmark" / f"{pressmark}.md"
    ensure_ignored(root)
    write_file(kept, text.encode())
    click.echo(f"Your text is kept: {kept}. Give it as FILE once this is mended:", err=True)
