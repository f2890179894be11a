"""What a page says of a work in terms and values, row by row: nothing is said where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from pressmark.languages import primary_language
from pressmark.licenses import License
from pressmark.public import (
    date_words,
    public_record,
    reservation,
    rights_holder,
    stated_rights,
)
from pressmark.record import AgencyCopy, Extent
from pressmark.rights import TextRule
from pressmark.site.output import MANIFEST
from pressmark.site.views.page import foreign, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pressmark.record import Agent, Correction, Length, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.site.model import Group, SiteModel
    from pressmark.words import Words
    from pressmark.work import Work


class Item(NamedTuple):
    """A piece of a fact. `href` is an address, a fragment, or a path from the site's root."""

    text: str
    href: str = ""
    lang: str = ""
    dir: str = ""
    form: str = ""
    """ "url", "hash", "quote", "code", "note" or "" for plain words."""
    before: str = ""
    """What parts it from the item before it."""

    @property
    def local(self) -> bool:
        """True where `href` is a path that the page must lead to from its own folder."""
        return bool(self.href) and not self.href.startswith(("http:", "https:", "mailto:", "#"))


class Fact(NamedTuple):
    """A term and its values, side by side or, with `stacked`, one under the other."""

    term: str
    items: tuple[Item, ...]
    stacked: bool = False


class _Facts(list[Fact]):
    """The rows of one list of facts, in their order."""

    def __init__(self, w: Words) -> None:
        super().__init__()
        self._comma = w("lists.comma")

    def say(self, term: str, *items: Item, stacked: bool = False) -> None:
        """Add a row of the items that have a text; none where no item has one."""
        kept = [item for item in items if item.text]
        if len(kept) > 1 and not stacked:
            kept[1:] = [Item(*item[:-1], self._comma) for item in kept[1:]]
        if kept:
            self.append(Fact(term, tuple(kept), stacked))


def facts(work: Work, model: SiteModel, w: Words) -> list[Fact]:
    """Return what the work is: outlet, authors, date, place, length, topics, and its downloads."""
    record, rows, whole = work.record, _Facts(w), is_whole(work)
    rows.say(w("article.outlet"), outlet_item(work, model))
    if record.authors:
        authors = w.count("article.author", len(record.authors))
        rows.say(authors, *agents(record.authors, model))
    rows.say(w("article.published"), *_published(work, w))
    for name in ("section", "page", "edition"):
        if value := getattr(record, name):
            rows.say(w(f"article.{name}"), Item(value))
    if record.place:
        rows.say(w("article.written_in"), Item(record.place))
    rows.say(
        w("article.language"),
        Item(
            w.language_name(record.language),
            _path(model.by_language, primary_language(record.language)),
        ),
    )
    if record.extent is not None:
        key = "article.length" if whole else "article.length_original"
        rows.say(w(key), Item(_length(record.extent, w)))
    if record.event:
        rows.say(w("article.event"), Item(record.event, _path(model.by_event, record.event)))
    if record.topics:
        topics = [Item(topic, _path(model.by_topic, topic)) for topic in record.topics]
        rows.say(w("article.topics"), *topics)
    if record.places:
        rows.say(w("article.places"), *map(Item, record.places))
    if record.extra:
        labels = {extra.name: extra.label for extra in model.settings.extra}
        for name, value in record.extra:
            rows.say(labels.get(name, name), Item(value))
    formats = (("BibLaTeX", "bib"), ("RIS", "ris"), ("CSL JSON", "csl.json"))
    page = f"articles/{work.pressmark}"
    files = [Item(name, f"{page}.{end}", lang="en") for name, end in formats]
    if whole:
        files.append(Item(w("article.download_text"), f"{page}.md"))
    rows.say(w("article.download" if whole else "article.download_description"), *files)
    return rows


def is_whole(work: Work) -> bool:
    """Tell whether the page has the whole text."""
    return work.decision.shows_text and work.decision.text is TextRule.FULL


def outlet_item(work: Work, model: SiteModel) -> Item:
    """Return a work's outlet, leading to its page."""
    outlet = work.record.outlet
    return Item(outlet.name, _path(model.by_outlet, outlet.slug))


def agents(given: Iterable[Agent], model: SiteModel) -> list[Item]:
    """Return authors, each leading to their page."""
    return [Item(agent.name, _path(model.by_author, agent.name)) for agent in given]


def _path(groups: Mapping[str, Group], key: str) -> str:
    """Return a group's page; "" where an unlisted work stands in a group that no page lists."""
    return groups[key].path if key in groups else ""


def _published(work: Work, w: Words) -> tuple[Item, ...]:
    issued = work.record.issued
    said = Item(date_words(issued, w))
    return (said,) if issued is None else (said, Item(w.date_note(issued), form="note"))


def _length(extent: Length, w: Words) -> str:
    return w(
        "article.length_words",
        paragraphs=w.count("count.paragraphs", extent.paragraphs),
        words=w.count("count.words", extent.words),
    )


def _url(url: str) -> Item:
    return Item(url, url, form="url")


def provenance(work: Work, w: Words, settings: ArchiveSettings) -> list[Fact]:
    """Return where the work comes from, under which rights it stands, and how that is known."""
    record, rows = work.record, _Facts(w)
    rows.say(w("provenance.original"), _url(record.source_url))
    rows.say(w("provenance.this_page"), Item(settings.absolute(work.page), form="url"))
    rows.say(w("provenance.archived_copy"), _url(record.archived_url))
    if record.retrieved:
        rows.say(w("provenance.retrieved"), Item(w.date(record.retrieved)))
    _say_rights(rows, work, w)
    for evidence in record.rights_evidence:
        # Where the sentence was found may be a private letter: only the sentence is published.
        read = w("provenance.evidence_read", date=w.date(evidence.read)) if evidence.read else ""
        rows.say(
            w("provenance.evidence_licence" if record.license else "provenance.evidence_rights"),
            Item(evidence.sentence, form="quote", lang=foreign(record.language, w)[0]),
            Item(read, form="note"),
            stacked=True,
        )
    _say_permission(rows, record, w)
    if record.agency_copy is not AgencyCopy.NO:
        rows.say(w("provenance.agency_copy"), Item(w(f"provenance.agency_{record.agency_copy}")))
    _say_reservation(rows, record, w)
    if record.changes:
        rows.say(w("provenance.changes"), Item(record.changes))
    for redaction in record.redactions:
        note = redaction.reason
        if redaction.date:
            note = f"{w.date(redaction.date)}: {note}"
        rows.say(
            w("provenance.redactions"),
            Item(redaction.what),
            Item(note, form="note"),
            stacked=True,
        )
    return rows


def _say_rights(rows: _Facts, work: Work, w: Words) -> None:
    rights, holder = stated_rights(work.record), rights_holder(work.record)
    if holder is not None:
        key = "provenance.licensor" if isinstance(rights, License) else "provenance.rights_holder"
        rows.say(w(key), Item(holder.name, holder.url))
    if rights is None:
        return
    *said, lang, dir_ = sentences(rights, w)
    rows.say(
        w("provenance.licence" if isinstance(rights, License) else "provenance.rights_statement"),
        Item(rights.name, rights.url, *foreign("en", w)),
        Item(" ".join(filter(None, said)), lang=lang, dir=dir_, form="note"),
        stacked=True,
    )


def _say_permission(rows: _Facts, record: Record, w: Words) -> None:
    permission = record.permission
    if permission is None:
        return
    if permission.extent is Extent.FULL:
        said = w("provenance.permission_full", name=permission.granted_by)
    else:
        said = w.count("provenance.permission_words", permission.words, name=permission.granted_by)
    when = w("provenance.permission_date", date=w.date(permission.date)) if permission.date else ""
    rows.say(w("provenance.permission"), Item(said), Item(when, form="note"), stacked=True)


def _say_reservation(rows: _Facts, record: Record, w: Words) -> None:
    found = reservation(record)
    if found is None:
        return
    read = w("provenance.tdm_read", date=w.date(found.read)) if found.read else ""
    rows.say(
        w("provenance.tdm"),
        Item(w("provenance.tdm_reserved")),
        Item(w("provenance.tdm_policy") if found.policy else "", found.policy),
        Item(read, form="note"),
        stacked=True,
    )


def corrections(work: Work, w: Words) -> list[Fact]:
    """Return what was corrected, and the versions before that, which stand beside the page."""
    rows = _Facts(w)
    rows.extend(correction_facts(work.record.corrections, w))
    record = public_record(work)
    for version in reversed(record.versions) if record is not None else ():
        number = w.digits(version.number)
        until = w("versions.until", date=w.date(version.replaced)) if version.replaced else ""
        rows.say(
            w("versions.name", number=number),
            Item(w("versions.read", number=number), work.version_path(version.number)),
            Item(until, form="note"),
            Item(version.sha256, form="hash"),
            stacked=True,
        )
    return rows


def correction_facts(
    given: Iterable[Correction], w: Words, since: date | None = None
) -> list[Fact]:
    """Return corrections in their order: those from a day on, or all."""
    rows = _Facts(w)
    for correction in given:
        if since is None or correction.date >= since:
            rows.say(
                w.date(correction.date),
                Item(correction.what),
                Item(correction.why, form="note"),
                stacked=True,
            )
    return rows


def technical(work: Work, w: Words) -> list[Fact]:
    """Return what identifies the work, and proves its text."""
    record, rows = work.record, _Facts(w)
    rows.say(w("article.mark"), Item(record.pressmark, form="code"))
    if record.issued is not None:
        rows.say(w("article.date_edtf"), Item(record.issued.text, form="code"))
    for scheme, value in record.identifiers:
        rows.say(scheme.upper(), Item(value, form="code"))
    if record.version > 1:
        rows.say(w("provenance.version"), Item(w.digits(record.version)))
    published = public_record(work)
    if published is not None and published.sha256:
        whole = is_whole(work)
        key = "provenance.text_sum_full" if whole else "provenance.text_sum_held"
        # It begins with a Latin name, by which a browser would set it from left to right.
        said = "rtl" if w.direction == "rtl" else ""
        command = Markup('<code dir="ltr">pressmark verify {} {}</code>').format(
            "output" if whole else "TEXT", record.pressmark
        )
        rows.say(
            w("provenance.text_sum"),
            Item(published.sha256, form="hash"),
            Item(w.html(key, command=command), dir=said, form="note"),
            stacked=True,
        )
    rows.say(w("provenance.manifest"), Item(MANIFEST, MANIFEST, form="code"))
    return rows
