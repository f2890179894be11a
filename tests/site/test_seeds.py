"""The five real articles, from text files and a table to finished pages, by the command.

Their texts are not part of the repository: without them these tests are skipped, and fail where
everything is asked for (PRESSMARK_REQUIRE_ALL=1).
"""

from __future__ import annotations

import gzip
import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path  # noqa: TC003
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

import archives
from conftest import read_files
from seeds import LICENCE_SENTENCE, SEEDS, seed_rows, words_of
from seeds import runs as runs_of

RUN = 6
"""Words: no run of so many words of a withheld text may stand in the output."""


def command(*arguments: object, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(archives.REPOSITORY / "plugins")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(seeds: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    root = folder / "archive"
    table = SEEDS / "metadata.csv"
    command("add", *sorted(SEEDS.glob("*.txt")), "--metadata", table, "--archive", root, cwd=folder)
    command("build", "--archive", root, cwd=folder)
    return root


@pytest.fixture(scope="module")
def output(archive: Path) -> dict[str, bytes]:
    return read_files(archive / "output")


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, str]]:
    return {row["file"][:3]: row for row in seed_rows()}


def page(output: dict[str, bytes], outlet: str) -> BeautifulSoup:
    (path,) = [
        path for path in output if path.startswith(f"articles/{outlet}") and path.endswith(".html")
    ]
    return BeautifulSoup(output[path].decode(), "html.parser")


def shown(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return runs_of(words, RUN)


CASES = {
    "000": ("tehran-times-2021-07-06", "6 July 2021", "Full text"),
    "001": ("antiwar-com-2021-07-05", "5 July 2021", "Description only"),
    "002": ("steadfast-daily-2020-01-27", "about 27 January 2020", "Description only"),
    "003": ("teller-report-2023-12-09", "9 December 2023", "Description only"),
    "004": (None, None, "Description only"),
}


def mark_of(number: str, rows: dict[str, dict[str, str]]) -> str:
    known = CASES[number][0]
    outlet = rows[number]["outlet"].lower().replace(".", "-").replace(" ", "-")
    return known or f"{outlet}-"


def test_five_articles_make_five_pages(output: dict[str, bytes]) -> None:
    found = [path for path in output if re.fullmatch(r"articles/[^/]+\.html", path)]
    assert len(found) == 5


@pytest.mark.parametrize("number", CASES)
def test_page_has_the_outlet_the_title_the_date_and_the_access(
    number: str, output: dict[str, bytes], rows: dict[str, dict[str, str]]
) -> None:
    row = rows[number]
    soup = page(output, mark_of(number, rows))
    text = shown(soup)
    _, date, access = CASES[number]
    assert soup.h1.get_text(strip=True) == row["title"]
    assert row["outlet"] in text
    assert access in text
    if date:
        assert date in text.replace("\xa0", " ")
    if row["author"]:
        assert row["author"] in text
    else:
        assert "No author named" in text
    for credit in filter(None, row["credits"].split(";")):
        assert credit.strip() in text
    assert f'href="{row["url"]}"' in str(soup).replace("&amp;", "&")


def test_dates_are_kept_as_the_table_writes_them(
    archive: Path, rows: dict[str, dict[str, str]]
) -> None:
    for number, row in rows.items():
        (path,) = (archive / "content/articles").rglob(f"{mark_of(number, rows)}*.md")
        assert re.search(
            rf"^issued: ['\"]?{re.escape(row['date'])}['\"]?$", path.read_text("utf-8"), re.M
        )


def test_free_article_stands_in_full(output: dict[str, bytes]) -> None:
    (text,) = [
        line.strip()
        for line in (next(SEEDS.glob("000_*.txt"))).read_text("utf-8").splitlines()
        if len(line.split()) > 25
    ][:1]
    soup = page(output, "tehran-times")
    for number in soup.find_all(class_="pn"):
        number.decompose()
    body = words_of(soup.find(class_="text").get_text(" "))
    assert runs(words_of(text)) <= runs(body)
    assert len(body) > 250


def test_attribution_names_the_licensor_beside_the_outlet(output: dict[str, bytes]) -> None:
    soup = page(output, "tehran-times")
    statement = shown(soup.find(class_="attribution"))
    for said in ("Mehr News Agency", "Tehran Times", "2021", "licenses/by/4.0"):
        assert said in statement or said in str(soup.find(class_="attribution")), said
    listed = shown(BeautifulSoup(output["attribution.html"].decode(), "html.parser"))
    assert "Mehr News Agency" in listed
    assert LICENCE_SENTENCE in shown(soup), "the sentence that was relied on is shown"


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_works_in_copyright_say_so_and_say_why(
    number: str, output: dict[str, bytes], rows: dict[str, dict[str, str]]
) -> None:
    text = shown(page(output, mark_of(number, rows)))
    assert "In copyright" in text
    assert "Why" in text


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
def test_nothing_of_a_withheld_text_is_in_the_output(
    number: str, output: dict[str, bytes], rows: dict[str, dict[str, str]]
) -> None:
    (seed,) = SEEDS.glob(f"{number}_*.txt")
    withheld = runs(words_of(seed.read_text("utf-8")))
    for row in rows.values():
        withheld -= runs(words_of(row["title"]))
    # The free text and a withheld one quote the same agency here and there.
    (free,) = SEEDS.glob("000_*.txt")
    withheld -= runs(words_of(free.read_text("utf-8")))
    assert len(withheld) > 100
    for path, data in output.items():
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        text = plain.decode("utf-8", "ignore")
        pieces = [text, re.sub(r"<[^>]*>", " ", text)]
        assert not withheld & set().union(*(runs(words_of(each)) for each in pieces)), path


def test_standfirst_of_a_described_work_is_nowhere(
    output: dict[str, bytes], rows: dict[str, dict[str, str]]
) -> None:
    standfirst = rows["001"]["subtitle"]
    assert standfirst
    kept = runs(words_of(standfirst)) - runs(words_of(rows["001"]["title"]))
    for path, data in output.items():
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        assert not kept & runs(words_of(plain.decode("utf-8", "ignore"))), path


def test_standfirst_of_a_described_work_lies_in_private_alone(
    archive: Path, rows: dict[str, dict[str, str]]
) -> None:
    lies = [
        path
        for path, data in read_files(archive).items()
        if rows["001"]["subtitle"] in " ".join(data.decode("utf-8", "ignore").split())
    ]
    assert [path.split("/")[0] for path in lies] == ["private"]


def test_withheld_texts_lie_apart_and_git_ignores_them(archive: Path) -> None:
    assert len(list((archive / "private").glob("*.md"))) == 4
    assert "/private/" in (archive / ".gitignore").read_text("utf-8").splitlines()


def test_every_link_of_an_archive_made_by_add_alone_leads_somewhere(
    output: dict[str, bytes],
) -> None:
    broken = set()
    for path, data in output.items():
        if path.endswith(".html") and path != "404.html":
            soup = BeautifulSoup(data.decode(), "html.parser")
            for element in soup.find_all(href=True):
                parts = urlsplit(str(element["href"]))
                if not parts.scheme and not parts.netloc and parts.path:
                    to = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
                    if to not in output:
                        broken.add(to)
    assert broken == set()


def test_adding_again_changes_nothing(archive: Path) -> None:
    before = read_files(archive / "content")
    command(
        "add",
        *sorted(SEEDS.glob("*.txt")),
        "--metadata",
        SEEDS / "metadata.csv",
        "--archive",
        archive,
        cwd=archive,
    )
    assert read_files(archive / "content") == before
