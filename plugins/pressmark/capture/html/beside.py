"""What stands beside an article's text: by the names that outlets give it, and by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.capture.dates import DateError, find
from pressmark.capture.html.blocks import Block, Kind
from pressmark.capture.html.wording import style_names
from pressmark.capture.names import says_by
from pressmark.capture.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

SHORT = 160

# Names of classes and ids that outlets give to what stands beside an article.
_BESIDE = re.compile(
    r"""(?:^|[\s_-])(?: related | recirc\w* | recommend\w* | newsletters? | promos? | promoted
      | shar(?:e|ing)(?:bar|buttons?|tools?)? | socials? | sign-?up | subscri\w+ | taboola
      | outbrain | adverts?\w* | ads? | sponsored | disqus\w* | cookie\w* | consent
      | popup | modal
      | paywall | most-?(?:read|popular|viewed) | trending | popular | read-?(?:more|next|also)
      | also-?read | more-?(?:from|on|stories|news) | see-?also | tags? | tag-?list
      | topics? | breadcrumbs? | author-?(?:bio|box|info|card|desc\w*|details?|profile|block)
      | about-?(?:the-?)?authors? | bio(?:graphy)? | byline\w* | copyright | disclaimer | sidebar
      | widgets? | toolbar | print-?only | noprint | skip-?link | screen-reader\w* | sr-only
      | visually-?hidden | donat\w+ | support-?us | membership | toc | table-of-contents
      | infobox | inline-?(?:promo|related|link) | teasers? | jump-?link | post-?nav\w*
      | dateline-?meta | timestamp | publi(?:sh|c)\w*-?date | post-?meta | entry-?meta
      | article-?meta | meta-?data )(?=$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
_PULLED = re.compile(r"(?:^|[\s_-])pull-?(?:ed-?)?quotes?(?=$|[\s_-])", re.IGNORECASE)
_COMMENTS = re.compile(
    r"""(?:^|[\s_-])(?: comment(?:s|list|area|form|box|respond)? | comentario\w* | commentaires?
      | kommentare?\w* | coment[aá]rios? | reacties | opiniones | respond | replies | disqus\w*
      | sf-comment\w* )(?=$|[\s_-])""",
    re.VERBOSE | re.IGNORECASE,
)
BESIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "dialog", "button", "menu"})
_LEADS_AWAY = re.compile(
    r"""^\W*(?: (?:also\s+)?read(?:\s+(?:more|also|next|our|the)\b|\s*:|\s*$) | see\s+also
      | more\s*: | related | watch | listen | don[’']t\s+miss | recommended
      | you\s+(?:may|might)\s+(?:also\s+)?like
      | more\s+(?:from|on|about|stories|news|coverage) | continue\s+reading | keep\s+reading
      | lire\s+aussi | [àa]\s+lire | further\s+reading
      | lea\s+también | lee\s+también | le[ea]\s+más | vea\s+también
      | te\s+puede\s+interesar | leia\s+(?:também|mais) | veja\s+também | lesen\s+sie\s+auch
      | mehr\s+zum\s+thema | auch\s+interessant | اقرأ\s+(?:أيضا|أيضاً|المزيد) | شاهد\s+أيضا
      | مواضيع\s+ذات | بیشتر\s+بخوانید | مطالب\s+مرتبط | همچنین\s+بخوانید )""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"""^\W*(?: advert(?:isement|ising)? | sponsored(?:\s+content)? | anuncio | publicidad(?:e|)
      | publicité | anzeige | werbung | إعلان | آگهی
      | story\s+continues\s+below.* | article\s+continues.* | scroll\s+(?:down\s+)?to\s+continue.*
      | share(?:\s+(?:this|on|via|article|story)\b.*)? | follow\s+us\b.* | tweet | facebook
      | twitter | whats\s?app | telegram | e-?mail(?:\s+this)?
      | print(?:\s+this)?(?:\s+article)? | pinterest
      | linkedin | reddit | comments?(?:\s*\(?\d*\)?)? | \d+\s+comments?
      | leave\s+a\s+(?:reply|comment) | sign\s+up\b.{0,150} | subscribe\b.{0,150}
      | join\s+our\b.{0,120}
      | click\s+here\s+to\b.{0,100} | \d+\s*-?\s*min(?:ute)?s?\s+(?:read|de\s+lectura|de\s+leitura)
      | reading\s+time.* | (?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})).{0,150}
      | all\s+rights\s+reserved.{0,80}
      | download\s+our\s+app.* | get\s+the\s+latest\b.{0,120} | getty(?:\s+images)? | image | photo
      | (?:tags?|topics?|filed\s+under|categor(?:y|ies))\s*:.{0,150} | save | listen | loading\W*
      | partager.{0,40} | compartir.{0,40} | compartilh\w+.{0,40} | teilen.{0,40} | شارك.{0,30}
      | اشتراک.{0,20} | skip\s+to\b.{0,40} | back\s+to\s+top
      | view\s+(?:all|gallery)\b.{0,30} )\W*$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CREDIT = re.compile(
    r"^\W*(?:photo(?:graph)?|picture|image|illustration|graphic|video|foto|imagen?|bild)s?"
    r"(?:\s+(?:by|credits?|courtesy|via|von|par|por)\b|\s*:).{0,90}(?<!\.)$",
    re.IGNORECASE,
)
_MEDIA = r"(?:face\s?book|twitter|instagram|you\s?tube|linked\s?in|telegram|google\+|tik\s?tok)"
_BEGINS = r"(?:^|[.!?:]\s+|\byou\s+can\s+)\W*"
"""Where a sentence begins that asks the reader for something: elsewhere these words are told of
others ("those who follow the minister on Twitter")."""
_CLOSING = re.compile(
    rf"""\baffiliate\s+(?:links?|commissions?)\b | \bearn\s+an?\s+(?:\w+\s+)?commission\b
      | {_BEGINS}follow\s+.{{1,80}}?\s+on\s+{_MEDIA}
      | {_BEGINS}(?:like|find|join|connect\s+with|get)\s+.{{1,40}}?\s+on\s+{_MEDIA}
      | {_BEGINS}follow\s+(?:him|her|them|me)\b.{{0,20}}@
      | \bmay\s+not\s+be\s+(?:re)?(?:published|produced|distributed|written|broadcast)
        (?:,|\s+or\b|\s+without\b)
      | {_BEGINS}(?:e-?mail|reach|contact)
        \s+(?:him|her|them|me|the\s+(?:author|writer|reporter))\s+at\b
      | \b(?:have|got)\s+a\s+(?:news\s+|story\s+)?(?:tip|story)\b[^.]*\?
      | ^\W*(?:questions|comments|suggestions)\s*\?
      | {_BEGINS}(?:sign\s+up|subscribe|get|receive)\b.{{0,120}}\bnewsletters?\b
      | ^\W*(?:sign\s+up|subscribe)\s+(?:for|to|here|now|today)\b
      | \bsíguenos\b | \bsuivez-nous\b | \bfolgen\s+sie\s+uns\b | \bsiga-nos\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(r"[^\Wa-z][^a-z:]{1,30}:\s*")
_ABOUT_AUTHOR = re.compile(
    r"[\s,]*\(?(?:is|was|are|writes?|covers?|reports?|works?|joined|has\s+been|can\s+be\s+reached"
    r"|contributed|est|écrit|ist|schreibt|es|escribe|é|escreve|صحفي|كاتب|خبرنگار|@)(?!\w)",
    re.IGNORECASE,
)


def is_beside(block: Block, main: HtmlElement) -> bool:
    """Tell a block that stands in a part of the page which is named as no text of the article."""
    element: HtmlElement | None = block.element
    while element is not None and element is not main:
        if is_named_beside(element):
            return True
        element = element.getparent()
    return False


def is_named_beside(element: HtmlElement) -> bool:
    """Tell a part of the page that its tag, its style or its role names as no text."""
    return (
        element.tag in BESIDE_TAGS
        or bool(_BESIDE.search(style_names(element)))
        or element.get("role") in {"navigation", "complementary", "contentinfo", "search"}
    )


def is_comment(block: Block) -> bool:
    """Tell a block that stands among the readers' comments, as the outlet's style names them."""
    return any(
        each.tag not in {"html", "body", "article", "main"} and _COMMENTS.search(style_names(each))
        for each in (block.element, *block.element.iterancestors())
    )


def link_share(block: Block) -> float:
    """Return how much of a block stands in links, from 0 to 1."""
    return block.linked / max(1, len(block.words))


def is_about_author(block: Block, authors: Sequence[str]) -> bool:
    """Tell a note below the text that says who an author is."""
    words = block.words.strip()
    return len(words) <= 3 * SHORT and any(
        words.startswith(name) and _ABOUT_AUTHOR.match(words, len(name)) for name in authors
    )


def closes(block: Block) -> bool:
    """Tell a note below the text that asks to follow, to write, to subscribe, or says its terms."""
    return len(block.words) <= 2 * SHORT and bool(_CLOSING.search(block.words))


def is_pulled(block: Block) -> bool:
    """Tell a quotation that the style names as pulled out of the text."""
    near = (block.element, *list(block.element.iterancestors())[:3])
    return any(_PULLED.search(style_names(each)) for each in near)


def is_way(block: Block) -> bool:
    """Tell a paragraph that is nothing but the link to another story, be it behind a label."""
    words = block.words.strip()
    label = _LABELLED.match(words)
    own = len(words) - (label.end() if label else 0)
    return (
        block.kind is Kind.PARAGRAPH
        and not block.places
        and len(words) <= SHORT
        and len(words.split()) > 3
        and block.linked >= 0.95 * own > 0
        and words[-1] not in ".:;,"
        and "\n" not in words
        and not words.startswith("http")
    )


def is_about(block: Block, *, before: bool, after: bool, about: Sequence[str]) -> bool:
    """Tell a line that is about the text: a field repeated, a byline, a date, a way to elsewhere.

    `before` and `after` say whether it stands above the first or below the last long paragraph;
    `about` are the fields, folded.
    """
    words = block.words.strip()
    if folded(words) in about and (before or block.kind is Kind.HEADING):
        return True
    if before and "\n" in words:
        lines = words.split("\n")
        return all(folded(each) in about or _names_or_dates(each) for each in lines)
    if block.kind is Kind.RULE or len(words) > 2 * SHORT:
        return False
    if _NO_TEXT.match(words) or (not block.places and _CREDIT.match(words)):
        return True
    if _LEADS_AWAY.match(words):
        if block.kind is Kind.HEADING and len(words) < 40:
            return True
        if link_share(block) > 0.35 and len(words) <= SHORT * 1.5:
            return True
    if before and _names_or_dates(words):
        return True
    return after and len(words) <= SHORT and link_share(block) > 0.8 and not block.places


def _names_or_dates(words: str) -> bool:
    if len(words) > SHORT:
        return False
    return (says_by(words) and not words.endswith(".")) or _is_date_line(words)


def _is_date_line(words: str) -> bool:
    if len(words) > 100 or not any(character.isdecimal() for character in words):
        return False
    try:
        found = find(words)
    except DateError:
        return len(words) < 40
    return bool(found) and len(words) - len(found[0].written) < 45
