"""Looking an archive over: what is wrong with it, and what a publication would show.

A public repository is a publication too: a text that may not be published must not be in git,
neither in the files that it tracks nor in its history.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pressmark import archive
from pressmark.archive.layout import MEDIA
from pressmark.commands.git import Remembered, Repository, pressmark_of
from pressmark.commands.originals import originals
from pressmark.commands.withdraw import KEPT_ASIDE
from pressmark.exports import NOTICE
from pressmark.fields.stated import stated
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.reading import check_record, split_front_matter
from pressmark.rights import Access, decide, decide_medium
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pressmark.archive import Archive
    from pressmark.record import Record
    from pressmark.rights import Decision
    from pressmark.settings import ArchiveSettings

PRIVATE = ("private/", "captures/")
"""Folders that git must not know."""

_NOTICES = f":(glob)**/{NOTICE}"
"""Where the reading room's sites stand, as git is asked for it."""

PAGES_LIMIT = 1_000_000_000
"""Bytes: what GitHub Pages publishes at most ("GitHub Pages limits", read in November 2026)."""
PAGES_NEAR = 0.8
_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at an archive found. The lists hold pressmarks, sorted."""

    problems: tuple[Problem, ...]
    full: int = 0
    described: int = 0
    withdrawn: int = 0
    review: tuple[str, ...] = ()
    """What no page shows until the keeper has looked at it."""
    due: tuple[str, ...] = ()
    """Embargoes whose day has come: `release` lifts them, nothing else does."""
    free: tuple[str, ...] = ()
    """What its rights allow in the record, though it lies in `private/`: `release` moves it."""
    readable: bool = True
    """False where the records could not all be read, so that nothing was counted."""


def check(root: Path, *, settings: ArchiveSettings, today: date, output: Path) -> Checked:
    """Look an archive over. `today` decides which embargoes are due, `output` is the last site.

    Nothing is raised for what is wrong: it stands in `problems`, sorted, warnings among them.
    """
    problems: list[Problem] = []
    held: Archive | None = None
    try:
        held = archive.load(root, settings=settings, private=False)
        problems.extend(held.warnings)
    except ProblemsFoundError as error:
        problems.extend(error.problems)
    found, whole = _with_private_files(root, settings)
    problems.extend(sorted(set(found) - set(problems)))
    decisions = _decisions(held.records, settings) if held else {}
    repository = Repository.of(root)
    if repository is not None:
        problems.extend(_tracked(repository))
        if held is not None:
            problems.extend(_remembered(root, repository, held, decisions, settings))
            problems.extend(originals(root, repository, decisions))
    problems.extend(_size(root, output))
    if held is None:
        return Checked(problems=tuple(sorted(problems)), readable=False)
    problems.extend(_to_come(held.records, today))
    count = Counter(decision.access for _, decision in decisions.values())
    return Checked(
        problems=tuple(sorted(problems)),
        full=count[Access.FULL],
        described=count[Access.RECORD] + count[Access.EMBARGO],
        withdrawn=count[Access.WITHDRAWN],
        review=tuple(
            sorted(mark for mark, (_, each) in decisions.items() if each.access is Access.HIDDEN)
        ),
        due=tuple(
            sorted(
                mark
                for mark, (record, each) in decisions.items()
                if each.access is Access.EMBARGO
                and record.embargo_until is not None
                and record.embargo_until <= today
            )
        ),
        free=tuple(sorted(_free(decisions, whole, settings))) if whole else (),
    )


def _to_come(records: Iterable[Record], today: date) -> Iterator[Problem]:
    """Warn of dates of issue that lie ahead. It is tomorrow already in some places."""
    for record in records:
        if record.issued is not None and record.issued.earliest > today + timedelta(days=1):
            yield Problem(
                path=record.path,
                field="issued",
                value=record.issued.text,
                message="The date is still to come.",
                remedy="Mend it, if it is a slip.",
                severity=Severity.WARNING,
            )


def _with_private_files(
    root: Path, settings: ArchiveSettings
) -> tuple[tuple[Problem, ...], Archive | None]:
    """Read what only those see who hold the private files: it is no part of a publication."""
    if not (root / archive.PRIVATE).is_dir():
        return (), None
    try:
        whole = archive.load(root, settings=settings, private=True)
    except ProblemsFoundError as error:
        return error.problems, None
    return whole.warnings, whole


def _free(decisions: _Decided, whole: Archive, settings: ArchiveSettings) -> Iterator[str]:
    """Yield the records of which a private text or standfirst may move into the record."""
    for record in whole.records:
        public = decisions[record.pressmark][0]
        if (record.body, record.subtitle) != (public.body, public.subtitle):
            decision = _decide(record, settings)
            text = public.body is None and record.body is not None and decision.may_lie_in_content
            if text or (record.subtitle != public.subtitle and decision.standfirst):
                yield record.pressmark


_Decided = dict[str, tuple["Record", "Decision"]]


def _decide(record: Record, settings: ArchiveSettings) -> Decision:
    return decide(record, edition=Edition.PUBLIC, noncommercial=settings.noncommercial)


def _decisions(records: Iterable[Record], settings: ArchiveSettings) -> _Decided:
    return {record.pressmark: (record, _decide(record, settings)) for record in records}


def _tracked(repository: Repository) -> list[Problem]:
    told = {path: f"git rm --cached '{path}'" for path in repository.tracked() if _is_private(path)}
    for path in [each for each in told if _is_notice(each)]:
        folder = path.removesuffix(NOTICE)
        told[path] = f"git rm -r --cached '{folder or '.'}'"
    return [
        Problem(
            path=path,
            message="Git tracks this file, but nobody may publish it."
            if not _is_notice(path)
            else "Git tracks a site of the reading room, whose texts nobody may publish.",
            remedy=f"Run: {command}, commit, and never push what was committed "
            "before; see “A private text was committed” in the keeper's guide.",
        )
        for path, command in sorted(told.items())
    ]


def _is_private(path: str) -> bool:
    return path.casefold().startswith(PRIVATE) or _is_notice(path)


def _is_notice(path: str) -> bool:
    """Tell whether a file is the one by which the reading room's sites are known."""
    return PurePosixPath(path).name == NOTICE


def _remembered(
    root: Path,
    repository: Repository,
    held: Archive,
    decisions: _Decided,
    settings: ArchiveSettings,
) -> list[Problem]:
    """Find texts and pictures in the history that may not be published as things stand now."""
    found: dict[str, Remembered] = {}
    media = set(_withheld_media(decisions, settings))
    content: list[Remembered] = []
    for version in repository.history("private", "captures", "content", _NOTICES):
        if _is_private(version.path) or version.path in media:
            found.setdefault(version.path, version)
        elif version.path.startswith(("content/articles/", "content/versions/")):
            content.append(version)
    for version in (
        *withheld_versions(repository, content, held, decisions, settings),
        *_opaque_versions(root, repository, content, decisions),
    ):
        found.setdefault(version.path, version)
    problems = [
        Problem(
            path=path,
            value=version.commit[:_SHORT],
            message="Git's history holds this picture, which nobody may publish."
            if path in media
            else "Git's history holds this text, which nobody may publish.",
            remedy="Whoever gets the repository gets it. Take it out of the history "
            "(git filter-repo) before you push, or start the repository anew.",
        )
        for path, version in sorted(found.items())
    ]
    if repository.is_shallow():
        problems.append(
            Problem(
                path=".git",
                message="Git's history was cut off when it was fetched, so it was not looked over.",
                remedy="Fetch all of it (in a workflow: fetch-depth: 0).",
                severity=Severity.WARNING,
            )
        )
    return problems


def _withheld_media(decisions: _Decided, settings: ArchiveSettings) -> Iterator[str]:
    """Yield where the pictures would lie that may not lie there."""
    for record, decision in decisions.values():
        for medium in record.media:
            allowed = decide_medium(
                medium,
                edition=Edition.PUBLIC,
                noncommercial=settings.noncommercial,
                article=decision.access,
            )
            if not medium.is_remote and not allowed.may_lie_in_content:
                yield f"{MEDIA}/{medium.file}"


def _opaque_versions(
    root: Path, repository: Repository, versions: Iterable[Remembered], decisions: _Decided
) -> list[Remembered]:
    """Return the versions of records whose very name was taken away.

    No record leads to them; but as they were last they lie aside, where `withdraw` put them.
    """
    kept = {_sum(path.read_bytes()) for path in (root / KEPT_ASIDE).glob("*.md")}
    gone = [version for version in versions if _record_of(version.path) not in decisions]
    if not kept or not gone:
        return []
    blobs = repository.read({version.blob for version in gone})
    names = {
        _record_of(version.path) for version in gone if _sum(blobs.get(version.blob, b"")) in kept
    }
    return [version for version in gone if _record_of(version.path) in names]


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def withheld_versions(
    repository: Repository,
    versions: Iterable[Remembered],
    held: Archive,
    decisions: Mapping[str, tuple[Record, Decision]],
    settings: ArchiveSettings,
) -> list[Remembered]:
    """Return the versions whose text or standfirst may not be published now.

    The record as it stands now decides (a withdrawal reaches back), found by its name or an
    alias; a record that is gone is judged by what it said itself.
    """
    current = dict(decisions)
    for record, decision in decisions.values():
        for alias in record.aliases:
            current.setdefault(alias, (record, decision))
    doubtful = [
        version
        for version in versions
        if (known := current.get(_record_of(version.path))) is None
        or not (known[1].may_lie_in_content and known[1].standfirst)
    ]
    blobs = repository.read({version.blob for version in doubtful})
    return [
        version
        for version in doubtful
        if version.blob in blobs
        and _holds_withheld_text(
            blobs[version.blob],
            version.path,
            known=current.get(_record_of(version.path)),
            held=held,
            settings=settings,
        )
    ]


def _record_of(path: str) -> str:
    """Return the pressmark of a record's file or of one of its older versions."""
    if path.startswith("content/versions/"):
        return path.split("/")[2]
    return pressmark_of(path)


def _holds_withheld_text(
    data: bytes,
    path: str,
    *,
    known: tuple[Record, Decision] | None,
    held: Archive,
    settings: ArchiveSettings,
) -> bool:
    if not path.endswith(".md"):
        return False
    try:
        raw = split_front_matter(data, path)
    except ProblemsFoundError:
        return known is not None and bool(data.strip())
    has_text, has_standfirst = bool(raw.body.strip()), stated(raw.fields, "subtitle")
    if not has_text and not has_standfirst:
        return False
    if known is not None:
        decision = known[1]
    else:
        record = check_record(raw, outlets=held.outlets, extra=settings.extra).record
        if record is None:
            return False
        decision = _decide(record, settings)
    return (has_text and not decision.may_lie_in_content) or (
        has_standfirst and not decision.standfirst
    )


def _size(root: Path, output: Path) -> list[Problem]:
    """Warn where the last site nears what GitHub Pages takes."""
    size = sum(
        os.stat(os.path.join(parent, name)).st_size  # noqa: PTH116, PTH118  # many files
        for parent, _, names in os.walk(output)
        for name in names
    )
    if size < PAGES_LIMIT * PAGES_NEAR:
        return []
    path = output.relative_to(root).as_posix() if output.is_relative_to(root) else output.name
    return [
        Problem(
            path=path,
            value=f"{size / 1e6:,.0f} MB",
            message="The site nears the 1,000 MB that GitHub Pages publishes at most."
            if size <= PAGES_LIMIT
            else "The site is larger than the 1,000 MB that GitHub Pages publishes at most.",
            remedy="Part the archive in two, leave large pictures out, or use another host.",
            severity=Severity.WARNING,
        )
    ]


def within(problems: Iterable[Problem], paths: Iterable[str]) -> tuple[Problem, ...]:
    """Keep the problems of these files and folders; all of them where none are named."""
    wanted = tuple(path.rstrip("/") for path in paths)
    if not wanted:
        return tuple(problems)
    return tuple(
        problem
        for problem in problems
        if any(problem.path == path or problem.path.startswith(f"{path}/") for path in wanted)
    )
