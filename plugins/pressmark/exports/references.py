"""The references of the whole archive, for reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.citations import biblatex, bibtex, csl_json, ris
from pressmark.exports.choice import citable, listed
from pressmark.exports.rows import RowFile, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def _pieces(works: Sequence[Work], settings: ArchiveSettings) -> tuple[bytes, ...]:
    cited = listed(citable(works))
    items = csl_json(cited, settings)
    return (
        biblatex(cited, settings).encode(),
        bibtex(cited, settings).encode(),
        ris(cited, settings).encode(),
        items[len(_ARRAY[0]) : -len(_ARRAY[1])].encode() if cited else b"",
    )


_ARRAY = ("[\n", "\n]\n")
"""What stands around the items of a CSL JSON file, one a line."""

REFERENCES = Rows(
    files=(
        RowFile("data/articles.bib", between=b"\n"),
        RowFile("data/articles.bibtex.bib", between=b"\n"),
        RowFile("data/articles.ris"),
        RowFile(
            "data/articles.csl.json",
            head=_ARRAY[0].encode(),
            between=b",\n",
            tail=_ARRAY[1].encode(),
            empty=b"[]\n",
        ),
    ),
    pieces=_pieces,
)
"""`data/articles.bib` (BibLaTeX), `.bibtex.bib`, `.ris` and `.csl.json` of every listed work."""
