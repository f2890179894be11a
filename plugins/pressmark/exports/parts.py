"""One work as the part that it is of each file of the whole archive.

The search page puts such parts together in the reader's browser: what it hands out about a set of
results is, line by line, what `data/articles.csv`, `.bib`, `.ris` and `.csl.json` say. A page, the
files beside it and its month's part of the archive's files hold the same references.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark.citations import biblatex, bibtex, csl_line, ris
from pressmark.exports.choice import citable
from pressmark.exports.tables import csv_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


class Cited(NamedTuple):
    """A work's references as their files have them; `csl` is one JSON object in one line."""

    biblatex: str
    bibtex: str
    ris: str
    csl: str


@lru_cache(maxsize=1024)
def cited(work: Work, settings: ArchiveSettings) -> Cited:
    """Return a work's references. Raises ValueError for one of which nothing may be said."""
    return Cited(
        biblatex=biblatex([work], settings),
        bibtex=bibtex([work], settings),
        ris=ris([work], settings),
        csl=csl_line(work, settings),
    )


def parts(work: Work, settings: ArchiveSettings) -> Mapping[str, str]:
    """Return a work's line of `csv`, its entries of `bib` and `ris`, its object of `csl.json`.

    A withdrawn work has its line in the table alone, one that is opaque or hidden has nothing.
    """
    made = {"csv": line} if (line := csv_line(work, settings)) else {}
    if citable([work]):
        references = cited(work, settings)
        made["bib"] = references.biblatex
        made["ris"] = references.ris
        made["csl.json"] = references.csl
    return made
