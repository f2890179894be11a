"""Taking a text off the public shelf."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.commands.files import write_files
from pressmark.commands.raw import find, mapping, media_files, scalar
from pressmark.fields.stated import stated
from pressmark.private import (
    PRIVATE_FIELDS,
    change_private,
    split_private,
    write_private,
)
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import split_front_matter, update_record, write_record

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pressmark.frontmatter import RawRecord

_OPAQUE_TITLE = "Withdrawn"
KEPT_ASIDE = "private/withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A withdrawal as it was carried out: the record's name now and before, what changed."""

    pressmark: str
    former_pressmark: str
    changed: tuple[str, ...]


def withdraw(
    root: Path,
    pressmark: str,
    *,
    reason: str,
    asked_by: str,
    opaque: bool,
    today: date,
) -> Withdrawn:
    """Take a work down: the record becomes a tombstone, text and standfirst go to `private/`.

    The keeper's notes go with them. With `opaque` the title goes too: the record gets a new name
    that tells nothing, and what it said, and who asked, is kept under `private/`. Raises
    `ProblemsFoundError` where there is no such record, or where it is withdrawn already; other
    broken records do not stop it.
    """
    path = find(root, pressmark)
    pressmark = path.stem
    name = path.relative_to(root).as_posix()
    data = path.read_bytes()
    raw = split_front_matter(data, name)
    earlier = mapping(raw, "withdrawn")
    if earlier and not (opaque and earlier.get("opaque") != "true"):
        raise ProblemsFoundError(
            [
                Problem(
                    path=name,
                    field="withdrawn",
                    value=earlier.get("date", ""),
                    message="This work has been withdrawn already.",
                    remedy="Nothing needs to be done; build the site if it still shows the text.",
                )
            ]
        )
    tombstone: dict[str, object] = {"date": today, "reason": reason}
    if opaque:
        tombstone["opaque"] = True
    else:
        tombstone["asked_by"] = asked_by
    files: dict[str, bytes] = {}
    gone: list[Path] = []
    for folder in ("content", "private"):
        for version in sorted((root / folder / "versions" / pressmark).rglob("*.md")):
            files[f"{KEPT_ASIDE}/versions/{pressmark}/{version.name}"] = version.read_bytes()
            gone.append(version)
    shared, pictures = _pictures(root, path, raw)
    for picture in pictures:
        files[f"private/media/{picture}"] = (root / "content" / "media" / picture).read_bytes()
        gone.append(root / "content" / "media" / picture)
    if opaque:
        mark = f"withdrawn-{secrets.token_hex(5)}"
        files[f"{KEPT_ASIDE}/{mark}.md"] = data
        private = root / "private" / f"{pressmark}.md"
        if private.is_file():
            files[f"{KEPT_ASIDE}/{mark}-text.md"] = private.read_bytes()
            gone.append(private)
        gone.append(path)
        if asked_by:
            # Whoever asks is often the person whose name must go.
            notes = {"keeper_notes": f"Asked for by: {asked_by}"}
            files[f"private/{mark}.md"] = write_private(notes)
        files[f"content/articles/undated/{mark}.md"] = write_record(_opaque_fields(raw, tombstone))
    else:
        mark = pressmark
        files |= _set_apart(root, pressmark, raw)
        changes: dict[str, object] = {"withdrawn": tombstone, **dict.fromkeys(PRIVATE_FIELDS)}
        if shared:
            # The picture stays for the others; what was said of it here is kept aside.
            changes["media"] = None
        if shared or any(stated(raw.fields, each) and not scalar(raw, each) for each in changes):
            files[f"{KEPT_ASIDE}/{mark}.md"] = data
        files[name] = update_record(data, changes, body=None)
    write_files(root, files)
    for each in gone:
        each.unlink()
        if each.parent.name == pressmark:
            # An empty folder of older versions would still tell the name.
            with contextlib.suppress(OSError):
                each.parent.rmdir()
    changed = {*files, *(each.relative_to(root).as_posix() for each in gone)}
    return Withdrawn(pressmark=mark, former_pressmark=pressmark, changed=tuple(sorted(changed)))


def _set_apart(root: Path, pressmark: str, raw: RawRecord) -> dict[str, bytes]:
    """Return the private file with what the record holds of text, standfirst and notes."""
    fields = {name: value for name in PRIVATE_FIELDS if (value := scalar(raw, name))}
    text = raw.body if raw.body.strip() else None
    if not fields and text is None:
        return {}
    name = f"private/{pressmark}.md"
    held = (root / name).read_bytes() if (root / name).is_file() else b""
    try:
        earlier = scalar(split_private(held, name), "keeper_notes")
        notes = dict.fromkeys(filter(None, (earlier, fields.get("keeper_notes"))))
        changes = {**fields, "keeper_notes": "\n\n".join(notes)}
        return {name: change_private(held, changes, text=... if text is None else text)}
    except ProblemsFoundError:
        # Hiding comes first: a file that cannot be read is kept as it is, under another name.
        aside = f"{KEPT_ASIDE}/{pressmark}-unreadable.md"
        return {aside: held, name: write_private(fields, text)}


def _pictures(root: Path, record: Path, raw: RawRecord) -> tuple[bool, list[str]]:
    """Return whether a record shares media with another, and the files that it has alone."""
    own = {
        name
        for name in media_files(raw)
        if (root / "content" / "media" / name).is_file() and ".." not in name.split("/")
    }
    if not own:
        return False, []
    others: set[str] = set()
    for path in (root / "content" / "articles").rglob("*.md"):
        if path != record:
            with contextlib.suppress(ProblemsFoundError):
                others.update(media_files(split_front_matter(path.read_bytes(), path.name)))
    return bool(own & others), sorted(own - others)


def _opaque_fields(raw: RawRecord, tombstone: dict[str, object]) -> dict[str, object]:
    """Return all that may still be said where even the title must go."""
    return {
        "title": _OPAQUE_TITLE,
        "outlet": scalar(raw, "outlet"),
        "language": scalar(raw, "language"),
        "rights_statement": "UND",
        "withdrawn": tombstone,
    }
