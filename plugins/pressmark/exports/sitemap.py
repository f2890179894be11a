"""The sitemap (https://www.sitemaps.org/protocol.html, 0.9), and what tells crawlers of it.

A file holds at most 50,000 addresses and 50 MB; a larger archive has several, and `sitemap.xml`
names them. `lastmod` is the last day on which a work is known to have changed: an article without
one, whose day of issue is not known for certain either, has none. The build reads no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from pressmark.exports.choice import citable, listed
from pressmark.public import canonical_url, changed
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
    addresses = [_url(settings.absolute(path), newest) for path in _FRONT]
    for work in shown:
        page = settings.absolute(work.page)
        if canonical_url(work, settings) == page:
            addresses.append(_url(page, changed(work.record)))
    parts = list(_parts(addresses))
    if len(parts) == 1:
        yield PATH, _file("urlset", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield PATH, _file("sitemapindex", [_entry("sitemap", settings.absolute(n)) for n in names])
    for name, part in zip(names, parts, strict=True):
        yield name, _file("urlset", part)


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


def _url(address: str, day: date | None) -> bytes:
    return _entry("url", address, day)


def _entry(kind: str, address: str, day: date | None = None) -> bytes:
    entry = ET.Element(kind)
    ET.SubElement(entry, "loc").text = address
    if day is not None:
        ET.SubElement(entry, "lastmod").text = day.isoformat()
    return ET.tostring(entry) + b"\n"


def _file(kind: str, entries: Iterable[bytes]) -> bytes:
    return b"".join((_head(kind), *entries, f"</{kind}>\n".encode()))


def _head(kind: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{kind} xmlns="{_NAMESPACE}">\n'.encode()


def _parts(entries: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Cut entries into files that keep both limits."""
    empty = len(_file("urlset", ()))
    part: list[bytes] = []
    size = empty
    for entry in entries:
        if part and (len(part) == MOST or size + len(entry) > LARGEST):
            yield part
            part, size = [], empty
        part.append(entry)
        size += len(entry)
    yield part
