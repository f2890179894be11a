"""Which citation styles pages show, as the keeper sets it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archives import source, write_archive
from pressmark import citations
from pressmark.problems import ProblemsFoundError
from pressmark.settings import STYLES
from pressmark.site.build import build
from pressmark.site.config import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.problems import Problem

MARK = "harbour-post-2021-07-06-a-report"
OWN = Path(__file__).parents[1] / "csl" / "quay-author-date.csl"


def archive_with(folder: Path, styles: Sequence[object]) -> Path:
    settings = {"PRESSMARK_SEARCH": False, "PRESSMARK_STYLES": list(styles)}
    (folder / "styles").mkdir(parents=True)
    shutil.copy(OWN, folder / "styles")
    write_archive(folder, source(MARK, "A text.\n"), settings=settings)
    return folder


def shown(output: Path) -> list[str]:
    page = (output / "articles" / f"{MARK}.html").read_text()
    return [each for each in re.findall(r'id="cite-([^"]+?)-text"', page) if each[:3] != "bib"]


def problems_of(folder: Path, styles: Sequence[object]) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFoundError) as raised:
        load_settings(archive_with(folder, styles))
    return tuple(raised.value.problems)


def test_every_style_that_is_built_in_is_shown_unless_the_keeper_chooses(tmp_path: Path) -> None:
    root = write_archive(tmp_path, source(MARK, "A text.\n"), settings={"PRESSMARK_SEARCH": False})
    assert shown(build(root).output) == list(STYLES)
    assert tuple(citations.STYLES) == STYLES


def test_styles_that_the_keeper_names_are_shown_in_their_order_and_no_other(
    tmp_path: Path,
) -> None:
    styles = ["vancouver", "styles/quay-author-date.csl", "mla"]
    assert shown(build(archive_with(tmp_path, styles)).output) == [
        "vancouver",
        "quay-author-date",
        "mla",
    ]


def test_an_archive_may_show_no_formatted_references(tmp_path: Path) -> None:
    assert shown(build(archive_with(tmp_path, [])).output) == []


def test_a_style_that_does_not_exist_is_named_with_those_that_do(tmp_path: Path) -> None:
    found = problems_of(tmp_path, ["nature", "styles/no.csl", "apaa"])
    assert {each.field for each in found} == {"PRESSMARK_STYLES"}
    by_value = {each.value: each for each in found}
    assert "apa, chicago, chicago-author-date, mla, harvard" in by_value["nature"].remedy
    assert "No such file" in by_value["styles/no.csl"].message
    assert "apa may be meant" in by_value["apaa"].message


def test_a_style_named_twice_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, ["apa", "mla", "apa"])
    assert problem.value == "apa"
    assert "two" in problem.message
