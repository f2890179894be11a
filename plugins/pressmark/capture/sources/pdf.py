"""The text layer of a PDF file (ISO 32000-2), and scans, which have none.

A text layer holds lines, not paragraphs. Where a line ends one is told by empty lines, and else
by a full stop at the end of a line that is shorter than the others; the keeper is told so. What
has no text is never guessed at: it becomes a description, and the file is kept privately.
"""

from __future__ import annotations

import contextlib
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressmark.capture.cleaning import clean_text, one_line
from pressmark.capture.source import Form, Source, refusal
from pressmark.capture.sources.pdf_lines import Laid, Line, Piece, lay, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader

    from pressmark.capture.sources.model import Input

MOST_PAGES = 500
FEWEST_WORDS = 20
"""A file with fewer is a scan with a stamp or a page number, not an article."""

_HARMLESS = re.compile(r"pointing object|startxref|Xref|definitions|whitespace|font", re.IGNORECASE)
"""Faults of many programs' files, which lose nothing."""
_PICTURE = 100
"""Pixels of a picture's shorter side; what is smaller is a sign."""
_ARABIC_NUMBER = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]{2}")


def read_pdf(entry: Input) -> Iterator[Source]:
    """Give the article: its text, or a description where the file has none."""
    import pypdf  # heavy, and only PDF needs it
    from pypdf.errors import PyPdfError

    original = entry.read()
    try:
        reader = pypdf.PdfReader(entry.file)
        if reader.is_encrypted and not reader.decrypt(""):
            yield refusal(
                entry.name, "The file is encrypted.", "Save it without a password, and add that."
            )
            return
        count = len(reader.pages)
        if count > MOST_PAGES:
            yield refusal(
                entry.name,
                f"The file has {count} pages; an article has at most {MOST_PAGES}.",
                "Cut it into its articles.",
            )
            return
        with _damages() as damages:
            pages = [list(_lines(page, number)) for number, page in enumerate(reader.pages)]
        heights = [float(page.mediabox.height) for page in reader.pages]
        pictured = any(map(_has_picture, reader.pages))
    except PyPdfError as error:
        yield refusal(
            entry.name,
            f"The file cannot be read as PDF ({' '.join(str(error).split())[:200]}).",
            "Open it in a PDF program and save or print it into a new file.",
        )
        return
    laid = lay([line for page in pages for line in page], heights)
    text = clean_text("\n\n".join(laid.paragraphs))[0]
    damaged = [f"It is damaged, and some text may be missing: {each}" for each in damages[:1]]
    if len(text.split()) < FEWEST_WORDS:
        found = scan(entry, original, "The file has no text, only pictures of pages")
        yield replace(found, notes=(*found.notes, *damaged))
        return
    notes = [
        "A PDF has lines and no paragraphs: please look whether these begin where they should.",
        *damaged,
    ]
    if _ARABIC_NUMBER.search(text):
        notes.append(
            "Numbers in Arabic digits come out backwards and were turned round, and headlines may "
            "have blanks within words: please compare them with the file."
        )
    if laid.left_out:
        lines = " · ".join(laid.left_out)
        notes.append(f"Left out at the pages' edges and above the headline: {lines}")
    if empty := [str(number) for number, page in enumerate(pages, start=1) if not page]:
        notes.append(f"There is no text on page {', '.join(empty)}; it may be a picture.")
    yield Source(
        name=entry.name,
        data=text.encode(),
        form=Form.TEXT,
        content_type="text/plain; charset=utf-8",
        said=_said(reader, laid),
        original=original,
        ending=".pdf",
        notes=tuple(notes),
        left_out=laid.left_out,
        lacks=("pictures",) if pictured else (),
    )


@contextlib.contextmanager
def _damages() -> Iterator[list[str]]:
    """Gather what the parser only warns of: it reads on behind what it cannot read."""
    found: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = " ".join(record.getMessage().split())[:200]
            if not _HARMLESS.search(message):
                found.append(message)

    handler = Handler()
    logger = logging.getLogger("pypdf")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


def read_scan(entry: Input) -> Iterator[Source]:
    """Give the description of an article of which there is only a picture."""
    yield scan(entry, entry.read(), "The file is a picture")


def scan(entry: Input, original: bytes, what: str) -> Source:
    """Return a description of an article that only a picture shows, which is kept privately."""
    return Source(
        name=entry.name,
        original=original,
        ending=entry.ending or ".pdf",
        keep=True,
        notes=(f"{what}: it is kept in captures/, and the article is only described.",),
    )


def _has_picture(page: PageObject) -> bool:
    """Tell a page that shows a picture, and not only a sign or a line (ISO 32000-2, 8.9)."""
    from pypdf.errors import PyPdfError  # as in `read_pdf`

    try:
        resources: Any = page.get("/Resources", {})
        drawn = resources.get_object().get("/XObject", {}).get_object().values()
        shown = [each.get_object() for each in drawn]
        return any(
            each.get("/Subtype") == "/Image"
            and min(int(each.get("/Width", 0)), int(each.get("/Height", 0))) >= _PICTURE
            for each in shown
        )
    except (AttributeError, TypeError, ValueError, PyPdfError):
        return False  # nothing that a reader would show as a picture


def _lines(page: PageObject, number: int) -> Iterator[Line]:
    pieces: list[Piece] = []

    def see(text: str, matrix: Any, at: Any, _font: Any, size: float) -> None:
        if text.strip():
            # The text's own matrix within that of the page (ISO 32000-2, 9.4.4).
            x = at[4] * matrix[0] + at[5] * matrix[2] + matrix[4]
            y = at[4] * matrix[1] + at[5] * matrix[3] + matrix[5]
            drawn = abs(size * (at[3] or at[1]) * (matrix[3] or matrix[1]))
            pieces.append(Piece(round(x, 1), round(y, 1), round(drawn, 1), text))

    page.extract_text(visitor_text=see)
    return lines_of(pieces, number)


def _said(reader: PdfReader, laid: Laid) -> dict[str, object]:
    """Take the headline that is set larger, and title and author where the text has them too.

    Many programs write into a file's own fields what they like ("Microsoft Word - Document1").
    """
    said: dict[str, object] = {}
    start = _folded(" ".join(laid.paragraphs)[:3000])
    about = reader.metadata
    title = one_line(str(about.title or "")) if about else ""
    author = one_line(str(about.author or "")) if about else ""
    if len(title.split()) > 1 and _folded(title) in start:
        said["title"] = title
    elif laid.headline:
        said["title"] = laid.headline
    if len(author.split()) > 1 and _folded(author) in start:
        said["authors"] = [author]
    return said


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
