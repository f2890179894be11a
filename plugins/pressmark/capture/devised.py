"""What stands in a record where nobody has said it yet: in square brackets, and to be reviewed.

Catalogues devise a title for a work that has none, and say so by brackets: its first words, or what
it is (RDA 2.3.2.11; ISBD A.6). So does a capture: the article is in the archive, with all that is
known of it, and gives no public byte until a person has put the true value there.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pressmark.capture.holdings import Waiting
from pressmark.identity import slug
from pressmark.record import Status

if TYPE_CHECKING:
    from pressmark.capture.readings import Reading
    from pressmark.capture.source import Source
    from pressmark.record import Outlet

UNIDENTIFIED = "[Publisher not identified]"
"""RDA 2.8.4.7, for an outlet."""
UNDETERMINED = "und"
"""BCP 47 (RFC 5646, section 4.1): the language is not known."""

_WORDS = 5
"""As many as a pressmark has. More would be a piece of a text that may not be published."""
_LONGEST = 60


def devise(fields: dict[str, object], source: Source, reading: Reading) -> list[str]:
    """Fill in what a record must have and nobody has said; return what a person has to settle.

    Changes `fields`. A row of a table is the keeper's own, and told what it lacks: nothing is
    devised for it.
    """
    if source.came_in is None or source.table:
        return []
    reasons = []
    if not fields.get("title"):
        first = _first_words(reading.speech)
        name = PurePath(source.name.replace("\\", "/")).name or source.label
        fields["title"] = f"[{first}]" if first else f"[{name[:_LONGEST]}]"
        stands = "Its first words stand" if first else "The file's name stands"
        reasons.append(f"The headline is not known. {stands} in its place, in brackets.")
    if not fields.get("outlet"):
        fields["outlet"] = UNIDENTIFIED
        reasons.append("The outlet is not known.")
    return reasons


def devise_language(fields: dict[str, object], source: Source, outlet: Outlet | None) -> list[str]:
    """Mark a language that neither text nor outlet tells as undetermined, as `devise` does."""
    said = fields.get("language") or (outlet is not None and outlet.language)
    if said or source.came_in is None or source.table:
        return []
    fields["language"] = UNDETERMINED
    return ["The language is not known."]


def is_devised(title: str) -> bool:
    """Tell whether a title stands in brackets from its first sign to its last."""
    return title.startswith("[") and title.endswith("]") and "]" not in title[:-1]


def waiting(path: str, *, status: str, title: str, outlet: str, language: str) -> Waiting | None:
    """Tell what a record under review leaves open; None for one that is under none."""
    if status != Status.NEEDS_REVIEW.value:
        return None
    found = {
        "title": is_devised(title),
        "outlet": outlet in {UNIDENTIFIED, slug(UNIDENTIFIED)},
        "language": language == UNDETERMINED,
    }
    return Waiting(path, frozenset(name for name, is_open in found.items() if is_open))


def _first_words(text: str) -> str:
    words = text.split()
    first = " ".join(words[:_WORDS])[:_LONGEST].strip(" ,;:–—-[]")
    return f"{first} …" if first and len(words) > _WORDS else first
