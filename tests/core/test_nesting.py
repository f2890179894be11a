"""How deep the parts of a text may lie in each other."""

from __future__ import annotations

import pytest

from pressmark.nesting import DEEPEST, too_deep

QUOTED = ">" * (DEEPEST + 1) + " a\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (QUOTED, 1),
        (f"One.\n\n{QUOTED}", 3),
        (f"One.\n{'- ' * DEEPEST}- a\n", 2),
        (f"{' ' * 2 * (DEEPEST + 1)}a\n", 1),
        (f"One.\n\n{'<div>' * DEEPEST}\n<div>\n", 4),
        (f"{'>' * DEEPEST} a\n", 0),
        (f"{'-' * 2 * DEEPEST}\n", 0),
        (f"a{QUOTED}", 0),
        (f"{'<div></div>' * (DEEPEST + 1)}\n", 0),
        ("", 0),
    ],
)
def test_parts_too_deep_in_each_other_are_found_with_their_line(text: str, line: int) -> None:
    assert too_deep(text) == line
