"""Pictures: which may stand on a page, how large they are, and what stands in their place.

A text's pictures leave a placeholder when it is rendered; the page puts there what the decision
about each picture allows. So `article.content` never holds an address of another host.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import imagesize

from pressmark.record import Medium
from pressmark.rights import decide_medium
from pressmark.site import fingerprint
from pressmark.site.views.media import Picture, picture, withheld_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

FOLDER = "media"
_PLACEHOLDER = re.compile(r'<figure data-medium="([^"]*)" data-alt="([^"]*)"></figure>')


def placeholder(address: str, alt: str) -> str:
    """Return what stands for a picture in a rendered text until the page is made."""
    return f'<figure data-medium="{escape(address)}" data-alt="{escape(alt)}"></figure>'


def fill(html: str, pictures: Mapping[str, str]) -> str:
    """Put each picture's HTML, by its address, in its placeholder's place."""
    return _PLACEHOLDER.sub(lambda found: pictures[unescape(found.group(1))], html)


def placed(html: str) -> Iterator[tuple[str, str]]:
    """Yield address and alternative text of each picture that stands in a text."""
    for address, alt in _PLACEHOLDER.findall(html):
        yield unescape(address), unescape(alt)


def media_of(work: Work, html: str) -> dict[str, Medium]:
    """Return a work's pictures by address: those that it declares, then those of its text.

    A picture that stands in the text and is not declared has no right of its own: it is withheld.
    """
    found = {key(medium.file): medium for medium in work.record.media}
    for address, alt in placed(html):
        found.setdefault(key(address), Medium(file=key(address), alt=alt))
    return found


def key(address: str) -> str:
    """Return the name by which a record's `media` lists a picture that its text shows."""
    return address.removeprefix(f"{FOLDER}/")


def views(
    work: Work,
    html: str,
    settings: ArchiveSettings,
    root: Path,
    w: Words,
    reason: Callable[[str, tuple[tuple[str, str], ...]], str],
) -> dict[str, Picture]:
    """Return what the page shows for each picture of a work, by its address."""
    found = {}
    for address, medium in media_of(work, html).items():
        decision = decide_medium(
            medium,
            edition=settings.edition,
            noncommercial=settings.noncommercial,
            article=work.decision.access,
        )
        path = source(medium, root, private=settings.edition != "public")
        if decision.shown and path is not None:
            width, height = imagesize.get(str(path))
            found[address] = picture(
                medium,
                w,
                path=f"{FOLDER}/{medium.file}",
                width=max(width, 0),
                height=max(height, 0),
            )
        else:
            # The caption is the outlet's text, as the standfirst is, for all that is known.
            said = medium if work.decision.standfirst else replace(medium, caption="")
            found[address] = withheld_picture(
                said, w, reason(decision.reason.code, decision.reason.values)
            )
    return found


def may_show(medium: Medium, work: Work, settings: ArchiveSettings) -> bool:
    """Say whether a picture's own rights let it stand in this edition."""
    return decide_medium(
        medium,
        edition=settings.edition,
        noncommercial=settings.noncommercial,
        article=work.decision.access,
    ).shown


def digest(work: Work, root: Path, settings: ArchiveSettings) -> str:
    """Return the digest of the files that a work's page may show."""
    private = settings.edition != "public"
    paths = [source(medium, root, private=private) for medium in work.record.media]
    return fingerprint.of(*(fingerprint.of_file(str(path)) if path else "" for path in paths))


def source(medium: Medium, root: Path, *, private: bool) -> Path | None:
    """Return a local picture's file. Only with `private` is `private/` looked at."""
    if medium.is_remote:
        return None
    parts = PurePosixPath(medium.file).parts
    for folder in ("content", "private") if private else ("content",):
        path = root.joinpath(folder, FOLDER, *parts)
        if path.is_file():
            return path
    return None
