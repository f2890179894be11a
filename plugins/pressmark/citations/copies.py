"""The archived copy of what is cited, where a style asks for it.

MLA names what a text was read in as a second container, with its address (9th edition, 5.31 to
5.37). Chicago gives the address of an archived copy beside the original's, with the archive's name
and the day (18th edition, 14.104; its Q&A on the Wayback Machine). APA, Harvard and NLM ask for
one address: there the original's stands, and the copy's where there is no other.

The copy is the one in a web archive, if the record has one, else this archive's own, where the
whole text stands here.
"""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import urlsplit

from pressmark.citations.formatted import Formatted, formatted
from pressmark.citations.locales import LOCALES
from pressmark.citations.prose import whole_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.citations.csl import CslItem
    from pressmark.settings import CitationStyle

_ARCHIVES: Mapping[str, str] = {
    "web.archive.org": "Wayback Machine",
    "archive.org": "Internet Archive",
    "perma.cc": "Perma.cc",
    "arquivo.pt": "Arquivo.pt",
    "www.webarchive.org.uk": "UK Web Archive",
    "www.webcitation.org": "WebCite",
}
_TAKEN = re.compile(r"/(\d{4})(\d\d)(\d\d)(?:\d{6})?(?:[a-z]{2}_)?/https?:")
"""The day in an address of the Wayback Machine and of archives that run its software."""
_ARCHIVED: Mapping[str, str] = {
    "ar": "مؤرشف: ",
    "de": "Archiviert: ",
    "es": "Archivado: ",
    "fa": "بایگانی‌شده: ",
    "fr": "Archivé : ",
    "it": "Archiviato: ",
    "nl": "Gearchiveerd: ",
    "pt": "Arquivado: ",
    "ru": "Архивировано: ",
    "tr": "Arşivlendi: ",
}
"""What stands before an archive's name; CSL has no word for it."""


class Copy(NamedTuple):
    """An archived copy: `day` is year, month and day on which it was taken, () if not known."""

    archive: str
    address: str
    day: tuple[int, ...] = ()


def copy_of(item: CslItem) -> Copy | None:
    """Return the copy of an item, or None where none is known beside the address it has."""
    custom = cast("dict[str, str]", item.get("custom") or {})
    address = custom.get("archived_url") or custom.get("copy_here", "")
    if not address or address == item.get("URL"):
        return None
    if "archived_url" not in custom:
        return Copy(str(item["archive"]), address)
    host = urlsplit(address).hostname or address
    return Copy(_ARCHIVES.get(host, host.removeprefix("www.")), address, _day(address))


def _day(address: str) -> tuple[int, ...]:
    taken = _TAKEN.search(address)
    if taken is None:
        return ()
    day = tuple(map(int, taken.groups()))
    try:
        date(*day)
    except ValueError:
        return ()
    return day


def with_copy(
    made: Formatted, item: CslItem, style: str | CitationStyle, language: str
) -> Formatted:
    """Return a reference with the archived copy behind its address, where its style asks."""
    said_by = _ASKED.get(style) if isinstance(style, str) else None
    copy = copy_of(item) if said_by is not None and item.get("URL") else None
    if said_by is None or copy is None:
        return made
    address = html.escape(str(item["URL"]))
    before, found, after = made.html.rpartition(f"{address}.")
    return formatted(f"{before}{address}. {said_by(copy, language)}{after}") if found else made


def _mla(copy: Copy, _language: str) -> str:
    return f"<i>{html.escape(copy.archive, quote=False)}</i>, {html.escape(copy.address)}."


def _chicago(copy: Copy, language: str) -> str:
    locale = LOCALES.get(language)
    day = copy.day if locale is not None else ()
    taken = whole_date(day, locale.chicago_day, "", locale.months) if locale is not None else ""
    archive = html.escape(copy.archive, quote=False)
    if language == "en":
        machine = "the " if copy.archive == _ARCHIVES["web.archive.org"] else ""
        said = f"Archived{f' {taken},' if taken else ''} at {machine}{archive}"
    else:
        said = f"{_ARCHIVED.get(language, '')}{archive}{f', {taken}' if taken else ''}"
    return f"{said}{'' if said.endswith('.') else '.'} {html.escape(copy.address)}."


_ASKED = {"chicago": _chicago, "chicago-author-date": _chicago, "mla": _mla}
