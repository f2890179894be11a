"""Read what a sentence says of the licences that it names: of what, and whether it grants them.

A name is read in its segment: the words since the name or the clause before it, and those that
follow. The segment must join a work and the licence, must deny, delay or limit nothing, and must
say of what it speaks. What speaks of a picture or of something else besides is read as speaking
of that: the answer that claims least.
"""

# ruff: noqa: E501 -- phrases of all languages in one row
from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from pressmark.capture.rights.folding import phrases
from pressmark.capture.rights.model import NONE, Scope
from pressmark.capture.rights.named import MARK, Kind, Name, Sentence
from pressmark.capture.rights.nouns import (
    OWN,
    WORDS,
    Noun,
    languages_of,
    nouns_of,
    subject_of,
    table,
    words_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a sentence says of one licence. `granted` is False where it denies it outright."""

    license: str
    scope: Scope
    sure: bool = True
    explicit: bool = False
    """True where the sentence itself says of what it speaks."""
    denied: bool = False
    kind: Kind = Kind.LICENSE
    reason: str = ""


class _Quoted(Enum):
    NOT = 0
    BY_SOMEBODY = 1
    ALONE = 2


_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = re.compile(r"^[وف]?(?:[بلک]?ال|لل|[بلک])")

_CLAUSES = re.compile(
    r";|\s[|•·]\s|\s-\s(?=\w+\s)"
    r"|,\s(?=(?:but|while|whereas|although|though|however|pero|mientras|aunque|mais|tandis|alors|aber|während|wohingegen|mas|"
    r"enquanto|embora|لکن|ولکن|بینما|اما|ولی|در حالی)\s)"
    r"|:\s(?=(?:it(?:'s)?|this|they|these|este|esta|es|elle|il|er|sie|ele|ela|هو|هی|آن|این)\s)"
)
_QUOTES = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|„([^“”]*)[“”]|»([^«]*)«")
_HARMLESS = re.compile(
    phrases(
        "some rights reserved|at no cost|free of charge|no charge|without charge|according to the terms|"
        "in accordance with|selon les termes|selon la licence|según los términos|segundo os termos|algunos derechos reservados|"
        "certains droits réservés|einige rechte vorbehalten|alguns direitos reservados|بعض الحقوق محفوظة|"
        "برخی حقوق محفوظ است|nicht nur|not only|no solo|non seulement|não só|if you like|to the extent possible under law"
    )
)

_DATED = re.compile(
    r"(?<!\w)(?:from|starting|beginning|as of|effective|until|desde|a partir d\w+|a compter d\w+|des le|ab|"
    r"اعتبارا من|ابتداء من|از سال|از تاریخ)\s+(?:[^\W\d_]+\.?\s+){0,3}(?:\d{1,2}\.?\s+(?:[^\W\d_]+\s+)*)?\d{4}"
)
"""A day from which, or to which, something holds: the detector reads no clock."""
_VERBAL = re.compile(r"\s*(?:[a-z]+\s+)?(?:is|was|were|are|has|had|will|does|did|means)(?!\w)")
_NAMELESS = ("NEUTRAL", "GRANT", "FINITE", "OF", "PERMITTED", "THIS", "OUR", "THE", "THEIRS")
_QUESTION = re.compile(
    r"\?\s*[\"”»)]*\s*$|^\s*¿|^\s*(?:هل|آیا|ایا)\s|^\s*(?:which|whether|welche\w*|quels?|quelles?|que licencia)\s"
)


def read_sentence(
    sentence: Sentence,
    *,
    default: Scope = Scope.ARTICLE,
    before: str = "",
    bare: bool = False,
    forced: Scope | None = None,
) -> list[Reading]:
    """Read every name in a sentence.

    `default` is what a sentence without a subject speaks of where this one stands; `before` is
    the folded sentence before it in its paragraph. `bare` says that a name alone is a statement
    here, whatever words stand about it: a caption, a link with rel=license. `forced` is the scope
    of a place that decides for itself, such as a reader's comment.
    """
    if not sentence.names:
        return []
    languages = languages_of(sentence.folded)
    text = _without_exceptions(sentence, languages)
    if text is None:
        return [
            Reading(license=NONE, scope=Scope.ARTICLE, sure=True, denied=True, reason=_EXCEPTED)
        ]
    question = _QUESTION.search(sentence.folded) is not None
    readings: list[Reading] = []
    start = 0
    previous: tuple[Scope, bool] | None = None
    names = sentence.names
    for index, name in enumerate(names):
        boundaries = [m.end() for m in _CLAUSES.finditer(text, start, name.start)]
        clause = boundaries[-1] if boundaries else start
        earlier = text[start:clause]
        following = names[index + 1].start if index + 1 < len(names) else len(text)
        ahead = text[name.end : following]
        cut = _CLAUSES.search(ahead)
        post = ahead[: cut.start()] if cut else ahead
        segment = _Segment(
            text=text,
            pre=text[clause : name.start],
            post=post,
            is_last=index + 1 == len(names) or bool(cut),
            earlier=earlier,
            languages=languages,
            default=default,
            before=before,
            bare=bare,
            quoted=_quoted(sentence.folded, name),
            forced=forced,
            after_notice=index > 0 and names[index - 1].kind is Kind.NOTICE,
        )
        reading, subject = _read_name(name, segment, previous)
        if subject is not None:
            previous = subject
        if question and reading.kind in {Kind.LICENSE, Kind.SOFTWARE, Kind.VAGUE}:
            reading = _doubt(reading, Scope.ARTICLE, "it asks")
        readings.append(reading)
        start = name.end
    return readings


_EXCEPTED = "it makes an exception of the text"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    text: str
    pre: str
    post: str
    is_last: bool
    earlier: str
    languages: tuple[str, ...]
    default: Scope
    before: str
    bare: bool
    quoted: _Quoted
    after_notice: bool
    forced: Scope | None


def _doubt(reading: Reading, scope: Scope, reason: str, *, denied: bool = False) -> Reading:
    own = reading.scope if reading.scope in OWN else scope
    return Reading(
        license=NONE,
        scope=own if reading.scope in {*OWN, Scope.NONE} else Scope.NONE,
        sure=denied,
        denied=denied and reading.scope in {*OWN, Scope.NONE},
        kind=reading.kind,
        reason=reason,
    )


def _read_name(
    name: Name, segment: _Segment, previous: tuple[Scope, bool] | None
) -> tuple[Reading, tuple[Scope, bool] | None]:
    languages = segment.languages
    pre, post = segment.pre, segment.post
    granting = table("GRANT", languages)
    nouns = nouns_of(pre, languages, segment.default)
    subject = subject_of(pre, nouns, languages)
    linked = granting.search(pre) is not None
    inherits = False
    if (
        subject is None
        and previous is not None
        and (_is_connective(pre, languages) or (segment.after_notice and linked))
    ):
        subject, inherits, linked = previous, True, True
    if subject is None and segment.earlier and _is_pronominal(pre, languages):
        subject = subject_of(
            segment.earlier, nouns_of(segment.earlier, languages, segment.default), languages
        )
    explicit = subject is not None
    reserves = name.kind in {Kind.RESERVED, Kind.STATUS}
    if subject is None and (linked or reserves or granting.match(post.lstrip(" ,:"))):
        behind = nouns_of(post, languages, segment.default)
        behind = [
            Noun(n.start, n.end, n.scope, False, n.strong, n.sure)
            if not _is_compound(post, n, behind)
            else n
            for n in behind
        ]
        if behind:
            ours = [noun for noun in behind if noun.scope in OWN] if reserves else []
            subject = subject_of(post, ours[:1] or behind, languages)
            linked = explicit = True
    if subject is None and table("WE_PUBLISH", languages).search(pre):
        subject, explicit, linked = (Scope.SITE, True), True, True
    if subject is None:
        subject = _without_noun(name, segment, linked=linked)
        if subject is not None:
            linked = True
    if name.kind in {Kind.STATUS, Kind.RESERVED, Kind.NOTICE}:
        return _status(name, subject, explicit=explicit), subject
    if subject is None:
        reason = "it does not say that the text is licensed"
        return Reading(
            license=NONE, scope=Scope.NONE, sure=False, kind=name.kind, reason=reason
        ), None
    if not linked and not explicit and not segment.bare:
        reason = "it does not say that the text is licensed"
        return Reading(
            license=NONE, scope=Scope.NONE, sure=False, kind=name.kind, reason=reason
        ), None
    scope, certain = subject
    if name.kind is Kind.SOFTWARE and (not explicit or scope is Scope.IMAGE):
        scope = Scope.OTHER
    if segment.quoted is _Quoted.BY_SOMEBODY and scope in OWN:
        scope, certain = Scope.OTHER, True
    if segment.forced is not None and scope is not Scope.IMAGE:
        scope, certain, explicit = segment.forced, True, True
    reading = Reading(
        license=name.license, scope=scope, sure=certain, explicit=explicit, kind=name.kind
    )
    if explicit and not linked and not _is_label(segment) and not segment.bare and not inherits:
        reason = "it does not say that the text is licensed"
        return _doubt(reading, Scope.NONE, reason), subject
    if explicit and scope in OWN and not inherits and _is_embedded(segment, nouns, languages):
        return _doubt(reading, scope, "it speaks of more than the licence of the text"), subject
    if segment.quoted is _Quoted.ALONE and scope in OWN:
        return _doubt(reading, Scope.NONE, "it is quoted"), subject
    return _limited(reading, name, segment), subject


def _is_embedded(segment: _Segment, nouns: list[Noun], languages: tuple[str, ...]) -> bool:
    """Tell whether a clause says more than that a work stands under a licence.

    Before the work stand only words that name nothing; between the work and the licence others
    may stand (who wrote it), but then what comes after them says that it stands under something.
    """
    own = [noun for noun in nouns if noun.scope in OWN]
    if not own:
        return bool(table("SUBORDINATE", languages).search(segment.pre))
    lead = re.split(r"[,:()]", segment.pre[: own[0].start])[-1]
    covered = [noun for noun in nouns if noun.end <= own[0].start]
    for noun in covered:
        lead = lead.replace(segment.pre[noun.start : noun.end], " ")
    if _unknown_words(lead, languages):
        return True
    between = segment.pre[own[0].end :]
    for noun in nouns:
        if noun.start > own[0].end:
            word = segment.pre[noun.start : noun.end]
            between = between.replace(word, " " * len(word))
    unknown = _unknown_words(between, languages)
    if not unknown:
        return False
    if table("SUBORDINATE", languages).search(between):
        return True
    tail = between[between.rindex(unknown[-1]) + len(unknown[-1]) :]
    return ":" not in tail and table("FINITE", languages).search(tail) is None


def _is_compound(text: str, noun: Noun, nouns: list[Noun]) -> bool:
    """Tell whether the next noun follows at once: "this article's photos"."""
    return any(
        re.fullmatch(r"(?:'s)?[\s\-]*", text[noun.end : other.start])
        for other in nouns
        if other.start >= noun.end and other is not noun
    )


def _is_connective(pre: str, languages: tuple[str, ...]) -> bool:
    """Tell whether the words between two names only join them."""
    words = set(WORDS.findall(re.sub(MARK, " ", pre)))
    joining = (
        words_of("AND", languages)
        | words_of("GRANT", languages)
        | {
            "or",
            "but",
            "not",
            "also",
            "either",
            "o",
            "ou",
            "oder",
            "sino",
            "mais",
            "sondern",
            "mas",
        }
        | {
            "أو",
            "او",
            "یا",
            "بل",
            "بلکه",
            "nor",
            "later",
            "the",
            "a",
            "an",
            "der",
            "einer",
            "la",
            "una",
        }
    )
    return words <= joining


def _is_pronominal(pre: str, languages: tuple[str, ...]) -> bool:
    return (
        re.match(rf"\s*(?:but\s+|and\s+)?(?:{table('PRONOUN', languages).pattern})", pre)
        is not None
    )


def _is_label(segment: _Segment) -> bool:
    """Tell whether a segment is a label and no sentence: "Photo: J. Roe, ", "Text "."""
    behind = _unknown_words(re.split(r"[.,;(|]", segment.post, maxsplit=1)[0], segment.languages)
    if len(behind) > 2 or (segment.languages == ("en",) and _VERBAL.match(segment.post)):
        return False
    return ":" in segment.pre or len(WORDS.findall(segment.pre)) <= 8


def _unknown_words(text: str, languages: tuple[str, ...]) -> list[str]:
    """Give the words of a segment that may name a work: those not known to name none."""
    clean = re.sub(rf"{MARK}[^,.;|]*", " ", text) if re.search(MARK, text) else text
    known = frozenset().union(*(words_of(each, languages) for each in _NAMELESS))
    return [
        word
        for word in _LETTERS.findall(clean)
        if word not in known and _PARTICLES.sub("", word) not in known
    ]


def _without_noun(name: Name, segment: _Segment, *, linked: bool) -> tuple[Scope, bool] | None:
    """Decide where no noun says of what a segment speaks: by its place, or not at all."""
    languages = segment.languages
    if _is_pronominal(segment.pre, languages) and name.kind in {Kind.LICENSE, Kind.VAGUE}:
        topic = subject_of(
            segment.before, nouns_of(segment.before, languages, segment.default), languages
        )
        if topic is not None:
            return topic
        if _unknown_words(segment.pre, languages):
            return None
    if segment.bare:
        return segment.default, True
    if name.kind is Kind.SOFTWARE and len(_unknown_words(segment.pre, languages)) <= 6:
        return Scope.OTHER, True
    unknown = _unknown_words(segment.pre, languages)
    if not unknown and (linked or len(_unknown_words(segment.post, languages)) <= 3):
        label = segment.before
        if label and len(label.split()) <= 12:
            topic = subject_of(label, nouns_of(label, languages, segment.default), languages)
            if topic is not None and topic[0] not in OWN:
                return topic
        return segment.default, True
    if name.kind in {Kind.STATUS, Kind.RESERVED, Kind.NOTICE}:
        return (segment.default, True) if len(unknown) <= 8 else None
    if unknown and table("UNDER", languages).search(segment.pre):
        return Scope.OTHER, True
    return None


def _status(name: Name, subject: tuple[Scope, bool] | None, *, explicit: bool) -> Reading:
    if subject is None:
        return Reading(license=NONE, scope=Scope.NONE, sure=False, kind=name.kind, reason="")
    return Reading(license=name.license, scope=subject[0], kind=name.kind, explicit=explicit)


def _limited(reading: Reading, name: Name, segment: _Segment) -> Reading:
    """Take back what the segment denies, delays or limits."""
    languages = segment.languages
    pre = _HARMLESS.sub(" ", segment.pre)
    post = _HARMLESS.sub(" ", segment.post) if segment.is_last else ""
    pre = table("ATTRIBUTING", languages).sub(" ", pre)
    post = table("ATTRIBUTING", languages).sub(" ", post)
    near = re.split(r",|\s(?:and|which|so|y|et|und|e|و|که)\s|\(", post, maxsplit=1)[0]
    own = reading.scope in OWN
    if table("DENIAL", languages).search(pre) or table("DENIAL", languages).search(near):
        return _doubt(reading, reading.scope, "it denies", denied=True)
    if name.license == NONE:
        reason = (
            "it names no licence"
            if name.kind is Kind.VAGUE
            else "the licence it names is not known"
        )
        return _doubt(reading, reading.scope, reason)
    if own and _DATED.search(pre):
        return _doubt(reading, reading.scope, "it speaks of what may be, not of what is")
    if table("FUTURE", languages).search(pre) or table("FUTURE", languages).search(near):
        return _doubt(reading, reading.scope, "it speaks of what may be, not of what is")
    over = table("OVER", languages)
    if over.search(pre) or over.search(post):
        return _doubt(reading, reading.scope, "it speaks of the past")
    if not own and not reading.sure and table("HEDGE", languages).search(pre):
        return _doubt(reading, Scope.NONE, "it speaks of a part only")
    if not own:
        return reading
    for name_of_table, reason in (
        ("CONDITION", "it makes a condition"),
        ("HEDGE", "it speaks of a part only"),
        ("SAYING", "it tells what somebody says"),
    ):
        limiting = table(name_of_table, languages)
        if limiting.search(pre) or limiting.search(post):
            return _doubt(reading, reading.scope, reason)
    limits = table("NONCOMMERCIAL", languages)
    if "-NC" not in reading.license and (limits.search(pre) or limits.search(post)):
        return _doubt(reading, reading.scope, "it limits the purpose, which the licence does not")
    if table("PAST", languages).search(pre):
        if not _published_once(pre, languages):
            return _doubt(reading, reading.scope, "it speaks of the past")
        return Reading(
            license=reading.license,
            scope=reading.scope,
            sure=False,
            explicit=reading.explicit,
            kind=reading.kind,
            reason="it speaks of the past",
        )
    return reading


def _published_once(pre: str, languages: tuple[str, ...]) -> bool:
    once = table("PUBLISHED_ONCE", languages)
    return once.search(pre) is not None and not table("PAST", languages).search(once.sub(" ", pre))


def _quoted(folded: str, name: Name) -> _Quoted:
    """Tell a statement in quotation marks: it is somebody else's, or nobody's."""
    for quote in _QUOTES.finditer(folded):
        if quote.start() < name.start < quote.end():
            inside = WORDS.findall(re.sub(MARK, " ", quote[0]))
            outside = WORDS.findall(folded[: quote.start()] + folded[quote.end() :])
            if len(inside) > 2:
                return _Quoted.BY_SOMEBODY if outside else _Quoted.ALONE
    return _Quoted.NOT


def _without_exceptions(sentence: Sentence, languages: tuple[str, ...]) -> str | None:
    """Blank out what is excepted, at its place; None where the text itself is."""
    text = sentence.folded

    def blank(start: int, end: int) -> None:
        nonlocal text
        text = text[:start] + " " * (end - start) + text[end:]

    noted = table("UNLESS_NOTED", languages)
    for found in noted.finditer(text):
        blank(found.start(), found.end())
    stop = re.compile(
        rf"[,;.)\-]|{MARK}|(?<!\w)(?:is|are|esta|estan|es|son|est|sont|steht|stehen|ist|sind|sao|se)(?!\w)|"
        rf"{table('GRANT', languages).pattern}"
    )
    while (begun := table("EXCEPT", languages).search(text)) is not None:
        ended = stop.search(text, begun.end() + 1)
        end = ended.start() if ended else len(text)
        excepted = text[begun.end() : end]
        for noun in nouns_of(excepted, languages, Scope.ARTICLE):
            if noun.scope is Scope.ARTICLE:
                return None
        blank(begun.start(), max(end, begun.end()))
    return text
