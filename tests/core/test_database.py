"""The archive as a SQLite database, read with sqlite3 as Datasette would."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from factories import BODY, make_outlet, make_settings, make_work
from pressmark.exports.database import fill
from pressmark.licenses import RIGHTS_STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from pressmark.work import Work

FREE, CLOSED = "tehran-times-2021-07-06-free", "tehran-times-2021-07-07-closed"
SENTINEL = "zanzibar"


def works() -> list[Work]:
    return [
        make_work(pressmark=FREE, title="Café by the pier", topics=["drones", "harbours"]),
        make_work(
            pressmark=CLOSED,
            title="=cmd|' /C calc'!A0",
            body=f"{SENTINEL} lighthouse.\n",
            license=None,
            rights_statement=RIGHTS_STATEMENTS["InC"],
            outlet=make_outlet(license=None, rights_statement=RIGHTS_STATEMENTS["InC"]),
        ),
    ]


def made(works: Sequence[Work]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        fill(db, works, make_settings())
        return db.serialize()


def opened(data: bytes) -> AbstractContextManager[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.deserialize(data)
    return closing(db)


def asked(data: bytes, sql: str, *values: str) -> list[tuple[object, ...]]:
    with opened(data) as db:
        return db.execute(sql, values).fetchall()


def test_the_database_is_whole_and_its_references_hold() -> None:
    data = made(works())
    assert asked(data, "PRAGMA integrity_check") == [("ok",)]
    assert asked(data, "PRAGMA foreign_key_check") == []


def test_the_same_works_give_the_same_bytes() -> None:
    assert made(works()) == made(works())


def test_titles_and_texts_are_found_by_words() -> None:
    data = made(works())
    found = asked(
        data,
        "SELECT pressmark FROM articles JOIN articles_fts ON articles_fts.rowid = articles.id"
        " WHERE articles_fts MATCH ?",
        "cafe",
    )
    assert found == [(FREE,)]
    word = BODY.split()[1]
    found = asked(
        data,
        "SELECT pressmark FROM texts JOIN texts_fts ON texts_fts.rowid = texts.id"
        " WHERE texts_fts MATCH ?",
        f'"{word}"',
    )
    assert found == [(FREE,)]


def test_full_text_tables_name_their_content_as_datasette_looks_for_it() -> None:
    for table in ("articles", "texts"):
        (row,) = asked(
            made(works()), "SELECT sql FROM sqlite_master WHERE name = ?", f"{table}_fts"
        )
        assert f'content="{table}"' in str(row[0])


def test_a_text_that_may_not_be_passed_on_is_in_no_table() -> None:
    data = made(works())
    assert SENTINEL.encode() not in data
    assert asked(data, "SELECT pressmark FROM texts") == [(FREE,)]
    assert [row[0] for row in asked(data, "SELECT pressmark FROM articles ORDER BY id")] == [
        FREE,
        CLOSED,
    ]


def test_each_text_has_its_licence_and_its_attribution() -> None:
    ((license_, url, credit, text),) = asked(
        made(works()), "SELECT license, license_url, attribution, text FROM texts"
    )
    assert (license_, text) == ("CC-BY-4.0", BODY)
    assert url == "https://creativecommons.org/licenses/by/4.0/"
    assert str(credit).startswith("“Café by the pier”")


def test_authors_and_topics_have_rows_of_their_own() -> None:
    data = made(works())
    names = [author.name for work in works() for author in work.record.authors]
    assert [row[0] for row in asked(data, "SELECT name FROM authors ORDER BY id")] == names
    assert asked(data, "SELECT article, name FROM topics WHERE article = ?", FREE) == [
        (FREE, "drones"),
        (FREE, "harbours"),
    ]


def test_a_database_of_no_works_has_its_tables() -> None:
    assert asked(made([]), "SELECT count(*) FROM articles") == [(0,)]


def pages(data: bytes) -> Iterator[int]:
    yield from (int.from_bytes(data[16:18], "big"), len(data) % 4096)


def test_pages_have_the_size_that_is_set() -> None:
    assert list(pages(made(works()))) == [4096, 0]
