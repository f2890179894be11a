"""Which licence or status an address leads to."""

from __future__ import annotations

import re

from pressmark import licenses
from pressmark.capture.rights.model import NONE
from pressmark.capture.rights.named import Kind, family_of

ADDRESS = re.compile(
    r"(?:(?:https?:)?//|www\.)[^\s<>\"“”«»]+"
    r"|(?:creativecommons|rightsstatements|spdx)\.org/[^\s<>\"“”«»]+",
    re.IGNORECASE,
)
_CREATIVE_COMMONS = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/licenses/([a-z\-+]+)(?:/(\d[\d.]*)(?:/([a-z\-]+))?)?(?:[/?#].*)?",
    re.IGNORECASE,
)
_ELSEWHERE = tuple(
    (re.compile(pattern), license_)
    for pattern, license_ in (
        (r"opensource\.org/licenses?/mit", "MIT"),
        (r"opensource\.org/licenses?/apache-2\.0|apache\.org/licenses/license-2\.0", "Apache-2.0"),
        (r"opensource\.org/licenses?/bsd-3-clause", "BSD-3-Clause"),
        (r"opensource\.org/licenses?/bsd-2-clause", "BSD-2-Clause"),
        (r"gnu\.org/licenses/(?:old-licenses/)?gpl-3\.0", "GPL-3.0-only"),
        (r"gnu\.org/licenses/(?:old-licenses/)?gpl-2\.0", "GPL-2.0-only"),
        (r"gnu\.org/licenses/agpl-3\.0", "AGPL-3.0-only"),
        (r"gnu\.org/licenses/lgpl-3\.0", "LGPL-3.0-only"),
        (r"gnu\.org/licenses/fdl-1\.3", "GFDL-1.3-only"),
        (r"gnu\.org/licenses/(?:old-licenses/)?fdl-1\.2", "GFDL-1.2-only"),
        (r"mozilla\.org/(?:en-us/)?mpl/2\.0", "MPL-2.0"),
        (r"opendatacommons\.org/licenses/odbl", "ODbL-1.0"),
        (r"opendatacommons\.org/licenses/by", "ODC-By-1.0"),
        (r"(?:scripts\.sil|openfontlicense)\.org/", "OFL-1.1"),
        (r"unlicense\.org", "Unlicense"),
    )
)


def name_address(address: str) -> tuple[str, Kind] | None:
    """Say which licence or status an address leads to; None where it leads to none.

    A Creative Commons address without a version, or with a country that SPDX does not list,
    gives the family; one that names no licence gives `none`.
    """
    address = address.strip()
    if right := licenses.match(address):
        if "/" not in address:
            return None
        kind = Kind.LICENSE if right.kind == "license" else Kind.STATUS
        return right.id, kind
    if parts := _CREATIVE_COMMONS.fullmatch(address):
        family, version, port = parts[1].strip("-+"), parts[2] or "", parts[3] or ""
        versioned = licenses.match(f"https://creativecommons.org/licenses/{family}/{version}/")
        if versioned and port and not port.startswith(("deed", "legalcode", "rdf")):
            return family_of(family), Kind.LICENSE
        if versioned:
            return versioned.id, Kind.LICENSE
        return (NONE if version else family_of(family)), Kind.LICENSE
    for pattern, license_ in _ELSEWHERE:
        if pattern.search(address.lower()):
            kind = Kind.LICENSE if license_.startswith("GFDL") else Kind.SOFTWARE
            return license_, kind
    if re.search(r"creativecommons\.org(?:/licenses)?/?$", address, re.IGNORECASE):
        return NONE, Kind.VAGUE
    return None
