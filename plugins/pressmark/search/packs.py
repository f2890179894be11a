"""Packs: what the search page loads, each a classic script of one call.

Browsers refuse `fetch`, modules and workers by address to a page that was opened from a folder,
and let it load scripts. A pack hands its name and its content to `pressmarkPack`: gzip in base64,
of a line of JSON and the bytes behind it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from typing import Final

import orjson

FOLDER: Final = "pagefind"
"""Where packs lie, relative to the site's root."""

_LEVEL = 5
"""Level 6 saves a fiftieth, and takes twice as long (measured on 2026-11-21)."""


def pack(folder: str, header: object, data: bytes = b"") -> tuple[str, str, bytes]:
    """Return a pack's name, its path and its content.

    `header` is a JSON value. The name says what is in the pack (40 bits of its SHA-256); the path
    is the name in `folder`, which is relative to `FOLDER`, "" for itself.
    """
    plain = as_json(header) + b"\n" + data
    name = content_name(plain)
    place = f"{folder}/{name}" if folder else name
    # No time in the header: the same content gives the same bytes.
    packed = base64.b64encode(gzip.compress(plain, _LEVEL, mtime=0)).decode()
    return name, path(place), f'pressmarkPack("{place}","{packed}")\n'.encode()


def path(place: str) -> str:
    """Return the path, relative to the site's root, of a pack or script by its place."""
    return f"{FOLDER}/{place}.js"


def content_name(content: bytes) -> str:
    """Return a name that says what a file holds: the same for the same bytes alone."""
    return hashlib.sha256(content).hexdigest()[:10]


def as_json(value: object) -> bytes:
    """Return a value as JSON in one form."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
