"""Measure the reading of pages on a checkout of scrapinghub's article-extraction-benchmark.

    PYTHONPATH=plugins .venv/bin/python benchmarks/extraction.py FOLDER

FOLDER holds `ground-truth.json` and `html/<id>.html.gz`. Both Pressmark and trafilatura alone (as
the benchmark calls it) read every page; the score is the benchmark's own: runs of four words,
precision averaged over the pages that gave any, recall over those that should.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import trafilatura

from pressmark.capture.html import ExtractionError, extract

if TYPE_CHECKING:
    from collections.abc import Callable


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


def by_pressmark(data: bytes, url: str) -> str:
    try:
        return extract(data, url=url).text
    except ExtractionError:
        return ""


def by_trafilatura(data: bytes, _url: str) -> str:
    return trafilatura.extract(data.decode(), include_comments=False) or ""


def main() -> None:
    folder = Path(sys.argv[1])
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truth
    }
    readers: dict[str, Callable[[bytes, str], str]] = {
        "trafilatura": by_trafilatura,
        "pressmark": by_pressmark,
    }
    for name, read in readers.items():
        start = time.perf_counter()
        found = {key: read(pages[key], truth[key].get("url", "")) for key in truth}
        seconds = time.perf_counter() - start
        scores = {key: score(truth[key]["articleBody"], found[key]) for key in truth}
        whole, precision, recall = f1(list(scores.values()))
        print(
            f"{name:12} F1 {whole:.3f} (precision {precision:.3f}, recall {recall:.3f}), "
            f"{1000 * seconds / len(truth):.0f} ms a page"
        )
        worst = sorted(scores, key=lambda key: scores[key][0])[:10]
        for key in worst:
            right, more, less = scores[key]
            print(f"    {key[:12]} right {right:.2f} too much {more:.2f} missing {less:.2f}")


if __name__ == "__main__":
    main()
