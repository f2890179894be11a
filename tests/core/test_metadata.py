from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factories import SEEDS, make_agent, make_organisation, make_settings, make_work
from pressmark import metadata
from pressmark.public import public_record
from pressmark.record import (
    AgencyCopy,
    Agent,
    Correction,
    Evidence,
    Extent,
    Length,
    Permission,
    Status,
    Withdrawal,
)

if TYPE_CHECKING:
    from pressmark.work import Work

SENTINEL = "zanzibar lighthouse"
BY_URL = "https://creativecommons.org/licenses/by/4.0/"


def tags(work: Work, url: str = "https://archive.example") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in metadata.meta_tags(work, make_settings(url=url)):
        found.setdefault(tag.name, []).append(tag.content)
    return found


def everything(work: Work) -> str:
    settings = make_settings()
    return repr(
        (
            metadata.meta_tags(work, settings),
            metadata.links(work, settings),
            metadata.json_ld(work, settings),
        )
    )


def withdrawn(*, opaque: bool = False) -> Work:
    gone = Withdrawal(date=date(2024, 1, 2), reason="asked for", asked_by=SENTINEL, opaque=opaque)
    return make_work(withdrawn=gone, authors=["Ada Marsh"], summary=SENTINEL, body=SENTINEL)


def test_zotero_finds_a_newspaper_article_with_its_outlet_and_its_own_address() -> None:
    found = tags(make_work(SEEDS[1]()))
    assert found["dc.type"] == ["newspaperArticle"]
    assert found["dc.source"] == ["Antiwar.com"]
    assert found["citation_title"] == ["US Shoots Down Armed Drone Near Baghdad Embassy"]
    assert found["citation_author"] == ["DeCamp, Dave"]
    assert found["citation_publication_date"] == ["2021-07-05"]
    assert found["citation_language"] == ["en"]
    assert found["citation_public_url"] == [
        "https://news.antiwar.com/2021/07/05/us-shoots-down-armed-drone-near-baghdad-embassy"
    ]
    assert found["og:type"] == ["article"]


@pytest.mark.parametrize(
    "name", ["citation_journal_title", "dc.coverage", "DC.type", "article:published_time"]
)
def test_what_spoils_the_import_is_not_there(name: str) -> None:
    work = make_work(places=["Baghdad"], section="World", issn="1234-5679", page="4")
    assert name not in tags(work)


def test_each_author_has_a_tag_and_a_body_a_comma_at_its_end() -> None:
    work = make_work(authors=["Ada Marsh", make_organisation("Mehr News Agency")])
    assert tags(work)["citation_author"] == ["Marsh, Ada", "Mehr News Agency,"]


@pytest.mark.parametrize(
    ("issued", "plain"),
    [("2020-01-27~", "2020-01-27"), ("2021-06", "2021-06"), ("2020?", "2020")],
)
def test_a_date_is_given_as_plainly_as_it_is_known(issued: str, plain: str) -> None:
    assert tags(make_work(issued=issued))["citation_publication_date"] == [plain]


@pytest.mark.parametrize(
    ("issued", "told"),
    [(None, "n.d."), ("202X", "202X"), ("2021-22", "2021"), ("2020/2021", "2020/2021")],
)
def test_what_is_no_plain_date_is_told_as_it_is_so_that_no_other_date_is_taken(
    issued: str | None, told: str
) -> None:
    work = make_work(issued=issued)
    assert tags(work)["citation_publication_date"] == [told]
    assert "datePublished" not in metadata.json_ld(work, make_settings())


def test_the_abstract_is_the_keepers_summary_alone() -> None:
    work = make_work(summary="A keeper's summary.", subtitle="The standfirst.")
    assert tags(work)["citation_abstract"] == ["A keeper's summary."]
    assert "citation_abstract" not in tags(make_work(subtitle="The standfirst."))


def test_without_the_archives_address_nothing_absolute_is_made_up() -> None:
    found = tags(make_work(), url="")
    assert not {"og:url", "og:image"} & set(found)
    node = metadata.json_ld(make_work(), make_settings(url=""))
    assert "url" not in node
    rels = {link.rel for link in metadata.links(make_work(), make_settings(url=""))}
    assert not {"cite-as", "collection"} & rels


def test_there_is_one_picture_for_the_archive() -> None:
    assert tags(make_work())["og:image"] == ["https://archive.example/static/og.png"]


def test_no_reservation_is_added_that_no_rights_holder_made() -> None:
    assert not [name for name in tags(make_work(SEEDS[1]())) if name.startswith("tdm")]


def test_the_publisher_is_the_outlet_and_the_archive_only_gives_the_data() -> None:
    node = metadata.json_ld(make_work(SEEDS[0]()), make_settings())
    assert node["@type"] == "NewsArticle"
    assert node["publisher"] == {"@type": "NewsMediaOrganization", "name": "Tehran Times"}
    assert node["sdPublisher"] == {"@type": "Organization", "name": "The Example Archive"}
    assert node["copyrightHolder"] == {"@type": "Organization", "name": "Mehr News Agency"}
    assert node["license"] == BY_URL
    assert node["isBasedOn"] == SEEDS[0]().source_url
    assert "licensed under" in str(node["creditText"])


def test_the_text_that_stands_here_is_described_with_size_and_type() -> None:
    work = make_work(sha256="a" * 64, extent=Length(words=400, paragraphs=7))
    node = metadata.json_ld(work, make_settings())
    assert node["isAccessibleForFree"] is True
    assert node["wordCount"] == 400
    assert node["encoding"] == [
        {
            "@type": "MediaObject",
            "encodingFormat": "text/markdown",
            "contentUrl": f"https://archive.example/news/articles/{work.pressmark}.md",
            "contentSize": f"{len((work.record.body or '').encode())} B",
            "sha256": "a" * 64,
            "license": BY_URL,
        }
    ]


def test_a_described_work_has_no_encoding_and_says_why() -> None:
    node = metadata.json_ld(make_work(SEEDS[1]()), make_settings())
    assert not {"encoding", "license", "isAccessibleForFree", "alternativeHeadline"} & set(node)
    assert str(node["conditionsOfAccess"]).startswith("In copyright")
    assert node["usageInfo"] == "http://rightsstatements.org/vocab/InC/1.0/"


def test_json_ld_is_json_without_empty_values() -> None:
    node = metadata.json_ld(make_work(authors=[make_agent("Marsh, Ada")]), make_settings())
    assert json.loads(json.dumps(node)) == node
    assert not [key for key, value in node.items() if value in ("", None, [], {})]
    assert node["author"] == [
        {"@type": "Person", "name": "Ada Marsh", "familyName": "Marsh", "givenName": "Ada"}
    ]


def test_a_correction_is_told() -> None:
    work = make_work(corrections=[Correction(date=date(2024, 5, 6), what="Name of the town.")])
    assert metadata.json_ld(work, make_settings())["correction"] == [
        "2024-05-06: Name of the town."
    ]


def test_signposting_has_one_cite_as_two_types_and_every_description() -> None:
    found = metadata.links(make_work(), make_settings())
    rels = [link.rel for link in found]
    assert rels.count("cite-as") == 1
    assert rels.count("type") == 2
    assert {link.type for link in found if link.rel == "describedby"} == {
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    }
    assert ("item", "text/markdown") in {(link.rel, link.type) for link in found}


def test_an_authors_own_address_is_a_link_and_the_collection_is_named() -> None:
    ada = Agent(name="Ada Marsh", url="https://ada.example/")
    found = {
        link.rel: link.href for link in metadata.links(make_work(authors=[ada]), make_settings())
    }
    assert found["author"] == "https://ada.example/"
    assert found["collection"] == make_settings().absolute("index.html")


def test_the_archive_stands_in_zoteros_field_for_it() -> None:
    found, work = tags(make_work(SEEDS[1]())), make_work(SEEDS[1]())
    assert found["z:archive"] == [make_settings().name]
    assert found["z:archiveLocation"] == [f"https://archive.example/{work.page}"]


def test_a_doi_is_what_a_work_is_cited_as() -> None:
    found = metadata.links(make_work(identifiers=[("doi", "10.1000/1")]), make_settings())
    assert [link.href for link in found if link.rel == "cite-as"] == ["https://doi.org/10.1000/1"]


def test_a_page_without_the_text_is_not_put_under_the_texts_licence() -> None:
    held = {link.rel for link in metadata.links(make_work(), make_settings())}
    missing = {link.rel for link in metadata.links(make_work(body=None), make_settings())}
    assert "license" in held
    assert not {"license", "item"} & missing


def test_no_standfirst_and_no_text_of_a_described_work_is_told() -> None:
    work = make_work(
        rights_statement="InC", subtitle=SENTINEL, body=f"{SENTINEL}\n", keeper_notes=SENTINEL
    )
    assert SENTINEL not in everything(work)


def test_the_keepers_notes_and_the_place_of_the_evidence_are_told_nowhere() -> None:
    evidence = Evidence(
        sentence="Free to share.", place=SENTINEL, url=f"https://x.example/{SENTINEL}"
    )
    work = make_work(keeper_notes=SENTINEL, rights_evidence=[evidence])
    assert SENTINEL not in everything(work)


def test_a_withdrawn_work_has_its_title_alone() -> None:
    work = withdrawn()
    said = everything(work)
    assert work.record.title in said
    for gone in (SENTINEL, "Ada Marsh", work.record.source_url, BY_URL):
        assert gone not in said
    assert metadata.links(work, make_settings()) == ()


@pytest.mark.parametrize(
    "work",
    [withdrawn(opaque=True), make_work(status=Status.NEEDS_REVIEW)],
    ids=["opaque", "needs-review"],
)
def test_nothing_is_told_of_a_work_that_must_not_show(work: Work) -> None:
    assert public_record(work) is None
    assert everything(work) == repr(((), (), {}))


def test_who_asked_for_a_withdrawal_is_not_told() -> None:
    record = public_record(withdrawn())
    assert record is not None
    assert record.withdrawn is not None
    assert record.withdrawn.reason == "asked for"
    assert record.withdrawn.asked_by == ""


def test_an_outlets_licence_is_not_told_of_an_agencys_text() -> None:
    work = make_work(license_is_outlets=True, agency_copy=AgencyCopy.UNKNOWN)
    assert BY_URL not in everything(work)


@pytest.mark.parametrize(("words", "shown"), [(39, ""), (40, "a" * 64)])
def test_the_hash_of_a_short_text_that_is_not_shown_is_kept_back(words: int, shown: str) -> None:
    stated = {"sha256": "a" * 64, "source_sha256": "a" * 64}
    length = Length(words=words, paragraphs=1)
    record = public_record(make_work(**stated, extent=length, rights_statement="InC"))
    assert record is not None
    assert (record.sha256, record.source_sha256) == (shown, shown)
    open_text = public_record(make_work(**stated, extent=length))
    assert open_text is not None
    assert (open_text.sha256, open_text.source_sha256) == ("a" * 64, shown)


def test_a_text_of_which_a_part_may_be_shown_is_given_to_nobody_whole() -> None:
    permission = Permission(extent=Extent.WORDS, words=2, granted_by="The Editor")
    work = make_work(rights_statement="InC", permission=permission, body=f"One two {SENTINEL}.\n")
    assert SENTINEL not in everything(work)


def test_the_front_page_describes_the_collection() -> None:
    works = [make_work(seed()) for seed in SEEDS] + [make_work(unlisted=True)]
    settings = make_settings(purpose="News of one week.")
    node = metadata.collection_json_ld(works, settings)
    assert (node["@type"], node["collectionSize"]) == ("Collection", len(SEEDS))
    tags = {tag.name: tag.content for tag in metadata.collection_meta_tags(settings)}
    assert tags["description"] == tags["og:description"] == "News of one week."
    assert tags["og:url"] == node["url"] == settings.absolute("index.html") != ""
