"""The shelves: geometry and figures, without any page."""

from pressmark.edtf import parse
from pressmark.site.chart import HEIGHT, SHELVES_AT_MOST, WIDTH, Entry, Series, combine, draw
from pressmark.words import words

EN = words("en")


def series(label, *dates, shown=True):
    entries = tuple(Entry(parse(each) if each else None, shown) for each in dates)
    return Series(label, f"outlets/{label}.html", entries)


def mixed(label, *pairs):
    return Series(
        label, f"outlets/{label}.html", tuple(Entry(parse(day), shown) for day, shown in pairs)
    )


def drawn(*each):
    chart = draw(each, EN)
    assert chart is not None
    return chart


def test_no_work_with_a_year_gives_no_chart():
    assert draw((series("a", None, "../2020-05"),), EN) is None
    assert draw((), EN) is None


def test_up_to_ten_years_are_drawn_by_month():
    assert drawn(series("a", "2011-01-01", "2020-12-31")).unit == "month"
    assert drawn(series("a", "2011-01-01", "2021-01-01")).unit == "year"


def test_up_to_120_years_are_drawn_by_year_and_more_by_decade():
    assert drawn(series("a", "1901", "2020")).unit == "year"
    assert drawn(series("a", "1900", "2020")).unit == "decade"


def test_a_short_span_is_drawn_by_year_where_most_works_say_no_month():
    assert drawn(series("a", "2020", "2021", "2021-05")).unit == "year"
    assert drawn(series("a", "2020", "2021-05")).unit == "month"


def test_a_bar_stands_in_the_place_of_its_month():
    bar = drawn(series("a", "2021-07-06")).shelves[0].bars[0]
    month = WIDTH / 12
    assert 6 * month < float(bar.x) < float(bar.x) + float(bar.width) < 7 * month


def test_bars_stay_narrow_where_there_are_few():
    bars = drawn(series("a", "2020", "2021")).shelves[0].bars
    assert [float(bar.width) for bar in bars] == [12, 12]


def test_all_shelves_have_one_scale():
    chart = drawn(series("a", *["2021-01"] * 4), series("b", "2021-01"))
    high, low = (float(shelf.bars[0].height) for shelf in chart.shelves)
    assert (high, low) == (HEIGHT, HEIGHT / 4)
    assert chart.tallest == 4


def test_description_stands_on_full_text_and_the_bar_ends_at_the_top():
    chart = drawn(mixed("a", ("2021-01", True), ("2021-01", True), ("2021-01", False)))
    text, description = chart.shelves[0].bars
    assert (text.kind, description.kind) == ("t", "r")
    assert float(text.y) + float(text.height) == HEIGHT
    assert float(description.y) == 0
    assert float(description.y) + float(description.height) < float(text.y)


def test_one_work_stays_visible_beside_thousands():
    chart = drawn(mixed("a", *[("2021-01", False)] * 3000, ("2021-01", True)))
    bars = chart.shelves[0].bars
    assert all(float(bar.height) >= 0.99 for bar in bars)
    assert all(0 <= float(bar.y) <= HEIGHT for bar in bars)


def test_the_table_has_the_figures_of_the_bars():
    chart = drawn(
        mixed("a", ("2021-01", True), ("2021-01", False), ("2021-03", True)),
        mixed("b", ("2021-03", False)),
    )
    rows = {name: [(cell.total, cell.shown) for cell in cells] for name, cells in chart.rows}
    assert rows == {"January 2021": [(2, 1), (0, 0)], "March 2021": [(1, 1), (1, 0)]}


def test_a_work_without_a_month_is_counted_as_not_drawn():
    chart = drawn(series("a", "2021-05-01", "2021-06", "2021", "2021-21", None))
    assert chart.undrawn == 3
    assert chart.shelves[0].total == 5


def test_a_year_is_enough_where_years_are_drawn():
    assert drawn(series("a", "1990", "2021-05-01")).undrawn == 0


def test_a_shelf_says_in_words_what_it_shows():
    text = drawn(series("Karaneh", "2020-02-01", "2020-02-03", "2020-07-01")).shelves[0].text
    assert text == "Karaneh: 3 works, most in February 2020, 2"


def test_there_are_at_most_six_ticks_and_each_is_a_round_year():
    for last in (2001, 2005, 2009, 2050, 2110, 2500, 9000):
        ticks = drawn(series("a", "2000-01", f"{last}-01")).ticks
        assert 1 <= len(ticks) <= 6
        assert all(0 <= float(tick.percent) < 100 for tick in ticks)


def test_ticks_from_right_to_left_mirror_those_from_left_to_right():
    for tick in drawn(series("a", "2018", "2021")).ticks:
        assert abs(float(tick.percent) + float(tick.from_end) - 100) < 0.02


def test_a_year_beyond_the_calendar_is_not_drawn_and_takes_no_memory():
    chart = drawn(series("a", "Y170000002", "2021-05"))
    assert (chart.unit, chart.undrawn) == ("month", 1)


def test_few_outlets_stay_as_they_are():
    few = tuple(series(str(n), "2021") for n in range(SHELVES_AT_MOST))
    assert combine(few, "others", "outlets.html") == few


def test_many_outlets_keep_the_largest_in_their_order_and_put_the_rest_together():
    many = tuple(series(f"{n:02}", *["2021"] * (n % 5 + 1)) for n in range(20))
    kept = combine(many, "others", "outlets.html")
    assert len(kept) == SHELVES_AT_MOST
    assert [each.label for each in kept[:-1]] == ["03", "04", "08", "09", "13", "14", "19"]
    assert kept[-1].label == "others"
    assert sum(len(each.entries) for each in kept) == sum(len(each.entries) for each in many)


def test_numbers_and_years_are_in_the_pages_numerals():
    chart = draw((series("کرانه", "2021-07-06", "2021-07-07"),), words("fa"))
    assert chart is not None
    assert chart.ticks[0].label == "۲۰۲۱"
    assert "۲" in chart.shelves[0].text
