"""The shape of Pagefind's files that is known here, and what is said of another one."""

from __future__ import annotations

import gzip
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from pressmark.search.service import REMEDY, SearchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KNOWN_VERSION: Final = "1.5."
"""How the versions of Pagefind begin whose files' shape is known here."""

_SIGNATURE = b"pagefind_dcd"


@contextmanager
def known_shape() -> Iterator[None]:
    """Have errors of reading Pagefind's files raised as a `SearchError` that says what helps."""
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, EOFError, OSError) as error:
        raise SearchError(
            f"Pagefind's files have another shape than that of version {KNOWN_VERSION}x, which "
            f"Pressmark knows ({error}).",
            REMEDY,
        ) from error


def entry(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return Pagefind's entry file, read. Raises `SearchError` for a version not known here."""
    read: dict[str, Any] = json.loads(files["pagefind-entry.json"])
    if not read["version"].startswith(KNOWN_VERSION):
        raise SearchError(
            f"Pagefind {read['version']} is installed; Pressmark knows {KNOWN_VERSION}x.", REMEDY
        )
    return read


def unpack(data: bytes) -> bytes:
    """Return a Pagefind file's content without its compression and signature.

    Raises `ValueError` if the signature is missing.
    """
    plain = gzip.decompress(data)
    if not plain.startswith(_SIGNATURE):
        raise ValueError("Pagefind's signature is missing")
    return plain[len(_SIGNATURE) :]
