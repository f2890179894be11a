"""Units declare what they depend on, and their key follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_record
from pressmark.site.cache import Cache, State
from pressmark.site.output import Output, stamps
from pressmark.site.units import Assembly, Made, Unit, Units, digest

if TYPE_CHECKING:
    from pathlib import Path


def unit(**inputs: str) -> Unit:
    return Unit(
        name="page",
        inputs=lambda: inputs,
        make=lambda: Made({"a.html": b"a", "b/c.html": b"c"}),
    )


def test_a_key_changes_with_each_input_and_not_with_their_order():
    key = unit(record="1", theme="2").find_key()
    assert unit(theme="2", record="1").find_key() == key
    assert unit(record="1", theme="3").find_key() != key
    assert unit(record="1").find_key() != key


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_a_digest_tells_apart_what_differs(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_record_s_digest_follows_its_fields():
    assert digest(make_record()) == digest(make_record())
    assert digest(make_record(title="Other")) != digest(make_record())


def test_every_file_goes_through_the_one_writer(tmp_path):
    output = Output(tmp_path / "site")
    Units(output, Cache(tmp_path / "cache")).run([unit()])
    assert output.written == {"a.html", "b/c.html"}
    assert (tmp_path / "site" / "b" / "c.html").read_bytes() == b"c"


class Rounds:
    """Builds on top of each other, without the rest of a build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.made: list[str] = []

    def unit(self, name: str, key: str | None, text: str = "", note: str = "") -> Unit:
        def make() -> Made:
            self.made.append(name)
            return Made({f"{name}.html": (text or name).encode()}, note.encode())

        return Unit(name=name, inputs=lambda: None if key is None else {"key": key}, make=make)

    def build(self, *units: Unit, assemblies: tuple[Assembly, ...] = ()) -> dict[str, int]:
        """Build, and return each file's time of modification."""
        last = self.folder / str(self.number)
        self.number += 1
        self.made = []
        cache = Cache(self.folder / "cache")
        found = stamps(last) if last.exists() else {}
        output = Output(self.folder / str(self.number), standing=cache.standing(found), last=last)
        work = Units(output, cache)
        work.run(units)
        work.assemble(assemblies)
        cache.save(State(units=work.outcomes, stamps=output.stamps))
        return {path: modified for path, (_, modified, _) in stamps(output.folder).items()}

    def read(self, path: str) -> bytes:
        return (self.folder / str(self.number) / path).read_bytes()


def test_a_unit_whose_key_is_the_same_is_not_made_again(tmp_path):
    rounds = Rounds(tmp_path)
    first = rounds.build(rounds.unit("a", "1"), rounds.unit("b", "1"))
    second = rounds.build(rounds.unit("a", "1"), rounds.unit("b", "2", "new"))
    assert rounds.made == ["b"]
    assert second["a.html"] == first["a.html"]
    assert rounds.read("b.html") == b"new"


def test_a_unit_that_is_gone_takes_its_files_away(tmp_path):
    rounds = Rounds(tmp_path)
    rounds.build(rounds.unit("a", "1"), rounds.unit("b", "1"))
    assert set(rounds.build(rounds.unit("a", "1"))) == {"a.html"}


def test_what_comes_out_the_same_keeps_its_time(tmp_path):
    rounds = Rounds(tmp_path)
    first = rounds.build(rounds.unit("a", "1", "same"))
    assert rounds.build(rounds.unit("a", "2", "same")) == first
    assert rounds.made == ["a"]


def test_a_unit_without_a_key_is_made_every_time(tmp_path):
    rounds = Rounds(tmp_path)
    for _ in range(2):
        rounds.build(rounds.unit("a", None))
        assert rounds.made == ["a"]


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_file_that_somebody_changed_is_made_again(tmp_path, damage):
    rounds = Rounds(tmp_path)
    rounds.build(rounds.unit("a", "1"))
    path = tmp_path / "1" / "a.html"
    path.write_bytes(b"x") if damage == "changed" else path.unlink()
    rounds.build(rounds.unit("a", "1"))
    assert rounds.made == ["a"]
    assert rounds.read("a.html") == b"a"


def joined() -> Assembly:
    return Assembly(
        name="all",
        of=("a", "b"),
        inputs=dict,
        make=lambda notes: {"all.txt": notes},
    )


def test_an_assembly_follows_the_notes_alone(tmp_path):
    rounds = Rounds(tmp_path)
    one, two = rounds.unit("a", "1", note="A"), rounds.unit("b", "1", note="B")
    first = rounds.build(one, two, assemblies=(joined(),))
    assert rounds.read("all.txt") == b"AB"
    other_page = rounds.unit("a", "2", "other", note="A")
    assert rounds.build(other_page, two, assemblies=(joined(),))["all.txt"] == first["all.txt"]
    rounds.build(rounds.unit("a", "3", note="C"), two, assemblies=(joined(),))
    assert rounds.made == ["a"]
    assert rounds.read("all.txt") == b"CB"


@pytest.mark.parametrize("kind", ["state", "notes/*", "records/*"])
def test_a_damaged_cache_is_told_and_never_used(tmp_path, kind):
    rounds = Rounds(tmp_path)
    one, two = rounds.unit("a", "1", note="A"), rounds.unit("b", "1", note="B")
    rounds.build(one, two, assemblies=(joined(),))
    for path in (tmp_path / "cache").glob(kind):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    rounds.build(one, two, assemblies=(joined(),))
    assert rounds.read("all.txt") == b"AB"
    assert rounds.made == ([] if kind == "records/*" else ["a", "b"])
