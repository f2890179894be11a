"""The references of the whole archive, for reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.exports.choice import citable, listed
from pressmark.exports.parts import cited
from pressmark.exports.rows import RowFile, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def _pieces(works: Sequence[Work], settings: ArchiveSettings) -> tuple[bytes, ...]:
    references = [cited(work, settings) for work in listed(citable(works))]
    return (
        "\n".join(each.biblatex for each in references).encode(),
        "\n".join(each.bibtex for each in references).encode(),
        "".join(each.ris for each in references).encode(),
        ",\n".join(each.csl for each in references).encode(),
    )


REFERENCES = Rows(
    files=(
        RowFile("data/articles.bib", between=b"\n"),
        RowFile("data/articles.bibtex.bib", between=b"\n"),
        RowFile("data/articles.ris"),
        RowFile(
            "data/articles.csl.json",
            head=b"[\n",
            between=b",\n",
            tail=b"\n]\n",
            empty=b"[]\n",
        ),
    ),
    pieces=_pieces,
)
"""`data/articles.bib` (BibLaTeX), `.bibtex.bib`, `.ris` and `.csl.json` of every listed work."""
