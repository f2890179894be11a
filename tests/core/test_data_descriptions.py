"""What tells of the data files: Data Package, RO-Crate, the front page's linked data."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph, URIRef

from factories import make_outlet, make_settings, make_work
from pressmark import exports, metadata
from pressmark.exports.downloads import DESCRIPTORS, Stored, data_files, text_rights
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS

if TYPE_CHECKING:
    from pressmark.work import Work

SETTINGS = make_settings(keeper_name="A. Keeper", keeper_email="k@a.example")
SCHEMA = "http://schema.org/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
BY = "https://creativecommons.org/licenses/by/4.0/"


def works() -> list[Work]:
    closed = RIGHTS_STATEMENTS["InC"]
    return [
        make_work(pressmark="tehran-times-2021-07-06-a", retrieved=None),
        make_work(pressmark="tehran-times-2021-07-06-b", license=LICENSES["CC-BY-SA-4.0"]),
        make_work(
            pressmark="tehran-times-2021-07-06-c",
            license=None,
            rights_statement=closed,
            outlet=make_outlet(license=None, rights_statement=closed),
        ),
    ]


def stored() -> list[Stored]:
    return [Stored(file, 100 + at, f"{at:064x}") for at, file in enumerate(data_files(SETTINGS))]


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        exports.data_package(stored(), text_rights(works()), SETTINGS)
    )
    return found


@pytest.fixture(scope="module")
def crate() -> dict[str, Any]:
    published = exports.published(works(), SETTINGS)
    found: dict[str, Any] = json.loads(
        exports.ro_crate(stored(), text_rights(works()), SETTINGS, published=published)
    )
    return found


def test_the_texts_name_the_licences_of_their_rows_and_no_other() -> None:
    assert [each.id for each in text_rights(works())] == ["CC-BY-4.0", "CC-BY-SA-4.0"]


def test_the_package_holds_what_its_specification_asks(package: dict[str, Any]) -> None:
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert [(each["name"], each["path"]) for each in package["licenses"]] == [("CC0-1.0", CC0)]
    names = [each["name"] for each in package["resources"]]
    assert len(names) == len(set(names)) == len(data_files(SETTINGS))
    for each, file in zip(package["resources"], stored(), strict=True):
        assert re.fullmatch(r"[-a-z0-9._/]+", each["name"])
        assert not each["path"].startswith(("/", "../", "data/"))
        assert each["bytes"] == file.size
        assert each["hash"] == f"sha256:{file.sha256}"
        assert each["licenses"]


def test_the_package_names_the_columns_that_the_table_has(package: dict[str, Any]) -> None:
    (resource,) = [each for each in package["resources"] if each["path"] == "articles.csv"]
    fields = resource["schema"]["fields"]
    made = dict(exports.ROWS["tables"].export(works(), SETTINGS))["data/articles.csv"].decode()
    header, *rows = csv.reader(io.StringIO(made, newline=""))
    assert [each["name"] for each in fields] == header
    for row in rows:
        for field, value in zip(fields, row, strict=True):
            if field.get("constraints", {}).get("required"):
                assert value
            if value and field["type"] == "date":
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", value)
            if value and field["type"] == "integer":
                int(value)


def test_the_package_names_the_keys_of_the_texts(package: dict[str, Any]) -> None:
    (resource,) = [each for each in package["resources"] if each["path"] == "texts.jsonl"]
    assert [each["path"] for each in resource["licenses"]] == [
        BY,
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ]
    names = [each["name"] for each in resource["schema"]["fields"]]
    made = dict(exports.ROWS["tables"].export(works(), SETTINGS))["data/texts.jsonl"].decode()
    lines = [json.loads(line) for line in made.splitlines()]
    assert len(lines) == 2
    assert [list(line) for line in lines] == [names] * 2, "readers take them by their place"


def test_the_crate_is_linked_data_about_a_dataset_and_its_files(crate: dict[str, Any]) -> None:
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    terms = {"@vocab": SCHEMA, "File": f"{SCHEMA}MediaObject", "conformsTo": "dct:conformsTo"}
    local = {**crate, "@context": {**terms, "dct": "http://purl.org/dc/terms/"}}
    base = "https://archive.example/data/"
    graph = Graph().parse(data=json.dumps(local), format="json-ld", publicID=base)
    root, says = URIRef(base), lambda name: URIRef(f"{SCHEMA}{name}")
    descriptor = URIRef(f"{base}ro-crate-metadata.json")
    assert graph.value(descriptor, says("about")) == root
    version = URIRef("http://purl.org/dc/terms/conformsTo")
    assert graph.value(descriptor, version) == URIRef("https://w3id.org/ro/crate/1.1")
    for name in ("name", "description", "datePublished", "license"):
        assert graph.value(root, says(name)) is not None
    parts = set(graph.objects(root, says("hasPart")))
    assert parts == {URIRef(f"{base}{each.file.name}") for each in stored()}
    for part in parts:
        assert graph.value(part, says("encodingFormat")) is not None
        for license_ in graph.objects(part, says("license")):
            assert graph.value(license_, says("name")) is not None, "named, and not told"


def test_the_crate_is_dated_by_the_keeper_or_by_the_works_and_never_by_the_clock() -> None:
    assert exports.published(works(), make_settings(released="2024-05-01")) == "2024-05-01"
    (dated, *_), undated = works(), make_settings()
    assert dated.record.issued is not None
    assert exports.published([dated], undated) == dated.record.issued.earliest.isoformat()
    assert exports.published([], make_settings()) == "1970-01-01"


def test_the_front_page_says_where_each_file_is_and_under_which_terms() -> None:
    node = metadata.dataset_json_ld(works(), SETTINGS)
    assert node["@type"] == ["Collection", "Dataset"]
    found: Any = node["distribution"]
    by_name = {each["name"]: each for each in found}
    assert list(by_name) == [file.name for file in data_files(SETTINGS)]
    assert by_name["articles.csv"]["contentUrl"] == SETTINGS.absolute("data/articles.csv")
    assert by_name["articles.csv"]["license"] == [CC0]
    assert BY in by_name["texts.jsonl"]["license"]
    assert CC0 not in by_name["texts.jsonl"]["license"]


def test_every_data_file_that_is_made_is_told_of() -> None:
    made = {
        path
        for exporter in [
            *exports.EXPORTERS.values(),
            *(each.export for each in exports.ROWS.values()),
        ]
        for path, _ in exporter(works(), SETTINGS)
        if path.startswith("data/")
    }
    database = {"data/articles.sqlite"}  # made by the site: it is too large to be held
    assert made | database == {file.path for file in data_files(SETTINGS)}
    parquet = {"data/articles.parquet", "data/texts.parquet"}
    asked = {file.path for file in data_files(make_settings(parquet=True, sqlite=False))}
    assert asked == (made | parquet)
    assert not made & {file.path for file in DESCRIPTORS}
