"""One shard's index: documents in, packs and a note out, the same bytes from the same documents.

Pagefind makes the index of words. Its fragments are replaced by what the interface shows, and its
filters and sort orders by columns in a start pack: the page counts, filters and sorts over all
shards at once, which no single index could. Words and columns go into the note, because they come
into packs together with those of other shards (`pressmark.search.groups`).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cbor2
import orjson

from pressmark.languages import primary_language
from pressmark.search.folding import cut, fold
from pressmark.search.html import page
from pressmark.search.packs import as_json, pack
from pressmark.search.service import Service
from pressmark.search.shape import entry, known_shape, unpack
from pressmark.search.words import entries as entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.search.documents import IndexDocument

SHOWN: Final = 4
"""Documents in one pack: few, because a page of results takes them from all over the archive."""
TAKEN: Final = 64
"""Documents in one pack of what can be taken away, which is asked for by the hundred."""


class Part(NamedTuple):
    """A part of the search: its `files` by path, and a `note` for the part that it belongs to."""

    files: Mapping[str, bytes]
    note: bytes


class Indexed(NamedTuple):
    """What a shard's note holds: its columns, and its words with their entries in the index."""

    name: str
    columns: dict[str, Any]
    words: list[str]
    sizes: list[int]
    """Of each word's entry, in bytes."""
    entries: bytes
    """CBOR, one after the other in the order of the words, which is that of their code points."""


def index(name: str, documents: Iterable[IndexDocument]) -> Part:
    """Index the documents of one shard, all in one language, under the shard's `name`.

    Their order does not matter. No files and an empty note come of no documents. Several shards
    may be indexed at the same time, in processes or threads: each has a Pagefind of its own.
    Raises `SearchError` where the index cannot be made, `ValueError` where an address occurs twice.
    """
    by_url: dict[str, IndexDocument] = {}
    for each in documents:
        if by_url.setdefault(each.url, each) is not each:
            raise ValueError("two documents have one address")
    if not by_url:
        return Part({}, b"")
    # Pagefind numbers them as they come. By date, their columns pack well, and what stands
    # together in a list stands together in a pack.
    given = sorted(by_url.values(), key=lambda each: each.url)
    given.sort(key=lambda each: each.date, reverse=True)
    with Service() as pagefind:
        number = pagefind.new_index()
        pagefind.add_all(number, ((each.url, page(each)) for each in given))
        files = dict(pagefind.files(number))
    with known_shape():
        return _packed(name, files, by_url)


def read_note(note: bytes) -> Indexed:
    """Return what the note of a shard holds."""
    head, _, entries = zlib.decompress(note).partition(b"\n")
    name, columns, words, sizes = orjson.loads(head)
    return Indexed(name, columns, words, sizes, entries)


def _packed(name: str, files: Mapping[str, bytes], documents: Mapping[str, IndexDocument]) -> Part:
    made: dict[str, bytes] = {}

    def add(header: object) -> str:
        packed, path, content = pack(name, header)
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
    words: list[str] = []
    entries: list[bytes] = []
    for _first, _last, chunk_name in chunks:
        for word, one in entries_of(unpack(files[f"index/{chunk_name}.pf_index"])):
            words.append(word)
            entries.append(one)
    if any(map(str.__ge__, words, words[1:])):
        raise ValueError("the words of an index are not in order")
    columns = {
        "language": primary_language(ordered[0].language),
        "shown": [add(group) for group in _groups(shown, SHOWN)],
        "taken": [add([dict(d.parts) for d in group]) for group in _groups(ordered, TAKEN)],
        "dates": [each.date for each in ordered],
        "filters": [each.filters for each in ordered],
        "pages": lengths,
        "fields": fields,
    }
    head = as_json([name, columns, words, [*map(len, entries)]])
    # It is read once or twice: little is gained by packing it well.
    note = zlib.compress(b"".join((head, b"\n", *entries)), 1)
    return Part(dict(sorted(made.items())), note)


def _groups(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _shown(
    data: bytes, documents: Mapping[str, IndexDocument]
) -> tuple[IndexDocument, dict[str, Any]]:
    """Return what is shown of a document where it is found, with its words at their positions."""
    fragment = orjson.loads(data)
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
        shown, words = cut(text)
        if words:
            blocks.append([anchor, len(own)])
            texts.append(shown)
            own += words
    # Pagefind ends a block that has no full stop with one.
    kept = indexed.split()
    if len(kept) != len(own) or not all(map(str.startswith, kept, fold(own, document.language))):
        raise ValueError(f"the words of {document.url} are counted in another way")
    return " ".join(texts), blocks
