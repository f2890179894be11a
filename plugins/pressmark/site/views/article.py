"""The article's page: what it says of one work, whatever may be shown of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from pressmark import metadata
from pressmark.attribution import attribution
from pressmark.edtf import iso_date
from pressmark.identity import label_parts
from pressmark.languages import primary_language
from pressmark.licenses import License
from pressmark.markup import number
from pressmark.public import (
    access_words,
    canonical_url,
    date_words,
    public_record,
    reservation,
    rights_holder,
    stated_rights,
)
from pressmark.record import AgencyCopy, Extent, Status
from pressmark.rights import Access, TextRule
from pressmark.settings import CitationStyle, Edition
from pressmark.site.output import MANIFEST
from pressmark.site.views.page import WorkRow, foreign, work_row
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pressmark.attribution import Attribution
    from pressmark.citations import Formatted
    from pressmark.record import Agent, Correction, Medium, Record, SourceStatus, Withdrawal
    from pressmark.settings import ArchiveSettings
    from pressmark.site.model import Group, SiteModel
    from pressmark.words import Words
    from pressmark.work import Work

LONG_TITLE = 120
"""Characters from which a headline is set smaller: it is never cut."""

_STYLES = {"apa": "APA", "mla": "MLA", "harvard": "Harvard", "vancouver": "Vancouver"}
"""The names of citation styles that are the same in every language."""

_INTERNET_ARCHIVE = "web.archive.org"
_CURLY = re.compile("[\u00a0“”‘’…—]")
"""What typography may make of other marks."""
_REFERENCE = re.compile(r"&[#\w]+;")
_AMBIGUOUS = ("\\", "---", "``", ". . .")
"""What it makes, beside references, something of that could be written in another way too."""


class Item(NamedTuple):
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

    @property
    def plain(self) -> bool:
        """True where there is nothing but a text: most are, and need no more than its element."""
        return not (self.href or self.lang or self.dir or self.form)


class Fact(NamedTuple):
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
    question: Item | None = None
    """Whom to ask, where a notice calls for questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A piece of text to copy. `html` where it is set with italics, else `text` as it stands."""

    id: str
    name: str
    text: str
    html: Markup | None = None
    code: bool = False


class Quote(NamedTuple):
    """What a passage is cited with. `url` is the page's address, "" where only the browser knows.

    `straight` says that every curly mark, dash and ellipsis of the page is typography's, so that
    a quotation can be given as it was written.
    """

    url: str
    straight: bool


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
    entries: Mapping[str, str] | None = None,
    pictures: Sequence[Picture] = (),
) -> dict[str, object]:
    """Return what `article.html` shows of a work.

    `text` is the text as HTML, rendered and sanitised (`pressmark.markup.render`), without
    numbers; it is used only where the decision shows it.
    `references` maps a style's id to the formatted reference, `entries` maps BibLaTeX and BibTeX
    to the work's entry. A tombstone keeps the formatted ones, for whoever has cited it, and has no
    entry to take along.
    The page speaks the work's language where the catalogue has it, else the site's.
    """
    record, decision, settings = work.record, work.decision, model.settings
    w = words_for(record.language, settings)
    lang, dir_ = foreign(record.language, w)
    tombstone = decision.access is Access.WITHDRAWN
    title = record.title if decision.title_visible else w("notice.withdrawn_opaque")
    date = date_words(record.issued, w)
    near = model.neighbours(work)
    statement = None if tombstone else attribution(work, w, settings)
    in_archives_words = w is words(settings.language)
    credit = statement.text if statement is not None and in_archives_words else None
    terms, addresses = metadata.dublin_core(work)
    tags = (*metadata.meta_tags(work, settings), *terms, *metadata.reservation_tags(work))
    return {
        "language": w.language,
        "w": w,
        "title": title,
        "page_title": _page_title(title, work, w),
        "noindex": record.unlisted or tombstone,
        "canonical": canonical_url(work, settings),
        "meta_tags": () if tombstone else tags,
        "links": () if tombstone else (*metadata.links(work, settings), *addresses),
        "json_ld": None if tombstone else metadata.json_ld(work, settings, credit),
        "nav": "",
        "lang": lang,
        "dir": dir_,
        "label": label_parts(record.pressmark, record.outlet.slug),
        "access": str(decision.access),
        "access_word": access_words(work, w),
        "long": len(title) > LONG_TITLE,
        "title_visible": decision.title_visible,
        "outlet": outlet_item(work, model),
        "date": date,
        "iso": iso_date(record.issued),
        "standfirst": record.subtitle if decision.standfirst else "",
        "byline": () if tombstone else tuple(_agents(record.authors, model)),
        "credits": "" if tombstone else w.join(list(record.credits)),
        "corrected": None if tombstone else _corrected(work, w),
        "attribution": None if statement is None else attribution_block(work, statement, w),
        "notices": tuple(_notices(work, w, settings)),
        "text": numbered(text, w) if text is not None and decision.shows_text else None,
        "quote": _quote(work, settings),
        "part": _part(work, w),
        "summary": record.summary if decision.summary and not decision.shows_text else "",
        "quotation": "" if decision.shows_text or tombstone else record.quotation,
        "read": None if tombstone else _read(work, w),
        "read_copy": None if tombstone else _read_copy(work, w),
        "reason": "" if tombstone or _whole(work) else _reason(work, w),
        "pictures": tuple(pictures),
        "facts": () if tombstone else tuple(_facts(work, model, w)),
        "samples": tuple(
            _samples(references or {}, {} if tombstone else entries or {}, settings, w)
            if decision.title_visible
            else ()
        ),
        "paragraph": _example_paragraph(text) if decision.shows_text else 0,
        "provenance": () if tombstone else tuple(_provenance(work, w, settings)),
        "corrections": () if tombstone else tuple(_corrections(work, w)),
        "technical": () if tombstone else tuple(_technical(work, w)),
        "related": () if tombstone else tuple(work_row(each, w) for each in model.related(work)),
        "event": "" if tombstone else record.event,
        "earlier": _neighbour(near.earlier, w),
        "later": _neighbour(near.later, w),
    }


def _neighbour(work: Work | None, w: Words) -> WorkRow | None:
    return None if work is None else work_row(work, w)


def numbered(text: str, w: Words) -> Markup:
    """Return a rendered text with its paragraphs' numbers."""
    # The text was sanitised when it was rendered; `number` adds only escaped names.
    return Markup(number(text, lambda mark: _paragraph_name(mark, w), w.digits))  # noqa: S704


def _quote(work: Work, settings: ArchiveSettings) -> Quote:
    """Return what the page must know to cite a passage as it was written."""
    body = work.record.body
    changed = (
        body is not None
        and (body.isascii() or not _CURLY.search(body))
        and not any(mark in body for mark in _AMBIGUOUS)
        and not ("&" in body and _REFERENCE.search(body))
    )
    english = primary_language(work.record.language) == "en" and not work.decision.verbatim
    public = settings.edition is Edition.PUBLIC
    return Quote(url=settings.absolute(work.page) if public else "", straight=english and changed)


@lru_cache(maxsize=1024)
def _paragraph_name(mark: str, w: Words) -> str:
    return w("article.paragraph", number=w.digits(mark))


def _example_paragraph(text: str | None) -> int:
    """Return the number of a paragraph that the text has, to show how one is pointed at."""
    return next((n for n in (4, 3, 2, 1) if f'id="p{n}"' in (text or "")), 0)


def words_for(language: str, settings: ArchiveSettings) -> Words:
    """Return the interface words of a page: the work's language, else the site's."""
    own = words(language)
    return own if own.language == primary_language(language) else words(settings.language)


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
    return f"{title} · {w('lists.comma').join(parts)}"


def outlet_item(work: Work, model: SiteModel) -> Item:
    """Return a work's outlet, leading to its page."""
    outlet = work.record.outlet
    return Item(text=outlet.name, href=_path(model.by_outlet, outlet.slug))


def _agents(agents: Iterable[Agent], model: SiteModel) -> Iterator[Item]:
    for agent in agents:
        yield Item(text=agent.name, href=_path(model.by_author, agent.name))


def attribution_block(work: Work, statement: Attribution, w: Words) -> dict[str, object]:
    """Return the attribution as a page shows it, with its badge and its forms to copy."""
    rights = stated_rights(work.record)
    permitted = work.record.permission is not None and work.decision.shows_text
    if permitted or rights is None:
        word = w("rights.by_permission") if permitted else w("rights.unknown")
        kind = "license" if permitted else "status"
        badge: tuple[str, tuple[str, str], str] = (kind, ("©", word), "")
    else:
        badge = (rights.kind, rights.badge, rights.url)
    return {
        "html": Markup(statement.html),  # noqa: S704 - built and escaped by pressmark.attribution
        "badge": badge,
        "samples": (
            Sample(id="attribution-text", name=w("cite.as_text"), text=statement.text),
            Sample(id="attribution-html", name=w("cite.as_html"), text=statement.html, code=True),
            Sample(
                id="attribution-markdown",
                name=w("cite.as_markdown"),
                text=statement.markdown,
                code=True,
            ),
        ),
    }


def _code(id_: str, name: str, text: str) -> Sample:
    return Sample(id=id_, name=name, text=text, code=True)


def _reason(work: Work, w: Words) -> str:
    reason = work.decision.reason
    return w(f"reason.{reason.code}", **dict(reason.values))


def _notices(work: Work, w: Words, settings: ArchiveSettings) -> Iterator[Notice]:
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


def _part(work: Work, w: Words) -> str:
    """Return the sentence under a text that is shown in part."""
    part = work.decision.shows_text and work.decision.text is TextRule.WORDS
    return w("notice.part") if part else ""


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _isolated(text: str, w: Words) -> str:
    """Return Latin text as a sentence from right to left takes it (Unicode UAX #9, FSI, PDI)."""
    return f"\u2068{text}\u2069" if w.direction == "rtl" else text


def _read(work: Work, w: Words) -> Item | None:
    url = work.record.source_url
    if _whole(work) or not url:
        return None
    return Item(text=w("article.read_at", site=_isolated(_host(url), w)), href=url)


def _read_copy(work: Work, w: Words) -> Item | None:
    url = work.record.archived_url
    if _whole(work) or not url:
        return None
    host = _host(url)
    if host == _INTERNET_ARCHIVE:
        return Item(text=w("article.copy_internet_archive"), href=url)
    return Item(text=w("article.copy_kept", site=_isolated(host, w)), href=url)


def _credit(medium: Medium, w: Words) -> Iterator[Item]:
    rights = medium.license or medium.rights_statement
    if medium.creator:
        yield Item(text=w("picture.credit", creator=medium.creator))
    if rights is not None:
        yield Item(text=rights.short_name, href=rights.url)
    if medium.source_url:
        yield Item(text=w("picture.see_original"), href=medium.source_url)


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
    yield from _fact(w("article.outlet"), outlet_item(work, model))
    authors = w.count("article.author", len(record.authors))
    yield from _fact(authors, *_agents(record.authors, model))
    yield from _fact(w("article.published"), *_published(work, w))
    yield from _fact(w("article.section"), Item(text=record.section))
    yield from _fact(w("article.page"), Item(text=record.page))
    yield from _fact(w("article.edition"), Item(text=record.edition))
    yield from _fact(w("article.written_in"), Item(text=record.place))
    yield from _fact(
        w("article.language"),
        Item(
            text=w.language_name(record.language),
            href=_path(model.by_language, primary_language(record.language)),
        ),
    )
    key = "article.length" if _whole(work) else "article.length_original"
    yield from _fact(w(key), Item(text=_length(work, w)))
    yield from _fact(w("article.event"), *_terms(model.by_event, filter(None, (record.event,))))
    yield from _fact(w("article.topics"), *_terms(model.by_topic, record.topics))
    yield from _fact(w("article.places"), *(Item(text=place) for place in record.places))
    labels = {extra.name: extra.label for extra in model.settings.extra}
    for name, value in record.extra:
        yield from _fact(labels.get(name, name), Item(text=value))
    forms = [("BibLaTeX", "bib"), ("RIS", "ris"), ("CSL JSON", "csl.json")]
    if _whole(work):
        forms.append((w("article.download_text"), "md"))
    yield from _fact(
        w("article.download" if _whole(work) else "article.download_description"),
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
    return w(
        "article.length_words",
        paragraphs=w.count("count.paragraphs", extent.paragraphs),
        words=w.count("count.words", extent.words),
    )


def _url(url: str) -> Item:
    return Item(text=url, href=url, form="url")


def _provenance(work: Work, w: Words, settings: ArchiveSettings) -> Iterator[Fact]:
    record = work.record
    yield from _fact(w("provenance.original"), _url(record.source_url))
    yield from _fact(w("provenance.this_page"), Item(text=settings.absolute(work.page), form="url"))
    yield from _fact(w("provenance.archived_copy"), _url(record.archived_url))
    retrieved = w.date(record.retrieved) if record.retrieved else ""
    yield from _fact(w("provenance.retrieved"), Item(text=retrieved))
    yield from _rights(work, w)
    for evidence in record.rights_evidence:
        # Where the sentence was found may be a private letter: only the sentence is published.
        read = w("provenance.evidence_read", date=w.date(evidence.read)) if evidence.read else ""
        yield from _fact(
            w("provenance.evidence_licence" if record.license else "provenance.evidence_rights"),
            Item(text=evidence.sentence, form="quote", lang=foreign(record.language, w)[0]),
            Item(text=read, form="note"),
            stacked=True,
        )
    yield from _permission(work, w)
    if record.agency_copy is not AgencyCopy.NO:
        yield from _fact(
            w("provenance.agency_copy"), Item(text=w(f"provenance.agency_{record.agency_copy}"))
        )
    yield from _reservation(record, w)
    yield from _fact(w("provenance.changes"), Item(text=record.changes))
    for redaction in record.redactions:
        note = redaction.reason
        if redaction.date:
            note = f"{w.date(redaction.date)}: {note}"
        yield from _fact(
            w("provenance.redactions"),
            Item(text=redaction.what),
            Item(text=note, form="note"),
            stacked=True,
        )


def _rights(work: Work, w: Words) -> Iterator[Fact]:
    rights, holder = stated_rights(work.record), rights_holder(work.record)
    if holder is not None:
        key = "provenance.licensor" if isinstance(rights, License) else "provenance.rights_holder"
        yield from _fact(w(key), Item(text=holder.name, href=holder.url))
    if rights is None:
        return
    # The registry's sentences are English in every interface language.
    lang, dir_ = foreign("en", w)
    sentences = (rights.permits, rights.requires, rights.forbids)
    yield from _fact(
        w("provenance.licence" if isinstance(rights, License) else "provenance.rights_statement"),
        Item(text=rights.name, href=rights.url, lang=lang, dir=dir_),
        Item(text=" ".join(filter(None, sentences)), form="note", lang=lang, dir=dir_),
        stacked=True,
    )


def _permission(work: Work, w: Words) -> Iterator[Fact]:
    permission = work.record.permission
    if permission is None:
        return
    if permission.extent is Extent.FULL:
        said = w("provenance.permission_full", name=permission.granted_by)
    else:
        said = w.count("provenance.permission_words", permission.words, name=permission.granted_by)
    when = w("provenance.permission_date", date=w.date(permission.date)) if permission.date else ""
    yield from _fact(
        w("provenance.permission"),
        Item(text=said),
        Item(text=when, form="note"),
        stacked=True,
    )


def _reservation(record: Record, w: Words) -> Iterator[Fact]:
    found = reservation(record)
    if found is None:
        return
    yield from _fact(
        w("provenance.tdm"),
        Item(text=w("provenance.tdm_reserved")),
        Item(text=w("provenance.tdm_policy") if found.policy else "", href=found.policy),
        Item(
            text=w("provenance.tdm_read", date=w.date(found.read)) if found.read else "",
            form="note",
        ),
        stacked=True,
    )


def _corrected(work: Work, w: Words) -> Item | None:
    """Return what leads whoever has cited an older version to it."""
    if not work.record.corrections:
        return None
    number, last = w.digits(work.record.version), max(each.date for each in work.record.corrections)
    text = w("versions.corrected", number=number, date=w.date(last))
    return Item(text=text, href="#corrections")


def _corrections(work: Work, w: Words) -> Iterator[Fact]:
    yield from correction_facts(work.record.corrections, w)
    record = public_record(work)
    for version in reversed(record.versions) if record is not None else ():
        number = w.digits(version.number)
        until = w("versions.until", date=w.date(version.replaced)) if version.replaced else ""
        yield from _fact(
            w("versions.name", number=number),
            Item(text=w("versions.read", number=number), href=work.version_path(version.number)),
            Item(text=until, form="note"),
            Item(text=version.sha256, form="hash"),
            stacked=True,
        )


def correction_facts(
    corrections: Iterable[Correction], w: Words, since: date | None = None
) -> Iterator[Fact]:
    """Yield corrections in their order: those from a day on, or all."""
    for correction in corrections:
        if since is not None and correction.date < since:
            continue
        yield from _fact(
            w.date(correction.date),
            Item(text=correction.what),
            Item(text=correction.why, form="note"),
            stacked=True,
        )


def _technical(work: Work, w: Words) -> Iterator[Fact]:
    record = work.record
    yield from _fact(w("article.mark"), Item(text=record.pressmark, form="code"))
    if record.issued is not None:
        yield from _fact(w("article.date_edtf"), Item(text=record.issued.text, form="code"))
    for scheme, value in record.identifiers:
        yield from _fact(scheme.upper(), Item(text=value, form="code"))
    if record.version > 1:
        yield from _fact(w("provenance.version"), Item(text=w.digits(record.version)))
    published = public_record(work)
    if published is not None and published.sha256:
        key = "provenance.text_sum_full" if _whole(work) else "provenance.text_sum_held"
        output = "output" if _whole(work) else "TEXT"
        command = Markup('<code dir="ltr">pressmark verify {} {}</code>').format(
            output, record.pressmark
        )
        yield from _fact(
            w("provenance.text_sum"),
            Item(text=published.sha256, form="hash"),
            Item(text=w.html(key, command=command), form="note"),
            stacked=True,
        )
    yield from _fact(w("provenance.manifest"), Item(text=MANIFEST, href=MANIFEST, form="code"))


def _samples(
    references: Mapping[str, Formatted],
    entries: Mapping[str, str],
    settings: ArchiveSettings,
    w: Words,
) -> Iterator[Sample]:
    names = {
        **_STYLES,
        "chicago": w("cite.chicago_notes"),
        "chicago-author-date": w("cite.chicago_author_date"),
        **{style.id: style.label for style in settings.styles if isinstance(style, CitationStyle)},
    }
    for style, formatted in references.items():
        yield Sample(
            id=f"cite-{style}",
            name=names[style],
            text=formatted.text,
            html=Markup(formatted.html),  # noqa: S704 - built and escaped by pressmark.citations
        )
    for name, entry in entries.items():
        yield _code(f"cite-{name.lower()}", name, entry)
