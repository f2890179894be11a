"""Page views: what each page shows, as values, before any template is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.site.views.attribution import attribution_plans
from pressmark.site.views.downloads import downloads_plan
from pressmark.site.views.frame import Frame
from pressmark.site.views.home import home_plan
from pressmark.site.views.lists import list_plans
from pressmark.site.views.misc import corrections_pages, not_found_page, redirect_pages
from pressmark.site.views.page import Plan
from pressmark.site.views.search import search_view
from pressmark.site.views.versions import version_plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.site.model import SiteModel
    from pressmark.site.views.page import PageView


def plans(model: SiteModel) -> Iterator[Plan]:
    """Yield every page that is no article and tells of no file: lists, attribution, the rest."""
    frame = Frame(model)
    yield from list_plans(frame)
    yield from attribution_plans(frame)
    yield from version_plans(model)
    yield Plan(name="corrections", views=lambda: corrections_pages(frame))
    if model.settings.search:
        yield Plan(name="search", views=lambda: [search_view(model)])
    yield Plan(name="not found", works=(), views=lambda: [not_found_page(frame)])
    yield Plan(name="redirects", views=lambda: redirect_pages(frame))


def late_plans(model: SiteModel, files: Sequence[Stored], zipped: str = "") -> Iterator[Plan]:
    """Yield the pages that state sizes and sums of the data files: these stand by then.

    `zipped` is the address of the whole site as one file, "" for none.
    """
    yield home_plan(model, files, zipped)
    yield downloads_plan(model, files, zipped)


def pages(model: SiteModel) -> Iterator[PageView]:
    """Yield the pages of all plans."""
    for plan in (home_plan(model, (), ""), *plans(model)):
        yield from plan.views()
