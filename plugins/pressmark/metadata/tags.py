"""Meta tags for reference managers, harvesters and link previews.

The set is the one from which Zotero's own translator made a complete newspaper article (tried in
November 2026): `dc.type` decides the item's type, `dc.source` becomes the publication, and
`citation_public_url`, the original's address, becomes the item's. Left out because they spoil
it: `citation_journal_title`, `og:type=website`, `dc.coverage`, date-times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.citations.csl import note
from pressmark.citations.names import tag_form
from pressmark.crosswalk import CROSSWALK
from pressmark.edtf import Precision, iso_date, written_year
from pressmark.public import public_record, rights_holder
from pressmark.rights import Access

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.edtf import Edtf
    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

IMAGE = "static/og.png"
"""The archive's one picture for link previews."""


class MetaTag(NamedTuple):
    """`<meta {attribute}="{name}" content="{content}">`, not yet escaped."""

    attribute: str
    name: str
    content: str


def meta_tags(work: Work, settings: ArchiveSettings) -> tuple[MetaTag, ...]:
    """Return the tags of a work's page; a withdrawn work has its title's alone, others none."""
    record = public_record(work)
    if record is None:
        return ()
    if record.withdrawn is not None:
        return (MetaTag("property", "og:title", record.title),)
    return tuple(tag for tag in _tags(work, record, settings) if tag.content)


def collection_meta_tags(settings: ArchiveSettings) -> tuple[MetaTag, ...]:
    """Return the tags of the front page."""
    tags = (
        MetaTag("name", "description", settings.purpose),
        MetaTag("property", "og:type", "website"),
        MetaTag("property", "og:title", settings.name),
        MetaTag("property", "og:url", settings.absolute("index.html")),
        MetaTag("property", "og:description", settings.purpose),
        MetaTag("property", "og:image", settings.absolute(IMAGE)),
    )
    return tuple(tag for tag in tags if tag.content)


def _tags(work: Work, record: Record, settings: ArchiveSettings) -> Iterator[MetaTag]:
    def highwire(field: str, content: str) -> MetaTag:
        return MetaTag("name", CROSSWALK[field].highwire, content)

    def terms(field: str, content: str) -> MetaTag:
        return MetaTag("name", f"dcterms.{CROSSWALK[field].dublin_core}", content)

    rights, holder = record.rights, rights_holder(record)
    yield MetaTag("name", "description", record.summary)
    yield highwire("title", record.title)
    for author in record.authors:
        yield highwire("authors", tag_form(author, record.language))
    yield highwire("issued", _date(record.issued))
    yield highwire("language", record.language)
    yield highwire("source_url", record.source_url)
    yield highwire("issn", record.issn)
    yield highwire("page", record.page)
    yield highwire("identifiers", dict(record.identifiers).get("doi", ""))
    yield highwire("summary", record.summary)
    # Names with z: go into the fields of Zotero's item as they are.
    yield MetaTag("name", "z:archive", settings.name)
    yield MetaTag("name", "z:archiveLocation", settings.absolute(work.page) or record.pressmark)
    yield MetaTag("name", "z:place", record.outlet.place)
    yield MetaTag("name", "z:edition", record.edition)
    yield MetaTag("name", "z:extra", note(record))
    yield MetaTag("name", "dc.type", "newspaperArticle")
    yield MetaTag("name", "dc.source", record.outlet.name)
    yield MetaTag("name", "dc.language", record.language)
    if rights is not None:
        yield MetaTag("name", "dc.rights", f"{rights.name} {rights.url}".strip())
    if record.license is not None:
        yield terms("license", record.license.url)
    if holder is not None:
        yield terms("rights_holder", holder.name)
    yield terms("permission", _access(work))
    yield MetaTag("property", "og:type", "article")
    yield MetaTag("property", "og:title", record.title)
    yield MetaTag("property", "og:url", settings.absolute(work.page))
    yield MetaTag("property", "og:site_name", settings.name)
    yield MetaTag("property", "og:description", record.summary)
    yield MetaTag("property", "og:image", settings.absolute(IMAGE))
    yield MetaTag("property", "article:section", record.section)


def plain_date(issued: Edtf | None) -> str:
    """Return a date of issue as `2021`, `2021-07` or `2021-07-06`, however sure; "" for others."""
    held = issued is not None and issued.year is not None and 1 <= issued.year <= 9999
    return iso_date(issued) if held else ""


def _date(issued: Edtf | None) -> str:
    """Return a plain date, a season's year, else the EDTF text, or "n.d." where there is none.

    Without one Zotero takes the first date that stands anywhere on the page.
    """
    if issued is None:
        return "n.d."
    if issued.precision is Precision.SEASON:
        return written_year(issued.year or 0)
    return plain_date(issued) or issued.text


def _access(work: Work) -> str:
    """Return COAR's word for what may be read (COAR Access Rights 1.0)."""
    return {
        Access.FULL: "open access",
        Access.EMBARGO: "embargoed access",
    }.get(work.decision.access, "metadata only access")
