"""What a sentence names: licences and statuses, and where they stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pressmark import licenses
from pressmark.capture.rights.model import NONE

FIRST_MARK = 0xE000
MARK = "[\ue000-\uf8ff]"
"""What stands in a folded sentence for a name: one private-use character."""
_VERSION = re.compile(r"-\d.*$")


class Kind(StrEnum):
    """What sort of thing is named."""

    LICENSE = "licence"
    SOFTWARE = "software licence"
    STATUS = "status"
    RESERVED = "reservation"
    NOTICE = "copyright notice"
    VAGUE = "licence without a name"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a folded sentence: its span, what it names (`none` if no one thing), its kind."""

    start: int
    end: int
    license: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written, and folded with each address and name taken for one character."""

    text: str
    folded: str
    names: tuple[Name, ...]


def family_of(elements: str) -> str:
    """Name the Creative Commons family (`CC-BY-SA`) of some elements; `none` of no licence's."""
    known = licenses.versions(f"CC {elements}")
    return re.sub(r"-\d.*$", "", known[0]) if known else NONE


def is_family_of(family: str, license_: str) -> bool:
    """Tell whether a name says the same as a more exact one, or less: `CC-BY` of `CC-BY-4.0`."""
    return family == license_ or (
        family.startswith("CC-")
        and license_.removeprefix(family)[:1] == "-"
        and license_.removeprefix(family)[1:2].isdigit()
    )


def asks_for_less(family: str, license_: str) -> bool:
    """Tell a Creative Commons family, without version, that asks for less than another licence."""
    if not family.startswith("CC-") or _VERSION.search(family) or not license_.startswith("CC-"):
        return False
    return set(family.split("-")) < set(_VERSION.sub("", license_).split("-"))
