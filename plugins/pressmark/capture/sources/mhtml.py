"""A web page that a browser saved as one file with its parts (MHTML, RFC 2557)."""

from __future__ import annotations

import contextlib
import email
import email.policy
from email.errors import CloseBoundaryNotFoundDefect
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.source import Form, Source, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from pressmark.capture.sources.model import Input

_CUT = "The file is cut off: save it once more, if the end of the text is missing."
_PAGES = {"text/html", "application/xhtml+xml"}


def read_mhtml(entry: Input) -> Iterator[Source]:
    """Give the page; its pictures and frames are left where they are."""
    message = email.message_from_bytes(entry.read(), policy=email.policy.compat32)
    page = _root(message)
    data = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(data, bytes):
        yield refusal(
            entry.name,
            "The file holds no web page.",
            "Save the page once more in the browser, as one file or as “Web page, complete”.",
        )
        return
    said: dict[str, object] = {}
    for place in (message["Snapshot-Content-Location"], page["Content-Location"]):
        try:
            said["source_url"] = clean_url(str(place or ""))
            break
        except AddressError:
            continue
    # Not every browser writes when it saved the page.
    with contextlib.suppress(OverflowError, TypeError, ValueError):
        said["retrieved"] = parsedate_to_datetime(str(message["Date"])).date().isoformat()
    cut = any(isinstance(each, CloseBoundaryNotFoundDefect) for each in message.defects)
    yield Source(
        name=entry.name,
        data=data,
        form=Form.HTML,
        content_type=str(page["Content-Type"] or ""),
        said=said,
        ending=".html",
        notes=(_CUT,) if cut else (),
    )


def _root(message: Message) -> Message | None:
    """Return the part that is the page: the one that `start` names, else the first (RFC 2387)."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in pages if start and part["Content-ID"] == start]
    return next(iter(named or pages), None)
