"""Read what a sentence says of the licences that it names: of what, and whether it grants them.

A name is read in its segment: the words since the name or the clause before it, and those that
follow. The segment must join a work and the licence, must deny, delay or limit nothing, and must
say of what it speaks. What speaks of a picture or of something else besides is read as speaking
of that: the answer that claims least.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pressmark.capture.rights import vocabulary
from pressmark.capture.rights.folding import fold, phrases
from pressmark.capture.rights.model import NONE, Scope
from pressmark.capture.rights.names import Kind, Name, Sentence

OWN = (Scope.ARTICLE, Scope.SITE)


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


@dataclass(frozen=True, slots=True)
class _Noun:
    start: int
    end: int
    scope: Scope
    governed: bool
    strong: bool = False
    sure: bool = True


_STRONG = re.compile(
    phrases(
        "wikipedia|wikipédia|wikinews|wikidata|wiktionary|openstreetmap|ويكيبيديا|ویکی‌پدیا|ویکی پدیا"
    )
)
_GENERIC = re.compile(
    phrases(
        "work|page|web page|webpage|content|material|publication|obra|página|contenido|œuvre|oeuvre|page|contenu|"
        "werk|seite|inhalt|trabalho|conteúdo|مصنف|عمل|صفحة|محتوى|اثر|صفحه|محتوا"
    )
)
_CONTENT = re.compile(
    phrases(
        "content|contents|contenido|contenidos|contenu|contenus|inhalt|inhalte|inhalten|conteúdo|conteúdos|محتوى|محتويات*|محتوا|محتوای|محتویات|مطالب"
    )
)
_SELF = {
    "en": "site|website|web site|blog|portal",
    "es": "sitio|sitio web|web|blog|portal|página web|página",
    "fr": "site|site web|site internet|blog|blogue|portail",
    "de": "website|webseite|seite|blog|portal|internetseite|homepage|seiten",
    "pt": "site|sítio|website|blog|blogue|portal|página web",
    "ar": "موقع|مدونة|بوابة",
    "fa": "سایت|وب‌سایت|وب سایت|تارنما|وبلاگ|پایگاه",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = re.compile(r"^[وف]?(?:[بلک]?ال|لل|[بلک])")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MARK = "[\ue000-\uf8ff]"
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
_RELATIVE = re.compile(
    r",?\s*(?:which|that|who|que|qui|der|die|das|الذی|التی|که|lequel|cuyo)\s|,?\s*(?:licen[sc]ed|published|released|distributed|"
    r"shared|available|made|publicad\w+|licenciad\w+|publie\w*|diffuse\w*|veroffentlicht\w*|lizenziert\w*|المنشور\w*|المرخص\w*)\s"
)
_DATED = re.compile(
    r"(?<!\w)(?:from|starting|beginning|as of|effective|until|desde|a partir d\w+|a compter d\w+|des le|ab|"
    r"اعتبارا من|ابتداء من|از سال|از تاریخ)\s+(?:[^\W\d_]+\.?\s+){0,3}(?:\d{1,2}\.?\s+(?:[^\W\d_]+\s+)*)?\d{4}"
)
"""A day from which, or to which, something holds: the detector reads no clock."""
_VERBAL = re.compile(r"\s*(?:[a-z]+\s+)?(?:is|was|were|are|has|had|will|does|did|means)(?!\w)")
_NAMELESS = ("NEUTRAL", "GRANT", "OF", "PERMITTED", "THIS", "OUR", "THE", "THEIRS")
_QUESTION = re.compile(
    r"\?\s*[\"”»)]*\s*$|^\s*¿|^\s*(?:هل|آیا|ایا)\s|^\s*(?:which|whether|welche\w*|quels?|quelles?|que licencia)\s"
)


@cache
def _table(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    table: dict[str, str] = _SELF if name == "_SELF" else getattr(vocabulary, name)
    listed = "|".join(filter(None, (table[language] for language in languages)))
    return re.compile(phrases(listed) if listed else r"(?!)")


@cache
def _set(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    table: dict[str, str] = getattr(vocabulary, name)
    return frozenset(
        word for language in languages for word in re.findall(r"[^\W\d_]+", fold(table[language]))
    )


@cache
def _common() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((language, _set("COMMON", (language,))) for language in vocabulary.LANGUAGES)


def languages_of(folded: str) -> tuple[str, ...]:
    """Tell which languages a folded sentence may be in: those whose small words it has most of."""
    words = _WORDS.findall(folded)
    arabic = any("\u0600" <= word[0] <= "\u06ff" for word in words)
    possible = ("ar", "fa") if arabic else ("en", "es", "fr", "de", "pt")
    counts = {
        language: sum(word in known for word in words)
        for language, known in _common()
        if language in possible
    }
    best = max(counts.values())
    return tuple(language for language, count in counts.items() if count == best)


def _script(languages: tuple[str, ...]) -> tuple[str, ...]:
    return ("ar", "fa") if languages[0] in {"ar", "fa"} else ("en", "es", "fr", "de", "pt")


# --- nouns


def _nouns(text: str, languages: tuple[str, ...], default: Scope) -> list[_Noun]:
    """Find what a stretch of a folded sentence speaks of, in order."""
    script = _script(languages)
    found: list[tuple[int, int, str]] = []
    for rank in ("OTHERS", "IMAGES", "WORKS_PLURAL", "SITES", "WORKS"):
        found.extend((m.start(), m.end(), rank) for m in _table(rank, script).finditer(text))
    order = {"OTHERS": 0, "IMAGES": 1, "WORKS_PLURAL": 2, "SITES": 3, "WORKS": 4}
    found.sort(key=lambda each: (each[0], -each[1], order[each[2]]))
    nouns: list[_Noun] = []
    end = 0
    spans: list[tuple[int, int, str]] = []
    for start, stop, rank in found:
        if start >= end:
            spans.append((start, stop, rank))
            end = stop
    for index, (start, stop, rank) in enumerate(spans):
        compounded = index > 0 and not text[spans[index - 1][1] : start].strip(" '-s")
        from_start = spans[index - 1][0] if compounded else start
        scope, sure = _scope(text, from_start, start, stop, rank, languages, script, default)
        governed = _is_governed(text[spans[index - 1][1] if index else 0 : start], languages)
        if index:
            between = text[spans[index - 1][1] : start]
            if re.fullmatch(r"(?:'s)?[\s\-]*", between) and script[0] == "en":
                # "this article's images", "website code": the last noun is what is meant.
                nouns[-1] = _Noun(
                    nouns[-1].start, nouns[-1].end, nouns[-1].scope, True, nouns[-1].strong
                )
            elif re.fullmatch(_determiners(languages, ("ar", "fa", "de")), between):
                # "صور هذا المقال", "Bilder dieses Artikels": the first one is.
                governed = True
        strong = _STRONG.fullmatch(text[start:stop]) is not None
        nouns.append(_Noun(start, stop, scope, governed, strong, sure))
    return nouns


@cache
def _determiners(languages: tuple[str, ...], among: tuple[str, ...]) -> str:
    of_these = tuple(each for each in languages if each in among)
    if not of_these:
        return r"(?!)"
    extra = r"|(?<!\w)(?:des|der|unserer|unseres|dieser|dieses)(?!\w)" if "de" in of_these else ""
    return rf"\s*(?:(?:{_table('THIS', of_these).pattern}{extra})\s*)?"


@cache
def _before(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_table(name, languages).pattern}\s*(?:[^\W\d_]+\s+){{0,2}}$")


@cache
def _directly_before(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_table(name, languages).pattern}\s*$")


def _is_governed(before: str, languages: tuple[str, ...]) -> bool:
    """Tell whether a preposition stands before a noun, and no other noun between them."""
    determiner = "|".join(
        filter(None, (_table(each, languages).pattern for each in ("THIS", "OUR", "THE", "THEIRS")))
    )
    return (
        re.search(
            rf"{_table('OF', languages).pattern}\s*(?:(?:{determiner})\s*)*(?:[^\W\d_]+\s+){{0,2}}$",
            before,
        )
        is not None
    )


def _scope(
    text: str,
    from_start: int,
    start: int,
    stop: int,
    rank: str,
    languages: tuple[str, ...],
    script: tuple[str, ...],
    default: Scope,
) -> tuple[Scope, bool]:
    """Say what a noun stands for where it is, and whether that is certain."""
    before, after = text[:from_start], text[stop:]
    noun = text[start:stop]
    if rank == "IMAGES":
        return Scope.IMAGE, True
    if rank == "OTHERS":
        return Scope.OTHER, True
    this = _directly_before("THIS", languages).search(before) is not None
    this = this or (
        re.search(r"(?:^|\s)(?:entire|whole|original|blog|news)\s*$", before) is not None
        and _before("THIS", languages).search(before) is not None
    )
    our = _before("OUR", languages).search(before) is not None
    theirs = _directly_before("THEIRS", languages).search(before) is not None
    ours_behind = re.match(r"\s*(?:ما)(?!\w)", after) is not None or (
        script[0] == "ar" and noun.endswith("نا")
    )
    if rank == "SITES":
        self_named = _table("_SELF", script).fullmatch(noun) is not None
        definite = _directly_before("THE", languages).search(before) or noun.startswith("ال")
        if this or our or ours_behind or (self_named and (definite or not theirs)):
            return Scope.SITE, True
        return Scope.OTHER, True
    of = _table("OF", languages).pattern
    this_or_our = rf"(?:{_table('THIS', languages).pattern}|{_table('OUR', languages).pattern}|{_table('THE', languages).pattern})"
    site = _table("SITES", script).pattern
    work = _table("WORKS", script).pattern
    contracted = r"(?:(?<!\w)(?:deste|desta|neste|nesta|dieser|dieses|del|do|da|des|du|der)(?!\w))"
    join = rf"\s*(?:(?:{of})\s*)?(?:{this_or_our}|{contracted})?\s*(?:[^\W\d_]+\s+)?"
    if (
        re.match(rf"{join}(?:{site})", after)
        and not re.match(rf"\s*(?:{_MARK})", after)
        and rank == "WORKS_PLURAL"
    ):
        joined = re.match(rf"{join}(?:{site})", after)
        if (
            joined
            and not _directly_before("THEIRS", languages).search(joined[0])
            and len(joined[0]) < 60
        ):
            return Scope.SITE, True
    this_only = rf"\s*(?:(?:{of})\s*)?(?:{_table('THIS', languages).pattern}|{contracted})\s*"
    if re.match(rf"{this_only}(?:{site})", after) and not re.match(
        rf"{this_only}(?:{work})", after
    ):
        return Scope.SITE, True
    if re.match(rf"{this_only}(?:{work})", after):
        return (Scope.ARTICLE, True) if not theirs else (Scope.OTHER, True)
    immediate = (
        re.match(rf"\s*(?:$|:|{_MARK}|{_table('GRANT', languages).pattern})", after) is not None
    )
    if rank == "WORKS_PLURAL" and not (this and _table("WORKS", script).fullmatch(noun)):
        if theirs:
            return Scope.OTHER, True
        if our or ours_behind or re.match(r"\s*(?:that\s+)?we\s", after):
            return Scope.SITE, True
        content = _CONTENT.fullmatch(noun) is not None
        if content and re.match(r"\s*:", after):
            return (default if default in OWN else Scope.SITE), True
        if immediate or (content and re.match(r"\s*(?:by|of|de|von|da|do)\s", after)):
            return Scope.SITE, True
        return Scope.OTHER, False
    if this:
        # At the foot of a site "this work" is the site.
        return (default if default in OWN and _GENERIC.fullmatch(noun) else Scope.ARTICLE), True
    if theirs:
        return Scope.OTHER, True
    if our or ours_behind:
        return Scope.SITE, True
    if re.match(r"\s*:", after):
        return Scope.ARTICLE, True
    definite = (
        _directly_before("THE", languages).search(before) is not None
        or re.match(r"[وف]?[بلک]?(?:ال|لل)", noun) is not None
    )
    reported = _table("REPORTED_WORKS", script).fullmatch(noun) is not None
    if immediate and definite and not reported:
        return Scope.ARTICLE, False
    if immediate and not definite and not _WORDS.search(before):
        return (default if default in OWN else Scope.ARTICLE), False
    return Scope.OTHER, True


def _subject(
    text: str, nouns: list[_Noun], languages: tuple[str, ...]
) -> tuple[Scope, bool] | None:
    """Decide of what a segment speaks by its nouns, claiming least; None where there are none."""
    if not nouns:
        return None
    heads = [noun for noun in nouns if not noun.governed or noun.strong] or nouns[:1]
    last = nouns[-1]
    if last not in heads and _RELATIVE.match(text[last.end :]):
        heads = [*heads, last]
    own = [noun for noun in heads if noun.scope in OWN]
    strangers = [
        noun
        for noun in heads
        if noun.scope not in OWN and not _is_joined(text, noun, heads, languages)
    ]
    if strangers:
        return strangers[0].scope, strangers[0].sure
    if own:
        return own[0].scope, own[0].sure
    return heads[0].scope, True


def _is_joined(text: str, noun: _Noun, heads: list[_Noun], languages: tuple[str, ...]) -> bool:
    """Tell whether a noun only goes along with one of ours: "this article and its pictures"."""
    determiner = "|".join(
        filter(
            None,
            (_table(each, languages).pattern for each in ("THIS", "OUR", "THE", "THEIRS", "OF")),
        )
    )
    for own in heads:
        if own.scope not in OWN:
            continue
        first, second = sorted((own, noun), key=lambda each: each.start)
        between = text[first.end : second.start]
        if re.fullmatch(
            rf"[\s,]*(?:{_table('AND', languages).pattern}|(?<!\w)و)\s*(?:(?:{determiner})\s*)*(?:[^\W\d_]+\s+)?",
            between,
        ):
            return True
    return False


# --- sentences


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
    granting = _table("GRANT", languages)
    nouns = _nouns(pre, languages, segment.default)
    subject = _subject(pre, nouns, languages)
    linked = granting.search(pre) is not None
    inherits = False
    if (
        subject is None
        and previous is not None
        and (_is_connective(pre, languages) or (segment.after_notice and linked))
    ):
        subject, inherits, linked = previous, True, True
    if subject is None and segment.earlier and _is_pronominal(pre, languages):
        subject = _subject(
            segment.earlier, _nouns(segment.earlier, languages, segment.default), languages
        )
    explicit = subject is not None
    reserves = name.kind in {Kind.RESERVED, Kind.STATUS}
    if subject is None and (linked or reserves or granting.match(post.lstrip(" ,:"))):
        behind = _nouns(post, languages, segment.default)
        behind = [
            _Noun(n.start, n.end, n.scope, False, n.strong, n.sure)
            if not _is_compound(post, n, behind)
            else n
            for n in behind
        ]
        if behind:
            ours = [noun for noun in behind if noun.scope in OWN] if reserves else []
            subject = _subject(post, ours[:1] or behind, languages)
            linked = explicit = True
    if subject is None and _table("WE_PUBLISH", languages).search(pre):
        subject, explicit, linked = (Scope.SITE, True), True, True
    if subject is None:
        subject = _without_noun(name, segment, linked=linked)
        if subject is not None:
            linked = True
    if name.kind in {Kind.STATUS, Kind.RESERVED, Kind.NOTICE}:
        return _status(name, segment, subject, explicit), subject
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
    if name.kind is Kind.SOFTWARE and not explicit:
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


def _is_embedded(segment: _Segment, nouns: list[_Noun], languages: tuple[str, ...]) -> bool:
    """Tell whether a clause says more than that a work stands under a licence.

    Before the work stand only words that name nothing; between the work and the licence others
    may stand (who wrote it), but then what comes after them says that it stands under something.
    """
    own = [noun for noun in nouns if noun.scope in OWN]
    if not own:
        return bool(_table("SUBORDINATE", languages).search(segment.pre))
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
    if _table("SUBORDINATE", languages).search(between):
        return True
    tail = between[between.rindex(unknown[-1]) + len(unknown[-1]) :]
    return ":" not in tail and _table("FINITE", languages).search(tail) is None


def _is_compound(text: str, noun: _Noun, nouns: list[_Noun]) -> bool:
    """Tell whether the next noun follows at once: "this article's photos"."""
    return any(
        re.fullmatch(r"(?:'s)?[\s\-]*", text[noun.end : other.start])
        for other in nouns
        if other.start >= noun.end and other is not noun
    )


def _is_connective(pre: str, languages: tuple[str, ...]) -> bool:
    """Tell whether the words between two names only join them."""
    words = set(_WORDS.findall(re.sub(_MARK, " ", pre)))
    joining = (
        _set("AND", languages)
        | _set("GRANT", languages)
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
        re.match(rf"\s*(?:but\s+|and\s+)?(?:{_table('PRONOUN', languages).pattern})", pre)
        is not None
    )


def _is_label(segment: _Segment) -> bool:
    """Tell whether a segment is a label and no sentence: "Photo: J. Roe, ", "Text "."""
    behind = _unknown_words(re.split(r"[.,;(|]", segment.post, maxsplit=1)[0], segment.languages)
    if len(behind) > 2 or segment.languages == ("en",) and _VERBAL.match(segment.post):
        return False
    return ":" in segment.pre or len(_WORDS.findall(segment.pre)) <= 8


def _unknown_words(text: str, languages: tuple[str, ...]) -> list[str]:
    """The words of a segment that are not known to name no work."""
    clean = re.sub(rf"{_MARK}[^,.;|]*", " ", text) if re.search(_MARK, text) else text
    known = frozenset().union(*(_set(table, languages) for table in _NAMELESS))
    return [
        word
        for word in _LETTERS.findall(clean)
        if word not in known and _PARTICLES.sub("", word) not in known
    ]


def _without_noun(name: Name, segment: _Segment, *, linked: bool) -> tuple[Scope, bool] | None:
    """Decide where no noun says of what a segment speaks: by its place, or not at all."""
    languages = segment.languages
    if _is_pronominal(segment.pre, languages) and name.kind in {Kind.LICENSE, Kind.VAGUE}:
        topic = _subject(
            segment.before, _nouns(segment.before, languages, segment.default), languages
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
            topic = _subject(label, _nouns(label, languages, segment.default), languages)
            if topic is not None and topic[0] not in OWN:
                return topic
        return segment.default, True
    if name.kind in {Kind.STATUS, Kind.RESERVED, Kind.NOTICE}:
        return (segment.default, True) if len(unknown) <= 8 else None
    if unknown and _table("UNDER", languages).search(segment.pre):
        return Scope.OTHER, True
    return None


def _status(
    name: Name, segment: _Segment, subject: tuple[Scope, bool] | None, explicit: bool
) -> Reading:
    if subject is None:
        return Reading(license=NONE, scope=Scope.NONE, sure=False, kind=name.kind, reason="")
    return Reading(license=name.license, scope=subject[0], kind=name.kind, explicit=explicit)


def _limited(reading: Reading, name: Name, segment: _Segment) -> Reading:
    """Take back what the segment denies, delays or limits."""
    languages = segment.languages
    pre = _HARMLESS.sub(" ", segment.pre)
    post = _HARMLESS.sub(" ", segment.post) if segment.is_last else ""
    for table in ("ATTRIBUTING",):
        pre = _table(table, languages).sub(" ", pre)
        post = _table(table, languages).sub(" ", post)
    near = re.split(r",|\s(?:and|which|so|y|et|und|e|و|که)\s|\(", post, maxsplit=1)[0]
    own = reading.scope in OWN
    if _table("DENIAL", languages).search(pre) or _table("DENIAL", languages).search(near):
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
    if _table("FUTURE", languages).search(pre) or _table("FUTURE", languages).search(near):
        return _doubt(reading, reading.scope, "it speaks of what may be, not of what is")
    over = _table("OVER", languages)
    if over.search(pre) or over.search(post):
        return _doubt(reading, reading.scope, "it speaks of the past")
    if not own and not reading.sure and _table("HEDGE", languages).search(pre):
        return _doubt(reading, Scope.NONE, "it speaks of a part only")
    if not own:
        return reading
    for table, reason in (
        ("CONDITION", "it makes a condition"),
        ("HEDGE", "it speaks of a part only"),
        ("SAYING", "it tells what somebody says"),
    ):
        if _table(table, languages).search(pre) or _table(table, languages).search(post):
            return _doubt(reading, reading.scope, reason)
    limits = _table("NONCOMMERCIAL", languages)
    if "-NC" not in reading.license and (limits.search(pre) or limits.search(post)):
        return _doubt(reading, reading.scope, "it limits the purpose, which the licence does not")
    if _table("PAST", languages).search(pre):
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
    once = _table("PUBLISHED_ONCE", languages)
    return once.search(pre) is not None and not _table("PAST", languages).search(once.sub(" ", pre))


def _quoted(folded: str, name: Name) -> _Quoted:
    """Tell a statement in quotation marks: it is somebody else's, or nobody's."""
    for quote in _QUOTES.finditer(folded):
        if quote.start() < name.start < quote.end():
            inside = _WORDS.findall(re.sub(_MARK, " ", quote[0]))
            outside = _WORDS.findall(folded[: quote.start()] + folded[quote.end() :])
            if len(inside) > 2:
                return _Quoted.BY_SOMEBODY if outside else _Quoted.ALONE
    return _Quoted.NOT


def _without_exceptions(sentence: Sentence, languages: tuple[str, ...]) -> str | None:
    """Blank out what is excepted, at its place; None where the text itself is."""
    text = sentence.folded

    def blank(start: int, end: int) -> None:
        nonlocal text
        text = text[:start] + " " * (end - start) + text[end:]

    noted = _table("UNLESS_NOTED", languages)
    for found in noted.finditer(text):
        blank(found.start(), found.end())
    stop = re.compile(
        rf"[,;.)\-]|{_MARK}|(?<!\w)(?:is|are|esta|estan|es|son|est|sont|steht|stehen|ist|sind|sao|se)(?!\w)|"
        rf"{_table('GRANT', languages).pattern}"
    )
    while (begun := _table("EXCEPT", languages).search(text)) is not None:
        ended = stop.search(text, begun.end() + 1)
        end = ended.start() if ended else len(text)
        excepted = text[begun.end() : end]
        for noun in _nouns(excepted, languages, Scope.ARTICLE):
            if noun.scope is Scope.ARTICLE:
                return None
        blank(begun.start(), max(end, begun.end()))
    return text
