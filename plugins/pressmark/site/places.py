"""Where the site of an edition stands, and where it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.exports import NOTICE
from pressmark.problems import Problem
from pressmark.settings import Edition
from pressmark.site.output import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pressmark.site.config import Config

_ROOM = "-reading-room"
"""What the name of a folder of the reading room's ends in."""
OUTPUT: Mapping[Edition, str] = {
    Edition.PUBLIC: "output",
    Edition.READING_ROOM: f"output{_ROOM}",
}
"""Where each edition stands if nobody says it, below the archive's folder."""


def output_of(folder: str, config: Config) -> str:
    """Return where an edition goes: the reading room's texts never into the public folder."""
    public = config.archive.edition is Edition.PUBLIC
    return folder if public or folder.endswith(_ROOM) else folder + _ROOM


def misplaced(final: Path, config: Config) -> Iterator[Problem]:
    """Tell an output folder that is a source's or, for the reading room, the public site's."""
    root = config.root.resolve()
    taken = {
        root / "content": "holds what the site is made of",
        root / "private": "holds what may not be published",
        root / "captures": "holds what came in",
    }
    if config.archive.edition is not Edition.PUBLIC:
        why = "is the public edition's, and this is the reading room's"
        taken[(root / OUTPUT[Edition.PUBLIC]).resolve()] = why
        if _is_public_site(final):
            taken[final] = why
    for folder, reason in taken.items():
        if final.is_relative_to(folder):
            yield Problem(
                path=final.name,
                message=f"The site cannot go there: {folder.name}/ {reason}.",
                remedy="Choose another folder with --output.",
            )


def _is_public_site(folder: Path) -> bool:
    """Tell whether a site of the public edition stands in a folder, wherever that is."""
    has_notice = (folder / NOTICE).exists() or folder.name.endswith(_ROOM)
    return (folder / MANIFEST).exists() and not has_notice
