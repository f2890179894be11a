"""A source's bytes read by their form: the text as Markdown, and what they say of themselves."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pressmark import markup
from pressmark.capture import cleaning
from pressmark.capture.frontmatter import split
from pressmark.capture.links import clean_links
from pressmark.capture.source import Form
from pressmark.capture.text import BlockKind, TakenOut, TextError, read_text
from pressmark.identity import canonical_text
from pressmark.nesting import DEEPEST, too_deep
from pressmark.record import AgentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.capture.html import Found, Medium
    from pressmark.capture.source import Source
    from pressmark.problems import Problem
    from pressmark.record import Agent

LONGEST = 20_000_000
"""Bytes. A longer text is no article: the longest novels have five million letters."""

_BINARY = 20
"""A text has no control characters; a file of something else has one in a few bytes."""
_FEWEST_WORDS = 10
"""A page with fewer is an empty frame or a "Subscribe now"; the shortest news have some forty."""
_NO_LETTERS = {"Cn", "Co"}
"""Unassigned and private signs (Unicode's general categories): random bytes are full of them."""
_WHOLE_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_EMBEDDING = re.compile(r"<(?P<name>video|audio|iframe|object|embed)\b[^<>]*+>", re.IGNORECASE)
_HEADING = re.compile(r"\s*#\s+(?P<title>\S.*?)(?:\s+#+)?\s*(?:\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of the bytes.

    `fields` is what the text says of itself, lower than anybody else's word; `given` is the
    keeper's word, where it stands in the file, on which of its `lines`. `speech` is what may
    speak of rights, paragraphs parted by empty lines; `page` is the HTML that the text was taken
    from, or "".
    """

    body: str | None = None
    words: int = 0
    paragraphs: int = 0
    fields: Mapping[str, object] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    found: tuple[Found, ...] = ()
    speech: str = ""
    page: str = ""
    media: tuple[Medium, ...] = ()
    """What of the article is no text and is not held."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()


def read(source: Source) -> Reading:
    """Read a source's text. Raises `TextError` where the bytes hold none."""
    if source.data is None:
        return Reading(speech="\n\n".join(source.beside))
    if len(source.data) > LONGEST:
        raise TextError(
            0,
            f"The text has {len(source.data):,} bytes; an article has at most {LONGEST:,}.",
            "Cut it into its articles.",
        )
    reading = _READERS[source.form](source, source.data)
    if source.beside:
        return replace(reading, speech="\n\n".join((reading.speech, *source.beside)))
    return reading


def _decoded(source: Source, data: bytes) -> cleaning.Decoded:
    declared = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", source.content_type, re.IGNORECASE)
    nuls = data[:4096].count(0)
    decoded = cleaning.decode(data, declared[1] if declared else "")
    controls = len(data[:4096].translate(None, bytes(range(7, 14)) + bytes(range(27, 256))))
    wide = decoded.encoding.startswith(("utf-16", "utf-32"))
    start = decoded.text[:4096]
    strange = 0
    if not start.isascii():
        strange = start.count("\ufffd") + sum(
            unicodedata.category(letter) in _NO_LETTERS for letter in start
        )
    if (controls * _BINARY > len(data[:4096]) and not wide) or strange * _BINARY > len(start):
        raise TextError(
            0,
            "The file is not text." if nuls else "The file holds control characters all over.",
            "Save the article again as plain text, or give the file the ending of its kind.",
        )
    if not decoded.text.strip():
        raise TextError(0, "The file holds no text.", "Put the article's text into it.")
    return decoded


def _plain(source: Source, data: bytes) -> Reading:
    decoded = _decoded(source, data)
    known = {**source.said, **source.for_all, **source.fields}
    told = _language(decoded.text)
    text = read_text(
        decoded.text,
        title=_string(known, "title"),
        subtitle=_string(known, "subtitle"),
        authors=_names(known.get("authors")),
        outlet=_string(known, "outlet"),
        language=_string(known, "language") or told,
    )
    return Reading(
        body=canonical_text(text.markdown),
        words=text.words,
        paragraphs=text.paragraphs,
        fields={
            "title": text.title,
            "subtitle": text.subtitle,
            "authors": list(text.authors),
            "credits": list(text.credits),
            "issued": text.issued,
            "outlet": text.outlet,
            "language": text.language or told,
            "section": text.section,
            "source_url": text.source_url,
        },
        speech="\n\n".join(b.text for b in text.blocks if b.kind is not BlockKind.CAPTION),
        notes=(*decoded.notes, *text.notes),
        taken_out=text.taken_out,
    )


def _markdown(source: Source, data: bytes) -> Reading:
    decoded = _decoded(source, data)
    parted = split(decoded.text, source.name)
    body = canonical_text(parted.body).strip("\n")
    known = {**source.said, **source.for_all, **parted.fields, **source.fields}
    title = _string(known, "title")
    heading = _HEADING.match(body)
    fields: dict[str, object] = {"language": _language(body)}
    if heading and (not title or _folded(heading["title"]) == _folded(title)):
        # The page has the headline above the text already.
        fields["title"] = _unmarked(heading["title"])
        body = body[heading.end() :].lstrip("\n")
    if not body.strip():
        raise TextError(0, "The file holds no text.", "Put the article's text below its fields.")
    if too_deep(body):
        raise TextError(
            0,
            f"Its quotations, lists or elements lie more than {DEEPEST} deep in each other.",
            "No article does that: take the signs out, or add it as plain text (.txt).",
        )
    body, told = clean_links(body)
    return _of_markup(
        f"{body}\n",
        fields=fields,
        given=parted.fields,
        lines=parted.lines,
        media=_embedded(body),
        problems=parted.problems,
        notes=(*decoded.notes, *parted.notes, *told),
    )


def _embedded(body: str) -> tuple[Medium, ...]:
    """Tell what HTML in a Markdown text holds and no page shows; pictures have a sign there."""
    if not _EMBEDDING.search(body):
        return ()
    from lxml import html as lxml_html  # heavy

    from pressmark.capture.html.media import Medium, media_in

    tags = "".join(f"{each[0]}</{each['name']}>" for each in _EMBEDDING.finditer(body))
    found = media_in(lxml_html.fragment_fromstring(tags, create_parent="div"))
    return tuple(each for each in found if each is not Medium.PICTURE)


def _language(text: str) -> str:
    from pressmark.capture.html.language import language_of  # heavy

    return language_of(text[:20_000])


def _html(source: Source, data: bytes) -> Reading:
    from pressmark.capture import html  # heavy, and only pages need it

    try:
        found = html.extract(data, url=source.url, content_type=source.content_type)
    except html.ExtractionError as error:
        raise TextError(0, error.message, error.remedy) from None
    if len(found.text.split()) < _FEWEST_WORDS:
        raise TextError(
            0,
            "No article was found on the page.",
            "If it has one, copy its text into a file of its own and add that.",
        )
    fields: dict[str, object] = {
        "title": found.title,
        "subtitle": found.subtitle,
        "authors": [_person(author) for author in found.authors],
        "issued": found.issued,
        "outlet": found.outlet,
        "language": found.language,
        "section": found.section,
        "source_url": found.source_url,
    }
    if found.reservation:
        # Somebody else's reservation is passed on; none is ever added.
        policy = found.reservation["policy"]
        fields["tdm_reservation"] = {"policy": policy} if policy else "true"
    return _of_markup(
        found.body,
        fields=fields,
        found=found.evidence,
        speech=found.text,
        page=cleaning.decode(data, found.encoding).text,
        media=found.media,
        notes=found.notes,
        taken_out=found.left_out,
    )


def _fragment(source: Source, data: bytes) -> Reading:
    from pressmark.capture.html import ExtractionError  # heavy
    from pressmark.capture.html.blocks import read_blocks, write
    from pressmark.capture.html.document import open_page
    from pressmark.capture.html.media import media_in

    text = _decoded(source, data).text
    if _WHOLE_PAGE.search(text[:3000]):
        return _html(source, data)
    try:
        page = open_page(f"<html><body>{text}</body></html>", source.url, "")
    except ExtractionError as error:
        raise TextError(0, error.message, error.remedy) from None
    inside = page.root.find("body")
    root = page.root if inside is None else inside
    body = canonical_text(write(read_blocks(root, source.url)))
    if not body.strip():
        raise TextError(0, "The HTML holds no text.", "Leave it out, or give the text itself.")
    return _of_markup(body, fields={"language": _language(body)}, page=text, media=media_in(root))


def _person(author: Agent) -> object:
    parts = {"name": author.name, "family": author.family, "given": author.given}
    if author.kind is AgentKind.ORGANISATION:
        return {"name": author.name, "kind": str(author.kind)}
    if author.family:
        return {name: value for name, value in parts.items() if value and name != "name"}
    return author.name


def _of_markup(
    body: str,
    *,
    fields: Mapping[str, object],
    given: Mapping[str, object] | None = None,
    lines: Mapping[str, int] | None = None,
    found: tuple[Found, ...] = (),
    speech: str = "",
    page: str = "",
    media: tuple[Medium, ...] = (),
    problems: tuple[Problem, ...] = (),
    notes: tuple[str, ...] = (),
    taken_out: tuple[TakenOut, ...] = (),
) -> Reading:
    blocks = markup.blocks(body)
    return Reading(
        body=body,
        words=sum(len(block.text.split()) for block in blocks),
        paragraphs=sum(bool(block.id) for block in blocks),
        fields=fields,
        given=given or {},
        lines=lines or {},
        found=found,
        speech=speech or "\n\n".join(block.text for block in blocks),
        page=page,
        media=media,
        problems=problems,
        notes=notes,
        taken_out=taken_out,
    )


_READERS: Mapping[Form, Callable[[Source, bytes], Reading]] = {
    Form.TEXT: _plain,
    Form.MARKDOWN: _markdown,
    Form.HTML: _html,
    Form.FRAGMENT: _fragment,
}


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _names(value: object) -> Sequence[str]:
    """Return people's names, whether they are written as text or in parts."""
    if not isinstance(value, list):
        return []
    return [
        str(each.get("name") or f"{each.get('given', '')} {each.get('family', '')}".strip())
        if isinstance(each, dict)
        else str(each)
        for each in value
    ]


def _unmarked(heading: str) -> str:
    return " ".join(block.text for block in markup.blocks(heading))


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
