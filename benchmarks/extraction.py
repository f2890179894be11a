"""Measure the reading of web pages on pages that are not ours, beside other readers.

    PYTHONPATH=plugins .venv/bin/python benchmarks/extraction.py FOLDER [READER...]

FOLDER is laid out as scrapinghub's article-extraction-benchmark is: `ground-truth.json`, an object
of pages by id with `articleBody` and `url`, and `html/<id>.html.gz`. Where a page's object also has
`title`, `authors` or `issued` (a value, or a list of those that count as right; `authors` a list of
names), these are measured too; null leaves them out. Readers that are not installed are left out.

The text is scored as the benchmark does it: runs of four words, precision averaged over the pages
that gave any, recall over those that should. Headlines and names are equal where their letters and
digits are; authors are right where all are found and no other is.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import logging
import re
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIELDS = ("title", "authors", "issued")


@dataclass(frozen=True)
class Answer:
    """What a reader gives for a page; None for what it does not read at all."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    issued: str | None = None


def by_pressmark(data: bytes, url: str) -> Answer:
    from pressmark.capture.html import ExtractionError, extract

    try:
        found = extract(data, url=url)
    except ExtractionError:
        return Answer()
    names = tuple(author.name for author in found.authors)
    return Answer(found.text, found.title, names, found.issued)


def by_trafilatura(data: bytes, url: str) -> Answer:
    import trafilatura

    found = trafilatura.bare_extraction(
        data, url=url or None, include_comments=False, with_metadata=True
    )
    if found is None:
        return Answer("", "", (), "")
    text = trafilatura.extract(data, include_comments=False) or ""
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Answer(text, found.title or "", names, found.date or "")


def by_htmldate(data: bytes, url: str) -> Answer:
    import htmldate

    found = htmldate.find_date(data.decode("utf-8", "replace"), original_date=True, url=url or None)
    return Answer(issued=found or "")


def by_newspaper(data: bytes, url: str) -> Answer:
    import newspaper

    article = newspaper.Article(url or "http://page.invalid/", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else ""
    return Answer(article.text, article.title, tuple(article.authors), day)


def by_readability(data: bytes, url: str) -> Answer:
    import readability
    from lxml import html

    page = readability.Document(data.decode("utf-8", "replace"), url=url)
    body = html.fromstring(page.summary())
    return Answer("\n\n".join(body.itertext()), page.short_title())


READERS: Mapping[str, tuple[str, Callable[[bytes, str], Answer]]] = {
    "pressmark": ("pressmark", by_pressmark),
    "trafilatura": ("trafilatura", by_trafilatura),
    "htmldate": ("htmldate", by_htmldate),
    "newspaper4k": ("newspaper", by_newspaper),
    "readability": ("readability", by_readability),
}
"""By name: the module that it needs, and how it is asked."""


def runs(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    found = (tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)))
    return Counter(run for run in found if run)


def score(true: str, read: str) -> tuple[float, float, float]:
    """Count runs that are right, too many and missing, as shares of all."""
    want, have = runs(true), runs(read)
    counts = (want & have).total(), (have - want).total(), (want - have).total()
    return tuple(count / (sum(counts) or 1) for count in counts)  # type: ignore[return-value]


def f1(scores: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    precision = mean(right / (right + more) for right, more, _ in scores if right + more)
    recall = mean(right / (right + less) for right, _, less in scores if right + less)
    return 2 * precision * recall / (precision + recall), precision, recall


def folded(text: str) -> str:
    regular = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in regular if letter.isalnum())


def is_right(field: str, wanted: Any, found: Any) -> bool:
    if field == "authors":
        return {folded(name) for name in wanted} == {folded(name) for name in found}
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return folded(found) in {folded(each) for each in allowed}


def main() -> None:
    folder = Path(sys.argv[1])
    logging.disable(logging.CRITICAL)
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truth
    }
    for name, (module, read) in READERS.items():
        if importlib.util.find_spec(module) and (not sys.argv[2:] or name in sys.argv[2:]):
            measure(name, read, truth, pages)


def measure(
    name: str,
    read: Callable[[bytes, str], Answer],
    truth: Mapping[str, Any],
    pages: Mapping[str, bytes],
) -> None:
    """Print a reader's figures, and every answer that is not right."""
    start = time.perf_counter()
    found = {key: read(pages[key], truth[key].get("url") or "") for key in truth}
    seconds = time.perf_counter() - start
    print(f"{name}: {len(truth)} pages, {1000 * seconds / len(truth):.0f} ms a page")
    scores = {key: score(page["articleBody"], found[key].text) for key, page in truth.items()}
    if any(answer.text for answer in found.values()):
        whole, precision, recall = f1(list(scores.values()))
        print(f"  text     F1 {whole:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    wrong = []
    for field in FIELDS:
        asked = {key: page[field] for key, page in truth.items() if page.get(field) is not None}
        given = {key: getattr(found[key], field) for key in asked}
        if asked and any(value is not None for value in given.values()):
            right = {key: is_right(field, asked[key], given[key] or "") for key in asked}
            share = sum(right.values()) / len(asked)
            print(f"  {field:8} {share:.3f} of {len(asked)}")
            wrong += [
                f"    {key[:20]:20} {field}: {given[key]!r}, not {asked[key]!r}"
                for key in asked
                if not right[key]
            ]
    for key in sorted(scores, key=lambda key: scores[key][0])[:12]:
        right_share, more, less = scores[key]
        if right_share < 0.97 and found[key].text:
            wrong.append(
                f"    {key[:20]:20} text: {right_share:.2f} right, {more:.2f} too much, "
                f"{less:.2f} missing"
            )
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
