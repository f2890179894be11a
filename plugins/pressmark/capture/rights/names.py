"""Find where a sentence names a licence or a status, in any of the languages, and which.

Names are put together again in the words that `pressmark.licenses.match` reads, so that one
registry decides what there is. A version that is not written is not added: a Creative Commons
licence without one is its family (`CC-BY`).
"""

# ruff: noqa: E501 -- one status a line
from __future__ import annotations

import re

from pressmark.capture.rights import lexicon
from pressmark.capture.rights.addresses import ADDRESS, name_address
from pressmark.capture.rights.creative_commons import PORT, creative_commons
from pressmark.capture.rights.folding import fold, phrases
from pressmark.capture.rights.named import (
    FIRST_MARK,
    MARK,
    Kind,
    Name,
    Sentence,
    asks_for_less,
    is_family_of,
)
from pressmark.capture.rights.other_names import OTHERS, other_license

_TRAILING = ".,;:!?)]}'’”»›"
_MARK = re.compile(MARK)
_RESERVED = re.compile("|".join(phrases(words["RESERVED"]) for words in lexicon.WORDS.values()))
_SOME_RESERVED = re.compile(
    phrases(
        "some rights reserved|algunos derechos reservados|certains droits réservés|"
        "einige rechte vorbehalten|alguns direitos reservados|بعض الحقوق محفوظة|"
        "برخی حقوق محفوظ است|برخی از حقوق محفوظ است|not all rights reserved|no rights reserved"
    )
)
_NOTICE = re.compile(
    r"(?P<stated>(?:(?<=(?<!\w)is )|(?<=(?<!\w)are ))copyright(?![\w-]))|"
    r"(?P<dated>(?<!\w)copyright)\s+(?=(?:[\w.&'-]+\s+){1,4}(?:19|20)\d\d(?!\w))|"
    r"(?:©|\(c\)|(?<!\w)copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:by|:)\s+)?(?=[\d\w])"
    r"(?!law|infring|holder|owner|act\b|office|reform|trouble|claim|notice|policy|protect|status|in\b|of\b|is\b|and\b|on\b)"
    r"(?:\d{4}(?:\s*[-/]\s*\d{2,4})?)?"
)
_LOGO = (
    r"(?:logo|logotipo|sello|selo|badge|mark|symbol\w*|simbolo|icon\w*|button|sign|zeichen|hinweis|mention|"
    r"pictogramme|distintivo|شعار|رمز|علامه|نشان|لوگوی|نماد|علامت)(?:\s+(?:de|da|of|the))?(?!\w)"
)
_COPYRIGHT_WORD = re.compile(r"(?<!\w)copyright\s+(?!©|\(c\)|\d|by\s)")
_STATUSES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"in\s+copyright[\s\-:,]+eu\s+orphan\s+work", "InC-OW-EU"),
        (r"in\s+copyright[\s\-:,]+educational\s+use\s+permitted", "InC-EDU"),
        (r"in\s+copyright[\s\-:,]+non-?\s?commercial\s+use\s+permitted", "InC-NC"),
        (
            r"in\s+copyright[\s\-:,]+rights-?\s?holder\(?s?\)?\s+unlocatable(?:\s+or\s+unidentifiable)?",
            "InC-RUU",
        ),
        (r"no\s+copyright[\s\-:,]+contractual\s+restrictions", "NoC-CR"),
        (r"no\s+copyright[\s\-:,]+non-?\s?commercial\s+use\s+only", "NoC-NC"),
        (r"no\s+copyright[\s\-:,]+other\s+known\s+legal\s+restrictions", "NoC-OKLR"),
        (r"no\s+copyright[\s\-:,]+united\s+states", "NoC-US"),
        (r"copyright\s+not\s+evaluated", "CNE"),
        (r"copyright\s+undetermined", "UND"),
        (r"no\s+known\s+copyright(?:\s+restrictions)?", "NKC"),
        (
            r"(?<=rights: )in\s+copyright(?!\w)|^\s*in\s+copyright\s*\.?$|(?<=statement: )in\s+copyright(?!\w)",
            "InC",
        ),
    )
)


def read(text: str) -> Sentence:
    """Find every name in a sentence; each becomes one private-use character in `folded`.

    Names that stand side by side and agree ("Attribution 4.0 (CC BY 4.0)", a name and its
    address) are one; the more exact of them holds.
    """
    marks: list[tuple[str, Kind]] = []

    def address(found: re.Match[str]) -> str:
        written = found[0].rstrip(_TRAILING)
        tail = found[0][len(written) :]
        named = name_address(written)
        if named is None:
            return f" {tail}"
        marks.append(named)
        return f" {chr(FIRST_MARK + len(marks) - 1)} {tail}"

    clean = re.sub(r"[¤¦]", " ", _MARK.sub(" ", text))
    clean = ADDRESS.sub(address, re.sub(r"<(?=https?://|//)|(?<=\S)>", " ", clean))
    # Codes are in capitals: "de", "in" and "by" are words.
    clean = re.sub(r"(?<![\w/])BY(?![\w/])", "¦BY", PORT.sub(r"\1 ¤\2", clean))
    folded = re.sub(r"\s+", " ", fold(clean)).strip()

    def mark(found: re.Match[str], license_: str, kind: Kind) -> str:
        marks.append((license_, kind))
        tail = found[0][len(found[0].rstrip()) :]
        return f" {chr(FIRST_MARK + len(marks) - 1)} {tail}"

    for pattern, code in _STATUSES:
        folded = pattern.sub(lambda found, code=code: mark(found, code, Kind.STATUS), folded)  # type: ignore[misc]
    for other, compiled in OTHERS:
        folded = compiled.sub(
            lambda found, other=other: mark(found, other_license(other, found), other.kind),  # type: ignore[misc]
            folded,
        )
    parts: list[str] = []
    position = 0
    for name in sorted(creative_commons(folded), key=lambda each: each.start):
        if name.kind is Kind.VAGUE and _is_of_logo(folded, name):
            continue
        marks.append((name.license, name.kind))
        parts.append(f"{folded[position : name.start]} {chr(FIRST_MARK + len(marks) - 1)} ")
        position = name.end
    folded = "".join((*parts, folded[position:]))
    folded = _SOME_RESERVED.sub(" ", folded)
    # What a reservation speaks of stands in the midst of it.
    folded = _RESERVED.sub(lambda found: f"{mark(found, 'InC', Kind.RESERVED)} {found[0]} ", folded)
    folded = _NOTICE.sub(
        lambda found: (
            found[0]
            if not (found["dated"] or found["stated"]) and _COPYRIGHT_WORD.match(found[0] + "x")
            else mark(found, "InC", Kind.NOTICE)
        ),
        folded,
    )
    folded = re.sub(r"\s+", " ", folded).strip()
    return _joined(text, re.sub("[¤¦]", "", folded), marks)


def _is_of_logo(folded: str, name: Name) -> bool:
    """Tell "with the CC logo" from "with a CC licence"."""
    behind = re.compile(rf"[\s-]*{_LOGO}").match(folded, name.end)
    return behind is not None or re.search(rf"{_LOGO}[\s-]*$", folded[: name.start]) is not None


_BETWEEN = re.compile(
    r"(?:[\s\-/,:;()\[\]„“”\"«»'._+&|]|(?<!\w)(?:license|licence|licencia|lizenz|licenca|deed|at|see|siehe|ver|voir|رخصه|مجوز|پروانه)(?!\w))*"
)


def _joined(text: str, folded: str, marks: list[tuple[str, Kind]]) -> Sentence:
    names: list[Name] = []
    for found in _MARK.finditer(folded):
        license_, kind = marks[ord(found[0]) - FIRST_MARK]
        name = Name(found.start(), found.end(), license_, kind)
        if names:
            last = names[-1]
            between = folded[last.end : name.start]
            joint = _BETWEEN.fullmatch(between) and _agreed(last, name)
            if joint:
                names[-1] = Name(last.start, name.end, joint[0], joint[1])
                continue
        names.append(name)
    return Sentence(text=text, folded=folded, names=tuple(names))


def _agreed(one: Name, other: Name) -> tuple[str, Kind] | None:
    """Give the one thing that two names say together; None where they are two things."""
    for some, more in ((one, other), (other, one)):
        if some.kind is Kind.VAGUE and more.kind is Kind.LICENSE:
            return more.license, more.kind
        if some.kind is more.kind and is_family_of(some.license, more.license):
            return more.license, more.kind
    for some, more in ((one, other), (other, one)):
        # "Creative Commons Attribution CC-BY-SA 3.0": what asks for more, if the other is but a word.
        if asks_for_less(some.license, more.license):
            return more.license, more.kind
    return None
