"""One work as the part that it is of each file of the whole archive.

The search page puts such parts together in the reader's browser: what it hands out about a set of
results is, line by line, what `data/articles.csv`, `.bib`, `.ris` and `.csl.json` say.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pressmark.citations import biblatex, csl_item, ris
from pressmark.exports.choice import citable
from pressmark.exports.tables import csv_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def parts(work: Work, settings: ArchiveSettings) -> Mapping[str, str]:
    """Return a work's line of `csv`, its entries of `bib` and `ris`, its object of `csl.json`.

    A withdrawn work has its line in the table alone, one that is opaque or hidden has nothing.
    """
    made = {"csv": line} if (line := csv_line(work, settings)) else {}
    if citable([work]):
        made["bib"] = biblatex([work], settings)
        made["ris"] = ris([work], settings)
        made["csl.json"] = json.dumps(csl_item(work, settings), ensure_ascii=False, sort_keys=True)
    return made
