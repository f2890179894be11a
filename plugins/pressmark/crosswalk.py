"""The crosswalk: what each field of a record is called in the vocabularies of its readers.

One row for each field of `pressmark.record.Record`; every meta tag, reference and data file
takes its names from here. Vocabularies: DCMI Metadata Terms (2020-01-20); CSL 1.0.2, appendix
III and IV (names of variables) and the CSL JSON schema; schema.org (`NewsArticle` and what it
inherits); the `citation_…` tags that reference managers read (Google Scholar, "Indexing",
"Configuring the meta-tags"); RIS as Reference Manager wrote it; BibLaTeX 3.20, section 2.2.2.
A field without a name in a vocabulary has "" there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING

from pressmark.edtf import Edtf
from pressmark.licenses import License, RightsStatement
from pressmark.record import Agent, Evidence, Outlet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one field is called. `data` tells whether the archive's data files have it."""

    field: str
    label: str = ""
    """The key of its name in the catalogue of words."""
    dublin_core: str = ""
    csl: str = ""
    schema_org: str = ""
    highwire: str = ""
    ris: str = ""
    biblatex: str = ""
    data: bool = True


_ROWS = (
    Row(field="pressmark", label="mark.label", dublin_core="identifier", csl="id",
        schema_org="identifier", ris="ID"),
    Row(field="path", data=False),
    Row(field="title", dublin_core="title", csl="title", schema_org="headline",
        highwire="citation_title", ris="TI", biblatex="title"),
    Row(field="subtitle", dublin_core="alternative", schema_org="alternativeHeadline",
        data=False),
    Row(field="outlet", label="article.outlet", dublin_core="isPartOf", csl="container-title",
        schema_org="publisher", ris="T2", biblatex="journaltitle"),
    Row(field="authors", label="article.author", dublin_core="creator", csl="author",
        schema_org="author", highwire="citation_author", ris="AU", biblatex="author"),
    Row(field="credits", dublin_core="contributor", csl="contributor",
        schema_org="sourceOrganization"),
    Row(field="issued", label="article.published", dublin_core="issued", csl="issued",
        schema_org="datePublished", highwire="citation_publication_date", ris="DA",
        biblatex="date"),
    Row(field="source_url", label="provenance.original", dublin_core="source", csl="URL",
        schema_org="isBasedOn", highwire="citation_public_url", ris="UR", biblatex="url"),
    Row(field="archived_url", label="provenance.archived_copy", dublin_core="hasVersion",
        schema_org="archivedAt", ris="L2"),
    Row(field="retrieved", label="provenance.retrieved", csl="accessed", ris="Y2",
        biblatex="urldate"),
    Row(field="language", label="article.language", dublin_core="language", csl="language",
        schema_org="inLanguage", highwire="citation_language", ris="LA", biblatex="langid"),
    Row(field="license", label="provenance.licence", dublin_core="license", csl="license",
        schema_org="license", ris="C1"),
    Row(field="rights_statement", label="provenance.rights_statement", dublin_core="rights",
        csl="rights", schema_org="conditionsOfAccess", ris="C1"),
    Row(field="license_is_outlets", data=False),
    Row(field="rights_holder", label="provenance.rights_holder", dublin_core="rightsHolder",
        schema_org="copyrightHolder"),
    Row(field="rights_evidence", label="provenance.evidence_rights",
        dublin_core="provenance"),
    Row(field="changes", label="provenance.changes", csl="note"),
    Row(field="permission", label="provenance.permission", dublin_core="accessRights",
        schema_org="conditionsOfAccess"),
    Row(field="embargo_until", dublin_core="available"),
    Row(field="withdrawn", dublin_core="accessRights"),
    Row(field="redactions", label="provenance.redactions"),
    Row(field="source_status", schema_org="creativeWorkStatus", ris="N1", biblatex="note"),
    Row(field="corrections", label="provenance.corrections", schema_org="correction"),
    Row(field="version", label="provenance.version", schema_org="version"),
    Row(field="section", label="article.section", csl="section", schema_org="articleSection",
        ris="SE", biblatex="chapter"),
    Row(field="page", label="article.page", csl="page", schema_org="pagination",
        highwire="citation_firstpage", ris="SP", biblatex="pages"),
    Row(field="edition", label="article.edition", csl="edition", schema_org="printEdition",
        ris="ET", biblatex="edition"),
    Row(field="issn", label="article.issn", csl="ISSN", schema_org="issn",
        highwire="citation_issn", ris="SN", biblatex="issn"),
    Row(field="place", label="article.written_in", dublin_core="spatial",
        schema_org="dateline"),
    Row(field="media", schema_org="image", data=False),
    Row(field="agency_copy", label="provenance.agency_copy"),
    Row(field="tdm_reservation", label="provenance.tdm", schema_org="usageInfo"),
    Row(field="identifiers", label="article.identifiers", dublin_core="identifier", csl="DOI",
        schema_org="identifier", highwire="citation_doi", ris="DO", biblatex="doi"),
    Row(field="extra"),
    Row(field="unlisted", data=False),
    Row(field="quotation", label="article.quotation", data=False),
    Row(field="extent", label="article.length", dublin_core="extent", schema_org="wordCount"),
    Row(field="status", data=False),
    Row(field="keeper_notes", data=False),
    Row(field="topics", label="article.topics", dublin_core="subject", csl="keyword",
        schema_org="keywords", ris="KW", biblatex="keywords"),
    Row(field="places", label="article.places", dublin_core="spatial",
        schema_org="contentLocation"),
    Row(field="event", label="article.event", dublin_core="coverage", schema_org="about"),
    Row(field="summary", label="article.summary", dublin_core="abstract", csl="abstract",
        schema_org="description", highwire="citation_abstract", ris="AB", biblatex="abstract"),
    Row(field="sha256"),
    Row(field="source_sha256", label="provenance.source_sum"),
    Row(field="aliases", data=False),
    Row(field="paragraphs", data=False),
    Row(field="versions", data=False),
    Row(field="body", schema_org="articleBody", data=False),
)  # fmt: skip

CROSSWALK: Mapping[str, Row] = {row.field: row for row in _ROWS}
"""The rows by field, in the order in which data files have them."""


def plain(value: object) -> object:
    """Return a field's value as JSON knows it: strings, numbers, lists and objects.

    Dates are EDTF or ISO 8601, licences and statements their ids, outlets and agents their
    names, evidence its sentence; what is absent is None. Raises TypeError for a type that no
    field has.
    """
    kind = type(value)
    if value is None or kind is str:  # most are; an enumeration's members are strings too
        return value or None
    match value:
        case Enum():
            return value.value
        case bool() | int():
            return value
        case Edtf():
            return value.text
        case date():
            return value.isoformat()
        case License() | RightsStatement():
            return value.id
        case Outlet() | Agent():
            return value.name
        case Evidence():
            return value.sentence
        case tuple():
            return [plain(each) for each in value] or None
    if is_dataclass(value):
        named = ((each.name, plain(getattr(value, each.name))) for each in fields(value))
        return {name: each for name, each in named if each is not None}
    raise TypeError(f"no plain form for {type(value).__name__}")


DATA_FIELDS = tuple(row.field for row in _ROWS if row.data)
"""The fields that data files have, in their order."""
_values = attrgetter(*DATA_FIELDS)
_PAIRS = frozenset({"identifiers", "extra"})


def data_fields(record: Record) -> Iterator[tuple[str, object]]:
    """Yield name and plain value of every field that data files have, None where absent."""
    for field, value in zip(DATA_FIELDS, _values(record), strict=True):
        if value is None or type(value) is str:  # as `plain` has it, for most of 400,000 values
            yield field, value or None
        else:
            yield field, (dict(value) or None) if field in _PAIRS else plain(value)


def cell(value: object) -> str:
    """Return a plain value as one cell of a table: lists joined by "; ", objects as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
