"""`pressmark extract`: one JSON object with what a file says of its article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from pressmark.cli import main
from pressmark.commands.extract import extract
from pressmark.problems import ProblemsFoundError
from seeds import LICENCE_SENTENCE, SEEDS, needs_seeds

if TYPE_CHECKING:
    from pathlib import Path

KEYS = "title authors issued outlet language text license rights_statement evidence".split()
PROSE = "The council met on Tuesday evening and put the matter off for another week, again."


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_answer_has_its_keys_in_their_order(tmp_path: Path) -> None:
    page = written(tmp_path, "a.html", f"<h1>A headline</h1><p>{PROSE}</p><p>{PROSE} Twice.</p>")
    answer = CliRunner().invoke(main, ["extract", str(page)]).stdout
    assert list(json.loads(answer)) == KEYS


def test_paragraphs_of_a_page_are_apart_by_an_empty_line(tmp_path: Path) -> None:
    page = written(tmp_path, "a.html", f"<h1>A headline</h1><p>{PROSE}</p><p>Twice: {PROSE}</p>")
    assert extract(page)["text"] == f"{PROSE}\n\nTwice: {PROSE}"


def test_a_licence_sentence_of_a_page_is_evidence(tmp_path: Path) -> None:
    said = "This article is licensed under CC BY 4.0."
    page = written(tmp_path, "a.html", f"<h1>A headline</h1><p>{PROSE}</p><p>{said}</p>")
    answer = extract(page)
    assert answer["license"] == "CC-BY-4.0"
    assert any(said in each["source"] for each in answer["evidence"])


@pytest.mark.parametrize(
    ("outlet", "license_", "sure"),
    [("خبرگزاری فانوس", "CC-BY-4.0", "certain"), ("روزنامهٔ بندر", None, "doubtful")],
)
def test_an_agencys_foot_on_anothers_page_frees_nothing(
    tmp_path: Path, outlet: str, license_: str | None, sure: str
) -> None:
    foot = "تمامی محتوای خبرگزاری فانوس تحت مجوز CC BY ۴٫۰ است."
    head = f'<head><meta property="og:site_name" content="{outlet}"></head>'
    body = f"<article><h1>A headline</h1><p>{PROSE}</p><p>{PROSE} Twice.</p></article>"
    page = written(
        tmp_path, "a.html", f"<html>{head}<body>{body}<footer>{foot}</footer></body></html>"
    )
    answer = extract(page)
    told = [each["sure"] for each in answer["evidence"] if foot in each["source"]]
    assert (answer["outlet"], answer["license"], told) == (outlet, license_, [sure])


@needs_seeds
def test_a_seed_gives_its_licence_and_who_grants_it() -> None:
    answer = extract(SEEDS / "000_a52cf10c1522eacf.txt")
    assert answer["license"] == "CC-BY-4.0"
    assert answer["outlet"] == "Mehr News Agency"
    assert any(LICENCE_SENTENCE in each["source"] for each in answer["evidence"])


@needs_seeds
def test_a_seed_gives_its_headline_and_author() -> None:
    answer = extract(SEEDS / "001_7ea2c26004b02109.txt")
    assert answer["title"] == "US Shoots Down Armed Drone Near Baghdad Embassy"
    assert answer["authors"] == ["Dave DeCamp"]
    assert answer["language"] == "en"
    assert answer["license"] is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.html", ""), ("a.txt", " \n"), ("a.csv", "title\nx\n"), ("a.bin", "\x01\x02")],
)
def test_a_file_without_one_article_is_a_problem(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        extract(written(tmp_path, name, text))
    assert caught.value.problems[0].remedy


def test_an_address_that_is_none_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    page = written(tmp_path, "a.html", f"<h1>A headline</h1><p>{PROSE}</p>")
    result = CliRunner().invoke(main, ["extract", str(page), "--url", "javascript:alert(1)"])
    assert result.exit_code == 1
    assert "http" in result.output
