"""The search page's frame: its words, and the letters that its script folds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pressmark.search import FOLDS
from pressmark.site.views.page import PageView
from pressmark.words import catalogue, words

if TYPE_CHECKING:
    from pressmark.site.model import SiteModel

CSP: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""Pagefind's loader compiles WebAssembly and fetches the index."""

FACETS: Final = ("access", "outlet", "license", "language", "topic")
SORTS: Final = ("", "newest", "oldest", "outlet")
"""The first is by relevance, and stays out of the address."""

_LOCALES = {"ar": "ar-u-nu-arab", "en": "en-GB", "fa": "fa-u-nu-arabext"}
"""What the script hands to `Intl`: languages with their own numerals, as the catalogue has them."""
_ALSO = {
    "paragraph": "article.paragraph",
    "paragraph_mark": "article.paragraph_mark",
}


def search_view(model: SiteModel) -> PageView:
    """Return the search page. Its results come from the index, in the reader's browser."""
    settings = model.settings
    w = words(settings.language)
    return PageView(
        save_as="search.html",
        template="search",
        context={
            "language": w.language,
            "direction": w.direction,
            "w": w,
            "title": w("search.title"),
            "canonical": settings.absolute("search.html"),
            "nav": "search",
            "csp": CSP,
            "facets": FACETS,
            "sorts": SORTS,
            "online": settings.absolute("search.html"),
            "search_data": {
                "locale": _LOCALES.get(w.language, w.language),
                "folds": {language: dict(letters) for language, letters in FOLDS.items()},
                "words": _words(w.language),
            },
        },
    )


def _words(language: str) -> dict[str, str]:
    """Return the sentences that the script fills, each plural with every form that CLDR knows."""
    sentences = catalogue(language)
    prefix = "search."
    made = {
        key.removeprefix(prefix): sentence
        for key, sentence in sentences.items()
        if key.startswith(prefix)
    }
    made |= {key: sentences[source] for key, source in _ALSO.items()}
    plurals = {
        f"{key.removesuffix('other')}{form}": sentence
        for key, sentence in made.items()
        if key.endswith(".other")
        for form in ("zero", "one", "two", "few", "many")
    }
    return {**plurals, **made}
