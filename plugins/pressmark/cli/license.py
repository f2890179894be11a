"""`pressmark license`: what texts say of their licence."""

from __future__ import annotations

import json
from typing import IO

import click

from pressmark.cli.terminal import DONE, PROBLEMS, Subgroup, Terminal, common, terminal
from pressmark.commands import license as licensing
from pressmark.problems import Problem


@click.group(
    "license",
    cls=Subgroup,
    examples=("pressmark license detect < statements.jsonl > answers.jsonl",),
)
@common
def command() -> None:
    """Find out what texts and pages say of their licence."""


@command.command(
    "detect",
    examples=("pressmark license detect < statements.jsonl > answers.jsonl",),
)
@click.argument("file", metavar="[FILE]", type=click.File("rb"), default="-")
@common
@terminal
def detect(_state: Terminal, file: IO[bytes]) -> int:
    """Say which licence each text gives, and to what.

    FILE, or the standard input, holds one JSON object in each line: id, text, html (if the text
    was taken from a page) and url. The answer has id, license, scope and evidence: an SPDX id, a
    Creative Commons family where no version is said, a RightsStatements.org code, or none; said of
    the article, the site, an image, or something other. It is a report and makes no record.
    """
    problems = 0
    for answer in licensing.answers(file, getattr(file, "name", "") or "<stdin>"):
        if isinstance(answer, Problem):
            problems += 1
            click.secho(str(answer), err=True, fg="red")
        else:
            click.echo(json.dumps(answer, ensure_ascii=False))
    return PROBLEMS if problems else DONE
