"""The words and dates of references in each language, and where they come from.

`_locales.py` is read off the citation processor's own output by `scripts/make_citation_locales.py`,
so that they are the CSL locales' that Typst holds, mended as `styles` mends them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pressmark.citations._locales import SPOKEN, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Locale(NamedTuple):
    """The words and forms of a language; `chicago_day` and the like are dates that have a day.

    Forms have `{year}`, `{day}`, and the month by its name `{month}` or its `{number}`.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    vancouver_months: tuple[str, ...]
    chicago_day: str
    mla_day: str
    month: str
    year: str
    """A year alone."""
    bare_year: str
    """A year in APA, and in front in Chicago's author-date."""
    year_day: str
    """Month and day beside a year that stands elsewhere."""
    vancouver_day: str
    vancouver_month: str
    about: str
    mla_about: str
    harvard_about: str
    undated: str
    """ "" where the processor adds words that are not here."""
    harvard_undated: str
    vancouver_undated: str
    and_: str
    and_others: str
    et_al: str
    """What stands for the others in Harvard."""
    quoted: str
    quoted_mark: str
    """A headline that ends in a question or exclamation mark."""
    harvard_quoted: str
    harvard_asked: str
    harvard_unsigned: str
    found_at: str
    vancouver_at: str
    accessed: str
    chicago_accessed: str
    mla_accessed: str
    cited: str
    internet: str
    page: str


LOCALES: Final[Mapping[str, Locale]] = {
    language: Locale(*words) for language, words in WORDS.items()
}
"""By primary language subtag."""

__all__ = ["LOCALES", "SPOKEN", "Locale"]
