"""The data files of the whole archive: what each holds, its form, and under which terms.

What tells of the files (the downloads page, the Data Package, the RO-Crate, the front page's
linked data) tells of those in this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from pressmark.exports import parquet
from pressmark.exports.database import PATH as DATABASE
from pressmark.exports.tables import described, passed_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.licenses import License, RightsStatement
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

FOLDER: Final = "data"
CC0: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The licence of the archive's own descriptions."""
PACKAGE: Final = f"{FOLDER}/datapackage.json"
CRATE: Final = f"{FOLDER}/ro-crate-metadata.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file in `data/`. `key` names in the catalogue of words what is in it."""

    path: str
    key: str
    form: str
    """The form's own name, which no language translates."""
    media_type: str
    descriptions: bool = True
    texts: bool = False
    """True where it holds texts: each of its rows of text then has its own terms."""

    @property
    def name(self) -> str:
        """The file's name within the folder."""
        return self.path.removeprefix(f"{FOLDER}/")


class Stored(NamedTuple):
    """A data file as it was written: `size` in bytes, `sha256` in hex."""

    file: DataFile
    size: int
    sha256: str


_FILES = (
    DataFile(
        path="data/articles.csv", key="downloads.descriptions", form="CSV", media_type="text/csv"
    ),
    DataFile(
        path="data/articles.jsonl",
        key="downloads.descriptions",
        form="JSON Lines",
        media_type="application/jsonl",
    ),
    DataFile(
        path="data/texts.jsonl",
        key="downloads.texts",
        form="JSON Lines",
        media_type="application/jsonl",
        descriptions=False,
        texts=True,
    ),
    DataFile(
        path=DATABASE,
        key="downloads.database",
        form="SQLite",
        media_type="application/vnd.sqlite3",
        texts=True,
    ),
    DataFile(
        path=parquet.ARTICLES,
        key="downloads.descriptions",
        form="Parquet",
        media_type="application/vnd.apache.parquet",
    ),
    DataFile(
        path=parquet.TEXTS,
        key="downloads.texts",
        form="Parquet",
        media_type="application/vnd.apache.parquet",
        descriptions=False,
        texts=True,
    ),
    DataFile(
        path="data/articles.bib",
        key="downloads.references",
        form="BibLaTeX",
        media_type="application/x-bibtex",
    ),
    DataFile(
        path="data/articles.bibtex.bib",
        key="downloads.references",
        form="BibTeX",
        media_type="application/x-bibtex",
    ),
    DataFile(
        path="data/articles.ris",
        key="downloads.references",
        form="RIS",
        media_type="application/x-research-info-systems",
    ),
    DataFile(
        path="data/articles.csl.json",
        key="downloads.references",
        form="CSL JSON",
        media_type="application/vnd.citationstyles.csl+json",
    ),
)
DESCRIPTORS: Final = (
    DataFile(
        path=PACKAGE,
        key="downloads.datapackage",
        form="Data Package",
        media_type="application/json",
    ),
    DataFile(
        path=CRATE, key="downloads.rocrate", form="RO-Crate", media_type="application/ld+json"
    ),
)
"""The files that tell of the others, in the order in which they are made."""


def data_files(settings: ArchiveSettings) -> tuple[DataFile, ...]:
    """Return the files that a build makes of the works themselves, in the page's order."""
    asked = {
        DATABASE: settings.sqlite,
        parquet.ARTICLES: settings.parquet,
        parquet.TEXTS: settings.parquet,
    }
    return tuple(file for file in _FILES if asked.get(file.path, True))


def text_rights(works: Iterable[Work]) -> tuple[License | RightsStatement, ...]:
    """Return the licences and statements under which texts stand in the data files, by id."""
    found: dict[str, License | RightsStatement] = {}
    for work in works:
        rights = work.record.rights
        if rights is not None and rights.id not in found and work.decision.redistributable:
            for _, record, _ in passed_on(described([work])):
                if record.rights is not None:
                    found[record.rights.id] = record.rights
    return tuple(found[each] for each in sorted(found))
