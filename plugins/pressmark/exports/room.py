"""What keeps the reading room's edition where it is kept: a word to people, and one to git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.settings import Edition
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

NOTICE = "READING-ROOM.txt"
"""By this file of theirs the reading room's sites are known, whatever their folder is called."""


def room(
    works: Sequence[Work],  # noqa: ARG001 - as every exporter
    settings: ArchiveSettings,
) -> Iterator[tuple[str, bytes]]:
    """Give the notice, and a `.gitignore` that leaves the whole folder out of a repository."""
    if settings.edition is not Edition.READING_ROOM:
        return
    w = words(settings.language)
    yield NOTICE, f"{w('reading_room.label')}\n\n{w('reading_room.note')}\n".encode()
    yield ".gitignore", b"*\n"
