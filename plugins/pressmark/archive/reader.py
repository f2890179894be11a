"""Reads one record's file, with what lies apart from it, and knows what it all depends on."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pressmark import markup
from pressmark.archive.layout import unreadable
from pressmark.frontmatter import split_front_matter, stem
from pressmark.outlets import OutletIndex
from pressmark.private import PrivatePart, read_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import check_record
from pressmark.versions import numbering, read_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pressmark.archive.shelf import Shelf
    from pressmark.record import Outlet, Record, Version
    from pressmark.settings import ArchiveSettings

_NOTHING_APART = PrivatePart()


class Kept(NamedTuple):
    """What was read from one record's file; `aliases_line` is where its aliases stand, or 0."""

    record: Record | None
    problems: tuple[Problem, ...] = ()
    aliases_line: int = 0


class Reader:
    """Reads the records of one archive; `complete` is what each of them goes through."""

    def __init__(
        self,
        root: Path,
        settings: ArchiveSettings,
        outlets: Mapping[str, Outlet],
        shelf: Shelf,
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
        """Return the digest of all that `read` makes a record from; "" where it cannot be read."""
        try:
            return self._key(path, *self._sources(path))
        except OSError:
            return ""

    def read(self, path: str) -> tuple[str, Kept]:
        """Return what a file holds, and the key of it."""
        try:
            sources = self._sources(path)
        except OSError as error:
            # Of a disk that fails the system names no file.
            name = str(error.filename or "").removeprefix(f"{self._root}/") or path
            return "", Kept(None, (unreadable(name, error),))
        return self._key(path, *sources), self._read(path, *sources)

    def _sources(self, path: str) -> tuple[bytes, bytes | None, Mapping[str, bytes]]:
        mark = stem(path)
        name = self._apart.get(mark)
        return (
            read_bytes(self._root, path),
            read_bytes(self._root, name) if name else None,
            {each: read_bytes(self._root, each) for each in self._versions.get(mark, ())},
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
            problems.extend(self._shelf.named(record, lines))
            if apart.text is not None:
                problems.extend(self._shelf.copied(record, lines))
            record = self._complete(replace(record, **apart.values) if apart.values else record)
            problems.extend(_numbered(record, lines.get("paragraphs", 0)))
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


def _numbered(record: Record, line: int) -> Iterator[Problem]:
    """Tell where the paragraphs' ids do not fit the text, or those of an earlier version its own.

    Nearly no record lists them, so that hardly a text is looked at.
    """
    texts = [(record.path, line, record.body, record.paragraphs)]
    texts += [(each.path, 0, each.body, each.paragraphs) for each in record.versions]
    for path, at, body, paragraphs in texts:
        if body is None or not paragraphs:
            continue
        try:
            markup.render(body, language="", verbatim=True, paragraphs=paragraphs)
        except ValueError as error:
            yield Problem(
                path=path,
                line=at,
                field="paragraphs",
                message=f"{error}.",
                remedy="List each paragraph's id in order, or leave the field out.",
            )


def read_bytes(root: Path, path: str) -> bytes:
    """Return what a file holds."""
    # 10,000 times: without a buffer, and a path that is a text, in half the time.
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()
