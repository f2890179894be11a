"""ZIP files (DOCX, XLSX, WACZ) opened with care: what they would unpack to is read first.

A few kilobytes can unpack to gigabytes, and a member's name can lead out of any folder. Nothing
is ever unpacked to a disk here; members are read by name, up to a limit.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from pressmark.capture.sources.model import LONGEST_FILE, MEGABYTE, TooLongError

if TYPE_CHECKING:
    from pressmark.capture.sources.model import Input

MOST_MEMBERS = 20_000
STEEPEST = 200
"""How many times its own size a member may unpack to. Text packs 3 to 20 times, a bomb 1000."""

_SMALL = MEGABYTE
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class PackedError(ValueError):
    """The file is not to be opened. `message` and `remedy` are English sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


def open_packed(entry: Input, *, longest: int = LONGEST_FILE) -> zipfile.ZipFile:
    """Open a ZIP file (APPNOTE.TXT 6.3.10). Raises `PackedError` for one that may do harm.

    `longest` is how many bytes its members may come to, unpacked.
    """
    try:
        packed = zipfile.ZipFile(entry.file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise PackedError(
            f"The file is broken: {error}.", "Save or download it once more."
        ) from None
    members = packed.infolist()
    whole = sum(member.file_size for member in members)
    steep = [
        member
        for member in members
        if member.file_size > _SMALL and member.file_size > STEEPEST * max(1, member.compress_size)
    ]
    if len(members) > MOST_MEMBERS or whole > longest or steep:
        raise PackedError(
            f"The file would unpack to {len(members):,} parts and {whole / MEGABYTE:,.0f} MB.",
            "That is more than such a file ever needs. If you know what it holds, save its "
            "articles in another form.",
        )
    for member in members:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/"):
            raise PackedError(
                f"A part of it has a name that leads out of the file: {member.filename[:100]!r}.",
                "No program writes such names by itself: do not open it.",
            )
        if member.flag_bits & 1:
            raise PackedError("The file is encrypted.", "Save it without a password, and add that.")
    return packed


def read_member(packed: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Read one member. Raises `TooLongError` where it holds more than it says, KeyError if absent.

    Raises `PackedError` for one that cannot be unpacked.
    """
    try:
        with packed.open(name) as member:
            data = member.read(limit + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise PackedError(f"The file is broken: {error}.", "Save it once more.") from None
    if len(data) > limit:
        raise TooLongError(limit)
    return data


def refuse_entities(packed: zipfile.ZipFile) -> None:
    """Raise `PackedError` where an XML part declares a document type: Office writes none.

    Entities that stand for entities grow without end (ECMA-376 part 2, 9.1.1.1, forbids them).
    """
    for member in packed.infolist():
        if member.filename.lower().endswith((".xml", ".rels", ".vml")):
            with packed.open(member) as part:
                head = part.read(100_000)
            if _DOCTYPE.search(head) or _DOCTYPE.search(head.replace(b"\0", b"")):
                raise PackedError(
                    f"{member.filename[:100]} declares entities, which no office program writes.",
                    "Do not open it.",
                )
