"""Putting a text on the public shelf: an embargo lifted, or rights that allow it now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark.commands.files import write_files
from pressmark.commands.raw import find, read_outlets
from pressmark.outlets import OutletIndex
from pressmark.private import (
    change_private,
    read_private,
)
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import read_record, split_front_matter, update_record
from pressmark.record import Status, Withheld
from pressmark.rights import decide
from pressmark.settings import Edition
from pressmark.versions import read_version, write_version

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pressmark.record import Record
    from pressmark.rights import Reason
    from pressmark.settings import ArchiveSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """An embargo lifted, a text moved in. `shown` is false where its rights withhold it still."""

    pressmark: str
    shown: bool
    reason: Reason
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    """The files of earlier versions that stay in `private/`."""


def release(
    root: Path,
    pressmark: str,
    *,
    today: date,
    anyway: bool,
    settings: ArchiveSettings,
) -> Released:
    """Lift an embargo, and move text and standfirst into the record where its rights allow it.

    A record that came free in another way (a licence, a permission, a review) is moved too. The
    keeper's notes stay in `private/`, and so do earlier versions but those that only the text's
    rights have kept there. Raises `ProblemsFoundError` where there is no such record,
    neither an embargo nor anything to move, or where the embargo's day has not come (`anyway`
    lifts it all the same).
    """
    path = find(root, pressmark)
    pressmark = path.stem
    name = path.relative_to(root).as_posix()
    data = path.read_bytes()
    raw = split_front_matter(data, name)
    private = root / "private" / f"{pressmark}.md"
    held = private.read_bytes() if private.is_file() else b""
    apart = read_private(held, f"private/{pressmark}.md", raw)
    if apart.problems:
        raise ProblemsFoundError(apart.problems)
    index = OutletIndex(read_outlets(root))
    record = read_record(raw, outlets=index, extra=settings.extra, body=apart.text)
    if record.embargo_until is not None and record.embargo_until > today and not anyway:
        raise ProblemsFoundError(
            [
                Problem(
                    path=name,
                    field="embargo_until",
                    value=record.embargo_until.isoformat(),
                    message="The embargo's day has not come.",
                    remedy="Wait until then, or lift it with --anyway if whoever set it agrees.",
                )
            ]
        )
    lifted = update_record(data, {"embargo_until": None}) if record.embargo_until else data
    now = read_record(
        split_front_matter(lifted, name), outlets=index, extra=settings.extra, body=apart.text
    )
    decision = decide(now, edition=Edition.PUBLIC, noncommercial=settings.noncommercial)
    left = held
    earlier: dict[str, Path] = {}
    if decision.may_lie_in_content and apart.text is not None:
        lifted = update_record(lifted, {}, body=apart.text)
        left = change_private(left, {}, text=None)
        earlier = _withheld_versions(root, pressmark)
    if decision.standfirst and "subtitle" in apart.values:
        lifted = update_record(lifted, {"subtitle": apart.values["subtitle"]})
        left = change_private(left, {"subtitle": None})
    if lifted == data and left == held:
        raise ProblemsFoundError([_nothing_to_release(record)])
    # Killed between the two, the text is there twice, and not lost.
    moved = {
        f"content/versions/{pressmark}/{each}": _freed(path.read_bytes(), f"{pressmark}/{each}")
        for each, path in earlier.items()
    }
    write_files(root, {name: lifted, **moved})
    changed = [name, *moved]
    for each in earlier.values():
        each.unlink()
        changed.append(each.relative_to(root).as_posix())
    if left != held:
        changed.append(f"private/{pressmark}.md")
        if left:
            write_files(root, {f"private/{pressmark}.md": left})
        else:
            private.unlink()
    return Released(
        pressmark=pressmark,
        shown=decision.shows_text,
        reason=decision.reason,
        changed=tuple(changed),
        kept=tuple(
            path.relative_to(root).as_posix()
            for path in sorted((root / "private" / "versions" / pressmark).glob("*.md"))
        ),
    )


def _withheld_versions(root: Path, pressmark: str) -> dict[str, Path]:
    """Return the earlier texts that were withheld as the text itself was, by their files' names.

    One that the keeper has hidden stays where it is, and so does one of which nothing is said.
    """
    folder = root / "private" / "versions" / pressmark
    found = {}
    for path in sorted(folder.glob("*.md")):
        version = read_version(path.read_bytes(), path.relative_to(root).as_posix())
        if version.withheld is Withheld.RIGHTS:
            found[path.name] = path
    return found


def _freed(data: bytes, name: str) -> bytes:
    return write_version(replace(read_version(data, f"private/versions/{name}"), withheld=None))


def _nothing_to_release(record: Record) -> Problem:
    under_review = record.status is Status.NEEDS_REVIEW
    return Problem(
        path=record.path,
        field="status" if under_review else "",
        message="This work is not under embargo, and nothing in private/ may move into it.",
        remedy="Its review comes first: mend what it asks for, and take the line status: out."
        if under_review
        else "If its text is not shown, its page says why.",
    )
