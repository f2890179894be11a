"""Files made of the works, each exporter `(works, settings) -> (path, bytes) …`.

All of them read a work through `pressmark.public`: what is withheld is in no file. Unlisted
works have the files beside their page and are in nothing that lists works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from pressmark.exports.atom import feed
from pressmark.exports.beside import beside
from pressmark.exports.opensearch import opensearch
from pressmark.exports.parts import parts
from pressmark.exports.references import references
from pressmark.exports.sitemap import sitemap
from pressmark.exports.tables import CSV_HEADER, tables
from pressmark.settings import ArchiveSettings
from pressmark.work import Work

Exporter: TypeAlias = Callable[[Sequence[Work], ArchiveSettings], Iterator[tuple[str, bytes]]]
"""Gives paths relative to the site's root, and what stands in the files."""

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "beside": beside,
        "references": references,
        "tables": tables,
        "feed": feed,
        "sitemap": sitemap,
        "opensearch": opensearch,
    }
)
"""Every exporter, in the order in which they run. No two of them make one path."""

__all__ = [
    "CSV_HEADER",
    "EXPORTERS",
    "Exporter",
    "beside",
    "feed",
    "opensearch",
    "parts",
    "references",
    "sitemap",
    "tables",
]
