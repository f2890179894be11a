"""Records found, and read unchecked, for what must work in a broken archive too."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import yaml

from pressmark.identity import is_pressmark
from pressmark.outlets import read_outlet
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.frontmatter import RawRecord
    from pressmark.record import Outlet


def _node(raw: RawRecord, name: str) -> yaml.Node | None:
    field = raw.fields.get(name)
    return field.node if field else None


def scalar(raw: RawRecord, name: str) -> str:
    """Return a field's single value; "" where it is not there, or is a list or a mapping."""
    node = _node(raw, name)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def scalars(raw: RawRecord, name: str) -> tuple[str, ...]:
    """Return a list's values; () where the field is not there, or is no list."""
    node = _node(raw, name)
    if not isinstance(node, yaml.SequenceNode):
        return ()
    return tuple(str(each.value) for each in node.value)


def mapping(raw: RawRecord, name: str) -> dict[str, str]:
    """Return a mapping's single values by name; {} where the field is not there, or is none."""
    node = _node(raw, name)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(key.value): str(value.value)
        for key, value in node.value
        if isinstance(value, yaml.ScalarNode)
    }


def media_files(raw: RawRecord) -> tuple[str, ...]:
    """Return the files of a record's media, as they are named there."""
    node = _node(raw, "media")
    if not isinstance(node, yaml.SequenceNode):
        return ()
    parts = [
        pair for each in node.value if isinstance(each, yaml.MappingNode) for pair in each.value
    ]
    return tuple(
        str(value.value)
        for key, value in parts
        if key.value == "file" and isinstance(value, yaml.ScalarNode)
    )


def read_outlets(root: Path) -> dict[str, Outlet]:
    """Read an archive's outlets by slug. Raises `ProblemsFoundError` for all that are broken."""
    outlets: dict[str, Outlet] = {}
    problems: list[Problem] = []
    for path in sorted((root / "content" / "outlets").glob("*.yml")):
        try:
            outlet = read_outlet(path.read_bytes(), path.relative_to(root).as_posix())
            outlets[outlet.slug] = outlet
        except ProblemsFoundError as error:
            problems.extend(error.problems)
    if problems:
        raise ProblemsFoundError(problems)
    return outlets


def find(root: Path, pressmark: str) -> Path:
    """Return a record's file; raises `ProblemsFoundError` where there is none."""
    mark = pressmark.removesuffix(".html").removesuffix(".md").rsplit("/", 1)[-1]
    folder = root / "content" / "articles"
    if is_pressmark(mark):
        for path in sorted(folder.rglob(f"{mark}.md")):
            return path
    held = sorted(path.stem for path in folder.rglob("*.md"))
    near = difflib.get_close_matches(mark, held, 1, cutoff=0.8)
    near = near or [each for each in held if mark and each.startswith(mark)][:1]
    raise ProblemsFoundError(
        [
            Problem(
                path="content/articles",
                value=pressmark,
                message="There is no record of this pressmark.",
                remedy=(f"Did you mean {near[0]}? " if near else "")
                + "Copy it from the article's page; it is the page's name without .html.",
            )
        ]
    )
