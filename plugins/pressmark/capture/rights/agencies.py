"""Tell an agency's own copy from an article that only draws on it.

"According to AFP" is a credit. A dateline with the agency's sign, its name alone as byline or as
the last line, or its copyright notice say that the text is the agency's, which no outlet can
license. "With agencies" leaves open how much of the text is theirs.
"""

# ruff: noqa: E501 -- one agency's forms a line
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.capture.rights.folding import fold, phrases
from pressmark.record import AgencyCopy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The name in credits, and the forms in which it is written.
_AGENCIES: tuple[tuple[str, str], ...] = (
    (
        "AFP",
        "afp|agence france-presse|agence france presse|فرانس برس|وكالة الأنباء الفرنسية|خبرگزاری فرانسه",
    ),
    ("Reuters", "reuters|thomson reuters|رويترز|رویترز"),
    (
        "Associated Press",
        "associated press|the associated press|أسوشيتد برس|آسوشیتدپرس|اسوشیتد پرس",
    ),
    ("dpa", "dpa|deutsche presse-agentur"),
    ("EFE", "efe|agencia efe"),
    ("ANSA", "ansa"),
    ("Lusa", "lusa|agência lusa"),
    ("APA", "austria presse agentur"),
    ("PA Media", "pa media|press association"),
    ("UPI", "upi|united press international"),
    ("TASS", "tass|تاس"),
    ("RIA Novosti", "ria novosti"),
    ("Xinhua", "xinhua|شينخوا|شینهوا"),
    ("Kyodo", "kyodo|kyodo news"),
    ("Anadolu Agency", "anadolu|anadolu agency|anadolu ajansı|الأناضول|آناتولی"),
    ("IRNA", "irna|ایرنا|إرنا"),
    ("ISNA", "isna|ایسنا"),
    ("Mehr News Agency", "mehr news agency|mehr news|خبرگزاری مهر"),
    ("Tasnim", "tasnim|تسنیم|تسنيم"),
    ("Fars News Agency", "fars news agency|fars news|خبرگزاری فارس"),
    ("QNA", "qatar news agency"),
    ("SPA", "saudi press agency|واس"),
    ("WAM", "emirates news agency|وكالة أنباء الإمارات"),
    ("MENA", "middle east news agency"),
    ("PTI", "press trust of india"),
    ("Bloomberg", "bloomberg news"),
)
# Signs that are words or other abbreviations too: they count in capitals and in brackets alone.
_SIGNS = {
    "AP": "Associated Press",
    "AA": "Anadolu Agency",
    "PA": "PA Media",
    "SPA": "SPA",
    "PTI": "PTI",
}

_EACH = tuple((name, re.compile(phrases(forms))) for name, forms in _AGENCIES)
_ANY = "|".join(phrases(forms) for _, forms in _AGENCIES)
_NAMES = rf"(?:{_ANY}|(?<!\w)(?:ap|aa)(?!\w))"
_AGENCIES_WORD = phrases(
    "agencies|news agencies|wire services|wires|wire reports|agencias|agences|agenturen|nachrichtenagenturen|agências|"
    "وكالات|وكالات الأنباء|الوكالات|خبرگزاری‌ها|خبرگزاریها|خبرگزاری ها"
)
_DATELINE = re.compile(rf"^[^\n.!?]{{0,70}}[(\[]\s*{_NAMES}\s*[)\]]\s*[-:،,]?")
_DATELINE_OF_SIGN = re.compile(r"^[^\n.!?]{0,70}[(\[](?P<sign>AP|AA|PA|SPA|PTI)[)\]]\s*[-–—:]")
_ALONE = re.compile(
    rf"^\W*(?:(?:by|source|sources|fuente|quelle|fonte|par|von|por|المصدر|منبع)\s*:?\s*)?{_NAMES}(?:\s*/\s*{_NAMES})*\W*$"
)
_SIGNED = re.compile(rf"(?:[.!?…]|[\"”»])\s*(?:[(\[]\s*{_NAMES}\s*[)\]]|-+\s*{_NAMES})\W*$")
_DESK = re.compile(
    r"\((?:additional )?(?:reporting|writing) by [^()]+;\s*(?:additional reporting|writing|editing) by [^()]+\)"
)
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}})?\s*(?:by\s+)?(?:the\s+)?{_NAMES}"
)
_WITH = re.compile(
    rf"(?<!\w)(?:with|avec|mit|con|com|mit material von|with input from|with reporting from|with files from|with additional reporting from|"
    rf"con informacion de|com informacoes da|mit material der|contributed by|مع|بالاشتراک مع|با همکاری)\s+(?:the\s+|der\s+|l'|las\s+|as\s+)?(?:{_NAMES}|{_AGENCIES_WORD})"
    rf"|{_NAMES}[^.]{{0,40}}contributed to (?:this|the) (?:report|article|story)|agenturmaterial|"
    rf"(?:^|[\s+/&,])(?:and\s+|\+\s*|/\s*|&\s*){_AGENCIES_WORD}\s*$|^\W*(?:source|sources|fuente|quelle)?\s*:?\s*{_AGENCIES_WORD}\W*$"
)
_CREDIT = re.compile(
    rf"(?<!\w)(?:according to|told|quoted by|cited by|reported by|citing|quoting|as reported by|via|said to|interview with|"
    rf"segun|selon|laut|nach angaben von|nach angaben der|segundo|a dit a l'|declaro a|"
    rf"وفقا|وفقا لوکاله|لوکاله|بحسب|نقلت|نقلا عن|ذکرت|به گزارش|به نقل از)\s*(?:the\s+|l'|la\s+|der\s+|a\s+|وکاله\s+|عن\s+|لوکاله\s+)?(?:[^\W\d_]+\s+)?(?:agency\s+|agence\s+|agencia\s+)?(?P<name>{_NAMES})"
    rf"|(?P<first>{_NAMES})(?:'s [^\W\d_]+)?\s+(?:reported|reports|said|says|quoted|has reported|news agency reported|informo|berichtete|meldete|meldet|rapporte|a rapporte|informou|گزارش داد|نوشت)"
)
_SIGN_IN_CREDIT = re.compile(
    r"(?:[Aa]ccording to|told|quoted by|citing)(?: the)? (?P<sign>AP|AA)\b"
)


@dataclass(frozen=True, slots=True)
class Agencies:
    """What a text says of agencies: whether it is theirs, whom it credits, and where it says so."""

    copy: AgencyCopy
    credits: tuple[str, ...] = ()
    evidence: str = ""
    place: str = ""


def agencies(paragraphs: Sequence[str], *, authors: Sequence[str] = ()) -> Agencies:
    """Read what a text's paragraphs, captions and closing lines among them, say of agencies.

    `authors` are those of the byline: an agency among them, and nobody else, wrote the text.
    """
    found = list(_signs(paragraphs, authors))
    sure = next((each for each in found if each[0] is AgencyCopy.YES), None)
    chosen = sure or next(iter(found), None)
    return Agencies(
        copy=chosen[0] if chosen else AgencyCopy.NO,
        credits=tuple(dict.fromkeys(_credits(paragraphs, authors))),
        evidence=chosen[1] if chosen else "",
        place=chosen[2] if chosen else "",
    )


def _signs(
    paragraphs: Sequence[str], authors: Sequence[str]
) -> Iterator[tuple[AgencyCopy, str, str]]:
    if authors and all(_names_in(fold(author)) and len(author.split()) <= 4 for author in authors):
        yield AgencyCopy.YES, ", ".join(authors), "byline"
    last = len(paragraphs) - 1
    for index, paragraph in enumerate(paragraphs):
        line = " ".join(paragraph.split())
        folded = fold(line)
        edge = index <= 1 or index >= last - 1
        place = "beginning of the text" if index <= 1 else "end of the text"
        short = len(line) <= 200
        if index <= 1 and (_DATELINE.match(folded[:160]) or _DATELINE_OF_SIGN.match(line)):
            yield AgencyCopy.YES, line[:160], "dateline"
        elif short and _COPYRIGHT.search(folded):
            yield AgencyCopy.YES, line, "copyright notice"
        elif edge and short and _ALONE.match(folded):
            yield AgencyCopy.YES, line, place
        elif index >= last - 1 and (_SIGNED.search(folded[-80:]) or _DESK.search(folded)):
            yield AgencyCopy.YES, line[-160:], "end of the text"
        elif edge and (short and _WITH.search(folded)):
            yield AgencyCopy.UNKNOWN, line, place


def is_copyright_of_agency(sentence: str) -> bool:
    """Tell whether a copyright notice names an agency."""
    return _COPYRIGHT.search(fold(sentence)) is not None


def _names_in(folded: str) -> list[str]:
    return [name for name, pattern in _EACH if pattern.search(folded)]


def _credits(paragraphs: Iterable[str], authors: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        folded = fold(line)
        for credit in _CREDIT.finditer(folded):
            yield from _names_in(credit[0])
        for credit in _SIGN_IN_CREDIT.finditer(line):
            yield _SIGNS[credit["sign"]]
        for bracketed in re.findall(r"[(\[]([^()\[\]]{2,80})[)\]]", line):
            # A picture's credit, or the agency's sign.
            yield from _names_in(fold(bracketed))
            yield from (name for sign, name in _SIGNS.items() if bracketed == sign)
    for author in authors:
        yield from _names_in(fold(author))
