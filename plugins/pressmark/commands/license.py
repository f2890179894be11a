"""Licence detection for other programs: JSON Lines in, JSON Lines out; a report, not a record."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from pressmark.capture.rights import NONE, Scope, detect, summary
from pressmark.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 64_000_000
"""Bytes of one line: more than the largest page with its text."""


def answers(lines: IO[bytes], name: str) -> Iterator[Mapping[str, object] | Problem]:
    """Answer each line `{id, text, html?}` with `{id, license, scope, evidence}`, in order.

    `url`, the page's address, may stand there too. `license` is an SPDX id, a Creative Commons
    family without version, a RightsStatements.org code or `none`; `evidence` is the sentence or
    mark-up that the answer rests on, "" where nothing speaks of rights. A line that cannot be
    read gives a problem instead, and the next ones their answers. Empty lines are passed over.
    """
    for number, line in enumerate(_limited(lines), start=1):
        if line.strip(b"\x00\xef\xbb\xbf \t\r\n"):
            yield _answer(line, name, number)


def _limited(lines: IO[bytes]) -> Iterator[bytes]:
    """Give the lines; of one that is too long only what shows that."""
    while line := lines.readline(_LONGEST + 1):
        if not line.endswith(b"\n") and len(line) > _LONGEST:
            while (rest := lines.readline(_LONGEST)) and not rest.endswith(b"\n"):
                continue
        yield line


def _answer(line: bytes, name: str, number: int) -> Mapping[str, object] | Problem:
    def problem(message: str, remedy: str, field: str = "", value: str = "") -> Problem:
        return Problem(
            path=name, line=number, field=field, value=value, message=message, remedy=remedy
        )

    if len(line) > _LONGEST:
        return problem(
            f"The line has more than {_LONGEST // 1_000_000} million bytes.",
            "Give one page or text in each line.",
        )
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return problem("The line is not UTF-8.", "Write JSON Lines in UTF-8.")
    except (ValueError, RecursionError) as error:
        told = str(error) if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        return problem(
            f"The line is not JSON: {told}.",
            "Write one JSON object in each line, with id and text.",
        )
    if not isinstance(asked, dict):
        return problem("The line is no JSON object.", 'Write {"id": …, "text": …}.')
    for field in ("text", "html", "url"):
        if not isinstance(asked.get(field) or "", str):
            return problem(
                f"The {field} is no string.",
                f'Write "{field}": "…", or leave it out.',
                field,
                str(asked[field])[:80],
            )
    if "text" not in asked and "html" not in asked:
        return problem("The line has no text.", 'Give "text", "html" or both.', "text")
    if isinstance(asked.get("id"), dict | list) or not _is_text(str(asked.get("id"))):
        return problem("The id is no string and no number.", 'Write "id": "…".', "id")
    try:
        found = summary(
            detect(asked.get("text") or "", asked.get("html") or "", url=asked.get("url") or "")
        )
    except Exception as error:
        # A fault of ours or of a parser: it is told with its line, and stops no other.
        return problem(
            "Pressmark could not read this.",
            "Please report it to the project.",
            value=f"{type(error).__name__}: {error}"[:200],
        )
    return {
        "id": asked.get("id"),
        "license": found.license,
        "scope": str(Scope.NONE if found.license == NONE else found.scope),
        "evidence": found.evidence,
    }


def _is_text(value: str) -> bool:
    """Tell whether UTF-8 can write it: JSON may hold halves of characters."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
