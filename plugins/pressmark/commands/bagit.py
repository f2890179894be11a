"""A built site as a BagIt bag, for libraries and their vaults.

Specification: RFC 8493, "The BagIt File Packaging Format (V1.0)". No clock is read: the same site
and settings give the same bag.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pressmark.commands.export import refuse_room
from pressmark.identity import slug
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.site.output import UNCOVERED, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressmark.settings import ArchiveSettings

PAYLOAD = "data"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_TAGS = "tagmanifest-sha256.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bagged:
    """A bag. `files` and `size` (bytes) are the payload's, `sha256` its tag manifest's."""

    path: Path
    files: int
    size: int
    sha256: str


def bag_path(root: Path, settings: ArchiveSettings) -> Path:
    """Return where a bag goes if nobody says it: beside the archive, which is not its place."""
    return root.resolve().parent / f"{slug(settings.name) or 'archive'}-bag"


def export_bagit(
    site: Path,
    target: Path,
    settings: ArchiveSettings,
    *,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Bagged:
    """Copy a built site into a new bag; nothing that stands there is ever replaced.

    Raises ProblemsFoundError with every file that is not as the build's manifest says, where
    there is no built site, and where the folder is there already or lies in the site.
    """
    site, target = site.resolve(), target.resolve()
    try:
        sums = listed(site)
    except FileNotFoundError:
        raise _problem(
            site.name,
            "There is no built site to pack.",
            "Run `pressmark build` first, or name the site's folder with --site.",
        ) from None
    refuse_room(site, sums)
    if target.is_relative_to(site):
        raise _problem(
            str(target),
            "The bag would stand in the site that it holds.",
            "Name a place outside of the site's folder.",
        )
    if target.exists():
        raise _problem(
            str(target),
            "There is something at that place already.",
            "Name a new folder with --output, or take the old one away.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}."))
    try:
        files, size, sha256 = _fill(aside, site, sums, settings, on_progress)
        aside.chmod(0o755)  # mkdtemp makes folders that only their owner reads
        aside.rename(target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return Bagged(path=target, files=files, size=size, sha256=sha256)


def _fill(
    bag: Path,
    site: Path,
    sums: dict[str, str],
    settings: ArchiveSettings,
    on_progress: Callable[[int, int], None],
) -> tuple[int, int, str]:
    problems: list[Problem] = []
    lines: list[str] = []
    size = 0
    paths = sorted({*sums, *(path for path in UNCOVERED if (site / path).is_file())})
    for done, path in enumerate(paths, start=1):
        try:
            data = (site / path).read_bytes()
        except FileNotFoundError:
            problems.append(_told(path, "The file is missing from the site."))
            continue
        found = hashlib.sha256(data).hexdigest()
        if found != sums.get(path, found):
            problems.append(_told(path, "The file is not the one that the build made."))
        place = bag / PAYLOAD / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        size += len(data)
        lines.append(f"{found}  {_escaped(f'{PAYLOAD}/{path}')}\n")
        on_progress(done, len(paths))
    if problems:
        raise ProblemsFoundError(problems)
    tags = {
        "bag-info.txt": "".join(_info(settings, size, len(lines))).encode(),
        "bagit.txt": _DECLARATION,
        "manifest-sha256.txt": "".join(lines).encode(),
    }
    tags[_TAGS] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in tags.items()
    ).encode()
    for name, data in tags.items():
        (bag / name).write_bytes(data)
    return len(lines), size, hashlib.sha256(tags[_TAGS]).hexdigest()


def _info(settings: ArchiveSettings, size: int, files: int) -> Iterator[str]:
    """Yield the lines of `bag-info.txt` (section 2.2.2) of which something is known."""
    values = {
        "Source-Organization": settings.name,
        "Contact-Name": settings.keeper_name,
        "Contact-Email": settings.keeper_email,
        "External-Description": settings.purpose,
        "External-Identifier": settings.url,
        "Bagging-Date": settings.released,
        "Internal-Sender-Identifier": settings.version,
        "Payload-Oxum": f"{size}.{files}",
    }
    for label, value in values.items():
        if plain := " ".join(value.split()):
            yield f"{label}: {plain}\n"


def _escaped(path: str) -> str:
    """Write a path as manifests have it (section 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _told(path: str, message: str) -> Problem:
    return Problem(path=path, message=message, remedy="Build the site again.")


def _problem(path: str, message: str, remedy: str) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(path=path, message=message, remedy=remedy)])
