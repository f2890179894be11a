"""The data files as a Data Package, so that programs know their columns, terms and sums.

Specification: Data Package 2.0 (https://datapackage.org/standard/data-package/), with Data
Resource, Table Schema and Table Dialect of the same version; readers of version 1 understand every
value too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pressmark.crosswalk import CROSSWALK
from pressmark.exports.downloads import CC0, PACKAGE
from pressmark.exports.tables import COLUMNS, TEXT_COLUMNS
from pressmark.identity import slug
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.licenses import License, RightsStatement
    from pressmark.settings import ArchiveSettings

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_DUBLIN_CORE = "http://purl.org/dc/terms/"
_TABLES = {"data/articles.csv": COLUMNS, "data/texts.jsonl": TEXT_COLUMNS}
_REQUIRED = frozenset({"pressmark", "title", "access", "page_url", "attribution", "text"})
_TYPES = {
    "retrieved": "date",
    "embargo_until": "date",
    "version": "integer",
    **dict.fromkeys(
        "permission withdrawn source_status identifiers extra extent tdm_reservation".split(),
        "object",
    ),
    **dict.fromkeys(("redactions", "corrections"), "array"),
}
"""What is no string: days, numbers, and what has parts, as JSON in a cell of CSV."""


def data_package(
    files: Sequence[Stored],
    rights: Sequence[License | RightsStatement],
    settings: ArchiveSettings,
) -> bytes:
    """Return `data/datapackage.json`, which names the files beside it. `rights` are the texts'."""
    package = {
        "$schema": _PROFILE.format("datapackage"),
        "name": slug(settings.name) or "archive",
        "id": settings.absolute(PACKAGE),
        "title": settings.name,
        "description": settings.purpose,
        "homepage": settings.absolute("index.html"),
        "version": settings.version,
        "licenses": [_CC0],
        "contributors": _keeper(settings),
        "resources": [_resource(each, rights, settings) for each in files],
    }
    return (json.dumps(_kept(package), ensure_ascii=False, indent=1) + "\n").encode()


_CC0 = {"name": "CC0-1.0", "path": CC0, "title": "CC0 1.0 Universal"}


def _keeper(settings: ArchiveSettings) -> list[dict[str, object]]:
    if not settings.keeper_name:
        return []
    keeper = {"title": settings.keeper_name, "email": settings.keeper_email}
    return [{**_kept(keeper), "role": "maintainer", "roles": ["maintainer"]}]


def _resource(
    stored: Stored, rights: Sequence[License | RightsStatement], settings: ArchiveSettings
) -> dict[str, object]:
    file, w = stored.file, words(settings.language)
    columns = _TABLES.get(file.path)
    terms = [
        _kept({"name": each.id, "path": each.url, "title": each.name})
        for each in (rights if file.texts else ())
    ]
    return _kept(
        {
            "name": slug(file.name),
            "type": "table" if columns else "",
            "path": file.name,
            "title": w(file.key),
            "description": w("downloads.terms_rows") if file.texts else "",
            "format": file.name.rpartition(".")[2],
            "mediatype": file.media_type,
            "encoding": "" if file.path.endswith((".sqlite", ".parquet")) else "utf-8",
            "bytes": stored.size,
            "hash": f"sha256:{stored.sha256}",
            "licenses": [*([_CC0] if file.descriptions else []), *terms],
            "schema": _schema(columns) if columns else None,
        }
    )


def _schema(columns: Sequence[str]) -> dict[str, object]:
    return {
        "fields": [_field(name) for name in columns],
        "primaryKey": ["pressmark"],
        "missingValues": [""],
    }


def _field(name: str) -> dict[str, object]:
    row = CROSSWALK.get(name)
    field: dict[str, object] = {"name": name, "type": _TYPES.get(name, "string")}
    if row is not None and row.dublin_core:
        field["rdfType"] = f"{_DUBLIN_CORE}{row.dublin_core}"
    if name in _REQUIRED:
        field["constraints"] = {"required": True}
    return field


def _kept(node: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in node.items() if value not in ("", None, [])}
