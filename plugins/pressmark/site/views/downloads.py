"""The downloads page: what each data file holds, under which terms, its size and its sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.site.views.frame import Frame
from pressmark.site.views.page import PageView, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.exports.downloads import Stored
    from pressmark.site.model import SiteModel

PATH = "downloads.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A data file on the page."""

    path: str
    name: str
    form: str
    holds: str
    texts: bool
    descriptions: bool
    size: str
    sha256: str


def downloads_plan(model: SiteModel, files: Sequence[Stored], zipped: str) -> Plan:
    """Return the page of the files that were written.

    `zipped` is the address of the whole site as one file, "" for none.
    """
    return Plan(
        name=PATH,
        works=(),
        beside=repr((files, zipped)),
        views=lambda: [_page(Frame(model), files, zipped)],
    )


def _page(frame: Frame, files: Sequence[Stored], zipped: str) -> PageView:
    w = frame.w
    return PageView(
        save_as=PATH,
        template="downloads",
        context={
            **frame.context(PATH, w("downloads.title")),
            "zipped": zipped,
            "files": tuple(
                Download(
                    path=each.file.path,
                    name=each.file.name,
                    form=each.file.form,
                    holds=w(each.file.key),
                    texts=each.file.texts,
                    descriptions=each.file.descriptions,
                    size=w.count("downloads.bytes", each.size),
                    sha256=each.sha256,
                )
                for each in files
            ),
        },
    )
