"""All that one build knows: read once, before Pelican asks for the first file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark import archive, citations, markup
from pressmark.identity import sha256
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.record import Length
from pressmark.rights import decide
from pressmark.settings import Edition
from pressmark.site.model import SiteModel
from pressmark.site.pictures import placeholder
from pressmark.site.units import digest, run
from pressmark.site.views.article import words_for
from pressmark.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from pressmark.archive import Archive
    from pressmark.citations import Formatted
    from pressmark.markup import Block, Rendered
    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.site.config import Config
    from pressmark.site.output import Output
    from pressmark.site.units import Unit
    from pressmark.site.writer import SiteWriter

KEY = "pressmark.session"
"""Where Pelican's settings carry the session: readers, generators and writers all have them."""

CITATION_STYLES = ("APA", "Chicago", "MLA")


def silent(_step: str, _done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(kw_only=True)
class Session:
    """A build at work. What it read is frozen; what it counts is not."""

    config: Config
    archive: Archive
    works: tuple[Work, ...]
    output: Output
    theme: Path
    progress: Callable[[str, int, int], None] = silent
    problems: list[Problem] = field(default_factory=list)
    articles_read: set[str] = field(default_factory=set)
    pages_written: set[str] = field(default_factory=set)
    jobs: int = 1
    writer: SiteWriter | None = None
    _waiting: list[Unit] = field(default_factory=list)

    @classmethod
    def start(
        cls,
        config: Config,
        output: Output,
        theme: Path,
        progress: Callable[[str, int, int], None] = silent,
        jobs: int = 1,
    ) -> Session:
        """Read and decide everything. Raises ProblemsFoundError with all that is wrong."""
        settings = config.archive
        found = archive.load(
            config.root, settings=settings, private=settings.edition is Edition.READING_ROOM
        )
        works = tuple(
            Work(
                measured(record),
                decide(record, edition=settings.edition, noncommercial=settings.noncommercial),
            )
            for record in found.records
        )
        return cls(
            config=config,
            archive=found,
            works=works,
            output=output,
            theme=theme,
            progress=progress,
            jobs=jobs,
        )

    @property
    def settings(self) -> ArchiveSettings:
        """What the keeper set for the whole archive."""
        return self.config.archive

    @cached_property
    def model(self) -> SiteModel:
        """The works in all their lists."""
        return SiteModel.build(self.works, self.archive.outlets, self.settings)

    @cached_property
    def by_path(self) -> Mapping[str, Work]:
        """The works by their file, relative to the archive."""
        return {work.record.path: work for work in self.works}

    @cached_property
    def references(self) -> Mapping[str, Mapping[str, Formatted]]:
        """Each work's formatted references by pressmark and style, made in batches."""
        by_locale: dict[str, list[Work]] = {}
        for work in self.model.visible:
            if work.decision.title_visible:
                locale = words_for(work.record.language, self.settings).language
                by_locale.setdefault(locale, []).append(work)
        found: dict[str, dict[str, Formatted]] = {work.pressmark: {} for work in self.works}
        done, total = 0, len(CITATION_STYLES) * sum(map(len, by_locale.values()))
        for locale, works in sorted(by_locale.items()):
            items = [citations.csl_item(work, self.settings) for work in works]
            for style in CITATION_STYLES:
                self.progress("references", done, total)
                formatted = citations.format(items, style.lower(), locale)
                for work, reference in zip(works, formatted, strict=True):
                    found[work.pressmark][style] = reference
                done += len(works)
        self.progress("references", total, total)
        return found

    def rendered(self, work: Work) -> Rendered | None:
        """Return a work's text as HTML, or None where the decision shows none of it."""
        body = self.shown_body(work)
        if body is None:
            return None
        record = work.record
        try:
            return markup.render(
                body,
                language=record.language,
                verbatim=work.decision.verbatim,
                paragraphs=record.paragraphs,
                picture=placeholder,
            )
        except ValueError as error:
            self.problems.append(
                Problem(
                    path=record.path,
                    field="paragraphs",
                    message=f"{error}.",
                    remedy="List each paragraph's id in order, or leave the field out.",
                )
            )
            return None

    def blocks(self, work: Work) -> tuple[Block, ...]:
        """Return the blocks of as much of a work's text as the decision shows."""
        body = self.shown_body(work)
        return () if body is None else markup.blocks(body, work.record.paragraphs)

    @staticmethod
    def shown_body(work: Work) -> str | None:
        """Return as much of a text as the decision shows, as Markdown; None for none of it."""
        body = work.record.body
        if body is None or not work.decision.shows_text:
            return None
        return first_words(body, work.decision.words) if work.decision.words else body

    def add(self, *units: Unit) -> None:
        """Have units made with all the others that are waiting."""
        self._waiting.extend(units)

    def add_first(self, *units: Unit) -> None:
        """Have units made before the others: the large ones, so that no process waits for them."""
        self._waiting[:0] = units

    def flush(self) -> None:
        """Make the units that wait, and hand their files to the one writer."""
        units, self._waiting = self._waiting, []
        if units:
            # Worked out before the workers are forked, so that they share it.
            _ = self.model, self.references
            run(
                units,
                self.output,
                jobs=self.jobs,
                on_progress=lambda done, total: self.progress("pages", done, total),
            )

    @cached_property
    def _works_digests(self) -> dict[str, str]:
        return {}

    def work_digest(self, pressmark: str) -> str:
        """Return the digest of a record, its text and what was decided about it."""
        found = self._works_digests.get(pressmark)
        if found is None:
            work = self._by_pressmark[pressmark]
            found = digest(work.record, work.record.body, work.decision)
            self._works_digests[pressmark] = found
        return found

    @cached_property
    def _by_pressmark(self) -> Mapping[str, Work]:
        return {work.pressmark: work for work in self.works}

    @cached_property
    def _theme_digest(self) -> str:
        templates = sorted((self.theme / "templates").rglob("*.html"))
        return digest(*(part for path in templates for part in (path.name, path.read_bytes())))

    def shown_with(self, work: Work) -> tuple[str, ...]:
        """Return the pressmarks of the works that a work's page shows, its own first."""
        near = self.model.neighbours(work)
        shown = (work, *self.model.related(work), near.earlier, near.later)
        return tuple(dict.fromkeys(each.pressmark for each in shown if each is not None))

    def inputs(self, works: Iterable[str] = ()) -> dict[str, str]:
        """Return what a page depends on that shows these works: them, the theme, the settings."""
        return {
            "theme": self._theme_digest,
            "settings": digest(self.settings),
            **{f"work {pressmark}": self.work_digest(pressmark) for pressmark in works},
        }

    def finish(self) -> None:
        """Make what a plugin has asked for after the last generator."""
        if self.writer is not None:
            self.writer.flush()

    def check_read(self) -> None:
        """Raise where Pelican did not read a record, or a shim has collected a problem."""
        every = {work.pressmark for work in self.works}
        self._miss(every - self.articles_read, "Pelican did not read it")
        self.raise_problems()

    def check_written(self) -> None:
        """Raise where a record has no page.

        Pelican logs an article that it cannot make and goes on without it; the archive does not.
        """
        every = {work.pressmark for work in self.model.visible}
        self._miss(every - self.pages_written, "Pelican made no page of it")
        self.raise_problems()

    def _miss(self, pressmarks: set[str], what: str) -> None:
        self.problems.extend(
            Problem(
                path=self._by_pressmark[pressmark].record.path,
                message=f"This record is in the archive, but {what}.",
                remedy="Look for a plugin or a setting that drops articles.",
            )
            for pressmark in sorted(pressmarks)
        )

    def raise_problems(self) -> None:
        """Raise ProblemsFoundError if a shim has collected any."""
        if self.problems:
            raise ProblemsFoundError(self.problems)


def measured(record: Record) -> Record:
    """Return a record with the length and the SHA-256 of its text, where it states none."""
    if record.body is None:
        return record
    extent = record.extent or Length(
        words=len(record.body.split()), paragraphs=markup.count_paragraphs(record.body)
    )
    return replace(record, extent=extent, sha256=record.sha256 or sha256(record.body))


def first_words(body: str, words: int) -> str:
    """Return a text's first words, whole paragraphs of it kept apart, for a part permission."""
    kept: list[str] = []
    left = words
    for paragraph in body.split("\n\n"):
        if left <= 0:
            break
        found = paragraph.split()
        kept.append(paragraph if len(found) <= left else " ".join(found[:left]) + " …")
        left -= len(found)
    return "\n\n".join(kept).rstrip() + "\n"
