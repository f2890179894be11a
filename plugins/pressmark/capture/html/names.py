"""Names of authors as bylines write them: labels off, several apart, bodies told from people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.record import Agent, AgentKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = re.compile(
    r"""^\W*(?:
        (?:written|words|story|reported|report|posted|published|edited|text)?\s*\bby\b
      | authors? | byline | reporter | von | autor(?:in|a|es|as)?(?:\s*/\s*in)? | texto? | por
      | par | auteure?s? | publi[ée]\s+par | publicado\s+por | escrito\s+por | ein\w*\s+\w+\s+von
      | بقلم | كتب(?:ت|ه)? | الكاتب | المؤلف | تحرير | إعداد | نویسنده | نوشته | به\s+قلم | گزارش
      | خبرنگار | مترجم | الكاتبة
    )\s*[:：]?\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[;|•·/]|\n|&|،(?=\s)|,\s*and\s|,(?=\s)|\s(?:and|und|et|y|e)\s|\s(?=و[^\W\d_]{3,}\s+\S+$))\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"""\s*(?:
        [|–—•·]\s.*
      | \s-\s.*
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
_ROLE = re.compile(
    r"""\b(?: (?:senior|chief|staff|political|foreign|associate|assistant|managing|special
              |deputy)\s+)*
        (?: editors?(?:[\s-]in[\s-]chief)? | reporters? | correspondents? | writers?
          | contributors? | columnists? | journalists? | producers? | fellow | analyst
          | bureau\s+chief | redakteur(?:in)? | korrespondent(?:in)? | journaliste | corresponsal
          | redactora? )\b""",
    re.VERBOSE | re.IGNORECASE,
)
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
    r"root|test|default|wordpress|undefined|false|true",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?:|www\.|[{}<>=\[\]]|@\w+\.|\d{3}")
_ACADEMIC = re.compile(r"(?:Ph\.?D|M\.?D|Jr|Sr|MBA|MP|KC|QC|II|III)\.?", re.IGNORECASE)

NAME_LIMIT = 80
WORDS_IN_A_NAME = 7


def agents(text: str, *, outlet: str = "", organisation: bool = False) -> tuple[Agent, ...]:
    """Read the authors that a text names, in order, each once; () where it names none.

    `text` is a byline or the value of a field. What is the outlet's own name, or on a list of
    words that bodies carry in their names, is an organisation; so is all where `organisation`
    says that the page declares it.
    """
    line = _LABEL.sub("", _LABEL.sub("", one_line(text)))
    found: list[Agent] = []
    if organisation:
        return _unique([_agent(line, AgentKind.ORGANISATION)] if _is_name(line) else [])
    if outlet and line.casefold() == outlet.casefold():
        return (_agent(line, AgentKind.ORGANISATION),)
    for part in _parts(line):
        name = _without_label(part)
        if not _is_name(name):
            continue
        body = bool(_BODY.search(name) or _ACRONYM.search(name)) or (
            bool(outlet) and name.casefold() == outlet.casefold()
        )
        found.append(_agent(name, AgentKind.ORGANISATION if body else AgentKind.PERSON))
    return _unique(found)


def _without_label(part: str) -> str:
    name = _TAIL.sub("", part).strip(" ,.;:-–—|")
    name = _LABEL.sub("", f"{name} ").strip()
    return _ROLE.sub("", name).strip(" ,.;:-–—|") if _ROLE.search(name) else name


def _parts(line: str) -> list[str]:
    """Part a byline into names; "Doe, Jane" and "Jane Doe, PhD" are one."""
    parts = [part for part in _BETWEEN.split(line) if part]
    if len(parts) == 2 and "," in line and ";" not in line:
        first, second = parts
        if len(first.split()) == 1 and len(second.split()) <= 2 and not _ROLE.search(second):
            return [f"{second} {first}"]
    return [part for part in parts if not _ACADEMIC.fullmatch(part)]


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
    """Tell whether a line begins with a byline's label."""
    return bool(_LABEL.match(one_line(text)))
