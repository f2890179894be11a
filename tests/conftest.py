"""Sites that many tests look at, built once in a session."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path  # noqa: TC003
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

import archives
from pressmark.settings import Edition
from pressmark.site.build import build
from seeds import require_seeds

if TYPE_CHECKING:
    from collections.abc import Callable

# Without a deadline: other work may share the machine.
settings.register_profile("pressmark", deadline=None)
settings.load_profile("pressmark")

Files = Mapping[str, bytes]
"""A site's files: bytes by path."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def shared(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Callable[[Path], None]], Path]:
    """Make a folder for all workers: `shared(name, make)` calls `make(folder)` once."""
    base = tmp_path_factory.getbasetemp()
    root = base if worker_id == "master" else base.parent

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        target = root / f"shared-{name}"
        with FileLock(root / f"shared-{name}.lock"):
            if not (root / f"shared-{name}.done").exists():
                shutil.rmtree(target, ignore_errors=True)
                target.mkdir()
                make(target)
                (root / f"shared-{name}.done").touch()
        return target

    return folder


@pytest.fixture(scope="session")
def seeds() -> None:
    """The five real articles are at hand, or the test is skipped or fails."""
    require_seeds()


@pytest.fixture(scope="session")
def everything(shared: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The archive that holds a record in every state, with both editions built."""

    def make(folder: Path) -> None:
        archives.everything(folder)
        build(folder)
        build(folder, edition=Edition.READING_ROOM)

    return shared("everything", make)


@pytest.fixture(scope="session")
def public(everything: Path) -> Files:
    """The files of its public edition."""
    return read_files(everything / "output")


@pytest.fixture(scope="session")
def reading_room(everything: Path) -> Files:
    """The files of its reading-room edition."""
    return read_files(everything / "output-reading-room")


@pytest.fixture(scope="session")
def pages(public: Files) -> dict[str, str]:
    """The HTML pages of the public edition by path."""
    return {path: data.decode() for path, data in public.items() if path.endswith(".html")}
