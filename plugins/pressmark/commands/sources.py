"""What a keeper names on the command line, as a stream of articles: files, folders, addresses."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pressmark.capture.source import Source, refusal
from pressmark.capture.sources.guard import guarded
from pressmark.capture.sources.kinds import HEAD, Kind, kind_of
from pressmark.capture.sources.model import Entry, Input
from pressmark.capture.sources.readers import ARTICLES, LISTS
from pressmark.capture.tables import resolve_rights
from pressmark.commands.fetch import FetchError
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from pressmark.capture.tables import Value
    from pressmark.commands.fetch import Fetcher

_NOT_MEANT = {"Thumbs.db", "desktop.ini", "__MACOSX"}
"""What systems put into folders by themselves; names with a dot at the front too."""

# Browsers put a saved page's pictures into a folder of the page's name, with "files" behind it in
# their own language. Another word is no sign of that: beside `2021.html` may lie `2021-letters`.
_COMPANION = re.compile(
    r"""[_. -](?: files? | filer | fichiers | dateien | archivos | ficheros | arquivos | ficheiros
      | bestanden | tiedostot | pliki | soubory | súbory | datoteke | fájlok | elemei | fișiere
      | dosyalar | failid | faili | failai | файлы | файли | файлове | αρχεία | ملفات
      | קבצים | ファイル | 파일 | 文件 | 檔案 )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Stream:
    """The articles of all that was named, one at a time; `done` and `total` count bytes."""

    paths: Sequence[Path] = ()
    urls: Sequence[str] = ()
    table: Path | None = None
    defaults: Mapping[str, Value] = field(default_factory=dict)
    extra: Collection[str] = ()
    fetcher: Fetcher | None = None
    done: int = 0
    total: int = 0
    _rows: Sequence[Entry] | None = None

    def __post_init__(self) -> None:
        """Read what holds for all articles. Raises `ProblemsFoundError` where that is wrong."""
        defaults = dict(self.defaults)
        if problems := resolve_rights(defaults, "--license"):
            raise ProblemsFoundError(problems)
        self.defaults = defaults
        if self.table is not None:
            self._rows = self._read_table(self.table)

    def __iter__(self) -> Iterator[Source]:
        """Give each article as the keeper's word and its file together describe it."""
        for source in self._all():
            yield replace(source, for_all=self.defaults) if self.defaults else source

    def _all(self) -> Iterator[Source]:
        files, refused = _files(self.paths)
        self.total = sum(_size(path) for path in files.values())
        if self._rows is not None and self.table is not None:
            yield from self._of_rows(self._rows, self.table, files)
        else:
            claimed = self._claimed(files.values())
            shelf = _Shelf(files.values())
            for name, path in files.items():
                if path.resolve() not in claimed:
                    yield from self._read(path, name, shelf)
        yield from refused
        for url in self.urls:
            yield from self._fetched(url)

    # --- a table given with --metadata ---

    def _read_table(self, table: Path) -> list[Entry]:
        """Read a table whole. Raises `ProblemsFoundError` where no row of it can be used."""
        try:
            with table.open("rb") as file:
                entry = Input(table.name, file, _size(table), self.extra)
                kind = kind_of(table.name, file.read(HEAD))
                file.seek(0)
                reader = LISTS.get(kind or Kind.TEXT)
                if reader is None:
                    raise ProblemsFoundError([_no_table(table)])
                rows = [
                    row if isinstance(row, Entry) else Entry(row)
                    for row in guarded(reader, entry, str(kind))
                ]
        except OSError as error:
            raise ProblemsFoundError([_unreadable(table.name, error)]) from None
        whole = [p for row in rows if not row.source.line for p in row.source.problems]
        if whole:
            raise ProblemsFoundError(whole)
        return rows

    def _of_rows(
        self, rows: Sequence[Entry], table: Path, files: Mapping[str, Path]
    ) -> Iterator[Source]:
        left = {path.resolve(): name for name, path in files.items()}
        shelf = _Shelf(files.values(), strict=bool(self.paths))
        for row in rows:
            path = shelf.find(row, table)
            if path is not None:
                left.pop(path.resolve(), None)
            yield from self._joined(row, path)
        left.pop(table.resolve(), None)
        for name in left.values():
            yield refusal(
                name,
                f"No row of {table.name} names this file.",
                "Add a row for it, or leave the file out.",
            )

    # --- files ---

    def _claimed(self, paths: Collection[Path]) -> set[Path]:
        """Find the files that lists among `paths` speak of, so that none is added twice."""
        claimed: set[Path] = set()
        lists: set[Path] = set()
        if len(paths) < 2:
            return claimed
        for path in paths:
            for row in self._entries(path, path.name):
                lists.add(path.resolve())
                for name in row.files:
                    with contextlib.suppress(OSError, ValueError):
                        claimed.add((path.parent / name).resolve())
        return claimed - lists  # a row that names a list is refused, and the list read by itself

    def _entries(self, path: Path, name: str) -> Iterator[Entry]:
        try:
            with path.open("rb") as file:
                kind = kind_of(path.name, file.read(HEAD))
                if kind is None or kind not in LISTS:
                    return
                file.seek(0)
                entry = Input(name, file, _size(path), self.extra)
                for row in guarded(LISTS[kind], entry, str(kind)):
                    yield row if isinstance(row, Entry) else Entry(row)
        except OSError:
            # It is told when the file itself is read.
            return

    def _read(self, path: Path, name: str, shelf: _Shelf | None) -> Iterator[Source]:
        """Give the articles of one file, and count its bytes as they are read.

        Without a `shelf` the file is the text of a row: then it may be no list of its own.
        """
        before = self.done
        try:
            with path.open("rb") as file:
                kind = kind_of(path.name, file.read(HEAD))
                file.seek(0)
                entry = Input(name, file, _size(path), self.extra)
                if kind is not None and kind in LISTS and shelf is None:
                    yield refusal(
                        name,
                        "A row names this file as its article's text, and it is a list itself.",
                        "Name the file with the text in the row, and add this list by itself.",
                    )
                elif kind is not None and kind in LISTS and shelf is not None:
                    for row in guarded(LISTS[kind], entry, str(kind)):
                        made = row if isinstance(row, Entry) else Entry(row)
                        self.done = before + min(file.tell(), entry.size)
                        yield from self._joined(made, shelf.find(made, path))
                elif kind is not None:
                    for source in guarded(ARTICLES[kind], entry, str(kind)):
                        if not file.closed:
                            self.done = before + min(file.tell(), entry.size)
                        yield source
                else:
                    yield _unknown(name, path.suffix)
        except OSError as error:
            yield Source(name=name, problems=(_unreadable(name, error),))
        self.done = before + _size(path)

    def _joined(self, row: Entry, path: Path | None) -> Iterator[Source]:
        """Bring a row and the articles of its file together."""
        said = row.source
        if path is None and row.files and not row.needed:
            note = f"Not found beside it: {', '.join(row.files)}. It is only described."
            said = replace(said, notes=(*said.notes, note))
        elif path is None and row.files:
            said = replace(said, name=row.files[0]).refused(
                "No text file of this name is among those given.",
                "Give the file too, correct its name in the table, or leave the cell empty to add "
                "a description without the text.",
                field="file",
                value=row.files[0],
            )
        if path is None:
            yield said
            return
        name = next(file for file in row.files if file.endswith(path.name))
        matched = False
        for each in self._read(path, name, None):
            # A row with an address speaks of one page of a web archive, and not of the others.
            if "#" in each.name and said.url and each.url and each.url != said.url:
                continue
            matched = True
            yield _together(said, each)
        if not matched:
            yield replace(said, name=name).refused(
                "The file holds no page of this address.",
                "Correct the address, or leave it out where the row means all of the file.",
                field="source_url",
                value=said.url,
            )

    # --- addresses ---

    def _fetched(self, url: str) -> Iterator[Source]:
        if self.fetcher is None:
            yield refusal(url, "Addresses are not fetched here.", "Save the page and add that.")
            return
        try:
            page = self.fetcher.fetch(url)
        except FetchError as error:
            yield refusal(url, error.message, error.remedy)
            return
        name = page.url.partition("?")[0].rpartition("/")[2] + page.ending
        kind = kind_of(name, page.data[:HEAD])
        if kind is None or kind not in ARTICLES:
            yield _unknown(url, page.content_type)
            return
        entry = Input(url, io.BytesIO(page.data), len(page.data), self.extra)
        said = {"source_url": page.url, "retrieved": page.day}
        for source in guarded(ARTICLES[kind], entry, str(kind)):
            if kind in {Kind.WARC, Kind.WACZ, Kind.FEED}:
                yield source
            else:
                yield replace(
                    source,
                    said={**said, **source.said},
                    content_type=source.content_type or page.content_type,
                    ending=source.ending or page.ending,
                )


def _files(paths: Sequence[Path]) -> tuple[dict[str, Path], list[Source]]:
    """List the files named, and those in the folders named, by what to call them in messages.

    What lies in a folder and cannot be read as a file is given beside them, each with its reason.
    """
    found: dict[str, Path] = {}
    seen: set[Path] = set()
    links: list[tuple[str, Path]] = []
    refused: list[Source] = []
    for path in paths:
        inside = _inside(path, path) if path.is_dir() else [(path.name, path)]
        for name, file in inside:
            if isinstance(file, OSError):
                refused.append(Source(name=name, problems=(_unreadable(name, file),)))
            elif file.is_symlink() and file is not path:
                links.append((name, file))
            elif not file.is_file():
                refused.append(_no_file(name))
            elif file.resolve() not in seen:
                seen.add(file.resolve())
                found[_free_name(name, file, found)] = file
    folders = [path.resolve() for path in paths if path.is_dir()]
    refused += [_link(name) for name, link in links if not _is_reached(link, seen, folders)]
    return found, refused


def _free_name(name: str, file: Path, taken: Collection[str]) -> str:
    """Return what to call a file; two of one name are told apart by their paths."""
    return next(each for each in (name, str(file), str(file.resolve())) if each not in taken)


def _is_reached(link: Path, files: Collection[Path], folders: Collection[Path]) -> bool:
    """Tell whether what a link leads to is read anyhow."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or to itself (an OSError from 3.13 on)
        return False
    return target in files or (target.is_dir() and any(map(target.is_relative_to, folders)))


def _inside(folder: Path, root: Path) -> Iterator[tuple[str, Path | OSError]]:
    """Walk a folder in the order of its names, without what belongs to a saved page.

    A folder that cannot be read is given with its error.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield folder.relative_to(root.parent).as_posix(), error
        return
    pages = [path.stem for path in entries if path.suffix.lower() in {".html", ".htm", ".xhtml"}]
    for path in entries:
        if path.name.startswith(".") or path.name in _NOT_MEANT:
            continue
        if path.is_dir() and not path.is_symlink():
            if not any(_is_companion(path.name, page) for page in pages):
                yield from _inside(path, root)
        else:
            yield path.relative_to(root).as_posix(), path


def _is_companion(folder: str, page: str) -> bool:
    return folder.startswith(page) and bool(_COMPANION.fullmatch(folder[len(page) :]))


def _together(row: Source, file: Source) -> Source:
    return replace(
        file,
        fields=row.fields,
        said={**row.said, **file.said},
        id=row.id,
        table=row.table,
        line=row.line,
        problems=(*row.problems, *file.problems),
        notes=(*row.notes, *file.notes),
        beside=(*row.beside, *file.beside),
    )


class _Shelf:
    """Finds the files that rows speak of, by their path from the table or by a name alone.

    A path that leads out of the table's folder counts only where that file was named too: a table
    from elsewhere must not reach the keeper's other files. `strict` holds to the files named.
    """

    def __init__(self, files: Collection[Path], *, strict: bool = False) -> None:
        self._given = {path.resolve() for path in files}
        self._names: dict[str, list[Path]] = {}
        for path in self._given:
            self._names.setdefault(path.name, []).append(path)
        self._strict = strict

    def find(self, row: Entry, table: Path) -> Path | None:
        """Return the first of a row's files that is there; None where none is."""
        folder = table.parent.resolve()
        for name in row.files:
            try:
                wanted = (folder / name).resolve()
                beside = wanted.is_relative_to(folder) and wanted.is_file()
            except (OSError, ValueError):
                # No system has such a name: too long, or with a NUL in it.
                continue
            if wanted in self._given or (beside and not self._strict):
                return wanted
            if len(named := self._names.get(name, [])) == 1:
                return named[0]
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _unknown(name: str, what: str) -> Source:
    return refusal(
        name,
        f"Files of the kind “{what or name}” are not read.",
        "Save the article as plain text (.txt), a web page (.html) or PDF, and add that.",
    )


def _link(name: str) -> Source:
    return refusal(
        name,
        "It is a link, and links in a folder are not followed.",
        "Name what it leads to on the command line, or put the file itself there.",
    )


def _no_file(name: str) -> Source:
    return refusal(
        name,
        "It is no file: a pipe, a socket or a device.",
        "Write what it holds into a file, and add that.",
    )


def _no_table(table: Path) -> Problem:
    return Problem(
        path=table.name,
        message="This is no table.",
        remedy="Give a table (CSV, TSV, XLSX), JSON Lines, or a reference manager's export.",
    )


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(
        path=name,
        message=f"The file cannot be read: {error.strerror}.",
        remedy="See that it is there and that you may read it.",
    )
