"""What Zotero makes of a page, as far as it was found out.

Zotero's own translators (Embedded Metadata, COinS; versions of 2018 and 2024) were run on built
pages in November 2026, and read. This follows what they do with the tags, written anew: so that a
test tells when a page would no longer come in as one complete newspaper article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from lxml import html

REFERENCE_TYPES = {
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/vnd.citationstyles.csl+json",
    "application/rdf+xml",
    "application/mods+xml",
    "application/marcxml+xml",
    "application/marc",
    "application/x-endnote-refer",
    "text/x-wiki",
}
"""Where an `alternate` link has one of these, Zotero takes that file and not the page's tags."""
_TYPES = {"newspaperArticle", "journalArticle", "webpage"}
_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_language": "language",
    "citation_public_url": "url",
    "citation_abstract": "abstractNote",
    "citation_issn": "ISSN",
    "citation_firstpage": "pages",
    "dc.source": "publicationTitle",
    "dc.rights": "rights",
    "article:section": "section",
    "z:archive": "archive",
    "z:archiveLocation": "archiveLocation",
    "z:place": "place",
    "z:edition": "edition",
    "z:extra": "extra",
}
_AROUND = " \u00a0.,/[]:\t\n"


@dataclass
class Item:
    """What comes into the library."""

    type: str = "webpage"
    fields: dict[str, str] = field(default_factory=dict)
    authors: list[tuple[str, str]] = field(default_factory=list)
    """Family and given names; the given is "" for a name in one field."""


def read_page(source: str, address: str) -> Item:
    """Read one page, with its address in the browser."""
    page = html.fromstring(source)
    links = page.xpath("//link[@rel='alternate']/@type")
    assert not REFERENCE_TYPES & set(links), "Zotero would fetch another file"
    assert not page.xpath("//head//*[contains(@class, 'Z3988')]")
    tags: dict[str, list[str]] = {}
    for tag in page.xpath("//meta[@content]"):
        name = tag.get("name") or tag.get("property")
        if name and tag.get("content"):
            tags.setdefault(name, []).append(tag.get("content"))
    item = Item()
    if not {"citation_title", "og:title"} & tags.keys():
        return item
    item.type = next((each for each in tags.get("dc.type", []) if each in _TYPES), "journalArticle")
    if {"citation_journal_title"} & tags.keys():
        item.type = "journalArticle"
    for name, to in _FIELDS.items():
        if name in tags:
            item.fields[to] = " ".join(tags[name][0].split())
    if "citation_doi" in tags:
        extra = item.fields.get("extra", "")
        item.fields["extra"] = f"{extra}\nDOI: {tags['citation_doi'][0]}".strip()
    names = tags.get("citation_author", [])
    item.authors = [each for name in names for each in _parted(name, alone=len(names) == 1)]
    if not item.authors:
        item.authors = [each for name in tags.get("author", []) for each in _parted(name)]
    if not item.authors:
        for line in page.xpath(
            "//*[contains(concat(' ', @class, ' '), ' byline ')"
            " or contains(concat(' ', @class, ' '), ' vcard ')]"
        ):
            said = re.split(r"\bby[:\s]+", line.text_content(), flags=re.IGNORECASE)[-1]
            item.authors += [
                cleaned(each) for each in re.split(r",|&|\band\b", said) if each.strip()
            ]
    item.fields.setdefault("abstractNote", next(iter(tags.get("description", [])), ""))
    item.fields.setdefault("url", address)
    item.fields.setdefault("date", next(iter(page.xpath("//time/@datetime")), ""))
    return item


def read_coins(title: str) -> Item:
    """Read one COinS, the `title` of a span."""
    item = Item()
    for name, value in parse_qsl(title):
        match name:
            case "rft.type":
                item.type = value
            case "rft.creator":
                item.authors.append(cleaned(value, inverted="," in value))
            case "rft.title" | "rft.date" | "rft.language" | "rft.rights":
                item.fields[name.removeprefix("rft.")] = value
            case "rft.source":
                item.fields["publicationTitle"] = value
            case "rft.identifier":
                item.fields["url"] = value
    return item


def _parted(name: str, *, alone: bool = False) -> list[tuple[str, str]]:
    """One tag may be taken for several people."""
    names = [each for each in re.split(r"\s*;\s*", name) if each]
    if len(names) == 1 and alone:
        by_comma = re.split(r"\s*,\s*", name)
        if len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
            names = by_comma
    return [cleaned(each, inverted="," in each) for each in names if re.search(r"[^\s,.;-]", each)]


def cleaned(name: str, *, inverted: bool = False) -> tuple[str, str]:
    """Part one name into family and given."""
    name = re.sub(r"[\s\u00a0]+", " ", name.strip(_AROUND), count=1)
    if inverted:
        family, *others = re.split(r", ?", re.sub(r"\.([^ ])", r". \1", name, count=1))
        given = others[0] if others else ""
    else:
        given, _, family = name.rpartition(" ")
    words = (f"{word}." if re.fullmatch("[A-Z]", word) else word for word in given.split())
    return family, " ".join(words)
