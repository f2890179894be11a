"""Part a text into sentences, whatever the language, without parting what belongs together."""

from __future__ import annotations

import re

_SHORT = "".join(
    rf"(?<!\b{each}\.)"
    for each in (
        "Dr Mr Mrs Ms Prof St Gen Sen Rep Gov Col Lt Sgt Capt Rev Hon Jr Sr Inc Ltd Corp No "
        "Nos vs v ver ca etc bzw Nr Abs Art Bd Hrsg Univ Ed Eds Vol pp Fig Sra Srta Ud Uds "
        "núm pág Mme Mlle MM Mmes Abb Tel Str Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov "
        "Dec approx "
    ).split()
)
_END = re.compile(
    # Initials and short titles ("B.", "Dr.", "Gen.") end no sentence.
    rf"(?<!\b[A-Z]\.)(?<!\.[a-z]\.){_SHORT}"
    r"(?<=[.!?؟。…])[”“\"')\]»]*\s+(?=[A-ZÀ-ÞĀ-Ž0-9“\"'(\[©¿¡«„\u0600-\u06ff])"
    r"|\s+[|•·]\s+|\s{2,}—\s{2,}"
)


def split(paragraph: str) -> list[str]:
    """Give the sentences of a paragraph, in order, each with its own end."""
    sentences: list[str] = []
    for line in re.split(r"[\n\r\u2028\u2029]+", paragraph):
        clean = " ".join(line.split())
        start = 0
        for found in _END.finditer(clean):
            closing = re.match(r"[”“\"')\]»]*", found[0])
            end = found.start() + (len(closing[0]) if closing else 0)
            sentences.append(clean[start:end].strip())
            start = found.end()
        sentences.append(clean[start:].strip())
    return [sentence for sentence in sentences if sentence]
