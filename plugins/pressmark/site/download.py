"""The site as one zip file, for whoever wants to have all of it: packed, and offered by the site.

The file that the site offers holds the site without that file, and is the one that
`pressmark export zip` makes.
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from typing import IO, TYPE_CHECKING

from pressmark.exports.zipped import FOLDER, START, start_page, zipped
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.settings import Edition
from pressmark.site.config import SETTINGS_FILE
from pressmark.site.output import MANIFEST, UNCOVERED, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pressmark.settings import ArchiveSettings
    from pressmark.site.output import Output, Stamp

_PIECE = 1 << 20
_MEGABYTE = 1_000_000


def pack(
    site: Path,
    sums: Mapping[str, str],
    settings: ArchiveSettings,
    stream: IO[bytes],
    *,
    edition: Edition = Edition.PUBLIC,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Write the files of a site's folder to a zip file, and return how many stand in it.

    `sums` are the SHA-256 sums (hex) of the site's files by path; a zip file that the site offers
    is left out; what names the manifest's sum comes along as it is. Raises ProblemsFoundError with
    every file that is missing or has another sum.
    """
    kept = {path: each for path, each in sums.items() if path != settings.zip_path}
    beside = [path for path in UNCOVERED - {MANIFEST} if (site / path).is_file()]
    manifest = "".join(f"{each}  {path}\n" for path, each in sorted(kept.items())).encode()
    start = start_page(settings, edition)
    problems: list[Problem] = []

    def entries() -> Iterator[tuple[str, int, Iterator[bytes]]]:
        yield START, len(start), iter([start])
        for done, path in enumerate(sorted([*kept, *beside, MANIFEST]), start=1):
            file = site / path
            if path == MANIFEST:
                yield f"{FOLDER}/{path}", len(manifest), iter([manifest])
            elif file.is_file():
                yield f"{FOLDER}/{path}", file.stat().st_size, _read(file, path, kept, problems)
            else:
                problems.append(_problem(path, "The file is missing from the site."))
            on_progress(done, len(kept) + len(beside) + 1)

    zipped(entries(), stream)
    if problems:
        raise ProblemsFoundError(problems)
    return len(kept) + len(beside) + 2


def address(output: Output, settings: ArchiveSettings) -> str:
    """Return where the site offers itself as one file, "" where it does not.

    That is an address with a host, because the file does not hold itself. It is asked when all is
    written but the front page and the page of downloads, which lead there, and the manifest.
    """
    if not settings.offers_zip or _size(output.stamps) > settings.download * _MEGABYTE:
        return ""
    return settings.absolute(settings.zip_path)


def offer(output: Output, settings: ArchiveSettings) -> None:
    """Write the zip file that the site offers.

    The manifest has been written: it is the same in the zip file, which it does not name.
    """
    with tempfile.TemporaryFile() as stream:
        pack(output.folder, listed(output.folder), settings, stream)
        stream.seek(0)
        output.write(settings.zip_path, _pieces(stream), by="the archive as one file")


def withheld(stamps: Mapping[str, Stamp], settings: ArchiveSettings) -> Iterator[Problem]:
    """Yield a warning where a site does not offer itself though the keeper wants it to."""
    if settings.offers_zip and settings.zip_path not in stamps:
        yield Problem(
            path=SETTINGS_FILE,
            field="PRESSMARK_DOWNLOAD",
            value=str(settings.download),
            message=f"The site has {_size(stamps) / _MEGABYTE:.1f} MB, more than is to be offered"
            " as one file: no page leads to one.",
            remedy="Raise the number of megabytes, or set 0 to ask for no such file.",
            severity=Severity.WARNING,
        )


def _size(stamps: Mapping[str, Stamp]) -> int:
    return sum(found[0] for _, found in stamps.values())


def offered(site: Path, path: str) -> bool:
    """Tell whether a file of a site is the zip file that the site offers of itself."""
    if not (path.startswith("data/") and path.endswith(".zip")):
        return False
    try:
        with zipfile.ZipFile(site / path) as packed:
            return packed.read(f"{FOLDER}/{MANIFEST}") == (site / MANIFEST).read_bytes()
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _read(
    file: Path, path: str, sums: Mapping[str, str], problems: list[Problem]
) -> Iterator[bytes]:
    found = hashlib.sha256()
    with file.open("rb") as stream:
        for piece in _pieces(stream):
            found.update(piece)
            yield piece
    if found.hexdigest() != sums.get(path, found.hexdigest()):
        problems.append(_problem(path, "The file is not the one that the build made."))


def _problem(path: str, message: str) -> Problem:
    return Problem(path=path, message=message, remedy="Build the site again.")
