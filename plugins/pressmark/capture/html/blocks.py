"""A page's body as the blocks that a reader sees, each with the lists and quotations it stands in.

The tree of elements is read into a flat row of blocks, so that those that are the article can be
chosen one by one; `write` puts the chosen ones back into lists and quotations, as CommonMark.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pressmark.capture.cleaning import clean_text, one_line
from pressmark.capture.html.inline import (
    SKIPPED,
    Break,
    Inline,
    alive,
    is_hidden,
    linked_letters,
    plain,
    read_inline,
    regular,
    to_html,
    to_markdown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE = "table"
    PREFORMATTED = "preformatted"
    CAPTION = "caption"
    RULE = "rule"


class Holder(StrEnum):
    """What a block may stand in."""

    QUOTATION = "blockquote"
    BULLETS = "ul"
    NUMBERS = "ol"
    ITEM = "li"


class Place(NamedTuple):
    """One holder, told from others of its kind by a number; `start` is an ordered list's first."""

    holder: Holder
    number: int
    start: int = 1


class Cell(NamedTuple):
    """A cell of a table."""

    inlines: tuple[Inline, ...]
    heading: bool
    columns: int
    rows: int


@dataclass(slots=True)
class Block:
    """One block of the page, in reading order."""

    kind: Kind
    element: HtmlElement
    inlines: tuple[Inline, ...] = ()
    places: tuple[Place, ...] = ()
    level: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()
    raw: str = ""
    words: str = field(init=False)
    """Its words as one line, or several where it has breaks or rows."""
    linked: int = field(init=False)
    """How many of its characters stand in links, also in those that lead nowhere."""

    def __post_init__(self) -> None:
        self.linked = linked_letters(self.inlines)
        self.inlines = alive(self.inlines)
        if self.rows:
            lines = (" ".join(plain(cell.inlines) for cell in row) for row in self.rows)
            self.words = "\n".join(" ".join(line.split()) for line in lines)
        else:
            self.words = self.raw or plain(self.inlines)
        if not self.linked and _is_in_link(self.element):
            self.linked = len(self.words)


_LONGEST_LINK = 600
"""Characters in a link that holds blocks: a longer one was never closed."""

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre"
    " search section summary table tbody td tfoot th thead tr ul caption".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul": Holder.BULLETS, "menu": Holder.BULLETS, "dir": Holder.BULLETS, "ol": Holder.NUMBERS}
_SPAN_LIMIT = 100


def read_blocks(root: HtmlElement, base: str) -> list[Block]:
    """Read all blocks below an element; `base` is the address that links stand on."""
    return list(_Reader(root, base).read(root, ()))


class _Reader:
    def __init__(self, root: HtmlElement, base: str) -> None:
        self._base = base
        self._count = 0
        self._holding = _elements_with_blocks(root)

    def _place(self, holder: Holder, start: int = 1) -> Place:
        self._count += 1
        return Place(holder, self._count, start)

    def read(self, element: HtmlElement, places: tuple[Place, ...]) -> Iterator[Block]:
        """Read what stands in an element that holds blocks, loose text as paragraphs."""
        loose: list[Inline] = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED and not is_hidden(child):
                if child.tag in _BLOCKS or child in self._holding:
                    yield from self._paragraphs(loose, element, places)
                    loose = []
                    yield from self._block(child, places)
                else:
                    loose.extend(read_inline(child, self._base))
            loose.append(child.tail or "")
        yield from self._paragraphs(loose, element, places)

    def _block(self, element: HtmlElement, places: tuple[Place, ...]) -> Iterator[Block]:
        tag = element.tag
        if tag in _HEADINGS and element not in self._holding:
            inlines = regular(_without_breaks(read_inline(element, self._base)))
            if inlines:
                yield Block(Kind.HEADING, element, inlines, (), _HEADINGS[tag])
        elif tag == "hr":
            yield Block(Kind.RULE, element, places=places)
        elif tag == "pre":
            raw = clean_text(plain(read_inline(element, self._base)))[0].strip("\n")
            if raw.strip():
                yield Block(Kind.PREFORMATTED, element, places=places, raw=raw)
        elif tag == "figcaption":
            caption = one_line(plain(regular(_without_breaks(read_inline(element, self._base)))))
            if caption:
                yield Block(Kind.CAPTION, element, (caption,), places)
        elif tag == "table" and (rows := self._rows(element)):
            for title in element.findall("caption"):
                if caption := one_line(plain(read_inline(title, self._base))):
                    yield Block(Kind.CAPTION, title, (caption,), places)
            yield Block(Kind.TABLE, element, rows=rows, places=places)
        elif tag == "blockquote":
            yield from self.read(element, (*places, self._place(Holder.QUOTATION)))
        elif tag in _LISTS:
            start = int(s) if (s := element.get("start") or "").isdecimal() and len(s) < 9 else 1
            yield from self.read(element, (*places, self._place(_LISTS[tag], start)))
        elif tag == "li" and places and places[-1].holder in _LISTS.values():
            yield from self.read(element, (*places, self._place(Holder.ITEM)))
        else:
            yield from self.read(element, places)

    def _paragraphs(
        self, loose: list[Inline], element: HtmlElement, places: tuple[Place, ...]
    ) -> Iterator[Block]:
        """Make paragraphs of loose text; two breaks in a row part them, as pages mean it."""
        if not any(not isinstance(each, str) or each.strip() for each in loose):
            return  # the blanks between two blocks, by far the most
        for span in _at_double_breaks(loose):
            inlines = regular(span)
            if plain(inlines).strip("\u200b\u2060\u00a0 \n"):
                yield Block(Kind.PARAGRAPH, element, inlines, places)

    def _rows(self, table: HtmlElement) -> tuple[tuple[Cell, ...], ...]:
        """Read a table of data; () where the table only lays the page out."""
        if next(table.iterdescendants("table"), None) is not None:
            return ()
        rows = []
        for row in table.iter("tr"):
            cells = tuple(self._cell(cell) for cell in row if cell.tag in {"td", "th"})
            if any(cell.inlines for cell in cells):
                rows.append(cells)
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return ()
        long = sum(len(plain(cell.inlines)) > 600 for row in rows for cell in row)
        return () if long else tuple(rows)

    def _cell(self, cell: HtmlElement) -> Cell:
        parts: list[Inline] = []
        for block in self.read(cell, ()):
            parts += [Break(), *block.inlines] if parts else block.inlines
        spans = (_number(cell.get(name)) for name in ("colspan", "rowspan"))
        return Cell(alive(parts), cell.tag == "th", *spans)


def _is_in_link(element: HtmlElement) -> bool:
    link = next(element.iterancestors("a"), None)
    return link is not None and bool(link.get("href")) and len(link.text_content()) <= _LONGEST_LINK


def _number(text: str | None) -> int:
    if text and text.strip().isdecimal() and len(text) < 5:
        return min(max(int(text), 1), _SPAN_LIMIT)
    return 1


def _elements_with_blocks(root: HtmlElement) -> set[HtmlElement]:
    holding: set[HtmlElement] = set()
    for element in root.iter():
        if element.tag in _BLOCKS:
            parent = element.getparent()
            while parent is not None and parent not in holding:
                holding.add(parent)
                parent = parent.getparent()
    return holding


def _without_breaks(inlines: Sequence[Inline]) -> list[Inline]:
    return [" " if isinstance(each, Break) else each for each in inlines]


def _at_double_breaks(inlines: Sequence[Inline]) -> Iterator[list[Inline]]:
    span: list[Inline] = []
    for each in inlines:
        if isinstance(each, Break):
            end = len(span)
            while end and isinstance(blank := span[end - 1], str) and not blank.strip():
                end -= 1
            if end and isinstance(span[end - 1], Break):
                yield span[: end - 1]
                span = []
                continue
        span.append(each)
    yield span


# --- writing -------------------------------------------------------------------------------------


def write(blocks: Sequence[Block]) -> str:
    """Write blocks as CommonMark, apart by empty lines, with one final line feed; "" for none.

    The highest heading becomes `##`, because the page's own title stands above it.
    """
    levels = sorted({block.level for block in blocks if block.kind is Kind.HEADING})
    depth = {level: min(index + 2, 4) for index, level in enumerate(levels)}
    lines = _write(blocks, 0, depth)
    return "\n".join(lines) + "\n" if lines else ""


def _write(blocks: Sequence[Block], at: int, depth: dict[int, int]) -> list[str]:
    """Write blocks whose first `at` places are written already."""
    out: list[str] = []
    index = 0
    previous: Place | None = None
    while index < len(blocks):
        block = blocks[index]
        place = block.places[at] if len(block.places) > at else None
        if out:
            out.append("")
        if place is None:
            out.extend(_written(block, depth))
            index += 1
        else:
            end = index
            while (
                end < len(blocks) and blocks[end].places[at : at + 1] == block.places[at : at + 1]
            ):
                end += 1
            held = blocks[index:end]
            if place.holder is Holder.QUOTATION:
                out.extend(f"> {line}".rstrip() for line in _write(held, at + 1, depth))
            elif place.holder is Holder.ITEM:
                out.extend(_write(held, at + 1, depth))
            else:
                # Two lists in a row would become one: an empty comment keeps them apart.
                if previous and previous.holder is place.holder:
                    out.extend(("<!-- -->", ""))
                out.extend(_list(held, at, place, depth))
            index = end
        previous = place
    return out


def _list(blocks: Sequence[Block], at: int, place: Place, depth: dict[int, int]) -> list[str]:
    items: list[list[Block]] = []
    last: Place | None = None
    for block in blocks:
        item = block.places[at + 1] if len(block.places) > at + 1 else None
        if not items or item is None or item != last:
            items.append([])
        items[-1].append(block)
        last = item
    tight = all(len(held) == 1 and len(held[0].places) <= at + 2 for held in items)
    out: list[str] = []
    for number, held in enumerate(items, start=place.start):
        sign = f"{number}. " if place.holder is Holder.NUMBERS else "- "
        skip = at + 2 if len(held[0].places) > at + 1 else at + 1
        lines = _write(held, skip, depth)
        if out and not tight:
            out.append("")
        out.append(sign + lines[0])
        out.extend(f"{' ' * len(sign)}{line}".rstrip() for line in lines[1:])
    return out


def _written(block: Block, depth: dict[int, int]) -> list[str]:
    match block.kind:
        case Kind.HEADING:
            text = to_markdown(block.inlines)
            if text.endswith("#"):  # a closing run of # would be dropped (section 4.2)
                text = f"{text[:-1]}\\#"
            return [f"{'#' * depth[block.level]} {text}"]
        case Kind.TABLE:
            return _table(block.rows)
        case Kind.PREFORMATTED:
            return _preformatted(block.raw)
        case Kind.CAPTION:
            caption = html.escape(plain(block.inlines), quote=False)
            return [f"<figure><figcaption>{caption}</figcaption></figure>"]
        case Kind.RULE:
            return ["---"]
        case Kind.PARAGRAPH:
            return to_markdown(block.inlines).split("\n")


def _preformatted(raw: str) -> list[str]:
    # A fence longer than any inside shows its lines as they are (CommonMark 0.31, section 4.5).
    longest = max((len(run) for run in re.findall("`+", raw)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *(line.rstrip() for line in raw.split("\n")), fence]


def _table(rows: tuple[tuple[Cell, ...], ...]) -> list[str]:
    widths = {len(row) for row in rows}
    whole = all(cell.columns == cell.rows == 1 for row in rows for cell in row)
    headed = all(cell.heading for cell in rows[0])
    plain_cells = not any(cell.heading for row in rows[1:] for cell in row)
    if len(widths) == 1 and whole and headed and plain_cells:
        lines = [_pipes(row) for row in rows]
        return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]
    out = ["<table>"]
    for row in rows:
        cells = []
        for cell in row:
            tag = "th" if cell.heading else "td"
            spans = "".join(
                f' {name}="{count}"'
                for name, count in (("colspan", cell.columns), ("rowspan", cell.rows))
                if count > 1
            )
            cells.append(f"<{tag}{spans}>{to_html(cell.inlines)}</{tag}>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return [*out, "</table>"]


def _pipes(row: tuple[Cell, ...]) -> str:
    cells = (to_markdown(cell.inlines).replace("\\\n", "<br>") for cell in row)
    return f"| {' | '.join(cells)} |"
