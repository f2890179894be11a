"""The data files of a built site, and the page and the descriptors that tell of them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from archives import source, write_archive
from conftest import read_files
from pressmark.problems import ProblemsFoundError
from pressmark.site import config
from pressmark.site.build import build

if TYPE_CHECKING:
    from pathlib import Path


def test_sizes_and_sums_that_are_stated_are_those_of_the_files(tmp_path: Path) -> None:
    mark = "harbour-post-2021-07-06-a-report"
    settings = {"PRESSMARK_SEARCH": False, "PRESSMARK_PARQUET": True}
    root = write_archive(tmp_path / "a", source(mark, "A text.\n"), settings=settings)
    made = read_files(build(root).output)
    data = {path: each for path, each in made.items() if path.startswith("data/")}
    sums = {path: hashlib.sha256(each).hexdigest() for path, each in data.items()}
    page = made["downloads.html"].decode()
    assert [path for path in data if f'href="{path}"' not in page or sums[path] not in page] == []
    for each in json.loads(made["data/datapackage.json"])["resources"]:
        path = f"data/{each['path']}"
        assert (each["bytes"], each["hash"]) == (len(data[path]), f"sha256:{sums[path]}")
    files = [
        node
        for node in json.loads(made["data/ro-crate-metadata.json"])["@graph"]
        if node["@type"] == "File"
    ]
    described = {f"data/{node['@id']}": node["sha256"] for node in files}
    del sums["data/ro-crate-metadata.json"]
    assert described == sums


def test_parquet_without_its_package_is_a_problem_that_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "find_spec", lambda _name: None)
    settings = {"PRESSMARK_PARQUET": True}
    root = write_archive(tmp_path / "a", source("harbour-post-2021-a", "A.\n"), settings=settings)
    with pytest.raises(ProblemsFoundError) as raised:
        build(root)
    (problem,) = raised.value.problems
    assert problem.field == "PRESSMARK_PARQUET"
    assert "pip install pyarrow" in problem.remedy
    assert not (root / "output").exists()


def test_data_files_that_are_not_asked_for_are_not_made(tmp_path: Path) -> None:
    settings = {"PRESSMARK_SEARCH": False, "PRESSMARK_SQLITE": False}
    root = write_archive(tmp_path / "a", source("harbour-post-2021-a", "A.\n"), settings=settings)
    made = read_files(build(root).output)
    assert [path for path in made if path.endswith((".sqlite", ".parquet"))] == []
    assert "SQLite" not in made["downloads.html"].decode()


def test_large_data_files_are_the_same_bytes_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    settings = {"PRESSMARK_SEARCH": False, "PRESSMARK_PARQUET": True}
    records = [source(f"harbour-post-2021-07-06-{n}", f"Text {n}.\n") for n in "abc"]
    one, two = (write_archive(tmp_path / name, *records, settings=settings) for name in "ab")
    first, second = read_files(build(one).output), read_files(build(two, jobs=1).output)
    large = [path for path in first if path.endswith((".sqlite", ".parquet"))]
    assert len(large) == 3
    assert [path for path in large if first[path] != second[path]] == []
    assert [path for path in first if "spool" in path] == []
