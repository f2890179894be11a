"""The dates of an item of CSL JSON, as references say them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pressmark.citations.csl import CslItem


class About(Enum):
    """How sure a date is: CSL JSON knows `circa` alone, our own items the EDTF too."""

    SURE = ""
    ABOUT = "about"
    """Without more being said."""
    APPROXIMATE = "~"
    UNCERTAIN = "?"


def about_of(item: CslItem) -> About:
    """Return how sure an item's date of issue is; a season or an interval is about its year."""
    issued = cast("dict[str, object]", item.get("issued") or {})
    if "circa" in issued:
        edtf = cast("dict[str, str]", item.get("custom") or {}).get("issued_edtf", "")
        if "?" in edtf or "%" in edtf:
            return About.UNCERTAIN
        return About.APPROXIMATE if "~" in edtf else About.ABOUT
    dates = cast("list[object]", issued.get("date-parts", []))
    return About.ABOUT if "season" in issued or len(dates) > 1 else About.SURE
