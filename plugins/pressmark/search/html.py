"""The page that Pagefind is given for each work: made for it alone, whatever the theme looks like.

Only what is to be searched stands in it: what is shown, counted and sorted by comes into the packs
by `pressmark.search.indexing`. See Pagefind's documentation, "Configuring what content is indexed".
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pressmark.languages import primary_language
from pressmark.search.documents import ABOUT, TITLE
from pressmark.search.folding import fold, split

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
        f"<{_TAGS.get(anchor, 'p')}{_id(anchor)}{_LIGHT.get(anchor, '')}>"
        f"{_folded(text, document.language)}</{_TAGS.get(anchor, 'p')}>"
        for anchor, text in document.blocks
        if split(text)
    )
    language = primary_language(document.language)
    if language in _CUT:
        language = "und"
    return (
        f'<!doctype html><html lang="{escape(language)}">'
        f"<body data-pagefind-body>{body}</body></html>"
    )


def _folded(text: str, language: str) -> str:
    return escape(" ".join(fold(split(text), language)))


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
