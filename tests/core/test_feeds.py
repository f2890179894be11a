"""Feeds, as feedparser reads them, and by the musts of RFC 4287."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from factories import SEEDS, make_agent, make_organisation, make_settings, make_work
from pressmark.exports import atom
from pressmark.record import AgencyCopy, Correction, Status, TdmReservation, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

BY = "https://creativecommons.org/licenses/by/4.0/"
ATOM = "{http://www.w3.org/2005/Atom}"
SPECIAL = """50% of "A & B" <i>costs</i> $1_000 #1 {~^\\}, it's ]]> said"""


def seeds() -> list[Work]:
    return [make_work(seed()) for seed in SEEDS]


def written(
    works: Sequence[Work], settings: ArchiveSettings | None = None, *, listed: bool = False
) -> bytes:
    settings, newest = settings or make_settings(), atom.Newest(works)
    feed = atom.archive_feed(newest, settings)
    if listed:
        feed = atom.list_feed("topics/drones.html", "Drones", works, newest, settings)
    return atom.Entries(settings).write(feed)


def read(*works: Work, listed: bool = False, **settings: Any) -> Any:
    found = feedparser.parse(written(works, make_settings(**settings), listed=listed))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def entry(**changes: Any) -> Any:
    (only,) = read(make_work(**changes)).entries
    return only


def faults(xml: bytes) -> list[str]:
    """What breaks a must of RFC 4287, sections 4.1.1, 4.1.2 and 4.2.7.1."""
    root, found = ET.fromstring(xml), []  # noqa: S314
    for each in (root, *root.findall(f"{ATOM}entry")):
        found += [f"{n} not once" for n in ("id", "title", "updated") if count(each, n) != 1]
        links = [(at.get("rel"), at.get("type"), at.get("hreflang")) for at in kids(each, "link")]
        found += [f"two {link}" for link, n in Counter(links).items() if n > 1]
        found += [] if "alternate" in {rel for rel, *_ in links} else ["no alternate"]
        found += [] if count(each, "author") else ["no author"]
        found += ["nameless" for at in kids(each, "author") if not at.findtext(f"{ATOM}name")]
    ids = Counter(each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry"))
    return found + [f"{one} twice" for one, n in ids.items() if n > 1]


def kids(element: ET.Element, name: str) -> list[ET.Element]:
    return element.findall(f"{ATOM}{name}")


def count(element: ET.Element, name: str) -> int:
    return len(kids(element, name))


CASES: dict[str, dict[str, Any]] = {
    "a person and an organisation": {
        "authors": [make_agent("Marsh, Ada"), make_organisation("Tide Desk")]
    },
    "no author": {"authors": []},
    "two agencies": {"credits": ["AFP", "Reuters"]},
    "an uncertain date": {"issued": "2020-01-27~"},
    "a month only": {"issued": "2021-06"},
    "no date": {"issued": None},
    "withheld": {"rights_statement": "InC"},
    "corrected": {"corrections": [Correction(date=date(2024, 3, 4), what="A name.")]},
    "a Persian title": {"title": "پهپادی نزدیک رود افتاد", "language": "fa"},
    "special characters": {"title": SPECIAL, "summary": SPECIAL, "topics": [SPECIAL]},
    "a control character": {"title": "A\x08B", "pressmark": "x-2021-07-06-x"},
    "no source": {"source_url": ""},
}


@pytest.mark.parametrize("url", ["https://archive.example/news", ""])
@pytest.mark.parametrize("listed", [False, True], ids=["archive", "list"])
@pytest.mark.parametrize("case", CASES)
def test_a_feed_keeps_every_must_of_atom(case: str, listed: bool, url: str) -> None:
    xml = written([make_work(**CASES[case])], make_settings(url=url), listed=listed)
    assert faults(xml) == []
    assert len(feedparser.parse(xml).entries) == 1


def test_all_works_together_keep_them_too_and_so_does_a_feed_of_none() -> None:
    works = [
        make_work(**{**changes, "pressmark": f"x-2021-{at}"})
        for at, changes in enumerate(CASES.values())
    ]
    assert faults(written(works)) == []
    assert len(read(*works).entries) == len(CASES)
    assert faults(written([])) == []


def test_an_entry_says_who_where_when_and_leads_to_page_and_original() -> None:
    found = {each.title: each for each in read(*seeds()).entries}[SEEDS[1]().title]
    page = f"https://archive.example/news/articles/{SEEDS[1]().pressmark}.html"
    assert (found.id, found.link) == (page, page)
    assert found.author == "Dave DeCamp"
    assert found.published == "2021-07-05T00:00:00Z"
    assert {link.rel: link.href for link in found.links}["via"] == SEEDS[1]().source_url
    assert [tag.term for tag in found.tags] == list(SEEDS[1]().topics)


def test_names_of_people_and_bodies_stay_whole_and_an_outlet_stands_for_nobody() -> None:
    both = [make_agent("Marsh, Ada"), make_organisation("Tide Desk, Night")]
    assert [one.name for one in entry(authors=both).authors] == ["Ada Marsh", "Tide Desk, Night"]
    assert [one.name for one in entry(authors=[]).authors] == ["Tehran Times"]


def licences(found: Any) -> list[str]:
    return [link.href for link in found.links if link.rel == "license"]


def test_each_entry_has_its_licence_as_a_link_and_its_rights_in_words() -> None:
    entries = {each.title: each for each in read(*seeds()).entries}
    free, kept = entries[SEEDS[0]().title], entries[SEEDS[1]().title]
    assert licences(free) == [BY]
    assert "Mehr News Agency" in free.rights
    assert BY in free.rights
    assert licences(kept) == []
    assert "In copyright" in kept.rights


def test_an_agencys_text_is_not_put_under_its_outlets_licence() -> None:
    found = entry(license_is_outlets=True, agency_copy=AgencyCopy.UNKNOWN)
    assert licences(found) == []
    assert BY not in found.rights


def test_a_reservation_of_mining_is_told_with_the_rights_and_the_text() -> None:
    found = entry(tdm_reservation=TdmReservation())
    assert "data mining are reserved" in found.rights
    assert "data mining are reserved" in found.content[0].value
    assert "mining" not in entry().rights


def test_the_archives_feed_has_texts_that_everybody_may_pass_on_and_lists_have_none() -> None:
    works = [make_work(), make_work(title="Kept", rights_statement="InC")]
    free, kept = sorted(read(*works).entries, key=lambda each: "content" not in each)
    assert "A drone fell" in free.content[0].value
    assert "is licensed under" in free.content[0].value
    assert "content" not in kept
    assert b"A drone fell" not in written(works, listed=True)


def test_an_entry_without_text_has_the_keepers_summary() -> None:
    found = entry(rights_statement="InC", summary="The keeper's words.", body=None)
    assert "content" not in found
    assert found.summary == "The keeper's words."


def test_a_text_that_may_not_be_changed_stands_whole_and_unchanged_in_the_feed() -> None:
    found = entry(license="CC-BY-ND-4.0", body='He said "no" -- twice.\n')
    assert "-- twice." in found.content[0].value


def test_a_text_from_right_to_left_says_so() -> None:
    found = entry(language="fa", body="کتابدار نسخه را نگه داشته است.\n").content[0].value
    above, _, text = found.partition('<div dir="rtl" lang="fa">')  # as feedparser writes it
    assert "is licensed under" in above
    assert "کتابدار" in text
    assert "<div" not in entry(language="en", body="A drone fell.\n").content[0].value


def test_a_title_in_another_language_and_with_special_characters_is_as_it_was() -> None:
    found = entry(title=CASES["a Persian title"]["title"], language="fa")
    assert found.title == CASES["a Persian title"]["title"]
    assert found.title_detail.language == "fa"
    special = ET.fromstring(written([make_work(title=SPECIAL)]))  # noqa: S314
    assert special.findtext(f"{ATOM}entry/{ATOM}title") == SPECIAL


@pytest.mark.parametrize(("issued", "published"), [("2021-06", False), ("2020-01-27~", False)])
def test_a_day_that_is_not_known_is_not_made_up(issued: str, published: bool) -> None:
    assert ("published" in entry(issued=issued)) is published
    assert entry(issued=issued).updated.startswith(issued[:7])


def test_updated_is_the_latest_known_day_and_never_the_clocks() -> None:
    correction = Correction(date=date(2024, 3, 4), what="A name.")
    found = entry(retrieved="2023-01-02", corrections=[correction])
    assert found.updated == "2024-03-04T00:00:00Z"
    assert entry(issued=None).updated == "1970-01-01T00:00:00Z"


def test_what_changed_last_comes_first_and_a_correction_is_a_change() -> None:
    works = seeds()
    titles = [each.title for each in read(*works).entries]
    assert (titles[0], titles[-1]) == (SEEDS[3]().title, SEEDS[2]().title)
    mended = make_work(
        title="Mended", issued="1999", corrections=[Correction(date=date(2025, 1, 2), what="x")]
    )
    assert read(*works, mended).entries[0].title == "Mended"
    late = make_work(title="Taken in late", issued="1998-05-06", retrieved="2026-01-02")
    assert read(*works, mended, late).entries[0].title == "Taken in late"


@pytest.mark.parametrize(("name", "listed"), [("NEWEST", False), ("NEWEST_OF_LIST", True)])
def test_a_feed_holds_no_more_than_it_says(
    name: str, listed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atom, name, 2)
    assert len(read(*seeds(), listed=listed).entries) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"withdrawn": Withdrawal(date=date(2024, 1, 2), reason="asked for")},
        {"withdrawn": Withdrawal(date=date(2024, 1, 2), reason="asked for", opaque=True)},
        {"status": Status.NEEDS_REVIEW},
        {"unlisted": True},
    ],
    ids=["withdrawn", "opaque", "under review", "unlisted"],
)
def test_what_stands_in_no_list_is_in_no_feed(changes: dict[str, Any]) -> None:
    assert read(make_work(**changes), make_work(title="Another")).entries[0].title == "Another"
    assert len(read(make_work(**changes)).entries) == 0


def test_a_lists_feed_names_the_list_and_both_know_where_they_are() -> None:
    feed = read(*seeds(), listed=True).feed
    assert feed.title == "Drones · The Example Archive"
    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "self": "https://archive.example/news/feeds/topics/drones.atom.xml",
        "alternate": "https://archive.example/news/topics/drones.html",
    }
    assert feed.id == links["self"]


def test_without_an_address_links_lead_from_the_feeds_own_folder_and_ids_stay_the_same() -> None:
    found = read(*seeds(), listed=True, url="")
    assert found.entries[0].links[0].href == f"../../articles/{SEEDS[3]().pressmark}.html"
    ids = [each.id for each in (found.feed, *found.entries)]
    assert all(each.startswith("urn:uuid:") for each in ids)
    assert len(set(ids)) == len(ids)
    assert written(seeds(), make_settings(url="")) == written(seeds(), make_settings(url=""))
