"""What the search knows of a work: a value made from the record and the decision about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pressmark.citations.names import tag_form_if_needed
from pressmark.edtf import iso_date
from pressmark.exports import parts
from pressmark.languages import primary_language
from pressmark.public import (
    access_words,
    date_words,
    public_record,
    rights_words,
    state_words,
)
from pressmark.rights import Access, TextRule
from pressmark.words import direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressmark.markup import Block
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

EXCERPTS: Final = "full"
"""Found paragraphs are shown."""
WHERE: Final = "where"
"""The licence asks that no excerpt be made: the numbers of the paragraphs are shown."""
SUMMARY: Final = "summary"
"""There is no text here: only the keeper's summary is shown."""

TITLE: Final = "title"
STANDFIRST: Final = "standfirst"
KEEPERS_SUMMARY: Final = "summary"
ABOUT: Final = "about"

EXTRA: Final = "extra."
"""Begins the name of the facet that a column of the keeper's own gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """One page as the search holds it. Everything in it may be published.

    `url` is relative to the site's root. `language` is BCP 47; the index is chosen by its primary
    subtag. `paragraphs` are pairs of a paragraph's id on the page ("p12a", or "" for a heading or
    another block without a number) and its text; `notes`
    are such pairs for what stands beside the text: "standfirst", "summary", "about". `filters`
    are pairs of a facet's name and a value in the words that the page shows; a facet may occur
    several times. `date` is the earliest day (ISO 8601), or "" for an undated work.
    """

    url: str
    language: str
    direction: str = "ltr"
    title: str
    paragraphs: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    date: str = ""
    date_words: str = ""
    iso_date: str = ""
    """What a `<time datetime>` may hold; "" where the date has no such form."""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    """Each author's name as reference managers read it rightly; "" where it is as written."""
    license: str = ""
    access: str = "full"
    access_words: str = ""
    excerpts: str = EXCERPTS
    event: str = ""
    """What several works report; their results stand together."""
    source_url: str = ""
    """Where the text is, if it is not here."""
    parts: tuple[tuple[str, str], ...] = ()
    """The work's part of each file that a set of results can be taken away as (see
    `pressmark.exports.parts`)."""

    @property
    def blocks(self) -> tuple[tuple[str, str], ...]:
        """Everything that is indexed, in the order of its words' positions."""
        return ((TITLE, self.title), *self.paragraphs, *self.notes)


def searchable(work: Work) -> bool:
    """Return whether a work may be found at all."""
    decision = work.decision
    return not work.record.unlisted and decision.visible and decision.title_visible


def document(
    work: Work, blocks: Iterable[Block], words: Words, settings: ArchiveSettings
) -> IndexDocument | None:
    """Return what may be searched of `work`, or None where it must not be found.

    `blocks` are the rendered text's; they are used only where the decision shows the text. A
    withheld text gives title, outlet, authors, topics, event and the keeper's summary; a
    withdrawn one gives its title; an opaque withdrawal, a hidden record and an unlisted page give
    None. `words` are in the site's language; `settings` tell which of the keeper's columns are
    facets.
    """
    if not searchable(work):
        return None
    record, decision = work.record, work.decision
    withdrawn = decision.access is Access.WITHDRAWN
    issued = record.issued
    public = public_record(work)
    return IndexDocument(
        url=work.page,
        language=record.language,
        direction=direction(record.language),
        title=record.title,
        paragraphs=tuple(_shown(work, blocks)),
        notes=() if withdrawn else tuple(_notes(work)),
        filters=tuple(_filters(work, words, settings)),
        date=issued.earliest.isoformat() if issued is not None else "",
        date_words=date_words(issued, words),
        iso_date=iso_date(issued),
        outlet="" if withdrawn else record.outlet.name,
        authors=() if withdrawn else tuple(author.name for author in record.authors),
        read=()
        if withdrawn
        else tuple(tag_form_if_needed(author, record.language) for author in record.authors),
        license="" if withdrawn else rights_words(work, words),
        access=str(decision.access),
        access_words=state_words(work, words),
        excerpts=_policy(work),
        event="" if withdrawn else record.event,
        source_url="" if public is None or decision.shows_text else public.source_url,
        parts=tuple(parts(work, settings).items()),
    )


def _policy(work: Work) -> str:
    if not work.decision.shows_text:
        return SUMMARY
    return EXCERPTS if work.decision.excerpts else WHERE


def _shown(work: Work, blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    if not work.decision.shows_text:
        return
    # A permission for some words holds here too, whatever the page was given to show.
    limited = work.decision.text is TextRule.WORDS
    left = work.decision.words
    for block in blocks:
        words = block.text.split()
        kept = words[:left] if limited else words
        left -= len(kept)
        if kept:
            yield block.id, " ".join(kept)


def _facet(work: Work, words: Words) -> str:
    """Return the access without the day on which it ends: one value for all."""
    if work.decision.access is Access.EMBARGO:
        return words("search.embargoed")
    return access_words(work, words)


def _notes(work: Work) -> Iterator[tuple[str, str]]:
    record, decision = work.record, work.decision
    if decision.shows_text and decision.standfirst and record.subtitle:
        yield STANDFIRST, record.subtitle
    if decision.summary and record.summary:
        yield KEEPERS_SUMMARY, record.summary
    outlet = record.outlet
    names = (outlet.name, outlet.native_name, *(author.name for author in record.authors))
    yield ABOUT, "; ".join(name for name in (*names, *record.topics, record.event) if name)


def _filters(work: Work, words: Words, settings: ArchiveSettings) -> Iterator[tuple[str, str]]:
    record = work.record
    yield "access", _facet(work, words)
    yield "language", words.language_name(primary_language(record.language))
    if record.issued is not None and record.issued.year is not None:
        yield "year", str(record.issued.year)
        if record.issued.month is not None:
            # Of the same facet, because a range takes some years whole and of others some months.
            yield "year", f"{record.issued.year}-{record.issued.month:02d}"
    if work.decision.access is Access.WITHDRAWN:
        return
    yield "outlet", record.outlet.name
    yield "license", rights_words(work, words)
    for topic in record.topics:
        yield "topic", topic
    if record.event:
        yield "event", record.event
    own = dict(record.extra)
    for column in settings.extra:
        if column.filter and (value := own.get(column.name)):
            yield f"{EXTRA}{column.name}", str(value)
