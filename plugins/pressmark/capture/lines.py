"""What one line of a plain text may be: a byline, a caption, prose; and what was taken out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.capture.names import agents, says_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADLINE_LIMIT = 200
STANDFIRST_LIMIT = 300
SUBHEAD_LIMIT = 80
CAPTION_LIMIT = 300

FINAL_STOP = tuple('.!?…:;,؟؛،。！？”"»')
FULL_STOP = tuple(".!?…؟。！？")

_BYLINE = re.compile(
    r"(?P<label>authors?|by(?:line)?|written by|words by)(?P<colon>\s*:)?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){1,4}")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|,|&|\band\b)\s*")

_CREDIT_AT_END = re.compile(r"(?P<caption>.*\S)?\s*[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?")
_PICTURE_WORD = re.compile(
    r"\b(?:archives?|courtesy|credit|file|footage|getty|handout|image|images|photo|photograph|"
    r"photos|picture|screen ?shot|screengrab|still|via)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"[|,]|\d")
_SENTENCE = 8
"""Words: a line with more, and a full stop, is a sentence of the text."""
_CLOSED = ("!", "?", "؟", "”", '"', "»", ")")
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
    DATE = "date"
    ADDRESS = "address"
    OUTLET = "outlet's name"
    BESIDE = "line beside the text"


FIELD_OF: Mapping[Part, str] = {
    Part.TITLE: "title",
    Part.SUBTITLE: "subtitle",
    Part.BYLINE: "authors",
    Part.ABOUT_AUTHOR: "changes",
    Part.SOURCES: "credits",
    Part.DATE: "issued",
    Part.ADDRESS: "source_url",
    Part.OUTLET: "outlet",
    Part.BESIDE: "text",
}
"""The field that a line speaks of."""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A line that became a field of the record, as it stood."""

    part: Part
    text: str


def one_line(block: str) -> str:
    """Return a block as one line, blanks run together."""
    return " ".join(block.split())


def folded(text: str) -> str:
    """Keep letters and digits alone, without case: equal where only the dress differs."""
    decomposed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in decomposed if character.isalnum())


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same letters and digits, and any."""
    return bool(folded(one)) and folded(one) == folded(other)


def same_names(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two lists name the same people, in any order."""
    return {folded(name) for name in some} == {folded(name) for name in others}


def is_caption(block: str) -> bool:
    """Tell a picture's caption: one line that ends in a picture's credit in brackets.

    An agency alone ("(Reuters)") may sign an ordinary sentence too: it makes a caption only where
    no sentence ends before it.
    """
    match = _CREDIT_AT_END.fullmatch(block)
    if match is None or "\n" in block or len(block) > CAPTION_LIMIT:
        return False
    if _PICTURE_WORD.search(match["credit"]):
        return True
    return bool(_AGENCY.search(match["credit"])) and not (
        (match["caption"] or ".").endswith(FINAL_STOP) or block.endswith(".")
    )


def byline_names(line: str, known: Sequence[str]) -> tuple[str, ...]:
    """Read the names in a byline; () where the line is none.

    A label without a colon ("By …") counts only where each name looks like one or is known,
    because a paragraph may begin with the word.
    """
    match = _BYLINE.fullmatch(line)
    if "\n" in line or len(line) > SUBHEAD_LIMIT * 2:
        return ()
    if match is None:
        return ()
    names = tuple(name for name in _BETWEEN_NAMES.split(match["names"]) if name)
    if same_names(names, known):
        return tuple(known)
    if not all(_NAME.fullmatch(name) for name in names):
        if not (says_by(line) and _MORE.search(line)):
            return ()
        # "By Jane Doe | 6 July 2021", "By Jane Doe, Correspondent".
        names = tuple(agent.name for agent in agents(line))
    if not match["colon"] and not all(word[0].isupper() for name in names for word in name.split()):
        return ()
    return names


def is_prose_line(line: str) -> bool:
    """Tell a line of running text: very long, or a sentence of some length."""
    return (
        len(line) > HEADLINE_LIMIT
        or (line.endswith(("…", *".。")) and len(line.split()) > _SENTENCE)
        or (line.endswith(_CLOSED) and len(line.split()) > 2 * _SENTENCE)
    )
