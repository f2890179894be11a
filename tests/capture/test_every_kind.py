"""Articles in every form: what comes in, what is kept, and what one broken file may not do."""

from __future__ import annotations

import base64
import errno
import gzip
import hashlib
import importlib.util
import json
import os
import re
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import capture_files as files
from pressmark import cli, markup
from pressmark.archive import load
from pressmark.capture.records import Addition, Outcome
from pressmark.commands.add import add as add_stream
from pressmark.commands.extract import extract
from pressmark.settings import ArchiveSettings
from seeds import LICENCE_SENTENCE, SEEDS, needs_seeds, seed_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import Record

SETTINGS = ArchiveSettings(name="Test")
DEFAULTS = {"outlet": "Given News", "language": "en"}


def add(root: Path, *paths: Path, **options: Any) -> list[Addition]:
    given = {"defaults": DEFAULTS, "settings": SETTINGS, "read": date(2026, 11, 21), **options}
    return list(add_stream(root, paths, **given))


def add_file(tmp_path: Path, name: str, data: str | bytes, **options: Any) -> list[Addition]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return add(tmp_path / "archive", path, **options)


def records(root: Path) -> dict[str, Record]:
    found = load(root / "archive", settings=SETTINGS, private=True).records
    return {record.title: record for record in found}


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def problem(addition: Addition) -> str:
    assert addition.outcome is Outcome.REJECTED
    assert not addition.files
    assert all(each.path and each.remedy for each in addition.problems)
    return " ".join(map(str, addition.problems))


# --- all together --------------------------------------------------------------------------------


def test_a_folder_with_one_of_every_kind_comes_in_by_one_command(tmp_path: Path) -> None:
    titles = files.one_of_every_kind(tmp_path / "in")
    additions = add(tmp_path / "archive", tmp_path / "in")
    assert [problem(each) for each in additions if each.problems] == []
    assert {each.outcome for each in additions} == {Outcome.ADDED}
    assert sorted(each.title for each in additions) == sorted(titles.values())
    held = records(tmp_path)
    assert set(held) == set(titles.values())
    described = {"Scanned page", "Only told in short", "Tunnel opens again",
                 "The US café & quarry reopen"}  # fmt: skip
    assert {title for title, record in held.items() if record.body is None} == described
    for title, record in held.items():
        if title not in described:
            words = (record.body or "").split()
            assert (len(words), record.extent and record.extent.paragraphs) in {
                (len(" ".join(files.prose("x")).split()), 4),
                (len(" ".join(files.prose("x")).split()) + 3, 4),
            }, title

    before = tree(tmp_path / "archive")
    again = add(tmp_path / "archive", tmp_path / "in")
    assert {each.outcome for each in again} == {Outcome.UNCHANGED}
    assert tree(tmp_path / "archive") == before


def test_a_run_that_was_stopped_has_lost_nothing_and_the_next_goes_on(tmp_path: Path) -> None:
    titles = files.one_of_every_kind(tmp_path / "in")
    stream = add_stream(
        tmp_path / "archive",
        [tmp_path / "in"],
        defaults=DEFAULTS,
        settings=SETTINGS,
        read=None,
    )
    first = [addition.title for addition in islice(stream, 7)]
    stream.close()  # type: ignore[attr-defined]
    # Some more were on their way to the disk.
    held = set(records(tmp_path))
    assert set(first) <= held
    assert len(held) < len(titles)
    rest = add(tmp_path / "archive", tmp_path / "in", read=None)
    outcomes = [each.outcome for each in rest]
    assert outcomes.count(Outcome.UNCHANGED) == len(held)
    assert outcomes.count(Outcome.ADDED) == len(titles) - len(held)
    assert set(records(tmp_path)) == set(titles.values())


def test_a_record_is_the_last_file_of_an_article_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressmark.commands import files as writing

    written: list[str] = []
    real = writing.write_file

    def stop_before_the_record(path: Path, data: bytes) -> None:
        if "articles" in path.parts:
            raise KeyboardInterrupt
        written.append(path.name)
        real(path, data)

    monkeypatch.setattr(writing, "write_file", stop_before_the_record)
    with pytest.raises(KeyboardInterrupt):
        add_file(tmp_path, "a.txt", f"A title\n\n{files.text_of('harbour')}")
    assert {"given-news.yml", "given-news-undated-a-title.md"} <= set(written)
    monkeypatch.undo()
    (addition,) = add_file(tmp_path, "a.txt", f"A title\n\n{files.text_of('harbour')}")
    assert addition.outcome is Outcome.ADDED
    assert list(records(tmp_path)) == ["A title"]


def test_what_was_captured_is_kept_by_its_sum_and_out_of_git(tmp_path: Path) -> None:
    data = files.docx([("Title", "Mill opens"), *(("", text) for text in files.prose("mill"))])
    (addition,) = add_file(tmp_path, "mill.docx", data, keep=True)
    name = f"{hashlib.sha256(data).hexdigest()}.docx"
    assert (tmp_path / "archive" / "captures" / name).read_bytes() == data
    assert records(tmp_path)["Mill opens"].source_sha256 == name.removesuffix(".docx")
    assert "/captures/" in (tmp_path / "archive" / ".gitignore").read_text("utf-8").splitlines()
    assert f"captures/{name}" in addition.files


def test_what_was_kept_is_extracted_again_to_the_same_text(tmp_path: Path) -> None:
    files.one_of_every_kind(tmp_path / "in")
    add(tmp_path / "archive", tmp_path / "in", keep=True)
    captures = {path.stem: path for path in (tmp_path / "archive" / "captures").iterdir()}
    compared = set()
    for record in records(tmp_path).values():
        if record.body is None:
            continue
        kept = captures[record.source_sha256]
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == record.source_sha256
        shown = [block.text for block in markup.blocks(record.body)]
        assert extract(kept)["text"].split("\n\n") == shown
        compared.add(kept.suffix)
    assert compared == {".txt", ".md", ".html", ".docx", ".pdf"}


def test_without_being_asked_no_capture_is_kept(tmp_path: Path) -> None:
    add_file(tmp_path, "a.txt", f"A title\n\n{files.text_of('harbour')}")
    assert not (tmp_path / "archive" / "captures").exists()


def test_a_dry_run_of_every_kind_writes_nothing(tmp_path: Path) -> None:
    files.one_of_every_kind(tmp_path / "in")
    additions = add(tmp_path / "archive", tmp_path / "in", dry_run=True, keep=True)
    assert {each.outcome for each in additions} == {Outcome.ADDED}
    assert not (tmp_path / "archive").exists()


def test_each_input_is_a_line_of_json_with_the_id_it_was_given(tmp_path: Path) -> None:
    lines = [
        {"id": "one", "title": "Gate", "outlet": "News", "language": "en", "body_text": "Prose."},
        {"id": "two", "title": "Gate"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    result = CliRunner().invoke(
        cli.main,
        ["add", str(tmp_path / "in.jsonl"), "--json", "--archive", str(tmp_path / "archive")],
    )
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["outcome"], first["problems"]) == ("one", "added", [])
    assert (second["id"], second["outcome"]) == ("two", "rejected")
    assert [each["field"] for each in second["problems"]] == ["outlet", "language"]
    assert (second["problems"][0]["path"], second["problems"][0]["line"]) == ("in.jsonl", 2)
    assert result.exit_code == 1


def test_a_dry_run_shows_the_record_as_it_would_be_and_no_line_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A title\n\n{files.text_of('harbour')}", "utf-8")
    options = ["--outlet", "News", "--language", "en", "--license", "CC-BY-4.0"]
    arguments = ["add", str(tmp_path / "a.txt"), *options, "--archive", str(tmp_path / "archive")]
    shown = CliRunner().invoke(cli.main, [*arguments, "--dry-run"]).stdout
    CliRunner().invoke(cli.main, arguments)
    (path,) = (tmp_path / "archive" / "content" / "articles").rglob("*.md")
    fields = path.read_text("utf-8").split("---\n")[1]
    for line in fields.splitlines():
        assert f"| {line}\n" in shown
    assert files.prose("harbour")[0] not in shown


def test_what_a_stranger_wrote_does_not_drive_the_terminal(tmp_path: Path) -> None:
    lines = json.dumps({"title": "T", "file": "x\x1b[2J.txt"})
    (tmp_path / "in.jsonl").write_text(lines, "utf-8")
    (tmp_path / "x\x1b[2J.txt").write_text(" ", "utf-8")
    for name in ("in.jsonl", "x\x1b[2J.txt"):
        arguments = ["add", str(tmp_path / name), "--archive", str(tmp_path / "archive")]
        result = CliRunner().invoke(cli.main, arguments)
        assert "x [2J.txt" in result.output
        assert "\x1b" not in result.output


# --- texts much alike ----------------------------------------------------------------------------


def test_an_agencys_text_in_two_outlets_is_named_and_not_merged(tmp_path: Path) -> None:
    agency = files.text_of("strike")
    add_file(tmp_path, "a.txt", f"Strike in the port\n\n{agency}")
    (second,) = add_file(
        tmp_path,
        "b.txt",
        f"Port at a standstill\n\n{agency}\n\nAn added end that only this one has.",
        defaults={"outlet": "Other News", "language": "en"},
    )
    assert second.outcome is Outcome.ADDED
    assert second.like is not None
    name, share = second.like
    assert name == "given-news-undated-strike-in-the-port"
    assert share > 0.8
    assert any(name in note for note in second.notes)
    assert len(records(tmp_path)) == 2


def test_two_reports_of_one_event_are_not_alike(tmp_path: Path) -> None:
    add_file(tmp_path, "a.txt", f"Strike in the port\n\n{files.text_of('strike')}")
    (second,) = add_file(tmp_path, "b.txt", f"Port closed\n\n{files.text_of('port')}")
    assert second.like is None


# --- pages and web archives ----------------------------------------------------------------------


def test_a_web_archive_gives_address_day_and_record_of_each_page(tmp_path: Path) -> None:
    pages = {f"https://news.example/{name}?utm_source=x": files.page(name) for name in ("a", "b")}
    additions = add_file(tmp_path, "crawl.warc", files.warc(pages, gzip=False))
    assert [each.outcome for each in additions] == [Outcome.ADDED, Outcome.ADDED]
    record = records(tmp_path)["B opens again"]
    assert record.source_url == "https://news.example/b"
    assert record.retrieved == date(2021, 7, 8)
    assert dict(record.identifiers)["warc"].endswith("-000000000002")


def test_a_web_archives_pdf_and_plain_text_are_pages_too(tmp_path: Path) -> None:
    kinds = {"https://e.example/a.pdf": "application/pdf", "https://e.example/b": "text/plain"}
    data = files.warc(
        {
            "https://e.example/a.pdf": files.pdf("Dam opens", files.prose("dam")),
            "https://e.example/b": f"Lock opens\n\n{files.text_of('lock')}",
        },
        kinds=kinds,
    )
    add_file(tmp_path, "c.warc.gz", data)
    held = records(tmp_path)
    assert set(held) == {"Dam opens", "Lock opens"}
    assert held["Dam opens"].source_url == "https://e.example/a.pdf"
    assert held["Lock opens"].retrieved == date(2021, 7, 8)


def test_the_same_page_crawled_again_with_the_same_text_is_unchanged(tmp_path: Path) -> None:
    address = "https://news.example/a"
    add_file(tmp_path, "one.warc.gz", files.warc({address: files.page("castle")}))
    advert = files.page("castle", head="<meta name=visit content=2>")
    (again,) = add_file(tmp_path, "two.warc.gz", files.warc({address: advert}))
    assert again.outcome is Outcome.UNCHANGED


def test_a_page_that_its_server_packed_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(files.page("castle").encode())
    data = files.warc({"https://news.example/a": packed}, coding="gzip")
    (addition,) = add_file(tmp_path, "crawl.warc.gz", data)
    assert addition.title == "Castle opens again"


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_page_packed_in_a_way_that_nothing_here_unpacks_is_refused_by_name(
    tmp_path: Path, coding: str
) -> None:
    if coding == "br" and importlib.util.find_spec("brotli"):
        coding = "compress"
    data = files.warc({"https://news.example/a": b"\x28\xb5\x2f\xfd" * 90}, coding=coding)
    (addition,) = add_file(tmp_path, "crawl.warc.gz", data)
    assert coding in problem(addition)


def test_an_answer_whose_server_did_not_say_its_kind_is_told_by_its_bytes(tmp_path: Path) -> None:
    pages = {
        "https://e.example/a": files.page("castle"),
        "https://e.example/b.txt": f"Lock opens\n\n{files.text_of('lock')}",
        "https://e.example/c": files.pdf("Dam opens", files.prose("dam")),
        "https://e.example/film": b"\x00\x00\x00\x18ftypmp42" * 900,
    }
    additions = add_file(tmp_path, "c.warc", files.warc(pages, kinds=dict.fromkeys(pages, "")))
    assert [addition.problems for addition in additions] == [()] * 3
    assert {record.source_url for record in records(tmp_path).values()} == set(list(pages)[:3])


def test_answers_that_are_errors_are_no_pages(tmp_path: Path) -> None:
    data = files.warc({"https://news.example/a": files.page("castle")}, status="404 Not Found")
    (addition,) = add_file(tmp_path, "crawl.warc.gz", data)
    assert "None of" in problem(addition)


def test_a_record_that_is_cut_off_is_named_and_those_before_it_come_in(tmp_path: Path) -> None:
    pages = {f"https://news.example/{name}": files.page(name) for name in ("castle", "abbey")}
    data = files.warc(pages, gzip=False)
    cut = data[: data.index(b"Abbey opens") + 500]
    first, second = add_file(tmp_path, "crawl.warc", cut)
    assert first.outcome is Outcome.ADDED
    assert "cut off" in problem(second)


def test_of_a_wacz_only_the_pages_that_it_lists_are_taken(tmp_path: Path) -> None:
    pages = {f"https://news.example/{name}": files.page(name) for name in ("castle", "abbey")}
    data = files.wacz(pages, ["https://news.example/abbey"])
    assert [each.title for each in add_file(tmp_path, "c.wacz", data)] == ["Abbey opens again"]


def test_a_row_speaks_of_one_page_of_a_web_archive_by_its_address(tmp_path: Path) -> None:
    pages = {f"https://news.example/{name}": files.page(name) for name in ("castle", "abbey")}
    (tmp_path / "c.warc.gz").write_bytes(files.warc(pages))
    (addition,) = add_file(
        tmp_path,
        "t.csv",
        "file,url,title\nc.warc.gz,https://news.example/abbey,The abbey\n",
    )
    assert addition.title == "The abbey"
    assert (records(tmp_path)["The abbey"].body or "").startswith("The abbey was")


def test_the_page_of_a_saved_file_is_read_and_its_own_folder_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "Page-Dateien").mkdir(parents=True)
    (folder / "Page.html").write_text(files.page("castle"), "utf-8")
    (folder / "Page-Dateien" / "frame.html").write_text(files.page("advert"), "utf-8")
    (addition,) = add(tmp_path / "archive", folder)
    assert addition.title == "Castle opens again"


def test_a_folder_whose_name_only_begins_like_a_pages_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("articles", "a-letters"):
        (folder / name).mkdir(parents=True)
        (folder / name / "text.txt").write_text(files.text_of(name), "utf-8")
    (folder / "a.html").write_text(files.page("castle"), "utf-8")
    assert [each.source.name for each in add(tmp_path / "archive", folder)] == [
        "a-letters/text.txt",
        "a.html",
        "articles/text.txt",
    ]


def test_two_files_of_one_name_are_both_read_however_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    paths = [type(tmp_path)("in/a.txt"), type(tmp_path)("a.txt")]
    for path in paths:
        path.write_text(f"Of {path}\n\n{files.text_of(str(path))}", "utf-8")
    additions = add(tmp_path / "archive", *paths)
    assert [each.title for each in additions] == ["Of in/a.txt", "Of a.txt"]


ENDINGS = {"feed": "rss", "enclosures": "atom"}


@pytest.mark.parametrize("license_", ["CC-BY-4.0", "InC"])
@pytest.mark.parametrize("kind", ["html", "mhtml", "jsonl", "feed", "enclosures"])
def test_pictures_and_videos_that_are_not_held_are_told_and_stand_in_changes_where_it_is_licensed(
    tmp_path: Path, kind: str, license_: str
) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in files.prose("castle", 4))
    body = f"<p><img src='a.jpg'></p>{paragraphs}<video src='a.mp4'></video>{paragraphs}"
    page = files.page("castle", body=body)
    match kind:
        case "html":
            data: str | bytes = page
        case "mhtml":
            data = files.mhtml("castle", "https://news.example/castle").replace(
                base64.encodebytes(files.page("castle").encode()), base64.encodebytes(page.encode())
            )
        case "jsonl":
            data = json.dumps({"title": "A castle", "body_html": body})
        case "enclosures":
            bare = body.replace("<img src='a.jpg'>", "").replace("<video src='a.mp4'></video>", "")
            data = (
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>A castle"
                f"</title><content type='html'><![CDATA[{bare}]]></content>"
                "<link rel='enclosure' type='video/mp4' href='https://news.example/a.mp4'/>"
                "<link rel='enclosure' type='image/png' href='https://news.example/a.png'/>"
                "</entry></feed>"
            )
        case _:
            data = (
                "<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>"
                "<title>F</title><item><title>A castle</title>"
                f"<c:encoded><![CDATA[{body}]]></c:encoded></item></channel></rss>"
            )
    (addition,) = add_file(
        tmp_path, f"a.{ENDINGS.get(kind, kind)}", data,
        defaults={**DEFAULTS, "license": license_},
    )  # fmt: skip
    assert addition.outcome is Outcome.ADDED, addition
    assert "Pictures and videos were left out." in addition.notes
    (record,) = records(tmp_path).values()
    assert record.changes == ("Pictures and videos were left out." if "CC" in license_ else "")


def test_an_mhtml_file_says_where_and_when_it_was_saved(tmp_path: Path) -> None:
    add_file(tmp_path, "a.mhtml", files.mhtml("canal", "https://news.example/canal"))
    record = records(tmp_path)["Canal opens again"]
    assert (record.source_url, record.retrieved) == (
        "https://news.example/canal",
        date(2021, 7, 7),
    )


def test_an_outlet_is_known_by_its_address(tmp_path: Path) -> None:
    outlets = tmp_path / "archive" / "content" / "outlets"
    outlets.mkdir(parents=True)
    (outlets / "example-news.yml").write_text(
        "name: The Example News\nurl: https://www.news.example/\n", encoding="utf-8"
    )
    data = files.warc({"https://news.example/a": files.page("castle")})
    (addition,) = add_file(tmp_path, "c.warc.gz", data, defaults={})
    assert addition.pressmark == "example-news-2021-07-06-castle-opens-again"


# --- office files --------------------------------------------------------------------------------

NEXIS = [
    ("", "Date and Time: Tuesday, July 6, 2021"),
    ("", "Documents (2)"),
    ("heading 1", "Mill reopens after flood"),
    ("", "The New Example Times"),
    ("", "July 6, 2021 Tuesday"),
    ("", "Copyright 2021 The New Example Times Company All Rights Reserved"),
    ("", "Section: World; Pg. 1"),
    ("", "Length: 812 words"),
    ("", "Byline: By Jane Doe and John Roe"),
    ("", "Dateline: BAGHDAD"),
    ("heading 2", "Body"),
    *(("", text) for text in files.prose("mill")),
    ("", "Load-Date: July 6, 2021"),
    ("", "End of Document"),
    ("heading 1", "Second report"),
    ("", "The New Example Times"),
    ("", "July 7, 2021 Wednesday"),
    ("heading 2", "Body"),
    *(("", text) for text in files.prose("second")),
    ("", "End of Document"),
]


def test_a_press_databases_export_gives_each_of_its_articles(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "export.docx", files.docx(NEXIS), defaults={"language": "en"})
    assert [each.title for each in additions] == ["Mill reopens after flood", "Second report"]
    record = records(tmp_path)["Mill reopens after flood"]
    assert record.outlet.name == "The New Example Times"
    assert record.issued
    assert record.issued.text == "2021-07-06"
    assert [author.name for author in record.authors] == ["Jane Doe", "John Roe"]
    assert (record.section, record.place) == ("World; Pg. 1", "BAGHDAD")
    assert record.body == files.text_of("mill") + "\n"
    again = add_file(tmp_path, "export.docx", files.docx(NEXIS), defaults={"language": "en"})
    assert {each.outcome for each in again} == {Outcome.UNCHANGED}


FACTIVA = [
    ("", "World"),
    ("heading 1", "Mill reopens after flood"),
    ("", "By Jane Doe"),
    ("", "812 words"),
    ("", "6 July 2021"),
    ("", "The Example Gazette"),
    ("", "English"),
    ("", "© 2021 Example Ltd. All rights reserved."),
    *(("", text) for text in files.prose("mill")),
    ("", "Document EXGZ000020210706eh760002b"),
    ("heading 1", "Second report"),
    ("", "7 July 2021"),
    ("", "The Example Gazette"),
    ("", "English"),
    *(("", text) for text in files.prose("second")),
    ("", "Document EXGZ000020210707eh770001z"),
]
PROQUEST = [
    ("", "Document 1 of 2"),
    ("heading 1", "Mill reopens after flood"),
    ("", "Author: Doe, Jane; Roe, John"),
    ("", "Publication title: The Example Gazette"),
    ("", "Publication date: Jul 6, 2021"),
    ("", "Language of publication: English"),
    ("", f"Full text: {files.prose('mill')[0]}"),
    *(("", text) for text in files.prose("mill")[1:]),
    ("", "Subject: Mills; Floods"),
    ("", "Document 2 of 2"),
    ("heading 1", "Second report"),
    ("", "Publication title: The Example Gazette"),
    ("", "Publication date: Jul 7, 2021"),
    ("", f"Full text: {files.prose('second')[0]}"),
    *(("", text) for text in files.prose("second")[1:]),
]


@pytest.mark.parametrize("blocks", [FACTIVA, PROQUEST], ids=["factiva", "proquest"])
def test_exports_of_other_databases_are_parted_too(
    tmp_path: Path, blocks: list[tuple[str, str]]
) -> None:
    add_file(tmp_path, "export.docx", files.docx(blocks), defaults={"language": "en"})
    held = records(tmp_path)
    assert set(held) == {"Mill reopens after flood", "Second report"}
    first = held["Mill reopens after flood"]
    assert first.outlet.name == "The Example Gazette"
    assert first.issued
    assert first.issued.text == "2021-07-06"
    assert "Jane Doe" in [author.name for author in first.authors]
    assert first.body == files.text_of("mill") + "\n"
    assert held["Second report"].body == files.text_of("second") + "\n"


def test_of_a_press_databases_export_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    about = [("", "Classification"), ("", "Subject: MILLS (91%)"), ("", "Company: MILL LTD")]
    at = NEXIS.index(("", "Load-Date: July 6, 2021"))
    short = [("heading 1", "In brief"), ("", "It rained."), ("", "End of Document")]
    first = NEXIS.index(("", "End of Document")) + 1
    blocks = [*NEXIS[:at], *about, *NEXIS[at:first], *short, *NEXIS[first:]]
    read, brief, second = add_file(
        tmp_path, "export.docx", files.docx(blocks), defaults={"language": "en"}
    )
    told = [line.text for line in read.taken_out]
    lost = ("Documents (2)", "Length: 812 words", "Subject: MILLS (91%)", "Company: MILL LTD")
    assert set(lost) <= set(told)
    assert "Byline: By Jane Doe and John Roe" not in told
    assert "In brief It rained." in problem(brief)
    assert (read.title, second.title) == ("Mill reopens after flood", "Second report")


def test_what_is_no_text_of_a_word_file_is_told(tmp_path: Path) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        '2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org'
        '/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships" r:embed="r1"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        '<w:p><w:r><w:t>So </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/'
        'officeDocument/2006/math"><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>'
    )
    text = [("Title", "Mill opens"), *(("", each) for each in files.prose("mill"))]
    (addition,) = add_file(
        tmp_path,
        "a.docx",
        files.docx(text, more=drawing),
        defaults={**DEFAULTS, "license": "CC-BY-4.0"},
    )
    assert "Pictures were left out." in addition.notes
    assert any("oMath" in note for note in addition.notes)
    assert records(tmp_path)["Mill opens"].changes == "Pictures were left out."


def test_a_word_file_keeps_its_structure(tmp_path: Path) -> None:
    blocks = [
        ("Title", "Mill opens"),
        ("", "By Jane Doe"),
        ("", files.prose("mill")[0]),
        ("heading 2", "What comes next"),
        ("", "1. is no list here, nor is *this* emphasis."),
    ]
    add_file(tmp_path, "mill.docx", files.docx(blocks))
    record = records(tmp_path)["Mill opens"]
    assert [author.name for author in record.authors] == ["Jane Doe"]
    body = record.body or ""
    assert "\n## What comes next\n" in body
    assert "\n1\\. is no list here, nor is \\*this\\* emphasis." in body


# --- PDF -----------------------------------------------------------------------------------------


def test_a_pdfs_lines_become_the_paragraphs_that_were_set(tmp_path: Path) -> None:
    (addition,) = add_file(tmp_path, "a.pdf", files.pdf("Dam opens", files.prose("dam", 30)))
    record = records(tmp_path)["Dam opens"]
    assert (record.body or "").split("\n\n") == [
        *files.prose("dam", 30)[:-1],
        f"{files.prose('dam', 30)[-1]}\n",
    ]
    assert any("look whether" in note for note in addition.notes)


@pytest.mark.parametrize(("side", "told"), [(200, "Pictures were left out."), (16, "")])
def test_a_pdfs_pictures_are_told(tmp_path: Path, side: int, told: str) -> None:
    picture = (
        f"#image(bytes((0,) * {3 * side * side}), "
        f'format: (encoding: "rgb8", width: {side}, height: {side}))'
    )
    data = files.pdf("Mill opens", files.prose("mill", 30), above=[picture])
    add_file(tmp_path, "a.pdf", data, defaults={**DEFAULTS, "license": "CC-BY-4.0"})
    (record,) = records(tmp_path).values()
    assert record.changes == told


def test_a_scan_is_described_and_kept_privately_and_never_guessed(tmp_path: Path) -> None:
    data = files.scan_pdf()
    (without,) = add_file(tmp_path, "scan.pdf", data)
    assert without.outcome is Outcome.NEEDS_REVIEW
    assert without.title == "[scan.pdf]"
    (addition,) = add_file(tmp_path, "scan.pdf", data, defaults={**DEFAULTS, "title": "A page"})
    (capture,) = (tmp_path / "archive" / "captures").iterdir()
    record = records(tmp_path)["A page"]
    assert record.body is None
    assert capture.name == f"{record.source_sha256}.pdf"
    assert capture.read_bytes() == data
    assert not addition.shown


def test_what_stands_above_a_pdfs_headline_goes_and_the_lines_below_it_are_read(
    tmp_path: Path,
) -> None:
    below = ["By Jane Doe", "6 July 2021", *files.prose("dam", 30)]
    data = files.pdf("Dam opens", below, above=["The Example Post", "Home · Local · Sports"])
    (addition,) = add_file(tmp_path, "a.pdf", data)
    record = records(tmp_path)["Dam opens"]
    assert [author.name for author in record.authors] == ["Jane Doe"]
    assert record.issued
    assert record.issued.text == "2021-07-06"
    assert record.body == "\n\n".join(files.prose("dam", 30)) + "\n"
    assert any("The Example Post" in note for note in addition.notes)
    told = [line.text for line in addition.taken_out]
    assert told[:2] == ["The Example Post", "Home · Local · Sports"]


def test_a_damaged_pdf_that_is_read_in_part_says_so(tmp_path: Path) -> None:
    whole = files.pdf("Dam opens", files.prose("dam", 60))
    pages = [found.end() for found in re.finditer(rb"(?<!end)stream\r?\n", whole)]
    damaged = bytearray(whole)
    for at in pages:
        damaged[at + 40 : at + 60] = bytes(20)
    (good,) = add_file(tmp_path, "a.pdf", whole)
    (bad,) = add_file(tmp_path, "b.pdf", bytes(damaged), defaults={**DEFAULTS, "title": "B"})
    assert not any("damaged" in note for note in good.notes)
    assert bad.problems or any("damaged" in note for note in bad.notes)


@pytest.mark.parametrize("name", ["a.x:|y", f"a.{'b' * 250}", "a.pdf/../../b", ".pdf", "a.PDF"])
def test_a_strange_name_gives_a_kept_scan_no_strange_ending(tmp_path: Path, name: str) -> None:
    scan, text = files.scan_pdf(), files.text_of("gate").encode()
    lines = f"{raw(name, scan)}\n{raw('b.txt', text, title='U')}"
    additions = add_file(tmp_path, "in.jsonl", lines)
    assert [each.outcome for each in additions] == [Outcome.ADDED, Outcome.ADDED]
    (capture,) = (tmp_path / "archive" / "captures").iterdir()
    assert capture.name == f"{hashlib.sha256(scan).hexdigest()}.pdf"


# --- lists ---------------------------------------------------------------------------------------


def test_a_reference_managers_item_brings_its_fields_and_its_snapshot(tmp_path: Path) -> None:
    files.one_of_every_kind(tmp_path)
    add(tmp_path / "archive", tmp_path / "library.rdf")
    record = records(tmp_path)["Windmill opens again"]
    assert [(a.family, a.given) for a in record.authors] == [("Doe", "Jane")]
    assert (record.issn, record.topics) == ("0261-3077", ("mills",))
    assert record.retrieved == date(2021, 7, 8)
    assert (record.body or "").startswith("The windmill was")


def test_csl_and_bibtex_keep_bodies_whole_and_clean_addresses(tmp_path: Path) -> None:
    files.one_of_every_kind(tmp_path)
    add(tmp_path / "archive", tmp_path / "library.json", tmp_path / "library.bib")
    held = records(tmp_path)
    csl = held["Tunnel opens again"]
    assert [(a.name, str(a.kind)) for a in csl.authors][1] == ("City Desk", "organisation")
    assert csl.source_url == "https://news.example/tunnel"
    assert csl.summary == ""
    bibtex = held["The US café & quarry reopen"]
    assert [a.name for a in bibtex.authors] == ["Jane Doe", "Town and Country Desk"]
    assert bibtex.source_url == "https://news.example/a?b=1&c=2"
    assert bibtex.license
    assert bibtex.license.id == "CC-BY-4.0"


def test_a_broken_entry_is_named_with_its_line_and_the_others_come_in(tmp_path: Path) -> None:
    outcomes = {each.outcome: each for each in add_file(tmp_path, "a.bib", files.BIBTEX)}
    assert set(outcomes) == {Outcome.ADDED, Outcome.REJECTED}
    assert "a.bib:7" in problem(outcomes[Outcome.REJECTED])


def test_authors_that_an_entry_does_not_name_are_told(tmp_path: Path) -> None:
    data = files.BIBTEX.replace("Doe, Jane and", "Doe, Jane and others and")
    outcomes = {each.outcome: each for each in add_file(tmp_path, "a.bib", data)}
    assert [note for note in outcomes[Outcome.ADDED].notes if "and others" in note]
    (record,) = records(tmp_path).values()
    assert [each.name for each in record.authors] == ["Jane Doe", "Town and Country Desk"]


def test_a_feeds_day_is_the_one_its_author_wrote(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in files.prose("pier"))
    add_file(tmp_path, "f.rss", files.RSS.format(body=body))
    held = records(tmp_path)
    issued = held["Lighthouse & pier opens"].issued
    assert issued
    assert issued.text == "2021-07-06"
    assert held["Only told in short"].body is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ann@post.media (Ann Hill)", "Ann Hill"),
        ("ann@post.net (Ann (Nan) Hill)", "Ann (Nan) Hill"),
        ("Ann Hill (ann@post.media)", "Ann Hill"),
        ("Ann Hill &lt;ann@post.media&gt;", "Ann Hill"),
        ("Ann Hill", "Ann Hill"),
        ("ann@post.media", None),
    ],
)
def test_a_feeds_author_is_parted_from_the_address(
    written: str, name: str | None, tmp_path: Path
) -> None:
    add_file(tmp_path, "f.rss", feed(f"<title>Mill</title><author>{written}</author>"))
    assert [each.name for each in records(tmp_path)["Mill"].authors] == ([name] if name else [])


def test_what_a_feed_says_and_nobody_can_read_is_told(tmp_path: Path) -> None:
    (addition,) = add_file(
        tmp_path,
        "f.rss",
        feed(
            "<title>Mill</title><pubDate>some day</pubDate><link>urn:mill</link>"
            "<author>ann@post.media</author>"
        ),
    )
    assert [note for note in addition.notes if "ann@post" in note]
    assert [note for note in addition.notes if "some day" in note]
    assert [note for note in addition.notes if "urn:mill" in note]


def feed(entry: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Hill Post</title>'
        f"<language>en</language><item>{entry}</item></channel></rss>"
    )


def test_a_table_in_a_windows_code_page_is_read(tmp_path: Path) -> None:
    text = "title,outlet,language\nگزارش از بغداد,روزنامه,fa\n"
    (addition,) = add_file(tmp_path, "t.csv", text.encode("cp1256", "replace"), defaults={})
    assert addition.title.startswith("گزارش")


def test_a_formula_without_a_value_is_a_problem_of_its_row(tmp_path: Path) -> None:
    data = files.xlsx([["title", "summary"], ["Mill", "=HYPERLINK(A1)"], ["Well", "Kept"]])
    first, second = add_file(tmp_path, "t.xlsx", data)
    assert "formula" in problem(first)
    assert first.problems[0].line == 2
    assert second.outcome is Outcome.ADDED


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "x/../../secret.txt", "a\0b"])
def test_a_table_reaches_no_file_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text(f"A secret\n\n{files.text_of('secret')}", "utf-8")
    lines = json.dumps({"title": "T", "file": name})
    (addition,) = add_file(tmp_path, "in/t.jsonl", lines)
    assert "No text file" in problem(addition)


@pytest.mark.parametrize("alone", [True, False])
def test_a_list_that_is_named_as_a_rows_text_is_told_and_not_read_for_ever(
    tmp_path: Path, alone: bool
) -> None:
    (tmp_path / "in").mkdir()
    for name, other in (("s.csv", "s.csv"), ("t.csv", "u.csv"), ("u.csv", "t.csv")):
        line = f"file,title,outlet,language\n{other},Of {name},Given News,en\n"
        (tmp_path / "in" / name).write_text(line, "utf-8")
    given = tmp_path / "in" / "s.csv" if alone else tmp_path / "in"
    additions = add(tmp_path / "archive", given)
    assert len(additions) == (1 if alone else 3)
    assert all("a list itself" in problem(each) for each in additions)


def test_a_link_in_a_folder_leads_nowhere_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("A secret.", "utf-8")
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text(f"A castle\n\n{files.text_of('castle')}", "utf-8")
    (folder / "again.txt").symlink_to("b.txt")
    (folder / "sub" / "up").symlink_to("..")
    for name, target in (("a.txt", "../secret.txt"), ("c.txt", "c.txt"), ("d.txt", "nowhere")):
        (folder / name).symlink_to(target)
    read, *told = add(tmp_path / "archive", folder)
    assert read.title == "A castle"
    assert [each.source.name for each in told] == ["a.txt", "c.txt", "d.txt"]
    assert all("link" in problem(each) for each in told)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "a.txt")
    for given in (tmp_path / "in", tmp_path / "in" / "a.txt"):
        (addition,) = add(tmp_path / "archive", given)
        assert "no file" in problem(addition)


def test_a_folder_that_may_not_be_read_is_told_and_the_rest_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "locked").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text(f"A castle\n\n{files.text_of('castle')}", "utf-8")
    iterdir = Path.iterdir

    def refusing(folder: Path) -> Iterator[Path]:
        if folder.name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)  # root may read any folder
    read, told = add(tmp_path / "archive", tmp_path / "in")
    assert read.title == "A castle"
    assert "in/locked" in problem(told)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "no object"),
        ('{"titel": "x"}', "Did you mean title?"),
        ('{"title": "x", "body_text": "a", "body_html": "b"}', "more than one way"),
        ('{"title": "x", "raw_bytes_base64": "%%%"}', "base64"),
        ('{"title": {"x": 1}}', "form"),
        ('{"title": "x", "body_text": 7}', "no text"),
        ('{"title": "x", "license": "CC BY"}', "version"),
    ],
)
def test_a_broken_line_is_named_and_the_next_one_comes_in(
    tmp_path: Path, line: str, said: str
) -> None:
    good = json.dumps({"title": "Good", "body_text": files.text_of("good")})
    first, second = add_file(tmp_path, "in.jsonl", f"{line}\n{good}\n")
    assert said in problem(first)
    assert "in.jsonl:1" in str(first.problems[0])
    assert second.outcome is Outcome.ADDED


def raw(name: str, data: bytes, **fields: str) -> str:
    coded = base64.b64encode(data).decode()
    return json.dumps({"title": "T", "filename": name, "raw_bytes_base64": coded, **fields})


def test_bytes_that_are_handed_over_are_read_by_what_they_are(tmp_path: Path) -> None:
    text = files.text_of("gate")
    lines = [
        raw("", files.pdf("Dam opens", files.prose("dam")), title="PDF"),
        raw("a.docx", files.docx([("", each) for each in files.prose("mill")]), title="DOCX"),
        raw("a.txt", text.encode("utf-16"), title="Text"),
        raw("", text.encode("cp1252"), title="Plain", content_type="text/plain"),
        raw("", files.page("castle").encode("utf-16"), title="Page"),
    ]
    add_file(tmp_path, "in.jsonl", "\n".join(lines))
    held = records(tmp_path)
    assert (held["Text"].body, held["Plain"].body) == (f"{text}\n", f"{text}\n")
    assert held["DOCX"].body == files.text_of("mill") + "\n"
    assert (held["PDF"].body or "").endswith(files.text_of("dam") + "\n")
    assert (held["Page"].body or "") == files.text_of("castle") + "\n"


def test_html_that_is_handed_over_brings_its_words_and_nothing_live(tmp_path: Path) -> None:
    body = (
        f"<p onclick='x()'>{files.prose('gate')[0]}</p><script>alert(1)</script>"
        "<p><a href='javascript:x()'>A link</a> and <img src=x onerror=x()></p>"
        "<p>* is a star, {{ a }} no template</p>"
    )
    line = json.dumps({"title": "T", "body_html": body})
    add_file(tmp_path, "in.jsonl", line)
    (first, second, third) = (records(tmp_path)["T"].body or "").strip().split("\n\n")
    assert first == files.prose("gate")[0]
    assert second == "A link and"
    assert third.startswith("\\* is a star")


# --- what fields rank higher ---------------------------------------------------------------------


def test_a_row_wins_over_the_option_and_both_over_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(files.page("castle"), "utf-8")
    (addition,) = add_file(
        tmp_path, "t.csv", "file,outlet\na.html,Row News\n", defaults={"author": "", **DEFAULTS}
    )
    assert records(tmp_path)[addition.title].outlet.name == "Row News"
    (page,) = add_file(tmp_path, "b.html", files.page("abbey"))
    assert records(tmp_path)[page.title].outlet.name == "Given News"


def test_a_record_keeps_where_each_field_was_found(tmp_path: Path) -> None:
    (page,) = add_file(tmp_path, "c.warc.gz", files.warc({"https://a.example/a": files.page("a")}))
    text = f"Ferries stay\n\nBy Jane Doe\n\n6 July 2021\n\n{files.text_of('ferry')}"
    (given,) = add_file(tmp_path, "t.txt", text)
    (tmp_path / "b.txt").write_text(text, "utf-8")
    table = "file,title\nb.txt,Ferries stay\n"
    (row,) = add_file(tmp_path, "t.csv", table, defaults={"outlet": "Third", "language": "en"})
    found = load(tmp_path / "archive", settings=SETTINGS, private=True).records
    held = {record.pressmark: record.keeper_notes or "" for record in found}
    assert "issued: " in held[page.pressmark]
    assert "source_url: as c.warc.gz#" in held[page.pressmark]
    assert "title: the text's headline" in held[given.pressmark]
    assert "authors: the text's byline" in held[given.pressmark]
    assert "issued: the text's date" in held[given.pressmark]
    assert "title: " not in held[row.pressmark]
    assert "authors: the text's byline" in held[row.pressmark]


def test_a_date_in_words_is_read_and_an_ambiguous_one_is_a_problem(tmp_path: Path) -> None:
    good, bad = add_file(
        tmp_path,
        "t.csv",
        "title,date,language\nOne,6 July 2021,en\nTwo,06/07/2021,en\n",
        defaults={"outlet": "News"},
    )
    issued = records(tmp_path)["One"].issued
    assert good.outcome is Outcome.ADDED
    assert issued
    assert issued.text == "2021-07-06"
    assert "may be" in problem(bad)


# --- what the text itself tells ------------------------------------------------------------------


@needs_seeds
@pytest.mark.parametrize("outlet", ["", "Given News"])
def test_seeds_come_in_without_their_table_and_what_they_do_not_say_is_to_be_reviewed(
    outlet: str, tmp_path: Path
) -> None:
    rows = {row["file"]: row for row in seed_rows()}
    defaults = {"outlet": outlet} if outlet else {}
    additions = add(tmp_path / "archive", *sorted(SEEDS.glob("*.txt")), defaults=defaults)
    told = {each.source.name[:3]: each for each in additions}
    titled = {n: each for n, each in told.items() if not each.title.startswith("[")}
    assert set(titled) == {"001", "002"}
    for each in titled.values():
        assert each.title == rows[each.source.name]["title"]
        assert each.outcome is (Outcome.ADDED if outlet else Outcome.NEEDS_REVIEW)
    for n in ("000", "003", "004"):
        assert told[n].outcome is Outcome.NEEDS_REVIEW
        assert len(told[n].title.split()) <= 6
        assert any("headline is not known" in note for note in told[n].notes)
    held = records(tmp_path)
    (named,) = (row for row in rows.values() if row["author"])
    assert [author.name for author in held[named["title"]].authors] == [named["author"]]
    assert held[named["title"]].subtitle == named["subtitle"]
    assert {record.language for record in held.values()} == {"en"}
    assert all(record.body for record in held.values())
    if not outlet:
        assert all(any("outlet is not known" in note for note in e.notes) for e in additions)
        hints = {n: " ".join(each.notes) for n, each in told.items()}
        assert "Mehr News Agency" in hints["000"]
        assert "Al Jazeera" in hints["003"]
        assert "Antiwar.com" in hints["001"]
        assert "SOFREP" in hints["004"]
        assert "May 8" in (held[told["004"].title].keeper_notes or "")
        assert "Mehr News Agency" in (held[told["000"].title].keeper_notes or "")


@needs_seeds
def test_what_the_table_says_takes_the_place_of_what_was_devised_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    seeds = sorted(SEEDS.glob("*.txt"))
    devised = add(tmp_path / "archive", *seeds, defaults={})
    additions = add(tmp_path / "archive", *seeds, table=SEEDS / "metadata.csv", defaults={})
    rows = seed_rows()
    assert [each.title for each in additions] == [row["title"] for row in rows]
    assert {each.outcome for each in additions} == {Outcome.ADDED}
    assert not any("both stand" in note for each in additions for note in each.notes)
    held = load(tmp_path / "archive", settings=SETTINGS, private=True).records
    assert sorted(record.title for record in held) == sorted(row["title"] for row in rows)
    assert not any("not-identified" in record.pressmark for record in held)
    kept = {path.stem for path in (tmp_path / "archive" / "private" / "replaced").iterdir()}
    assert kept >= {each.pressmark for each in devised}
    before = tree(tmp_path / "archive")
    for options in ({"table": SEEDS / "metadata.csv"}, {}):
        again = add(tmp_path / "archive", *seeds, **{"defaults": {}, **options})
        assert {each.outcome for each in again} == {Outcome.UNCHANGED}
    assert tree(tmp_path / "archive") == before


@needs_seeds
def test_the_seed_that_grants_a_licence_is_free_without_its_table(tmp_path: Path) -> None:
    name = next(row["file"] for row in seed_rows() if row["license"].startswith("CC"))
    (without,) = add(tmp_path / "archive", SEEDS / name, defaults={})
    assert any("Mehr News Agency" in note for note in without.notes)
    (addition,) = add(
        tmp_path / "archive", SEEDS / name, defaults={"outlet": "Given News", "title": "A title"}
    )
    record = records(tmp_path)["A title"]
    assert addition.shown
    assert record.license
    assert record.license.id == "CC-BY-4.0"
    assert record.rights_evidence[0].sentence == LICENCE_SENTENCE


def test_the_language_of_the_outlet_holds_where_it_says_one(tmp_path: Path) -> None:
    outlets = tmp_path / "archive" / "content" / "outlets"
    outlets.mkdir(parents=True)
    (outlets / "given-news.yml").write_text("name: Given News\nlanguage: en-GB\n", "utf-8")
    text = "A title\n\nThe council said that the bridge was closed, and it is to be tested in " * 8
    (addition,) = add_file(tmp_path, "a.txt", text, defaults={"outlet": "Given News"})
    assert addition.outcome is Outcome.ADDED
    assert not any("language" in note for note in addition.notes)


def test_a_pdf_with_numbers_in_arabic_digits_asks_to_compare_them(tmp_path: Path) -> None:
    plain = files.pdf("Dam opens", files.prose("dam", 30))
    arabic = files.pdf("Dam shuts", ["كان ذلك في عام ٢٠٢١ عند السد", *files.prose("dam", 30)])
    (without,) = add_file(tmp_path, "a.pdf", plain)
    (with_them,) = add_file(tmp_path, "b.pdf", arabic)
    assert not any("Arabic digits" in note for note in without.notes)
    assert any("Arabic digits" in note for note in with_them.notes)
