"""Part a folded sentence into words, and say of each which parts it can play.

Phrases of several words are one token. An Arabic or Persian word is also found behind the
particles and before the endings that are written together with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from pressmark.capture.rights import lexicon
from pressmark.capture.rights.folding import fold
from pressmark.capture.rights.named import MARK

_ELIDED = r"(?<![^\W\d_])(?:l|d|n|s|c|j|m|t|qu|jusqu|lorsqu|puisqu|quoiqu)'"
_ELISION = rf"{_ELIDED}(?=[^\W\d_])"
_TOKEN = re.compile(
    rf"(?P<mark>{MARK})|(?P<elision>{_ELISION})|(?P<word>\w*[^\W\d_]\w*(?:\.[a-z]{{2,8}})+(?!\w)|[^\W\d_]+(?:'[^\W\d_]+)*(?:(?<=s)'(?=\s))?)"
    r"|(?P<number>\d+(?:[.,/:]\d+)*)|(?P<sign>[^\w\s])"
)
_IN_LEXICON = re.compile(rf"{_ELIDED}|\*?[^\W\d_]+(?:'[^\W\d_]+)*\*?=?|\d+(?:[.,/:]\d+)*|[^\w\s=]")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]\w*")
_FIRST = re.compile(r"\W*[A-ZÀ-ÖØ-Þ]\w*\s+(?![A-ZÀ-ÖØ-Þ])")
_NOT_OF_CLAUSES = {"RESERVED"}
"""Classes that are no part of a clause: `names` looks for them."""
_ANY = "*"
_DEFINITE = ("وبال", "فبال", "وال", "فال", "بال", "کال", "ال", "ولل", "لل")
_PARTICLES = "وفبلک"
_OURS = {"نا", "مان"}
_YOURS = {"ک", "کم", "تان"}
_THEIRS = {"هم", "شان", "هایشان", "هایش", "هایی", "ای"}
_ENDINGS = (
    "هایتان", "هایشان", "هایمان", "تان", "هایش", "هایی", "های", "ها", "مان", "شان", "نا",
    "هم", "ات", "ان", "ین", "ای", "اش", "کم", "ه", "ی", "ک", "ا",
)  # fmt: skip
_ENDINGS_WITHIN = {"ت": "ه", "ا": "ی"}
"""Letters that a word's last one becomes before an ending."""
_SHORTEST = 3
"""Letters that an Arabic or Persian word keeps without its ending."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, phrase, number or sign of a folded sentence, with the classes that it is in."""

    start: int
    end: int
    text: str
    tags: frozenset[str]
    kind: str
    definite: bool = False
    """An Arabic word with its article."""
    ours: bool = False
    """With the ending for "our"."""
    yours: bool = False
    possessive: bool = False
    particle: str = ""
    """What an Arabic word is written together with: "and", "by", "for"."""
    theirs: bool = False
    """With the ending for "their", or the Persian one for "some"."""
    compound: bool = False
    """A German word known by its end alone: "Sportartikel"."""
    proper: bool = False
    """Written with a capital, where that tells something."""

    def has(self, *classes: str) -> bool:
        """Tell whether the token is in one of some classes."""
        return not self.tags.isdisjoint(classes)

    @property
    def is_known(self) -> bool:
        """True for what is in the lexicon, and for what is no word."""
        return self.kind != "word" or bool(self.tags)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrases: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    beginnings: tuple[tuple[str, frozenset[str]], ...]
    endings: tuple[tuple[str, frozenset[str]], ...]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    definite: bool = False
    ours: bool = False
    yours: bool = False
    theirs: bool = False
    possessive: bool = False
    particle: str = ""


@cache
def _lexicon(languages: tuple[str, ...]) -> _Lexicon:
    phrases: dict[tuple[str, ...], set[str]] = defaultdict(set)
    beginnings: dict[str, set[str]] = defaultdict(set)
    endings: dict[str, set[str]] = defaultdict(set)
    common: set[str] = set()
    for language in languages:
        for name, listed in lexicon.WORDS[language].items():
            for phrase in _phrases(listed, lexicon.ENDINGS[language]):
                if name in _NOT_OF_CLAUSES:
                    continue
                if name == "COMMON":
                    common.update(phrase)
                elif len(phrase) == 1 and len(phrase[0]) > 1 and phrase[0].endswith(_ANY):
                    beginnings[phrase[0][:-1]].add(name)
                elif len(phrase) == 1 and len(phrase[0]) > 1 and phrase[0].startswith(_ANY):
                    endings[phrase[0][1:]].add(name)
                else:
                    phrases[phrase].add(name)
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = defaultdict(list)
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        by_first[phrase[0]].append((phrase, frozenset(phrases[phrase])))
    return _Lexicon(
        phrases={first: tuple(each) for first, each in by_first.items()},
        beginnings=tuple((each, frozenset(tags)) for each, tags in sorted(beginnings.items())),
        endings=tuple((each, frozenset(tags)) for each, tags in sorted(endings.items())),
        common=frozenset(common),
    )


def _phrases(listed: str, endings: tuple[str, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for phrase in listed.split("|"):
        words = _IN_LEXICON.findall(fold(phrase))
        if not words:
            continue
        inflected = endings if any(word.endswith("=") for word in words) else ("",)
        found.extend(
            tuple(f"{word[:-1]}{ending}" if word.endswith("=") else word for word in words)
            for ending in inflected
        )
    return found


def _forms(word: str, *, arabic: bool = False) -> list[_Form]:
    """Give a word as written and without what may be written together with it."""
    if word.endswith(("'s", "s'")):
        return [_Form(word), _Form(word.removesuffix("'s").removesuffix("'"), possessive=True)]
    if not "\u0600" <= word[0] <= "\u06ff":
        return [_Form(word)]
    found = [_Form(word)]
    for article in _DEFINITE:
        if word.startswith(article) and len(word) > len(article) + 1:
            particle = article.replace("ال", "").strip() if article != "لل" else "ل"
            found.append(_Form(word[len(article) :], definite=True, particle=particle))
            break
    if word[0] in _PARTICLES and len(word) > _SHORTEST - 1:
        found.append(_Form(word[1:], particle=word[0]))
    for form in tuple(found):
        for ending in _ENDINGS:
            stem = form.text.removesuffix(ending)
            if stem != form.text and len(stem) >= _SHORTEST:
                ours = ending in _OURS
                cut = replace(
                    form,
                    text=stem,
                    ours=ours,
                    yours=ending in _YOURS,
                    theirs=ending in _THEIRS or (arabic and ending in {"ها", "ه"}),
                )
                found.append(cut)
                if stem[-1] in _ENDINGS_WITHIN:
                    found.append(replace(cut, text=stem[:-1] + _ENDINGS_WITHIN[stem[-1]]))
    return found


def _raw(folded: str) -> list[Token]:
    return [
        Token(found.start(), found.end(), found[0], frozenset(), _kind(found))
        for found in _TOKEN.finditer(folded)
    ]


def _kind(found: re.Match[str]) -> str:
    kind = str(found.lastgroup)
    return "word" if kind == "elision" else kind


@cache
def _vocabulary(language: str) -> frozenset[str]:
    held = _lexicon((language,))
    return frozenset(phrase[0] for each in held.phrases.values() for phrase, _ in each)


def languages_of(folded: str) -> tuple[str, ...]:
    """Tell which languages a folded sentence may be in: those that know most of its words."""
    words = [token.text for token in _raw(folded) if token.kind == "word"]
    arabic = any("\u0600" <= word[0] <= "\u06ff" for word in words)
    possible = lexicon.ARABIC if arabic else lexicon.LATIN
    counts = {}
    for language in possible:
        common = _lexicon((language,)).common
        known = _vocabulary(language)
        counts[language] = sum((word in common) + 3 * (word in known) for word in words)
    best = max(counts.values())
    return tuple(language for language, count in counts.items() if count == best)


def proper_words(text: str, languages: tuple[str, ...]) -> frozenset[str]:
    """Give the folded words that are written with a capital: in German all nouns are."""
    words = _CAPITAL.findall(text)
    first = _FIRST.match(text)
    if first is not None and "de" not in languages:
        words = words[1:]  # a sentence's first word has a capital anyway
    return frozenset(fold(word) for word in words)


def tagged(
    folded: str, languages: tuple[str, ...], proper: frozenset[str] = frozenset()
) -> list[Token]:
    """Part a folded sentence into tokens, the longest phrases first."""
    held = _lexicon(languages)
    raw = _raw(folded)
    arabic = languages == ("ar",)
    forms = [
        _forms(token.text, arabic=arabic) if token.kind == "word" else [_Form(token.text)]
        for token in raw
    ]
    found: list[Token] = []
    index = 0
    while index < len(raw):
        count, form, tags = _longest(held, raw, forms, index)
        first, last = raw[index], raw[index + count - 1]
        found.append(
            Token(
                first.start,
                last.end,
                folded[first.start : last.end] if count > 1 else first.text,
                tags,
                "word" if count > 1 else first.kind,
                definite=form.definite,
                ours=form.ours or (count == 1 and _is_ours(raw, index)),
                yours=form.yours,
                theirs=form.theirs or (count == 1 and _is_own(raw, index)),
                compound=count == 1 and bool(tags) and _is_compound(held, form.text),
                possessive=form.possessive,
                particle=form.particle,
                proper=count == 1 and (first.text in proper or "." in first.text),
            )
        )
        index += count
    return [_dated(found, index) for index in range(len(found))]


def _dated(tokens: list[Token], index: int) -> Token:
    """Tell the month of May from what may be."""
    token = tokens[index]
    beside = tokens[max(0, index - 1) : index] + tokens[index + 1 : index + 2]
    if token.text == "may" and any(each.kind == "number" for each in beside):
        return replace(token, tags=frozenset({"SAFE"}))
    return token


def _is_ours(raw: list[Token], index: int) -> bool:
    """Tell the Persian "our", which follows its noun."""
    after = raw[index + 1].text if index + 1 < len(raw) else ""
    if after == "خود":
        return any(token.text == "ما" or token.text.endswith("یم") for token in raw)
    return after in {"ما", "خودمان"}


def _is_own(raw: list[Token], index: int) -> bool:
    """Tell the Persian "its own", which follows its noun."""
    follows = index + 1 < len(raw) and raw[index + 1].text == "خود"
    return follows and not _is_ours(raw, index)


def _longest(
    held: _Lexicon, raw: list[Token], forms: list[list[_Form]], index: int
) -> tuple[int, _Form, frozenset[str]]:
    best: tuple[int, _Form, frozenset[str]] = (0, forms[index][0], frozenset())
    for form in forms[index]:
        for phrase, tags in held.phrases.get(form.text, ()):
            if len(phrase) > best[0] and _follows(phrase, raw, forms, index):
                best = (len(phrase), form, tags)
                break
    if best[0]:
        return best
    if raw[index].kind == "word":
        for form in forms[index]:
            for beginning, tags in held.beginnings:
                if form.text.startswith(beginning):
                    return 1, form, tags
        for form in forms[index]:
            tags = frozenset().union(
                *(tags for ending, tags in held.endings if form.text.endswith(ending))
            )
            if tags:
                return 1, form, tags
    return 1, forms[index][0], frozenset()


def _is_compound(held: _Lexicon, word: str) -> bool:
    return word not in held.phrases and any(word.endswith(ending) for ending, _ in held.endings)


def _follows(
    phrase: tuple[str, ...], raw: list[Token], forms: list[list[_Form]], index: int
) -> bool:
    if index + len(phrase) > len(raw):
        return False
    for offset, word in enumerate(phrase[1:], start=1):
        token = raw[index + offset]
        if word == _ANY:
            if token.kind != "word":
                return False
        elif all(form.text != word for form in forms[index + offset]):
            return False
    return True
