"""The site that readers of other people's making are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reference_archive
from conftest import read_files
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Files


@pytest.fixture(scope="session")
def reference_site(shared: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The folder of the built reference archive."""

    def make(folder: Path) -> None:
        build(reference_archive.write(folder))

    return shared("reference", make) / "output"


@pytest.fixture(scope="session")
def files(reference_site: Path) -> Files:
    """Its files."""
    return read_files(reference_site)
