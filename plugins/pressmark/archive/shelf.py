"""Which texts and media lie where, and which may: what is withheld is in no public folder."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from pressmark.archive.layout import (
    MEDIA,
    NEVER_NAMED,
    PAGES,
    PRIVATE,
    PRIVATE_MEDIA,
    PRIVATE_VERSIONS,
    VERSIONS,
)
from pressmark.identity import slug
from pressmark.problems import Problem, Severity
from pressmark.rights import Access, TextRule, decide, decide_medium
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.frontmatter import RawRecord
    from pressmark.record import Medium, Record
    from pressmark.settings import ArchiveSettings

_BY_RIGHTS = "and its rights do not allow that"
_WHY_NOT: Mapping[Access, str] = {
    Access.HIDDEN: "and its status is needs-review",
    Access.EMBARGO: "and it is under embargo",
    Access.WITHDRAWN: "and it is withdrawn",
}


_OWN_WORDS = 10
"""Words from which a summary is the text's own: a few may meet by chance."""


class Shelf:
    """Knows which texts and media lie where, and which may."""

    def __init__(self, root: Path, settings: ArchiveSettings, private: bool) -> None:
        self._root = root
        self._settings = settings
        self._media: frozenset[str] | None = None
        self._by_folded: dict[str, str] | None = None
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

    @staticmethod
    def named(record: Record, lines: Mapping[str, int]) -> Iterator[Problem]:
        """Yield a name that still tells what an opaque withdrawal takes away: it is the address."""
        if record.withdrawn is None or not record.withdrawn.opaque:
            return
        said = (record.title, *(author.name for author in record.authors))
        harmless = {"withdrawn", *record.outlet.slug.split("-")}
        told = {word for each in said for word in slug(each).split("-") if len(word) > 2}
        shared = sorted((told - harmless) & set(record.pressmark.split("-")))
        if shared:
            yield Problem(
                path=record.path,
                line=lines.get("withdrawn", 0),
                field="withdrawn",
                value=", ".join(shared),
                message="The withdrawal takes title and names away, and the file's name, which is"
                " the page's address, still tells them.",
                remedy="Take the field out and run `pressmark withdraw --opaque`, which gives the"
                " record another name.",
            )

    def copied(self, record: Record, lines: Mapping[str, int]) -> Iterator[Problem]:
        """Yield the summary or quotation that is a withheld text in its own words.

        Both are shown where the text is not. Only who reads `private/` can know.
        """
        decision = decide(
            record, edition=Edition.PUBLIC, noncommercial=self._settings.noncommercial
        )
        text = _plain(record.body or "")
        if decision.text is TextRule.FULL or not text:
            return
        summary = _plain(record.summary)
        if summary.count(" ") >= _OWN_WORDS and summary in text:
            yield Problem(
                path=record.path,
                line=lines.get("summary", 0),
                field="summary",
                value=f"{record.summary[:60]}…",
                message="The summary stands in the text word for word, and the text may not be"
                " published.",
                remedy="Write it in your own words; what you quote goes to quotation.",
            )
        if text in _plain(record.quotation):
            yield Problem(
                path=record.path,
                line=lines.get("quotation", 0),
                field="quotation",
                message="The quotation is the whole text, which may not be published.",
                remedy="Quote less of it, or write down the permission that you have.",
            )

    def _misplaced_medium(
        self, record: Record, medium: Medium, access: Access, line: int
    ) -> Iterator[Problem]:
        decision = decide_medium(
            medium,
            edition=Edition.PUBLIC,
            noncommercial=self._settings.noncommercial,
            article=access,
        )
        lies_there = medium.file in self.in_content()
        near = medium.file if lies_there else self._near(medium.file)
        if near and not decision.may_lie_in_content:
            yield Problem(
                path=record.path,
                line=line,
                field="media",
                value=near,
                message="The file lies under content/media/, which is public, and its rights do "
                "not allow that: the text's licence does not cover it.",
                remedy=f"Move it to private/media/{medium.file}, or write its own license.",
            )
        elif decision.shown and not lies_there:
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

    def _near(self, name: str) -> str:
        """Return the file under `content/media/` that some systems take for this one, or ""."""
        if self._by_folded is None:
            self._by_folded = {_folded(each): each for each in sorted(self.in_content())}
        return self._by_folded.get(_folded(name), "")

    def unnamed(self, records: list[Record]) -> Iterator[Problem]:
        """Yield the media that no record names and no page speaks of, though git publishes them."""
        named = {_folded(medium.file) for record in records for medium in record.media}
        unnamed = sorted(each for each in self.in_content() if _folded(each) not in named)
        pages = self._pages() if unnamed else b""
        for each in unnamed:
            name = each.rsplit("/", 1)[-1]
            spoken_of = name.encode() in pages or quote(name).encode() in pages
            if not spoken_of and not name.startswith(NEVER_NAMED):
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
        """Return the media under `content/`, looked for once."""
        if self._media is None:
            self._media = frozenset(self._listed_media())
        return self._media

    def _listed_media(self) -> Iterator[str]:
        top = self._root / MEDIA
        for folder, _, names in os.walk(top):
            inner = Path(folder).relative_to(top).as_posix()
            for name in names:
                yield name if inner == "." else f"{inner}/{name}"


def _folded(name: str) -> str:
    """Return a file's name as systems see it that know no case, or write accents apart (NFD)."""
    return unicodedata.normalize("NFC", name).casefold()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
