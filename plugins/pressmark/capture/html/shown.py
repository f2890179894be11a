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
_NOT_THIS = frozenset({"aside", "nav", "footer", "form", "dialog"})
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|recommend\w*|teasers?|cards?|comments?|popular|trending"
    r"|most-?read|promo\w*|newsletter|footer|widget\w*|recirc\w*|more-?\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})[/-](?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?=[/_.-]|$)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|–—·•»\-]+\s+|\s*\|\s*")


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


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell what stands in a part of the page that is about other articles."""
    for each in (element, *element.iterancestors()):
        if each.tag in _NOT_THIS or is_hidden(each):
            return True
        if each.tag not in {"body", "html"} and _BESIDE.search(_names(each)):
            return True
    return False


def headlines(root: HtmlElement, outlet: str) -> list[str]:
    """Return the page's top headings, those in an article first; not the outlet's own name."""
    found = []
    for element in root.iter("h1"):
        text = one_line(plain(read_inline(element, "")))
        if text and folded(text) != folded(outlet) and not _is_elsewhere(element):
            inside = next(element.iterancestors("article", "main"), None) is not None
            found.append((not inside, text))
    unique = {folded(text): text for _, text in sorted(found, key=lambda each: each[0])}
    return list(unique.values())


def title_element(root: HtmlElement) -> str:
    """Return the text of `<title>`."""
    for element in root.iter("title"):
        if text := one_line(element.text_content()):
            return text
    return ""


def title_suffix(root: HtmlElement) -> str:
    """Return what follows the last separator in `<title>`, if it may be an outlet's name."""
    parts = _SEPARATOR.split(title_element(root))
    if len(parts) < 2:
        return ""
    last = parts[-1].strip()
    return last if 1 < len(last) <= 40 and len(last.split()) <= 5 else ""


def standfirst(root: HtmlElement) -> str:
    """Return the line that an outlet's style names as one below the headline."""
    for element in root.iter():
        if element.tag not in {"p", "h2", "h3", "div", "span", "header"}:
            continue
        if not _STANDFIRST.search(_names(element)) or _is_elsewhere(element):
            continue
        text = words_of(element)
        if 15 < len(text) <= 500 and not says_by(text):
            return text
    return ""


def bylines(root: HtmlElement) -> Iterator[tuple[str, str, int]]:
    """Give the lines that name authors: the line, its place, how far it is trusted."""
    seen = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"meta", "link", "script", "body"}:
            continue
        rel = (element.get("rel") or "").lower().split()
        if "author" in rel and element.tag == "a":
            place, trust = "link rel=author", 6
        elif _BYLINE.search(_names(element)) and not _NO_BYLINE.search(_names(element)):
            place, trust = "byline", 6
        elif element.tag == "address" and next(element.iterancestors("article"), None) is not None:
            place, trust = "address", 5
        else:
            continue
        text = words_of(element)
        if not 2 < len(text) <= 200 or _is_elsewhere(element) or text in seen:
            continue
        seen.add(text)
        yield text, place, trust + (1 if says_by(text) else 0)
        if len(seen) > 6:
            return
    yield from _lines_with_by(root)


def _lines_with_by(root: HtmlElement) -> Iterator[tuple[str, str, int]]:
    """Find "By Jane Doe" among the first short lines below the headline."""
    below = False
    count = 0
    for element in root.iter():
        if element.tag == "h1":
            below, count = True, 0
        if not below or element.tag not in {"p", "div", "span", "li", "h2", "h3", "h4", "h5", "h6"}:
            continue
        count += 1
        if count > 40:
            return
        text = words_of(element)
        names_them = 5 < len(text) <= 120 and says_by(text) and not text.endswith(".")
        if names_them and len(element) <= 6 and not _is_elsewhere(element):
            yield text, "the line that says by whom", 5
            return


def dates(root: HtmlElement, language: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the days that the page shows as its own, and why others could not be read."""
    found: list[tuple[str, str]] = []
    faults: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"meta", "link", "script", "body"}:
            continue
        is_time = element.tag == "time"
        if not is_time and not _DATE.search(_names(element)):
            continue
        text = words_of(element)
        if (not text and not is_time) or len(text) > 200 or _is_elsewhere(element):
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
    for element in root.iter("p", "h1", "h2", "td", "div"):
        text = (element.text or "") if element.tag in {"td", "div"} else words_of(element)
        parts.append(text)
        size += len(text)
        if size > 8000:
            break
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
