"""What the About page says of the archive as a whole, below the keeper's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.edtf import EdtfError, parse
from pressmark.site.output import CITATION, MANIFEST
from pressmark.site.views.facts import Fact, Item

if TYPE_CHECKING:
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words


def archive_facts(settings: ArchiveSettings, manifest_sum: str, w: Words) -> tuple[Fact, ...]:
    """Return what the archive is cited by: name, keeper, version, date, the manifest's sum."""
    found = (
        (w("about.name"), (Item(text=settings.name),)),
        (w("about.keeper"), (Item(text=settings.keeper_name),)),
        (w("provenance.version"), (Item(text=settings.version, form="code"),)),
        (w("about.released"), (Item(text=_date(settings.released, w)),)),
        (
            w("about.manifest_sum"),
            (Item(text=manifest_sum, form="hash"), Item(text=w("about.sum_note"), form="note")),
        ),
        (
            w("article.download"),
            tuple(Item(text=each, href=each, lang="en") for each in (MANIFEST, CITATION)),
        ),
    )
    return tuple(
        Fact(term, items, stacked=items[0].form == "hash") for term, items in found if items[0].text
    )


def _date(released: str, w: Words) -> str:
    try:
        return w.date(parse(released)) if released else ""
    except EdtfError:
        return released
