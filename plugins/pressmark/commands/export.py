"""A built site packed into one file, to be handed on."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.commands.files import ensure_ignored
from pressmark.exports import NOTICE
from pressmark.identity import slug
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.settings import Edition
from pressmark.site.download import offered, pack
from pressmark.site.output import MANIFEST, UNCOVERED, files, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pressmark.settings import ArchiveSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Zipped:
    """What was packed. `size` is in bytes; `left_out` names files that no build made."""

    path: Path
    files: int
    size: int
    sha256: str
    left_out: tuple[str, ...]


def zip_path(root: Path, settings: ArchiveSettings, edition: Edition) -> Path:
    """Return where a site's zip file goes if nobody says it."""
    name = slug(settings.name) or "archive"
    return root / f"{name if edition is Edition.PUBLIC else f'{name}-{edition}'}.zip"


def _is_ours(target: Path) -> bool:
    """Tell a zip file that holds a site's list of sums, and so may be made anew."""
    try:
        with zipfile.ZipFile(target) as packed:
            return any(name.rpartition("/")[2] == MANIFEST for name in packed.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def export_zip(
    root: Path,
    site: Path,
    target: Path,
    settings: ArchiveSettings,
    *,
    edition: Edition = Edition.PUBLIC,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Zipped:
    """Pack the site in a folder into a zip file, which takes the place of an older one whole.

    Every file must be as the build's manifest says; the manifest comes along. Raises
    ProblemsFoundError with all that are not, or where there is no built site.
    """
    site, target = site.resolve(), target.resolve()
    if target.is_relative_to(site):
        raise ProblemsFoundError(
            [
                Problem(
                    path=str(target),
                    message="The zip file would stand in the site that it holds.",
                    remedy="Name a place outside of the site's folder.",
                )
            ]
        )
    if target.exists() and not _is_ours(target):
        raise ProblemsFoundError(
            [
                Problem(
                    path=str(target),
                    message="There is something at that place that is no packed site.",
                    remedy="Name another file with --output, or take the old one away.",
                )
            ]
        )
    try:
        sums = listed(site)
    except FileNotFoundError:
        raise ProblemsFoundError(
            [
                Problem(
                    path=site.name,
                    message="There is no built site to pack.",
                    remedy="Run `pressmark build` first, or name the site's folder with --site.",
                )
            ]
        ) from None
    if edition is Edition.PUBLIC:
        refuse_room(site, sums)
    if target.parent == root.resolve():
        ensure_ignored(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "w+b") as stream:
            count = pack(site, sums, settings, stream, edition=edition, on_progress=on_progress)
            size = stream.tell()
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        os.chmod(name, 0o644)  # noqa: PTH101  # mkstemp makes files that only their owner reads
        os.replace(name, target)  # noqa: PTH105  # one step on every system
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
    return Zipped(
        path=target,
        files=count,
        size=size,
        sha256=digest,
        left_out=tuple(
            path
            for path in files(site)
            if path not in sums and path not in UNCOVERED and not offered(site, path)
        ),
    )


def refuse_room(site: Path, sums: Mapping[str, str]) -> None:
    """Raise ProblemsFoundError where a site that is to be handed on is the reading room's.

    `sums` are those of its manifest.
    """
    if NOTICE in sums:
        raise ProblemsFoundError(
            [
                Problem(
                    path=site.name,
                    message="This is the reading room's edition, with texts that may not be"
                    " published.",
                    remedy="Name the public site's folder with --site; or pack this one with"
                    " `pressmark export zip --edition reading-room`, for the reading room alone.",
                )
            ]
        )
