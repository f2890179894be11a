"""The lines above a plain text: headline, standfirst, byline, day, address; and what is none."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.capture.text import Part, ReadText, read_text

FIRST = "The harbour was closed on Monday because of the storm, and nobody knew for how long."
SECOND = "The ferry stayed away, the mayor said on Tuesday, and the village school was closed."
PROSE = f"{FIRST}\n\n{SECOND}"
TITLE = "Bridge opens in the north"


def read(head: str, **known: str) -> ReadText:
    return read_text(f"{head}\n\n{PROSE}", language="en", **known)


def left(text: ReadText) -> list[str]:
    return [block.text for block in text.blocks]


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"  {TITLE}  \n\n\n",
        f"{TITLE}\nBy Jane Doe",
        f"{TITLE}\n\nBy Jane Doe\n6 July 2021",
        f"{TITLE}\n\nBy Jane Doe | 6 July 2021",
        f"{TITLE}\n{'=' * 25}",
        f"Title: {TITLE}\nAuthor: Jane Doe\nDate: 2021-07-06",
        f"Headline: {TITLE}",
        f"Example News\n\n{TITLE}\n\nJuly 6, 2021",
        f"6 July 2021\n\n{TITLE}",
        f"Published: 6 July 2021\n\n{TITLE}",
        f"{TITLE}\n\nPublished 6 July 2021\nUpdated 7 July 2021",
        f"https://news.example/bridge\n\n{TITLE}",
        f"{TITLE}\n\nhttps://news.example/bridge",
        f"URL: https://news.example/bridge\n{TITLE}",
        "Bridge opens\nin the north",
    ],
)
def test_a_headline_is_found_among_the_lines_above_the_text(head: str) -> None:
    found = read(head, outlet="Example News")
    assert found.title == TITLE
    assert left(found) == [FIRST, SECOND]
    assert found.authors in {(), ("Jane Doe",)}
    assert ("Doe" in head) == bool(found.authors)
    assert found.issued == ("2021-07-06" if "2021" in head else "")
    assert found.source_url == ("https://news.example/bridge" if "https" in head else "")


def test_a_headline_in_one_block_with_its_text_is_told_from_it() -> None:
    found = read_text(f"{TITLE}\n{FIRST}\n{SECOND}")
    assert found.title == TITLE
    assert left(found) == [f"{FIRST}\n{SECOND}"]


def test_a_picture_above_the_headline_keeps_its_place_in_the_text() -> None:
    found = read(f"A boat (Photo: Jane Doe)\n\n{TITLE}")
    assert found.title == TITLE
    assert left(found)[0] == "A boat (Photo: Jane Doe)"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Two people died in the fire.",
        "Source: AFP",
        "Date: 06/07/2021",
        "He said:",
        "(Photo: Jane Doe)",
        "12 345",
        "***",
    ],
)
def test_what_is_no_headline_stays_in_the_text(head: str) -> None:
    found = read(head)
    assert found.title == ""
    assert left(found) == [*([head] if head else []), FIRST, SECOND]


def test_a_day_that_may_be_two_is_left_where_it_stands() -> None:
    found = read(f"{TITLE}\n\n06/07/2021")
    assert (found.title, found.issued) == (TITLE, "")
    assert "06/07/2021" in left(found)


def test_a_paragraph_that_begins_like_a_label_is_one() -> None:
    line = "Publication: it has been forbidden since Monday, and nobody on the island knows why."
    assert left(read(f"{TITLE}\n\n{line}"))[0] == line


def test_labels_in_other_languages_are_read() -> None:
    found = read_text(
        f"العنوان: الجسر يفتح\nالكاتب: جين دو\nالتاريخ: ٦ يوليو ٢٠٢١\n\n{PROSE}", language="ar"
    )
    assert (found.title, found.authors, found.issued) == ("الجسر يفتح", ("جين دو",), "2021-07-06")


def test_a_known_headline_is_taken_out_and_another_line_is_not() -> None:
    assert left(read(f"{TITLE}\n\nBy Jane Doe", title=TITLE)) == [FIRST, SECOND]
    assert left(read("Another line", title=TITLE)) == ["Another line", FIRST, SECOND]


def test_the_address_below_a_text_is_its_original() -> None:
    found = read_text(f"{TITLE}\n\n{PROSE}\n\nSource: https://news.example/bridge?utm_source=x")
    assert found.source_url == "https://news.example/bridge"
    assert [line.part for line in found.taken_out] == [Part.TITLE, Part.ADDRESS]
    assert left(found) == [FIRST, SECOND]


LINES = st.lists(
    st.sampled_from(
        [TITLE, "By Jane Doe", "6 July 2021", FIRST, SECOND, "", "", "Title: X", "***",
         "Source: AFP", "https://news.example/1", "(Photo: A)", "Date: 06/07/2021", "and so on",
         "Example News"]
    ),
    max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(["", TITLE]), st.sampled_from(["", "Example News"]))
def test_no_letter_of_a_text_is_lost(lines: list[str], title: str, outlet: str) -> None:
    text = "\n".join(lines)
    found = read_text(text, title=title, outlet=outlet)
    kept = [*(line.text for line in found.taken_out), *left(found)]
    assert sorted(letters(text)) == sorted(letters("".join(kept)))


def letters(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
