"""The whole archive as one SQLite database with full-text tables (FTS5), for SQL and Datasette.

`articles` are the descriptions, with `authors` and `topics` beside them a name a row; `texts` are
the texts that everybody may pass on, each row with its own terms. `articles_fts` and `texts_fts`
search them. Specification: https://www.sqlite.org/fileformat2.html. The same works give the same
bytes with the same version of SQLite, which writes its number into the file (section 1.3.17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.citations.names import name_of
from pressmark.crosswalk import cell
from pressmark.exports.tables import COLUMNS, TEXT_COLUMNS, described, row_of, text_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

PATH = "data/articles.sqlite"

# What a build of SQLite may set otherwise, and what would then be other bytes.
_FORM = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA secure_delete = ON;
"""
_AUTHOR = ("article", "position", "name", "family", "given", "kind", "url")
_TOPIC = ("article", "name")
_OF_ARTICLE = 'FOREIGN KEY (article) REFERENCES articles ("pressmark")'
_KINDS = {"version": "INTEGER", "position": "INTEGER"}
_FULL_TEXT = {"articles": ("title", "authors", "topics", "summary"), "texts": ("title", "text")}
_TERMS = (
    ("articles", "The descriptions are the archive's own: CC0 1.0, free to all."),
    ("authors", "As articles."),
    ("topics", "As articles."),
    ("texts", "Each row has its own license or rights_statement, and the attribution to give."),
)


def fill(db: sqlite3.Connection, works: Sequence[Work], settings: ArchiveSettings) -> None:
    """Fill a new database with every listed work, row by row; it is complete then."""
    found = described(works)
    db.executescript(_FORM)
    _table(db, "about", ("name", "value"), _about(settings))
    _table(db, "terms", ("table_name", "terms"), _TERMS)
    rows = (row_of(work, record, settings) for work, record in found)
    _table(
        db,
        "articles",
        COLUMNS,
        (tuple([cell(value) or None for value in map(row.get, COLUMNS)]) for row in rows),
        'UNIQUE ("pressmark")',
    )
    _table(
        db,
        "authors",
        _AUTHOR,
        (
            (record.pressmark, at, author.name, name.family or None, name.given or None,
             author.kind.value, author.url or None)
            for _, record in found
            for at, author in enumerate(record.authors, 1)
            for name in (name_of(author, record.language),)
        ),
        _OF_ARTICLE,
    )  # fmt: skip
    topics = ((record.pressmark, topic) for _, record in found for topic in record.topics)
    _table(db, "topics", _TOPIC, topics, _OF_ARTICLE)
    _table(
        db,
        "texts",
        TEXT_COLUMNS,
        (
            tuple([cell(value) or None for value in map(row.get, TEXT_COLUMNS)])
            for row in text_rows(found, settings)
        ),
        'UNIQUE ("pressmark")',
        'FOREIGN KEY ("pressmark") REFERENCES articles ("pressmark")',
    )
    for table, columns in _FULL_TEXT.items():
        _search(db, table, columns)
    db.commit()


def _about(settings: ArchiveSettings) -> tuple[tuple[str, str], ...]:
    return (
        ("name", settings.name),
        ("url", settings.url),
        ("purpose", settings.purpose),
        ("version", settings.version),
        ("released", settings.released),
    )


def _table(
    db: sqlite3.Connection,
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
    *constraints: str,
) -> None:
    # An id of its own: VACUUM may renumber rows without one, and the full-text tables name them.
    named = (f'"{column}" {_KINDS.get(column, "TEXT")}' for column in columns)
    inner = ", ".join(("id INTEGER PRIMARY KEY", *named, *constraints))
    db.execute(f"CREATE TABLE {name} ({inner})")
    places = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {name} VALUES (NULL, {places})", rows)  # noqa: S608 - our names


def _search(db: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    """Add a full-text table that points into another, as Datasette looks for it."""
    db.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5 ({', '.join(columns)},"
        f' content="{table}", content_rowid="id", tokenize="unicode61 remove_diacritics 2")'
    )
    db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608 - ours
