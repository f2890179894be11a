"""The text layer of a PDF file (ISO 32000-2), and scans, which have none.

A text layer holds lines, not paragraphs. Where a line ends one is told by empty lines, and else
by a full stop at the end of a line that is shorter than the others; the keeper is told so. What
has no text is never guessed at: it becomes a description, and the file is kept privately.
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import quantiles
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import clean_text, one_line
from pressmark.capture.source import Form, Source, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader

    from pressmark.capture.sources.model import Input

MOST_PAGES = 500
FEWEST_WORDS = 20
"""A file with fewer is a scan with a stamp or a page number, not an article."""

_SHORT = 0.85
_STOP = tuple('.!?…؟。”"»)')
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?P<start>[^\W\d_]+)[-\u00ad\u2010]\n(?P<end>[^\W\d_]+)")


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
        pages = [page.extract_text() for page in reader.pages]
    except PyPdfError as error:
        yield refusal(
            entry.name,
            f"The file cannot be read as PDF ({' '.join(str(error).split())[:200]}).",
            "Open it in a PDF program and save or print it into a new file.",
        )
        return
    text = clean_text(paragraphs(pages))[0]
    if len(text.split()) < FEWEST_WORDS:
        yield scan(entry, original, "The file has no text, only pictures of pages")
        return
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    notes = [
        "A PDF has lines and no paragraphs: please look whether these begin where they should."
    ]
    if empty:
        notes.append(f"There is no text on page {', '.join(empty)}; it may be a picture.")
    yield Source(
        name=entry.name,
        data=text.encode(),
        form=Form.TEXT,
        content_type="text/plain; charset=utf-8",
        said=_said(reader, text),
        original=original,
        ending=".pdf",
        notes=tuple(notes),
    )


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


def _said(reader: PdfReader, text: str) -> dict[str, object]:
    """Take title and author from the file's own fields where the text has them too.

    Many programs write there what they like ("Microsoft Word - Document1").
    """
    said: dict[str, object] = {}
    start = _folded(text[:3000])
    about = reader.metadata
    title = one_line(str(about.title or "")) if about else ""
    author = one_line(str(about.author or "")) if about else ""
    if len(title.split()) > 1 and _folded(title) in start:
        said["title"] = title
    if len(author.split()) > 1 and _folded(author) in start:
        said["authors"] = [author]
    return said


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def paragraphs(pages: Sequence[str]) -> str:
    """Join the lines of pages into paragraphs, parted by empty lines.

    Lines that stand on most pages at the top or bottom, and page numbers there, are left out.
    """
    lines: list[str] = []
    kept = [[line.strip() for line in page.split("\n")] for page in pages]
    repeated = _repeated(kept)
    for page in kept:
        body = [
            line
            for number, line in enumerate(page)
            if not (_at_edge(number, page) and (line in repeated or _PAGE_NUMBER.fullmatch(line)))
        ]
        lines.extend(body)
    lengths = [len(line) for line in lines if line]
    usual = quantiles(lengths, n=10)[7] if len(lengths) > 1 else 0
    out: list[str] = []
    for number, line in enumerate(lines):
        out.append(line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        ends = line.endswith(_STOP) and len(line) < _SHORT * usual
        # A headline or subhead: short, without a stop, and what follows begins anew.
        heads = (
            line
            and len(line) < _SHORT * usual
            and not line.endswith((*_STOP, ",", ";", ":", "-"))
            and following[:1].isupper()
            and len(following) >= _SHORT * usual
        )
        if ends or heads:
            out.append("")
    text = _joined("\n".join(out))
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    return "\n\n".join(block for block in blocks if block)


def _joined(text: str) -> str:
    """Join words that a line's end parts; a hyphen that the word has elsewhere too stays."""
    flat = text.casefold()

    def join(match: re.Match[str]) -> str:
        with_hyphen = f"{match['start']}-{match['end']}"
        own = match["end"][0].isupper() or with_hyphen.casefold() in flat
        return with_hyphen if own else f"{match['start']}{match['end']}"

    return _HYPHEN.sub(join, text)


def _at_edge(number: int, page: Sequence[str]) -> bool:
    return number < 2 or number >= len(page) - 2


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    if len(pages) < 3:
        return set()
    counts = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line)
    return {line for line, count in counts.items() if count > len(pages) // 2}
