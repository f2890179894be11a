"""`docs/record.md` tells of the fields that are read: all of them, by the names they go by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pressmark.converters import Context
from pressmark.crosswalk import CROSSWALK
from pressmark.fields import FIELDS, Field
from pressmark.frontmatter import parse_fields
from pressmark.outlets import OUTLET_FIELDS

TEXT = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, list[str]]:
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| `")
    ]
    return {name.strip("`"): rest for name, *rest in cells}


@pytest.mark.parametrize(
    ("heading", "fields"), [("Fields", FIELDS), ("Outlet files", OUTLET_FIELDS)]
)
def test_page_names_each_field_in_the_tables_order(heading: str, fields: dict[str, object]) -> None:
    assert list(rows(heading)) == list(fields)


@pytest.mark.parametrize("heading", ["Fields", "Outlet files"])
def test_page_gives_each_field_a_meaning_a_form_and_an_example(heading: str) -> None:
    for name, cells in rows(heading).items():
        assert all(cells[:3]), name


def test_page_gives_the_crosswalks_names() -> None:
    for name, cells in rows("Fields").items():
        row = CROSSWALK[name]
        assert cells[3:] == [row.dublin_core, row.csl, row.schema_org], name


@pytest.mark.parametrize(
    ("heading", "fields"), [("Fields", FIELDS), ("Outlet files", OUTLET_FIELDS)]
)
def test_each_example_on_the_page_can_be_read(heading: str, fields: dict[str, Field]) -> None:
    for name, cells in rows(heading).items():
        for example in re.findall("`([^`]+)`", cells[2]):
            if example.startswith("pressmark "):
                continue
            context = Context("docs/record.md")
            parsed, _ = parse_fields(f"{name}: {example}", "docs/record.md")
            assert fields[name].read(context, parsed[name].node), example
            assert context.problems == [], example
