"""Of every statement about rights: which licence, and of what; never more than it says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pressmark.capture.rights import NONE, Scope, article_rights, detect, summary
from pressmark.licenses import RIGHTS_STATEMENTS

STATEMENTS = Path(__file__).parent / "statements"
SETS = sorted(path.stem for path in STATEMENTS.glob("*.jsonl"))
LANGUAGES = {"en", "es", "fr", "de", "pt", "ar", "fa"}
ENOUGH = 0.95
REACH = {"none": 0, "other": 1, "image": 1, "site": 2, "article": 3}
"""How far a scope claims to reach."""

PROSE = "The council met on Tuesday and put the matter off for a week."
GRANT = "This article is licensed under CC BY 4.0."


@cache
def statements(name: str) -> tuple[dict[str, Any], ...]:
    lines = (STATEMENTS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def answer(text: str, html: str = "") -> tuple[str, str]:
    found = summary(detect(text, html))
    return found.license, str(Scope.NONE if found.license == NONE else found.scope)


@cache
def answers(name: str) -> dict[str, tuple[str, str]]:
    return {each["id"]: answer(each["text"], each.get("html", "")) for each in statements(name)}


def is_freer(given: tuple[str, str], truth: tuple[str, str]) -> bool:
    """Tell whether an answer claims a permission that the truth does not give.

    A version that nobody wrote is one, and so is a permission for more than was meant.
    """
    license_, scope = given
    if license_ == NONE or license_ in RIGHTS_STATEMENTS:
        return license_.startswith(("NoC", "NKC")) and license_ != truth[0]
    named = license_ == truth[0] or truth[0].startswith(f"{license_}-")
    return not named or REACH[scope] > REACH[truth[1]]


def test_the_measure_of_freedom_sees_what_is_freer() -> None:
    assert is_freer(("CC-BY-4.0", "article"), ("none", "none"))
    assert is_freer(("CC-BY-4.0", "article"), ("CC-BY", "article"))
    assert is_freer(("CC-BY-4.0", "article"), ("CC-BY-4.0", "image"))
    assert is_freer(("CC-BY-4.0", "article"), ("CC-BY-NC-4.0", "article"))
    assert not is_freer(("none", "none"), ("CC-BY-4.0", "article"))
    assert not is_freer(("InC", "article"), ("CC-BY-4.0", "article"))
    assert not is_freer(("CC-BY", "site"), ("CC-BY-4.0", "article"))


def test_the_sets_hold_what_they_promise() -> None:
    every = [each for name in SETS for each in statements(name)]
    assert len({each["id"] for each in every}) == len(every)
    assert len({(each["text"], each.get("html")) for each in every}) == len(every)
    for name in SETS:
        own = statements(name)
        assert sum(each["trap"] for each in own) * 2 >= len(own)
        assert {each["id"].split("-")[-2] for each in own} >= LANGUAGES
    assert len(statements("first")) >= 200


@pytest.mark.parametrize("name", SETS)
def test_no_answer_is_freer_than_the_truth(name: str) -> None:
    freer = {
        each["id"]: given
        for each in statements(name)
        if is_freer(given := answers(name)[each["id"]], (each["license"], each["scope"]))
    }
    assert freer == {}


@pytest.mark.parametrize("name", SETS)
def test_nearly_every_answer_is_exact(name: str) -> None:
    wrong = {
        each["id"]: answers(name)[each["id"]]
        for each in statements(name)
        if answers(name)[each["id"]] != (each["license"], each["scope"])
    }
    assert len(wrong) <= (1 - ENOUGH) * len(statements(name)), wrong


@pytest.mark.parametrize(
    ("address", "license_"),
    [
        ("https://creativecommons.org/licenses/by/4.0/deed.fa", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/de/deed.de", "CC-BY-NC-SA-3.0-DE"),
        ("//creativecommons.org/licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
        ("https://creativecommons.org/licenses/by/3.0/es/", "CC-BY"),
        ("https://creativecommons.org/licenses/by/", "CC-BY"),
        ("https://creativecommons.org/licenses/by/9.9/", NONE),
        ("http://rightsstatements.org/vocab/NoC-US/1.0/", "NoC-US"),
        ("https://spdx.org/licenses/CC-BY-SA-4.0.html", "CC-BY-SA-4.0"),
    ],
)
def test_an_address_gives_its_licence_and_no_version_that_it_lacks(
    address: str, license_: str
) -> None:
    assert answer("", f'<link rel="license" href="{address}">')[0] == license_


@pytest.mark.parametrize(
    "text",
    [
        f"{GRANT}\n\nThis article is licensed under CC BY-NC 4.0.",
        f"{GRANT}\n\nAll rights reserved. This article may not be reproduced.",
        f"{GRANT}\n\nThis article is not licensed under CC BY 4.0.",
    ],
)
def test_findings_that_disagree_come_to_nothing_and_need_review(text: str) -> None:
    assert answer(text) == (NONE, "none")
    assert article_rights(detect(text)).needs_review


def test_a_copyright_notice_beside_a_licence_takes_nothing_back() -> None:
    found = article_rights(detect(f"© 2024 Harbour Courier. {GRANT}"))
    assert (found.license, found.needs_review) == ("CC-BY-4.0", False)


def test_a_family_and_its_version_elsewhere_are_one_licence() -> None:
    html = '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'
    assert answer("This article is licensed under CC BY.", html) == ("CC-BY-4.0", "article")


def test_a_licence_without_version_is_named_and_cannot_be_published() -> None:
    found = article_rights(detect("This article is licensed under CC BY."))
    assert found.license == "CC-BY"


def test_a_grant_in_the_middle_of_a_text_is_for_a_person_to_judge() -> None:
    text = "\n\n".join([PROSE, PROSE, GRANT, PROSE, PROSE])
    assert article_rights(detect(text)).needs_review
    assert not article_rights(detect("\n\n".join([PROSE, PROSE, GRANT]))).needs_review


def test_a_sentence_is_read_in_the_page_where_more_is_known_of_its_place() -> None:
    text = f"{PROSE}\n\n{GRANT}"
    html = f"<article><p>{PROSE}</p></article><div class='comments'><p>{GRANT}</p></div>"
    assert answer(text, html) == ("CC-BY-4.0", "other")


def test_each_finding_tells_sentence_and_place() -> None:
    (found,) = detect(f"{PROSE} {PROSE} {GRANT}")
    assert (found.evidence, found.place) == (GRANT, "last sentence of the text")
    html = f"<article><p>{PROSE}</p><footer><p>{GRANT}</p></footer></article>"
    (found,) = detect("", html)
    assert found.place == "the foot of the article"


def test_the_licensor_is_named_where_the_sentence_names_one() -> None:
    (found,) = detect("All Content by Harbour Wire is licensed under CC BY 4.0.")
    assert found.licensor == "Harbour Wire"


def test_what_speaks_of_a_thousand_licences_gives_none() -> None:
    assert answer("", f"<p>{GRANT}</p>" * 1_100) == (NONE, "none")


def test_a_text_that_says_nothing_of_rights_yields_nothing() -> None:
    assert detect(f"{PROSE}\n\nHe has a licence to drive.") == ()


def test_a_bare_line_within_a_page_s_text_is_for_a_person_to_judge() -> None:
    page = (
        "<article><h1>The bridge opens</h1><p>The council opened the bridge on Tuesday.</p>"
        "<p>license: CC0-1.0</p><p>It cost four million and carries nine thousand cars.</p>"
        "</article><footer>© 2021 Example News. All rights reserved.</footer>"
    )
    found = article_rights(detect("", page))
    assert found.needs_review
    assert "does not say of what it speaks" in found.reason
