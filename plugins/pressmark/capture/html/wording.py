"""The words of an element as a page shows them, and the names that its style has for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from pressmark.capture.cleaning import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset("a abbr b cite em font i mark q small span strong sub sup time u".split())
_NO_WORDS = frozenset({"script", "style", "noscript", "svg", "template"})
_END_OF_LINE = "\x1e"
"""Stands for `br`: a line feed in the source is a blank."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def style_names(element: HtmlElement) -> str:
    """Return an element's classes and id; "articleByline" as "article-Byline"."""
    return _HUMP.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")


def words_of(element: HtmlElement) -> str:
    """Return the words that an element shows, as one line."""
    return one_line("".join(_parts(element)).replace(_END_OF_LINE, " "))


def lines_of(element: HtmlElement) -> list[str]:
    """Return the words that an element shows, line by line; links side by side are listed."""
    lines = "".join(_parts(element, listed=True)).split(_END_OF_LINE)
    return [line for line in map(one_line, lines) if line]


def _parts(element: HtmlElement, *, listed: bool = False) -> list[str]:
    """Return an element's words, with blanks where its parts stand beside each other.

    Parts in one line are set apart by the style alone: a small letter and a capital that meet
    between two of them ("Jane DoeReporter") are two words.
    """
    parts: list[str] = []

    def put(text: str | None, *, apart: bool) -> None:
        if text:
            meet = bool(parts) and parts[-1][-1:].islower() and text[:1].isupper()
            parts.append(f" {text}" if apart or meet else text)

    hidden = 0
    for event, each in etree.iterwalk(element, events=("start", "end")):
        silent = not isinstance(each.tag, str) or each.tag in _NO_WORDS
        inline = each.tag in _INLINE
        if event == "start":
            hidden += silent
            if not hidden:
                put(each.text, apart=each is not element and not inline)
        else:
            hidden -= silent
            if each is element or hidden:
                continue
            if each.tag == "br":
                parts.append(_END_OF_LINE)
            after = each.getnext()
            beside = each.tag == "a" and after is not None and after.tag == "a"
            if listed and beside and not (each.tail or "").strip():
                parts.append(", ")
            put(each.tail, apart=not inline)
    return parts
