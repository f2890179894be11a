"""The sitemap (https://www.sitemaps.org/protocol.html, 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pressmark.exports.choice import citable, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FRONT = ("index.html", "attribution.html")


def sitemap(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `sitemap.xml` of every listed work's page; nothing without the archive's address.

    It has no dates of change: the build reads no clock, and an article's day is not its page's.
    """
    if not settings.url:
        return
    root = ET.Element("urlset", xmlns=_NAMESPACE)
    for path in (*_FRONT, *(work.page for work in listed(citable(works)))):
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = settings.absolute(path)
    ET.indent(root, "")
    yield "sitemap.xml", ET.tostring(root, "utf-8", xml_declaration=True) + b"\n"
