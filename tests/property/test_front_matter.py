"""Whatever is written as front matter is read as the same, and changes touch nothing else."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import yaml
from hypothesis import given
from hypothesis import strategies as st

from pressmark.converters import url_fault
from pressmark.frontmatter import RawRecord, split_front_matter
from pressmark.identity import canonical_text
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import check_record, update_record, write_record

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH = "content/articles/2021/a.md"

YAMLS_SIGNS = st.sampled_from("-:#&*!|>'\"%@`[]{},?~ \n\t\\=<é\u200c\u2028\u0085\ufeff😀0aZ")
characters = st.one_of(
    YAMLS_SIGNS, st.characters(exclude_categories=("Cs", "Cc")), st.sampled_from("\n\t")
)


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


texts = st.text(characters, max_size=300).map(normal).filter(bool)
lines = texts.map(lambda text: normal(" ".join(text.split("\n")))).filter(bool)
values = {
    "title": lines,
    "summary": texts,
    "topics": st.lists(lines, min_size=1, max_size=4),
    "corrections": st.lists(
        st.fixed_dictionaries(
            {"date": st.just("2021-07-06"), "what": lines}, optional={"why": lines}
        ),
        min_size=1,
        max_size=3,
    ),
    "permission": st.fixed_dictionaries({"extent": st.just("full"), "granted_by": texts}),
    "keeper_notes": texts,
}
records = st.fixed_dictionaries({}, optional=values)


def plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return normal(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [plain(each) for each in node.value]
    return {key.value: plain(each) for key, each in node.value}


def fields_of(raw: RawRecord) -> dict[str, object]:
    return {name: plain(field.node) for name, field in raw.fields.items()}


@given(records)
def test_fields_written_are_the_fields_read(fields: Mapping[str, object]) -> None:
    assert fields_of(split_front_matter(write_record(fields), PATH)) == fields


@given(records, st.text(characters).map(canonical_text))
def test_text_below_the_fields_is_the_text_read(fields: Mapping[str, object], body: str) -> None:
    raw = split_front_matter(write_record(fields, body), PATH)
    assert canonical_text(raw.body).lstrip("\n") == (body.lstrip("\n") if body.strip() else "")


@given(records, records)
def test_change_gives_the_old_fields_and_the_new(
    fields: Mapping[str, object], changes: Mapping[str, object]
) -> None:
    data = update_record(write_record(fields, "Text.\n"), changes)
    raw = split_front_matter(data, PATH)
    assert fields_of(raw) == {**fields, **changes}
    assert raw.body == "Text.\n"


@given(records, st.sampled_from(sorted(values)))
def test_field_taken_out_leaves_the_others(fields: Mapping[str, object], name: str) -> None:
    raw = split_front_matter(update_record(write_record(fields), {name: None}), PATH)
    assert fields_of(raw) == {key: value for key, value in fields.items() if key != name}


def problems_of(data: bytes) -> tuple[Problem, ...]:
    try:
        return check_record(split_front_matter(data, PATH), outlets={}).problems
    except ProblemsFoundError as error:
        return error.problems


@given(st.one_of(st.binary(), st.text(characters).map(str.encode)))
def test_what_is_no_record_gives_problems_with_remedies_and_no_fault(data: bytes) -> None:
    for whole in (data, b"---\n" + data, b"---\n" + data + b"\n---\n"):
        found = problems_of(whole)
        assert found
        assert all(problem.remedy for problem in found)


@given(st.text(characters))
def test_address_that_passes_holds_no_blank_and_begins_with_http(text: str) -> None:
    for candidate in (text, f"https://{text}", f"https://example.org/{text}"):
        if url_fault(candidate) is None:
            assert candidate.startswith(("http://", "https://", "HTTP", "Http"))
            assert not any(letter.isspace() for letter in candidate)
