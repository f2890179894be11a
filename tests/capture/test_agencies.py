"""An agency's own copy, and an article that only credits one, are told apart."""

from __future__ import annotations

import re

import pytest

from pressmark.capture.rights import NONE, article_rights, detect, for_outlet
from pressmark.capture.rights.agencies import agencies
from pressmark.record import AgencyCopy
from seeds import SEEDS, needs_seeds

PROSE = "The council met on Tuesday and put the matter off for a week, officials said."


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["HARBOUR (AFP) - Three boats sank.", PROSE, PROSE],
        ["BERLIN, 5 July (Reuters) – Three boats sank.", PROSE, PROSE],
        ["LONDON (AP) — Three boats sank.", PROSE, PROSE],
        ["بغداد (رويترز) - غرقت ثلاثة قوارب.", PROSE, PROSE],
        [PROSE, PROSE, "AFP"],
        [PROSE, PROSE, "© 2021 AFP"],
        [PROSE, PROSE, "Three boats sank. (Reuters)"],
        [PROSE, PROSE, "(Reporting by Jane Roe; editing by Max Roe)"],
    ],
)
def test_an_agencys_sign_makes_the_text_its_own(paragraphs: list[str]) -> None:
    assert agencies(paragraphs).copy is AgencyCopy.YES
    assert agencies(paragraphs).evidence


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("According to AFP, three boats sank.", ("AFP",)),
        ("A fisherman told Reuters that three boats sank.", ("Reuters",)),
        ("به گزارش ایسنا، سه قایق غرق شد.", ("ISNA",)),
        ("Boats in the harbour (AFP photo)", ("AFP",)),
        ("The AFP building is old.", ()),
        ("Nobody saw the boats sink.", ()),
    ],
)
def test_a_credit_makes_nobody_elses_text_of_it(text: str, credited: tuple[str, ...]) -> None:
    found = agencies([text, PROSE, PROSE])
    assert (found.copy, found.credits) == (AgencyCopy.NO, credited)


@pytest.mark.parametrize("line", ["With agencies", "Source: Harbour Post + Agencies"])
def test_a_part_that_is_not_told_leaves_it_unknown(line: str) -> None:
    assert agencies([PROSE, PROSE, line]).copy is AgencyCopy.UNKNOWN


def test_an_agency_alone_in_the_byline_wrote_the_text() -> None:
    assert agencies([PROSE], authors=["Reuters"]).copy is AgencyCopy.YES
    assert agencies([PROSE], authors=["Reuters", "Jane Roe"]).copy is AgencyCopy.NO


@needs_seeds
def test_the_five_articles_credit_agencies_and_none_is_an_agencys_own() -> None:
    found = [
        agencies(re.split(r"\n\s*\n", path.read_text("utf-8")))
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    assert [each.credits for each in found] == [("AFP",), ("AFP",), ("AFP",), ("Reuters",), ()]
    assert [each.copy for each in found] == [AgencyCopy.NO] * 3 + [
        AgencyCopy.UNKNOWN,
        AgencyCopy.NO,
    ]


FEET = [
    ("جميع محتويات وكالة المنارة متاحة بموجب رخصة CC BY 4.0.", "المنارة", "صحيفة الميناء"),
    ("تمامی محتوای خبرگزاری فانوس تحت مجوز CC BY ۴٫۰ است.", "خبرگزاری فانوس", "روزنامهٔ بندر"),
]


@pytest.mark.parametrize(("foot", "same", "another"), FEET)
def test_an_agencys_foot_holds_for_its_own_outlet_and_for_no_other(
    foot: str, same: str, another: str
) -> None:
    found = article_rights(detect(foot))
    assert found.license == "CC-BY-4.0"
    assert for_outlet(found, same) == found
    assert for_outlet(found, "") == found
    taken = for_outlet(found, another)
    assert (taken.license, taken.needs_review, taken.evidence) == (NONE, True, ())
    assert [each.evidence for each in taken.doubts] == [foot]


def test_what_an_agency_grants_of_its_own_making_holds_wherever_it_stands() -> None:
    grant = "All content by Beacon News Agency is licensed under CC BY 4.0."
    found = article_rights(detect(grant))
    assert for_outlet(found, "Harbour Post") == found
    assert [each.licensor for each in found.evidence] == ["Beacon News Agency"]
