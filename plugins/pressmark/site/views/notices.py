"""What must be read before a text or instead of it: notices, and the ways to the original."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark.record import Status
from pressmark.rights import Access, TextRule
from pressmark.site.views.facts import Item, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import SourceStatus, Withdrawal
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

_INTERNET_ARCHIVE = "web.archive.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that must be read before the text."""

    title: str
    paragraphs: tuple[str, ...]
    access: str = ""
    link: Item | None = None
    question: Item | None = None
    """Whom to ask, where a notice calls for questions."""


def notices(work: Work, w: Words, settings: ArchiveSettings) -> Iterator[Notice]:
    """Yield what a reader must know first: a review, a withdrawal, an embargo, a retraction."""
    record, decision = work.record, work.decision
    access = str(decision.access)
    if record.status is Status.NEEDS_REVIEW:
        yield Notice(title=w("notice.review"), paragraphs=(w("notice.review_why"),))
    if decision.access is Access.WITHDRAWN and record.withdrawn is not None:
        yield _withdrawn(record.withdrawn, work, w, settings)
        return
    if decision.access is Access.EMBARGO and record.embargo_until is not None:
        yield Notice(
            title=w("notice.embargo", date=w.date(record.embargo_until)),
            paragraphs=(w("notice.embargo_why"),),
            access=access,
        )
    if record.source_status is not None:
        yield source_notice(record.source_status, w)


def _withdrawn(withdrawal: Withdrawal, work: Work, w: Words, settings: ArchiveSettings) -> Notice:
    if not work.decision.title_visible:
        said: tuple[str, ...] = (w("notice.withdrawn_opaque_why"),)
    else:
        said = (
            w("notice.withdrawn_reason", reason=withdrawal.reason) if withdrawal.reason else "",
            w("notice.withdrawn_stays"),
        )
    return Notice(
        title=w("notice.withdrawn", date=w.date(withdrawal.date)),
        paragraphs=tuple(filter(None, said)),
        access=str(work.decision.access),
        question=_keeper(settings),
    )


def source_notice(status: SourceStatus, w: Words) -> Notice:
    """Return what the outlet did to its original, to be read before the text."""
    when = w("notice.source_date", date=w.date(status.date)) if status.date else ""
    return Notice(
        title=w(f"notice.{status.status.replace('-', '_')}"),
        paragraphs=tuple(filter(None, (when, status.note))),
        link=Item(text=w("notice.source_link"), href=status.url) if status.url else None,
    )


def _keeper(settings: ArchiveSettings) -> Item | None:
    if not settings.keeper_email:
        return None
    return Item(text=settings.keeper_email, href=f"mailto:{settings.keeper_email}")


def reason(work: Work, w: Words) -> str:
    """Return why the text does not stand here whole; "" where it does."""
    if is_whole(work):
        return ""
    found = work.decision.reason
    return w(f"reason.{found.code}", **dict(found.values))


def part(work: Work, w: Words) -> str:
    """Return the sentence under a text that is shown in part."""
    in_part = work.decision.shows_text and work.decision.text is TextRule.WORDS
    return w("notice.part") if in_part else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _isolated(text: str, w: Words) -> str:
    """Return Latin text as a sentence from right to left takes it (Unicode UAX #9, FSI, PDI)."""
    return f"\u2068{text}\u2069" if w.direction == "rtl" else text


def read_original(work: Work, w: Words) -> Item | None:
    """Return the way to the original, where the page has less than it."""
    url = work.record.source_url
    if is_whole(work) or not url:
        return None
    return Item(text=w("article.read_at", site=_isolated(_host(url), w)), href=url)


def read_copy(work: Work, w: Words) -> Item | None:
    """Return the way to a copy of the original in another archive, where the page has less."""
    url = work.record.archived_url
    if is_whole(work) or not url:
        return None
    host = _host(url)
    if host == _INTERNET_ARCHIVE:
        return Item(text=w("article.copy_internet_archive"), href=url)
    return Item(text=w("article.copy_kept", site=_isolated(host, w)), href=url)


def corrected(work: Work, w: Words) -> Item | None:
    """Return what leads whoever has cited an older version to it."""
    if not work.record.corrections:
        return None
    number, last = w.digits(work.record.version), max(each.date for each in work.record.corrections)
    text = w("versions.corrected", number=number, date=w.date(last))
    return Item(text=text, href="#corrections")
