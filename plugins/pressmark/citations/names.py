"""Names as references want them: family name and given name, or one name that stays whole."""

from __future__ import annotations

from dataclasses import dataclass
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
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Name:
    """`literal` for a body or a single name; else `family` and `given`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""


def name_of(agent: Agent, language: str) -> Name:
    """Return the parts of a name.

    What the record says of family and given name is taken as it is. Otherwise a person's last
    word is the family name, with the particles before it ("van der Berg", "al-Sadr", "bin
    Laden"), as reference managers read it; the keeper who knows better states `family`.
    """
    if agent.kind is AgentKind.ORGANISATION:
        return Name(literal=agent.name)
    if agent.family:
        return Name(family=agent.family, given=agent.given)
    words = agent.name.split()
    if len(words) < 2 or primary_language(language) in FAMILY_FIRST:
        return Name(literal=agent.name)
    suffix = ""
    if len(words) > 2 and words[-1].rstrip(".").lower() in _SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].rstrip(",")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)
