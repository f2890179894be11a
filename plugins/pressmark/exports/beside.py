"""The files beside each page: its references, and the text as stored where it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.citations import csl_array
from pressmark.exports.choice import citable
from pressmark.exports.parts import cited
from pressmark.public import public_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work


def beside(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `articles/<pressmark>.bib .ris .csl.json`, and `.md` where the whole text is shown.

    `.md` is the body to the byte, so that its SHA-256 is the record's; beside it stand the earlier
    versions, `.v1.md` and so on.
    """
    for work in citable(works):
        path = f"articles/{work.pressmark}"
        references = cited(work, settings)
        yield f"{path}.bib", references.biblatex.encode()
        yield f"{path}.ris", references.ris.encode()
        yield f"{path}.csl.json", csl_array([references.csl]).encode()
        record = public_record(work)
        if record is not None and record.body is not None:
            yield f"{path}.md", record.body.encode()
            for version in record.versions:
                yield work.version_path(version.number, "md"), version.body.encode()
