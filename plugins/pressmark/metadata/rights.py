"""What a licence or a rights statement is, for machines: the page of its works describes it.

A licence's parts are those of the Creative Commons Rights Expression Language
(https://creativecommons.org/ns): what it permits, requires and prohibits. A statement is a
`dcterms:RightsStatement` and says none of these, because a status permits nothing. The context
stands in the document: nothing has to be fetched to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pressmark.licenses import License

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.licenses import RightsStatement
    from pressmark.metadata.jsonld import Node

CONTEXT: Final = {
    "cc": "http://creativecommons.org/ns#",
    "dcterms": "http://purl.org/dc/terms/",
}
_UNCERTAIN: Final = frozenset({"keeper", "pddc"})
"""Families of which no machine can say what they permit."""
_CREATIVE_COMMONS = "https://creativecommons.org/"


def rights_json_ld(rights: License | RightsStatement, page: str) -> Node:
    """Return a licence or a statement as JSON-LD; `page` names it where it has no address."""
    licensed = isinstance(rights, License)
    node: Node = {
        "@context": CONTEXT,
        "@id": rights.url or f"{page}#{rights.id}",
        "@type": "cc:License" if licensed else "dcterms:RightsStatement",
        "dcterms:identifier": rights.id,
        "dcterms:title": {"@value": rights.name, "@language": "en"},
    }
    for term, things in rights_terms(rights):
        node[term] = [{"@id": thing} for thing in things]
    if legal := legal_code(rights):
        node["cc:legalcode"] = {"@id": legal}
    return node


def rights_terms(
    rights: License | RightsStatement,
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what a licence permits, requires and prohibits, in ccREL's terms; () if unknown."""
    if not isinstance(rights, License) or rights.family in _UNCERTAIN:
        return ()
    found = (
        ("cc:permits", tuple(_permits(rights))),
        ("cc:requires", tuple(_requires(rights))),
        ("cc:prohibits", ("cc:CommercialUse",) if rights.noncommercial else ()),
    )
    return tuple((term, things) for term, things in found if things)


def legal_code(rights: License | RightsStatement) -> str:
    """Return where a Creative Commons licence's own text stands; "" for another's."""
    own = isinstance(rights, License) and rights.url.startswith(f"{_CREATIVE_COMMONS}licenses/")
    return f"{rights.url}legalcode" if own else ""


def _permits(license_: License) -> Iterator[str]:
    yield from ("cc:Reproduction", "cc:Distribution")
    if not license_.no_derivatives:
        yield "cc:DerivativeWorks"


def _requires(license_: License) -> Iterator[str]:
    if license_.requires_attribution or license_.share_alike:
        yield "cc:Notice"
    if license_.requires_attribution:
        yield "cc:Attribution"
    if license_.share_alike:
        yield "cc:ShareAlike"
