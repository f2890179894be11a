"""A plain text: its own lines about itself taken out, the rest kept to the character."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark import markup
from pressmark.capture.cleaning import decode
from pressmark.capture.text import (
    BlockKind,
    Part,
    ReadText,
    escape_markdown,
    read_text,
)
from seeds import SEEDS, needs_seeds, seed_rows

PROSE = "The council met on Tuesday and put the matter off for a week."


def letters(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def shown(markdown: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", pyromark.html(markdown)))


def read_seed(name: str) -> ReadText:
    row = next(row for row in seed_rows() if row["file"] == name)
    authors = [row["author"]] if row["author"] else []
    text = decode((SEEDS / name).read_bytes()).text
    return read_text(text, title=row["title"], subtitle=row["subtitle"], authors=authors)


@needs_seeds
@pytest.mark.parametrize("name", [row["file"] for row in seed_rows()])
def test_every_word_of_a_seed_is_in_its_text_or_told_as_taken_out(name: str) -> None:
    read = read_seed(name)
    source = letters((SEEDS / name).read_text(encoding="utf-8"))
    for block in read.blocks:
        assert source.count(letters(block.text)) >= 1
        source = source.replace(letters(block.text), "", 1)
    for line in read.taken_out:
        source = source.replace(letters(line.text), "", 1)
    assert source == ""


@needs_seeds
@pytest.mark.parametrize("name", [row["file"] for row in seed_rows()])
def test_the_markdown_of_a_seed_shows_exactly_its_words(name: str) -> None:
    read = read_seed(name)
    assert letters(shown(read.markdown)) == letters("".join(block.text for block in read.blocks))


@needs_seeds
def test_a_seed_of_one_paragraph_stays_one_paragraph() -> None:
    read = read_seed("000_a52cf10c1522eacf.txt")
    assert [block.kind for block in read.blocks] == [BlockKind.PARAGRAPH]
    assert read.taken_out == ()
    assert read.markdown.rstrip().endswith("Attribution 4.0 International License.")


@needs_seeds
def test_headline_standfirst_byline_and_author_note_leave_the_text() -> None:
    read = read_seed("001_7ea2c26004b02109.txt")
    assert [line.part for line in read.taken_out] == [
        Part.TITLE,
        Part.SUBTITLE,
        Part.BYLINE,
        Part.ABOUT_AUTHOR,
    ]
    assert read.authors == ("Dave DeCamp",)
    assert {block.kind for block in read.blocks} == {BlockKind.PARAGRAPH}
    assert len(read.blocks) == 7


@needs_seeds
def test_the_same_lines_are_found_without_the_table() -> None:
    text = decode((SEEDS / "001_7ea2c26004b02109.txt").read_bytes()).text
    row = next(row for row in seed_rows() if row["file"].startswith("001"))
    read = read_text(text)
    assert (read.title, read.subtitle, read.authors) == (
        row["title"],
        row["subtitle"],
        ("Dave DeCamp",),
    )
    assert len(read.blocks) == 7


@needs_seeds
def test_a_headline_alone_leaves_the_text() -> None:
    read = read_seed("002_307e585843ba3cfb.txt")
    assert [line.part for line in read.taken_out] == [Part.TITLE]
    assert len(read.blocks) == 11
    assert read.subtitle == ""


@needs_seeds
def test_captions_subhead_and_source_line_are_told_apart() -> None:
    read = read_seed("003_af8bf53d472cd049.txt")
    assert [line.part for line in read.taken_out] == [Part.SOURCES]
    assert read.credits == ("Al Jazeera", "Agencies")
    assert [index for index, b in enumerate(read.blocks) if b.kind is BlockKind.CAPTION] == [0, 7]
    assert [index for index, b in enumerate(read.blocks) if b.kind is BlockKind.SUBHEAD] == [8]
    assert "Oct. 80" in read.markdown


@needs_seeds
def test_a_caption_with_a_sentence_before_its_credit_is_a_caption() -> None:
    read = read_seed("004_3b1dd86dd06c47e9.txt")
    assert [index for index, b in enumerate(read.blocks) if b.kind is BlockKind.CAPTION] == [4]
    assert [index for index, b in enumerate(read.blocks) if b.kind is BlockKind.SUBHEAD] == [6]
    assert read.paragraphs == 8
    assert read.taken_out == ()


def test_a_caption_becomes_a_figcaption_without_a_paragraph_number() -> None:
    read = read_text(f"{PROSE}\n\nThe hall & its yard (Photo: B. Keeper)\n\n{PROSE}")
    rendered = markup.render(read.markdown, language="en", verbatim=True)
    assert "<figcaption>The hall &amp; its yard (Photo: B. Keeper)</figcaption>" in rendered.html
    assert [block.id for block in rendered.blocks] == ["p1", "", "p2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody was hurt, the police said on Monday. (Reuters)",
        "The bill passed (by two votes).",
        "He spoke of the old files (some of them lost) for an hour.",
    ],
)
def test_a_sentence_that_ends_in_brackets_is_no_caption(sentence: str) -> None:
    kinds = [block.kind for block in read_text(f"{PROSE}\n\n{sentence}\n\n{PROSE}").blocks]
    assert kinds == [BlockKind.PARAGRAPH] * 3


def test_short_lines_in_a_row_are_a_list_and_no_subheads() -> None:
    read = read_text(f"{PROSE}\n\nA first thing\n\nA second thing\n\n{PROSE}", title="Other")
    assert [block.kind for block in read.blocks][2] is BlockKind.PARAGRAPH


@pytest.mark.parametrize("opening", ["By the time they came it was dark.", "By Tuesday"])
def test_a_paragraph_that_begins_with_by_is_no_byline(opening: str) -> None:
    read = read_text(f"A headline\n\n{opening}\n\n{PROSE}\n\n{PROSE}", title="A headline")
    assert read.authors == ()
    assert any(block.text == opening for block in read.blocks) or read.subtitle == opening


def test_an_author_of_the_table_wins_over_the_byline_and_the_difference_is_told() -> None:
    read = read_text(f"A headline\n\nBy Ann Author\n\n{PROSE}", title="A headline", authors=["B C"])
    assert read.authors == ("B C",)
    assert "Ann Author" in read.notes[0]


def test_a_text_without_empty_lines_is_kept_whole_and_the_keeper_is_told() -> None:
    read = read_text(f"{PROSE}\n{PROSE}", title="T")
    assert len(read.blocks) == 1
    assert "one paragraph" in read.notes[0]


def test_windows_line_ends_and_trailing_blanks_are_made_regular() -> None:
    assert read_text(f"{PROSE} \r\n\r\n{PROSE}\u00a0\t\r\n").markdown == f"{PROSE}\n\n{PROSE}\n"


def test_text_is_composed_to_nfc() -> None:
    assert read_text("Cafe\u0301 closed. \n\nIt did.").blocks[0].text == "Café closed."


@pytest.mark.parametrize(
    "line",
    [
        "* a star",
        "1. a number",
        "12) a number",
        "# 7 is a number",
        "> is greater",
        "- a dash",
        "+ plus",
        "===",
        "---",
        "snake_case_name and *stars*",
        "[brackets](and) <b>tags</b> &amp; &#65; `code`",
        "a \\ backslash at the end \\",
        "~~struck~~ | piped | $x$",
        "[^1]: a note",
        "{{ template }} {% tag %} {filename}/x.md",
    ],
)
def test_signs_that_markdown_reads_are_shown_as_they_came(line: str) -> None:
    read = read_text(f"{PROSE}\n\n{line}\n{line}\n\n{PROSE}")
    rendered = markup.render(read.markdown, language="en", verbatim=True)
    assert rendered.blocks[1].text == " ".join(f"{line} {line}".split())
    assert len(rendered.paragraphs) == 3


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1))
def test_any_line_escaped_and_rendered_is_itself(line: str) -> None:
    assert shown(escape_markdown(line)).rstrip("\n") == line
