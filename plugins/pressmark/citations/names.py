"""Names as references want them: family name and given name, or one name that stays whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pressmark.languages import primary_language
from pressmark.record import AgentKind

if TYPE_CHECKING:
    from pressmark.record import Agent

FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})
"""Languages that write the family name first: a name in them is kept whole."""

_PARTICLES = frozenset(
    "abu al ben bin bint da dal de del della den der di do dos du el ibn la le ten ter van von "
    "zu أبو ابو ابن آل بن بنت عبد".split()
)
_SMALL_PARTICLES = frozenset("'t ’t af degli dei delle des las los op vom zum zur".split())
"""Those that are none with a capital: a name may begin so."""
_AND = "und"
"""Stands between two of them: "von und zu"."""
_DEMOTED = frozenset(
    "'t ’t da dal de del della den der di do dos du la le ten ter und van vom von zu zum "
    "zur".split()
)
"""Those that may stand behind the given name, in small letters: "Berg, Jan van der"."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Name:
    """`literal` for a body or a single name; else `family` and `given`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""


@lru_cache(maxsize=4096)
def name_of(agent: Agent, language: str) -> Name:
    """Return the parts of a name.

    What the record says of family and given name is taken as it is, and so is "Family, Given".
    Otherwise a person's last word is the family name, with the particles before it ("van der Berg",
    "al-Sadr", "bin Laden"), as reference managers read it; the keeper who knows better states
    `family`.
    """
    if agent.kind is AgentKind.ORGANISATION:
        return Name(literal=agent.name)
    if agent.family:
        return Name(family=agent.family, given=agent.given)
    words = agent.name.split()
    before, comma, after = agent.name.partition(", ")
    if comma and before and after.rstrip(".").lower() not in _SUFFIXES:
        return Name(family=before.strip(), given=after.strip())
    if len(words) < 2 or primary_language(language) in FAMILY_FIRST:
        return Name(literal=agent.name)
    suffix = ""
    if len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].rstrip(",")
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1], words[start - 2]):
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def _is_particle(word: str, before: str) -> bool:
    if word == _AND:
        return before in _DEMOTED
    return word.lower() in _PARTICLES or word in _SMALL_PARTICLES


@lru_cache(maxsize=4096)
def particle_of(family: str) -> str:
    """Return the particles that a family name begins with and that a style may set behind it."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count] in _DEMOTED:
        count += 1
    return " ".join(words[:count])


@lru_cache(maxsize=4096)
def tag_form(agent: Agent, language: str) -> str:
    """Return a name as it must stand in a tag for a reference manager to part it rightly.

    Zotero's reading (`cleanAuthor` and `processHighwireCreators` of its own code, tried in
    November 2026): "Family, Given"; a comma at the end keeps a name whole; a comma or semicolon
    inside one would make two of it, so a body's name goes without; where both parts hold a blank,
    "van der Berg, Ada Jane" would be two people, and a no-break blank, which Zotero takes for a
    plain one, prevents that; "Jr." stands by the family name, without its stop.
    """
    name = name_of(agent, language)
    if name.literal:
        whole = bare(name.literal, ",;")
        return f"{whole}," if " " in whole else whole
    family = " ".join(filter(None, (name.family, name.suffix.rstrip("."))))
    given = bare(name.given, ",;")
    return f"{bare(family, ',;')}, {given.replace(' ', NO_BREAK) if ' ' in family else given}"


NO_BREAK = "\u00a0"


def bare(text: str, marks: str) -> str:
    """Return a text in one line and without some marks, with single blanks."""
    return " ".join("".join(" " if each in marks else each for each in text).split())


def tag_form_if_needed(agent: Agent, language: str) -> str:
    """Return a name's `tag_form`, or "" where the name as it is written is read the same way."""
    form = tag_form(agent, language)
    family, _, given = form.partition(", ")
    return "" if agent.name in {form, f"{given} {family}"} and " " not in family else form
