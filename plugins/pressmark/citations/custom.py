"""A citation style of the keeper's own, from a CSL file.

Specification: CSL 1.0.2, "Style Structure". Typst's processor takes independent styles that format
a bibliography; one that it does not take is refused before anything is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pressmark.citations.styles import STYLES, format  # noqa: A004 - as its definition
from pressmark.identity import slug
from pressmark.settings import CitationStyle

if TYPE_CHECKING:
    from pressmark.citations.csl import CslItem

_CSL = "{http://purl.org/net/xbiblio/csl}"
_SAMPLE: CslItem = {
    "type": "article-newspaper",
    "title": "A headline",
    "container-title": "An outlet",
    "author": [{"family": "Marsh", "given": "Ada"}],
    "issued": {"date-parts": [[2021, 7, 6]]},
    "language": "en",
    "URL": "https://outlet.example/",
}


def citation_style(name: str, data: bytes) -> CitationStyle:
    """Return the style in a CSL file, tried on a sample; `name` is the file's, without its end.

    Raises ValueError with what is wrong.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"it is not XML ({error.msg})") from error
    if root.tag != f"{_CSL}style":
        raise ValueError("it is not a CSL style")
    if root.find(f"{_CSL}bibliography") is None:
        raise ValueError("it formats no bibliography: it may be one that only names its parent")
    info = f"{_CSL}info/{_CSL}"
    label = root.findtext(f"{info}title-short") or root.findtext(f"{info}title") or name
    id_ = slug(name)
    if not id_ or id_ in STYLES:
        raise ValueError("its file is named like a style that is there, or has no letters")
    style = CitationStyle(
        id=id_, label=" ".join(label.split()), source=etree.tostring(root, encoding="unicode")
    )
    try:
        format([_SAMPLE], style, "en")
    except RuntimeError as error:
        raise ValueError(" ".join(str(error).split())) from error
    return style
