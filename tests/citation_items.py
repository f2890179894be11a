"""Items of CSL JSON to format: likely ones, and ones with what a citation processor trips over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from pressmark import citations
from pressmark.citations import direct, styles

if TYPE_CHECKING:
    from collections.abc import Iterable

Item = dict[str, Any]

_WORDS = (
    "drone strike the of in a an to against Iraq NATO's dog's don't we'll it’s G7 2021 5 covid-19 "
    "US U.S. U.N. US-led iPhone McDonald via up from what Who's 'tis 10th 1,000 $5m 50% R&D AT&T "
    "café naïve Über straße İstanbul #metoo @home a/b vs Mr. Al-Qaeda al-Sadr – — Circa *bold* _x_ "
    "«oui» p.m. {x} a\\b <b> [sic] 北京 мир so s t "
    "کتابخانه‌ای که خبرها در مدينة الأخبار هل؟ سنة ۱۴۰۰ ٢٠٢١ «بیروت» و؛ أنّ "
    "图书馆《人民》 新闻，城市。 谁？ 「道」 カレー の 2021年、 한국 ，首 （附）"
).split()
_BEFORE = ("", "", "", "", "“", '"', "(", "‘", "'", "«")
_AFTER = (
    "",
    "",
    "",
    "",
    "",
    ",",
    ":",
    "?",
    "!",
    ".",
    ";",
    "”",
    '"',
    ")",
    "’",
    "…",
    "...",
    ",)",
    "؟",
)
_BODIES = (
    "Mehr News Agency", "AFP", "Food & Co", "Reuters/AFP", "the Associated Press", "Al Jazeera",
    "La Stampa", "De Standaard", "van Gogh", "ابن سينا", "خبرگزاری مهر", "Foo Inc.", "Foo, Bar",
    "Foo (UK)", "24 News", "L'X", "X. Y", "Radio-Free d'X", "Who?", "وكالة الأنباء ٢٤", "毛泽东",
    "欧阳 修", "朝日新聞（東京）", "김철수",
)  # fmt: skip
_FAMILIES = (
    "Marsh", "DeCamp", "O'Neil", "O’Hara", "D'Angelo", "Al-Sadr", "al-Sadr", "Ångström", "123",
    "van der Berg", "De Luca", "Garcia Marquez", "Smith-Jones", "ساحلی", "بن لادن", "می‌شود", "X",
)  # fmt: skip
_GIVENS = (
    "Ada", "J.", "J. R.", "J.R.", "Ada J.", "Ada J", "Mary-Ann", "Jean-luc", "Élodie", "ada",
    "Author", "Ana van", "AJ", "مهتاب", "محمد علي", "ب پ", "علی‌رضا", "",
)  # fmt: skip
_OUTLETS = (
    "Tehran Times", "Antiwar.com", "Yahoo!", "El País", "A & B", "L'Équipe", "Foo (UK)", "Foo Inc.",
    "روزنامهٔ کرانه", "صحيفة المدينة، بغداد", "the guardian", "Die Zeit: Online", "“X” Post",
    "می‌شود 24", "人民日报", "新京报（北京）", "《时报》", "경향신문",
)  # fmt: skip
_ADDRESSES = ("", "https://a.example/1", "https://a.example/?a=1&b='x'\"<i>(y).")

_word = st.one_of(
    st.sampled_from(_WORDS),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(_BEFORE),
        st.sampled_from(_WORDS) | st.text(min_size=1, max_size=6),
        st.sampled_from(_AFTER),
    ),
)
_title = st.lists(_word, min_size=1, max_size=9).map(" ".join)
_body = st.fixed_dictionaries({"literal": st.sampled_from(_BODIES)})
_person = st.fixed_dictionaries(
    {"family": st.sampled_from(_FAMILIES), "given": st.sampled_from(_GIVENS)},
    optional={"suffix": st.just("Jr.")},
)
_date_parts = st.lists(
    st.tuples(st.integers(990, 2030), st.integers(1, 12), st.integers(1, 28)),
    min_size=1,
    max_size=1,
).flatmap(lambda days: st.sampled_from([[list(days[0][:count])] for count in (1, 2, 3, 3)]))
_issued = st.one_of(
    st.fixed_dictionaries({"date-parts": _date_parts}),
    st.fixed_dictionaries({"date-parts": _date_parts}, optional={"circa": st.just(True)}),
    st.sampled_from(
        [
            {"literal": "202X"},
            {"date-parts": [[2020], [2021]]},
            {"date-parts": [[2020]], "season": 2},
        ]
    ),
)

ITEMS: st.SearchStrategy[Item] = st.fixed_dictionaries(
    {
        "type": st.just("article-newspaper"),
        "title": _title,
        "container-title": st.sampled_from(_OUTLETS),
        "language": st.sampled_from(["en", "en", "en-GB", "fr", "fa", "ar", "ru", "zh", ""]),
        "URL": st.sampled_from(_ADDRESSES),
    },
    optional={
        "author": st.lists(_person | _body, min_size=1, max_size=7),
        "issued": _issued,
        "accessed": st.just({"date-parts": [[2022, 3, 4]]}),
        "page": st.just("A1"),
    },
)


def assert_equal_to_the_processor(items: Iterable[Item], locale: str) -> int:
    """Fail where a reference put together directly is not the processor's; count them."""
    count = 0
    for style in citations.STYLES:
        made = [(item, direct.reference(item, style, locale)) for item in items]
        known = [(item, reference) for item, reference in made if reference is not None]
        asked = styles.processed([item for item, _ in known], style, locale)
        for (_, reference), expected in zip(known, asked, strict=True):
            assert reference == expected
        count += len(known)
    return count
