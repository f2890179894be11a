"""Language tags as BCP 47 (RFC 5646) forms them, and what a keeper meant who wrote another."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

# RFC 5646, section 2.1, without the tags that were registered before it (`i-klingon`) and without
# languages of four letters and more, of which none has ever been registered.
_TAG = re.compile(
    r"""(?P<language>[a-z]{2,3})(?P<extlang>(?:-[a-z]{3}){0,3})
        (?:-(?P<script>[a-z]{4}))?
        (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
        (?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
                 (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*
                 (?:-x(?:-[a-z0-9]{1,8})+)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL = frozenset({"mis", "mul", "und", "zxx"})


@lru_cache(maxsize=1024)
def primary_language(tag: str) -> str:
    """Return a tag's primary subtag in lower case: "en" of "en-GB" (RFC 5646, section 2.2.1)."""
    return tag.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=1024)
def canonical_tag(text: str) -> str | None:
    """Return the tag in the case that RFC 5646, section 2.1.1, recommends; None if it is none.

    A language of two letters must be in ISO 639-1, and one that has two letters must be written
    with them (section 4.5): search and browsers know no other form.
    """
    match = _TAG.fullmatch(text)
    if match is None:
        return None
    language = match["language"].lower()
    known = language in _names() or language in _SPECIAL
    if not known and (len(language) == 2 or language in get_global("language_aliases")):
        return None
    parts = [language + match["extlang"].lower()]
    if match["script"]:
        parts.append(match["script"].title())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["rest"].lower()


def suggested_tag(text: str) -> str:
    """Return the tag that was probably meant by a wrong one, or ""."""
    wanted = text.strip().casefold()
    for code, name in _names().items():
        if wanted == name.casefold():
            return code
    language = re.split(r"[-_ ]", wanted)[0]
    if alias := get_global("language_aliases").get(language):
        return str(alias).replace("_", "-")
    with_hyphens = canonical_tag(text.strip().replace("_", "-"))
    if with_hyphens:
        return with_hyphens
    # A country's code is the usual mistake: gr for el, jp for ja, ir for fa.
    spoken = get_official_languages(language.upper()) if len(language) == 2 else ()
    return next((code for code in spoken if code in _names()), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names = Locale("en").languages
    return {
        code: name
        for code, name in names.items()
        if re.fullmatch("[a-z]{2,3}", code) and code not in _SPECIAL
    } | {"tl": "Tagalog", "tw": "Twi"}  # CLDR files them under fil and ak
