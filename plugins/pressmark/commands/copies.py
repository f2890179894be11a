"""Where copies of a withdrawn text still are: in git, in packages, with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.commands.bagit import bag_path
from pressmark.commands.git import Repository, pressmark_of
from pressmark.fields.stated import stated
from pressmark.problems import ProblemsFoundError
from pressmark.reading import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pressmark.settings import ArchiveSettings

_PACKAGES = ("*.zip", "*.tar", "*.tar.gz", "*.wacz", "*.warc.gz", "*.epub", "*.zim")


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a copy of a withdrawn text may still be. `kind`: git, remote, file, page."""

    kind: str
    place: str
    advice: str


def remaining_copies(
    root: Path, pressmark: str, *, opaque: bool, settings: ArchiveSettings
) -> Iterator[Copy]:
    """Tell where copies of a withdrawn text still are, or may be.

    `pressmark` is the name that it had; with `opaque` what was said of it counts as the text
    does. What lies in this folder is named exactly; what others may hold can only be told.
    """
    repository = Repository.of(root)
    if repository is not None:
        yield from _in_git(repository, pressmark, opaque=opaque)
    if opaque:
        yield from _mentions(root, pressmark)
    packages = (path for pattern in _PACKAGES for path in root.rglob(pattern))
    for path in sorted(set(packages)):
        name = path.relative_to(root)
        if not any(part.startswith(".") for part in name.parts):
            yield Copy(
                "file",
                name.as_posix(),
                "Delete it or make it anew if it holds the text.",
            )
    bag = bag_path(root, settings)
    if bag.is_dir():
        yield Copy("file", str(bag), "Delete it and make it anew; libraries may hold copies of it.")
    # Sites stand wherever --output said, and where `serve` keeps its own.
    texts = (path for each in ("", ".v*") for path in root.rglob(f"articles/{pressmark}{each}.md"))
    for path in sorted(set(texts)):
        place = path.relative_to(root).as_posix()
        yield Copy("page", place, "Build this site again, or delete it.")
    yield Copy(
        "page",
        settings.url or "wherever the site was published",
        "Publish the new site; caches of the host and of browsers keep the old page for a while.",
    )
    yield Copy(
        "page",
        "feeds that were fetched, search engines, web archives, readers' own copies",
        "Feed readers keep what they fetched; ask search engines and web archives to take the "
        "address out.",
    )


def _mentions(root: Path, pressmark: str) -> Iterator[Copy]:
    """Name what still leads to the work's old name, which tells words of its title."""
    for path in sorted((root / "content").rglob("*")):
        if path.suffix in {".md", ".yml"} and pressmark.encode() in path.read_bytes():
            yield Copy("file", path.relative_to(root).as_posix(), "Take the old address out.")


def _in_git(repository: Repository, pressmark: str, *, opaque: bool) -> Iterator[Copy]:
    versions = [
        version
        for version in repository.history("content", "private", "captures")
        if pressmark == pressmark_of(version.path) or pressmark in version.path.split("/")
    ]
    blobs = repository.read({version.blob for version in versions})
    found = [
        version
        for version in versions
        if opaque or _has_text(blobs.get(version.blob, b""), version.path)
    ]
    for version in found:
        yield Copy(
            "git",
            f"{version.commit[:10]} {version.path}",
            "Take the file out of the history (git filter-repo), or start the repository anew.",
        )
    if found:
        for address in repository.remotes():
            yield Copy(
                "remote",
                address,
                "Push the mended history there, ask the host to clear its caches, and ask those "
                "who forked or cloned it to delete their copy.",
            )


def _has_text(data: bytes, path: str) -> bool:
    if not path.startswith("content/"):
        return True
    try:
        raw = split_front_matter(data, path)
        return bool(raw.body.strip()) or stated(raw.fields, "subtitle")
    except ProblemsFoundError:
        return True
