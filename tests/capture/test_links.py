"""Links in a keeper's Markdown: what follows readers goes, what leads nowhere is words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.capture.links import clean_links


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("[a](https://x.example/?utm_source=b&id=1)", "[a](https://x.example/?id=1)"),
        ('[a](https://x.example/?fbclid=1 "T")', '[a](https://x.example/ "T")'),
        ("<https://x.example/?fbclid=1>", "<https://x.example/>"),
        ("[z]: https://x.example/?gclid=1 'T'", "[z]: https://x.example/ 'T'"),
        ('<a href="https://x.example/?gclid=1">a</a>', '<a href="https://x.example/">a</a>'),
        ("[a](https://bank.example@evil.example/)", "a"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](<javascript:alert(1)>)", "a"),
        ("[a](data:text/html,x)", "a"),
        ("[a]({attach}../../private/x.md)", "a"),
        ("[a](|filename|x.md)", "a"),
        ("![a]({static}/x.png)", "a"),
        ("<javascript:x>", "\\<javascript:x>"),
        ("[z]: javascript:x", "\\[z]: javascript:x"),
        ('<a class="b" href="vbscript:x">a</a>', '<a class="b">a</a>'),
        ("```\n[a]({attach}x)\n```\n", "```\n[a]({attach}x)\n```\n"),
        *[
            (each, each)
            for each in (
                "[a](https://x.example/a?b=1&c=2)", "[a](mailto:a@b.example)", "[a](#p4)",
                "[a](other.html)", "[a](../x/y.html)", "a [b] (c)", "1. a * b", "<b>a</b>",
            )
        ],
    ],
)  # fmt: skip
def test_a_link_is_cleaned_and_what_is_none_stays_words(written: str, clean: str) -> None:
    assert clean_links(written)[0] == clean
    assert bool(clean_links(written)[1]) == (written != clean)


@given(st.text(alphabet="[]()<>ab:/{}|`~\\!\"' \n#?=&@.", max_size=80))
def test_what_was_cleaned_is_clean(text: str) -> None:
    once, _ = clean_links(f"{text}\n[a](https://u@x.example/?gclid=1)")
    again, _ = clean_links(once)
    assert again in {once, clean_links(again)[0]}
