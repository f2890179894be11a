"""The decision: what may be published of a record, row by row of the design's table."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import BODY, make_record
from pressmark import rights
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS, keeper_license
from pressmark.record import (
    AgencyCopy,
    Extent,
    Medium,
    Permission,
    Record,
    Status,
    Withdrawal,
)
from pressmark.rights import (
    LICENSE_RULES,
    STATEMENT_RULES,
    Access,
    Decision,
    TextRule,
    decide,
    decide_medium,
)
from pressmark.settings import Edition
from pressmark.words import catalogue, words

if TYPE_CHECKING:
    from pressmark.licenses import License

PUBLIC, READING_ROOM = Edition.PUBLIC, Edition.READING_ROOM
DAY = date(2026, 11, 20)
OWN_TERMS = keeper_license("LicenseRef-Town-Library")
FULL_LEAVE = Permission(extent=Extent.FULL, granted_by="A. Writer")
THREE_WORDS = Permission(extent=Extent.WORDS, words=3, granted_by="A. Writer")


def public(record: Record, *, noncommercial: bool = False) -> Decision:
    return decide(record, edition=PUBLIC, noncommercial=noncommercial)


def reading_room(record: Record) -> Decision:
    return decide(record, edition=READING_ROOM, noncommercial=False)


def assert_withheld(decision: Decision) -> None:
    assert decision.text is TextRule.NONE
    assert not decision.shows_text
    assert not decision.excerpts
    assert not decision.standfirst
    assert not decision.may_lie_in_content
    assert decision.access is not Access.FULL


def assert_full(decision: Decision) -> None:
    assert decision.access is Access.FULL
    assert decision.text is TextRule.FULL
    assert decision.shows_text
    assert decision.standfirst
    assert decision.may_lie_in_content


# --- the rows of the table


def test_record_under_review_gives_no_public_byte() -> None:
    decision = public(make_record(status=Status.NEEDS_REVIEW, permission=FULL_LEAVE))
    assert decision.access is Access.HIDDEN
    assert not decision.visible
    assert not decision.title_visible
    assert not decision.summary
    assert_withheld(decision)


def test_withdrawn_record_leaves_its_title_alone() -> None:
    decision = public(make_record(withdrawn=Withdrawal(date=DAY, reason="An error.")))
    assert decision.access is Access.WITHDRAWN
    assert decision.visible
    assert decision.title_visible
    assert not decision.summary
    assert_withheld(decision)


def test_opaque_withdrawal_takes_the_title_away_too() -> None:
    decision = public(make_record(withdrawn=Withdrawal(date=DAY, reason="A name.", opaque=True)))
    assert decision.visible
    assert not decision.title_visible
    assert_withheld(decision)


def test_withdrawal_comes_before_embargo_and_permission() -> None:
    withdrawal = Withdrawal(date=DAY, reason="An error.")
    record = make_record(withdrawn=withdrawal, embargo_until=DAY, permission=FULL_LEAVE)
    assert public(record).access is Access.WITHDRAWN


@pytest.mark.parametrize("day", ["1999-01-01", "2199-01-01"])
def test_embargo_holds_on_any_day_and_before_permission(day: str) -> None:
    decision = public(make_record(embargo_until=day, permission=FULL_LEAVE))
    assert decision.access is Access.EMBARGO
    assert decision.summary
    assert_withheld(decision)


def test_permission_for_the_whole_text_opens_a_text_in_copyright() -> None:
    decision = public(make_record(rights_statement="InC", permission=FULL_LEAVE))
    assert_full(decision)
    assert decision.verbatim
    assert decision.reason == rights.Reason("permission", (("name", "A. Writer"),))


def test_permission_for_some_words_shows_those_and_not_the_standfirst() -> None:
    decision = public(make_record(rights_statement="InC", permission=THREE_WORDS))
    assert decision.access is Access.RECORD
    assert (decision.text, decision.words) == (TextRule.WORDS, 3)
    assert decision.shows_text
    assert not decision.standfirst
    assert not decision.excerpts


def test_permission_for_some_words_holds_even_beside_an_open_licence() -> None:
    assert public(make_record(license="CC-BY-4.0", permission=THREE_WORDS)).words == 3


def test_permission_for_no_words_shows_none() -> None:
    none = replace(THREE_WORDS, words=0)
    assert not public(make_record(rights_statement="InC", permission=none)).shows_text


@pytest.mark.parametrize(
    ("body", "may"),
    [
        ("One two three\n", True),
        (BODY, False),
        (None, False),
        ("无人机飞过大使馆的花园，没有人知道它属于谁。\n", False),
        ("สะพานเปิดแล้ว\n", False),
        ("Bridge 开放\n", True),
    ],
)
def test_only_the_permitted_words_may_lie_in_content(body: str | None, may: bool) -> None:
    record = make_record(rights_statement="InC", permission=THREE_WORDS, body=body)
    assert public(record).may_lie_in_content is may


@pytest.mark.parametrize("agency_copy", [AgencyCopy.YES, AgencyCopy.UNKNOWN])
@pytest.mark.parametrize("right", [{"license": "CC-BY-4.0"}, {"rights_statement": "NoC-US"}])
def test_outlets_terms_do_not_cover_agency_copy(
    agency_copy: AgencyCopy, right: dict[str, str]
) -> None:
    decision = public(make_record(license_is_outlets=True, agency_copy=agency_copy, **right))
    assert_withheld(decision)
    assert decision.reason.code.startswith("agency_copy")


def test_outlets_licence_covers_what_is_no_agency_copy() -> None:
    assert_full(public(make_record(license_is_outlets=True, agency_copy=AgencyCopy.NO)))


def test_licence_stated_for_the_text_itself_covers_agency_copy() -> None:
    assert_full(public(make_record(license_is_outlets=False, agency_copy=AgencyCopy.YES)))


def test_permission_covers_agency_copy() -> None:
    record = make_record(license_is_outlets=True, agency_copy=AgencyCopy.YES, permission=FULL_LEAVE)
    assert_full(public(record))


def test_licence_beside_a_rights_statement_withholds_the_text() -> None:
    decision = public(make_record(license="CC0-1.0", rights_statement="NoC-US"))
    assert_withheld(decision)
    assert decision.reason.code == "conflicting"


def test_unknown_rights_withhold_the_text() -> None:
    decision = public(make_record(license=None))
    assert_withheld(decision)
    assert decision.reason.code == "unknown"


def test_keepers_own_terms_withhold_the_text_even_in_a_noncommercial_archive() -> None:
    decision = public(make_record(license=OWN_TERMS), noncommercial=True)
    assert_withheld(decision)
    assert decision.reason.code == "license_own_terms"


def test_free_text_that_is_not_held_is_a_description_that_says_so() -> None:
    decision = public(make_record(body=None))
    assert decision.access is Access.RECORD
    assert not decision.held
    assert not decision.shows_text
    assert decision.standfirst
    assert decision.reason.code == "not_held"


def test_in_copyright_record_names_the_holder_who_gave_no_leave() -> None:
    record = make_record(rights_statement="InC", rights_holder="Antiwar.com")
    reason = public(record).reason
    assert words("en")(f"reason.{reason.code}", **dict(reason.values)) == (
        "In copyright: the rights holder, Antiwar.com, has not given leave for the full text to "
        "stand here."
    )


# --- each licence and each statement


def expected_of(spdx_id: str) -> str:
    """Read the row of the table from an id's letters, without asking the registry."""
    if spdx_id in {"CC0-1.0", "CC-PDM-1.0"}:
        return "full"
    if spdx_id == "CC-PDDC":
        return "withheld"
    if re.match(r"OGL-|OGDL-|etalab-|DL-DE-|NLOD-", spdx_id):
        return "full"
    elements = re.sub(r"-\d.*", "", spdx_id).split("-")[1:]
    assert set(elements) <= {"BY", "SA", "NC", "ND"}
    return "-".join(["noncommercial"] * ("NC" in elements) + ["verbatim"] * ("ND" in elements)) or (
        "full"
    )


@pytest.mark.parametrize("spdx_id", LICENSES)
def test_licence_publishes_what_its_elements_allow(spdx_id: str) -> None:
    expected = expected_of(spdx_id)
    record = make_record(license=spdx_id)
    undeclared, declared = public(record), public(record, noncommercial=True)
    if expected == "withheld":
        assert_withheld(undeclared)
        assert_withheld(declared)
        return
    assert_full(declared)
    assert declared.verbatim == ("verbatim" in expected)
    assert declared.excerpts == ("verbatim" not in expected)
    if "noncommercial" in expected:
        assert_withheld(undeclared)
        assert undeclared.reason.code == "license_noncommercial_undeclared"
    else:
        assert undeclared == declared


@pytest.mark.parametrize("code", RIGHTS_STATEMENTS)
@pytest.mark.parametrize("noncommercial", [False, True])
def test_statement_publishes_only_what_has_no_copyright_and_no_limits(
    code: str, noncommercial: bool
) -> None:
    decision = public(make_record(rights_statement=code), noncommercial=noncommercial)
    if code == "NoC-US":
        assert_full(decision)
    else:
        assert_withheld(decision)


def test_every_family_and_every_statement_has_its_rule() -> None:
    families = {each.family for each in LICENSES.values()} | {OWN_TERMS.family}
    assert LICENSE_RULES.keys() == families
    assert STATEMENT_RULES.keys() == RIGHTS_STATEMENTS.keys()


# --- the reading room


@pytest.mark.parametrize(
    "fields",
    [
        {"rights_statement": "InC"},
        {"license": None},
        {"license": OWN_TERMS},
        {"license": "CC-BY-NC-4.0"},
        {"license": "CC0-1.0", "rights_statement": "InC"},
        {"embargo_until": "2199-01-01"},
        {"status": Status.NEEDS_REVIEW},
        {"rights_statement": "InC", "permission": THREE_WORDS},
        {"license_is_outlets": True, "agency_copy": AgencyCopy.UNKNOWN},
    ],
)
def test_reading_room_shows_a_text_that_the_public_may_not_have(fields: dict[str, object]) -> None:
    record = make_record(**fields)
    decision = reading_room(record)
    assert decision.access is Access.FULL
    assert decision.text is TextRule.FULL
    assert decision.shows_text
    assert decision.standfirst
    assert decision.reason.code.startswith("reading_room")
    assert not decision.may_lie_in_content


@pytest.mark.parametrize("status", Status)
def test_reading_room_shows_no_withdrawn_text(status: Status) -> None:
    record = make_record(withdrawn=Withdrawal(date=DAY, reason="An error."), status=status)
    decision = reading_room(record)
    assert decision.access is Access.WITHDRAWN
    assert_withheld(decision)


def test_reading_room_and_public_decide_alike_of_an_open_text() -> None:
    assert reading_room(make_record()) == public(make_record())


def test_reading_room_says_why_a_text_that_is_nowhere_held_is_not_there() -> None:
    decision = reading_room(make_record(rights_statement="CNE", body=None))
    assert decision.access is Access.RECORD
    assert not decision.shows_text
    assert decision.reason.code == "not_evaluated"


def test_reading_room_gives_no_excerpt_of_a_work_without_derivatives() -> None:
    decision = reading_room(make_record(license="CC-BY-NC-ND-4.0"))
    assert decision.shows_text
    assert not decision.excerpts
    assert decision.verbatim


# --- any record whatever

_LICENSES: st.SearchStrategy[License | None] = st.sampled_from(
    [None, OWN_TERMS, *LICENSES.values()]
)
_FIELDS = st.fixed_dictionaries(
    {
        "license": _LICENSES,
        "rights_statement": st.sampled_from([None, *RIGHTS_STATEMENTS.values()]),
        "permission": st.sampled_from([None, THREE_WORDS, FULL_LEAVE]),
        "embargo_until": st.sampled_from([None, DAY]),
        "withdrawn": st.sampled_from(
            [None, Withdrawal(date=DAY, reason="r"), Withdrawal(date=DAY, reason="r", opaque=True)]
        ),
        "status": st.sampled_from(Status),
        "agency_copy": st.sampled_from(AgencyCopy),
        "license_is_outlets": st.booleans(),
        "body": st.sampled_from([None, BODY]),
    }
)


def withheld_by(record: Record, *, noncommercial: bool) -> bool:
    """The table read backwards: is there anything that keeps the whole text back?"""
    if record.status is Status.NEEDS_REVIEW or record.withdrawn or record.embargo_until:
        return True
    if record.permission:
        return record.permission.extent is not Extent.FULL
    if record.license_is_outlets and record.agency_copy is not AgencyCopy.NO:
        return True
    if (record.license is None) == (record.rights_statement is None):
        return True
    if record.rights_statement:
        return record.rights_statement.code != "NoC-US"
    assert record.license is not None
    if record.license is OWN_TERMS:
        return True
    expected = expected_of(record.license.id)
    return expected == "withheld" or ("noncommercial" in expected and not noncommercial)


@settings(deadline=None)
@given(_FIELDS, st.booleans())
def test_no_record_with_a_withheld_right_shows_its_text_in_public(
    fields: dict[str, object], noncommercial: bool
) -> None:
    record = make_record(**fields)
    decision = public(record, noncommercial=noncommercial)
    if withheld_by(record, noncommercial=noncommercial):
        assert decision.text is not TextRule.FULL
        assert not decision.may_lie_in_content
        assert not decision.standfirst
        assert not decision.excerpts
        assert decision.shows_text <= (decision.text is TextRule.WORDS)
    else:
        assert decision.shows_text == (record.body is not None)


@settings(deadline=None)
@given(_FIELDS, st.booleans(), st.sampled_from(Edition))
def test_every_decision_agrees_with_itself_and_gives_a_reason_in_each_language(
    fields: dict[str, object], noncommercial: bool, edition: Edition
) -> None:
    record = make_record(**fields)
    decision = decide(record, edition=edition, noncommercial=noncommercial)
    assert (decision.access is Access.FULL) == (
        decision.shows_text and decision.text is TextRule.FULL
    )
    assert not decision.excerpts or decision.shows_text
    assert decision.held == (record.body is not None)
    assert not (record.withdrawn and decision.shows_text)
    for language in ("en", "ar", "fa"):
        assert words(language)(f"reason.{decision.reason.code}", **dict(decision.reason.values))


# --- pictures, sound, video

OPEN_PICTURE = Medium(file="map.png", license=LICENSES["CC-BY-4.0"])


@pytest.mark.parametrize(
    ("medium", "code"),
    [
        (Medium(file="map.png"), "medium_unknown"),
        (
            Medium(
                file="map.png",
                license=LICENSES["CC0-1.0"],
                rights_statement=RIGHTS_STATEMENTS["InC"],
            ),
            "medium_conflicting",
        ),
        (Medium(file="map.png", rights_statement=RIGHTS_STATEMENTS["InC"]), "medium_withheld"),
        (Medium(file="map.png", license=LICENSES["CC-BY-NC-4.0"]), "medium_withheld"),
        (Medium(file="map.png", license=OWN_TERMS), "medium_withheld"),
    ],
)
def test_medium_without_a_right_of_its_own_is_kept_for_the_reading_room(
    medium: Medium, code: str
) -> None:
    decision = decide_medium(medium, edition=PUBLIC, noncommercial=False)
    assert not decision.shown
    assert not decision.may_lie_in_content
    assert decision.reason.code == code
    inside = decide_medium(medium, edition=READING_ROOM, noncommercial=False)
    assert inside.shown
    assert not inside.may_lie_in_content


def test_medium_under_an_open_licence_is_shown() -> None:
    decision = decide_medium(OPEN_PICTURE, edition=PUBLIC, noncommercial=False)
    assert decision.shown
    assert decision.may_lie_in_content


def test_noncommercial_medium_is_shown_once_the_keeper_has_declared_it() -> None:
    medium = replace(OPEN_PICTURE, license=LICENSES["CC-BY-NC-4.0"])
    assert decide_medium(medium, edition=PUBLIC, noncommercial=True).shown


@pytest.mark.parametrize("edition", Edition)
def test_medium_on_another_host_is_shown_nowhere(edition: Edition) -> None:
    medium = replace(OPEN_PICTURE, file="https://news.example/map.png")
    decision = decide_medium(medium, edition=edition, noncommercial=False)
    assert not decision.shown
    assert decision.reason.code == "medium_remote"


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("article", [Access.WITHDRAWN, Access.HIDDEN])
def test_medium_goes_with_its_article(edition: Edition, article: Access) -> None:
    decision = decide_medium(OPEN_PICTURE, edition=edition, noncommercial=False, article=article)
    assert not decision.shown
    assert not decision.may_lie_in_content


# --- the words

PREFIX = "reason."
SENTENCES = {
    key.removeprefix(PREFIX): text
    for key, text in catalogue("en").items()
    if key.startswith(PREFIX)
}


@pytest.mark.parametrize("code", SENTENCES)
def test_reason_is_one_full_sentence(code: str) -> None:
    assert re.fullmatch(r"[A-Z{][^.]+\.", SENTENCES[code])


def test_module_and_catalogue_have_the_same_reasons() -> None:
    source = Path(rights.__file__).read_text(encoding="utf-8")
    assert [code for code in SENTENCES if f'"{code}"' not in source] == []
    given_by_tables = {code for rule in LICENSE_RULES.values() for code in rule if code} | {
        rule.code for rule in STATEMENT_RULES.values()
    }
    assert given_by_tables <= SENTENCES.keys()
