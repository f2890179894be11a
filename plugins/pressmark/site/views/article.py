"""The article's page: what it says of one work, whatever may be shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from pressmark import metadata
from pressmark.attribution import attribution
from pressmark.identity import label_parts
from pressmark.licenses import License
from pressmark.markup import number
from pressmark.record import Status
from pressmark.rights import Access, TextRule
from pressmark.site.model import primary_language
from pressmark.site.views.page import WorkRow, access_words, date_words, foreign, iso_date, work_row
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.citations import Formatted
    from pressmark.record import Agent, Medium
    from pressmark.settings import ArchiveSettings
    from pressmark.site.model import Group, SiteModel
    from pressmark.words import Words
    from pressmark.work import Work

LONG_TITLE = 120
"""Characters from which a headline is set smaller: it is never cut."""

SHORT_TEXT = 40
"""Words under which a hash would give the text away: all short texts can be tried."""

_TOMBSTONES = frozenset({Access.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of a fact. `href` is an address, a fragment, or a path from the site's root."""

    text: str
    href: str = ""
    lang: str = ""
    dir: str = ""
    form: str = ""
    """ "url", "hash", "quote", "code", "note" or "" for plain words."""

    @property
    def local(self) -> bool:
        """True where `href` is a path that the page must lead to from its own folder."""
        return bool(self.href) and not self.href.startswith(("http:", "https:", "mailto:", "#"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and its values, side by side or, with `stacked`, one under the other."""

    term: str
    items: tuple[Item, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that must be read before the text."""

    title: str
    paragraphs: tuple[str, ...]
    access: str = ""
    link: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A piece of text to copy. `html` where it is set with italics, else `text` as it stands."""

    id: str
    name: str
    text: str
    html: Markup | None = None
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, sound or video as the page shows it: `path` is "" where it is withheld."""

    alt: str
    caption: str
    credit: tuple[Item, ...]
    path: str = ""
    kind: str = "image"
    width: int = 0
    height: int = 0
    reason: str = ""


def article_context(
    work: Work,
    model: SiteModel,
    *,
    text: str | None = None,
    references: Mapping[str, Formatted] | None = None,
    bibtex: str = "",
    pictures: Sequence[Picture] = (),
) -> dict[str, object]:
    """Return what `article.html` shows of a work.

    `text` is the text as HTML, rendered and sanitised (`pressmark.markup.render`), without
    numbers; it is used only where the decision shows it.
    `references` maps a style's name to the formatted reference, `bibtex` is the entry.
    The page speaks the work's language where the catalogue has it, else the site's.
    """
    record, decision, settings = work.record, work.decision, model.settings
    w = words_for(record.language, settings)
    lang, dir_ = foreign(record.language, w)
    tombstone = decision.access in _TOMBSTONES
    title = record.title if decision.title_visible else w("article.opaque-title")
    date = date_words(record.issued, w)
    near = model.neighbours(work)
    return {
        "language": w.language,
        "w": w,
        "title": title,
        "page_title": _page_title(title, work, w),
        "noindex": record.unlisted or tombstone,
        "canonical": settings.absolute(work.page),
        "meta_tags": () if tombstone else metadata.meta_tags(work, settings),
        "links": () if tombstone else metadata.links(work, settings),
        "json_ld": None if tombstone else metadata.json_ld(work, settings),
        "nav": "",
        "lang": lang,
        "dir": dir_,
        "label": label_parts(record.pressmark, record.outlet.slug),
        "access": str(decision.access),
        "access_word": access_words(work, w),
        "long": len(title) > LONG_TITLE,
        "title_visible": decision.title_visible,
        "outlet": _outlet(work, model),
        "date": date,
        "iso": iso_date(record.issued),
        "standfirst": record.subtitle if decision.standfirst else "",
        "byline": () if tombstone else tuple(_agents(record.authors, model)),
        "credits": "" if tombstone else w.join(list(record.credits)),
        "attribution": None if tombstone else _attribution(work, w, settings),
        "notices": tuple(_notices(work, w, settings)),
        "text": _numbered(text, w) if text is not None and decision.shows_text else None,
        "part": _part(work, w),
        "summary": record.summary if decision.summary and not decision.shows_text else "",
        "quotation": "" if decision.shows_text or tombstone else record.quotation,
        "read": None if tombstone else _read(work, w),
        "read_copy": None if tombstone else _read_copy(work, w),
        "reason": "" if tombstone or _whole(work) else _reason(work, w),
        "pictures": tuple(pictures),
        "facts": () if not decision.title_visible else tuple(_facts(work, model, w)),
        "samples": () if tombstone else tuple(_samples(references or {}, bibtex)),
        "paragraph_hint": decision.shows_text,
        "provenance": () if tombstone else tuple(_provenance(work, w, settings)),
        "corrections": () if not decision.title_visible else tuple(_corrections(work, w)),
        "technical": () if tombstone else tuple(_technical(work, w)),
        "related": () if tombstone else tuple(work_row(each, w) for each in model.related(work)),
        "event": "" if tombstone else record.event,
        "earlier": _neighbour(near.earlier, w),
        "later": _neighbour(near.later, w),
    }


def _neighbour(work: Work | None, w: Words) -> WorkRow | None:
    return None if work is None else work_row(work, w)


def _numbered(text: str, w: Words) -> Markup:
    def label(mark: str) -> str:
        return w("text.paragraph", number=_digits(mark, w))

    # The text was sanitised when it was rendered; `number` adds only escaped names.
    return Markup(number(text, label, lambda mark: _digits(mark, w)))  # noqa: S704


def _digits(mark: str, w: Words) -> str:
    """Return "12a" in the digits of the page's language."""
    return "".join(w.number(int(sign)) if sign.isdecimal() else sign for sign in mark)


def words_for(language: str, settings: ArchiveSettings) -> Words:
    """Return the interface words of a page: the work's language, else the site's."""
    own = words(language)
    return own if own.language == language.partition("-")[0] else words(settings.language)


def picture(medium: Medium, w: Words, *, path: str, width: int, height: int) -> Picture:
    """Return a medium that is shown, with its caption, its creator and its licence."""
    return Picture(
        alt=medium.alt,
        caption=medium.caption,
        credit=tuple(_credit(medium, w)),
        path=path,
        width=width,
        height=height,
    )


def withheld_picture(medium: Medium, w: Words, reason: str) -> Picture:
    """Return a medium that is not shown: why, and where it can be seen."""
    return Picture(
        alt=medium.alt, caption=medium.caption, credit=tuple(_credit(medium, w)), reason=reason
    )


def _whole(work: Work) -> bool:
    return work.decision.shows_text and work.decision.text is TextRule.FULL


def _page_title(title: str, work: Work, w: Words) -> str:
    if not work.decision.title_visible:
        return title
    parts = [work.record.outlet.name]
    if work.record.issued is not None:
        parts.append(w.date(work.record.issued))
    return f"{title} · {w('list.comma').join(parts)}"


def _outlet(work: Work, model: SiteModel) -> Item:
    outlet = work.record.outlet
    return Item(text=outlet.name, href=_path(model.by_outlet, outlet.slug))


def _agents(agents: Iterable[Agent], model: SiteModel) -> Iterator[Item]:
    for agent in agents:
        yield Item(text=agent.name, href=_path(model.by_author, agent.name))


def _attribution(work: Work, w: Words, settings: ArchiveSettings) -> dict[str, object]:
    statement = attribution(work, w, settings)
    rights = work.record.rights
    permitted = work.record.permission is not None and work.decision.shows_text
    if permitted or rights is None:
        word = w("rights.by-permission") if permitted else w("rights.unknown")
        kind = "license" if permitted else "status"
        badge: tuple[str, tuple[str, str], str] = (kind, ("©", word), "")
    else:
        badge = (rights.kind, rights.badge, rights.url)
    return {
        "html": Markup(statement.html),  # noqa: S704 - built and escaped by pressmark.attribution
        "badge": badge,
        "samples": (
            Sample(id="attribution-text", name=w("attribution.as-text"), text=statement.text),
            Sample(id="attribution-html", name="HTML", text=statement.html, code=True),
            Sample(id="attribution-markdown", name="Markdown", text=statement.markdown, code=True),
        ),
    }


def _reason(work: Work, w: Words) -> str:
    reason = work.decision.reason
    return w(f"reason.{reason.code}", **dict(reason.values))


def _notices(work: Work, w: Words, settings: ArchiveSettings) -> Iterator[Notice]:
    record, access = work.record, str(work.decision.access)
    if record.status is Status.NEEDS_REVIEW:
        yield Notice(title=w("notice.review"), paragraphs=(w("notice.review-note"),))
    if work.decision.access is Access.WITHDRAWN and record.withdrawn is not None:
        reason = (record.withdrawn.reason,) if record.withdrawn.reason else ()
        yield Notice(
            title=w("notice.withdrawn", date=w.date(record.withdrawn.date)),
            paragraphs=(*reason, w("notice.withdrawn-note")),
            access=access,
            link=_keeper(settings),
        )
    if work.decision.access is Access.EMBARGO and record.embargo_until is not None:
        yield Notice(
            title=w("notice.embargo", date=w.date(record.embargo_until)),
            paragraphs=(w("notice.embargo-note"),),
            access=access,
        )
    if record.source_status is not None and work.decision.access is not Access.WITHDRAWN:
        yield _source_status(work, w)


def _source_status(work: Work, w: Words) -> Notice:
    status = work.record.source_status
    assert status is not None  # noqa: S101 - asked by the caller
    when = (w("notice.source-date", date=w.date(status.date)),) if status.date else ()
    return Notice(
        title=w(f"notice.source.{status.status}"),
        paragraphs=tuple(filter(None, (*when, status.note))),
        link=Item(text=w("notice.source-link"), href=status.url) if status.url else None,
    )


def _keeper(settings: ArchiveSettings) -> Item | None:
    if not settings.keeper_email:
        return None
    return Item(text=settings.keeper_email, href=f"mailto:{settings.keeper_email}")


def _part(work: Work, w: Words) -> str:
    """Return the sentence under a text that is shown in part."""
    if not work.decision.shows_text or work.decision.text is not TextRule.WORDS:
        return ""
    return w("article.part", words=w.count("count.words", work.decision.words))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _isolated(text: str, w: Words) -> str:
    """Return Latin text as a sentence from right to left takes it (Unicode UAX #9, FSI, PDI)."""
    return f"\u2068{text}\u2069" if w.direction == "rtl" else text


def _read(work: Work, w: Words) -> Item | None:
    url = work.record.source_url
    if _whole(work) or not url:
        return None
    return Item(text=w("article.read-at", host=_isolated(_host(url), w)), href=url)


def _read_copy(work: Work, w: Words) -> Item | None:
    url = work.record.archived_url
    if _whole(work) or not url:
        return None
    return Item(text=w("article.read-copy", host=_isolated(_host(url), w)), href=url)


def _credit(medium: Medium, w: Words) -> Iterator[Item]:
    rights = medium.license or medium.rights_statement
    if medium.creator:
        yield Item(text=w("media.creator", name=medium.creator))
    if rights is not None:
        yield Item(text=rights.short_name, href=rights.url)
    if medium.source_url:
        yield Item(text=w("media.original"), href=medium.source_url)


def _fact(term: str, *items: Item, stacked: bool = False) -> Iterator[Fact]:
    """Yield a fact, or nothing where it has no value: a row is never empty."""
    kept = tuple(item for item in items if item.text)
    if kept:
        yield Fact(term=term, items=kept, stacked=stacked)


def _path(groups: Mapping[str, Group], key: str) -> str:
    """Return a group's page; "" where an unlisted work stands in a group that no page lists."""
    return groups[key].path if key in groups else ""


def _terms(groups: Mapping[str, Group], names: Iterable[str]) -> Iterator[Item]:
    for name in names:
        yield Item(text=name, href=_path(groups, name))


def _facts(work: Work, model: SiteModel, w: Words) -> Iterator[Fact]:
    record, pressmark = work.record, work.pressmark
    yield from _fact(w("facts.outlet"), _outlet(work, model))
    if work.decision.access in _TOMBSTONES:
        yield from _fact(w("facts.published"), *_published(work, w), stacked=True)
        return
    key = "facts.author" if len(record.authors) == 1 else "facts.authors"
    yield from _fact(w(key), *_agents(record.authors, model))
    yield from _fact(w("facts.published"), *_published(work, w), stacked=True)
    yield from _fact(w("facts.section"), Item(text=record.section))
    yield from _fact(w("facts.page"), Item(text=record.page))
    yield from _fact(w("facts.edition"), Item(text=record.edition))
    yield from _fact(w("facts.place"), Item(text=record.place))
    yield from _fact(
        w("facts.language"),
        Item(
            text=w.language_name(record.language),
            href=_path(model.by_language, primary_language(record.language)),
        ),
    )
    key = "facts.length" if _whole(work) else "facts.original-length"
    yield from _fact(w(key), Item(text=_length(work, w)))
    yield from _fact(w("facts.event"), *_terms(model.by_event, filter(None, (record.event,))))
    yield from _fact(w("facts.topics"), *_terms(model.by_topic, record.topics))
    yield from _fact(w("facts.places"), *(Item(text=place) for place in record.places))
    labels = {extra.name: extra.label for extra in model.settings.extra}
    for name, value in record.extra:
        yield from _fact(labels.get(name, name), Item(text=value))
    forms = [("BibTeX", "bib"), ("RIS", "ris"), ("CSL JSON", "csl.json")]
    if _whole(work):
        forms.append(("Markdown", "md"))
    yield from _fact(
        w("facts.download") if _whole(work) else w("facts.download-description"),
        *(Item(text=name, href=f"articles/{pressmark}.{end}", lang="en") for name, end in forms),
    )


def _published(work: Work, w: Words) -> Iterator[Item]:
    issued = work.record.issued
    yield Item(text=date_words(issued, w))
    if issued is not None:
        yield Item(text=w.date_note(issued), form="note")


def _length(work: Work, w: Words) -> str:
    extent = work.record.extent
    if extent is None:
        return ""
    return w("list.comma").join(
        (w.count("count.paragraphs", extent.paragraphs), w.count("count.words", extent.words))
    )


def _url(url: str) -> Item:
    return Item(text=url, href=url, form="url")


def _provenance(work: Work, w: Words, settings: ArchiveSettings) -> Iterator[Fact]:
    record = work.record
    yield from _fact(w("provenance.original"), _url(record.source_url))
    yield from _fact(w("provenance.this-page"), Item(text=settings.absolute(work.page), form="url"))
    yield from _fact(w("provenance.archived"), _url(record.archived_url))
    retrieved = w.date(record.retrieved) if record.retrieved else ""
    yield from _fact(w("provenance.retrieved"), Item(text=retrieved))
    yield from _rights(work, w)
    for evidence in record.rights_evidence:
        where = evidence.place
        read = w("provenance.read", date=w.date(evidence.read)) if evidence.read else ""
        note = " · ".join(filter(None, (where, read)))
        yield from _fact(
            w("provenance.evidence"),
            Item(text=evidence.sentence, form="quote", lang=foreign(record.language, w)[0]),
            Item(text=note, href=evidence.url, form="note"),
            stacked=True,
        )
    yield from _permission(work, w)
    yield from _fact(w("provenance.changes"), Item(text=record.changes))
    for redaction in record.redactions:
        note = redaction.reason
        if redaction.date:
            note = f"{w.date(redaction.date)}: {note}"
        yield from _fact(
            w("provenance.redaction"),
            Item(text=redaction.what),
            Item(text=note, form="note"),
            stacked=True,
        )


def _rights(work: Work, w: Words) -> Iterator[Fact]:
    record, rights = work.record, work.record.rights
    holder = record.rights_holder
    if holder is not None:
        key = "provenance.licensor" if record.license is not None else "provenance.holder"
        yield from _fact(w(key), Item(text=holder.name, href=holder.url))
    if rights is None:
        return
    # The registry's sentences are English in every interface language.
    lang, dir_ = foreign("en", w)
    sentences = (rights.permits, rights.requires, rights.forbids)
    yield from _fact(
        w("provenance.license" if isinstance(rights, License) else "provenance.statement"),
        Item(text=rights.name, href=rights.url, lang=lang, dir=dir_),
        Item(text=" ".join(filter(None, sentences)), form="note", lang=lang, dir=dir_),
        stacked=True,
    )


def _permission(work: Work, w: Words) -> Iterator[Fact]:
    permission = work.record.permission
    if permission is None:
        return
    key = "provenance.permission-words" if permission.words else "provenance.permission-full"
    yield from _fact(
        w("provenance.permission"),
        Item(text=w(key, name=permission.granted_by, words=w.number(permission.words))),
        Item(text=w.date(permission.date) if permission.date else "", form="note"),
        Item(text=permission.evidence, form="note"),
        stacked=True,
    )


def _corrections(work: Work, w: Words) -> Iterator[Fact]:
    for correction in work.record.corrections:
        yield from _fact(
            w.date(correction.date),
            Item(text=correction.what),
            Item(text=correction.why, form="note"),
            stacked=True,
        )


def _technical(work: Work, w: Words) -> Iterator[Fact]:
    record = work.record
    yield from _fact(w("technical.pressmark"), Item(text=record.pressmark, form="code"))
    if record.issued is not None:
        yield from _fact(w("technical.edtf"), Item(text=record.issued.text, form="code"))
    yield from _fact(w("technical.language"), Item(text=record.language, form="code"))
    for scheme, value in record.identifiers:
        yield from _fact(scheme.upper(), Item(text=value, form="code"))
    if record.version > 1:
        yield from _fact(w("technical.version"), Item(text=w.number(record.version)))
    if record.sha256 and not _is_short(work):
        yield from _fact(
            w("technical.sha256"),
            Item(text=record.sha256, form="hash"),
            Item(text=w("technical.verify"), form="note"),
            Item(text=f"pressmark verify output {record.pressmark}", form="code"),
            stacked=True,
        )


def _is_short(work: Work) -> bool:
    extent = work.record.extent
    return extent is None or extent.words < SHORT_TEXT


def _samples(references: Mapping[str, Formatted], bibtex: str) -> Iterator[Sample]:
    styles = (
        Sample(
            id=f"cite-{name.lower()}",
            name=name,
            text=formatted.text,
            html=Markup(formatted.html),  # noqa: S704 - built and escaped by pressmark.citations
        )
        for name, formatted in references.items()
    )
    entry = (Sample(id="cite-bibtex", name="BibTeX", text=bibtex, code=True),) if bibtex else ()
    yield from chain(styles, entry)
