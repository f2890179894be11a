"""The page that Pagefind is given for each work: made for it alone, whatever the theme looks like.

Only what is to be searched stands in it: what is shown, counted and sorted by comes into the packs
by `pressmark.search.indexing`. See Pagefind's documentation, "Configuring what content is indexed".
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pressmark.languages import primary_language
from pressmark.search.documents import ABOUT, TITLE
from pressmark.search.folding import cut, fold

if TYPE_CHECKING:
    from pressmark.search.documents import IndexDocument

# Pagefind takes the first heading as the title, whose words weigh more.
_TAGS = {TITLE: "h1"}
# Pagefind's extended build would cut these into words that no browser cuts a query into.
_CUT = {"ja", "zh"}
_LIGHT = {ABOUT: ' data-pagefind-weight="0.5"'}


def page(document: IndexDocument) -> str:
    """Return `document` as HTML whose text is folded for its language."""
    body = "".join(
        _block(anchor, fold(words, document.language))
        for anchor, text in document.blocks
        if (words := cut(text)[1])
    )
    language = primary_language(document.language)
    if language in _CUT:
        language = "und"
    return (
        f'<!doctype html><html lang="{escape(language)}">'
        f"<body data-pagefind-body>{body}</body></html>"
    )


def _block(anchor: str, words: list[str]) -> str:
    tag = _TAGS.get(anchor, "p")
    text = escape(" ".join(words))
    return f"<{tag}{_id(anchor)}{_LIGHT.get(anchor, '')}>{text}</{tag}>"


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
