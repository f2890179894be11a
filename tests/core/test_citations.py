from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import SEEDS, make_agent, make_organisation, make_outlet, make_settings, make_work
from pressmark import citations
from pressmark.citations import styles
from pressmark.citations.names import Name, name_of
from pressmark.citations.titles import is_title_case, protected
from pressmark.record import SourceState, SourceStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.work import Work

NASTY = "Is 5% of $x$ & {y} #1_a ~^\\ enough"
URL = "https://a.example/x_y~z/(%20a)/" + "long-" * 40 + "?b=1&c=2#f"


def item(work: Work) -> dict[str, Any]:
    return citations.csl_item(work, make_settings())


def reference(work: Work, style: str, locale: str = "en") -> citations.Formatted:
    return citations.format([item(work)], style, locale)[0]


def biblatex(works: Sequence[Work]) -> str:
    return citations.biblatex(works, make_settings())


def bibtex(works: Sequence[Work]) -> str:
    return citations.bibtex(works, make_settings())


def nasty() -> Work:
    return make_work(
        title=NASTY,
        outlet=make_outlet("A & {B} $ C", slug="a-b-c"),
        source_url=URL,
        pressmark="a-b-c-2021-07-06-is-5-of-x",
    )


def test_a_person_without_parts_is_named_by_the_last_word() -> None:
    assert name_of(make_agent("Dave DeCamp"), "en") == Name(family="DeCamp", given="Dave")


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Jan van der Berg", "van der Berg", "Jan"),
        ("Osama bin Laden", "bin Laden", "Osama"),
        ("مهتاب ساحلی", "ساحلی", "مهتاب"),
        ("Qassem al-Araji", "al-Araji", "Qassem"),
        ("Ada von und zu Marsh", "von und zu Marsh", "Ada"),
        ("Henk van 't Veer", "van 't Veer", "Henk"),
        ("Ada zum Felde", "zum Felde", "Ada"),
        ("Marsh und Fenn", "Fenn", "Marsh und"),
        ("Op Ada Marsh", "Marsh", "Op Ada"),
    ],
)
def test_particles_stay_with_the_family_name(name: str, family: str, given: str) -> None:
    assert name_of(make_agent(name), "en") == Name(family=family, given=given)


def test_a_suffix_is_no_family_name() -> None:
    agent = make_agent("Martin Luther King Jr.")
    assert name_of(agent, "en") == Name(family="King", given="Martin Luther", suffix="Jr.")


def test_what_the_record_says_of_a_name_is_taken_as_it_is() -> None:
    agent = make_agent("Mao Zedong", family="Mao", given="Zedong")
    assert name_of(agent, "en") == Name(family="Mao", given="Zedong")


@pytest.mark.parametrize("language", ["zh-Hant", "hu", "ja"])
def test_a_name_in_a_language_that_puts_the_family_first_stays_whole(language: str) -> None:
    assert name_of(make_agent("Orbán Viktor"), language) == Name(literal="Orbán Viktor")


def test_an_organisation_and_a_single_name_stay_whole() -> None:
    assert name_of(make_organisation("Mehr News Agency"), "en").literal == "Mehr News Agency"
    assert name_of(make_agent("Voltaire"), "fr").literal == "Voltaire"


def test_title_case_is_told_from_sentence_case() -> None:
    assert is_title_case("US Shoots Down Armed Drone Near Baghdad Embassy")
    assert not is_title_case("Drone attacks against US interests in Iraq continue")


def test_acronyms_and_names_are_protected_and_first_words_are_not() -> None:
    kept = [
        piece
        for piece, keep in protected("New attacks against US forces: Washington asks Iraq")
        if keep
    ]
    assert kept == ["US", "Iraq"]


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_a_seed_becomes_a_csl_newspaper_article(number: int) -> None:
    record = SEEDS[number]()
    made = item(make_work(record))
    assert made["type"] == "article-newspaper"
    assert made["id"] == record.pressmark
    assert made["title"] == record.title
    assert made["container-title"] == record.outlet.name
    assert made["URL"] == record.source_url


def test_csl_carries_the_licence_under_custom_where_the_schema_allows_it() -> None:
    made = item(make_work(SEEDS[0]()))
    assert "license" not in made
    assert made["custom"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert made["custom"]["rights_holder"] == "Mehr News Agency"


@pytest.mark.parametrize(
    ("issued", "csl"),
    [
        ("2021-07-06", {"date-parts": [[2021, 7, 6]]}),
        ("2021-06", {"date-parts": [[2021, 6]]}),
        ("2020-01-27~", {"date-parts": [[2020, 1, 27]], "circa": True}),
        ("2020?", {"date-parts": [[2020]], "circa": True}),
        ("2020-12/2021-01", {"date-parts": [[2020, 12], [2021, 1]]}),
        ("2021-22", {"date-parts": [[2021]], "season": 2}),
        ("202X", {"literal": "202X"}),
        ("2020/..", {"literal": "2020/.."}),
    ],
)
def test_a_date_is_what_csl_json_has_for_it(issued: str, csl: dict[str, object]) -> None:
    assert item(make_work(issued=issued))["issued"] == csl


def test_csl_json_is_an_array_with_one_item_a_line() -> None:
    works = [make_work(SEEDS[0]()), make_work(SEEDS[1]())]
    text = citations.csl_array(citations.csl_line(work, make_settings()) for work in works)
    assert [each["id"] for each in json.loads(text)] == [work.pressmark for work in works]
    assert len(text.splitlines()) == 4
    assert json.loads(citations.csl_array([])) == []


def test_a_retraction_stands_in_every_reference() -> None:
    work = make_work(source_status=SourceStatus(status=SourceState.RETRACTED, note="wrong city"))
    for text in (
        str(item(work)["note"]),
        biblatex([work]),
        bibtex([work]),
        citations.ris([work], make_settings()),
    ):
        assert "Retracted by its outlet: wrong city." in text


def test_a_hidden_work_cannot_be_cited() -> None:
    from pressmark.record import Status

    with pytest.raises(ValueError, match="nothing may be said"):
        biblatex([make_work(status=Status.NEEDS_REVIEW)])


def test_biblatex_is_a_newspaper_article_with_its_date_in_edtf() -> None:
    entry = biblatex([make_work(SEEDS[2]())])
    assert entry.startswith("@article{steadfast-daily-2020-01-27-us-embassy-in-baghdad-rocked,\n")
    for line in (
        "  journaltitle = {Steadfast Daily},",
        "  entrysubtype = {newspaper},",
        "  date         = {2020-01-27~},",
        "  langid       = {english},",
    ):
        assert line in entry.splitlines()


def test_bibtex_has_journal_year_and_month() -> None:
    entry = bibtex([make_work(SEEDS[1]())]).splitlines()
    assert "  author       = {DeCamp, Dave}," in entry
    assert "  journal      = {Antiwar.com}," in entry
    assert "  year         = {2021}," in entry
    assert "  month        = jul," in entry


def test_capitals_that_must_stay_are_in_braces() -> None:
    entry = biblatex([make_work(SEEDS[0]())])
    assert "{{U.S.} embassy, military base attacked in {Iraq}}" in entry


def test_a_title_in_another_language_is_in_braces_as_a_whole() -> None:
    work = make_work(title="Le chat et Paris", language="fr")
    assert "= {{Le chat et Paris}}," in biblatex([work])


def test_every_character_that_tex_acts_on_is_printed() -> None:
    entry = biblatex([nasty()])
    assert (
        r"{Is 5\% of \$x\$ \& \{y\} \#1\_a "
        r"{\textasciitilde}{\textasciicircum}{\textbackslash} enough}"
    ) in entry
    assert f"{{{URL}}}" in entry


def test_a_body_with_and_in_its_name_is_one_author() -> None:
    work = make_work(authors=[make_organisation("Food and Drink, Inc."), "Ada Marsh"])
    assert "{{Food and Drink, Inc.} and Marsh, Ada}" in biblatex([work])


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=30))
def test_braces_of_an_entry_balance_whatever_it_holds(title: str, name: str) -> None:
    work = make_work(
        title=title,
        authors=[make_organisation(name)],
        source_url=f"https://a.example/{title}",
        pressmark="x-2021-07-06-x",
    )
    for entry in (biblatex([work]), bibtex([work])):
        depth = 0
        for mark in re.findall(r"[{}]", entry):
            depth += 1 if mark == "{" else -1
            assert depth >= 0
        assert depth == 0


def test_ris_is_news_with_tags_of_two_letters_and_crlf() -> None:
    text = citations.ris([make_work(SEEDS[1]())], make_settings())
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert lines[0] == "TY  - NEWS"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert "AU  - DeCamp, Dave" in lines
    assert "T2  - Antiwar.com" in lines
    assert "DA  - 2021/07/05/" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)


@pytest.mark.parametrize(
    ("issued", "ris"),
    [
        ("2020-01-27~", "2020/01/27/2020-01-27~"),
        ("2021-06", "2021/06//"),
        ("202X", "///202X"),
        ("-0044-03", "-0044/03//"),
    ],
)
def test_ris_says_what_is_known_of_a_date(issued: str, ris: str) -> None:
    assert f"DA  - {ris}\r\n" in citations.ris([make_work(issued=issued)], make_settings())


def test_a_line_break_in_a_value_does_not_break_ris() -> None:
    text = citations.ris([make_work(summary="One.\nTY  - BOOK")], make_settings())
    assert text.count("\r\nTY  - ") == 0
    assert "AB  - One. TY - BOOK" in text


SEED_REFERENCES = {
    ("apa", 0): (
        "U.S. embassy, military base attacked in Iraq. (2021, July 6). <i>Tehran Times</i>. {url}"
    ),
    ("apa", 1): (
        "DeCamp, D. (2021, July 5). US Shoots Down Armed Drone Near Baghdad Embassy. "
        "<i>Antiwar.com</i>. {url}"
    ),
    ("apa", 2): (
        "US Embassy in Baghdad Rocked by Rocket Attack Weeks After Iranian Siege. (ca. "
        "2020, January 27). <i>Steadfast Daily</i>. {url}"
    ),
    ("chicago", 0): (
        "<i>Tehran Times</i>. “U.S. Embassy, Military Base Attacked in Iraq.” July 6, 2021. {url}."
        " Archived at The Example Archive. {page}."
    ),
    ("chicago", 1): (
        "DeCamp, Dave. “US Shoots Down Armed Drone Near Baghdad Embassy.” "
        "<i>Antiwar.com</i>, July 5, 2021. {url}."
    ),
    ("chicago", 4): (
        "<i>SOFREP</i>. “Drone Attacks Against US Interests in Iraq Continue.” [ca. June "
        "7, 2021]. {url}."
    ),
    ("mla", 0): (
        "“U.S. Embassy, Military Base Attacked in Iraq.” <i>Tehran Times</i>, 6 July 2021, {url}."
        " <i>The Example Archive</i>, {page}."
    ),
    ("mla", 1): (
        "DeCamp, Dave. “US Shoots Down Armed Drone Near Baghdad Embassy.” "
        "<i>Antiwar.com</i>, 5 July 2021, {url}."
    ),
    ("mla", 2): (
        "“US Embassy in Baghdad Rocked by Rocket Attack Weeks After Iranian Siege.” "
        "<i>Steadfast Daily</i>, [circa 27 Jan. 2020], {url}."
    ),
}


@pytest.mark.parametrize(("style", "number"), SEED_REFERENCES)
def test_a_seed_is_cited_as_the_style_asks(style: str, number: int) -> None:
    work = make_work(SEEDS[number]())
    expected = SEED_REFERENCES[style, number].format(
        url=work.record.source_url, page=make_settings().absolute(work.page)
    )
    made = reference(work, style)
    assert made.html == expected
    assert made.text == re.sub("</?i>", "", expected)


@pytest.mark.parametrize("style", citations.STYLES)
def test_works_of_one_author_and_year_do_not_touch_each_other(style: str) -> None:
    works = [
        make_work(authors=["Ada Marsh"], title=f"Report number {n} of the day", page="A1-A2")
        for n in range(3)
    ]
    together = citations.format([item(work) for work in works], style, "en")
    for made in together:
        assert "Marsh" in made.text
        assert "2021a" not in made.text


@pytest.mark.parametrize("style", citations.STYLES)
def test_special_characters_and_long_addresses_come_out_as_they_went_in(style: str) -> None:
    made = reference(nasty(), style)
    assert NASTY.lower() in made.text.lower()
    assert "A & {B} $ C" in made.text
    assert URL in made.text
    assert "<" not in made.html.replace("<i>", "").replace("</i>", "")


@pytest.mark.parametrize("style", citations.STYLES)
def test_a_headline_that_asks_gets_no_full_stop(style: str) -> None:
    made = reference(make_work(title="Who counts the birds?"), style)
    assert "?." not in made.text


@pytest.mark.parametrize("style", citations.STYLES)
@pytest.mark.parametrize("issued", [None, "202X", "2020", "2020~", "2020-12/2021-01", "2021-21"])
def test_every_kind_of_date_gives_a_clean_reference(style: str, issued: str | None) -> None:
    made = reference(make_work(issued=issued), style)
    assert not re.search(r",\)|, ,|\(\)|  |Retrieved|, Circa", made.text)
    assert "Tehran Times" in made.text


@pytest.mark.parametrize("style", citations.STYLES)
def test_a_persian_title_and_name_are_cited_in_their_own_letters(style: str) -> None:
    work = make_work(
        title="کتابخانه‌ای که خبرها را گم نمی‌کند",
        authors=["مهتاب ساحلی"],
        language="fa",
        outlet=make_outlet("روزنامهٔ کرانه", slug="karaneh"),
    )
    for locale in ("fa", "ar", "en"):
        made = reference(work, style, locale)
        for part in ("کتابخانه‌ای که خبرها را گم نمی‌کند", "ساحلی", "روزنامهٔ کرانه"):
            assert part in made.text


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=8))
def test_no_headline_stops_the_processor(titles: list[str]) -> None:
    works = [
        make_work(title=title, authors=[make_organisation(title)], pressmark="x-2021-07-06-x")
        for title in titles
    ]
    made = citations.format([item(work) for work in works], "apa", "en")
    assert len(made) == len(works)
    assert all(each.text.endswith(works[0].record.source_url) for each in made)


def test_a_locale_that_the_processor_lacks_is_english() -> None:
    assert reference(make_work(), "apa", "tlh") == reference(make_work(), "apa", "en")


def test_a_style_that_is_not_offered_is_refused() -> None:
    with pytest.raises(KeyError):
        reference(make_work(), "no-such-style")


def test_what_was_formatted_once_is_not_formatted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = reference(make_work(page="A1-A2"), "apa")

    def compile_nothing(*_: object) -> list[str]:
        raise AssertionError("formatted again")

    monkeypatch.setattr(styles, "compiled", compile_nothing)
    assert reference(make_work(page="A1-A2"), "apa") == made


def test_formatting_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket, "socket", refuse)
    assert reference(make_work(title="Never formatted before", page="A1-A2"), "mla").text


def test_more_references_than_one_batch_come_back_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(styles, "BATCH", 2)
    works = [make_work(title=f"Story {n} in the paper", page="A1-A2") for n in range(5)]
    made = citations.format([item(work) for work in works], "mla", "en")
    assert [f"Story {n} " in each.text for n, each in enumerate(made)] == [True] * 5
