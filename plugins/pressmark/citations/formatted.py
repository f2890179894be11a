"""A formatted reference, whoever made it."""

from __future__ import annotations

import html
from typing import NamedTuple


class Formatted(NamedTuple):
    """A reference as HTML, with nothing but `<i>` in it, and as plain text."""

    html: str
    text: str


def formatted(made: str) -> Formatted:
    """Return a reference given as HTML in both forms."""
    text = made.replace("<i>", "").replace("</i>", "")
    return Formatted(made, html.unescape(text) if "&" in text else text)
