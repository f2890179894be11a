"""Where the five real articles lie; they are not part of the repository."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

SEEDS = Path(
    os.environ.get("PRESSMARK_SEEDS")
    or Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
)

needs_seeds = pytest.mark.skipif(
    not (SEEDS / "metadata.csv").is_file(),
    reason="The five articles are not here: set PRESSMARK_SEEDS to the folder with metadata.csv.",
)


def seed_rows() -> list[dict[str, str]]:
    """The rows of the seeds' table as they stand; () where the seeds are not here."""
    table = SEEDS / "metadata.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
