"""`pressmark release`: lift an embargo."""

from __future__ import annotations

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
from pressmark.commands import release as releasing
from pressmark.words import words


@click.command(
    "release",
    cls=Examples,
    examples=("pressmark release example-news-2021-07-06-bridge-opens",),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.option("--anyway", is_flag=True, help="Lift it before its day.")
@common
@terminal
def command(state: Terminal, pressmark_: str, anyway: bool) -> int:
    """Lift an embargo, and move a text out of private/.

    The text moves into the record where its rights allow it, also where a licence or a
    permission came later. Nothing moves by itself; `pressmark check` tells which embargoes are
    due, and which texts are free.
    """
    root = state.standing
    done = releasing.release(
        root, pressmark_, today=today(), anyway=anyway, settings=load_settings(root)
    )
    why = words("en")(f"reason.{done.reason.code}", **dict(done.reason.values))
    state.data(
        {
            "pressmark": done.pressmark,
            "full_text": done.shown,
            "reason": why,
            "changed": list(done.changed),
            "kept": list(done.kept),
        }
    )
    state.say(f"Released: {done.pressmark}")
    state.say(f"{'Full text' if done.shown else 'Description only'}: {why}")
    for path in done.kept:
        state.say(f"An earlier version stays where it is: {path}")
    return DONE
