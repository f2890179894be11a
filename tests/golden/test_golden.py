"""Small sites whose pages are kept as text: what changes is seen in a diff.

`make golden` rewrites the files; whoever does so reads the diff before it is committed.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

import archives
from archives import source, write_archive
from conftest import read_files
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
REWRITE = os.environ.get("PRESSMARK_GOLDEN") == "rewrite"

CASES = {
    "full": source(
        "harbour-post-2021-07-06-a-drone-falls",
        'A drone fell near the river on Monday. "Nobody was hurt," the mayor said.\n\n'
        "## What is known\n\n- It came from the north.\n- It was grey.\n\n"
        "The town waits for an answer.[^1]\n\n[^1]: The mayor spoke on the radio.\n",
        title="A drone falls near the river",
        subtitle="Nobody was hurt, the mayor says",
        authors=["Ada Marsh", {"name": "Tide Desk", "kind": "organisation"}],
        credits=["AFP"],
        rights_holder={"name": "Harbour News Agency", "kind": "organisation"},
        rights_evidence=[
            {"sentence": "Our own reports are under CC BY 4.0.", "read": "2024-05-03"}
        ],
        changes="The headline was taken out of the text.",
        topics=["drones", "rivers"],
        summary="A drone came down; the town waits for an answer.",
        archived_url="https://web-archive.example/2021/a-drone-falls",
        retrieved="2021-07-08",
    ),
    "described": source(
        "harbour-post-2020-01-27-in-copyright",
        private=True,
        title="A text in copyright",
        subtitle="Its standfirst is the outlet’s",
        authors=["Ada Marsh"],
        credits=["AFP", "Reuters"],
        rights_statement="InC",
        rights_holder="Harbour Post",
        issued="2020-01-27~",
        folder="2020",
        summary="In our own words: a heron stands.",
        quotation="The heron stood.",
        topics=["herons"],
        extent={"words": 120, "paragraphs": 4},
    ),
}
BLOCKS = {"p", "li", "h1", "h2", "h3", "dt", "dd", "pre", "figure", "summary", "legend", "label"}


def lines(element: Tag) -> Iterator[str]:
    """Yield the text of an element, a line for each block."""
    words: list[str] = []
    for child in element.children:
        if isinstance(child, NavigableString):
            words.append(str(child))
        elif child.find(BLOCKS) or child.name in BLOCKS | {"div", "section", "button"}:
            yield from _joined(words)
            words = []
            marker = f"{child.name}: " if child.name in {"h1", "h2", "h3", "dt"} else ""
            for line in lines(child):
                yield marker + line
                marker = ""
        else:
            words.append(child.get_text())
    yield from _joined(words)


def _joined(words: list[str]) -> Iterator[str]:
    text = " ".join("".join(words).split())
    if text:
        yield text


def golden(files: dict[str, bytes], mark: str) -> dict[str, str]:
    """What is kept of an article: its page's text and head, its data, the files beside it."""
    soup = BeautifulSoup(files[f"articles/{mark}.html"].decode(), "html.parser")
    head = [
        str(each)
        for each in soup.head.find_all(["title", "meta", "link"])
        if not str(each.get("href", "")).startswith(("data:", "../static"))
    ]
    data = soup.find("script", type="application/ld+json")
    kept = {
        "main.txt": "\n".join(lines(soup.main)) + "\n",
        "head.html": "\n".join(head) + "\n",
        "news-article.json": json.dumps(json.loads(data.string), indent=2, ensure_ascii=False)
        + "\n",
    }
    for ending in ("bib", "ris", "csl.json", "md"):
        beside = files.get(f"articles/{mark}.{ending}")
        if beside is not None:
            kept[f"article.{ending}"] = beside.decode().replace("\r\n", "\n")
    if statement := soup.find(class_="attribution"):
        html = re.sub(r"\s+", " ", str(statement.find(attrs={"about": True}) or ""))
        kept["attribution.html"] = html.replace("> <", ">\n<") + "\n"
    return kept


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = write_archive(tmp_path_factory.mktemp("golden"), *CASES.values())
    build(root, search=False)
    return read_files(root / "output")


@pytest.mark.parametrize("case", CASES)
def test_article_is_as_it_was(case: str, files: dict[str, bytes]) -> None:
    made = golden(files, CASES[case].pressmark)
    folder = HERE / case
    if REWRITE:
        for old in folder.glob("*"):
            old.unlink()
        archives.write_files(folder, {name: text.encode() for name, text in made.items()})
    kept = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*"))}
    assert kept.keys() == made.keys()
    for name, text in made.items():
        assert text == kept[name], f"{case}/{name} differs: `make golden`, and read the diff"
