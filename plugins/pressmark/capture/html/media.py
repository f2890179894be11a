"""What of an article is no text and is not held: its pictures, videos, recordings, embedded parts.

Only whether there are any is told, for a page has each picture in several forms (a small one, one
for scripts, one for readers without them).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark.capture.html.beside import is_named_beside
from pressmark.capture.html.inline import is_hidden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement


class Medium(StrEnum):
    """What may stand in an article beside its text, in words for a sentence."""

    PICTURE = "pictures"
    VIDEO = "videos"
    RECORDING = "recordings"
    EMBEDDED = "parts embedded from elsewhere"


_SMALL = 40
"""Pixels up to which a picture is a sign or counts readers."""
_TAGS = {
    "img": Medium.PICTURE, "amp-img": Medium.PICTURE, "amp-anim": Medium.PICTURE,
    "svg": Medium.PICTURE, "canvas": Medium.PICTURE,
    "video": Medium.VIDEO, "amp-video": Medium.VIDEO, "amp-youtube": Medium.VIDEO,
    "amp-vimeo": Medium.VIDEO, "amp-dailymotion": Medium.VIDEO, "amp-brightcove": Medium.VIDEO,
    "audio": Medium.RECORDING, "amp-audio": Medium.RECORDING, "amp-soundcloud": Medium.RECORDING,
    "iframe": Medium.EMBEDDED, "frame": Medium.EMBEDDED, "object": Medium.EMBEDDED,
    "embed": Medium.EMBEDDED, "applet": Medium.EMBEDDED, "amp-iframe": Medium.EMBEDDED,
    "amp-twitter": Medium.EMBEDDED, "amp-facebook": Medium.EMBEDDED,
    "amp-instagram": Medium.EMBEDDED,
}  # fmt: skip
_DRAWN = {"svg", "canvas"}
"""Mostly signs on buttons: pictures only in a figure."""
_NAMES = ("src", "data-src", "data", "srcdoc", "type", "title", "alt", "class", "id", "name")
"""Attributes that say what an element shows."""
_SOURCES = ("src", "data-src", "data", "srcdoc")
_SIGN = re.compile(
    r"""(?:^|[\s/_.-])(?: icons? | logos? | avatars? | gravatar | emojis? | smil(?:ey|ies)
      | wp-smiley | spacer | pixel | sprites? | badges? | beacon | tracking | counter | captcha
      | creativecommons | cc-by\w* | buttons? | authors? | profile | headshot )(?=$|[\s/_.?&-])""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_PART = re.compile(
    r"""doubleclick | googlesyndication | googletagmanager | google_ads | adservice | adsystem
      | (?:^|[\W_])ads?(?=$|[\W_]) | recaptcha | facebook\.com/(?:tr|plugins/(?:like|share|page))
      | disqus | taboola | outbrain | consent | \bcookie | analytics | newsletter""",
    re.VERBOSE | re.IGNORECASE,
)
_VIDEO = re.compile(
    r"""you\s?tu\.?be | vimeo | dailymotion | aparat | rutube | brightcove | jwp(?:layer|latform)
      | kaltura | wistia | bitchute | odysee | twitch | streamable | video""",
    re.VERBOSE | re.IGNORECASE,
)
_RECORDING = re.compile(
    r"soundcloud|spotify|podcast|audio|mixcloud|bandcamp|megaphone|libsyn|anchor\.fm",
    re.IGNORECASE,
)


def media_in(root: HtmlElement) -> tuple[Medium, ...]:
    """Tell what an element that is all article holds beside its text."""
    return _in_order(_found(root.iter(), {root}))


def media_beside(
    main: HtmlElement, text: Sequence[HtmlElement], following: HtmlElement | None
) -> tuple[Medium, ...]:
    """Tell what a page's article holds beside its text.

    `main` holds the text, the blocks `text` in their order; `following` is the block that stands
    next to the last and is no part of it. What stands above the text belongs to it from the
    headline on, or in the page's `<article>`.
    """
    whole = next(
        (up for up in (main, *main.iterancestors()) if up.tag in {"article", "main"}), None
    )
    scope = whole
    if scope is None:
        ups = (up for up in (main, *main.iterancestors()) if up.find(".//h1") is not None)
        scope = next(ups, main)
    order = list(scope.iter())
    at = {element: number for number, element in enumerate(order)}
    first = min((at[each] for each in text if each in at), default=0)
    last = max((at[end] for each in text for end in [_last_within(each)] if end in at), default=-1)
    if whole is None:
        heads = [number for number in range(first) if order[number].tag == "h1"]
        start = heads[-1] if heads else first
    else:
        start = 0
    end = max(last + 1, at.get(following, len(order)) if following is not None else len(order))
    holding = {scope, *(up for each in text for up in (each, *each.iterancestors()))}
    return _in_order(_found(order[start:end], holding))


def _in_order(found: Iterable[Medium]) -> tuple[Medium, ...]:
    kinds = set(found)
    return tuple(medium for medium in Medium if medium in kinds)


def _last_within(element: HtmlElement) -> HtmlElement:
    while len(element):
        element = element[-1]
    return element


def _found(elements: Iterable[HtmlElement], holding: Collection[HtmlElement]) -> Iterator[Medium]:
    apart = dict.fromkeys(holding, False)
    for element in elements:
        medium = _TAGS.get(element.tag) if isinstance(element.tag, str) else None
        if medium is not None and not is_hidden(element) and not _is_apart(element, apart):
            yield from _as_shown(element, medium)


def _is_apart(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Tell what is hidden, or stands in a part of the page that is named as none of the text.

    `known` says it of parts that were asked before, and of those that hold the text itself: these
    may have any name.
    """
    path = []
    up: HtmlElement | None = element
    while up is not None and up not in known:
        path.append(up)
        up = up.getparent()
    apart = up is not None and known[up]
    for below in reversed(path):
        apart = apart or is_hidden(below) or is_named_beside(below)
        known[below] = apart
    return apart


def _as_shown(element: HtmlElement, medium: Medium) -> Iterator[Medium]:
    """Give what an element shows; nothing for signs, advertisements and what counts readers."""
    said = " ".join(element.get(name) or "" for name in _NAMES)
    if _is_small(element) or _NO_PART.search(said):
        return
    if medium is Medium.PICTURE:
        if element.tag in _DRAWN and next(element.iterancestors("figure"), None) is None:
            return
        if _SIGN.search(said):
            return
    elif medium is Medium.EMBEDDED:
        if not any((element.get(name) or "").strip() for name in _SOURCES):
            return
        if _VIDEO.search(said):
            medium = Medium.VIDEO
        elif _RECORDING.search(said):
            medium = Medium.RECORDING
    yield medium


def _is_small(element: HtmlElement) -> bool:
    sides = (re.match(r"\s*(\d+)", element.get(name) or "") for name in ("width", "height"))
    return any(int(side[1]) <= _SMALL for side in sides if side and len(side[1]) < 6)
