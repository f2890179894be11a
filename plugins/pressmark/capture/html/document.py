"""A page's bytes as a tree of elements, with what is needed to read it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

from pressmark.capture.cleaning import AddressError, Decoded, clean_text, clean_url, decode
from pressmark.capture.html.model import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

SIZE_LIMIT = 30_000_000
"""Characters of a page. Saved pages with their pictures inside come to some 20 million."""
DEPTH_LIMIT = 200
ELEMENT_LIMIT = 200_000
ATTRIBUTE_LIMIT = 5_000
"""Attributes of one tag: the parser compares each with each."""
JSON_LIMIT = 3_000_000

_OF_A_HEAD = frozenset("base link meta noscript script style template title".split())
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_INLINE_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{200,}")
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r"""\"[^"]*+"|'[^']*+'""")
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(?P<ie>\S+)|\burl:\s*(?P<single>https?://\S+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was parsed. `address` is where it stood, as given or as it says; "" if neither.

    `saved_from` is the address that the program which saved it wrote into it.
    """

    root: HtmlElement
    address: str
    saved_from: str
    decoded: Decoded
    json_ld: tuple[dict[str, Any], ...]


def open_page(data: bytes | str, url: str, content_type: str) -> Page:
    """Parse a page. Raises `ExtractionError` where it is too large, too deep or no HTML."""
    if len(data) > SIZE_LIMIT:
        raise ExtractionError(
            f"The page has {len(data):,} bytes; {SIZE_LIMIT:,} is the most that is read.",
            "Save it without its pictures (“HTML only”).",
        )
    decoded = _decoded(data, content_type)
    # Pictures written into the page are no text, and cost the parser most of its time.
    text = _INLINE_DATA.sub("data:,", _XML_DECLARATION.sub("", decoded.text))
    if not text.strip():
        raise ExtractionError("The page is empty.", "Save the page again.")
    root = parse(text)
    saved_from = _saved_from(text[:20_000])
    etree.strip_tags(root, etree.Comment)
    return Page(root, _address(root, url or saved_from), saved_from, decoded, tuple(_json_ld(root)))


def parse(text: str) -> HtmlElement:
    """Parse HTML. Raises `ExtractionError` where it is none, or beyond what an article needs."""
    _hold_attributes(text)
    parser = lxml_html.HTMLParser(huge_tree=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise ExtractionError(
            "There is no HTML in it.", "Save the page again as HTML, or the article as text."
        ) from None
    _hold_limits(root)
    _mend_head(root)
    return root


def _mend_head(root: HtmlElement) -> None:
    """Move what stands in the head and is none of it into the body.

    `<body>` may be left out (HTML, section 13.1.2.4), and the parser knows no element younger than
    HTML 4: a page whose text begins with `<article>` would be all head.
    """
    head = root.find("head")
    if head is None:
        return
    strays = list(dropwhile(_belongs_to_a_head, head))
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    else:
        strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
        body.text = None
    body[:0] = strays


def _belongs_to_a_head(element: HtmlElement) -> bool:
    return element.tag in _OF_A_HEAD or not isinstance(element.tag, str)


def _decoded(data: bytes | str, content_type: str) -> Decoded:
    if isinstance(data, str):
        text, notes = clean_text(data)
        return Decoded(text, "", notes)
    header = _HEADER_CHARSET.search(content_type)
    meta = _META_CHARSET.search(data[:4096])
    declared = header[1] if header else meta[1].decode("ascii", "ignore") if meta else ""
    return decode(data, declared)


def _hold_attributes(text: str) -> None:
    for tag in _TAG.finditer(text):
        if len(tag[0]) > 2 * ATTRIBUTE_LIMIT:
            count = len(_QUOTED.sub("", tag[0]).split()) - 1
            if count > ATTRIBUTE_LIMIT:
                raise ExtractionError(
                    f"A tag of the page has {count:,} attributes.",
                    "Save the article as text and add that.",
                )


def _hold_limits(root: HtmlElement) -> None:
    """Refuse a tree that no page of an article has; counted without recursion."""
    depth = count = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEPTH_LIMIT or count > ELEMENT_LIMIT:
            raise ExtractionError(
                f"The page's elements stand more than {DEPTH_LIMIT} deep in each other."
                if depth > DEPTH_LIMIT
                else f"The page has more than {ELEMENT_LIMIT:,} elements.",
                "Save the article as text and add that.",
            )


def _saved_from(text: str) -> str:
    for comment in re.findall(r"<!--(.{0,2000}?)-->", text, re.DOTALL):
        if match := _SAVED_FROM.search(comment):
            try:
                return clean_url(unescape(match["ie"] or match["single"]))
            except AddressError:
                continue
    return ""


def _address(root: HtmlElement, given: str) -> str:
    """Return what the page's relative addresses stand on (HTML, "document base URL")."""
    for base in root.iter("base"):
        try:
            return clean_url(base.get("href") or "", given)
        except AddressError:
            break
    return given


_TRAILING_COMMA = re.compile(r",\s*([}\]])")
"""Scripts allow it, JSON (RFC 8259) does not, and pages have it all the same."""


def _json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give every object in the page's JSON-LD, flat, outer ones first; broken blocks are passed."""
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").rstrip(";").strip()
        if not text or len(text) > JSON_LIMIT:
            continue
        for way in (text, _TRAILING_COMMA.sub(r"\1", text)):
            try:
                # What follows the first value, such as the same once more, is passed over.
                value, _end = json.JSONDecoder(strict=False).raw_decode(way)
            except (ValueError, RecursionError):
                continue
            yield from _objects(value)
            break


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop(0)
        if depth > 6:
            continue
        if isinstance(each, list):
            waiting = [(item, depth + 1) for item in each[:200]] + waiting
        elif isinstance(each, dict):
            yield each
            inner = [
                each[key] for key in ("@graph", "mainEntity", "itemListElement") if key in each
            ]
            waiting = [(item, depth + 1) for item in inner] + waiting
