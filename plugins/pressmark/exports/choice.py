"""Which works an export is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.public import public_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.work import Work


def citable(works: Iterable[Work]) -> list[Work]:
    """Return the works that stand here and can be cited: neither hidden nor withdrawn."""
    found = ((work, public_record(work)) for work in works)
    return [work for work, record in found if record is not None and record.withdrawn is None]


def listed(works: Iterable[Work]) -> list[Work]:
    """Return the works that may stand in a list."""
    return [work for work in works if not work.record.unlisted]
