"""Licence detection: what a page and its text say about rights, and of what they say it.

`detect` finds every place that speaks of rights, `summary` gives the one answer of
`pressmark license detect`, `article_rights` what a record may rely on. Claiming more freedom than
the source gives is the one error that is not forgiven: whatever leaves doubt comes to `none`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.capture.rights.folding import fold
from pressmark.capture.rights.model import NONE, ArticleRights, Detection, Scope, Weight
from pressmark.capture.rights.publishers import for_outlet
from pressmark.capture.rights.summary import article_rights, summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.capture.rights.statements import Statement

__all__ = [
    "NONE",
    "ArticleRights",
    "Detection",
    "Scope",
    "Weight",
    "article_rights",
    "detect",
    "for_outlet",
    "summary",
]


def detect(text: str, html: str = "", *, url: str = "") -> tuple[Detection, ...]:
    """Find every place in a plain text and a page that speaks of rights, in reading order.

    `text` holds paragraphs parted by empty lines; `html` is the page it was taken from, `url`
    the page's address. A sentence of the text that the page has too is read in the page, where
    more is known of its place. Nothing is raised: input that cannot be read yields nothing.
    """
    from pressmark.capture.rights import statements  # compiles large patterns: 0.2 s

    # JSON may hold halves of characters, which no encoding has.
    text, html = (each.encode("utf-8", "replace").decode() for each in (text, html))
    declared, visible = _of_page(html, url) if html else ((), ())
    found: list[Detection] = []
    for statement in (*declared, *visible):
        found.extend(statements.read(statement))
        if len(found) > _MOST:
            break
    known = {_key(each.evidence) for each in found}
    seen = _key(" ".join(statement.text for statement in visible))
    for detection in _of_text(text):
        if len(found) > _MOST:
            break
        key = _key(detection.evidence)
        if key not in known and key not in seen:
            found.append(detection)
    if len(found) > _MOST:
        found.append(_TOO_MANY)
    return tuple(dict.fromkeys(found))


_MOST = 1_000
"""Findings in one source: what says more of licences than that is no article."""
_TOO_MANY = Detection(
    license=NONE,
    scope=Scope.ARTICLE,
    evidence="",
    place="the whole",
    sure=False,
    reason=f"it speaks of licences in more than {_MOST:,} places",
    weight=Weight.DENIAL,
)


def _of_page(html: str, url: str) -> tuple[Sequence[Statement], Sequence[Statement]]:
    from pressmark.capture.rights import page  # heavy, and only pages need it

    return page.read(html, url)


def _of_text(text: str) -> Iterator[Detection]:
    from pressmark.capture.rights import statements

    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    for number, statement in enumerate(statements.of_text(paragraphs), start=1):
        middle = statements.in_the_middle(number, len(paragraphs))
        for detection in statements.read(statement):
            if middle and detection.weight is Weight.GRANT and detection.scope is not Scope.IMAGE:
                reason = detection.reason or "it stands in the middle of the text"
                yield replace(detection, sure=False, reason=reason)
            else:
                yield detection


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()
