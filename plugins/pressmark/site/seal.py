"""The last step of a build: the manifest, and its sum on what cites the archive as a whole."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pressmark.exports.citation_file import citation_file
from pressmark.site.download import offer
from pressmark.site.output import ABOUT, CITATION, MANIFEST

if TYPE_CHECKING:
    from pressmark.settings import ArchiveSettings
    from pressmark.site.output import Output

PLACEHOLDER = "sum-of-the-manifest".ljust(64, ".")
"""Stands on the About page until there is a manifest; as long as a sum."""


def seal(output: Output, settings: ArchiveSettings, *, zipped: bool) -> None:
    """Write the manifest of what has been written, and what names its sum.

    After these comes the site as one file, if it is to be `zipped`. Raises ProblemsFoundError as
    the writer and `offer` do.
    """
    manifest = output.manifest()
    output.write(MANIFEST, manifest, by="manifest")
    found = hashlib.sha256(manifest).hexdigest()
    output.write(CITATION, citation_file(settings, found), by="the archive's citation")
    output.change(ABOUT, lambda page: page.replace(PLACEHOLDER.encode(), found.encode()))
    if zipped:
        offer(output, settings)
