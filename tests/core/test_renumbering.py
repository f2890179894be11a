"""A paragraph's number stays through every correction of the others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.markup import blocks, render
from pressmark.renumbering import renumbered

OLD = "The bridge opened.\n\nFour people came.\n\nIt rained all day long.\n\nThe end.\n"


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        ("The bridge opened.\n\nForty people came.\n\nIt rained all day long.\n\nThe end.\n", ()),
        (
            "The bridge opened.\n\nIt rained all day long.\n\nThe end.\n",
            ("p1", "-p2", "p3", "p4"),
        ),
        (
            f"A word before all.\n\n{OLD}",
            ("p0a", "p1", "p2", "p3", "p4"),
        ),
        (
            OLD.replace("It rained", "Nobody spoke.\n\nA band played.\n\nIt rained"),
            ("p1", "p2", "p2a", "p2b", "p3", "p4"),
        ),
        (
            OLD.replace("It rained all day long.", "Snow.\n\nIt rained all night long."),
            ("p1", "p2", "p2a", "p3", "p4"),
        ),
        (f"{OLD}\nA line after it.\n", ()),
    ],
    ids=["reworded", "taken out", "put before", "two put in", "put in and reworded", "put behind"],
)
def test_ids_of_what_stays_are_kept(new: str, ids: tuple[str, ...]) -> None:
    assert renumbered(OLD, new) == ids


def test_a_second_correction_keeps_what_the_first_gave_and_gives_no_id_twice() -> None:
    first = OLD.replace("Four people came.\n\n", "A band played.\n\nA boat came by.\n\n")
    ids = renumbered(OLD, first)
    assert ids == ("p1", "-p2", "p2a", "p2b", "p3", "p4")
    second = first.replace("A band played.\n\n", "").replace("It rained", "Wind.\n\nIt rained")
    assert renumbered(first, second, ids) == ("p1", "-p2", "-p2a", "p2b", "p2c", "p3", "p4")


def test_an_id_of_a_paragraph_that_is_gone_leaves_an_empty_anchor() -> None:
    new = OLD.replace("Four people came.\n\n", "")
    html = render(new, language="en", paragraphs=renumbered(OLD, new)).html
    assert '<span id="p2"></span>' in html
    assert '<p id="p3">It rained' in html


def test_a_list_that_does_not_fit_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="4 paragraphs"):
        renumbered(OLD, "New.\n", ("p1", "p2"))


TEXTS = st.lists(
    st.sampled_from(["The bridge opened today.", "Four came.", "Rain fell.", "Wind and sea."]),
    min_size=1,
    max_size=9,
).map(lambda paragraphs: "\n\n".join(paragraphs) + "\n")


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_no_id_is_lost_or_given_twice_through_any_corrections(texts: list[str]) -> None:
    ids: tuple[str, ...] = ()
    ever: set[str] = set()
    for before, after in pairwise(texts):
        ever |= {block.id for block in blocks(before, ids)}
        ids = renumbered(before, after, ids)
        html = render(after, language="en", paragraphs=ids).html
        shown = {block.id for block in blocks(after, ids)}
        assert len(shown) == len(after.split("\n\n"))
        assert all(f'id="{each}"' in html for each in ever | shown)
