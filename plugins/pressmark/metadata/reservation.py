"""A rights holder's reservation of text and data mining, passed on.

Specification: TDM Reservation Protocol (W3C community group, final report of 10 May 2024), the
section on metadata in HTML: `tdm-reservation` with the value 1, `tdm-policy` with an address. They
stand on pages that show the text alone: the archive's own descriptions are free, and it adds no
reservation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.metadata.tags import MetaTag
from pressmark.public import public_record, reservation

if TYPE_CHECKING:
    from pressmark.work import Work


def reservation_tags(work: Work) -> tuple[MetaTag, ...]:
    """Return the tags of a page that shows a work's text; none where nothing is reserved."""
    record = public_record(work)
    found = reservation(record) if record is not None and work.decision.shows_text else None
    if found is None:
        return ()
    tags = (MetaTag("name", "tdm-reservation", "1"), MetaTag("name", "tdm-policy", found.policy))
    return tuple(tag for tag in tags if tag.content)
