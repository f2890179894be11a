"""The sentence in an article's own text that grants a licence, if there is one beyond doubt.

A careful finder for English plain text. It believes a sentence only where it

1. grants ("is licensed under", "is published under", …) and does not deny or except,
2. speaks of the text, the work, the site or its content, and of nothing else (no picture,
   software, data, other work),
3. names one licence with its version, which `pressmark.licenses.match` knows, and
4. stands at the text's end or beginning.

Whatever fails one of these is told as a doubt: the text is then withheld until a person has
looked. Claiming more freedom than the source gives is the one error that is not forgiven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark import licenses

if TYPE_CHECKING:
    from collections.abc import Sequence

# Initials and short titles ("B.", "Dr.", "Gen.") end no sentence.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?])[”\"')\]]*\s+(?=[A-Z0-9“\"'(\[©])"
)
_OPEN_LICENSE = re.compile(
    r"creative\s+commons|creativecommons\.org|\bCC[\s-]?(?:BY|0)\b", re.IGNORECASE
)
_GRANT = re.compile(
    r"\b(?:licen[sc]ed|(?:re)?published|available|released|distributed|shared|provided)\b"
    r"[^.]{0,40}?\bunder\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|no|never|unless|except|excluding|excludes|without|other\s+than|but|formerly|"
    r"previously|was|were|if|may\s+be|might|could|some|most|selected|certain)\b|n[’']t\b|\?$",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:photo\w*|pictures?|images?|illustrations?|graphics?|maps?|videos?|audio|music|podcasts?|"
    r"software|code|theme|template|fonts?|icons?|data(?:set|base)?s?|report|study|paper|book|film|"
    r"song|wikipedia|header|logo|comments?)\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\b(?:all\s+content|contents?|this\s+(?:article|work|story|text|piece|post|page|site|website)|"
    r"(?:our|its|the)\s+(?:articles|stories|texts|content)|articles?|this\s+is)\b",
    re.IGNORECASE,
)
_NAMED_LICENSE = re.compile(
    r"https?://creativecommons\.org/[^\s)\]>]+"
    r"|creative\s+commons\s+[a-z][a-z\s\-–/]*?\d\.\d(?:\s+[a-z]+)?(?:\s+licen[sc]e)?"
    r"|\bCC[\s-](?:BY(?:[\s-](?:NC|ND|SA))*|0|zero)\s*-?\s*\d\.\d(?:[\s-][a-z]{2,5}\b)?",
    re.IGNORECASE,
)
_LICENSOR = re.compile(
    r"\b(?i:contents?)\s+(?:by|of|from)\s+(?P<name>[A-Z][^,;:()]{1,80}?)\s+(?:is|are)\b"
)
_EDGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A sentence that grants `license`, where it stands, and who grants ("" if not said)."""

    sentence: str
    place: str
    license: licenses.License
    licensor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a text says about its licence: grants beyond doubt, and sentences that leave doubt."""

    grants: tuple[Grant, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    """Pairs of a sentence and why it is not believed."""


def find(paragraphs: Sequence[str]) -> Findings:
    """Look through the paragraphs of a plain text, in their order."""
    sentences = [
        (paragraph, sentence)
        for paragraph, text in enumerate(paragraphs)
        for sentence in _SENTENCE_END.split(" ".join(text.split()))
    ]
    grants: list[Grant] = []
    doubts: list[tuple[str, str]] = []
    for index, (paragraph, sentence) in enumerate(sentences):
        if not _OPEN_LICENSE.search(sentence):
            continue
        read = _read_sentence(sentence, _place(index, len(sentences)))
        if isinstance(read, Grant):
            if _EDGE <= paragraph < len(paragraphs) - _EDGE:
                doubts.append((sentence, "it stands in the middle of the text"))
            else:
                grants.append(read)
        else:
            doubts.append((sentence, read))
    if len({grant.license.id for grant in grants}) > 1:
        doubts.extend((grant.sentence, "the text names several licences") for grant in grants)
        grants = []
    return Findings(grants=tuple(grants), doubts=tuple(doubts))


def _place(index: int, count: int) -> str:
    if index == count - 1:
        return "last sentence of the text"
    if index == 0:
        return "first sentence of the text"
    return f"sentence {index + 1} of the text's {count}"


def _read_sentence(sentence: str, place: str) -> Grant | str:
    """Read the grant that a sentence makes, or why it is none."""
    named = [licenses.match(_trimmed(text)) for text in _NAMED_LICENSE.findall(sentence)]
    known = {license_.id: license_ for license_ in named if isinstance(license_, licenses.License)}
    rest = _NAMED_LICENSE.sub("", sentence)
    checks = (
        (not named, "it names no licence with its version"),
        (None in named, "the licence it names is not known"),
        (len(known) != 1, "it names several licences"),
        (_GRANT.search(sentence) is None, "it does not say that the text is licensed"),
        (_DENIAL.search(rest) is not None, "it denies, excepts or makes a condition"),
        (_OTHER_SUBJECT.search(rest) is not None, "it may speak of something other than the text"),
        (_OWN_SUBJECT.search(rest) is None, "it does not say that it means this text"),
    )
    for failed, reason in checks:
        if failed:
            return reason
    licensor = _LICENSOR.search(sentence)
    return Grant(
        sentence=sentence,
        place=place,
        license=next(iter(known.values())),
        licensor=licensor["name"] if licensor else "",
    )


def _trimmed(text: str) -> str:
    return " ".join(text.rstrip(".,;").split())
