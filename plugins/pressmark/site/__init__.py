"""Pressmark as a Pelican plugin: `PLUGINS = ["pressmark.site"]`.

The receivers stand at module level, because Pelican keeps only weak references to them. Each is a
few lines that call the parts beside it.
"""

from __future__ import annotations

import functools
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, StrictUndefined, TemplateError
from pelican import signals
from pelican.generators import (
    ArticlesGenerator,
    PagesGenerator,
    PelicanTemplateNotFound,
    StaticGenerator,
)

from pressmark.problems import Problem, ProblemsFoundError
from pressmark.processes import collector_paused, cores
from pressmark.site import session as sessions
from pressmark.site.cache import Cache
from pressmark.site.config import SETTINGS_FILE, package_theme, read_config
from pressmark.site.copied import led_astray, refused
from pressmark.site.fingerprint import Prints, of_engine
from pressmark.site.output import Output
from pressmark.site.places import misplaced, output_of
from pressmark.site.reader import RecordReader, leave_unread
from pressmark.site.seal import seal
from pressmark.site.session import Session, silent
from pressmark.site.staging import Staging
from pressmark.site.templates import Compiled, FastTemplates
from pressmark.site.writer import template_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pelican import Pelican
    from pelican.generators import Generator
    from pelican.readers import Readers

CACHE = "pressmark.cache"
"""Where the run leaves its cache, which knows what came of it."""
FINAL_OUTPUT = "pressmark.output"
"""Where the site will stand; Pelican itself is told of the folder beside it."""
ENVIRONMENT = "pressmark.environment"
"""Where the run keeps the templates' environment."""
HASTY = "pressmark.hasty"
"""Where the command says that search and exports may wait for the next build."""
JOBS = "pressmark.jobs"
"""Where the command says how many processes may work; as many as there are cores if left out."""
PROGRESS = "pressmark.progress"
"""Where the command hands its progress display to the build."""

# What Pressmark does itself, Pelican need not do again; some of it would be wrong (its lists take
# quadratic time, its links start at the host's root) or unlawful (its feeds hold whole texts).
ENGINE: dict[str, Any] = {
    "ARTICLE_PATHS": ["articles"],
    "ARTICLE_EXCLUDES": [],
    "ARTICLE_ORDER_BY": "slug",
    "CACHE_CONTENT": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "DIRECT_TEMPLATES": [],
    "LOAD_CONTENT_CACHE": False,
    "OUTPUT_SOURCES": False,
    "PAGE_PATHS": ["pages"],
    "PAGE_EXCLUDES": [],
    "RELATIVE_URLS": True,
    "SUMMARY_MAX_LENGTH": 0,
    "THEME_STATIC_DIR": "static",
    "TIMEZONE": "UTC",
    "TYPOGRIFY": False,
}
LISTS = (
    "generate_period_archives",
    "generate_tags",
    "generate_categories",
    "generate_authors",
)
"""They ask for their templates and scan all articles for each term, even with nothing to write."""
FEEDS = (
    "FEED_ATOM",
    "FEED_RSS",
    "FEED_ALL_ATOM",
    "FEED_ALL_RSS",
    "CATEGORY_FEED_ATOM",
    "CATEGORY_FEED_RSS",
    "AUTHOR_FEED_ATOM",
    "AUTHOR_FEED_RSS",
    "TAG_FEED_ATOM",
    "TAG_FEED_RSS",
    "TRANSLATION_FEED_ATOM",
    "TRANSLATION_FEED_RSS",
)


def register() -> None:
    """Connect the receivers: Pelican calls this when it loads the plugin."""
    signals.initialized.connect(on_initialized)
    signals.readers_init.connect(on_readers)
    signals.generator_init.connect(on_generator)
    signals.get_generators.connect(on_get_generators)
    signals.get_writer.connect(on_get_writer)
    signals.all_generators_finalized.connect(on_all_read)


def on_initialized(pelican: Pelican) -> None:
    """Take over what Pelican should leave alone, and put the run between start and swap."""
    if getattr(pelican, "pressmark", False):
        return
    settings = pelican.settings
    read_config(settings)
    settings.update(ENGINE)
    settings.update(dict.fromkeys(FEEDS))
    # A page in reStructuredText could put any file of the disk into the site (`include`, `raw`).
    settings["DOCUTILS_SETTINGS"] = {
        **settings["DOCUTILS_SETTINGS"],
        "file_insertion_enabled": False,
    }
    settings["JINJA_ENVIRONMENT"] = {
        **settings["JINJA_ENVIRONMENT"],
        "autoescape": True,
        "extensions": [*settings["JINJA_ENVIRONMENT"].get("extensions", ()), FastTemplates],
        "auto_reload": False,  # it asks the disk for each template on each page
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    if not (Path(pelican.theme) / "templates" / "article.html").is_file() or Path(
        pelican.theme
    ).name in {"notmyidea", "simple"}:
        pelican.theme = settings["THEME"] = str(package_theme())
    pelican.pressmark = True
    # Pelican sends `finalized` to its plugins in turn, and others still write files then: only
    # what comes after `run` comes last.
    pelican.run = functools.partial(run, pelican, pelican.run)


def run(pelican: Pelican, pelican_run: Callable[[], None]) -> None:
    """Build aside, check, swap. Raises ProblemsFoundError and leaves the last site as it was.

    Where nothing has changed since the last build, its site stays as it is.
    """
    settings = pelican.settings
    config = read_config(settings)
    final = Path(settings.get(FINAL_OUTPUT) or output_of(settings["OUTPUT_PATH"], config))
    settings[FINAL_OUTPUT] = str(final)
    if found := list(misplaced(final.resolve(), config)):
        raise ProblemsFoundError(found)
    with Staging(final) as staging, collector_paused():
        cache = Cache(staging.cache, of_engine())
        settings[CACHE] = cache
        jobs = settings.get(JOBS) or cores()
        prints = Prints.of(pelican, config, jobs)
        if cache.stands(prints.whole, staging.found):
            ERRORS.raise_problems()
            return
        staging.begin()
        output = Output(staging.folder, standing=cache.standing(staging.found), last=staging.output)
        settings[sessions.KEY] = session = Session.start(
            config,
            output,
            cache,
            prints,
            progress=settings.get(PROGRESS, silent),
            jobs=jobs,
            hasty=settings.get(HASTY, False),
        )
        pelican.output_path = settings["OUTPUT_PATH"] = str(staging.folder)
        settings.pop(ENVIRONMENT, None)
        try:
            pelican_run()
            session.finish()
        except (TemplateError, PelicanTemplateNotFound) as error:
            raise ProblemsFoundError([template_problem(error)]) from error
        session.check_written()
        ERRORS.raise_problems()
        seal(output, config.archive, zipped=bool(session.zipped))
        staging.commit()
        cache.save(session.state(prints.whole), jobs)


def on_readers(readers: Readers) -> None:
    """Give every `.md` file to the reader of records."""
    readers.reader_classes["md"] = RecordReader


def on_generator(generator: Generator) -> None:
    """Take the fallback to another theme away, and Pelican's wish for python-markdown.

    All generators share the first one's environment, so that each template is compiled once.
    """
    generator.readers.disabled_readers.pop("md", None)
    if (shared := generator.settings.get(ENVIRONMENT)) is None:
        own, _simple, explicit = generator.env.loader.loaders
        explicit.mapping.pop("!simple")
        generator.env.loader = ChoiceLoader([own, explicit])
        generator.env.bytecode_cache = Compiled(generator.settings[CACHE])
        generator.settings[ENVIRONMENT] = generator.env
    else:
        generator.env = shared
    if isinstance(generator, ArticlesGenerator | PagesGenerator):
        generator.get_files = functools.partial(_shown, generator.get_files)
    if isinstance(generator, ArticlesGenerator):
        # A record ends in .md: what else lies there is told of and never an article.
        generator.readers.readers = {"md": generator.readers.readers["md"]}
        for name in LISTS:
            setattr(generator, name, _leave_out)
        session: Session = generator.settings[sessions.KEY]
        if not session.looked_at:
            generator.generate_context = functools.partial(leave_unread, generator, session)


def _shown(get_files: Callable[..., set[str]], *arguments: Any, **named: Any) -> set[str]:
    """Pass over what the system and editors leave: their names begin with a dot."""
    return {
        path
        for path in get_files(*arguments, **named)
        if not any(part.startswith(".") for part in Path(path).parts)
    }


def _leave_out(_write: object) -> None:
    """Stand for one of Pelican's lists."""


def on_get_generators(_pelican: Pelican) -> type[Generator]:
    """Offer the generator of all that is not an article or a page."""
    from pressmark.site.generator import SiteGenerator

    return SiteGenerator


def on_get_writer(_pelican: Pelican) -> type[Any]:
    """Offer the one writer."""
    from pressmark.site.writer import SiteWriter

    return SiteWriter


def on_all_read(generators: list[Generator]) -> None:
    """Stop where a shim has collected a problem, before the first page is written."""
    settings = generators[0].settings
    session: Session = settings[sessions.KEY]
    copied = [Path(settings["PATH"], template) for template in settings["TEMPLATE_PAGES"]]
    for generator in generators:
        if isinstance(generator, StaticGenerator):
            copied.extend(Path(file.source_path) for file in generator.staticfiles)
    root = session.config.root
    session.problems.extend(refused(copied, root, session.withheld))
    theme, folders = Path(settings["THEME"]), settings["THEME_STATIC_PATHS"]
    session.problems.extend(led_astray(theme, folders, root))
    session.check_read()


class LoggedErrors(logging.Handler):
    """Collects what Pelican and its plugins log as errors: Pelican itself would go on."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a logged error."""
        message = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            message = f"{message}: {record.exc_info[1]}"
        self._found.append(message)

    def clear(self) -> None:
        """Forget what was logged: another build begins."""
        self._found.clear()

    def raise_problems(self) -> None:
        """Raise ProblemsFoundError if an error was logged, and forget it."""
        found = list(dict.fromkeys(self._found))
        self.clear()
        if found:
            raise ProblemsFoundError(
                Problem(
                    path=SETTINGS_FILE,
                    message=f"Pelican reports an error: {message}",
                    remedy="Mend what it names; a site with errors is not published.",
                )
                for message in found
            )


# From the import on, so that plugins that fail to load after this one are noticed too.
ERRORS = LoggedErrors()
logging.getLogger("pelican").addHandler(ERRORS)
