"""What the keeper sets for the whole archive, as values; `site.config` reads it from Pelican."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pressmark.identity import slug


class Edition(StrEnum):
    """`public` for everybody; `reading-room` for those who sit where the texts are kept."""

    PUBLIC = "public"
    READING_ROOM = "reading-room"


class Canonical(StrEnum):
    """Which of two copies of a text search engines are to show: the archive's or the original."""

    ARCHIVE = "archive"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraField:
    """A column of the keeper's own, under `extra:` in a record."""

    name: str
    label: str
    values: tuple[str, ...] = ()
    """What may stand there; () for anything."""
    filter: bool = False


STYLES: Final = ("apa", "chicago", "chicago-author-date", "mla", "harvard", "vancouver")
"""The ids of the citation styles that are built in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStyle:
    """A style of the keeper's own. `id` is its file's name; `source` the CSL file itself."""

    id: str
    label: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSettings:
    """The archive's own facts. `url` has no final slash and is "" where no address is known."""

    def __hash__(self) -> int:
        return hash((self.name, self.url))  # asked for with each statement and reference

    name: str
    url: str = ""
    purpose: str = ""
    language: str = "en"
    keeper_name: str = ""
    keeper_email: str = ""
    edition: Edition = Edition.PUBLIC
    canonical: Canonical = Canonical.ARCHIVE
    index: bool = True
    """Whether search engines may index the archive."""
    writes_robots: bool = True
    """False where the keeper has a `robots.txt` of their own."""
    noncommercial: bool = False
    """The keeper declares that the archive serves no commercial purpose: NC licences then allow
    the full text."""
    extra: tuple[ExtraField, ...] = ()
    styles: tuple[str | CitationStyle, ...] = STYLES
    """The citation styles that pages show, in their order: of `STYLES`, and the keeper's own."""
    search: bool = True
    """Whether there is a search page with an index; without one nothing offers it."""
    download: int = 0
    """Megabytes up to which the site offers itself as one zip file; 0 for never."""
    sqlite: bool = True
    """Whether the data files have a SQLite database among them."""
    parquet: bool = False
    """Whether they have Parquet tables, for which pyarrow must be installed."""
    copied: frozenset[str] = frozenset({"images"})
    """The folders of `content/` that hold what Pelican copies as it is; "." for all of it."""
    version: str = ""
    released: str = ""
    """The archive's own version and date (EDTF), for citing it as a whole; "" if it has none."""

    def absolute(self, path: str) -> str:
        """Return the address of a page, or "" where the archive's own address is not known."""
        return f"{self.url}/{path}" if self.url else ""

    @property
    def indexed(self) -> bool:
        """True where search engines may index pages: never in the reading room."""
        return self.index and self.edition is Edition.PUBLIC

    @property
    def zip_path(self) -> str:
        """Where the site would hold itself as one zip file, relative to its root."""
        return f"data/{slug(self.name) or 'archive'}.zip"

    @property
    def offers_zip(self) -> bool:
        """True where the site is to offer itself, if it is no larger than `download`."""
        return bool(self.download and self.url) and self.edition is Edition.PUBLIC
