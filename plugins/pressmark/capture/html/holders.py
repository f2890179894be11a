"""Which elements of a page hold its blocks together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pressmark.capture.html.beside import link_share
from pressmark.capture.html.blocks import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_LONG = 80
_CONTAINERS = frozenset("article body center div html main section table td".split())


def container(element: HtmlElement) -> HtmlElement:
    """Return what holds a block together with its neighbours, above lists and quotations."""
    parent: HtmlElement | None = element
    while parent is not None and parent.tag not in _CONTAINERS:
        parent = parent.getparent()
    return element if parent is None else parent


def is_within(element: HtmlElement, main: HtmlElement) -> bool:
    """Tell whether an element is `main` or stands in it."""
    return element is main or any(above is main for above in element.iterancestors())


def holder(blocks: Sequence[Block], inside: Iterable[int], *, share: float = 0.9) -> HtmlElement:
    """Return the deepest element that holds a share of the chosen words, most of them as it is."""
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for index in inside:
        element: HtmlElement | None = blocks[index].element
        total += len(blocks[index].words)
        while element is not None:
            weights[element] += len(blocks[index].words)
            element = element.getparent()
    holding = [element for element, weight in weights.items() if weight >= share * total]
    return max(holding, key=_depth)


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def is_long_prose(block: Block) -> bool:
    """Tell a paragraph of the text from labels, teasers and lists of links."""
    return block.kind is Kind.PARAGRAPH and len(block.words) > _LONG and link_share(block) < 0.5
