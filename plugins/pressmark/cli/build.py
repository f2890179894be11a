"""`pressmark build`: the site."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import click

from pressmark.cli.terminal import (
    DONE,
    Examples,
    Place,
    Terminal,
    common,
    counted,
    settings_option,
    terminal,
)
from pressmark.problems import as_dict
from pressmark.settings import Edition
from pressmark.site.build import BuildReport, build

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "build",
    cls=Examples,
    examples=("pressmark build --site-url https://archive.example.org",),
)
@click.option(
    "--output",
    metavar="DIR",
    type=Place(file_okay=False),
    help="Where the site goes; output/ in the archive if left out.",
)
@click.option("--site-url", metavar="URL", help="The address where it will be published.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    help="“reading-room” shows withheld texts too: never publish that one.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes work at once; as many as there are cores if left out.",
)
@click.option("--no-search", is_flag=True, help="Leave the search out.")
@settings_option
@common
@terminal
def command(
    state: Terminal,
    output: Path | None,
    site_url: str | None,
    edition: str | None,
    jobs: int | None,
    no_search: bool,
    settings_file: Path | None,
) -> int:
    """Build the site.

    It is plain files, for any web server or for a USB stick. The old site stays as it is until
    the new one is whole.
    """
    build_and_tell(
        state,
        output=output.resolve() if output else None,
        site_url=site_url,
        edition=Edition(edition) if edition else None,
        jobs=jobs,
        search=not no_search,
        settings_file=settings_file.resolve() if settings_file else None,
    )
    return DONE


def build_site(root: Path, **options: Any) -> BuildReport:
    """Build without a word on the standard output: the answer, perhaps JSON, stands alone there."""
    with contextlib.redirect_stdout(sys.stderr):
        return build(root, **options)


def build_and_tell(state: Terminal, **options: Any) -> BuildReport:
    """Build, and say what came of it."""
    with state.progress() as show:
        report = build_site(state.standing, on_progress=show, **options)
    state.problems(report.warnings)
    state.data(
        {
            "output": str(report.output),
            "records": report.records,
            "full_texts": report.full,
            "descriptions": report.described,
            "hidden": report.hidden,
            "pages": report.pages,
            "files": report.files,
            "seconds": round(report.seconds, 2),
            "warnings": [as_dict(problem) for problem in report.warnings],
        }
    )
    shown = (
        f"{counted(report.full, 'full text', 'full texts')} and "
        f"{counted(report.described, 'description', 'descriptions')}"
    )
    state.say(f"{shown} on {report.pages:,} pages, in {report.seconds:.1f} s: {report.output}")
    return report
