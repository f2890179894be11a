"""What the search page runs: Pagefind's own loader and WebAssembly.

Pagefind's loader is an ES module that fetches its files, which no browser allows to a page opened
from a folder. Its text becomes a function that is handed what it took from its surroundings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pressmark.search.indexing import Part
from pressmark.search.packs import as_json, content_name, pack, path
from pressmark.search.service import Service
from pressmark.search.shape import entry as read_entry
from pressmark.search.shape import known_shape, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

LOADER: Final = "loader"
"""Its name does not say what is in it: the page asks for it before it has read the entry. The entry
says which it is, and the file too."""
_KEEPS = (
    "(window.pressmarkPack??=Object.assign((...given)=>pressmarkPack.kept.push(given),{kept:[]}))"
)
"""It may come before the engine, which takes what is handed over; then it keeps itself."""

_PAGE = '<!doctype html><html lang="{}"><body><p>1</p></body></html>'
_CLASS = "PagefindInstance"
_REST = "var Pagefind=class{"
"""Here begins what puts several indexes together, which the engine does itself."""
_UNPACKS = re.compile(r"var u8=Uint8Array;.*?var gz_default=gunzipSync;", re.DOTALL)
"""A gunzip, which makes its tables anew for each language: browsers have one."""
_NEEDED = (
    f"var {_CLASS}=class{{",
    "async init(language,opts){",
    "async loadEntry(){",
    "async loadMeta(index){",
    "async loadWasm(language){",
    "decompress(data,file=",
    "async search(term,options2={}){",
    "async enterPlaygroundMode(){",
    "this.backend=wasm_bindgen;",
    "this.raw_ptr=this.backend.init_pagefind(new Uint8Array(this.searchMeta));",
    'this._loadGenericChunk(url,"load_index_chunk")',
    "this.raw_ptr=this.backend[method](ptr,chunk);",
    "request_indexes(ptr,term)",
    "this.backend.search(ptr,term,originalTerm,filter_list,sort_list,exact_search,",
    "exact_search,this.exactDiacritics)",
    "JSON.parse(result)",
    "id:result2.p,score:result2.s*this.indexWeight,",
    "location:l.l}",
    "search_keywords",
    "await fetch(",
)
"""What the engine calls, or what calls it: with another Pagefind, look there first."""
_MODULE_ONLY = re.compile(
    r"(?:^|[;}\n])\s*(?:import|export)\b|\bimport\s*\(|\bimport\.meta|importScripts|XMLHttpRequest"
)


def runtime(languages: Iterable[str]) -> Part:
    """Return the loader and the WebAssembly for languages, given by their primary subtags.

    Raises `SearchError` where the installed Pagefind has another shape than the one known here.
    """
    wanted = sorted(set(languages))
    with Service() as pagefind:
        number = pagefind.new_index()
        pagefind.add_all(number, ((f"{each}.html", _PAGE.format(each)) for each in wanted))
        files = dict(pagefind.files(number))
    with known_shape():
        read = read_entry(files)
        loader = derived(files["pagefind.js"].decode())
        name = content_name(loader.encode())
        made = {path(LOADER): f'{_KEEPS}("{LOADER}",["{name}",{loader}])\n'.encode()}
        names = {}
        for language in wanted:
            kind = read["languages"][language]["wasm"] or "unknown"
            packed, where, content = pack(
                "", f"wasm {kind}", unpack(files[f"wasm.{kind}.pagefind"])
            )
            made[where] = content
            names[language] = packed
    note = {
        "version": read["version"],
        "characters": read.get("include_characters", []),
        "loader": name,
        "wasm": names,
    }
    return Part(dict(sorted(made.items())), as_json(note))


def derived(module: str) -> str:
    """Return the text of Pagefind's module as a function (document, fetch, here).

    It gives the class that stands for one index. Raises `ValueError` where the module has another
    shape than the one known here.
    """
    body, found, _ = module.partition(_REST)
    missing = [each for each in _NEEDED if each not in body]
    if not found:
        missing.append(_REST)
    body, unpacks = _UNPACKS.subn("var gz_default;", body)
    if unpacks != 1:
        missing.append(_UNPACKS.pattern)
    if missing:
        raise ValueError(f"pagefind.js lacks {', '.join(missing)}")
    body = body.replace("import.meta.url", "here")
    if alien := _MODULE_ONLY.search(body):
        raise ValueError(f"pagefind.js has {alien[0]}")
    return f"function(document,fetch,here){{{body}\nreturn {_CLASS};}}"
