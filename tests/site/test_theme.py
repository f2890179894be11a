"""The sheets' own rules: colours in tokens alone, no left and right, narrow rules for screens."""

from __future__ import annotations

import re

import pytest

from pressmark.site import fingerprint
from rendering import THEME

SHEETS = sorted((THEME / "static/css").glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
TOKEN = re.compile(r"--[a-z-]+:[^;]*;")
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?<![-\w])(?:left|right):|"
    r"text-align: (?:left|right)|float:"
)


@pytest.fixture(params=SHEETS, ids=lambda path: path.stem)
def sheet(request: pytest.FixtureRequest) -> str:
    text: str = request.param.read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_a_sheet_names_no_colour_outside_a_token(sheet: str) -> None:
    conditions = re.sub(r"@supports[^{]*", "", sheet)
    assert COLOUR.findall(TOKEN.sub("", conditions)) == []


def test_a_sheet_knows_no_left_and_no_right(sheet: str) -> None:
    assert PHYSICAL.findall(sheet) == []


def test_what_is_meant_for_narrow_screens_leaves_paper_alone(sheet: str) -> None:
    # A page of A4 is narrower than some screens are: paper took the phone's layout.
    assert re.findall(r"@media \(max-width", sheet) == []


def test_no_sheet_loads_anything(sheet: str) -> None:
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_the_sheets_stay_small() -> None:
    assert sum(path.stat().st_size for path in SHEETS) < 32_000


def test_no_template_says_a_name_that_pelican_has_for_its_articles() -> None:
    # It would be parsed in each build, to see whether it asks for them.
    for path in sorted((THEME / "templates").rglob("*.html")):
        code = " ".join(fingerprint._CODE.findall(path.read_text("utf-8")))
        assert fingerprint._MAY_ASK.findall(code) == [], path.name
