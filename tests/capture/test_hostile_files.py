"""Files made to do harm: each is named with its reason, and a good one beside it comes in."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tracemalloc
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import capture_files as files
from pressmark.capture.records import Outcome
from pressmark.capture.sources.guard import guarded
from pressmark.capture.sources.kinds import Kind, kind_of
from pressmark.capture.sources.model import Entry, Input
from pressmark.capture.sources.readers import ARTICLES, LISTS
from pressmark.commands.add import add
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.capture.source import Source

BILLION = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def zeros(size: int) -> bytes:
    return b"0" * size


def with_member(name: str, data: bytes, good: bytes) -> bytes:
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return out.getvalue()


def good_docx() -> bytes:
    return files.docx([("Title", "Mill opens"), *(("", text) for text in files.prose("mill"))])


def good_wacz() -> bytes:
    return files.wacz({"https://news.example/a": files.page("castle")}, [])


def lying(data: bytes, member: str, size: int) -> bytes:
    """A ZIP file that says that a member is small."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        real = packed.getinfo(member).file_size
    return data.replace(real.to_bytes(4, "little"), size.to_bytes(4, "little"))


RANDOM = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200))

HOSTILE = {
    "bomb.docx": (with_member("word/media/a.bin", zeros(250_000_000), good_docx()), "unpack"),
    "steep.docx": (with_member("word/media/a.bin", zeros(30_000_000), good_docx()), "unpack"),
    "entities.docx": (
        files.docx([("", "x")], extra={"word/footnotes.xml": f"{BILLION}<a>&j;</a>"}),
        "entities",
    ),
    "outside.docx": (
        files.docx([("", "x")], extra={"docProps/core.xml": f"{OUTSIDE}<a>&a;</a>"}),
        "entities",
    ),
    "many.docx": (
        files.packed({"word/document.xml": "", **{f"{n}.xml": "" for n in range(20_001)}}),
        "parts",
    ),
    "slip.wacz": (with_member("../../evil.sh", b"rm", good_wacz()), "leads out"),
    "slip.docx": (with_member("/etc/cron.d/x", b"rm", good_docx()), "leads out"),
    "windows.wacz": (with_member("..\\..\\evil.bat", b"rm", good_wacz()), "leads out"),
    "drive.xlsx": (with_member("C:/evil.bat", b"rm", files.xlsx([["title"]])), "leads out"),
    "entities.xlsx": (
        with_member("xl/x.xml", f"{BILLION}<a>&j;</a>".encode(), files.xlsx([["title"]])),
        "entities",
    ),
    "entities.rss": (f"{BILLION}<rss><channel><title>&j;</title></channel></rss>", "entities"),
    "entities.rdf": (f"{BILLION}{files.ZOTERO}", "entities"),
    "broken.docx": (good_docx()[:400], "broken"),
    "broken.xlsx": (b"PK\x03\x04" + zeros(100), "broken"),
    "empty.wacz": (files.packed({"datapackage.json": "{}"}), "no web archive"),
    "broken.pdf": (b"%PDF-1.7\n" + zeros(1000), "PDF"),
    "broken.warc.gz": (gzip.compress(b"WARC/1.1\r\nnonsense\r\n\r\n"), "web archive"),
    "nothing.warc": (b"WARC/1.1\r\n", "web archive"),
    "broken.rdf": ("<rdf:RDF", "Zotero"),
    "broken.json": ("[{", "no JSON"),
    "deep.json": ("[" * 200_000, "no JSON"),
    "broken.ris": ("Nothing of a reference.", "no reference"),
    "broken.bib": ("@article{a, title = {x}", "cannot be read"),
    "empty.rss": ("<rss><channel></channel></rss>", "no entries"),
    "program.exe": (b"MZ" + zeros(100), "not read"),
    "nothing.txt": (b"", "no text"),
    "picture.txt": (RANDOM, "not text"),
    "wide.txt": (b"\xff\xfe" + RANDOM, "not text"),
    "long.txt": (zeros(20_000_001), "MB"),
    "nothing.html": ("<html><body><nav>Home</nav></body></html>", "No article"),
    "nothing.mhtml": ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "no web page"),
    "nested.html": ("<div>" * 100_000, "deep"),
    "quoted.md": (f"# A title\n\n{'> ' * 5000}deep\n", "deep"),
    "listed.md": (f"# A title\n\n{'- ' * 5000}deep\n", "deep"),
    "nested.md": (f"# A title\n\n{'<div>' * 5000}deep\n", "deep"),
    "table.csv": ("titel\nx\n", "Did you mean"),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What became of all of them, and of a good text, in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / "zz-good.txt").write_text(f"Good news\n\n{files.text_of('good')}", "utf-8")
    root = tmp_path_factory.mktemp("archive")
    told: dict[str, str] = {}
    for addition in add(
        root,
        [folder],
        defaults={"outlet": "News", "language": "en"},
        settings=ArchiveSettings(name="Test"),
        read=date(2026, 11, 21),
    ):
        name = re.split("[#:]", addition.source.label)[0]
        if addition.outcome is Outcome.REJECTED:
            assert all(problem.remedy for problem in addition.problems)
            told[name] = told.get(name, "") + " ".join(map(str, addition.problems))
        else:
            told[name] = str(addition.outcome)
    assert sorted(path.name for path in (root / "content" / "articles").rglob("*.md")) == [
        "news-undated-good-news.md"
    ]
    return told


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_with_its_reason(name: str, outcomes: dict[str, str]) -> None:
    assert HOSTILE[name][1] in outcomes[name]


def test_the_good_one_beside_them_comes_in(outcomes: dict[str, str]) -> None:
    assert outcomes["zz-good.txt"] == "added"
    assert set(outcomes) == {*HOSTILE, "zz-good.txt"}


@pytest.mark.slow
def test_a_page_that_unpacks_to_a_hundred_times_its_size_is_not_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(zeros(300_000_000))
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    writer.write_record(
        writer.create_warc_record(
            "https://news.example/",
            "response",
            payload=io.BytesIO(packed),
            http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
        )
    )
    data = out.getvalue()
    tracemalloc.start()
    (source,) = ARTICLES[Kind.WARC](Input("bomb.warc.gz", io.BytesIO(data), len(data)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "more than 20 MB" in str(source.problems[0])
    assert peak < 120_000_000


def test_a_feed_that_is_only_an_address_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.rss"
    secret.write_text(files.RSS.format(body="<p>A secret.</p>"), "utf-8")
    opened: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", opened.append)
    for data in (str(secret).encode(), secret.as_uri().encode(), b"http://127.0.0.1:9/feed"):
        (source,) = ARTICLES[Kind.FEED](Input("a.rss", io.BytesIO(data), len(data)))
        assert "no entries" in str(source.problems[0])
    assert opened == []


def test_one_broken_item_does_not_stop_the_others_of_its_export(tmp_path: Path) -> None:
    items = [
        {"title": "One", "issued": {"date-parts": [["a", None]]}, "author": "x", "URL": "nowhere"},
        {"title": "Two", "issued": {"date-parts": [[2021]]}},
        7,
    ]
    (tmp_path / "a.json").write_text(json.dumps(items), "utf-8")
    options = {"outlet": "News", "language": "en"}
    additions = add(
        tmp_path / "archive",
        [tmp_path / "a.json"],
        defaults=options,
        settings=ArchiveSettings(name="Test"),
        read=None,
    )
    assert [str(each.outcome) for each in additions] == ["added", "added", "rejected"]


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"%PDF-1.7", Kind.PDF),
        ("a", b"<!DOCTYPE html><html>", Kind.HTML),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0">', Kind.FEED),
        ("a.xml", b'<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
        ("a.warc.gz", b"\x1f\x8b\x08", Kind.WARC),
        ("a.gz", b"\x1f\x8b\x08", None),
        ("a.docx", b"PK\x03\x04", Kind.DOCX),
        ("a.zip", b"PK\x03\x04", None),
        ("a.json", b'{"title": "x"}\n', Kind.JSON_LINES),
        ("a.json", b'\xef\xbb\xbf [{"id": 1}]', Kind.CSL),
        ("a.txt", b"From: <Saved by Blink>\r\n", Kind.MHTML),
        ("A.HTML", b"x", Kind.HTML),
        ("..", b"x", None),
        ("noending", b"words", None),
    ],
)
def test_a_files_kind_is_told_by_its_bytes_before_its_name(
    name: str, head: bytes, kind: Kind | None
) -> None:
    assert kind_of(name, head) is kind


SEEDS = {
    Kind.DOCX: good_docx(),
    Kind.WACZ: good_wacz(),
    Kind.WARC: files.warc({"https://news.example/a": files.page("castle")}, gzip=False),
    Kind.PDF: files.pdf("Dam opens", files.prose("dam")),
    Kind.MHTML: files.mhtml("canal", "https://news.example/canal"),
    Kind.FEED: files.RSS.format(body="<p>x</p>").encode(),
    Kind.ZOTERO: files.ZOTERO.encode(),
    Kind.BIBTEX: files.BIBTEX.encode(),
    Kind.RIS: files.RIS.encode(),
    Kind.SHEET: files.xlsx([["title", "date"], ["x", date(2021, 7, 6)]]),
    Kind.CSL: b'[{"title": "x", "author": [{"family": 3}], "issued": {"date-parts": [["a"]]}}]',
    Kind.JSON_LINES: b'{"title": "x", "authors": [1], "body_text": "y"}',
    Kind.TABLE: b"title,outlet\nx,y\n",
}


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_whatever_is_changed_in_a_file_it_is_read_or_named(kind: Kind, data: st.DataObject) -> None:
    changed = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(changed) - 1)))
        cut = data.draw(st.integers(0, 20))
        changed[at : at + cut] = data.draw(st.binary(max_size=12))
    entry = Input("changed", io.BytesIO(bytes(changed)), len(changed))
    found: list[Source | Entry]
    if kind in LISTS:
        found = list(guarded(LISTS[kind], entry, str(kind)))
    else:
        found = list(guarded(ARTICLES[kind], entry, str(kind)))
    for each in found:
        source = each.source if isinstance(each, Entry) else each
        assert (
            source.problems
            or source.fields
            or source.notes
            or source.line
            or (source.data is not None)
        )
