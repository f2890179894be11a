"""The sitemap, its parts and its dates; robots.txt; and which copy is the canonical one."""

from __future__ import annotations

import importlib
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from factories import make_settings, make_work
from pressmark.exports import robots
from pressmark.exports import sitemap as export
from pressmark.record import Correction, SourceState, SourceStatus
from pressmark.settings import Canonical, Edition
from rendering import article_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.work import Work

MODULE: Any = importlib.import_module("pressmark.exports.sitemap")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ROOT = "https://archive.example"


def made(works: Sequence[Work], **settings: Any) -> dict[str, bytes]:
    return dict(export(works, make_settings(**{"url": ROOT, **settings})))


def pages(data: bytes) -> dict[str, str | None]:
    """Addresses, and the days on which they changed."""
    return {
        str(each.findtext(f"{SPACE}loc")): each.findtext(f"{SPACE}lastmod")
        for each in ET.fromstring(data)  # noqa: S314
    }


def some(count: int) -> list[Work]:
    return [make_work(pressmark=f"post-2021-{at}", source_url="") for at in range(count)]


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2021-07-06"),
        ({"retrieved": "2023-01-02"}, "2023-01-02"),
        ({"corrections": [Correction(date=date(2024, 3, 4), what="A name.")]}, "2024-03-04"),
        (
            {"source_status": SourceStatus(status=SourceState.RETRACTED, date=date(2022, 5, 4))},
            "2022-05-04",
        ),
        ({"issued": "2021-06"}, None),
        ({"issued": "2020-01-27~"}, None),
        ({"issued": None}, None),
    ],
)
def test_a_page_has_the_last_day_on_which_its_work_is_known_to_have_changed(
    changes: dict[str, Any], day: str | None
) -> None:
    work = make_work(**changes)
    found = pages(made([work])["sitemap.xml"])
    assert found[f"{ROOT}/{work.page}"] == day
    assert found[f"{ROOT}/index.html"] == day


def test_past_the_limit_of_addresses_there_is_an_index_of_whole_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MODULE, "MOST", 4)
    found = made(some(8))
    parts = [f"{ROOT}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert list(pages(found["sitemap.xml"])) == parts
    assert ET.fromstring(found["sitemap.xml"]).tag == f"{SPACE}sitemapindex"  # noqa: S314
    inside = [list(pages(found[part.removeprefix(f"{ROOT}/")])) for part in parts]
    assert [len(each) for each in inside] == [4, 4, 2]
    assert len({address for part in inside for address in part}) == 10


def test_past_the_limit_of_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(some(9))["sitemap.xml"]
    monkeypatch.setattr(MODULE, "LARGEST", len(whole))
    assert list(made(some(9))) == ["sitemap.xml"]
    monkeypatch.setattr(MODULE, "LARGEST", len(whole) - 1)
    found = made(some(9))
    assert list(found) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert all(len(data) < len(whole) for data in found.values())


def test_the_protocols_limits_are_kept() -> None:
    assert (MODULE.MOST, MODULE.LARGEST) == (50_000, 50 * 1024 * 1024)


def test_special_characters_of_an_address_are_escaped() -> None:
    found = made(some(1), url="https://archive.example/a&b")["sitemap.xml"]
    assert "https://archive.example/a&b/index.html" in pages(found)


@pytest.mark.parametrize("settings", [{"url": ""}, {"index": False}])
def test_what_is_not_to_be_found_has_no_sitemap(settings: dict[str, Any]) -> None:
    assert made(some(1), **settings) == {}


def read(**settings: Any) -> RobotFileParser | None:
    found = dict(robots([], make_settings(**{"url": ROOT, **settings})))
    if not found:
        return None
    parser = RobotFileParser()
    parser.parse(found["robots.txt"].decode().splitlines())
    return parser


def test_a_crawler_learns_of_the_sitemap_and_is_turned_away_from_nothing() -> None:
    found = read()
    assert found is not None
    assert found.site_maps() == [f"{ROOT}/sitemap.xml"]
    assert found.can_fetch("*", f"{ROOT}/articles/a.html")
    hidden = read(index=False)
    assert hidden is not None
    assert hidden.site_maps() is None
    assert hidden.can_fetch("*", f"{ROOT}/articles/a.html")


@pytest.mark.parametrize(
    "settings",
    [
        {"url": ""},
        {"url": f"{ROOT}/news"},
        {"writes_robots": False},
        {"edition": Edition.READING_ROOM},
    ],
    ids=["no address", "no root", "the keeper's own", "reading room"],
)
def test_no_robots_file_is_written_where_none_is_read_or_another_stands(
    settings: dict[str, Any],
) -> None:
    assert read(**settings) is None


def canonical(work: Work, choice: Canonical) -> str:
    page = article_page(work, settings=make_settings(url=ROOT, canonical=choice))
    (found,) = re.findall('<link rel="canonical" href="([^"]*)">', page)
    return found


def test_the_archives_copy_is_the_canonical_one_unless_the_keeper_says_otherwise() -> None:
    work = make_work()
    assert canonical(work, Canonical.ARCHIVE) == f"{ROOT}/{work.page}"
    assert canonical(work, Canonical.ORIGINAL) == work.record.source_url


def test_a_description_is_no_copy_of_the_original() -> None:
    work = make_work(rights_statement="InC")
    assert canonical(work, Canonical.ORIGINAL) == f"{ROOT}/{work.page}"


def test_an_article_that_stands_nowhere_else_is_its_own_canonical_copy() -> None:
    work = make_work(source_url="")
    assert canonical(work, Canonical.ORIGINAL) == f"{ROOT}/{work.page}"


def test_the_sitemap_names_no_page_that_sends_search_engines_elsewhere() -> None:
    copy, description = make_work(), make_work(title="Kept", rights_statement="InC")
    found = pages(made([copy, description], canonical=Canonical.ORIGINAL)["sitemap.xml"])
    assert f"{ROOT}/{description.page}" in found
    assert f"{ROOT}/{copy.page}" not in found


def test_the_address_to_cite_is_the_archives_in_either_case() -> None:
    work = make_work()
    page = article_page(work, settings=make_settings(url=ROOT, canonical=Canonical.ORIGINAL))
    assert f'<link rel="cite-as" href="{ROOT}/{work.page}">' in page


def test_an_archive_that_is_not_to_be_indexed_says_so_on_its_pages() -> None:
    said = '<meta name="robots" content="noindex">'
    assert said in article_page(make_work(), settings=make_settings(index=False))
    assert said not in article_page(make_work())
