"""Archives written to a folder for tests: `everything` holds each state that a record can have.

Withheld texts carry a sentinel each: a word that is in no other place, whose name tells which rule
was broken where a test finds it in the output. Sentinels have no ending that a stemmer takes off.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from pressmark.identity import canonical_text, sha256
from pressmark.private import PRIVATE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REPOSITORY = Path(__file__).resolve().parents[1]
URL = "https://everything.example/news"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A record as it lies in an archive; `private` puts its text into `private/`.

    The standfirst and the keeper's notes go there with it.
    """

    pressmark: str
    fields: Mapping[str, object]
    body: str = ""
    private: bool = False
    folder: str = "2021"

    @property
    def path(self) -> str:
        """The record's file, relative to the archive."""
        return f"content/articles/{self.folder}/{self.pressmark}.md"

    def files(self) -> Mapping[str, bytes]:
        """The record's file, and its private one, by their paths."""
        if not self.private:
            return {self.path: f"---\n{_yaml(self.fields)}---\n\n{self.body}".encode()}
        apart = {name: each for name, each in self.fields.items() if name in PRIVATE_FIELDS}
        public = {name: each for name, each in self.fields.items() if name not in apart}
        above = f"---\n{_yaml(apart)}---\n\n" if apart else ""
        return {
            self.path: f"---\n{_yaml(public)}---\n\n".encode(),
            f"private/{self.pressmark}.md": f"{above}{self.body}".encode(),
        }


def source(
    pressmark: str, body: str = "", *, private: bool = False, folder: str = "2021", **fields: object
) -> Source:
    """A record of the Harbour Post of 6 July 2021 under CC BY 4.0, unless `fields` say otherwise.

    A field of None is left out.
    """
    found: dict[str, object] = {
        "title": f"Report on {pressmark}",
        "outlet": "harbour-post",
        "issued": "2021-07-06",
        "language": "en",
        "source_url": f"https://harbour.example/{pressmark}",
        **fields,
    }
    if not fields.keys() & {"license", "rights_statement"}:
        found["license"] = "CC-BY-4.0"
    kept = {name: value for name, value in found.items() if value is not None}
    return Source(pressmark=pressmark, fields=kept, body=body, private=private, folder=folder)


OUTLETS: Mapping[str, Mapping[str, object]] = {
    "harbour-post": {
        "name": "Harbour Post",
        "url": "https://harbour.example/",
        "language": "en",
        "contact": "desk@harbour.example",
        "rules": ["A link at the top of the text."],
        "terms": [
            {
                "sentence": "You may copy what we wrote ourselves.",
                "source_url": "https://harbour.example/terms",
                "read": "2024-05-03",
            }
        ],
    },
    "wire-and-tide": {
        "name": "Wire & Tide",
        "language": "en",
        "license": "CC-BY-4.0",
        "rights_holder": {"name": "Tide Trust", "kind": "organisation"},
    },
    "karaneh": {"name": "Karaneh", "native_name": "کرانه", "language": "fa"},
    "al-mina": {"name": "Al-Mina", "native_name": "الميناء", "language": "ar"},
    "le-quai": {"name": "Le Quai", "language": "fr"},
}
"""The outlets of every archive here, by slug."""

PAGES: Mapping[str, str] = {
    "about.md": "---\ntitle: About this archive\n---\n\nKept for *tests*. See [how to cite]"
    "({filename}how-to-cite.md).\n\n![The quay]({static}/media/quay.png)\n",
    "how-to-cite.md": "---\ntitle: How to cite\n---\n\nEach paragraph has a number.\n",
}


def settings_text(**changes: object) -> str:
    """Return the settings file of an archive, with `changes` by name."""
    values: dict[str, object] = {
        "SITENAME": "The Everything Archive",
        "SITEURL": URL,
        "DEFAULT_LANG": "en",
        "TIMEZONE": "UTC",
        "PATH": "content",
        "OUTPUT_PATH": "output",
        "THEME": str(REPOSITORY / "theme"),
        "PLUGIN_PATHS": [str(REPOSITORY / "plugins")],
        "PLUGINS": ["pressmark.site"],
        "PRESSMARK_PURPOSE": "One record in each state that there is.",
        "PRESSMARK_KEEPER": {"name": "A. Keeper", "email": "keeper@everything.example"},
        "PRESSMARK_EXTRA": {
            "genre": {"label": "Genre", "values": ["report", "comment"], "filter": True}
        },
        **changes,
    }
    return "".join(f"{name} = {value!r}\n" for name, value in values.items())


def write_archive(
    root: Path,
    *sources: Source,
    settings: Mapping[str, object] | None = None,
    outlets: Mapping[str, Mapping[str, object]] = OUTLETS,
    pages: Mapping[str, str] = PAGES,
    media: Mapping[str, bytes] | None = None,
) -> Path:
    """Write an archive into `root`, file by file in the given order, and return `root`.

    `media` maps "content/media/…" or "private/media/…" to the files' bytes.
    """
    files: dict[str, bytes] = {"pelicanconf.py": settings_text(**(settings or {})).encode()}
    for slug, fields in outlets.items():
        files[f"content/outlets/{slug}.yml"] = _yaml(fields).encode()
    for each in sources:
        files |= each.files()
    files["content/media/quay.png"] = QUAY
    files |= {f"content/pages/{name}": text.encode() for name, text in pages.items()}
    files |= media or {}
    write_files(root, files)
    return root


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files under `root`, in the mapping's order."""
    for path, data in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _yaml(fields: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=90)


def png(width: int, height: int, note: str = "") -> bytes:
    """Return a grey PNG; `note` is kept as text in it, so that its bytes can be told apart."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + (chunk(b"tEXt", b"Comment\0" + note.encode()) if note else b"")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


QUAY = png(40, 30)
"""A picture that the pages of every archive show."""

# --- the archive that holds everything -----------------------------------------------------------

FULL = "harbour-post-2021-07-06-a-drone-falls"
VERBATIM = "harbour-post-2021-07-07-quotes-stay"
LONG_TITLE = "harbour-post-2021-07-09-a-very-long-title"
MARKUP_TITLE = "harbour-post-2021-07-10-b-bold-b"
UNLISTED = "harbour-post-2021-07-11-kept-apart"
NOT_HELD = "harbour-post-2021-07-12-free-but-not-here"
DESCRIBED = "harbour-post-2021-07-05-in-copyright"
EMBARGOED = "harbour-post-2021-07-13-under-embargo"
PERMITTED = "harbour-post-2021-07-14-by-permission"
PART = "harbour-post-2021-07-15-some-words"
PART_HELD = "harbour-post-2021-07-15-five-words"
WITHDRAWN = "harbour-post-2021-07-16-taken-down"
OPAQUE = "harbour-post-2021-withdrawn-1"
REVIEW = "harbour-post-2021-07-18-zqreviewmark"
AGENCY = "wire-and-tide-2021-07-19-agency-copy"
NONCOMMERCIAL = "harbour-post-2021-07-20-not-for-trade"
PICTURES = "harbour-post-2021-07-21-four-pictures"
PERSIAN = "karaneh-2021-07-22-khbr"
PERSIAN_WITHHELD = "karaneh-2021-07-23-drnyamd"
ARABIC = "al-mina-2021-07-24-khbr"
UNDATED = "harbour-post-undated-a-leaflet"
CORRECTED = "harbour-post-2021-07-26-mended"
RETRACTED = "harbour-post-2021-07-27-retracted"

ALIAS = "harbour-post-2021-07-26-an-older-name"

SENTINELS: Mapping[str, str] = {
    "the text of a work in copyright": "zqincopyright",
    "the standfirst of a described work": "zqstandfirstinc",
    "the text of a work that nobody has evaluated": "zqnotevaluated",
    "the text under terms of the outlet's own": "zqownterms",
    "the text under a non-commercial licence": "zqnoncommercialtext",
    "the text under embargo": "zqembargotext",
    "the standfirst under embargo": "zqembargostandfirst",
    "the words beyond a permission": "zqbeyondpermission",
    "an agency's text": "zqagencytext",
    "an agency's standfirst": "zqagencystandfirst",
    "a Persian text in copyright": "ژژپگچثظ",
    "the text of a withdrawn work": "zqwithdrawntext",
    "the standfirst of a withdrawn work": "zqwithdrawnstandfirst",
    "the summary of a withdrawn work": "zqwithdrawnsummary",
    "the author of a withdrawn work": "zqwithdrawnauthor",
    "the topic of a withdrawn work": "zqwithdrawntopic",
    "the text of an opaque withdrawal": "zqopaquetext",
    "the title of an opaque withdrawal": "zqopaquetitle",
    "the author of an opaque withdrawal": "zqopaqueauthor",
    "the old address of an opaque withdrawal": "zqopaquealias",
    "the topic of an opaque withdrawal": "zqopaquetopic",
    "the event of an opaque withdrawal": "zqopaqueevent",
    "the original's address of an opaque withdrawal": "zqopaqueoriginal",
    "the summary of an opaque withdrawal": "zqopaquesummary",
    "the text of a record under review": "zqreviewtext",
    "the title of a record under review": "zqreviewtitle",
    "the author of a record under review": "zqreviewauthor",
    "the topic of a record under review": "zqreviewtopic",
    "the mark of a record under review": "zqreviewmark",
    "the old name of a record under review": "zqreviewalias",
    "the summary of a record under review": "zqreviewsummary",
    "the keeper's notes": "zqkeepernotes",
    "where the evidence lies": "zqevidenceplace",
    "the keeper's notes on a permission": "zqpermissionletter",
    "a withheld picture": "zqwithheldpicture",
    "an undeclared picture": "zqundeclaredpicture",
}
"""What must be in no byte of the public edition, by what it is."""

NEVER = tuple(
    word
    for what, word in SENTINELS.items()
    if "withdrawn" in what or "opaque" in what or "notes" in what
)
"""The sentinels that no edition shows."""

READING_ROOM = (
    ("zqincopyright", DESCRIBED),
    ("zqstandfirstinc", DESCRIBED),
    ("zqnotevaluated", "harbour-post-2019-not-evaluated"),
    ("zqownterms", "harbour-post-2020-own-terms"),
    ("zqnoncommercialtext", NONCOMMERCIAL),
    ("zqembargotext", EMBARGOED),
    ("zqembargostandfirst", EMBARGOED),
    ("zqbeyondpermission", PART),
    ("zqagencytext", AGENCY),
    ("zqagencystandfirst", AGENCY),
    ("ژژپگچثظ", PERSIAN_WITHHELD),
    ("zqreviewtext", REVIEW),
    ("zqreviewtitle", REVIEW),
)
"""Which sentinel stands on which page of the reading-room edition."""

TEXT = """\
A drone fell near the river on Monday. "Nobody was hurt," the mayor said -- and left.[^1]

The second paragraph has a [link](https://elsewhere.example/page), *stress* and `code "stays" --`.

## What is known

| Hour | Event |
|------|-------|
| 08:10 | A sound |
| 08:12 | Smoke |

- one thing
- another thing

> "We heard it twice," a baker said.

1. First
2. Second

```
x = "straight" -- not touched
```

The last paragraph asks: was it the wind?

[^1]: The mayor spoke on the radio.
"""

RAW_HTML = """\
A paragraph with <b>bold</b> and <script>alert("zq")</script> and <img src=x onerror="alert(1)">.

<div onclick="alert(1)" style="position:fixed">A block <a href="javascript:alert(1)">link</a>.</div>

<iframe src="https://frames.example/"></iframe>

<p id="main">A paragraph that takes an id of the page.</p>

Text with <a href="data:text/html,hello">data</a> and <span lang="fr">un mot</span>.
"""

PERSIAN_TEXT = """\
کتابدار می‌گوید "نسخهٔ اصلی" را نگه داشته است -- و نشانی آن را می‌دهد.

دومین بند از این گزارش دربارهٔ تاریخ‌ها است.
"""

ARABIC_TEXT = """\
قال أمين المكتبة إن النسخة محفوظة "كما هي".

الفقرة الثانية عن التواريخ.
"""

FRENCH_TEXT = """\
Le bibliothécaire garde « la copie » -- sans y toucher.

Le second alinéa parle des dates.
"""

CHINESE_TEXT = """\
图书管理员说原件仍然保存着。

第二段谈到日期。
"""


def _full() -> Iterable[Source]:
    yield source(
        FULL,
        TEXT,
        title="A drone falls near the river",
        subtitle="Nobody was hurt, the mayor says",
        authors=["Ada Marsh", {"name": "Jonas Fenn"}],
        credits=["AFP"],
        rights_holder={"name": "Harbour News Agency", "kind": "organisation"},
        rights_evidence=[
            {
                "sentence": "Our own reports are under CC BY 4.0.",
                "place": "zqevidenceplace",
                "read": "2024-05-03",
            }
        ],
        changes="The headline was taken out of the text.",
        topics=["drones", "rivers"],
        places=["Baghdad"],
        event="The fall of July 2021",
        summary="A drone came down; the town waits for an answer.",
        archived_url="https://web-archive.example/2021/a-drone-falls",
        retrieved="2021-07-08",
        section="World",
        page="A4",
        edition="late",
        issn="2049-3630",
        place="Baghdad",
        identifiers={"doi": "10.1234/abc"},
        extra={"genre": "report"},
        extent={"words": 90, "paragraphs": 8},
        sha256=sha256(canonical_text(TEXT)),
        keeper_notes="zqkeepernotes: ask the desk.",
    )
    yield source(
        VERBATIM,
        'She said "no" -- twice.\n\nWord for word it stays.\n',
        title='"Quotes" stay as they are',
        license="CC-BY-ND-4.0",
        authors=["Ada Marsh"],
        topics=["drones"],
        issued="2021-07-07",
    )
    yield source(
        NONCOMMERCIAL,
        "The tide zqnoncommercialtext comes in.\n",
        private=True,
        license="CC-BY-NC-4.0",
        issued="2021-07-20",
    )
    for mark, license_, issued in (
        ("harbour-post-2021-dedicated", "CC0-1.0", "2021"),
        ("harbour-post-2021-08-about-a-month", "CC-BY-SA-4.0", "2021-08~"),
        ("harbour-post-2021-09-interval", "OGL-UK-3.0", "2021-09-01/2021-09-05"),
        ("harbour-post-2021-10-01-uncertain", "CC-PDM-1.0", "2021-10-01?"),
    ):
        yield source(
            mark, "A free text of two lines.\n\nAnd its end.\n", license=license_, issued=issued
        )
    yield source(
        LONG_TITLE,
        "A short text.\n",
        title="A very long title that goes on and on: "
        + " ".join(["Donaudampfschifffahrtsgesellschaft"] * 4)
        + " and still does not come to its end before the third line of the page is full",
        issued="2021-07-09",
    )
    yield source(
        MARKUP_TITLE,
        RAW_HTML,
        title='<b>Tide</b> & "time" wait for no one’s <script>alert(1)</script>',
        subtitle="A </title> in the standfirst & more",
        summary="A summary with <i>markup</i> & [a link](javascript:alert(1)).",
        authors=['O\'Neill & "Sons" <b>'],
        topics=["<b>tides</b> & “times”"],
        event="The <i>event</i>",
        issued="2021-07-10",
        changes="None </script><script>alert(2)</script>.",
    )
    yield source(UNLISTED, "An unlisted text on squalls.\n", unlisted="true", title="Kept apart")
    yield source(
        PERMITTED,
        'A text by "permission" alone.\n',
        rights_statement="InC",
        permission={
            "extent": "full",
            "granted_by": "Harbour Post",
            "date": "2024-06-01",
            "evidence": "A letter: zqpermissionletter.",
        },
        issued="2021-07-14",
    )
    yield source(
        PICTURES,
        "Before the pictures.\n\n![The quay in the text](media/quay.png)\n\n"
        "![Not declared](undeclared.png)\n\n![On another host](https://pictures.example/far.png)\n\n"
        "After the pictures.\n",
        media=[
            {
                "file": "quay.png",
                "alt": "The quay at noon",
                "caption": "The quay & its cranes",
                "creator": "Ada Marsh",
                "license": "CC-BY-4.0",
                "source_url": "https://harbour.example/pictures/quay",
            },
            {"file": "shown.png", "alt": "The river", "license": "CC0-1.0"},
            {
                "file": "withheld.png",
                "alt": "The smoke",
                "caption": "Smoke over the river",
                "creator": "An agency",
                "rights_statement": "InC",
                "source_url": "https://harbour.example/pictures/smoke",
            },
            {
                "file": "https://pictures.example/remote.png",
                "alt": "The bridge",
                "license": "CC-BY-4.0",
            },
        ],
        issued="2021-07-21",
    )
    yield source(
        CORRECTED,
        "A text that was mended.\n",
        aliases=[ALIAS],
        version="2",
        corrections=[{"date": "2024-06-02", "what": "A name was mended.", "why": "Misread."}],
        redactions=[{"what": "A witness’s name", "reason": "Her safety", "date": "2024-06-03"}],
        issued="2021-07-26",
    )
    yield source(
        RETRACTED,
        "A text that its outlet took back.\n",
        source_status={
            "status": "retracted",
            "date": "2022-01-02",
            "url": "https://harbour.example/notice",
            "note": "The count was wrong.",
        },
        issued="2021-07-27",
    )
    yield source(UNDATED, "A leaflet.\n", issued=None, folder="undated", title="A leaflet")
    yield source(
        "wire-and-tide-2020-the-outlets-licence",
        "The outlet licenses this.\n",
        outlet="wire-and-tide",
        license=None,
        issued="2020",
        folder="2020",
        authors=[{"name": "Tide Desk", "kind": "organisation"}],
    )
    yield source(
        PERSIAN,
        PERSIAN_TEXT,
        outlet="karaneh",
        language="fa",
        title="خبر از کتابخانه",
        subtitle="گزارش «کرانه»",
        authors=["مهتاب ساحلی"],
        topics=["کتابخانه"],
        issued="2021-07-22",
        license="CC-BY-SA-4.0",
    )
    yield source(
        ARABIC,
        ARABIC_TEXT,
        outlet="al-mina",
        language="ar",
        title="خبر من المكتبة",
        authors=["نورة البحري"],
        issued="2021-07-24",
    )
    yield source(
        "le-quai-2021-07-25-la-copie",
        FRENCH_TEXT,
        outlet="le-quai",
        language="fr",
        title="La copie « gardée »",
        issued="2021-07-25",
    )
    yield source(
        "le-quai-2021-07-25-yuan-jian",
        CHINESE_TEXT,
        outlet="le-quai",
        language="zh",
        title="原件",
        issued="2021-07-25",
    )


def _described() -> Iterable[Source]:
    yield source(
        DESCRIBED,
        "The heron zqincopyright stood.\n\nA second paragraph of it.\n",
        private=True,
        title="A text in copyright",
        subtitle="The zqstandfirstinc of the outlet",
        authors=["Ada Marsh"],
        credits=["AFP", "Reuters"],
        rights_statement="InC",
        rights_holder="Harbour Post",
        summary="In our own words: a heron stands.",
        quotation="The heron stood.",
        topics=["drones", "herons"],
        event="The fall of July 2021",
        issued="2021-07-05",
        keeper_notes="zqkeepernotes again",
    )
    yield source(
        "harbour-post-2019-not-evaluated",
        "Nobody looked at zqnotevaluated.\n",
        private=True,
        rights_statement="CNE",
        issued="2019",
        folder="2019",
    )
    yield source(
        "harbour-post-2020-own-terms",
        "Terms of zqownterms.\n",
        private=True,
        license={
            "id": "LicenseRef-Harbour",
            "name": "Terms of the Harbour Post",
            "url": "https://harbour.example/terms",
        },
        issued="2020-01-27~",
        folder="2020",
    )
    yield source(NOT_HELD, title="Free, but not here", issued="2021-07-12")
    yield source(
        EMBARGOED,
        "Wait for zqembargotext.\n",
        private=True,
        subtitle="Until then zqembargostandfirst",
        embargo_until="2999-01-01",
        summary="What the keeper may say before its day.",
        issued="2021-07-13",
    )
    yield source(
        PART,
        "One two three four five six seven eight.\n\nThen zqbeyondpermission follows.\n",
        private=True,
        rights_statement="InC",
        permission={
            "extent": "words",
            "words": "5",
            "granted_by": "Harbour Post",
            "date": "2024-06-01",
        },
        issued="2021-07-15",
    )
    yield source(
        PART_HELD,
        "Nine ten eleven twelve thirteen.\n",
        rights_statement="InC",
        permission={"extent": "words", "words": "5", "granted_by": "Harbour Post"},
    )
    yield source(
        AGENCY,
        "By an agency: zqagencytext.\n",
        private=True,
        outlet="wire-and-tide",
        license=None,
        agency_copy="true",
        subtitle="The agency's zqagencystandfirst",
        credits=["AFP"],
        issued="2021-07-19",
    )
    yield source(
        PERSIAN_WITHHELD,
        "بندی با ژژپگچثظ در آن.\n",
        private=True,
        outlet="karaneh",
        language="fa",
        title="خبری در محدودیت",
        authors=["مهتاب ساحلی"],
        rights_statement="InC",
        issued="2021-07-23",
    )
    yield source(
        "le-quai-2018-sans-droit",
        outlet="le-quai",
        language="fr",
        title="Sans droit connu",
        rights_statement="UND",
        issued="2018",
        folder="2018",
    )


def _taken_away() -> Iterable[Source]:
    yield source(
        WITHDRAWN,
        "It said zqwithdrawntext.\n",
        private=True,
        title="A work taken down",
        subtitle="With its zqwithdrawnstandfirst",
        authors=["Zqwithdrawnauthor Nemo"],
        topics=["zqwithdrawntopic"],
        summary="The zqwithdrawnsummary.",
        withdrawn={
            "date": "2024-06-04",
            "reason": "Its writer wished it.",
            "asked_by": "Its writer",
        },
        issued="2021-07-16",
    )
    yield source(
        OPAQUE,
        "It named zqopaquetext.\n",
        private=True,
        title="The zqopaquetitle",
        authors=["Zqopaqueauthor"],
        topics=["zqopaquetopic"],
        event="zqopaqueevent",
        summary="zqopaquesummary",
        source_url="https://harbour.example/zqopaqueoriginal",
        aliases=["harbour-post-2021-zqopaquealias"],
        withdrawn={"date": "2024-06-05", "reason": "It names a person.", "opaque": "true"},
        issued="2021-07-17",
    )
    yield source(
        REVIEW,
        "Not yet: zqreviewtext.\n",
        private=True,
        title="Not yet zqreviewtitle",
        authors=["Zqreviewauthor"],
        topics=["zqreviewtopic"],
        summary="zqreviewsummary",
        aliases=["harbour-post-2021-zqreviewalias"],
        status="needs-review",
        issued="2021-07-18",
    )


def sources() -> tuple[Source, ...]:
    """The records of `everything`."""
    return (*_full(), *_described(), *_taken_away())


MEDIA: Mapping[str, bytes] = {
    "content/media/quay.png": QUAY,
    "content/media/shown.png": png(30, 20, "free"),
    "content/media/undeclared.png": png(20, 20, "zqundeclaredpicture"),
    "private/media/withheld.png": png(24, 16, "zqwithheldpicture"),
}


def everything(root: Path, *, reverse: bool = False, **settings: object) -> Path:
    """Write the archive that holds a record in every state; `reverse` turns the order of writing.

    `settings` are changes to its settings.
    """
    found = sources()
    outlets = dict(OUTLETS)
    if reverse:
        found, outlets = found[::-1], dict(reversed(list(outlets.items())))
    settings = {"PRESSMARK_PARQUET": True, **settings}
    return write_archive(root, *found, settings=settings, outlets=outlets, media=MEDIA)
