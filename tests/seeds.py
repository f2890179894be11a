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


def seed_rows() -> dict[str, dict[str, str]]:
    """The rows of the table by the first three letters of the file's name."""
    with (SEEDS / "metadata.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"][:3]: row for row in csv.DictReader(file)}


def words_of(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many consecutive words."""
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
