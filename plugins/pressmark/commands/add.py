"""Adding articles: what a keeper names on the command line, captured and written one by one."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark import edtf
from pressmark.archive.layout import unreadable
from pressmark.capture.cleaning import clean_text
from pressmark.capture.devised import waiting
from pressmark.capture.holdings import Holdings
from pressmark.capture.records import Addition, Outcome, plan
from pressmark.capture.resemblance import sketch
from pressmark.capture.tables import ALIASES, LISTS
from pressmark.commands.files import IGNORED, ensure_ignored, write_files
from pressmark.commands.raw import read_outlets, scalar, scalars
from pressmark.commands.review import reviewed
from pressmark.commands.sources import Stream
from pressmark.outlets import OutletIndex
from pressmark.private import split_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from datetime import date
    from pathlib import Path

    from pressmark.capture.tables import Value
    from pressmark.commands.fetch import Fetcher
    from pressmark.commands.review import Keeper
    from pressmark.settings import ArchiveSettings


_AHEAD = 16
"""Articles that are on their way to the disk while the next is read."""


_REPLACED = "private/replaced"
_MOVE_OUT = (
    "It was read from the archive's own folder, where git takes the file along: move it out before"
    " you commit."
)


def add(
    root: Path,
    paths: Sequence[Path] = (),
    *,
    urls: Sequence[str] = (),
    table: Path | None = None,
    defaults: Mapping[str, Value] | None = None,
    settings: ArchiveSettings,
    read: date | None,
    fetcher: Fetcher | None = None,
    keep: bool = False,
    dry_run: bool = False,
    keeper: Keeper | None = None,
    on_progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
) -> Iterator[Addition]:
    """Add articles to the archive `root`; give what became of each, in order, as it happens.

    `defaults` are fields for every article whose row leaves them empty; `keep` puts the bytes
    that came in into `captures/`; `keeper` is asked about what is doubtful. An article is given
    once it is on the disk, and what is rejected does not stop the others. Raises
    `ProblemsFoundError` at once where the table, the options or the archive itself cannot be
    read.
    """
    stream = Stream(
        paths=paths,
        urls=urls,
        table=table,
        defaults=defaults or {},
        extra=[field.name for field in settings.extra],
        fetcher=fetcher,
    )
    held = holdings(root)
    sources = reviewed(stream, keeper, known=_settled(held)) if keeper else stream
    additions = plan(sources, held, settings=settings, read=read, keep=keep)
    beside_git = any(_is_taken_by_git(path, root) for path in (*paths, *([table] if table else [])))

    def added() -> Iterator[Addition]:
        # Each file waits for the disk; beside each other some twenty times as many are written.
        ahead = 0 if keeper else _AHEAD
        ignored = False
        waiting: deque[tuple[Addition, Future[None] | None]] = deque()
        with ThreadPoolExecutor(max_workers=_AHEAD) as writers:
            for addition in additions:
                if beside_git and _is_withheld_file(addition):
                    addition = replace(addition, notes=(*addition.notes, _MOVE_OUT))
                written = None
                if addition.files and not dry_run:
                    if not ignored:
                        ensure_ignored(root)
                        ignored = True
                    written = writers.submit(_write, root, addition)
                    outlets = any(path.startswith("content/outlets/") for path in addition.files)
                    if outlets or addition.replaces:
                        # No record may stand without its outlet, wherever a run is stopped; and
                        # one may be replaced that was written just now.
                        written.result()
                waiting.append((_light(addition), written))
                on_progress("adding", stream.done, stream.total)
                while len(waiting) > ahead:
                    yield _written(*waiting.popleft())
            while waiting:
                yield _written(*waiting.popleft())

    return added()


def _is_taken_by_git(path: Path, root: Path) -> bool:
    """Tell whether `git add .` in the archive would take a file or folder along."""
    full = path.resolve()
    return full.is_relative_to(root.resolve()) and not any(
        full.is_relative_to((root / each.strip("/*")).resolve()) for each in IGNORED
    )


def _is_withheld_file(addition: Addition) -> bool:
    written = addition.outcome in {Outcome.ADDED, Outcome.NEEDS_REVIEW}
    source = addition.source
    return written and not addition.shown and source.came_in is not None


def _write(root: Path, addition: Addition) -> None:
    """Write an article's files; what it replaces is kept in `private/replaced/`."""
    if not addition.replaces:
        write_files(root, addition.files, ignored=True)
        return
    record = root / addition.replaces
    private = root / "private" / record.name
    kept = {
        f"{_REPLACED}/{name}.md": path.read_bytes()
        for name, path in ((record.stem, record), (f"{record.stem}-text", private))
        if path.is_file()
    }
    write_files(root, kept, ignored=True)
    write_files(root, addition.files, ignored=True)
    for path in (record, private):
        if path.relative_to(root).as_posix() not in addition.files:
            path.unlink(missing_ok=True)


def _written(addition: Addition, written: Future[None] | None) -> Addition:
    """Wait until an article is on the disk. Raises OSError where it could not be written."""
    if written is not None:
        written.result()
    return addition


def _light(addition: Addition) -> Addition:
    """Let go of the bytes, of which a long run would gather gigabytes."""
    source = replace(addition.source, data=None, original=None)
    return replace(addition, source=source)


def _settled(held: Holdings) -> set[str]:
    """Return the sums of the files of which no record waits for review."""
    return {
        source_sha256
        for source_sha256, marks in held.sources.items()
        if marks and not any(mark in held.waiting for mark in marks)
    }


def as_fields(options: Mapping[str, str | None]) -> dict[str, Value]:
    """Turn the options of the command line into fields; those left out are not among them."""
    fields: dict[str, Value] = {}
    for option, value in options.items():
        name = ALIASES.get(option, option)
        if value and name in LISTS:
            parts = (clean_text(part)[0].strip() for part in value.split(";"))
            fields[name] = [part for part in parts if part]
        elif value:
            fields[name] = clean_text(value)[0].strip()
    return fields


def holdings(root: Path) -> Holdings:
    """Read what an archive holds already. Raises `ProblemsFoundError` for what cannot be read."""
    held = Holdings()
    for outlet in read_outlets(root).values():
        held.know(outlet)
    if (root / "captures").is_dir():
        held.captures.update(path.name for path in (root / "captures").iterdir())
    problems: list[Problem] = []
    index = OutletIndex(held.outlets)
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if not path.is_file():
            continue  # a folder, a link to nothing, a pipe: `check` tells of it
        try:
            raw = split_front_matter(path.read_bytes(), name)
        except OSError as error:
            problems.append(unreadable(name, error))
            continue
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        outlet_found = index.find(scalar(raw, "outlet"))
        held.hold(
            path.stem,
            aliases=scalars(raw, "aliases"),
            outlet=outlet_found.slug if outlet_found else "",
            issued=_canonical(scalar(raw, "issued")),
            title=scalar(raw, "title"),
            source_url=scalar(raw, "source_url"),
            source_sha256=scalar(raw, "source_sha256"),
            text_sha256=scalar(raw, "sha256"),
            waiting=waiting(
                path.relative_to(root).as_posix(),
                status=scalar(raw, "status"),
                title=scalar(raw, "title"),
                outlet=scalar(raw, "outlet"),
                language=scalar(raw, "language"),
            ),
        )
        held.resemblances.add(path.stem, sketch(raw.body.strip() or _private_text(root, path.stem)))
    if problems:
        raise ProblemsFoundError(problems)
    return held


def _private_text(root: Path, pressmark: str) -> str:
    path = root / "private" / f"{pressmark}.md"
    try:
        return split_private(path.read_bytes(), path.name).body
    except (OSError, ProblemsFoundError):
        # Nothing is withheld of it, or `check` will say what is wrong with the file.
        return ""


def _canonical(issued: str) -> str:
    try:
        return edtf.parse(issued).text
    except edtf.EdtfError:
        return issued
