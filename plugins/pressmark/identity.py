"""What a work is called for ever: pressmarks, page names, and the sum that proves a text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from unidecode import unidecode

from pressmark.edtf import SEASONS, Bound, Edtf, Precision

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

LONGEST = 100
"""No pressmark and no page's name is longer, in characters: file systems stop at 255 bytes."""
_LONGEST_OUTLET = 60
_TITLE_WORDS = 5

_SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile(r"['`]+")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_DATE_PART = re.compile(
    r"(?<=-)(?:undated|\d{2}(?:\d\d|\dx|xx)(?:-(?:\d\d|spring|summer|autumn|winter)(?:-\d\d)?)?)-"
)
# Windows opens devices under these names, whatever the ending: such a page could not be copied
# to a stick. https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)


def slug(text: str) -> str:
    """Make a name for addresses: ASCII lower case letters and digits, words joined by hyphens.

    Other scripts are transliterated. Apostrophes and the dots of initials do not part words
    ("It's" is "its", "U.S." is "us"). At most `LONGEST` characters, cut at a word; "" if the
    text has no letter and no digit.
    """
    letters = _APOSTROPHES.sub("", unidecode(unicodedata.normalize("NFC", text)).lower())
    joined = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", letters)
    name = _cut("-".join(re.findall(r"[a-z0-9]+", joined)), LONGEST)
    return f"x-{name}" if name in _DEVICES else name


def unique_slugs(names: Iterable[str]) -> dict[str, str]:
    """Give each name a slug, no two alike, in the names' order, so always the same."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        given[name] = _free(slug(name) or "unnamed", taken)
        taken.add(given[name])
    return given


def make_pressmark(outlet_slug: str, issued: Edtf | None, title: str, taken: Container[str]) -> str:
    """Make a new pressmark, `<outlet>-<date>-<title words>`, that is not in `taken`.

    The date is as precise as it is known, without its signs; an interval gives its start; no
    date gives "undated". The title gives its first five words. Where that mark is taken, the
    first free one of `…-2`, `…-3` and so on.
    """
    words = slug(title).split("-")[:_TITLE_WORDS]
    outlet = _cut(slug(outlet_slug) or "unnamed", _LONGEST_OUTLET)
    return _free(f"{outlet}-{_date_part(issued)}-{'-'.join(words) or 'untitled'}", taken)


def is_pressmark(text: str) -> bool:
    """Tell whether the text has a pressmark's shape, so that it is safe as a file's name."""
    return len(text) <= LONGEST and _SHAPE.fullmatch(text) is not None


def label_parts(pressmark: str, outlet_slug: str) -> tuple[str, str, str]:
    """Part a pressmark into the three lines of a spine label; together they are the pressmark.

    A line is "" where the mark does not have that part: one that was made by hand, or whose
    outlet has been renamed since.
    """
    outlet = f"{outlet_slug}-"
    if not pressmark.startswith(outlet):
        found = _DATE_PART.search(pressmark)
        outlet = pressmark[: found.start()] if found else ""
    found = _DATE_PART.match(pressmark, len(outlet))
    date_part = found[0] if found else ""
    return outlet, date_part, pressmark[len(outlet) + len(date_part) :]


def canonical_text(text: str) -> str:
    """Bring a text to the form that is stored and summed.

    NFC; lines end in LF, without blanks before it, and the text in exactly one. A text of
    nothing but blanks is "".
    """
    stored = unicodedata.normalize("NFC", text)
    if "\r" in stored:
        stored = stored.replace("\r\n", "\n").replace("\r", "\n")
    if " \n" in stored or "\t\n" in stored:
        stored = "\n".join(line.rstrip(" \t") for line in stored.split("\n"))
    stored = stored.rstrip(" \t\n")
    return f"{stored}\n" if stored else ""


def sha256(text: str) -> str:
    """Sum the canonical text in UTF-8 by SHA-256; 64 lower case hexadecimal digits."""
    return hashlib.sha256(canonical_text(text).encode()).hexdigest()


def _date_part(issued: Edtf | None) -> str:
    if issued is None:
        return "undated"
    if issued.precision is Precision.INTERVAL:
        known = issued.end if isinstance(issued.start, Bound) else issued.start
        return _date_part(known) if isinstance(known, Edtf) else "undated"
    if issued.season is not None:
        return slug(f"{issued.text[:-3].rstrip('-')} {SEASONS[issued.season]}")
    return slug(re.sub(r"-XX", "", issued.text))


def _free(name: str, taken: Container[str]) -> str:
    candidate = _cut(name, LONGEST)
    for number in count(2):
        if candidate not in taken:
            break
        suffix = f"-{number}"
        candidate = _cut(name, LONGEST - len(suffix)) + suffix
    return candidate


def _cut(name: str, longest: int) -> str:
    """Keep as many whole words as fit; a single word that does not fit is cut itself."""
    if len(name) <= longest:
        return name
    head, hyphen, _ = name[: longest + 1].rpartition("-")
    return head if hyphen else name[:longest]
