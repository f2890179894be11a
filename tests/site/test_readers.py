"""A built site, read by programs that are not ours: extruct and rdflib, feedparser, robotparser.

One small archive has a record of each kind that a reader may stumble over.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import extruct
import feedparser
import pytest
from bs4 import BeautifulSoup
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from archives import source, write_archive
from conftest import read_files
from pressmark.identity import canonical_text, sha256
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from archives import Source

URL = "https://everything.example/news"
BY = "https://creativecommons.org/licenses/by/4.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
POLICY = "https://harbour.example/mining"
SCHEMA = "https://schema.org/"
CC = "http://creativecommons.org/ns#"
LICENSE = "http://www.w3.org/1999/xhtml/vocab#license"
SPECIAL = """50% of "A & B", <i>costs</i>; $1_000 #1 {~^\\} 'it' ]]> = @{x}"""
WITHHELD = "A heron that nobody may read about stood by the zqreader weir.\n"
OLD, NEW = "It was in 1923.\n\nA town waited.\n", "It was in 1932.\n\nA town waited.\n"


class Case(NamedTuple):
    """A record, and what readers have to make of it. "" and () for what is not to be found."""

    record: Source
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    """schema.org's type and the name of each author."""
    day: str = "2021-07-06"
    shown: bool = True
    """The text stands on the page, under CC BY 4.0."""


def mark(name: str) -> str:
    return f"harbour-post-2021-07-06-{name}"


def case(name: str, body: str = "Seven words stand in this text.\n", **fields: Any) -> Case:
    """A case of a record of the Harbour Post; fields in capitals are the case's."""
    own = {key.lower(): fields.pop(key) for key in list(fields) if key.isupper()}
    title = fields.setdefault("title", f"Report on {name}")
    return Case(source(mark(name), body, **fields), title, **own)


CASES: Mapping[str, Case] = {
    "a person and an organisation": case(
        "authors",
        authors=["Ada Marsh", {"name": "Tide Desk, Night", "kind": "organisation"}],
        AUTHORS=(("Person", "Ada Marsh"), ("Organization", "Tide Desk, Night")),
    ),
    "no author": case("nobody", source_url="https://harbour.example/?a=1&b=2"),
    "two agencies": case("agencies", credits=["AFP", "Reuters"]),
    "an uncertain date": case("uncertain", issued="2021-07-06~"),
    "a month only": case("month", issued="2021-07", DAY="2021-07"),
    "a withheld record": case(
        "withheld", WITHHELD, private=True, rights_statement="InC", summary="Ours.", SHOWN=False
    ),
    "a corrected article": case(
        "corrected",
        NEW,
        version="2",
        corrections=[{"date": "2024-03-04", "what": "The year.", "why": "A slip."}],
    ),
    "a retracted article": case(
        "retracted", source_status={"status": "retracted", "date": "2022-05-04"}
    ),
    "a Persian title": case(
        "persian", "بندی کوتاه در این متن است.\n", title="خبر را «چگونه» نگه داریم؟", language="fa"
    ),
    "a title of special characters": case("special", title=SPECIAL, topics=[SPECIAL]),
    "an article that stands nowhere else": case("here", source_url=None),
    "a text that may not be mined": case("mining", tdm_reservation={"policy": POLICY}),
}
TOMBSTONE = source(
    mark("gone"),
    "It said zqreader.\n",
    private=True,
    title="A work taken down",
    authors=["Zqreader Nemo"],
    withdrawn={"date": "2024-06-04", "reason": "Its writer wished it."},
)
OPAQUE = source(
    "withdrawn-1",
    private=True,
    title="Zqreader",
    issued=None,
    folder="undated",
    withdrawn={"date": "2024-06-05", "reason": "It names a person.", "opaque": "true"},
)


@pytest.fixture(scope="module")
def site(shared: Callable[[str, Callable[[Path], None]], Path]) -> Mapping[str, bytes]:
    def make(folder: Path) -> None:
        write_archive(
            folder,
            *(each.record for each in CASES.values()),
            TOMBSTONE,
            OPAQUE,
            media={f"content/versions/{mark('corrected')}/1.md": OLD.encode()},
        )
        build(folder)

    return read_files(shared("readers", make) / "output")


@pytest.fixture(scope="module")
def pages(site: Mapping[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in site.items() if path.endswith(".html")}


def page_of(record: Source) -> str:
    return f"articles/{record.pressmark}.html"


def extracted(pages: Mapping[str, str], path: str, syntax: str) -> Any:
    return extruct.extract(pages[path], base_url=f"{URL}/{path}", syntaxes=[syntax])[syntax]


def original(one: Case) -> list[str]:
    return [str(url) for url in (one.record.fields.get("source_url"),) if url]


each_case = pytest.mark.parametrize("name", CASES)

# --- JSON-LD -------------------------------------------------------------------------------------

_LINKS = "license isBasedOn archivedAt url mainEntityOfPage usageInfo contentUrl image sdLicense"
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in _LINKS.split()}}
"""Stands for schema.org's own context, which would have to be fetched."""


def graph(pages: Mapping[str, str], path: str) -> Graph:
    """What rdflib makes of the linked data that extruct finds on a page."""
    (found,) = extracted(pages, path, "json-ld")
    if found["@context"] == SCHEMA.rstrip("/"):
        found["@context"] = CONTEXT
    return Graph().parse(data=json.dumps(found), format="json-ld")


def said(of: Graph, subject: Any, name: str) -> list[str]:
    return [str(value) for value in of.objects(subject, URIRef(f"{SCHEMA}{name}"))]


@each_case
def test_linked_data_is_a_news_article_with_what_the_record_says(
    pages: Mapping[str, str], name: str
) -> None:
    one = CASES[name]
    path = page_of(one.record)
    found = graph(pages, path)
    article = URIRef(f"{URL}/{path}#article")
    assert (article, RDF.type, URIRef(f"{SCHEMA}NewsArticle")) in found
    assert said(found, article, "headline") == [one.title]
    assert said(found, article, "datePublished") == [one.day]
    assert said(found, article, "isBasedOn") == original(one)
    assert said(found, article, "url") == [f"{URL}/{path}"]
    assert said(found, article, "license") == [BY] * one.shown
    assert said(found, article, "isAccessibleForFree") == ["true"] * one.shown
    assert said(found, article, "creditText")[0].startswith(f"“{one.title}”")
    assert said(found, article, "conditionsOfAccess")[0]
    authors = {
        (str(kind).removeprefix(SCHEMA), name)
        for agent in found.objects(article, URIRef(f"{SCHEMA}author"))
        for kind in found.objects(agent, RDF.type)
        for name in said(found, agent, "name")
    }
    assert authors == set(one.authors)
    (outlet,) = found.objects(article, URIRef(f"{SCHEMA}publisher"))
    assert said(found, outlet, "name") == ["Harbour Post"]
    (whole,) = found.objects(article, URIRef(f"{SCHEMA}isPartOf"))
    assert whole == URIRef(f"{URL}/index.html")
    identifiers = [
        said(found, each, "value") for each in found.objects(article, URIRef(f"{SCHEMA}identifier"))
    ]
    assert [one.record.pressmark] in identifiers


@each_case
def test_the_file_that_linked_data_names_is_there_with_that_size_type_and_sum(
    site: Mapping[str, bytes], pages: Mapping[str, str], name: str
) -> None:
    one = CASES[name]
    found = graph(pages, page_of(one.record))
    article = URIRef(f"{URL}/{page_of(one.record)}#article")
    files = list(found.objects(article, URIRef(f"{SCHEMA}encoding")))
    assert len(files) == one.shown
    for file in files:
        (address,), (size,), (sum_,) = (
            said(found, file, each) for each in ("contentUrl", "contentSize", "sha256")
        )
        data = site[address.removeprefix(f"{URL}/")]
        assert size == f"{len(data)} B"
        assert sum_ == hashlib.sha256(data).hexdigest() == sha256(canonical_text(one.record.body))
        assert said(found, file, "encodingFormat") == ["text/markdown"]
        assert said(found, file, "license") == [BY]


def test_agencies_corrections_retractions_and_terms_for_mining_are_in_the_linked_data(
    pages: Mapping[str, str],
) -> None:
    def of(name: str, field: str) -> list[str]:
        path = page_of(CASES[name].record)
        return said(graph(pages, path), URIRef(f"{URL}/{path}#article"), field)

    assert len(of("two agencies", "sourceOrganization")) == 2
    assert of("a corrected article", "correction") == ["2024-03-04: The year."]
    assert "retracted" in of("a retracted article", "creativeWorkStatus")[0]
    assert of("a text that may not be mined", "usageInfo") == [POLICY]


def test_the_archive_is_a_collection_and_a_dataset_whose_files_are_as_it_says(
    site: Mapping[str, bytes], pages: Mapping[str, str]
) -> None:
    found = graph(pages, "index.html")
    archive = URIRef(f"{URL}/index.html")
    kinds = {str(kind).removeprefix(SCHEMA) for kind in found.objects(archive, RDF.type)}
    assert kinds == {"Collection", "Dataset"}
    assert said(found, archive, "license") == [CC0]
    (keeper,) = found.objects(archive, URIRef(f"{SCHEMA}maintainer"))
    assert said(found, keeper, "name") == ["A. Keeper"]
    files = list(found.objects(archive, URIRef(f"{SCHEMA}distribution")))
    names = set()
    for file in files:
        (address,), (size,), (sum_,) = (
            said(found, file, each) for each in ("contentUrl", "contentSize", "sha256")
        )
        names.add(path := address.removeprefix(f"{URL}/"))
        assert size == f"{len(site[path])} B"
        assert sum_ == hashlib.sha256(site[path]).hexdigest()
        assert said(found, file, "encodingFormat")
    assert {"data/articles.csv", "data/articles.jsonl", "data/texts.jsonl"} <= names


# --- RDFa, Dublin Core, OpenGraph, reservations --------------------------------------------------


def rdfa(pages: Mapping[str, str], path: str) -> set[tuple[str, str, str]]:
    return {
        (node["@id"], predicate, value.get("@id", value.get("@value")))
        for node in extracted(pages, path, "rdfa")
        for predicate, values in node.items()
        if predicate.startswith("http")
        for value in values
    }


@each_case
def test_rdfa_licenses_the_article_and_never_the_page(pages: Mapping[str, str], name: str) -> None:
    one = CASES[name]
    path = page_of(one.record)
    article = (*original(one), f"{URL}/{path}#article")[0]
    found = rdfa(pages, path)
    licensed = {(article, LICENSE, BY)} if one.shown else set()
    assert {each for each in found if each[1] == LICENSE} == licensed
    of_page = {predicate for subject, predicate, _ in found if subject == f"{URL}/{path}"}
    assert not {each for each in of_page if each.startswith((CC, LICENSE))}
    if one.shown:
        credited = {value for _, name, value in found if name == f"{CC}attributionName"}
        assert credited == {name for _, name in one.authors} or credited == {"Harbour Post"}
        assert (article, "http://purl.org/dc/terms/title", one.title) in found


@each_case
def test_dublin_core_says_who_what_when_and_what_may_be_read(
    pages: Mapping[str, str], name: str
) -> None:
    one = CASES[name]
    (found,) = extracted(pages, page_of(one.record), "dublincore")
    terms: dict[str, list[str]] = {}
    for each in (*found["terms"], *found["elements"]):
        prefix, _, term = (each.get("name") or each.get("rel") or "").partition(".")
        if prefix == "dcterms":
            terms.setdefault(term, []).append(each.get("content") or each.get("href"))
    assert terms["title"] == [one.title]
    assert terms["identifier"] == [one.record.pressmark]
    assert terms["language"] == [one.record.fields["language"]]
    assert terms["issued"] == [one.record.fields["issued"]]
    assert terms.get("creator", []) == [name for _, name in one.authors]
    assert terms["accessRights"] == ["open access" if one.shown else "metadata only access"]
    assert terms.get("source", []) == original(one)


@each_case
def test_open_graph_gives_title_address_and_the_archives_name(
    pages: Mapping[str, str], name: str
) -> None:
    one = CASES[name]
    (found,) = extracted(pages, page_of(one.record), "opengraph")
    given = dict(found["properties"])
    assert given["og:title"] == one.title
    assert given["og:type"] == "article"
    assert given["og:url"] == f"{URL}/{page_of(one.record)}"
    assert given["og:site_name"] == "The Everything Archive"


def test_mining_is_reserved_on_the_page_of_its_holders_text_and_on_no_other(
    pages: Mapping[str, str],
) -> None:
    reserved = {
        path: {
            tag["name"]: tag["content"]
            for tag in BeautifulSoup(html, "html.parser").find_all("meta")
            if tag.get("name", "").startswith("tdm-")
        }
        for path, html in pages.items()
        if "tdm-" in html
    }
    path = page_of(CASES["a text that may not be mined"].record)
    assert reserved == {path: {"tdm-reservation": "1", "tdm-policy": POLICY}}


# --- Signposting ---------------------------------------------------------------------------------


@each_case
def test_signposts_lead_to_what_is_there(
    site: Mapping[str, bytes], pages: Mapping[str, str], name: str
) -> None:
    one = CASES[name]
    path = page_of(one.record)
    links: dict[str, list[Any]] = {}
    for link in BeautifulSoup(pages[path], "html.parser").head.find_all("link"):
        links.setdefault(link["rel"][0], []).append(link)
    assert [each["href"] for each in links["cite-as"]] == [f"{URL}/{path}"]
    assert [each["href"] for each in links["type"]] == [
        "https://schema.org/AboutPage",
        "https://schema.org/NewsArticle",
    ]
    assert [each["href"] for each in links["collection"]] == [f"{URL}/index.html"]
    described = links["describedby"]
    assert {each["type"] for each in described} == {
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    }
    items = links.get("item", [])
    assert [each["type"] for each in items] == ["text/markdown"] * one.shown
    for each in (*described, *items):
        assert posixpath.join("articles", each["href"]) in site
    assert [each["href"] for each in links.get("license", [])] == [BY] * one.shown
    feed = posixpath.normpath(posixpath.join("articles", links["alternate"][0]["href"]))
    assert feed in site


def test_the_front_page_leads_to_the_data_and_to_what_describes_them(
    site: Mapping[str, bytes], pages: Mapping[str, str]
) -> None:
    head = BeautifulSoup(pages["index.html"], "html.parser").head
    items = [link["href"] for link in head.find_all("link", rel="item")]
    described = [link["href"] for link in head.find_all("link", rel="describedby")]
    assert "data/articles.csv" in items
    assert "data/ro-crate-metadata.json" in described
    assert not [each for each in (*items, *described) if each not in site]


# --- what is withdrawn ---------------------------------------------------------------------------


@pytest.mark.parametrize("record", [TOMBSTONE, OPAQUE], ids=["tombstone", "opaque"])
def test_of_a_withdrawn_work_machines_read_nothing_but_that_it_is_gone(
    pages: Mapping[str, str], record: Source
) -> None:
    path = page_of(record)
    assert extracted(pages, path, "json-ld") == []
    assert not [each for each in rdfa(pages, path) if each[1].startswith((CC, LICENSE))]
    head = BeautifulSoup(pages[path], "html.parser").head
    assert head.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert head.find("link", rel="cite-as") is None


def test_what_nobody_may_read_is_in_no_file(site: Mapping[str, bytes]) -> None:
    assert [path for path, data in site.items() if b"zqreader" in data.lower()] == []


# --- feeds and sitemap ---------------------------------------------------------------------------


def test_every_feed_is_read_and_leads_to_pages_that_are_there(site: Mapping[str, bytes]) -> None:
    feeds = [path for path in site if path.startswith("feeds/")]
    assert {"feeds/all.atom.xml", "feeds/outlets/harbour-post.atom.xml"} <= set(feeds)
    assert {"feeds/languages/en.atom.xml", "feeds/languages/fa.atom.xml"} <= set(feeds)
    assert len([path for path in feeds if path.startswith("feeds/topics/")]) == 1
    for path in feeds:
        found = feedparser.parse(site[path])
        assert not found.bozo, path
        assert {link.rel: link.href for link in found.feed.links}["self"] == f"{URL}/{path}"
        for entry in found.entries:
            assert entry.link.removeprefix(f"{URL}/") in site
            assert entry.rights


@each_case
def test_the_archives_feed_has_each_work_with_its_licence(
    site: Mapping[str, bytes], name: str
) -> None:
    one = CASES[name]
    address = f"{URL}/{page_of(one.record)}"
    (entry,) = [
        each for each in feedparser.parse(site["feeds/all.atom.xml"]).entries if each.id == address
    ]
    xml = ET.fromstring(site["feeds/all.atom.xml"])  # noqa: S314 - our own
    atom = "{http://www.w3.org/2005/Atom}"
    titles = {each.findtext(f"{atom}id"): each.findtext(f"{atom}title") for each in xml}
    assert titles[address] == one.title
    assert [link.href for link in entry.links if link.rel == "license"] == [BY] * one.shown
    assert ("content" in entry) == one.shown
    assert [each.name for each in entry.authors] == (
        [name for _, name in one.authors] or ["Harbour Post"]
    )


def test_each_list_that_goes_on_leads_to_its_feed_and_the_others_to_none(
    site: Mapping[str, bytes], pages: Mapping[str, str]
) -> None:
    led = {}
    for path, html in pages.items():
        if "/" not in path or path.startswith("articles/"):
            continue
        soup = BeautifulSoup(html, "html.parser")
        for link in soup.head.find_all("link", type="application/atom+xml"):
            feed = posixpath.normpath(posixpath.join(posixpath.dirname(path), link["href"]))
            led[path] = feed
            assert soup.main.find("a", href=link["href"]) is not None
    assert set(led) == {
        path for path in pages if path.startswith(("outlets/", "topics/", "languages/"))
    }
    assert set(led.values()) == {path for path in site if path.startswith("feeds/")} - {
        "feeds/all.atom.xml"
    }


def test_the_sitemap_names_pages_that_are_there_and_none_that_is_gone(
    site: Mapping[str, bytes],
) -> None:
    root = ET.fromstring(site["sitemap.xml"])  # noqa: S314 - our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = {each.findtext(f"{space}loc"): each.findtext(f"{space}lastmod") for each in root}
    assert not [each for each in places if (each or "").removeprefix(f"{URL}/") not in site]
    assert f"{URL}/{page_of(TOMBSTONE)}" not in places
    corrected = CASES["a corrected article"].record
    assert places[f"{URL}/{page_of(corrected)}"] == "2024-03-04"


# --- licences ------------------------------------------------------------------------------------


def test_the_page_of_a_licence_says_for_machines_what_it_lets_one_do(
    pages: Mapping[str, str],
) -> None:
    found = graph(pages, "licenses/CC-BY-4.0.html")
    licence, cc = URIRef(BY), lambda name: URIRef(f"{CC}{name}")
    assert (licence, RDF.type, cc("License")) in found
    permits = set(found.objects(licence, cc("permits")))
    assert permits == {cc("Reproduction"), cc("Distribution"), cc("DerivativeWorks")}
    assert set(found.objects(licence, cc("requires"))) == {cc("Notice"), cc("Attribution")}
    assert not set(found.objects(licence, cc("prohibits")))
    identifier = URIRef("http://purl.org/dc/terms/identifier")
    assert list(found.objects(licence, identifier)) == [Literal("CC-BY-4.0")]


def test_a_statuss_page_promises_nothing_to_machines(pages: Mapping[str, str]) -> None:
    found = graph(pages, "licenses/InC.html")
    status = URIRef("http://rightsstatements.org/vocab/InC/1.0/")
    kind = URIRef("http://purl.org/dc/terms/RightsStatement")
    assert (status, RDF.type, kind) in found
    assert not [predicate for predicate in found.predicates() if str(predicate).startswith(CC)]


def test_each_licence_in_use_has_a_page_with_the_works_under_it(pages: Mapping[str, str]) -> None:
    free, kept = pages["licenses/CC-BY-4.0.html"], pages["licenses/InC.html"]
    for one in CASES.values():
        assert (page_of(one.record) in free, page_of(one.record) in kept) == (
            one.shown,
            not one.shown,
        )
    for term in ("Allowed", "Required", "Not allowed", "For machines"):
        assert f"<dt>{term}</dt>" in free


# --- size ----------------------------------------------------------------------------------------

BUDGET = 30_000
"""Bytes of HTML and CSS, gzipped, beside the text of an article."""


def gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_no_article_page_is_larger_than_its_budget(
    site: Mapping[str, bytes], pages: Mapping[str, str], public: Mapping[str, bytes]
) -> None:
    style = sum(gzipped(data) for path, data in site.items() if path.endswith(".css"))
    assert style > 1000
    for path, data in (*site.items(), *public.items()):
        if path.startswith("articles/") and path.endswith(".html"):
            soup = BeautifulSoup(data, "html.parser")
            for text in soup.select("article .text"):
                text.clear()
            assert gzipped(str(soup).encode()) + style < BUDGET, path
