"""What readers take and give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection

    from pressmark.capture.source import Source

MEGABYTE = 1_000_000

LONGEST_PAGE = 20 * MEGABYTE
"""No article's page is longer, unpacked; what is longer is refused unread."""

LONGEST_FILE = 300 * MEGABYTE
"""Files that a parser needs whole (tables, DOCX, PDF, exports) are refused beyond this size."""


_ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,8}\Z")


@dataclass(frozen=True, slots=True)
class Input:
    """An open file: its name for messages, its bytes (can be sought in), its size in bytes."""

    name: str
    file: BinaryIO
    size: int
    extra: Collection[str] = ()
    """The keeper's own columns, which tables may have."""

    @property
    def ending(self) -> str:
        """The name's ending in lower case, with its dot; "" where it has none.

        A stranger may have given the name: what is no ending of a file anywhere is none.
        """
        match = _ENDING.search(self.name)
        return match[0].lower() if match else ""

    def read(self, limit: int = LONGEST_FILE) -> bytes:
        """Return all bytes. Raises `TooLongError` beyond `limit`."""
        data = self.file.read(limit + 1)
        if len(data) > limit:
            raise TooLongError(limit)
        return data


class TooLongError(ValueError):
    """An input, or what it unpacks to, is longer than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"more than {limit / MEGABYTE:,.0f} MB")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an export says of one article, and the files beside it that may hold the text.

    `files` are paths as the export writes them, the one to take first in front.
    """

    source: Source
    files: tuple[str, ...] = ()
    needed: bool = True
    """Whether the keeper means a text to be there: False for what merely hangs on an item."""
