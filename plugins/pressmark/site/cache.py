"""What a build leaves for the next one: records as they were read, units as they were made.

Everything is found by a key that is a digest of all that it was made from, so that nothing in the
cache is ever wrong, only missing. The folder can be deleted at any time. Each file is sealed with
its SHA-256 and replaced in one step: one that is damaged counts as not there.

The files of the site itself are not kept here a second time: the last site is where they are,
and a file is taken from there only while size, time and inode are those that were noted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from pressmark.problems import Problem, Severity
from pressmark.processes import collector_paused, in_chunks, shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pressmark.archive import Kept
    from pressmark.site.output import Found, Stamp

FORMAT = "3"
"""Raised when a file of the cache gets another shape."""
_IGNORE = ".gitignore"
_SEAL = hashlib.sha256().digest_size
_MANY = 2000
"""Records of which keeping takes longer than starting processes."""


class Outcome(NamedTuple):
    """What came of a unit: its key ("" where it has none), its files, its note's SHA-256 or ""."""

    key: str
    files: tuple[str, ...]
    note: str = ""


class Counts(NamedTuple):
    """The works of a build: all, those with a text, those described only, those not public."""

    records: int = 0
    full: int = 0
    described: int = 0
    hidden: int = 0


Near: TypeAlias = tuple[tuple[str, ...], str]
"""What a work's page shows beside it: the pressmarks of works, and a digest of names of lists."""


@dataclass(slots=True)
class State:
    """The last build: its key as a whole, its units by name, its files by path.

    `near` is kept by pressmark under `shape`, the digest of all that it follows from.
    """

    whole: str = ""
    counts: Counts = field(default_factory=Counts)
    units: dict[str, Outcome] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    shape: str = ""
    near: Mapping[str, Near] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    """What was wrong with the archive and let it be built, to be said again while it stands."""


class Cache:
    """The folder of the cache. Nothing here raises: what cannot be read is made again."""

    def __init__(self, folder: Path, engine: str = "") -> None:
        """Open the cache in `folder`; `engine` is the digest of the code that builds."""
        self._folder = folder
        self._templates = f"templates/{engine[:16]}-"
        self._ignored = (folder / _IGNORE).is_file()
        for place in (folder, folder / "records", folder / "notes", folder / "templates"):
            if not place.is_dir():
                place.unlink(missing_ok=True)  # something else that lies where a folder belongs
        self.problems: list[Problem] = []
        """What was found damaged or could not be kept: warnings."""
        loaded = self._load("state")
        self.state = State() if loaded is None else _state(loaded)
        self._records: dict[str, dict[str, tuple[str, Kept]]] = {}
        self._used: dict[str, dict[str, tuple[str, Kept]]] = {}

    # Records, by the folder in which they lie: one edit rewrites one folder's file.

    @property
    def knows(self) -> bool:
        """False where no record was kept."""
        return (self._folder / "records").is_dir()

    def recall(self, path: str, key: str) -> Kept | None:
        """Return what was read from a record's file, if it was kept under this key."""
        folder = path.rpartition("/")[0]
        if folder not in self._records:
            self._records[folder] = self._load(_records(folder)) or {}
        key_kept, kept = self._records[folder].get(path, ("", None))
        if kept is None or key_kept != key:
            return None
        self._used.setdefault(folder, {})[path] = (key, kept)
        return kept

    def keep(self, path: str, key: str, kept: Kept) -> None:
        """Note what was read from a record's file."""
        self._used.setdefault(path.rpartition("/")[0], {})[path] = (key, kept)

    # Templates as they were compiled, by the code that did it.

    def compiled(self, key: str) -> bytes | None:
        """Return a template's compiled form."""
        loaded = self._load(f"{self._templates}{key}")
        return loaded if isinstance(loaded, bytes) else None

    def keep_compiled(self, key: str, data: bytes) -> None:
        """Keep a template's compiled form; a worker process may do so."""
        with contextlib.suppress(OSError):
            self._dump(f"{self._templates}{key}", data)

    # Notes: what a unit leaves for others.

    def keep_note(self, data: bytes) -> str:
        """Keep a unit's note and return its name; a worker process may do so."""
        name = _sum(data)
        self._write(f"notes/{name}", data)
        return name

    def note(self, name: str) -> bytes:
        """Return a note. Raises OSError or ValueError where it is not as it was kept."""
        data = (self._folder / "notes" / name).read_bytes()
        if _sum(data) != name:
            raise ValueError(name)
        return data

    def has_note(self, name: str) -> bool:
        """Say whether a note is there, and as it was kept."""
        with contextlib.suppress(OSError, ValueError):
            self.note(name)
            return True
        return False

    # The whole.

    def stands(self, whole: str, found: Mapping[str, Found]) -> bool:
        """Say whether the last build was made of just this, and its site is as it was written."""
        stamps = self.state.stamps
        return (
            whole == self.state.whole
            and found.keys() == stamps.keys()
            and all(found[path] == stamp[1] for path, stamp in stamps.items())
        )

    def standing(self, found: Mapping[str, Found]) -> dict[str, Stamp]:
        """Return the last site's files that are as they were written."""
        return {
            path: stamp for path, stamp in self.state.stamps.items() if found.get(path) == stamp[1]
        }

    def save(self, state: State, jobs: int = 1) -> None:
        """Keep a build that has taken the last one's place, and drop what it no longer needs.

        Up to `jobs` processes write, where there is much.
        """
        self.state = state
        new = {name: used for name, used in self._used.items() if used != self._records.get(name)}
        many = sum(map(len, new.values())) >= _MANY
        parts = [("state", _plain(state)), *((_records(name), new[name]) for name in new)]
        try:
            for _ in shared(
                lambda part: self._dump(*part), in_chunks(parts, 1), jobs if many else 1
            ):
                pass
            self._sweep(
                {"state", _IGNORE, *map(_records, self._used)}
                | {f"notes/{outcome.note}" for outcome in state.units.values() if outcome.note}
            )
        except OSError as error:
            # The site stands. Half a cache would do no harm; none says more clearly what is.
            shutil.rmtree(self._folder, ignore_errors=True)
            self.problems.append(
                Problem(
                    path=self._folder.name,
                    message=f"The cache could not be kept: {error.strerror}.",
                    remedy="The site is complete; the next build will make everything again.",
                    severity=Severity.WARNING,
                )
            )

    def _sweep(self, wanted: set[str]) -> None:
        for parent, _, names in os.walk(self._folder):
            for name in names:
                path = os.path.join(parent, name)  # noqa: PTH118
                inner = os.path.relpath(path, self._folder)
                if inner not in wanted and not inner.startswith(self._templates):
                    os.unlink(path)  # noqa: PTH108

    def _dump(self, name: str, value: object) -> None:
        data = pickle.dumps(value, 5)
        self._write(name, hashlib.sha256(data).digest() + data)

    def _write(self, name: str, data: bytes) -> None:
        if not self._ignored:
            # It holds records whole, in a folder that may lie in a repository.
            self._ignored = True
            self._write(_IGNORE, b"*\n")
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)

    def _load(self, name: str) -> Any:
        """Return a sealed value, or None: a damaged one is told and counts as not there."""
        try:
            sealed = (self._folder / name).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(sealed[_SEAL:]).digest() == sealed[:_SEAL]:
            try:
                with collector_paused():
                    return pickle.loads(sealed[_SEAL:])  # noqa: S301 - our own file, sealed
            except Exception:
                return None
        self.problems.append(
            Problem(
                path=f"{self._folder.name}/{name}",
                message="This file of the cache is damaged and was left aside.",
                remedy="Nothing is to be done: what it held was made again.",
                severity=Severity.WARNING,
            )
        )
        return None


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _records(folder: str) -> str:
    return f"records/{_sum(folder.encode())[:16]}"


def _plain(state: State) -> tuple[Any, ...]:
    """Return a state without classes of ours: a large archive's is kept in a fifth of the time."""
    units = [(name, *outcome) for name, outcome in state.units.items()]
    counts, beside = tuple(state.counts), (state.shape, state.near, state.warnings)
    return FORMAT, state.whole, counts, units, state.stamps, *beside


def _state(loaded: Sequence[Any]) -> State:
    if loaded[0] != FORMAT:
        return State()
    whole, counts, units, stamps, shape, near, warnings = loaded[1:]
    outcomes = {name: Outcome(*rest) for name, *rest in units}
    return State(whole, Counts(*counts), outcomes, stamps, shape, near, warnings)
