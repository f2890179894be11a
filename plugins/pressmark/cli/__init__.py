"""The command `pressmark`, the one part that prints: a module for each command.

A command's module is loaded when it is called, and what it needs with it: reading web pages takes
longer to load than a build that finds nothing changed.

Exit codes: 0 done, 1 problems in the input (named), 2 wrong usage, 3 a fault of the program.
"""

from __future__ import annotations

import click

import pressmark
from pressmark.cli.terminal import Group, archive_option

COMMANDS = (
    "new",
    "add",
    "extract",
    "license",
    "check",
    "build",
    "serve",
    "export",
    "withdraw",
    "release",
    "correct",
    "verify",
)
"""In the order in which the help and docs/commands.md tell of them. Each is a module here."""


@click.group(
    cls=Group,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        "pressmark new my-archive",
        "cd my-archive",
        "pressmark add ../articles --metadata ../articles.csv",
        "pressmark serve",
        "pressmark build",
    ),
)
@archive_option
@click.version_option(pressmark.__version__, prog_name="pressmark")
def main() -> None:
    """Turn news articles into an archive that people can search, read and cite.

    An archive is a folder. Start one, add articles, look at it, build it:
    """
