"""Pelican's writer: every page becomes a unit, and goes through the site's one writer."""

from __future__ import annotations

import io
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import signals
from pelican.writers import Writer

from pressmark import exports
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.site import fingerprint, pictures
from pressmark.site import session as sessions
from pressmark.site.articles import article_page
from pressmark.site.model import piece_of
from pressmark.site.output import ABOUT
from pressmark.site.reader import trusted
from pressmark.site.seal import PLACEHOLDER
from pressmark.site.units import Made, Unit, digest
from pressmark.site.views.about import archive_facts
from pressmark.site.views.page import words_for
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import Template

    from pressmark.site.session import Session
    from pressmark.site.views.page import PageView, Plan
    from pressmark.work import Work

ABSOLUTE = frozenset({"404.html"})
"""Pages that a server shows at any depth: their links start at the site's root."""

_Page = tuple[str, dict[str, Any]]
"""A page's path, and what its template is given."""


class SiteWriter(Writer):  # type: ignore[misc]
    """Renders pages with what every template may rely on, and writes them as units."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._written: list[Callable[[], Iterable[_Page]]] = []
        self._known: tuple[frozenset[str], dict[str, str]] | None = None
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
        """Write one page of Pelican's, or as many as its pagination makes of it."""
        if not name:
            return
        paged = paginated or {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        if paged and template_name in self.settings["PAGINATED_TEMPLATES"]:
            # Another plugin's paged list. Pelican renders it; `_open_w` below catches the files.
            super().write_file(
                name,
                template,
                {**context, **self._shared(name, context)},
                relative_urls,
                paginated,
                template_name,
                override_output,
                url,
                **kwargs,
            )
            return
        article = kwargs.get("article")
        work = getattr(article, "work", None)
        local = partial(self._values, name, context, kwargs, relative=relative_urls)
        if work is not None:
            self._add_article(work, template, context, local, article)
            return

        def make() -> Made:
            values = local()
            # Links that Pelican resolves in a text ({filename} …) are made for the page at hand.
            context["localsiteurl"] = values["localsiteurl"]
            if "page" in kwargs:
                values.update(self._page(kwargs["page"], name))
            return Made({name: _rendered(template, values)})

        # What Pelican's pages and other plugins' may show, nobody can tell: made every time.
        self._session.add(Unit(name=f"page {name}", inputs=lambda: None, make=make))
        self._written.append(lambda: [(name, local())])

    def write_article(self, work: Work, template: Template, context: dict[str, Any]) -> None:
        """Write a work's page without Pelican's article, where nobody looks at that."""
        local = partial(self._values, work.page, context, {}, relative=True)
        self._add_article(work, template, context, local, None)

    def write_views(
        self, plan: Plan, get_template: Callable[[str], Template], context: dict[str, Any]
    ) -> None:
        """Write the pages of a plan, all as one unit."""
        session = self._session

        def inputs() -> dict[str, str]:
            keys = session.all_keys if plan.works is None else session.keys(plan.works)
            return self._inputs(context, works=keys, plan=plan.beside)

        def values(view: PageView) -> dict[str, Any]:
            return self._values(view.save_as, context, view.context, relative=True)

        def make() -> Made:
            return Made(
                {
                    view.save_as: _rendered(get_template(view.template), values(view))
                    for view in plan.views()
                }
            )

        session.add(Unit(name=f"pages {plan.name}", inputs=inputs, make=make))
        self._written.append(lambda: ((view.save_as, values(view)) for view in plan.views()))

    def flush(self) -> None:
        """Make the pages that wait, and tell the plugins of each in order."""
        self._session.flush()
        written, self._written = self._written, []
        if signals.content_written.receivers:
            for pages in written:
                for name, context in pages():
                    signals.content_written.send(
                        str(Path(self.output_path) / name), context=context
                    )

    def _add_article(
        self,
        work: Work,
        template: Template,
        context: dict[str, Any],
        local: Callable[[], dict[str, Any]],
        article: Any,
    ) -> None:
        session = self._session
        session.pages_written.add(work.pressmark)

        def content() -> str:
            if article is not None:
                return str(article.content)
            rendered = session.rendered(work)
            return "" if rendered is None else rendered.html

        def make() -> Made:
            values = local()
            context["localsiteurl"] = values["localsiteurl"]
            # One unit with the files beside the page: the entry that they say is made once.
            beside = exports.beside((work,), session.settings)
            values.update(article_page(work, content(), session, template))
            return Made({work.page: _rendered(template, values), **dict(beside)})

        def inputs() -> dict[str, str] | None:
            own = "" if article is None else _of_article(article)
            if own is None:
                return None
            return self._inputs(
                context,
                work=session.key(work),
                shown=session.shown_with(work),
                article=own,
                pictures=pictures.digest(work, session.config.root, session.settings),
            )

        name, group = f"page {work.page}", piece_of(work)
        session.add(Unit(name=name, inputs=inputs, make=make, group=group))
        self._written.append(lambda: [(work.page, local())])

    def _inputs(self, context: Mapping[str, Any], **own: str) -> dict[str, str]:
        return {**self._shared_inputs(context), **own}

    def _values(
        self,
        name: str,
        context: Mapping[str, Any],
        own: Mapping[str, Any],
        *,
        relative: bool,
    ) -> dict[str, Any]:
        # Made when the page is: Pelican's context is large, and a copy for each page that waits
        # would fill the memory.
        shared = self._shared(name, context)
        site_url = shared["root"].rstrip("/") or "."
        values = {**context, **shared, "localsiteurl": site_url, "output_file": name, **own}
        if relative:
            values["SITEURL"] = site_url
        return values

    def _page(self, page: Any, name: str) -> dict[str, Any]:
        """Return what the template of one of Pelican's pages shows."""
        settings = self._session.settings
        language = getattr(page, "lang", settings.language)
        return {
            "w": words_for(language, settings),
            "language": language,
            "content": trusted(page.content),
            "archive_facts": archive_facts(settings, PLACEHOLDER, words_for(language, settings))
            if name == ABOUT
            else (),
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
        root = "../" * name.count("/")
        if name in ABSOLUTE:
            # A path, not an address: the page must also work where the site is only tried out.
            root = urlsplit(session.settings.url).path + "/"
        return {
            "root": root,
            "page_path": name,
            "site": session.settings,
            "w": words(session.settings.language),
            "language": session.settings.language,
            "pages_there": self._pages_there(context),
        }

    def _pages_there(self, context: Mapping[str, Any]) -> frozenset[str]:
        """Return the keeper's own pages: nothing links to one that is not there."""
        return self._once(context)[0]

    def _shared_inputs(self, context: Mapping[str, Any]) -> dict[str, str]:
        """Return what every page depends on."""
        return self._once(context)[1]

    def _once(self, context: Mapping[str, Any]) -> tuple[frozenset[str], dict[str, str]]:
        # Pages are read before the first is written: a build asks ten thousand times.
        if self._known is None:
            prints = self._session.prints
            there = frozenset(page.save_as for page in context.get("pages", ()))
            inputs = {"basis": prints.basis, "theme": prints.theme, "pages": digest(sorted(there))}
            self._known = there, inputs
        return self._known

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> _Caught:  # noqa: ARG002
        """Catch what Pelican's own writer writes (feeds, paged lists) for the one writer."""
        path = Path(filename).relative_to(self.output_path).as_posix()
        return _Caught(self._session, path, encoding)


def _rendered(template: Template, values: Mapping[str, Any]) -> bytes:
    try:
        # Piece by piece: most are ASCII, which costs nothing; one curly quote makes a page dear.
        return b"".join(map(str.encode, template.generate(values)))
    except TemplateError as error:
        # Here, because no traceback comes out of a worker process.
        raise ProblemsFoundError([template_problem(error)]) from error


def template_problem(error: Exception) -> Problem:
    """Say which line of which template of the theme cannot be used."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    name, line = (place.filename, place.lineno) if place else ("theme", 0)
    if isinstance(error, TemplateSyntaxError):
        name, line = error.filename or error.name or "theme", error.lineno
    return Problem(
        path=Path(name).name,
        line=line or 0,
        message=f"The theme cannot be used: {error}.",
        remedy="Mend the template. A name that not every page has is asked for by"
        " '{% if name is defined %}'.",
    )


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
                    make=lambda: Made({path: data}),
                )
            )
        super().close()


_PELICANS_OWN = frozenset({"settings", "_context", "work", "metadata", "translations"})
"""Attributes of an article that say nothing that its record and the settings do not."""


def _of_article(article: Any) -> str | None:
    """Return the digest of all that Pelican and its plugins know of an article, or None.

    What a plugin hangs on an article and what cannot be told apart from another (an object
    without a `repr` of its own) makes the page one that is made every time.
    """
    found: list[str] = []
    for name, value in sorted(_attributes(article)):
        said = fingerprint.of_value(value)
        if said is None:
            return None
        found.append(f"{name}={said}")
    return fingerprint.of(*found)


def _attributes(article: Any) -> Iterator[tuple[str, object]]:
    for name, value in vars(article).items():
        if name not in _PELICANS_OWN:
            yield name, value
    yield from ((f"metadata {name}", value) for name, value in article.metadata.items())
