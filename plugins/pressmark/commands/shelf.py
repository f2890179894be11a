"""Taking a text off the public shelf, and putting one there: `withdraw` and `release`."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressmark.commands.files import write_files
from pressmark.commands.git import Repository, pressmark_of
from pressmark.commands.raw import mapping, media_files, read_outlets, scalar
from pressmark.fields.stated import stated
from pressmark.identity import is_pressmark
from pressmark.outlets import OutletIndex
from pressmark.private import (
    PRIVATE_FIELDS,
    change_private,
    read_private,
    split_private,
    write_private,
)
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.reading import read_record, split_front_matter, update_record, write_record
from pressmark.record import Status, Withheld
from pressmark.rights import decide
from pressmark.settings import Edition
from pressmark.versions import read_version, write_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pressmark.frontmatter import RawRecord
    from pressmark.record import Record
    from pressmark.rights import Reason
    from pressmark.settings import ArchiveSettings

OPAQUE_TITLE = "Withdrawn"
_KEPT_ASIDE = "private/withdrawn"
_PACKAGES = ("*.zip", "*.tar", "*.tar.gz", "*.wacz", "*.warc.gz", "*.epub", "*.zim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A withdrawal as it was carried out: the record's name now and before, what changed."""

    pressmark: str
    former_pressmark: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """An embargo lifted, a text moved in. `shown` is false where its rights withhold it still."""

    pressmark: str
    shown: bool
    reason: Reason
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    """The files of earlier versions that stay in `private/`."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Where a copy of a withdrawn text may still be. `kind`: git, remote, file, page."""

    kind: str
    place: str
    advice: str


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
            files[f"{_KEPT_ASIDE}/versions/{pressmark}/{version.name}"] = version.read_bytes()
            gone.append(version)
    shared, pictures = _pictures(root, path, raw)
    for picture in pictures:
        files[f"private/media/{picture}"] = (root / "content" / "media" / picture).read_bytes()
        gone.append(root / "content" / "media" / picture)
    if opaque:
        mark = f"withdrawn-{secrets.token_hex(5)}"
        files[f"{_KEPT_ASIDE}/{mark}.md"] = data
        private = root / "private" / f"{pressmark}.md"
        if private.is_file():
            files[f"{_KEPT_ASIDE}/{mark}-text.md"] = private.read_bytes()
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
            files[f"{_KEPT_ASIDE}/{mark}.md"] = data
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
        aside = f"{_KEPT_ASIDE}/{pressmark}-unreadable.md"
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
        "title": OPAQUE_TITLE,
        "outlet": scalar(raw, "outlet"),
        "language": scalar(raw, "language"),
        "rights_statement": "UND",
        "withdrawn": tombstone,
    }


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


def find(root: Path, pressmark: str) -> Path:
    """Return a record's file; raises `ProblemsFoundError` where there is none."""
    mark = pressmark.removesuffix(".html").removesuffix(".md").rsplit("/", 1)[-1]
    if is_pressmark(mark):
        for path in sorted((root / "content" / "articles").rglob(f"{mark}.md")):
            return path
    raise ProblemsFoundError(
        [
            Problem(
                path="content/articles",
                value=pressmark,
                message="There is no record of this pressmark.",
                remedy="Copy it from the article's page; it is the page's name without .html.",
            )
        ]
    )


def remaining_copies(
    root: Path, pressmark: str, *, opaque: bool, settings: ArchiveSettings
) -> Iterator[Copy]:
    """Tell where copies of a withdrawn text still are, or may be.

    `pressmark` is the name that it had; with `opaque` what was said of it counts as the text
    does. What lies in this folder is named exactly; what others may hold can only be told.
    """
    repository = Repository.of(root)
    if repository is not None:
        yield from _in_git(repository, pressmark, opaque=opaque)
    if opaque:
        yield from _mentions(root, pressmark)
    packages = (path for pattern in _PACKAGES for path in root.rglob(pattern))
    for path in sorted(set(packages)):
        name = path.relative_to(root)
        if not any(part.startswith(".") for part in name.parts):
            yield Copy(
                "file",
                name.as_posix(),
                "Delete it or make it anew if it holds the text.",
            )
    for folder in ("output", "output-reading-room"):
        for path in sorted((root / folder).glob(f"articles/{pressmark}.md")):
            yield Copy("page", path.relative_to(root).as_posix(), "Build this edition again.")
    yield Copy(
        "page",
        settings.url or "wherever the site was published",
        "Publish the new site; caches of the host and of browsers keep the old page for a while.",
    )
    yield Copy(
        "page",
        "feeds that were fetched, search engines, web archives, readers' own copies",
        "Feed readers keep what they fetched; ask search engines and web archives to take the "
        "address out.",
    )


def _mentions(root: Path, pressmark: str) -> Iterator[Copy]:
    """Name what still leads to the work's old name, which tells words of its title."""
    for path in sorted((root / "content").rglob("*")):
        if path.suffix in {".md", ".yml"} and pressmark.encode() in path.read_bytes():
            yield Copy("file", path.relative_to(root).as_posix(), "Take the old address out.")


def _in_git(repository: Repository, pressmark: str, *, opaque: bool) -> Iterator[Copy]:
    versions = [
        version
        for version in repository.history("content", "private", "captures")
        if pressmark == pressmark_of(version.path) or pressmark in version.path.split("/")
    ]
    blobs = repository.read({version.blob for version in versions})
    found = [
        version
        for version in versions
        if opaque or _has_text(blobs.get(version.blob, b""), version.path)
    ]
    for version in found:
        yield Copy(
            "git",
            f"{version.commit[:10]} {version.path}",
            "Take the file out of the history (git filter-repo), or start the repository anew.",
        )
    if found:
        for address in repository.remotes():
            yield Copy(
                "remote",
                address,
                "Push the mended history there, ask the host to clear its caches, and ask those "
                "who forked or cloned it to delete their copy.",
            )


def _has_text(data: bytes, path: str) -> bool:
    if not path.startswith("content/"):
        return True
    try:
        raw = split_front_matter(data, path)
        return bool(raw.body.strip()) or stated(raw.fields, "subtitle")
    except ProblemsFoundError:
        return True
