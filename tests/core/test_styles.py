"""The styles that a page offers, by examples worked out from their manuals; and a keeper's own."""

from __future__ import annotations

from pathlib import Path
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


READ = {"date-parts": [[2022, 3, 4]]}
PERSIAN: dict[str, Any] = {
    "title": "کتابخانه در شهر",
    "container-title": "کرانه",
    "author": [{"family": "ساحلی", "given": "مهتاب"}],
    "language": "fa",
}
ARABIC: dict[str, Any] = {
    "title": "المكتبة في المدينة",
    "container-title": "الميناء",
    "author": [{"literal": "وكالة البحر"}],
    "language": "ar",
}
EAST: dict[str, dict[str, Any]] = {
    language: {
        "title": title,
        "container-title": outlet,
        "author": [{"literal": name} for name in names],
        "language": language,
    }
    for language, title, outlet, *names in (
        ("zh", "图书馆。", "人民日报", "毛泽东", "欧阳 修"),
        ("ja", "図書館", "港新聞", "夏目漱石"),
        ("ko", "도서관", "부두신문", "김철수"),
    )
}
WAYBACK = "https://web.archive.org/web/20210708090000/https://harbour.example/drone"
SEVEN = [{"family": f"F{letter}", "given": "Ada"} for letter in "abcdefg"]


def dated(edtf: str) -> dict[str, Any]:
    """A date as our own items have it: CSL JSON's parts, and the EDTF under `custom`."""
    parts = [int(part) for part in edtf.rstrip("~?%").split("-")]
    circa = {"circa": True} if edtf[-1] in "~?%" else {}
    return {"issued": {"date-parts": [parts], **circa}, "custom": {"issued_edtf": edtf}}


CASES: dict[str, dict[str, Any]] = {
    "two people": {},
    "a body": {"author": [{"literal": "Tide Desk"}]},
    "no author": {"author": None},
    "a particle": {"author": [{"family": "van der Berg", "given": "Jan"}]},
    "a double family name": {"author": [{"family": "De Luca", "given": "Mario"}]},
    "seven people": {"author": SEVEN},
    "a month": dated("2021-07"),
    "about a day": dated("2021-07-06~"),
    "perhaps a year": dated("2021?"),
    "no date, read on a day": {"issued": None, "accessed": READ},
    "a day of reading": {"accessed": READ},
    "a page": {"page": "A4"},
    "a headline that asks": {"title": "Who counts the birds?"},
    "a copy in a web archive": {"custom": {"archived_url": WAYBACK}},
    "its text in this archive": {
        "archive": "Quay & Tide",
        "custom": {"copy_here": "https://quay.example/drone.html"},
    },
    "Persian": PERSIAN,
    "Arabic": ARABIC,
}
"""What differs from two people writing in the Harbour Post of 6 July 2021."""

NEARLY = "Marsh, Ada J., and Bo Fam. “Drone Falls near the River.” <i>Harbour Post</i>"
SHORT = "Marsh, A.J. and Fam, B. (2021) ‘Drone falls near the river’, <i>Harbour Post</i>"

# APA 7: 9.8 to 9.12 (authors), 9.13 to 9.17 (dates), 10.1, examples 15 to 17 (newspapers).
APA = {
    "two people": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "a body": "Tide Desk. (2021, July 6). Drone falls near the river. <i>Harbour Post</i>. {url}",
    "no author": "Drone falls near the river. (2021, July 6). <i>Harbour Post</i>. {url}",
    "a particle": "van der Berg, J. (2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "a double family name": "De Luca, M. (2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "seven people": "Fa, A., Fb, A., Fc, A., Fd, A., Fe, A., Ff, A., &amp; Fg, A. (2021, July 6)."
    " Drone falls near the river. <i>Harbour Post</i>. {url}",
    "a month": "Marsh, A. J., &amp; Fam, B. (2021, July). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "about a day": "Marsh, A. J., &amp; Fam, B. (ca. 2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "perhaps a year": "Marsh, A. J., &amp; Fam, B. (ca. 2021). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    # 9.16: a day of retrieval only where a page is made to change; an archive's is not.
    "no date, read on a day": "Marsh, A. J., &amp; Fam, B. (n.d.). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "a day of reading": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>. {url}",
    "a page": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Drone falls near the river."
    " <i>Harbour Post</i>, A4. {url}",
    "a headline that asks": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Who counts the birds?"
    " <i>Harbour Post</i>. {url}",
    # 9.34: one address.
    "a copy in a web archive": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Drone falls near the"
    " river. <i>Harbour Post</i>. {url}",
    "its text in this archive": "Marsh, A. J., &amp; Fam, B. (2021, July 6). Drone falls near the"
    " river. <i>Harbour Post</i>. {url}",
    "Persian": "ساحلی, مهتاب. (2021, July 6). کتابخانه در شهر. <i>کرانه</i>. {url}",
    "Arabic": "وكالة البحر. (2021, July 6). المكتبة في المدينة. <i>الميناء</i>. {url}",
}
# Chicago 18: 14.87 to 14.91 (newspapers; 17th edition, 14.191 to 14.200), 14.44 (no, uncertain
# and approximate dates), 14.104 and the Q&A on the Wayback Machine (archived copies), 13.15.
CHICAGO = {
    "two people": f"{NEARLY}, July 6, 2021. {{url}}.",
    "a body": "Tide Desk. “Drone Falls near the River.” <i>Harbour Post</i>, July 6, 2021. {url}.",
    "no author": "<i>Harbour Post</i>. “Drone Falls near the River.” July 6, 2021. {url}.",
    "a particle": "Berg, Jan van der. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " July 6, 2021. {url}.",
    "a double family name": "De Luca, Mario. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " July 6, 2021. {url}.",
    # 13.23: more than six authors, the first three.
    "seven people": "Fa, Ada, Ada Fb, Ada Fc, et al. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6, 2021. {url}.",
    "a month": f"{NEARLY}, July 2021. {{url}}.",
    "about a day": f"{NEARLY}, [ca. July 6, 2021]. {{url}}.",
    "perhaps a year": f"{NEARLY}, [2021?]. {{url}}.",
    "no date, read on a day": f"{NEARLY}, n.d. Accessed March 4, 2022. {{url}}.",
    "a day of reading": f"{NEARLY}, July 6, 2021. {{url}}.",
    # 14.89: page numbers are best left out.
    "a page": f"{NEARLY}, July 6, 2021. {{url}}.",
    "a headline that asks": "Marsh, Ada J., and Bo Fam. “Who Counts the Birds?”"
    " <i>Harbour Post</i>, July 6, 2021. {url}.",
    "a copy in a web archive": f"{NEARLY}, July 6, 2021. {{url}}. Archived July 8, 2021, at the"
    f" Wayback Machine. {WAYBACK}.",
    "its text in this archive": f"{NEARLY}, July 6, 2021. {{url}}. Archived at Quay &amp; Tide."
    " https://quay.example/drone.html.",
    "Persian": "ساحلی, مهتاب. “کتابخانه در شهر.” <i>کرانه</i>, July 6, 2021. {url}.",
    "Arabic": "وكالة البحر. “المكتبة في المدينة.” <i>الميناء</i>, July 6, 2021. {url}.",
}
AUTHOR_DATE = {
    "two people": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "a body": "Tide Desk. 2021. “Drone Falls near the River.” <i>Harbour Post</i>, July 6. {url}.",
    "no author": "<i>Harbour Post</i>. 2021. “Drone Falls near the River.” July 6. {url}.",
    "a particle": "Berg, Jan van der. 2021. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " July 6. {url}.",
    "a double family name": "De Luca, Mario. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "seven people": "Fa, Ada, Ada Fb, Ada Fc, et al. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "a month": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July. {url}.",
    "about a day": "Marsh, Ada J., and Bo Fam. [ca. 2021]. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "perhaps a year": "Marsh, Ada J., and Bo Fam. [2021?]. “Drone Falls near the River.”"
    " <i>Harbour Post</i>. {url}.",
    "no date, read on a day": "Marsh, Ada J., and Bo Fam. n.d. “Drone Falls near the River.”"
    " <i>Harbour Post</i>. Accessed March 4, 2022. {url}.",
    "a day of reading": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "a page": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "a headline that asks": "Marsh, Ada J., and Bo Fam. 2021. “Who Counts the Birds?”"
    " <i>Harbour Post</i>, July 6. {url}.",
    "a copy in a web archive": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    f" <i>Harbour Post</i>, July 6. {{url}}. Archived July 8, 2021, at the Wayback Machine."
    f" {WAYBACK}.",
    "its text in this archive": "Marsh, Ada J., and Bo Fam. 2021. “Drone Falls near the River.”"
    " <i>Harbour Post</i>, July 6. {url}. Archived at Quay &amp; Tide."
    " https://quay.example/drone.html.",
    "Persian": "ساحلی, مهتاب. 2021. “کتابخانه در شهر.” <i>کرانه</i>, July 6. {url}.",
    "Arabic": "وكالة البحر. 2021. “المكتبة في المدينة.” <i>الميناء</i>, July 6. {url}.",
}
# MLA 9: 5.3 to 5.22 (authors), 5.31 to 5.37 (containers), 5.78 to 5.83 (dates; one that is supplied
# stands in brackets), 5.111 (day of access), 2.90 (title case).
MLA = {
    "two people": f"{NEARLY}, 6 July 2021, {{url}}.",
    "a body": "Tide Desk. “Drone Falls near the River.” <i>Harbour Post</i>, 6 July 2021, {url}.",
    "no author": "“Drone Falls near the River.” <i>Harbour Post</i>, 6 July 2021, {url}.",
    "a particle": "van der Berg, Jan. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " 6 July 2021, {url}.",
    "a double family name": "De Luca, Mario. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " 6 July 2021, {url}.",
    "seven people": "Fa, Ada, et al. “Drone Falls near the River.” <i>Harbour Post</i>,"
    " 6 July 2021, {url}.",
    "a month": f"{NEARLY}, July 2021, {{url}}.",
    "about a day": f"{NEARLY}, [circa 6 July 2021], {{url}}.",
    "perhaps a year": f"{NEARLY}, [2021?], {{url}}.",
    "no date, read on a day": f"{NEARLY}, {{url}}. Accessed 4 Mar. 2022.",
    "a day of reading": f"{NEARLY}, 6 July 2021, {{url}}.",
    "a page": f"{NEARLY}, 6 July 2021, p. A4, {{url}}.",
    "a headline that asks": "Marsh, Ada J., and Bo Fam. “Who Counts the Birds?”"
    " <i>Harbour Post</i>, 6 July 2021, {url}.",
    "a copy in a web archive": f"{NEARLY}, 6 July 2021, {{url}}. <i>Wayback Machine</i>,"
    f" {WAYBACK}.",
    "its text in this archive": f"{NEARLY}, 6 July 2021, {{url}}. <i>Quay &amp; Tide</i>,"
    " https://quay.example/drone.html.",
    "Persian": "ساحلی, مهتاب. “کتابخانه در شهر.” <i>کرانه</i>, 6 July 2021, {url}.",
    "Arabic": "وكالة البحر. “المكتبة في المدينة.” <i>الميناء</i>, 6 July 2021, {url}.",
}
# Cite Them Right 12, "Newspaper articles" and "Dates": single quotes, what was read when, four and
# more authors as the first et al., (no date), c. for an approximate year; one address.
HARVARD = {
    "two people": f"{SHORT}, 6 July. Available at: {{url}}.",
    "a body": "Tide Desk (2021) ‘Drone falls near the river’, <i>Harbour Post</i>, 6 July."
    " Available at: {url}.",
    "no author": "<i>Harbour Post</i> (2021) ‘Drone falls near the river’, 6 July."
    " Available at: {url}.",
    "a particle": "van der Berg, J. (2021) ‘Drone falls near the river’, <i>Harbour Post</i>,"
    " 6 July. Available at: {url}.",
    "a double family name": "De Luca, M. (2021) ‘Drone falls near the river’,"
    " <i>Harbour Post</i>, 6 July. Available at: {url}.",
    "seven people": "Fa, A. <i>et al.</i> (2021) ‘Drone falls near the river’,"
    " <i>Harbour Post</i>, 6 July. Available at: {url}.",
    "a month": f"{SHORT}, July. Available at: {{url}}.",
    "about a day": "Marsh, A.J. and Fam, B. (c. 2021) ‘Drone falls near the river’,"
    " <i>Harbour Post</i>, 6 July. Available at: {url}.",
    "perhaps a year": "Marsh, A.J. and Fam, B. (c. 2021) ‘Drone falls near the river’,"
    " <i>Harbour Post</i>. Available at: {url}.",
    "no date, read on a day": "Marsh, A.J. and Fam, B. (no date) ‘Drone falls near the river’,"
    " <i>Harbour Post</i>. Available at: {url} (Accessed: 4 March 2022).",
    "a day of reading": f"{SHORT}, 6 July. Available at: {{url}} (Accessed: 4 March 2022).",
    "a page": f"{SHORT}, 6 July, p. A4. Available at: {{url}}.",
    "a headline that asks": "Marsh, A.J. and Fam, B. (2021) ‘Who counts the birds?’,"
    " <i>Harbour Post</i>, 6 July. Available at: {url}.",
    "a copy in a web archive": f"{SHORT}, 6 July. Available at: {{url}}.",
    "its text in this archive": f"{SHORT}, 6 July. Available at: {{url}}.",
    "Persian": "ساحلی, مهتاب (2021) ‘کتابخانه در شهر’, <i>کرانه</i>, 6 July. Available at: {url}.",
    "Arabic": "وكالة البحر (2021) ‘المكتبة في المدينة’, <i>الميناء</i>, 6 July."
    " Available at: {url}.",
}
# NLM, Citing Medicine 2, chapters 8 and 23; "Estimated date": brackets and a question mark.
VANCOUVER = {
    "two people": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]."
    " 2021 Jul 6. Available from: {url}",
    "a body": "Tide Desk. Drone falls near the river. Harbour Post [Internet]. 2021 Jul 6."
    " Available from: {url}",
    "no author": "Drone falls near the river. Harbour Post [Internet]. 2021 Jul 6."
    " Available from: {url}",
    "a particle": "van der Berg J. Drone falls near the river. Harbour Post [Internet]."
    " 2021 Jul 6. Available from: {url}",
    "a double family name": "De Luca M. Drone falls near the river. Harbour Post [Internet]."
    " 2021 Jul 6. Available from: {url}",
    "seven people": "Fa A, Fb A, Fc A, Fd A, Fe A, Ff A, et al. Drone falls near the river."
    " Harbour Post [Internet]. 2021 Jul 6. Available from: {url}",
    "a month": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]. 2021 Jul."
    " Available from: {url}",
    "about a day": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]."
    " [2021 Jul 6?]. Available from: {url}",
    "perhaps a year": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]."
    " [2021?]. Available from: {url}",
    "no date, read on a day": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post"
    " [Internet]. [date unknown] [cited 2022 Mar 4]. Available from: {url}",
    "a day of reading": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]."
    " 2021 Jul 6 [cited 2022 Mar 4]. Available from: {url}",
    "a page": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post [Internet]."
    " 2021 Jul 6:A4. Available from: {url}",
    "a headline that asks": "Marsh AJ, Fam B. Who counts the birds? Harbour Post [Internet]."
    " 2021 Jul 6. Available from: {url}",
    "a copy in a web archive": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post"
    " [Internet]. 2021 Jul 6. Available from: {url}",
    "its text in this archive": "Marsh AJ, Fam B. Drone falls near the river. Harbour Post"
    " [Internet]. 2021 Jul 6. Available from: {url}",
    "Persian": "ساحلی مهتاب. کتابخانه در شهر. کرانه [Internet]. 2021 Jul 6. Available from: {url}",
    "Arabic": "وكالة البحر. المكتبة في المدينة. الميناء [Internet]. 2021 Jul 6."
    " Available from: {url}",
}
BY_HAND = {
    "apa": APA,
    "chicago": CHICAGO,
    "chicago-author-date": AUTHOR_DATE,
    "mla": MLA,
    "harvard": HARVARD,
    "vancouver": VANCOUVER,
}


def test_every_style_has_its_example_of_every_case() -> None:
    assert BY_HAND.keys() == citations.STYLES.keys()
    assert {style: table.keys() ^ CASES.keys() for style, table in BY_HAND.items()} == {
        style: set() for style in BY_HAND
    }


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("style", BY_HAND)
def test_a_reference_is_as_its_manual_has_it(style: str, case: str) -> None:
    assert made(style, **CASES[case]) == BY_HAND[style][case].format(url=URL)


IN_ITS_LANGUAGE = {
    ("apa", "fa"): "ساحلی, مهتاب. (2021, 6 جولای). کتابخانه در شهر. <i>کرانه</i>. {url}",
    ("chicago", "fa"): "ساحلی, مهتاب. “کتابخانه در شهر.” <i>کرانه</i>, 6 جولای 2021. {url}.",
    ("harvard", "fa"): "ساحلی, مهتاب (2021) “کتابخانه در شهر,” <i>کرانه</i>, 6 جولای."
    " قابل دسترس در: {url}.",
    ("mla", "ar"): 'وكالة البحر. "المكتبة في المدينة". <i>الميناء</i>, 6 يوليو، 2021, {url}.',
    ("vancouver", "ar"): "وكالة البحر. المكتبة في المدينة. الميناء [انترنت]. 6 يوليو، 2021."
    " موجود في: {url}",
    (
        "chicago-author-date",
        "fr",
    ): "Marsh, Ada J., et Bo Fam. 2021. «\u00a0Drone falls near the river\u00a0»."
    " <i>Harbour Post</i>, 6 juillet. {url}.",
    ("mla", "de"): "Marsh, Ada J., und Bo Fam. „Drone falls near the river“. <i>Harbour Post</i>,"
    " 6. Juli 2021, {url}.",
    ("harvard", "es"): "Marsh, A.J. y Fam, B. (2021) «Drone falls near the river»,"
    " <i>Harbour Post</i>, 6 de julio. Disponible en: {url}.",
    ("mla", "zh"): "毛泽东, 和 欧阳 修. 《图书馆》. <i>人民日报</i>, 2021年7月6日, {url}.",
    ("apa", "ja"): "夏目漱石. (2021年, 7月6日). 図書館. <i>港新聞</i>. {url}",
    ("vancouver", "ko"): "김철수. 도서관. 부두신문 [Internet]. 2021년 7월 6일. Available at: {url}",
    ("chicago", "ru"): "Marsh, Ada J., и Bo Fam. «Drone falls near the river»."
    " <i>Harbour Post</i>, 6 июль 2021 г. {url}.",
}


@pytest.mark.parametrize(("style", "language"), IN_ITS_LANGUAGE)
def test_a_reference_speaks_the_articles_language(style: str, language: str) -> None:
    changes = {"fa": PERSIAN, "ar": ARABIC, **EAST}.get(language, {"language": language})
    expected = IN_ITS_LANGUAGE[style, language].format(url=URL)
    assert made(style, language, **changes) == expected


@pytest.mark.parametrize(
    ("style", "language", "date", "said"),
    [
        ("apa", "fr", [2021, 7, 6], "(2021, 6 juillet)"),
        ("apa", "de", [2021, 7, 6], "(2021, 6. Juli)"),
        ("apa", "ar", [2021, 7, 6], "(2021, 6 يوليو)"),
        ("apa", "zh", [2021, 7, 6], "(2021, 7月6日)"),
        ("apa", "zh", [2021, 7], "(2021, 7月)"),
        ("apa", "pt", [2021, 7], "(2021, julho)"),
        ("apa", "hi", [2021, 7, 6], "(2021, July 6)"),
        ("chicago-author-date", "pt", [2021, 7, 6], " 6 de julho."),
        ("harvard", "de", [2021, 7, 6], ", 6. Juli."),
        ("harvard", "hi", [2021, 7, 6], ", 6 July."),
    ],
)
@pytest.mark.parametrize("title", ["Drone falls", "Drone falls ⁂"])
@pytest.mark.parametrize("signed", [True, False])
def test_month_and_day_stand_as_the_language_has_them(
    style: str, language: str, date: list[int], said: str, title: str, signed: bool
) -> None:
    """The CSL styles have English's order for all. A strange sign goes to the processor."""
    changes: dict[str, Any] = {} if signed else {"author": None}
    issued = {"date-parts": [date]}
    assert said in made(style, language, language=language, title=title, issued=issued, **changes)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "https://web.archive.org/web/2021/https://a.example/",
            "Archived at the Wayback Machine. ",
        ),
        ("https://perma.cc/AB12-CD34", "Archived at Perma.cc. "),
        ("https://archive.example/x?a=1&b=2", "Archived at archive.example. "),
        (
            "https://arquivo.pt/wayback/20210230000000/https://a.example/",
            "Archived at Arquivo.pt. ",
        ),
    ],
)
def test_an_archive_is_named_and_no_day_is_made_up(address: str, said: str) -> None:
    item = made("chicago", custom={"archived_url": address})
    assert item.endswith(f"{URL}. {said}{address.replace('&', '&amp;')}.")


def test_a_copy_that_is_the_only_address_is_not_given_twice() -> None:
    for style in citations.STYLES:
        assert made(style, URL=WAYBACK, custom={"archived_url": WAYBACK}).count(WAYBACK) == 1


def test_a_work_is_cited_with_the_page_where_its_text_stands() -> None:
    shown, described = make_work(), make_work(rights_statement="InC")
    page = f"https://archive.example/news/{shown.page}"
    said = [
        citations.format([citations.csl_item(work, make_settings())], "mla", "en")[0].text
        for work in (shown, described)
    ]
    assert [page in each for each in said] == [True, False]


@pytest.mark.parametrize("style", ["chicago", "chicago-author-date", "mla"])
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ('"Quotes" stay as they are', "“‘Quotes’ Stay as They Are.”"),
        ('Mayor: "Never again"', "“Mayor: ‘Never Again.’”"),
        ("Mayor: “Never again.”", "“Mayor: ‘Never Again.’”"),
        ('Mayor asks: "Who is there?"', "“Mayor Asks: ‘Who Is There?’”"),
        ('A "plan B" for U.S. "allies"', "“A ‘Plan B’ for U.S. ‘Allies.’”"),
        ("He said \"it is 'over'\" twice", "“He Said \"It Is 'over'\" Twice.”"),
        ('A 5" gun', '“A 5" Gun.”'),
        ("Rights of the workers’", "“Rights of the Workers’.”"),
    ],
)
def test_a_quotation_in_a_headline_stands_in_single_marks_inside_double_ones(
    style: str, title: str, expected: str
) -> None:
    signed = made(style, title=title).replace("&quot;", '"')
    assert f" {expected} <i>Harbour Post</i>," in signed
    unsigned = made(style, title=title, author=None).replace("&quot;", '"')
    assert f"{expected} " in unsigned


def test_a_headlines_own_marks_stay_where_the_style_has_none_or_others() -> None:
    title = 'Mayor: "Never again"'
    assert '‘Mayor: "Never again"’,' in made("harvard", title=title).replace("&quot;", '"')
    french = made("chicago", "fr", title="Le maire : “jamais”", language="fr")
    assert "“jamais”" in french


@pytest.mark.parametrize("style", ["apa", "vancouver"])
@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ('Mayor: "Never again"', "en", 'Mayor: "Never again." '),
        ("Mayor: “Never again ⁂”", "en", "Mayor: “Never again ⁂.” "),
        ("Mayor asks: “Who is there?”", "en", "Mayor asks: “Who is there?” "),
        ('A gun of 5"', "en", 'A gun of 5". '),
        ('Le maire : "jamais"', "fr", 'Le maire : "jamais". '),
        ("Is it still open?", "en", "Is it still open? "),
    ],
)
def test_a_quotation_that_ends_a_headline_has_the_full_stop_inside(
    style: str, signed: bool, title: str, language: str, expected: str
) -> None:
    changes: dict[str, Any] = {} if signed else {"author": None}
    assert expected in made(style, language, title=title, language=language, **changes)


def test_a_chinese_name_in_two_parts_is_written_without_a_blank_in_every_style() -> None:
    for style in citations.STYLES:
        name = {"family": "毛", "given": "泽东"}
        assert made(style, "zh", author=[name], language="zh").startswith("毛泽东")


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


OWN = Path(__file__).parents[1] / "csl"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # An author-date style with names, et al. and words of its own, in British English.
        (
            "quay-author-date",
            (
                "Marsh, A. J. &amp; van der Berg, J. (2021): ‘A drone falls near the river’,"
                " <i>Tehran Times</i>, 6 July [https://news.example/2021/a-drone-falls"
                " (read 4 March 2022)]."
            ),
        ),
        # A style of full notes, in title case.
        (
            "harbour-notes",
            (
                "Ada J. Marsh, and Jan van der Berg, “A Drone Falls near the River,”"
                " <i>Tehran Times</i> (07/06/2021), &lt;https://news.example/2021/a-drone-falls>."
            ),
        ),
    ],
)
def test_styles_as_keepers_have_them_are_followed(name: str, expected: str) -> None:
    style = citation_style(name, (OWN / f"{name}.csl").read_bytes())
    work = make_work(authors=["Ada J. Marsh", "Jan van der Berg"], retrieved="2022-03-04")
    item = citations.csl_item(work, make_settings())
    apa, own = citations.format_in(item, ["apa", style], "en")
    assert own.html == expected
    assert apa == citations.format([item], "apa", "en")[0]


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
