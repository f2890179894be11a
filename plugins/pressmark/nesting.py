"""How deep the parts of a Markdown text lie in each other: what no article has breaks renderers."""

from __future__ import annotations

import re

DEEPEST = 100
"""Quotations, lists and elements in each other. Articles have three or four."""

_CONTAINERS = re.compile(r"^(?:[ \t]|>|[*+-](?=\s)|\d{1,9}[.)](?=\s))+", re.MULTILINE)
_CONTAINER = re.compile(r">|[*+-](?=\s|$)|\d+[.)]")
_PERHAPS = re.compile(rf"\n[ \t>*+\-\d.)]{{{DEEPEST}}}")
"""Finds what may be such a line. It begins with a letter that is looked for at once: `^` is not."""
_ELEMENT = re.compile(
    r"<(?P<end>/?)(?:b|blockquote|div|em|figure|i|ol|q|section|span|strong|sub|sup|table|ul)\b",
    re.IGNORECASE,
)


def too_deep(body: str) -> int:
    """Return the line, counted from 1, on which parts lie too deep in each other; 0 for none.

    The depth is estimated from above, by the signs that begin a line (CommonMark 0.31, section 5)
    and the elements left open.
    """
    if _PERHAPS.search(body) or _PERHAPS.match(f"\n{body[:DEEPEST]}"):
        for start in _CONTAINERS.finditer(body):
            indent = len(start[0]) - len(start[0].lstrip())
            if indent // 2 + len(_CONTAINER.findall(start[0])) > DEEPEST:
                return body.count("\n", 0, start.start()) + 1
    if body.count("<") > DEEPEST:
        left_open = 0
        for tag in _ELEMENT.finditer(body):
            left_open += -1 if tag["end"] else 1
            if left_open > DEEPEST:
                return body.count("\n", 0, tag.start()) + 1
    return 0
