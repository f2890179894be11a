"""Frozen values that are copied and go from process to process, quickly.

A build sends all its records from process to process, keeps them, and changes fields of each: a
slotted dataclass's own ways ask for the list of its fields each time, and take several times as
long.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_pickled(cls: type[T]) -> type[T]:
    """Let a frozen dataclass with slots, of two fields or more, be pickled by its values alone.

    It is copied by them too, by `replaced`, and so must do nothing after its `__init__`.
    """
    names = tuple(each.name for each in fields(cls))  # type: ignore[arg-type]
    values = attrgetter(*names)
    slots = tuple(getattr(cls, name).__set__ for name in names)
    at = dict(zip(names, slots, strict=True))

    def restore(self: T, state: tuple[Any, ...]) -> None:
        for put, value in zip(slots, state, strict=True):
            put(self, value)

    def replace(self: T, /, **changes: object) -> T:
        new = object.__new__(cls)
        restore(new, values(self))
        for name, value in changes.items():
            at[name](new, value)
        return new

    cls.__getstate__ = lambda self: values(self)  # type: ignore[method-assign]
    cls.__setstate__ = restore  # type: ignore[attr-defined]
    cls.__replace__ = replace  # type: ignore[attr-defined]
    return cls


def replaced(value: T, /, **changes: object) -> T:
    """Return a value of a `quickly_pickled` class with other fields, as `dataclasses.replace` does.

    Raises KeyError for a field that it does not have.
    """
    new: T = type(value).__replace__(value, **changes)  # type: ignore[attr-defined]
    return new
