"""Article pages rendered without Pelican, one for each state; `python -m rendering DIR` does it.

The environment is as strict as the build's: everything is escaped, nothing may be undefined.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factories import (
    LICENCE_SENTENCE,
    make_organisation,
    make_outlet,
    make_record,
    make_settings,
    make_work,
)
from pressmark import citations
from pressmark.markup import render as render_text
from pressmark.record import (
    Correction,
    Evidence,
    Extent,
    Length,
    Medium,
    Permission,
    Redaction,
    SourceState,
    SourceStatus,
    Status,
    Withdrawal,
)
from pressmark.rights import Access
from pressmark.settings import Edition
from pressmark.site.model import SiteModel
from pressmark.site.views.article import article_context
from pressmark.site.views.media import picture, withheld_picture
from pressmark.words import words

if TYPE_CHECKING:
    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

THEME = Path(__file__).parents[1] / "theme"
SENTINEL = "The heron waits by the weir."

BODY = f"""The town library has put its old newspapers in order, *week by week*, since the spring of
last year. {SENTINEL} Readers of 14 U.S. counties asked for it.[^1]

"Every page has a mark now," the librarian said, "and the mark never changes." Wise & Sons lent
the shelves, which stand in the hall of the old customs house beside the river, where the light
is good and the floor is level.

## What stands where

- The first shelf holds the weeklies
- The second holds the dailies, from 1901 on, bound by month and kept flat in grey boxes

> A paper that cannot be found again was never kept.

| Year | Titles | Missing |
| --- | --- | --- |
| 1901 | 12 | 0 |
| 1914 | 31 | 4 |

The catalogue is free to use, and `sha256sum` checks each text.

[^1]: The count is the library's own.
"""

PERSIAN = (
    "کتابخانهٔ شهر از این هفته خبرهای قدیمی روزنامه‌های محلی را با نشانهٔ قفسه، نام نویسنده و "
    "پروانهٔ انتشار در دسترس همه می‌گذارد.\n\n"
    "کتابدار مسئول می‌گوید هیچ متنی بی‌اجازهٔ صاحب آن منتشر نمی‌شود.\n"
)


def environment() -> Environment:
    """The theme's templates, as strict as the build."""
    return Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _reference(name: str) -> SimpleNamespace:
    return SimpleNamespace(
        text=f"{name}: The Tidewater Gazette.",
        html=f"{name}: <i>The Tidewater Gazette</i>. https://gazette.example/2024/old-papers",
    )


def context(work: Work, model: SiteModel, **changes: Any) -> dict[str, object]:
    """What the page of a work is rendered with, its text rendered as the build does."""
    record = work.record
    if record.body is not None and "text" not in changes:
        changes["text"] = render_text(record.body, language=record.language).html
    changes.setdefault("references", _references(work, model.settings))
    entry = f"@article{{{work.pressmark},\n  langid = {{english}},\n}}"
    changes.setdefault("entries", {"BibLaTeX": entry})
    return article_context(work, model, **changes)


def _references(work: Work, settings: ArchiveSettings) -> dict[str, citations.Formatted]:
    """As a build gives them of a tombstone; else ones that are quickly told apart."""
    if work.decision.access is not Access.WITHDRAWN:
        return {name: _reference(name) for name in ("apa", "mla")}
    if not work.decision.title_visible:
        return {}
    item = citations.csl_item(work, settings)
    return {name: citations.format([item], name, "en")[0] for name in ("apa", "mla")}


def render(template: str, values: dict[str, object], settings: ArchiveSettings) -> str:
    """A page at one folder's depth."""
    frame = {"root": "../", "site": settings, "page_path": "articles/page.html"}
    return environment().get_template(template).render({**frame, **values})


def article_page(
    work: Work,
    others: tuple[Work, ...] = (),
    settings: ArchiveSettings | None = None,
    **changes: Any,
) -> str:
    """The page of a work in an archive of it and `others`."""
    settings = make_settings() if settings is None else settings
    works = (work, *others)
    outlets = {each.record.outlet.slug: each.record.outlet for each in works}
    model = SiteModel.build(works, outlets, settings)
    return render("article.html", context(work, model, **changes), settings)


GAZETTE = make_outlet("Tidewater Gazette", url="https://gazette.example/")

_COMMON: dict[str, Any] = {
    "title": "A library that does not lose the news",
    "outlet": GAZETTE,
    "issued": "2024-03-19",
    "source_url": "https://gazette.example/2024/old-papers",
    "archived_url": "https://web.archive.org/web/2024/https://gazette.example/2024/old-papers",
    "retrieved": "2026-11-20",
    "topics": ["libraries", "archives"],
    "event": "Opening of the hall",
    "subtitle": "A town keeps its papers, and says where they stand",
    "summary": "A town library orders its newspapers and gives each page a mark.",
    "extent": Length(words=120, paragraphs=7),
    "body": BODY,
}


def sample_record(**changes: Any) -> Any:
    """The samples' own article, with changes."""
    return make_record(**{**_COMMON, **changes})


def states() -> dict[str, tuple[Any, ArchiveSettings]]:
    """Name, record and settings of each state that an article's page can be in."""
    public = make_settings()
    room = make_settings(edition=Edition.READING_ROOM)
    day = date(2026, 5, 4)
    return {
        "full": (
            sample_record(
                authors=["Marsh, Edna"],
                credits=["AFP", "Reuters"],
                rights_holder=make_organisation("Mehr News Agency", url="https://en.mehrnews.com/"),
                rights_evidence=[
                    Evidence(sentence=LICENCE_SENTENCE, place="Last sentence", read=day)
                ],
                changes="Set in paragraphs, which are numbered. No word is altered.",
                section="Local",
                page="3",
                place="Tidewater",
                sha256="f" * 64,
                identifiers=[("doi", "10.1234/abc")],
            ),
            public,
        ),
        "record": (
            sample_record(rights_statement="InC", quotation="Every page has a mark."),
            public,
        ),
        "embargo": (sample_record(embargo_until="2027-03-01"), public),
        "withdrawn": (
            sample_record(
                withdrawn=Withdrawal(date=day, reason="It names a minor.", asked_by="The Gazette")
            ),
            public,
        ),
        "opaque": (
            sample_record(
                pressmark="withdrawn-7",
                withdrawn=Withdrawal(date=day, reason="Names.", opaque=True),
            ),
            public,
        ),
        "review": (sample_record(status=Status.NEEDS_REVIEW), room),
        "room": (sample_record(rights_statement="InC"), room),
        "part": (
            sample_record(
                rights_statement="InC",
                permission=Permission(
                    extent=Extent.WORDS, words=30, granted_by="The Gazette", date=day
                ),
            ),
            public,
        ),
        "permission": (
            sample_record(
                rights_statement="InC",
                permission=Permission(extent=Extent.FULL, granted_by="The Gazette", date=day),
            ),
            public,
        ),
        "status": (
            sample_record(
                title=(
                    "A title of many words, such as a ministry’s press office may well produce, "
                    "which must neither push the text off the first screen nor be cut short, "
                    "because a citation needs it whole"
                ),
                issued="2019~",
                source_status=SourceStatus(
                    status=SourceState.RETRACTED,
                    date=day,
                    url="https://gazette.example/notice",
                    note="The count was wrong.",
                ),
                corrections=[
                    Correction(date=day, what="A name was mended.", why="It was misread.")
                ],
                redactions=[Redaction(what="A private address", reason="privacy", date=day)],
            ),
            public,
        ),
        "persian": (
            sample_record(
                title="کتابخانه‌ای که خبرها را گم نمی‌کند",
                subtitle="",
                outlet=make_outlet("روزنامهٔ کرانه", language="fa"),
                authors=["مهتاب ساحلی"],
                language="fa",
                topics=["کتابخانه", "بایگانی"],
                event="",
                body=PERSIAN,
                license="CC-BY-SA-4.0",
            ),
            public,
        ),
        "german": (sample_record(title="Die Zeitung bleibt", language="de"), public),
        "hebrew": (sample_record(title="הספרייה ששומרת על החדשות", language="he"), public),
        "undated": (sample_record(issued=None, body=None, extent=None), public),
    }


def pictures() -> tuple[Any, ...]:
    """One picture that is shown, and one that is not."""
    w = words("en")
    shown = Medium(file="shelf.png", alt="A drawn shelf", caption="A shelf.", creator="The keeper")
    hidden = Medium(
        file="wreck.jpg",
        alt="",
        caption="“The hall.”",
        creator="© Reuters",
        source_url="https://gazette.example/hall",
    )
    return (
        picture(shown, w, path="static/og.png", width=1200, height=630),
        withheld_picture(hidden, w, w("reason.medium_unknown")),
    )


def sample(name: str) -> str:
    """The page of one state, beside two other works."""
    record, settings = states()[name]
    others = (
        make_work(sample_record(title="The hall opens", issued="2024-03-18")),
        make_work(
            sample_record(title="The hall a year on", issued="2025-03", rights_statement="InC")
        ),
        make_work(states()["persian"][0]),
    )
    work = make_work(record, settings=settings)
    shown = pictures() if name in {"full", "status"} else ()
    beside = () if name == "persian" else others
    return article_page(work, beside, settings, pictures=shown)


def write_samples(folder: Path) -> None:
    """Write every state as a page, with the theme's static files, to look at."""
    shutil.copytree(THEME / "static", folder / "static", dirs_exist_ok=True)
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for name in states():
        (folder / "articles" / f"{name}.html").write_text(sample(name), encoding="utf-8")
    page = {
        "language": "en",
        "w": words("en"),
        "title": "About",
        "page": SimpleNamespace(title="About this archive"),
        "content": Markup("<p>Words.</p>"),
    }
    html = render("page.html", page, make_settings())
    (folder / "articles" / "page.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
