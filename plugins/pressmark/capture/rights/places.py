"""Say in what part of a page an element lies, by its tags, roles, classes and ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.rights.model import Scope

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

# Where the names of classes and ids put an element, nearest and surest first.
_PLACES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), place)
    for pattern, place in (
        (
            r"(?:^|[\s_-])(?:comments?|comment-?(?:list|body|content|text|section|respond|thread)|disqus\w*|respond|replies|reply|kommentare?|comentarios?|commentaires?|discussion|user-?post|forum)(?:$|[\s_-])",
            "comment",
        ),
        (
            r"(?:^|[\s_-])(?:related\w*|teasers?|recommend\w*|more-?(?:stories|articles|news)|read-?(?:more|next|also)|most-?(?:read|popular)|popular|trending|latest|promo\w*|outbrain|taboola|sponsored|advert\w*|ads?|newsletter|embed\w*|tweet|twitter-tweet|widget_recent\w*|card-?list|carousel|suggest\w*|next-?article|prev(?:ious)?-?article|also-?like|you-?may)(?:$|[\s_-])",
            "related",
        ),
        (
            r"(?:^|[\s_-])(?:wp-?caption(?:-text)?|captions?|figure|photos?-?credits?|credits?|image-?(?:credits?|caption|licen[cs]e|source)|img-?(?:credit|caption)|gallery|thumb(?:nail|caption|inner)?|picture|photo|mediacredit|media-?credit|credit-?line|lightbox|hero-?(?:image|credit)|featured-?image|bildnachweis|foto|bildunterschrift|leyenda|legende)(?:$|[\s_-])",
            "figure",
        ),
        (
            (
                r"(?:^|\s)(?:videos?|audio|podcasts?|player|code|highlight|snippet|"
                r"(?:video|audio|media|podcast|code)-(?:player|embed|wrapper|container|caption|credit|box|block|sample|listing))(?:$|\s)"
            ),
            "medium",
        ),
        (
            r"(?:^|[\s_-])(?:references?|reflist|bibliography|citations?|sources?|quellen|fuentes|fontes|literatur\w*|bibliographie|referencias|mw-references\w*)(?:$|[\s_-])",
            "sources",
        ),
        (
            r"(?:^|[\s_-])(?:footer|site-?footer|page-?footer|colophon|site-?info|bottom|copyright-?bar|copyrights?|footer-?\w+|fuss|pie|rodape|pied|site-?copyright|sub-?footer|foot)(?:$|[\s_-])",
            "footer",
        ),
        (
            r"(?:^|[\s_-])(?:sidebar|widget(?:-area|_text)?|side|rail|masthead|site-?header|navbar|menu|nav|topbar|cookie\w*|banner)(?:$|[\s_-])",
            "around",
        ),
    )
)
_BY_TAG = {
    "figure": "figure",
    "figcaption": "figure",
    "picture": "figure",
    "footer": "footer",
    "aside": "around",
    "nav": "around",
    "header": "header",
    "article": "article",
    "main": "article",
    "body": "body",
    "video": "medium",
    "audio": "medium",
    "pre": "medium",
    "code": "medium",
    "button": "sources",
    "blockquote": "quotation",
    "q": "quotation",
}
_ROLES = {
    "contentinfo": "footer",
    "complementary": "around",
    "navigation": "around",
    "banner": "around",
    "main": "article",
    "article": "article",
    "comment": "comment",
}


def main_article(soup: BeautifulSoup) -> Tag | None:
    """Find the article that the page is about: the one with the most text."""
    outer = [
        each
        for each in soup.find_all("article")
        if each.find_parent("article") is None
        and place_of(each, None) not in {"comment", "related"}
    ]
    return max(outer, key=lambda each: len(each.get_text()), default=None)


def place_of(tag: Tag, main: Tag | None) -> str:
    """Say in what part of the page an element lies: a key of `DEFAULTS`."""
    found = "body"
    for element in (tag, *tag.parents):
        place = _own_place(element)
        if not place:
            continue
        if place in {"comment", "related"}:
            return place
        if place == "article":
            if main is not None and element.name == "article" and element is not main:
                return "related" if element.find_parent("article") is None else "comment"
            if found == "footer":
                found = "article footer"
            elif found == "body":
                found = "article"
            elif found == "around" and element.name == "article":
                found = "inset"
        elif place == "figure" or found == "body" or (found == "header" and place == "around"):
            found = place if found != "figure" else found
        elif found in {"article", "article footer"} and place in {"footer", "around"}:
            return "related"
    return found


def _own_place(element: Tag) -> str:
    names = f"{value(element, 'class')} {value(element, 'id')}"
    if element.name not in {"body", "html", "article", "main"}:
        for pattern, place in _PLACES:
            if names.strip() and pattern.search(names):
                return place
    else:
        for pattern, place in _PLACES[:2]:
            if element.name == "article" and names.strip() and pattern.search(names):
                return place
    role = _ROLES.get(value(element, "role").lower(), "")
    return role or _BY_TAG.get(element.name or "", "")


DEFAULTS: dict[str, tuple[Scope, Scope | None]] = {
    "comment": (Scope.OTHER, Scope.OTHER),
    "related": (Scope.OTHER, Scope.OTHER),
    "quotation": (Scope.OTHER, Scope.OTHER),
    "figure": (Scope.IMAGE, Scope.IMAGE),
    "medium": (Scope.OTHER, Scope.OTHER),
    "sources": (Scope.OTHER, None),
    "inset": (Scope.OTHER, None),
    "footer": (Scope.SITE, None),
    "around": (Scope.SITE, None),
    "header": (Scope.ARTICLE, None),
    "article": (Scope.ARTICLE, None),
    "article footer": (Scope.ARTICLE, None),
    "body": (Scope.ARTICLE, None),
}
PLACE_NAMES = {
    "comment": "a reader's comment",
    "related": "a teaser of another article",
    "quotation": "a quotation",
    "figure": "a picture's caption",
    "medium": "a recording or a piece of code",
    "sources": "a list of sources",
    "inset": "a box beside the article",
    "footer": "the foot of the site",
    "around": "the page around the article",
    "header": "the page's head",
    "article": "the article",
    "article footer": "the foot of the article",
    "body": "the page",
}


def value(tag: Tag, attribute: str) -> str:
    """Give an attribute as text; "" where there is none."""
    value = tag.get(attribute)
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    return str(value or "")
