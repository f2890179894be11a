"""Part a sentence that names licences into clauses, one for each name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.capture.rights.exceptions import without_opening
from pressmark.capture.rights.links import only_joins
from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.named import Kind
from pressmark.capture.rights.nouns import rank_of
from pressmark.capture.rights.scopes import nouns_of
from pressmark.capture.rights.tokens import Token, languages_of, proper_words, tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.named import Name, Sentence

_FOREIGN = {"IMAGE", "OTHER"}
_ENDS = {";", "|", "•", "·"}
_QUOTES = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|„([^“”]*)[“”]|»([^«]*)«|‘([^’]*)’")
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = 5
_MORE_THAN_A_TITLE = 1
_IT = {"it", "they", "er", "sie", "es", "il", "elle", "ils", "elles", "ele", "ela", "eles", "elas"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words about one name: those before it, those behind it, and the rest of the sentence."""

    name: Name
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    earlier: tuple[Token, ...]
    """Clauses before, since the last name."""
    later: tuple[Token, ...]
    """Clauses behind, to the end, if no other name follows."""
    follows: Name | None
    """The name before it in the sentence."""
    is_last: bool
    quoted: str
    """"" or what stands outside of the quotation marks, `words` or `nothing`; `name` where they
    hold the name alone."""


def clauses_of(sentence: Sentence, tokens: Sequence[Token]) -> list[Clause]:
    """Give the clause of each name. A clause begins behind the name before it."""
    places = [index for index, token in enumerate(tokens) if token.kind == "mark"]
    found = []
    start = 0
    for number, place in enumerate(places):
        ends = _boundaries(tokens, start, place)
        begin = ends[-1] if ends else start
        if number and sentence.names[number - 1].kind is Kind.NOTICE and begin == start:
            begin = _behind_holder(tokens, start, place)
        stop = places[number + 1] if number + 1 < len(places) else len(tokens)
        cut = next(iter(_boundaries(tokens, place + 1, stop, behind=True)), stop)
        if cut < stop and tokens[cut - 1].has("CLAUSE"):
            cut -= 1
        last = number
        while (
            cut == stop and last + 1 < len(places) and only_joins(tokens[places[last] + 1 : stop])
        ):
            # "CC BY 4.0 and CC BY-SA 4.0 are …": what follows is said of both.
            last += 1
            stop = places[last + 1] if last + 1 < len(places) else len(tokens)
            cut = next(iter(_boundaries(tokens, places[last] + 1, stop)), stop)
        is_last = last + 1 == len(places)
        found.append(
            Clause(
                name=sentence.names[number],
                before=tuple(without_opening(tokens[begin:place])),
                after=tuple(tokens[places[last] + 1 : cut]),
                earlier=tuple(tokens[start:begin]),
                later=tuple(tokens[cut:]) if is_last else (),
                follows=sentence.names[number - 1] if number else None,
                is_last=is_last or cut < stop,
                quoted=_quoted(sentence.folded, sentence.names[number]),
            )
        )
        start = _behind_bracket(tokens, place + 1)
    return found


def _behind_holder(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Give where the name of a copyright's holder ends."""
    for index in range(start, stop):
        token = tokens[index]
        if token.text in {",", ";", ":", "|", "("} or token.has("GRANT", "UNDER", "AND", "LICENCE"):
            return index
    return start


def _behind_bracket(tokens: Sequence[Token], start: int) -> int:
    """Give where the next clause begins: a bracket right behind a name belongs to that name."""
    if start >= len(tokens) or tokens[start].text != "(":
        return start
    for index in range(start + 1, min(start + 8, len(tokens))):
        if tokens[index].kind == "mark":
            return start
        if tokens[index].text == ")":
            return index + 1
    return start


def _boundaries(
    tokens: Sequence[Token], start: int, stop: int, *, behind: bool = False
) -> list[int]:
    """Give where clauses begin between two places."""
    found = []
    for index in range(start, stop):
        token = tokens[index]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if behind and token.text == "," and _begins_with_another(tokens, index + 1, stop):
            found.append(index + 1)  # "text: CC BY 4.0, photos: …"
        elif behind and token.has("AND") and _is_of_others(tokens, index + 1, stop):
            found.append(index + 1)  # "… CC BY 4.0 and the photos are not"
        elif token.text in _ENDS:
            found.append(index + 1)
        elif token.text == "," and _is_told_of(tokens, index + 1, stop):
            found.append(index + 1)  # "go ahead, it is …"
        elif token.has("CLAUSE") and (before is None or before.text in {",", "."}):
            found.append(index + 1)
        elif token.text == ":" and after is not None and before is not None:
            nouns = nouns_of(tokens[start:index], Scope.ARTICLE)
            words = [each for each in tokens[start:index] if each.kind == "word"]
            about = len(words) <= _LABEL and any(each.has("LICENCE") for each in words)
            label = bool(nouns) or about or before.has("PERSON")
            if after.has("PRONOUN", "THIS", "OUR") or not label:
                found.append(index + 1)
        elif token.text == "(" and _holds_its_own(tokens, index + 1, stop):
            found.append(index + 1)
        elif token.text == "-" and before is not None and after is not None:
            spaced = before.end < token.start and token.end < after.start
            if spaced and not after.text[0].isdigit() and after.kind == "word":
                found.append(index + 1)
    return found


def _begins_with_another(tokens: Sequence[Token], start: int, stop: int) -> bool:
    following = tokens[start : min(start + 2, stop)]
    if len(following) > 1 and following[0].has("THE"):
        following = following[1:]
    return bool(following) and rank_of(following[0]) in _FOREIGN


def _is_of_others(tokens: Sequence[Token], start: int, stop: int) -> bool:
    following = tokens[start : min(start + 8, stop)]
    foreign = any(rank_of(token) in _FOREIGN for token in following[:2])
    return foreign and any(token.has("FINITE", "GRANT") for token in following[1:])


def _is_told_of(tokens: Sequence[Token], start: int, stop: int) -> bool:
    following = tokens[start : min(start + 2, stop)]
    return len(following) > 1 and following[0].text in _IT and following[1].has("FINITE")


def _holds_its_own(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether an open bracket says itself of what it speaks: "(photo: …"."""
    inside = tokens[start:stop]
    if any(token.text == ")" for token in inside):
        return False
    return any(rank_of(token) in {"IMAGE", "OTHER", "WORK"} for token in inside)


def read_tokens(sentence: Sentence) -> tuple[list[Token], tuple[str, ...]]:
    """Give the tokens of a sentence, one for each name, and its possible languages."""
    languages = languages_of(sentence.folded)
    proper = proper_words(sentence.text, languages)
    tokens = tagged(sentence.folded, languages, proper)
    for name in sentence.names:
        inside = [each for each in tokens if each.start >= name.start and each.end <= name.end]
        place = tokens.index(inside[0])
        one = Token(name.start, name.end, inside[0].text, frozenset(), "mark")
        tokens[place : place + len(inside)] = [one]
    return tokens, languages


def _quoted(folded: str, name: Name) -> str:
    """Tell a statement in quotation marks: it is somebody else's, or nobody's."""
    for quote in _QUOTES.finditer(folded):
        if quote.start() < name.start < quote.end():
            outside = folded[: quote.start()] + folded[quote.end() :]
            words = len(_WORDS.findall(quote[0]))
            if words > _MORE_THAN_A_TITLE:
                return "words" if _WORDS.search(outside) else "nothing"
            if not words:
                return "name"
    return ""
