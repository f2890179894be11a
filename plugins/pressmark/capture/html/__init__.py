"""An article out of a web page: its fields, its text as CommonMark, and the evidence for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.html.blocks import Block, Kind, read_blocks, write
from pressmark.capture.html.body import choose
from pressmark.capture.html.declared import reservation
from pressmark.capture.html.document import open_page
from pressmark.capture.html.fields import settle, stated_body
from pressmark.capture.html.media import Medium
from pressmark.capture.html.model import Extracted, ExtractionError, Found, Sure
from pressmark.identity import canonical_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Extracted", "ExtractionError", "Found", "Medium", "Sure", "extract"]


def extract(data: bytes | str, *, url: str = "", content_type: str = "") -> Extracted:
    """Read an article out of a web page.

    `data` is the page as bytes, in any encoding, or as text; `url` the address it was taken from;
    `content_type` the HTTP header of that name, for its charset. Nothing is fetched. Raises
    `ExtractionError` where the bytes are no page, or one that is too large or too deep to be an
    article's; what the page does not say is left empty, and what is doubtful is told in `notes`.
    """
    given = _checked(url)
    page = open_page(data, given, content_type)
    settled = settle(page, given)
    body = page.root.find("body")
    blocks = read_blocks(page.root if body is None else body, page.address)
    chosen = choose(
        page.root,
        blocks,
        stated=stated_body(page),
        about=(settled.title, settled.subtitle, settled.byline),
        authors=[author.name for author in settled.authors],
    )
    notes = [*page.decoded.notes, *settled.notes, *chosen.notes]
    if not chosen.blocks:
        notes.append("No text of an article was found in the page.")
    return Extracted(
        title=settled.title,
        subtitle=settled.subtitle,
        authors=settled.authors,
        issued=settled.issued,
        outlet=settled.outlet,
        language=settled.language,
        section=settled.section,
        reservation=reservation(page, notes),
        source_url=settled.source_url,
        description=settled.description,
        body=canonical_text(write(chosen.blocks)) if chosen.blocks else "",
        text=_text(chosen.blocks),
        media=chosen.media,
        evidence=tuple(settled.evidence),
        left_out=chosen.left_out,
        notes=tuple(dict.fromkeys(notes)),
        encoding=page.decoded.encoding,
    )


def _checked(url: str) -> str:
    try:
        return clean_url(url) if url else ""
    except AddressError as error:
        raise ExtractionError(error.message, error.remedy) from None


def _text(blocks: Sequence[Block]) -> str:
    """Write the words plain; items of one list on lines of their own, without an empty one."""
    out: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if block.kind in {Kind.RULE, Kind.CAPTION}:
            continue
        if previous is not None:
            together = bool(block.places) and block.places[:1] == previous.places[:1]
            out.append("\n" if together else "\n\n")
        out.append(block.words)
        previous = block
    return "".join(out)
