"""Dublin Core terms in a page's head: what the tags for reference managers do not say yet.

Specification: "Expressing Dublin Core metadata using HTML/XHTML meta and link elements" (DCMI,
2008-08-04): a text is a `<meta name="dcterms.…">`, an address a `<link rel="dcterms.…">`, and
`schema.…` names the vocabulary. Reference managers read these tags too: `alternative`,
`contributor`, `coverage` and a textual `isPartOf` are left out, because Zotero takes them for the
journal's short title, for authors, for the place in the archive and for a container (its RDF
translator, read in November 2026).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.crosswalk import CROSSWALK
from pressmark.metadata.links import Link
from pressmark.metadata.tags import MetaTag
from pressmark.public import public_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import Record
    from pressmark.work import Work

SCHEMAS = (
    Link("schema.dc", "http://purl.org/dc/elements/1.1/"),
    Link("schema.dcterms", "http://purl.org/dc/terms/"),
)
"""What the two prefixes stand for."""


def dublin_core(work: Work) -> tuple[tuple[MetaTag, ...], tuple[Link, ...]]:
    """Return a work's texts as tags and its addresses as links; none where nothing may be said."""
    record = public_record(work)
    if record is None or record.withdrawn is not None:
        return (), ()
    texts = tuple(
        MetaTag("name", _term(field), content) for field, content in _texts(record) if content
    )
    addresses = (
        ("outlet", record.outlet.url),
        ("source_url", record.source_url),
        ("archived_url", record.archived_url),
    )
    return texts, (*SCHEMAS, *(Link(_term(field), url) for field, url in addresses if url))


def _term(field: str) -> str:
    return f"dcterms.{CROSSWALK[field].dublin_core}"


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    yield "pressmark", record.pressmark
    for scheme, value in record.identifiers:
        yield "identifiers", f"{scheme}:{value}"
    yield "title", record.title
    for author in record.authors:
        yield "authors", author.name
    if record.issued is not None:
        yield "issued", record.issued.text
    if record.embargo_until is not None:
        yield "embargo_until", record.embargo_until.isoformat()
    yield "language", record.language
    if record.extent is not None:
        yield "extent", f"{record.extent.words} words"
    for topic in record.topics:
        yield "topics", topic
    for place in record.places:
        yield "places", place
    yield "summary", record.summary
