"""Starting a keeper's own archive from the templates that the package carries."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import pressmark
from pressmark.capture.text import escape_markdown
from pressmark.commands.files import write_file
from pressmark.languages import primary_language
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

EMPTY_FOLDERS = ("content/articles", "content/outlets", "content/media", "private")
# A template that is no Python yet must not look like a module; a dot would hide it from packaging.
_DOT = "dot-"
_TEMPLATE = ".in"
_TRANSLATED = re.compile(r"\.[a-z]{2,3}\.md$")
_KEEPER = {"en": "its keeper", "ar": "أمين الأرشيف", "fa": "نگه‌دارندهٔ آن"}
"""Who keeps it, where nobody has said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is known of a new archive when it is started."""

    name: str
    keeper: str = ""
    email: str = ""
    url: str = ""
    language: str = "en"


def new(folder: Path, start: Start) -> tuple[str, ...]:
    """Make a new archive in `folder` and return its files' paths, sorted.

    Raises `ProblemsFoundError`, and writes nothing, where a file is there already.
    """
    spoken = primary_language(start.language)
    contents = {path: _filled(text, path, start) for path, text in _templates(spoken)}
    if there := sorted(path for path in contents if (folder / path).exists()):
        raise ProblemsFoundError(
            Problem(
                path=(folder / path).as_posix(),
                message="This file is there already, and would be lost.",
                remedy="Choose a new or an empty folder.",
            )
            for path in there
        )
    # The first file written keeps private texts out of git.
    for path in sorted(contents, key=lambda path: (path != ".gitignore", path)):
        write_file(folder / path, contents[path].encode())
    for empty in EMPTY_FOLDERS:
        (folder / empty).mkdir(parents=True, exist_ok=True)
    return tuple(sorted(contents))


def _templates(language: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file; a page that is there in the language, in that alone."""
    found = dict(_all_templates())
    for path, text in found.items():
        if not _TRANSLATED.search(path):
            yield path, found.get(f"{path.removesuffix('.md')}.{language}.md", text)


def _all_templates() -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str, Traversable]] = [("", files("pressmark") / "_share" / "new")]
    while waiting:
        parent, folder = waiting.pop()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            name = entry.name
            shown = f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name
            shown = shown.removesuffix(_TEMPLATE)
            path = f"{parent}{shown}"
            if entry.is_dir():
                waiting.append((f"{path}/", entry))
            else:
                yield path, entry.read_text("utf-8")


def _filled(text: str, path: str, start: Start) -> str:
    keeper = start.keeper or _KEEPER.get(primary_language(start.language), _KEEPER["en"])
    said = escape_markdown if path.endswith(".md") else str
    values = {
        "NAME": _python(start.name),
        "URL": _python(start.url.rstrip("/")),
        "LANGUAGE": _python(start.language),
        "KEEPER": _python(start.keeper),
        "EMAIL": _python(start.email),
        "TITLE": said(start.name),
        "KEEPER_TEXT": said(keeper),
        "CONTACT": f"<{start.email}>" if start.email else said(keeper),
        "VERSION": pressmark.__version__,
    }
    for name, value in values.items():
        text = text.replace(f"%%{name}%%", value)
    return text


def _python(text: str) -> str:
    """Write a text as a Python literal; JSON's strings are such, and have double quotes."""
    return json.dumps(text, ensure_ascii=False)
