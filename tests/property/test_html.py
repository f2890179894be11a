"""Whatever page comes in: nothing crashes, nothing lives, and what is written is read back."""

from __future__ import annotations

import contextlib
import json
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressmark import edtf, markup
from pressmark.capture.html import ExtractionError, extract

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "By Jane Doe", "6 July 2021", "06/07/2021", "۱۵ تیر ۱۴۰۰", "Read more:", "1. one", "*",
            "---", "| a | b |", "{{ x }}", "{filename}/x", "&lt;script&gt;", "<!--", "]]>",
            "\u202e",
            "The council met on Tuesday evening and put the matter off for another week. " * 3,
        ]
    ),
)  # fmt: skip
TAGS = (
    "p div span a b i h1 h2 h4 ul ol li blockquote table tr td th pre code br hr figure figcaption"
    " img article section main aside nav header footer form time address script style svg math"
    " template noscript iframe title meta link base q sup del dl dt dd caption custom-tag font"
    " center textarea select details summary"
).split()
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        [
            "class", "id", "href", "src", "itemprop", "property", "content", "name", "datetime",
            "rel", "lang", "dir", "style", "hidden", "start", "colspan", "onclick", "itemtype",
            "itemscope", "typeof", "vocab", "type", "data-src", "alt", "http-equiv", "charset",
        ]
    ),
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "author", "byline", "headline", "datePublished", "articleBody", "og:title",
                "article:published_time", "javascript:alert(1)", "https://x.example/?utm_a=1",
                "//[", "https://a@b/", "2021-07-06", "canonical", "display:none", "-1", "9" * 30,
                "application/ld+json", "https://schema.org/NewsArticle", "share", "utf-16",
            ]
        ),
    ),
    max_size=3,
)  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "@value", "headline", "author", "name", "datePublished",
                 "articleBody", "publisher", "url", "inLanguage", "mainEntity", "articleSection"]
            ),
            st.one_of(inner, st.just("NewsArticle")),
            max_size=5,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


def _element(parts: tuple[str, dict[str, str], list[str], bool]) -> str:
    tag, attributes, inside, closed = parts
    quoted = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{quoted}>{''.join(inside)}" + (f"</{tag}>" if closed else "")


NODES = st.recursive(
    WORDS,
    lambda inner: st.tuples(
        st.sampled_from(TAGS), ATTRIBUTES, st.lists(inner, max_size=4), st.integers(0, 9)
    ).map(lambda parts: _element((*parts[:3], parts[3] > 0))),
    max_leaves=25,
)
PAGES = st.tuples(JSON, st.lists(NODES, max_size=5)).map(
    lambda parts: (
        f'<script type="application/ld+json">{json.dumps(parts[0])}</script>{"".join(parts[1])}'
    )
)
LIVE = re.compile(
    r"<(?:script|iframe|object|embed|svg|style|base|form)\b|\son\w+=|javascript:", re.I
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES, st.sampled_from(["", "https://news.example/2021/07/06/a"]))
def test_any_page_is_read_or_refused_and_shows_nothing_live(page: str, url: str) -> None:
    try:
        found = extract(page, url=url)
    except ExtractionError:
        return
    for line in (found.title, found.subtitle, found.outlet, found.section, found.source_url):
        assert "\n" not in line
    if found.issued:
        edtf.parse(found.issued)
    rendered = markup.render(found.body, language=found.language or "en", verbatim=True)
    tags = "".join(re.findall(r"<[^>]*>", rendered.html))
    assert not LIVE.search(tags)
    shown = " ".join(" ".join(block.text for block in rendered.blocks).split())
    for line in found.text.split("\n"):
        assert " ".join(line.split()) in shown


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "text/html; charset=utf-16", "x; charset=é"]))
def test_any_bytes_are_read_or_refused(data: bytes, content_type: str) -> None:
    with contextlib.suppress(ExtractionError):
        extract(data, content_type=content_type)
