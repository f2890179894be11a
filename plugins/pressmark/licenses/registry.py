"""All licences, each with its names and with what it lets one do, out of the tables below."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from pressmark.licenses._data import CREATIVE_COMMONS, GOVERNMENT
from pressmark.licenses.model import License

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a family of Creative Commons licences is made of, in the order in which it is written.
ELEMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "by": ("by",),
        "by-sa": ("by", "sa"),
        "by-nd": ("by", "nd"),
        "by-nc": ("by", "nc"),
        "by-nc-sa": ("by", "nc", "sa"),
        "by-nc-nd": ("by", "nc", "nd"),
        "sa": ("sa",),
    }
)

_ELEMENT_NAMES = {"by": "Attribution", "sa": "ShareAlike", "nc": "NonCommercial", "nd": "NoDerivs"}

# Who the licence's text was written for, where it is no country's.
QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {
        "1.0": "Generic",
        "2.0": "Generic",
        "2.5": "Generic",
        "3.0": "Unported",
        "4.0": "International",
    }
)

PORTS: Mapping[str, str] = MappingProxyType(
    {
        "AT": "Austria",
        "AU": "Australia",
        "DE": "Germany",
        "FR": "France",
        "IGO": "IGO",
        "JP": "Japan",
        "NL": "Netherlands",
        "UK": "UK: England & Wales",
        "US": "United States",
    }
)

# A dedication and two marks: what `_creative_commons` cannot read from elements.
_PUBLIC_DOMAIN = {
    "cc0": (
        "Creative Commons CC0 1.0 Universal",
        "CC0 1.0",
        ("CC0", "1.0"),
        "adapt_without_asking",
        True,
    ),
    "pdm": (
        "Public Domain Mark 1.0 Universal",
        "Public Domain Mark 1.0",
        ("PD", "Public domain"),
        "adapt_no_copyright",
        True,
    ),
    # It either gives up copyright or only certifies that there is none in one country, and does
    # not say which: not open for certain.
    "pddc": (
        "Creative Commons Public Domain Dedication and Certification",
        "CC PDDC",
        ("PD", "PDDC"),
        "given_up_or_ended",
        False,
    ),
}


def _names(family: str, version: str, port: str) -> tuple[str, str]:
    elements = ELEMENTS[family]
    if (family, version) == ("by-nc-nd", "1.0"):
        elements = ("by", "nd", "nc")  # as its own title has it
    words = "-".join(_ELEMENT_NAMES[element] for element in elements)
    if version == "4.0":
        words = words.replace("NoDerivs", "NoDerivatives")
    place = PORTS[port] if port else QUALIFIERS[version]
    short = " ".join(filter(None, ("CC", family.upper(), version, port)))
    return f"Creative Commons {words} {version} {place}", short


def _codes(elements: tuple[str, ...], version: str) -> tuple[str, str, str]:
    """Put together what a Creative Commons licence permits, requires and forbids."""
    permits = ["share_unchanged" if "nd" in elements else "adapt"]
    requires, forbids = [], []
    if "nc" in elements:
        permits.append("noncommercial")
        forbids.append("commercial")
    if "by" in elements:
        # Before 4.0 the title is part of the attribution (section 4 of those versions).
        requires.append("creator" if version == "4.0" else "creator_title")
        if "nd" not in elements:
            requires.append("changes")
    if "sa" in elements:
        requires.append("same_licence")
    if "nd" in elements:
        forbids.append("changed")
    forbids.append("restrictions")
    return "_".join(permits), "_".join(requires), "_".join(forbids)


def _creative_commons(spdx_id: str, family: str, version: str, port: str, url: str) -> License:
    if family in _PUBLIC_DOMAIN:
        name, short_name, badge, permits, is_open = _PUBLIC_DOMAIN[family]
        return License(
            id=spdx_id,
            name=name,
            short_name=short_name,
            url=url,
            permits=permits,
            requires="nothing" if is_open else "",
            forbids="endorsement" if is_open else "",
            family=family,
            version=version,
            jurisdiction=port,
            badge=badge,
            open=is_open,
        )
    elements = ELEMENTS[family]
    name, short_name = _names(family, version, port)
    permits, requires, forbids = _codes(elements, version)
    return License(
        id=spdx_id,
        name=name,
        short_name=short_name,
        url=url,
        permits=permits,
        requires=requires,
        forbids=forbids,
        family=family,
        version=version,
        jurisdiction=port,
        badge=("CC", short_name.removeprefix("CC ")),
        requires_attribution="by" in elements,
        share_alike="sa" in elements,
        noncommercial="nc" in elements,
        no_derivatives="nd" in elements,
        open="nc" not in elements and "nd" not in elements,
    )


# What these prescribe word for word where the giver has worded nothing: the United Kingdom's under
# "You must, where you do any of the above", Canada's under "You must", Norway's in section 5.
_ACKNOWLEDGEMENTS = {
    **{
        f"OGL-UK-{version}": "Contains public sector information licensed under the Open"
        f" Government Licence v{version}."
        for version in ("1.0", "2.0", "3.0")
    },
    "OGL-Canada-2.0": "Contains information licensed under the Open Government Licence – Canada.",
    **{
        f"NLOD-{version}": "Contains data under the Norwegian licence for Open Government data"
        " (NLOD) distributed by {licensor}."
        for version in ("1.0", "2.0")
    },
}


def _government(
    spdx_id: str,
    name: str,
    short_name: str,
    version: str,
    jurisdiction: str,
    url: str,
    badge: tuple[str, str],
    requires_attribution: bool,
) -> License:
    return License(
        id=spdx_id,
        name=name,
        short_name=short_name,
        url=url,
        permits="adapt_without_asking",
        requires="source" if requires_attribution else "nothing",
        forbids="government_endorsement" if requires_attribution else "",
        family="government",
        version=version,
        jurisdiction=jurisdiction,
        badge=badge,
        requires_attribution=requires_attribution,
        acknowledgement=_ACKNOWLEDGEMENTS.get(spdx_id, ""),
        open=True,
    )


LICENSES: Mapping[str, License] = MappingProxyType(
    {
        each.id: each
        for each in (
            *(_creative_commons(*row) for row in CREATIVE_COMMONS),
            *(_government(*row[:-1]) for row in GOVERNMENT),
        )
    }
)

KEEPER_ID = re.compile(r"LicenseRef-[A-Za-z0-9.-]+")
"""The id of terms that no list has (SPDX 3.0, annex on licence expressions)."""


def keeper_license(
    id: str,  # noqa: A002 -- the field's own name
    name: str = "",
    url: str = "",
    *,
    permits: str = "",
    requires: str = "",
    forbids: str = "",
) -> License:
    """Make a licence of a keeper's own terms, which publish no text without a `permission`.

    `id` is `LicenseRef-` with letters, digits, dots and hyphens (SPDX 2.3, annex D; without a
    document's prefix). Without a `name` the id's own words stand for it. `permits`, `requires`
    and `forbids` are the keeper's own sentences. Raises ValueError for an id of another form.
    """
    if not KEEPER_ID.fullmatch(id):
        raise ValueError(f"Not a LicenseRef- with letters, digits, dots and hyphens: {id!r}")
    words = name or re.sub(r"-+", " ", id.removeprefix("LicenseRef-")).strip() or id
    return License(
        id=id,
        name=words,
        short_name=words,
        url=url,
        permits=permits,
        requires=requires,
        forbids=forbids,
        family="keeper",
        badge=("§", words),
    )
