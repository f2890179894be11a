"""The archive as a `Dataset` in schema.org's words, with its files to download.

Specification: https://schema.org/Dataset and https://schema.org/DataDownload (29.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.exports.downloads import CC0, data_files, text_rights
from pressmark.metadata.jsonld import Node, collection_json_ld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def dataset_json_ld(works: Sequence[Work], settings: ArchiveSettings) -> Node:
    """Return the archive as a `Collection` that is a `Dataset` too, for the front page.

    A file that holds texts names every licence that one of its rows stands under. Without the
    archive's own address nothing can be said of where the files are.
    """
    node = collection_json_ld(works, settings)
    node["@type"] = ["Collection", "Dataset"]
    if not settings.url:
        return node
    texts = [each.url for each in text_rights(works) if each.url]
    node["isAccessibleForFree"] = True
    node["usageInfo"] = settings.absolute("attribution.html")
    node["distribution"] = [
        {
            "@type": "DataDownload",
            "name": file.name,
            "encodingFormat": file.media_type,
            "contentUrl": settings.absolute(file.path),
            "license": [
                *([CC0] if file.descriptions else []),
                *(url for url in texts if file.texts and url != CC0),
            ],
        }
        for file in data_files(settings)
    ]
    return node
