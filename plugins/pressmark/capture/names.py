"""Names of authors as bylines write them: labels off, several apart, bodies told from people."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.record import Agent, AgentKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = re.compile(
    r"""^\W*(?:
        (?:written|words|story|reported|report|posted|published|edited|text)?\s*\bby\b
      | authors? | byline | reporter | von | autor(?:in|a|es|as|i)?(?:\s*/\s*in)? | texto? | por
      | par | auteure?s? | publi[ée]\s+par | publicado\s+por | escrito\s+por | ein\w*\s+\w+\s+von
      | بقلم | كتب(?:ت|ه)? | الكاتب | المؤلف | تحرير | إعداد | نویسنده | نوشته | به\s+قلم | گزارش
      | خبرنگار | مترجم | الكاتبة
    )\s*[:：]?\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*([;|•·/]|\n|&|،(?=\s)|,\s*(?:and|und|et|y|e)\s|,(?=\s)"
    r"|\s(?:and|und|et|y|e)\s|\s(?=و[^\W\d_]{3,}\s+\S+$))\s*",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|•·]\s*")
_TAIL = re.compile(
    r"""\s*(?:
        [|–—•·]\s.*
      | \s-\s.*
      | \s+(?:follow|contact|archive|e-?mail|view)\b.*
      | ,?\s+special\s+(?:to|for)\b.*
      | \s+(?:\d+|no|leave\s+an?|add\s+an?)\s+(?:comments?|repl(?:y|ies)|views?|shares?|min)\b.*
      | \((?:[^()]*)\)\s*$
      | ,?\s+(?:for|of|at|in|from|with)\s+(?:the\s+)?[A-Z].*
      | \b(?:published|updated|posted|last\s+modified|on\s+\w+day|modified)\b.*
      | \s*@\w+.*
      | \s+\d{1,2}[:./]\d.*
      | [\s,]+\d{1,2}\.?\s+(?:de\s+)?[^\W\d]+\.?,?\s+(?:de\s+)?\d{4}.*
      | [\s,]+[^\W\d]+\.?\s+\d{1,2},?\s+\d{4}.*
      | [\s,]+\d{4}-\d\d?-\d\d?.*
    )$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_RANK = r"""(?:senior|chief|staff|political|foreign|associate|assistant|managing|special|deputy
              |executive|contributing|international|national)"""
_ROLE = re.compile(
    rf"""\b(?: {_RANK} \s+ (?:[^\W\d_]+\s+){{0,2}}? )?
        (?: editors?(?:[\s-]in[\s-]chief)? | reporters? | correspondents? | writers?
          | contributors? | columnists? | journalists? | producers? | fellow | analyst
          | bureau\s+chief | redakteur(?:in)? | korrespondent(?:in)? | journaliste | corresponsal
          | redactora? | envoyée?s?\s+spécia(?:le|les|l|ux) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COLLECTIVE = re.compile(r"\beditorial\s+(?:board|staff|team|writers)\b", re.IGNORECASE)
_ONLY_RANK = re.compile(rf"(?:{_RANK}\s*)+", re.VERBOSE | re.IGNORECASE)
_WHEN = re.compile(
    r"""(?: \b(?:on|le|am|el|em)\s+ )? (?: \b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+ )?
        (?: \b[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:\d{4}|\d\d)(?!\d)
          | (?<!\d)\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}(?!\d)
          | (?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)
          | (?<!\d)\d{1,2}[:.]\d\d(?!\d)(?:\s*[ap]\.?m\b\.?)?(?:\s+[A-Z]{2,4}\b)? )""",
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"\s(?:at|um|on|am|à|às|a\s+las)\s*$", re.IGNORECASE)
"""What leads to a day or an hour that has been taken off."""
_TITLE = re.compile(
    r"(?:(?:Dr|Prof|Professor(?:in)?|Rechtsanw[aä]lt(?:in)?|Mag|Dipl\.-\w+)\.?\s+"
    r"(?:med\.|phil\.|jur\.|rer\.\s+nat\.|h\.\s?c\.)?\s*)+(?=\S+\s+\S)"
)
"""Titles before a whole name: references give the name alone."""
_WITH = re.compile(r"\(\s*(?:avec|with|mit|con|com|and|et|und)\s+([^()]*)\)", re.IGNORECASE)
"""Others who took part, in brackets behind the first."""
_ADDRESS = re.compile(r"(?:https?:)?//\S+|www\.\S+|\S+@\S+\.\w+", re.IGNORECASE)
_MAIL = re.compile(r"<?\S+@\S+\.\w+>?,?")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_ACRONYM = re.compile(
    r"\b(?:AFP|AP|APA|ANSA|DPA|EFE|EPA|IRNA|ISNA|TASS|UPI|PTI|ANI|KNA|EPD|BBC|CNN|VOA|WAFA|SANA)\b"
)
_BODY = re.compile(
    r"""\b(?: agenc\w+ | agentur | agência | reuters | xinhua | bloomberg | lusa | anadolu | tasnim
      | news | newsroom | staff | team | desk | editors | editorial | redaction | rédaction
      | redaktion | redacción | redação | magazine | times | press | journal | tribune
      | herald | gazette | media | network | institute | foundation | university | ministry
      | council | committee | association | society | center | centre | department | office
      | organi[sz]ation | union | party | group | company | inc | ltd | llc | gmbh | board | bureau
      | service | services | radio | tv | television | channel | blog | wire
      | وكالة | وكالات | هيئة | صحيفة | جريدة | شبكة | موقع | مركز | قناة | فريق | تحرير | خبرگزاری
      | روزنامه | سازمان | گروه | تحریریه | پایگاه | شبکه )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOBODY = re.compile(
    r"admin(?:istrator)?|user\d*|guest|anonymous|unknown|none|null|n/?a|author|editor|webmaster|"
    r"root|test|default|wordpress|undefined|false|true|user\s?name|"
    # The words on buttons beside a byline.
    r"follow(?:ing)?|subscribe|share|e-?mail|bio|twitter|facebook|contact|more|read\s+more|"
    r"read\s+bio|view\s+(?:bio|profile)|full\s+bio|see\s+more|submitted|posted|published|"
    r"log\s?in|sign\s+(?:in|up)|print|comments?|suivre|seguir|folgen",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?:|www\.|[{}<>=\[\]]|@\w+\.|\d{3}")
_ACADEMIC = re.compile(
    r"(?i:Ph\.?D|M\.?D|Jr|Sr|MBA|MP|KC|QC|II|III)\.?|(?:[BM]\.?(?:A|Sc|S)|"
    r"MPH|RN|RD|R\.D|J\.?D|Esq|DDS|DVM|LCSW|CFA|CPA|[OCM]BE|FRCP|Pharm\.?D|Psy\.?D|Ed\.?D)\.?"
)
"""What stands behind a name and is none; of the second kind in these letters only, for Ma and Ba
are names."""

NAME_LIMIT = 80
WORDS_IN_A_NAME = 7


def agents(text: str, *, outlet: str = "", organisation: bool = False) -> tuple[Agent, ...]:
    """Read the authors that a text names, in order, each once; () where it names none.

    `text` is a byline or the value of a field. What is the outlet's own name, or on a list of
    words that bodies carry in their names, is an organisation; so is all where `organisation`
    says that the page declares it. A body behind a person's name ("Jane Doe, AFP") says for whom
    that person writes, and is left out.
    """
    whole = one_line(text)
    if _ADDRESS.fullmatch(whole):
        return ()
    whole = _WITH.sub(r", \1", _MAIL.sub(" ", whole)).strip()
    if (inner := _BRACKETED.fullmatch(whole)) is not None:
        whole = inner[1]
    line = _LABEL.sub("", _LABEL.sub("", _without_day(whole)))
    if organisation:
        return _unique([_agent(line, AgentKind.ORGANISATION)] if _is_name(line) else [])
    if outlet and line.casefold() == outlet.casefold():
        return (_agent(line, AgentKind.ORGANISATION),)
    if line != _LABEL.sub("", whole):
        # Between bars stand a name, a place, a day, a count of comments.
        line = next((each for each in _BAR.split(line) if each.strip()), "")
    found: list[Agent] = []
    people = False
    for sign, part in _parts(line):
        name = _without_label(part)
        if not _is_name(name):
            continue
        body = bool(_BODY.search(name) or _ACRONYM.search(name)) or _is_house(name, outlet)
        if body and people and sign in {",", "|", "•", "·", "/"}:
            continue
        if not body and (_is_described(part) or not _is_persons(name, sign)):
            continue
        people |= not body
        found.append(_agent(name, AgentKind.ORGANISATION if body else AgentKind.PERSON))
    return _unique(found)


def _is_persons(name: str, sign: str) -> bool:
    """Tell a person's name from the place that may follow a bar, and from what has numbers."""
    placed = sign in {"|", "•", "·"} and len(name.split()) < 2
    return not placed and not any(letter.isdecimal() for letter in name)


def _is_described(part: str) -> bool:
    words = part.split()
    return len(words) > 2 and all(word[0].islower() for word in words)


def _without_day(line: str) -> str:
    """Take the day off a byline, and what follows it: a time, a zone, a count."""
    while (match := _WHEN.match(line.lstrip(" ,|"))) is not None:
        line = line.lstrip(" ,|")[match.end() :]
    match = _WHEN.search(line)
    return line if match is None else _AT.sub("", line[: match.start()]).rstrip(" ,|-–—")


def _is_house(name: str, outlet: str) -> bool:
    """Tell the outlet's own name, its host's, or its publisher's."""
    if not outlet:
        return False
    own, other = (re.sub(r"[\W_]+", "", each.casefold()) for each in (outlet, name))
    return (
        own == other
        or (len(other) > 3 and own.startswith(other))
        or (len(own) > 4 and own in other)
    )


def _without_label(part: str) -> str:
    name = _TAIL.sub("", part).strip(" ,.;:-–—|")
    name = _TITLE.sub("", _LABEL.sub("", f"{name} ").strip(), count=1)
    words = name.split()
    shouted = len(list(takewhile(str.isupper, words)))
    if 1 < shouted < len(words):
        # "JANE DOE special to the paper": the name ends where the capitals do.
        name = " ".join(words[:shouted])
    if (role := _ROLE.search(name)) and not _COLLECTIVE.search(name):
        before, after = name[: role.start()], name[role.end() :]
        name = before if before.strip(" ,.;:-–—|") else after
        if before.strip() and len(name.split()) < 2:
            return ""
    if (house := _ACRONYM.search(name)) and len(name[: house.start()].split()) > 1:
        name = name[: house.start()]
    return "" if _ONLY_RANK.fullmatch(name) else name.strip(" ,.;:-–—|")


def _parts(line: str) -> list[tuple[str, str]]:
    """Part a byline into names, each with the sign before it.

    "Doe, Jane" and "Jane Doe, PhD" are one; in "Jane Doe, Berlin" the last is a place.
    """
    pieces = ["", *_BETWEEN.split(line)]
    parts = [
        (sign.strip(), part) for sign, part in zip(pieces[::2], pieces[1::2], strict=True) if part
    ]
    if len(parts) == 2 and "," in line and ";" not in line:
        first, second = (part for _, part in parts)
        if len(first.split()) == 1 and len(second.split()) <= 2 and not _ROLE.search(second):
            return [("", f"{second} {first}")]
    parts = [(sign, part) for sign, part in parts if not _ACADEMIC.fullmatch(part)]
    if len(parts) > 1 and parts[-1][0] == "," and len(parts[-1][1].split()) == 1:
        whole = all(len(_LABEL.sub("", part).split()) > 1 for _, part in parts[:-1])
        parts = parts[:-1] if whole else parts
    return parts


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= NAME_LIMIT
        and len(name.split()) <= WORDS_IN_A_NAME
        and any(letter.isalpha() for letter in name)
        and not _NOBODY.fullmatch(name)
        and not _NO_NAME.search(name)
        and not name.startswith("@")
    )


def _agent(name: str, kind: AgentKind) -> Agent:
    shouted = name.isupper() and len(name) > 5 and kind is AgentKind.PERSON
    return Agent(name=name.title() if shouted else name, kind=kind)


def _unique(found: Iterable[Agent]) -> tuple[Agent, ...]:
    return tuple({agent.name.casefold(): agent for agent in reversed(list(found))}.values())[::-1]


def says_by(text: str) -> bool:
    """Tell whether a line begins with a byline's label, be it behind a day."""
    line = one_line(text)
    return bool(_LABEL.match(line) or (_WHEN.match(line) and _LABEL.match(_without_day(line))))
