"""The description by which a browser searches the archive from its address bar.

Specification: OpenSearch 1.1, draft 6, "OpenSearch description document". A short name has at most
16 characters there, a long one 48, a description 1,024, and none of them markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

PATH = "opensearch.xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024


def opensearch(
    works: Sequence[Work],  # noqa: ARG001 - as every exporter
    settings: ArchiveSettings,
) -> Iterator[tuple[str, bytes]]:
    """Give `opensearch.xml`; nothing without the archive's own address, or without its search."""
    if not settings.url or not settings.search:
        return
    root = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)

    def add(name: str, text: str = "", **attributes: str) -> None:
        ET.SubElement(root, name, attributes).text = text or None

    w = words(settings.language)
    add("ShortName", _cut(settings.name, _SHORT))
    add("LongName", _cut(settings.name, _LONG))
    add("Description", _cut(settings.purpose or w("search.label"), _DESCRIPTION))
    page = settings.absolute("search.html")
    add("Url", type="text/html", template=f"{page}?q={{searchTerms}}")
    add("Url", type="application/opensearchdescription+xml", rel="self",
        template=settings.absolute(PATH))  # fmt: skip
    add("Image", settings.absolute("static/icon.svg"), type="image/svg+xml")
    add("Language", settings.language)
    add("InputEncoding", "UTF-8")
    add("OutputEncoding", "UTF-8")
    ET.indent(root, "")
    yield PATH, ET.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def _cut(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut between words where that can be."""
    plain = " ".join(text.replace("<", "").replace(">", "").split())
    if len(plain) <= length:
        return plain
    head = plain[:length].rpartition(" ")[0]
    return f"{head or plain[: length - 1]}…"
