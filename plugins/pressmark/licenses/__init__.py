"""Licences and rights statements: one registry, and how to find an entry from what is written.

The licences are those that SPDX names (`_data`, made by `scripts/make_licenses.py`), the
statements those of RightsStatements.org 1.0. `docs/licenses.md` tells what stands in it and why.
"""

from pressmark.licenses.matching import match, suggest, versions
from pressmark.licenses.model import License, Right, RightsStatement
from pressmark.licenses.registry import KEEPER_ID, LICENSES, keeper_license
from pressmark.licenses.statements import RIGHTS_STATEMENTS

__all__ = [
    "KEEPER_ID",
    "LICENSES",
    "RIGHTS_STATEMENTS",
    "License",
    "Right",
    "RightsStatement",
    "keeper_license",
    "match",
    "suggest",
    "versions",
]
