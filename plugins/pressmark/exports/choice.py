"""Which works an export is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.public import is_stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.work import Work


def citable(works: Iterable[Work]) -> list[Work]:
    """Return the works that stand here and can be cited: neither hidden nor withdrawn."""
    return [work for work in works if is_stated(work.decision) and work.record.withdrawn is None]


def listed(works: Iterable[Work]) -> list[Work]:
    """Return the works that may stand in a list."""
    return [work for work in works if not work.record.unlisted]
