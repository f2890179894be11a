r"""BibTeX and BibLaTeX entries.

Specifications: Patashnik, "BibTeXing" (1988), section 3; BibLaTeX 3.20, sections 2.1.1
(`@article`), 2.2.2 (fields), 2.3.8 (dates in EDTF). The files are UTF-8. BibTeX knows neither
newspapers nor dates: its `@article` takes `journal`, `year` and `month`.

Every value stands in braces. What TeX would act on is written as a command that prints the
character; braces are `\{` where they balance, else by name, because BibTeX counts `\{` as a brace
too. `<`, `>` and `|` stay: reference managers read no commands for them, and TeX prints them in
every encoding but its oldest. A web address is verbatim: only what would unbalance the braces is
percent-encoded in it.

Fields that no standard style prints, for what the format has no other place: `copyright`, which
Zotero and others read as the rights, `library` (BibLaTeX, section 2.2.2) for this archive, and
`archiveurl` for the copy in a web archive.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from pressmark.citations.csl import address_of, citable, note
from pressmark.citations.names import bare, name_of, particle_of
from pressmark.citations.titles import is_english, protected
from pressmark.crosswalk import CROSSWALK
from pressmark.edtf import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pressmark.edtf import Edtf
    from pressmark.record import Agent, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\n": " ",
    }
)
_BALANCED = _TEX | str.maketrans({"{": r"\{", "}": r"\}"})
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": ""})
# Few texts have such a letter: to look for one takes a tenth of the time of translating.
_in_tex = re.compile(r"[\\{}~^&%$#_\n]").search
_in_url = re.compile(r"[\\{} \n]").search
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WIDTH = 12


def biblatex(works: Iterable[Work], settings: ArchiveSettings) -> str:
    """Return one BibLaTeX entry for each work, with the pressmark as key.

    Raises ValueError for a work of which nothing may be said.
    """
    return "\n".join(_entry(work, settings, _biblatex_fields) for work in works)


def bibtex(works: Iterable[Work], settings: ArchiveSettings) -> str:
    """Return one BibTeX entry for each work, for tools that do not know BibLaTeX.

    Raises ValueError for a work of which nothing may be said.
    """
    return "\n".join(_entry(work, settings, _bibtex_fields) for work in works)


def _entry(
    work: Work,
    settings: ArchiveSettings,
    own_fields: Callable[[Record], Iterator[tuple[str, str]]],
) -> str:
    record = citable(work)
    fields = (*own_fields(record), *_common(record, work, settings))
    lines = "".join([f"  {name:<{_WIDTH}} = {value},\n" for name, value in fields])
    return f"@article{{{record.pressmark},\n{lines}}}\n"


def _biblatex_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield from _names(record)
    yield CROSSWALK["title"].biblatex, _title(record)
    yield CROSSWALK["outlet"].biblatex, _braced(record.outlet.name)
    yield "entrysubtype", "{newspaper}"
    if record.issued is not None:
        yield CROSSWALK["issued"].biblatex, f"{{{record.issued.text}}}"
    if record.retrieved is not None:
        yield CROSSWALK["retrieved"].biblatex, _braced(record.retrieved.isoformat())
    if language := _language_name(record.language):
        yield CROSSWALK["language"].biblatex, _braced(language)
    if record.outlet.place:
        yield "location", _braced(record.outlet.place)


def _bibtex_fields(record: Record) -> Iterator[tuple[str, str]]:
    yield from _names(record)
    yield "title", _title(record)
    yield "journal", _braced(record.outlet.name)
    if record.issued is not None:
        yield "year", _braced(_year(record.issued))
        if record.issued.month is not None and record.issued.precision is not Precision.INTERVAL:
            yield "month", _MONTHS[record.issued.month - 1]
    if record.outlet.place:
        yield "address", _braced(record.outlet.place)


def _names(record: Record) -> Iterator[tuple[str, str]]:
    if record.authors:
        names = " and ".join(_name(author, record.language) for author in record.authors)
        yield CROSSWALK["authors"].biblatex, f"{{{names}}}"


def _common(record: Record, work: Work, settings: ArchiveSettings) -> Iterator[tuple[str, str]]:
    if address := address_of(record, work, settings):
        yield CROSSWALK["source_url"].biblatex, _address(address)
    if record.archived_url not in {"", address}:
        yield "archiveurl", _address(record.archived_url)
    if doi := dict(record.identifiers).get("doi"):
        yield CROSSWALK["identifiers"].biblatex, _address(doi)
    for field in ("section", "page", "edition", "issn"):
        if value := getattr(record, field):
            yield CROSSWALK[field].biblatex, _braced(value)
    if language := _language_name(record.language):
        yield "language", _braced(language)
    if record.topics:
        topics = (bare(topic, ",;") for topic in record.topics)
        yield CROSSWALK["topics"].biblatex, _braced(", ".join(topics))
    if remark := note(record):
        yield CROSSWALK["source_status"].biblatex, _braced(remark)
    if record.summary:
        yield CROSSWALK["summary"].biblatex, _braced(record.summary)
    if record.rights is not None:
        yield "copyright", _braced(f"{record.rights.name} {record.rights.url}".rstrip())
    place = settings.absolute(work.page)
    yield "library", _braced(f"{settings.name}, {place}" if place else settings.name)


def _braced(text: str) -> str:
    return f"{{{_escaped(text)}}}"


def _escaped(text: str, whole: str = "") -> str:
    """Return a text as TeX prints it; `whole` is the value that it is a piece of."""
    if not _in_tex(text):
        return text
    return text.translate(_BALANCED if _balances(whole or text) else _TEX)


def _balances(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0


def _address(text: str) -> str:
    return f"{{{text.translate(_URL) if _in_url(text) else text}}}"


def _title(record: Record) -> str:
    """Return the title; one in another language than English is protected as a whole."""
    if not is_english(record.language):
        return f"{{{_braced(record.title)}}}"
    title = record.title
    pieces = ((_escaped(piece, title), keep) for piece, keep in protected(title))
    return f"{{{''.join(f'{{{piece}}}' if keep else piece for piece, keep in pieces)}}}"


def _name(agent: Agent, language: str) -> str:
    name = name_of(agent, language)
    if name.literal:
        return _braced(name.literal)
    particle = particle_of(name.family)
    family = _whole(name.family[len(particle) :].lstrip())
    parts = (f"{particle} {family}" if particle else family, name.suffix, name.given)
    return ", ".join(each for each in (parts[0], *map(_name_part, parts[1:])) if each)


def _whole(family: str) -> str:
    """Return a family name; BibTeX would take "De la" and "bin" for particles of it."""
    starts = (word[0] for word in family.split())
    return _braced(family) if any(map(str.islower, starts)) else _name_part(family)


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
