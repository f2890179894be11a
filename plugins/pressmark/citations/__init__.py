"""References: as data for reference managers, and formatted in the common styles."""

from pressmark.citations.bibtex import biblatex, bibtex
from pressmark.citations.csl import CslItem, csl_array, csl_item, csl_line
from pressmark.citations.formatted import Formatted
from pressmark.citations.locales import SPOKEN
from pressmark.citations.ris import ris
from pressmark.citations.styles import (
    STYLES,
    Key,
    UnknownReferencesError,
    batches,
    compiled,
    format,  # noqa: A004 - as its definition
    format_in,
    learn,
)

__all__ = [
    "SPOKEN",
    "STYLES",
    "CslItem",
    "Formatted",
    "Key",
    "UnknownReferencesError",
    "batches",
    "biblatex",
    "bibtex",
    "compiled",
    "csl_array",
    "csl_item",
    "csl_line",
    "format",
    "format_in",
    "learn",
    "ris",
]
