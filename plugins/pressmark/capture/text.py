"""Plain text of an article: which lines are the article, and which only say what it is.

The text is read as blocks, which empty lines keep apart. A block is never split and never
joined with another. Lines that are fields of the record (headline, standfirst, byline, the note
about the author, the closing line that names the sources) are taken out of the text; each is
told in `ReadText.taken_out`, so that nothing is lost. Everything else stays, to the character:
only line ends, the blanks at the ends of lines and Unicode's composition (NFC) are made regular.

What is left becomes CommonMark: a subhead is `## …`, a picture's caption a `<figcaption>` in a
`<figure>` (the picture itself is not held), and every character that CommonMark would read as
markup is escaped, so that the words shown are the words that came in.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.heads import Head, take_head
from pressmark.capture.lines import (
    FIELD_OF,
    FINAL_STOP,
    FULL_STOP,
    STANDFIRST_LIMIT,
    SUBHEAD_LIMIT,
    Part,
    TakenOut,
    byline_names,
    folded,
    is_caption,
    same_names,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FIELD_OF", "Block", "BlockKind", "Part", "ReadText", "TakenOut", "TextError",
    "escape_markdown", "folded", "read_text",
]  # fmt: skip

SUBHEAD_WORDS = 12

_BLANKS = " \t\u00a0\u200b"
_ABOUT_AUTHOR = re.compile(r"(?:is|was|writes|covers|reports|works|has)\b", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"sources?\s*:\s*(?P<names>\S.*)", re.IGNORECASE)
_ADDRESS_LINE = re.compile(
    r"(?:source|original(?:\s+(?:article|url))?|url|link|read\s+(?:it\s+)?at|permalink)\s*:\s*"
    r"(?P<address>https?://\S+)",
    re.IGNORECASE,
)
_BETWEEN_SOURCES = re.compile(r"\s*(?:\+|;|,|/|&|\band\b)\s*")


class BlockKind(StrEnum):
    """What a block of the text is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text as it came in, without the empty lines about it."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """An article's text, and what its own lines say about it ("" and () where they do not)."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    issued: str = ""
    """EDTF, from a line that is a day; so `source_url` from one that is an address."""
    outlet: str = ""
    language: str = ""
    section: str = ""
    source_url: str = ""
    blocks: tuple[Block, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()
    notes: tuple[str, ...] = ()
    """What a keeper should look at, one sentence each."""

    @property
    def markdown(self) -> str:
        """The text as CommonMark with one final line feed; "" where no block is left."""
        return "".join(
            f"{'' if index == 0 else chr(10)}{_MARKUP[block.kind](block.text)}\n"
            for index, block in enumerate(self.blocks)
        )

    @property
    def words(self) -> int:
        """How many words the blocks hold, counted at blanks."""
        return sum(len(block.text.split()) for block in self.blocks)

    @property
    def paragraphs(self) -> int:
        """How many of the blocks are paragraphs."""
        return sum(block.kind is BlockKind.PARAGRAPH for block in self.blocks)


class TextError(ValueError):
    """The bytes are not a text. `line` counts from 1; 0 where the whole file is meant."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.line = line
        self.message = message
        self.remedy = remedy


def read_text(
    text: str,
    *,
    title: str = "",
    subtitle: str = "",
    authors: Sequence[str] = (),
    outlet: str = "",
    language: str = "",
) -> ReadText:
    """Tell the article's text from the lines about it.

    What is known already (from a table) is given; lines that repeat it are taken out. Where it is
    not given, the text's own lines supply it. The byline must carry a label ("Author: …",
    "By …"); `language` (BCP 47) decides the order of day and month in numbers.
    """
    blocks = _blocks(text)
    notes: list[str] = []

    if len(blocks) == 1 and "\n" in blocks[0]:
        notes.append(
            "The text has no empty line, so it is kept as one paragraph: put empty lines between "
            "the paragraphs if it has more."
        )

    head = Head(title=title, subtitle=subtitle, outlet=outlet, language=language)
    take_head(blocks, head, authors)
    taken = head.taken
    found_authors = head.authors

    closing: list[TakenOut] = []
    found_address = _take_address(blocks, closing)
    found_credits = _take_sources(blocks, closing)
    names = (*authors, *(found_authors or _byline_at(blocks, -2, authors)))
    _take_about_author(blocks, names, closing)
    found_authors = found_authors or _take_byline(blocks, -1, authors, closing)
    if not found_credits:
        found_credits = _take_sources(blocks, closing)
    taken.extend(reversed(closing))

    if authors and found_authors and not same_names(authors, found_authors):
        notes.append(
            f"The text names {_listed(found_authors)} as its author, the table {_listed(authors)}: "
            "the table's name was taken."
        )
    return ReadText(
        title=head.title,
        subtitle=head.subtitle,
        authors=tuple(authors) or found_authors,
        credits=found_credits,
        issued=head.issued,
        outlet="" if head.outlet == outlet else head.outlet,
        language="" if head.language == language else head.language,
        section=head.section,
        source_url=head.source_url or found_address,
        blocks=_classified(blocks),
        taken_out=tuple(taken),
        notes=tuple(notes),
    )


def _blocks(text: str) -> list[str]:
    """Part a text into blocks: NFC, line feeds, no blanks at the ends of lines."""
    regular = unicodedata.normalize("NFC", text)
    lines = [
        line.strip(_BLANKS) for line in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", regular)
    ]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(block) for block in blocks if block]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _has_more(blocks: Sequence[str]) -> bool:
    return len(blocks) > 1


def _byline_at(blocks: Sequence[str], position: int, known: Sequence[str]) -> tuple[str, ...]:
    if len(blocks) < max(2, abs(position)):
        return ()
    return byline_names(blocks[position], known)


def _take_byline(
    blocks: list[str], position: int, known: Sequence[str], taken: list[TakenOut]
) -> tuple[str, ...]:
    names = _byline_at(blocks, position, known)
    if names:
        taken.append(TakenOut(Part.BYLINE, blocks.pop(position)))
    return names


def _take_about_author(blocks: list[str], names: Sequence[str], taken: list[TakenOut]) -> None:
    """Take the last block out where it begins with an author's name and says who that is.

    It must follow a byline, or be one line of at most `STANDFIRST_LIMIT` characters.
    """
    if not _has_more(blocks):
        return
    last = blocks[-1]
    after_byline = bool(_byline_at(blocks, -2, names))
    for name in names:
        if not last.startswith(name):
            continue
        rest = last[len(name) :].lstrip(" ,")
        if _ABOUT_AUTHOR.match(rest) and (after_byline or len(last) <= STANDFIRST_LIMIT):
            taken.append(TakenOut(Part.ABOUT_AUTHOR, blocks.pop()))
            return


def _take_address(blocks: list[str], taken: list[TakenOut]) -> str:
    """Take a last line that gives the original's address under a label ("Source: https://…")."""
    match = _ADDRESS_LINE.fullmatch(blocks[-1]) if _has_more(blocks) else None
    if match is None:
        return ""
    try:
        address = clean_url(match["address"])
    except AddressError:
        return ""
    taken.append(TakenOut(Part.ADDRESS, blocks.pop()))
    return address


def _take_sources(blocks: list[str], taken: list[TakenOut]) -> tuple[str, ...]:
    if not _has_more(blocks):
        return ()
    last = blocks[-1]
    match = _SOURCE_LINE.fullmatch(last)
    if match is None or len(last) > SUBHEAD_LIMIT * 2 or "://" in last:
        return ()
    taken.append(TakenOut(Part.SOURCES, blocks.pop()))
    names = (name.strip(" .") for name in _BETWEEN_SOURCES.split(match["names"]))
    return tuple(name for name in names if name)


def _looks_like_subhead(block: str) -> bool:
    return (
        "\n" not in block
        and len(block) <= SUBHEAD_LIMIT
        and len(block.split()) <= SUBHEAD_WORDS
        and not block.endswith((*FINAL_STOP, ")"))
        and ". " not in block
        and block[0].isalpha()
        and not block[0].islower()
    )


def _is_prose(block: str) -> bool:
    return not is_caption(block) and block.endswith((*FULL_STOP, "”", '"', "»", ")"))


def _classified(blocks: Sequence[str]) -> tuple[Block, ...]:
    """Tell subheads: above prose, and not below another short line, which would be a list."""
    kinds: list[Block] = []
    for index, block in enumerate(blocks):
        short_line_above = index > 0 and _looks_like_subhead(blocks[index - 1])
        prose_below = index + 1 < len(blocks) and _is_prose(blocks[index + 1])
        if is_caption(block):
            kind = BlockKind.CAPTION
        elif _looks_like_subhead(block) and prose_below and not short_line_above and index > 0:
            kind = BlockKind.SUBHEAD
        else:
            kind = BlockKind.PARAGRAPH
        kinds.append(Block(kind, block))
    return tuple(kinds)


_ANYWHERE = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?P<mark>[#>\-+=:^])")


def escape_markdown(text: str) -> str:
    """Write a text as CommonMark that shows exactly that text (0.31, section 2.4).

    Also escaped is what common extensions read: strikethrough, tables, footnotes, mathematics.
    """
    return "\n".join(_escaped_line(line) for line in text.split("\n"))


def _escaped_line(line: str) -> str:
    escaped = _ANYWHERE.sub(lambda match: f"\\{match[0]}", line)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    if start["number"]:
        return f"{start['number']}\\{escaped[start.end() :]}"
    return f"\\{escaped}"


def _subhead(text: str) -> str:
    # A closing run of # would be dropped, and {#id} read as an attribute by some parsers.
    return f"## {re.sub(r'[#{}]', lambda match: chr(92) + match[0], escape_markdown(text))}"


def _figure(text: str) -> str:
    return f"<figure><figcaption>{html.escape(text, quote=False)}</figcaption></figure>"


_MARKUP = {
    BlockKind.PARAGRAPH: escape_markdown,
    BlockKind.SUBHEAD: _subhead,
    BlockKind.CAPTION: _figure,
}
