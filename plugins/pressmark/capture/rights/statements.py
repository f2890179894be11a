"""What may speak of rights, with its place; and how it is read."""

# ruff: noqa: E501 -- words of all languages in one row
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark.capture.rights import grammar, names
from pressmark.capture.rights.folding import fold
from pressmark.capture.rights.model import NONE, Detection, Scope, Weight
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.readings import Surroundings
from pressmark.capture.rights.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressmark.capture.rights.readings import Reading

_STEMS = (
    "creative", "common", "licen", "lizenz", "lizens", "copyright", "©", "(c)", "gpl", "odbl", "free documentation",
    "no part", "no content", "nothing on this", "not be", "cannot be", "interdi", "prohib", "proib", "vedad", "verboten", "untersagt", "forbidden",
    "public domain", "reserv", "réserv", "droit", "derecho", "direito", "reprodu", "vorbehalt", "nachdruck", "vervielf",
    "republi", "rightsstatements", "apache", "datenlizenz", "dl-de", "etalab", "geschützt", "ne peut", "ne peuvent", "darf nicht",
    "dürfen nicht", "genehmigung", "open font", "unlicense", "urheber",
    "رخص", "ترخیص", "المشاع", "حقوق", "کامنز", "کومنز", "مجوز", "پروانه", "لیسانس", "منع", "ممنوع", "کپی", "اجازه", "یحظر", "محظور", "لا یجوز",
    "لا یسمح", "لا یحق", "محمی", "بازنشر", "حق نشر", "بدون",
)  # fmt: skip
"""What stands in every sentence that speaks of rights, in lower case: one of these, or a word below."""
_HINT = re.compile(
    r"\b(?:rights?\b|cc\b|cc0|ccby|by[\s-](?:nc|sa|nd)|copy\b|gfdl|mpl\b|eupl|ogl\b|pdm\b|mit\b|bsd\b|nlod\b|ofl\b)"
)
_ARABIC = str.maketrans(dict(zip("يك", "یک", strict=True)) | dict.fromkeys("ًٌٍَُِّْٰـ", ""))
"""Letters as the stems have them, without vowel signs."""
_LICENSOR = re.compile(
    r"\b(?i:contents?)\s+(?:by|of|from)\s+(?P<name>[A-Z][^,;:()]{1,80}?)\s+(?:is|are)\b"
)
_LICENSOR_ARABIC = re.compile(
    r"محتو\w+\s+(?:\w+\s+)?"
    r"(?P<name>(?:وكالة|خبرگزاری)(?:\s+\w+){1,4}?)"
    r"\s+(?:تحت|با|بر|طبق|متاح|مرخص|منشور|بموجب|وفق|تخضع|خاضع)"
)
"""The same in Arabic and Persian, where a name has no capital and its kind stands before it."""
_LONGEST = 2_000
"""Characters of a sentence that are read: a statement about rights is shorter."""
_EDGE = 2
_LABEL = 3
"""Words of a sentence that only names what follows: "Figure 1."."""

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«"}
"""Marks that open a quotation, each with those that end it."""

_WEIGHTS = {Kind.RESERVED: Weight.RESERVATION, Kind.NOTICE: Weight.NOTICE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Some text that stands together, and what it speaks of if it does not say so itself.

    `forced` is the scope of a place that decides: in a reader's comment "this article" is not
    this one. `bare` says that a licence's name alone is a statement there.
    """

    text: str
    place: str
    default: Scope = Scope.ARTICLE
    forced: Scope | None = None
    bare: bool = False
    heading: str = ""
    """The short line above it, if it says of what this speaks."""


def of_text(paragraphs: Sequence[str]) -> Iterator[Statement]:
    """Take a plain text's paragraphs for statements, each with its place."""
    for number, paragraph in enumerate(paragraphs, start=1):
        yield Statement(text=paragraph, place=_place_of(number, len(paragraphs)))


def _place_of(number: int, count: int) -> str:
    if number == count:
        return "last paragraph of the text" if count > 1 else "the text"
    if number == 1:
        return "first paragraph of the text"
    return f"paragraph {number} of the text's {count}"


def in_the_middle(number: int, count: int) -> bool:
    """Tell whether a paragraph, counted from 1, stands where no article states its licence."""
    return _EDGE < number <= count - _EDGE


def may_speak(text: str) -> bool:
    """Tell whether a text may speak of rights at all: few do, and reading is dear."""
    lowered = text.translate(_ARABIC).lower()
    return any(stem in lowered for stem in _STEMS) or _HINT.search(lowered) is not None


def read(statement: Statement) -> Iterator[Detection]:
    """Read a statement's sentences."""
    if not may_speak(statement.text):
        return
    before = fold(statement.heading)
    sentences = split(statement.text)
    open_ = ""
    for index, sentence in enumerate(sentences):
        within, open_ = open_, _open_after(sentence, open_)
        if not may_speak(sentence):
            label = f"{before} " if 0 < len(before.split()) <= _LABEL else ""
            before = label + fold(sentence[:_LONGEST])
            continue
        read_as = names.read(sentence[:_LONGEST])
        if read_as.names:
            behind = sentences[index + 1] if index + 1 < len(sentences) else ""
            around = Surroundings(
                default=statement.default,
                before=before,
                after=fold(behind[:_LONGEST]),
                bare=statement.bare,
                forced=statement.forced,
            )
            place = _sentence_place(statement.place, index, len(sentences))
            said = replace(statement, forced=Scope.OTHER) if within else statement
            yield from _detections(sentence, said, place, grammar.read_sentence(read_as, around))
        before = read_as.folded


def _open_after(sentence: str, closing: str) -> str:
    """Give the mark that ends the quotation in which a sentence leaves its reader; "" for none.

    `closing` is the same of the sentence before: what is quoted may be several sentences long.
    """
    for sign in sentence:
        if closing:
            if sign in closing:
                closing = ""
        elif sign in _CLOSING:
            closing = _CLOSING[sign]
    return closing


def _is_of_agency(sentence: str) -> bool:
    from pressmark.capture.rights.agencies import is_copyright_of_agency  # compiles large patterns

    return is_copyright_of_agency(sentence)


def _sentence_place(place: str, index: int, count: int) -> str:
    if count == 1 or "text" not in place:
        return place
    if index == count - 1:
        return (
            f"last sentence of the {place}"
            if not place.startswith("the ")
            else f"last sentence of {place}"
        )
    name = place if place.startswith("the ") else f"the {place}"
    return f"sentence {index + 1} of {name}"


def _detections(
    sentence: str, statement: Statement, place: str, readings: Iterable[Reading]
) -> Iterator[Detection]:
    licensor = _LICENSOR.search(sentence) or _LICENSOR_ARABIC.search(sentence)
    for reading in readings:
        if reading.license == NONE and not reading.reason:
            continue
        scope = reading.scope
        if statement.forced is not None and scope is not Scope.NONE:
            scope = Scope.IMAGE if scope is Scope.IMAGE else statement.forced
        weight = _WEIGHTS.get(reading.kind, Weight.GRANT)
        if weight is Weight.NOTICE and scope is Scope.ARTICLE and _is_of_agency(sentence):
            weight = Weight.RESERVATION  # no outlet can license what is an agency's
        if reading.license == NONE:
            weight = Weight.DENIAL if reading.denied else Weight.DOUBT
        yield Detection(
            license=reading.license,
            scope=scope,
            evidence=sentence,
            place=place,
            sure=reading.sure and reading.license != NONE,
            reason=reading.reason,
            licensor=licensor["name"] if licensor and reading.license != NONE else "",
            weight=weight,
            explicit=reading.explicit or statement.forced is not None,
        )
