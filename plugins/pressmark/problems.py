"""What is wrong with an input, in words that a keeper can act on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
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

    def __reduce__(self) -> tuple[type[ProblemsFoundError], tuple[tuple[Problem, ...]]]:
        """Pickle by the problems: a worker process raises it too."""
        return type(self), (self.problems,)


def as_text(problems: Iterable[Problem]) -> str:
    """Return the problems for people: sorted, one a line, and a last line that counts them."""
    found = sorted(problems)
    lines = [str(problem) for problem in found]
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    files = len({problem.path for problem in found})
    counts = [
        f"{count} {noun}{'' if count == 1 else 's'}"
        for count, noun in ((errors, "error"), (warnings, "warning"))
        if count
    ]
    if counts:
        lines.append(f"{' and '.join(counts)} in {files} file{'' if files == 1 else 's'}.")
    return "".join(f"{line}\n" for line in lines)


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems for programs: a JSON list, sorted, one object with every field each."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return the problems as annotations of a GitHub workflow, one a line.

    The form is that of GitHub's "Workflow commands for GitHub Actions", section "Setting an
    error message": `%`, line ends and, in properties, `:` and `,` are escaped.
    """
    lines = []
    for problem in sorted(problems):
        place = [f"file={_escaped_property(problem.path)}"]
        if problem.line:
            place.append(f"line={problem.line}")
        place.append(f"title={_escaped_property(problem.field or 'pressmark')}")
        said = [problem.message]
        if problem.value:
            said.append(f"Found: {problem.value!r}.")
        if problem.remedy:
            said.append(problem.remedy)
        lines.append(f"::{problem.severity} {','.join(place)}::{_escaped(' '.join(said))}\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
