"""`docs/settings.md` names the settings that are read, with their types, and those overwritten."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pressmark.site import ENGINE
from pressmark.site.config import _KNOWN, read_config

TEXT = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
TYPES = {str: "text", bool: "`True` or `False`", dict: "dictionary", int: "number", list: "list"}


def rows(heading: str) -> list[list[str]]:
    section = re.split(rf"^#+ {heading}$", TEXT, flags=re.MULTILINE)[1]
    table = re.split(r"^#", section, maxsplit=1, flags=re.MULTILINE)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("| `")
    ]


OWN = {name.strip("`"): rest for name, *rest in rows("Pressmark's own")}


def test_page_names_each_setting_in_order() -> None:
    assert list(OWN) == sorted(_KNOWN)


@pytest.mark.parametrize("name", _KNOWN)
def test_page_gives_each_setting_its_type_and_a_meaning(name: str) -> None:
    kind, _default, meaning = OWN[name]
    assert kind == TYPES[_KNOWN[name]]
    assert meaning


@pytest.mark.parametrize("name", _KNOWN)
def test_a_setting_that_is_left_out_is_as_its_default_on_the_page(
    name: str, tmp_path: Path
) -> None:
    default = ast.literal_eval(OWN[name][1].strip("`"))
    without = {"PATH": str(tmp_path / "content"), "SITENAME": "Alder"}
    assert isinstance(default, _KNOWN[name])
    assert read_config({**without, name: default}) == read_config(without)


def test_example_of_own_columns_is_accepted(tmp_path: Path) -> None:
    example = re.search(r"```python\nPRESSMARK_EXTRA = (.+?)```", TEXT, re.DOTALL)
    assert example is not None
    columns = ast.literal_eval(example[1])
    config = read_config({"PATH": str(tmp_path / "content"), "PRESSMARK_EXTRA": columns})
    assert [column.name for column in config.archive.extra] == ["frame", "coder"]


def test_page_tells_what_is_overwritten_with_its_value() -> None:
    told: dict[str, object] = {}
    for names, value, _why in rows("What Pressmark decides"):
        settings = re.findall(r"`([A-Z_]+)`", names)
        values = [ast.literal_eval(each) for each in re.findall(r"`([^`]+)`", value)]
        if settings and settings not in (["DOCUTILS_SETTINGS"], ["JINJA_ENVIRONMENT"]):
            told.update(dict(zip(settings, values * len(settings), strict=False)))
    assert told == ENGINE
