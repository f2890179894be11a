"""Licence detection: what a page and its text say about rights, and of what they say it."""

from __future__ import annotations

from pressmark.capture import evidence
from pressmark.capture.rights.model import NONE, ArticleRights, Detection, Scope

__all__ = ["NONE", "ArticleRights", "Detection", "Scope", "article_rights", "detect"]


def detect(text: str, html: str = "", *, url: str = "") -> tuple[Detection, ...]:
    """Find every place in a plain text and a page that speaks of rights, in reading order.

    `text` holds paragraphs parted by empty lines; `html` is the page it was taken from, `url`
    the page's address. Nothing is raised: input that cannot be read yields nothing.
    """
    found = evidence.find([part for part in text.split("\n\n") if part.strip()])
    return (
        *(
            Detection(
                license=grant.license.id,
                scope=Scope.ARTICLE,
                evidence=grant.sentence,
                place=grant.place,
                sure=True,
                licensor=grant.licensor,
            )
            for grant in found.grants
        ),
        *(
            Detection(
                license=NONE,
                scope=Scope.NONE,
                evidence=sentence,
                place="the text",
                sure=False,
                reason=reason,
            )
            for sentence, reason in found.doubts
        ),
    )


def article_rights(detections: tuple[Detection, ...]) -> ArticleRights:
    """Sum up what was found: what holds for the article, never more than every finding allows."""
    grants = tuple(each for each in detections if each.sure)
    doubts = tuple(each for each in detections if not each.sure)
    if len({each.license for each in grants}) == 1 and not doubts:
        return ArticleRights(license=grants[0].license, scope=grants[0].scope, evidence=grants)
    return ArticleRights(
        license=NONE,
        scope=Scope.NONE,
        doubts=(*grants, *doubts),
        needs_review=bool(detections),
        reason=doubts[0].reason if doubts else "",
    )
