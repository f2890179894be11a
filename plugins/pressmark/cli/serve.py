"""`pressmark serve`: the site on this computer, built again on each change."""

from __future__ import annotations

import contextlib
from typing import Any

import click

from pressmark.cli.build import build_and_tell, build_site
from pressmark.cli.terminal import DONE, Examples, Terminal, archive_option, terminal
from pressmark.commands.serve import Rounds, Server, changes
from pressmark.problems import ProblemsFoundError
from pressmark.settings import Edition


@click.command(
    "serve",
    cls=Examples,
    examples=("pressmark serve --port 8080",),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The number in the address; 0 takes any that is free.",
)
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default="public",
    show_default=True,
    help="“reading-room” shows withheld texts too.",
)
@click.option("--no-search", is_flag=True, help="Leave the search out: builds are faster.")
@archive_option
@terminal
def command(state: Terminal, port: int, edition: str, no_search: bool) -> int:
    """Show the site on this computer.

    It is built and shown again on each change you make. Only this computer can see it. Stop it
    with Ctrl+C.
    """
    folder = state.standing / ".pressmark" / f"serve-{edition}"
    rounds = Rounds()
    try:
        server = Server(folder, port, rounds)
    except OSError as error:
        raise click.UsageError(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from None

    def build_again() -> None:
        """Show the changed pages first; the search, which takes longer, follows."""
        options: dict[str, Any] = {
            "output": folder,
            "site_url": server.address,
            "edition": Edition(edition),
            "search": not no_search,
        }
        try:
            if build_and_tell(state, hasty=True, **options).unfinished:
                rounds.next()
                build_site(state.root, **options)
            rounds.next()
        except ProblemsFoundError as error:
            state.problems(error.problems)
            state.say("The site stays as it was until this is mended.")

    build_again()
    server.start()
    state.say(f"Look at {server.address}/ (stop with Ctrl+C).")
    with contextlib.suppress(KeyboardInterrupt):
        for changed in changes(state.root):
            state.say(f"Changed: {', '.join(sorted(changed)[:3])}")
            build_again()
    server.shutdown()
    return DONE
