"""The language of a text, told by its most common words."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pressmark.capture.html.wording import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
