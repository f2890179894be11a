"""The model: which works stand in which lists, and in what order."""

from datetime import date

import pytest

from factories import make_outlet, make_record, make_settings, make_work
from pressmark.record import AgencyCopy, Status, Withdrawal
from pressmark.site.model import (
    NO_RIGHTS,
    RELATED_AT_MOST,
    UNDATED,
    UNNAMED,
    Neighbours,
    SiteModel,
)

DAY = date(2026, 5, 4)
WITHDRAWN = Withdrawal(date=DAY, reason="asked for")
OPAQUE = Withdrawal(date=DAY, reason="names a person", opaque=True)


def model_of(*works, **settings):
    outlets = {work.record.outlet.slug: work.record.outlet for work in works}
    return SiteModel.build(works, outlets, make_settings(**settings))


def titles(works):
    return [work.record.title for work in works]


def every_group(model):
    kinds = ("outlet", "author", "topic", "event", "year", "month", "language", "license")
    return [group for kind in kinds for group in getattr(model, f"by_{kind}").values()]


def listed(model):
    return {work.pressmark for group in every_group(model) for work in group.works}


def test_works_stand_newest_first_and_undated_ones_last():
    dates = {"b": "2021-07-06", "c": "2021-07-07", "a": None, "d": "2021-07"}
    model = model_of(*(make_work(title=title, issued=day) for title, day in dates.items()))
    assert titles(model.works) == ["c", "b", "d", "a"]


def test_works_of_one_day_stand_by_their_pressmarks_however_they_came():
    works = [make_work(title=f"Part {n}") for n in range(20)]
    assert model_of(*reversed(works)).works == model_of(*works).works
    marks = [work.pressmark for work in model_of(*works).works]
    assert marks == sorted(marks)


def test_unlisted_work_has_a_page_and_stands_in_no_list():
    work = make_work(title="unlisted", unlisted=True, authors=["A. B."], topics=["t"], event="e")
    model = model_of(work, make_work(title="listed"))
    assert work in model.visible
    assert model.unlisted == (work,)
    assert work.pressmark not in listed(model)
    assert model.neighbours(work) == Neighbours(None, None)
    assert model.related(work) == ()


def test_work_under_review_is_nowhere():
    work = make_work(status=Status.NEEDS_REVIEW)
    model = model_of(work)
    assert (model.visible, model.works, model.unlisted, model.opaque) == ((), (), (), ())
    assert every_group(model) == []


def test_opaque_withdrawal_has_a_page_and_stands_in_no_list():
    work = make_work(withdrawn=OPAQUE, topics=["secret"], authors=["Secret Name"])
    model = model_of(work, make_work(title="other"))
    assert work in model.visible
    assert model.opaque == (work,)
    assert work.pressmark not in listed(model)
    assert list(model.names(work)) == []


def test_a_works_page_is_made_of_the_names_of_its_lists():
    work = make_work(topics=["t"], authors=["A. B."], event="e")
    names = list(model_of(work).names(work))
    assert [names[names.index(each) + 1] for each in ("A. B.", "t", "e", "2021")] == [
        "authors/a-b.html",
        "topics/t.html",
        "events/e.html",
        "years/2021.html",
    ]


def test_withdrawn_work_is_listed_by_what_its_tombstone_says_only():
    work = make_work(withdrawn=WITHDRAWN, topics=["t"], authors=["A. B."], event="e")
    model = model_of(work)
    assert titles(model.by_outlet["tehran-times"].works) == [work.record.title]
    assert list(model.by_year) == ["2021"]
    assert [*model.by_author, *model.by_topic, *model.by_event, *model.by_license] == []


def test_year_precision_stands_in_its_year_and_in_no_month():
    model = model_of(make_work(issued="2021"), make_work(title="b", issued="2021-07"))
    assert len(model.by_year["2021"].works) == 2
    assert titles(model.by_month["2021-07"].works) == ["b"]
    assert list(model.by_month) == ["2021-07"]


@pytest.mark.parametrize("issued", [None, "../2020-05", "201X", "20XX"])
def test_date_that_says_no_one_year_stands_in_the_undated_group(issued):
    model = model_of(make_work(issued=issued))
    group = model.by_year[UNDATED]
    assert group.path == "years/undated.html"
    assert group.label == "Year not known"


def test_years_and_months_stand_newest_first_and_the_undated_last():
    model = model_of(
        *(
            make_work(title=f"t{n}", issued=day)
            for n, day in enumerate(["2019-05", None, "2021-11", "2021-02", "0900", "-0043"])
        )
    )
    assert list(model.by_year) == ["2021", "2019", "0900", "-0043", UNDATED]
    assert list(model.by_month) == ["2021-11", "2021-02", "2019-05"]


def test_names_with_one_slug_have_pages_of_their_own():
    works = [make_work(title=f"t{n}", authors=[name]) for n, name in enumerate(["Ö. X", "O. X"])]
    model = model_of(*works)
    assert sorted(group.path for group in model.by_author.values()) == [
        "authors/o-x-2.html",
        "authors/o-x.html",
    ]


def test_work_without_author_stands_under_no_author_named_at_the_end():
    model = model_of(make_work(title="a"), make_work(title="b", authors=["Zoe Last"]))
    assert list(model.by_author) == ["Zoe Last", UNNAMED]
    assert model.by_author[UNNAMED].label == "No author named"


def test_author_called_like_the_group_of_the_unnamed_does_not_share_its_page():
    names = ["_unnamed", "unnamed", "…"]
    model = model_of(
        make_work(title="none"),
        *(make_work(title=f"t{n}", authors=[name]) for n, name in enumerate(names)),
    )
    assert len({group.path for group in model.by_author.values()}) == 4


def test_work_is_once_in_a_group_however_often_its_record_names_it():
    work = make_work(topics=["drones", "drones"], authors=["A. B.", "A. B."])
    model = model_of(work)
    assert len(model.by_topic["drones"].works) == 1
    assert len(model.by_author["A. B."].works) == 1


def test_languages_are_grouped_by_their_primary_subtag():
    model = model_of(make_work(title="a", language="en-GB"), make_work(title="b", language="en"))
    assert list(model.by_language) == ["en"]
    assert model.by_language["en"].path == "languages/en.html"
    assert model.by_language["en"].label == "English"


def test_an_agencys_text_does_not_stand_under_its_outlets_licence():
    agencys = make_work(agency_copy=AgencyCopy.YES, license_is_outlets=True)
    model = model_of(agencys, make_work(title="The outlet's own"))
    assert titles(model.by_license["CC-BY-4.0"].works) == ["The outlet's own"]
    assert model.by_license[NO_RIGHTS].works == (agencys,)


def test_licences_and_statuses_have_their_ids_as_addresses():
    model = model_of(make_work(title="a"), make_work(title="b", rights_statement="InC"))
    assert {group.path for group in model.by_license.values()} == {
        "licenses/CC-BY-4.0.html",
        "licenses/InC.html",
    }


def test_work_whose_rights_nobody_stated_is_not_lost():
    model = model_of(make_work(license=None))
    assert model.by_license[NO_RIGHTS].label == "Rights not known"


def test_labels_are_in_the_archives_language():
    model = model_of(make_work(issued="2021-07"), language="fa")
    assert model.by_year["2021"].label == "۲۰۲۱"
    assert model.by_language["en"].label == "انگلیسی"


def test_name_in_another_script_is_marked_with_the_language_of_its_works():
    model = model_of(
        make_work(title="a", authors=["مهتاب ساحلی"], language="fa"),
        make_work(title="b", authors=["Ada Marsh"], language="fa"),
    )
    assert model.by_author["مهتاب ساحلی"].language == "fa"
    assert model.by_author["Ada Marsh"].language == ""


def test_neighbours_are_the_next_works_by_date():
    works = [make_work(title=f"t{n}", issued=f"2021-07-0{n}") for n in (1, 2, 3)]
    model = model_of(*works)
    assert model.neighbours(works[1]) == Neighbours(earlier=works[0], later=works[2])
    assert model.neighbours(works[0]).earlier is None
    assert model.neighbours(works[2]).later is None


def test_related_works_share_the_event_first_and_then_the_most_topics():
    this = make_work(title="this", event="siege", topics=["a", "b"], issued="2021-07-01")
    event = make_work(title="event", event="siege", issued="2021-01-01")
    two = make_work(title="two", topics=["a", "b"], issued="2021-02-01")
    one = make_work(title="one", topics=["a"], issued="2021-07-02")
    none = make_work(title="none", topics=["c"])
    model = model_of(this, event, two, one, none)
    assert titles(model.related(this)) == ["event", "two", "one"]


def test_related_works_are_at_most_five_and_the_nearest_by_date():
    works = [
        make_work(title=f"t{n:02}", topics=["a"], issued=f"2021-07-{n:02}") for n in range(1, 29)
    ]
    model = model_of(*works)
    assert len(model.related(works[14])) == RELATED_AT_MOST
    assert set(titles(model.related(works[14]))) == {"t13", "t14", "t16", "t17", "t18"}


def test_tombstone_is_related_to_nothing():
    gone = make_work(title="gone", topics=["a"], withdrawn=WITHDRAWN)
    here = make_work(title="here", topics=["a"])
    model = model_of(gone, here)
    assert (model.related(here), model.related(gone)) == ((), ())


def test_building_asks_each_record_the_same_number_of_times_at_any_size(monkeypatch):
    from pressmark.site import model as module

    asked = 0

    def count(ask):
        def counted(record):
            nonlocal asked
            asked += 1
            return ask(record)

        return counted

    monkeypatch.setattr(module, "_KEYS", {kind: count(ask) for kind, ask in module._KEYS.items()})
    outlet = make_outlet()

    def asked_for(number):
        nonlocal asked
        asked = 0
        works = [
            make_work(
                make_record(pressmark=f"m-{n}", title=f"t{n}", outlet=outlet, topics=["one", "two"])
            )
            for n in range(number)
        ]
        model = model_of(*works)
        for work in works:
            model.related(work)
        return asked / number

    assert asked_for(100) == asked_for(1500)


def test_related_looks_at_no_more_works_of_a_large_topic_than_of_a_small_one():
    outlet = make_outlet()
    works = [
        make_work(make_record(pressmark=f"m-{n:04}", title="t", outlet=outlet, topics=["one"]))
        for n in range(3000)
    ]
    model = model_of(*works)
    looked_at = []

    class Counted(list):
        def __getitem__(self, at):
            found = super().__getitem__(at)
            looked_at.extend(found if isinstance(at, slice) else [found])
            return found

    model._placed["topics", "one"] = Counted(range(3000))
    assert len(model.related(works[1500])) == RELATED_AT_MOST
    assert len(looked_at) <= 40
