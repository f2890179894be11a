"""Pagefind's output made the same from run to run, and its fragments made to show what is ours.

Pagefind 1.5 leaves filters, metadata and its entry file in the order of a hash map: they are
sorted and named by their content. It also gives back the text that it was given, which was folded:
each fragment gets its document's own words, and what the interface shows beside them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

import cbor2

from pressmark.search.folding import fold, split
from pressmark.search.records import packs
from pressmark.search.service import SearchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.search.documents import IndexDocument

KNOWN_VERSION: Final = "1.5."
"""The version of Pagefind whose files' shape is known here."""

_SIGNATURE = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_SEGMENTED = "\u200b"
"""Stands between the words of a language that is written without blanks."""


def canonical(
    files: Mapping[str, bytes], documents: Mapping[str, IndexDocument]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files that the search page needs, sorted by path, in a fixed form.

    `files` is Pagefind's output by path; `documents` are what it was made from, by address.
    Raises `SearchError` where the output is of another version or shape than the one known here.
    """
    try:
        made = _made(files, documents)
    except (KeyError, TypeError, ValueError, IndexError, EOFError, OSError) as error:
        raise SearchError(
            f"Pagefind's files have another shape than that of version {KNOWN_VERSION}x, which "
            "Pressmark knows. Install the version that the lock file names."
        ) from error
    for path in sorted(made):
        if not made[path]:
            raise SearchError(f"Pagefind made an empty file: {path}. Build again.")
        yield path, made[path]


def unpack(data: bytes) -> bytes:
    """Return a Pagefind file's content without its compression and signature.

    Raises `ValueError` if the signature is missing.
    """
    plain = gzip.decompress(data)
    if not plain.startswith(_SIGNATURE):
        raise ValueError("Pagefind's signature is missing")
    return plain[len(_SIGNATURE) :]


def _pack(content: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + content, 9, mtime=0)


def _name(language: str, content: bytes) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"


def _made(files: Mapping[str, bytes], documents: Mapping[str, IndexDocument]) -> dict[str, bytes]:
    entry = json.loads(files[_ENTRY])
    if not entry["version"].startswith(KNOWN_VERSION):
        raise SearchError(
            f"Pagefind {entry['version']} is installed; Pressmark knows {KNOWN_VERSION}x. "
            "Install the version that the lock file names."
        )
    made = {"pagefind.js": files["pagefind.js"]}
    taken: dict[str, IndexDocument] = {}
    made |= {path: data for path, data in files.items() if path.startswith("index/")}
    for language, info in sorted(entry["languages"].items()):
        wasm = f"wasm.{info['wasm'] or 'unknown'}.pagefind"
        made[wasm] = files[wasm]
        meta = cbor2.loads(unpack(files[f"pagefind.{info['hash']}.pf_meta"]))
        version, pages, _chunks, filters, sorts, _fields = meta
        if version != entry["version"]:
            raise ValueError(version)
        for page in pages:
            name, page[0] = page[0], ""
            document, content = _fragment(unpack(files[f"fragment/{name}.pf_fragment"]), documents)
            page[0] = _name(language, content)
            made[f"fragment/{page[0]}.pf_fragment"] = _pack(content)
            taken[page[0].removeprefix(f"{language}_")] = document
        for each in filters:
            name, values = cbor2.loads(unpack(files[f"filter/{each[1]}.pf_filter"]))
            content = cbor2.dumps([name, sorted([value, sorted(ids)] for value, ids in values)])
            each[1] = _name(language, content)
            made[f"filter/{each[1]}.pf_filter"] = _pack(content)
        filters.sort()
        sorts.sort()
        content = cbor2.dumps(meta)
        info["hash"] = _name(language, content)
        made[f"pagefind.{info['hash']}.pf_meta"] = _pack(content)
    records, contents = packs(taken)
    languages = dict(sorted(entry["languages"].items()))
    made[_ENTRY] = _json({**entry, "languages": languages, "records": records})
    return made | contents


def _fragment(data: bytes, documents: Mapping[str, IndexDocument]) -> tuple[IndexDocument, bytes]:
    fragment = json.loads(data)
    document = documents[fragment["url"].lstrip("/")]
    segmented = _SEGMENTED in fragment["content"]
    if segmented:
        words = fragment["content"].replace(" ", "\u00a0").split(_SEGMENTED)
        fragment["content"] = " ".join(words)
    else:
        fragment["content"], fragment["anchors"] = _own_words(fragment["content"], document)
    fragment["filters"] = {}
    fragment["meta"] = {
        "joint": "" if segmented else " ",
        "title": document.title,
        "lang": document.language,
        "dir": document.direction,
        "names": [name for name in (document.outlet, *document.authors) if name],
        "rights": [document.license] if document.license else [],
        "access": document.access,
        "access_words": document.access_words,
        "date": document.date_words,
        "datetime": document.iso_date,
        "excerpts": document.excerpts,
        "sorts": dict(document.sorts),
        "event": document.event,
        "elsewhere": document.source_url,
    }
    return document, _json(fragment)


def _own_words(indexed: str, document: IndexDocument) -> tuple[str, list[dict[str, Any]]]:
    """Return the document's words at their positions in the index, and where its blocks begin."""
    own: list[str] = []
    anchors = []
    for anchor, text in document.blocks:
        if block := split(text):
            anchors.append({"element": "p", "id": anchor, "text": "", "location": len(own)})
            own += block
    # Pagefind ends a block that has no full stop with one.
    kept = indexed.split()
    if len(kept) != len(own) or not all(
        word.startswith(fold(mine, document.language)) for word, mine in zip(kept, own, strict=True)
    ):
        raise SearchError(
            f"Pagefind counts the words of {document.url} in another way than Pressmark: "
            "paragraphs could not be found. Install the version that the lock file names."
        )
    return " ".join(own), anchors


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
