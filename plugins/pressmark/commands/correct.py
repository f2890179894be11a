"""Correcting a text: the new one takes its place, and the old one is kept as a numbered version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark.commands.files import write_together
from pressmark.commands.raw import find, read_outlets
from pressmark.identity import canonical_text, sha256
from pressmark.markup import count_paragraphs
from pressmark.outlets import OutletIndex
from pressmark.private import change_private, read_private, split_private
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.public import SHORTEST_HASHED
from pressmark.reading import read_record, split_front_matter, update_record
from pressmark.record import Correction, Length, Status, Version, Withheld
from pressmark.renumbering import renumbered
from pressmark.rights import TextRule, decide
from pressmark.settings import Edition
from pressmark.versions import write_version

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pressmark.frontmatter import RawRecord
    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A record with the text that it holds, and the files that it was read from."""

    record: Record
    text: str
    path: str
    data: bytes
    private: str = ""
    """The private file that holds the text; "" where the record itself does."""
    private_data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction as it was carried out. `kept` is the file of the version before it."""

    pressmark: str
    version: int
    sha256: str
    kept: str
    changed: tuple[str, ...]


def held(root: Path, pressmark: str, settings: ArchiveSettings) -> Held:
    """Return a record and its text, wherever that lies.

    Raises `ProblemsFoundError` where there is no such record, where it cannot be read, where its
    text is not held, or where it cannot be corrected: withdrawn, or not published yet.
    """
    path = find(root, pressmark)
    name = path.relative_to(root).as_posix()
    data = path.read_bytes()
    raw = split_front_matter(data, name)
    private = f"private/{path.stem}.md"
    private_data = (root / private).read_bytes() if (root / private).is_file() else b""
    apart = read_private(private_data, private, raw)
    if apart.problems:
        raise ProblemsFoundError(apart.problems)
    record = _read(root, raw, settings, apart.text)
    text = record.body
    if record.withdrawn is not None:
        raise _refused(record, "withdrawn", "The work is withdrawn.", "Nothing of it is shown.")
    if record.status is Status.NEEDS_REVIEW:
        raise _refused(
            record,
            "status",
            "Nothing of this work has been published, so there is nothing to correct.",
            "Change the file itself, and take the line status: out when it is right.",
        )
    if text is None:
        raise _refused(record, "", "The archive does not hold the text.", "Add it first.")
    return Held(
        record=record,
        text=text,
        path=name,
        data=data,
        private=private if apart.text is not None else "",
        private_data=private_data,
    )


def correct(
    root: Path,
    found: Held,
    text: str,
    *,
    what: str,
    why: str,
    day: date,
    hide_old: bool,
    settings: ArchiveSettings,
) -> Corrected:
    """Put `text` in the place of the one that is held, and keep that as a numbered version.

    The old text goes to `content/versions/`, or to `private/versions/` where the text lies in
    `private/`, where its rights withhold it, or with `hide_old`. Version, sum, length, paragraphs
    and corrections of the record follow. All files are written, or none. Raises
    `ProblemsFoundError` where the text is empty or the same, or the result would be no record.
    """
    record, new = found.record, canonical_text(text)
    if not new.strip():
        raise _refused(record, "", "The new text is empty.", "To take it down: pressmark withdraw.")
    if new == canonical_text(found.text):
        raise _refused(record, "", "The new text is the old one.", "Nothing needs to be done.")
    if record.corrections and day < record.corrections[-1].date:
        raise _refused(
            record,
            "corrections",
            f"The last correction is of {record.corrections[-1].date}, a later day.",
            "Give the day of this correction with --date.",
        )
    changes = _changes(record, found.text, new, Correction(date=day, what=what, why=why))
    if found.private:
        data = update_record(found.data, changes)
        files = {found.private: change_private(found.private_data, {}, text=new), found.path: data}
    else:
        files = {found.path: update_record(found.data, changes, body=new)}
    now = _read(
        root,
        split_front_matter(files[found.path], found.path),
        settings,
        new if found.private else None,
    )
    decision = decide(now, edition=Edition.PUBLIC, noncommercial=settings.noncommercial)
    public = decision.text is TextRule.FULL and not found.private and not hide_old
    kept = f"{'content' if public else 'private'}/versions/{record.pressmark}/{record.version}.md"
    earlier = write_version(
        Version(
            number=record.version,
            path=kept,
            replaced=day,
            paragraphs=record.paragraphs,
            withheld=None if public else Withheld.KEEPER if hide_old else Withheld.RIGHTS,
            sha256=sha256(found.text),
            body=canonical_text(found.text),
        )
    )
    if (root / kept).is_file() and (root / kept).read_bytes() != earlier:
        raise _refused(
            replace(record, path=kept),
            "",
            f"Another text is kept as version {record.version} already.",
            "Mend version: in the record, or move that file away.",
        )
    files[kept] = earlier
    write_together(root, files)
    return Corrected(
        pressmark=record.pressmark,
        version=now.version,
        sha256=sha256(new),
        kept=kept,
        changed=tuple(sorted(files)),
    )


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file: what stands below its front matter, where it has any.

    Raises `ProblemsFoundError` where it is not UTF-8, or its front matter cannot be read.
    """
    return split_private(data, name).body


def _changes(record: Record, old: str, new: str, correction: Correction) -> dict[str, object]:
    try:
        paragraphs = renumbered(old, new, record.paragraphs)
    except ValueError as error:
        raise _refused(
            record,
            "paragraphs",
            f"{error}.",
            "List each paragraph's id in order, or leave the field out.",
        ) from error
    changes: dict[str, object] = {
        "version": record.version + 1,
        "corrections": [
            {"date": each.date, "what": each.what, "why": each.why}
            for each in (*record.corrections, correction)
        ],
        "paragraphs": paragraphs,
    }
    if record.extent is not None:
        length = Length(words=len(new.split()), paragraphs=count_paragraphs(new))
        changes["extent"] = {"words": length.words, "paragraphs": length.paragraphs}
    # The sum of a short text that is withheld would let it be guessed.
    if record.sha256 or len(new.split()) >= SHORTEST_HASHED:
        changes["sha256"] = sha256(new)
    return changes


def _read(root: Path, raw: RawRecord, settings: ArchiveSettings, body: str | None) -> Record:
    index = OutletIndex(read_outlets(root))
    return read_record(raw, outlets=index, extra=settings.extra, body=body)


def _refused(record: Record, field: str, message: str, remedy: str) -> ProblemsFoundError:
    return ProblemsFoundError(
        [
            Problem(
                path=record.path,
                field=field,
                value="" if field else record.pressmark,
                message=message,
                remedy=remedy,
            )
        ]
    )
