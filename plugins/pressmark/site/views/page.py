"""The two values that every page is made of: a page, and a work as one row of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark.citations.names import tag_form_if_needed
from pressmark.edtf import iso_date
from pressmark.languages import primary_language
from pressmark.licenses import License
from pressmark.public import date_words, rights_words, state_words
from pressmark.rights import Access
from pressmark.words import direction, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pressmark.licenses import Right
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page before it is rendered. `save_as` is relative to the site's root."""

    save_as: str
    template: str
    """The template's name without `.html`."""
    context: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Some pages that are made together, and all that they show.

    `works` are the works that the pages speak of, None for all of them; `beside` says what they
    show of other works. As long as these stay the same, so do the pages.
    """

    name: str
    works: Sequence[Work] | None = None
    beside: str = ""
    views: Callable[[], Iterable[PageView]]


class WorkRow(NamedTuple):
    """One work in a list, in the words of the list's interface language.

    `lang` and `dir` are "" where the title is in the interface language. `iso` is what a
    `<time datetime>` may hold, or "" where the date has no such form.
    """

    pressmark: str
    title: str
    lang: str
    dir: str
    path: str
    date: str
    dated: bool
    iso: str
    outlet: str
    authors: tuple[tuple[str, str], ...]
    """Names, each with the form that reference managers read rightly, or "" where it is that."""
    access: str
    access_word: str
    license: str


def foreign(language: str, w: Words) -> tuple[str, str]:
    """Return `lang` and `dir` for words in another language than the page's, else two ""."""
    if primary_language(language) == w.language:
        return "", ""
    return language, direction(language)


def words_for(language: str, settings: ArchiveSettings) -> Words:
    """Return the interface words of a page: the work's language, else the site's."""
    own = words(language)
    return own if own.language == primary_language(language) else words(settings.language)


class Sentences(NamedTuple):
    """What a licence or status lets one do, a sentence each or "", and their language."""

    permits: str
    requires: str
    forbids: str
    lang: str
    dir: str


def sentences(rights: Right, w: Words) -> Sentences:
    """Return what a licence or status lets one do, in the page's language.

    A keeper's own terms say it in the keeper's words, which count as English.
    """
    if isinstance(rights, License) and rights.family == "keeper":
        return Sentences(rights.permits, rights.requires, rights.forbids, *foreign("en", w))
    return Sentences(
        w(f"permits.{rights.permits}") if rights.permits else "",
        w(f"requires.{rights.requires}") if rights.requires else "",
        w(f"forbids.{rights.forbids}") if rights.forbids else "",
        "",
        "",
    )


@lru_cache(maxsize=8192)
def work_row(work: Work, w: Words) -> WorkRow:
    """Return a work as a row. Each stands in a dozen lists and beside as many other works.

    A withdrawal has no authors and no licence, as on its page; an opaque one no title and no
    outlet either.
    """
    record = work.record
    open_title = work.decision.title_visible
    stands = work.decision.access is not Access.WITHDRAWN
    lang, dir_ = foreign(record.language, w) if open_title else ("", "")
    return WorkRow(
        pressmark=record.pressmark,
        title=record.title if open_title else w("notice.withdrawn_opaque"),
        lang=lang,
        dir=dir_,
        path=work.page,
        date=date_words(record.issued, w) if open_title else "",
        dated=open_title and record.issued is not None,
        iso=iso_date(record.issued) if open_title else "",
        outlet=record.outlet.name if open_title else "",
        authors=tuple(
            (author.name, tag_form_if_needed(author, record.language)) for author in record.authors
        )
        if stands
        else (),
        access=str(work.decision.access),
        access_word=state_words(work, w),
        license=rights_words(work, w) if stands else "",
    )
