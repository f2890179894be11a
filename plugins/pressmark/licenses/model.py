"""What a licence and a rights statement are: a permission and a status, never the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A permission, named as SPDX names it (SPDX License List; `LicenseRef-` for other terms).

    `permits`, `requires` and `forbids` each name a sentence of the catalogue (`pressmark.words`)
    in its section of that name, or are ""; in a keeper's own terms they are the keeper's
    sentences. `version` and `jurisdiction` are "" where the licence has none; a Creative Commons
    port is written as in its SPDX id (`DE`, `UK`, `IGO`). `badge` holds the two cells of the
    licence's mark.
    """

    id: str
    name: str
    short_name: str
    url: str = ""
    permits: str = ""
    requires: str = ""
    forbids: str = ""
    family: str
    """by, by-sa, …, sa, cc0, pdm, pddc, government or keeper."""
    version: str = ""
    jurisdiction: str = ""
    badge: tuple[str, str]
    requires_attribution: bool = False
    acknowledgement: str = ""
    """The sentence, in English, that the licence prescribes where its giver words none; in it
    `{licensor}` stands for the giver's name."""
    share_alike: bool = False
    noncommercial: bool = False
    no_derivatives: bool = False
    open: bool = False
    """True where anyone may use, change and share the work for any purpose (Open Definition 2.1);
    False where that is not certain."""

    @property
    def kind(self) -> str:
        """The word for a permission, as against a `RightsStatement`'s "status"."""
        return "license"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsStatement:
    """A status, in the vocabulary of RightsStatements.org 1.0; it gives no permission itself.

    `permits`, `requires` and `forbids` each name a sentence of the catalogue, as a `License`'s do.
    """

    code: str
    name: str
    short_name: str
    url: str
    permits: str
    requires: str
    forbids: str
    badge: tuple[str, str]

    @property
    def id(self) -> str:
        """The code: `InC`, `NoC-US`."""
        return self.code

    @property
    def kind(self) -> str:
        """The word for a status, as against a `License`'s "license"."""
        return "status"


Right: TypeAlias = License | RightsStatement
