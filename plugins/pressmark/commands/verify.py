"""Holding what is there against the SHA-256 sums that say what should be there."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.identity import sha256
from pressmark.private import has_front_matter, split_private
from pressmark.site.output import MANIFEST, files, listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was found: how many files agree, and which do not, each list sorted."""

    intact: int = 0
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True where nothing is missing, changed or added."""
        return not (self.missing or self.changed or self.extra)


def sum_of(path: Path) -> str:
    """Return a file's SHA-256 in lower-case hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sum_of_text(path: Path) -> str:
    """Return a text's SHA-256: of what stands below the front matter, where a file has any.

    Raises `ProblemsFoundError` where front matter cannot be read.
    """
    data = path.read_bytes()
    if has_front_matter(data):
        return sha256(split_private(data, path.name).body)
    return hashlib.sha256(data).hexdigest()


def is_sum(text: str) -> bool:
    """Tell whether a text is a SHA-256 sum as hexadecimal digits."""
    return _SHA256.fullmatch(text) is not None


def verify_output(
    folder: Path, on_progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Verified:
    """Hold a site's files against its manifest. Raises FileNotFoundError where it has none."""
    sums = listed(folder)
    present = set(files(folder)) - {MANIFEST}
    changed = []
    for done, path in enumerate(sorted(sums), start=1):
        if path in present and sum_of(folder / path) != sums[path]:
            changed.append(path)
        on_progress(done, len(sums))
    missing = sorted(set(sums) - present)
    return Verified(
        intact=len(sums) - len(missing) - len(changed),
        missing=tuple(missing),
        changed=tuple(changed),
        extra=tuple(sorted(present - set(sums))),
    )
