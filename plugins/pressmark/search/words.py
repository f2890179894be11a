"""The words of Pagefind's index, taken out of its chunks; the page makes chunks of its own of them.

A chunk is CBOR (RFC 8949): a list of one list, of an entry for each word: the word, the pages that
have it with its places, and its variants. Nothing but the words is decoded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import cbor2

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARRAY, _TEXT = 0x80, 0x60
_DIRECT: Final = 24
"""A length below this stands in the head itself; others in one, two or four bytes behind it."""
_ENTRY = re.compile(rb"\x83(?:([\x60-\x77])|\x78(.))", re.DOTALL)
"""The head of a list of three that begins with a text of up to 23, or up to 255 bytes."""


def entries(chunk: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the words of a chunk, each with the bytes of its entry.

    Decoding all the numbers takes fifteen times as long as looking for the words. A number that
    looks like one would make them too many; then all is decoded. Raises `ValueError` or
    `IndexError` where the chunk has another shape.
    """
    count, begin = _head(chunk, 1)
    found = list(_ENTRY.finditer(chunk))
    begins = [*(head.start() for head in found), len(chunk)]
    if len(found) == count and begins[0] == begin:
        for head, end in zip(found, begins[1:], strict=True):
            length = head[1][0] - _TEXT if head[2] is None else head[2][0]
            yield chunk[head.end() : head.end() + length].decode(), chunk[head.start() : end]
        return
    (decoded,) = cbor2.loads(chunk)
    for word, pages, variants in decoded:
        yield word, cbor2.dumps([word, pages, variants])


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Return how many items a list has whose head is at `at`, and where the first begins."""
    small = data[at] - _ARRAY
    if small < _DIRECT:
        return small, at + 1
    end = at + 1 + (1 << small - _DIRECT)
    return int.from_bytes(data[at + 1 : end], "big"), end
