from dataclasses import fields

import pytest

from factories import make_record
from pressmark.crosswalk import CROSSWALK, cell, data_fields, plain
from pressmark.record import Evidence, Record
from pressmark.words import LANGUAGES, words


def test_every_field_of_the_record_has_one_row_and_no_row_is_without_a_field() -> None:
    assert list(CROSSWALK) == [row.field for row in CROSSWALK.values()]
    assert set(CROSSWALK) == {field.name for field in fields(Record)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_stands_in_the_catalogue(language: str) -> None:
    w = words(language)
    plural = {"article.author"}
    for row in CROSSWALK.values():
        if row.label and row.label not in plural:
            assert w(row.label)


def test_what_is_private_or_the_text_itself_is_no_data_field() -> None:
    private = {"keeper_notes", "body", "subtitle", "quotation", "path", "media"}
    assert not private & {row.field for row in CROSSWALK.values() if row.data}


def test_data_fields_come_in_the_order_of_the_crosswalk() -> None:
    names = [name for name, _ in data_fields(make_record())]
    assert names == [row.field for row in CROSSWALK.values() if row.data]


def test_evidence_is_exported_as_its_sentence_alone() -> None:
    evidence = Evidence(sentence="Free to share.", place="footer", url="https://private.example/")
    assert plain((evidence,)) == ["Free to share."]


def test_a_type_that_no_field_has_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())


def test_a_cell_joins_lists_and_writes_objects_as_json() -> None:
    assert cell(["a", "b"]) == "a; b"
    assert cell({"b": 1, "a": "x"}) == '{"a": "x", "b": 1}'
    assert cell(None) == ""
