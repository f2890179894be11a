"""Take out of a sentence what it excepts, and what it opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.nouns import rank_of
from pressmark.capture.rights.scopes import nouns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.nouns import Noun
    from pressmark.capture.rights.tokens import Token

_EXCEPTION_ENDS = {",", ";", ".", ")", ":", "|", "-", "("}
_ITS = {
    "its",
    "su",
    "sus",
    "son",
    "sa",
    "ses",
    "sein",
    "seinen",
    "seine",
    "seinem",
    "seiner",
    "seu",
    "sua",
    "seus",
}
_TO = {"to", "para", "pour", "um"}


def without_exceptions(tokens: list[Token]) -> list[Token] | None:
    """Take out what is excepted; None where the text itself is.

    "Except where otherwise noted" is a usual phrase that takes nothing out.
    """
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.has("UNLESS"):
            index += 1
            continue
        if token.has("APART") and tokens[index + 1 : index + 2] and tokens[index + 1].text == ",":
            kept = kept[: _clause_start(kept)]  # "Maps and tables apart, …"
            index += 2
            continue
        if not token.has("EXCEPT") or not _excepts(tokens, index):
            kept.append(token)
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and not _ends_exception(tokens, index, end):
            end += 1
        if end + 1 < len(tokens) and tokens[end].text == "," and _is_relative(tokens[end + 1]):
            # "…, which belong to the agency, …"
            commas = [place for place in range(end + 1, len(tokens)) if tokens[place].text == ","]
            end = commas[0] if commas else end
        excepted = tokens[index + 1 : end]
        nouns = nouns_of(excepted, Scope.ARTICLE)
        this = not nouns and any(each.has("THIS") for each in excepted)
        # "Everything on this site except the articles": then nothing is left for a text.
        works = [each for each in nouns if each.rank == "WORKS" and each.scope is Scope.SITE]
        last = [each for each in excepted if each.kind == "word"][-1:]
        every = any(excepted[each.index] is last[0] for each in works)
        its = any(each.rank in {"WORK", "WORKS"} and _is_its(excepted, each) for each in nouns)
        if this or every or its or any(noun.scope is Scope.ARTICLE for noun in nouns):
            return None
        index = end
    return kept


def _is_its(tokens: Sequence[Token], noun: Noun) -> bool:
    """Tell "excluding its text"."""
    return noun.determiner == "THEIRS" and tokens[noun.first].text in _ITS


def _is_relative(token: Token) -> bool:
    return token.has("PRONOUN") and not token.has("THIS")


def _clause_start(tokens: Sequence[Token]) -> int:
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].text in {",", ";", ":"} or tokens[index].kind == "mark":
            return index + 1
    return 0


def _excepts(tokens: Sequence[Token], begun: int) -> bool:
    """Tell an exception from a denial: "but not the photos", "but not under CC BY"."""
    if tokens[begun].text in {"like", "just like"} and begun and tokens[begun - 1].text != ",":
        return False
    end = begun + 1
    while end < len(tokens) and not _ends_exception(tokens, begun, end):
        end += 1
    excepted = tokens[begun + 1 : end]
    if not excepted or excepted[0].has("UNDER", "GRANT", "DENIAL"):
        return False
    if excepted[0].has("FOR") and not any(rank_of(each) for each in excepted):
        return False  # "but not for you"
    # "Except by mistake" excepts nothing that has a name.
    return any(
        each.has("THE", "THEIRS", "THIS", "OUR", "STRANGER", "PERSON", "SITE") or rank_of(each)
        for each in excepted
    )


def _ends_exception(tokens: Sequence[Token], begun: int, index: int) -> bool:
    token = tokens[index]
    if token.kind == "mark" or (token.text in _EXCEPTION_ENDS and index > begun + 1):
        return True
    return token.has("FINITE") and index > begun + 1 and not token.has("OF", "SAID")


def without_opening(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take away a purpose or a reason that a clause begins with: "To encourage sharing, …"."""
    words = [token for token in tokens[:2] if token.kind == "word"]
    comma = next((index for index, token in enumerate(tokens) if token.text == ","), 0)
    if len(words) < len(tokens[:2]) or comma < 2 or not words[0].has("OPENER"):
        return tokens
    german = words[0].text == "um" and any(each.text == "zu" for each in tokens[:comma])
    purpose = german or _is_infinitive(words[1], english=words[0].text == "to")
    if words[0].text in _TO and not purpose:
        return tokens
    opening = tokens[:comma]
    if any(each.has("CONDITION", "DENIAL", "FUTURE", "OVER", "STRANGER") for each in opening):
        return tokens
    following = tokens[comma + 1 : comma + 3]
    return tokens[comma + 1 :] if any(each.has("THIS", "OUR") for each in following) else tokens


def _is_infinitive(token: Token, *, english: bool) -> bool:
    english = english and not token.text.endswith("s")
    verb = not token.has("PERSON", "STRANGER", "THE", "THEIRS", "OUR", "THIS", "OF", "SAFE")
    verb = verb and not rank_of(token) and not token.proper
    return verb and (token.text.endswith(("ar", "er", "ir", "re")) or english)
