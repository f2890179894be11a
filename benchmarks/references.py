"""Times a reference, put together directly and by the citation processor, and the data beside it.

Prints microseconds of processor time for each work of a made archive (see `corpus`): formatted in
each style both ways, how many are left to the processor, and the files for reference managers.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import corpus

from pressmark import archive, citations
from pressmark.citations import direct, styles
from pressmark.rights import decide
from pressmark.settings import ArchiveSettings
from pressmark.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    count = parser.parse_args().articles
    settings = ArchiveSettings(name="Benchmark", url="https://news.example")
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder) / "archive", count)
        records = archive.load(Path(folder) / "archive", settings=settings).records
    works = [
        Work(record, decide(record, edition=settings.edition, noncommercial=False))
        for record in records
    ]
    items = [citations.csl_item(work, settings) for work in works]

    def line(name: str, made: Callable[[], object]) -> None:
        began = time.process_time()
        made()
        spent = time.process_time() - began
        print(f"{name:<20}{spent / len(works) * 1e6:10.1f} µs a work")

    for style in citations.STYLES:
        made = [direct.reference(item, style, str(item["language"])) for item in items]
        print(f"{style}: {made.count(None)} of {len(made)} left to the processor")
        line(
            f"{style}, direct",
            lambda style=style: [
                direct.reference(item, style, str(item["language"])) for item in items
            ],
        )
        line(
            f"{style}, processor",
            lambda style=style: styles.processed(items, style, "en"),
        )
    line(
        "all six at once",
        lambda: [
            citations.format_in(item, tuple(citations.STYLES), str(item["language"]))
            for item in items
        ],
    )
    line("csl_item", lambda: [citations.csl_item(work, settings) for work in works])
    line("csl_line", lambda: [citations.csl_line(work, settings) for work in works])
    line("biblatex", lambda: [citations.biblatex([work], settings) for work in works])
    line("ris", lambda: [citations.ris([work], settings) for work in works])


if __name__ == "__main__":
    main()
