from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from factories import SEEDS, make_record
from pressmark.edtf import parse
from pressmark.record import Agent, AgentKind, Length

VALUES = [
    *(seed() for seed in SEEDS),
    make_record(),
    Agent(name="Mehr News Agency", kind=AgentKind.ORGANISATION, url="https://example.org/"),
    Length(paragraphs=3, words=120),
    parse("2021-07-06~"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_out_of_a_pickle_as_it_went_in(value: object) -> None:
    for found in (pickle.loads(pickle.dumps(value, 5)), copy.deepcopy(value)):  # noqa: S301
        assert found is not value
        for each in fields(value):  # type: ignore[arg-type]
            assert getattr(found, each.name) == getattr(value, each.name)
        with pytest.raises(FrozenInstanceError):
            setattr(found, fields(value)[0].name, "changed")  # type: ignore[arg-type]
