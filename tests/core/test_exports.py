from __future__ import annotations

import csv
import io
import itertools
import json
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from factories import BODY, LICENCE_SENTENCE, SEEDS, make_settings, make_work
from pressmark import exports
from pressmark.attribution import attribution
from pressmark.exports import atom
from pressmark.identity import sha256
from pressmark.licenses import RIGHTS_STATEMENTS
from pressmark.record import Evidence, Extent, Permission, Status, Withdrawal
from pressmark.settings import Edition
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressmark.settings import ArchiveSettings
    from pressmark.work import Work

SENTINEL = "zanzibar lighthouse"
ATOM = "{http://www.w3.org/2005/Atom}"


def files(works: Sequence[Work], settings: ArchiveSettings | None = None) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    exporters = [exports.beside, *exports.EXPORTERS.values()]
    for exporter in [*exporters, *(rows.export for rows in exports.ROWS.values())]:
        for path, data in exporter(works, settings or make_settings()):
            assert path not in found
            found[path] = data
    return {**found, **dict(feeds(works, settings))}


def feeds(
    works: Sequence[Work], settings: ArchiveSettings | None = None
) -> Iterator[tuple[str, bytes]]:
    """The archive's feed, and that of a list of all works."""
    settings, newest = settings or make_settings(), atom.Newest(works)
    for feed in (
        atom.archive_feed(newest, settings),
        atom.list_feed("topics/all.html", "All", works, newest, settings),
    ):
        yield feed.path, atom.Entries(settings).write(feed)


@pytest.mark.parametrize("cuts", [(0, 5), (0, 1, 5), (0, 2, 2, 3, 5), (0, 1, 2, 3, 4, 5)])
def test_files_put_together_of_pieces_are_those_made_at_once(cuts: Sequence[int]) -> None:
    works, settings = seeds(), make_settings()
    for rows in exports.ROWS.values():
        pieces = [
            rows.pieces(works[start:end], settings) for start, end in itertools.pairwise(cuts)
        ]
        for at, (path, whole) in enumerate(rows.export(works, settings)):
            assert b"".join(rows.files[at].whole(piece[at] for piece in pieces)) == whole, path


def test_files_of_no_works_are_valid() -> None:
    made = files([])
    assert json.loads(made["data/articles.csl.json"]) == []
    assert made["data/articles.bib"] == b""


def seeds() -> list[Work]:
    return [make_work(seed()) for seed in SEEDS]


def rows(made: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made["data/articles.csv"].decode(), newline="")))


def lines(made: dict[str, bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in made["data/articles.jsonl"].decode().splitlines()]


def texts(made: dict[str, bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in made["data/texts.jsonl"].decode().splitlines()]


def entries(made: dict[str, bytes]) -> list[ET.Element]:
    return ET.fromstring(made["feeds/all.atom.xml"]).findall(f"{ATOM}entry")  # noqa: S314


def withdrawn(*, opaque: bool = False) -> Work:
    gone = Withdrawal(date=date(2024, 1, 2), reason="A court's order.", opaque=opaque)
    return make_work(
        title="A title that stays" if not opaque else SENTINEL,
        pressmark="tehran-times-2021-07-06-gone",
        withdrawn=gone,
        body=SENTINEL,
        summary=SENTINEL,
        authors=[SENTINEL],
    )


def test_every_work_has_its_references_beside_its_page() -> None:
    works = seeds()
    made = files(works)
    for work in works:
        for suffix in (".bib", ".ris", ".csl.json"):
            assert f"articles/{work.pressmark}{suffix}" in made


def test_only_a_text_that_stands_here_has_a_file_of_its_own() -> None:
    works = seeds()
    texts = [path for path in files(works) if path.endswith(".md")]
    assert texts == [f"articles/{works[0].pressmark}.md"]


def test_the_text_beside_the_page_is_the_body_to_the_byte() -> None:
    work = make_work(sha256=sha256(BODY))
    data = files([work])[f"articles/{work.pressmark}.md"]
    assert data == BODY.encode()
    assert sha256(data.decode()) == work.record.sha256


def test_the_whole_archive_is_one_file_of_each_kind() -> None:
    works = seeds()
    made = files(works)
    assert len(json.loads(made["data/articles.csl.json"])) == len(works)
    assert made["data/articles.bib"].count(b"@article{") == len(works)
    assert made["data/articles.ris"].count(b"TY  - NEWS\r\n") == len(works)
    assert [row["pressmark"] for row in rows(made)] == [work.pressmark for work in works]
    assert [line["pressmark"] for line in lines(made)] == [work.pressmark for work in works]


def test_each_row_of_the_descriptions_has_its_own_licence_and_none_has_a_text() -> None:
    made = files(seeds())
    first, *others = lines(made)
    assert first["license"] == "CC-BY-4.0"
    assert first["license_url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {line["rights_statement"] for line in others} == {"InC"}
    assert not [line for line in lines(made) if "text" in line]
    assert b"A drone fell" not in made["data/articles.jsonl"] + made["data/articles.csv"]


def test_texts_stand_in_a_file_of_their_own_each_with_its_licence_and_attribution() -> None:
    (row,) = texts(files(seeds()))
    assert row.pop("attribution") == (
        attribution(make_work(SEEDS[0]()), words("en"), make_settings()).stored_text
    )
    assert row == {
        "pressmark": SEEDS[0]().pressmark,
        "title": SEEDS[0]().title,
        "language": "en",
        "license": "CC-BY-4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "rights_statement": None,
        "rights_statement_url": None,
        "source_status": None,
        "tdm_reservation": None,
        "sha256": sha256(BODY),
        "text": BODY,
    }


def test_a_text_of_the_public_domain_names_its_status() -> None:
    (row,) = texts(files([make_work(rights_statement="NoC-US")]))
    assert row["rights_statement"] == "NoC-US"
    assert row["rights_statement_url"] == RIGHTS_STATEMENTS["NoC-US"].url
    assert row["license"] is None


FULL_PERMISSION = Permission(
    extent=Extent.FULL, granted_by="The Editor", date=date(2024, 1, 2), evidence=SENTINEL
)


def test_leave_to_show_a_text_is_no_leave_to_hand_it_out() -> None:
    shown = make_work(rights_statement="InC", permission=FULL_PERMISSION)
    assert shown.decision.shows_text
    made = files([shown])
    assert f"articles/{shown.pressmark}.md" in made
    assert texts(made) == []
    assert b"<content" not in made["feeds/all.atom.xml"]
    licensed = make_work(license="CC-BY-4.0", permission=FULL_PERMISSION)
    assert [row["text"] for row in texts(files([licensed]))] == [BODY]
    assert b"<content" in files([licensed])["feeds/all.atom.xml"]


def test_what_only_the_reading_room_shows_is_in_no_table_there_either() -> None:
    settings = make_settings(edition=Edition.READING_ROOM)
    shown = [
        make_work(settings=settings, rights_statement="InC"),
        make_work(settings=settings, pressmark="a-2021-b", status=Status.NEEDS_REVIEW),
    ]
    assert all(work.decision.shows_text for work in shown)
    assert texts(files(shown, settings)) == []


def test_of_a_permission_its_extent_giver_and_day_are_told_and_its_evidence_never() -> None:
    made = files([make_work(rights_statement="InC", permission=FULL_PERMISSION)])
    told = {"extent": "full", "words": 0, "granted_by": "The Editor", "date": "2024-01-02"}
    assert lines(made)[0]["permission"] == told
    assert SENTINEL.encode() not in b"".join(made.values())


def test_the_licence_sentence_is_exported_and_the_rest_of_the_evidence_is_not() -> None:
    assert lines(files(seeds()))[0]["rights_evidence"] == [LICENCE_SENTENCE]
    evidence = Evidence(
        sentence="Free to share.", place=SENTINEL, url=f"https://{SENTINEL}.example/"
    )
    made = files([make_work(rights_evidence=[evidence])])
    assert SENTINEL.encode() not in b"".join(made.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    work = make_work(title=f'{start}HYPERLINK("x")', pressmark="x-2021-07-06-x")
    assert rows(files([work]))[0]["title"] == f'\'{start}HYPERLINK("x")'


def test_special_characters_and_arabic_letters_stay_whole_in_tables() -> None:
    title = 'A "quoted", line & 5% of $x$; ساحلی'
    work = make_work(title=title, authors=["مهتاب ساحلی"], pressmark="x-2021-07-06-x")
    made = files([work])
    assert rows(made)[0]["title"] == lines(made)[0]["title"] == title
    assert rows(made)[0]["authors"] == "مهتاب ساحلی"


WITHHELD = {
    "in copyright": {"rights_statement": "InC"},
    "embargoed": {"embargo_until": "2099-01-01"},
    "partly permitted": {
        "rights_statement": "InC",
        "permission": Permission(extent=Extent.WORDS, words=1, granted_by="The Editor"),
    },
    "not declared non-commercial": {"license": "CC-BY-NC-4.0"},
    "withdrawn": {"withdrawn": Withdrawal(date=date(2024, 1, 2), reason="asked for")},
    "under review": {"status": Status.NEEDS_REVIEW},
}


@pytest.mark.parametrize("case", WITHHELD)
def test_a_withheld_text_is_in_no_file(case: str) -> None:
    work = make_work(
        **WITHHELD[case], body=f"Open {SENTINEL}.\n", subtitle=SENTINEL, keeper_notes=SENTINEL
    )
    made = files([work, make_work(title="Another story", pressmark="other")])
    assert SENTINEL.encode() not in b"".join(made.values())
    assert b"Another story" in made["data/articles.csv"]


def test_the_keepers_notes_are_in_no_file() -> None:
    made = files([make_work(keeper_notes=SENTINEL)])
    assert SENTINEL.encode() not in b"".join(made.values())


def test_a_hidden_work_is_nowhere() -> None:
    work = make_work(status=Status.NEEDS_REVIEW)
    made = files([work])
    assert work.pressmark.encode() not in b"".join(made.values())
    assert not [path for path in made if work.pressmark in path]


def test_a_withdrawn_work_keeps_a_row_that_says_so_and_nothing_else() -> None:
    work = withdrawn()
    made = files([work])
    (row,) = lines(made)
    assert row["access"] == "withdrawn"
    assert row["withdrawn"] == {"date": "2024-01-02", "reason": "A court's order.", "opaque": False}
    assert row["title"] == "A title that stays"
    assert not {"source_url", "authors", "summary", "license", "text"} & set(row)
    assert not [path for path in made if work.pressmark in path]
    assert b"A title that stays" not in made["feeds/all.atom.xml"] + made["sitemap.xml"]
    assert SENTINEL.encode() not in b"".join(made.values())


def test_an_opaque_withdrawal_is_nowhere() -> None:
    work = withdrawn(opaque=True)
    everything = b"".join(files([work]).values())
    assert SENTINEL.encode() not in everything
    assert work.pressmark.encode() not in everything


def test_an_unlisted_work_keeps_the_files_beside_its_page_and_is_in_no_list() -> None:
    work = make_work(unlisted=True)
    made = files([work])
    beside = {path for path in made if work.pressmark in path}
    assert beside == {
        f"articles/{work.pressmark}{end}" for end in (".bib", ".ris", ".csl.json", ".md")
    }
    assert work.pressmark.encode() not in b"".join(made[path] for path in set(made) - beside)


def test_the_sitemap_lists_pages_and_needs_the_archives_address() -> None:
    made = files(seeds())
    root = ET.fromstring(made["sitemap.xml"])  # noqa: S314
    pages = [each.text for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"https://archive.example/news/articles/{SEEDS[1]().pressmark}.html" in pages
    assert "sitemap.xml" not in files(seeds(), make_settings(url=""))


def test_an_archive_without_works_gives_whole_files() -> None:
    made = files([])
    assert json.loads(made["data/articles.csl.json"]) == []
    assert rows(made) == []
    assert ET.fromstring(made["feeds/all.atom.xml"]).findtext(f"{ATOM}updated")  # noqa: S314


# --- the parts that a list of results is put together from --------------------------------------


@pytest.mark.parametrize(
    ("kind", "path", "frame"),
    [
        ("csv", "data/articles.csv", lambda parts: exports.CSV_HEADER + "".join(parts)),
        ("bib", "data/articles.bib", "\n".join),
        ("ris", "data/articles.ris", "".join),
        ("csl.json", "data/articles.csl.json", lambda parts: "[\n" + ",\n".join(parts) + "\n]\n"),
    ],
)
def test_the_parts_put_together_are_the_archives_own_file(
    kind: str, path: str, frame: Callable[[list[str]], str]
) -> None:
    works = [*seeds(), withdrawn(), make_work(title='A title; with, "quotes"\n{and} braces')]
    parts = [exports.parts(work, make_settings()) for work in works]
    assert frame([each[kind] for each in parts if kind in each]).encode() == files(works)[path]


def test_no_part_says_anything_of_an_opaque_withdrawal_or_a_hidden_work() -> None:
    for work in (withdrawn(opaque=True), make_work(status=Status.NEEDS_REVIEW)):
        assert exports.parts(work, make_settings()) == {}


def test_no_part_holds_a_withheld_text() -> None:
    work = make_work(rights_statement="InC", body=SENTINEL, subtitle=SENTINEL)
    assert SENTINEL not in "".join(exports.parts(work, make_settings()).values())


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff20"])
def test_no_cell_begins_a_formula(sign: str) -> None:
    line = exports.parts(make_work(title=f"{sign}1+1"), make_settings())["csv"]
    (row,) = csv.DictReader(io.StringIO(exports.CSV_HEADER + line, newline=""))
    assert row["title"] == f"'{sign}1+1"


# --- OpenSearch ---------------------------------------------------------------------------------

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def description(**settings: Any) -> ET.Element:
    made = dict(exports.opensearch([], make_settings(**settings)))
    return ET.fromstring(made["opensearch.xml"])  # noqa: S314


def test_a_browser_learns_where_to_search() -> None:
    root = description(language="fa")
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    pages = {each.get("type"): each.get("template") for each in root.findall(f"{OPENSEARCH}Url")}
    assert pages["text/html"] == "https://archive.example/news/search.html?q={searchTerms}"
    assert root.findtext(f"{OPENSEARCH}Language") == "fa"
    assert root.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"


def test_names_keep_to_the_lengths_that_opensearch_allows() -> None:
    name = "The <Archive> of a Town & its very own newspapers, from the first year to the last"
    for given in (name, name.replace(" ", "")):
        root = description(name=given, purpose="word " * 400)
        short, long, purpose = (
            root.findtext(f"{OPENSEARCH}{each}") or ""
            for each in ("ShortName", "LongName", "Description")
        )
        assert 0 < len(short) <= 16
        assert 0 < len(long) <= 48
        assert 0 < len(purpose) <= 1024
        assert "<" not in short + long + purpose


def test_without_an_address_or_a_search_there_is_nothing_to_describe() -> None:
    assert dict(exports.opensearch([], make_settings(url=""))) == {}
    assert dict(exports.opensearch([], make_settings(search=False))) == {}
