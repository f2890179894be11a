"""Which blocks of a page are the article's text.

trafilatura says which words are the text; the page's own blocks are held against them, so that
what it flattens or loses (quotations, tables, captions, a sentence inside of a label) is kept
as the page has it. What a page states itself (JSON-LD `articleBody`, microdata `articleBody`) is
asked too. Then the lines go that are about the text and not of it.
"""

from __future__ import annotations

import contextlib
import copy
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import trafilatura

from pressmark.capture.html.beside import BESIDE_TAGS, is_beside, link_share
from pressmark.capture.html.blocks import Block, Kind, read_blocks
from pressmark.capture.html.document import parse
from pressmark.capture.html.holders import container, holder, is_long_prose, is_within
from pressmark.capture.html.inline import regular
from pressmark.capture.html.leaving import (
    without_comments,
    without_end,
    without_lines_about,
    without_tail,
)
from pressmark.capture.html.media import Medium, media_beside
from pressmark.capture.html.model import ExtractionError
from pressmark.capture.text import Part, TakenOut, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.html import HtmlElement

_RUN = 4
_SHARE = 0.6
"""How much of a block's runs of words must be in the text that was found."""
_SIBLINGS = 4_000
"""Children of one element: with more, trafilatura takes the square of the time (by trial: 20,000
links in a paragraph took a minute)."""

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The blocks of the article in their order, and the element that holds most of them.

    `left_out` are the lines that stood among them and are about the text, or about others.
    """

    blocks: tuple[Block, ...]
    main: HtmlElement | None
    left_out: tuple[TakenOut, ...] = ()
    notes: tuple[str, ...] = ()
    media: tuple[Medium, ...] = ()


def choose(
    root: HtmlElement,
    blocks: Sequence[Block],
    *,
    stated: str = "",
    about: Iterable[str] = (),
    authors: Sequence[str] = (),
) -> Chosen:
    """Choose the blocks that are the text.

    `stated` is the text that the page states in JSON-LD. `about` are the lines that are fields of
    the record already (headline, standfirst, byline): they are no part of the text, and no more is
    a note below it about one of the `authors`. A page without a text gives no blocks.
    """
    said = stated if len(stated) >= 200 else ""
    found = _by_trafilatura(root)
    notes: list[str] = []
    inside = _matched(blocks, found)
    as_stated = False
    also: set[int] | None = None
    if said:
        by_page = _matched(blocks, said)
        shown, read = _size(blocks, by_page), _size(blocks, inside)
        if shown > 0.7 * len(said) and len(said) > 0.85 * read:
            also = inside | {
                index
                for index, block in enumerate(blocks)
                if block.kind is Kind.HEADING or block.places
            }
            inside, as_stated = by_page, True
        elif shown < 0.5 * len(said) and len(said) > 1.5 * read:
            notes.append("The text stands only in the page's JSON-LD, without its structure.")
            return Chosen(tuple(_from_json(said, root)), None, (), tuple(notes))
    if found and not as_stated and _size(blocks, inside) < 0.6 * len(found):
        # What trafilatura read stands in elements that browsers do not show.
        notes.append("The text stands in hidden parts of the page; its structure was not read.")
        return Chosen(tuple(_from_text(found, root)), None, (), tuple(notes))
    if not inside:
        inside = _densest(blocks)
        if inside:
            notes.append("The text was found by the density of its paragraphs alone.")
    if not inside:
        return Chosen((), None)
    whole = inside
    inside = without_tail(blocks, without_comments(blocks, inside))
    main = holder(blocks, inside)
    inside = _whole(blocks, inside, main, also)
    kept = without_lines_about(blocks, inside, main, [folded(line) for line in about if line])
    left_out = [
        TakenOut(Part.BESIDE, blocks[index].words)
        for index in sorted((whole | inside) - kept)
        if blocks[index].kind not in {Kind.RULE, Kind.CAPTION}
    ]
    kept, ended = without_end(blocks, kept, authors)
    left_out += ended
    kept = _with_captions(blocks, kept, main)
    return Chosen(
        tuple(blocks[index] for index in sorted(kept)),
        main,
        tuple(left_out),
        tuple(notes),
        _media(blocks, kept, main),
    )


def _media(blocks: Sequence[Block], kept: set[int], main: HtmlElement) -> tuple[Medium, ...]:
    order = sorted(kept)
    below = blocks[order[-1] + 1].element if order[-1] + 1 < len(blocks) else None
    return media_beside(main, [blocks[index].element for index in order], below)


def _size(blocks: Sequence[Block], inside: Iterable[int]) -> int:
    return sum(len(blocks[index].words) for index in inside)


def _from_json(text: str, root: HtmlElement) -> list[Block]:
    """Make blocks of a text in JSON-LD, which is HTML or plain."""
    if re.search(r"<(?:p|br|div)\b", text, re.IGNORECASE):
        with contextlib.suppress(ExtractionError):
            return read_blocks(parse(f"<body>{text}</body>"), "")
    return _from_text(unescape(text), root)


def _from_text(text: str, root: HtmlElement) -> list[Block]:
    """Make paragraphs of a plain text: apart by empty lines, or by lines where it has none."""
    parts = re.split(r"\n\s*\n" if re.search(r"\n\s*\n", text) else r"\n", text)
    lines = (regular([part]) for part in parts)
    return [Block(Kind.PARAGRAPH, root, line) for line in lines if line]


def _by_trafilatura(root: HtmlElement) -> str:
    if any(len(element) > _SIBLINGS for element in root.iter()):
        return ""
    try:
        found = trafilatura.extract(copy.deepcopy(root), include_comments=False)
    except (RecursionError, ValueError, AttributeError, TypeError, AssertionError):
        # Nothing may stop one bad page: the density of its paragraphs is asked instead.
        return ""
    return found or ""


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _runs(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + _RUN]) for at in range(len(tokens) - _RUN + 1)]


def _matched(blocks: Sequence[Block], text: str) -> set[int]:
    """Return the numbers of the blocks whose words are in a text."""
    known = Counter(_runs(_tokens(text)))
    lines = Counter(tuple(_tokens(line.strip(" -|"))) for line in text.split("\n"))
    inside: set[int] = set()
    equal: dict[tuple[str, ...], list[int]] = {}
    allowed: dict[tuple[str, ...], int] = {}
    waiting: dict[tuple[str, ...], list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind is Kind.RULE:
            continue
        tokens = tuple(_tokens(block.words))
        if len(tokens) < _RUN:
            if tokens and lines[tokens]:
                waiting.setdefault(tokens, []).append(index)
            continue
        runs = _runs(tokens)
        if sum(run in known for run in runs) / len(runs) >= _SHARE:
            equal.setdefault(tokens, []).append(index)
            allowed[tokens] = max(1, min(known[run] for run in runs))
    # Of blocks with the same words those stand in the text that stand beside most of it.
    beside: Counter[HtmlElement] = Counter()
    for tokens, places in equal.items():
        if len(places) <= allowed[tokens]:
            for index in places:
                beside[container(blocks[index].element)] += len(blocks[index].words)
    for tokens, places in equal.items():
        order = sorted(places, key=lambda at: -beside[container(blocks[at].element)])
        inside.update(order[: allowed[tokens]])
    if inside:
        first, last = min(inside), max(inside)
        for tokens, places in waiting.items():
            between = [index for index in places if first <= index <= last] or places
            inside.update(between[: lines[tokens]])
    else:
        inside.update(index for places in waiting.values() for index in places[:1])
    return inside


def _whole(
    blocks: Sequence[Block], inside: set[int], main: HtmlElement, also: set[int] | None
) -> set[int]:
    """Put back what was lost between the first and the last block, beside a block of the text.

    `also` are the blocks that may be put back; None for all.
    """
    within = [index for index in inside if is_within(blocks[index].element, main)]
    if not within:
        return inside
    first, last = min(within), max(within)
    more = set(inside)
    beside_text = {container(blocks[index].element) for index in within}
    for index in range(first, last):
        block = blocks[index]
        if (
            index not in inside
            and (also is None or index in also)
            and container(block.element) in beside_text
            and block.kind is not Kind.CAPTION
            and is_within(block.element, main)
            and not is_beside(block, main)
            and link_share(block) < 0.5
            and not _repeats(block, blocks, inside)
            and (block.kind is not Kind.PARAGRAPH or _is_prose(block))
        ):
            more.add(index)
    # A first paragraph that stands loose beside the others, above them.
    for index in range(first - 1, -1, -1):
        block = blocks[index]
        if (
            container(block.element) not in beside_text
            or not is_long_prose(block)
            or is_beside(block, main)
            or _repeats(block, blocks, inside)
            or not (also is None or index in also)
        ):
            break
        more.add(index)
    return more


def _is_prose(block: Block) -> bool:
    return (
        bool(block.places)
        or len(block.words) > 40
        or block.words.rstrip().endswith((".", "!", "?", "”", '"', "»", "؟", ":", "…"))
    )


def _repeats(block: Block, blocks: Sequence[Block], inside: Iterable[int]) -> bool:
    words = folded(block.words)
    return len(words) > 20 and any(words in folded(blocks[index].words) for index in inside)


def _with_captions(blocks: Sequence[Block], inside: set[int], main: HtmlElement) -> set[int]:
    """Add the captions that stand in the text, and that of the picture right above it."""
    article = next((up for up in main.iterancestors("article", "main")), main)
    texts = [index for index in inside if blocks[index].kind is not Kind.CAPTION]
    if not texts:
        return inside
    first, last = min(texts), max(texts)
    near: Callable[[int], bool] = lambda index: (  # noqa: E731  # read where it is used
        is_within(blocks[index].element, main)
        if index > first
        else is_within(blocks[index].element, article)
    )
    captions = {
        index
        for index, block in enumerate(blocks)
        if block.kind is Kind.CAPTION
        and index <= last + 1
        and near(index)
        and not is_beside(block, article)
    }
    return set(texts) | captions


def _densest(blocks: Sequence[Block]) -> set[int]:
    """Choose the paragraphs that stand together with the most words outside of links.

    Together are those of one parent; where no parent has half of the words, those of the deepest
    element that has.
    """
    members: dict[HtmlElement, set[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind in {Kind.RULE, Kind.CAPTION} or link_share(block) > 0.5:
            continue
        if not any(up.tag in BESIDE_TAGS for up in (block.element, *block.element.iterancestors())):
            members.setdefault(container(block.element), set()).add(index)
    if not members:
        return set()
    best = max(members.values(), key=lambda inside: _size(blocks, inside))
    every = set().union(*members.values())
    if 2 * _size(blocks, best) >= _size(blocks, every):
        return best
    whole = holder(blocks, every, share=0.5)
    return {index for index in every if is_within(blocks[index].element, whole)}
