"""Word files (ECMA-376): one article each, or a press database's export with many in one.

mammoth makes plain HTML of the styles; where one article ends and what its lines say is told by
the marks that the databases write (`_EXPORTS`).
"""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from pressmark.capture import dates
from pressmark.capture.cleaning import one_line
from pressmark.capture.source import Form, Source, refusal
from pressmark.capture.sources.model import MEGABYTE
from pressmark.capture.sources.packed import open_packed, read_member, refuse_entities
from pressmark.capture.sources.references import split_person
from pressmark.capture.text import Part, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from pressmark.capture.sources.model import Input

_LONGEST = 200 * MEGABYTE
"""What the parts of a Word file may come to, pictures among them."""
_LONGEST_TEXT = 60 * MEGABYTE
"""What the document's own XML may come to; parsed it takes ten times the memory."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
_HEADINGS = {"h1", "h2"}
_PROSE = 80
"""Characters of a paragraph that is none of the lines about an article."""

# Nexis Uni, Factiva and ProQuest close or open each article of an export with such a line.
_END = re.compile(r"End of Document|Document [A-Z]{2,}[0-9a-zA-Z]{16,}")
_START = re.compile(r"(?:Document )?\d+ of \d+(?: DOCUMENTS)?", re.IGNORECASE)
_BODY = re.compile(r"(?:Body|Full[ -]text)\s*:?", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:Classification|Graphic|Notes?|Load-Date|Publication-Type|Subject|Company / organization|"
    r"Correction(?:-Date)?|Details|Database)\s*(?::.*)?",
    re.IGNORECASE,
)
_LABELS = {
    "title": "title", "headline": "title", "byline": "authors", "author": "authors",
    "section": "section", "dateline": "place", "language": "language",
    "language of publication": "language", "publication title": "outlet",
    "publication date": "issued", "date": "issued", "issn": "issn", "url": "source_url",
    "document url": "", "length": "", "load-date": "", "publication-type": "", "edition": "edition",
    "highlight": "subtitle", "abstract": "", "word count": "", "pages": "page", "page": "page",
}  # fmt: skip
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z -]{2,24}):\s*(?P<value>.*)", re.DOTALL)
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|\band\b|&)\s*")
_COUNT = re.compile(r"[\d.,]+ words", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)\s)", re.IGNORECASE)
_PASSED_OVER = re.compile(r"An unrecognised element was ignored: (?:\{.*\}|\w+:)?(?P<name>\w+)")
_LANGUAGES = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt",
              "arabic": "ar", "persian": "fa"}  # fmt: skip


@dataclass(slots=True)
class _Article:
    """The blocks of one article, and what was read about it."""

    blocks: list[HtmlElement] = field(default_factory=list)
    said: dict[str, object] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_docx(entry: Input) -> Iterator[Source]:
    """Give the article, or each of an export's articles."""
    import mammoth  # heavy, and only Word files need it

    original = entry.read()
    with open_packed(entry, longest=_LONGEST) as packed:
        refuse_entities(packed)
        if "word/document.xml" not in packed.namelist():
            yield refusal(entry.name, "This is no Word file.", "Save it as .docx and add that.")
            return
        # Read once for its true length: the archive's own word for it may be wrong.
        read_member(packed, "word/document.xml", _LONGEST_TEXT)
        about = (
            _about(packed.read("docProps/core.xml"))
            if "docProps/core.xml" in packed.namelist()
            else {}
        )
    result = mammoth.convert_to_html(
        io.BytesIO(original),
        style_map=_STYLES,
        include_embedded_style_map=False,
        ignore_empty_paragraphs=True,
        convert_image=mammoth.images.img_element(lambda _image: {}),
    )
    blocks = _blocks(str(result.value))
    unread = _unread(message.message for message in result.messages)
    articles = _exported(blocks)
    if not articles:
        article = _single(blocks, about)
        article.notes += unread
        yield _source(entry, article, original, "", shared=False)
        return
    number = 0
    for part in articles:
        if isinstance(part, str):
            yield Source(name=entry.name).refused(
                "A part of the export has no article that could be told.",
                "If it is one, save it as a file of its own and add that.",
                value=part[:100],
            )
            continue
        number += 1
        part.notes += unread if number == 1 else []
        yield _source(entry, part, original, f"#{number}", shared=True)


def _unread(messages: Iterable[str]) -> list[str]:
    """Say which of the file's elements mammoth passed over, such as formulas (`m:oMath`)."""
    found = (_PASSED_OVER.fullmatch(message) for message in messages)
    names = sorted({each["name"] for each in found if each})
    if not names:
        return []
    return [f"Not read of it: {', '.join(names)} (as Word calls it). Compare the text with it."]


def _source(entry: Input, article: _Article, original: bytes, part: str, *, shared: bool) -> Source:
    text = "\n".join(lxml_html.tostring(block, encoding="unicode") for block in article.blocks)
    source = Source(
        name=f"{entry.name}{part}",
        data=text.encode() if article.blocks else None,
        form=Form.FRAGMENT,
        content_type="text/html; charset=utf-8",
        said=article.said,
        beside=tuple(article.beside),
        left_out=tuple(article.left_out),
        original=original,
        ending=".docx",
        shared=shared,
        notes=tuple(article.notes),
    )
    if article.blocks:
        return source
    return source.refused("The document holds no text.", "Put the article's text into it.")


def _about(data: bytes) -> dict[str, str]:
    """Read title and author of the document's properties (ECMA-376 part 2, 11)."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return {}
    found = {}
    for name in ("title", "creator"):
        element = root.find(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        if element is not None and element.text:
            found[name] = one_line(element.text)
    return found


def _blocks(text: str) -> list[HtmlElement]:
    if not text.strip():
        return []
    parent = lxml_html.fragment_fromstring(text, create_parent="div")
    blocks = [block for block in parent if _text(block)]
    # A picture's own paragraph is no text; that there was one is told by the next that is prose.
    pictures: list[HtmlElement] = []
    for block in parent:
        pictures += () if _text(block) else block.iter("img")
        if pictures and len(_text(block)) > _PROSE:
            block.extend(pictures)
            pictures = []
    if blocks:
        blocks[-1].extend(pictures)
    return blocks


def _text(block: HtmlElement) -> str:
    return " ".join(str(block.text_content()).split())


def _single(blocks: Sequence[HtmlElement], about: dict[str, str]) -> _Article:
    """Read one article, its lines about it taken out as from a plain text."""
    texts = [_text(block) for block in blocks]
    title = texts[0] if blocks and blocks[0].tag in _HEADINGS else ""
    if not title and about.get("title") in texts[:3]:
        title = about["title"]
    subtitle = ""
    if title and len(blocks) > 1 and blocks[0].tag == "h1" and blocks[1].tag == "h2":
        subtitle = texts[1]
    # A text that is all in one heading style has no headline that could be told.
    read = read_text("\n\n".join(texts), title=title, subtitle=subtitle)
    left = list(blocks)
    for taken in read.taken_out:
        at = [number for number, block in enumerate(left) if _text(block) == taken.text]
        if at:
            del left[at[-1] if taken.part in {Part.ABOUT_AUTHOR, Part.SOURCES} else at[0]]
    said: dict[str, object] = {
        "title": read.title,
        "subtitle": read.subtitle,
        "authors": list(read.authors),
        "credits": list(read.credits),
        "issued": read.issued,
        "outlet": read.outlet,
        "source_url": read.source_url,
    }
    if not read.authors and len(about.get("creator", "").split()) > 1:
        said["authors"] = [about["creator"]] if about["creator"] in " ".join(texts[:5]) else []
    return _Article(left, said, notes=list(read.notes))


def _exported(blocks: Sequence[HtmlElement]) -> list[_Article | str]:
    """Part a press database's export into its articles; [] for a file that is none.

    A part between two marks that is no article is given by its words.
    """
    parts: list[list[HtmlElement]] = [[]]
    marks = 0
    for block in blocks:
        text = _text(block)
        if _END.fullmatch(text) or _START.fullmatch(text):
            marks += 1
            parts.append([])
        else:
            parts[-1].append(block)
    if not marks:
        return []
    *_, last = range(len(parts))
    found: list[_Article | str] = []
    for number, part in enumerate(parts):
        words = " ".join(_text(block) for block in part)
        if _has_article(part):
            found.append(_article(part))
        elif words and number not in {0, last}:  # these are the export's cover and its end
            found.append(words)
    return found


def _has_article(part: Sequence[HtmlElement]) -> bool:
    """Tell an article from an export's cover, which has no line that opens a text."""
    return any(_BODY.fullmatch(_text(block)) or _BODY.match(_text(block)) for block in part) or (
        len(part) > 3 and sum(len(_text(block)) > 200 for block in part) > 1
    )


def _article(part: Sequence[HtmlElement]) -> _Article:
    texts = [_text(block) for block in part]
    opens = next((n for n, text in enumerate(texts) if _BODY.match(text)), None)
    if opens is None:
        opens = next((n for n, text in enumerate(texts) if len(text) > 200), len(texts)) - 1
    start = max((n for n, block in enumerate(part[:opens]) if block.tag in _HEADINGS), default=0)
    article = _Article(left_out=texts[:start])
    _read_head(texts[start:opens], article)
    rest = list(part[opens + 1 :])
    if (match := _BODY.match(texts[opens])) and len(texts[opens]) > match.end():
        # ProQuest writes the whole text behind the label, in the label's own paragraph.
        rest.insert(0, _without_label(part[opens], match[0]))
    for number, block in enumerate(rest):
        text = _text(block)
        if _AFTER.fullmatch(text):
            _read_head([_text(each) for each in rest[number:]], article, labelled=True)
            rest = rest[:number]
            break
    article.blocks = [block for block in rest if not _COPYRIGHT.match(_text(block))]
    article.beside += [_text(block) for block in rest if _COPYRIGHT.match(_text(block))]
    return article


def _without_label(block: HtmlElement, label: str) -> HtmlElement:
    paragraph = lxml_html.Element("p")
    paragraph.text = _text(block)[len(label) :].strip()
    return paragraph


def _read_head(lines: Sequence[str], article: _Article, *, labelled: bool = False) -> None:
    """Read the lines about an article: title, outlet and date in this order, or with a label.

    A line for which a record has no place is left out and told.
    """
    said = article.said
    plain: list[str] = []
    for line in lines:
        label = _LABEL.fullmatch(line)
        name = label["label"].strip().lower() if label else ""
        if label and name in _LABELS:
            if not _say(said, _LABELS[name], label["value"].strip()):
                article.left_out.append(line)
        elif _COPYRIGHT.match(line):
            article.beside.append(line)
        elif labelled:
            article.left_out.append(line)
        else:
            plain.append(line)
    if plain and not said.get("title"):
        said["title"] = plain.pop(0)
    for line in plain:
        if not _is_said(said, line):
            article.left_out.append(line)


def _is_said(said: dict[str, object], line: str) -> bool:
    """Take a line without a label for what it is; False where that is said or nothing known."""
    if line == said.get("title"):
        return True
    if _BY.match(line):
        return _say(said, "authors", line)
    if line.lower() in _LANGUAGES:
        return _say(said, "language", line)
    if _COUNT.fullmatch(line):
        return False
    try:
        day = dates.read(line, "en-US")
    except dates.DateError:
        return said.setdefault("outlet", line) == line
    return said.setdefault("issued", day) == day


def _say(said: dict[str, object], name: str, value: str) -> bool:
    """Take a value for a field; False where the field has another, or there is no such field."""
    if not name or not value:
        return not value
    made: object = value
    if name == "authors":
        # "Doe, Jane; Roe, John" or "Jane Doe, John Roe and Ann Author".
        names = value.split(";") if ";" in value else _BETWEEN.split(_BY.sub("", value))
        made = [split_person(each) for each in names if each.strip()]
    elif name == "issued":
        with contextlib.suppress(dates.DateError):
            made = dates.read(value, "en-US")
    elif name == "language":
        made = _LANGUAGES.get(value.split(";")[0].strip().lower(), "")
    return bool(made) and said.setdefault(name, made) == made
