"""Data files that no process holds in memory: a database, tables of columns.

They are written to a temporary file beside the site that is being made, and handed on in pieces.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pressmark.exports import database, parquet
from pressmark.site.units import Made, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.site.session import Session
    from pressmark.work import Work

    Writer = Callable[[Path, Sequence[Work], ArchiveSettings], None]

_PIECE = 1 << 20


def bulk_units(session: Session, large: int) -> Iterator[Unit]:
    """Yield the units of the files that the keeper asks for; `large` works take long."""
    settings = session.settings
    writers: dict[str, Writer] = {}
    if settings.sqlite:
        writers[database.PATH] = _database
    if settings.parquet:
        writers[parquet.ARTICLES] = _articles
        writers[parquet.TEXTS] = _texts
    for path, writer in writers.items():
        yield Unit(
            name=f"export {path}",
            inputs=lambda: {"basis": session.prints.basis, "works": session.all_keys},
            make=partial(_made, path, writer, session),
            later=True,
            large=len(session.works) >= large,
        )


def _made(path: str, writer: Writer, session: Session) -> Made:
    return Made({path: _spooled(writer, session)})


def _spooled(writer: Writer, session: Session) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(dir=session.output.folder) as folder:
        file = Path(folder) / "spool"
        writer(file, session.model.visible, session.settings)
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _database(file: Path, works: Sequence[Work], settings: ArchiveSettings) -> None:
    with closing(sqlite3.connect(file)) as db:
        database.fill(db, works, settings)


def _articles(file: Path, works: Sequence[Work], settings: ArchiveSettings) -> None:
    with file.open("wb") as sink:
        parquet.articles(works, settings, sink)


def _texts(file: Path, works: Sequence[Work], settings: ArchiveSettings) -> None:
    with file.open("wb") as sink:
        parquet.texts(works, settings, sink)
