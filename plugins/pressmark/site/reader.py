"""Pelican's reader of `.md` files: records become articles, the rest become Pelican's pages."""

from __future__ import annotations

import re
from datetime import UTC, time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.contents import Article, Author, Category, Tag
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from pressmark import frontmatter, markup
from pressmark.archive.layout import ARTICLES
from pressmark.identity import sha256
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.site import session as sessions
from pressmark.site.views.page import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pelican.generators import ArticlesGenerator

    from pressmark.frontmatter import RawRecord
    from pressmark.site.session import Session
    from pressmark.work import Work

_INTRASITE = re.compile(r'\b(href|src)="(?:%7B|\{)([a-z]+)(?:%7D|\})', re.IGNORECASE)
"""What CommonMark makes of Pelican's `{filename}` and `{static}`: braces are no part of a URL."""
_RECORDS_ALONE = frozenset(
    "agency_copy embargo_until keeper_notes outlet permission rights_statement withdrawn".split()
)
"""Fields that no page of the keeper's has, but each record some of."""
UNDATED = SafeDatetime(1, 1, 1, tzinfo=UTC)
"""Pelican asks every article for a date; one without sorts before all others."""


class RecordReader(BaseReader):  # type: ignore[misc]
    """Reads records and Markdown pages. Records are checked before: here they are only found."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return a file's HTML and its metadata as Pelican knows them."""
        session: Session = self.settings[sessions.KEY]
        path = Path(source_path).resolve().relative_to(session.config.root).as_posix()
        work = session.by_path.get(path)
        if work is None:
            try:
                return self._page(Path(source_path), path, session)
            except ProblemsFoundError as error:
                # Pelican would log it and go on without the page.
                session.problems.extend(error.problems)
                return "", {"status": "skip", "title": path}
        session.articles_read.add(work.pressmark)
        if not work.decision.visible:
            return "", {"status": "skip", "title": work.pressmark}
        rendered = session.rendered(work)
        return (rendered.html if rendered else ""), self._metadata(work, session)

    def _metadata(self, work: Work, session: Session) -> dict[str, Any]:
        # Of a withdrawn work plugins learn no author and no topic either.
        record, settings = work.public or work.record, self.settings
        metadata: dict[str, Any] = {
            "title": record.title,
            "date": UNDATED
            if record.issued is None
            else SafeDatetime.combine(record.issued.earliest, time(), tzinfo=UTC),
            "slug": record.pressmark,
            "lang": record.language.lower(),
            "url": work.page,
            "save_as": work.page,
            "template": "article",
            "status": "hidden" if record.unlisted else "published",
            "category": Category(record.outlet.name, settings),
            "authors": [Author(author.name, settings) for author in record.authors],
            "tags": [Tag(topic, settings) for topic in record.topics],
            "summary": record.summary if work.decision.summary else "",
            "work": work,
        }
        if not metadata["authors"]:
            # Pelican would put the site's AUTHOR in an unnamed author's place.
            del metadata["authors"]
        if not work.decision.title_visible:
            w = words_for(record.language, session.settings)
            metadata |= {
                "title": w("notice.withdrawn_opaque"),
                "date": UNDATED,
                "status": "hidden",
                "category": Category(session.settings.name, settings),
                "tags": [],
                "summary": "",
            }
            metadata.pop("authors", None)
        return metadata

    def _page(self, file: Path, path: str, session: Session) -> tuple[str, dict[str, Any]]:
        raw = frontmatter.split_front_matter(file.read_bytes(), path)
        if problems := list(_no_page(raw, session.withheld)):
            raise ProblemsFoundError(problems)
        metadata = {
            name.lower(): self.process_metadata(name.lower(), field.node.value)
            for name, field in raw.fields.items()
        }
        language = str(metadata.get("lang", session.settings.language))
        metadata.setdefault("slug", file.stem)
        metadata.setdefault("save_as", f"{file.stem}.html")
        metadata.setdefault("url", metadata["save_as"])
        rendered = markup.render(raw.body, language=language, picture=_page_picture)
        return _INTRASITE.sub(r'\1="{\2}', rendered.html), metadata


def _no_page(raw: RawRecord, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what says that a file among the pages may not be published as one.

    `withheld` gives the pressmarks of texts that may not be, by their sums.
    """
    if (mark := withheld.get(sha256(raw.body))) is not None:
        yield Problem(
            path=raw.path,
            line=raw.body_line,
            value=mark,
            message="This page is the text of a work that may not be published.",
            remedy="Take the page out of content/.",
        )
    for name, field in raw.fields.items():
        if name.lower() in _RECORDS_ALONE:
            yield Problem(
                path=raw.path,
                line=field.line,
                field=name,
                message="This is a record, and a page is published whole: no rights are checked"
                " there.",
                remedy=f"Move it to {ARTICLES}/, or take the field out if it is a page.",
            )
            return
        if name.lower() == "status" and str(field.node.value).strip().lower() == "draft":
            yield Problem(
                path=raw.path,
                line=field.line,
                field=name,
                value="draft",
                message="A draft is a word of Pelican's: the page would be published all the same.",
                remedy="Move the page out of content/ until everybody may read it, or take the"
                " line out.",
            )


def _page_picture(address: str, alt: str) -> str:
    """Show a picture of the keeper's own page; one on another host only as a link to it."""
    source, text = escape(address), escape(alt)
    if urlsplit(address).netloc:
        return f'<p><a href="{source}">{text or source}</a></p>'
    return f'<figure><img src="{source}" alt="{text}"></figure>'


def leave_unread(generator: ArticlesGenerator, session: Session) -> None:
    """Stand for the generator's `generate_context` where nobody looks at Pelican's articles.

    A tenth of a build of 10,000 articles went into making them. One that a page of the keeper's
    links to is still found, and made for that.
    """
    session.articles_read.update(work.pressmark for work in session.works)
    generator.context["generated_content"] = _OnDemand(generator, session)
    for name in ("articles", "hidden_articles", "drafts", "dates", "categories", "tags", "authors"):
        setattr(generator, name, [])
        generator.context[name] = []


class _OnDemand(dict[str, Any]):
    """Pelican's contents by their path below `content/`; articles are made when asked for."""

    def __init__(self, generator: ArticlesGenerator, session: Session) -> None:
        super().__init__(generator.context["generated_content"])
        self._generator = generator
        self._session = session

    def get(self, key: str, default: Any = None) -> Any:
        """Return the content at a path, as Pelican asks for it when it resolves a link."""
        work = self._session.by_path.get(f"content/{key}")
        if key not in self and work is not None and work.decision.visible:
            generator = self._generator
            self[key] = generator.readers.read_file(
                base_path=generator.path,
                path=key,
                content_class=Article,
                context=generator.context,
            )
        return super().get(key, default)


def trusted(html: str) -> Markup:
    """Mark HTML of Pelican's readers as safe: the one place where that is done.

    A record's HTML is sanitised (`pressmark.markup`); a page is the keeper's own.
    """
    return Markup(html)  # noqa: S704
