"""Page views: what each page shows, as values, before any template is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.site.views.attribution import attribution_pages
from pressmark.site.views.frame import Frame
from pressmark.site.views.home import home_page
from pressmark.site.views.lists import group_pages
from pressmark.site.views.misc import corrections_pages, not_found_page, redirect_pages
from pressmark.site.views.search import search_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.site.model import SiteModel
    from pressmark.site.views.page import PageView


def pages(model: SiteModel) -> Iterator[PageView]:
    """Yield every page that is no article: the front page, lists, attribution, search, the rest."""
    frame = Frame(model)
    yield home_page(frame)
    yield from group_pages(frame)
    yield from attribution_pages(frame)
    yield from corrections_pages(frame)
    if model.settings.search:
        yield search_view(model)
    yield not_found_page(frame)
    yield from redirect_pages(frame)
