"""What a page shows to people: headline, standfirst, byline, date, language of its words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pressmark.capture.cleaning import one_line
from pressmark.capture.dates import DateError, find
from pressmark.capture.html.inline import is_hidden, plain, read_inline
from pressmark.capture.html.names import says_by
from pressmark.capture.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline\w*|by-line|authors?|author-?names?|article-?authors?|post-?author"
    r"|writer|writtenby|byl|credit-?name|contributor\w*|autor\w*|auteur|journalist|redacteur)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_NO_BYLINE = re.compile(
    r"bio|avatar|image|photo|comment|social|follow|related|share|description|role|title-?job|email",
    re.IGNORECASE,
)
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
_TO_FRONT = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")
_NOT_THIS = frozenset({"aside", "nav", "footer", "form", "dialog"})
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|recommend\w*|teasers?|cards?|comments?|popular|trending"
    r"|most-?read|promo\w*|newsletter|site-?footer|widget\w*|recirc\w*|more-?\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})[/-](?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?=[/_.-]|$)",
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


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def words_of(element: HtmlElement) -> str:
    """Return the words that an element shows, as one line."""
    return one_line(plain(_with_blanks(element)))


def _with_blanks(element: HtmlElement) -> list[str]:
    parts = []
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag in {"script", "style", "noscript", "svg"}:
            continue
        parts.append(each.text or "")
        if each is not element:
            inline = each.tag in {"a", "b", "strong", "em", "i", "span", "sup", "sub", "q", "mark"}
            parts.append(("" if inline else " ") + (each.tail or ""))
    return parts


def _holders_of_text(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold at least half of the page's paragraphs.

    "with-sidebar" on one of them does not mean that it is one.
    """
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for paragraph in root.iter("p"):
        size = len(paragraph.text_content())
        total += size
        for each in (paragraph, *paragraph.iterancestors()):
            weights[each] += size
    return {each for each, weight in weights.items() if 2 * weight >= total > 0}


class Shown:
    """What one page shows; all that is asked for is looked up in its elements."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._holders = _holders_of_text(root)

    def _is_elsewhere(self, element: HtmlElement) -> bool:
        """Tell what stands in a part of the page that is about other articles."""
        for each in (element, *element.iterancestors()):
            if each in self._holders or each.tag in {"body", "html"}:
                return is_hidden(each)
            if each.tag in _NOT_THIS or is_hidden(each) or _BESIDE.search(_names(each)):
                return True
        return False

    def headlines(self, outlet: str) -> list[str]:
        """Return the page's top headings, those in an article first; not the outlet's own name.

        Where the top heading is the outlet's name or logo, those of the lower levels count that
        their style names as headlines.
        """
        found = self._headings(outlet, ("h1",), named=False)
        return found or self._headings(outlet, ("h2", "h3", "h4"), named=True)

    def _headings(self, outlet: str, tags: tuple[str, ...], *, named: bool) -> list[str]:
        found = []
        for element in self._root.iter(*tags):
            text = one_line(plain(read_inline(element, "")))
            if not text or folded(text) == folded(outlet) or self._is_elsewhere(element):
                continue
            if (named and not _HEADLINE.search(_names(element))) or _is_logo(element):
                continue
            inside = next(element.iterancestors("article", "main"), None) is not None
            found.append((not inside, text))
        unique = {folded(text): text for _, text in sorted(found, key=lambda each: each[0])}
        return list(unique.values())

    def title_element(self) -> str:
        """Return the text of `<title>`."""
        for element in self._root.iter("title"):
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
        for element in self._root.iter():
            if element.tag not in {"p", "h2", "h3", "div", "span", "header"}:
                continue
            if not _STANDFIRST.search(_names(element)) or self._is_elsewhere(element):
                continue
            text = words_of(element)
            if 15 < len(text) <= 500 and not says_by(text):
                return text
        return ""

    def bylines(self) -> Iterator[tuple[str, str, int]]:
        """Give the lines that name authors: the line, its place, how far it is trusted."""
        seen = set()
        for element in self._root.iter():
            if not isinstance(element.tag, str) or element.tag in {
                "meta",
                "link",
                "script",
                "body",
            }:
                continue
            rel = (element.get("rel") or "").lower().split()
            if "author" in rel and element.tag == "a":
                place, trust = "link rel=author", 6
            elif _BYLINE.search(_names(element)) and not _NO_BYLINE.search(_names(element)):
                place, trust = "byline", 6
            elif (
                element.tag == "address"
                and next(element.iterancestors("article"), None) is not None
            ):
                place, trust = "address", 5
            else:
                continue
            text = words_of(element)
            if not 2 < len(text) <= 200 or self._is_elsewhere(element) or text in seen:
                continue
            seen.add(text)
            yield text, place, trust + (1 if says_by(text) else 0)
            if len(seen) > 6:
                return
        yield from self._lines_with_by()

    def _lines_with_by(self) -> Iterator[tuple[str, str, int]]:
        """Find "By Jane Doe" among the first short lines below the headline."""
        below = False
        count = 0
        for element in self._root.iter():
            if element.tag == "h1":
                below, count = True, 0
            if not below or element.tag not in {
                "p",
                "div",
                "span",
                "li",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
            }:
                continue
            count += 1
            if count > 40:
                return
            text = words_of(element)
            names_them = 5 < len(text) <= 120 and says_by(text) and not text.endswith(".")
            if not names_them or self._is_elsewhere(element):
                continue
            if not any(says_by(words_of(child)) for child in element if isinstance(child.tag, str)):
                yield text, "the line that says by whom", 5
                return

    def dates(self, language: str) -> tuple[list[tuple[str, str]], list[str]]:
        """Return the days that the page shows as its own, and why others could not be read."""
        found: list[tuple[str, str]] = []
        faults: list[str] = []
        for element in self._root.iter():
            if not isinstance(element.tag, str) or element.tag in {
                "meta",
                "link",
                "script",
                "body",
            }:
                continue
            is_time = element.tag == "time"
            if not is_time and not _DATE.search(_names(element)):
                continue
            text = words_of(element)
            if (not text and not is_time) or len(text) > 200 or self._is_elsewhere(element):
                continue
            context = f"{_names(element)} {text} {element.get('itemprop') or ''}"
            machine = element.get("datetime") or ""
            for written, place in ((machine, "time datetime"), (text, "the date shown")):
                try:
                    days = find(written, language)
                except DateError as error:
                    faults.append(f"{place}: {error.message}")
                    continue
                if days:
                    day = days[0].edtf
                    changed = bool(_UPDATED.search(context)) and len(days) == 1
                    found.append((day, "the date of a change" if changed else place))
                    break
        order = sorted(found, key=lambda each: each[1] == "the date of a change")
        return list(dict.fromkeys(order)), faults


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
            each.tag not in {"body", "html", "article", "main"} and _LOGO.search(_names(each))
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
        days = find(
            f"{match['day']} {match['month']} {match['year']}"
            if match["month"].isalpha()
            else f"{match['year']}-{match['month']}-{match['day']}"
        )
    except DateError:
        return ""
    return days[0].edtf if days else ""


# --- language ------------------------------------------------------------------------------------

_WORDS = {
    "en": "the and of to in that is was for with on as by from have his are not at",
    "fr": "le la les des et est une dans que pour qui sur pas plus avec sont aux ce au du",
    "es": "el la los las que en una por con para del es se su como más pero sus al fue",
    "de": "der die und den das von mit ist des im nicht ein eine auf für dem sich als auch",
    "pt": "o os que em uma não com para do da dos das por mais ao foi são pela como é",
    "it": "il di che la per una con non del della sono gli dei nel alla anche più è ha",
    "nl": "de het een van en dat die in niet op zijn met voor is te werd ook aan",
    "tr": "ve bir bu için ile olarak da de daha çok olan kadar sonra gibi ancak",
    "ar": "في من على أن إلى التي عن مع هذا هذه الذي ما بعد بين قال كما ذلك لم كان",
    "fa": "در به از که این با را است برای آن یک خود شده بود تا می کرد های بر نیز",
    "ur": "کے میں کی ہے سے کہ کا نے پر اور ہیں کو یہ بھی تھا ہو نہیں اس",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+")


def sample(root: HtmlElement) -> str:
    """Return words of the page's paragraphs, enough to know their language."""
    parts: list[str] = []
    size = 0
    for element in root.iter("p"):
        parts.append(words_of(element))
        size += len(parts[-1])
        if size > 8000:
            break
    body = root.find("body")
    if size < 400 and body is not None:
        parts.append(words_of(body)[:20_000])
    return " ".join(parts)


def language_of(text: str) -> str:
    """Tell the language by its most common words; "" where it is not plain."""
    counts = Counter(_TOKEN.findall(text.casefold()))
    total = sum(counts.values())
    if total < 30:
        return ""
    scores = {
        tag: sum(counts[word] for word in set(words.split())) for tag, words in _WORDS.items()
    }
    best, second = sorted(scores, key=lambda tag: -scores[tag])[:2]
    enough = scores[best] >= 0.06 * total and scores[best] > 1.25 * scores[second]
    return best if enough else ""
