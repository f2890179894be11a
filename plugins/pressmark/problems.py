"""What is wrong with an input, in words that a keeper can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """One thing that is wrong, where it stands, and how to mend it.

    `path` is relative to the archive, with forward slashes. `line` counts from 1; 0 means the
    file as a whole. `field` is the record's field name, or "" where there is none. `message`
    and `remedy` are full English sentences.
    """

    path: str
    line: int = 0
    field: str = ""
    value: str = ""
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        parts = [f"{where}: {self.severity}: "]
        if self.field:
            parts.append(f"{self.field}: ")
        parts.append(self.message)
        if self.value:
            parts.append(f" Found: {self.value!r}.")
        if self.remedy:
            parts.append(f" {self.remedy}")
        return "".join(parts)


class ProblemsFoundError(Exception):
    """The input cannot be used; `problems` holds every reason, sorted, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
