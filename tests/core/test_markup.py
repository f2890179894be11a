"""How a stored text becomes HTML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pressmark.markup import number, number_link, plain, render

TEXT = """First "paragraph" -- with *stress*.

- one
- two

> Quoted.

## Heading

| a | b |
|---|---|
| 1 | 2 |

Last.[^n]

[^n]: The note.
"""


def test_paragraphs_and_items_are_numbered_in_reading_order():
    rendered = render(TEXT, language="de")
    assert [(block.id, block.text) for block in rendered.blocks] == [
        ("p1", 'First "paragraph" -- with stress.'),
        ("p2", "one"),
        ("p3", "two"),
        ("p4", "Quoted."),
        ("", "Heading"),
        ("", "a b 1 2"),
        ("p5", "Last."),
        ("", "The note."),
    ]
    soup = BeautifulSoup(rendered.html, "html.parser")
    assert [tag["id"] for tag in soup.select("p[id], li[id]")][:5] == ["p1", "p2", "p3", "p4", "p5"]


def test_a_note_and_its_reference_lead_to_each_other():
    soup = BeautifulSoup(render(TEXT, language="de").html, "html.parser")
    for link in soup.select(".note a, .notes a"):
        assert soup.find(id=link["href"][1:]) is not None


def test_english_gets_typography_and_other_languages_do_not():
    assert "“paragraph”" in render(TEXT, language="en-GB").html.replace("&#8220;", "“").replace(
        "&#8221;", "”"
    )
    assert '"paragraph" --' in render(TEXT, language="de").html


def test_a_verbatim_text_keeps_every_character():
    assert '"paragraph" --' in render(TEXT, language="en", verbatim=True).html


def test_code_keeps_its_quotes():
    assert '"x"' in render('Say `"x"` now.', language="en").html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        '<iframe src="https://example.org"></iframe>',
        '<img src="x" onerror="alert(1)">',
        "<style>p { color: red }</style>",
        '<p style="color:red">x</p>',
        '<div id="p1">x</div>',
        '<form action="https://example.org"><input name="a"></form>',
    ],
)
def test_html_in_a_text_loses_what_could_act(attack):
    html = render(f"Before.\n\n{attack}\n\nAfter.", language="en").html
    for word in ("alert", "javascript", "onclick", "onerror", "<iframe", "style", "<form", "<img"):
        assert word not in html
    ids = [tag["id"] for tag in BeautifulSoup(html, "html.parser").select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_heading_of_the_text_stands_below_the_page_s_own():
    assert "<h1" not in render("# Top\n\nText.", language="en").html


def test_a_picture_goes_through_the_keeper_s_rules_and_never_stays_an_img():
    seen = []

    def picture(address, alt):
        seen.append((address, alt))
        return "<figure>here</figure>"

    rendered = render(
        "Before ![A cat](https://example.org/cat.png) after.\n\n![Alone](media/a.png)",
        language="en",
        picture=picture,
    )
    assert seen == [("https://example.org/cat.png", "A cat"), ("media/a.png", "Alone")]
    assert "<img" not in rendered.html
    assert rendered.pictures == ("https://example.org/cat.png", "media/a.png")
    assert [block.id for block in rendered.blocks] == ["p1"]


def test_a_paragraph_put_in_later_keeps_the_others_numbers():
    rendered = render("A.\n\nNew.\n\nC.", language="en", paragraphs=["p1", "p1a", "-p2", "p3"])
    assert [block.id for block in rendered.blocks] == ["p1", "p1a", "p3"]
    assert '<span id="p2"></span>' in rendered.html


@pytest.mark.parametrize("ids", [["p1"], ["p1", "p2", "p3"]])
def test_a_list_of_paragraphs_that_does_not_fit_is_an_error(ids):
    with pytest.raises(ValueError, match="paragraph"):
        render("A.\n\nB.", language="en", paragraphs=ids)


def test_numbers_are_put_at_the_start_and_escaped():
    html = number(
        render("A.\n\nB.", language="en").html, lambda n: number_link(n, f'Paragraph "{n}"', n)
    )
    assert html.startswith(
        '<p id="p1"><a class="pn" href="#p1" aria-label="Paragraph &quot;1&quot;">1</a>A.</p>'
    )


def test_an_empty_text_gives_nothing():
    assert render("", language="en").html == ""


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "Plain words here.",
            "- a\n- b\n  - c",
            "1. one\n2. two",
            "> quoted\n>\n> twice",
            "## Head",
            '`code` and **bold** & "quotes"',
            "<div><p>raw</p></div>",
            "text <b>unclosed",
            "| a |\n|---|\n| b |",
            "```\ncode <p>\n```",
            "a < b > c",
            "![alt](x.png)",
            "note[^1]\n\n[^1]: Note *text*.",
            '<span title="a > b">x</span>',
        ]
    ),
    max_size=8,
).map("\n\n".join)


@given(MARKDOWN)
def test_the_scan_agrees_with_a_full_parser(body):
    """`_pieces` reads tags itself, because BeautifulSoup costs twice the page's whole budget."""
    rendered = render(body, language="de")
    soup = BeautifulSoup(rendered.html, "html.parser")
    numbered = [tag for tag in soup.select("p[id], li[id]") if tag["id"].startswith("p")]
    assert [tag["id"] for tag in numbered] == [block.id for block in rendered.paragraphs]
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for mark in soup.select("sup.note"):
        mark.decompose()
    for tag, block in zip(numbered, rendered.paragraphs, strict=True):
        assert plain(tag.decode_contents()) == block.text
    assert not soup.select("script, style, img")
