"""`typography` gives what typogrify gives, to the character."""

from __future__ import annotations

import importlib.util
import itertools
from pathlib import Path

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typogrify import filters

from pressmark import typography as steps
from pressmark.markup import _OPTIONS, _sanitise
from pressmark.typography import typography
from seeds import SEEDS, needs_seeds

ROOT = Path(__file__).parents[2]


def shown(markdown: str) -> str:
    """Make HTML as `markup.render` does before typography."""
    return _sanitise(pyromark.html(markdown, options=_OPTIONS))


def assert_as_typogrify(html: str) -> None:
    assert typography(html) == filters.typogrify(html)


SIGNS = st.sampled_from(
    [
        *r"""" ' '' "' '" `` ` -- --- - ... . .... \ \" \' \\ \. \- \`""".split(),
        *"( [ { ) ! ? , : ; ’ “ ” ‘ – — … é & &amp; &amp;amp; &nbsp; &quot; &lt; &gt;".split(),
        *"&#39; &#8220; &#8216; &ldquo; &lsquo; &mdash;".split(),
    ]
)
BLANKS = st.sampled_from(
    [" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u2028", "\x0b", ""]
)
WORDS = st.sampled_from(
    [
        *"a We said don't s 's '80s 80s It's UN's AT&T x--y é É.U. 9 ٣ A٣B HE34T 2KU2".split(),
        *"U.S. U.S U. S. D.O.T. NATO A A. II".split(),
        ". . .",
        '"Yes,"',
    ]
)
TEXT = st.lists(WORDS | BLANKS | SIGNS, max_size=9).map("".join)
NAMES = st.sampled_from(
    "a abbr b blockquote br code dd div dl dt em figcaption h2 hr i img ins kbd li mark ol p pre q"
    " s samp small span strong sub sup table tbody td th tr u ul var".split()
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " title=\"NATO &amp; U.S. 'x' -- a...\"",
        ' title="a > b < c"',
        ' title="two\nlines & more"',
        ' title="<pre>"',
        ' href="https://example.org/US?a=1&b=2"',
        ' lang="en" dir="ltr"',
        ' id="x"',
        ' class="footnote-definition"',
        " start",
    ]
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attributes, content: f"<{name}{attributes}>{content}</{name}>",
        NAMES,
        ATTRIBUTES,
        st.lists(inner, max_size=4).map("".join),
    )


LOOSE = st.builds(lambda slash, name: f"<{slash}{name}>", st.sampled_from(["", "/"]), NAMES)
COMMENT = st.sampled_from(["<!-- c -->", "<!-- a -- b -->", "< ", "<", ">"])
HTML = st.lists(st.recursive(TEXT | LOOSE | COMMENT, element, max_leaves=12), max_size=5).map(
    "".join
)

SPANS = st.sampled_from(
    ["{}", "{}", "*{}*", "**{}**", "`{}`", "[{}](x 'UN')", "<kbd>{}</kbd>", "<b>{}</b>", "{}[^1]"]
)
INLINE = st.lists(st.builds(str.format, SPANS, TEXT), min_size=1, max_size=5).map(" ".join)
BLOCKS = st.sampled_from(
    [
        "{}",
        "{}",
        "> {}",
        "- {}\n- b",
        "1. {}\n\n   c",
        "## {}",
        "# {}",
        "| {} | b |\n|---|---|\n| c | d |",
        "```\n{}\n```",
        "[^1]: {}",
        "<div>{}</div>",
        "<dl><dt>{}</dt></dl>",
    ]
)
MARKDOWN = st.lists(st.builds(str.format, BLOCKS, INLINE), max_size=6).map("\n\n".join)


@settings(max_examples=400)
@given(MARKDOWN)
def test_a_text_of_markdown_comes_out_as_from_typogrify(markdown):
    assert_as_typogrify(shown(markdown))


@settings(max_examples=400)
@given(HTML)
@example("<p>\"<em>'</em> x</p>")
@example("<hr> word</p>")
@example("<p>. . . and . . .</p>")
@example("<p>D.O.T.   like U. S.  so</p>\n")
@example("<p>One</p> &amp; two <code>A</code> 'three' four")
@example('<samp><code>x</code></samp> "y" <kbd>US</kbd>')
def test_any_html_that_nh3_lets_through_comes_out_as_from_typogrify(html):
    assert_as_typogrify(_sanitise(html))


@settings(max_examples=200)
@given(HTML)
def test_html_that_nh3_has_not_seen_comes_out_as_from_typogrify(html):
    assert_as_typogrify(html)


@pytest.mark.parametrize(
    ("step", "library", "letters", "length"),
    [
        (steps._amp, filters.amp, ["&amp;", " ", "a", "<i>", "&nbsp;", "&#38;"], 5),
        (steps._smartypants, filters.smartypants, list("\"'a8 (\\.-`\n"), 4),
        (steps._smartypants, filters.smartypants, ["'", '"', "s", " ", "8", "-", "<i>"], 5),
        (steps._smartypants, filters.smartypants, [". . .", ".", " ", '"', "<i>"], 5),
        (steps._caps, filters.caps, ["A", ".", " ", "a", "\n", "<i>"], 6),
        (
            steps._initial_quotes,
            filters.initial_quotes,
            ["<em>", "</em>", "<p>", "</p>", " ", "&#8220;", "&#8216;", "w", "<br>"],
            4,
        ),
        (
            steps._widont,
            filters.widont,
            ["<em>", "</em>", "<p>", "</p>", " ", "\n", "w", "</li>", "<br>", "<hr>"],
            4,
        ),
    ],
)
def test_each_step_is_its_filter_on_every_short_text(step, library, letters, length):
    for size in range(length + 1):
        for chosen in itertools.product(letters, repeat=size):
            html = "".join(chosen)
            assert step(html) == library(html), html


def bodies(folder: Path) -> list[str]:
    read = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    english = [text for text in read if "\nlanguage: en" in text]
    return [text.split("\n---\n", 1)[1] for text in english]


def test_the_archive_s_english_articles_come_out_as_from_typogrify():
    found = [body for body in bodies(ROOT / "content" / "articles") if body.strip()]
    assert len(found) >= 6
    for body in found:
        assert_as_typogrify(shown(body))


def test_three_hundred_made_articles_come_out_as_from_typogrify(tmp_path):
    place = ROOT / "benchmarks" / "corpus.py"
    spec = importlib.util.spec_from_file_location("corpus", place)
    corpus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(corpus)
    corpus.write(tmp_path, 540)
    found = [body for body in bodies(tmp_path) if body.strip()]
    assert len(found) >= 300
    for body in found:
        assert_as_typogrify(shown(body))


@needs_seeds
def test_real_articles_come_out_as_from_typogrify():
    for path in sorted(SEEDS.glob("*.txt")):
        assert_as_typogrify(shown(path.read_text(encoding="utf-8")))


def test_regular_html_is_never_left_to_the_library_as_a_whole(monkeypatch):
    """The whole is the way out for what nh3 never prints; taken always, it would be slow."""
    monkeypatch.setattr(filters, "typogrify", None)
    monkeypatch.setattr(filters, "applyfilters", None)
    assert "&#8220;" in typography(shown('Say "so" & [go](x "US") by `"x"`.[^1]\n\n[^1]: A note.'))
