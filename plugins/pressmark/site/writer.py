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
    from collections.abc import Mapping

    from jinja2 import Template

    from pressmark.site.session import Session

ABSOLUTE = frozenset({"404.html"})
"""Pages that a server shows at any depth: their links start at the site's root."""


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders pages with what every template may rely on, and writes them as units."""

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
        local = {**context, **shared, "localsiteurl": shared["root"].rstrip("/") or "."}
        if relative_urls:
            local["SITEURL"] = local["localsiteurl"]
        # Links that Pelican resolves in a text ({filename} …) are made for the page at hand.
        context["localsiteurl"] = local["localsiteurl"]
        local["output_file"] = name
        local.update(kwargs)
        session = self._session
        shown: tuple[str, ...] = kwargs.get("works_shown", ())
        if (article := kwargs.get("article")) is not None and hasattr(article, "work"):
            page, shown = article_page(article, session, template)
            local.update(page)
            session.pages_written.add(article.work.pressmark)
        elif (page_object := kwargs.get("page")) is not None:
            language = getattr(page_object, "lang", session.settings.language)
            local["w"] = words_for(language, session.settings)
            local["language"] = language
            local["content"] = trusted(page_object.content)
            local["canonical"] = session.settings.absolute(name)
            local["nav"] = page_object.slug
        inputs = {
            **session.inputs(shown),
            "template": str(template.name),
            "page": digest(name, sorted(kwargs)),
        }

        def make() -> dict[str, bytes]:
            return {name: template.render(local).encode()}

        session.add([Unit(name=f"page {name}", inputs=inputs, make=make)])
        signals.content_written.send(str(Path(self.output_path) / name), context=local)

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
            session.add([Unit(name=f"file {path}", inputs={}, make=lambda: {path: data})])
        super().close()
