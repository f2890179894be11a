"""The division of an archive into shards: bounded, stable, and blind to the order of works."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from factories import make_work
from pressmark.search import plan, shards

if TYPE_CHECKING:
    from pressmark.search import Shard
    from pressmark.work import Work


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LEAST", 8)
    monkeypatch.setattr(shards, "MOST", 8)


def works(number: int, *, language: str = "en", seed: int = 3) -> list[Work]:
    choose = random.Random(seed)  # noqa: S311 - a fixed order, no secret
    return [
        make_work(
            title=f"{language} item {each}",
            language=language,
            issued=f"{choose.randint(1890, 2023)}-{choose.randint(1, 12):02}-{each % 28 + 1:02}",
        )
        for each in range(number)
    ]


def planned(given: list[Work]) -> list[Shard]:
    return [shard for group in plan(given) for shard in group.shards]


def divided(given: list[Work]) -> dict[str, set[str]]:
    return {shard.name: {work.pressmark for work in shard.works} for shard in planned(given)}


def test_every_work_is_in_one_shard_of_its_language_and_none_is_too_large() -> None:
    given = [*works(90), *works(20, language="fa-IR"), *works(9, language="ar")]
    found = planned(given)
    assert Counter(work.pressmark for shard in found for work in shard.works) == Counter(
        work.pressmark for work in given
    )
    assert max(len(shard.works) for shard in found) <= 8
    assert {shard.language for shard in found} == {"ar", "en", "fa"}
    for shard in found:
        assert {work.record.language[:2] for work in shard.works} == {shard.language}


def test_the_order_of_works_does_not_matter() -> None:
    given = works(60)
    shuffled = list(given)
    random.Random(5).shuffle(shuffled)  # noqa: S311 - a fixed order, no secret
    assert plan(given) == plan(shuffled)


def test_a_new_work_touches_one_shard_or_divides_it() -> None:
    given = works(100)
    for new in works(40, seed=8, language="en-GB"):
        before, after = divided(given), divided([*given, new])
        gone = set(before) - set(after)
        changed = {name for name in before if name in after and before[name] != after[name]}
        assert len(gone) + len(changed) <= 1
        given.append(new)


def test_many_works_of_one_day_are_divided_by_their_marks() -> None:
    given = [make_work(title=f"item {each}", issued="2021-07-05") for each in range(50)]
    found = planned(given)
    assert len(found) > 6
    assert max(len(shard.works) for shard in found) <= 8


def test_names_are_unique_folders_that_say_the_years() -> None:
    given = works(200) + [make_work(title=f"no day {each}", issued=None) for each in range(5)]
    names = [shard.name for shard in planned(given)]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalnum() for name in names)
    few = [make_work(title=f"item {each}", issued=f"{2016 + each % 8}-01-01") for each in range(16)]
    assert [shard.name for shard in planned(few)] == ["en-2016-2019", "en-2020-2023"]


def test_shards_of_one_branch_are_a_group_and_a_new_work_touches_one_group_or_divides_it() -> None:
    given = works(300)
    for group in plan(given):
        assert sum(len(shard.works) for shard in group.shards) <= 8 * shards.TOGETHER
        assert {shard.language for shard in group.shards} == {group.language}
    assert 4 < len(plan(given)) < len(planned(given)) / 3
    for new in works(40, seed=8):
        before = {group.name: group for group in plan(given)}
        after = {group.name: group for group in plan([*given, new])}
        gone = before.keys() - after.keys()
        changed = {name for name in before.keys() & after.keys() if before[name] != after[name]}
        assert len(gone) + len(changed) <= 1
        given.append(new)


def test_what_may_not_be_found_is_in_no_shard() -> None:
    assert plan([make_work(unlisted=True)]) == ()


def test_shards_grow_with_the_archive_by_doubling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    sizes = {works: shards.limit(works) for works in (0, 1_000, 10_000, 20_000, 50_000, 100_000)}
    assert sizes == {
        0: 128,
        1_000: 128,
        10_000: 512,
        20_000: 1024,
        50_000: 1024,
        100_000: 1024,
    }
