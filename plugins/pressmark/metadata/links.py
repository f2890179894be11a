"""Typed links of a work's page.

Specification: Signposting the Scholarly Web, "Landing page" (https://signposting.org/FAIR/):
exactly one `cite-as`, two `type`, `describedby` with the media type of each description. The
canonical address is the page frame's own. `license` stands only where the page shows the text:
for HTML it covers the page's main content (HTML, section 4.6.7, "license").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.public import public_record
from pressmark.work import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

CITATION_FILES = {
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".csl.json": "application/vnd.citationstyles.csl+json",
}
"""The references beside each page, by the end of their names, and their media types."""


class Link(NamedTuple):
    """`<link rel href type title>`, not yet escaped; `type` and `title` are "" where absent."""

    rel: str
    href: str
    type: str = ""
    title: str = ""
    about: str = ""
    """What an RDFa parser takes as the subject, where that is not the page."""


def links(work: Work, settings: ArchiveSettings) -> tuple[Link, ...]:
    """Return the links of a work's page, relative to it; none where nothing may be said."""
    record = public_record(work)
    if record is None or record.withdrawn is not None:
        return ()
    return tuple(_links(work, record, settings))


def _links(work: Work, record: Record, settings: ArchiveSettings) -> Iterator[Link]:
    doi = dict(record.identifiers).get("doi")
    if address := f"https://doi.org/{doi}" if doi else settings.absolute(work.page):
        yield Link("cite-as", address)
    for suffix, media_type in CITATION_FILES.items():
        yield Link("describedby", f"{work.pressmark}{suffix}", media_type)
    if record.body is not None:
        yield Link("item", f"{work.pressmark}.md", "text/markdown")
    if record.license is not None and record.license.url and work.decision.shows_text:
        # Without a subject an RDFa parser would put the whole page under the licence.
        yield Link("license", record.license.url, about=record.source_url or f"#{ARTICLE}")
    for author in record.authors:
        if author.url:
            yield Link("author", author.url)
    yield Link("type", "https://schema.org/AboutPage")
    yield Link("type", "https://schema.org/NewsArticle")
    if settings.url:
        yield Link("collection", settings.absolute("index.html"))
    yield Link("alternate", "../feeds/all.atom.xml", "application/atom+xml", settings.name)
