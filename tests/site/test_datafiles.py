"""The data files of a built site, and the page and the descriptors that tell of them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from archives import source, write_archive
from conftest import read_files
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
