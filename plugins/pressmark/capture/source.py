"""One article as a reader hands it on: bytes in a form, and what is said about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(StrEnum):
    """How a source's bytes are to be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    """A whole page, in which the article must be found."""
    FRAGMENT = "fragment"
    """HTML that is all article."""


_ENDINGS = {
    Form.TEXT: ".txt",
    Form.MARKDOWN: ".md",
    Form.HTML: ".html",
    Form.FRAGMENT: ".html",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to add: an article's bytes, what is said about it, or both.

    `fields` is the keeper's word on this article (a row, a reference manager's entry) and wins;
    `for_all` their word on all that they add now; `said` what the source itself says of the
    article (a feed's entry, a web archive's header).
    """

    name: str = ""
    """Its file, and the part of it behind a `#`; "" for a row without a file."""
    data: bytes | None = None
    """The text in `form`; None for a description without a text."""
    form: Form = Form.TEXT
    content_type: str = ""
    """As the web server declared it (RFC 9110, section 8.3); "" where nobody did."""
    fields: Mapping[str, object] = field(default_factory=dict)
    for_all: Mapping[str, object] = field(default_factory=dict)
    said: Mapping[str, object] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    """Lines that stand beside the text and may speak of its rights."""
    original: bytes | None = None
    """The bytes that came in, where `data` was made of them or could not be."""
    ending: str = ""
    """What the name of the original's copy in `captures/` ends in, with its dot."""
    shared: bool = False
    """True where several articles come of the same original."""
    keep: bool = False
    """True where the original must be kept, since no text could be made of it."""
    id: str | int | float = ""
    """The name that whoever sent it gave it, and wants back in the answer."""
    table: str = ""
    line: int = 0
    """Where the row is that speaks of it."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be used at all."""
    notes: tuple[str, ...] = ()
    """What the keeper should know of how it was read, in sentences."""
    left_out: tuple[str, ...] = ()
    """Lines of the original that `data` lacks, as they stood."""
    lacks: tuple[str, ...] = ()
    """What of the original is no text and not in `data`, in words ("pictures")."""
    reviewed: frozenset[str] = frozenset()
    """Fields that the keeper decided with the evidence in view: they leave no doubt."""

    @property
    def label(self) -> str:
        """What to call it in a message."""
        if self.name or not self.table:
            return self.name
        return f"{self.table}:{self.line}" if self.line else self.table

    @property
    def came_in(self) -> bytes | None:
        """The bytes that came in; None for a description."""
        return self.data if self.original is None else self.original

    @property
    def sha256(self) -> str:
        """The sum of the bytes that came in; "" for a description."""
        data = self.came_in
        return "" if data is None else hashlib.sha256(data).hexdigest()

    @property
    def url(self) -> str:
        """The original's address, on which relative ones stand; "" where it is not known."""
        ranked = (self.fields, self.for_all, self.said)
        return next((str(each["source_url"]) for each in ranked if each.get("source_url")), "")

    @property
    def kept_as(self) -> str:
        """The name of the original's copy in `captures/`."""
        ending = self.ending or (_ENDINGS[self.form] if self.original is None else "")
        return f"{self.sha256}{ending}"

    def refused(self, message: str, remedy: str, **where: str) -> Source:
        """Return the source with one more problem; `where` may give `field` and `value`."""
        problem = Problem(
            path=self.table or self.name,
            line=self.line,
            message=message,
            remedy=remedy,
            **where,  # type: ignore[arg-type]
        )
        return replace(self, problems=(*self.problems, problem))


def refusal(name: str, message: str, remedy: str) -> Source:
    """Return a source that stands for an input that cannot be used."""
    return Source(name=name).refused(message, remedy)
