"""The licences that SPDX names. Made by scripts/make_licenses.py: change that, not this.

Ids from license-expression 30.4.4. This file is data, under CC0 1.0.
"""

# ruff: noqa: E501 -- one licence a line, so that a difference reads as one
# fmt: off
from __future__ import annotations

# SPDX id, family, version, port, address
CREATIVE_COMMONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("CC-BY-1.0", "by", "1.0", "", "https://creativecommons.org/licenses/by/1.0/"),
    ("CC-BY-2.0", "by", "2.0", "", "https://creativecommons.org/licenses/by/2.0/"),
    ("CC-BY-2.5", "by", "2.5", "", "https://creativecommons.org/licenses/by/2.5/"),
    ("CC-BY-2.5-AU", "by", "2.5", "AU", "https://creativecommons.org/licenses/by/2.5/au/"),
    ("CC-BY-3.0", "by", "3.0", "", "https://creativecommons.org/licenses/by/3.0/"),
    ("CC-BY-3.0-AT", "by", "3.0", "AT", "https://creativecommons.org/licenses/by/3.0/at/"),
    ("CC-BY-3.0-AU", "by", "3.0", "AU", "https://creativecommons.org/licenses/by/3.0/au/"),
    ("CC-BY-3.0-DE", "by", "3.0", "DE", "https://creativecommons.org/licenses/by/3.0/de/"),
    ("CC-BY-3.0-IGO", "by", "3.0", "IGO", "https://creativecommons.org/licenses/by/3.0/igo/"),
    ("CC-BY-3.0-NL", "by", "3.0", "NL", "https://creativecommons.org/licenses/by/3.0/nl/"),
    ("CC-BY-3.0-US", "by", "3.0", "US", "https://creativecommons.org/licenses/by/3.0/us/"),
    ("CC-BY-4.0", "by", "4.0", "", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-NC-1.0", "by-nc", "1.0", "", "https://creativecommons.org/licenses/by-nc/1.0/"),
    ("CC-BY-NC-2.0", "by-nc", "2.0", "", "https://creativecommons.org/licenses/by-nc/2.0/"),
    ("CC-BY-NC-2.5", "by-nc", "2.5", "", "https://creativecommons.org/licenses/by-nc/2.5/"),
    ("CC-BY-NC-3.0", "by-nc", "3.0", "", "https://creativecommons.org/licenses/by-nc/3.0/"),
    ("CC-BY-NC-3.0-DE", "by-nc", "3.0", "DE", "https://creativecommons.org/licenses/by-nc/3.0/de/"),
    ("CC-BY-NC-4.0", "by-nc", "4.0", "", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("CC-BY-NC-ND-1.0", "by-nc-nd", "1.0", "", "https://creativecommons.org/licenses/by-nd-nc/1.0/"),
    ("CC-BY-NC-ND-2.0", "by-nc-nd", "2.0", "", "https://creativecommons.org/licenses/by-nc-nd/2.0/"),
    ("CC-BY-NC-ND-2.5", "by-nc-nd", "2.5", "", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
    ("CC-BY-NC-ND-3.0", "by-nc-nd", "3.0", "", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
    ("CC-BY-NC-ND-3.0-DE", "by-nc-nd", "3.0", "DE", "https://creativecommons.org/licenses/by-nc-nd/3.0/de/"),
    ("CC-BY-NC-ND-3.0-IGO", "by-nc-nd", "3.0", "IGO", "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/"),
    ("CC-BY-NC-ND-4.0", "by-nc-nd", "4.0", "", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
    ("CC-BY-NC-SA-1.0", "by-nc-sa", "1.0", "", "https://creativecommons.org/licenses/by-nc-sa/1.0/"),
    ("CC-BY-NC-SA-2.0", "by-nc-sa", "2.0", "", "https://creativecommons.org/licenses/by-nc-sa/2.0/"),
    ("CC-BY-NC-SA-2.0-DE", "by-nc-sa", "2.0", "DE", "https://creativecommons.org/licenses/by-nc-sa/2.0/de/"),
    ("CC-BY-NC-SA-2.0-FR", "by-nc-sa", "2.0", "FR", "https://creativecommons.org/licenses/by-nc-sa/2.0/fr/"),
    ("CC-BY-NC-SA-2.0-UK", "by-nc-sa", "2.0", "UK", "https://creativecommons.org/licenses/by-nc-sa/2.0/uk/"),
    ("CC-BY-NC-SA-2.5", "by-nc-sa", "2.5", "", "https://creativecommons.org/licenses/by-nc-sa/2.5/"),
    ("CC-BY-NC-SA-3.0", "by-nc-sa", "3.0", "", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
    ("CC-BY-NC-SA-3.0-DE", "by-nc-sa", "3.0", "DE", "https://creativecommons.org/licenses/by-nc-sa/3.0/de/"),
    ("CC-BY-NC-SA-3.0-IGO", "by-nc-sa", "3.0", "IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
    ("CC-BY-NC-SA-4.0", "by-nc-sa", "4.0", "", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    ("CC-BY-ND-1.0", "by-nd", "1.0", "", "https://creativecommons.org/licenses/by-nd/1.0/"),
    ("CC-BY-ND-2.0", "by-nd", "2.0", "", "https://creativecommons.org/licenses/by-nd/2.0/"),
    ("CC-BY-ND-2.5", "by-nd", "2.5", "", "https://creativecommons.org/licenses/by-nd/2.5/"),
    ("CC-BY-ND-3.0", "by-nd", "3.0", "", "https://creativecommons.org/licenses/by-nd/3.0/"),
    ("CC-BY-ND-3.0-DE", "by-nd", "3.0", "DE", "https://creativecommons.org/licenses/by-nd/3.0/de/"),
    ("CC-BY-ND-4.0", "by-nd", "4.0", "", "https://creativecommons.org/licenses/by-nd/4.0/"),
    ("CC-BY-SA-1.0", "by-sa", "1.0", "", "https://creativecommons.org/licenses/by-sa/1.0/"),
    ("CC-BY-SA-2.0", "by-sa", "2.0", "", "https://creativecommons.org/licenses/by-sa/2.0/"),
    ("CC-BY-SA-2.0-UK", "by-sa", "2.0", "UK", "https://creativecommons.org/licenses/by-sa/2.0/uk/"),
    ("CC-BY-SA-2.1-JP", "by-sa", "2.1", "JP", "https://creativecommons.org/licenses/by-sa/2.1/jp/"),
    ("CC-BY-SA-2.5", "by-sa", "2.5", "", "https://creativecommons.org/licenses/by-sa/2.5/"),
    ("CC-BY-SA-3.0", "by-sa", "3.0", "", "https://creativecommons.org/licenses/by-sa/3.0/"),
    ("CC-BY-SA-3.0-AT", "by-sa", "3.0", "AT", "https://creativecommons.org/licenses/by-sa/3.0/at/"),
    ("CC-BY-SA-3.0-DE", "by-sa", "3.0", "DE", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
    ("CC-BY-SA-3.0-IGO", "by-sa", "3.0", "IGO", "https://creativecommons.org/licenses/by-sa/3.0/igo/"),
    ("CC-BY-SA-4.0", "by-sa", "4.0", "", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC-PDDC", "pddc", "", "US", "https://creativecommons.org/licenses/publicdomain/"),
    ("CC-PDM-1.0", "pdm", "1.0", "", "https://creativecommons.org/publicdomain/mark/1.0/"),
    ("CC-SA-1.0", "sa", "1.0", "", "https://creativecommons.org/licenses/sa/1.0/"),
    ("CC0-1.0", "cc0", "1.0", "", "https://creativecommons.org/publicdomain/zero/1.0/"),
)

# SPDX id, name, short name, version, jurisdiction, address, badge, attribution, written forms
GOVERNMENT: tuple[
    tuple[str, str, str, str, str, str, tuple[str, str], bool, tuple[str, ...]], ...
] = (
    ("DL-DE-BY-2.0", "Data licence Germany – attribution – version 2.0", "DL-DE BY 2.0", "2.0", "DE", "https://www.govdata.de/dl-de/by-2-0", ("DL-DE", "BY 2.0"), True, ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "dl-de/by-2-0")),
    ("DL-DE-ZERO-2.0", "Data licence Germany – Zero – version 2.0", "DL-DE Zero 2.0", "2.0", "DE", "https://www.govdata.de/dl-de/zero-2-0", ("DL-DE", "Zero 2.0"), False, ("Datenlizenz Deutschland – Zero – Version 2.0", "dl-de/zero-2-0")),
    ("NLOD-1.0", "Norwegian Licence for Open Government Data 1.0", "NLOD 1.0", "1.0", "NO", "https://data.norge.no/nlod/en/1.0", ("NLOD", "1.0"), True, ("Norsk lisens for offentlige data 1.0", "https://data.norge.no/nlod/no/1.0")),
    ("NLOD-2.0", "Norwegian Licence for Open Government Data 2.0", "NLOD 2.0", "2.0", "NO", "https://data.norge.no/nlod/en/2.0", ("NLOD", "2.0"), True, ("Norsk lisens for offentlige data 2.0", "https://data.norge.no/nlod/no/2.0")),
    ("OGDL-Taiwan-1.0", "Taiwan Open Government Data License 1.0", "OGDL Taiwan 1.0", "1.0", "TW", "https://data.gov.tw/license", ("OGDL", "Taiwan 1.0"), True, ("Open Government Data License Taiwan 1.0",)),
    ("OGL-Canada-2.0", "Open Government Licence – Canada 2.0", "OGL Canada 2.0", "2.0", "CA", "https://open.canada.ca/en/open-government-licence-canada", ("OGL", "Canada 2.0"), True, ()),
    ("OGL-UK-1.0", "Open Government Licence v1.0 (United Kingdom)", "OGL UK 1.0", "1.0", "GB", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/", ("OGL", "UK 1.0"), True, ("Open Government Licence v1.0", "OGL v1.0")),
    ("OGL-UK-2.0", "Open Government Licence v2.0 (United Kingdom)", "OGL UK 2.0", "2.0", "GB", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/", ("OGL", "UK 2.0"), True, ()),
    ("OGL-UK-3.0", "Open Government Licence v3.0 (United Kingdom)", "OGL UK 3.0", "3.0", "GB", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", ("OGL", "UK 3.0"), True, ("Open Government Licence v3.0", "OGL v3.0")),
    ("etalab-2.0", "Licence Ouverte / Open Licence 2.0 (Etalab)", "Open Licence 2.0", "2.0", "FR", "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf", ("LO", "Etalab 2.0"), True, ("Licence Ouverte 2.0", "Licence Ouverte / Open Licence 2.0", "Etalab Open Licence 2.0")),
)
