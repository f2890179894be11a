"""The sum of all findings: one answer, and never one that is freer than each of them allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import NONE, ArticleRights, Detection, Scope, Weight
from pressmark.capture.rights.named import is_family_of

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHIN = "the article"
"""The place of what stands somewhere within the article of a page."""

_OWN = (Scope.ARTICLE, Scope.SITE)


def summary(detections: Sequence[Detection]) -> Detection:
    """Give the one answer of `pressmark license detect`: of the article, else site, else others.

    What is said of the article goes before what is said of its site. Findings of one scope that
    disagree, and a grant that the same page denies, come to `none`.
    """
    article = _agreed([each for each in detections if each.scope is Scope.ARTICLE])
    site = _agreed([each for each in detections if each.scope is Scope.SITE])
    if article is not None and article.license == NONE:
        return article
    if article is not None and site is not None and site.license != NONE:
        if not article.explicit and site.explicit and article.license == site.license:
            return site
        if article.weight is Weight.NOTICE and site.weight is Weight.GRANT:
            return site
    if article is not None:
        return article
    if site is not None:
        return site
    for scope in (Scope.IMAGE, Scope.OTHER):
        named = [each for each in detections if each.scope is scope and each.license != NONE]
        if named:
            return next((each for each in named if each.weight is not Weight.NOTICE), named[0])
    doubts = [each for each in detections if each.license == NONE]
    return doubts[0] if doubts else _nothing("")


def _nothing(reason: str, evidence: str = "") -> Detection:
    return Detection(
        license=NONE,
        scope=Scope.NONE,
        evidence=evidence,
        place="",
        sure=False,
        reason=reason,
        weight=Weight.DOUBT,
    )


def _agreed(findings: Sequence[Detection]) -> Detection | None:
    """Bring the findings of one scope together; None where they say nothing."""
    named = [each for each in findings if each.license != NONE]
    denials = [each for each in findings if each.weight is Weight.DENIAL]
    if not named:
        return replace(denials[0], scope=Scope.NONE) if denials else None
    strong = [each for each in named if each.weight is not Weight.NOTICE] or named
    # "GFDL and CC BY-SA": readers may choose, and only one is made for texts of today.
    strong = [each for each in strong if not each.license.startswith("GFDL")] or strong
    most = strong[0]
    for each in strong[1:]:
        if is_family_of(most.license, each.license):
            most = each if not is_family_of(each.license, most.license) or each.explicit else most
        elif not is_family_of(each.license, most.license):
            return _nothing(
                f"it says both {most.license} and {each.license}",
                f"{most.evidence} … {each.evidence}",
            )
    if denials and most.weight is Weight.GRANT:
        return _nothing(
            f"{denials[0].reason}: {denials[0].evidence}",
            f"{most.evidence} … {denials[0].evidence}",
        )
    return most


def article_rights(detections: Sequence[Detection]) -> ArticleRights:
    """Say what may be relied on for the article; what leaves doubt is for a person to settle.

    A licence without its version, a site's licence where the article's own line reserves its
    rights, a finding that is not sure, and a conflict need review.
    """
    answer = summary(detections)
    own = [each for each in detections if each.scope in _OWN or each.weight is Weight.DENIAL]
    doubts = tuple(
        each for each in own if each.license == NONE or not each.sure or not _agrees(each, answer)
    ) + tuple(
        each
        for each in detections
        if each.license == NONE and each.scope is Scope.NONE and each not in own
    )
    if answer.license == NONE or answer.scope not in _OWN:
        about = [each for each in doubts if each.weight is not Weight.NOTICE]
        return ArticleRights(
            license=NONE,
            scope=Scope.NONE,
            doubts=tuple(about),
            needs_review=bool(about),
            reason=answer.reason if answer.license == NONE else "",
        )
    evidence = tuple(each for each in own if _agrees(each, answer) and each.license != NONE)
    reason = ""
    if not answer.sure:
        reason = answer.reason or "it is not certain that it means this text"
    elif not answer.explicit and answer.place == WITHIN:
        # A line such as “license: CC0-1.0” may be anybody's, and may be put there on purpose.
        reason = "it stands within the page's text and does not say of what it speaks"
    elif doubts:
        reason = f"elsewhere it says “{doubts[0].evidence}”"
    return ArticleRights(
        license=answer.license,
        scope=answer.scope,
        evidence=evidence,
        doubts=doubts,
        needs_review=bool(reason) and answer.weight is Weight.GRANT,
        reason=reason,
    )


def _agrees(each: Detection, answer: Detection) -> bool:
    if each.weight is Weight.NOTICE:
        # Whoever grants a licence holds the copyright: a notice says nothing against it.
        return True
    return is_family_of(each.license, answer.license)
