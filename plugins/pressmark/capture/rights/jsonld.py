"""Licences in JSON-LD blocks, each of the thing whose property it is (schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCOPES: tuple[tuple[re.Pattern[str], Scope], ...] = (
    (
        re.compile(r"ImageObject|Photograph|ImageGallery|VisualArtwork|Drawing|Painting|Barcode"),
        Scope.IMAGE,
    ),
    (
        re.compile(
            r"(?:News|Opinion|Analysis|Background|Review|Reportage|Advertiser|Satirical|Scholarly|Tech|Ask\w*|Medical\w*)?Article\b"
            r"|AnalysisNewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|\bReport\b|(?<!\w)(?:Item|About|QA|FAQ)?WebPage\b|\bReview\b|CriticReview"
        ),
        Scope.ARTICLE,
    ),
    (
        re.compile(r"WebSite|\bBlog\b|Periodical|Newspaper"),
        Scope.SITE,
    ),
)
_IMAGES = {"image", "thumbnail", "primaryimageofpage", "logo", "photo", "associatedmedia"}
_SITES = {"ispartof"}
_SAME = {"@graph", "mainentity", "mainentityofpage"}
"""Properties whose value is the node itself, or stands beside it; all others lead elsewhere."""
_PROPERTIES = {
    "license",
    "usageinfo",
    "copyrightnotice",
    "dcterms:license",
    "cc:license",
    "schema:license",
    "http://schema.org/license",
    "https://schema.org/license",
    "rights",
    "dc:rights",
    "dcterms:rights",
}
_MOST = 20_000
"""Nodes that are looked at: a page's own data are fewer."""


def scope_of(kind: str) -> Scope:
    """Say what a schema.org type stands for; what is not known is something else."""
    for pattern, scope in _SCOPES:
        if pattern.search(kind):
            return scope
    return Scope.OTHER


def statements(block: str, addresses: frozenset[str]) -> Iterator[Statement]:
    """Read one block; one that is not JSON says nothing.

    `addresses` are the page's own, without scheme: an article under another address is another.
    """
    try:
        data = json.loads(
            re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", block.strip()),
            strict=False,
        )
    except (ValueError, RecursionError):
        return
    stack: list[tuple[object, Scope | None]] = [(data, None)]
    seen = 0
    while stack and seen < _MOST:
        seen += 1
        node, within = stack.pop()
        if isinstance(node, list):
            stack.extend((each, within) for each in reversed(node))
        if not isinstance(node, dict):
            continue
        kinds = node.get("@type", "")
        kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
        scope = _scope(kind, within, node, addresses)
        for name, value in node.items():
            key = str(name).lower()
            if key in _PROPERTIES:
                for text in _texts(value):
                    yield Statement(
                        text=text,
                        place=f"JSON-LD {kind or 'node'}",
                        default=scope,
                        forced=scope,
                        bare=True,
                    )
            elif isinstance(value, dict | list):
                stack.append((value, _within(key, scope, within)))


def _within(key: str, scope: Scope, within: Scope | None) -> Scope | None:
    if key in _IMAGES:
        return Scope.IMAGE
    if within in {Scope.OTHER, Scope.IMAGE}:
        return within
    if key in _SITES and scope is Scope.ARTICLE:
        return Scope.SITE
    return within if key in _SAME else Scope.OTHER


def _scope(
    kind: str, within: Scope | None, node: dict[object, object], addresses: frozenset[str]
) -> Scope:
    by_kind = scope_of(kind) if kind else None
    if within is Scope.IMAGE:
        return Scope.IMAGE
    if by_kind is Scope.IMAGE:
        return Scope.IMAGE
    if within is Scope.OTHER:
        return Scope.OTHER
    if within is Scope.SITE:
        return Scope.SITE if by_kind in {None, Scope.SITE} else Scope.OTHER
    if by_kind is None:
        return Scope.ARTICLE if within is None else within
    if by_kind is Scope.ARTICLE and addresses:
        for name in ("url", "@id", "mainEntityOfPage"):
            value = node.get(name)
            if isinstance(value, dict):
                value = value.get("@id")
            if isinstance(value, str) and re.match(r"https?://", value):
                plain = re.sub(r"^https?://(?:www\.)?", "", value.split("#")[0]).rstrip("/").lower()
                return Scope.ARTICLE if plain in addresses else Scope.OTHER
    return by_kind


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value[:20]:
            if not isinstance(each, list):
                yield from _texts(each)
    elif isinstance(value, dict):
        for name in ("@id", "url", "name"):
            if isinstance(value.get(name), str):
                yield value[name]
                return
