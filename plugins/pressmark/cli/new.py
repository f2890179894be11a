"""`pressmark new`: start an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pressmark.cli.terminal import DONE, Examples, Place, Terminal, json_option, terminal
from pressmark.commands import new as starting
from pressmark.languages import canonical_tag

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "new",
    cls=Examples,
    examples=(
        'pressmark new embassy-archive --name "Embassy archive" --keeper "Jane Doe" \\',
        "  --email jane@example.org",
    ),
)
@click.argument("folder", metavar="DIR", type=Place(file_okay=False))
@click.option("--name", help="The archive's name; the folder's if left out.")
@click.option("--keeper", default="", help="Who keeps it: a person or an institution.")
@click.option("--email", default="", help="Whom readers and rights holders write to.")
@click.option("--url", default="", help="Where it will be published, if that is known.")
@click.option("--language", default="en", help="The language of its pages.  [default: en]")
@json_option
@terminal
def command(  # one for each option
    state: Terminal,
    folder: Path,
    name: str | None,
    keeper: str,
    email: str,
    url: str,
    language: str,
) -> int:
    """Start a new archive.

    The folder DIR is made if it is not there. It comes with settings, the pages about it, and a
    workflow that publishes it on GitHub. Nothing that is there already is overwritten.
    """
    if canonical_tag(language) is None:
        raise click.BadParameter(
            f"{language} is no language tag; write en, ar, fa …", param_hint="--language"
        )
    if url and not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{url} does not begin with https://.", param_hint="--url")
    shown = name or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    start = starting.Start(name=shown, keeper=keeper, email=email, url=url, language=language)
    files = starting.new(folder, start)
    state.data({"archive": str(folder), "files": list(files)})
    state.say(f"“{shown}” is ready in {folder}.")
    state.say("Add articles to it:")
    state.say(f"  pressmark add ARTICLE.txt --metadata TABLE.csv --archive {folder}")
    return DONE
