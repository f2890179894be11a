"""What a text says that may help a person with what nobody has said: never taken as said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.capture import dates
from pressmark.capture.rights import detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressmark.capture.readings import Reading

_MOST = 5
_LOOKED_AT = 60
"""Sentences at a text's beginning and end: a date further in is rarely the article's own."""


def hints(fields: Mapping[str, object], reading: Reading) -> Iterator[str]:
    """Give sentences on the dates and outlets that the text names, where the record has none."""
    if not reading.speech:
        return
    if not fields.get("issued") and (found := dates_in(reading.speech)):
        yield f"Its date is not known. Dates that the text names: {', '.join(found)}."
    if not fields.get("outlet") and (names := names_in(reading)):
        yield f"Its outlet is not known. Named in the text's own words: {', '.join(names)}."


def dates_in(text: str) -> list[str]:
    """Return the days that a text names near its beginning and its end, as EDTF."""
    sentences = text.replace("\n", ". ").split(". ")
    if len(sentences) > 2 * _LOOKED_AT:
        sentences = sentences[:_LOOKED_AT] + sentences[-_LOOKED_AT:]
    found: dict[str, None] = {}
    for sentence in sentences:
        if not any(letter.isdecimal() for letter in sentence):
            continue
        try:
            found |= dict.fromkeys(each.edtf for each in dates.find(sentence))
        except dates.DateError:
            # An ambiguous date helps nobody to find the right one.
            continue
    return list(found)[:_MOST]


def names_in(reading: Reading) -> list[str]:
    """Return who a text says grants a licence, and the agencies that it credits."""
    licensors = [each.licensor for each in detect(reading.speech) if each.licensor]
    credited = reading.fields.get("credits")
    agencies = [str(each) for each in credited] if isinstance(credited, list) else []
    return list(dict.fromkeys([*licensors, *agencies]))[:_MOST]
