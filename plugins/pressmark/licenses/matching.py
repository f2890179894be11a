"""Find the licence or the rights statement that somebody wrote down, without guessing.

A text is read as an id, as an address or as a written form. What it does not say is not added:
"CC BY" names no version, so it matches nothing.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pressmark.licenses._data import GOVERNMENT
from pressmark.licenses.registry import (
    ELEMENTS,
    LICENSES,
    PORTS,
    QUALIFIERS,
    keeper_license,
)
from pressmark.licenses.statements import RIGHTS_STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.licenses.model import License, Right


class _Tool(NamedTuple):
    """What tells one Creative Commons text from all others."""

    family: str
    version: str
    port: str


_FAMILIES = {frozenset(elements): family for family, elements in ELEMENTS.items()}

_TOOLS = {
    _Tool(each.family, each.version, each.jurisdiction): each
    for each in LICENSES.values()
    if each.family not in {"government", "pddc"}
}

# Tools of which there is one version only: naming them without it invents nothing.
_SINGLE = ("cc0", "pdm")


def match(text: str) -> Right | None:
    """Find the licence (SPDX id, address, written form) or rights statement that `text` names.

    Case, surrounding blanks, http or https, `deed.xx` and `legalcode` do not matter. A version
    is never invented. A well-formed `LicenseRef-…` comes back as a keeper's own licence. None
    where the text names nothing in the registry, or more than one thing.
    """
    text = unicodedata.normalize("NFKC", text).strip().strip("<>").strip()
    if text.casefold().startswith("licenseref-"):
        return _keepers(text)
    return (
        _ids().get(text.casefold())
        or _by_address(text)
        or _forms().get(_plain(text))
        or _by_wording(text)
    )


def suggest(text: str) -> str | None:
    """Give the id that `text` may have meant, for "did you mean"; None if nothing comes near.

    It never names a version that was not written: see `versions`.
    """
    if found := match(text):
        return found.id
    plain = _plain(text)
    for pattern, meant in _LOOSE:
        if pattern.search(plain):
            return meant
    scan = _scan(_as_wording(text))
    if scan.family and scan.is_creative_commons:
        whole = next((f"{word}.0" for word in scan.unknown if word.isdigit()), "")
        tool = _TOOLS.get(_Tool(scan.family, scan.version or whole, scan.port))
        return tool.id if tool and not _names_more(scan) else None
    names = [name for name in _names() if _numbers(name) == _numbers(plain)]
    near = difflib.get_close_matches(plain, names, n=1, cutoff=0.8)
    return _names()[near[0]].id if near else None


def versions(text: str) -> tuple[str, ...]:
    """Return the ids of all versions of the licence that `text` names without a valid version.

    In their order; () where `text` names no licence, or one of which there is one version only.
    """
    if match(text):
        return ()
    scan = _scan(_as_wording(text))
    if scan.family and scan.is_creative_commons:
        found = {
            tool.id
            for tool in _TOOLS.values()
            if (tool.family, tool.jurisdiction) == (scan.family, scan.port)
        }
        return () if _names_more(scan) else tuple(sorted(found))
    plain = _unnumbered(_plain(text))
    stems = {
        _unnumbered(_plain(right.id))
        for name, right in _names().items()
        if _NUMBER.search(name) and _unnumbered(name) == plain
    }
    found = {each for each in LICENSES if _unnumbered(_plain(each)) in stems}
    return tuple(sorted(found)) if len(found) > 1 else ()


def _names_more(scan: _Scan) -> bool:
    """Tell whether a word may name a country whose text is not in the registry.

    That is another licence, and not one letter's slip.
    """
    return any(word.isalpha() for word in scan.unknown)


def _as_wording(text: str) -> str:
    place = _place(text)
    if place.startswith(_LICENSES_PLACE):
        return f"cc {_PAGE_OF_LICENSE.sub('', place).removeprefix(_LICENSES_PLACE)}"
    return text


_NUMBER = re.compile(r"(?<!\S)(\d+(?:\.\d+)*?)(?:\.0)?(?!\S)")


def _numbers(plain: str) -> list[str]:
    return _NUMBER.findall(plain)


def _unnumbered(plain: str) -> str:
    return " ".join(_NUMBER.sub(" ", plain).split())


# What people write where they mean a status, in the order of trying.
_LOOSE = (
    (re.compile(r"\ball rights reserved\b|^\(?(?:c|©)\)?(?: \d{4})?$|^copyright(?:ed)?$"), "InC"),
    (re.compile(r"^(?:the )?public domain$|^pd$"), "CC-PDM-1.0"),
    (re.compile(r"^(?:unknown|unclear|none|n a)$"), "CNE"),
)


def _keepers(text: str) -> License | None:
    try:
        return keeper_license("LicenseRef-" + text[len("LicenseRef-") :])
    except ValueError:
        return None


@cache
def _ids() -> Mapping[str, Right]:
    rights: tuple[Right, ...] = (*LICENSES.values(), *RIGHTS_STATEMENTS.values())
    return MappingProxyType({right.id.casefold(): right for right in rights})


@cache
def _forms() -> Mapping[str, Right]:
    """Written forms of what has no elements to read: names, short names, listed other forms."""
    forms: dict[str, Right] = {}
    for right in _ids().values():
        forms[_plain(right.name)] = right
        forms[_plain(right.short_name)] = right
    for row in GOVERNMENT:
        for form in row[-1]:
            forms[_plain(form)] = LICENSES[row[0]]
    return MappingProxyType(forms)


@cache
def _names() -> Mapping[str, Right]:
    ids = {_plain(key): right for key, right in _ids().items()}
    return MappingProxyType({**ids, **_forms()})


# --- addresses

_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?(?P<place>[^?#\s]+)(?:[?#]\S*)?", re.IGNORECASE
)
_PAGE_OF_LICENSE = re.compile(r"/(?:deed|legalcode|rdf)(?:[.\-][\w.\-]*)?$")
_LICENSES_PLACE = "creativecommons.org/licenses/"
_STATEMENT = re.compile(r"rightsstatements\.org/(?:vocab|page|data)/([a-z-]+)/1\.0")
_SPDX = re.compile(r"spdx\.org/licenses/(.+?)(?:\.html|\.json)?")
_CREATIVE_COMMONS = re.compile(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)(?:/([a-z]+))?")


def _place(address: str) -> str:
    """Host and path alone, in lower case, without a final slash; "" if it is no address."""
    found = _ADDRESS.fullmatch(address)
    place = found["place"].lower().rstrip("/") if found else ""
    return place if "/" in place else ""


@cache
def _places() -> Mapping[str, Right]:
    places: dict[str, Right] = {_place(right.url): right for right in _ids().values()}
    places["creativecommons.org/publicdomain/certification/1.0/us"] = LICENSES["CC-PDDC"]
    for row in GOVERNMENT:
        for form in row[-1]:
            if "://" in form:
                places[_place(form)] = LICENSES[row[0]]
    return MappingProxyType(places)


def _by_address(text: str) -> Right | None:
    place = _place(text)
    if place.startswith("creativecommons.org/"):
        place = _PAGE_OF_LICENSE.sub("", place)
    if found := _places().get(place):
        return found
    if parts := _STATEMENT.fullmatch(place):
        return _ids().get(parts[1])
    if parts := _SPDX.fullmatch(place):
        return _ids().get(parts[1])
    if parts := _CREATIVE_COMMONS.fullmatch(place):
        # Some old addresses order the elements in another way.
        family = _FAMILIES.get(frozenset(parts[1].split("-")), "")
        return _TOOLS.get(_Tool(family, parts[2], (parts[3] or "").upper()))
    return None


# --- written forms

# A full stop parts words unless it stands between digits.
_SEPARATORS = re.compile(r"[\s\-‐-―−_/,;:&+'\"‘’“”«»()\[\]]+|\.(?!\d)|(?<!\d)\.")
_VERSION_WORD = re.compile(r"\b(?:version|ver|v)\s*(?=\d)")

# Phrases and what they are read as, in this order: the longer first.
_PHRASES = tuple(
    (re.compile(pattern), f" {word} ")
    for pattern, word in (
        (r"\bpublic domain mark\b|\b(?:cc )?pdm\b", "=pdm"),
        (r"\b(?:cc|creative commons) ?(?:0|zero)\b(?!\.)", "=cc0"),
        (r"\bpublic domain dedication\b", "license"),
        (r"\bcreative commons\b", "cc"),
        (r"\bcc(?=by)", "cc"),
        (r"\battribution\b", "=attribution"),
        (r"\bnon ?commercial\b", "nc"),
        (r"\bno ?deriv(?:ative)?s?(?: works?)?\b", "nd"),
        (r"\bshare ?alike\b", "sa"),
        (r"\bengland (?:and )?wales\b|\bunited kingdom\b", "uk"),
        (r"\bunited states(?: of america)?\b", "us"),
        (r"\bintergovernmental organi[sz]ations?\b", "igo"),
        (r"\b(?:legal ?code|licen[cs]ed?|deed|public|under|the|an?)\b", " "),
    )
)

_PORT_WORDS = {port.lower(): port for port in PORTS} | {
    name.lower(): port for port, name in PORTS.items() if " " not in name
}

_WORDS = (
    {word: ("element", word) for word in ("by", "nc", "nd", "sa")}
    | {"=attribution": ("element", "by")}
    | {f"={tool}": ("tool", tool) for tool in _SINGLE}
    | {word: ("qualifier", word) for word in ("generic", "unported", "international", "universal")}
)


class _Scan(NamedTuple):
    """The words of a text, each put where it belongs."""

    family: str
    version: str
    port: str
    qualifier: str
    is_creative_commons: bool
    is_clear: bool
    unknown: tuple[str, ...]

    def tool(self) -> _Tool | None:
        """Say which tool is meant, if everything that was written fits together."""
        if not (self.is_clear and self.family and self.is_creative_commons):
            return None
        if self.family in _SINGLE:
            fits = self.qualifier in {"", "universal"} and not self.port
            return _Tool(self.family, self.version or "1.0", "") if fits else None
        expected = "" if self.port else QUALIFIERS.get(self.version, "").lower()
        fits = self.qualifier in {"", expected}
        return _Tool(self.family, self.version, self.port) if fits else None


def _plain(text: str) -> str:
    """Reduce a text to its words, in lower case, with one blank between them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = _VERSION_WORD.sub("", _SEPARATORS.sub(" ", folded)).replace("licence", "license")
    return " ".join(words.split())


def _scan(text: str) -> _Scan:
    words = _plain(text)
    for pattern, replacement in _PHRASES:
        words = pattern.sub(replacement, words)
    said: dict[str, list[str]] = {kind: [] for kind in ("element", "version", "qualifier", "tool")}
    ports: set[str] = set()
    unknown: list[str] = []
    # "by4.0" is written without a blank now and then.
    for word in re.sub(r"(?<=[a-z])(?=\d\.\d)", " ", words).split():
        if word in _WORDS:
            kind, value = _WORDS[word]
            said[kind].append(value)
        elif re.fullmatch(r"\d+\.\d+", word):
            said["version"].append(word)
        elif word in _PORT_WORDS:
            ports.add(_PORT_WORDS[word])
        elif word != "cc":
            unknown.append(word)
    elements, tools = said["element"], said["tool"]
    # What is said twice means two licences, or none that we know.
    clear = (
        len(set(elements)) == len(elements)
        and all(len(said[kind]) <= 1 for kind in ("version", "qualifier", "tool"))
        and len(ports) <= 1
        and not (elements and tools)
    )
    return _Scan(
        family=_first(tools) or _FAMILIES.get(frozenset(elements), ""),
        version=_first(said["version"]),
        port=min(ports, default=""),
        qualifier=_first(said["qualifier"]),
        is_creative_commons=bool(tools) or "cc" in words.split() or "=attribution" in words,
        is_clear=clear and not unknown,
        unknown=tuple(unknown),
    )


def _first(values: list[str]) -> str:
    return values[0] if values else ""


# A part in brackets says the same once more, as in "… International (CC BY 4.0)".
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def _by_wording(text: str) -> License | None:
    parts = (_BRACKETS.sub(" ", text), *_BRACKETS.findall(text))
    tools = {_scan(part).tool() for part in parts if _plain(part)}
    tool = tools.pop() if len(tools) == 1 else None
    return _TOOLS.get(tool) if tool else None
