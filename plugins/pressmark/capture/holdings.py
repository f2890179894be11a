"""What an archive holds, as far as adding needs to know it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressmark.capture.resemblance import Resemblances
from pressmark.edtf import EdtfError, parse
from pressmark.identity import make_pressmark, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.record import Outlet


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes two records look like one article."""

    outlet: str
    issued: str
    title: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record under review: its file, and the fields of which nobody has said the value yet."""

    path: str
    open: frozenset[str]

    @property
    def is_unnamed(self) -> bool:
        """Tell whether headline or outlet are devised, so that its pressmark is, too."""
        return not self.open.isdisjoint({"title", "outlet"})


@dataclass(slots=True, kw_only=True)
class Holdings:
    """What an archive holds, as far as adding needs to know it; grows as additions are planned."""

    outlets: dict[str, Outlet] = field(default_factory=dict)
    """By slug."""
    outlet_names: dict[str, Outlet] = field(default_factory=dict)
    """By each of their names and slugs, without case."""
    hosts: dict[str, Outlet | None] = field(default_factory=dict)
    """By their site's host without `www.`; None where two outlets share one."""
    pressmarks: set[str] = field(default_factory=set)
    """Those in use, aliases among them."""
    sources: dict[str, list[str]] = field(default_factory=dict)
    """From the SHA-256 of the bytes that came in to the records made of them."""
    texts: dict[str, str] = field(default_factory=dict)
    """From each record to the SHA-256 of its text."""
    resemblances: Resemblances = field(default_factory=Resemblances)
    captures: set[str] = field(default_factory=set)
    """The files in `captures/`."""
    addresses: dict[str, str] = field(default_factory=dict)
    """From the original's address to its record."""
    likenesses: dict[Likeness, str] = field(default_factory=dict)
    looks: dict[str, Likeness] = field(default_factory=dict)
    """From each record to what it looks like now."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """From each record to its pressmark and its aliases."""
    waiting: dict[str, Waiting] = field(default_factory=dict)
    """The records that wait for a person's review, and were never published under their name."""

    def know(self, outlet: Outlet) -> None:
        """Take an outlet in."""
        self.outlets[outlet.slug] = outlet
        for name in (outlet.name, *outlet.alternative_names, outlet.native_name, outlet.slug):
            if name:
                self.outlet_names.setdefault(name.casefold(), outlet)
        if host := host_of(outlet.url):
            known = self.hosts.setdefault(host, outlet)
            if known is None or known.slug != outlet.slug:
                self.hosts[host] = None

    def hold(
        self,
        pressmark: str,
        *,
        aliases: Iterable[str] = (),
        outlet: str,
        issued: str,
        title: str,
        source_url: str,
        source_sha256: str,
        text_sha256: str,
        waiting: Waiting | None = None,
    ) -> None:
        """Take one record in; `waiting` where it is under review."""
        aliases = tuple(aliases)
        self.pressmarks.update((pressmark, *aliases))
        look = likeness(outlet, issued, title)
        self.likenesses[look] = pressmark
        self.looks[pressmark] = look
        self.names[pressmark] = (pressmark, *aliases)
        if source_url:
            self.addresses[source_url] = pressmark
        if source_sha256:
            self.sources.setdefault(source_sha256, []).append(pressmark)
        if text_sha256:
            self.texts[pressmark] = text_sha256
        if waiting:
            self.waiting[pressmark] = waiting

    def let_go(self, pressmark: str) -> None:
        """Take a record out whose place another will take."""
        self.waiting.pop(pressmark)
        self.pressmarks.difference_update(self.names.pop(pressmark))
        for marks in self.sources.values():
            if pressmark in marks:
                marks.remove(pressmark)
        for held in (self.addresses, self.likenesses):
            for key in [key for key, mark in held.items() if mark == pressmark]:
                del held[key]  # type: ignore[arg-type]
        self.resemblances.forget(pressmark)
        self.looks.pop(pressmark)
        self.texts.pop(pressmark, None)

    def made_of(self, source_sha256: str, look: Likeness) -> str:
        """Return the record that was made of these bytes for an article of this look; "" for none.

        The same text in another outlet, or under another title, is another article. Where a keeper
        has corrected the record since, its pressmark still says what it was made as.
        """
        name = _name_of(look)
        for mark in self.sources.get(source_sha256, []):
            now = self.looks[mark]
            undated = not now.issued or not look.issued
            if now == look or (undated and now == replace(look, issued=now.issued)):
                return mark
            names = self.names[mark]
            is_changed = not any(_is_named(each, _name_of(now)) for each in names)
            if is_changed and any(_is_named(each, name) for each in names):
                return mark
        return ""

    def of_outlet(self, source_sha256: str, outlet: str) -> str:
        """Return a record made of these bytes, of an outlet by any of its names; "" for any."""
        known = self.outlet_names.get(outlet.casefold()) if outlet else None
        for mark in self.sources.get(source_sha256, []):
            if not outlet or (known and self.looks[mark].outlet == known.slug):
                return mark
        return ""


def _name_of(look: Likeness) -> str:
    """Return the pressmark that an article of this look is given, where it is free."""
    try:
        issued = parse(look.issued) if look.issued else None
    except EdtfError:
        issued = None
    return make_pressmark(look.outlet, issued, look.title, ())


def _is_named(pressmark: str, name: str) -> bool:
    rest = pressmark.removeprefix(name)
    return not rest or (rest != pressmark and rest[1:].isdigit())


def likeness(outlet: str, issued: str, title: str) -> Likeness:
    """Fold what distinguishes articles: case and punctuation do not, unless there is no more."""
    return Likeness(outlet, issued, slug(title) or " ".join(title.split()))


def host_of(url: str) -> str:
    """Return an address's host in lower case without `www.`; "" for what is no web address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in {"http", "https"} else ""
