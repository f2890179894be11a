"""Web archives: the pages in a WARC file (ISO 28500:2017), or in a WACZ (1.1.1) that holds some.

Record by record: no more than one page is in memory at a time. Pages are what a server answered
with 200 and as HTML, plain text or PDF, or without saying its kind, where its bytes say it;
requests, pictures, scripts and repeated answers ("revisit") are parts of pages or no pages, and
are passed over.
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
from pressmark.capture.sources.kinds import HEAD, Kind, kind_of
from pressmark.capture.sources.model import LONGEST_PAGE, Input, TooLongError
from pressmark.capture.sources.packed import open_packed, read_member

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

LONGEST_WACZ = 10**13
"""Bytes. Its WARC files are read as a stream, so that their size matters to no one."""

_LONGEST_LIST = 50_000_000
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_TOLD: dict[Kind | None, str] = {
    Kind.HTML: "text/html",
    Kind.TEXT: "text/plain",
    Kind.PDF: "application/pdf",
}
_ENDINGS = {"text/plain": ".txt", "application/pdf": ".pdf"}
_UNREAD_CODINGS = frozenset({"zstd", "compress", "x-compress", "dcb", "dcz"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WARC_FILE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)


def read_warc(entry: Input) -> Iterator[Source]:
    """Give each page of a WARC file, compressed or not."""
    yield from _pages(entry, frozenset(), set())


def read_wacz(entry: Input) -> Iterator[Source]:
    """Give each page of a WACZ file; where it lists its pages, those alone."""
    with open_packed(entry, longest=LONGEST_WACZ) as packed:
        broken: list[str] = []
        listed = frozenset(_listed(packed, broken))
        names = [name for name in sorted(packed.namelist()) if _WARC_FILE.fullmatch(name)]
        if not names:
            yield refusal(
                entry.name,
                "The file holds no web archive: there is no archive/….warc.gz in it.",
                "Give the WACZ that the archiving program wrote.",
            )
        seen: set[str] = set()
        for name in names:
            with packed.open(name) as file:
                size = packed.getinfo(name).file_size
                inner = Input(f"{entry.name}#{name}", file, size)  # type: ignore[arg-type]
                yield from _pages(inner, listed, seen)
        for place in broken:
            yield refusal(
                f"{entry.name}#{place}",
                "The list of pages has a line that is no JSON: its page is not read.",
                "Make the file once more, or add the WARC files in it by themselves.",
            )
        for address in sorted(listed - seen) if names else ():
            yield refusal(
                f"{entry.name}#{address}",
                "The file lists this page and holds no answer for it that could be read.",
                "Capture the page once more.",
            )


def _listed(packed: zipfile.ZipFile, broken: list[str]) -> Iterator[str]:
    """Give the addresses that `pages/pages.jsonl` lists (WACZ 1.1.1, 5.2.2).

    The places of lines that cannot be read are put into `broken`.
    """
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in packed.namelist():
            continue
        lines = read_member(packed, name, _LONGEST_LIST).splitlines()
        for number, line in enumerate(lines, start=1):
            try:
                page = json.loads(line) if line.strip() else None
            except ValueError:
                broken.append(f"{name}:{number}")
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                yield page["url"]


def _pages(entry: Input, listed: frozenset[str], seen: set[str]) -> Iterator[Source]:
    """Give the pages, of those `listed` if there is a list; put their addresses into `seen`."""
    from warcio.archiveiterator import ArchiveIterator  # only for web archives

    read = pages = 0
    repeated: dict[str, str] = {}
    records = ArchiveIterator(entry.file)
    for record in records:
        read += 1
        address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        if record.rec_type == "revisit" and _repeats_a_page(record):
            repeated.setdefault(address, str(record.rec_headers.get_header("WARC-Record-ID")))
        elif _is_page(record):
            seen.add(address)
            if not listed or address in listed:
                for source in _sources(entry.name, address, record):
                    pages += 1
                    yield source
    for address in repeated if not listed else ():
        if address not in seen:
            yield refusal(
                f"{entry.name}#{repeated[address].strip('<>') or address}",
                "The archive only says that this page was as at an earlier time (revisit).",
                "Add the web archive that holds the page itself.",
            )
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
    answered = record.rec_type == "response"
    if answered and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return False
    return _media_type(record) in {"", *_PAGES}


def _repeats_a_page(record: Any) -> bool:
    """Tell a repeated answer (WARC 1.1, 6.7) that says to be a page's."""
    headers = record.http_headers
    kind = str(headers.get_header("Content-Type") or "") if headers else ""
    return kind.partition(";")[0].strip().lower() in _PAGES


def _media_type(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


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
    stream = record.content_stream()
    head: bytes = stream.read(HEAD)
    kind = _media_type(record) or _told_by(head, address)
    if not kind:
        return
    try:
        data = head + _rest(stream, LONGEST_PAGE - len(head))
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


def _told_by(head: bytes, address: str) -> str:
    """Return what an answer is whose server did not say it; "" for no page.

    Its first bytes say it, and the ending of its address (RFC 9110, section 8.3).
    """
    name = re.split(r"[?#]", address)[0].rpartition("/")[2]
    return _TOLD.get(kind_of(name, head) or kind_of("", head.lstrip()), "")


def _rest(stream: Any, longest: int) -> bytes:
    data: bytes = stream.read(longest + 1)
    if len(data) > longest:
        raise TooLongError(LONGEST_PAGE)
    return data
