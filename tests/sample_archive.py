"""An archive to test and to look at lists with; `python -m sample_archive DIR` writes its pages.

The five articles of the seeds, and works of invented outlets around them; every kind of list has
more than one group, and one outlet has more works than a page.
"""

from __future__ import annotations

import posixpath
import random
import shutil
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factories import SEEDS, make_agent, make_organisation, make_outlet, make_record, make_settings
from factories import make_work as _make_work
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS
from pressmark.record import Correction, SourceState, SourceStatus, Terms, Withdrawal
from pressmark.site.model import SiteModel
from pressmark.site.views import pages
from rendering import THEME, environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

    from pressmark.settings import ArchiveSettings
    from pressmark.site.views.page import PageView
    from pressmark.work import Work

GAZETTE = make_outlet(
    "Tidewater Gazette",
    url="https://tidewater.example/",
    language="en",
    place="Tidewater",
    note=(
        "A weekly for the estuary towns, on paper since 1911 and online since 2004. It writes its "
        "own harbour and council news and takes foreign news from agencies."
    ),
    license=LICENSES["CC-BY-ND-4.0"],
    rights_holder=make_organisation("Tidewater Trust"),
    terms=(
        Terms(
            sentence=(
                "You may republish our own reporting whole and unchanged, with the writer’s name "
                "and a link to us at the top. Pictures and agency reports are not ours to give."
            ),
            source_url="https://tidewater.example/republish",
            read=date(2026, 11, 20),
        ),
        Terms(sentence="Republish us, and link to us.", read=date(2024, 5, 3)),
    ),
    rules=("a link at the top of the article", "no sale of single articles"),
    contact="desk@tidewater.example",
)
KARANEH = make_outlet(
    "Karaneh",
    native_name="کرانه",
    language="fa",
    url="https://karaneh.example/",
    license=LICENSES["CC-BY-SA-4.0"],
)
SOFREP = make_outlet("SOFREP", language="en", rights_statement=RIGHTS_STATEMENTS["InC"])

_SUBJECTS = ("harbour", "bridge", "council", "ferry", "library", "lighthouse", "market", "sluice")
_VERBS = (
    "opens again",
    "waits for the tide",
    "counts its birds",
    "keeps its light",
    "moves uphill",
)
_DATES = ("{y}-{m:02}-{d:02}",) * 8 + ("{y}-{m:02}", "{y}", "{y}-{m:02}-{d:02}~")
_TOPICS = ("Baghdad embassy", "drones", "rockets", "Ain al-Asad", "harbours", "libraries")


def make_works(settings: ArchiveSettings, number: int = 240) -> tuple[Work, ...]:
    """Make the works of the archive, the same ones each time."""
    dice = random.Random(7)  # noqa: S311 - a repeatable choice, no secret
    works = [_make_work(seed(), settings=settings) for seed in SEEDS]
    outlets = (
        (GAZETTE, {"license": "CC-BY-ND-4.0"}, ("Ada Marsh", "Jonas Fenn"), "en"),
        (KARANEH, {"license": "CC-BY-SA-4.0"}, ("مهتاب ساحلی",), "fa"),
        (SOFREP, {"rights_statement": "InC"}, ("Stavros Nolan",), "en"),
    )
    for at in range(number):
        outlet, rights, authors, language = outlets[dice.choice((0, 0, 0, 1, 2, 2))]
        year, month = dice.choice(range(2020, 2024)), dice.choice((1, 1, 2, 5, 6, 6, 7, 10, 12))
        issued = dice.choice(
            ("{y}-{m:02}-{d:02}",) * 8 + ("{y}-{m:02}", "{y}", "{y}-{m:02}-{d:02}~")
        )
        title = (
            f"خبر شمارهٔ {at} از کتابخانه"
            if language == "fa"
            else f"The {dice.choice(_SUBJECTS)} {dice.choice(_VERBS)}, part {at}"
        )
        works.append(
            make_work(
                settings,
                pressmark=f"{outlet.slug}-{year}-part-{at}",
                title=title,
                outlet=outlet,
                issued=issued.format(y=year, m=month, d=dice.randrange(1, 29)),
                authors=[dice.choice(authors)] if dice.random() < 0.8 else [],
                language=language,
                topics=sorted(dice.sample(_TOPICS, 2)),
                event="The attack of July 2021" if at % 40 == 0 else "",
                **rights,
            )
        )
    works += _odd_works(settings)
    return tuple(works)


def make_work(settings: ArchiveSettings, **changes: Any) -> Work:
    """Make a work of the archive."""
    return _make_work(make_record(**changes), settings=settings)


def _odd_works(settings: ArchiveSettings) -> Iterator[Work]:
    day = date(2026, 5, 4)
    yield make_work(
        settings,
        title="A name that was mended",
        outlet=GAZETTE,
        aliases=["tidewater-gazette-2021-an-old-name"],
        corrections=[Correction(date=day, what="A name was mended.", why="It was misread.")],
    )
    yield make_work(
        settings,
        title="A report that was retracted",
        outlet=SOFREP,
        rights_statement="InC",
        issued="2022-03-04",
        source_status=SourceStatus(
            status=SourceState.RETRACTED,
            date=day,
            note="The count was wrong.",
            url="https://sofrep.com/notice",
        ),
    )
    yield make_work(
        settings,
        title="A work taken down",
        outlet=GAZETTE,
        authors=[make_agent("Nemo Vanished")],
        topics=["a withdrawn topic"],
        issued="2022-05-04",
        withdrawn=Withdrawal(date=day, reason="The writer asked for it.", asked_by="Its writer"),
    )
    yield make_work(
        settings,
        title="SECRET NAME",
        outlet=GAZETTE,
        issued="2022-06-04",
        aliases=["the-secret-name"],
        topics=["a secret topic"],
        withdrawn=Withdrawal(date=day, reason="It names a person.", opaque=True),
    )
    yield make_work(settings, title="Undated leaflet", outlet=GAZETTE, issued=None)
    yield make_work(
        settings, title="An unlisted page", outlet=GAZETTE, unlisted=True, topics=["unlisted topic"]
    )
    yield make_work(settings, title="Taken in last", outlet=KARANEH, retrieved=day, language="fa")


def make_model(settings: ArchiveSettings | None = None, number: int = 240) -> SiteModel:
    """Make the model of the archive."""
    if settings is None:
        settings = make_settings(
            name="Tidewater archive",
            purpose=(
                "News articles on the estuary and what followed, kept so that they can be "
                "searched, read without a network, and cited to the paragraph."
            ),
        )
    works = make_works(settings, number)
    return SiteModel.build(works, {each.slug: each for each in _outlets(works)}, settings)


def _outlets(works: Iterable[Work]) -> list[Any]:
    return [work.record.outlet for work in works]


@cache
def _environment() -> Environment:
    return environment()


def render_page(view: PageView, model: SiteModel) -> str:
    """Render a page as the writer does, without Pelican."""
    depth = view.save_as.count("/")
    frame: Mapping[str, object] = {
        "root": "../" * depth,
        "site": model.settings,
        "page_path": view.save_as,
        "model": model,
    }
    template = _environment().get_template(f"{view.template}.html")
    return template.render({**frame, **view.context})


def resolve(page: str, link: str) -> str:
    """Return where a relative link of a page leads, from the site's root, without its fragment."""
    path = link.partition("#")[0].partition("?")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def write_site(folder: Path, model: SiteModel) -> None:
    """Write every page of the lists, with the theme's static files."""
    shutil.copytree(THEME / "static", folder / "static", dirs_exist_ok=True)
    for view in pages(model):
        path = folder / view.save_as
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render_page(view, model), encoding="utf-8")


if __name__ == "__main__":
    write_site(
        Path(sys.argv[1]),
        make_model(make_settings(language=sys.argv[2]) if len(sys.argv) > 2 else None),
    )
