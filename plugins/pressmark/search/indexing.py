"""One shard's index: documents in, packs out, the same bytes from the same documents.

Pagefind makes the index of words. Its fragments are replaced by what the interface shows, and its
filters and sort orders by columns in the shard's start pack: the page counts, filters and sorts
over all shards at once, which no single index could.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cbor2

from pressmark.languages import primary_language
from pressmark.search.folding import cut, fold, split
from pressmark.search.html import page
from pressmark.search.packs import as_json, pack
from pressmark.search.service import Service
from pressmark.search.shape import entry, known_shape, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.search.documents import IndexDocument

SHOWN: Final = 4
"""Documents in one pack: few, because a page of results takes them from all over the archive."""
TAKEN: Final = 64
"""Documents in one pack of what can be taken away, which is asked for by the hundred."""

_LIST, _TEXT = 0x80, 0x60
_WORD = re.compile(rb"\x83(?:([\x60-\x77])|\x78(.))", re.DOTALL)
"""The head of a list of three that begins with a text of up to 23, or up to 255 bytes."""


class Part(NamedTuple):
    """A part of the search: its `files` by path, and a `note` of what `entry` says of it.

    The note is JSON, of some 40 bytes for each document.
    """

    files: Mapping[str, bytes]
    note: bytes


def index(name: str, documents: Iterable[IndexDocument]) -> Part:
    """Index the documents of one shard, all in one language, under the shard's `name`.

    Their order does not matter. No files and an empty note come of no documents. Several shards
    may be indexed at the same time, in processes or threads: each has a Pagefind of its own.
    Raises `SearchError` where the index cannot be made, `ValueError` where an address occurs twice.
    """
    given = sorted(documents, key=lambda each: each.url)
    by_url = {each.url: each for each in given}
    if len(by_url) < len(given):
        raise ValueError("two documents have one address")
    if not given:
        return Part({}, b"")
    with Service() as pagefind:
        number = pagefind.new_index()
        pagefind.add_all(number, ((each.url, page(each)) for each in given))
        files = dict(pagefind.files(number))
    with known_shape():
        return _packed(name, files, by_url)


def _packed(name: str, files: Mapping[str, bytes], documents: Mapping[str, IndexDocument]) -> Part:
    made: dict[str, bytes] = {}

    def add(header: object, data: bytes = b"") -> str:
        packed, path, content = pack(name, header, data)
        made[path] = content
        return packed

    read = entry(files)
    (info,) = read["languages"].values()
    meta = cbor2.loads(unpack(files[f"pagefind.{info['hash']}.pf_meta"]))
    version, pages, chunks, _filters, _sorts, fields = meta
    if version != read["version"]:
        raise ValueError(f"version {version} in {read['version']}")
    ordered, shown, lengths = [], [], []
    for page_name, length in pages:
        document, fragment = _shown(unpack(files[f"fragment/{page_name}.pf_fragment"]), documents)
        ordered.append(document)
        shown.append(fragment)
        lengths.append(length)
    if len({each.url for each in ordered}) != len(documents):
        raise ValueError("a document is missing")
    table = []
    for first, last, chunk_name in chunks:
        data = unpack(files[f"index/{chunk_name}.pf_index"])
        table.append([first, last, add(" ".join(_words(data)), data)])
    dates = sorted(each.date for each in ordered if each.date)
    note = {
        "name": name,
        "language": primary_language(ordered[0].language),
        "first": dates[0][:7] if dates else "",
        "last": dates[-1][:7] if dates else "",
        "start": {
            "chunks": table,
            "shown": [add(group) for group in _groups(shown, SHOWN)],
            "taken": [add([dict(d.parts) for d in group]) for group in _groups(ordered, TAKEN)],
            "dates": [int(each.date.replace("-", "") or 0) for each in ordered],
            "facets": _columns([each.filters for each in ordered]),
            "pages": lengths,
            "fields": fields,
        },
    }
    return Part(dict(sorted(made.items())), as_json(note))


def _words(chunk: bytes) -> list[str]:
    """Return the words of an index chunk: CBOR (RFC 8949), one list of [word, pages, variants].

    Decoding all the numbers takes fifteen times as long as looking for the words. A number that
    looks like one would make them too many; then all is decoded.
    """
    found = []
    for head in _WORD.finditer(chunk):
        length = head[1][0] - _TEXT if head[2] is None else head[2][0]
        found.append(chunk[head.end() : head.end() + length])
    count = chunk[1] - _LIST if chunk[1] < _LIST + 24 else None
    if count is None:
        size = 1 << chunk[1] - _LIST - 24
        count = int.from_bytes(chunk[2 : 2 + size], "big")
    if len(found) == count:
        return [word.decode() for word in found]
    return [str(word[0]) for word in cbor2.loads(chunk)[0]]


def _groups(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _columns(filters: Sequence[Iterable[tuple[str, str]]]) -> dict[str, Any]:
    """Return for each facet its values, and for each document the numbers of those it has.

    A document's numbers are one number, or a list where it has none or several.
    """
    names = sorted({name for pairs in filters for name, _ in pairs})
    made = {}
    for name in names:
        held = [sorted({value for own, value in pairs if own == name}) for pairs in filters]
        values = sorted(set(itertools.chain.from_iterable(held)))
        at = {value: number for number, value in enumerate(values)}
        column = [[at[value] for value in own] for own in held]
        made[name] = [values, [own[0] if len(own) == 1 else own for own in column]]
    return made


def _shown(
    data: bytes, documents: Mapping[str, IndexDocument]
) -> tuple[IndexDocument, dict[str, Any]]:
    """Return what is shown of a document where it is found, with its words at their positions."""
    fragment = json.loads(data)
    document = documents[fragment["url"].lstrip("/")]
    content, blocks = _own_words(fragment["content"], document)
    return document, {
        "content": content,
        "blocks": blocks,
        "url": document.url,
        "lang": document.language,
        "dir": document.direction,
        "names": [document.outlet, *document.authors] if document.outlet else [],
        "read": ["", *document.read] if any(document.read) else [],
        "rights": [document.license] if document.license else [],
        "access": document.access,
        "access_words": document.access_words,
        "date": document.date_words,
        "datetime": document.iso_date,
        "excerpts": document.excerpts,
        "event": document.event,
        "elsewhere": document.source_url,
    }


def _own_words(indexed: str, document: IndexDocument) -> tuple[str, list[list[Any]]]:
    """Return the document's words at their positions in the index, and where its blocks begin."""
    texts: list[str] = []
    own: list[str] = []
    blocks: list[list[Any]] = []
    for anchor, text in document.blocks:
        shown = cut(text)
        if words := split(shown):
            blocks.append([anchor, len(own)])
            texts.append(shown)
            own += words
    # Pagefind ends a block that has no full stop with one.
    kept = indexed.split()
    if len(kept) != len(own) or not all(map(str.startswith, kept, fold(own, document.language))):
        raise ValueError(f"the words of {document.url} are counted in another way")
    return " ".join(texts), blocks
