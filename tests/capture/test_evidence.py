"""The licence sentence in a text: believed only where it leaves no doubt."""

from __future__ import annotations

import pytest

from pressmark.capture.evidence import Findings, find

PROSE = "The council met on Tuesday and put the matter off for a week."
SEED_SENTENCE = (
    "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 "
    "International License."
)


def at_end(sentence: str) -> Findings:
    return find([f"{PROSE} {PROSE}", PROSE, f"{PROSE} {sentence}"])


def test_the_seeds_sentence_is_a_grant_by_its_licensor() -> None:
    (grant,) = at_end(SEED_SENTENCE).grants
    assert grant.license.id == "CC-BY-4.0"
    assert grant.sentence == SEED_SENTENCE
    assert grant.place == "last sentence of the text"
    assert grant.licensor == "Mehr News Agency"


@pytest.mark.parametrize(
    ("sentence", "license_id"),
    [
        ("This article is published under a CC BY 4.0 licence.", "CC-BY-4.0"),
        ("This article is republished under CC BY-ND 4.0.", "CC-BY-ND-4.0"),
        (
            (
                "This work is licensed under a Creative Commons "
                "Attribution-NonCommercial-NoDerivatives 4.0 International License."
            ),
            "CC-BY-NC-ND-4.0",
        ),
        (
            "Our articles are available under https://creativecommons.org/licenses/by-sa/4.0/",
            "CC-BY-SA-4.0",
        ),
        (
            "This story is licensed under a Creative Commons Attribution 3.0 Unported License.",
            "CC-BY-3.0",
        ),
    ],
)
def test_a_sentence_with_a_version_grants_that_licence(sentence: str, license_id: str) -> None:
    assert [grant.license.id for grant in at_end(sentence).grants] == [license_id]


@pytest.mark.parametrize(
    "sentence",
    [
        "This article is licensed under a Creative Commons licence.",
        "This article is licensed under CC BY.",
        "This article is not licensed under CC BY 4.0.",
        "All content except agency copy is licensed under CC BY 4.0.",
        "Unless noted otherwise, this article is licensed under CC BY 4.0.",
        "Photo by B. Keeper, licensed under CC BY 2.0.",
        "The software is available under CC BY 4.0.",
        "The report itself was published under a Creative Commons Attribution 4.0 licence.",
        "This article is licensed under CC BY 4.0 or CC BY-NC 4.0.",
        "The minister praised CC BY 4.0 in his speech.",
        "Is this article licensed under CC BY 4.0?",
        "Some articles are published under CC BY 4.0.",
        "This article was formerly licensed under CC BY 4.0.",
        "Content from Wikipedia is licensed under CC BY-SA 4.0.",
    ],
)
def test_a_sentence_that_leaves_doubt_grants_nothing_and_is_told(sentence: str) -> None:
    found = at_end(sentence)
    assert found.grants == ()
    assert [doubted for doubted, _ in found.doubts] == [sentence]
    assert found.doubts[0][1]


def test_a_grant_in_the_middle_of_the_text_is_doubted() -> None:
    found = find([PROSE, PROSE, SEED_SENTENCE, PROSE, PROSE])
    assert found.grants == ()
    assert "middle" in found.doubts[0][1]


def test_two_licences_in_one_text_are_both_doubted() -> None:
    found = find(
        [
            PROSE,
            "This article is licensed under CC BY 4.0.",
            "This article is licensed under CC BY-NC 4.0.",
        ]
    )
    assert found.grants == ()
    assert len(found.doubts) == 2


def test_a_text_that_says_nothing_of_a_licence_yields_nothing() -> None:
    assert find([PROSE, "He has a licence to drive."]) == Findings()
