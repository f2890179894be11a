"""Plain paragraphs take a shorter way to their HTML, which ends where the long one does."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressmark import markup
from pressmark.identity import canonical_text
from pressmark.typography import typography

SIGNS = st.sampled_from(
    [
        *"* ** _ __ ` & &amp; &lt; &nbsp; &#13; &#0; &quot;".split(),
        *"< > <em> </em> <b> <p> </p> <br>".split(),
        *"<script>alert(1)</script> [a](javascript:x) ![a](b.png) [^1] | --- # - > 1. \\".split(),
        *'" \' … “ é \u00a0 \r \x0c \x1c \u2028 \ufffe It\'s "Yes," U.S. NATO word خبر'.split(" "),
        "\n",
        "\n\n",
        "\n\n",
        " ",
        "  \n",
    ]
)
TEXTS = st.lists(SIGNS | st.text(max_size=3), max_size=12).map("".join)
LINES = st.lists(TEXTS.map(lambda text: f"é{' '.join(text.split())}"), max_size=4)


def by_the_long_way(html: str) -> tuple[str, tuple[markup.Block, ...], str]:
    clean = markup._sanitise(html)
    blocks = tuple(markup._texts(clean, markup._Ids(())))
    laid = [
        markup._laid_out(shown, markup._Ids(()), markup._no_picture, [])
        for shown in (clean, typography(clean))
    ]
    return clean, blocks, "".join(laid)


@settings(max_examples=400)
@given(TEXTS)
@example('One *word* & "two".\n\nAn **other**\nparagraph.\n')
@example("A <em></em> b\n\n<em>a<p>b</em>\n")
def test_plain_paragraphs_come_out_as_by_the_long_way(text: str) -> None:
    html = markup._to_html(text)
    if not markup._is_simple(html):
        return
    laid = "".join(markup._simply_laid_out(shown) for shown in (html, typography(html)))
    assert (html, tuple(markup._simple_texts(html)), laid) == by_the_long_way(html)
    assert markup.count_paragraphs(text) == len(by_the_long_way(html)[1])


@settings(max_examples=400)
@given(TEXTS | LINES.map("\n\n".join))
@example("One.\n\nTwo | three\n\nfour [^1]\n")
@example("a\n\n: b\n\nc ![d](e.png)\n\n[^1]: f\n")
def test_paragraphs_are_counted_as_by_the_long_way(text: str) -> None:
    stored = canonical_text(text)
    blocks = by_the_long_way(markup._to_html(stored))[1]
    assert markup.count_paragraphs(stored) == sum(bool(block.id) for block in blocks)


@given(st.lists(st.sampled_from(["<", ">", "p", "/", "a", " ", "\n", "em", "=", '"']), max_size=30))
def test_html_that_holds_any_other_tag_is_not_plain(pieces: list[str]) -> None:
    html = "".join(pieces)
    known = ("<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>")
    if markup._is_simple(html):
        assert html.count("<") == sum(map(html.count, known))


def test_usual_texts_are_plain() -> None:
    assert markup._is_simple(markup._to_html('It\'s "one", *two*\nthree.\n\nFour & five — خبر.\n'))
    for other in ("# One", "- one", "[one](two)", "one\\\ntwo", "<b>one</b>", "one\u00a0two"):
        assert not markup._is_simple(markup._to_html(other))
