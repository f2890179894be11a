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

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADLINE_LIMIT = 200
STANDFIRST_LIMIT = 300
SUBHEAD_LIMIT = 80
SUBHEAD_WORDS = 12
CAPTION_LIMIT = 300

_BLANKS = " \t\u00a0\u200b"
_FINAL_STOP = tuple('.!?…:;,؟؛،。！？”"»')
_FULL_STOP = tuple(".!?…؟。！？")

_BYLINE = re.compile(
    r"(?P<label>authors?|by(?:line)?|written by|words by)(?P<colon>\s*:)?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){1,4}")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|,|&|\band\b)\s*")
_ABOUT_AUTHOR = re.compile(r"(?:is|was|writes|covers|reports|works|has)\b", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"sources?\s*:\s*(?P<names>\S.*)", re.IGNORECASE)
_BETWEEN_SOURCES = re.compile(r"\s*(?:\+|;|,|/|&|\band\b)\s*")

_CREDIT_AT_END = re.compile(r"(?P<caption>.*\S)\s*[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?")
_PICTURE_WORD = re.compile(
    r"\b(?:archives?|courtesy|credit|file|footage|getty|handout|image|images|photo|photograph|"
    r"photos|picture|screen ?shot|screengrab|still|via)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\b(?:AA|AFP|Anadolu|AP|Associated Press|DPA|EPA|IRNA|ISNA|Mehr|Reuters|TASS|Tasnim|UPI|"
    r"Xinhua)\b"
)


class Part(StrEnum):
    """What a line that was taken out of the text says."""

    TITLE = "headline"
    SUBTITLE = "standfirst"
    BYLINE = "byline"
    ABOUT_AUTHOR = "note about the author"
    SOURCES = "line naming the sources"
    BESIDE = "line beside the text"


class BlockKind(StrEnum):
    """What a block of the text is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A line that became a field of the record, as it stood."""

    part: Part
    text: str


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
    text: str, *, title: str = "", subtitle: str = "", authors: Sequence[str] = ()
) -> ReadText:
    """Tell the article's text from the lines about it.

    `title`, `subtitle` and `authors` are what is known already (from a table); lines that repeat
    them are taken out. Where they are not given, the text's own lines supply them, in the order
    headline, standfirst. The byline must carry a label ("Author: …", "By …").
    """
    blocks = _blocks(text)
    taken: list[TakenOut] = []
    notes: list[str] = []

    if len(blocks) == 1 and "\n" in blocks[0]:
        notes.append(
            "The text has no empty line, so it is kept as one paragraph: put empty lines between "
            "the paragraphs if it has more."
        )

    found_title, found_subtitle = title, subtitle
    if _is_title(blocks, title):
        found_title = title or _one_line(blocks[0])
        taken.append(TakenOut(Part.TITLE, blocks.pop(0)))
        found_authors = _take_byline(blocks, 0, authors, taken)
        if _is_standfirst(blocks, subtitle):
            found_subtitle = subtitle or _one_line(blocks[0])
            taken.append(TakenOut(Part.SUBTITLE, blocks.pop(0)))
        found_authors = found_authors or _take_byline(blocks, 0, authors, taken)
    else:
        if blocks and subtitle and _same_words(blocks[0], subtitle):
            taken.append(TakenOut(Part.SUBTITLE, blocks.pop(0)))
        found_authors = _take_byline(blocks, 0, authors, taken)

    closing: list[TakenOut] = []
    found_credits = _take_sources(blocks, closing)
    names = (*authors, *(found_authors or _byline_names(blocks, -2, authors)))
    _take_about_author(blocks, names, closing)
    found_authors = found_authors or _take_byline(blocks, -1, authors, closing)
    if not found_credits:
        found_credits = _take_sources(blocks, closing)
    taken.extend(reversed(closing))

    if authors and found_authors and not _same_names(authors, found_authors):
        notes.append(
            f"The text names {_listed(found_authors)} as its author, the table {_listed(authors)}: "
            "the table's name was taken."
        )
    return ReadText(
        title=found_title,
        subtitle=found_subtitle,
        authors=tuple(authors) or found_authors,
        credits=found_credits,
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


def _one_line(block: str) -> str:
    return " ".join(block.split())


def folded(text: str) -> str:
    """Keep letters and digits alone, without case: equal where only the dress differs."""
    decomposed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())


def _same_words(one: str, other: str) -> bool:
    return bool(folded(one)) and folded(one) == folded(other)


def _same_names(some: Sequence[str], others: Sequence[str]) -> bool:
    return {folded(name) for name in some} == {folded(name) for name in others}


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _has_more(blocks: Sequence[str]) -> bool:
    return len(blocks) > 1


def _is_title(blocks: Sequence[str], title: str) -> bool:
    if not _has_more(blocks):
        return False
    first = blocks[0]
    if title:
        return _same_words(first, title)
    return (
        "\n" not in first
        and len(first) <= HEADLINE_LIMIT
        and not first.endswith((".", ":", ",", ";", "،", "؛", "。"))
        and not _is_caption(first)
    )


def _is_standfirst(blocks: Sequence[str], subtitle: str) -> bool:
    if not _has_more(blocks):
        return False
    first = blocks[0]
    if subtitle:
        return _same_words(first, subtitle)
    return (
        "\n" not in first
        and len(first) <= STANDFIRST_LIMIT
        and not first.endswith(_FINAL_STOP)
        and not _is_caption(first)
        and blocks[1].endswith(_FULL_STOP)
    )


def _byline_names(blocks: Sequence[str], position: int, known: Sequence[str]) -> tuple[str, ...]:
    """Read the names in a byline at that place; () where no byline stands there.

    A label without a colon ("By …") counts only where each name looks like one or is known,
    because a paragraph may begin with the word.
    """
    if len(blocks) < max(2, abs(position)):
        return ()
    block = blocks[position]
    match = _BYLINE.fullmatch(block)
    if match is None or "\n" in block or len(block) > SUBHEAD_LIMIT * 2:
        return ()
    names = tuple(name for name in _BETWEEN_NAMES.split(match["names"]) if name)
    if _same_names(names, known):
        return tuple(known)
    if not all(_NAME.fullmatch(name) for name in names):
        return ()
    if not match["colon"] and not all(word[0].isupper() for name in names for word in name.split()):
        return ()
    return names


def _take_byline(
    blocks: list[str], position: int, known: Sequence[str], taken: list[TakenOut]
) -> tuple[str, ...]:
    names = _byline_names(blocks, position, known)
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
    after_byline = bool(_byline_names(blocks, -2, names))
    for name in names:
        if not last.startswith(name):
            continue
        rest = last[len(name) :].lstrip(" ,")
        if _ABOUT_AUTHOR.match(rest) and (after_byline or len(last) <= STANDFIRST_LIMIT):
            taken.append(TakenOut(Part.ABOUT_AUTHOR, blocks.pop()))
            return


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


def _is_caption(block: str) -> bool:
    """One line that ends in a picture's credit in brackets.

    An agency alone ("(Reuters)") may sign an ordinary sentence too: it makes a caption only where
    no sentence ends before it.
    """
    match = _CREDIT_AT_END.fullmatch(block)
    if match is None or "\n" in block or len(block) > CAPTION_LIMIT:
        return False
    if _PICTURE_WORD.search(match["credit"]):
        return True
    return bool(_AGENCY.search(match["credit"])) and not (
        match["caption"].endswith(_FINAL_STOP) or block.endswith(".")
    )


def _looks_like_subhead(block: str) -> bool:
    return (
        "\n" not in block
        and len(block) <= SUBHEAD_LIMIT
        and len(block.split()) <= SUBHEAD_WORDS
        and not block.endswith((*_FINAL_STOP, ")"))
        and ". " not in block
        and block[0].isalpha()
        and not block[0].islower()
    )


def _is_prose(block: str) -> bool:
    return not _is_caption(block) and block.endswith((*_FULL_STOP, "”", '"', "»", ")"))


def _classified(blocks: Sequence[str]) -> tuple[Block, ...]:
    """Tell subheads: above prose, and not below another short line, which would be a list."""
    kinds: list[Block] = []
    for index, block in enumerate(blocks):
        short_line_above = index > 0 and _looks_like_subhead(blocks[index - 1])
        prose_below = index + 1 < len(blocks) and _is_prose(blocks[index + 1])
        if _is_caption(block):
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
