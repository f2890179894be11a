"""`pressmark extract`: what one file says of its article."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pressmark.cli.terminal import DONE, Examples, Terminal, common, terminal
from pressmark.commands import extract as extracting


@click.command(
    "extract",
    cls=Examples,
    examples=("pressmark extract report.html --url https://news.example/report",),
)
@click.argument(
    "file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--url", default="", help="The address that the page was taken from.")
@common
@terminal
def command(_state: Terminal, file: Path, url: str) -> int:
    """Show what a file says of its article.

    FILE is a web page, a text, or one article in another form that `add` reads. The answer is
    one JSON object: title, authors, issued, outlet, language, text, license, rights_statement,
    and the evidence for each. Nothing is added to an archive, and nothing is fetched.
    """
    click.echo(json.dumps(extracting.extract(file, url), ensure_ascii=False))
    return DONE
