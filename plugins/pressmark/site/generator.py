"""All of the site that Pelican has no notion of: lists, attribution, exports, search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from pressmark import exports, search
from pressmark.site import pictures
from pressmark.site import session as sessions
from pressmark.site.units import Unit, digest
from pressmark.site.views import pages
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.exports import Exporter
    from pressmark.settings import ArchiveSettings
    from pressmark.site.session import Session
    from pressmark.site.writer import SiteWriter
    from pressmark.work import Work


class SiteGenerator(Generator):  # type: ignore[misc]
    """Asks the views for their pages and the exporters for their files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._session: Session = self.settings[sessions.KEY]

    def generate_output(self, writer: SiteWriter) -> None:
        """Write every page and file that is not an article's or one of Pelican's pages."""
        session = self._session
        views = list(pages(session.model))
        for view in views:
            writer.write_file(
                view.save_as,
                self.get_template(view.template),
                self.context,
                relative_urls=True,
                works_shown=view.works,
                **dict[str, Any](view.context),
            )
        session.add(*_media(session))
        session.add_first(*_exports(session))
        session.add(Unit(name="hosting", inputs=dict, make=lambda: {".nojekyll": b""}))
        writer.flush()
        if session.settings.search:
            session.add(search_unit(session))
            session.flush()


def _exports(session: Session) -> Iterator[Unit]:
    works = session.model.visible
    for name, exporter in exports.EXPORTERS.items():
        if exporter is exports.beside:
            for work in works:
                yield _export(session, f"files of {work.pressmark}", exporter, (work,))
        else:
            yield _export(session, f"export {name}", exporter, works)


def _export(session: Session, name: str, exporter: Exporter, works: tuple[Work, ...]) -> Unit:
    return Unit(
        name=name,
        inputs=partial(session.inputs, [work.pressmark for work in works]),
        make=partial(_exported, exporter, works, session.settings),
    )


def _exported(
    exporter: Exporter, works: tuple[Work, ...], settings: ArchiveSettings
) -> dict[str, bytes]:
    return dict(exporter(works, settings))


def _media(session: Session) -> Iterator[Unit]:
    root = session.config.root
    private = session.settings.edition != "public"
    made: set[str] = set()
    for work in session.model.visible:
        if not work.decision.title_visible:
            continue
        for medium in work.record.media:
            path = pictures.source(medium, root, private=private)
            name = f"{pictures.FOLDER}/{medium.file}"
            if (
                path is None
                or name in made
                or not pictures.may_show(medium, work, session.settings)
            ):
                continue
            made.add(name)
            data = path.read_bytes()
            yield Unit(
                name=f"picture {medium.file}",
                inputs=partial(dict[str, str], {"file": digest(data)}),
                make=partial(dict[str, bytes], {name: data}),
            )


def search_unit(session: Session) -> Unit:
    """Return the unit that makes the search of all listed works."""
    works = session.model.works
    w = words(session.settings.language)

    def make() -> dict[str, bytes]:
        shards = search.plan(works)
        total = sum(len(shard.works) for shard in shards)
        files: dict[str, bytes] = {}
        notes, done = [], 0
        for shard in shards:
            documents = (
                search.document(work, session.blocks(work), w, session.settings)
                for work in shard.works
            )
            part = search.index(shard.name, [each for each in documents if each is not None])
            files |= part.files
            notes.append(part.note)
            done += len(shard.works)
            session.progress("search", done, total)
        common = search.runtime(shard.language for shard in shards)
        return {**files, **common.files, **search.entry(common.note, notes)}

    return Unit(
        name="search",
        inputs=partial(session.inputs, [work.pressmark for work in works]),
        make=make,
    )
