r"""BibTeX and BibLaTeX entries.

Specifications: Patashnik, "BibTeXing" (1988), section 3; BibLaTeX 3.20, sections 2.1.1
(`@article`), 2.2.2 (fields), 2.3.8 (dates in EDTF). The files are UTF-8. BibTeX knows neither
newspapers nor dates: its `@article` takes `journal`, `year` and `month`.

Every value stands in braces. What TeX would act on is written as a command that prints the
character, and braces by name, because BibTeX counts `\\{` as a brace too. A web address is
verbatim: only what would unbalance the braces is percent-encoded in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from pressmark.citations.csl import citable, note
from pressmark.citations.names import name_of
from pressmark.citations.titles import is_english, protected
from pressmark.crosswalk import CROSSWALK
from pressmark.edtf import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressmark.edtf import Edtf
    from pressmark.record import Agent, Record
    from pressmark.work import Work

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\n": " ",
    }
)
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""})
# Few texts have such a letter: to look for one takes a tenth of the time of translating.
_in_tex = re.compile(r"[\\{}~^&%$#_\n]").search
_in_url = re.compile(r"[\\{} \n]").search
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WIDTH = 12


def biblatex(works: Iterable[Work]) -> str:
    """Return one BibLaTeX entry for each work, with the pressmark as key.

    Raises ValueError for a work of which nothing may be said.
    """
    return "\n".join(_entry(record, _biblatex_fields(record)) for record in map(citable, works))


def bibtex(works: Iterable[Work]) -> str:
    """Return one BibTeX entry for each work, for tools that do not know BibLaTeX.

    Raises ValueError for a work of which nothing may be said.
    """
    return "\n".join(_entry(record, _bibtex_fields(record)) for record in map(citable, works))


def _entry(record: Record, fields: Iterator[tuple[str, str]]) -> str:
    lines = (f"  {name:<{_WIDTH}} = {value},\n" for name, value in fields)
    return f"@article{{{record.pressmark},\n{''.join(lines)}}}\n"


def _biblatex_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield from _names(record)
    yield CROSSWALK["title"].biblatex, _title(record)
    yield CROSSWALK["outlet"].biblatex, _braced(record.outlet.name)
    yield "entrysubtype", "{newspaper}"
    if record.issued is not None:
        yield CROSSWALK["issued"].biblatex, f"{{{record.issued.text}}}"
    yield from _common(record)
    if record.retrieved is not None:
        yield CROSSWALK["retrieved"].biblatex, _braced(record.retrieved.isoformat())
    if language := _language_name(record.language):
        yield CROSSWALK["language"].biblatex, _braced(language)


def _bibtex_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield from _names(record)
    yield "title", _title(record)
    yield "journal", _braced(record.outlet.name)
    if record.issued is not None:
        yield "year", _braced(_year(record.issued))
        if record.issued.month is not None and record.issued.precision is not Precision.INTERVAL:
            yield "month", _MONTHS[record.issued.month - 1]
    yield from _common(record)


def _names(record: Record) -> Iterator[tuple[str, str]]:
    if record.authors:
        names = " and ".join(_name(author, record.language) for author in record.authors)
        yield CROSSWALK["authors"].biblatex, f"{{{names}}}"


def _common(record: Record) -> Iterator[tuple[str, str]]:
    if address := record.source_url or record.archived_url:
        yield CROSSWALK["source_url"].biblatex, _address(address)
    if doi := dict(record.identifiers).get("doi"):
        yield CROSSWALK["identifiers"].biblatex, _address(doi)
    for field in ("page", "edition", "issn"):
        if value := getattr(record, field):
            yield CROSSWALK[field].biblatex, _braced(value)
    if record.topics:
        topics = (topic.replace(",", " ") for topic in record.topics)
        yield CROSSWALK["topics"].biblatex, _braced(", ".join(topics))
    if remark := note(record):
        yield CROSSWALK["source_status"].biblatex, _braced(remark)
    if record.summary:
        yield CROSSWALK["summary"].biblatex, _braced(record.summary)


def _braced(text: str) -> str:
    return f"{{{_escaped(text)}}}"


def _escaped(text: str) -> str:
    return text.translate(_TEX) if _in_tex(text) else text


def _address(text: str) -> str:
    return f"{{{text.translate(_URL) if _in_url(text) else text}}}"


def _title(record: Record) -> str:
    """Return the title; one in another language than English is protected as a whole."""
    if not is_english(record.language):
        return f"{{{_braced(record.title)}}}"
    pieces = (
        _braced(piece) if keep else _escaped(piece) for piece, keep in protected(record.title)
    )
    return f"{{{''.join(pieces)}}}"


def _name(agent: Agent, language: str) -> str:
    name = name_of(agent, language)
    if name.literal:
        return _braced(name.literal)
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_name_part(part) for part in parts if part)


def _name_part(part: str) -> str:
    divides = "," in part or " and " in f" {part.lower()} "
    return _braced(part) if divides else _escaped(part)


def _year(issued: Edtf) -> str:
    if issued.year is None or issued.precision is Precision.INTERVAL:
        return issued.text
    doubtful = issued.precision is Precision.YEAR and (issued.approximate or issued.uncertain)
    return f"ca. {issued.year}" if doubtful else str(issued.year)


@lru_cache(maxsize=256)
def _language_name(language: str) -> str:
    """Return a language's name as BibLaTeX's `langid` has it (`english`), "" if Babel has none."""
    try:
        name = Locale.parse(language, sep="-").get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return ""
    return (name or "").lower()
