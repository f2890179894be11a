"""What one file says of its article: the answer of `pressmark extract`."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from pressmark.capture import mentions, rights
from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.dates import DateError
from pressmark.capture.dates import read as read_date
from pressmark.capture.readings import Reading, read
from pressmark.capture.rights import NONE
from pressmark.capture.settling import where_agencies_are
from pressmark.capture.sources.kinds import HEAD, kind_of
from pressmark.capture.sources.model import Input, TooLongError
from pressmark.capture.sources.readers import ARTICLES
from pressmark.capture.text import FIELD_OF, TextError
from pressmark.licenses import LICENSES
from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pressmark.capture.rights import Detection
    from pressmark.capture.source import Source


def extract(path: Path, url: str = "") -> dict[str, Any]:
    """Return what a file of one article says of it, ready for JSON.

    The keys are title, authors, issued (EDTF), outlet, language, text, license, rights_statement
    and evidence; what is not known is None, no authors an empty list. `url` is the address that
    the file was taken from. Raises `ProblemsFoundError` where the file cannot be read, or holds
    several articles.
    """
    try:
        source = _only_source(path)
        if url:
            source = replace(source, fields={**source.fields, "source_url": clean_url(url)})
        if source.problems:
            raise ProblemsFoundError(source.problems)
        return _answer(source, read(source))
    except (TextError, AddressError) as error:
        raise _refusal(path, error.message, error.remedy) from None
    except TooLongError as error:
        raise _refusal(path, f"The file has {error}.", "Cut it into its articles.") from None


def _refusal(path: Path, message: str, remedy: str) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(path=path.name, message=message, remedy=remedy)])


def _only_source(path: Path) -> Source:
    with path.open("rb") as file:
        kind = kind_of(path.name, file.read(HEAD))
        file.seek(0)
        if kind is None or kind not in ARTICLES:
            raise _refusal(
                path,
                f"The file is {kind or 'of no kind that is read'}, and no article's own.",
                "Name a web page, a text, a PDF or the like.",
            )
        sources = list(islice(ARTICLES[kind](Input(path.name, file, path.stat().st_size)), 2))
    if len(sources) != 1:
        raise _refusal(
            path,
            "The file holds several articles." if sources else "The file holds no article.",
            "`pressmark add --dry-run --json` shows what is in it, a line for each.",
        )
    return sources[0]


def _answer(source: Source, reading: Reading) -> dict[str, Any]:
    from pressmark.capture.html.language import language_of  # heavy: no other command needs it

    text = reading.speech
    detected = rights.article_rights(
        rights.detect(text, reading.page, url=str(reading.fields.get("source_url") or source.url))
    )
    outlet = source.said.get("outlet") or reading.fields.get("outlet")
    detected = rights.for_outlet(detected, str(outlet or ""))
    evidence = [
        {"field": each.field, "value": each.value, "source": each.source, "sure": each.sure.value}
        for each in reading.found
    ]
    evidence += [
        _told(FIELD_OF[line.part], line.text, line.part.value, "likely")
        for line in reading.taken_out
    ]
    fields = {**reading.fields, **{name: value for name, value in source.said.items() if value}}
    for field, value, place in (
        ("outlet", _licensor(detected.evidence), "the sentence that grants the licence"),
        ("language", language_of(text), "the words of the text"),
    ):
        if value and not fields.get(field):
            fields[field] = value
            evidence.append(_told(field, value, place, "likely"))
    evidence += [
        _told(_kind(each), each.license, f"{each.place}: {each.evidence}", sure)
        for found, sure in ((detected.evidence, "certain"), (detected.doubts, "doubtful"))
        for each in found
    ]
    evidence += _mentioned(fields, reading)
    code = "" if detected.license == NONE else detected.license
    return {
        "title": fields.get("title") or None,
        "authors": [_name(each) for each in _listed(fields.get("authors"))],
        "issued": _day(fields) or None,
        "outlet": fields.get("outlet") or None,
        "language": fields.get("language") or None,
        "text": text,
        "license": code if code in LICENSES else None,
        "rights_statement": code if code and code not in LICENSES else None,
        "evidence": evidence,
    }


def _mentioned(fields: Mapping[str, Any], reading: Reading) -> list[dict[str, str]]:
    """Give what the text mentions of agencies, and of the outlet and day where none is known."""
    from pressmark.capture.rights.agencies import agencies  # compiles large patterns

    listed = [str(each) for each in _listed(fields.get("credits"))]
    credited = agencies(where_agencies_are(reading)).credits
    told = [
        _told("credits", name, "named in the text", "likely")
        for name in credited
        if name not in listed
    ]
    named = () if fields.get("outlet") else mentions.outlets(reading)
    told += [_told("outlet", each.value, each.place, "doubtful") for each in named]
    if not fields.get("issued"):
        days = mentions.days(reading.speech, str(fields.get("language") or ""))
        told += [_told("issued", each.value, each.place, "doubtful") for each in days]
    return told


def _told(field: str, value: str, source: str, sure: str) -> dict[str, str]:
    return {"field": field, "value": value, "source": source, "sure": sure}


def _kind(detection: Detection) -> str:
    named = detection.license == NONE or detection.license.startswith("CC")
    return "license" if named or detection.license in LICENSES else "rights_statement"


def _licensor(found: tuple[Detection, ...]) -> str:
    return next((each.licensor for each in found if each.licensor), "")


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _name(author: object) -> str:
    if isinstance(author, dict):
        whole = f"{author.get('given', '')} {author.get('family', '')}".strip()
        return str(author.get("name") or whole)
    return str(author)


def _day(fields: dict[str, Any]) -> str:
    try:
        written = fields.get("issued")
        return read_date(str(written), str(fields.get("language") or "")) if written else ""
    except DateError:
        return ""
