"""What a web page says about rights: its mark-up, its structured data, and its visible sentences.

Read are `rel=license` (HTML, the rel-license microformat), ccREL and other RDFa, microdata,
JSON-LD (schema.org), and meta tags (Dublin Core and its kin). Each finding is of what the mark-up
says it is of, or of what its place stands for: a figure, a reader's comment, a teaser, the foot
of the site, the article.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from pressmark.capture.rights import jsonld
from pressmark.capture.rights.addresses import name_address
from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.places import DEFAULTS, PLACE_NAMES, main_article, place_of, value
from pressmark.capture.rights.statements import Statement, may_speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNSEEN = set(
    (
        "script style template noscript head title textarea select iframe object svg math del s "
        "strike"
    ).split()
)
_BLOCKS = set(
    (
        "address article aside blockquote body br caption dd details div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
        "summary table td th tr ul button label center html"
    ).split()
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary"}
_LONG = 60
_CREDIT = 12
"""Words of a line beside a picture that may be its credit."""
_BADGE = re.compile(
    r"creativecommons|licen[cs]|(?:^|[/_-])(?:cc|by|cc0|zero)(?:[._-]|$)", re.IGNORECASE
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_LICENSE_TERMS = {
    "license",
    "dcterms:license",
    "dct:license",
    "dc:license",
    "cc:license",
    "xhv:license",
    "schema:license",
    "dcterms:rights",
    "dc:rights",
    "dct:rights",
}
_LICENSE_IRIS = (
    "purl.org/dc/terms/license",
    "purl.org/dc/terms/rights",
    "purl.org/dc/elements/1.1/rights",
    "creativecommons.org/ns#license",
    "schema.org/license",
    "w3.org/1999/xhtml/vocab#license",
)
_META = {
    "dcterms.license",
    "dc.license",
    "dc.rights",
    "dcterms.rights",
    "dc.rights.license",
    "dcterms.rights.license",
    "license",
    "licence",
    "rights",
    "copyright",
    "cc:license",
    "dc:rights",
    "dcterms:license",
    "dcterms:rights",
    "schema:license",
    "article:license",
    "og:license",
    "rights-standard",
    "citation_license",
    "dcterms.accessrights",
    "dc:license",
    "content-license",
    "eprints.rights",
    "usage-rights",
    "og:article:license",
}
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|bmp)(?:$|[?#])", re.IGNORECASE)
_IMAGE_TYPE = re.compile(
    r"(?:ImageObject|Photograph|StillImage|dcmitype/Image|Drawing|Painting|VisualArtwork)\b"
)
_MEDIA_TYPE = re.compile(
    r"(?:MovingImage|dcmitype/Sound|VideoObject|AudioObject|Software|Dataset|InteractiveResource|SoundRecording)\b"
)
_LARGEST = 8_000_000
"""Characters of a page that are read: no article's page is larger."""


def read(html: str, url: str) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """Take a page apart: what is declared in its mark-up, and what it shows."""
    soup = _parsed(html)
    addresses = _addresses(soup, url)
    main = main_article(soup)
    declared = [*_head(soup)]
    for script in soup.find_all("script", type=re.compile(r"ld\+json", re.IGNORECASE)):
        declared.extend(jsonld.statements(script.get_text(), addresses))
    declared.extend(_attributes(soup, main, addresses))
    return declared, list(_visible(soup, main, addresses))


def _parsed(html: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        # What comes in need not be HTML: an address, an XML file.
        warnings.simplefilter("ignore")
        return BeautifulSoup(html[:_LARGEST], "lxml")


def _addresses(soup: BeautifulSoup, url: str) -> frozenset[str]:
    """Give the page's own addresses, without scheme and final slash."""
    found = {url}
    canonical = soup.find("link", rel="canonical")
    if isinstance(canonical, Tag):
        found.add(value(canonical, "href"))
    named = soup.find("meta", attrs={"property": "og:url"})
    if isinstance(named, Tag):
        found.add(value(named, "content"))
    articles = soup.find_all("article")
    if len(articles) == 1 and articles[0].find("h1"):
        found.add(value(articles[0], "about"))  # RDFa: the one article's own name
    return frozenset(_plain(address) for address in found if address)


def _plain(address: str) -> str:
    return re.sub(r"^(?:https?:)?//(?:www\.)?", "", address.split("#")[0]).rstrip("/").lower()


# --- head


def _head(soup: BeautifulSoup) -> Iterator[Statement]:
    for link in soup.find_all("link"):
        href = value(link, "href")
        declares = "license" in value(link, "rel").lower().split()
        if declares and not link.has_attr("itemprop") and name_address(href) is not None:
            yield Statement(text=href, place="link rel=license", forced=Scope.ARTICLE, bare=True)
    for meta in soup.find_all("meta"):
        key = (value(meta, "name") or value(meta, "property")).lower()
        content = value(meta, "content")
        if key in _META and content and not meta.has_attr("itemprop"):
            yield Statement(text=content, place=f"meta {key}", bare=True)


# --- attributes: RDFa, microdata


def _attributes(
    soup: BeautifulSoup, main: Tag | None, addresses: frozenset[str]
) -> Iterator[Statement]:
    for tag in soup.find_all(
        lambda each: each.has_attr("itemprop") or each.has_attr("property") or each.has_attr("rel")
    ):
        terms = {
            each.lower()
            for name in ("itemprop", "property", "rel")
            for each in value(tag, name).split()
        }
        declared = terms & _LICENSE_TERMS or any(
            iri in term for term in terms for iri in _LICENSE_IRIS
        )
        if not declared or (
            tag.name == "link"
            and not tag.has_attr("itemprop")
            and not tag.has_attr("about")
            and tag.find_parent("body") is None
        ):
            continue
        if (
            tag.name == "a"
            and "license" in value(tag, "rel").lower().split()
            and not _stated_subject(tag)
        ):
            continue  # read in its sentence, which may say more of it
        stated = [value(tag, name) for name in ("resource", "href", "content", "src")]
        text = next(filter(None, stated), "") or tag.get_text(" ", strip=True)
        scope = _subject_scope(tag, addresses)
        place = place_of(tag, main)
        default, forced = DEFAULTS[place]
        final = Scope.IMAGE if scope is Scope.IMAGE else forced or scope or default
        kind = "microdata" if "license" in value(tag, "itemprop").split() else "RDFa"
        yield Statement(
            text=text,
            place=f"{kind} in {PLACE_NAMES[place]}",
            default=final,
            forced=final,
            bare=True,
        )


def _stated_subject(tag: Tag) -> bool:
    return _subject_scope(tag, frozenset()) is not None


def _subject_scope(tag: Tag, addresses: frozenset[str], *, of_itself: bool = False) -> Scope | None:
    """Say of what RDFa or microdata speaks here; None where neither says.

    `of_itself` is True for what stands in an element, False for its own attributes.
    """
    for element in (tag, *tag.parents):
        about = element.get("about")
        # On the element itself `resource` and `typeof` are the licence's, not the subject's.
        kind = (
            f"{value(element, 'itemtype')} {value(element, 'typeof')}"
            if of_itself or element is not tag or about is not None
            else ""
        )
        if about is None and (of_itself or element is not tag) and element.has_attr("typeof"):
            about = element.get("resource")
        if _IMAGE_TYPE.search(kind) or (about and _IMAGE_FILE.search(str(about))):
            return Scope.IMAGE
        if _MEDIA_TYPE.search(kind):
            return Scope.OTHER
        if about is not None:
            if (
                str(about) in {"", "#"}
                or _plain(str(about)) in addresses
                or str(about).startswith(("#", "?"))
            ):
                return Scope.ARTICLE
            is_site = kind.strip() and jsonld.scope_of(kind) is Scope.SITE
            return Scope.SITE if is_site else Scope.OTHER
        if kind.strip() and (element.has_attr("itemscope") or element.has_attr("typeof")):
            return jsonld.scope_of(kind)
    return None


# --- visible text


def _visible(
    soup: BeautifulSoup, main: Tag | None, addresses: frozenset[str]
) -> Iterator[Statement]:
    """Give the page's text block by block, with the addresses of licences where they are linked."""
    buffer: list[str] = []
    holder: Tag | None = None
    bare = pictured = False
    heading = ""

    def finished() -> Iterator[Statement]:
        nonlocal buffer, bare, pictured, heading
        text = " ".join("".join(buffer).split())
        if text and holder is not None:
            place = place_of(holder, main) if may_speak(text) else "body"
            default, forced = DEFAULTS[place]
            stated = (
                _subject_scope(holder, addresses, of_itself=True)
                if place == "body" or place.startswith("article")
                else None
            )
            if stated in {Scope.IMAGE, Scope.OTHER}:
                default = forced = stated
            if default in {Scope.ARTICLE, Scope.SITE} and forced is None:
                default = _by_neighbours(holder, text, default, pictured=pictured)
            yield Statement(
                text=text,
                place=PLACE_NAMES[place],
                default=default,
                forced=forced,
                bare=bare or place == "figure",
                heading=heading,
            )
            heading = text if holder.name in _HEADINGS and len(text) < _LONG else ""
        buffer, bare, pictured = [], False, False

    root = soup.body or soup
    stack: list[tuple[str, Tag | NavigableString]] = [("in", root)]
    while stack:
        step, node = stack.pop()
        if not isinstance(node, Tag):
            if not isinstance(node, Comment) and type(node) is NavigableString:
                buffer.append(str(node))
            continue
        block = node.name in _BLOCKS or any(map(node.has_attr, ("about", "typeof", "itemscope")))
        if step == "out":
            if block:
                yield from finished()
                holder = node.parent
            elif node.name == "a":
                buffer.append(_link(node))
                bare = bare or _is_license_link(node)
            continue
        if node.name in _UNSEEN or _is_hidden(node):
            continue
        if node.name == "img":
            buffer.append(f" {_alternative(node)} ")
            pictured = pictured or not _is_badge(node)
            continue
        if block:
            yield from finished()
            holder = node
        elif holder is None:
            holder = node
        stack.append(("out", node))
        stack.extend(
            ("in", child)
            for child in reversed(node.contents)
            if isinstance(child, Tag | NavigableString)
        )
    yield from finished()


def _by_neighbours(holder: Tag, text: str, default: Scope, *, pictured: bool) -> Scope:
    """Say of what a line speaks that stands beside a picture or in a table's row."""
    if pictured and len(text.split()) <= _CREDIT:
        return Scope.IMAGE
    if holder.name == "td":
        before = holder.find_previous_sibling(["td", "th"])
        label = before.get_text(" ", strip=True) if isinstance(before, Tag) else ""
        if label and not may_speak(label):
            return Scope.OTHER  # "Tide data | CC BY 4.0", not "Licence | CC BY 4.0"
    return default


def _is_badge(image: Tag) -> bool:
    """Tell a licence's badge from a picture."""
    if _alternative(image) or _BADGE.search(value(image, "src")):
        return True
    link = image.find_parent("a")
    return isinstance(link, Tag) and (_is_license_link(link) or bool(_link(link)))


def _alternative(image: Tag) -> str:
    """Give the name on a licence's badge; words about another picture are not the page's."""
    alternative = value(image, "alt")
    return (
        alternative
        if re.search(r"creative commons|\bcc\b|\bcc0|licen", alternative, re.IGNORECASE)
        else ""
    )


def _is_license_link(link: Tag) -> bool:
    return "license" in value(link, "rel").lower().split()


def _link(link: Tag) -> str:
    """Give the address behind a link, where it leads to a licence."""
    href = value(link, "href").strip()
    if not href or re.search(r"[\s<>\"]", href):
        return ""
    return f" <{href}> " if name_address(href) is not None else ""


def _is_hidden(tag: Tag) -> bool:
    return (
        tag.has_attr("hidden")
        or value(tag, "aria-hidden").lower() == "true"
        or bool(_HIDDEN_STYLE.search(value(tag, "style")))
    )
