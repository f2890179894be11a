"""`docs/architecture.md` names the modules that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "pressmark"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def named() -> set[str]:
    floors = TEXT.split("## Floors")[1].split("## I want to change")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", floors, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([a-z_.]+)`", cell)}


def modules(folder: Path, prefix: str = "") -> set[str]:
    return {
        f"{prefix}{path.stem}"
        for path in folder.iterdir()
        if not path.name.startswith("_")
        and (path.suffix == ".py" or (path / "__init__.py").exists())
    }


def test_page_names_each_module_of_the_house_and_of_the_site_and_no_other() -> None:
    assert named() == modules(PACKAGE) | modules(PACKAGE / "site", "site.")


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`([a-z_/]+/?[a-z_]*\.py)`", TEXT))))
def test_each_file_that_the_page_sends_a_newcomer_to_is_there(place: str) -> None:
    folders = (PACKAGE, PACKAGE / "site", ROOT)
    assert any((folder / place).is_file() for folder in folders)
