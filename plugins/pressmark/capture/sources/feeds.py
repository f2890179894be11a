"""Feeds saved to a file: Atom (RFC 4287), RSS 0.9 to 2.0; each entry an article.

Many feeds hold only a summary: such an entry becomes a description, since a part of a text is
not the text.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.sax import SAXParseException

from pressmark import markup
from pressmark.capture import dates
from pressmark.capture.cleaning import AddressError, clean_url, one_line
from pressmark.capture.source import Form, Source, refusal
from pressmark.capture.sources.model import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.capture.sources.model import Input

_LONGEST = 50 * MEGABYTE
_DOCTYPE = b"<!ENTITY"
_LONGEST_NAME = 500
_MAIL = re.compile(r"<[^<>\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\)|[^<>()\s]+@[^<>()\s]+")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


_BLANK_START = b"\xef\xbb\xbf \t\r\n"
_END = 1000
_CLOSED = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.I | re.DOTALL)


def read_feed(entry: Input) -> Iterator[Source]:
    """Give each entry of a feed."""
    import feedparser  # heavy, and only feeds need it

    data = entry.read(_LONGEST)
    if _DOCTYPE in data.upper():
        yield refusal(
            entry.name, "The feed declares entities, which no feed needs.", "Leave it out."
        )
        return
    # Bytes alone it would take for an address or a file's name, and open that. Its sanitiser would
    # take out what this archive's own does, and tell nobody.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=True)
    if not feed.entries:
        yield refusal(
            entry.name,
            "The file holds no entries of a feed.",
            "Save the feed itself (its address, not the page that shows it).",
        )
        return
    broken = _broken(feed, data)
    is_cut = bool(broken) and not _CLOSED.search(data[-_END:])
    for number, item in enumerate(feed.entries, start=1):
        source = _source(entry, number, item, feed.feed)
        if is_cut and number == len(feed.entries):
            source = source.refused(
                "The feed is cut off here: this entry, and those behind it, may be missing.",
                "Save the feed once more.",
                value=str(source.said.get("title") or "")[:100],
            )
        elif broken:
            source = replace(source, notes=(*source.notes, broken))
        yield source


def _broken(feed: Any, data: bytes) -> str:
    """Say where a feed is no XML: what feedparser reads of it all the same may lack something."""
    error = feed.get("bozo_exception")
    if not isinstance(error, SAXParseException):
        return ""
    # feedparser puts a declaration above a feed that has none.
    line = (error.getLineNumber() or 1) - (not data.lstrip(_BLANK_START).startswith(b"<?xml"))
    said = " ".join(error.getMessage().split())
    return f"The feed is broken in line {line} ({said}): compare the entry with it."


def _source(entry: Input, number: int, item: Any, feed: Any) -> Source:
    said: dict[str, object] = {
        "title": _plain(item.get("title_detail")),
        "outlet": _plain((item.get("source") or {}).get("title_detail"))
        or _plain(feed.get("title_detail")),
        "authors": _authors(item),
        "topics": [
            one_line(tag.get("term") or "") for tag in item.get("tags", ()) if tag.get("term")
        ],
        "language": str(_content(item).get("language") or feed.get("language") or ""),
    }
    said["issued"] = _day(item)
    notes = []
    written, link = (one_line(str(item.get(name) or "")) for name in ("published", "link"))
    if written and not said["issued"]:
        notes.append(f"Its day could not be read, and is left out: “{written[:100]}”.")
    author = one_line(str(item.get("author") or ""))
    if author and not said["authors"]:
        notes.append(f"Its author has no name there but an address, left out: “{author[:100]}”.")
    try:
        said["source_url"] = clean_url(link)
    except AddressError:
        if link:
            notes.append(f"Its link is no web address, and is left out: “{link[:100]}”.")
    content = _content(item)
    text = str(content.get("value") or "")
    if not text.strip():
        notes.append("The feed holds no full text of it: it is only described.")
    is_html = "html" in str(content.get("type") or "html")
    rights = [_plain(holder.get("rights_detail")) for holder in (item, feed)]
    links = [
        link.get("href", "")
        for holder in (item, feed)
        for link in holder.get("links", ())
        if link.get("rel") == "license"
    ]
    stated = [str(holder.get("license") or "") for holder in (item, feed)]
    return Source(
        name=f"{entry.name}#{number}",
        data=text.encode() if text.strip() else None,
        form=Form.FRAGMENT if is_html else Form.TEXT,
        content_type="text/html; charset=utf-8",
        said={name: value for name, value in said.items() if value},
        beside=tuple(dict.fromkeys(each for each in (*rights, *links, *stated) if each)),
        ending=".html" if is_html else ".txt",
        notes=tuple(notes),
        lacks=tuple(_enclosed(item)),
    )


def _enclosed(item: Any) -> Iterator[str]:
    """Give what hangs on an entry and is no text (RSS 2.0 `enclosure`, Media RSS), in words."""
    hanging = [*item.get("enclosures", ()), *item.get("media_content", ())]
    kinds = {
        str(each.get("type") or each.get("medium") or "").partition("/")[0] for each in hanging
    }
    for kind, word in (("image", "pictures"), ("video", "videos"), ("audio", "recordings")):
        if kind in kinds:
            yield word


def _content(item: Any) -> dict[str, Any]:
    """Return the entry's full text: `content` or `content:encoded`, never its summary."""
    contents = item.get("content") or [{}]
    first: dict[str, Any] = contents[0]
    return first


def _plain(detail: Any) -> str:
    """Return a title or name without mark-up (RFC 4287, 3.1: text, html or xhtml)."""
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    if "html" in str(detail.get("type") or ""):
        value = markup.plain(value) if "<" in value else html.unescape(value)
    return one_line(value)


def _authors(item: Any) -> list[object]:
    authors = item.get("authors", ())
    named = [one_line(str(each.get("name") or "")) for each in authors]
    if len(authors) == 1 and authors[0].get("email"):
        # RSS writes "ann@post.media (Ann Hill)", and feedparser (6.0.14) cuts an address after the
        # fourth letter of its last part: the name began with the rest of it.
        written = one_line(str(item.get("author") or ""))[:_LONGEST_NAME]
        name = _MAIL.sub(" ", written).strip()
        named = [name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name]
    return [name for name in named if name and "@" not in name]


def _day(item: Any) -> str:
    """Return the day as the feed writes it, in the zone of whoever wrote; else in UTC."""
    written = str(item.get("published") or "")
    if _ISO_DAY.match(written):
        return written[:10]
    try:
        return dates.read(written, "en-GB")
    except dates.DateError:
        moment = item.get("published_parsed")
        return f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}" if moment else ""
