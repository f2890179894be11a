"""The links of a Markdown text made clean: what follows readers goes, and what is no link.

A keeper's Markdown stays as it is otherwise. Of a link that leads nowhere an archive may lead
(another scheme than http, https and mailto, a user's name, Pelican's `{attach}…`) the words stay.
"""

from __future__ import annotations

import re
from html import unescape

from pressmark.capture.cleaning import AddressError, clean_url

_FENCED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_LABEL = r"\[(?P<words>(?:[^\[\]\\]|\\.){0,2000})\]"
_INLINE = re.compile(
    rf"!?{_LABEL}\(\s*(?:<(?P<in>[^<>\n]*)>|(?P<bare>[^\s()<>]+))(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINED = re.compile(
    r"^(?P<before> {0,3}\[[^\]\n]{1,200}\]:\s*)(?:<(?P<in>[^<>\n]*)>|(?P<bare>\S+))", re.MULTILINE
)
_AUTOMATIC = re.compile(r"<(?P<bare>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_HREF = re.compile(
    r"(?P<before><a\b[^>]{0,2000}?)\shref\s*=\s*(?:\"(?P<in>[^\"]*)\"|'(?P<one>[^']*)'|(?P<bare>[^\s>\"']+))",
    re.IGNORECASE,
)
_PELICANS = re.compile(r"[{|]\w+[}|]|%7[bc]\w+%7[dc]", re.IGNORECASE)


def clean_links(body: str) -> tuple[str, tuple[str, ...]]:
    """Clean a Markdown text's links; return it with what was done, in sentences."""
    changed: dict[str, int] = {"cleaned": 0, "taken out": 0}
    parts = []
    last = 0
    for fence in _FENCED.finditer(body):
        parts += [_outside(body[last : fence.start()], changed), fence[0]]
        last = fence.end()
    parts.append(_outside(body[last:], changed))
    notes = []
    if changed["cleaned"]:
        notes.append(f"What follows readers was taken out of {changed['cleaned']} links.")
    if changed["taken out"]:
        notes.append(f"{changed['taken out']} links lead nowhere on the web; their words stay.")
    return "".join(parts), tuple(notes)


def _outside(text: str, changed: dict[str, int]) -> str:
    def inline(match: re.Match[str]) -> str:
        return _written(match, changed, bad=match["words"])

    def defined(match: re.Match[str]) -> str:
        # Without its address a definition defines nothing: it is shown as what it is.
        return _written(match, changed, bad=f"\\{match[0].lstrip()}")

    def automatic(match: re.Match[str]) -> str:
        return _written(match, changed, bad=f"\\{match[0]}")

    def href(match: re.Match[str]) -> str:
        return _written(match, changed, bad=match["before"])

    text = _HREF.sub(href, text)
    text = _INLINE.sub(inline, text)
    text = _DEFINED.sub(defined, text)
    return _AUTOMATIC.sub(automatic, text)


def _written(match: re.Match[str], changed: dict[str, int], *, bad: str) -> str:
    groups = match.groupdict()
    written = groups.get("in") or groups.get("one") or groups.get("bare") or ""
    address = _address(unescape(written))
    if address is None:
        changed["taken out"] += 1
        return bad
    if address == unescape(written):
        return match[0]
    changed["cleaned"] += 1
    return match[0].replace(written, address.replace("&", "&amp;"), 1)


def _address(written: str) -> str | None:
    """Return an address as it may stand; None for one that may not."""
    address = written.strip()
    if address.lower().startswith("mailto:"):
        return written
    if _PELICANS.search(address):
        return None
    if (
        re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address) is None
        and ":" not in address.split("/")[0]
    ):
        return written  # within this site, or into the page
    try:
        cleaned = clean_url(address)
    except AddressError:
        return None
    # Only what follows readers is worth changing a keeper's own writing.
    return written if len(cleaned) >= len(address) else cleaned
