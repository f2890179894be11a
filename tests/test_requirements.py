"""The lock files hold what `pyproject.toml` names, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def locked(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file; a marker may choose one of two."""
    found: dict[str, set[str]] = {}
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for package, version in _PINNED.findall(text):
        found.setdefault(package.lower(), set()).add(version)
    return found


def test_what_runs_is_locked_within_its_range() -> None:
    held = locked("run")
    for each in map(Requirement, PROJECT["dependencies"]):
        assert all(version in each.specifier for version in held[each.name]), each


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_each_extra_is_locked_within_its_range_and_tested(extra: str) -> None:
    held = locked(extra)
    for each in map(Requirement, PROJECT["optional-dependencies"][extra]):
        assert all(version in each.specifier for version in held[each.name]), each
        assert held[each.name] == locked("dev")[each.name]


@pytest.mark.parametrize("name", ["parquet", "dev", "bench"])
def test_lock_files_agree_on_what_runs(name: str) -> None:
    running, held = locked("run"), locked(name)
    shared = running.keys() & held.keys()
    assert {package: held[package] for package in shared} == {
        package: running[package] for package in shared
    }


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.in")))
def test_each_list_is_locked_with_hashes_and_names_no_index(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(_PINNED.findall(text))
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#-":
            assert Requirement(line).name.lower() in locked(path.stem)
