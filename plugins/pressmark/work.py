"""A work: a record together with what was decided about it. What pages and exports are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.public import publishable

if TYPE_CHECKING:
    from pressmark.record import Record
    from pressmark.rights import Decision

ARTICLE = "article"
"""The fragment by which a page's article is told from the page: what is said of its licence is not
said of the description beside it."""


@dataclass(frozen=True, eq=False)
class Work:
    """A record and its decision. Only works whose decision is visible reach pages and exports.

    A build has one for each record: a work equals itself alone, and can be looked up by itself.
    """

    record: Record
    decision: Decision

    @cached_property
    def pressmark(self) -> str:
        """The record's pressmark: the work's identity everywhere."""
        return self.record.pressmark

    @cached_property
    def public(self) -> Record | None:
        """The part of the record that may be stated; None where nothing may be said."""
        return publishable(self.record, self.decision)

    def version_path(self, number: int, ending: str = "html") -> str:
        """Return where an earlier version stands, relative to the site's root."""
        return f"articles/{self.record.pressmark}.v{number}.{ending}"

    @cached_property
    def page(self) -> str:
        """The work's page, relative to the site's root."""
        return f"articles/{self.record.pressmark}.html"
