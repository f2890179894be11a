"""Whatever text or table comes in: nothing crashes, and no word is lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from html import unescape

import pyromark
from hypothesis import assume, given
from hypothesis import strategies as st

from pressmark.capture.captured import capture
from pressmark.capture.rights import detect, summary
from pressmark.capture.source import Source
from pressmark.capture.tables import read_table
from pressmark.capture.text import read_text

LINES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=60),
    st.sampled_from(
        [
            "", "", "A Short Line", "By Ann Author", "Author: Ann Author", "Source : AP + Agencies",
            "A hall (Photo: AP)", "Ann Author is a writer.", "One sentence. And two.", "1. one",
            "* x", "    indented", "| a | b |", "|---|---|", "```", "<b>", "&amp;", "[a]: b", "===",
        ]
    ),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


def words(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", text).split())


@given(TEXTS, st.sampled_from(["", "A Short Line"]), st.sampled_from([[], ["Ann Author"]]))
def test_every_word_is_in_the_text_or_told_as_taken_out(
    text: str, title: str, authors: list[str]
) -> None:
    read = read_text(text, title=title, authors=authors)
    kept = [block.text for block in read.blocks] + [line.text for line in read.taken_out]
    assert words(" ".join(kept)) == words(text.replace("\u200b", ""))


@given(TEXTS)
def test_the_markdown_shows_the_words_of_the_blocks_and_no_others(text: str) -> None:
    read = read_text(text)
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    html = pyromark.html(read.markdown, options=options)
    shown = unescape(re.sub(r"</?(?:p|h2|figure|figcaption)>", " ", html))
    assert words(shown) == words(" ".join(block.text for block in read.blocks))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    captured = capture(Source(name="a.txt", data=data), read_on=None)
    if captured.body is None:
        (problem,) = captured.problems
        assert problem.remedy
    else:
        assert captured.body.strip()


@given(
    st.one_of(st.binary(max_size=200), st.text(',;\t"\n\r abctitlefr', max_size=80).map(str.encode))
)
def test_any_bytes_are_a_table_or_problems(data: bytes) -> None:
    table = read_table(data, "t.csv")
    assert table.rows or table.problems or len(data.decode("utf-8-sig").strip().splitlines()) <= 1


NAMED = re.compile(
    r"c\W*c\W*(?:by|0|zero)|creative|commons|مشاع|کریتیو|كريتيف", re.IGNORECASE
).search
"""Finds a licence's name, which Hypothesis takes out of the code's own constants."""


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_no_text_and_no_page_makes_the_licence_finder_fail(
    paragraphs: list[str], html: str
) -> None:
    assume(not any(map(NAMED, (*paragraphs, html))))
    assert not summary(detect("\n\n".join(paragraphs), html)).license.startswith("CC-")
