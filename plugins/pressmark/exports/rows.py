"""Files that hold a piece for each work, one after the other: made some works at a time.

So a change of one work makes one piece of a large file again, not the whole of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


class RowFile(NamedTuple):
    """A file's path, and what stands before, between and after its pieces, or in their stead."""

    path: str
    head: bytes = b""
    between: bytes = b""
    tail: bytes = b""
    empty: bytes | None = None

    def whole(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the file, of the pieces that are not empty."""
        kept = filter(None, pieces)
        first = next(kept, None)
        if first is None and self.empty is not None:
            yield self.empty
            return
        yield self.head + (first or b"")
        for piece in kept:
            yield self.between + piece
        yield self.tail


class Rows(NamedTuple):
    """Files that are made together: `pieces` gives one piece of each, of some works in order."""

    files: tuple[RowFile, ...]
    pieces: Callable[[Sequence[Work], ArchiveSettings], tuple[bytes, ...]]

    def export(
        self, works: Sequence[Work], settings: ArchiveSettings
    ) -> Iterator[tuple[str, bytes]]:
        """Give the files whole."""
        for file, piece in zip(self.files, self.pieces(works, settings), strict=True):
            yield file.path, b"".join(file.whole([piece]))
