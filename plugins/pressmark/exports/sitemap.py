"""The sitemap (https://www.sitemaps.org/protocol.html, 0.9), and what tells crawlers of it.

A file holds at most 50,000 addresses and 50 MB; a larger archive has several, and `sitemap.xml`
names them. `lastmod` is the last day on which a work is known to have changed: an article without
one, whose day of issue is not known for certain either, has none. The build reads no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from pressmark.exports.choice import citable, listed
from pressmark.public import canonical_url, changed
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

PATH: Final = "sitemap.xml"
MOST: Final = 50_000
"""Addresses in one file."""
LARGEST: Final = 52_428_800
"""Bytes of one file, before it is compressed."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FRONT = ("index.html", "attribution.html")
_Place: TypeAlias = "tuple[str, date | None]"
"""An address, and the day on which what is there changed."""


def sitemap(works: Sequence[Work], settings: ArchiveSettings) -> Iterator[tuple[str, bytes]]:
    """Give `sitemap.xml` of every listed work's page, in parts where one file cannot hold them.

    A page whose canonical address is the original's is not named: search engines take a sitemap's
    addresses for canonical ones. Nothing without the archive's address, or where no search engine
    is to index it.
    """
    if not settings.url or not settings.indexed:
        return
    shown = listed(citable(works))
    newest = max(filter(None, (changed(work.record) for work in shown)), default=None)
    places: list[_Place] = [(settings.absolute(path), newest) for path in _FRONT]
    for work in shown:
        page = settings.absolute(work.page)
        if canonical_url(work, settings) == page:
            places.append((page, changed(work.record)))
    parts = list(_parts(places))
    if len(parts) == 1:
        yield PATH, parts[0]
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield PATH, _file("sitemapindex", "sitemap", [(settings.absolute(n), None) for n in names])
    yield from zip(names, parts, strict=True)


def robots(
    works: Sequence[Work],  # noqa: ARG001 - as every exporter
    settings: ArchiveSettings,
) -> Iterator[tuple[str, bytes]]:
    """Give `robots.txt` (RFC 9309), where the archive is its host's root: nobody reads another.

    It turns nobody away: what is not to be indexed says so on its page, which a crawler must read
    to know it.
    """
    at_root = bool(settings.url) and not urlsplit(settings.url).path
    if not at_root or not settings.writes_robots or settings.edition is not Edition.PUBLIC:
        return
    lines = ["User-agent: *", "Allow: /"]
    if settings.indexed:
        lines += ["", f"Sitemap: {settings.absolute(PATH)}"]
    yield "robots.txt", "".join(f"{line}\n" for line in lines).encode()


def _parts(places: Sequence[_Place]) -> Iterator[bytes]:
    """Write addresses into files that keep both limits."""
    for start in range(0, len(places), MOST):
        yield from _halved(places[start : start + MOST])


def _halved(places: Sequence[_Place]) -> Iterator[bytes]:
    data = _file("urlset", "url", places)
    if len(data) <= LARGEST or len(places) == 1:
        yield data
        return
    middle = len(places) // 2
    yield from _halved(places[:middle])
    yield from _halved(places[middle:])


def _file(kind: str, each: str, places: Sequence[_Place]) -> bytes:
    root = ET.Element(kind, xmlns=_NAMESPACE)
    for address, day in places:
        entry = ET.SubElement(root, each)
        ET.SubElement(entry, "loc").text = address
        if day is not None:
            ET.SubElement(entry, "lastmod").text = day.isoformat()
    ET.indent(root, "")
    data: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return data + b"\n"
