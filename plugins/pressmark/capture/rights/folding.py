"""Text as the detector compares it: one case, one set of digits, no accents, no vowel signs."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("يىئ", "ی"),
        "ك": "ک",
        **dict.fromkeys("ةۀە", "ه"),
        "ؤ": "و",
        "ء": "",
        "ـ": "",
        "٫": ".",
        "،": ",",
        "؛": ";",
        "؟": "?",
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def fold(text: str) -> str:
    """Fold a text for comparison: NFKC without case, accents, vowel signs, format characters.

    Decimal digits of every script become ASCII; Arabic and Persian forms of a letter, and the
    kinds of dash and apostrophe, become one. Quotation marks and private-use characters stay.
    """
    folded = []
    # Without its accent the German "would be" is "was".
    text = text.replace("würd", "wuerd").replace("Würd", "Wuerd")
    for character in unicodedata.normalize("NFKD", text).translate(_SAME).casefold():
        category = unicodedata.category(character)
        if category == "Nd":
            folded.append(str(unicodedata.decimal(character)))
        elif category not in {"Mn", "Cf"}:
            folded.append(character)
    return "".join(folded).translate(_SAME)


def phrases(listed: str) -> str:
    r"""Turn phrases parted by `|` into the source of a regular expression over folded text.

    A blank stands for any blanks, `*` for the rest of a word, `~` for one to ten words. An Arabic
    or Persian word is also found behind the particles that are written together with it.
    """
    found = sorted((fold(each.strip()) for each in listed.split("|")), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(_pattern(each) for each in found if each)})(?!\w)"


def _pattern(phrase: str) -> str:
    words = (
        r"\w+,?(?:\s+\w+,?){0,9}" if word == "~" else re.escape(word).replace(r"\*", r"\w*")
        for word in phrase.split()
    )
    particles = r"(?:[وف]?(?:[بلک]?(?:ال)?|لل))" if _ARABIC.match(phrase) else ""
    return particles + r",?\s+".join(words)
