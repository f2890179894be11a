"""The data folder as an RO-Crate, so that repositories of research data know what it holds.

Specification: RO-Crate Metadata Specification 1.1 (https://w3id.org/ro/crate/1.1). The folder
`data/` is the crate's root.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from pressmark.exports.choice import citable, listed
from pressmark.exports.downloads import CC0, CRATE, FOLDER
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.licenses import License, RightsStatement
    from pressmark.record import Record
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_VERSION = "https://w3id.org/ro/crate/1.1"
_DESCRIPTOR = CRATE.removeprefix(f"{FOLDER}/")
_ISO_8601 = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_UNDATED = date(1970, 1, 1)

Node = dict[str, object]


def ro_crate(
    files: Sequence[Stored],
    rights: Sequence[License | RightsStatement],
    settings: ArchiveSettings,
    *,
    published: str,
) -> bytes:
    """Return `data/ro-crate-metadata.json`.

    `files` are all others in the folder, `rights` those of the texts, `published` a date of
    ISO 8601, which a crate must have.
    """
    w = words(settings.language)
    terms = {_name(each): each for each in rights}
    root: Node = {
        "@id": "./",
        "@type": "Dataset",
        "name": settings.name,
        "description": settings.purpose or w("downloads.standfirst"),
        "datePublished": published,
        "version": settings.version,
        "inLanguage": settings.language,
        "identifier": settings.absolute(CRATE),
        "url": settings.absolute("index.html"),
        "license": {"@id": CC0},
        "author": {"@id": _KEEPER} if settings.keeper_name else None,
        "publisher": {"@id": _ARCHIVE},
        "hasPart": [{"@id": each.file.name} for each in files],
    }
    graph: list[Mapping[str, object]] = [
        {
            "@id": _DESCRIPTOR,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _VERSION},
            "about": {"@id": "./"},
        },
        root,
        *(_file(each, list(terms), settings) for each in files),
        {"@id": CC0, "@type": "CreativeWork", "name": "CC0 1.0 Universal", "url": CC0},
        *(
            {"@id": name, "@type": "CreativeWork", "name": each.name, "url": each.url}
            for name, each in terms.items()
            if name != CC0
        ),
    ]
    url = settings.absolute("index.html")
    graph.append({"@id": _ARCHIVE, "@type": "Organization", "name": settings.name, "url": url})
    if settings.keeper_name:
        keeper = {"@id": _KEEPER, "@type": "Person", "name": settings.keeper_name}
        of = {"affiliation": {"@id": _ARCHIVE}}
        graph.append({**keeper, "email": settings.keeper_email, **of})
    crate = {"@context": _CONTEXT, "@graph": list(map(_kept, graph))}
    return (json.dumps(crate, ensure_ascii=False, indent=1) + "\n").encode()


_KEEPER, _ARCHIVE = "#keeper", "#archive"


def published(works: Iterable[Work], settings: ArchiveSettings) -> str:
    """Return when the archive was last published, as far as it says: never the clock's day.

    That is the version's date as the keeper set it, else the last day on which a work was taken
    in, appeared or was corrected.
    """
    if _ISO_8601.fullmatch(settings.released):
        return settings.released
    days = [day for work in listed(citable(works)) for day in _days(work.record)]
    return max(days, default=_UNDATED).isoformat()


def _days(record: Record) -> Iterator[date]:
    if record.retrieved is not None:
        yield record.retrieved
    if record.issued is not None:
        yield record.issued.earliest
    yield from (each.date for each in record.corrections)


def _file(stored: Stored, terms: Sequence[str], settings: ArchiveSettings) -> Node:
    file, w = stored.file, words(settings.language)
    ids = [*([CC0] if file.descriptions else []), *(terms if file.texts else [])]
    licenses = [{"@id": each} for each in dict.fromkeys(ids)]
    return {
        "@id": file.name,
        "@type": "File",
        "name": f"{w(file.key)} ({file.form})",
        "description": w("downloads.terms_rows") if file.texts else "",
        "encodingFormat": file.media_type,
        "contentSize": str(stored.size),
        "sha256": stored.sha256,
        "url": settings.absolute(file.path),
        "license": licenses[0] if len(licenses) == 1 else licenses,
    }


def _name(rights: License | RightsStatement) -> str:
    """Return what names a licence in the crate: its address, or its id where it has none."""
    return rights.url or f"#{rights.id}"


def _kept(node: Mapping[str, object]) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}
