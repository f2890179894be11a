"""Home, lists, attribution, corrections and the rest, rendered as the build does."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser

import pytest

from factories import make_organisation, make_outlet, make_record, make_settings, make_work
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS, keeper_license
from pressmark.record import Correction, Withdrawal
from pressmark.site.feeds import every_feed
from pressmark.site.model import SiteModel
from pressmark.site.views import pages
from pressmark.site.views.attribution import attribution_plans
from pressmark.site.views.frame import WORKS_A_PAGE, Frame, page_path, paged
from pressmark.site.views.home import home_page, recent
from pressmark.site.views.lists import contact_url, list_plans
from pressmark.words import words as words_in
from sample_archive import make_model, render_page, resolve

FILES = (
    "search.html pagefind/loader.js opensearch.xml "
    "about.html downloads.html feeds/all.atom.xml static/icon.svg "
    "data/articles.csv data/articles.jsonl data/texts.jsonl data/articles.bib data/articles.ris "
    "data/articles.csl.json data/articles.bibtex.bib data/articles.sqlite "
    "data/datapackage.json data/ro-crate-metadata.json"
).split()
"""What other parts of the build make, and every page may lead to."""


class Page(HTMLParser):
    """The links, ids and visible text of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.ids, self.scripts, self.styled = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if "style" in found:
            self.styled.append(tag)
        for name in ("href", "src", "action"):
            if name in found:
                self.links.append(found[name])
        if tag == "meta" and found.get("http-equiv") == "refresh":
            self.links.append(found["content"].partition("url=")[2])


@pytest.fixture(scope="module")
def model():
    return make_model()


@pytest.fixture(scope="module")
def site(model):
    return {view.save_as: render_page(view, model) for view in pages(model)}


@pytest.fixture(scope="module")
def parsed(site):
    return {path: Page(html) for path, html in site.items()}


def model_of(*works, **settings):
    outlets = {work.record.outlet.slug: work.record.outlet for work in works}
    return SiteModel.build(works, outlets, make_settings(**settings))


def page(model, path):
    return next(render_page(view, model) for view in pages(model) if view.save_as == path)


def test_every_page_has_a_path_of_its_own(model):
    paths = Counter(view.save_as for view in pages(model))
    assert [path for path, number in paths.items() if number > 1] == []


def test_texts_are_offered_apart_from_the_descriptions_that_are_free_to_all(site):
    foot = site["index.html"].partition("<footer")[2]
    descriptions, _, texts = foot.partition("Texts, each under its own licence:")
    assert "CC0 1.0" in descriptions
    assert "data/articles.jsonl" in descriptions
    assert "data/texts.jsonl" not in descriptions
    assert "data/texts.jsonl" in texts


def test_every_link_leads_to_a_page_that_is_made(model, site, parsed):
    feeds = (feed.path for feed in every_feed(model))
    made = {*site, *FILES, *feeds, *(work.page for work in model.visible)}
    lost = [
        (path, link)
        for path, found in parsed.items()
        for link in found.links
        if not re.match(r"[a-z]+:", link)
        and resolve(path, link) not in made
        and not resolve(path, link).startswith("static/")
    ]
    assert lost == []


def test_every_fragment_is_the_id_of_something(parsed):
    lost = [
        (path, link)
        for path, found in parsed.items()
        for link in found.links
        if "#" in link
        and not re.match(r"[a-z]+:", link)
        and resolve(path, link) in parsed
        and link.partition("#")[2] not in parsed[resolve(path, link)].ids
    ]
    assert lost == []


def test_no_page_has_an_id_twice(parsed):
    assert [path for path, found in parsed.items() if len(found.ids) != len(set(found.ids))] == []


def test_no_page_has_a_style_of_its_own(parsed):
    assert [path for path, found in parsed.items() if found.styled] == []


def test_links_between_pages_are_relative(parsed):
    rooted = [(p, link) for p, found in parsed.items() for link in found.links if link[:1] == "/"]
    assert rooted == []


def test_every_listed_work_is_shown_in_each_of_its_lists_once(model, site):
    for group in (model.by_outlet["tidewater-gazette"], model.by_language["en"]):
        stem = group.path.removesuffix(".html")
        html = "".join(
            text for path, text in site.items() if path == group.path or path.startswith(f"{stem}/")
        )
        shown = Counter(re.findall(r'class="name" href="[./]*articles/([^"]+)\.html"', html))
        assert shown == Counter({work.pressmark: 1 for work in group.works})


def test_no_page_lists_more_works_than_a_page_holds(site):
    assert WORKS_A_PAGE == 100
    long = {path: html.count('class="name"') for path, html in site.items() if "page-" not in path}
    assert max(long.values()) == WORKS_A_PAGE


def test_opaque_withdrawal_is_counted_and_nowhere_named(site):
    assert [path for path, html in site.items() if "SECRET" in html or "secret" in html] == []
    assert "1 more work was withdrawn" in site["corrections.html"]


def test_tombstone_is_listed_without_its_author_and_topics(site):
    assert "A work taken down" in site["years/2022.html"]
    assert [path for path, html in site.items() if "Nemo Vanished" in html] == []
    assert [path for path, html in site.items() if "a withdrawn topic" in html] == []


def test_a_reason_in_another_direction_stays_at_its_rows_beginning(site):
    """A paragraph with `dir=auto` would be set at the far edge of a page in the other direction."""
    assert '<p class="up-s"><bdi>The writer asked for it.</bdi></p>' in site["corrections.html"]


def test_unlisted_work_is_in_no_list(site):
    assert [path for path, html in site.items() if "An unlisted page" in html] == []


def test_second_page_leads_back_and_the_first_leads_on(parsed):
    first = parsed["outlets/tidewater-gazette.html"].links
    second = parsed["outlets/tidewater-gazette/page-2.html"].links
    assert "../outlets/tidewater-gazette/page-2.html" in first
    assert "../../outlets/tidewater-gazette.html" in second


def test_pages_of_a_list_at_the_root_stand_beside_it():
    assert page_path("authors.html", 1) == "authors.html"
    assert page_path("authors.html", 2) == "authors-page-2.html"
    assert page_path("topics/drones.html", 2) == "topics/drones/page-2.html"


def test_author_called_page_2_does_not_overwrite_the_second_page():
    works = [
        make_work(make_record(pressmark=f"m-{n}", title="t", authors=[f"Name {n}"]))
        for n in range(301)
    ]
    works.append(make_work(make_record(pressmark="last", title="t", authors=["Page 2"])))
    paths = Counter(
        view.save_as for plan in list_plans(Frame(model_of(*works))) for view in plan.views()
    )
    assert paths["authors/page-2.html"] == 1
    assert paths["authors-page-2.html"] == 1
    assert max(paths.values()) == 1


def test_pager_of_many_pages_shows_both_ends_and_what_is_near():
    pagers = [pager for _, pager in paged(range(2000), "topics/a.html")]
    numbers = [None if each is None else each[0] for each in pagers[9].pages]
    assert numbers == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert (pagers[0].previous, pagers[-1].next) == ("", "")
    assert pagers[9].next == "topics/a/page-11.html"


def test_empty_list_has_one_page():
    assert [(items, pager.total) for items, pager in paged((), "corrections.html")] == [((), 1)]


def test_empty_archive_has_its_pages():
    empty = model_of()
    made = {view.save_as: render_page(view, empty) for view in pages(empty)}
    assert "No work stands here yet." in made["index.html"]
    assert {"attribution.html", "corrections.html", "404.html", "outlets.html"} <= made.keys()


def test_figures_are_in_the_right_number():
    one = dict(home_page(Frame(model_of(make_work()))).context["figures"])
    assert one == {"work": "1", "to read here in full": "1", "outlet": "1", "language": "1"}
    two = model_of(make_work(title="a"), make_work(title="b", rights_statement="InC"))
    assert dict(home_page(Frame(two)).context["figures"])["works"] == "2"


def test_works_taken_in_last_are_the_recent_ones():
    old = make_work(title="old", issued="2000", retrieved="2026-05-04")
    new = make_work(title="new", issued="2026-05-01")
    assert [work.record.title for work in recent(model_of(new, old))] == ["old", "new"]


def test_home_says_newest_where_nobody_noted_when_works_were_taken():
    assert home_page(Frame(model_of(make_work()))).context["recent_words"] == "Newest works"


def test_search_is_a_form_that_asks_the_search_page(site):
    assert re.search(r'<form class="seek[^>]+action="search.html"', site["index.html"])


def test_outlet_page_quotes_its_terms_with_the_day_they_were_read(site):
    html = site["outlets/tidewater-gazette.html"]
    assert "You may republish our own reporting" in html
    assert "Read on 20 November 2026" in html
    assert 'datetime="2024-05-03"' in html
    assert "mailto:desk@tidewater.example" in html


def test_title_in_another_language_says_so_and_which_way_it_runs(site):
    names = re.findall(r'<a class="name"([^>]+)>خبر', site["years/2021.html"])
    assert names
    assert all('lang="fa"' in each and 'dir="rtl"' in each for each in names)


def test_record_text_is_escaped():
    title = "<script>alert(1)</script> & <b>bold</b>"
    outlet = make_outlet("A & B <em>", note="<b>note</b>", rules=("<u>rule</u>",))
    work = make_work(title=title, outlet=outlet, authors=["<em>x</em>"], topics=["<q>t</q>"])
    unsafe = model_of(work, name="<s>name</s>", purpose="<s>purpose</s>")
    for view in pages(unsafe):
        html = render_page(view, unsafe)
        for tag in ("<script>", "<b>", "<u>", "<em>", "<q>t", "<s>"):
            assert tag not in html, (view.save_as, tag)


def test_attribution_page_states_each_work_under_its_licence_with_what_it_lets_one_do():
    work = make_work(
        title="U.S. embassy attacked", rights_holder=make_organisation("Mehr News Agency")
    )
    html = page(model_of(work), "attribution.html")
    section = html[html.index('id="CC-BY-4.0"') : html.index('id="outlets"')]
    assert "Mehr News Agency" in section
    assert "Tehran Times" in section
    assert "Anyone may copy, share and adapt the work" in section
    assert "https://creativecommons.org/licenses/by/4.0/" in section


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_licence_and_attribution_pages_say_in_the_sites_language_what_one_may_do(language):
    works = [
        make_work(title=right.id, **{field: right})
        for field, rights in (("license", LICENSES), ("rights_statement", RIGHTS_STATEMENTS))
        for right in rights.values()
    ]
    model, w = model_of(*works, language=language), words_in(language)
    frame = Frame(model)
    plans = (*list_plans(frame), *attribution_plans(frame))
    shown = [
        render_page(view, model)
        for plan in plans
        if plan.name.startswith(("licenses/", "attribution.html"))
        for view in plan.views()
    ]
    assert len(shown) == len(works) + 1
    terms = "|".join(w(f"attributionpage.{key}") for key in ("you_may", "you_must", "you_may_not"))
    for html in shown:
        rows = re.findall(rf"<dt>(?:{terms})</dt><dd(.*?)>(.*?)</dd>", html)
        assert rows
        for marked, sentence in rows:
            assert marked == ""
            assert not re.search("[A-Za-z]", sentence)


def test_keepers_own_terms_are_shown_as_the_keeper_wrote_them():
    own = keeper_license("LicenseRef-Shelf", "Terms of the Shelf", permits="Readers may copy it.")
    model = model_of(make_work(license=own), language="fa")
    html = page(model, "licenses/LicenseRef-Shelf.html")
    assert '<dd lang="en" dir="ltr">Readers may copy it.</dd>' in html


def test_page_of_a_status_does_not_call_it_a_licence(site):
    assert ">Licences and statuses</a></p>" in site["licenses/InC.html"]
    assert ">Licence</a></p>" not in site["licenses/InC.html"]


def test_permissions_come_before_statuses_on_the_attribution_page(model):
    pages = (view for plan in attribution_plans(Frame(model)) for view in plan.views())
    view = next(view for view in pages if view.save_as == "attribution.html")
    kinds = [section.terms.kind for section in view.context["sections"]]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"license", "status"}


def test_attribution_page_shows_a_hundred_works_of_a_licence_and_leads_to_the_rest(site, parsed):
    assert "attribution/CC-BY-ND-4.0/page-2.html" in parsed["attribution.html"].links
    second = site["attribution/CC-BY-ND-4.0/page-2.html"]
    assert second.count("is licensed under") == 17


def test_whom_to_ask_is_named_where_corrections_are_promised(site):
    for path in ("attribution.html", "corrections.html"):
        assert "mailto:keeper@archive.example" in site[path]
    without = page(model_of(make_work(), keeper_email=""), "corrections.html")
    assert "mailto:" not in without


def test_corrections_page_lists_what_the_keeper_and_the_outlets_changed(site):
    html = site["corrections.html"]
    for words in (
        "A name was mended.",
        "It was misread.",
        "The writer asked for it.",
        "The outlet has retracted this article",
        "The count was wrong.",
    ):
        assert words in html
    assert "Its writer" not in html


def test_latest_correction_comes_first():
    days = [date(2026, 1, 2), date(2026, 3, 4), date(2026, 2, 3)]
    work = make_work(corrections=[Correction(date=day, what=f"On {day}") for day in days])
    html = page(model_of(work), "corrections.html")
    assert re.findall(r"On (\d{4}-\d\d-\d\d)", html) == ["2026-03-04", "2026-02-03", "2026-01-02"]


def test_old_address_leads_to_the_new_one(site):
    html = site["articles/tidewater-gazette-2021-an-old-name.html"]
    target = "articles/tidewater-gazette-2021-07-06-a-name-that-was-mended.html"
    assert f'content="0; url=../{target}"' in html
    assert f'<a href="../{target}"' in html
    assert f'rel="canonical" href="https://archive.example/news/{target}"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_old_address_of_an_opaque_withdrawal_is_gone():
    gone = Withdrawal(date=date(2026, 5, 4), reason="It names a person.", opaque=True)
    paths = {v.save_as for v in pages(model_of(make_work(aliases=["old"], withdrawn=gone)))}
    assert "articles/old.html" not in paths


def test_contact_is_a_web_address_or_an_address_to_write_to():
    assert contact_url("desk@tidewater.example") == "mailto:desk@tidewater.example"
    assert contact_url("https://tidewater.example/ask") == "https://tidewater.example/ask"


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_every_page_is_made_in_every_language_of_the_catalogue(language):
    model = make_model(make_settings(language=language), number=30)
    for view in pages(model):
        html = render_page(view, model)
        direction = "ltr" if language == "en" else "rtl"
        assert f'<html lang="{language}" dir="{direction}">' in html


def test_each_work_becomes_a_row_once_however_many_lists_show_it():
    from pressmark.site.views.page import work_row

    work_row.cache_clear()
    outlet = make_outlet()
    works = [
        make_work(make_record(pressmark=f"m-{n}", title="t", outlet=outlet, topics=["a", "b"]))
        for n in range(3000)
    ]
    views = list(pages(model_of(*works)))
    assert work_row.cache_info().misses == 3000
    sections = [each for view in views for each in view.context.get("sections", ())]
    shown = sum(len(each.rows) for each in sections if hasattr(each, "rows"))
    lists = "outlet author topic topic year month language licence".split()
    assert shown == 3000 * len(lists)


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (("2021-01-03", "2021-02-01"), "month"),
        (("2001", "2009"), "year"),
        (("1820", "2020"), "decade"),
    ],
)
def test_the_chart_says_what_its_tallest_bar_counts(dates, unit):
    works = [make_work(issued=date, pressmark=f"a-{n}") for n, date in enumerate(dates)]
    assert f"Tallest bar: 1 in a {unit}" in page(model_of(*works), "index.html")
