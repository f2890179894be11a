"""The inside of a paragraph: words, emphasis, links, breaks. Read from a page, written again.

Nothing of the page's own markup goes through: each element is read as one of these kinds or as
the words in it, and each kind is written anew, so that no attribute, script or address of another
scheme has a way in.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import AddressError, clean_text, clean_url
from pressmark.capture.text import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement


class Mark(StrEnum):
    """What is done to a span; the value is its HTML element."""

    EMPHASIS = "em"
    STRONG = "strong"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    CODE = "code"
    DELETED = "del"


_MARKS = {
    "em": Mark.EMPHASIS, "i": Mark.EMPHASIS, "cite": Mark.EMPHASIS, "dfn": Mark.EMPHASIS,
    "strong": Mark.STRONG, "b": Mark.STRONG,
    "sup": Mark.SUPERSCRIPT, "sub": Mark.SUBSCRIPT,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
    "del": Mark.DELETED, "s": Mark.DELETED, "strike": Mark.DELETED,
}  # fmt: skip
_ASTERISKS = {Mark.EMPHASIS: "*", Mark.STRONG: "**"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words under a mark."""

    mark: Mark
    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a clean address; "" where the page's own is none, until `alive`."""

    url: str
    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line's end inside a paragraph."""


Inline = str | Span | Link | Break

SKIPPED = frozenset(
    "script style noscript template iframe frame object embed applet svg canvas audio video"
    " map button input select textarea option datalist dialog img picture source track param"
    " head title meta link base rp annotation annotation-xml portal fencedframe".split()
)
"""Elements whose content is no text of an article."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")


def is_hidden(element: HtmlElement) -> bool:
    """Tell an element that a browser does not show."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def read_inline(element: HtmlElement, base: str) -> list[Inline]:
    """Read what stands in an element, its own mark included; `base` is the page's address."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED or is_hidden(element):
        return []
    if tag == "br":
        return [Break()]
    if tag == "wbr":
        return []
    if tag == "q":
        return ["“", *_inside(element, base), "”"]
    inside = _inside(element, base)
    mark = _MARKS.get(tag)
    if mark:
        return [Span(mark, tuple(inside))]
    if tag == "a" and element.get("href") is not None:
        return [Link(link_address(element.get("href") or "", base), tuple(inside))]
    return inside


def _inside(element: HtmlElement, base: str) -> list[Inline]:
    inside: list[Inline] = [element.text or ""]
    for child in element:
        inside.extend(read_inline(child, base))
        inside.append(child.tail or "")
    return inside


def link_address(href: str, base: str) -> str:
    """Return where a link may lead: http(s) alone, and not into the page itself; "" otherwise."""
    address = href.strip()
    if not address or address.startswith("#"):
        return ""
    try:
        return clean_url(address, base)
    except AddressError:
        return ""


def regular(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Make blanks regular and marks tidy: as a browser shows the span, and nothing more.

    Runs of blanks become one, also across marks; blanks move out of marks and links; empty ones
    and those of one kind inside each other go; neighbours of one kind become one.
    """
    inlines = list(inlines)
    if all(isinstance(each, str) for each in inlines):
        text = _SPACE.sub(" ", clean_text("".join(map(str, inlines)))[0]).strip(_EDGES)
        return (text,) if text else ()
    joined = _joined(inlines, frozenset())
    return _trimmed(_joined(_collapsed(joined), frozenset()))


def _joined(inlines: Iterable[Inline], within: frozenset[str]) -> list[Inline]:
    out: list[Inline] = []
    for each in inlines:
        match each:
            case str():
                pieces: list[Inline] = [each] if each else []
            case Break():
                pieces = [each]
            case Span(mark, inside):
                pieces = _wrapped(mark, _joined(inside, within | {mark}), within)
            case Link(url, inside):
                pieces = _linked(url, _joined(inside, within | {"a"}), within)
        for piece in pieces:
            _append(out, piece)
    return out


def _append(out: list[Inline], piece: Inline) -> None:
    last = out[-1] if out else None
    match last, piece:
        case str(), str():
            out[-1] = last + piece
        case Span(mark, before), Span(other, after) if mark is other:
            out[-1] = Span(mark, tuple(_joined((*before, *after), frozenset({mark}))))
        case Link(url, before), Link(same, after) if url == same:
            out[-1] = Link(url, tuple(_joined((*before, *after), frozenset({"a"}))))
        case _:
            out.append(piece)


def _wrapped(mark: Mark, inside: list[Inline], within: frozenset[str]) -> list[Inline]:
    if mark in within or not any(_has_words(each) for each in inside):
        return inside
    before, core, after = _blanks_apart(inside)
    if mark is Mark.CODE:
        core = [plain(core).replace("\n", " ")]
    return [*before, Span(mark, tuple(core)), *after]


def _linked(url: str, inside: list[Inline], within: frozenset[str]) -> list[Inline]:
    if "a" in within or not any(_has_words(each) for each in inside):
        return inside
    before, core, after = _blanks_apart(inside)
    return [*before, Link(url, tuple(core)), *after]


def _has_words(inline: Inline) -> bool:
    return bool(plain([inline]).strip("\u200b\u2060"))


_EDGES = " \t\n\r\f\u00a0\u200b"


def _blanks_apart(inside: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Take blanks and breaks at both ends out of what will be marked."""
    before: list[Inline] = []
    after: list[Inline] = []
    core = list(inside)
    while core and _is_edge(core[0]):
        before.append(core.pop(0))
    while core and _is_edge(core[-1]):
        after.insert(0, core.pop())
    if core and isinstance(core[0], str):
        kept = core[0].lstrip(_EDGES)
        if blanks := core[0][: len(core[0]) - len(kept)]:
            before.append(blanks)
        core[0] = kept
    if core and isinstance(core[-1], str):
        kept = core[-1].rstrip(_EDGES)
        if blanks := core[-1][len(kept) :]:
            after.insert(0, blanks)
        core[-1] = kept
    return before, core, after


def _is_edge(inline: Inline) -> bool:
    return isinstance(inline, Break) or (isinstance(inline, str) and not inline.strip(_EDGES))


def _collapsed(inlines: Sequence[Inline]) -> list[Inline]:
    """Run blanks together, also across marks, and drop them about breaks."""
    blank = True

    def walk(each: Inline) -> Inline:
        nonlocal blank
        match each:
            case str():
                text = _SPACE.sub(" ", clean_text(each)[0])
                if blank:
                    text = text.removeprefix(" ")
                if text:
                    blank = text.endswith(" ")
                return text
            case Break():
                blank = True
                return each
            case Span(mark, inside):
                return Span(mark, tuple([walk(child) for child in inside]))
            case Link(url, inside):
                return Link(url, tuple([walk(child) for child in inside]))

    return [walk(each) for each in inlines]


def _trimmed(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Take the blanks and breaks at the ends of the span and of its lines away."""
    out: list[Inline] = []
    for each in inlines:
        if isinstance(each, Break):
            _rstrip(out)
            out.append(each)
        elif isinstance(each, str):
            text = each.lstrip(_EDGES) if not out or isinstance(out[-1], Break) else each
            if text:
                out.append(text)
        else:
            out.append(each)
    while out and _is_edge(out[0]):
        out.pop(0)
    _rstrip(out)
    while out and isinstance(out[-1], Break):
        out.pop()
        _rstrip(out)
    return tuple(out)


def _rstrip(out: list[Inline]) -> None:
    while out and isinstance(out[-1], str):
        text = out[-1].rstrip(_EDGES)
        out.pop()
        if text:
            out.append(text)
            return


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words alone; a break is a line feed."""
    parts: list[str] = []
    for each in inlines:
        match each:
            case str():
                parts.append(each)
            case Break():
                parts.append("\n")
            case Span(_, inside) | Link(_, inside):
                parts.append(plain(inside))
    return "".join(parts)


def alive(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return a regular span without the links that lead nowhere; their words stay."""
    return regular(_alive(inlines))


def _alive(inlines: Iterable[Inline]) -> list[Inline]:
    out: list[Inline] = []
    for each in inlines:
        match each:
            case Link("", inside):
                out.extend(_alive(inside))
            case Link(url, inside):
                out.append(Link(url, tuple(_alive(inside))))
            case Span(mark, inside):
                out.append(Span(mark, tuple(_alive(inside))))
            case _:
                out.append(each)
    return out


def linked_letters(inlines: Iterable[Inline]) -> int:
    """Count the characters that stand in links."""
    return sum(
        len(plain(each.inside))
        if isinstance(each, Link)
        else linked_letters(each.inside)
        if isinstance(each, Span)
        else 0
        for each in inlines
    )


def to_markdown(inlines: Sequence[Inline]) -> str:
    """Write a regular span as CommonMark whose rendering has exactly its words."""
    out: list[str] = []
    for index, each in enumerate(inlines):
        following = inlines[index + 1] if index + 1 < len(inlines) else None
        match each:
            case str():
                written = escape_markdown(each)
                # "!" before a link would make a picture of it.
                if each.endswith("!") and isinstance(following, Link):
                    written = f"{written[:-1]}\\!"
                out.append(written)
            case Break():
                out.append("\\\n")
            case Link(url, inside):
                out.append(f"[{to_markdown(inside)}]({_destination(url)})")
            case Span(Mark.CODE, inside):
                out.append(f"<code>{_in_raw_html(plain(inside))}</code>")
            case Span(mark, inside):
                sign = _ASTERISKS.get(mark)
                beside = (inlines[index - 1] if index else None, following)
                if sign and _flanks(inside) and not any(isinstance(one, Span) for one in beside):
                    out.append(f"{sign}{to_markdown(inside)}{sign}")
                else:
                    out.append(f"<{mark}>{to_markdown(inside)}</{mark}>")
    return "".join(out)


def _flanks(inside: Sequence[Inline]) -> bool:
    """Tell whether asterisks work about this (CommonMark 0.31, section 6.2), in any company."""
    if len(inside) != 1 or not isinstance(inside[0], str):
        return False
    return inside[0][0].isalnum() and inside[0][-1].isalnum()


def _in_raw_html(text: str) -> str:
    # Inside of inline HTML's tags Markdown is still read.
    return escape_markdown(text)


def _destination(url: str) -> str:
    address = re.sub(r"&(?=#?\w+;)", "&amp;", url)
    return f"<{address}>" if re.search(r"[()]", address) else address


def to_html(inlines: Iterable[Inline]) -> str:
    """Write a span as HTML, for places where Markdown is not read (tables with cells that span)."""
    parts: list[str] = []
    for each in inlines:
        match each:
            case str():
                parts.append(html.escape(each, quote=False))
            case Break():
                parts.append("<br>")
            case Span(mark, inside):
                parts.append(f"<{mark}>{to_html(inside)}</{mark}>")
            case Link(url, inside):
                parts.append(f'<a href="{html.escape(url)}">{to_html(inside)}</a>')
    return "".join(parts)
