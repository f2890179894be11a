"""The archive as a `Dataset` in schema.org's words, with its files to download.

Specification: https://schema.org/Dataset and https://schema.org/DataDownload (29.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.exports.downloads import CC0, DESCRIPTORS, data_files, text_rights
from pressmark.metadata.jsonld import Node, collection_json_ld
from pressmark.metadata.links import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def dataset_json_ld(
    works: Sequence[Work], settings: ArchiveSettings, files: Sequence[Stored] = ()
) -> Node:
    """Return the archive as a `Collection` that is a `Dataset` too, for the front page.

    `files` are the data files that stand, for their sizes and sums. A file that holds texts names
    every licence that one of its rows stands under. Without the archive's own address nothing can
    be said of where the files are.
    """
    node = collection_json_ld(works, settings)
    node["@type"] = ["Collection", "Dataset"]
    if not settings.url:
        return node
    texts = [each.url for each in text_rights(works) if each.url]
    stored = {each.file.path: each for each in files}
    node["isAccessibleForFree"] = True
    node["usageInfo"] = settings.absolute("attribution.html")
    node["distribution"] = [
        {
            "@type": "DataDownload",
            "name": file.name,
            "encodingFormat": file.media_type,
            "contentUrl": settings.absolute(file.path),
            **_measured(stored.get(file.path)),
            "license": [
                *([CC0] if file.descriptions else []),
                *(url for url in texts if file.texts and url != CC0),
            ],
        }
        for file in data_files(settings)
    ]
    return node


def dataset_links(settings: ArchiveSettings) -> tuple[Link, ...]:
    """Return the front page's typed links, relative to it: the data files are its items.

    The licence is that of the archive's own descriptions, as in the linked data: what the texts
    stand under, each of their rows says.
    """
    found = [Link("cite-as", address)] if (address := settings.absolute("index.html")) else []
    found += [Link("type", f"https://schema.org/{name}") for name in ("Collection", "Dataset")]
    found += [Link("item", file.path, file.media_type) for file in data_files(settings)]
    found += [Link("describedby", file.path, file.media_type) for file in DESCRIPTORS]
    return (*found, Link("license", CC0))


def _measured(file: Stored | None) -> Node:
    return {} if file is None else {"contentSize": f"{file.size} B", "sha256": file.sha256}
