"""Each field settled: of all that a page states and shows, which value holds, and how surely.

What is stated for machines comes first, what is shown to people checks it, htmldate is asked for
a date that neither gives. Every value that was seen stays in the evidence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import htmldate

from pressmark.capture import names
from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.dates import DateError, read
from pressmark.capture.html.bylines import bylines
from pressmark.capture.html.declared import Stated, article_object, stated
from pressmark.capture.html.language import language_of, sample
from pressmark.capture.html.model import Found, Sure
from pressmark.capture.html.shown import BELOW, CHANGED, Shown, date_in_address
from pressmark.capture.html.titles import title_of
from pressmark.capture.text import folded
from pressmark.languages import canonical_tag, primary_language
from pressmark.record import Agent, AgentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressmark.capture.html.document import Page


@dataclass(slots=True)
class Settled:
    """The fields of one page, while they are settled."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Agent, ...] = ()
    issued: str = ""
    outlet: str = ""
    language: str = ""
    section: str = ""
    source_url: str = ""
    description: str = ""
    byline: str = ""
    evidence: list[Found] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def settle(page: Page, url: str) -> Settled:
    """Settle all fields but the text; `url` is the address given from outside, "" if none."""
    values: dict[str, list[Stated]] = defaultdict(list)
    for each in stated(page):
        values[each.field].append(each)
    for of_field in values.values():
        of_field.sort(key=lambda one: -one.trust)
    settled = Settled()
    shown = Shown(page.root)
    _settle_url(settled, page, url, values["url"])
    _settle_language(settled, page, values["language"])
    _settle_outlet(settled, shown, values["outlet"])
    settled.title, told = title_of(values["title"], shown, settled.outlet)
    _tell(settled, told)
    _settle_plain(settled, "section", values["section"])
    _settle_plain(settled, "description", values["description"])
    _settle_subtitle(settled, shown, values["subtitle"])
    _settle_authors(settled, shown, values["author"])
    _settle_issued(settled, shown, values["issued"])
    return settled


def _tell(settled: Settled, found: Iterable[Found]) -> None:
    seen = set()
    for each in found:
        if (each.value, each.source) not in seen:
            seen.add((each.value, each.source))
            settled.evidence.append(each)


def _settle_url(settled: Settled, page: Page, url: str, values: Sequence[Stated]) -> None:
    candidates = [
        *([Stated("url", url, "given", 10)] if url else []),
        *values,
        *([Stated("url", page.saved_from, "the note of saving", 5)] if page.saved_from else []),
    ]
    known = urlsplit(url or page.saved_from).hostname
    found = []
    for each in candidates:
        try:
            address = clean_url(each.value, page.address)
        except AddressError:
            continue
        parts = urlsplit(address)
        # A canonical address that leads to the front page, or to another house, is a mistake or
        # a syndicated original: the address that is known says where this page stood.
        at_home = known is None or _same_house(parts.hostname or "", known)
        sure = Sure.CERTAIN if at_home and parts.path.strip("/") else Sure.DOUBTFUL
        found.append(Found("source_url", address, each.source, sure))
    stated_here = [each for each in found if each.sure is Sure.CERTAIN and each.source != "given"]
    best = (stated_here or found)[:1]
    if best:
        settled.source_url = best[0].value
        _tell(settled, [*best, *found])


def _same_house(one: str, other: str) -> bool:
    return one.removeprefix("www.").removeprefix("m.") == other.removeprefix("www.").removeprefix(
        "m."
    )


def _settle_language(settled: Settled, page: Page, values: Sequence[Stated]) -> None:
    found = []
    for each in sorted(values, key=lambda one: one.source != "html lang"):
        tag = canonical_tag(each.value.split(",")[0].strip().replace("_", "-"))
        if tag and tag not in {"und", "mul", "zxx"}:
            found.append(Found("language", tag, each.source, Sure.LIKELY))
    guess = language_of(sample(page.root))
    primary = [primary_language(each.value) for each in found]
    if guess and guess not in primary:
        if found:
            settled.notes.append(
                f"The page says that its language is {found[0].value}; its words are {guess}."
            )
        found.insert(0, Found("language", guess, "the words of the text", Sure.LIKELY))
    elif guess:
        agreed = next(each for each in found if primary_language(each.value) == guess)
        found.insert(0, Found("language", agreed.value, agreed.source, Sure.CERTAIN))
    if found:
        settled.language = found[0].value
        _tell(settled, found)


def _settle_outlet(settled: Settled, shown: Shown, values: Sequence[Stated]) -> None:
    candidates = [each for each in values if _is_outlet(each.value)]
    found = [Found("outlet", each.value, each.source, Sure.LIKELY) for each in candidates[:8]]
    suffix = shown.title_suffix()
    if folded(suffix) in {folded(each) for each in shown.headlines("")}:
        suffix = ""  # the site's name stands before the headline
    host = (urlsplit(settled.source_url).hostname or "").removeprefix("www.")
    if suffix:
        found.append(Found("outlet", suffix, "the end of title", Sure.DOUBTFUL))
    if not found and host:
        found.append(Found("outlet", host, "the address", Sure.DOUBTFUL))
    if not found:
        return
    agreeing = {folded(each.value) for each in found[1:]} | {folded(host.rpartition(".")[0])}
    first = found[0]
    if first.sure is Sure.LIKELY and folded(first.value) in agreeing:
        first = Found("outlet", first.value, first.source, Sure.CERTAIN)
    settled.outlet = first.value
    _tell(settled, [first, *found[1:]])


def _is_outlet(value: str) -> bool:
    return 1 < len(value) <= 80 and not re.match(r"https?:|@|www\.", value)


def _settle_subtitle(settled: Settled, shown: Shown, values: Sequence[Stated]) -> None:
    found = [
        Found("subtitle", each.value, each.source, Sure.LIKELY)
        for each in values
        if folded(each.value) != folded(settled.title)
    ]
    if line := shown.standfirst():
        agrees = folded(line) == folded(settled.description)
        found.append(
            Found("subtitle", line, "the line below h1", Sure.LIKELY if agrees else Sure.DOUBTFUL)
        )
    if found and folded(found[0].value) != folded(settled.title):
        settled.subtitle = found[0].value
        _tell(settled, found)


def _settle_plain(settled: Settled, name: str, values: Sequence[Stated]) -> None:
    found = [Found(name, each.value, each.source, Sure.LIKELY) for each in values]
    if found:
        setattr(settled, name, found[0].value)
        _tell(settled, found[:4])


# --- authors -------------------------------------------------------------------------------------


def _settle_authors(settled: Settled, shown: Shown, values: Sequence[Stated]) -> None:
    """Settle who wrote it: those that the best place names; people before the outlet itself."""
    by_place: dict[str, list[Agent]] = defaultdict(list)
    trust: dict[str, int] = {}
    raw: dict[str, list[str]] = defaultdict(list)
    for each in values:
        agents = names.agents(each.value, outlet=settled.outlet, organisation=each.organisation)
        if agents:
            by_place[each.source].extend(agents)
            raw[each.source].append(each.value)
            trust.setdefault(each.source, each.trust)
    for line, source, weight in bylines(shown, settled.title):
        agents = names.agents(line, outlet=settled.outlet)
        if agents:
            settled.byline = settled.byline or line
            by_place[source].extend(agents)
            raw[source].append(line)
            trust.setdefault(source, weight)
    if not by_place:
        return
    counts: dict[str, int] = defaultdict(int)
    for named in by_place.values():
        for name in {folded(agent.name) for agent in named}:
            counts[name] += 1

    def worth(source: str) -> tuple[bool, int, int]:
        agents = by_place[source]
        people = any(agent.kind is AgentKind.PERSON for agent in agents)
        agreed = max(counts[folded(agent.name)] for agent in agents)
        return people, trust[source] + 2 * (agreed - 1), trust[source]

    order = sorted(by_place, key=worth, reverse=True)
    best = order[0]
    people = [each for each in by_place[best] if each.kind is AgentKind.PERSON]
    # The outlet beside a person says for whom that person writes.
    named = [
        each
        for each in by_place[best]
        if not people or each in people or folded(each.name) != folded(settled.outlet)
    ]
    unique = {folded(agent.name): agent for agent in reversed(named)}
    settled.authors = tuple(reversed(unique.values()))
    agreed = min(counts[name] for name in unique)
    found = [
        Found(
            "authors",
            ", ".join(raw[source]),
            source,
            (Sure.CERTAIN if agreed > 1 else Sure.LIKELY) if source == best else Sure.DOUBTFUL,
        )
        for source in order
    ]
    _tell(settled, found)


# --- date ----------------------------------------------------------------------------------------


def _settle_issued(settled: Settled, shown: Shown, values: Sequence[Stated]) -> None:
    found: list[Found] = []
    for each in values:
        try:
            found.append(Found("issued", read(each.value, settled.language), each.source))
        except DateError as error:
            settled.notes.append(f"{each.source}: {error.message}")
    seen, faults = shown.dates(settled.language, settled.title)
    in_address = date_in_address(settled.source_url)
    if found and found[0].source != "meta date":
        # What people see says when it appeared where the machines' date is a later change.
        days = {each.value for each in found}
        agreed = sum(each.value == found[0].value for each in found) > 1
        agreed |= found[0].value in {day for day, _ in seen} or found[0].value == in_address
        if len(days) > 1 and in_address in days and found[0].value != in_address:
            found.sort(key=lambda each: each.value != in_address)
            agreed = True
        sure = Sure.CERTAIN if agreed else Sure.LIKELY
        found[0] = Found("issued", found[0].value, found[0].source, sure)
    also = [Found("issued", day, source, Sure.LIKELY) for day, source in seen]
    if in_address:
        # Before what no style names as the day, and what is said to be of a change.
        weak = [each.source in {CHANGED, BELOW} for each in also]
        at = weak.index(True) if True in weak else len(also)
        also.insert(at, Found("issued", in_address, "the address", Sure.LIKELY))
    if found and found[0].source in _OF_MAKING:
        # When a page was made says less than the day that readers were shown.
        told = [each for each in also if each.source not in {CHANGED, BELOW}]
        found = [*told[:1], *found]
    if found and found[0].value not in {each.value for each in also}:
        # A moment in another zone: for readers it was the day before or after.
        near = [each for each in also if each.source != CHANGED and _beside(each, found[0])]
        found = [*near[:1], *found]
    found += also
    if not found and (day := shown.dateline(settled.language)):
        found.append(Found("issued", day, "the dateline", Sure.DOUBTFUL))
    if not found:
        settled.notes.extend(faults)
        if not faults and (guess := _by_htmldate(shown, settled.source_url)):
            found.append(Found("issued", guess, "htmldate", Sure.DOUBTFUL))
    if found:
        # A month that is shown and a day in it say one thing, and the day says more.
        whole = [each for each in found if each.value.startswith(f"{found[0].value}-")]
        found = [*whole[:1], *found]
        settled.issued = found[0].value
        _tell(settled, found)


_OF_MAKING = frozenset(
    {"meta datecreated", "meta dc.date.created", "meta dcterms.created", "microdata datecreated"}
)


def _beside(one: Found, other: Found) -> bool:
    """Tell whether two are whole days, one of them the day after the other."""
    try:
        days = [date.fromisoformat(each.value) for each in (one, other)]
    except ValueError:
        return False
    return abs(days[0] - days[1]) == timedelta(days=1)


def _by_htmldate(shown: Shown, url: str) -> str:
    try:
        day = htmldate.find_date(shown.without_elsewhere(), original_date=True, url=url or None)
        # The first of January is what it makes of a year alone, such as a copyright notice's.
        return read(day) if day and not day.endswith("-01-01") else ""
    except (DateError, RecursionError, ValueError, TypeError, AttributeError, OverflowError):
        return ""


def stated_body(page: Page) -> str:
    """Return the text that the page states in JSON-LD; "" if none."""
    article = article_object(page) or {}
    body = article.get("articleBody")
    return body if isinstance(body, str) else ""
