"""Writing into a keeper's archive: each file whole or not at all, private texts never in git."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

IGNORED = (
    "/private/",
    "/captures/",
    "/output/",
    "/output-reading-room/",
    "/*.zip",
    "/.pressmark/",
    "/.output*",
)
"""What git must leave alone: texts that may not be published, and what a build makes."""


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader sees the old content or the new, never a part.

    Raises OSError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        error.filename = str(path)  # nobody knows the other name
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)  # noqa: PTH101  # mkstemp makes files that only their owner reads
        os.replace(name, path)  # noqa: PTH105  # one step on every system
    except BaseException as error:
        os.unlink(name)  # noqa: PTH108
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk names none
        raise


def write_files(root: Path, files: Mapping[str, bytes], *, ignored: bool = False) -> None:
    """Write files below `root`, private texts after git has been told to ignore them.

    `ignored` says that it has been told already.
    """
    if not ignored and any(path.startswith(("private/", "captures/")) for path in files):
        ensure_ignored(root)
    for path in sorted(files, key=_turn):
        write_file(root / path, files[path])


def write_together(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root` as `write_files` does, and all of them or none.

    Where one cannot be written, those before it are put back as they were. Raises OSError.
    """
    before = {
        path: (root / path).read_bytes() if (root / path).is_file() else None for path in files
    }
    try:
        write_files(root, files)
    except BaseException:
        for path, data in before.items():
            if data is not None:
                if (root / path).read_bytes() != data:
                    write_file(root / path, data)
            else:
                (root / path).unlink(missing_ok=True)
        raise


def _turn(path: str) -> tuple[int, str]:
    """Say when a file is written, so that a run that is killed between two leaves no harm.

    A text is moved by writing it in its new place first: it is there twice; so is one that is
    corrected, as an earlier version. A record comes last: without it nothing else of the article
    counts, and adding it again writes all of it.
    """
    if path.startswith(("content/versions/", "private/versions/")):
        return 0, path
    if path.startswith("private/"):
        return 1, path
    return (3 if path.startswith("content/articles/") else 2), path


def ensure_ignored(root: Path) -> bool:
    """See that `.gitignore` keeps private texts out of git; True if it had to be changed."""
    path = root / ".gitignore"
    text = path.read_text("utf-8", "surrogateescape") if path.is_file() else ""
    lines = {line.strip() for line in text.splitlines()}
    missing = [line for line in IGNORED if not {line, line.strip("/"), line[1:]} & lines]
    if not missing:
        return False
    if text and not text.endswith("\n"):
        text += "\n"
    note = "# A public repository is a publication: what may not be published stays out of git.\n"
    write_file(
        path,
        f"{text}{note}{''.join(f'{line}{chr(10)}' for line in missing)}".encode(
            errors="surrogateescape"
        ),
    )
    return True
