"""Files made of the works, each exporter `(works, settings) -> (path, bytes) …`.

`ROWS` are the large ones, which are made some works at a time and put together.
All of them read a work through `pressmark.public`: what is withheld is in no file. Unlisted
works have the files beside their page and are in nothing that lists works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from pressmark.exports.beside import beside
from pressmark.exports.datapackage import data_package
from pressmark.exports.opensearch import opensearch
from pressmark.exports.parts import cited, parts
from pressmark.exports.references import REFERENCES
from pressmark.exports.rocrate import published, ro_crate
from pressmark.exports.room import NOTICE, room
from pressmark.exports.rows import RowFile, Rows
from pressmark.exports.sitemap import robots, sitemap
from pressmark.exports.tables import CSV_HEADER, TABLES
from pressmark.settings import ArchiveSettings
from pressmark.work import Work

Exporter: TypeAlias = Callable[[Sequence[Work], ArchiveSettings], Iterator[tuple[str, bytes]]]
"""Gives paths relative to the site's root, and what stands in the files."""

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "sitemap": sitemap,
        "robots": robots,
        "opensearch": opensearch,
        "room": room,
    }
)
"""The exporters of the whole archive. No two of them make one path."""

ROWS: Mapping[str, Rows] = MappingProxyType({"references": REFERENCES, "tables": TABLES})
"""The files of the whole archive that hold a piece for each work."""

__all__ = [
    "CSV_HEADER",
    "EXPORTERS",
    "NOTICE",
    "ROWS",
    "Exporter",
    "RowFile",
    "Rows",
    "beside",
    "cited",
    "data_package",
    "opensearch",
    "parts",
    "published",
    "ro_crate",
    "robots",
    "sitemap",
]
