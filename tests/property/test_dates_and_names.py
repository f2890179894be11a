"""What holds for every date, pressmark and text."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pressmark.edtf import Edtf, EdtfError, parse
from pressmark.identity import (
    LONGEST,
    canonical_text,
    is_pressmark,
    label_parts,
    make_pressmark,
    sha256,
    slug,
    unique_slugs,
)
from pressmark.words import LANGUAGES, Words, words

signs = st.sampled_from(["", "~", "?", "%"])
years = st.integers(0, 9999).map("{:04}".format)
exact = st.dates().map(date.isoformat)
plain = st.one_of(
    exact,
    st.tuples(years, st.sampled_from([f"{n:02}" for n in (*range(1, 13), *range(21, 25))])).map(
        "-".join
    ),
    years,
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    st.tuples(years, st.integers(1, 12)).map(lambda part: f"{part[0]}-{part[1]:02}-XX"),
    st.integers(0, 999).map("{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.integers(10_000, 10**17).map("Y{}".format),
    st.integers(10_000, 10**17).map("Y-{}".format),
)
single = st.tuples(plain, signs).map("".join).map(parse)


def interval(bounds: tuple[Edtf, Edtf]) -> Edtf:
    # Sorted bounds begin no later than they end.
    return parse("/".join(str(bound) for bound in sorted(bounds)))


dates = st.one_of(
    single,
    st.tuples(single, single).map(interval),
    st.tuples(single, st.sampled_from(["..", ""])).map(lambda part: parse(f"{part[0]}/{part[1]}")),
    st.tuples(single, st.sampled_from(["..", ""])).map(lambda part: parse(f"{part[1]}/{part[0]}")),
)
slugs = st.from_regex(r"[a-z0-9]{1,30}(-[a-z0-9]{1,30}){0,4}", fullmatch=True)


@given(dates)
def test_a_dates_text_reads_as_the_same_date(found: Edtf) -> None:
    again = parse(found.text)
    assert again == found
    assert repr(again) == repr(found)


@given(dates)
def test_a_date_begins_no_later_than_it_ends(found: Edtf) -> None:
    assert found.earliest <= found.latest


@given(dates, dates, dates)
def test_the_order_of_dates_is_total(a: Edtf, b: Edtf, c: Edtf) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    if a <= b <= c:
        assert a <= c


@given(st.text(alphabet="0123456789X-/~?%.YT:Zx ", max_size=24) | st.text(max_size=12))
def test_any_other_text_is_refused_with_a_remedy(text: str) -> None:
    try:
        found = parse(text)
    except EdtfError as error:
        refused = error
    else:
        assert parse(found.text) == found
        return
    assert refused.message
    assert refused.remedy


@given(dates, st.sampled_from([words(language) for language in LANGUAGES]))
def test_every_date_can_be_told_in_every_language(found: Edtf, w: Words) -> None:
    told = w.date(found)
    assert told
    assert "{" not in told
    assert w.date_note(found)


@given(slugs, st.none() | dates, st.text(max_size=200), st.integers(0, 12))
def test_a_new_pressmark_is_valid_and_free(
    outlet: str, issued: Edtf | None, title: str, others: int
) -> None:
    taken: set[str] = set()
    for _ in range(others):
        taken.add(make_pressmark(outlet, issued, title, taken))
    assert len(taken) == others
    mark = make_pressmark(outlet, issued, title, taken)
    assert mark not in taken
    assert is_pressmark(mark)


@given(slugs, st.none() | dates, st.text(max_size=80), slugs)
def test_the_lines_of_a_label_are_the_pressmark(
    outlet: str, issued: Edtf | None, title: str, other: str
) -> None:
    mark = make_pressmark(outlet, issued, title, ())
    assert "".join(label_parts(mark, outlet)) == mark
    assert "".join(label_parts(mark, other)) == mark


@given(st.text(max_size=300))
def test_a_slug_is_empty_or_a_safe_name_and_its_own_slug(text: str) -> None:
    name = slug(text)
    assert not name or is_pressmark(name)
    assert slug(name) == name


@given(st.lists(st.text(max_size=20), max_size=12))
def test_no_two_names_share_a_slug_whatever_their_order(names: list[str]) -> None:
    given_out = unique_slugs(names)
    assert set(given_out) == set(names)
    assert len(set(given_out.values())) == len(given_out)
    assert all(len(name) <= LONGEST for name in given_out.values())
    assert unique_slugs(reversed(names)) == given_out


@given(st.text())
def test_a_stored_text_is_stored_as_it_is(text: str) -> None:
    stored = canonical_text(text)
    assert canonical_text(stored) == stored
    assert sha256(stored) == sha256(text)
    assert "\r" not in stored
    assert not stored.endswith("\n\n")
