"""Units declare what they depend on, and their key follows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import make_record
from pressmark.site.output import Output
from pressmark.site.units import Unit, digest, run


def unit(**inputs: str) -> Unit:
    return Unit(name="page", inputs=lambda: inputs, make=lambda: {"a.html": b"a", "b/c.html": b"c"})


def test_a_key_changes_with_each_input_and_not_with_their_order():
    key = unit(record="1", theme="2").key
    assert unit(theme="2", record="1").key == key
    assert unit(record="1", theme="3").key != key
    assert unit(record="1").key != key


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_a_digest_tells_apart_what_differs(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_record_s_digest_follows_its_fields():
    assert digest(make_record()) == digest(make_record())
    assert digest(make_record(title="Other")) != digest(make_record())


def test_every_file_goes_through_the_one_writer(tmp_path):
    output = Output(tmp_path)
    run([unit()], output)
    assert output.written == {"a.html", "b/c.html"}
    assert (tmp_path / "b" / "c.html").read_bytes() == b"c"
