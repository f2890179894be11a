"""What a page shows to people: headline, standfirst, date; what stands elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.capture.dates import DateError, Written, find
from pressmark.capture.html.inline import is_hidden, plain, read_inline
from pressmark.capture.html.wording import lines_of, style_names, words_of
from pressmark.capture.names import says_by
from pressmark.capture.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_DATE = re.compile(
    r"(?:^|[\s_-])(?:date\w*|published\w*|publish-?\w*|pub-?date|posted-?on|timestamp|time"
    r"|entry-?date|post-?date|article-?date|datetime|datum|fecha|data|dateline)(?=$|[\s_-])",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|revis|edited|aktualis|actuali|atualiz|mis\s+à\s+jour|تحديث|به‌?روز", re.IGNORECASE
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:sub-?(?:title|headline|head|heading|hed)|standfirst|dek|deck|article-?deck"
    r"|tagline|entradilla|chapeau|chapo|bajada|lead-?in|article-?summary|untertitel)(?=$|[\s_-])",
    re.IGNORECASE,
)
_WORDED = frozenset("a b div em h1 h2 h3 i li p pre span strong td".split())
_TITLED = frozenset("div span p td b strong font header".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset("p div span li h2 h3 h4 h5 h6 cite em small td".split())
_NO_LINE = frozenset({"html", "head", "title", "meta", "link", "script", "style", "body"})
CHANGED = "the date of a change"
BELOW = "a line below the headline"
_WHOLE_DAY = len("2021-07-06")
_NEAR = 40
"""Elements below the headline among which a line with the day stands that no style names."""
_UNNAMED = 25
"""By how many elements such a line seems farther than one that is named."""
_LONGEST_LINE = 200
_LONG = 80
_DATELINE = re.compile(r".{8,70}?(?=\s(?:--|[–—])\s|[–—])")
_SECTION_WORDS = 3
"""As many as the name of a section may have."""
_TO_FRONT = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_NOT_THIS = frozenset({"aside", "nav", "footer", "form", "dialog"})
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|recommend\w*|teasers?|cards?|comments?|popular|trending"
    r"|most-?read|promo\w*|newsletter|site-?footer|widget\w*|recirc\w*|more-?\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/[a-z_-]{2,30}(?=/))?[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})[/-]"
    r"(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?=[/_.-]|$)"
    r"|[/_-](?P<run>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+(?:[|–—·•«»:\-]+)\s+|\s*\|\s*")
_HEADLINE = re.compile(
    r"(?:^|[\s_-])(?:(?:post|entry|article|story|news|page)-?_?(?:title|headline|heading)"
    r"|headline|titulo|titre|titel)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|masthead|site-?(?:title|name|header|branding)|blog-?title)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)


def _holders_of_text(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold at least half of the page's paragraphs, or of all its words.

    "with-sidebar" on one of them does not mean that it is one; some systems put a whole page into
    one form, or call the place of the only entry a widget.
    """
    held = _heaviest(root, ((each, len(each.text_content())) for each in root.iter("p")))
    own = ((each, len((each.text or "").strip())) for each in root.iter() if each.tag in _WORDED)
    entries = [each for each in root.iter("div", "article", "section") if _is_entry(each)]
    around = entries[0].iterancestors() if len(entries) == 1 else ()
    return held | _heaviest(root, own) | set(around)


def _heaviest(root: HtmlElement, weighed: Iterable[tuple[HtmlElement, int]]) -> set[HtmlElement]:
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for element, size in weighed:
        total += size
        weights[element] += size
    if not total:
        return set()
    # From the leaves up: each element's weight goes to its parent once.
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and weights[element]:
            weights[parent] += weights[element]
    return {each for each, weight in weights.items() if 2 * weight >= total}


class Shown:
    """What one page shows; all that is asked for is looked up in its elements."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self._holders = _holders_of_text(root)

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Tell what stands in a part of the page that is about other articles."""
        for each in (element, *element.iterancestors()):
            if each in self._holders or each.tag in {"body", "html"}:
                return is_hidden(each)
            if _is_named_beside(each):
                return True
        return False

    def without_elsewhere(self) -> HtmlElement:
        """Return a copy of the page without its parts about other articles."""
        copied = deepcopy(self.root)
        holders = _holders_of_text(copied)
        body = copied.find("body")
        for each in list(copied.iter()) if body is None else list(body.iterdescendants()):
            if each not in holders and _is_named_beside(each) and each.getparent() is not None:
                each.drop_tree()
        return copied

    def in_order(self, title: str) -> list[tuple[int, HtmlElement]]:
        """Return the page's elements by their distance from its headline, the nearest first.

        What stands above it is that much less likely about it: it counts as three times as far.
        """
        elements = [each for each in self.root.iter() if isinstance(each.tag, str)]
        at = self._headline(elements, title)
        return sorted(
            (
                (number - at if number >= at else 3 * (at - number), each)
                for number, each in enumerate(elements)
            ),
            key=lambda pair: pair[0],
        )

    def _headline(self, elements: Sequence[HtmlElement], title: str) -> int:
        wanted = folded(title)
        for tags in (_HEADINGS, _TITLED) if wanted else ():
            found = [
                (self.is_elsewhere(each), not _is_in_article(each), at)
                for at, each in enumerate(elements)
                if each.tag in tags
                and len(each.text_content()) < 2 * len(title) + 100
                and folded(words_of(each)).startswith(wanted)
            ]
            if found:
                return min(found)[-1]
        return 0

    def headlines(self, outlet: str) -> list[str]:
        """Return the page's top headings, those in an article first; not the outlet's own name.

        Where the top heading is the outlet's name or logo, those of the lower levels count that
        their style names as headlines.
        """
        found = self._headings(outlet, ("h1",), named=False)
        return found or self._headings(outlet, ("h2", "h3", "h4"), named=True)

    def _headings(self, outlet: str, tags: tuple[str, ...], *, named: bool) -> list[str]:
        found = []
        for element in self.root.iter(*tags):
            text = one_line(plain(read_inline(element, "")))
            if not text or folded(text) == folded(outlet) or self.is_elsewhere(element):
                continue
            if (named and not _HEADLINE.search(style_names(element))) or _is_logo(element):
                continue
            found.append((not _is_in_article(element), text))
        unique = {folded(text): text for _, text in sorted(found, key=lambda each: each[0])}
        return list(unique.values())

    def headings_in(self, texts: Sequence[str]) -> list[str]:
        """Return the lower headings that are one of some texts, those of four words or more."""
        wanted = {folded(text) for text in texts if len(text.split()) > _SECTION_WORDS}
        found = (words_of(each) for each in self.root.iter("h2", "h3", "h4"))
        return list(dict.fromkeys(words for words in found if folded(words) in wanted))[:1]

    def title_element(self) -> str:
        """Return the text of `<title>`."""
        for element in self.root.iter("title"):
            if text := one_line(element.text_content()):
                return text
        return ""

    def title_suffix(self) -> str:
        """Return what follows the last separator in `<title>`, if it may be an outlet's name."""
        parts = _SEPARATOR.split(self.title_element())
        if len(parts) < 2:
            return ""
        last = parts[-1].strip()
        return last if 1 < len(last) <= 40 and len(last.split()) <= 5 else ""

    def standfirst(self) -> str:
        """Return the line that an outlet's style names as one below the headline."""
        for element in self.root.iter():
            if element.tag not in {"p", "h2", "h3", "div", "span", "header"}:
                continue
            if not _STANDFIRST.search(style_names(element)) or self.is_elsewhere(element):
                continue
            text = words_of(element)
            if 15 < len(text) <= 500 and not says_by(text):
                return text
        return ""

    def dateline(self, language: str) -> str:
        """Return the day before the dash with which a report's first paragraph begins."""
        for element in self.root.iter("p"):
            line = words_of(element)
            if len(line) <= _LONG or self.is_elsewhere(element):
                continue
            start = _DATELINE.match(line)
            try:
                days = find(start[0], language) if start else []
            except DateError:
                return ""
            return days[0].edtf if len(days) == 1 and len(days[0].edtf) == _WHOLE_DAY else ""
        return ""

    def dates(self, language: str, title: str) -> tuple[list[tuple[str, str]], list[str]]:
        """Return the days that the page shows as its own, and why others could not be read.

        The nearest to the headline come first.
        """
        found: list[tuple[bool, int, str, str]] = []
        faults: list[str] = []
        for distance, element in self.in_order(title):
            if element.tag in _NO_LINE:
                continue
            named = element.tag == "time" or bool(_DATE.search(style_names(element)))
            line = distance < _NEAR and title != "" and element.tag in _LINES and len(element) < 8
            if not named and not line:
                continue
            lines = lines_of(element) if line and not named else [words_of(element)]
            if sum(map(len, lines)) > _LONGEST_LINE or self.is_elsewhere(element):
                continue
            names = f"{style_names(element)} {element.get('itemprop') or ''}"
            written = [(each, "the date shown") for each in lines]
            for words, place in [(element.get("datetime") or "", "time datetime"), *written]:
                try:
                    days = find(words, language)
                except DateError as error:
                    if named:
                        faults.append(f"{place}: {error.message}")
                    continue
                if days and (named or _is_day_alone(days[0], words)):
                    changed = bool(_UPDATED.search(f"{names} {words}")) and len(days) == 1
                    where = CHANGED if changed else place if named else BELOW
                    away = distance + (0 if named else _UNNAMED)
                    found.append((where == CHANGED, away, days[0].edtf, where))
                    break
        order = sorted(found, key=lambda each: each[:2])
        return list(dict.fromkeys((day, where) for *_, day, where in order)), faults


def _is_named_beside(element: HtmlElement) -> bool:
    return (
        element.tag in _NOT_THIS or is_hidden(element) or bool(_BESIDE.search(style_names(element)))
    )


def _is_in_article(element: HtmlElement) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def _is_day_alone(day: Written, line: str) -> bool:
    return len(day.edtf) == _WHOLE_DAY and (
        len(line) - len(day.written) < 40 or (says_by(line) and len(line) < 120)
    )


def _is_entry(element: HtmlElement) -> bool:
    """Tell an entry as the microformats hAtom and h-entry mark one."""
    return not {"hentry", "h-entry"}.isdisjoint((element.get("class") or "").split())


def _is_logo(element: HtmlElement) -> bool:
    """Tell a heading that leads to the front page, or stands in the page's head with the name."""
    links = list(element.iter("a"))
    above = element.getparent()
    if above is not None and above.tag == "a":
        links.append(above)
    if any(_TO_FRONT.fullmatch((link.get("href") or "-").strip()) for link in links):
        return True
    near = [element, *list(element.iterancestors())[:2]]
    return (
        any(
            each.tag not in {"body", "html", "article", "main"} and _LOGO.search(style_names(each))
            for each in near
        )
        and next(element.iterancestors("article"), None) is None
    )


def date_in_address(url: str) -> str:
    """Return the day that an address names ("/2021/07/06/"); "" if none."""
    match = _IN_ADDRESS.search(url)
    if match is None:
        return ""
    try:
        run = match["run"]
        days = find(
            f"{run[:4]}-{run[4:6]}-{run[6:]}"
            if run
            else f"{match['day']} {match['month']} {match['year']}"
            if match["month"].isalpha()
            else f"{match['year']}-{match['month']}-{match['day']}"
        )
    except DateError:
        return ""
    return days[0].edtf if days else ""
