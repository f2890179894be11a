"""All that one build knows: read once, before Pelican asks for the first file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark import archive, citations, markup
from pressmark.identity import sha256
from pressmark.languages import primary_language
from pressmark.pickling import replaced
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.processes import in_chunks, shared
from pressmark.record import Length
from pressmark.rights import Access, decide
from pressmark.settings import Edition
from pressmark.site import fingerprint
from pressmark.site.cache import Counts, State
from pressmark.site.model import SiteModel
from pressmark.site.pictures import placeholder
from pressmark.site.units import Deferred, Units, digest
from pressmark.site.views.page import words_for
from pressmark.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pressmark.archive import Archive
    from pressmark.citations import Formatted
    from pressmark.markup import Block, Rendered
    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.site.cache import Cache, Near
    from pressmark.site.config import Config
    from pressmark.site.fingerprint import Prints
    from pressmark.site.output import Output
    from pressmark.site.units import Assembly, Unit
    from pressmark.site.writer import SiteWriter

KEY = "pressmark.session"
"""Where Pelican's settings carry the session: readers, generators and writers all have them."""

_TOGETHER = 250
"""Works whose neighbours a process looks for at a time."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(kw_only=True)
class Session:
    """A build at work. What it read is frozen; what it counts is not."""

    config: Config
    archive: Archive
    works: tuple[Work, ...]
    output: Output
    units: Units
    prints: Prints
    progress: Callable[[str, int, int], None] = silent
    problems: list[Problem] = field(default_factory=list)
    articles_read: set[str] = field(default_factory=set)
    pages_written: set[str] = field(default_factory=set)
    writer: SiteWriter | None = None
    zipped: str = ""
    """Where the site offers itself as one file, once that is decided; "" for nowhere."""
    _waiting: list[Unit] = field(default_factory=list)
    _assemblies: list[Assembly] = field(default_factory=list)

    @classmethod
    def start(
        cls,
        config: Config,
        output: Output,
        cache: Cache,
        prints: Prints,
        *,
        progress: Callable[[str, int, int], None] = silent,
        jobs: int = 1,
        hasty: bool = False,
    ) -> Session:
        """Read and decide everything. Raises ProblemsFoundError with all that is wrong."""
        settings = config.archive
        found = archive.load(
            config.root,
            settings=settings,
            private=settings.edition is Edition.READING_ROOM,
            memory=cache,
            complete=measured,
            basis=prints.basis,
            jobs=jobs,
        )
        works = tuple(
            Work(
                record,
                decide(record, edition=settings.edition, noncommercial=settings.noncommercial),
            )
            for record in found.records
        )
        return cls(
            config=config,
            archive=found,
            works=works,
            output=output,
            units=Units(output, cache, jobs=jobs, hasty=hasty),
            prints=prints,
            progress=progress,
        )

    @cached_property
    def looked_at(self) -> bool:
        """True where a plugin or a template may look at Pelican's articles: they are made then."""
        return self.prints.looked_at

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
    def withheld(self) -> Mapping[str, str]:
        """The pressmarks of texts that may not be published, by the sums that their records say."""
        return {
            stated: work.pressmark
            for work in self.works
            if not work.decision.may_lie_in_content
            for stated in (work.record.sha256, work.record.source_sha256)
            if stated
        }

    def references(self, work: Work) -> Mapping[str, Formatted]:
        """Return a work's formatted references by style; none where its title is not shown."""
        if not work.decision.title_visible:
            return {}
        spoken = primary_language(work.record.language)
        page = words_for(work.record.language, self.settings).language
        styles = self.settings.styles
        names = [style if isinstance(style, str) else style.id for style in styles]
        item = citations.csl_item(work, self.settings)
        locale = spoken if spoken in citations.SPOKEN else page
        try:
            made = citations.format_in(item, styles, locale, known_alone=True)
        except citations.UnknownReferencesError as error:
            raise Deferred(error.keys) from None
        return dict(zip(names, made, strict=True))

    def _learn(self, keys: Iterable[citations.Key]) -> None:
        """Have the citation processor make references that no unit could make by itself."""
        batches = citations.batches(keys)
        made = shared(citations.compiled, in_chunks(batches, 1), self.units.jobs)
        for batch, references in zip(batches, made, strict=True):
            citations.learn(batch, references)

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

    def assemble(self, *assemblies: Assembly) -> None:
        """Have something put together of the notes of units that are waiting."""
        self._assemblies.extend(assemblies)

    def flush(self) -> None:
        """Make the units that wait, and hand their files to the one writer."""
        units, self._waiting = self._waiting, []
        if units:
            # Before the workers are forked, so that they share it.
            _ = self.model, self._near, self._by_pressmark, self._by_mark, self.all_keys
            self.units.run(
                units, self._learn, lambda done, total: self.progress("pages", done, total)
            )
        assemblies, self._assemblies = self._assemblies, []
        self.units.assemble(assemblies)

    def key(self, work: Work) -> str:
        """Return the digest of a record's file and of all else that the record is made from."""
        return self.archive.keys[work.record.path]

    def keys(self, works: Iterable[Work]) -> str:
        """Return one digest of several works in their order."""
        return fingerprint.of(*map(self.key, works))

    @cached_property
    def all_keys(self) -> str:
        """The digest of the whole archive."""
        return fingerprint.of(self.keys(self.works), digest(self.archive.outlets))

    def shown_with(self, work: Work) -> str:
        """Return the digest of what a work's page shows beside the work: names and neighbours."""
        marks, names = self._near.get(work.pressmark) or self._shown_near(work)
        return fingerprint.of(names, *[self._by_mark[mark] for mark in marks])

    def _shown_near(self, work: Work) -> Near:
        near = self.model.neighbours(work)
        shown = (near.earlier, near.later, *self.model.related(work))
        names = fingerprint.of(*self.model.names(work))
        return tuple([each.pressmark if each else "" for each in shown]), names

    @cached_property
    def _near(self) -> Mapping[str, Near]:
        """What each work's page shows beside it, from the last build where nothing has moved.

        A first build needs none of it before the pages are made, and leaves it to the next one.
        """
        last = self.units.cache.state
        if not last.units:
            return {}
        if last.shape == self._shape:
            return last.near
        works = self.model.visible
        found = shared(self._shown_near, in_chunks(works, _TOGETHER), self.units.jobs)
        return dict(zip((work.pressmark for work in works), found, strict=True))

    @cached_property
    def _shape(self) -> str:
        return fingerprint.of(*self.model.shape())

    @cached_property
    def _by_pressmark(self) -> Mapping[str, Work]:
        return {work.pressmark: work for work in self.works}

    @cached_property
    def _by_mark(self) -> Mapping[str, str]:
        """The works' keys by their pressmarks; "" stands for no work."""
        return {"": "", **{work.pressmark: self.key(work) for work in self.works}}

    def finish(self) -> None:
        """Make what a plugin has asked for after the last generator."""
        if self.writer is not None:
            self.writer.flush()

    def state(self, whole: str) -> State:
        """Return what the next build should know of this one."""
        return State(
            whole="" if self.units.left else whole,
            counts=self.counts,
            units=self.units.outcomes,
            stamps=self.output.stamps,
            shape=self._shape if self._near else "",
            near=self._near,
            warnings=self.archive.warnings,
        )

    @property
    def counts(self) -> Counts:
        """The works by what the edition shows of them."""
        accesses = [work.decision.access for work in self.works]
        return Counts(
            records=len(accesses),
            full=accesses.count(Access.FULL),
            described=accesses.count(Access.RECORD) + accesses.count(Access.EMBARGO),
            hidden=sum(not work.decision.visible for work in self.works),
        )

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
    return replaced(record, extent=extent, sha256=record.sha256 or sha256(record.body))


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
