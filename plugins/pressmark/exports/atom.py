"""Atom feeds (RFC 4287): of the archive, and of a list of works. Each holds what changed last.

An entry says what the archive says of a work: who, where, when, the licence as a link (RFC 4946,
section 2) and the rights in words, the keeper's summary. Its id is its page's address, or a UUID
made of its pressmark (RFC 9562, section 5.5) where the archive's own address is not known.
`updated` is the latest known day of issue, of retrieval or of a correction, here or at the outlet:
never the clock's.

The archive's feed has the texts too, under their attribution, where everybody may pass them on: a
feed is made for that. Lists have no texts, so that a work which stands in ten of them is not there
ten times over.
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from heapq import nsmallest
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from pressmark import markup
from pressmark.attribution import attribution
from pressmark.public import changed, public_record, reservation, source_words
from pressmark.rights import Access
from pressmark.words import direction, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

PATH: Final = "feeds/all.atom.xml"
NEWEST: Final = 50
"""How many works the archive's feed holds."""
NEWEST_OF_LIST: Final = 20
"""How many works the feed of a list holds."""
MEDIA_TYPE: Final = "application/atom+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_UNDATED = date(1970, 1, 1)
# XML 1.0 (fifth edition), section 2.2: what no document may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = re.compile("[\t\n\r]")


class Feed(NamedTuple):
    """A feed before it is written. `page` is the list that it follows; both paths are the site's.

    `works` are those that it shows, in their order.
    """

    path: str
    page: str
    title: str
    works: tuple[Work, ...]
    subtitle: str = ""
    texts: bool = False


class Newest:
    """Finds the works of a list that changed last, of the works that may stand in a feed."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._works = sorted(filter(in_feeds, works), key=_order)
        self._ranks = {work.pressmark: rank for rank, work in enumerate(self._works)}

    def of_all(self, count: int) -> tuple[Work, ...]:
        """Return the newest of the archive, the last changed first."""
        return tuple(self._works[:count])

    def of(self, works: Iterable[Work], count: int) -> tuple[Work, ...]:
        """Return the newest of some works, the last changed first."""
        known = (self._ranks[w.pressmark] for w in works if w.pressmark in self._ranks)
        return tuple(self._works[rank] for rank in nsmallest(count, known))


def archive_feed(newest: Newest, settings: ArchiveSettings) -> Feed:
    """Return the feed of the whole archive."""
    return Feed(
        path=PATH,
        page="index.html",
        title=settings.name,
        works=newest.of_all(NEWEST),
        subtitle=settings.purpose,
        texts=True,
    )


def list_feed(
    page: str, label: str, works: Iterable[Work], newest: Newest, settings: ArchiveSettings
) -> Feed:
    """Return the feed of a list of works, which has a `page` and is called by its `label`."""
    return Feed(
        path=feed_path(page),
        page=page,
        title=f"{label} · {settings.name}",
        works=newest.of(works, NEWEST_OF_LIST),
    )


def feed_path(page: str) -> str:
    """Return where a list's feed stands: `feeds/topics/drones.atom.xml`."""
    return f"feeds/{page.removesuffix('.html')}.atom.xml"


def in_feeds(work: Work) -> bool:
    """Tell whether a work may stand in a feed: it is listed, and neither hidden nor withdrawn."""
    decision = work.decision
    stands = decision.visible and decision.access is not Access.WITHDRAWN
    return stands and not work.record.unlisted


class Entries:
    """The entries of an archive, each made once for all the lists that it stands in."""

    def __init__(self, settings: ArchiveSettings) -> None:
        self._settings = settings
        self._made: dict[str, bytes] = {}

    def write(self, feed: Feed) -> bytes:
        """Return a feed as XML in UTF-8."""
        settings, up = self._settings, _up(feed)
        address = settings.absolute(feed.path)
        head = (
            f'<feed xmlns="{_ATOM}" xml:lang="{_attribute(settings.language)}">',
            _element("id", address or _urn(settings, feed.path)),
            _element("title", feed.title),
            _element("updated", _moment(max(map(_updated, feed.works), default=_UNDATED))),
            _element("subtitle", feed.subtitle) if feed.subtitle else "",
            _link("self", address, MEDIA_TYPE) if address else "",
            _link("alternate", settings.absolute(feed.page) or up + feed.page, "text/html"),
            _person(settings.keeper_name or settings.name),
            "\n",
        )
        entries = (self._entry(work, feed) for work in feed.works)
        return b"".join((_DECLARATION, "".join(head).encode(), *entries, b"</feed>\n"))

    def _entry(self, work: Work, feed: Feed) -> bytes:
        if feed.texts:
            return _entry(work, self._settings, _up(feed), text=True)
        made = self._made.get(work.pressmark)
        if made is None:
            made = self._made[work.pressmark] = _entry(work, self._settings, _up(feed))
        return made


_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def _entry(work: Work, settings: ArchiveSettings, up: str, *, text: bool = False) -> bytes:
    """Make an entry; `up` leads from the feed's folder to the site's root."""
    record, w = public_record(work), words(settings.language)
    if record is None:
        raise ValueError(f"nothing may be said of {work.pressmark}")
    address = settings.absolute(work.page)
    said = [
        "<entry>",
        _element("id", address or _urn(settings, work.page)),
        _element("title", record.title, {"xml:lang": record.language}),
        _element("updated", _moment(_updated(work))),
    ]
    if record.issued is not None and record.issued.is_exact:
        said.append(_element("published", _moment(record.issued.earliest)))
    said.append(_link("alternate", address or up + work.page, "text/html"))
    if record.source_url:
        said.append(_link("via", record.source_url))
    if record.license is not None and record.license.url:
        said.append(_link("license", record.license.url))
    said.extend(_person(author.name, author.url) for author in record.authors)
    if not record.authors:
        said.append(_person(record.outlet.name, record.outlet.url))
    said.extend(_element("category", "", {"term": topic}) for topic in record.topics)
    reserved = w("provenance.tdm_sentence") if reservation(record) else ""
    rights = filter(None, (attribution(work, w, settings).text, reserved))
    said.append(_element("rights", " ".join(rights)))
    status = source_words(record, w)
    if status or record.summary:
        said.append(_element("summary", " — ".join(filter(None, (status, record.summary)))))
    # A feed is made to be passed on: leave given to this archive alone does not cover that.
    if text and record.body is not None and work.decision.redistributable:
        above = _above(status) + attribution(work, w, settings).html + _above(reserved)
        content = above + _text(work, record, record.body)
        said.append(_element("content", content, {"type": "html", "xml:lang": record.language}))
    said.append("</entry>\n")
    return "".join(said).encode()


def _above(said: str) -> str:
    return f"<p><strong>{escape(said)}</strong></p>" if said else ""


def _text(work: Work, record: Record, body: str) -> str:
    text = markup.render(
        body,
        language=record.language,
        verbatim=work.decision.verbatim,
        paragraphs=record.paragraphs,
    ).html
    if direction(record.language) == "ltr":
        return text
    # Atom knows no direction, and a reader sets what says nothing from left to right.
    return f'<div lang="{escape(record.language)}" dir="rtl">{text}</div>'


def _order(work: Work) -> tuple[int, int, str]:
    issued = work.record.issued
    day = issued.earliest.toordinal() if issued else 0
    return -_updated(work).toordinal(), -day, work.pressmark


def _updated(work: Work) -> date:
    record = work.record
    if (known := changed(record)) is not None:
        return known
    return record.issued.earliest if record.issued is not None else _UNDATED


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(settings: ArchiveSettings, path: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.name}/{path}").urn


def _up(feed: Feed) -> str:
    return "../" * feed.path.count("/")


# Written as text: to make elements of it first takes three times as long, 12,000 times in a build.


def _element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """Return an element that holds a text and no other element."""
    begun = name
    for each, value in (attributes or {}).items():
        begun += f' {each}="{_attribute(value)}"'
    return f"<{begun}>{escape(_legal(text), quote=False)}</{name}>" if text else f"<{begun} />"


def _attribute(value: str) -> str:
    """Return a value as it may stand in quotation marks (XML 1.0, section 3.3.3)."""
    escaped = escape(_legal(value), quote=False).replace('"', "&quot;")
    return _SPACES.sub(lambda found: f"&#{ord(found[0]):02};", escaped)


def _link(rel: str, href: str, media_type: str = "") -> str:
    told = {"rel": rel, "href": href}
    return _element("link", "", {**told, "type": media_type} if media_type else told)


def _person(name: str, url: str = "") -> str:
    told = _element("name", name) + (_element("uri", url) if url else "")
    return f"<author>{told}</author>"


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
