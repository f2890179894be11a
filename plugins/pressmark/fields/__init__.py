"""The record's fields: one table, in the order in which a record is written.

`docs/record.md` tells what each means; a test holds the two together. Names are those of Dublin
Core, CSL and schema.org where these have one (`pressmark.crosswalk`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.converters import (
    Converter,
    boolean,
    day,
    issn,
    language,
    line_of_text,
    list_of,
    one_of,
    sha256_sum,
    text,
    url,
    whole_number,
)
from pressmark.fields.agents import agent, holder
from pressmark.fields.columns import extra
from pressmark.fields.history import correction, redaction, source_status, withdrawn
from pressmark.fields.media import medium
from pressmark.fields.names import alias, identifiers
from pressmark.fields.rights import (
    evidence,
    license_,
    permission,
    rights_statement,
    tdm_reservation,
)
from pressmark.fields.texts import issued, length, paragraphs, quotation
from pressmark.record import AgencyCopy, Status

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record or an outlet file, and what makes a value of its node."""

    name: str
    read: Converter


_PELICAN_STATUS = (
    "This is Pelican's word: it would publish the page where nobody lists it.",
    "Write needs-review for what nobody may see yet; unlisted: true keeps a page out of lists.",
)
_status = one_of(
    {status.value: status for status in Status},
    refused={"draft": _PELICAN_STATUS, "hidden": _PELICAN_STATUS, "skip": _PELICAN_STATUS},
)
_agency_copy = one_of({copy.value: copy for copy in AgencyCopy})


FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        Field("title", line_of_text),
        Field("subtitle", line_of_text),
        Field("outlet", line_of_text),
        Field("authors", list_of(agent)),
        Field("credits", list_of(line_of_text, parted=True)),
        Field("issued", issued),
        Field("language", language),
        Field("source_url", url),
        Field("archived_url", url),
        Field("retrieved", day),
        Field("license", license_),
        Field("rights_statement", rights_statement),
        Field("rights_holder", holder),
        Field("rights_evidence", list_of(evidence)),
        Field("agency_copy", _agency_copy),
        Field("tdm_reservation", tdm_reservation),
        Field("changes", text),
        Field("permission", permission),
        Field("embargo_until", day),
        Field("withdrawn", withdrawn),
        Field("redactions", list_of(redaction)),
        Field("source_status", source_status),
        Field("corrections", list_of(correction)),
        Field("version", whole_number(1)),
        Field("section", line_of_text),
        Field("page", line_of_text),
        Field("edition", line_of_text),
        Field("issn", issn),
        Field("place", line_of_text),
        Field("topics", list_of(line_of_text, parted=True)),
        Field("places", list_of(line_of_text, parted=True)),
        Field("event", line_of_text),
        Field("summary", text),
        Field("quotation", quotation),
        Field("media", list_of(medium)),
        Field("identifiers", identifiers),
        Field("extra", extra),
        Field("unlisted", boolean),
        Field("status", _status),
        Field("aliases", list_of(alias)),
        Field("extent", length),
        Field("paragraphs", paragraphs),
        Field("sha256", sha256_sum),
        Field("source_sha256", sha256_sum),
        Field("keeper_notes", text),
    )
}
"""Every field of a record, by name, in the order in which it is written."""
