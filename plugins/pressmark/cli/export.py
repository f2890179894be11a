"""`pressmark export`: the built site in one piece."""

from __future__ import annotations

from pathlib import Path

import click

from pressmark.cli.terminal import (
    DONE,
    Examples,
    Place,
    Terminal,
    common,
    counted,
    load_settings,
    terminal,
)
from pressmark.commands import bagit
from pressmark.commands import export as exporting
from pressmark.settings import ArchiveSettings, Edition
from pressmark.site.places import OUTPUT


@click.command(
    "export",
    cls=Examples,
    examples=(
        "pressmark export zip",
        "pressmark export zip --output embassy-archive.zip",
        "pressmark export bagit --output ../embassy-bag",
    ),
)
@click.argument("form", metavar="zip|bagit", type=click.Choice(["zip", "bagit"]))
@click.option(
    "--output",
    metavar="PATH",
    type=Place(),
    help="Where the zip file goes (in the archive's folder if left out), or the bag, a new folder"
    " (beside the archive's).",
)
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The built site's folder; output/ in the archive if left out.",
)
@click.option(
    "--edition",
    type=click.Choice([str(each) for each in Edition]),
    default=str(Edition.PUBLIC),
    help="Which edition to pack.  [default: public]",
)
@common
@terminal
def command(
    state: Terminal, form: str, output: Path | None, site: Path | None, edition: str
) -> int:
    """Pack the built site into one zip file, or into a BagIt bag (RFC 8493) for a library.

    The zip unpacked, the site opens from a folder, search and all: START-HERE.html leads into it.
    Each file is held against the build's list of sums on its way. The same site gives the same
    bytes.
    """
    root, chosen = state.root, Edition(edition)
    settings = load_settings(root)
    if form == "bagit":
        if chosen is not Edition.PUBLIC:
            raise click.UsageError("A bag holds the public edition; leave --edition out.")
        return _export_bagit(state, site or root / OUTPUT[chosen], output, settings)
    if output is not None and output.is_dir():
        raise click.UsageError(f"--output names a folder, {output}; the zip file needs a name.")
    with state.progress() as show:
        done = exporting.export_zip(
            root,
            site or root / OUTPUT[chosen],
            output or exporting.zip_path(root, settings, chosen),
            settings,
            edition=chosen,
            on_progress=lambda at, total: show("files", at, total),
        )
    state.data(
        {
            "path": str(done.path),
            "format": form,
            "files": done.files,
            "bytes": done.size,
            "sha256": done.sha256,
            "left_out": list(done.left_out),
        }
    )
    for path in done.left_out:
        state.say(f"left out, because no build made it: {path}")
    state.say(f"{done.path}: {counted(done.files, 'file', 'files')}, {done.size / 1e6:.1f} MB")
    state.say(f"SHA-256: {done.sha256}")
    return DONE


def _export_bagit(
    state: Terminal, site: Path, output: Path | None, settings: ArchiveSettings
) -> int:
    with state.progress() as show:
        done = bagit.export_bagit(
            site,
            output or bagit.bag_path(state.root, settings),
            settings,
            on_progress=lambda at, total: show("files", at, total),
        )
    state.data(
        {
            "path": str(done.path),
            "format": "bagit",
            "files": done.files,
            "bytes": done.size,
            "sha256": done.sha256,
        }
    )
    state.say(f"{done.path}: {counted(done.files, 'file', 'files')}, {done.size / 1e6:.1f} MB")
    state.say(f"SHA-256 of its tag manifest: {done.sha256}")
    return DONE
