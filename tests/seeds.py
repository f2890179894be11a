"""Where the five real articles lie: their texts are not part of the repository."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SEEDS = Path(os.environ.get("PRESSMARK_SEEDS") or REPOSITORY.parent / "shared" / "seeds")
LICENCE_SENTENCE = (
    "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 "
    "International License."
)


def require_seeds() -> None:
    """Skip the test where the articles are not here; fail it where everything is asked for."""
    if (SEEDS / "metadata.csv").is_file():
        return
    reason = "The five articles are not here: set PRESSMARK_SEEDS to the folder that has them."
    if os.environ.get("PRESSMARK_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


needs_seeds = pytest.mark.usefixtures("seeds")
"""Marks a test that reads the articles: see `require_seeds`."""


def seed_rows() -> list[dict[str, str]]:
    """The rows of the table as they stand; none where the articles are not here."""
    table = SEEDS / "metadata.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many consecutive words."""
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
