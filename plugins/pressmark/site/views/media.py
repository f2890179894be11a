"""Pictures, sound and video on an article's page: shown, or withheld and described."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.site.views.facts import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import Medium
    from pressmark.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, sound or video as the page shows it: `path` is "" where it is withheld."""

    alt: str
    caption: str
    credit: tuple[Item, ...]
    path: str = ""
    kind: str = "image"
    width: int = 0
    height: int = 0
    reason: str = ""


def picture(medium: Medium, w: Words, *, path: str, width: int, height: int) -> Picture:
    """Return a medium that is shown, with its caption, its creator and its licence."""
    return Picture(
        alt=medium.alt,
        caption=medium.caption,
        credit=tuple(_credit(medium, w)),
        path=path,
        width=width,
        height=height,
    )


def withheld_picture(medium: Medium, w: Words, reason: str) -> Picture:
    """Return a medium that is not shown: why, and where it can be seen."""
    return Picture(
        alt=medium.alt, caption=medium.caption, credit=tuple(_credit(medium, w)), reason=reason
    )


def _credit(medium: Medium, w: Words) -> Iterator[Item]:
    rights = medium.license or medium.rights_statement
    if medium.creator:
        yield Item(text=w("picture.credit", creator=medium.creator))
    if rights is not None:
        yield Item(text=rights.short_name, href=rights.url)
    if medium.source_url:
        yield Item(text=w("picture.see_original"), href=medium.source_url)
