"""A small archive with its search page, written to a folder; `python -m search_site DIR` writes it.

All its texts are the tests' own.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factories import make_settings, make_work
from pressmark.languages import primary_language
from pressmark.markup import render as render_text
from pressmark.search import FOLDS, IndexDocument, document, entry, group, index, runtime
from pressmark.search.shards import TOGETHER
from pressmark.site.model import SiteModel
from pressmark.site.views.search import search_view
from pressmark.words import words
from rendering import THEME, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

STRANGE = "a folder # 100% کتابخانه"
"""Names that break addresses which are put together by hand."""
UNSPACED = (
    IndexDocument(
        url="articles/zh.html",
        language="zh-Hans",
        title="无人机飞过花园",
        paragraphs=(
            ("p1", "星期二，一架无人机飞过大使馆的花园，没有人知道它属于谁。"),
            ("p2", "园丁什么也没看见。 新闻学院的学生来了。"),
        ),
    ),
    IndexDocument(
        url="articles/ja.html",
        language="ja",
        title="庭園の上を飛ぶドローン",
        paragraphs=(("p1", "火曜日、大使館の庭園の上をドローンが飛んだ。"),),
    ),
    IndexDocument(
        url="articles/fr.html",
        language="fr",
        title="À l’école",
        paragraphs=(("p1", "L’élève a mangé une crêpe au café."),),
    ),
)
"""Works in languages without blanks between words, and one with words run together."""
WITHHELD = "Heronsecret by the weir."

_GARDEN = "\n\n".join(
    (
        "A drone crossed the embassy garden on Tuesday, and nobody knew whose it was.",
        "The gardener saw nothing. He was pruning the roses behind the greenhouse at the time.",
        "Embassy staff said the drone carried a camera, which the police have taken away.",
        "Three neighbours heard the drone before they saw it.",
        "A second drone came back at dusk and circled the embassy twice.",
        "The town council will talk about drones in its next meeting.",
    )
)
_BIRDS = "\n\n".join(
    (
        "Every morning two women walk out on the breakwater with a counter each.",
        "They count terns, gulls and the rare skua.",
        "Last month a drone frightened the terns from their nests.",
    )
)


def works(settings: ArchiveSettings) -> list[Work]:
    """The archive's works: of every access, in three scripts, and enough for two pages."""
    garden = make_work(
        settings=settings,
        title="A drone over the old embassy garden",
        body=_GARDEN,
        outlet="Tidewater Gazette",
        issued="2021-07-06",
        topics=["drones"],
        authors=["Marsh, Ada"],
        summary="What was seen above the garden.",
    )
    birds = make_work(
        settings=settings,
        title="Who counts the birds",
        body=_BIRDS,
        license="CC-BY-ND-4.0",
        outlet="Tidewater Gazette",
        issued="2022-10-14",
        topics=["birds"],
    )
    described = make_work(
        settings=settings,
        title="Rockets near the river",
        body=WITHHELD,
        outlet="Harbour Post",
        subtitle="Heronsecret standfirst",
        issued="2023-12-09",
        rights_statement="InC",
        summary="A short report that a drone was stopped near an embassy.",
        keeper_notes="Heronsecret note",
    )
    persian = make_work(
        settings=settings,
        title="پهپاد بر فراز باغ",
        outlet="Karaneh",
        issued="2020-01-27~",
        language="fa",
        body="پهپادی بر فراز باغ دیده شد.\n\nکتابدار می‌گوید چیزی نمی‌داند.",
    )
    arabic = make_work(
        settings=settings,
        title="طائرة فوق الحديقة",
        outlet="Karaneh",
        issued="2019",
        language="ar",
        body="رأى الكاتب طائرة مسيرة فوق الحديقة على مقربة من السفارة.",
    )
    undated = make_work(
        settings=settings,
        title="<b>Tide</b> & time",
        issued=None,
        outlet="Harbour Post",
        body="The tide <tables> & clocks of the harbour.",
    )
    reports = [
        make_work(
            settings=settings,
            title=f"Harbour report {number}",
            issued=f"{1990 + number}-03-01",
            outlet="Harbour Post",
            body=f"Ships came in and went out. Report number {number}.",
        )
        for number in range(24)
    ]
    return [garden, birds, described, persian, arabic, undated, *reports]


def documents(
    settings: ArchiveSettings | None = None, more: Sequence[Work] = ()
) -> list[IndexDocument]:
    """The works, and those that a test adds, as the search knows them."""
    settings = make_settings() if settings is None else settings
    w = words(settings.language)
    made = []
    for work in (*works(settings), *more):
        body = work.record.body or ""
        rendered = render_text(body, language=work.record.language)
        made.append(document(work, rendered.blocks, w, settings))
    return [each for each in made if each is not None]


def search_files(
    given: Iterable[IndexDocument], shard: Callable[[IndexDocument], str] = lambda _: ""
) -> dict[str, bytes]:
    """The whole search of some documents: a shard for each language, and each name of `shard`.

    Up to eight of them stand in a group.
    """
    shards: dict[str, list[IndexDocument]] = {}
    for each in given:
        name = "-".join(filter(None, (primary_language(each.language), shard(each))))
        shards.setdefault(name, []).append(each)
    common = runtime({name.split("-")[0] for name in shards})
    files, notes = dict(common.files), []
    for language, named in itertools.groupby(sorted(shards), lambda name: name.split("-")[0]):
        names = list(named)
        for number in range(0, len(names), TOGETHER):
            parts = [index(name, shards[name]) for name in names[number : number + TOGETHER]]
            whole = group(f"{language}-group-{number}", [part.note for part in parts])
            notes.append(whole.note)
            for part in (*parts, whole):
                files |= part.files
    return files | entry(common.note, notes)


def opened(content: bytes) -> tuple[Any, bytes]:
    """What is in a pack: its line of JSON, and the bytes behind it."""
    packed = re.fullmatch(rb'pressmarkPack\("[^"]*","([A-Za-z0-9+/=]*)"\)\n', content)
    assert packed is not None
    line, _, data = gzip.decompress(base64.b64decode(packed[1])).partition(b"\n")
    return json.loads(line), data


def read_entry(files: dict[str, bytes]) -> Any:
    """The entry file as the page reads it."""
    found = re.fullmatch(rb'pressmarkPack\("entry",(.*)\)\n', files["pagefind/entry.js"])
    assert found is not None
    return json.loads(found[1])


def folds() -> dict[str, dict[str, str]]:
    """What the search page hands to its engine."""
    return {language: dict(table) for language, table in FOLDS.items()}


def write(folder: Path, settings: ArchiveSettings | None = None, more: Sequence[Work] = ()) -> None:
    """Write the search page, its index and a bare page for each work into `folder`."""
    settings = make_settings() if settings is None else settings
    view = search_view(SiteModel.build((*works(settings), *more), {}, settings))
    page = environment().get_template(f"{view.template}.html")
    frame = {"root": "", "site": settings, "page_path": view.save_as}
    files = {view.save_as: page.render({**frame, **view.context}).encode()}
    files |= search_files(documents(settings, more))
    icon = '<link rel="icon" href="data:,">'
    for each in documents(settings, more):
        text = "".join(f'<p id="{name}">{name}</p>' for name, _ in each.paragraphs)
        files[each.url] = (
            f'<!doctype html><html lang="en"><title>A work</title>{icon}{text}'.encode()
        )
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(THEME / "static", folder / "static", dirs_exist_ok=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
