"""Hold who grants a site's licence against the outlet, where the outlet is known.

"All content of Beacon News Agency" speaks of the site it stands on only if that is the agency's.
"All content by Beacon News Agency is licensed …" is the agency's own grant of what it made,
wherever it stands: there the agency is named as the licensor beside the outlet.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pressmark.capture.rights.folding import fold
from pressmark.capture.rights.model import NONE, ArticleRights, Scope
from pressmark.licenses import RIGHTS_STATEMENTS

_GENERIC = frozenset(
    fold(
        "the a of news agency press agence agencia agência agentur nachrichtenagentur presse "
        "de la le el do da der die وكالة وكاله أنباء للأنباء الأنباء موقع خبرگزاری خبری سایت"
    ).split()
)
"""Words that many names of publishers share."""
_MADE_BY = (" by", " توسط", " من")


def for_outlet(found: ArticleRights, outlet: str) -> ArticleRights:
    """Take back a site's licence that is granted in another's name than the outlet's.

    `outlet` is the outlet's name, empty where nobody knows it: then nothing changes. Names in
    different scripts cannot be compared, and a person is to look.
    """
    if not outlet or found.scope is not Scope.SITE or found.license in {NONE, *RIGHTS_STATEMENTS}:
        return found
    strangers = [
        each.licensor
        for each in found.evidence
        if each.licensor
        and not each.evidence.partition(each.licensor)[0].rstrip().endswith(_MADE_BY)
        and not is_same_publisher(each.licensor, outlet)
    ]
    if not strangers:
        return found
    reason = f"it speaks of {strangers[0]}, and the outlet is {outlet}"
    told = tuple(replace(each, sure=False, reason=reason) for each in found.evidence)
    return replace(
        found,
        license=NONE,
        scope=Scope.NONE,
        evidence=(),
        doubts=told + found.doubts,
        needs_review=True,
        reason=reason,
    )


def is_same_publisher(name: str, other: str) -> bool:
    """Tell whether two names are one publisher's: "Mehr" and "the Mehr News Agency"."""
    first, second = _words(name), _words(other)
    return bool(first) and bool(second) and (first <= second or second <= first)


def _words(name: str) -> frozenset[str]:
    words = frozenset(re.findall(r"\w+", fold(name)))
    return (words - _GENERIC) or words
