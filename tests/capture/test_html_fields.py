"""Headline, authors and day of pages as the web has them: what stands where, and what is not it."""

from __future__ import annotations

import json

import pytest

from pressmark.capture.html import extract
from pressmark.capture.names import agents

PROSE = "The ferry was late again on Monday, and nobody on the quay could say why it was so. " * 3
TEXT = f"<p>{PROSE}</p><p>{PROSE.replace('ferry', 'tram')}</p>"
HEADLINE = "Ferry is late for the third time"


def page(inside: str, head: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body>{inside}</body></html>"


def article(above: str = "", below: str = "") -> str:
    return f"<article><h1>{HEADLINE}</h1>{above}{TEXT}{below}</article>"


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Doe, Example News", ["Jane Doe"]),
        ("By Jane Doe, AFP", ["Jane Doe"]),
        ("Jane Doe and Reuters", ["Jane Doe", "Reuters"]),
        ("By JANE DOE and JOHN ROE - AP Writers | AP – 2 hrs ago", ["Jane Doe", "John Roe"]),
        ("JANE DOE special to this paper", ["Jane Doe"]),
        ("Jane Doe Senior Harbour Correspondent", ["Jane Doe"]),
        ("Jane Doe, Executive Editor", ["Jane Doe"]),
        ("Jane Doe | Port Town", ["Jane Doe", "Port Town"]),
        ("Jane Doe | Oslo", ["Jane Doe"]),
        ("Jane Doe | Port Town | 06/07/2021", ["Jane Doe"]),
        ("By Jane Doe on July 6, 2021 at 9:00am @janedoe", ["Jane Doe"]),
        ("By Jane Doe Tuesday, Aug. 17, 2010", ["Jane Doe"]),
        ("-- By Jane Doe Follow @janedoe", ["Jane Doe"]),
        ("6 July 2021 | By Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe, Example News", ["Jane Doe", "John Roe"]),
        ("Jane Doe (with John Roe and Ann Poe)", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe, MA", ["Jane Doe"]),
        ("Jane Doe, Jack Ma", ["Jane Doe", "Jack Ma"]),
        ("Jane Doe, Follow", ["Jane Doe"]),
        ("jane@news.example (Jane Doe)", ["Jane Doe"]),
        ("Jane Doe, jane@news.example", ["Jane Doe"]),
        ("JOHN O’ROE AP Technology Writer", ["John O’Roe"]),
        ("Jane Doe, Special to the Example News", ["Jane Doe"]),
        ("July 6, 2021 by Jane Doe 3 Comments", ["Jane Doe"]),
        ("7/6/2021 7:11 AM PST BY JANE DOE", ["Jane Doe"]),
        ("Username", []),
        ("9:39AM BST 06 Jul 2021", []),
        ("Apr 19", []),
        ("https://social.example/janedoe", []),
        ("in charge of the ferries", []),
        ("Carl Sunday", ["Carl Sunday"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Von Jane Doe, Berlin", ["Jane Doe"]),
        ("Jane Doe, John Roe, Oslo", ["Jane Doe", "John Roe"]),
        ("Dr. Jane Doe", ["Jane Doe"]),
        ("Prof. Dr. med. Jane Doe", ["Jane Doe"]),
        ("Rechtsanwältin Jane Doe", ["Jane Doe"]),
        ("Dr. Roe", ["Dr. Roe"]),
        ("posted by Doe at 12:53", ["Doe"]),
        ("von Jane Doe am 14. Mai 2014, 15:40 Uhr", ["Jane Doe"]),
    ],
)
def test_a_byline_gives_those_who_wrote_and_nothing_else(byline: str, people: list[str]) -> None:
    assert [agent.name for agent in agents(byline, outlet="Example News")] == people


def test_the_publisher_is_no_person_who_wrote() -> None:
    head = (
        '<meta name="application-name" content="El Faro"><meta name="author" content="El Faro SA">'
    )
    found = extract(page(article('<p class="byline">Jane Doe</p>'), head))
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_of_many_bylines_the_one_at_the_headline_is_the_articles() -> None:
    others = "".join(
        f'<div class="story"><h3>Other {name}</h3><p class="byline">By {name}</p></div>'
        for name in ("Ann Other", "Tom Else")
    )
    found = extract(page(f"{others}{article(chr(60) + 'p class=byline>By Jane Doe</p>')}{others}"))
    assert [author.name for author in found.authors] == ["Jane Doe"]


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By <a href="/j">Jane Doe</a><a href="/r">John Roe</a></p>',
        '<ul class="authors"><li class="author">Jane Doe</li><li class="author">John Roe</li></ul>',
        "<cite>By Jane Doe and John Roe<br>Example News<br><a href='/all'>Archive</a></cite>",
        '<div class="articleByline"><span>By</span><br><span>Jane Doe, John Roe</span></div>',
    ],
)
def test_names_side_by_side_stay_apart_and_their_order_stays(byline: str) -> None:
    found = extract(page(article(byline)))
    assert [author.name for author in found.authors] == ["Jane Doe", "John Roe"]


def test_the_name_behind_the_address_of_an_author_is_read_from_the_pages_own_link() -> None:
    head = '<meta property="article:author" content="https://news.example/people/jane-doe">'
    found = extract(page(article('<p><a href="/people/jane-doe">Jane Doe</a></p>'), head))
    assert [author.name for author in found.authors] == ["Jane Doe"]
    head = '<meta property="article:author" content="https://social.example/examplenews">'
    assert extract(page(article(), head)).authors == ()


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | Harbour | Example News",
        f"{HEADLINE} » Local » News",
        f"{HEADLINE} - Jane Doe",
        f"{HEADLINE} / Article / news.example",
        f"Example News: {HEADLINE}",
    ],
)
def test_a_title_with_the_name_of_a_section_behind_it_gives_the_headline(title: str) -> None:
    head = f'<title>{title}</title><meta property="og:title" content="{title}">'
    both = page(f"{article()}<h1>Also of note today</h1>", head)
    assert extract(both).title == HEADLINE


def test_a_page_that_a_system_puts_into_one_form_has_its_headline_all_the_same() -> None:
    found = extract(page(f"<form><div>{article('<p>By Jane Doe</p>')}</div></form>"))
    assert found.title == HEADLINE
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_the_day_at_the_headline_goes_before_the_pages_clock() -> None:
    clock = '<div class="date">Monday, 25 December 2023</div>' + "<p>Menu</p>" * 60
    for line in (
        '<p class="date">14 May 2020</p>',
        "<div>The Gazette<br>Thu, 14 May 2020 17:55 UTC</div>",
    ):
        assert extract(page(clock + article(line))).issued == "2020-05-14"


def test_a_day_in_a_sentence_below_the_headline_is_not_its_day() -> None:
    above = "<ul><li>The ferry line was opened by the king himself on August 14, 1935</li></ul>"
    assert extract(page(article(above))).issued == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2010/POLITICS/08/13/ferry.html",
        "https://news.example/2010/08/13/ferry",
    ],
)
def test_the_day_in_an_address_counts_also_behind_a_section(url: str) -> None:
    assert extract(page(article()), url=url).issued == "2010-08-13"


def test_a_moment_in_another_zone_is_the_day_that_readers_were_shown() -> None:
    stated = json.dumps(
        {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2015-04-07T03:42:00Z"}
    )
    head = f'<script type="application/ld+json">{stated}</script>'
    shown = '<p class="date">April 6, 2015 11:42 pm</p>'
    assert extract(page(article(shown), head)).issued == "2015-04-06"
    far = '<p class="date">April 1, 2015</p>'
    assert extract(page(article(far), head)).issued == "2015-04-07"


@pytest.mark.parametrize("beside", ["related-stories", "comments", "sidebar"])
def test_the_day_of_another_story_or_of_a_comment_is_not_the_articles(beside: str) -> None:
    prose = "<p>The council met on Tuesday evening and put the matter off for another week.</p>"
    data = (
        f"<html lang=en><title>T</title><article><h1>A headline here</h1>{prose * 3}</article>"
        f"<section class={beside}><ul><li><a href=/x>Another</a> "
        "<time datetime='2024-01-05'>5 January 2024</time></li></ul></section></html>"
    )
    assert extract(data.encode()).issued == ""


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "author",
    [
        "By Jane Doe and John Roe",
        {"@type": "Person", "name": ["Jane Doe", "John Roe"]},
        [["Jane Doe"], [{"name": "John Roe"}]],
        {"@list": [{"@type": "Person", "name": "Jane Doe"}, "John Roe"]},
        [{"@type": "Person", "givenName": "Jane", "familyName": "Doe"}, {"name": "John Roe"}],
        [{"name": '<a href="/jane">Jane Doe</a>'}, {"name": "John Roe, Staff Writer"}],
        [{"@type": "Organization", "name": "Example News"}, "Jane Doe", "John Roe"],
    ],
)
def test_authors_in_json_ld_are_read_however_they_are_written(author: object) -> None:
    head = '<meta property="og:site_name" content="Example News">' + json_ld(
        {"@type": "NewsArticle", "headline": HEADLINE, "author": author}
    )
    found = extract(page(article(), head))
    assert [author.name for author in found.authors] == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize("broken", ['{"@graph": [%s,],}', "%s;", "%s\n%s"])
def test_json_ld_that_is_broken_in_common_ways_is_read(broken: str) -> None:
    stated = json.dumps({"@type": "NewsArticle", "author": "Jane Doe"})
    block = broken.replace("%s", stated)
    found = extract(page(article(), f'<script type="application/ld+json">{block}</script>'))
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_what_json_ld_states_of_the_page_alone_holds_for_its_article() -> None:
    stated = {"@type": "WebPage", "datePublished": "2021-07-06", "author": {"@id": "#jane"}}
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}
    found = extract(page(article(), json_ld({"@graph": [stated, person]})))
    assert (found.issued, [author.name for author in found.authors]) == ("2021-07-06", ["Jane Doe"])


def test_a_link_to_the_page_of_an_author_names_the_author() -> None:
    above = (
        '<div><a href="/author/jane-doe/">Jane Doe</a> <a href="/author/all">Our authors</a></div>'
    )
    found = extract(page(article(above)))
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_a_lower_heading_with_which_the_title_begins_goes_before_the_name_of_a_section() -> None:
    head = f"<title>{HEADLINE} | Harbour | Jane Doe</title>"
    found = extract(page(f"<h1>Ports and ferries</h1><div><h2>{HEADLINE}</h2>{TEXT}</div>", head))
    assert found.title == HEADLINE


def test_the_day_of_a_dateline_is_the_day_where_nothing_else_says_one() -> None:
    found = extract(page(f"<h1>{HEADLINE}</h1><p>OSLO, July 6, 2021 -- {PROSE}</p>{TEXT}"))
    assert found.issued == "2021-07-06"


def test_the_year_of_a_copyright_notice_is_no_day() -> None:
    found = extract(page(article(below="<p>© 2021 Example News</p>")))
    assert found.issued == ""


def test_a_headline_at_the_end_of_the_title_is_not_taken_for_the_sites_name() -> None:
    head = f"<title>Harbour Tech Blog | {HEADLINE[:13]}</title>"
    found = extract(page(f"<article><h1>{HEADLINE[:13]}</h1>{TEXT}</article>", head))
    assert (found.title, found.outlet == HEADLINE[:13]) == (HEADLINE[:13], False)


def test_a_title_that_the_page_states_is_found_behind_its_sites_name() -> None:
    head = (
        f'<title>Port Insider: {HEADLINE}</title><meta property="og:title" content="{HEADLINE}">'
        '<meta itemprop="headline" content="Port Insider">'
    )
    found = extract(page(f"<div>{TEXT}</div>", head))
    assert found.title == HEADLINE


def test_who_made_a_picture_is_not_the_author() -> None:
    above = '<p class="lead-author">Photograph by Ann Poe</p><p>By Jane Doe</p>'
    found = extract(page(article(above)))
    assert [author.name for author in found.authors] == ["Jane Doe"]


def test_the_day_that_is_shown_goes_before_that_on_which_the_page_was_made() -> None:
    head = '<meta itemprop="dateCreated" content="2019-05-07T17:00:52+02:00">'
    found = extract(page(article('<p class="post-date">12 October 2015</p>'), head))
    assert found.issued == "2015-10-12"


def test_a_month_that_is_shown_gives_way_to_the_day_in_it() -> None:
    above = (
        '<span class="date">January 2020</span>'
        '<time datetime="2020-01-20T08:40:32+01:00">20 January 2020</time>'
    )
    assert extract(page(article(above))).issued == "2020-01-20"


def test_the_only_entry_of_a_page_may_stand_in_what_is_called_a_widget() -> None:
    others = "".join(f"<p>{PROSE[:60]}{number}</p>" for number in range(40))
    entry = (
        f'<h2 class="date-header">Friday, December 23, 2016</h2><div class="post hentry">'
        f'<h3 class="post-title">{HEADLINE}</h3><p>{PROSE}</p>'
        '<span class="post-author vcard">Posted by Jane Doe</span></div>'
    )
    found = extract(page(f'<div class="widget Blog">{entry}</div><ul>{others}</ul>'))
    assert (found.issued, [each.name for each in found.authors]) == ("2016-12-23", ["Jane Doe"])
