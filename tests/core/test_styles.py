"""The styles that a page offers, by examples worked out from their manuals; and a keeper's own."""

from __future__ import annotations

from typing import Any

import pytest

from factories import make_settings, make_work
from pressmark import citations
from pressmark.citations import styles
from pressmark.citations.custom import citation_style

URL = "https://harbour.example/drone"


def made(style: str, locale: str = "en", **changes: Any) -> str:
    item = {
        "type": "article-newspaper",
        "title": "Drone falls near the river",
        "container-title": "Harbour Post",
        "author": [{"family": "Marsh", "given": "Ada J."}, {"family": "Fam", "given": "Bo"}],
        "issued": {"date-parts": [[2021, 7, 6]]},
        "language": "en",
        "URL": URL,
        **changes,
    }
    return citations.format([{k: v for k, v in item.items() if v is not None}], style, locale)[
        0
    ].html


TIDE = [{"literal": "Tide Desk"}]
READ = {"date-parts": [[2022, 3, 4]]}
ABOUT = {"date-parts": [[2021]], "circa": True}
SEVEN = [{"family": f"F{letter}", "given": "Ada"} for letter in "abcdefg"]


@pytest.mark.parametrize(
    ("style", "changes", "expected"),
    [
        # Chicago 18, 14.191 and 13.102: the year after the name, month and day after the outlet.
        (
            "chicago-author-date",
            {},
            (
                "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
                f" <i>Harbour Post</i>, July 6. {URL}."
            ),
        ),
        (
            "chicago-author-date",
            {"author": None},
            f"<i>Harbour Post</i>. 2021. “Drone Falls near the River.” July 6. {URL}.",
        ),
        (
            "chicago-author-date",
            {"issued": ABOUT},
            (
                "Marsh, Ada J., and Bo Fam. [2021?]. “Drone Falls near the River.”"
                f" <i>Harbour Post</i>. {URL}."
            ),
        ),
        # Cite Them Right 12, "Newspaper articles": single quotes, and what was read when.
        (
            "harvard",
            {"accessed": READ},
            (
                "Marsh, A.J. and Fam, B. (2021) ‘Drone falls near the river’, <i>Harbour Post</i>,"
                f" 6 July. Available at: {URL} (Accessed: 4 March 2022)."
            ),
        ),
        (
            "harvard",
            {"author": None, "issued": {"date-parts": [[2021, 7]]}},
            f"<i>Harbour Post</i> (2021) ‘Drone falls near the river’, July. Available at: {URL}.",
        ),
        (
            "harvard",
            {"author": TIDE, "issued": ABOUT},
            (
                "Tide Desk (c. 2021) ‘Drone falls near the river’, <i>Harbour Post</i>."
                f" Available at: {URL}."
            ),
        ),
        (
            "harvard",
            {"author": SEVEN},
            (
                "Fa, A. <i>et al.</i> (2021) ‘Drone falls near the river’, <i>Harbour Post</i>,"
                f" 6 July. Available at: {URL}."
            ),
        ),
        # NLM, Citing Medicine 2, chapters 8 and 23.
        (
            "vancouver",
            {"accessed": READ},
            (
                "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]. 2021 Jul 6"
                f" [cited 2022 Mar 4]. Available from: {URL}"
            ),
        ),
        (
            "vancouver",
            {"author": TIDE, "issued": ABOUT},
            (
                "Tide Desk. Drone falls near the river. Harbour Post [Internet]. [2021?]."
                f" Available from: {URL}"
            ),
        ),
        (
            "vancouver",
            {"author": SEVEN},
            (
                "Fa A, Fb A, Fc A, Fd A, Fe A, Ff A, et al. Drone falls near the river."
                f" Harbour Post [Internet]. 2021 Jul 6. Available from: {URL}"
            ),
        ),
        (
            "vancouver",
            {"author": None, "URL": None, "issued": {**ABOUT, "date-parts": [[2021, 7, 6]]}},
            "Drone falls near the river. Harbour Post. [2021 Jul 6?].",
        ),
    ],
)
def test_a_reference_is_as_its_manual_has_it(
    style: str, changes: dict[str, Any], expected: str
) -> None:
    assert made(style, **changes) == expected


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Mary-Ann", "Marsh MA"),
        ("Élodie", "Marsh É"),
        ("مهتاب", "Marsh مهتاب"),
        ("J.R.", "Marsh JR"),
    ],
)
def test_vancouver_makes_initials_of_letters_that_have_capitals(given: str, short: str) -> None:
    assert made("vancouver", author=[{"family": "Marsh", "given": given}]).startswith(f"{short}. ")


CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>The House Style of the Reading Room</title><title-short>House</title-short>
<id>house</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><text variable="title" text-case="title" suffix=" = "/>
<text variable="container-title" font-style="italic"/></layout></bibliography></style>
"""


def test_a_keepers_own_style_is_formatted_by_the_processor() -> None:
    style = citation_style("House Style", CSL.encode())
    assert (style.id, style.label) == ("house-style", "House")
    work = make_work(title="Drone falls near the river & the quay {a}")
    made_ = citations.format([citations.csl_item(work, make_settings())], style, "en")[0]
    assert (
        made_.html
        == f"Drone Falls near the River &amp; the Quay {{A}} = <i>{work.record.outlet.name}</i>."
    )


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("a", b"<style", "not XML"),
        ("a", b"<style/>", "not a CSL style"),
        ("a", CSL.split("<citation>")[0].encode() + b"</style>", "no bibliography"),
        ("a", CSL.replace("layout", "lay").encode(), "processor"),
        ("apa", CSL.encode(), "named like a style that is there"),
    ],
)
def test_a_file_that_is_no_style_is_refused_with_what_is_wrong(
    name: str, data: bytes, wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong):
        citation_style(name, data)


def test_an_own_style_does_not_change_what_is_built_in() -> None:
    before = made("apa")
    citation_style("House", CSL.encode())
    assert made("apa") == before
    assert set(styles.STYLES) == {
        "apa",
        "chicago",
        "chicago-author-date",
        "mla",
        "harvard",
        "vancouver",
    }
