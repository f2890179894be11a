from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from factories import SEEDS, make_agent, make_organisation, make_outlet, make_settings, make_work
from pressmark.attribution import attribution, short_html
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS, keeper_license
from pressmark.record import AgencyCopy, Correction, Extent, Permission, Redaction, Withdrawal
from pressmark.words import words

if TYPE_CHECKING:
    from pressmark.work import Work

NUMBERED = (
    "Changed here: numbered paragraphs, typographic quotation marks and dashes. No word is altered."
)
BY = "Creative Commons Attribution 4.0 International"
BY_URL = "https://creativecommons.org/licenses/by/4.0/"
SOURCE = "https://news.example/2021/a-drone-falls"


def text(work: Work, language: str = "en") -> str:
    return attribution(work, words(language), make_settings()).text


def html(work: Work, language: str = "en") -> str:
    return attribution(work, words(language), make_settings()).html


def visible(work: Work, language: str = "en") -> str:
    return BeautifulSoup(html(work, language), "html.parser").get_text()


def triples(markup: str, page: str = "PAGE") -> set[tuple[str, str, str]]:
    """Read RDFa 1.1 as far as the statement uses it: about, rel, property and href."""
    found: set[tuple[str, str, str]] = set()

    def walk(element: Tag, subject: str) -> None:
        subject = str(element.get("about", subject))
        rel, name, href = (str(element.get(each, "")) for each in ("rel", "property", "href"))
        inner = subject
        if isinstance(element.get("rel"), list):
            rel = " ".join(element["rel"])
        if rel:
            found.add((subject, rel, href))
        elif href and not element.has_attr("about"):
            inner = href
        if name:
            found.add((subject, name, element.get_text()))
        for child in element.find_all(True, recursive=False):
            walk(child, inner)

    for root in BeautifulSoup(markup, "html.parser").find_all(True, recursive=False):
        walk(root, page)
    return found


def test_a_licensor_that_is_not_the_outlet_is_named_beside_it() -> None:
    work = make_work(SEEDS[0]())
    assert visible(work) == (
        "“U.S. embassy, military base attacked in Iraq” © 2021 by Mehr News Agency, published in "
        f"Tehran Times, is licensed under {BY}. {NUMBERED}"
    )


def test_an_article_by_an_outlet_without_author_is_credited_to_the_outlet() -> None:
    assert visible(make_work()) == (
        f"“A drone falls near the river” © 2021 by Tehran Times is licensed under {BY}. {NUMBERED}"
    )


def test_an_author_is_credited_and_the_outlet_named() -> None:
    assert "© 2021 by Ada Marsh and Bo Li, published in Tehran Times, is licensed" in visible(
        make_work(authors=["Ada Marsh", "Bo Li"])
    )


def test_an_author_and_a_licensor_are_both_named() -> None:
    work = make_work(authors=["Ada Marsh"], rights_holder="Tidewater Trust")
    assert "by Ada Marsh © 2021 by Tidewater Trust, published in Tehran Times, is" in visible(work)


def test_an_author_who_is_the_licensor_is_named_once() -> None:
    work = make_work(authors=["Ada Marsh"], rights_holder=make_agent("Ada Marsh"))
    assert visible(work).count("Ada Marsh") == 1


def test_the_outlets_own_rights_holder_is_the_licensor_where_the_record_names_none() -> None:
    outlet = make_outlet("Tehran Times", rights_holder=make_organisation("The Trust"))
    assert "© 2021 by The Trust, published in Tehran Times," in visible(make_work(outlet=outlet))


def test_the_form_to_copy_holds_title_creator_source_licence_and_changes() -> None:
    copied = text(make_work(changes="Set in paragraphs"))
    for part in ("A drone falls near the river", "Tehran Times", SOURCE, BY, BY_URL):
        assert part in copied
    assert "Changed here: Set in paragraphs. " in copied


def test_a_work_in_copyright_is_described_and_never_licensed() -> None:
    said = visible(make_work(SEEDS[1]()))
    assert said == (
        "“US Shoots Down Armed Drone Near Baghdad Embassy” © 2021 Antiwar.com. By Dave DeCamp. "
        "In copyright."
    )


def test_an_aggregators_copy_names_where_it_was_read() -> None:
    assert "© 2023 Al Jazeera. Copy read at Teller Report. In copyright." in visible(
        make_work(SEEDS[3]())
    )


def test_the_year_of_a_day_that_is_approximate_is_plain() -> None:
    assert "© 2020 Steadfast Daily" in visible(make_work(SEEDS[2]()))


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ("2020~", "about 2020"),
        ("2020-05", "2020"),
        ("2020-03/2020-05", "2020"),
        ("2021-21", "2021"),
    ],
)
def test_the_year_says_how_sure_it_is(issued: str, year: str) -> None:
    assert f"© {year} by Tehran Times" in visible(make_work(issued=issued))


@pytest.mark.parametrize("issued", [None, "2020-12/2021-01"])
def test_a_work_without_one_year_claims_none(issued: str | None) -> None:
    assert "©" not in visible(make_work(issued=issued))


def test_a_work_in_copyright_whose_holder_is_unknown_gives_nobody_the_copyright() -> None:
    said = visible(make_work(rights_statement="InC", body=None))
    assert "©" not in said
    assert "Published in Tehran Times, 2021. In copyright." in said


@pytest.mark.parametrize("license_id", ["CC0-1.0", "CC-PDM-1.0"])
def test_a_work_given_to_the_public_is_not_called_licensed(license_id: str) -> None:
    said = visible(make_work(license=license_id))
    assert "licensed" not in said
    assert "©" not in said
    assert LICENSES[license_id].name in said


@pytest.mark.parametrize(
    "license_id", ["CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "CC-BY-SA-4.0"]
)
def test_every_licence_is_named_with_its_address(license_id: str) -> None:
    said = text(make_work(license=license_id))
    assert f"{LICENSES[license_id].name} ({LICENSES[license_id].url})" in said


def test_a_keepers_own_terms_are_named() -> None:
    own = keeper_license("LicenseRef-Gazette", "Gazette Terms")
    assert "is licensed under Gazette Terms." in visible(make_work(license=own))


@pytest.mark.parametrize("code", sorted(RIGHTS_STATEMENTS))
def test_no_rights_statement_is_worded_as_a_licence(code: str) -> None:
    said = visible(make_work(rights_statement=code, rights_holder="Somebody"))
    assert "licensed" not in said
    assert RIGHTS_STATEMENTS[code].short_name in said
    assert ("©" in said) == code.startswith("InC")


def test_a_permission_names_who_gave_it() -> None:
    permission = Permission(extent=Extent.FULL, granted_by="The Editor")
    assert "Shown here by permission of The Editor." in visible(
        make_work(rights_statement="InC", permission=permission)
    )


def test_a_part_of_a_text_is_not_called_unchanged() -> None:
    permission = Permission(extent=Extent.WORDS, words=5, granted_by="The Editor")
    said = visible(make_work(rights_statement="InC", permission=permission))
    assert "Unchanged" not in said
    assert "5 at most" in said


def test_a_redacted_text_is_not_called_unchanged() -> None:
    said = visible(make_work(redactions=[Redaction(what="a name", reason="a child")]))
    assert "Unchanged" not in said
    assert "Passages have been taken out." in said


def test_an_agencys_text_is_not_put_under_its_outlets_licence() -> None:
    work = make_work(license_is_outlets=True, agency_copy=AgencyCopy.YES)
    assert "licensed" not in visible(work)


def test_a_withdrawn_work_has_no_statement() -> None:
    gone = Withdrawal(date=date(2024, 1, 1), reason="asked for")
    assert text(make_work(withdrawn=gone)) == ""


def test_the_licence_belongs_to_the_article_and_not_to_the_page() -> None:
    found = triples(html(make_work()))
    assert (SOURCE, "license", BY_URL) in found
    assert {subject for subject, _, _ in found} == {SOURCE}


def test_ccrel_names_title_creator_and_where_credit_leads() -> None:
    holder = make_organisation("Mehr News Agency", url="https://en.mehrnews.example/")
    found = triples(html(make_work(rights_holder=holder)))
    assert (SOURCE, "dc:title", "A drone falls near the river") in found
    assert (SOURCE, "cc:attributionName", "Mehr News Agency") in found
    assert (SOURCE, "cc:attributionURL", "https://en.mehrnews.example/") in found


def test_the_prefixes_are_declared() -> None:
    root = BeautifulSoup(html(make_work()), "html.parser").p
    assert root is not None
    assert "cc: http://creativecommons.org/ns#" in root["prefix"]


def test_a_work_without_a_source_is_the_article_on_its_page_and_not_the_page() -> None:
    work = make_work(source_url="")
    page = f"https://archive.example/news/{work.page}"
    found = triples(html(work))
    assert (f"{page}#article", "license", BY_URL) in found
    assert {subject for subject, _, _ in found} == {f"{page}#article"}
    assert f'href="{page}"' in html(work)


def test_without_any_address_the_page_itself_is_not_licensed() -> None:
    work = make_work(source_url="")
    made = attribution(work, words("en"), make_settings(url=""))
    assert "about=" not in made.html
    assert not triples(made.html)


def test_a_status_is_no_licence_in_rdfa() -> None:
    assert not [each for each in triples(html(make_work(SEEDS[1]()))) if each[1] == "license"]


NASTY = '<script>alert("x")</script> & {y} $z # _ ~ ^ \\ [a](b) `c`'


def test_markup_in_a_title_stays_text() -> None:
    work = make_work(title=NASTY, authors=[NASTY], pressmark="p-2021-07-06-x", changes=NASTY)
    soup = BeautifulSoup(html(work), "html.parser")
    assert soup.find("script") is None
    assert soup.get_text().count(NASTY) == 3


def test_markdown_in_a_title_stays_text() -> None:
    made = attribution(
        make_work(title="*a* [b](c) <d>", pressmark="p-2021-07-06-x"), words("en"), make_settings()
    )
    assert r"\*a\* \[b\](c) \<d\>" in made.markdown


def test_an_address_with_brackets_stays_whole_in_markdown() -> None:
    work = make_work(source_url="https://a.example/x_(y)")
    made = attribution(work, words("en"), make_settings())
    assert "](<https://a.example/x_(y)>)" in made.markdown


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    work = make_work(source_url="javascript:alert(1)")
    assert "javascript" not in html(work)


def test_words_of_another_language_are_marked() -> None:
    work = make_work(
        title="کتابخانه‌ای که خبرها را گم نمی‌کند",
        language="fa",
        authors=["مهتاب ساحلی"],
        license="CC-BY-SA-4.0",
    )
    title = BeautifulSoup(html(work), "html.parser").find(property="dc:title")
    assert isinstance(title, Tag)
    assert (title.name, title["lang"], title["dir"]) == ("bdi", "fa", "rtl")
    root = BeautifulSoup(html(work, "fa"), "html.parser").p
    assert root is not None
    assert (root["lang"], root["dir"]) == ("fa", "rtl")
    licence = root.find(rel="license")
    assert isinstance(licence, Tag)
    assert licence.bdi is not None
    assert licence.bdi["lang"] == "en"


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_the_statement_speaks_the_pages_language_with_its_numerals(language: str) -> None:
    said = text(make_work(), language)
    assert "licensed" not in said
    assert "2021 " not in said
    assert BY in said
    assert SOURCE in said


def test_the_short_form_for_lists_has_no_rdfa() -> None:
    short = short_html(make_work(), words("en"), make_settings())
    assert "CC BY 4.0" in short
    for mark in ("rel=", "property=", "about="):
        assert mark not in short


ALSO = "Paragraphs are numbered, quotation marks and dashes are typographic."


def test_what_the_build_changes_is_said_beside_what_the_keeper_changed() -> None:
    assert text(make_work(changes="Set in paragraphs")).endswith(f"Set in paragraphs. {ALSO}")
    redacted = Redaction(what="a name", reason="her safety")
    assert text(make_work(redactions=[redacted])).endswith(f"have been taken out. {ALSO}")


def test_a_corrected_text_says_when_and_never_that_no_word_is_altered() -> None:
    first, last = (
        Correction(date=date(2024, 6, day), what="A number.", why="Misread.") for day in (2, 9)
    )
    said = text(make_work(corrections=[last, first], version=2))
    assert said.endswith(f"Corrected here on 9 June 2024. {ALSO}")
    assert "altered" not in said


def test_a_text_as_it_is_stored_has_no_numbers_and_no_typography_to_tell_of() -> None:
    def stored(work: Work) -> str:
        return attribution(work, words("en"), make_settings()).stored_text

    assert stored(make_work()).endswith(f"licensed under {BY} ({BY_URL}).")
    assert stored(make_work(changes="Shortened")).endswith("Changed here: Shortened.")


def test_a_corrected_text_under_no_derivatives_is_not_called_unchanged() -> None:
    corrected = Correction(date=date(2024, 6, 2), what="A number.")
    said = text(make_work(license="CC-BY-ND-4.0", corrections=[corrected]))
    assert said.endswith("Corrected here on 2 June 2024.")


@pytest.mark.parametrize("language", ["fr", "ar", "zh"])
def test_typography_is_told_of_texts_that_it_changes_alone(language: str) -> None:
    assert text(make_work(language=language)).endswith(
        "Changed here: numbered paragraphs. No word is altered."
    )
    assert "typographic" in text(make_work(language="en-GB"))


@pytest.mark.parametrize(
    ("license_id", "prescribed"),
    [
        (
            "OGL-UK-3.0",
            "Contains public sector information licensed under the Open Government Licence v3.0.",
        ),
        (
            "OGL-Canada-2.0",
            "Contains information licensed under the Open Government Licence – Canada.",
        ),
        ("NLOD-2.0", "Open Government data (NLOD) distributed by Tehran Times."),
    ],
)
def test_the_sentence_that_a_government_licence_prescribes_is_given(
    license_id: str, prescribed: str
) -> None:
    work = make_work(license=license_id)
    assert prescribed in text(work)
    assert prescribed in visible(work, "fa")


def test_a_day_before_our_era_is_named_by_its_year() -> None:
    said = text(make_work(license="CC-BY-4.0", issued="-0044-03-15"))
    assert "45 BC" in said
