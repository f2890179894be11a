"""The words in which people grant, deny and limit, and those for what they speak of.

A module for each language, with the same classes of words in each (`docs/capture.md` tells what
they are). `|` parts phrases. In a word, `*` stands for its rest or its beginning, alone for any
word, and `=` for the endings that its language gives to participles and adjectives. Case, accents
and vowel signs do not count.
"""

from __future__ import annotations

from pressmark.capture.rights.lexicon import ar, de, en, es, fa, fr, pt

LATIN = ("en", "es", "fr", "de", "pt")
ARABIC = ("ar", "fa")
WORDS = {
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "de": de.WORDS,
    "pt": pt.WORDS,
    "ar": ar.WORDS,
    "fa": fa.WORDS,
}
ENDINGS = {
    "en": ("",),
    "es": ("o", "a", "os", "as"),
    "pt": ("o", "a", "os", "as"),
    "fr": ("", "e", "s", "es"),
    "de": ("", "e", "en", "er", "es", "em"),
    "ar": ("",),
    "fa": ("",),
}
