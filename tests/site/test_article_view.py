"""An article's page in each of its states, rendered as strictly as the build does."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from factories import make_settings, make_work
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS, License, keeper_license
from pressmark.record import AgencyCopy, Length
from pressmark.site.views.facts import provenance
from pressmark.words import words
from rendering import BODY, SENTINEL, article_page, sample, sample_record, states

STATES = tuple(states())
WITHHELD = ("record", "embargo", "withdrawn", "opaque")
SCRIPTS = ("../static/js/pressmark.js", "../static/js/quote.js")
STANDFIRST = "A town keeps its papers"
VOID = frozenset("br hr img input link meta".split())


class Page(HTMLParser):
    """A page's elements, checked for nesting as they come."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        if self._open and self._open[-1] == "p" and tag in {"p", "div", "ul", "ol", "dl", "h2"}:
            self.faults.append(f"<{tag}> in <p>")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def values(self, attribute: str) -> list[str]:
        return [v for _, attrs in self.elements if (v := attrs.get(attribute)) is not None]

    def find(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key) == value for key, value in attributes.items())
        ]


@pytest.fixture(scope="module", params=STATES)
def state(request: pytest.FixtureRequest) -> Page:
    return Page(sample(request.param))


def test_every_element_is_closed_where_it_was_opened(state: Page) -> None:
    assert state.faults == []


def test_each_id_stands_once_and_every_fragment_resolves(state: Page) -> None:
    ids = state.values("id")
    assert sorted(ids) == sorted(set(ids))
    wanted = {href[1:] for href in state.values("href") if href.startswith("#")}
    wanted |= {
        each for key in ("aria-labelledby", "data-copy", "for") for each in state.values(key)
    }
    assert wanted - set(ids) == set()


def test_nothing_is_inline_but_json_ld(state: Page) -> None:
    assert state.values("style") == []
    assert [attrs for tag, attrs in state.elements if tag == "style"] == []
    for attrs in state.find("script"):
        assert attrs.get("src") in SCRIPTS or attrs["type"] == "application/ld+json"
    assert [name for _, attrs in state.elements for name in attrs if name.startswith("on")] == []


def test_no_page_loads_anything_from_another_host(state: Page) -> None:
    loaded = state.values("src") + [
        str(attrs["href"]) for attrs in state.find("link") if attrs["rel"] in {"stylesheet", "icon"}
    ]
    assert loaded
    assert [each for each in loaded if not each.startswith("../")] == []


def test_every_page_states_its_content_security_policy_before_what_it_governs(
    state: Page,
) -> None:
    policy = state.html.index("Content-Security-Policy")
    assert "default-src &#39;none&#39;" in state.html
    assert policy < state.html.index("<link") < state.html.index("<script")


def test_the_headline_is_heard_before_the_mark(state: Page) -> None:
    assert state.html.index('<h1 class="title"') < state.html.index('class="label side"')


def test_no_row_of_facts_is_empty(state: Page) -> None:
    assert re.findall(r"<d[dt]>\s*</d[dt]>", state.html) == []


def test_headings_leave_out_no_level(state: Page) -> None:
    levels = [int(tag[1]) for tag, _ in state.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("name", WITHHELD)
def test_a_page_without_the_text_holds_no_word_of_it(name: str) -> None:
    html = sample(name)
    assert SENTINEL not in html
    assert STANDFIRST not in html


def test_a_full_page_has_text_standfirst_and_numbered_paragraphs() -> None:
    page = Page(sample("full"))
    assert SENTINEL in page.html
    assert STANDFIRST in page.html
    assert page.find("p", id="p1")
    assert page.find("a", **{"class": "pn"})[0]["aria-label"] == "Paragraph 1"
    assert "Read it at" not in page.html


def test_a_full_page_names_the_licensor_beside_the_outlet() -> None:
    html = sample("full")
    assert "Mehr News Agency" in html
    assert 'about="https://gazette.example/2024/old-papers"' in html
    assert "All Content by Mehr News Agency is licensed" in html


def test_a_described_page_leads_to_the_original_and_says_why() -> None:
    page = Page(sample("record"))
    go = page.find("a", **{"class": "go"})
    assert [attrs["href"] for attrs in go] == ["https://gazette.example/2024/old-papers"]
    assert "Read it at gazette.example" in page.html
    assert "Why the text is not here" in page.html
    assert "Every page has a mark." in page.html
    assert "A town library orders its newspapers" in page.html
    assert ".md" not in "".join(page.values("href"))


def test_an_embargoed_page_names_the_day() -> None:
    assert "Text from 1 March 2027" in sample("embargo")
    assert "Description until 1 March 2027" in sample("embargo")


def test_a_withdrawn_page_is_a_tombstone() -> None:
    html = sample("withdrawn")
    assert "A library that does not lose the news" in html
    assert "Withdrawn on 4 May 2026" in html
    assert "It names a minor." in html
    assert "mailto:keeper@archive.example" in html
    assert 'content="noindex"' in html
    for gone in (
        "gazette.example",
        "The Gazette",
        'id="provenance"',
        "libraries",
        "@article",
    ):
        assert gone not in html


def test_a_tombstone_can_be_cited_still_and_gives_no_entry_to_take_along() -> None:
    html = sample("withdrawn")
    (apa,) = re.findall(r'id="cite-apa-text"[^>]*>(.*?)</p>', html)
    assert "A library that does not lose the news" in apa
    assert "Tidewater Gazette" in apa
    assert "2024" in apa
    assert ".html" in apa
    assert 'class="ref" id="cite-biblatex' not in html


def test_an_opaque_tombstone_names_nothing() -> None:
    record, settings = states()["opaque"]
    html = article_page(make_work(record, settings=settings))
    for gone in ("lose the news", "Tidewater Gazette", "2024", "Names.", "libraries"):
        assert gone not in html
    assert "because it names a person" in " ".join(html.split())


def test_a_work_not_reviewed_is_marked_in_the_reading_room() -> None:
    html = sample("review")
    assert "Not reviewed yet" in html
    assert "Reading-room edition" in html
    assert 'content="noindex"' in html


def test_the_public_edition_is_not_called_a_reading_room() -> None:
    assert "Reading-room" not in sample("full")


def test_what_became_of_the_original_stands_above_the_text() -> None:
    html = sample("status")
    assert html.index("The outlet has retracted this article") < html.index(SENTINEL)
    assert 'href="https://gazette.example/notice"' in html


def test_corrections_redactions_and_technical_details_are_listed() -> None:
    html = sample("status")
    for said in ("A name was mended.", "It was misread.", "A private address", "2019~"):
        assert said in html


def test_a_permission_is_shown_where_the_text_stands_by_it() -> None:
    html = sample("permission")
    assert SENTINEL in html
    assert "The Gazette allows the full text here." in html
    assert ">By permission<" in html


def test_a_text_shown_in_part_still_leads_to_the_whole() -> None:
    html = sample("part")
    assert "Part of the text" in html
    assert "Read it at gazette.example" in html


def test_a_very_long_headline_is_marked_not_cut() -> None:
    page = Page(sample("status"))
    assert "data-long" in page.find("h1")[0]
    assert "because a citation needs it whole" in page.html
    assert "data-long" not in Page(sample("full")).find("h1")[0]


def test_a_persian_page_speaks_persian_from_right_to_left() -> None:
    page = Page(sample("persian"))
    (root,) = page.find("html")
    assert (root["lang"], root["dir"]) == ("fa", "rtl")
    assert page.find("a", **{"class": "pn"})[0]["aria-label"] == "بند ۱"
    assert ">۱</a>" in page.html


def test_only_the_formats_of_downloads_are_english_in_a_persian_page() -> None:
    html = sample("persian")
    assert re.search(r'\.bib"><bdi lang="en"[^>]*>BibLaTeX<', html)
    assert re.search(r'\.md"><bdi>متن<', html)


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_what_a_right_lets_one_do_is_said_in_the_pages_language(language: str) -> None:
    for right in (*LICENSES.values(), *RIGHTS_STATEMENTS.values()):
        field = "license" if isinstance(right, License) else "rights_statement"
        work = make_work(sample_record(language=language, **{field: right}))
        rows = provenance(work, words(language), make_settings())
        ((name, said),) = [row.items for row in rows if row.items[0].text == right.name]
        assert (name.lang, name.dir) == ("en", "ltr")
        assert (said.lang, said.dir) == ("", "")
        assert not re.search("[A-Za-z]", said.text), right.id


def test_a_sentence_that_begins_with_a_latin_name_runs_as_its_persian_page() -> None:
    html = article_page(make_work(sample_record(language="fa", sha256="0" * 64)))
    assert re.search('<bdi class="quiet" dir="rtl">SHA-256', html)


def test_a_keepers_own_terms_stand_in_a_persian_page_as_the_keeper_wrote_them() -> None:
    own = keeper_license("LicenseRef-Shelf", "Terms of the Shelf", permits="Readers may copy it.")
    html = article_page(make_work(sample_record(language="fa", license=own)))
    assert '<bdi class="quiet" lang="en" dir="ltr">Readers may copy it.</bdi>' in html


def test_a_persian_page_has_no_english_sentence_of_its_licence() -> None:
    html = sample("persian")
    assert "همین پروانه" in html
    assert '<bdi lang="en" dir="ltr">Creative Commons Attribution-ShareAlike 4.0' in html
    assert "Anyone may" not in html
    assert "You must" not in html


def test_a_text_in_a_language_without_words_is_marked_in_an_english_page() -> None:
    page = Page(sample("hebrew"))
    (root,) = page.find("html")
    (title,) = page.find("h1")
    assert (root["lang"], root["dir"]) == ("en", "ltr")
    assert (title["lang"], title["dir"]) == ("he", "rtl")
    assert page.find("div", **{"class": "text", "lang": "he", "dir": "rtl"})
    (reference,) = page.find("p", id="cite-apa-text")
    assert (reference["lang"], reference["dir"]) == ("he", "auto")
    (reference,) = Page(sample("persian")).find("p", id="cite-apa-text")
    assert "lang" not in reference, "the page says it"


def test_markup_in_a_record_is_shown_not_obeyed() -> None:
    html = article_page(
        make_work(sample_record(title="<b>Bold</b> & </title>", topics=["<i>x</i>"]))
    )
    assert "<b>Bold" not in html
    assert "<i>x" not in html


def test_json_ld_cannot_leave_its_script() -> None:
    html = article_page(make_work(sample_record(title="</script><script>alert(1)</script>")))
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(block)["headline"] == "</script><script>alert(1)</script>"


def test_a_short_text_that_is_withheld_is_not_given_away_by_its_sum() -> None:
    sum_ = "c" * 64
    withheld = {"sha256": sum_, "rights_statement": "InC", "license": None}
    long = sample_record(**withheld, extent=Length(words=40, paragraphs=2))
    short = sample_record(**withheld, extent=Length(words=39, paragraphs=2))
    uncounted = sample_record(**withheld, extent=None, body="Few words.\n")
    assert sum_ in article_page(make_work(long))
    assert sum_ not in article_page(make_work(short))
    assert sum_ not in article_page(make_work(uncounted))


def test_every_text_that_stands_here_has_its_sum_and_every_page_leads_to_the_manifest() -> None:
    short = sample_record(sha256="c" * 64, extent=None, body="Few words.\n")
    assert "c" * 64 in article_page(make_work(short))
    for page in (article_page(make_work(short)), sample("record"), sample("embargo")):
        assert 'href="../manifest-sha256.txt"' in page


def test_downloads_offer_the_text_only_where_it_is_open() -> None:
    full, described = Page(sample("full")), Page(sample("record"))
    ends = (".bib", ".ris", ".csl.json")
    for page in (full, described):
        hrefs = [href for href in page.values("href") if href.startswith("../articles/tidewater")]
        assert [end for end in ends if not any(href.endswith(end) for href in hrefs)] == []
    assert any(href.endswith(".md") for href in full.values("href"))


def test_pictures_are_shown_or_explained() -> None:
    page = Page(sample("full"))
    (shown,) = page.find("img")
    assert (shown["alt"], shown["width"], shown["height"]) == ("A drawn shelf", "1200", "630")
    assert "This file has no licence of its own" in page.html
    assert 'href="https://gazette.example/hall"' in page.html


def test_related_and_neighbouring_works_are_rows_with_their_access() -> None:
    page = Page(sample("full"))
    assert "The hall a year on" in page.html
    assert page.find("a", rel="prev")
    assert page.find("bdi", lang="fa", dir="rtl")


def test_an_unlisted_work_is_not_indexed_and_links_to_no_list() -> None:
    page = Page(article_page(make_work(sample_record(unlisted=True))))
    assert page.find("meta", name="robots", content="noindex")
    assert [h for h in page.values("href") if h.startswith(("../outlets/", "../topics/"))] == []


def test_an_outlets_licence_is_not_claimed_for_an_agencys_text() -> None:
    html = article_page(
        make_work(sample_record(agency_copy=AgencyCopy.UNKNOWN, license_is_outlets=True))
    )
    assert "CC BY 4.0" not in html
    assert "creativecommons.org/licenses" not in html
    assert "It is not known whether the text is an agency’s." in html


def test_without_an_address_of_its_own_a_page_names_none() -> None:
    settings = make_settings(url="")
    html = article_page(make_work(sample_record(), settings=settings), settings=settings)
    assert 'rel="canonical"' not in html
    assert "This page</dt>" not in html


def test_a_given_text_is_not_shown_where_the_decision_forbids_it() -> None:
    work = make_work(sample_record(rights_statement="InC"))
    assert SENTINEL not in article_page(work, text=f"<p>{BODY}</p>")
