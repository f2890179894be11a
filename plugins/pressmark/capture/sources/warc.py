"""Web archives: the pages in a WARC file (ISO 28500:2017), or in a WACZ (1.1.1) that holds some.

Record by record: no more than one page is in memory at a time. Pages are what a server answered
with 200 and as HTML, plain text or PDF; requests, pictures, scripts and repeated answers
("revisit") are parts of pages or no pages, and are passed over.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.source import Form, Source, refusal
from pressmark.capture.sources.model import LONGEST_PAGE, Input, TooLongError
from pressmark.capture.sources.packed import open_packed, read_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

LONGEST_WACZ = 10**13
"""Bytes. Its WARC files are read as a stream, so that their size matters to no one."""

_LONGEST_LIST = 50_000_000
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_ENDINGS = {"text/plain": ".txt", "application/pdf": ".pdf"}
_UNREAD_CODINGS = frozenset({"zstd", "compress", "x-compress", "dcb", "dcz"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WARC_FILE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)


def read_warc(entry: Input) -> Iterator[Source]:
    """Give each page of a WARC file, compressed or not."""
    yield from _pages(entry, frozenset())


def read_wacz(entry: Input) -> Iterator[Source]:
    """Give each page of a WACZ file; where it lists its pages, those alone."""
    with open_packed(entry, longest=LONGEST_WACZ) as packed:
        listed = frozenset(_listed(packed))
        names = [name for name in sorted(packed.namelist()) if _WARC_FILE.fullmatch(name)]
        if not names:
            yield refusal(
                entry.name,
                "The file holds no web archive: there is no archive/….warc.gz in it.",
                "Give the WACZ that the archiving program wrote.",
            )
        for name in names:
            with packed.open(name) as file:
                size = packed.getinfo(name).file_size
                inner = Input(f"{entry.name}#{name}", file, size)  # type: ignore[arg-type]
                yield from _pages(inner, listed)


def _listed(packed: zipfile.ZipFile) -> Iterator[str]:
    """Give the addresses that `pages/pages.jsonl` lists (WACZ 1.1.1, 5.2.2)."""
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in packed.namelist():
            continue
        for line in read_member(packed, name, _LONGEST_LIST).splitlines():
            try:
                page = json.loads(line)
            except ValueError:
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                yield page["url"]


def _pages(entry: Input, listed: frozenset[str]) -> Iterator[Source]:
    from warcio.archiveiterator import ArchiveIterator  # only for web archives

    read = pages = 0
    records = ArchiveIterator(entry.file)
    for record in records:
        read += 1
        if _is_page(record):
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            if not listed or address in listed:
                pages += 1
                yield from _sources(entry.name, address, record)
    if not pages:
        yield refusal(
            entry.name,
            f"None of the web archive's {read} records is a page that a server gave out.",
            "See in the program that made it what it holds.",
        )
    if records.err_count:
        yield refusal(
            entry.name,
            f"{records.err_count} records are not as long as they say.",
            "The pages beside them are read; make the file once more to have these too.",
        )


def _is_page(record: Any) -> bool:
    if record.rec_type not in {"response", "resource"}:
        return False
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return False
        return _content_type(record).partition(";")[0].strip().lower() in _PAGES
    return _content_type(record).partition(";")[0].strip().lower() in _PAGES


def _content_type(record: Any) -> str:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _sources(file: str, address: str, record: Any) -> Iterator[Source]:
    from pressmark.capture.sources.pdf import read_pdf  # loads its parser

    number = str(record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
    name = f"{file}#{number or address}"
    said = _said(address, number, record)
    if packing := _unreadable_packing(record):
        yield refusal(
            name,
            f"The server packed the page with {packing}, which is not read here.",
            "With `pip install brotli` it is."
            if packing == "br"
            else "Save the page itself, and add that.",
        )
        return
    try:
        data = _payload(record)
    except TooLongError as error:
        yield refusal(name, f"The page holds {error}.", "Leave it out: no article is so long.")
        return
    left = getattr(record.raw_stream, "limit", 0)
    if left:
        yield refusal(
            name,
            f"The record is cut off: {left:,} bytes are missing.",
            "Download or make the file once more.",
        )
        return
    kind = _content_type(record).partition(";")[0].strip().lower()
    if kind == "application/pdf":
        for source in read_pdf(Input(name, io.BytesIO(data), len(data))):
            yield replace(source, said={**source.said, **said})
        return
    yield Source(
        name=name,
        data=data,
        form=Form.TEXT if kind == "text/plain" else Form.HTML,
        content_type=_content_type(record),
        said=said,
        ending=_ENDINGS.get(kind, ".html"),
    )


def _unreadable_packing(record: Any) -> str:
    """Return the content coding (RFC 9110, section 8.4.1) that nothing here unpacks; "" if none."""
    headers = record.http_headers if record.rec_type == "response" else None
    said = str(headers.get_header("Content-Encoding") or "") if headers else ""
    coding = said.strip().lower()
    if coding == "br":
        return "" if importlib.util.find_spec("brotli") else coding
    return coding if coding in _UNREAD_CODINGS else ""


def _said(address: str, number: str, record: Any) -> dict[str, object]:
    said: dict[str, object] = {}
    # A resource that was archived from a disk has no address on the web.
    with contextlib.suppress(AddressError):
        said["source_url"] = clean_url(address)
    day = _DAY.match(str(record.rec_headers.get_header("WARC-Date") or ""))
    if day:
        said["retrieved"] = day[0]
    if number.startswith("urn:uuid:"):
        said["identifiers"] = {"warc": number}
    return said


def _payload(record: Any) -> bytes:
    data: bytes = record.content_stream().read(LONGEST_PAGE + 1)
    if len(data) > LONGEST_PAGE:
        raise TooLongError(LONGEST_PAGE)
    return data
