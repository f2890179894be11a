"""Nothing is published that its rights do not allow: looked for in every byte of the output."""

from __future__ import annotations

import base64
import gzip
import io
import re
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING, Any

import cbor2
import pytest
from pyarrow import parquet

import archives
import search_site
from archives import SENTINELS, source, write_archive
from conftest import read_files
from pressmark.problems import ProblemsFoundError
from pressmark.settings import Edition
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Files

GZIP = b"\x1f\x8b\x08"
"""How a member begins, its method of compression too (RFC 1952, section 2.3).

Two bytes would not do: files of the cache begin with digests, and one in 65,536 begins so.
"""


def opened(data: bytes) -> Iterator[bytes]:
    """Yield a file's bytes, and what is packed in it: gzip, zip, base64, to any depth.

    Of a database every row of every table, its full-text tables' too; of a Parquet file its values.
    """
    yield data
    if data.startswith(b"SQLite format 3\0"):
        yield from _database(data)
    elif data.startswith(b"PAR1"):
        table = parquet.read_table(io.BytesIO(data))
        yield repr((table.schema.metadata, table.to_pylist())).encode()
    if data.startswith(b"pressmarkPack(") and data.endswith(b'")\n'):
        yield from opened(base64.b64decode(data.split(b'"')[3]))
    elif data.startswith(GZIP):
        yield from opened(gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from opened(packed.read(name))


def _database(data: bytes) -> Iterator[bytes]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master")]
        for name in names:
            if name.endswith("_fts"):
                db.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {name}, row)")
                yield from (str(row[0]).encode() for row in db.execute("SELECT term FROM words"))
                db.execute("DROP TABLE temp.words")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            yield repr(db.execute(f'SELECT * FROM "{name}"').fetchall()).encode()  # noqa: S608


def forms(word: str) -> Iterator[bytes]:
    """Yield the ways in which a word may stand in a file."""
    yield word.casefold().encode()
    if not word.isascii():
        yield word.encode("unicode-escape")  # as JSON may write it
        yield word.encode("utf-16-le")
        yield "".join(f"%{byte:02x}" for byte in word.encode()).encode()
        yield "".join(f"&#{ord(letter)};" for letter in word).encode()


def found(word: str, files: Files) -> list[str]:
    """Return the files that hold a word, in their name too."""
    looked_for = list(forms(word))
    return [
        path
        for path, data in files.items()
        if any(
            form
            in piece.decode("utf-8", "surrogateescape")
            .casefold()
            .encode("utf-8", "surrogateescape")
            for piece in (path.encode(), *opened(data))
            for form in looked_for
        )
    ]


def search_packs(files: Files) -> Iterator[tuple[Any, bytes]]:
    """Yield what is in the packs of shards and groups: a line of JSON, and bytes behind it."""
    for path, data in files.items():
        if re.fullmatch(r"pagefind/[^/]+/[0-9a-f]+\.js", path):
            yield search_site.opened(data)


def index_words(files: Files) -> set[str]:
    """Return every word of the search index: there a word's letters do not stand together."""
    words: set[str] = set()
    for header, data in search_packs(files):
        end = 0
        for held, sizes in header if data else ():
            words.update(held.split())
            for size in sizes:
                begin, end = end, end + size
                words.update(_strings(cbor2.loads(data[begin:end])))
    return words


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(key)
            yield from _strings(each)


def test_the_search_for_sentinels_finds_words_that_are_in_the_index(public: Files) -> None:
    assert {"baker", "mayor"} <= {
        word for word in index_words(public) if word in {"baker", "mayor"}
    }
    assert any(path.startswith("pagefind/en") for path in found("squawk-free baker"[12:], public))


@pytest.mark.parametrize(
    ("word", "name"),
    [("baker", "data/articles.sqlite"), ("baker", "data/texts.parquet"),
     ("herons", "data/articles.parquet"), ("herons", "data/articles.sqlite")],
)  # fmt: skip
def test_the_search_for_sentinels_looks_into_databases_and_columns(
    word: str, name: str, public: Files
) -> None:
    assert name in found(word, public)


@pytest.mark.parametrize("what", SENTINELS)
def test_public_edition_holds_nowhere(what: str, public: Files) -> None:
    word = SENTINELS[what]
    assert found(word, public) == []
    assert not {each for each in index_words(public) if each.casefold()[:9] == word[:9]}, what


def test_every_sentinel_is_in_the_archive_that_was_built(everything: Path) -> None:
    given = {
        path: data
        for path, data in read_files(everything).items()
        if path.startswith(("content/", "private/"))
    }
    assert [what for what, word in SENTINELS.items() if not found(word, given)] == []


@pytest.mark.parametrize(("word", "mark"), archives.READING_ROOM)
def test_reading_room_shows_withheld_texts_on_their_pages(
    word: str, mark: str, reading_room: Files
) -> None:
    assert word in reading_room[f"articles/{mark}.html"].decode()


@pytest.mark.parametrize("word", archives.NEVER)
def test_reading_room_holds_nothing_of_withdrawn_works_and_no_notes(
    word: str, reading_room: Files
) -> None:
    assert found(word, reading_room) == []


def test_reading_room_marks_every_page_and_keeps_search_engines_out(reading_room: Files) -> None:
    pages = {path: data.decode() for path, data in reading_room.items() if path.endswith(".html")}
    assert [
        path for path, html in pages.items() if '<meta name="robots" content="noindex' not in html
    ] == []
    assert [path for path, html in pages.items() if 'class="room"' not in html] == []


def test_reading_room_shows_the_withheld_picture(reading_room: Files) -> None:
    assert reading_room["media/withheld.png"] == archives.MEDIA["private/media/withheld.png"]


def test_reading_room_is_refused_where_the_output_is_published(tmp_path: Path) -> None:
    write_archive(
        tmp_path, source("harbour-post-2021-a", "A.\n"), settings={"PRESSMARK_PUBLISH": True}
    )
    with pytest.raises(ProblemsFoundError, match="reading-room"):
        build(tmp_path, edition=Edition.READING_ROOM)
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / "output-reading-room").exists()


def test_public_output_is_the_same_bytes_without_the_private_folder(
    public: Files, tmp_path: Path
) -> None:
    archives.everything(tmp_path)
    for path in sorted((tmp_path / "private").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "private").rmdir()
    build(tmp_path)
    assert read_files(tmp_path / "output") == public


def test_public_build_never_touches_the_private_folder(everything: Path, tmp_path: Path) -> None:
    """Not even its name is asked for: every call of the system that names a path is watched.

    File permissions would not tell, because tests may run as root.
    """
    archives.everything(tmp_path)
    touched: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in {"open", "os.listdir", "os.scandir", "os.walk", "shutil.copyfile"}:
            name = str(arguments[0])
            if str(tmp_path / "private") in name or name.startswith("private"):
                touched.append(f"{event} {name}")

    sys.addaudithook(watch)
    try:
        build(tmp_path, search=False)
    finally:
        watching = False
    assert touched == []


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"rights_statement": "InC"}, "its rights do not allow"),
        ({"license": "CC-BY-NC-4.0"}, "its rights do not allow"),
        ({"embargo_until": "2999-01-01"}, "embargo"),
        ({"status": "needs-review"}, "needs-review"),
        ({"withdrawn": {"date": "2024-01-01", "reason": "Asked for."}}, "withdrawn"),
        (
            {
                "rights_statement": "InC",
                "permission": {"extent": "words", "words": "2", "granted_by": "Harbour Post"},
            },
            "its rights do not allow",
        ),
    ],
)
def test_withheld_text_under_content_stops_the_build_and_names_the_move(
    tmp_path: Path, fields: dict[str, object], why: str
) -> None:
    mark = "harbour-post-2021-07-06-misplaced"
    write_archive(tmp_path, source(mark, "This text may not lie here.\n", **fields))
    with pytest.raises(ProblemsFoundError) as caught:
        build(tmp_path, search=False)
    (problem,) = caught.value.problems
    assert problem.path == f"content/articles/2021/{mark}.md"
    assert problem.line > 1
    assert why in problem.message
    assert f"private/{mark}.md" in problem.remedy
    assert not (tmp_path / "output").exists()


def test_sentinels_of_withheld_standfirsts_lie_in_private_alone(everything: Path) -> None:
    kept = {
        path: data
        for path, data in read_files(everything).items()
        if path.startswith(("content/", "private/"))
    }
    for word in ("zqstandfirstinc", "zqembargostandfirst", "zqagencystandfirst"):
        assert [path.split("/")[0] for path in found(word, kept)] == ["private"], word


def test_withheld_standfirst_under_content_stops_the_build_and_names_the_move(
    tmp_path: Path,
) -> None:
    mark = "harbour-post-2021-07-06-misplaced"
    write_archive(tmp_path, source(mark, rights_statement="InC", subtitle="The outlet's own words"))
    with pytest.raises(ProblemsFoundError) as caught:
        build(tmp_path, search=False)
    (problem,) = caught.value.problems
    assert problem.field == "subtitle"
    assert f"private/{mark}.md" in problem.remedy
    assert not (tmp_path / "output").exists()


def test_picture_without_a_right_of_its_own_under_content_stops_the_build(tmp_path: Path) -> None:
    write_archive(
        tmp_path,
        source("harbour-post-2021-a", "A.\n", media=[{"file": "smoke.png", "alt": "Smoke"}]),
        media={"content/media/smoke.png": archives.png(4, 4)},
    )
    with pytest.raises(ProblemsFoundError, match=r"private/media/smoke\.png"):
        build(tmp_path, search=False)


def test_caption_of_a_withheld_picture_stands_only_where_the_text_may(tmp_path: Path) -> None:
    media = [{"file": "smoke.png", "alt": "Smoke", "caption": "Zqcaption rises", "creator": "Eve"}]
    closed, free = "harbour-post-2021-a", "harbour-post-2021-b"
    write_archive(
        tmp_path,
        source(closed, "A.\n", private=True, rights_statement="InC", media=media),
        source(free, "B.\n", media=media),
    )
    build(tmp_path, search=False)
    files = read_files(tmp_path / "output")
    assert found("zqcaption", files) == [f"articles/{free}.html"]
    assert "Eve" in files[f"articles/{closed}.html"].decode()


def test_noncommercial_text_is_shown_once_the_archive_is_declared_so(tmp_path: Path) -> None:
    mark = "harbour-post-2021-a"
    write_archive(
        tmp_path,
        source(mark, "Comes in with the tide.\n", license="CC-BY-NC-4.0"),
        settings={"PRESSMARK_NONCOMMERCIAL": True},
    )
    report = build(tmp_path, search=False)
    assert report.full == 1
    assert "Comes in with the" in (tmp_path / f"output/articles/{mark}.html").read_text("utf-8")


def test_search_shows_no_excerpt_of_a_work_without_derivatives(public: Files) -> None:
    shown = [
        each
        for header, _ in search_packs(public)
        if isinstance(header, list)
        for each in header
        if isinstance(each, dict) and archives.VERBATIM in each.get("url", "")
    ]
    assert [each["excerpts"] for each in shown] == ["where"]
    assert "twice" in index_words(public), "it is found all the same"


def test_permission_for_words_shows_these_and_no_more(pages: dict[str, str]) -> None:
    assert "Nine ten eleven" in pages[f"articles/{archives.PART_HELD}.html"]
    assert "One two three" not in pages[f"articles/{archives.PART}.html"], "its text lies apart"


def test_unlisted_work_stands_at_its_address_alone(public: Files) -> None:
    beside = {
        f"articles/{archives.UNLISTED}.{end}" for end in ("html", "md", "bib", "ris", "csl.json")
    }
    named = set(found("kept-apart", public)) - {"manifest-sha256.txt"}
    assert named == beside
    assert set(found("squalls", public)) == {
        f"articles/{archives.UNLISTED}.html",
        f"articles/{archives.UNLISTED}.md",
    }
    assert "noindex" in public[f"articles/{archives.UNLISTED}.html"].decode()


def test_withdrawn_work_keeps_title_date_and_reason(pages: dict[str, str]) -> None:
    html = pages[f"articles/{archives.WITHDRAWN}.html"]
    for said in ("A work taken down", "4 June 2024", "Its writer wished it."):
        assert said in html


def test_opaque_withdrawal_leaves_a_mark_alone(pages: dict[str, str]) -> None:
    html = pages[f"articles/{archives.OPAQUE}.html"]
    assert "A work withdrawn" in html
    assert "noindex" in html


def test_needs_review_makes_no_page(public: Files) -> None:
    assert not [path for path in public if archives.REVIEW in path]
