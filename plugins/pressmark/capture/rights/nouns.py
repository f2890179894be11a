"""Find of what a clause speaks: this article, its site, a picture, or something else."""

# ruff: noqa: E501 -- one language's words a line
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pressmark.capture.rights import vocabulary
from pressmark.capture.rights.folding import fold, phrases
from pressmark.capture.rights.model import Scope
from pressmark.capture.rights.named import MARK

OWN = (Scope.ARTICLE, Scope.SITE)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in a clause, what it stands for, and whether it only goes with another noun."""

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
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_THIS_IS = re.compile(
    r"(?<!\w)(?:this|este|esta|esto|ceci|dies|dieses|isto) (?:is|es|est|ist|e)"
    r" (?:an?|un|une|una|ein|eine|um|uma) (?:[^\W\d_]+[\s\-]+){0,3}$"
)
_RELATIVE = re.compile(
    r",?\s*(?:which|that|who|que|qui|der|die|das|الذی|التی|که|lequel|cuyo)\s|,?\s*(?:licen[sc]ed|published|released|distributed|"
    r"shared|available|made|publicad\w+|licenciad\w+|publie\w*|diffuse\w*|veroffentlicht\w*|lizenziert\w*|المنشور\w*|المرخص\w*)\s"
)


@cache
def table(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a table of the vocabulary for some languages; it matches folded text."""
    table: dict[str, str] = _SELF if name == "_SELF" else getattr(vocabulary, name)
    listed = "|".join(filter(None, (table[language] for language in languages)))
    return re.compile(phrases(listed) if listed else r"(?!)")


@cache
def words_of(name: str, languages: tuple[str, ...]) -> frozenset[str]:
    """Give the single words of a table of the vocabulary, folded."""
    table: dict[str, str] = getattr(vocabulary, name)
    return frozenset(
        word for language in languages for word in re.findall(r"[^\W\d_]+", fold(table[language]))
    )


@cache
def _common() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((language, words_of("COMMON", (language,))) for language in vocabulary.LANGUAGES)


def languages_of(folded: str) -> tuple[str, ...]:
    """Tell which languages a folded sentence may be in: those whose small words it has most of."""
    words = WORDS.findall(folded)
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


def nouns_of(text: str, languages: tuple[str, ...], default: Scope) -> list[Noun]:
    """Find what a stretch of a folded sentence speaks of, in order."""
    script = _script(languages)
    found: list[tuple[int, int, str]] = []
    for rank in ("OTHERS", "IMAGES", "WORKS_PLURAL", "SITES", "WORKS"):
        found.extend((m.start(), m.end(), rank) for m in table(rank, script).finditer(text))
    order = {"OTHERS": 0, "IMAGES": 1, "WORKS_PLURAL": 2, "SITES": 3, "WORKS": 4}
    found.sort(key=lambda each: (each[0], -each[1], order[each[2]]))
    nouns: list[Noun] = []
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
                nouns[-1] = Noun(
                    nouns[-1].start, nouns[-1].end, nouns[-1].scope, True, nouns[-1].strong
                )
            elif re.fullmatch(_determiners(languages, ("ar", "fa", "de")), between):
                # "صور هذا المقال", "Bilder dieses Artikels": the first one is.
                governed = True
        strong = _STRONG.fullmatch(text[start:stop]) is not None
        nouns.append(Noun(start, stop, scope, governed, strong, sure))
    return nouns


@cache
def _determiners(languages: tuple[str, ...], among: tuple[str, ...]) -> str:
    of_these = tuple(each for each in languages if each in among)
    if not of_these:
        return r"(?!)"
    extra = r"|(?<!\w)(?:des|der|unserer|unseres|dieser|dieses)(?!\w)" if "de" in of_these else ""
    return rf"\s*(?:(?:{table('THIS', of_these).pattern}{extra})\s*)?"


@cache
def _before(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{table(name, languages).pattern}\s*(?:[^\W\d_]+\s+){{0,2}}$")


@cache
def _directly_before(name: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{table(name, languages).pattern}\s*$")


def _is_governed(before: str, languages: tuple[str, ...]) -> bool:
    """Tell whether a preposition stands before a noun, and no other noun between them."""
    determiner = "|".join(
        filter(None, (table(each, languages).pattern for each in ("THIS", "OUR", "THE", "THEIRS")))
    )
    return (
        re.search(
            rf"{table('OF', languages).pattern}\s*(?:(?:{determiner})\s*)*(?:[^\W\d_]+\s+){{0,2}}$",
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
    this = this or _THIS_IS.search(before) is not None
    our = _before("OUR", languages).search(before) is not None
    theirs = _directly_before("THEIRS", languages).search(before) is not None
    ours_behind = re.match(r"\s*(?:ما)(?!\w)", after) is not None or (
        script[0] == "ar" and noun.endswith("نا")
    )
    if rank == "SITES":
        self_named = table("_SELF", script).fullmatch(noun) is not None
        definite = _directly_before("THE", languages).search(before) or noun.startswith("ال")
        if this or our or ours_behind or (self_named and (definite or not theirs)):
            return Scope.SITE, True
        return Scope.OTHER, True
    of = table("OF", languages).pattern
    this_or_our = rf"(?:{table('THIS', languages).pattern}|{table('OUR', languages).pattern}|{table('THE', languages).pattern})"
    site = table("SITES", script).pattern
    work = table("WORKS", script).pattern
    contracted = r"(?:(?<!\w)(?:deste|desta|neste|nesta|dieser|dieses|del|do|da|des|du|der)(?!\w))"
    join = rf"\s*(?:(?:{of})\s*)?(?:{this_or_our}|{contracted})?\s*(?:[^\W\d_]+\s+)?"
    if (
        re.match(rf"{join}(?:{site})", after)
        and not re.match(rf"\s*(?:{MARK})", after)
        and rank == "WORKS_PLURAL"
    ):
        joined = re.match(rf"{join}(?:{site})", after)
        if (
            joined
            and not _directly_before("THEIRS", languages).search(joined[0])
            and len(joined[0]) < 60
        ):
            return Scope.SITE, True
    this_only = rf"\s*(?:(?:{of})\s*)?(?:{table('THIS', languages).pattern}|{contracted})\s*"
    if re.match(rf"{this_only}(?:{site})", after) and not re.match(
        rf"{this_only}(?:{work})", after
    ):
        return Scope.SITE, True
    if re.match(rf"{this_only}(?:{work})", after):
        return (Scope.ARTICLE, True) if not theirs else (Scope.OTHER, True)
    immediate = (
        re.match(rf"\s*(?:$|:|{MARK}|{table('GRANT', languages).pattern})", after) is not None
    )
    if rank == "WORKS_PLURAL" and not (this and table("WORKS", script).fullmatch(noun)):
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
    reported = table("REPORTED_WORKS", script).fullmatch(noun) is not None
    if immediate and definite and not reported:
        return Scope.ARTICLE, False
    if immediate and not definite and not WORDS.search(before):
        return (default if default in OWN else Scope.ARTICLE), False
    return Scope.OTHER, True


def subject_of(
    text: str, nouns: list[Noun], languages: tuple[str, ...]
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


def _is_joined(text: str, noun: Noun, heads: list[Noun], languages: tuple[str, ...]) -> bool:
    """Tell whether a noun only goes along with one of ours: "this article and its pictures"."""
    determiner = "|".join(
        filter(
            None,
            (table(each, languages).pattern for each in ("THIS", "OUR", "THE", "THEIRS", "OF")),
        )
    )
    for own in heads:
        if own.scope not in OWN:
            continue
        first, second = sorted((own, noun), key=lambda each: each.start)
        between = text[first.end : second.start]
        if re.fullmatch(
            rf"[\s,]*(?:{table('AND', languages).pattern}|(?<!\w)و)\s*(?:(?:{determiner})\s*)*(?:[^\W\d_]+\s+)?",
            between,
        ):
            return True
    return False
