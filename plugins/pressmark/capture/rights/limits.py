"""What denies, delays, ends or limits what a clause grants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.nouns import OWN
from pressmark.capture.rights.scopes import nouns_of
from pressmark.capture.rights.tokens import languages_of, tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.tokens import Token

_INFINITIVES = {
    "stehen", "erscheinen", "veroffentlichen", "stellen", "sein", "werden", "freigeben",
    "bereitstellen", "lizenzieren", "haben", "unterliegen",
}  # fmt: skip
_BE = {"be", "ser", "etre", "estar"}
_FEW = 4
_SHORT = 5
_BACK = ("DENIAL", "OVER", "CONDITION")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a clause takes back, whatever it speaks of."""

    denied: bool
    delayed: bool
    over: bool
    dated: bool
    """True where only words behind the name say that it is over: "last year"."""
    partial: bool
    conditional: bool
    told: bool
    """True where it tells of a licence, and grants none."""


def limits_of(before: Sequence[Token], after: Sequence[Token], *, is_last: bool) -> Limits:
    """Look for words that deny, delay or end before a name, and close behind it."""
    near: list[Token] = []
    for token in after if is_last else ():
        if token.text in {",", "(", "."} or token.has("AND", "SUBORDINATE", "ATTRIBUTING"):
            break
        near.append(token)
    around = [token for token in (*before, *near) if not token.has("ATTRIBUTING")]
    uses = any(token.has("USE") for token in (*before, *after))
    ended = any(token.has("OVER") and not token.has("ONCE") for token in before) or _was_under(
        before
    )
    over = ended or any(token.has("OVER") and not token.has("ONCE") for token in near)
    return Limits(
        denied=any(
            token.has("DENIAL") or (token.has("EXCEPT") and not token.has("OF")) for token in around
        ),
        delayed=any(token.has("FUTURE") and not (uses and token.has("MAY")) for token in around)
        or _may_be_granted(around)
        or _will(before, after)
        or _is_meant(before, after),
        over=over,
        dated=all(token.text.startswith("last") for token in near if token.has("OVER"))
        and not ended,
        partial=any(token.has("HEDGE", "CONDITION") for token in before),
        conditional=any(
            token.has("CONDITION") and not token.has("SAFE") for token in (*before, *after)
        ),
        told=any(token.has("ABOUT") for token in before),
    )


def _may_be_granted(tokens: Sequence[Token]) -> bool:
    """Tell "may license", "can be available" from "may copy", "can be used"."""
    for index, token in enumerate(tokens[:-1]):
        if token.has("CAN"):
            rest = [each for each in tokens[index + 1 : index + 3] if each.text not in _BE]
            if rest and rest[0].has("GRANT", "UNDER") and not rest[0].has("USE"):
                return True
    return False


def _will(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell the German future, whose verb comes last: "wird unter … stehen"."""
    will = any(token.text in {"wird", "werden", "werde"} for token in before)
    may = any(token.has("MAY") and not token.has("GRANT") for token in before)
    return will and not may and any(token.text in _INFINITIVES for token in after)


def _was_under(before: Sequence[Token]) -> bool:
    """Tell what was so: "were under", and no publication whose licence stands since."""
    return any(
        token.text in {"was", "were"}
        and (index + 1 == len(before) or before[index + 1].text == "under")
        for index, token in enumerate(before)
    )


def _is_meant(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tell the German infinitive of what is only meant: "…, diesen Text unter … zu stellen"."""
    if any(token.has("MAY") for token in (*before, *after)):
        return False
    verbs = [after[index + 1] for index, token in enumerate(after[:-1]) if token.text == "zu"]
    return any(verb.text.endswith("en") for verb in verbs)


def takes_back(later: Sequence[Token]) -> bool:
    """Tell whether a clause behind limits what was said: one about something else does not."""
    nouns = nouns_of(later, Scope.ARTICLE)
    if nouns and nouns[0].scope not in OWN:
        return False
    if any(
        token.has("DENIAL", "CONDITION", "OVER", "HEDGE", "FUTURE", "EXCEPT") for token in later
    ):
        return True
    return _ends_it([token for token in later if token.kind == "word"])


def _ends_it(words: Sequence[Token]) -> bool:
    """Tell "…; that changed last week", "…; this was an error"."""
    if not words or not words[0].has("PRONOUN", "THIS", "CLAUSE"):
        return False
    return any(token.has("PAST") and not token.has("ONCE") for token in words[:_FEW])


def is_taken_back(sentence: str) -> bool:
    """Tell whether the next sentence speaks of this one, and ends or limits what it grants."""
    tokens = tagged(sentence, languages_of(sentence)) if sentence else []
    words = [token for token in tokens if token.kind == "word"]
    if not words:
        return False
    no = words[0].has("DENIAL") and len(words) <= _SHORT  # "No, it isn't."
    of_licence = any(token.has("LICENCE") for token in words[:3]) and not any(
        token.has("USE", "NONCOMMERCIAL", "VERBATIM") for token in words
    )  # "The licence was revoked", not "The licence does not permit sale"
    if not (no or of_licence or words[0].has("PRONOUN", "THIS", "CLAUSE")):
        return False
    nouns = nouns_of(tokens, Scope.ARTICLE)
    if nouns and nouns[0].rank in {"IMAGE", "OTHER"}:
        return False
    return any(token.has(*_BACK) for token in words[:8]) or _ends_it(words)
