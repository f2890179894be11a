"""Lines of a page into paragraphs: by the space between lines, indents, sizes, and full stops."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORT = 0.85
"""A line of less than this part of the usual length may be a paragraph's last."""
_WIDE = 1.25
_EDGE = 0.08
"""The part of a page's height at its top and bottom in which running heads stand."""
_LARGE = 1.2
_MASTHEAD = 100
_MOST_ABOVE = 5
"""Characters of a line, and lines, that may stand above a headline without being its text."""
_STOP = tuple('.!?…؟۔。”"»)')
_PAGE = (
    r"(?:(?:page|p\.|seite|página|صفحه|صفحة)\s*)?\d{1,4}(?:\s*(?:of|/|von|de|sur|از|من)\s*\d{1,4})?"
)
_DAY = (
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[,،]?\s"
    r"(?:(?:à|um|às)\s)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:[AP]\.?M\.?|[صم]))?"
)
_ADDRESS = r"(?:https?|file)://\S+"
_RUNNING = re.compile(
    rf"[-–—\s]*{_PAGE}[-–—\s]*|(?:page|p\.|seite|página|صفحه|صفحة)\s*\d{{1,4}}.{{0,12}}"
    rf"|{_ADDRESS}(?:.{{0,12}}|\s{_PAGE})|(?:{_PAGE}\s)?{_DAY}|{_DAY}\s.{{0,200}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, .{0,200}",
    re.IGNORECASE,
)
"""Page numbers, and what browsers print at a page's edges: Chromium day and title above, address
and page below; Firefox page and day below."""
_HEAD = re.compile(rf".{{1,200}}\s(?:{_ADDRESS}|{_DAY})")
"""What Firefox prints above, and Chromium where the title is Arabic. A line of the text or a note
may end so, too."""
_HYPHEN = re.compile(r"(?P<start>[^\W\d_]+)[-\u00ad\u2010]\n(?P<end>[^\W\d_]+)")
# Letters as fonts draw them: Latin ligatures, and Arabic letters by their place in a word.
_DRAWN = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]+")
_BACKWARDS = re.compile(
    r"[\u0660-\u0669\u06f0-\u06f9]+(?:(?:[/.,:\u066b\u066c]|\s/\s)[\u0660-\u0669\u06f0-\u06f9]+)*"
)
"""A number in Arabic digits. pypdf turns round what stands in Arabic script, letter by letter,
numbers too, which are written from the left."""
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?،؛؟»)\]])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as it was drawn: its place on the page and its size, in points."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it begins (`x`), its height on the page, its size, its text."""

    page: int
    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Laid:
    """What the lines came to: paragraphs, the headline if one is larger, what was left out."""

    paragraphs: tuple[str, ...]
    headline: str = ""
    left_out: tuple[str, ...] = ()


def lines_of(pieces: Iterable[Piece], page: int) -> Iterator[Line]:
    """Join what stands at one height, in the order of reading."""
    row: list[Piece] = []
    for piece in pieces:
        if row and abs(piece.y - row[0].y) > 0.4 * max(row[0].size, 1):
            yield from _line(row, page)
            row = []
        row.append(piece)
    yield from _line(row, page)


def _line(row: Sequence[Piece], page: int) -> Iterator[Line]:
    text = "".join(piece.text for piece in row)
    if not text.strip():
        return
    if _is_right_to_left(text):
        # They are drawn from the left, word by word.
        words = [piece.text.strip() for piece in sorted(row, key=lambda piece: -piece.x)]
        text = _BEFORE_STOP.sub("", " ".join(word for word in words if word))
    text = _BACKWARDS.sub(lambda match: match[0][::-1].replace(" ", ""), text)
    text = _DRAWN.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    # A sign of another size (a drop capital, a footnote's number) is not the line's.
    size = Counter({piece.size: 0 for piece in row})
    for piece in row:
        size[piece.size] += len(piece.text)
    yield Line(page, row[0].x, row[0].y, size.most_common(1)[0][0], " ".join(text.split()))


def _is_right_to_left(text: str) -> bool:
    kinds = Counter(unicodedata.bidirectional(letter) for letter in text)
    return kinds["R"] + kinds["AL"] > kinds["L"]


def lay(lines: Sequence[Line], heights: Sequence[float]) -> Laid:
    """Make paragraphs of a document's lines; `heights` are its pages', in points."""
    running = _running(lines, heights)
    kept = [line for line in lines if line not in running]
    if not kept:
        return Laid((), left_out=tuple(line.text for line in running))
    usual = _usual_size(kept)
    blocks: list[list[Line]] = [[kept[0]]]
    gaps = _gap(kept, usual)
    lengths = [len(line.text) for line in kept if line.size == usual]
    length = quantiles(lengths, n=10)[7] if len(lengths) > 1 else 0
    left = Counter(round(line.x) for line in kept).most_common(1)[0][0]
    for before, line in pairwise(kept):
        if _parts(before, line, gaps, length, left):
            blocks.append([])
        blocks[-1].append(line)
    everything = "\n".join(line.text for line in kept).casefold()
    texts = [_joined("\n".join(line.text for line in block), everything) for block in blocks]
    headline = _headline(blocks, texts, usual)
    above = _above(headline, texts)
    return Laid(
        tuple(texts[len(above) :]),
        headline=headline,
        left_out=tuple(dict.fromkeys([*(line.text for line in running), *above])),
    )


def _above(headline: str, texts: Sequence[str]) -> Sequence[str]:
    """Return the short lines above the headline: the outlet's name, its section, a page's menu."""
    at = texts.index(headline) if headline else 0
    above = texts[:at]
    short = all(len(text) <= _MASTHEAD and not text.endswith(_STOP) for text in above)
    return above if at <= _MOST_ABOVE and short else ()


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _gap(lines: Sequence[Line], size: float) -> float:
    """Return the usual distance between two lines of one paragraph; 0 where there is none."""
    gaps = [
        round(before.y - line.y, 1)
        for before, line in pairwise(lines)
        if before.page == line.page and before.size == line.size == size and before.y > line.y
    ]
    close = [gap for gap in gaps if gap < 3 * size]
    if not close:
        return 0
    # The distance within paragraphs is the smallest that comes again.
    counts = Counter(round(gap) for gap in close)
    often = [gap for gap in close if counts[round(gap)] > 1]
    return min(often) if often else median(close)


def _parts(before: Line, line: Line, gap: float, length: float, left: float) -> bool:
    """Tell whether a paragraph begins with `line`."""
    if abs(before.size - line.size) > 0.1 * before.size:
        return True
    distance = before.y - line.y
    if before.page != line.page or distance < 0:
        # Another page or column: only the words can tell.
        return before.text.endswith(_STOP)
    if gap and distance > _WIDE * gap:
        return True
    if gap and distance > 0 and line.x - left > 0.7 * line.size and abs(before.x - left) < 2:
        return True
    return (
        before.text.endswith(_STOP)
        and len(before.text) < _SHORT * length
        and not (gap and _is_right_to_left(before.text))
    )


def _headline(blocks: Sequence[Sequence[Line]], texts: Sequence[str], usual: float) -> str:
    first = [
        (block[0].size, -number, text)
        for number, (block, text) in enumerate(zip(blocks, texts, strict=True))
        if block[0].page == 0 and 1 < len(text.split()) < 40
    ]
    if not first:
        return ""
    size, _, text = max(first)
    return text if size >= _LARGE * usual else ""


def _running(lines: Sequence[Line], heights: Sequence[float]) -> list[Line]:
    """Find page numbers and what stands at the edge of most pages."""
    edge = [
        line
        for line in lines
        if heights[line.page] and not _EDGE < line.y / heights[line.page] < 1 - _EDGE
    ]
    folded = {line: re.sub(r"\d+", "0", line.text.casefold()) for line in edge}
    counts = Counter(folded.values())
    often = max(2, len(heights) // 2 + 1)
    usual = _usual_size(lines) if lines else 0
    return [
        line
        for line in edge
        if _RUNNING.fullmatch(line.text)
        or counts[folded[line]] >= often
        or (line.y > heights[line.page] / 2 and line.size < usual and _HEAD.fullmatch(line.text))
    ]


def _joined(block: str, everything: str) -> str:
    """Join a paragraph's lines, and words that a line's end parts.

    A hyphen stays where the word has it elsewhere too, or where its second part is a name.
    """

    def join(match: re.Match[str]) -> str:
        with_hyphen = f"{match['start']}-{match['end']}"
        own = match["end"][0].isupper() or with_hyphen.casefold() in everything
        return with_hyphen if own else f"{match['start']}{match['end']}"

    return " ".join(_HYPHEN.sub(join, block).split())
