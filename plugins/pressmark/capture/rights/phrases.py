"""Turns of phrase that do harm, or none, whatever words they are made of."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pressmark.capture.rights.nouns import is_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.nouns import Noun
    from pressmark.capture.rights.tokens import Token

_EVERYONE = {
    "everyone",
    "everybody",
    "anyone",
    "all",
    "public",
    "readers",
    "todos",
    "tous",
    "alle",
    "jedermann",
    "همگان",
    "عموم",
    "همه",
    "الجمیع",
    "جمیع",
}
_LATER = {"later", "newer", "any", "higher", "posterior", "ulterieure", "spater", "neuer"}
_PAID = ("commerc", "comerc", "kommerz", "full", "all", "private")
_OR = {"or", "o", "u", "ou", "oder", "او", "یا"}
_AUXILIARIES = {"was", "were", "fue", "fueron", "foi", "foram", "a ete", "ont ete"}
_ACCORDING = {
    "selon",
    "laut",
    "segun",
    "segundo",
    "conforme",
    "حسب",
    "بحسب",
    "وفقا",
    "طبق",
    "according to",
}
_BY = {"by", "von", "por", "par", "pelo", "pela", "توسط"}


def asks_for_credit(tokens: Sequence[Token], index: int) -> bool:
    """Tell a condition that every licence makes anyway: "provided the source is cited"."""
    rest = tokens[index + 1 :]
    others = any(each.has("CONDITION", "STRANGER") and not each.has("PROVIDED") for each in rest)
    return tokens[index].has("PROVIDED") and not others and any(each.has("CREDIT") for each in rest)


def is_for_some(tokens: Sequence[Token], index: int, *, behind: bool) -> bool:
    """Tell "licensed to the publisher", "… for photos" from "for free", "to everyone"."""
    rest = [each for each in tokens[index + 1 : index + 3] if not each.has("THE", "OUR")]
    if not rest or rest[0].kind != "word":
        return False
    word = rest[0]
    if word.has("USE", "MAY") or word.text in _EVERYONE:
        return False
    if not behind:
        before = tokens[index - 1] if index else None
        said = before is not None and before.has("SAID", "GRANT")
        return said and word.has("PERSON")
    return word.has("PERSON", "IMAGE", "OTHER", "WORKS") or not word.tags


def is_alternative(tokens: Sequence[Token], index: int) -> bool:
    """Tell "or a commercial licence" from "or later"."""
    rest = [each for each in tokens[index + 1 : index + 5] if each.kind == "word"]
    if tokens[index].text not in _OR or not rest:
        return False
    if any(each.has("LICENCE") for each in rest) or rest[0].has("FINITE"):
        return True
    other = not rest[0].is_known or rest[0].text.startswith(_PAID)
    return other and rest[0].text not in _LATER


def is_done_by(tokens: Sequence[Token], index: int) -> bool:
    """Tell what says who made a text, in whatever word: "conducted by"."""
    behind = tokens[index + 1 : index + 3]
    by = [each.text in _BY for each in behind]
    token = tokens[index]
    if token.has("PAST") and token.text in _AUXILIARIES:
        made = len(by) > 1 and (not behind[0].tags or behind[0].has("GRANT"))
        return made and by[1]
    past = any(each.text in {"wurde", "wurden"} for each in tokens[:index])
    if past and not token.tags and not token.proper and token.text.endswith(("t", "en")):
        return True  # "wurde von Jane Roe geführt"
    return bool(by) and by[0] and not token.tags


def is_hearsay(tokens: Sequence[Token], index: int) -> bool:
    """Tell "…, so der Autor", "…, selon son auteur"."""
    behind = tokens[index + 1 : index + 3]
    if tokens[index].text == "so":
        return bool(behind) and behind[0].has("THE")
    said_by = any(each.has("PERSON", "STRANGER") for each in behind)
    return tokens[index].text in _ACCORDING and said_by


def opens_tail(tokens: Sequence[Token], index: int) -> bool:
    """Tell where a clause begins that says what the licence allows: "…, which permits …"."""
    token = tokens[index]
    begins = index > 0 and tokens[index - 1].text in {",", "-", "("}
    relative = token.has("SUBORDINATE") or (token.has("PRONOUN") and token.has("THE"))
    return begins and relative


def opens_topic(tokens: Sequence[Token], index: int, subject: Noun | None) -> bool:
    """Tell what names a topic or an owner: "this article on …", "هذه المقابلة مع …"."""
    token = tokens[index]
    if not is_arabic(token):
        return token.has("OF", "BY")
    if subject is None or token.has("BY"):
        return token.has("BY")
    noun = tokens[subject.index].text
    with_ = token.text in {"با", "مع"} and any(
        each in noun for each in ("مقابل", "حوار", "مصاحب", "گفت")
    )
    return with_ or token.text in {"عن", "حول", "درباره", "پیرامون"}


def leads_home(tokens: Sequence[Token], index: int) -> bool:
    """Tell what leads to a site's name: "on example.org", "on the Harbour Blog website"."""
    rest = [each for each in tokens[index + 1 : index + 6] if not each.has("THE")]
    names = list(takewhile(lambda each: each.proper and not each.has("SELF"), rest))
    site = names and ("." in names[0].text or any(e.has("SELF") for e in rest[: len(names) + 1]))
    return tokens[index].has("OF") and bool(site)


def may_be_a_name(token: Token) -> bool:
    """Tell whether a clause may begin with the name of somebody who publishes."""
    return (token.proper and not token.tags) or token.has("THE")
