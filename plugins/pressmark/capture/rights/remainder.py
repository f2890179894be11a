"""What is left of a clause when all that is known to do no harm is taken away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.nouns import OWN, is_arabic
from pressmark.capture.rights.phrases import (
    asks_for_credit,
    is_alternative,
    is_done_by,
    is_for_some,
    is_hearsay,
    leads_home,
    may_be_a_name,
    opens_tail,
    opens_topic,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.capture.rights.nouns import Noun
    from pressmark.capture.rights.tokens import Token

_HARMLESS = (
    "SAFE", "GRANT", "LINK", "UNDER", "FINITE", "LICENCE", "PERSON", "USE", "THIS", "OUR", "THE",
    "THEIRS", "OF", "AND", "BY", "PRONOUN", "WE", "SAID", "ATTRIBUTING", "UNLESS", "WIDE",
    "PLAIN", "NONCOMMERCIAL", "VERBATIM",
)  # fmt: skip
_UNKNOWN = "it speaks of more than the licence of the text"
_VETOES = (
    ("FUTURE", "it speaks of what may be, not of what is"),
    ("CONDITION", "it makes a condition"),
    ("HEDGE", "it speaks of a part only"),
    ("SAYING", "it tells what somebody says"),
    ("ABOUT", "it tells of a licence"),
    ("PAST", "it speaks of the past"),
    ("DENIAL", "it denies"),
    ("SUBORDINATE", _UNKNOWN),
)
_ENDS_ADJECTIVES = (
    "OF",
    "BY",
    "FINITE",
    "LINK",
    "UNDER",
    "GRANT",
    "USE",
    "MAY",
    "THIS",
    "AND",
    "WE",
)
_LONGEST_NAME = 8
_NAME = 3
_IN = {"in", "en", "em", "im", "on", "le", "el", "am", "at", "fi", "در", "فی"}


@dataclass(frozen=True, slots=True)
class Remainder:
    """The words of a clause that are not explained, why they leave doubt, and its past tense."""

    words: tuple[Token, ...] = ()
    unknown: tuple[Token, ...] = ()
    reason: str = ""
    once: bool = False

    @property
    def vetoed(self) -> bool:
        """True where a word limits; False where words are only not known."""
        return self.reason not in {"", _UNKNOWN}


@dataclass(slots=True)
class _Walk:
    """Walks through a clause; `slot` counts the unknown words that a name or topic may have."""

    subject: Noun | None
    behind: bool
    uses: bool
    may: bool
    dated: bool
    """True where a day is named, not a month alone."""
    left: list[Token] = field(default_factory=list)
    unknown: list[Token] = field(default_factory=list)
    slot: int = 0
    proper: bool = False
    """True where only words with a capital count as a name."""
    once: bool = False
    verb: bool = False
    """True behind the verb that says what is granted: no topic follows."""

    @property
    def is_of_one(self) -> bool:
        """True where the clause speaks of this one text, whose topic may be named."""
        return (
            self.subject is not None
            and self.subject.determiner == "THIS"
            and self.subject.rank != "SITE"
        )

    def leave(self, token: Token) -> None:
        self.left.append(token)
        if not token.tags:
            self.unknown.append(token)

    def open(self, *, proper: bool) -> None:
        self.slot, self.proper = _LONGEST_NAME, proper

    def takes(self, token: Token) -> bool:
        """Take an unknown word for a part of a name, if one may stand here."""
        if not self.slot or (self.proper and not token.proper):
            return False
        self.slot -= 1
        return True


def remainder_of(
    tokens: Sequence[Token],
    nouns: Sequence[Noun],
    subject: Noun | None,
    *,
    behind: bool = False,
    uses: bool = False,
) -> Remainder:
    """Take away what is known to do no harm, and say why the rest leaves doubt.

    `subject` is the noun that the clause speaks of; `behind` is True for what follows a name;
    `uses` where the whole clause has a word such as "copy" or "share".
    """
    walk = _Walk(
        subject,
        behind,
        uses,
        may=any(token.has("MAY") for token in tokens),
        dated=any(token.kind == "number" for token in tokens),
    )
    words = [token for token in tokens if token.kind == "word"]
    if walk.is_of_one and not behind and words and may_be_a_name(words[0]):
        walk.open(proper=True)  # "Jane Roe has released this article"
        walk.slot = _NAME
    elif walk.is_of_one and not behind and len(words) > 1 and is_arabic(words[0]):
        walk.slot = _NAME if words[0].has("GRANT", "ONCE") and not words[1].tags else 0
    by_index = {noun.index: noun for noun in nouns}
    adjectives = _adjectives(tokens, nouns, subject)
    of_site = not behind and subject is not None and subject.scope is Scope.SITE
    lead = _name_before(tokens) if of_site else 0
    for index, token in enumerate(tokens):
        if index < lead:
            continue
        if behind and asks_for_credit(tokens, index):
            break
        if behind and (token.has("ATTRIBUTING") or opens_tail(tokens, index)):
            if any(asks_for_credit(tokens, each) for each in range(index, len(tokens))):
                break
            limits = _limits_in(tokens[index:])
            walk.left.extend(limits if not token.has("ATTRIBUTING") else ())
            break
        if token.kind != "word":
            _sign(walk, tokens, index, by_index)
            continue
        if token.has("FOR") and is_for_some(tokens, index, behind=behind):
            walk.leave(token)
            continue
        if behind and is_alternative(tokens, index):
            walk.leave(token)
            continue
        if _is_another_this(walk, token, index, nouns):
            walk.leave(token)
            continue
        if is_done_by(tokens, index):
            walk.once = walk.once or token.has("PAST")
            continue  # "conducted by", "was conducted by"
        _open_slot(walk, tokens, index)
        if walk.is_of_one and token.text == "را" and index > 0 and index - 1 in by_index:
            walk.open(proper=False)  # "این گزارش را … نوشته": who made it
        walk.once = walk.once or token.has("ONCE")
        if is_hearsay(tokens, index):
            walk.leave(token)
            continue
        _weigh(walk, token, by_index.get(index), adjectives.get(index))
    reason = next(
        (why for name, why in _VETOES if any(token.has(name) for token in walk.left)),
        _UNKNOWN if walk.left else "",
    )
    return Remainder(tuple(walk.left), tuple(walk.unknown), reason, walk.once)


def _name_before(tokens: Sequence[Token]) -> int:
    """Count the words of "Harbour Post – Unless otherwise noted, content on this site is …".

    What stands between dash and comma was taken out before.
    """
    for index, token in enumerate(tokens[: _NAME + 2]):
        if token.text == "-":
            return index if index + 1 < len(tokens) and tokens[index + 1].text == "," else 0
        if not token.tags <= {"SAFE", "THE"}:
            return 0
    return 0


def _limits_in(tail: Sequence[Token]) -> list[Token]:
    """Give what takes something back in a clause that says what a licence allows.

    "…, which does not permit commercial use" says what the licence says, "…, which is not true"
    does not.
    """
    uses = any(token.has("USE", "NONCOMMERCIAL", "VERBATIM") for token in tail)
    limiting = ("CONDITION", "OVER", "HEDGE", "EXCEPT") + (() if uses else ("DENIAL",))
    return [token for token in tail if token.has(*limiting)]


def _adjectives(
    tokens: Sequence[Token], nouns: Sequence[Noun], subject: Noun | None
) -> dict[int, bool]:
    """Say of the words that describe what is spoken of whether they do no harm.

    "This short article" is this article; "all short articles" are not all.
    """
    found: dict[int, bool] = {}
    for noun in nouns:
        if noun.scope in OWN and noun.determiner == "THIS" and noun.rank != "SITE":
            found.update(dict.fromkeys(range(noun.first + 1, noun.index), True))
    if subject is None or subject.scope not in OWN or subject.determiner == "THIS":
        return found
    if subject.rank == "WORK" and subject.scope is Scope.ARTICLE:
        return found
    places = list(range(subject.first + 1, subject.index))
    if subject.first == subject.index and not is_arabic(tokens[subject.index]):
        for index in range(subject.index - 1, max(-1, subject.index - 3), -1):
            if tokens[index].kind != "word" or tokens[index].has(*_ENDS_ADJECTIVES):
                break
            places.append(index)
    for index in range(subject.index + 1, len(tokens)):
        if tokens[index].kind != "word" or tokens[index].has(*_ENDS_ADJECTIVES):
            break
        places.append(index)
    for index in places:
        token = tokens[index]
        before = index < subject.index
        fine = token.has("PLAIN", "THE", "OUR", "THEIRS", "SITE") or (
            not before and token.has("PRONOUN", "MAY", "ADVERB")
        )
        if before and token.has("SITE"):
            found[index] = True  # "journal content"
        elif not fine and (before or token.has("SAFE")):
            found[index] = False
    return found


def _open_slot(walk: _Walk, tokens: Sequence[Token], index: int) -> None:
    """Open a place for a name or a topic: "by Jane Roe", "this article on the harbour"."""
    token = tokens[index]
    subject = walk.subject
    if token.has("FINITE") and not token.has("BY"):
        walk.slot = 0
        walk.verb = walk.verb or (subject is not None and index > subject.index)
        return
    after = subject is not None and index > subject.index
    if walk.is_of_one and after and not walk.verb and opens_topic(tokens, index, subject):
        if not token.has("FINITE", "UNDER", "SAID", "GRANT"):
            walk.open(proper=False)
    elif token.has("BY") or (token.has("ONCE") and " " in token.text):
        latin = not is_arabic(token)
        one = subject is not None and (subject.rank == "WORK" or subject.determiner == "THIS")
        if subject is None or one or index < subject.first:
            walk.open(proper=latin)
        elif after and tokens[subject.index].has("CONTENT") and latin:
            walk.open(proper=True)
    elif (
        after and subject is not None and subject.scope is Scope.SITE and leads_home(tokens, index)
    ):
        walk.open(proper=True)  # "all content on example.org"
    elif is_arabic(token) and token.has("SITE") and after:
        walk.open(proper=False)  # "محتوای خبرگزاری …": the name of an outlet


def _weigh(walk: _Walk, token: Token, noun: Noun | None, adjective: bool | None) -> None:
    """Leave a word, if it is not explained."""
    if adjective is False and noun is None:
        explained = walk.takes(token)
    elif token.has("STRANGER") and not walk.may and not walk.is_of_one:
        explained = False
    elif token.has("MONTH"):
        explained = walk.dated
    elif token.has("MAY"):
        # "May be licensed" grants nothing; "... is free" behind a name says that it is.
        explained = walk.uses or (walk.behind and is_arabic(token))
    elif (
        (_is_vetoed(token) and not adjective) or _is_of_some(walk, noun) or _is_stranger(walk, noun)
    ):
        explained = False
    elif noun is not None or adjective or token.has(*_HARMLESS, "ONCE"):
        explained = True
    else:
        explained = walk.takes(token)
    if not explained:
        walk.leave(token)


def _is_vetoed(token: Token) -> bool:
    """Tell a word that limits; a relative pronoun does so only where it is no article."""
    vetoes = {name for name, _ in _VETOES if token.has(name)}
    if token.has("ONCE"):
        vetoes.discard("PAST")
    if vetoes <= {"SUBORDINATE"} or vetoes == {"SAYING"}:
        return bool(vetoes) and not token.has("PRONOUN", "THE", "SAFE")
    return True


def _is_stranger(walk: _Walk, noun: Noun | None) -> bool:
    """Tell a noun behind a name that is not ours: "CC BY 4.0, photos"."""
    if not walk.behind or noun is None or noun.scope in OWN:
        return False
    if noun.determiner == "THIS" and noun.rank in {"IMAGE", "OTHER"}:
        return True  # "…, who has waived all rights to this software"
    if noun.governed:
        return False
    return not (noun.rank in {"WORK", "WORKS"} and walk.uses and walk.may)


def _is_of_some(walk: _Walk, noun: Noun | None) -> bool:
    """Tell "all articles with this logo": not all articles are meant."""
    subject = walk.subject
    if subject is None or walk.is_of_one or subject.rank not in {"WORKS", "SITE"}:
        return False
    return noun is not None and noun.governed and noun.rank in {"IMAGE", "OTHER"}


def _is_another_this(walk: _Walk, token: Token, index: int, nouns: Sequence[Noun]) -> bool:
    """Tell "all texts under this link" from "all texts on this site"."""
    subject = walk.subject
    if subject is None or subject.rank == "WORK" or walk.is_of_one or index < subject.index:
        return False
    if not token.has("THIS"):
        return False
    return not token.has("FINITE") and all(noun.first != index for noun in nouns)


def _sign(walk: _Walk, tokens: Sequence[Token], index: int, nouns: dict[int, Noun]) -> None:
    token = tokens[index]
    if token.text in {".", "-", "/", "&", "'"}:
        return
    if token.kind == "number":
        subject = walk.subject
        of = index > 0 and tokens[index - 1].has("OF", "BY")
        in_ = index > 0 and tokens[index - 1].text in _IN
        if subject is not None and index > subject.index and not walk.is_of_one and of:
            walk.leave(token)  # "all articles of 2015"
        elif walk.behind and of and not in_:
            walk.leave(token)  # "… through 2025"
        return
    if index > 0 and tokens[index - 1].has("BY"):
        return  # "to the extent possible under law, Jane Roe has waived"
    labelled = index > 0 and (index - 1 in nouns or tokens[index - 1].has("PERSON"))
    walk.slot, walk.proper = 0, False
    if labelled and token.text in ({","} if walk.behind else {":"}):
        walk.open(proper=False)
