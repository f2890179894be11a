"""What is wrong with an input, in words that a keeper can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    def __reduce__(self) -> tuple[type[ProblemsFoundError], tuple[object, ...]]:
        """Pickle by the problems: a worker process raises it too."""
        return type(self), (self.problems,)


def github_annotation(problem: Problem) -> str:
    """Write a problem as a workflow command, which GitHub shows beside the file.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    properties = {"file": problem.path, "line": str(problem.line or 1), "title": problem.field}
    shown = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value
    )
    value = f" Found: {problem.value!r}." if problem.value else ""
    text = _escaped(f"{problem.message}{value} {problem.remedy}".strip())
    return f"::{problem.severity} {shown}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_dict(problem: Problem) -> dict[str, str | int]:
    """Return a problem's parts by name, for programs."""
    return {
        "path": problem.path,
        "line": problem.line,
        "field": problem.field,
        "value": problem.value,
        "severity": str(problem.severity),
        "message": problem.message,
        "remedy": problem.remedy,
    }
