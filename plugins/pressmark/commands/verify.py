"""Holding what is there against the SHA-256 sums that say what should be there."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pressmark.exports.zipped import START
from pressmark.identity import is_pressmark, sha256
from pressmark.private import split_private
from pressmark.problems import ProblemsFoundError
from pressmark.site.download import offered
from pressmark.site.output import CITATION, MANIFEST, UNCOVERED, files, sums_of
from pressmark.versions import read_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

    from pressmark.record import Version

_SHA256 = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_TEXT = re.compile(r"articles/(?P<mark>[a-z0-9-]+?)(?:\.v(?P<version>[0-9]+))?\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found: how many files agree, and which do not, each list sorted.

    `manifest` is the SHA-256 of the manifest, which whoever cites the archive as a whole gives.
    """

    intact: int = 0
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    manifest: str = ""

    @property
    def is_whole(self) -> bool:
        """True where nothing is missing, changed or added."""
        return not (self.missing or self.changed or self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in a site: whose it is, and which version; 0 for the one that stands."""

    path: str
    pressmark: str
    version: int = 0


class Site(Protocol):
    """A built site, wherever it lies. Paths are relative to it, with forward slashes."""

    def paths(self) -> frozenset[str]:
        """Return its files, without what belongs to a package alone."""

    def open(self, path: str) -> IO[bytes]:
        """Open a file. Raises OSError or BadZipFile where it cannot be read."""


class Folder:
    """A site in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def paths(self) -> frozenset[str]:
        """Return every file but the zip file that the site offers of itself."""
        return frozenset(path for path in files(self._folder) if not offered(self._folder, path))

    def open(self, path: str) -> IO[bytes]:
        """Open a file."""
        return (self._folder / path).open("rb")


class Packed:
    """A site in a zip file, in whichever folder it stands there."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        names = [each for each in packed.namelist() if not each.endswith("/")]
        homes = [
            each.removesuffix(MANIFEST)
            for each in names
            if each == MANIFEST or each.endswith(f"/{MANIFEST}")
        ]
        self._home = min(homes, key=len, default="")
        twice = {name for name, count in Counter(names).items() if count > 1}
        # Which of two entries of one name is unpacked depends on the program.
        self._paths = frozenset(
            f"{self._inside(name)} (twice)" if name in twice else self._inside(name)
            for name in names
            if name != START
        )

    def _inside(self, name: str) -> str:
        inside = name.startswith(self._home)
        return name.removeprefix(self._home) if inside else f"../{name}"

    def paths(self) -> frozenset[str]:
        """Return every file but the page that leads into the zip file."""
        return self._paths

    def open(self, path: str) -> IO[bytes]:
        """Open a file."""
        return self._packed.open(f"{self._home}{path}")


def sum_of(path: Path) -> str:
    """Return a file's SHA-256 in lower-case hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sum_of_text(path: Path) -> str:
    """Return the SHA-256 of a file's text in the form in which texts are summed.

    What stands above it as front matter does not count, nor do line ends and blanks at the ends
    of lines. Raises `ProblemsFoundError` where the file is not UTF-8, or front matter cannot be
    read.
    """
    return sha256(split_private(path.read_bytes(), path.name).body)


def is_sum(text: str) -> bool:
    """Tell whether a text is a SHA-256 sum as hexadecimal digits."""
    return _SHA256.fullmatch(text) is not None


def manifest_of(site: Site) -> dict[str, str]:
    """Return a site's sums by path. Raises FileNotFoundError where it has no manifest."""
    return sums_of(_manifest(site).decode("utf-8", "replace"))


def _manifest(site: Site) -> bytes:
    if MANIFEST not in site.paths():
        raise FileNotFoundError(MANIFEST)
    with site.open(MANIFEST) as file:
        return file.read()


def verify_site(
    site: Site, on_progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verified:
    """Hold a site's files against its manifest, and that against the sum that is cited.

    Raises FileNotFoundError where it has no manifest.
    """
    manifest = _manifest(site)
    sums = sums_of(manifest.decode("utf-8", "replace"))
    present = site.paths()
    changed = []
    for done, path in enumerate(sorted(sums), start=1):
        if path in present and not _is(site, path, sums[path]):
            changed.append(path)
        on_progress(done, len(sums))
    found = hashlib.sha256(manifest).hexdigest()
    if CITATION in present and f"sha256:{found}".encode() not in _read(site, CITATION):
        changed.append(CITATION)
    missing = sorted(set(sums) - present)
    return Verified(
        intact=len(sums) - len(missing) - sum(path in sums for path in changed),
        missing=tuple(missing),
        changed=tuple(sorted(changed)),
        extra=tuple(sorted(present - set(sums) - UNCOVERED)),
        manifest=found,
    )


def texts_in(site: Site, expected: str) -> Iterator[Text]:
    """Yield a site's texts of a pressmark, or those whose sum is given and whose bytes have it.

    The text that stands comes before earlier versions. Raises FileNotFoundError where the site
    has no manifest.
    """
    sums, present = manifest_of(site), site.paths()
    found = []
    for path, known in sums.items():
        match = _TEXT.fullmatch(path)
        if match is not None and path in present and expected in (match["mark"], known):
            text = Text(path=path, pressmark=match["mark"], version=int(match["version"] or 0))
            if expected == text.pressmark or _is(site, path, known):
                found.append(text)
    yield from sorted(found, key=lambda text: (text.version != 0, text.pressmark, text.version))


def sum_in(site: Site, path: str) -> str:
    """Return the SHA-256 (hex) of a site's file; "" where it cannot be read."""
    try:
        with site.open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    except (OSError, KeyError, zipfile.BadZipFile):
        return ""


def versions_of(root: Path, pressmark: str) -> Iterator[Version]:
    """Yield the earlier versions of a text that an archive holds, those that can be read."""
    if not is_pressmark(pressmark):
        return
    for folder in ("content", "private"):
        for path in sorted((root / folder / "versions" / pressmark).glob("*.md")):
            try:
                yield read_version(path.read_bytes(), path.relative_to(root).as_posix())
            except (ProblemsFoundError, ValueError):
                continue


def _is(site: Site, path: str, known: str) -> bool:
    return sum_in(site, path) == known


def _read(site: Site, path: str) -> bytes:
    try:
        with site.open(path) as file:
            return file.read()
    except (OSError, KeyError, zipfile.BadZipFile):
        return b""
