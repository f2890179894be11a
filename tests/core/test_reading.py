"""A record's file becomes a typed record, and front matter is written and changed in place."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pressmark import edtf
from pressmark.identity import sha256
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS
from pressmark.problems import ProblemsFoundError
from pressmark.reading import (
    FIELDS,
    read_record,
    record_fields,
    split_front_matter,
    update_record,
    write_record,
)
from pressmark.record import (
    AgencyCopy,
    Agent,
    AgentKind,
    Correction,
    Evidence,
    Extent,
    Length,
    Medium,
    Outlet,
    Permission,
    Record,
    Redaction,
    SourceState,
    SourceStatus,
    Status,
    TdmReservation,
    Withdrawal,
)
from pressmark.settings import ExtraField

PATH = "content/articles/2021/example-news-2021-07-06-bridge-opens.md"
OUTLET = Outlet(slug="example-news", name="Example News")
EXTRA = (ExtraField(name="tone", label="Tone"), ExtraField(name="round", label="Round"))
BODY = "The bridge is open.\n"

WHOLE = f"""\
---
title: Bridge opens
subtitle: After nine years
outlet: Example News
authors:
  - Jane Doe
  - {{name: Reuters, kind: organisation, url: "https://example.org/r"}}
  - {{family: Roe, given: Richard}}
credits: AFP
issued: 2021-07-06~
language: en
source_url: https://example.org/bridge
archived_url: https://web.archive.org/web/2021/https://example.org/bridge
retrieved: 2021-07-07
license: https://creativecommons.org/licenses/by/4.0/deed.fr
rights_holder: Example Press
rights_evidence:
  - sentence: All of it is CC BY.
    place: last line
    read: 2021-07-07
    url: https://example.org/terms
agency_copy: unknown
tdm_reservation: {{policy: "https://example.org/mining", read: 2021-07-07}}
changes: Pictures were left out.
permission: {{extent: words, words: 90, granted_by: Jane Doe, date: 2021-07-08, evidence: a letter}}
embargo_until: 2031-01-01
withdrawn: {{date: 2021-08-01, reason: at her wish, asked_by: the author, opaque: true}}
redactions: [{{what: a name, reason: safety, date: 2021-08-02}}]
source_status: {{status: right-of-reply, date: 2021-08-03, url: "https://example.org/x",
  note: A note}}
corrections: [{{date: 2021-08-04, what: a letter, why: a slip}}]
version: 2
section: World
page: A1
edition: Late
issn: 2434-561X
place: Berlin
topics: [bridges, rivers]
places: [Berlin]
event: The opening
summary: |
  First line.

  Second.
quotation: It is open.
media:
  - {{file: 2021/a.jpg, alt: A bridge, caption: It, creator: J, license: CC0-1.0}}
  - {{file: "https://example.org/b.jpg", alt: B, rights_statement: InC, source_url: "https://example.org/"}}
identifiers: {{warc: "<urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d479>", doi: "https://doi.org/10.1234/abc"}}
extra: {{round: "2", tone: calm}}
unlisted: true
status: needs-review
aliases: [old-name]
extent: {{words: 4, paragraphs: 1}}
paragraphs: [p1, -p2, p2a]
sha256: {sha256(BODY).upper()}
source_sha256: {"a" * 64}
keeper_notes: Ask again.
---

{BODY}"""

EXPECTED = Record(
    pressmark="example-news-2021-07-06-bridge-opens",
    path=PATH,
    title="Bridge opens",
    subtitle="After nine years",
    outlet=OUTLET,
    authors=(
        Agent(name="Jane Doe"),
        Agent(name="Reuters", kind=AgentKind.ORGANISATION, url="https://example.org/r"),
        Agent(name="Richard Roe", family="Roe", given="Richard"),
    ),
    credits=("AFP",),
    issued=edtf.parse("2021-07-06~"),
    language="en",
    source_url="https://example.org/bridge",
    archived_url="https://web.archive.org/web/2021/https://example.org/bridge",
    retrieved=date(2021, 7, 7),
    license=LICENSES["CC-BY-4.0"],
    rights_holder=Agent(name="Example Press", kind=AgentKind.ORGANISATION),
    rights_evidence=(
        Evidence(
            sentence="All of it is CC BY.",
            place="last line",
            read=date(2021, 7, 7),
            url="https://example.org/terms",
        ),
    ),
    agency_copy=AgencyCopy.UNKNOWN,
    tdm_reservation=TdmReservation(policy="https://example.org/mining", read=date(2021, 7, 7)),
    changes="Pictures were left out.",
    permission=Permission(
        extent=Extent.WORDS,
        words=90,
        granted_by="Jane Doe",
        date=date(2021, 7, 8),
        evidence="a letter",
    ),
    embargo_until=date(2031, 1, 1),
    withdrawn=Withdrawal(
        date=date(2021, 8, 1), reason="at her wish", asked_by="the author", opaque=True
    ),
    redactions=(Redaction(what="a name", reason="safety", date=date(2021, 8, 2)),),
    source_status=SourceStatus(
        status=SourceState.RIGHT_OF_REPLY,
        date=date(2021, 8, 3),
        url="https://example.org/x",
        note="A note",
    ),
    corrections=(Correction(date=date(2021, 8, 4), what="a letter", why="a slip"),),
    version=2,
    section="World",
    page="A1",
    edition="Late",
    issn="2434-561X",
    place="Berlin",
    topics=("bridges", "rivers"),
    places=("Berlin",),
    event="The opening",
    summary="First line.\n\nSecond.",
    quotation="It is open.",
    media=(
        Medium(
            file="2021/a.jpg",
            alt="A bridge",
            caption="It",
            creator="J",
            license=LICENSES["CC0-1.0"],
        ),
        Medium(
            file="https://example.org/b.jpg",
            alt="B",
            rights_statement=RIGHTS_STATEMENTS["InC"],
            source_url="https://example.org/",
        ),
    ),
    identifiers=(
        ("doi", "10.1234/abc"),
        ("warc", "urn:uuid:f47ac10b-58cc-4372-a567-0e02b2c3d479"),
    ),
    extra=(("tone", "calm"), ("round", "2")),
    unlisted=True,
    status=Status.NEEDS_REVIEW,
    aliases=("old-name",),
    extent=Length(words=4, paragraphs=1),
    paragraphs=("p1", "-p2", "p2a"),
    sha256=sha256(BODY),
    source_sha256="a" * 64,
    keeper_notes="Ask again.",
    body=BODY,
)


def read(data: bytes) -> Record:
    return read_record(split_front_matter(data, PATH), outlets={OUTLET.slug: OUTLET}, extra=EXTRA)


@pytest.mark.parametrize(
    ("corrections", "advice"),
    [
        ("", "add an entry under corrections: with date and what, and write sha256: "),
        (
            "corrections: [{date: 2021-08-04, what: a letter}]\n",
            "If corrections: tells of this change, write sha256: ",
        ),
    ],
)
def test_the_sum_is_always_the_present_texts_also_after_a_correction(
    corrections: str, advice: str
) -> None:
    head = "---\ntitle: A\noutlet: Example News\nissued: 2021-07-06\nlanguage: en\n"
    record = f"{head}license: CC-BY-4.0\n{corrections}sha256: {sha256('Before.')}\n---\n\n{BODY}"
    with pytest.raises(ProblemsFoundError) as raised:
        read(record.encode())
    (problem,) = raised.value.problems
    assert problem.field == "sha256"
    assert f"{advice}{sha256(BODY)}" in problem.remedy
    assert read(record.replace(sha256("Before."), sha256(BODY)).encode()).sha256 == sha256(BODY)


def test_every_field_is_read() -> None:
    found = read(WHOLE.encode())
    for field in dataclasses.fields(Record):
        assert getattr(found, field.name) == getattr(EXPECTED, field.name), field.name


def test_the_whole_record_uses_every_field_but_the_rights_statement() -> None:
    raw = split_front_matter(WHOLE.encode(), PATH)
    assert set(FIELDS) - set(raw.fields) == {"rights_statement"}


def test_every_value_of_a_record_comes_from_a_field() -> None:
    made_elsewhere = {"pressmark", "path", "license_is_outlets", "body", "versions"}
    assert {field.name for field in dataclasses.fields(Record)} - made_elsewhere == set(FIELDS)


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.encode("utf-8-sig"),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.replace("---\n", "--- \n").encode(),
        WHOLE.rstrip().encode(),
        WHOLE.replace("A note", '"A no\\u0074e"').encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "blank after fence", "no last line end", "escape"],
)
def test_how_an_editor_saves_a_file_does_not_matter(data: bytes) -> None:
    assert read(data) == EXPECTED


def test_record_written_and_read_is_the_record() -> None:
    assert read(write_record(record_fields(EXPECTED), BODY)) == EXPECTED


def test_letters_are_kept_composed_and_blanks_at_the_ends_are_not() -> None:
    data = WHOLE.replace("Bridge opens", '"  Cafe\u0301 \u200cبغداد "').encode()
    assert read(data).title == "Café \u200cبغداد"


def test_empty_value_and_null_are_as_left_out() -> None:
    data = WHOLE.replace("subtitle: After nine years", "subtitle: ~").replace(
        "section: World", "section:"
    )
    assert (read(data.encode()).subtitle, read(data.encode()).section) == ("", "")


def test_licence_of_the_keepers_own_has_a_name_and_an_address() -> None:
    terms = "license: {id: LicenseRef-House, name: House terms, url: 'https://example.org/t'}"
    found = read(
        WHOLE.replace(
            "license: https://creativecommons.org/licenses/by/4.0/deed.fr", terms
        ).encode()
    )
    assert found.license is not None
    assert (found.license.id, found.license.name) == ("LicenseRef-House", "House terms")
    assert read(write_record(record_fields(found), BODY)) == found


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_lists_in_lists_without_end_are_a_problem_and_no_fault(opening: str, closing: str) -> None:
    data = f"---\ntitle:\n  {opening * 100_000}{closing * 100_000}\n---\n".encode()
    with pytest.raises(ProblemsFoundError) as caught:
        split_front_matter(data, PATH)
    assert "deeper" in caught.value.problems[0].message


def test_aliases_that_would_grow_are_refused_before_they_grow() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    with pytest.raises(ProblemsFoundError) as caught:
        split_front_matter("---\n{}\n---\n".format("\n".join(rows)).encode(), PATH)
    assert "Anchors" in caught.value.problems[0].message


def test_long_text_is_folded_between_words_and_addresses_stay_whole() -> None:
    address = f"https://example.org/{'a-b' * 60}"
    data = write_record({"summary": f"{'word ' * 40}{address} {'word ' * 40}"}).decode()
    assert address in data
    assert all(len(line) <= 100 for line in data.splitlines() if address not in line)


def test_unknown_field_is_not_written() -> None:
    with pytest.raises(ValueError, match="colour"):
        write_record({"colour": "red"})
    with pytest.raises(ValueError, match="colour"):
        update_record(WHOLE.encode(), {"colour": "red"})


KEPT = """\
---
# The keeper's own order, and a comment.
title:   'Bridge opens'   # checked
outlet: Example News
license: CC-BY-4.0  # asked by letter
authors:
  # in the order of the page
  - Jane Doe   # editor
  - John Roe
# Rights stand above.

summary: |
  # no comment
  Two lines.

language: en
---


The bridge  is open.  \t
"""


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_change_of_one_field_keeps_every_other_byte(newline: str, mark: str) -> None:
    before = mark + KEPT.replace("\n", newline)
    after = update_record(before.encode(), {"license": "CC0-1.0"})
    line = "license: CC-BY-4.0  # asked by letter"
    assert after.decode() == before.replace(line, "license: CC0-1.0  # asked by letter")


def test_no_change_keeps_every_byte() -> None:
    same = {"title": "Bridge opens", "authors": ["Jane Doe", "John Roe"], "language": "en"}
    assert update_record(KEPT.encode(), same).decode() == KEPT
    assert update_record(KEPT.encode(), {"event": None}).decode() == KEPT


def test_comments_in_a_replaced_list_are_kept_above_it() -> None:
    after = update_record(KEPT.encode(), {"authors": ["Ann Other"]}).decode()
    assert lines_changed(KEPT, after) == (
        ["  # in the order of the page", "  - Jane Doe   # editor", "  - John Roe"],
        ["# in the order of the page", "# editor", "  - Ann Other"],
    )
    assert read(after.encode()).authors == (Agent(name="Ann Other"),)


def test_sign_of_a_comment_inside_a_text_is_no_comment() -> None:
    after = update_record(KEPT.encode(), {"summary": "One line."}).decode()
    assert lines_changed(KEPT, after) == (
        ["summary: |", "  # no comment", "  Two lines."],
        ["summary: One line."],
    )


def test_new_field_is_put_behind_the_one_that_precedes_it_in_the_table() -> None:
    change = {"withdrawn": {"date": date(2021, 8, 1), "reason": "at her wish"}, "version": 2}
    after = update_record(KEPT.encode(), change).decode()
    assert lines_changed(KEPT, after)[0] == []
    found = read(after.encode())
    assert found.withdrawn == Withdrawal(date=date(2021, 8, 1), reason="at her wish")
    assert found.version == 2
    assert after.index("withdrawn:") < after.index("version:")


def test_field_is_taken_out_with_its_value() -> None:
    after = update_record(KEPT.encode(), {"summary": None}).decode()
    assert lines_changed(KEPT, after) == (["summary: |", "  # no comment", "  Two lines."], [])


def test_text_is_put_in_and_taken_out() -> None:
    without = update_record(KEPT.encode(), {}, body=None)
    assert without.decode() == KEPT[: KEPT.index("\n\n\nThe bridge") + 1]
    assert read(without).body is None
    again = update_record(without, {}, body="The bridge is shut.")
    assert read(again).body == "The bridge is shut.\n"


def test_front_matter_on_one_line_is_changed_too() -> None:
    flow = "---\n{title: Bridge opens, outlet: Example News, language: en, license: CC0-1.0}\n---\n"
    found = read(update_record(flow.encode(), {"version": 3}))
    assert (found.title, found.version) == ("Bridge opens", 3)


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1b", "\x7f"])
def test_a_text_with_a_control_character_is_a_problem_of_its_line(sign: str) -> None:
    lines = ("title: T", "outlet: example-news", "language: en", "license: CC-BY-4.0")
    data = "\n".join(("---", *lines, "---", "", "One.", "", f"Two{sign}.", "")).encode()
    raw = split_front_matter(data, "content/articles/undated/a.md")
    outlet = Outlet(slug="example-news", name="Example News")
    with pytest.raises(ProblemsFoundError) as caught:
        read_record(raw, outlets={"example-news": outlet})
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (10, "The text holds a control character.")
    assert problem.remedy
