"""Lists and archives that are good in part: the good comes in, the rest is told where it stands."""

from __future__ import annotations

import base64
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import capture_files as files
from pressmark.capture.records import Addition, Outcome
from pressmark.commands.add import add
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROSE = "".join(f"<p>{each}</p>" for each in files.prose("pier"))


def add_file(tmp_path: Path, name: str, data: str | bytes) -> list[Addition]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    settings = ArchiveSettings(name="Test")
    defaults = {"outlet": "Gazette", "language": "en"}
    return list(
        add(
            tmp_path / "archive",
            [path],
            settings=settings,
            defaults=defaults,
            read=date(2026, 11, 28),
        )
    )


def told(additions: list[Addition]) -> list[str]:
    """What was not added, as the answer says it, without the remedies."""
    assert all(each.remedy for one in additions for each in one.problems)
    return [f"{each.path}:{each.line} {each.message}" for one in additions for each in one.problems]


def titles(additions: list[Addition]) -> list[str]:
    return [each.title for each in additions if each.outcome is Outcome.ADDED]


# --- reference managers ---------------------------------------------------------------------------


def test_of_a_csl_list_that_is_cut_off_the_items_before_the_cut_come_in(tmp_path: Path) -> None:
    items = '[\n {"title": "One"},\n {"title": "Two"},\n {"title": "Thr'
    additions = add_file(tmp_path, "a.json", items)
    assert titles(additions) == ["One", "Two"]
    (said,) = told(additions)
    assert "behind item 2" in said


def test_an_item_of_a_csl_list_is_named_by_its_line(tmp_path: Path) -> None:
    items = '[\n {"title": "One"},\n "text",\n {"title": "T", "issued": {"raw": "whenever"}}]'
    additions = add_file(tmp_path, "a.json", items)
    assert [line.partition(" ")[0] for line in told(additions)] == ["a.json:3", "a.json:4"]


@pytest.mark.parametrize("text", ["[1] 2", "[1", "[", "{}]", '["a" "b"]'])
def test_json_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    assert "no JSON" in told(add_file(tmp_path, "a.json", text))[-1]


def test_a_csl_items_values_that_no_field_takes_are_told(tmp_path: Path) -> None:
    item = {
        "title": "One", "container-title": "Gazette", "publisher": "The House", "volume": 3,
        "issued": {"date-parts": [["x"]]}, "custom": {"license": "InC", "x": 1},
    }  # fmt: skip
    (addition,) = add_file(tmp_path, "a.json", json.dumps([item]))
    assert "Left out of the entry: custom, issued, publisher, volume." in addition.notes


RIS = """TY  - NEWS
TI  - One
VL  - 12
XX  - unheard of
CR  - CC BY 4.0 https://creativecommons.org/licenses/by/4.0/
N1  - a note
ER  -

A line between
TY  - NEWS
TI  - Two has no end

TY  - NEWS
TI  - Three
ER  -
TY  - NEWS
TI  - Four is cut o"""


def test_each_reference_of_ris_comes_in_or_is_named_by_its_line(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "a.ris", RIS)
    assert titles(additions) == ["One", "Three"]
    assert [line.partition(" ")[0] for line in told(additions)] == [
        "a.ris:9",
        "a.ris:10",
        "a.ris:16",
    ]
    assert "Left out of the entry: XX, volume." in additions[0].notes


def test_ris_with_one_blank_behind_its_tags_is_read(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "a.ris", RIS[: RIS.index("A line")].replace("  - ", " - "))
    assert titles(additions) == ["One"]


def test_of_two_names_for_an_outlet_in_bibtex_the_one_that_is_not_taken_is_told(
    tmp_path: Path,
) -> None:
    entry = "@article{a, title={One}, journal={Gazette}, publisher={The House}}"
    (addition,) = add_file(tmp_path, "a.bib", entry)
    assert "Left out of the entry: publisher." in addition.notes


def test_a_zotero_items_values_that_no_field_takes_are_told_and_it_is_named(
    tmp_path: Path,
) -> None:
    head = files.ZOTERO[: files.ZOTERO.index("<bib:Article")]
    item = (
        '<bib:Article rdf:about="#item_7"><z:itemType>newspaperArticle</z:itemType>{}'
        "<dc:description>More</dc:description><dc:identifier>DOI 10.1234/abc</dc:identifier>"
        '<dcterms:isReferencedBy rdf:resource="#item_8"/></bib:Article></rdf:RDF>'
    )
    (good,) = add_file(tmp_path, "a.rdf", head + item.format("<dc:title>One</dc:title>"))
    assert "Left out of the entry: extra, notes." in good.notes
    assert b"doi: 10.1234/abc" in b"".join(good.files.values())
    (bad,) = add_file(tmp_path, "b.rdf", head + item.format("<dc:date>2021-13-45</dc:date>"))
    assert told([bad])[0].startswith("b.rdf#item_7:")


# --- tables and JSON Lines ------------------------------------------------------------------------


def test_a_table_whose_head_is_wrong_says_that_and_no_more(tmp_path: Path) -> None:
    (said,) = told(add_file(tmp_path, "a.csv", "title,colour\nOne,red\n"))
    assert said.startswith("a.csv:1 Column 2")


def test_a_row_that_is_shorter_than_the_table_is_told(tmp_path: Path) -> None:
    one, two = add_file(tmp_path, "a.csv", "title,date,section\nOne,2021,World\nTwo,20\n")
    assert one.notes[:1] != two.notes[:1]
    assert "The row has 2 cells, the table 3 columns: is it whole?" in two.notes


def test_a_sheet_that_is_not_read_is_told_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Empty")
    for sheet in (book.worksheets[0], book.create_sheet("More articles")):
        for row in (["title"], ["One"], ["Two"]):
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    one, two = add_file(tmp_path, "a.xlsx", out.getvalue())
    assert "Not read of the table: the sheet “More articles”." in one.notes
    assert not any("Not read" in note for note in two.notes)


def test_bytes_of_several_articles_in_one_line_are_refused(tmp_path: Path) -> None:
    part = [("heading 1", "T"), ("heading 2", "Body"), *(("", each) for each in files.prose("x"))]
    data = files.docx([*part, ("", "End of Document"), *part, ("", "End of Document")])
    line = {"filename": "a.docx", "raw_bytes_base64": base64.b64encode(data).decode()}
    assert "several articles" in told(add_file(tmp_path, "a.jsonl", json.dumps(line)))[0]


# --- feeds, saved pages, web archives -------------------------------------------------------------

FEED = (
    '<rss version="2.0"><channel><title>Gazette</title>\n'
    "<item><title>One</title><description>In short</description></item>\n"
    "<item><title>Two</title><link>https://a.example/2</link></item>\n"
    "</channel></rss>\n"
)


def test_of_a_feed_that_is_cut_off_the_last_entry_is_refused(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "a.rss", FEED[: FEED.index("/2</link>")])
    assert titles(additions) == ["One"]
    assert "cut off" in told(additions)[0]


def test_a_feed_that_is_broken_inside_comes_in_and_says_so(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "a.rss", FEED.replace("In short", "This & that"))
    assert titles(additions) == ["One", "Two"]
    assert all(any("broken in line 2" in note for note in each.notes) for each in additions)


def test_a_whole_feed_says_nothing_of_the_kind(tmp_path: Path) -> None:
    additions = add_file(tmp_path, "a.rss", FEED + "<!-- made today -->")
    assert titles(additions) == ["One", "Two"]
    assert not any("broken" in note for each in additions for note in each.notes)


@pytest.mark.parametrize("whole", [True, False])
def test_a_saved_page_that_is_cut_off_says_so(tmp_path: Path, whole: bool) -> None:
    data = files.mhtml("castle", "https://a.example/castle")
    data = data if whole else data[: data.index(b"--edge--")]
    (addition,) = add_file(tmp_path, "a.mhtml", data)
    assert any("cut off" in note for note in addition.notes) is not whole


def warc(pages: Mapping[str, str], repeated: str) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, page in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
        payload = io.BytesIO(page.encode())
        writer.write_record(
            writer.create_warc_record(address, "response", payload=payload, http_headers=headers)
        )
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
    writer.write_record(
        writer.create_revisit_record(
            repeated, "sha1:" + "A" * 32, repeated, "2021-07-01T00:00:00Z", http_headers=headers
        )
    )
    return out.getvalue()


@pytest.mark.parametrize("held", [True, False])
def test_a_page_of_which_only_a_repeated_answer_is_there_is_told(
    tmp_path: Path, held: bool
) -> None:
    one = "https://a.example/one"
    data = warc({one: files.page("castle")}, one if held else "https://a.example/two")
    said = told(add_file(tmp_path, "a.warc.gz", data))
    assert len(said) == (0 if held else 1)
    assert held or "revisit" in said[0]


def test_a_page_that_a_wacz_lists_and_does_not_hold_is_told(tmp_path: Path) -> None:
    listed = ["https://a.example/one", "https://a.example/two"]
    pages = "\n".join(['{"format": "json-pages-1.0"}', *(json.dumps({"url": u}) for u in listed)])
    packed = files.packed(
        {
            "archive/a.warc.gz": files.warc({listed[0]: files.page("castle")}),
            "pages/pages.jsonl": pages + '\n{"url": "https://a.exam',
        }
    )
    additions = add_file(tmp_path, "a.wacz", packed)
    assert titles(additions) == ["Castle opens again"]
    broken, missing = told(additions)
    assert "pages/pages.jsonl:4" in broken
    assert listed[1] in missing
