"""Prints what typography costs for an article: typogrify as it is, and Pressmark's way to it.

The articles are those of `corpus.py`, and the archive's own; the least CPU time of several runs
counts, since other work on the machine only ever adds. Run: `python benchmarks/typography.py`.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import pyromark
from typogrify.filters import typogrify

from pressmark.markup import _OPTIONS, _sanitise, plain
from pressmark.typography import typography

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ARTICLES = 300
RUNS = 7


def sanitised(folder: Path) -> list[str]:
    """Return the English articles as `markup.render` hands them to typography."""
    read = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md")))
    bodies = (text.split("\n---\n", 1)[1] for text in read if "\nlanguage: en" in text)
    return [_sanitise(pyromark.html(body, options=_OPTIONS)) for body in bodies if body.strip()]


def milliseconds(function: Callable[[str], str], texts: list[str]) -> float:
    """Return the least CPU time for one text."""
    least = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        for text in texts:
            function(text)
        least = min(least, time.process_time() - start)
    return 1000 * least / len(texts)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), ARTICLES)
        made = sanitised(Path(folder))
    for name, texts in (
        ("made articles", made),
        ("the archive's own", sanitised(ROOT / "content" / "articles")),
    ):
        assert all(typography(text) == typogrify(text) for text in texts)
        words = sum(len(plain(text).split()) for text in texts) / len(texts)
        before, now = milliseconds(typogrify, texts), milliseconds(typography, texts)
        print(
            f"{name}: {len(texts)} of {words:.0f} words; typogrify {before:.2f} ms, "
            f"in pieces {now:.2f} ms an article ({before / now:.1f} times faster)"
        )


if __name__ == "__main__":
    main()
