"""The search index: documents in, Pagefind's files out, the same bytes from the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.search.canonical import canonical
from pressmark.search.documents import IndexDocument, document
from pressmark.search.folding import FOLDS
from pressmark.search.html import page
from pressmark.search.service import SearchError, Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["FOLDS", "IndexDocument", "SearchError", "document", "index"]


def index(
    documents: Iterable[IndexDocument],
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the index's files as path (under `pagefind/`) and content, sorted by path.

    The order of `documents` does not matter. `on_progress`
    is called with the number of documents handed over and their total. Raises `SearchError`
    where the index cannot be made, `ValueError` where an address occurs twice.
    """
    given = sorted(documents, key=lambda each: each.url)
    by_url = {each.url: each for each in given}
    total = len(by_url)
    if total < len(given):
        raise ValueError("two documents have one address")
    with Service() as pagefind:
        number = pagefind.new_index()
        for done, each in enumerate(by_url.values(), 1):
            pagefind.add(number, each.url, page(each))
            if on_progress is not None:
                on_progress(done, total)
        files = dict(pagefind.files(number))
    for path, data in canonical(files, by_url):
        yield f"pagefind/{path}", data
