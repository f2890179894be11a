"""The engine behind the search page: shards that answer as one index, on http and from a folder."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import search_site
from pressmark.search import IndexDocument, groups
from search_site import STRANGE, UNSPACED, folds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    OpenPage = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; worker-src blob:; base-uri 'none'; form-action 'self'"
)
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>'
    f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
    '<link rel="icon" href="data:,">'
    '<script src="static/js/search-engine.js"></script>'
)
_STEMS = "embassy drone river harbour council weather bridge letter garden market window paper"
_ENDS = ("", "s", "ed", "ing", "man", "ish", "like", "ful")
_PERSIAN = "خبر روز شهر مردم گزارش دولت جهان سال کار آب راه خانه زبان کتاب"
_OUTLETS = ("Harbour Post", "Tidewater Gazette", "Karaneh")


def made_documents(number: int) -> list[IndexDocument]:
    """Documents in English and Persian, of words that are often each other's beginnings."""
    choose = random.Random(17)  # noqa: S311 - a fixed order, no secret
    english = [stem[:cut] + end for stem in _STEMS.split() for cut in (3, 5, 9) for end in _ENDS]
    documents = []
    for at in range(number):
        persian = at % 6 == 5
        words = _PERSIAN.split() if persian else english
        year, month = choose.randint(1998, 2009), choose.randint(1, 12)
        filters = [
            ("access", choose.choice(["Full text", "Description only"])),
            ("language", "Persian" if persian else "English"),
            ("outlet", choose.choice(_OUTLETS)),
            *{("topic", choose.choice("abcde")) for _ in range(choose.randint(0, 3))},
        ]
        dated = at % 11 != 0
        if dated:
            filters += [("year", str(year)), ("year", f"{year}-{month:02}")]
        documents.append(
            IndexDocument(
                url=f"articles/{at:03}.html",
                language="fa" if persian else "en-GB",
                title=" ".join(choose.choices(words, k=4)) + f" {at}",
                paragraphs=tuple(
                    (f"p{n}", " ".join(choose.choices(words, k=9)) + ".") for n in range(1, 4)
                ),
                filters=tuple(filters),
                date=f"{year}-{month:02}-{choose.randint(1, 28):02}" if dated else "",
            )
        )
    return documents


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write a search and a page that has nothing but the engine; return the page's path."""
    files = {**files, "page.html": _PAGE.encode()}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    shutil.copytree(search_site.THEME / "static" / "js", folder / "static" / "js")
    return folder / "page.html"


def ask(page: Page, *questions: tuple[Any, ...]) -> list[Any]:
    """Answer questions, each what `query` takes, one after the other."""
    answers: list[Any] = page.evaluate(
        """async ([folds, questions]) => {
          window.query ??= pressmarkSearch(folds);
          const answers = [];
          for (const question of questions) answers.push(await query(...question));
          return answers;
        }""",
        [folds(), [list(question) for question in questions]],
    )
    return answers


@pytest.fixture(scope="module")
def one_and_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same documents, in one shard for each language and in many, with their words in bands."""
    documents = made_documents(240)
    folder = tmp_path_factory.mktemp("engine")
    one = search_site.search_files(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "BAND", 900)
        many = search_site.search_files(documents, lambda each: each.date[:3] + each.url[-6])
    assert sum("group" in path for path in many) > 60, "a question needs some of many bands"
    return write(folder / "one", one), write(folder / "many", many)


WORDS = [
    ("embassy",), ("drones",), ("drone",), ("riv",), ("harbo",), ("gardenlike",), ("خبر",),
    ("council", "weather"), ("bri", "window"), ("letterless",), ("paperclip", "market"),
    ("مردم", "شهر"), ("drone", "خبر"), ("zzz",), ("dronezzz", "riverqq"), ("mar",), ("7",),
]  # fmt: skip
FILTERS: list[dict[str, Any]] = [
    {},
    {"outlet": ["Karaneh"]},
    {"outlet": ["Karaneh", "Harbour Post"], "topic": ["a"]},
    {"from": "2001", "to": "2003-06"},
    {"from": "2004", "topic": ["b", "c"], "language": ["English"]},
    {"year": ["200X"]},
    {"year": ["1999", "2007"], "access": ["Full text"], "to": "2008"},
    {"outlet": ["Nowhere"]},
]


def comparable(answer: Any) -> Any:
    return {
        "total": answer["total"],
        "facets": {
            name: {value: count for value, count in values.items() if count}
            for name, values in answer["facets"].items()
            if any(values.values())
        },
        "words": [(each["word"], each.get("count")) for each in answer["words"]],
    }


@pytest.mark.slow
def test_shards_give_the_hits_and_counts_of_one_index(
    open_page: OpenPage, one_and_many: tuple[Path, Path]
) -> None:
    questions = [(" ".join(words), filters, "", 1) for words in [(), *WORDS] for filters in FILTERS]
    questions += [('"council weather"', {}, "", 1), ('"drone"', {"topic": ["a"]}, "newest", 1)]
    answers = []
    for address in one_and_many:
        with open_page() as page:
            page.goto(address.as_uri())
            answers.append(ask(page, *questions))
    found = 0
    for question, one, many in zip(questions, *answers, strict=True):
        assert comparable(one) == comparable(many), question
        found += one["total"] > 0
    assert found > 60, "most questions find something"


def test_orders_by_date_and_outlet_are_exact_over_shards_and_languages(
    open_page: OpenPage, one_and_many: tuple[Path, Path]
) -> None:
    documents = {each.url: each for each in made_documents(240)}
    with open_page() as page:
        page.goto(one_and_many[1].as_uri())
        for sort, key, reverse in (
            ("newest", lambda each: each.date or "", True),
            ("oldest", lambda each: each.date or "9", False),
            ("outlet", lambda each: dict(each.filters)["outlet"].lower(), False),
        ):
            pages = ask(page, *(("", {}, sort, number) for number in range(1, 13)))
            urls = [each["url"] for answer in pages for each in answer["results"]]
            assert sorted(urls) == sorted(documents)
            keys = [key(documents[url]) for url in urls]
            assert keys == sorted(keys, reverse=reverse), sort


def test_a_shard_without_the_word_adds_nothing_where_another_has_it(
    open_page: OpenPage, tmp_path: Path
) -> None:
    texts = {"a": "The embassy garden.", "b": "The embankment is closed.", "c": "Embers glow."}
    documents = [
        IndexDocument(
            url=f"articles/{name}.html", language="en", title=name, paragraphs=(("p1", t),)
        )
        for name, t in texts.items()
    ]
    files = search_site.search_files(documents, lambda each: each.title)
    address = write(tmp_path / "site", files)
    with open_page() as page:
        page.goto(address.as_uri())
        written, instead, far, short = ask(
            page, *((q, {}, "", 1) for q in ("embassy", "embankxyz", "emqqqqqqqq", "em"))
        )
        assert [each["url"] for each in written["results"]] == ["articles/a.html"]
        assert [each["url"] for each in instead["results"]] == ["articles/b.html"] or (
            instead["total"] == 0
        )
        assert far["total"] == 0
        assert short["total"] == 0, "two letters are a word, and no beginning"


@pytest.fixture(params=["http", "folder"])
def strange_page(
    request: pytest.FixtureRequest,
    open_page: OpenPage,
    tmp_path: Path,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Page]:
    """A page of the sample archive, under a prefix or from a folder with a strange name."""
    folder = tmp_path / STRANGE
    address = write(folder, search_site.search_files(search_site.documents()))
    with serve(tmp_path) as host, open_page() as page:
        if request.param == "http":
            page.goto(f"{host}/{quote(STRANGE)}/page.html")
        else:
            page.goto(address.as_uri())
        yield page


def test_every_script_and_every_kind_of_question_is_answered_under_the_strict_policy(
    strange_page: Page,
) -> None:
    titles = [
        (each["total"], [block["id"] for block in each["results"][0]["blocks"]])
        for each in ask(
            strange_page,
            ("drone", {}, "", 1),
            ("كتابدار", {}, "", 1),
            ("نمیداند", {}, "", 1),
            ("داند", {}, "", 1),
            ("طائره", {}, "", 1),
            ('"drone crossed the embassy"', {}, "", 1),
        )
    ]
    assert titles == [
        (3, ["title", "p1", "p3", "p4", "p5", "p6", "about"]),
        (1, ["p2"]),
        (1, ["p2"]),
        (1, ["p2"]),
        (1, ["title", "p1"]),
        (1, ["p1"]),
    ]


def test_it_runs_in_a_worker(strange_page: Page) -> None:
    ask(strange_page, ("drone", {}, "", 1))
    assert len(strange_page.workers) == 1


def test_where_no_worker_is_allowed_it_runs_on_the_page(
    open_page: OpenPage, tmp_path: Path
) -> None:
    address = write(tmp_path / "site", search_site.search_files(search_site.documents()))
    with open_page() as page:
        page.add_init_script("delete window.Worker")
        page.goto(address.as_uri())
        (answer,) = ask(page, ("embassy dro", {}, "", 1))
        assert answer["total"] == 2
        assert page.workers == []


def test_a_question_that_is_overtaken_gives_the_answer_to_the_later_one(
    strange_page: Page,
) -> None:
    ask(strange_page, ("drone", {}, "", 1))
    totals = strange_page.evaluate(
        """async () => (await Promise.all([query("drone", {}, "", 1), query("birds", {}, "", 1),
          query("embassy", {}, "", 1)])).map(({ total }) => total)"""
    )
    assert totals[-1] == 2
    assert set(totals) <= {1, 2, 3}


def test_what_can_be_taken_away_comes_in_the_order_of_the_results(strange_page: Page) -> None:
    answer, records = strange_page.evaluate(
        """async (folds) => {
          const query = pressmarkSearch(folds);
          const given = ["drone", {}, "oldest"];
          return [await query(...given, 1), await query.records(...given)];
        }""",
        {},
    )
    assert len(records) == answer["total"] == 3
    for result, record in zip(answer["results"], records, strict=True):
        mark = result["url"].removeprefix("articles/").removesuffix(".html")
        assert mark in record["csv"]
        assert record["bib"].startswith("@")


def test_a_pack_that_cannot_be_loaded_is_said_and_asked_for_again(
    open_page: OpenPage, tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    write(tmp_path / "site", search_site.search_files(search_site.documents()))
    cut = "**/pagefind/loader.js*"
    with serve(tmp_path) as host, open_page() as page:
        page.route(cut, lambda route: route.fulfill(body="0;", content_type="text/javascript"))
        page.goto(f"{host}/site/page.html")
        failed = page.evaluate(
            """async () => {
              window.query = pressmarkSearch({});
              try { await query("drone", {}, "", 1); } catch (error) { return error.message; }
            }"""
        )
        assert "cannot be loaded" in failed
        page.unroute(cut)
        assert ask(page, ("drone", {}, "", 1))[0]["total"] == 3


def test_a_loader_of_another_version_that_a_browser_kept_is_asked_for_anew(
    open_page: OpenPage, tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    files = search_site.search_files(search_site.documents())
    write(tmp_path / "site", files)
    old = re.sub(rb'\["\w+",function', b'["0123456789",function', files["pagefind/loader.js"])
    with serve(tmp_path) as host, open_page() as page:
        page.route(
            "**/pagefind/loader.js",
            lambda route: route.fulfill(body=old, content_type="text/javascript"),
        )
        page.goto(f"{host}/site/page.html")
        assert ask(page, ("drone", {}, "", 1))[0]["total"] == 3
        assert len(page.workers) == 1, "the one that began with it has ended"


@pytest.mark.parametrize("question", [("report", {}, ""), ("", {}, "newest"), ("drone", {}, "")])
def test_what_stands_first_is_handed_over_before_the_rest_is_there(
    strange_page: Page, question: tuple[Any, ...]
) -> None:
    early, answer = strange_page.evaluate(
        """async ([folds, question]) => {
          const query = pressmarkSearch(folds), early = [];
          return [early, await query(...question, 1, (soon) => early.push(soon))];
        }""",
        [folds(), list(question)],
    )
    assert early.count(None) == 1, "it says once that it has nothing to load"
    soon = [each for each in early if each]
    assert bool(soon) == (len(answer["results"]) > 5)
    for each in soon:
        assert len(each["results"]) == 5
        assert each["results"] == answer["results"][:5]
        assert (each["total"], each["facets"]) == (answer["total"], answer["facets"])


def test_an_archive_that_was_published_anew_is_asked_as_it_is_now(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "BAND", 300)
    site, documents = tmp_path / "site", search_site.documents()
    address = write(site, search_site.search_files(documents))
    page = chromium.new_page()
    page.goto(address.as_uri())
    assert ask(page, ("drone", {}, "", 1))[0]["total"] == 3
    shutil.rmtree(site / "pagefind")
    documents[0] = replace(documents[0], paragraphs=(("p1", "A heron stands by the weir."),))
    for path, data in search_site.search_files(documents).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    (answer,) = ask(page, ("heron", {}, "", 1))
    assert [each["url"] for each in answer["results"]] == [documents[0].url]
    assert len(page.workers) == 1, "the old one has ended"
    page.close()


def test_chinese_and_japanese_are_found_by_any_part_and_accents_by_their_letters(
    open_page: OpenPage, tmp_path: Path
) -> None:
    address = write(tmp_path / "site", search_site.search_files(UNSPACED))
    expected = {
        "无人机": ("zh", ["title", "p1"]),
        "大使馆": ("zh", ["p1"]),
        "使馆": ("zh", ["p1"]),
        "学院 花园": ("zh", ["title", "p1", "p2"]),
        '"新闻学院"': ("zh", ["p2"]),
        "ドローン": ("ja", ["title", "p1"]),
        "大使館": ("ja", ["p1"]),
        "ecole": ("fr", ["title"]),
        "élève": ("fr", ["p1"]),
        "l'eleve": ("fr", ["p1"]),
        "CREPE": ("fr", ["p1"]),
    }
    with open_page() as page:
        page.goto(address.as_uri())
        answers = ask(page, *((word, {}, "", 1) for word in expected))
        for (word, (name, blocks)), answer in zip(expected.items(), answers, strict=True):
            (result,) = answer["results"]
            assert result["url"] == f"articles/{name}.html", word
            assert [block["id"] for block in result["blocks"]] == blocks, word
        shown = answers[0]["results"][0]
        assert "".join("".join(part) for part in shown["title"]).strip() == "无人机飞过花园"
        assert "".join(part[0] for part in shown["title"] if isinstance(part, list)) == "无人机"
        (paragraph,) = answers[4]["results"][0]["blocks"]
        assert "".join("".join(part) for part in paragraph["text"]).startswith(
            "园丁什么也没看见。 新闻学院"
        )
