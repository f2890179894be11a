"""The references of the whole archive, for reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.citations import biblatex, csl_json, ris
from pressmark.exports.choice import citable, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def references(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `data/articles.bib`, `.ris` and `.csl.json` of every listed work."""
    cited = listed(citable(works))
    yield "data/articles.bib", biblatex(cited).encode()
    yield "data/articles.ris", ris(cited, settings).encode()
    yield "data/articles.csl.json", csl_json(cited, settings).encode()
