"""The article's page: what it says of one work, whatever may be shown of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from pressmark import metadata
from pressmark.attribution import attribution
from pressmark.edtf import iso_date
from pressmark.identity import label_parts
from pressmark.languages import primary_language
from pressmark.markup import number, number_link
from pressmark.public import access_words, canonical_url, date_words, stated_rights
from pressmark.rights import Access
from pressmark.settings import CitationStyle, Edition
from pressmark.site.views.facts import (
    agents,
    corrections,
    facts,
    outlet_item,
    provenance,
    technical,
)
from pressmark.site.views.notices import corrected, notices, part, read_copy, read_original, reason
from pressmark.site.views.page import WorkRow, foreign, words_for, work_row
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pressmark.attribution import Attribution
    from pressmark.citations import Formatted
    from pressmark.settings import ArchiveSettings
    from pressmark.site.model import SiteModel
    from pressmark.site.views.media import Picture
    from pressmark.words import Words
    from pressmark.work import Work

LONG_TITLE = 120
"""Characters from which a headline is set smaller: it is never cut."""

_STYLES = {"apa": "APA", "mla": "MLA", "harvard": "Harvard", "vancouver": "Vancouver"}
"""The names of citation styles that are the same in every language."""

_CURLY = re.compile("[\u00a0“”‘’…—]")
"""What typography may make of other marks."""
_REFERENCE = re.compile(r"&[#\w]+;")
_AMBIGUOUS = ("\\", "---", "``", ". . .")
"""What it makes, beside references, something of that could be written in another way too."""


class Sample(NamedTuple):
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
        "byline": () if tombstone else agents(record.authors, model),
        "credits": "" if tombstone else w.join(list(record.credits)),
        "corrected": None if tombstone else corrected(work, w),
        "attribution": None if statement is None else attribution_block(work, statement, w),
        "notices": tuple(notices(work, w, settings)),
        "text": numbered(text, w) if text is not None and decision.shows_text else None,
        "quote": _quote(work, settings),
        "part": part(work, w),
        "summary": record.summary if decision.summary and not decision.shows_text else "",
        "quotation": "" if decision.shows_text or tombstone else record.quotation,
        "read": None if tombstone else read_original(work, w),
        "read_copy": None if tombstone else read_copy(work, w),
        "reason": "" if tombstone else reason(work, w),
        "pictures": tuple(pictures),
        "facts": () if tombstone else facts(work, model, w),
        "samples": tuple(
            _samples(references or {}, {} if tombstone else entries or {}, settings, w)
            if decision.title_visible
            else ()
        ),
        "paragraph": _example_paragraph(text) if decision.shows_text else 0,
        "provenance": () if tombstone else provenance(work, w, settings),
        "corrections": () if tombstone else corrections(work, w),
        "technical": () if tombstone else technical(work, w),
        "related": () if tombstone else tuple(work_row(each, w) for each in model.related(work)),
        "event": "" if tombstone else record.event,
        "earlier": _neighbour(near.earlier, w),
        "later": _neighbour(near.later, w),
    }


def _neighbour(work: Work | None, w: Words) -> WorkRow | None:
    return None if work is None else work_row(work, w)


def numbered(text: str, w: Words) -> Markup:
    """Return a rendered text with its paragraphs' numbers, and names for what is read aloud."""
    html = number(text, lambda mark: _paragraph_link(mark, w))
    if 'class="back"' in html:
        name = escape(w("article.note_back"))
        html = html.replace('class="back">', f'class="back" aria-label="{name}">')
    if "<table>" in html:
        name = escape(w("article.table"))
        html = html.replace(
            '<div class="scroll" tabindex="0">',
            f'<div class="scroll" tabindex="0" role="region" aria-label="{name}">',
        )
    # The text was sanitised when it was rendered; what is added here are escaped names.
    return Markup(html)  # noqa: S704


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
def _paragraph_link(mark: str, w: Words) -> str:
    shown = w.digits(mark)
    return number_link(mark, w("article.paragraph", number=shown), shown)


def _example_paragraph(text: str | None) -> int:
    """Return the number of a paragraph that the text has, to show how one is pointed at."""
    return next((n for n in (4, 3, 2, 1) if f'id="p{n}"' in (text or "")), 0)


def _page_title(title: str, work: Work, w: Words) -> str:
    if not work.decision.title_visible:
        return title
    parts = [work.record.outlet.name]
    if work.record.issued is not None:
        parts.append(w.date(work.record.issued))
    return f"{title} · {w('lists.comma').join(parts)}"


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
