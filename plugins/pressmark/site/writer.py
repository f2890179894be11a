"""Pelican's writer: every page becomes a unit, and goes through the site's one writer."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from pressmark.site import session as sessions
from pressmark.site.articles import article_page
from pressmark.site.reader import trusted
from pressmark.site.units import Unit, digest
from pressmark.site.views.article import words_for
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template

    from pressmark.site.session import Session

ABSOLUTE = frozenset({"404.html"})
"""Pages that a server shows at any depth: their links start at the site's root."""


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders pages with what every template may rely on, and writes them as units."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._written: list[tuple[str, Callable[[], dict[str, Any]]]] = []
        self._session.writer = self

    def write_file(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Write one page, or as many as Pelican's pagination makes of it."""
        if not name:
            return
        shared = self._shared(name, context)
        paged = paginated or {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        if paged and template_name in self.settings["PAGINATED_TEMPLATES"]:
            # Another plugin's paged list. Pelican renders it; `_open_w` below catches the files.
            super().write_file(
                name,
                template,
                {**context, **shared},
                relative_urls,
                paginated,
                template_name,
                override_output,
                url,
                **kwargs,
            )
            return
        session = self._session
        work = getattr(kwargs.get("article"), "work", None)
        if work is not None:
            session.pages_written.add(work.pressmark)

        def local() -> dict[str, Any]:
            # Pelican's context is large: a copy for each page that waits would fill the memory.
            site_url = shared["root"].rstrip("/") or "."
            own = {"localsiteurl": site_url, "output_file": name}
            if relative_urls:
                own["SITEURL"] = site_url
            return {**context, **shared, **own, **kwargs}

        def make() -> dict[str, bytes]:
            values = local()
            # Links that Pelican resolves in a text ({filename} …) are made for the page at hand.
            context["localsiteurl"] = values["localsiteurl"]
            if work is not None:
                values.update(article_page(kwargs["article"], session, template))
            elif "page" in kwargs:
                values.update(self._page(kwargs["page"], name))
            return {name: template.render(values).encode()}

        def inputs() -> dict[str, str]:
            shown = kwargs.get("works_shown", ()) if work is None else session.shown_with(work)
            return {
                **session.inputs(shown),
                "template": str(template.name),
                "page": digest(name, sorted(kwargs)),
            }

        session.add(Unit(name=f"page {name}", inputs=inputs, make=make))
        self._written.append((str(Path(self.output_path) / name), local))

    def flush(self) -> None:
        """Make the pages that wait, and tell the plugins of each in order."""
        self._session.flush()
        written, self._written = self._written, []
        if signals.content_written.receivers:
            for path, local in written:
                signals.content_written.send(path, context=local())

    def _page(self, page: Any, name: str) -> dict[str, Any]:
        """Return what the template of one of Pelican's pages shows."""
        settings = self._session.settings
        language = getattr(page, "lang", settings.language)
        return {
            "w": words_for(language, settings),
            "language": language,
            "content": trusted(page.content),
            "canonical": settings.absolute(name),
            "nav": page.slug,
        }

    @property
    def _session(self) -> Session:
        session: Session = self.settings[sessions.KEY]
        return session

    def _shared(self, name: str, context: Mapping[str, Any]) -> dict[str, Any]:
        """Return what every template may rely on."""
        session = self._session
        root = "" if "/" not in name else path_to_url(get_relative_path(name)) + "/"
        if name in ABSOLUTE:
            # A path, not an address: the page must also work where the site is only tried out.
            root = urlsplit(session.settings.url).path + "/"
        return {
            "root": root,
            "page_path": name,
            "site": session.settings,
            "model": session.model,
            "w": words(session.settings.language),
            "language": session.settings.language,
            # It is the keeper's to write: nothing links to one that is not there.
            "pages_there": frozenset(page.save_as for page in context.get("pages", ())),
        }

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> _Caught:  # noqa: ARG002
        """Catch what Pelican's own writer writes (feeds, paged lists) for the one writer."""
        path = Path(filename).relative_to(self.output_path).as_posix()
        return _Caught(self._session, path, encoding)


class _Caught(io.StringIO):
    """A file that hands its text to the one writer when it is closed."""

    def __init__(self, session: Session, path: str, encoding: str) -> None:
        super().__init__(newline="")
        self._unit = (session, path, encoding)

    def close(self) -> None:
        if not self.closed:
            session, path, encoding = self._unit
            data = self.getvalue().encode(encoding)
            session.add(
                Unit(
                    name=f"file {path}",
                    inputs=lambda: {"file": digest(data)},
                    make=lambda: {path: data},
                )
            )
        super().close()
