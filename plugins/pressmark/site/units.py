"""What a build is made of: units, each with all that it depends on.

A unit's key changes when one of its inputs does, and only then: a unit whose key is that of the
last build, and whose files stand as they were written, is not made again. What is made does not
depend on that, nor on how many processes make it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.problems import ProblemsFoundError
from pressmark.processes import in_chunks, shared
from pressmark.site.cache import Outcome
from pressmark.site.output import cannot_write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pressmark.site.cache import Cache
    from pressmark.site.output import Data, Output, Stamp

WORTH_FORKING = 64
"""Units below which starting processes costs more than they save."""
_NOTES_WORTH_FORKING = 500
_CHUNK, _GROUP = 8, 400
"""Units that a process takes at once, and units of one group."""
_AHEAD = 4
"""Units made here before the processes start, which inherit what these load and compile."""


class Made(NamedTuple):
    """What a unit gives: files by path, and a note for the units that come after it."""

    files: Mapping[str, Data]
    note: bytes = b""


class Deferred(Exception):  # noqa: N818 - no error: the unit's turn comes later
    """Raised by a unit that needs what costs less when it is prepared for many units at once."""

    def __init__(self, needs: Sequence[Any]) -> None:
        super().__init__(needs)
        self.needs = needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of the site: `make` gives its files by path, and reads nothing but its inputs.

    `inputs` gives, by the name of each thing that takes part ("work tehran-times-…", "template
    article", "settings"), a digest of it, or None where something takes part that has none: such
    a unit is made every time. Both are called at most once, in any process.
    """

    name: str
    inputs: Callable[[], Mapping[str, str] | None]
    make: Callable[[], Made]
    later: bool = False
    """True where a hasty build may leave what stands from the last one, and make it later."""
    group: str = ""
    """What it is about, where others are about the same: one process makes them together."""
    large: bool = False
    """True where it takes long: it is begun early, so that no process waits for it at the end."""

    def find_key(self) -> str:
        """Return SHA-256 (hex) over name and inputs, in a fixed order; "" without a key."""
        inputs = self.inputs()
        return "" if inputs is None else _key(self.name, inputs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A part of the site that is put together from the notes of others, in the order of `of`.

    Beside `inputs` it depends on those notes alone, not on how they came about. One without notes
    may depend on the files that stand before it is asked for its inputs.
    """

    name: str
    of: tuple[str, ...]
    inputs: Callable[[], Mapping[str, str] | None]
    make: Callable[[Iterator[bytes]], Mapping[str, Data]]


def _key(name: str, inputs: Mapping[str, str]) -> str:
    digest = hashlib.sha256(name.encode())
    for part, value in sorted(inputs.items()):
        digest.update(f"\0{part}\0{value}".encode())
    return digest.hexdigest()


_Came = tuple[str, dict[str, "Stamp"], str]
"""What comes of a unit: its key, its files with their stamps, its note's name."""


def _nothing_to_prepare(_needs: Iterable[Any]) -> None:
    """Stand where no unit is ever deferred."""


class Units:
    """Makes units, and remembers what came of each."""

    def __init__(self, output: Output, cache: Cache, *, jobs: int = 1, hasty: bool = False) -> None:
        self._output = output
        self._hasty = hasty
        self.left = 0
        """How many units a hasty build has left for later."""
        self.cache = cache
        self.jobs = jobs
        self.outcomes: dict[str, Outcome] = {}

    def run(
        self,
        units: Iterable[Unit],
        prepare: Callable[[Iterable[Any]], None] = _nothing_to_prepare,
        on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        """Make the units whose files do not stand yet, and hand them to the one writer.

        Units that were deferred are made again when `prepare` has had the needs of all of them.
        Raises what a unit raises, and ProblemsFoundError where two units claim one path.
        """
        listed = list(units)
        waiting = [unit for unit in listed if not self._stood(unit.name, unit.find_key, unit.later)]
        done = len(listed) - len(waiting)
        if done:
            on_progress(done, len(listed))
        while waiting:
            deferred: list[Unit] = []
            needs: list[Any] = []
            for unit, came in self._come(waiting):
                if isinstance(came, Deferred):
                    deferred.append(unit)
                    needs.extend(came.needs)
                    continue
                key, stamps, note = came
                for path, stamp in stamps.items():
                    self._output.claim(path, stamp, by=unit.name)
                self.outcomes[unit.name] = Outcome(key, tuple(stamps), note)
                done += 1
                on_progress(done, len(listed))
            if deferred:
                prepare(needs)
            waiting = deferred

    def _come(self, waiting: Sequence[Unit]) -> Iterator[tuple[Unit, _Came | Deferred]]:
        """Yield the units as they are made, with what came of each."""
        ahead, chunks = _handed_out(waiting)
        worth = len(waiting) >= WORTH_FORKING or sum(unit.large for unit in waiting) > 1
        made = chain(map(self._made, ahead), shared(self._made, chunks, self.jobs if worth else 1))
        yield from zip(chain(ahead, *chunks), made, strict=True)

    def assemble(self, assemblies: Iterable[Assembly]) -> None:
        """Put together what is made from the notes of units that have been made.

        Then, one after the other, what depends on no notes but on the files that stand by then.
        """
        listed = list(assemblies)
        self._assemble([each for each in listed if each.of])
        for each in listed:
            if not each.of:
                self._assemble([each])

    def _assemble(self, assemblies: Iterable[Assembly]) -> None:
        waiting: list[tuple[Assembly, str, list[str]]] = []
        for each in assemblies:
            notes = [self.outcomes[name].note for name in each.of]
            inputs = each.inputs()
            key = "" if inputs is None else _key(each.name, {**inputs, "notes": "\n".join(notes)})
            if not self._stood(each.name, partial(str, key), later=True):
                waiting.append((each, key, notes))
        worth = sum(len(notes) for _, _, notes in waiting) >= _NOTES_WORTH_FORKING
        made = shared(self._assembled, in_chunks(waiting, 1), self.jobs if worth else 1)
        for (each, key, _), stamps in zip(waiting, made, strict=True):
            for path, stamp in stamps.items():
                self._output.claim(path, stamp, by=each.name)
            self.outcomes[each.name] = Outcome(key, tuple(stamps))

    def _assembled(self, waiting: tuple[Assembly, str, list[str]]) -> dict[str, Stamp]:
        assembly, _, notes = waiting
        files = assembly.make(self.cache.note(note) if note else b"" for note in notes)
        return self._put(files, assembly.name)

    def _put(self, files: Mapping[str, Data], by: str) -> dict[str, Stamp]:
        return {path: self._output.put(path, data, by=by) for path, data in files.items()}

    def _stood(self, name: str, key: Callable[[], str], later: bool = False) -> bool:
        """Take over what stands of a unit, if that is what would be made, or may be made later."""
        old = self.cache.state.units.get(name)
        if (
            old is None
            or not all(path in self._output.standing for path in old.files)
            or (old.note and not self.cache.has_note(old.note))
        ):
            return False
        if not old.key or old.key != key():
            if not (later and self._hasty):
                return False
            self.left += 1
            old = old._replace(key="")
        for path in old.files:
            self._output.keep(path, by=name)
        self.outcomes[name] = old
        return True

    def _made(self, unit: Unit) -> _Came | Deferred:
        """Make a unit, in a worker: the files are written here, only their stamps go back."""
        try:
            files, note = unit.make()
        except Deferred as later:
            return later
        stamps = self._put(files, unit.name)
        try:
            kept = self.cache.keep_note(note) if note else ""
        except OSError as error:
            raise ProblemsFoundError([cannot_write(unit.name, error)]) from error
        return unit.find_key(), stamps, kept


def _handed_out(units: Sequence[Unit]) -> tuple[list[Unit], list[Sequence[Unit]]]:
    """Return the units that are made first, and the others in chunks, as processes take them."""
    alone = [unit for unit in units if unit.large]
    others = [unit for unit in units if not unit.large]
    groups: dict[str, list[Unit]] = {}
    for unit in others[_AHEAD:]:
        groups.setdefault(unit.group, []).append(unit)
    return others[:_AHEAD], [
        *in_chunks(alone, 1),
        *in_chunks(groups.pop("", []), _CHUNK),
        *(chunk for group in groups.values() for chunk in in_chunks(group, _GROUP)),
    ]


def framed(pieces: Sequence[bytes]) -> bytes:
    """Return several pieces as one note: their number, their lengths, and themselves."""
    lengths = [len(pieces), *map(len, pieces)]
    return b"".join((*(length.to_bytes(8, "big") for length in lengths), *pieces))


def unframed(note: bytes, at: int) -> bytes:
    """Return one piece of a note, counted from 0."""

    def length(number: int) -> int:
        return int.from_bytes(note[8 * number : 8 * number + 8], "big")

    start = 8 + 8 * length(0) + sum(map(length, range(1, at + 1)))
    return note[start : start + length(at + 1)]


def digest(*parts: object) -> str:
    """SHA-256 (hex) of values whose `repr` says all there is to them, such as frozen records."""
    found = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()
