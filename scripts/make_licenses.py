"""Make `plugins/pressmark/licenses/_data.py` from the SPDX index inside `license-expression`.

    python scripts/make_licenses.py            writes the file
    python scripts/make_licenses.py --check    only compares; exit code 1 where they differ

The index names every SPDX id. What it does not carry (names and addresses) follows from a
Creative Commons id by rule; for government licences it stands in `GOVERNMENT` below, and an id
that the index does not know stops the script.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

TARGET = Path(__file__).parents[1] / "plugins" / "pressmark" / "licenses" / "_data.py"

CREATIVE_COMMONS_ID = re.compile(r"CC0?-")
PORTED_ID = re.compile(
    r"CC-(?P<family>[A-Z]+(?:-[A-Z]+)*)-(?P<version>\d\.\d)(?:-(?P<port>[A-Z]+))?"
)

# The three tools beside the licences: their ids do not follow the licences' rule.
PUBLIC_DOMAIN = {
    "CC0-1.0": ("cc0", "1.0", "", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-PDM-1.0": ("pdm", "1.0", "", "https://creativecommons.org/publicdomain/mark/1.0/"),
    "CC-PDDC": ("pddc", "", "US", "https://creativecommons.org/licenses/publicdomain/"),
}

# Version 1.0 wrote its elements in another order, and its addresses keep it.
PATHS = {("by-nc-nd", "1.0"): "by-nd-nc"}


class Government(NamedTuple):
    """What the SPDX index does not say of a government's licence."""

    name: str
    short_name: str
    version: str
    jurisdiction: str
    url: str
    badge: tuple[str, str]
    requires_attribution: bool
    aliases: tuple[str, ...]


_ARCHIVES = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"

GOVERNMENT = {
    "OGL-UK-1.0": Government(
        "Open Government Licence v1.0 (United Kingdom)",
        "OGL UK 1.0",
        "1.0",
        "GB",
        f"{_ARCHIVES}/1/",
        ("OGL", "UK 1.0"),
        True,
        ("Open Government Licence v1.0", "OGL v1.0"),
    ),
    # "OGL 2.0" alone is no alias: it may be Canada's.
    "OGL-UK-2.0": Government(
        "Open Government Licence v2.0 (United Kingdom)",
        "OGL UK 2.0",
        "2.0",
        "GB",
        f"{_ARCHIVES}/2/",
        ("OGL", "UK 2.0"),
        True,
        (),
    ),
    "OGL-UK-3.0": Government(
        "Open Government Licence v3.0 (United Kingdom)",
        "OGL UK 3.0",
        "3.0",
        "GB",
        f"{_ARCHIVES}/3/",
        ("OGL", "UK 3.0"),
        True,
        ("Open Government Licence v3.0", "OGL v3.0"),
    ),
    "OGL-Canada-2.0": Government(
        "Open Government Licence – Canada 2.0",
        "OGL Canada 2.0",
        "2.0",
        "CA",
        "https://open.canada.ca/en/open-government-licence-canada",
        ("OGL", "Canada 2.0"),
        True,
        (),
    ),
    "etalab-2.0": Government(
        "Licence Ouverte / Open Licence 2.0 (Etalab)",
        "Open Licence 2.0",
        "2.0",
        "FR",
        "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
        ("LO", "Etalab 2.0"),
        True,
        ("Licence Ouverte 2.0", "Licence Ouverte / Open Licence 2.0", "Etalab Open Licence 2.0"),
    ),
    "DL-DE-BY-2.0": Government(
        "Data licence Germany – attribution – version 2.0",
        "DL-DE BY 2.0",
        "2.0",
        "DE",
        "https://www.govdata.de/dl-de/by-2-0",
        ("DL-DE", "BY 2.0"),
        True,
        ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "dl-de/by-2-0"),
    ),
    "DL-DE-ZERO-2.0": Government(
        "Data licence Germany – Zero – version 2.0",
        "DL-DE Zero 2.0",
        "2.0",
        "DE",
        "https://www.govdata.de/dl-de/zero-2-0",
        ("DL-DE", "Zero 2.0"),
        False,
        ("Datenlizenz Deutschland – Zero – Version 2.0", "dl-de/zero-2-0"),
    ),
    "NLOD-1.0": Government(
        "Norwegian Licence for Open Government Data 1.0",
        "NLOD 1.0",
        "1.0",
        "NO",
        "https://data.norge.no/nlod/en/1.0",
        ("NLOD", "1.0"),
        True,
        ("Norsk lisens for offentlige data 1.0", "https://data.norge.no/nlod/no/1.0"),
    ),
    "NLOD-2.0": Government(
        "Norwegian Licence for Open Government Data 2.0",
        "NLOD 2.0",
        "2.0",
        "NO",
        "https://data.norge.no/nlod/en/2.0",
        ("NLOD", "2.0"),
        True,
        ("Norsk lisens for offentlige data 2.0", "https://data.norge.no/nlod/no/2.0"),
    ),
    "OGDL-Taiwan-1.0": Government(
        "Taiwan Open Government Data License 1.0",
        "OGDL Taiwan 1.0",
        "1.0",
        "TW",
        "https://data.gov.tw/license",
        ("OGDL", "Taiwan 1.0"),
        True,
        ("Open Government Data License Taiwan 1.0",),
    ),
}


def spdx_ids() -> frozenset[str]:
    """Read from the packaged index the ids that are SPDX's own and not deprecated."""
    path = files("license_expression") / "data" / "scancode-licensedb-index.json"
    index: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(
        entry["spdx_license_key"]
        for entry in index
        if entry["spdx_license_key"]
        and not entry["spdx_license_key"].startswith("LicenseRef-")
        and not entry["is_deprecated"]
        and not entry["is_exception"]
    )


def creative_commons_row(spdx_id: str) -> tuple[str, str, str, str, str]:
    """Give id, family, version, port and address; ValueError where no rule gives them."""
    if spdx_id in PUBLIC_DOMAIN:
        return spdx_id, *PUBLIC_DOMAIN[spdx_id]
    parts = PORTED_ID.fullmatch(spdx_id)
    if parts is None:
        raise ValueError(f"No rule gives the address of {spdx_id}.")
    family, number, port = parts["family"].lower(), parts["version"], parts["port"] or ""
    path = "/".join(filter(None, (PATHS.get((family, number), family), number, port.lower())))
    return spdx_id, family, number, port, f"https://creativecommons.org/licenses/{path}/"


def made() -> str:
    """Put the text of `_data.py` together; ValueError where SPDX lacks a government's id."""
    known = spdx_ids()
    if missing := sorted(GOVERNMENT.keys() - known):
        raise ValueError(f"SPDX no longer names: {', '.join(missing)}.")
    creative = sorted(filter(CREATIVE_COMMONS_ID.match, known))
    rows = "".join(f"    {quoted(creative_commons_row(spdx_id))},\n" for spdx_id in creative)
    government = "".join(
        f"    {quoted((spdx_id, *row))},\n" for spdx_id, row in sorted(GOVERNMENT.items())
    )
    return f'''\
"""The licences that SPDX names. Made by scripts/make_licenses.py: change that, not this.

Ids from license-expression {version("license-expression")}. This file is data, under CC0 1.0.
"""

# ruff: noqa: E501 -- one licence a line, so that a difference reads as one
# fmt: off
from __future__ import annotations

# SPDX id, family, version, port, address
CREATIVE_COMMONS: tuple[tuple[str, str, str, str, str], ...] = (
{rows})

# SPDX id, name, short name, version, jurisdiction, address, badge, attribution, written forms
GOVERNMENT: tuple[
    tuple[str, str, str, str, str, str, tuple[str, str], bool, tuple[str, ...]], ...
] = (
{government})
'''


def quoted(value: object) -> str:
    """Write a value as a Python literal, in the repository's quotes."""
    if isinstance(value, tuple):
        items = ", ".join(map(quoted, value))
        return f"({items},)" if len(value) == 1 else f"({items})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def main(arguments: list[str]) -> int:
    """Write the data, or compare it with what the source gives."""
    text = made()
    if arguments == ["--check"]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
