"""The search page's frame: its words, its facets, and the letters that its script folds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pressmark.exports import CSV_HEADER
from pressmark.search import FOLDS
from pressmark.search.documents import EXTRA
from pressmark.site.views.page import PageView
from pressmark.words import catalogue, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.site.model import SiteModel
    from pressmark.words import Words

CSP: Final = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; worker-src blob:; base-uri 'none'; form-action 'self'"
)
"""Pagefind compiles WebAssembly; the engine runs in a worker made of text. Nothing is fetched."""

FACETS: Final = ("access", "outlet", "license", "year", "language", "topic")
_LABELS = {"license": "licence", "year": "date"}
"""Where a facet's name is not its key in the catalogue."""
FILES: Final = (("csv", "CSV"), ("bib", "BibLaTeX"), ("ris", "RIS"), ("csl.json", "CSL JSON"))
"""What a set of results can be taken away as: the file's ending, and the format's name."""
SORTS: Final = ("", "newest", "oldest", "outlet")
"""The first is by relevance, and stays out of the address."""

_LOCALES = {"ar": "ar-u-nu-arab", "en": "en-GB", "fa": "fa-u-nu-arabext"}
"""What the script hands to `Intl`: languages with their own numerals, as the catalogue has them."""
_ALSO = {
    "decade": "date.decade",
    "event": "article.event",
    "paragraph": "article.paragraph",
    "paragraph_mark": "article.paragraph_mark",
    "read_at": "article.read_at",
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
            "facets": tuple(_facets(model, w)),
            "files": FILES,
            "scope": _scope(model, w),
            "span": _span(model),
            "sorts": SORTS,
            "search_data": {
                "csv": CSV_HEADER,
                "locale": _LOCALES.get(w.language, w.language),
                "folds": {language: dict(letters) for language, letters in FOLDS.items()},
                "words": _words(w.language),
            },
        },
    )


def _facets(model: SiteModel, w: Words) -> Iterator[tuple[str, str]]:
    """Yield each facet's name in the index and its label: ours, then the keeper's own."""
    for name in FACETS:
        yield name, w(f"search.{_LABELS.get(name, name)}")
    for column in model.settings.extra:
        if column.filter:
            yield f"{EXTRA}{column.name}", column.label


def _scope(model: SiteModel, w: Words) -> str:
    """Say what is searched: how many texts, and how many works without theirs."""
    full = sum(work.decision.shows_text for work in model.works)
    others = len(model.works) - full
    said = w.count("count.full_texts", full)
    if not others:
        return w("search.scope_full", full=said)
    return w("search.scope", full=said, described=w.count("count.descriptions", others))


def _span(model: SiteModel) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the ends of a range with the archive's first and last year, "" without any."""
    years = [year for year in model.by_year if year]
    return ("from", years[-1] if years else ""), ("to", years[0] if years else "")


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
