"""Which reader reads which kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.capture.source import Form, Source
from pressmark.capture.sources.bibtex import read_bibtex
from pressmark.capture.sources.csl import read_csl
from pressmark.capture.sources.feeds import read_feed
from pressmark.capture.sources.jsonlines import read_json_lines
from pressmark.capture.sources.kinds import Kind
from pressmark.capture.sources.mhtml import read_mhtml
from pressmark.capture.sources.model import LONGEST_PAGE, Entry, Input
from pressmark.capture.sources.pdf import read_pdf, read_scan
from pressmark.capture.sources.ris import read_ris
from pressmark.capture.sources.tables import read_csv_table, read_sheet
from pressmark.capture.sources.warc import read_wacz, read_warc
from pressmark.capture.sources.zotero import read_zotero

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_FORMS = {Kind.TEXT: Form.TEXT, Kind.MARKDOWN: Form.MARKDOWN, Kind.HTML: Form.HTML}


def _whole(form: Form) -> Callable[[Input], Iterator[Source]]:
    def read(entry: Input) -> Iterator[Source]:
        data = entry.read(LONGEST_PAGE)
        yield Source(name=entry.name, data=data, form=form, ending=entry.ending)

    return read


def _docx(entry: Input) -> Iterator[Source]:
    from pressmark.capture.sources.docx import read_docx  # loads lxml

    yield from read_docx(entry)


ARTICLES: Mapping[Kind, Callable[[Input], Iterator[Source]]] = {
    **{kind: _whole(form) for kind, form in _FORMS.items()},
    Kind.MHTML: read_mhtml,
    Kind.PDF: read_pdf,
    Kind.DOCX: _docx,
    Kind.SCAN: read_scan,
    Kind.WARC: read_warc,
    Kind.WACZ: read_wacz,
    Kind.FEED: read_feed,
}
"""Readers of files that hold articles."""

LISTS: Mapping[Kind, Callable[[Input], Iterator[Entry]]] = {
    Kind.TABLE: read_csv_table,
    Kind.SHEET: read_sheet,
    Kind.JSON_LINES: read_json_lines,
    Kind.CSL: read_csl,
    Kind.RIS: read_ris,
    Kind.BIBTEX: read_bibtex,
    Kind.ZOTERO: read_zotero,
}
"""Readers of files that speak of articles, which may lie in other files."""
