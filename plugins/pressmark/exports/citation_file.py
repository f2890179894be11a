"""`CITATION.cff`: how the archive is cited as a whole.

Specification: Citation File Format 1.2.0 (https://citation-file-format.github.io). The keeper is
given as an entity, because the settings do not tell people from bodies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pressmark.settings import ArchiveSettings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def citation_file(settings: ArchiveSettings, manifest_sum: str) -> bytes:
    """Return the file, in UTF-8. `manifest_sum` is the SHA-256 (hex) of the site's manifest.

    A date of release that is no full day is left out: the format takes no other.
    """
    author = {"name": settings.keeper_name or settings.name, "email": settings.keeper_email}
    fields: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "Cite the archive as a whole like this; each article has a citation of its own.",
        "type": "dataset",
        "title": settings.name,
        "abstract": settings.purpose,
        "authors": [{name: value for name, value in author.items() if value}],
        "version": settings.version,
        "date-released": settings.released if _DAY.fullmatch(settings.released) else "",
        "url": settings.absolute("index.html"),
        "identifiers": [
            {
                "type": "other",
                "value": f"sha256:{manifest_sum}",
                "description": "SHA-256 of manifest-sha256.txt, which gives the sum of every file",
            }
        ],
    }
    stated = {name: value for name, value in fields.items() if value}
    return yaml.safe_dump(stated, allow_unicode=True, sort_keys=False, width=96).encode()
