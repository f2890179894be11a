"""The text out of a page: its structure kept, its words as they were, nothing of its code."""

from __future__ import annotations

import html as entities
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from pressmark import markup
from pressmark.capture.html import ExtractionError, extract
from pressmark.capture.html.blocks import read_blocks, write
from pressmark.capture.html.document import DEPTH_LIMIT
from pressmark.capture.text import Part

PROSE = "The council met on Tuesday evening and put the matter off for another week, again."


def page(inside: str, head: str = "") -> str:
    return f"<html><head><title>T</title>{head}</head><body><article><h1>A headline here</h1>{inside}</article></body></html>"  # noqa: E501


def written(fragment: str, base: str = "https://news.example/a/b") -> str:
    root = lxml_html.fragment_fromstring(fragment, create_parent="div")
    return write(read_blocks(root, base))


def shown(markdown: str) -> list[str]:
    rendered = markup.render(markdown, language="en", verbatim=True)
    return [block.text for block in rendered.blocks]


@pytest.mark.parametrize(
    ("fragment", "markdown"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo\n"),
        ("<p>a <b>bold</b>, an <i>other</i></p>", "a **bold**, an *other*\n"),
        ("<p>un<b>believ</b>able</p>", "un**believ**able\n"),
        ("<p><b>“Quoted”</b>text</p>", "<strong>“Quoted”</strong>text\n"),
        ("<p>a<b> b </b>c</p>", "a **b** c\n"),
        ("<p><i>a</i><b>b</b></p>", "<em>a</em><strong>b</strong>\n"),
        ('<p><a href="/x">here</a></p>', "[here](https://news.example/x)\n"),
        ('<p>See!<a href="/x">here</a></p>', "See\\![here](https://news.example/x)\n"),
        ('<p><a href="#n">1</a></p>', "1\n"),
        ("<p>a<br>b</p>", "a\\\nb\n"),
        ("a<br><br>b", "a\n\nb\n"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b\n"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n\n  - b\n"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ("<h1>a</h1><h3>b #</h3>", "## a\n\n### b \\#\n"),
        ("<pre>a\n  *b*</pre>", "```\na\n  *b*\n```\n"),
        ("<p>x<sup>2</sup> and H<sub>2</sub>O</p>", "x<sup>2</sup> and H<sub>2</sub>O\n"),
        (
            "<figure><img src='x.jpg'><figcaption>A &amp; <b>b</b></figcaption></figure>",
            "<figure><figcaption>A &amp; b</figcaption></figure>\n",
        ),
        (
            "<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
            "| a | b\\|c |\n| --- | --- |\n| 1 | 2<br>3 |\n",
        ),
        (
            "<table><tr><td colspan='2'>a</td></tr><tr><td>1</td><td>2</td></tr></table>",
            '<table>\n<tr><td colspan="2">a</td></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n',
        ),
        ("<p>1. one<br>* two<br># three</p>", "1\\. one\\\n\\* two\\\n\\# three\n"),
        ("<p><q>a</q></p>", "“a”\n"),
        ("<div>loose <span>words</span><p>then</p>tail</div>", "loose words\n\nthen\n\ntail\n"),
    ],
)
def test_structure_becomes_commonmark(fragment: str, markdown: str) -> None:
    assert written(fragment) == markdown


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>text <script>alert(1)</script><style>p{}</style>more</p>",
        '<p onclick="alert(1)" style="x" id="p1" class="y">text more</p>',
        "<p>text <svg><script>alert(1)</script><text>no</text></svg>more</p>",
        "<p>text <iframe src='//evil.example'></iframe><object>no</object>more</p>",
        "<p>text <span hidden>no</span><span style='display: none'>no</span>more</p>",
        '<p>text <a href="javascript:alert(1)">more</a></p>',
        '<p>text <a href=" jAvA\tscript:alert(1)">more</a></p>',
        '<p>text <a href="data:text/html,x">more</a></p>',
        '<p>text <a href="https://user:pass@evil.example/">more</a></p>',
        '<p>text <a href="vbscript:x">more</a><img src=x onerror=alert(1)></p>',
        (
            '<p property="cc:license" resource="https://creativecommons.org/publicdomain/zero/1.0/">'
            "text more</p>"
        ),
        '<p>text <span data-pagefind-ignore="all" data-pagefind-filter="x:y">more</span></p>',
    ],
)
def test_nothing_but_words_comes_out_of_code_and_attributes(fragment: str) -> None:
    assert written(fragment) == "text more\n"


@pytest.mark.parametrize(
    "scheme", ["{filename}/x.md", "{attach}x.png", "{static}/a", "|filename|x"]
)
def test_links_into_pelicans_own_folders_lead_nowhere(scheme: str) -> None:
    assert written(f'<p><a href="{scheme}">a</a></p>', base="") == "a\n"
    inside = written(f'<p><a href="{scheme}">a</a></p>')
    assert "{" not in inside
    assert "|" not in inside


def test_a_page_without_an_address_keeps_the_words_of_relative_links() -> None:
    assert written('<p>see <a href="/x">here</a></p>', base="") == "see here\n"


def test_tracking_pixels_and_parameters_are_gone() -> None:
    fragment = (
        '<p>a <a href="https://x.example/y?utm_source=z&id=7&fbclid=1">b</a></p><img src=//t>'
    )
    assert written(fragment) == "a [b](https://x.example/y?id=7)\n"


def test_a_page_that_is_nested_too_deep_is_refused_with_a_reason() -> None:
    with pytest.raises(ExtractionError, match="deep"):
        extract("<div>" * (DEPTH_LIMIT + 50) + PROSE)


def test_bytes_without_a_page_are_refused_with_a_reason() -> None:
    for data in (b"", b"   \n", "<!-- only a comment -->"):
        with pytest.raises(ExtractionError) as caught:
            extract(data)
        assert caught.value.remedy


def test_an_address_with_a_password_is_refused_with_a_reason() -> None:
    with pytest.raises(ExtractionError, match="password"):
        extract(page(f"<p>{PROSE}</p>"), url="https://a:b@news.example/")


def test_lines_beside_the_text_are_told() -> None:
    more = '<p>Read more: <a href="/x">Another story about it</a></p>'
    found = extract(page(f"<p>{PROSE}</p>{more}<p>{PROSE} And more of it came.</p>"))
    assert "Another story" not in found.text
    assert any("Another story" in line.text for line in found.left_out)


def test_a_note_about_the_author_below_the_text_is_taken_out_and_told() -> None:
    byline = '<p class="byline">By Ann Author</p>'
    note = "<p>Ann Author is a reporter at the city desk.</p>"
    found = extract(page(f"{byline}<p>{PROSE}</p><p>Ann Author is quoted here.</p>{note}"))
    assert found.text.endswith("Ann Author is quoted here.")
    assert [line.part for line in found.left_out][-1] is Part.ABOUT_AUTHOR


def test_a_text_that_stands_in_json_ld_alone_is_read_from_there() -> None:
    text = f"{PROSE} {PROSE} {PROSE}\n\nTwice & <b>: {PROSE}"
    said = json.dumps({"@type": "Article", "articleBody": text})
    head = f'<script type="application/ld+json">{said}</script>'
    found = extract(f"<html><head>{head}</head><body><p>Please wait.</p></body></html>")
    assert found.text == text
    assert any("JSON-LD" in note for note in found.notes)


@pytest.mark.parametrize(
    ("markup_", "text"),
    [
        (
            f"<p>{PROSE} {PROSE} {PROSE}</p><p>Twice &amp; <b>more</b>.</p>",
            f"{PROSE} {PROSE} {PROSE}\n\nTwice & more.",
        ),
        (f"<body><p>{PROSE} {PROSE} {PROSE}<body><p>Twice", f"{PROSE} {PROSE} {PROSE}\n\nTwice"),
        (f"{'<div>' * 5000}{PROSE} {PROSE}", None),
    ],
)
def test_html_in_json_ld_is_read_as_html(markup_: str, text: str | None) -> None:
    # Found by fuzzing on 2026-11-21: two bodies stopped the parser of fragments.
    said = json.dumps({"@type": "Article", "articleBody": markup_}).replace("/", "\\/")
    found = extract(f'<script type="application/ld+json">{said}</script><p>Please wait.</p>')
    if text is not None:
        assert found.text == text
    assert PROSE in found.text


@pytest.mark.parametrize("count", [3, 6_000])
def test_a_page_without_head_and_body_tags_is_read_with_its_structure(count: int) -> None:
    many = "".join(f"<p>{PROSE} Number {n}.</p>" for n in range(count))
    inside = f"<article><h1>A headline here</h1><h2>A subhead here</h2>{many}</article>"
    found = extract(f"<!doctype html><!-- a --><title>T</title><meta name=x>{inside}".encode())
    assert found.title == "A headline here"
    assert found.body.startswith("## A subhead here\n\nThe council")
    assert found.text.count("again.") == count
    assert not found.notes or count > 4_000


def test_thousands_of_paragraphs_are_read_in_straight_time() -> None:
    many = "".join(f"<p>{PROSE} Number {number}.</p>" for number in range(4_100))
    found = extract(page(many))
    assert found.text.count("\n\n") == 4_099


def test_a_tag_with_thousands_of_attributes_is_refused_with_a_reason() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(20_000))
    with pytest.raises(ExtractionError, match="attributes"):
        extract(page(f"<p {attributes}>{PROSE}</p>"))


def test_front_matter_in_a_title_is_one_line_of_words() -> None:
    head = '<meta property="og:title" content="---\nlicense: CC0-1.0\n---\nA">'
    found = extract(page(f"<p>{PROSE}</p>", head))
    assert all("\n" not in each.value for each in found.evidence)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12
)
LINE = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            ["1.", "*", "-", "+", "#", ">", "|", "===", "---", "```", "[a]:", "[^1]:", "![", "{{",
             "{%", "{filename}", "&amp;", "&#65;", "<b>", "\\", "$x$", "~~", "_a_", "__", "**b**",
             "1)", "http://x.example", ":::", "<!--", "]]>", "|---|", "!", "(", "](", "a.", "^"]
        ),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip
WRAPPED = st.tuples(
    st.sampled_from(["", "b", "i", "em", "span", "a", "code", "sup", "del", "q2"]), LINE
)


def spoken(text: str) -> str:
    """The words, blanks run together: what CommonMark and HTML do not tell apart."""
    return " ".join(text.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WRAPPED, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(
    ["p", "li", "blockquote", "h2", "td", "figcaption", "pre", "div"]
))  # fmt: skip
def test_any_words_in_any_element_are_shown_as_they_came(
    lines: list[list[tuple[str, str]]], holder: str
) -> None:
    fragment, expected = "", []
    for line in lines:
        inside = words = ""
        for tag, text in line:
            escaped = entities.escape(text)
            if tag == "a":
                inside += f'<a href="https://x.example/(a)?b=1&amp;copy;=2">{escaped}</a>'
            else:
                inside += f"<{tag}>{escaped}</{tag}>" if tag else escaped
            words += text
        expected.append(spoken(_cleaned(words)))
        fragment += {
            "li": f"<ul><li>{inside}</li></ul>",
            "td": f"<table><tr><td>{inside}</td><td>x</td></tr>"
            "<tr><td>y</td><td>z</td></tr></table>",
            "figcaption": f"<figure><figcaption>{inside}</figcaption></figure>",
        }.get(holder, f"<{holder}>{inside}</{holder}>")
    found = shown(written(fragment))
    if holder == "td":
        expected = [spoken(f"{each} x y z") for each in expected]
    assert [spoken(each) for each in found] == [each for each in expected if each]


def _cleaned(text: str) -> str:
    import unicodedata

    # What `cleaning.clean_text` takes out of every text, and blanks that have no width.
    normal = unicodedata.normalize("NFC", text)
    return re.sub("[\ufff9-\ufffb]", "", normal)


LONG = [
    f"{PROSE} It was the {word} time that it had done so, and the mayor left the room before the "
    "vote was taken, as the minutes of the clerk show."
    for word in ("first", "second", "third", "fourth")
]
PARAGRAPHS = "".join(f"<p>{each}</p>" for each in LONG)


def texts(inside: str) -> list[str]:
    return extract(page(inside)).text.split("\n\n")


@pytest.mark.parametrize(
    "name", ["comments", "visitors_comment_block", "comentarios", "articleComments"]
)
def test_what_readers_wrote_is_left_out_also_where_it_is_longer_than_the_text(name: str) -> None:
    said = "".join(f"<p>{PROSE} Says reader number {n}, who was there.</p>" for n in range(9))
    found = extract(page(f'<div class="body">{PARAGRAPHS}</div><div class="{name}">{said}</div>'))
    assert found.text.split("\n\n") == LONG
    assert sum("reader number" in each.text for each in found.left_out) == 9


def test_an_article_in_a_section_called_comentario_is_no_readers_comment() -> None:
    more = "".join(f"<p>{PROSE} Also in the news: number {n}.</p>" for n in range(5))
    assert LONG[0] in texts(f'<div class="comentario">{PARAGRAPHS}</div><div>{more}</div>')


def test_teasers_below_the_text_are_left_out_and_a_text_in_several_parts_is_kept() -> None:
    teasers = "".join(
        f'<div class="item"><a href="/{n}"><h2>Another story with number {n}</h2></a>'
        f"<p>{PROSE} It goes on with number {n} there.</p></div>"
        for n in range(5)
    )
    chunk = '<div class="chunk">{}</div>'
    parts = "".join(chunk.format("".join(f"<p>{e}</p>" for e in LONG[n : n + 2])) for n in (0, 2))
    assert texts(f"<div>{parts}</div><div>{teasers}</div>") == LONG


def test_a_paragraph_that_a_box_repeats_above_the_text_stays_in_the_text() -> None:
    box = f'<div class="share-box"><p>{LONG[0]}</p><a href="/s">Share</a></div>'
    assert texts(f'{box}<div class="body">{PARAGRAPHS}</div>') == LONG


def test_a_first_paragraph_that_stands_loose_above_the_others_is_kept() -> None:
    others = "".join(f"<p>{each}</p>" for each in LONG[1:])
    assert (
        texts(f'<div class="story"><ul><li><a href="/x">Other</a></li></ul>{LONG[0]}{others}</div>')
        == LONG
    )


def test_a_subhead_that_begins_with_read_is_one() -> None:
    inside = f"<p>{LONG[0]}</p><h2>Read on the cheap</h2><p>{LONG[1]}</p><p>{LONG[2]}</p>"
    assert texts(inside)[1] == "Read on the cheap"
    inside = inside.replace("Read on the cheap", "Read more")
    assert texts(inside) == LONG[:3]


SECOND = PROSE.replace("council", "committee").replace("Tuesday", "Friday")


@pytest.mark.parametrize(
    "end",
    [
        "<p>Follow the Example News on Facebook and Twitter for more.</p>",
        "<p>Some of the links above are affiliate links, and we may earn a small commission.</p>",
        "<h3>Ann Author</h3><p>Have a tip? Write to us.</p>",
        "<p>Ann Author is a reporter.</p><p>Sign up for the morning newsletter.</p>",
    ],
)
def test_notes_below_the_text_are_taken_out_and_told(end: str) -> None:
    byline = '<p class="byline">By Ann Author</p>'
    found = extract(page(f"{byline}<p>{PROSE}</p><p>{SECOND}</p>{end}"))
    assert found.text == f"{PROSE}\n\n{SECOND}"
    told = " ".join(each.text for each in found.left_out)
    assert all(words in told for words in re.findall(r">([^<]+)<", end))


def test_a_box_between_paragraphs_that_asks_to_sign_up_goes_with_its_heading() -> None:
    box = "<div><h4>The morning post</h4><p>Sign up for the best of it every day.</p></div>"
    found = extract(page(f"<p>{PROSE}</p>{box}<p>{SECOND}</p>"))
    assert found.text == f"{PROSE}\n\n{SECOND}"


@pytest.mark.parametrize(
    "last",
    [
        "Two million people follow the minister on Twitter, and most of them believe her.",
        "The inquiry's findings may not be published before the end of the year, he said.",
        "The keepers of the bridge receive no more than a newsletter and a wave.",
        "Fans can get the record on Google Play and in every shop along the harbour front.",
    ],
)
def test_a_last_sentence_that_tells_of_such_things_is_text(last: str) -> None:
    assert extract(page(f"<p>{PROSE}</p><p>{SECOND}</p><p>{last}</p>")).text.endswith(last)


def test_a_pulled_quotation_is_left_out_where_the_text_says_it_too() -> None:
    again = f'<blockquote class="pullquote">“{PROSE}” Ann Author</blockquote>'
    found = extract(page(f"<p>{PROSE}</p>{again}<p>{SECOND}</p>"))
    assert found.text == f"{PROSE}\n\n{SECOND}"
    alone = '<blockquote class="pullquote">Nobody had asked the ferrymen at all.</blockquote>'
    found = extract(page(f"<p>{PROSE}</p>{alone}<p>{SECOND}</p>"))
    assert "Nobody had asked the ferrymen at all." in found.text


@pytest.mark.parametrize("label", ["", "RELATED STORY: ", "IN PORT: "])
def test_a_link_to_another_story_between_paragraphs_is_left_out_and_told(label: str) -> None:
    link = '<a href="/2">Harbour master resigns after the storm</a>'
    text = f"<p>{PROSE} {SECOND}</p><p>{SECOND} {PROSE}</p><p>{PROSE} And so it went.</p>"
    found = extract(page(f"<p>{PROSE}</p><p>{label}{link}</p>{text}"))
    assert "resigns" not in found.text
    assert any("resigns" in each.text for each in found.left_out)
    told = f"<p>{PROSE}</p><p>This is what the mayor read:</p><p>{link}</p>{text}"
    assert "resigns" in extract(page(told)).text


ONE = f"<p>{PROSE} {PROSE}</p>"
TWO = "<p>Nobody wrote down who had spoken first, and in the end nobody could say it any more.</p>"


@pytest.mark.parametrize(
    ("inside", "media"),
    [
        (f"<img src='a.jpg'>{ONE}{TWO}", ["pictures"]),
        (f"{ONE}<p><img src='a.jpg'></p>{TWO}", ["pictures"]),
        (f"{ONE}<figure><picture><source srcset='a.webp'><img src='a'></picture></figure>{TWO}",
         ["pictures"]),
        (f"{ONE}<noscript><img src='a.jpg'></noscript>{TWO}", ["pictures"]),
        (f"{ONE}{TWO}<img data-src='a.jpg'>", ["pictures"]),
        (f"{ONE}<figure><svg><path/></svg></figure>{TWO}", ["pictures"]),
        (f"{ONE}<video src='a.mp4'></video>{TWO}", ["videos"]),
        (f"{ONE}<iframe src='https://www.youtube-nocookie.com/embed/x'></iframe>{TWO}",
         ["videos"]),
        (f"{ONE}<iframe src='./saved.html' title='YouTube video player'></iframe>{TWO}",
         ["videos"]),
        (f"{ONE}<audio controls src='a.mp3'></audio>{TWO}", ["recordings"]),
        (f"{ONE}<iframe src='https://charts.example/1'></iframe><img src='a'>{TWO}",
         ["pictures", "parts embedded from elsewhere"]),
        (f"{ONE}{TWO}", []),
        (f"{ONE}<img src='https://count.example/1' width='1' height='1'>{TWO}", []),
        (f"{ONE}<img src='a.jpg' style='display:none'>{TWO}", []),
        (f"{ONE}<img class='emoji' src='1f600.png'>{TWO}", []),
        (f"{ONE}<img src='https://i.creativecommons.org/l/by/4.0/88x31.png'>{TWO}", []),
        (f"{ONE}<iframe src='https://ad.doubleclick.net/x'></iframe><iframe></iframe>{TWO}", []),
        (f"{ONE}<div class='share-buttons'><img src='x.png'></div>{TWO}", []),
        (f"{ONE}<div class='related'><a href='/x'><img src='x.png'>More</a></div>{TWO}", []),
        (f"{ONE}<button><svg><path/></svg></button>{TWO}", []),
        (f"{ONE}{TWO}<h2>More stories</h2><a href='/x'><img src='x.png'>Else</a>", []),
    ],
)  # fmt: skip
def test_what_is_no_text_of_the_article_is_told(inside: str, media: list[str]) -> None:
    found = extract(page(inside))
    assert [each.value for each in found.media] == media
    assert PROSE in found.text


def test_a_picture_between_headline_and_text_is_told_without_an_article_element() -> None:
    around = "<div id='top'><img src='banner.jpg'></div>"
    body = f"<div><h1>A headline here</h1><div><img src='a.jpg'></div><div>{ONE}{TWO}</div></div>"
    with_picture = f"<html><head><title>A headline here</title></head><body>{around}{body}</body>"
    assert [each.value for each in extract(with_picture).media] == ["pictures"]
    assert extract(with_picture.replace("<img src='a.jpg'>", "")).media == ()
