"""An archive of what is hard to cite, for readers of other people's making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archives import source, write_archive
from pressmark.identity import canonical_text, sha256

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archives import Source

URL = "https://everything.example/news"

PERSON_AND_BODY = "harbour-post-2021-07-06-person-and-body"
NO_AUTHOR = "harbour-post-2021-07-07-no-author"
ABOUT = "harbour-post-2021-07-08-about-a-day"
MONTH = "harbour-post-2021-07-a-month"
UNDATED = "harbour-post-undated-a-leaflet"
NAMES = "harbour-post-2021-07-09-names"
WITHHELD = "harbour-post-2021-07-10-withheld"
TOMBSTONE = "harbour-post-2021-07-11-taken-down"
CORRECTED = "harbour-post-2021-07-12-mended"
RETRACTED = "harbour-post-2021-07-13-taken-back"
SPECIAL = "harbour-post-2021-07-14-every-sign"
FORMULA = "harbour-post-2021-07-15-sum"
BODIES = "harbour-post-2021-07-16-bodies"
PERSIAN = "karaneh-2021-07-17-ktabkhanh"
ARABIC = "al-mina-2021-07-18-mktb"
CHINESE = "le-quai-2021-07-19-tu-shu"
VERBATIM = "harbour-post-2021-07-20-verbatim"
NONCOMMERCIAL = "harbour-post-2021-07-21-not-for-trade"
EMBARGOED = "harbour-post-2021-07-22-embargo"
PERMITTED = "harbour-post-2021-07-23-by-permission"
STATUS = "harbour-post-1921-07-24-old"

SIGNS = 'Is 5% of $x$ & {y} #1_a ~^\\ "q" <b>enough</b>; A, B | @x = +1'
"""Every sign that BibTeX, RIS, XML or CSV takes for something."""
MINING = "https://harbour.example/mining"
FORMULA_TITLE = '=HYPERLINK("https://a.example/")'
TEXT = "A text of its own: two lines.\n\nAnd its end, with “quotes” & more.\n"

WITHHELD_WORDS = {
    WITHHELD: "zqwithheldtext",
    NONCOMMERCIAL: "zqnoncommercialtext",
    EMBARGOED: "zqembargotext",
    TOMBSTONE: "zqwithdrawntext",
    PERMITTED: "zqpermittedtext",
}
"""A word of each text that no data file may hold."""


def sources() -> Mapping[str, Source]:
    """Return the archive's records by pressmark."""
    made = (
        source(
            PERSON_AND_BODY,
            TEXT,
            title="Person & body",
            authors=["Ada J. Marsh", {"name": "Tide Desk", "kind": "organisation"}],
            credits=["AFP", "Reuters"],
            rights_holder={"name": "Harbour News Agency", "kind": "organisation"},
            summary="The keeper's words; two of them.",
            archived_url="https://web.archive.org/web/20210708090000/https://harbour.example/x",
            retrieved="2021-07-08",
            topics=["drones", "rivers, lakes"],
            section="World",
            page="A4",
            edition="late",
            issn="2049-3630",
            identifiers={"doi": "10.1234/abc"},
        ),
        source(NO_AUTHOR, TEXT, title="No author", credits=["AFP", "Reuters"], issued="2021-07-07"),
        source(ABOUT, TEXT, title="About a day", issued="2021-07-08~", authors=["Voltaire"]),
        source(MONTH, TEXT, title="A month", issued="2021-07", event="The same"),
        source(UNDATED, TEXT, title="A leaflet", issued=None, folder="undated", event="The same"),
        source(
            NAMES,
            TEXT,
            title="Names",
            issued="2021-07-09",
            authors=[
                "Jan van der Berg",
                "Martin Luther King Jr.",
                "Osama bin Laden",
                "De la Cruz, Juan Pablo",
                {"name": "Mao Zedong", "family": "Mao", "given": "Zedong"},
            ],
        ),
        source(
            WITHHELD,
            f"The heron {WITHHELD_WORDS[WITHHELD]} stood.\n",
            private=True,
            title="Withheld",
            rights_statement="InC",
            subtitle="zqwithheldstandfirst",
            authors=["Juan Pablo De la Cruz"],
            issued="2021-07-10",
        ),
        source(
            TOMBSTONE,
            f"It was {WITHHELD_WORDS[TOMBSTONE]}.\n",
            private=True,
            title="Taken down",
            withdrawn={"date": "2024-06-04", "reason": "Its writer wished it."},
            issued="2021-07-11",
        ),
        source(
            CORRECTED,
            TEXT,
            title="Mended",
            version="2",
            corrections=[{"date": "2024-06-02", "what": "A name.", "why": "Misread."}],
            sha256=sha256(canonical_text(TEXT)),
            issued="2021-07-12",
        ),
        source(
            RETRACTED,
            TEXT,
            title="Taken back",
            source_status={"status": "retracted", "date": "2021-08-03", "note": "the count"},
            issued="2021-07-13",
        ),
        source(SPECIAL, TEXT, title=SIGNS, topics=["50% & {more}"], issued="2021-07-14"),
        source(FORMULA, TEXT, title=FORMULA_TITLE, authors=["@Ada Marsh"], issued="2021-07-15"),
        source(
            BODIES,
            TEXT,
            title="Bodies",
            issued="2021-07-16",
            authors=[
                {
                    "name": "Ministry of Water and Power, Republic of Somewhere",
                    "kind": "organisation",
                }
            ],
        ),
        source(
            PERSIAN,
            "کتابدار نسخه را نگه داشته است.\n",
            outlet="karaneh",
            language="fa",
            title="کتابخانه‌ای که خبرها را گم نمی‌کند",
            authors=["مهتاب ساحلی", {"name": "خبرگزاری مهر", "kind": "organisation"}],
            issued="2021-07-17",
        ),
        source(
            ARABIC,
            "النسخة محفوظة.\n",
            outlet="al-mina",
            language="ar",
            title="المكتبة في المدينة",
            authors=["محمد بن سلمان آل سعود", "عبد الله أحمد"],
            issued="2021-07-18",
        ),
        source(
            CHINESE,
            "图书管理员。\n",
            outlet="le-quai",
            language="zh",
            title="图书馆",
            authors=["毛泽东", "欧阳 修"],
            issued="2021-07-19",
        ),
        source(
            VERBATIM,
            TEXT,
            title="Verbatim",
            license="CC-BY-ND-4.0",
            tdm_reservation={"policy": MINING, "read": "2024-06-03"},
            issued="2021-07-20",
        ),
        source(
            NONCOMMERCIAL,
            f"The tide {WITHHELD_WORDS[NONCOMMERCIAL]} comes in.\n",
            private=True,
            license="CC-BY-NC-4.0",
            issued="2021-07-21",
        ),
        source(
            EMBARGOED,
            f"The tide {WITHHELD_WORDS[EMBARGOED]} goes out.\n",
            private=True,
            embargo_until="2999-01-01",
            issued="2021-07-22",
        ),
        source(
            PERMITTED,
            f"A text {WITHHELD_WORDS[PERMITTED]} by leave alone.\n",
            rights_statement="InC",
            permission={"extent": "full", "granted_by": "Harbour Post", "date": "2024-06-01"},
            issued="2021-07-23",
        ),
        source(
            STATUS,
            TEXT,
            title="Old",
            rights_statement="NoC-US",
            issued="1921-07-24",
            folder="1921",
        ),
    )
    return {each.pressmark: each for each in made}


def write(root: Path) -> Path:
    """Write the archive, with every data file asked for."""
    settings = {"PRESSMARK_SEARCH": False, "PRESSMARK_PARQUET": True}
    return write_archive(root, *sources().values(), settings=settings)
