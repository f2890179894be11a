"""What a build is made of: units, each with the inputs that it depends on.

A unit's key changes when one of its inputs does, and only then. Today every unit is made on every
build; a cache, several processes and shards can be put behind `run` without touching the units.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressmark.site.output import Output

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of the site: `make` gives its files by path, and reads nothing but `inputs`.

    `inputs` maps the name of each thing that takes part ("work tehran-times-…", "template
    article", "settings") to a digest of it.
    """

    name: str
    inputs: Mapping[str, str]
    make: Callable[[], Files]

    @property
    def key(self) -> str:
        """SHA-256 (hex) over the unit's name and its inputs in a fixed order."""
        digest = hashlib.sha256(self.name.encode())
        for name, value in sorted(self.inputs.items()):
            digest.update(f"\0{name}\0{value}".encode())
        return digest.hexdigest()


def run(units: Iterable[Unit], output: Output) -> int:
    """Make the units in order and hand their files to the one writer; return how many files."""
    count = 0
    for unit in units:
        for path, data in unit.make().items():
            output.write(path, data, by=unit.name)
            count += 1
    return count


def digest(*parts: object) -> str:
    """SHA-256 (hex) of values whose `repr` says all there is to them, such as frozen records."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()
