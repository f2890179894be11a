"""A rights holder's reservation of text and data mining is passed on, and none is ever added."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factories import make_settings, make_work
from pressmark import exports, metadata
from pressmark.capture.html import extract
from pressmark.capture.records import Outcome
from pressmark.commands.add import add
from pressmark.outlets import read_outlet
from pressmark.problems import ProblemsFoundError
from pressmark.reading import read_record, split_front_matter
from pressmark.record import TdmReservation
from rendering import article_page

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.record import Outlet, Record

POLICY = "https://outlet.example/mining"
RESERVED = TdmReservation(policy=POLICY, read=date(2021, 7, 7))
PATH = "content/articles/2021/example-news-2021-07-06-bridge.md"


def outlet(lines: str = "") -> Outlet:
    text = f"name: Example News\nlanguage: en\nlicense: CC-BY-4.0\n{lines}"
    return read_outlet(text.encode(), "content/outlets/example-news.yml")


def record(lines: str = "", of: Outlet | None = None) -> Record:
    text = f"---\ntitle: Bridge\noutlet: Example News\nissued: 2021-07-06\n{lines}---\n\nIt is.\n"
    raw = split_front_matter(text.encode(), PATH)
    return read_record(raw, outlets={"example-news": of or outlet()})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", TdmReservation()),
        ("false", TdmReservation(reserved=False)),
        (f"{{policy: '{POLICY}', read: 2021-07-07}}", RESERVED),
        (f"{{reserved: true, policy: '{POLICY}'}}", TdmReservation(policy=POLICY)),
    ],
)
def test_a_reservation_is_written_as_yes_no_or_the_place_of_its_terms(
    written: str, read: TdmReservation
) -> None:
    assert record(f"tdm_reservation: {written}\n").tdm_reservation == read


@pytest.mark.parametrize(
    "written", ["maybe", "{reserved: false, policy: 'https://a.example/'}", "{terms: x}"]
)
def test_what_is_no_reservation_is_a_problem_of_that_field(written: str) -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        record(f"tdm_reservation: {written}\n")
    assert [each.field for each in raised.value.problems] == ["tdm_reservation"]


def test_an_outlets_reservation_holds_for_its_articles_unless_they_say_otherwise() -> None:
    reserving = outlet("tdm_reservation: true\n")
    assert record(of=reserving).tdm_reservation == TdmReservation()
    own = record("tdm_reservation: false\n", of=reserving).tdm_reservation
    assert own == TdmReservation(reserved=False)
    assert record("agency_copy: unknown\n", of=reserving).tdm_reservation is None


def tags(**changes: Any) -> dict[str, str]:
    found = metadata.reservation_tags(make_work(**changes))
    return {tag.name: tag.content for tag in found}


def test_the_page_of_a_text_has_the_two_tags_of_its_holder() -> None:
    assert tags(tdm_reservation=RESERVED) == {"tdm-reservation": "1", "tdm-policy": POLICY}
    assert tags(tdm_reservation=TdmReservation()) == {"tdm-reservation": "1"}
    page = article_page(make_work(tdm_reservation=RESERVED))
    assert '<meta name="tdm-reservation" content="1">' in page
    assert f'<meta name="tdm-policy" content="{POLICY}">' in page
    assert f'<a href="{POLICY}">' in page


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"tdm_reservation": TdmReservation(reserved=False)},
        {"tdm_reservation": RESERVED, "body": None},
        {"tdm_reservation": RESERVED, "rights_statement": "InC"},
    ],
    ids=["nothing said", "taken back", "not held", "withheld"],
)
def test_the_archives_own_words_are_never_reserved(changes: dict[str, Any]) -> None:
    assert tags(**changes) == {}
    assert "tdm-" not in article_page(make_work(**changes))


def test_the_terms_are_in_the_linked_data_and_the_reservation_in_the_texts_row() -> None:
    settings = make_settings()
    work = make_work(tdm_reservation=RESERVED)
    assert metadata.json_ld(work, settings)["usageInfo"] == POLICY
    described = make_work(tdm_reservation=RESERVED, rights_statement="InC", body=None)
    both = metadata.json_ld(described, settings)["usageInfo"]
    assert both == ["http://rightsstatements.org/vocab/InC/1.0/", POLICY]
    made = dict(exports.ROWS["tables"].export([work], settings))
    (text,) = [json.loads(line) for line in made["data/texts.jsonl"].splitlines()]
    assert text["tdm_reservation"] == {"reserved": True, "policy": POLICY, "read": "2021-07-07"}


PAGE = """<html lang="en"><head><title>Bridge opens</title>{head}</head><body><article>
<h1>Bridge opens</h1><p>The bridge over the river was opened on Monday by the mayor of the town.</p>
<p>It took three years to build, and it cost more than anybody in the town had thought.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<meta name="tdm-reservation" content="1">', {"policy": ""}),
        (
            '<meta name="TDM-Reservation" content="1"><meta name="tdm-policy" content="/mining">',
            {"policy": POLICY},
        ),
        ('<meta name="tdm-reservation" content="0">', {}),
        (f'<meta name="tdm-policy" content="{POLICY}">', {}),
        ("", {}),
    ],
)
def test_a_page_says_what_its_outlet_reserves(head: str, found: dict[str, str]) -> None:
    page = extract(PAGE.format(head=head), url="https://outlet.example/bridge")
    assert page.reservation == found


def test_a_policy_that_is_no_address_is_told(tmp_path: Path) -> None:
    head = '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="mailto:a@b">'
    page = extract(PAGE.format(head=head), url="https://outlet.example/bridge")
    assert page.reservation == {"policy": ""}
    assert any("mailto:a@b" in note for note in page.notes)


def test_add_writes_the_reservation_of_a_page_into_the_record(tmp_path: Path) -> None:
    head = f'<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="{POLICY}">'
    (tmp_path / "bridge.html").write_text(PAGE.format(head=head))
    given = {"outlet": "Outlet", "license": "CC-BY-4.0", "issued": "2021-07-06", "language": "en"}
    (addition,) = add(
        tmp_path / "a",
        [tmp_path / "bridge.html"],
        defaults=given,
        settings=make_settings(),
        read=date(2026, 11, 21),
    )
    assert addition.outcome is Outcome.ADDED
    assert f"tdm_reservation:\n  policy: {POLICY}\n" in addition.record
