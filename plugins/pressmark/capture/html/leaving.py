"""What is left out of the blocks that were found: comments, teasers, lines about the text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pressmark.capture.html.beside import (
    closes,
    is_about,
    is_about_author,
    is_beside,
    is_comment,
    is_pulled,
    is_way,
    link_share,
)
from pressmark.capture.html.blocks import Block, Holder, Kind
from pressmark.capture.html.holders import container, holder, is_long_prose, is_within
from pressmark.capture.text import Part, TakenOut, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_LINKED = 0.12
"""Share of the words in links from which on a part with two whole links leads elsewhere."""
_FEW = 0.15
"""Share of the words up to which links to other stories stand between the paragraphs; a text that
has more of them is a list of links."""
_RUN = 4
_ENOUGH = 250
"""Characters of long paragraphs without which there is no article."""


def without_comments(blocks: Sequence[Block], inside: set[int]) -> set[int]:
    """Leave out what readers wrote below a text.

    Where the first paragraph stands under such a name, too, it is that of the whole article: an
    outlet's section may be called "Comment".
    """
    prose = [index for index in sorted(inside) if is_long_prose(blocks[index])]
    if not prose or is_comment(blocks[prose[0]]):
        return inside
    kept = {index for index in inside if not is_comment(blocks[index])}
    size = sum(len(blocks[index].words) for index in prose if index in kept)
    return kept if size >= _ENOUGH else inside


def without_tail(blocks: Sequence[Block], inside: set[int]) -> set[int]:
    """Leave out what stands below the text in a part of its own that leads elsewhere.

    Teasers of other stories have sentences too. Their part of the page is told by its links, or by
    its name.
    """
    weights: Counter[tuple[str, str]] = Counter()
    for index in inside:
        if is_long_prose(blocks[index]):
            weights[_kind(container(blocks[index].element))] += len(blocks[index].words)
    if not weights or max(weights.values()) < 2 * _ENOUGH:
        return inside
    core = max(weights, key=lambda kind: weights[kind])
    text = [index for index in inside if _kind(container(blocks[index].element)) == core]
    last = max(text)
    holding: set[HtmlElement] = set()
    for index in text:
        holds = container(blocks[index].element)
        holding.update((holds, *holds.iterancestors()))
    parts = [_part(block.element, holding) for block in blocks]
    words: Counter[HtmlElement | None] = Counter()
    linked: Counter[HtmlElement | None] = Counter()
    ways: Counter[HtmlElement | None] = Counter()
    for block, part in zip(blocks, parts, strict=True):
        words[part] += len(block.words)
        linked[part] += block.linked
        ways[part] += link_share(block) > 0.7
    gone = set()
    for index in inside:
        part = parts[index]
        if index > last and part is not None:
            above = part.getparent()
            elsewhere = ways[part] > 1 and linked[part] > _LINKED * words[part]
            if elsewhere or (above is not None and is_beside(blocks[index], above)):
                gone.add(index)
    return inside - gone


def _kind(element: HtmlElement) -> tuple[str, str]:
    """Return what the parts of one text have in common: their element and its classes."""
    return str(element.tag), element.get("class") or ""


def _part(element: HtmlElement, holding: set[HtmlElement]) -> HtmlElement | None:
    """Return the outermost element about one that does not hold the text; None if it does."""
    part = None
    for each in (element, *element.iterancestors()):
        if each in holding:
            return part
        part = each
    return part


def without_lines_about(
    blocks: Sequence[Block], inside: set[int], main: HtmlElement, about: Sequence[str]
) -> set[int]:
    """Leave out the lines that are about the text: fields repeated, bylines, ways to elsewhere.

    `about` are the fields, folded.
    """
    order = sorted(inside)
    total = sum(len(blocks[index].words) for index in order)
    prose = [index for index in order if is_long_prose(blocks[index])]
    first = prose[0] if prose else order[0]
    last = prose[-1] if prose else order[-1]
    besides = [index for index in order if is_beside(blocks[index], main)]
    # A name like "sidebar" on what holds most of the text says nothing.
    if sum(len(blocks[index].words) for index in besides) > 0.4 * total:
        besides = []
    gone = set(besides) | _strays(blocks, order, first, last) | _pulled(blocks, order)
    gone |= _ways(blocks, [index for index in order if first <= index < last])
    for index in order:
        block = blocks[index]
        if block.kind is not Kind.TABLE and is_about(
            block,
            before=index < first or (index == first and "\n" in block.words),
            after=index > last,
            about=about,
        ):
            gone.add(index)
    gone |= _heads_of(blocks, order, gone)
    kept = [index for index in order if index not in gone]
    kept = _without_lists_of_links(blocks, kept, last)
    while kept and blocks[kept[-1]].kind in {Kind.HEADING, Kind.RULE}:
        kept.pop()
    while kept and blocks[kept[0]].kind is Kind.RULE:
        kept.pop(0)
    # Where nothing would be left, the lines about the text are the text.
    return set(kept) if any(blocks[index].kind is not Kind.RULE for index in kept) else set(order)


def _strays(blocks: Sequence[Block], order: Sequence[int], first: int, last: int) -> set[int]:
    """Find short lines above and below the text that stand in other parts of the page."""
    prose = [index for index in order if is_long_prose(blocks[index])]
    if not prose:
        return set()
    core = container(holder(blocks, prose))
    return {
        index
        for index in order
        if not first <= index <= last
        and not is_long_prose(blocks[index])
        and (not blocks[index].places or link_share(blocks[index]) > 0.5)
        and blocks[index].kind in {Kind.PARAGRAPH, Kind.HEADING}
        and not is_within(blocks[index].element, core)
    }


def _pulled(blocks: Sequence[Block], order: Sequence[int]) -> set[int]:
    """Find the quotations that repeat what the text says; one that it does not say is the text."""
    pulled = [index for index in order if is_pulled(blocks[index])]
    if not pulled:
        return set()
    said = {run for index in order if index not in pulled for run in _runs(blocks[index])}
    return {
        index
        for index in pulled
        if 2 * sum(run in said for run in _runs(blocks[index])) > len(_runs(blocks[index]))
    }


def _runs(block: Block) -> list[tuple[str, ...]]:
    words = [key for word in block.words.split() if (key := folded(word))]
    return [tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))]


def _ways(blocks: Sequence[Block], between: Sequence[int]) -> set[int]:
    """Find the links to other stories that stand alone between the paragraphs.

    What the line above announces with a colon belongs to it.
    """
    found = {
        index
        for above, index in pairwise(between)
        if is_way(blocks[index]) and not blocks[above].words.rstrip().endswith(":")
    }
    size = sum(len(blocks[index].words) for index in between)
    return found if sum(len(blocks[index].words) for index in found) < _FEW * size else set()


def _heads_of(blocks: Sequence[Block], order: Sequence[int], gone: set[int]) -> set[int]:
    """Find the headings of boxes of which nothing else is left."""
    left = {
        container(blocks[index].element)
        for index in order
        if index not in gone and blocks[index].kind is not Kind.HEADING
    }
    return {
        head
        for head, below in pairwise(order)
        if blocks[head].kind is Kind.HEADING
        and below in gone
        and (box := container(blocks[head].element)) is container(blocks[below].element)
        and box not in left
    }


def without_end(
    blocks: Sequence[Block], inside: set[int], authors: Sequence[str]
) -> tuple[set[int], list[TakenOut]]:
    """Leave out the notes below a text: who its authors are, whom to follow, what to subscribe."""
    order = sorted(inside)
    names = {folded(name) for name in authors}
    gone: list[TakenOut] = []
    notes = len(authors)
    while len(order) > 1:
        last = blocks[order[-1]]
        if folded(last.words) in names:
            part = Part.ABOUT_AUTHOR
        elif notes and is_about_author(last, authors):
            part, notes = Part.ABOUT_AUTHOR, notes - 1
        elif closes(last) or (gone and last.kind is Kind.HEADING):
            part = Part.BESIDE
        elif not (gone and last.kind is Kind.RULE):
            break
        order.pop()
        if last.kind is not Kind.RULE:
            gone.append(TakenOut(part, last.words))
    return set(order), gone


def _without_lists_of_links(blocks: Sequence[Block], order: Sequence[int], last: int) -> list[int]:
    """Drop lists below the text of which every item is a link."""
    kept = list(order)
    lists: dict[int, list[int]] = {}
    for index in order:
        for place in blocks[index].places[:1]:
            if place.holder in {Holder.BULLETS, Holder.NUMBERS}:
                lists.setdefault(place.number, []).append(index)
    for members in lists.values():
        linked = all(link_share(blocks[index]) > 0.7 for index in members)
        if linked and members[0] > last:
            kept = [index for index in kept if index not in members]
    return kept
