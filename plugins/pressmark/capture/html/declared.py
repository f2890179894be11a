"""What a page states about itself for machines: JSON-LD, meta tags, microdata, links.

Read in this order of trust: schema.org in JSON-LD, Highwire Press tags, schema.org as microdata,
OpenGraph, Dublin Core, and the tags of a few systems that many outlets use. Every value is given;
`fields` settles which one holds.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from pressmark.capture.cleaning import AddressError, clean_url, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from pressmark.capture.html.document import Page


class Stated(NamedTuple):
    """One value that a page states: for which field, where, and how far the place is trusted."""

    field: str
    value: str
    source: str
    trust: int
    organisation: bool = False


_ARTICLE_TYPES = re.compile(
    r"(?:^|/|:)(?:\w*Article|BlogPosting|LiveBlogPosting|\w*NewsArticle|Report|Review|SocialMediaPosting"
    r"|OpinionPiece|AnalysisNewsArticle|CreativeWork|Interview)$"
)
_PAGE_TYPES = re.compile(r"(?:^|/|:)(?:WebPage|ItemPage|Recipe|HowTo|VideoObject)$")
_ORGANISATIONS = re.compile(r"Organi[sz]ation$|NewsMediaOrganization$|Corporation$|WebSite$")

_META = {
    # name or property, in lower case: field, trust
    "citation_title": ("title", 9), "citation_author": ("author", 9),
    "citation_publication_date": ("issued", 9), "citation_date": ("issued", 8),
    "citation_online_date": ("issued", 8), "citation_language": ("language", 5),
    "citation_public_url": ("url", 8), "citation_journal_title": ("outlet", 8),
    "citation_publisher": ("outlet", 5), "citation_abstract": ("description", 5),
    "og:title": ("title", 7), "og:description": ("description", 7), "og:url": ("url", 6),
    "og:site_name": ("outlet", 8), "og:locale": ("language", 3),
    "og:article:published_time": ("issued", 8), "og:article:author": ("author", 6),
    "article:published_time": ("issued", 8), "article:published": ("issued", 7),
    "article:author": ("author", 6), "article:author_name": ("author", 7),
    "article:section": ("section", 7), "article:modified_time": ("modified", 7),
    "og:pubdate": ("issued", 6), "og:updated_time": ("modified", 4),
    "dc.title": ("title", 6), "dcterms.title": ("title", 6), "dc.creator": ("author", 7),
    "dcterms.creator": ("author", 7), "dc.date": ("issued", 6), "dc.date.issued": ("issued", 8),
    "dc.date.created": ("issued", 5), "dcterms.created": ("issued", 5),
    "dcterms.date": ("issued", 6), "dcterms.issued": ("issued", 8), "dc.language": ("language", 5),
    "dcterms.language": ("language", 5), "dc.publisher": ("outlet", 6),
    "dcterms.publisher": ("outlet", 6), "dc.source": ("outlet", 4),
    "dc.description": ("description", 5), "dcterms.modified": ("modified", 5),
    "parsely-title": ("title", 6), "parsely-author": ("author", 8),
    "parsely-pub-date": ("issued", 7), "parsely-section": ("section", 6),
    "sailthru.title": ("title", 6), "sailthru.author": ("author", 7),
    "sailthru.date": ("issued", 6), "sailthru.description": ("description", 4),
    "twitter:title": ("title", 5), "twitter:description": ("description", 4),
    "hdl": ("title", 6), "byl": ("author", 8), "ptime": ("issued", 6), "pdate": ("issued", 6),
    "author": ("author", 6), "authors": ("author", 6), "byline": ("author", 7),
    "author-name": ("author", 6), "article.author": ("author", 6), "rbauthors": ("author", 6),
    "description": ("description", 5), "section": ("section", 4), "news_keywords": ("", 0),
    "date": ("issued", 5), "pubdate": ("issued", 7), "publishdate": ("issued", 7),
    "publish-date": ("issued", 7), "publish_date": ("issued", 7), "publication_date": ("issued", 7),
    "date_published": ("issued", 7), "datepublished": ("issued", 7),
    "article.published": ("issued", 7),
    "article_date_original": ("issued", 8), "originalpublicationdate": ("issued", 8),
    "publicationdate": ("issued", 7), "cxenseparse:recs:publishtime": ("issued", 7),
    "cxenseparse:recs:articleauthor": ("author", 6), "date.issued": ("issued", 7),
    "displaydate": ("issued", 6), "lastmod": ("modified", 4), "language": ("language", 4),
    "content-language": ("language", 4), "application-name": ("outlet", 5),
    "publisher": ("outlet", 6), "copyright": ("", 0), "vr:published_time": ("issued", 6),
    "headline": ("title", 6), "title": ("title", 3), "subtitle": ("subtitle", 6),
    "article:publication_date": ("issued", 8), "bt:pubdate": ("issued", 7),
    "shareaholic:article_published_time": ("issued", 6), "rnews:datepublished": ("issued", 7),
}  # fmt: skip

_ITEMPROPS = {
    "headline": ("title", 8), "alternativeheadline": ("subtitle", 7),
    "datepublished": ("issued", 8), "datecreated": ("issued", 4), "author": ("author", 8),
    "creator": ("author", 6), "articlesection": ("section", 7), "inlanguage": ("language", 5),
    "publisher": ("outlet", 6), "datemodified": ("modified", 6),
}  # fmt: skip
_BYLINE = re.compile(r"(?:^|[._:-])byline$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_RDFA = re.compile(r"(?:https?://schema\.org/|schema:|dc:|dcterms:|dct:)(\w+)$", re.IGNORECASE)
_RDFA_NAMES = {"title": "headline", "issued": "datepublished", "date": "datepublished"}


def stated(page: Page) -> list[Stated]:
    """Give all that a page states for machines, in the order in which it is to be believed."""
    found = [
        *_from_json_ld(page),
        *_from_meta(page.root),
        *_from_microdata(page.root),
        *_from_links(page.root),
    ]
    return [each for each in found if each.value]


def article_object(page: Page) -> Mapping[str, Any] | None:
    """Return the JSON-LD object of the page's article; None where it has none.

    Of several the one with a body or a headline that comes first; those in lists of other
    articles stand later.
    """
    articles = [each for each in page.json_ld if _types(each, _ARTICLE_TYPES)]
    if not articles:
        # Some systems state the author and the day of the page alone.
        articles = [
            each for each in page.json_ld if _types(each, _PAGE_TYPES) and "datePublished" in each
        ]
    return max(articles, key=_fullness, default=None)


def _fullness(each: Mapping[str, Any]) -> int:
    weights = {"headline": 3, "datePublished": 2, "author": 2, "articleBody": 3, "publisher": 1}
    return sum(weight for key, weight in weights.items() if each.get(key))


def _types(each: Mapping[str, Any], wanted: re.Pattern[str]) -> bool:
    types = each.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and wanted.search(name) for name in names)


def reservation(page: Page, notes: list[str]) -> Mapping[str, str]:
    """Return what a page reserves of text and data mining: {} for nothing, else its `policy`.

    TDM Reservation Protocol: `tdm-reservation` is 1 where mining is reserved; `tdm-policy` says
    where its terms stand. A policy that is no address is "", and goes to the notes.
    """
    stated = {
        name: (meta.get("content") or "").strip()
        for meta in page.root.iter("meta")
        if (name := (meta.get("name") or "").strip().lower()).startswith("tdm-")
    }
    if stated.get("tdm-reservation") != "1":
        return {}
    try:
        policy = stated.get("tdm-policy", "")
        return {"policy": clean_url(policy, page.address) if policy else ""}
    except AddressError:
        notes.append(f"The page's terms for text and data mining are at no address: {policy[:200]}")
        return {"policy": ""}


def _from_json_ld(page: Page) -> Iterator[Stated]:
    article = article_object(page)
    if article is None:
        return
    for key, field, trust in (
        ("headline", "title", 9),
        ("name", "title", 6),
        ("alternativeHeadline", "subtitle", 8),
        ("datePublished", "issued", 10),
        ("dateCreated", "issued", 4),
        ("dateModified", "modified", 7),
        ("articleSection", "section", 8),
        ("inLanguage", "language", 6),
        ("description", "description", 6),
        ("url", "url", 6),
        ("mainEntityOfPage", "url", 5),
    ):
        for value in _strings(article.get(key)):
            yield Stated(field, value, f"JSON-LD {key}", trust)
    for key, trust in (("author", 10), ("creator", 7)):
        for agent in _listed(article.get(key)):
            resolved = _resolved(agent, page)
            if isinstance(resolved, str):
                yield Stated("author", _line(resolved), f"JSON-LD {key}", trust)
            elif isinstance(resolved, dict):
                body = _types(resolved, _ORGANISATIONS)
                parts = (resolved.get("givenName"), resolved.get("familyName"))
                whole = " ".join(part for part in parts if isinstance(part, str))
                for name in _strings(resolved.get("name") or whole):
                    yield Stated("author", name, f"JSON-LD {key}", trust, body)
    for key, trust in (("publisher", 9), ("isPartOf", 6), ("sourceOrganization", 5)):
        for agent in _listed(article.get(key)):
            resolved = _resolved(agent, page)
            names = resolved.get("name") if isinstance(resolved, dict) else resolved
            for name in _strings(names):
                yield Stated("outlet", name, f"JSON-LD {key}", trust)


def _resolved(value: Any, page: Page) -> Any:
    """Follow a reference by `@id` to the object that says more."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        for each in page.json_ld:
            if each.get("@id") == value["@id"] and "name" in each:
                return each
    return value


def _listed(value: Any) -> list[Any]:
    """Return the values of a list, of a list in a list, of JSON-LD's `@list`; one value as one."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    values = value[:50] if isinstance(value, list) else [value]
    return [each for one in values for each in (one[:50] if isinstance(one, list) else [one])]


def _strings(value: Any) -> Iterator[str]:
    for each in _listed(value):
        if isinstance(each, dict):
            each = each.get("@value") or each.get("name") or each.get("@id") or each.get("url")
        if isinstance(each, str) and each.strip():
            yield _line(each)


def _line(text: str) -> str:
    plain = unescape(unescape(text))
    return one_line(_TAG.sub(" ", plain) if "</" in plain else plain)[:2000]


def _from_meta(root: HtmlElement) -> Iterator[Stated]:
    for meta in root.iter("meta"):
        content = meta.get("content")
        if not content:
            continue
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower().replace("dcterms:", "dcterms.")
            name = re.sub(r"^(?:dc:|dct:|dct\.)", "dc.", name)
            field, trust = _META.get(name, ("", 0))
            if attribute == "itemprop":
                field, trust = _ITEMPROPS.get(name, ("", 0))
            elif not field and _BYLINE.search(name):
                field, trust = "author", 6
            if field:
                value = _line(content)
                if field == "author" and _ADDRESS.match(value):
                    value = _linked(value, root)
                yield Stated(field, value, f"meta {name}", trust)


def _linked(address: str, root: HtmlElement) -> str:
    """Return the words of the page's own link to an author's page; "" where it has none.

    OpenGraph names authors by the address of their profile (ogp.me, "article").
    """
    path = urlsplit(address).path.rstrip("/")
    for link in root.iter("a"):
        if path and (link.get("href") or "").split("?")[0].rstrip("/").endswith(path):
            words = _line(str(link.text_content()))
            if 1 < len(words.split()) < 7 and not _ADDRESS.match(words):
                return words
    return ""


def _from_microdata(root: HtmlElement) -> Iterator[Stated]:
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == "meta":
            continue
        for attribute in ("itemprop", "property"):
            for name in (element.get(attribute) or "").lower().split():
                if attribute == "property":
                    name = _of_schema(name, element)
                field, trust = _ITEMPROPS.get(name, ("", 0))
                # A headline or date inside of another item (a list of stories) is not this one's.
                if field and _items_above(element) <= 1:
                    body = "organization" in (element.get("itemtype") or "").lower()
                    place = "microdata" if attribute == "itemprop" else "RDFa"
                    yield Stated(field, _value(element, field), f"{place} {name}", trust, body)


def _of_schema(name: str, element: HtmlElement) -> str:
    """Return a property of RDFa as schema.org calls it; "" for one of another vocabulary."""
    match = _RDFA.match(name)
    if match is None:
        vocabularies = (each.get("vocab") for each in (element, *element.iterancestors()))
        if ":" in name or "schema.org" not in next(filter(None, vocabularies), ""):
            return ""
    local = match[1].lower() if match else name
    return _RDFA_NAMES.get(local, local)


def _items_above(element: HtmlElement) -> int:
    count = 0
    for above in element.iterancestors():
        kind = (above.get("itemtype") or above.get("typeof") or "").rstrip("/")
        count += bool(kind) and not kind.endswith(("WebPage", "WebSite", "ItemPage"))
    return count


def _value(element: HtmlElement, field: str) -> str:
    if field in {"author", "outlet"}:
        for part in element.iter():
            if "name" in {part.get("itemprop"), (part.get("property") or "").rpartition(":")[2]}:
                return _line(part.get("content") or part.text_content())
    if field in {"issued", "modified"}:
        given = element.get("datetime") or element.get("content")
        if given is None and (inner := next(element.iter("time"), None)) is not None:
            given = inner.get("datetime")
        return _line(given or element.text_content())[:100]
    return _line(element.get("content") or element.text_content())[:500]


def _from_links(root: HtmlElement) -> Iterator[Stated]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield Stated("url", (link.get("href") or "").strip(), "link rel=canonical", 7)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield Stated("language", language.strip(), "html lang", 7)
