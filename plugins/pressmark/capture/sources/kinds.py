"""What kind of file it is: by what its first bytes say, then by the ending of its name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """Every kind of file that is read."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "a web page"
    MHTML = "a web page with its parts (MHTML)"
    PDF = "PDF"
    DOCX = "DOCX"
    SCAN = "a picture"
    WARC = "WARC"
    WACZ = "WACZ"
    TABLE = "a table (CSV or TSV)"
    SHEET = "a table (XLSX)"
    JSON_LINES = "JSON Lines"
    CSL = "CSL JSON"
    RIS = "RIS"
    BIBTEX = "BibTeX"
    ZOTERO = "Zotero RDF"
    FEED = "a feed (Atom or RSS)"


HEAD = 2048
"""How many of a file's first bytes `kind_of` should be given."""

_ENDINGS: Mapping[str, Kind] = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".mkd": Kind.MARKDOWN,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".xht": Kind.HTML,
    ".mht": Kind.MHTML, ".mhtml": Kind.MHTML,
    ".pdf": Kind.PDF, ".docx": Kind.DOCX, ".docm": Kind.DOCX,
    ".jpg": Kind.SCAN, ".jpeg": Kind.SCAN, ".png": Kind.SCAN, ".tif": Kind.SCAN,
    ".tiff": Kind.SCAN, ".webp": Kind.SCAN, ".jp2": Kind.SCAN, ".gif": Kind.SCAN,
    ".heic": Kind.SCAN, ".bmp": Kind.SCAN,
    ".warc": Kind.WARC, ".wacz": Kind.WACZ,
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE, ".tab": Kind.TABLE,
    ".xlsx": Kind.SHEET, ".xlsm": Kind.SHEET,
    ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES, ".jsonlines": Kind.JSON_LINES,
    ".json": Kind.CSL, ".ris": Kind.RIS, ".bib": Kind.BIBTEX, ".bibtex": Kind.BIBTEX,
    ".rdf": Kind.ZOTERO, ".atom": Kind.FEED, ".rss": Kind.FEED,
}  # fmt: skip

# Signatures: PDF 32000-1 7.5.2; WARC 1.1, 4; the pictures' own specifications.
_SIGNATURES = (
    (b"%PDF-", Kind.PDF),
    (b"WARC/", Kind.WARC),
    (b"\x89PNG\r\n\x1a\n", Kind.SCAN),
    (b"\xff\xd8\xff", Kind.SCAN),
    (b"II*\x00", Kind.SCAN),
    (b"MM\x00*", Kind.SCAN),
    (b"GIF8", Kind.SCAN),
    (b"\x00\x00\x00\x0cjP", Kind.SCAN),
)
_PACKED = {Kind.DOCX, Kind.SHEET, Kind.WACZ}
_BLANK_START = b"\xef\xbb\xbf \t\r\n"
_MHTML = re.compile(
    rb"(?:^|\n)(?:Content-Type:\s*multipart/related|From: <Saved by)", re.IGNORECASE
)
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_ROOTS = {
    b"rss": Kind.FEED, b"feed": Kind.FEED, b"html": Kind.HTML, b"rdf": Kind.ZOTERO,
}  # fmt: skip


def kind_of(name: str, head: bytes) -> Kind | None:
    """Tell a file's kind by its name and its first `HEAD` bytes; None for one that is not read."""
    for signature, kind in _SIGNATURES:
        # PDF readers look for the signature in the first kilobyte, and some writers need that.
        if head.startswith(signature) or (kind is Kind.PDF and signature in head[:1024]):
            return kind
    stem = name.lower().removesuffix(".gz")
    by_name = _ENDINGS.get(f".{stem.rpartition('.')[2]}") if "." in stem else None
    if head.startswith(b"\x1f\x8b"):
        return Kind.WARC if by_name is Kind.WARC else None
    if head.startswith(b"PK\x03\x04"):
        return by_name if by_name in _PACKED else None
    start = head.lstrip(_BLANK_START)
    if by_name in {None, Kind.TEXT, Kind.HTML} and _MHTML.search(head):
        return Kind.MHTML
    if by_name is Kind.CSL:
        return Kind.CSL if start.startswith(b"[") else Kind.JSON_LINES
    by_root = _by_root(start) if by_name in {None, Kind.ZOTERO, Kind.FEED} else None
    return by_root or by_name


def _by_root(start: bytes) -> Kind | None:
    if not start.startswith(b"<"):
        return None
    if re.match(rb"<!doctype\s+html", start, re.IGNORECASE):
        return Kind.HTML
    root = _ROOT.search(start)
    kind = _ROOTS.get(root["name"].lower()) if root else None
    if kind is Kind.ZOTERO and b'purl.org/rss/1.0/"' in start:
        return Kind.FEED
    return kind
