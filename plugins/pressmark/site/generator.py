"""All of the site that Pelican has no notion of: lists, attribution, exports, search."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pelican.generators import Generator

from pressmark import exports, search
from pressmark.site import download, fingerprint, pictures
from pressmark.site import session as sessions
from pressmark.site.bulk import bulk_units
from pressmark.site.datafiles import DataFiles
from pressmark.site.feeds import feeds
from pressmark.site.model import piece_of
from pressmark.site.units import Assembly, Made, Unit, framed, unframed
from pressmark.site.views import late_plans, plans
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pressmark.exports import Exporter, RowFile, Rows
    from pressmark.search import Group, Shard
    from pressmark.settings import ArchiveSettings
    from pressmark.site.output import Data
    from pressmark.site.session import Session
    from pressmark.site.writer import SiteWriter
    from pressmark.work import Work


LARGE = 200
"""Works from which what is made of all of them takes long."""


class SiteGenerator(Generator):  # type: ignore[misc]
    """Asks the views for their pages and the exporters for their files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._session: Session = self.settings[sessions.KEY]

    def generate_output(self, writer: SiteWriter) -> None:
        """Write every page and file that is not one of Pelican's."""
        session = self._session
        session.add(*_exports(session), *bulk_units(session, LARGE), *_pieces(session))
        session.assemble(*_rows(session))
        # The long lists first, so that no process waits for another at the end.
        for plan in sorted(
            plans(session.model), key=lambda plan: -len(plan.works or session.works)
        ):
            writer.write_views(plan, self.get_template, self.context)
        if not session.looked_at:
            template = self.get_template("article")
            for work in session.model.visible:
                writer.write_article(work, template, self.context)
        session.add(*feeds(session))
        session.add(*_media(session))
        session.add(Unit(name="hosting", inputs=dict, make=lambda: Made({".nojekyll": b""})))
        if session.settings.search:
            session.add(*_shards(session))
        data = DataFiles(session)
        session.assemble(*data.descriptors())
        writer.flush()
        if session.settings.search:
            groups, entry = _groups(session)
            session.add(*groups)
            session.assemble(entry)
            writer.flush()
        # They state sums and the size of files, which stand now.
        session.zipped = download.address(session.output, session.settings)
        for plan in late_plans(session.model, data.stored(), session.zipped):
            writer.write_views(plan, self.get_template, self.context)
        writer.flush()


def _exports(session: Session) -> Iterator[Unit]:
    """Yield the exports of the whole archive."""
    for name, exporter in exports.EXPORTERS.items():
        yield Unit(
            name=f"export {name}",
            inputs=lambda: {"basis": session.prints.basis, "works": session.all_keys},
            make=partial(_exported, exporter, session.model.visible, session.settings),
            later=True,
            large=len(session.works) >= LARGE,
        )


def _months(session: Session) -> Iterator[tuple[str, tuple[Work, ...]]]:
    """Yield the works by the month in which they were published, in the archive's order."""
    for name, works in groupby(session.model.visible, piece_of):
        yield name, tuple(works)


def _pieces(session: Session) -> Iterator[Unit]:
    """Yield what the files of the whole archive are put together of: each month's part."""
    for month, works in _months(session):
        for name, rows in exports.ROWS.items():
            yield Unit(
                name=f"{name} of {month}",
                inputs=partial(_inputs_of_works, session, works),
                make=partial(_piece, rows, works, session.settings),
                group=month,
            )


def _piece(rows: Rows, works: tuple[Work, ...], settings: ArchiveSettings) -> Made:
    return Made({}, framed(rows.pieces(works, settings)))


def _rows(session: Session) -> Iterator[Assembly]:
    months = [month for month, _ in _months(session)]
    for name, rows in exports.ROWS.items():
        for at, file in enumerate(rows.files):
            yield Assembly(
                name=f"export {file.path}",
                of=tuple(f"{name} of {month}" for month in months),
                inputs=lambda: {"basis": session.prints.basis},
                make=partial(_whole, file, at),
            )


def _whole(file: RowFile, at: int, notes: Iterator[bytes]) -> dict[str, Data]:
    return {file.path: file.whole(unframed(note, at) for note in notes)}


def _inputs_of_works(session: Session, works: Iterable[Work]) -> dict[str, str]:
    return {"basis": session.prints.basis, "works": session.keys(works)}


def _exported(exporter: Exporter, works: tuple[Work, ...], settings: ArchiveSettings) -> Made:
    return Made(dict(exporter(works, settings)))


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
            yield Unit(
                name=f"picture {medium.file}",
                inputs=partial(_inputs_of_file, path),
                make=partial(_copied, name, path),
            )


def _inputs_of_file(path: Path) -> dict[str, str]:
    return {"file": fingerprint.of_file(str(path))}


def _copied(name: str, path: Path) -> Made:
    return Made({name: path.read_bytes()})


def _shards(session: Session) -> Iterator[Unit]:
    """Yield the units that make the search, one for each shard, and what all share."""
    groups = search.plan(session.model.works)
    languages = sorted({group.language for group in groups})
    yield Unit(
        name="search",
        inputs=lambda: {"basis": session.prints.basis, "languages": repr(languages)},
        make=partial(_runtime, languages),
    )
    for group in groups:
        for shard in group.shards:
            yield Unit(
                name=f"search {shard.name}",
                inputs=partial(_inputs_of_works, session, shard.works),
                make=partial(_shard, session, shard),
                later=True,
                large=len(session.works) >= LARGE,
            )


def _groups(session: Session) -> tuple[tuple[Unit, ...], Assembly]:
    """Return the units that put shards together, whose notes stand, and the entry of all."""
    groups = tuple(
        Unit(
            name=f"search group {group.name}",
            inputs=partial(_inputs_of_notes, session, group),
            make=partial(_group, session, group),
            later=True,
            large=len(session.works) >= LARGE,
        )
        for group in search.plan(session.model.works)
    )
    entry = Assembly(
        name="search entry",
        of=("search", *(unit.name for unit in groups)),
        inputs=lambda: {"basis": session.prints.basis},
        make=lambda notes: search.entry(next(notes), list(notes)),
    )
    return groups, entry


def _runtime(languages: Sequence[str]) -> Made:
    return Made(*search.runtime(languages))


def _shard(session: Session, shard: Shard) -> Made:
    w = words(session.settings.language)
    documents = (
        search.document(work, session.blocks(work), w, session.settings) for work in shard.works
    )
    return Made(*search.index(shard.name, [each for each in documents if each is not None]))


def _inputs_of_notes(session: Session, group: Group) -> dict[str, str]:
    return {"basis": session.prints.basis, "notes": "\n".join(_notes(session, group))}


def _group(session: Session, group: Group) -> Made:
    read = session.units.cache.note
    return Made(*search.group(group.name, (read(note) for note in _notes(session, group) if note)))


def _notes(session: Session, group: Group) -> Iterator[str]:
    for shard in group.shards:
        yield session.units.outcomes[f"search {shard.name}"].note
