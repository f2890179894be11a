"""An archive's folder read into records: the one place where the core's input meets the disk.

The public edition never opens, lists or asks for anything under `private/`; only `load(…,
private=True)` does, and completes the records by what lies there (`pressmark.private`). Symbolic
links are refused, as one could lead there.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import quote

from pressmark.frontmatter import split_front_matter, stem
from pressmark.outlets import OutletIndex, clashes, read_outlet
from pressmark.private import PrivatePart, read_private
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.processes import collector_paused, in_chunks, shared
from pressmark.reading import check_record
from pressmark.rights import Access, TextRule, decide, decide_medium
from pressmark.settings import ArchiveSettings, Edition
from pressmark.versions import numbering, read_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pressmark.frontmatter import RawRecord
    from pressmark.record import Medium, Outlet, Record, Version

ARTICLES = "content/articles"
OUTLETS = "content/outlets"
MEDIA = "content/media"
PAGES = "content/pages"
PRIVATE = "private"
PRIVATE_MEDIA = "private/media"
VERSIONS = "content/versions"
PRIVATE_VERSIONS = "private/versions"

_NEVER_NAMED = (".", "LICENSE", "README")
"""How the names of files begin that may lie anywhere."""

_NOTHING_APART = PrivatePart()

_BY_RIGHTS = "and its rights do not allow that"
_WHY_NOT: Mapping[Access, str] = {
    Access.HIDDEN: "and its status is needs-review",
    Access.EMBARGO: "and it is under embargo",
    Access.WITHDRAWN: "and it is withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What a folder holds. `records` are ordered: newest first, undated last, then by pressmark."""

    records: tuple[Record, ...]
    outlets: Mapping[str, Outlet]
    warnings: tuple[Problem, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    """For each record's path a digest of all that was read to make it."""


class Kept(NamedTuple):
    """What was read from one record's file; `aliases_line` is where its aliases stand, or 0."""

    record: Record | None
    problems: tuple[Problem, ...] = ()
    aliases_line: int = 0


class Memory(Protocol):
    """Remembers what was read from a file, by a digest of all that it was made from."""

    @property
    def knows(self) -> bool:
        """False where there is nothing to recall."""
        ...

    def recall(self, path: str, key: str) -> Kept | None:
        """Return what was kept under this key, or None."""

    def keep(self, path: str, key: str, kept: Kept) -> None:
        """Keep it for another time."""


def load(
    root: Path,
    *,
    settings: ArchiveSettings,
    private: bool = False,
    memory: Memory | None = None,
    complete: Callable[[Record], Record] = lambda record: record,
    basis: str = "",
    jobs: int = 1,
) -> Archive:
    """Read every record and outlet under `root`.

    With `private`, what is withheld from the public is read from `private/` too: texts,
    standfirsts, the keeper's notes. Each record goes through `complete`. `jobs` processes share
    the reading. What `memory` has is not read again; `basis` is a digest of all that takes part
    beside the archive's files (code, settings). Raises `ProblemsFoundError` with all problems of
    all files, warnings too, if one is an error.
    """
    with collector_paused():
        return _load(root, settings, private, memory, complete, basis, jobs)


def _load(
    root: Path,
    settings: ArchiveSettings,
    private: bool,
    memory: Memory | None,
    complete: Callable[[Record], Record],
    basis: str,
    jobs: int,
) -> Archive:
    problems: list[Problem] = []
    outlets = _read_outlets(root, problems)
    shelf = _Shelf(root, settings, private)
    held_apart = shelf.private_texts() if private else {}
    files = list(_files(root, ARTICLES, ".md", problems))
    versions = _version_files(root, private, files, problems)
    reader = _Reader(root, settings, outlets, shelf, held_apart, versions, complete, basis)
    kept: dict[str, Kept] = {}
    keys: dict[str, str] = {}
    if memory is not None and memory.knows:
        for path in files:
            keys[path] = key = reader.key(path)
            if (known := memory.recall(path, key)) is not None:
                kept[path] = known
    unknown = [path for path in files if path not in kept]
    jobs = jobs if len(unknown) > _WORTH_SHARING else 1
    read = shared(reader.read, in_chunks(unknown, _AT_A_TIME), jobs)
    for path, (key, found) in zip(unknown, read, strict=True):
        kept[path], keys[path] = found, key
        if memory is not None:
            memory.keep(path, key, found)
    records = [found.record for path in files if (found := kept[path]).record is not None]
    for path in files:
        problems.extend(kept[path].problems)
    problems.extend(_duplicates(files))
    problems.extend(
        _alias_clashes(records, {path: each.aliases_line for path, each in kept.items()})
    )
    problems.extend(_orphans(held_apart, files))
    problems.extend(_unread(root))
    if len(records) == len(files):
        problems.extend(shelf.unnamed(records))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsFoundError(problems)
    return Archive(
        records=tuple(sorted(records, key=_order)),
        outlets=outlets,
        warnings=tuple(sorted(problems)),
        keys=keys,
    )


_WORTH_SHARING = 400
"""Files below which starting processes costs more than it saves."""
_AT_A_TIME = 100


class _Reader:
    """Reads one record's file, with what lies apart from it, and knows what it all depends on."""

    def __init__(
        self,
        root: Path,
        settings: ArchiveSettings,
        outlets: Mapping[str, Outlet],
        shelf: _Shelf,
        apart: Mapping[str, str],
        versions: Mapping[str, tuple[str, ...]],
        complete: Callable[[Record], Record],
        basis: str,
    ) -> None:
        self._root = root
        self._settings = settings
        self._outlets = OutletIndex(outlets)
        self._shelf = shelf
        self._apart = apart
        self._versions = versions
        self._complete = complete
        whole = (basis, settings, sorted(outlets.items()), sorted(shelf.in_content()))
        self._basis = hashlib.sha256(repr(whole).encode())

    def key(self, path: str) -> str:
        """Return the digest of all that `read` makes a record from."""
        return self._key(path, *self._sources(path))

    def read(self, path: str) -> tuple[str, Kept]:
        """Return what a file holds, and the key of it."""
        sources = self._sources(path)
        return self._key(path, *sources), self._read(path, *sources)

    def _sources(self, path: str) -> tuple[bytes, bytes | None, Mapping[str, bytes]]:
        mark = stem(path)
        name = self._apart.get(mark)
        return (
            _bytes(self._root, path),
            _bytes(self._root, name) if name else None,
            {each: _bytes(self._root, each) for each in self._versions.get(mark, ())},
        )

    def _key(
        self, path: str, data: bytes, private: bytes | None, versions: Mapping[str, bytes]
    ) -> str:
        digest = self._basis.copy()
        earlier = (part for name, each in versions.items() for part in (name.encode(), each))
        apart = b"" if private is None else b"private" + private
        for part in (path.encode(), data, apart, *earlier):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.hexdigest()

    def _read(
        self, path: str, data: bytes, private: bytes | None, versions: Mapping[str, bytes]
    ) -> Kept:
        try:
            raw = split_front_matter(data, path)
        except ProblemsFoundError as error:
            return Kept(None, tuple(error.problems))
        lines = {name: each.line for name, each in raw.fields.items()}
        apart = _NOTHING_APART
        if private is not None:
            apart = read_private(private, self._apart[stem(path)], raw)
        reading = check_record(
            raw, outlets=self._outlets, extra=self._settings.extra, body=apart.text
        )
        problems = [*apart.problems, *reading.problems]
        record = reading.record
        if record is not None:
            if versions:
                record = replace(record, versions=_read_versions(versions, record, problems))
            problems.extend(self._shelf.misplaced(record, raw, lines))
            record = self._complete(replace(record, **apart.values) if apart.values else record)
        return Kept(record, tuple(problems), lines.get("aliases", 0))


def _read_versions(
    files: Mapping[str, bytes], record: Record, problems: list[Problem]
) -> tuple[Version, ...]:
    found: list[Version] = []
    for path, data in files.items():
        try:
            found.append(read_version(data, path))
        except ProblemsFoundError as error:
            problems.extend(error.problems)
    versions = tuple(sorted(found, key=lambda version: version.number))
    problems.extend(numbering(versions, record.version))
    return versions


def _bytes(root: Path, path: str) -> bytes:
    with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 -- 10,000 times, in half the time
        return file.read()


def _order(record: Record) -> tuple[int, str]:
    return (-record.issued.earliest.toordinal() if record.issued else 1, record.pressmark)


def _read_outlets(root: Path, problems: list[Problem]) -> dict[str, Outlet]:
    outlets: dict[str, Outlet] = {}
    for path in _files(root, OUTLETS, ".yml", problems):
        try:
            outlet = read_outlet(_bytes(root, path), path)
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        if outlet.slug in outlets:
            problems.append(
                Problem(
                    path=path,
                    value=outlet.slug,
                    message=f"{outlets[outlet.slug].path} has this name too.",
                    remedy="Keep one file for each outlet.",
                )
            )
            continue
        outlets[outlet.slug] = outlet
    problems.extend(clashes(outlets))
    return outlets


_WHAT_TO_DO: Mapping[str, str] = {
    ARTICLES: f"Make a record of it with `pressmark add`, or move it out of {ARTICLES}/.",
    VERSIONS: f"An earlier version is {VERSIONS}/<pressmark>/<number>.md; move all else out.",
    PRIVATE_VERSIONS: "An earlier version is <pressmark>/<number>.md there; move all else out.",
    OUTLETS: f"Rename it to end in .yml if it describes an outlet, or move it out of {OUTLETS}/.",
}


def _files(root: Path, folder: str, ending: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the folder's files of one ending, sorted, and note what else lies there.

    Paths are relative to `root`, with forward slashes. Names that begin with a dot are the
    system's and are passed over.
    """
    found: list[str] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(root / here))
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{here}/{entry.name}"
            if entry.is_symlink():
                problems.append(
                    Problem(
                        path=path,
                        message="This is a symbolic link, which could lead out of the archive.",
                        remedy="Put the file itself here.",
                    )
                )
            elif entry.is_dir():
                waiting.append(path)
            elif entry.name.endswith(ending):
                found.append(path)
            else:
                problems.append(
                    Problem(
                        path=path,
                        message=f"Nothing reads this file: only those that end in {ending} are "
                        f"read in {folder}/.",
                        remedy=_WHAT_TO_DO[folder],
                        severity=Severity.WARNING,
                    )
                )
    return iter(sorted(found))


class _Shelf:
    """Knows which texts and media lie where, and which may."""

    def __init__(self, root: Path, settings: ArchiveSettings, private: bool) -> None:
        self._root = root
        self._settings = settings
        self._media: frozenset[str] | None = None
        self._private = private

    def private_texts(self) -> dict[str, str]:
        """Return the withheld texts' files by pressmark."""
        try:
            entries = sorted(os.scandir(self._root / PRIVATE), key=lambda entry: entry.name)
        except FileNotFoundError:
            return {}
        return {
            entry.name.removesuffix(".md"): f"{PRIVATE}/{entry.name}"
            for entry in entries
            if entry.name.endswith(".md") and entry.is_file()
        }

    def misplaced(
        self, record: Record, raw: RawRecord, lines: Mapping[str, int]
    ) -> Iterator[Problem]:
        """Yield what lies in `content/` and may not, and media that are not there and should."""
        in_content = [each for each in record.versions if each.path.startswith(f"{VERSIONS}/")]
        if not (raw.body.strip() or record.media or record.subtitle or in_content):
            return
        decision = decide(
            record, edition=Edition.PUBLIC, noncommercial=self._settings.noncommercial
        )
        if raw.body.strip() and not decision.may_lie_in_content:
            yield Problem(
                path=raw.path,
                line=raw.body_line,
                message=f"The text stands under content/, which is public, "
                f"{_WHY_NOT.get(decision.access, _BY_RIGHTS)}.",
                remedy="Cut everything from this line on out of the file, and save it as "
                f"private/{record.pressmark}.md; if that file begins with fields, put it below "
                "them.",
            )
        if record.subtitle and not decision.standfirst:
            yield Problem(
                path=raw.path,
                line=lines.get("subtitle", 0),
                field="subtitle",
                message="The standfirst is the outlet's text and stands under content/, which is "
                f"public, {_WHY_NOT.get(decision.access, _BY_RIGHTS)}.",
                remedy=f"Move the field to the front matter of private/{record.pressmark}.md: a "
                "line ---, the field, a line ---, then the text if there is one.",
            )
        if decision.text is not TextRule.FULL:
            for version in in_content:
                yield Problem(
                    path=version.path,
                    message="This earlier version of the text stands under content/, which is "
                    f"public, {_WHY_NOT.get(decision.access, _BY_RIGHTS)}.",
                    remedy=f"Move it to {PRIVATE_VERSIONS}/{record.pressmark}/.",
                )
        for medium in record.media:
            if not medium.is_remote:
                yield from self._misplaced_medium(
                    record, medium, decision.access, lines.get("media", 0)
                )

    def _misplaced_medium(
        self, record: Record, medium: Medium, access: Access, line: int
    ) -> Iterator[Problem]:
        media = self.in_content()
        decision = decide_medium(
            medium,
            edition=Edition.PUBLIC,
            noncommercial=self._settings.noncommercial,
            article=access,
        )
        lies_there = medium.file in media
        if lies_there and not decision.may_lie_in_content:
            yield Problem(
                path=record.path,
                line=line,
                field="media",
                value=medium.file,
                message="The file lies under content/media/, which is public, and its rights do "
                "not allow that: the text's licence does not cover it.",
                remedy=f"Move it to private/media/{medium.file}, or write its own license.",
            )
        elif decision.shown and not lies_there:
            folded = medium.file.casefold()
            near = next((each for each in sorted(media) if each.casefold() == folded), "")
            yield Problem(
                path=record.path,
                line=line,
                field="media",
                value=medium.file,
                message="There is no such file in content/media/.",
                remedy=f"Did you mean {near}?"
                if near
                else "Put the file there, or take the entry out.",
            )

    def unnamed(self, records: list[Record]) -> Iterator[Problem]:
        """Yield the media that no record names and no page speaks of, though git publishes them."""
        named = {medium.file.casefold() for record in records for medium in record.media}
        unnamed = sorted(each for each in self.in_content() if each.casefold() not in named)
        pages = self._pages() if unnamed else b""
        for each in unnamed:
            name = each.rsplit("/", 1)[-1]
            spoken_of = name.encode() in pages or quote(name).encode() in pages
            if not spoken_of and not name.startswith(_NEVER_NAMED):
                yield Problem(
                    path=f"{MEDIA}/{each}",
                    message="No record names this file, and no page speaks of it; in a public "
                    "repository it is published all the same.",
                    remedy="Name it under media: in its record, move it to "
                    f"{PRIVATE_MEDIA}/{each}, or delete it.",
                    severity=Severity.WARNING,
                )

    def _pages(self) -> bytes:
        files = sorted((self._root / PAGES).rglob("*"))
        return b"".join(
            path.read_bytes() for path in files if path.is_file() and not path.is_symlink()
        )

    def in_content(self) -> frozenset[str]:
        if self._media is None:
            self._media = frozenset(self._listed_media())
        return self._media

    def _listed_media(self) -> Iterator[str]:
        top = self._root / MEDIA
        for folder, _, names in os.walk(top):
            inner = Path(folder).relative_to(top).as_posix()
            for name in names:
                yield name if inner == "." else f"{inner}/{name}"


_TEXT = (".md", ".txt", ".yml", ".yaml")


def _unread(root: Path) -> Iterator[Problem]:
    """Yield texts that lie in `content/` itself, where they belong to nothing that is read."""
    for path in sorted((root / "content").glob("*")):
        if path.name.endswith(_TEXT) and not path.name.startswith(_NEVER_NAMED):
            yield Problem(
                path=f"content/{path.name}",
                message="Nothing reads this file.",
                remedy=f"Move a record to {ARTICLES}/, a page to {PAGES}/, an outlet to "
                f"{OUTLETS}/; or take it out of content/.",
                severity=Severity.WARNING,
            )


_VERSION_FILE = re.compile(
    rf"(?:{VERSIONS}|{PRIVATE_VERSIONS})/(?P<mark>[^/]+)/[1-9][0-9]{{0,3}}\.md"
)


def _version_files(
    root: Path, private: bool, articles: list[str], problems: list[Problem]
) -> Mapping[str, tuple[str, ...]]:
    """Return the files of earlier versions by pressmark, and note those that belong to none."""
    pressmarks = {stem(path) for path in articles}
    found: dict[str, tuple[str, ...]] = {}
    folders = (VERSIONS, PRIVATE_VERSIONS) if private else (VERSIONS,)
    for path in (path for folder in folders for path in _files(root, folder, ".md", problems)):
        match = _VERSION_FILE.fullmatch(path)
        if match is None:
            problems.append(
                Problem(
                    path=path,
                    message="The name is not that of an earlier version.",
                    remedy="Name it <pressmark>/<number>.md, such as 1.md for the first version.",
                )
            )
        elif match["mark"] not in pressmarks:
            problems.append(
                Problem(
                    path=path,
                    value=match["mark"],
                    message="This is an earlier version of a text, and there is no such record, so "
                    "nobody can tell whether it may be published.",
                    remedy="Rename its folder after the record, or move it to private/.",
                )
            )
        else:
            found[match["mark"]] = (*found.get(match["mark"], ()), path)
    return found


def _duplicates(files: list[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path in files:
        pressmark = stem(path)
        first = seen.setdefault(pressmark, path)
        if first != path:
            yield Problem(
                path=path,
                value=pressmark,
                message=f"{first} has the same pressmark.",
                remedy="Rename the one that was added later, or delete it if it is the same "
                "article.",
            )


def _alias_clashes(records: list[Record], lines: Mapping[str, int]) -> Iterator[Problem]:
    pressmarks = {record.pressmark: record.path for record in records}
    owners: dict[str, str] = {}
    for record in records:
        for alias in record.aliases:
            clash = ""
            if alias in pressmarks:
                clash = f"{pressmarks[alias]} is called so now."
            elif alias in owners:
                clash = f"{owners[alias]} gives the same alias."
            owners.setdefault(alias, record.path)
            if clash:
                yield Problem(
                    path=record.path,
                    line=lines[record.path],
                    field="aliases",
                    value=alias,
                    message=f"One address cannot lead to two works: {clash}",
                    remedy="Take the alias out.",
                )


def _orphans(held_apart: Mapping[str, str], files: list[str]) -> Iterator[Problem]:
    pressmarks = {stem(path) for path in files}
    for pressmark, path in held_apart.items():
        if pressmark not in pressmarks:
            yield Problem(
                path=path,
                value=pressmark,
                message="No record describes this text, so no edition shows it.",
                remedy="Rename it after its record, or add it with `pressmark add`.",
                severity=Severity.WARNING,
            )
