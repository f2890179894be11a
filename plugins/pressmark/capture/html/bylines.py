"""The lines of a page that say who wrote it: named so by its style, or beginning with "By"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.html.wording import lines_of, style_names, words_of
from pressmark.capture.names import agents, says_by
from pressmark.capture.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from pressmark.capture.html.shown import Shown

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline\w*|by-line|authors?|author-?names?|article-?authors?|post-?author"
    r"|writer|written-?by|byl|credit-?name|contributor\w*|autor\w*|auteur|journalist|redacteur"
    r"|firma|signature|reporter|verfasser)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|profiles?|people|person|staff|writers?|by|contributors?|columnists?|reporters?"
    r"|journalists?|autor(?:es|en)?|auteurs?|journaliste)/([\w%.,+-]+)/?(?:$|[?#])",
    re.IGNORECASE,
)
_NO_BYLINE = re.compile(
    r"bio|avatar|image|img|figure|picture|caption|photo|comment|social|follow|related|share|description|role|title|email",
    re.IGNORECASE,
)
_OF_PICTURE = re.compile(
    r"(?:photo(?:graph|s)?|foto(?:graf\w+)?|picture|image|illustration|video|تصوير|عکس)\b",
    re.IGNORECASE,
)
"""How a line begins that says who made a picture."""
_LINES = frozenset("p div span li h2 h3 h4 h5 h6 cite td".split())
_NO_LINE = frozenset({"html", "head", "meta", "link", "script", "style", "body"})
_LONGEST = 200
_LOOKED_AT = 150
"""Elements below the headline among which a line begins with "By"."""


def bylines(shown: Shown, title: str) -> Iterator[tuple[str, str, int]]:
    """Give the lines that name authors: the line, its place, how far it is trusted.

    Of several places that the style names alike, those that stand together nearest the headline
    speak of this article; the others of teasers and comments.
    """
    order = [element for _, element in shown.in_order(title)]
    for place, trust, marked in (
        ("link rel=author", 6, _is_link),
        ("byline", 6, _is_byline),
        ("link to an author's page", 4, _leads_to_author),
        ("address", 5, _is_address),
    ):
        found = [
            each
            for each in order
            if marked(each) and lines_of(each) and not shown.is_elsewhere(each)
        ]
        for line in dict.fromkeys(_line(each) for each in _together(found)):
            if 2 < len(line) <= _LONGEST and not _OF_PICTURE.match(line):
                yield line, place, trust + says_by(line)
    yield from _lines_with_by(shown, order)


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and "author" in (element.get("rel") or "").lower().split()


def _leads_to_author(element: HtmlElement) -> bool:
    """Tell a link to the page of the person whom its words name."""
    path = _AUTHORS_PAGE.search(element.get("href") or "") if element.tag == "a" else None
    words = words_of(element).split() if path else []
    return path is not None and 1 < len(words) < 6 and folded(words[-1]) in folded(path[1])


def _is_byline(element: HtmlElement) -> bool:
    names = style_names(element)
    return (
        element.tag not in _NO_LINE
        and not _is_link(element)
        and bool(_BYLINE.search(names))
        and not _NO_BYLINE.search(names)
    )


def _is_address(element: HtmlElement) -> bool:
    return element.tag == "address" and next(element.iterancestors("article"), None) is not None


def _together(found: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Return, of elements in the order of their nearness, the first and those that belong to it."""
    if not found:
        return []
    marked = set(found)
    first = found[0]
    outer = [above for above in first.iterancestors() if above in marked]
    holder = outer[-1] if outer else first
    parent = holder.getparent()
    group = [
        each
        for each in found
        if each is holder or each.getparent() is parent or _within(each, holder)
    ]
    leaves = [each for each in group if not any(_within(other, each) for other in group)]
    named = [each for each in leaves if agents(_line(each))]
    if len(named) > 1 or not agents(_line(holder)):
        return named
    return [holder, *(each for each in named if not _within(each, holder) and each is not holder)]


def _within(element: HtmlElement, holder: HtmlElement) -> bool:
    return any(above is holder for above in element.iterancestors())


def _line(element: HtmlElement) -> str:
    """Return a byline's first line, or its first two where the first is a label alone."""
    lines = lines_of(element)
    if len(lines) > 1 and not agents(lines[0]):
        return f"{lines[0]} {lines[1]}"
    return lines[0] if lines else ""


def _lines_with_by(shown: Shown, order: Sequence[HtmlElement]) -> Iterator[tuple[str, str, int]]:
    """Find "By Jane Doe" among the first short lines below the headline."""
    for element in [each for each in order if each.tag in _LINES][:_LOOKED_AT]:
        line = _line(element)
        if not (5 < len(line) <= 120 and says_by(line)) or line.endswith("."):
            continue
        if shown.is_elsewhere(element) or not agents(line):
            continue
        if not any(says_by(_line(child)) for child in element if child.tag in _LINES):
            yield line, "the line that says by whom", 5
            return
