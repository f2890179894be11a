"""Linked data in schema.org's words: `NewsArticle` for a work, `Collection` for the archive.

Specification: https://schema.org/NewsArticle (29.0); JSON-LD 1.1, section 7.4, for its place in
HTML. The publisher is the outlet, never the archive, which is `sdPublisher`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.attribution import attribution
from pressmark.crosswalk import CROSSWALK
from pressmark.metadata.links import CITATION_FILES
from pressmark.metadata.tags import IMAGE, plain_date
from pressmark.public import public_record, reservation, rights_holder, source_words
from pressmark.record import AgentKind
from pressmark.words import words
from pressmark.work import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.record import Agent, Outlet, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

Node = dict[str, object]
"""A JSON-LD object."""

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The licence of the archive's own descriptions."""


def json_ld(work: Work, settings: ArchiveSettings, credit: str | None = None) -> Node:
    """Return a work as a `NewsArticle`.

    A withdrawn work is left with its headline; one of which nothing may be said gives {}. `credit`
    is the attribution as plain text in the archive's language, where the caller has it already.
    """
    record = public_record(work)
    if record is None:
        return {}
    if record.withdrawn is not None:
        return {**_context("NewsArticle"), CROSSWALK["title"].schema_org: record.title}
    if credit is None:
        credit = attribution(work, words(settings.language), settings).text
    return _kept({**_context("NewsArticle"), **_article(work, record, settings, credit)})


def collection_json_ld(works: Iterable[Work], settings: ArchiveSettings) -> Node:
    """Return the archive as a `Collection` of descriptions, for the front page."""
    listed = [work for work in works if not work.record.unlisted and work.decision.title_visible]
    return _kept(
        {
            **_context("Collection"),
            "@id": settings.absolute("index.html"),
            "url": settings.absolute("index.html"),
            "name": settings.name,
            "description": settings.purpose,
            "inLanguage": settings.language,
            "license": CC0,
            "version": settings.version,
            "dateModified": settings.released,
            "maintainer": _keeper(settings),
            "collectionSize": len(listed),
            "image": settings.absolute(IMAGE),
        }
    )


def _context(kind: str) -> Node:
    return {"@context": "https://schema.org", "@type": kind}


def _article(work: Work, record: Record, settings: ArchiveSettings, credit: str) -> Node:
    page, holder = settings.absolute(work.page), rights_holder(record)
    named = {
        "pressmark": _identifiers(record),
        "title": record.title,
        "subtitle": record.subtitle,
        "outlet": _outlet(record.outlet),
        "authors": [_agent(author) for author in record.authors],
        "credits": [{"@type": "Organization", "name": name} for name in record.credits],
        "issued": plain_date(record.issued),
        "source_url": record.source_url,
        "archived_url": record.archived_url,
        "language": record.language,
        "license": record.license.url if record.license else "",
        "rights_holder": _agent(holder) if holder else None,
        "section": record.section,
        "page": record.page,
        "edition": record.edition,
        "place": record.place,
        "topics": list(record.topics),
        "places": [{"@type": "Place", "name": name} for name in record.places],
        "event": {"@type": "Event", "name": record.event} if record.event else None,
        "summary": record.summary,
        "source_status": source_words(record, words(settings.language)),
        "corrections": [f"{each.date.isoformat()}: {each.what}" for each in record.corrections],
        "extent": record.extent.words if record.extent else None,
    }
    node: Node = {CROSSWALK[field].schema_org: value for field, value in named.items()}
    return {
        **node,
        "@id": page and f"{page}#{ARTICLE}",
        "url": page,
        "mainEntityOfPage": page,
        CROSSWALK["tdm_reservation"].schema_org: _usage(record),
        "copyrightYear": record.issued.year if record.issued else None,
        "creditText": credit,
        "isAccessibleForFree": True if record.body is not None else None,
        CROSSWALK["rights_statement"].schema_org: _conditions(work, settings),
        "encoding": _encodings(record, settings),
        "subjectOf": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": settings.absolute(f"articles/{record.pressmark}{suffix}"),
                "license": CC0,
            }
            for suffix, media_type in CITATION_FILES.items()
            if settings.url
        ],
        "isPartOf": _kept(
            {
                "@type": "Collection",
                "@id": settings.absolute("index.html"),
                "name": settings.name,
                "url": settings.absolute("index.html"),
            }
        ),
        "sdPublisher": _kept({"@type": "Organization", "name": settings.name}),
        "sdLicense": CC0,
    }


def _usage(record: Record) -> str | list[str]:
    """Return where it is said how the work may be used: its status, its terms for mining."""
    reserved = reservation(record)
    found = [
        record.rights_statement.url if record.rights_statement else "",
        reserved.policy if reserved else "",
    ]
    kept = [url for url in found if url]
    return kept[0] if len(kept) == 1 else kept


def _conditions(work: Work, settings: ArchiveSettings) -> str:
    """Return why the text is here, or is not, in the words of the page."""
    reason = work.decision.reason
    return words(settings.language)(f"reason.{reason.code}", **dict(reason.values))


def _encodings(record: Record, settings: ArchiveSettings) -> list[Node]:
    if record.body is None:
        return []
    return [
        _kept(
            {
                "@type": "MediaObject",
                "encodingFormat": "text/markdown",
                "contentUrl": settings.absolute(f"articles/{record.pressmark}.md"),
                "contentSize": f"{len(record.body.encode())} B",
                "sha256": record.sha256,
                "license": record.license.url if record.license else "",
            }
        )
    ]


def _identifiers(record: Record) -> list[Node]:
    pairs = (("pressmark", record.pressmark), *record.identifiers)
    return [{"@type": "PropertyValue", "propertyID": key, "value": value} for key, value in pairs]


def _outlet(outlet: Outlet) -> Node:
    return _kept(
        {
            "@type": "NewsMediaOrganization",
            "name": outlet.name,
            "alternateName": list(outlet.alternative_names),
            "url": outlet.url,
        }
    )


def _agent(agent: Agent) -> Node:
    kind = "Organization" if agent.kind is AgentKind.ORGANISATION else "Person"
    return _kept(
        {
            "@type": kind,
            "name": agent.name,
            "familyName": agent.family,
            "givenName": agent.given,
            "url": agent.url,
        }
    )


def _keeper(settings: ArchiveSettings) -> Node | None:
    if not settings.keeper_name:
        return None
    # Without a type: the settings do not tell people from bodies.
    return _kept({"name": settings.keeper_name, "email": settings.keeper_email})


def _kept(node: Node) -> Node:
    """Return a node without its empty values."""
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}
