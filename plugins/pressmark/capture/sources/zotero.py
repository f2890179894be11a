"""Zotero's own export: RDF with the files that hang on the items beside it, in `files/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.capture.source import refusal
from pressmark.capture.sources.model import MEGABYTE, Entry
from pressmark.capture.sources.references import date_of, item, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph
    from rdflib.term import Node

    from pressmark.capture.sources.model import Input

_BASE = "http://export.invalid/"
_LONGEST = 100 * MEGABYTE
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_Z = "http://www.zotero.org/namespaces/export#"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_BIB = "http://purl.org/net/biblio#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_LINK = "http://purl.org/rss/1.0/modules/link/link"
_PRISM = "http://prismstandard.org/namespaces/1.2/basic/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_READ = {
    f"{_Z}itemType", f"{_DC}title", f"{_DC}date", f"{_DC}rights", f"{_DC}subject",
    f"{_DC}identifier", f"{_DC}publisher", f"{_Z}language", f"{_PRISM}section",
    f"{_PRISM}edition", f"{_BIB}pages", f"{_BIB}authors", f"{_TERMS}isPartOf",
    f"{_TERMS}dateSubmitted", _LINK, f"{_RDF}type", f"{_Z}libraryCatalog", f"{_Z}shortTitle",
}  # fmt: skip
_NAMES = {"isReferencedBy": "notes", "description": "extra"}
"""What Zotero itself calls them."""
_PASSED_OVER = {"attachment", "note", "annotation"}


def read_zotero(entry: Input) -> Iterator[Entry]:
    """Give each item that is neither a note nor an attached file."""
    from rdflib import Graph, URIRef  # heavy, and only this needs it

    data = entry.read(_LONGEST)
    if _ENTITY.search(data):
        source = refusal(
            entry.name, "The file declares entities, which Zotero never writes.", "Leave it out."
        )
        yield Entry(source)
        return
    # Zotero names its files in an element that RDF/XML (5.3) keeps for an attribute.
    data = re.sub(rb"<rdf:resource(?=\s)", b"<z:file", data)
    graph = Graph()
    graph.parse(data=data, format="xml", publicID=_BASE)
    found = sorted(graph.subject_objects(URIRef(f"{_Z}itemType")), key=lambda pair: str(pair[0]))
    items = [node for node, kind in found if str(kind) not in _PASSED_OVER]
    if not items:
        yield Entry(
            refusal(entry.name, "The file holds no item of Zotero.", "Export it as Zotero RDF.")
        )
    for node in items:
        yield _Item(graph, node).entry(entry.name)


class _Item:
    """One item of the graph, read by its properties' names."""

    def __init__(self, graph: Graph, node: Node) -> None:
        self._graph = graph
        self._node = node

    def _all(self, name: str, node: Node | None = None) -> list[Node]:
        from rdflib import URIRef

        return sorted(
            self._graph.objects(self._node if node is None else node, URIRef(name)), key=str
        )

    def _text(self, name: str, node: Node | None = None) -> str:
        from rdflib import Literal

        texts = [str(each) for each in self._all(name, node) if isinstance(each, Literal)]
        return one_line(texts[0]) if texts else ""

    def entry(self, table: str) -> Entry:
        values: dict[str, object] = {
            "title": self._text(f"{_DC}title"),
            "outlet": self._outlet(),
            "authors": list(self._people()),
            "issued": date_of(self._text(f"{_DC}date")),
            "retrieved": self._accessed(),
            "language": self._text(f"{_Z}language"),
            "source_url": self._address(),
            "section": self._text(f"{_PRISM}section"),
            "edition": self._text(f"{_PRISM}edition"),
            "page": self._text(f"{_BIB}pages"),
            "issn": self._issn(),
            "topics": [t for t in map(self._topic, self._all(f"{_DC}subject")) if t],
        }
        if doi := self._doi():
            values["identifiers"] = {"doi": doi}
        name = str(self._node).removeprefix(_BASE)
        return item(
            values,
            table=f"{table}#{name.removeprefix('#')}",
            id=name,
            rights=self._text(f"{_DC}rights"),
            files=list(self._files()),
            left_out=list(self._left_out()),
        )

    def _left_out(self) -> Iterator[str]:
        """Name what the item says and no field of a record takes."""
        for predicate in self._graph.predicates(self._node):
            if str(predicate) not in _READ:
                name = re.split(r"[/#]", str(predicate))[-1]
                yield _NAMES.get(name, name)

    def _doi(self) -> str:
        for number in self._all(f"{_DC}identifier"):
            if match := re.fullmatch(r"DOI\s+(10\.\S+)", str(number)):
                return match[1]
        return ""

    def _outlet(self) -> str:
        for whole in self._all(f"{_TERMS}isPartOf"):
            if title := self._text(f"{_DC}title", whole):
                return title
        for publisher in self._all(f"{_DC}publisher"):
            if name := self._text(f"{_FOAF}name", publisher):
                return name
        return self._text(f"{_DC}publisher")

    def _issn(self) -> str:
        for whole in [self._node, *self._all(f"{_TERMS}isPartOf")]:
            for number in self._all(f"{_DC}identifier", whole):
                if match := re.fullmatch(r"ISSN\s+(\d{4}-\d{3}[\dXx])", str(number)):
                    return match[1]
        return ""

    def _people(self) -> Iterator[object]:
        for sequence in self._all(f"{_BIB}authors"):
            for number in range(1, 1000):
                members = self._all(f"{_RDF}_{number}", sequence)
                if not members:
                    break
                given = self._text(f"{_FOAF}givenName", members[0]) or self._text(
                    f"{_FOAF}givenname", members[0]
                )
                found = person(self._text(f"{_FOAF}surname", members[0]), given)
                if found:
                    yield found

    def _address(self) -> str:
        for identifier in self._all(f"{_DC}identifier"):
            if value := self._text(f"{_RDF}value", identifier):
                return value
        return str(self._node) if not str(self._node).startswith((_BASE, "urn:")) else ""

    def _accessed(self) -> str:
        day = date_of(self._text(f"{_TERMS}dateSubmitted"))
        return day if len(day) == len("2021-07-06") else ""

    def _topic(self, node: Node) -> str:
        return one_line(self._text(f"{_RDF}value", node) or ("" if "#" in str(node) else str(node)))

    def _files(self) -> Iterator[str]:
        from rdflib import URIRef

        for attachment in self._all(_LINK):
            for resource in self._all(f"{_Z}file", attachment):
                if isinstance(resource, URIRef) and str(resource).startswith(_BASE):
                    yield str(resource).removeprefix(_BASE)
