"""A formatted reference, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formatted:
    """A reference as HTML, with nothing but `<i>` in it, and as plain text."""

    html: str
    text: str
