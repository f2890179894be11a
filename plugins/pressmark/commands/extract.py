"""What one file says of its article: the answer of `pressmark extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.capture import html, rights
from pressmark.capture.cleaning import AddressError, clean_url, decode
from pressmark.capture.html.shown import language_of
from pressmark.capture.rights import NONE
from pressmark.capture.sources.kinds import HEAD, Kind, kind_of
from pressmark.capture.text import BlockKind, Part, TextError, read_text
from pressmark.licenses import LICENSES
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from pressmark.capture.rights import ArticleRights

_FIELDS = {
    Part.TITLE: "title",
    Part.SUBTITLE: "subtitle",
    Part.BYLINE: "authors",
    Part.ABOUT_AUTHOR: "changes",
    Part.SOURCES: "credits",
    Part.BESIDE: "text",
}


def extract(path: Path, url: str = "") -> dict[str, Any]:
    """Return what a web page or a plain text says of its article, ready for JSON.

    The keys are title, authors, issued (EDTF), outlet, language, text, license, rights_statement
    and evidence; what is not known is None, no authors an empty list. `url` is the address that
    the page was taken from. Raises `ProblemsFoundError` where the file cannot be read.
    """
    try:
        address = clean_url(url) if url else ""
        data = path.read_bytes()
        if kind_of(path.name, data[:HEAD]) is Kind.HTML:
            return _of_page(data, address)
        return _of_text(data)
    except (TextError, AddressError) as error:
        raise ProblemsFoundError(
            [Problem(path=path.name, message=error.message, remedy=error.remedy)]
        ) from None


def _of_page(data: bytes, url: str) -> dict[str, Any]:
    found = html.extract(data, url=url)
    detected = rights.article_rights(
        rights.detect(found.text, decode(data).text, url=found.source_url)
    )
    evidence = [
        {"field": each.field, "value": each.value, "source": each.source, "sure": each.sure.value}
        for each in found.evidence
    ]
    return _answer(
        title=found.title,
        authors=[agent.name for agent in found.authors],
        issued=found.issued,
        outlet=found.outlet,
        language=found.language,
        text=found.text,
        detected=detected,
        evidence=evidence,
    )


def _of_text(data: bytes) -> dict[str, Any]:
    decoded = decode(data)
    if not decoded.text.strip():
        raise TextError(0, "The file holds no text.", "Put the article's text into it.")
    read = read_text(decoded.text)
    paragraphs = [block.text for block in read.blocks if block.kind is not BlockKind.CAPTION]
    text = "\n\n".join(paragraphs)
    detected = rights.article_rights(rights.detect(text))
    licensor = next((each.licensor for each in detected.evidence if each.licensor), "")
    language = language_of(text)
    evidence = [
        {
            "field": _FIELDS[line.part],
            "value": line.text,
            "source": line.part.value,
            "sure": "likely",
        }
        for line in read.taken_out
    ]
    for field, value, source in (
        ("outlet", licensor, "the sentence that grants the licence"),
        ("language", language, "the words of the text"),
    ):
        if value:
            evidence.append({"field": field, "value": value, "source": source, "sure": "likely"})
    return _answer(
        title=read.title,
        authors=list(read.authors),
        issued="",
        outlet=licensor,
        language=language,
        text=text,
        detected=detected,
        evidence=evidence,
    )


def _answer(
    *,
    title: str,
    authors: list[str],
    issued: str,
    outlet: str,
    language: str,
    text: str,
    detected: ArticleRights,
    evidence: list[dict[str, str]],
) -> dict[str, Any]:
    code = "" if detected.license == NONE else detected.license
    field = "license" if code in LICENSES else "rights_statement"
    told = [
        {
            "field": "license" if each.license in LICENSES else "rights_statement",
            "value": each.license,
            "source": f"{each.place}: {each.evidence}",
            "sure": "certain" if each in detected.evidence else "doubtful",
        }
        for each in (*detected.evidence, *detected.doubts)
    ]
    return {
        "title": title or None,
        "authors": authors,
        "issued": issued or None,
        "outlet": outlet or None,
        "language": language or None,
        "text": text,
        "license": code if code and field == "license" else None,
        "rights_statement": code if code and field == "rights_statement" else None,
        "evidence": [*evidence, *told],
    }
