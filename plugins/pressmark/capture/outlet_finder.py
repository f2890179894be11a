"""An article's outlet: known by one of its names or its address, or new."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark.capture.holdings import host_of
from pressmark.identity import slug
from pressmark.outlets import read_outlet
from pressmark.problems import Problem
from pressmark.writing import write_outlet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.capture.holdings import Holdings
    from pressmark.capture.source import Source
    from pressmark.record import Outlet


class OutletFinder:
    """Finds an article's outlet by any of its names or its address, or makes its file."""

    def __init__(self, source: Source, holdings: Holdings) -> None:
        self._source = source
        self._holdings = holdings
        self.outlet: Outlet | None = None
        self.files: Mapping[str, bytes] = {}
        self.notes: list[str] = []
        self.problems: list[Problem] = []

    def find(self, fields: Mapping[str, object]) -> Outlet | None:
        """Find the outlet that `fields` name; None where they name none, or two that clash."""
        name = str(fields.get("outlet", ""))
        host = _host(fields)
        outlets = self._holdings.outlets
        self.outlet = self._holdings.outlet_names.get(name.casefold())
        source = self._source
        stated = source.fields.get("outlet") or source.for_all.get("outlet")
        if self.outlet is None and host and not stated:
            self.outlet = self._holdings.hosts.get(host)
        outlet_slug = slug(name)
        if self.outlet is not None or not name:
            return self.outlet
        if not outlet_slug:
            self.problems.append(self._nameless(name))
            return None
        if outlet_slug in outlets:
            self.problems.append(self._clash(name, outlets[outlet_slug]))
            return None
        written = {"name": name}
        if host:
            address = urlsplit(str(fields.get("source_url", "")))
            written["url"] = f"{address.scheme}://{address.hostname}/"
        path = f"content/outlets/{outlet_slug}.yml"
        data = write_outlet(written)
        near = difflib.get_close_matches(
            name, {outlet.name for outlet in outlets.values()}, n=1, cutoff=0.85
        )
        if near:
            self.notes.append(f"The outlet {name} is new; it is not {near[0]}?")
        self.outlet = read_outlet(data, path)
        self.files = {path: data}
        return self.outlet

    def _nameless(self, name: str) -> Problem:
        return Problem(
            path=self._source.table or self._source.name,
            line=self._source.line,
            field="outlet",
            value=name[:100],
            message="The outlet's name has no letter and no digit.",
            remedy="Give the name of whoever published it.",
        )

    def _clash(self, name: str, known: Outlet) -> Problem:
        return Problem(
            path=self._source.table or self._source.name,
            line=self._source.line,
            field="outlet",
            value=name,
            message="Two outlets cannot be told apart by their names.",
            remedy=f"Did you mean “{known.name}”? If it is another name of that "
            f"outlet, put it under alternative_names in content/outlets/{known.slug}.yml.",
        )


def _host(fields: Mapping[str, object]) -> str:
    """Return the host of the original's address without `www.`; "" where there is none."""
    return host_of(str(fields.get("source_url", "")))
