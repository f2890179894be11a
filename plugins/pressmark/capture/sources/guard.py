"""Whatever a parser raises becomes a problem: one bad input never stops the good ones."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from pressmark.capture.source import Source, refusal
from pressmark.capture.sources.model import Entry, TooLongError
from pressmark.capture.sources.packed import PackedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressmark.capture.sources.model import Input

# They warn of every small fault on the error stream; what matters comes back as a problem.
for _name in ("bibtexparser", "htmldate", "pypdf", "rdflib", "trafilatura"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

Given = TypeVar("Given", Source, Entry)


def guarded(
    reader: Callable[[Input], Iterator[Given]], entry: Input, kind: str
) -> Iterator[Given | Source]:
    """Give what `reader` gives; a source with a problem in place of what it raises."""
    try:
        yield from reader(entry)
    except TooLongError as error:
        yield refusal(
            entry.name,
            f"The file holds {error}, unpacked where it is packed.",
            "Cut it into smaller ones.",
        )
    except PackedError as error:
        yield refusal(entry.name, error.message, error.remedy)
    except OSError as error:
        yield refusal(
            entry.name,
            f"The file cannot be read: {error.strerror or error}.",
            "See that it is there and that you may read it.",
        )
    except Exception as fault:
        # Parsers of other people's formats raise what they like on broken files.
        told = f"{type(fault).__name__}: {' '.join(str(fault).split())[:200]}".rstrip(": ")
        yield refusal(
            entry.name,
            f"The file cannot be read as {kind} ({told}).",
            "Open it in the program that made it and save it once more.",
        )
