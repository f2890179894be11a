"""Each kind of broken record gives one problem, that names file, line and field, and a remedy."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pressmark.archive import load
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.settings import ArchiveSettings, ExtraField

FILE = "content/articles/2021/example-news-2021-07-06-bridge-opens.md"
SETTINGS = ArchiveSettings(
    name="An archive",
    extra=(ExtraField(name="tone", label="Tone", values=("calm", "alarmed")),),
)
FIELDS = {
    "title": "Bridge opens",
    "outlet": "Example News",
    "issued": "2021-07-06",
    "language": "en",
    "license": "CC-BY-4.0",
}
BODY = "The bridge is open.\n"


def front_matter(**changes: str | None) -> str:
    """Return front matter; a value of None takes a field out, one with a line end is a block."""
    fields = {name: value for name, value in (FIELDS | changes).items() if value is not None}
    return "".join(
        f"{name}:{value}\n" if value.startswith("\n") else f"{name}: {value}\n"
        for name, value in fields.items()
    )


def record(body: str = BODY, **changes: str | None) -> bytes:
    return f"---\n{front_matter(**changes)}---\n\n{body}".encode()


def write_archive(root: Path, files: dict[str, bytes]) -> None:
    outlet = b"name: Example News\nnative_name: Beispiel\n"
    for path, data in {"content/outlets/example-news.yml": outlet, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def problems_of(root: Path, files: dict[str, bytes]) -> tuple[Problem, ...]:
    """Return what is wrong with an archive of these files; nothing if it can be read."""
    write_archive(root, files)
    try:
        return load(root, settings=SETTINGS).warnings
    except ProblemsFoundError as error:
        return error.problems


class Case(NamedTuple):
    """A broken file, and where its problem stands. `says` is part of message or remedy."""

    name: str
    data: bytes
    line: int
    field: str
    says: str


CASES = (
    Case("latin-1", "---\ntitle: Café\n---\n".encode("latin-1"), 2, "", "UTF-8"),
    Case("utf-16", "---\ntitle: x\n---\n".encode("utf-16"), 1, "", "UTF-16"),
    Case("empty", b"", 1, "", "front matter"),
    Case("no front matter", b"The bridge is open.\n", 1, "", "does not start with front matter"),
    Case("unclosed", f"---\n{front_matter()}\nThe bridge\n".encode(), 1, "", "not closed"),
    Case("tab", b"---\ntitle: x\nauthors:\n\t- Jane Doe\n---\n", 4, "", "tab"),
    Case("colon", record(title="Bridge: open"), 2, "", "quotation marks"),
    Case("open quote", record(title='"Bridge'), 6, "", "not closed"),
    Case("unclosed bracket", record(topics="[a, b"), 7, "", "bracket"),
    Case("no mapping", b"---\n- a\n- b\n---\n", 2, "", "list of fields"),
    Case("anchor", record(title="&a Bridge"), 2, "", "Anchors"),
    Case("tag", record(title="!!python/name:os.system x"), 2, "", "tags"),
    Case("field twice", record(summary="a\nsummary: b"), 8, "summary", "twice"),
    Case("unknown field", record(colour="red"), 7, "colour", "no such field"),
    Case("misspelt field", record(titel="Bridge", title=None), 6, "titel", "mean title"),
    Case("alias of a field", record(date="2021-07-06", issued=None), 6, "date", "mean issued"),
    Case("no title", record(title=None), 1, "title", "missing"),
    Case("empty title", record(title=""), 2, "title", "missing"),
    Case("no outlet", record(outlet=None), 1, "outlet", "missing"),
    Case("unknown outlet", record(outlet="Daily Nothing"), 3, "outlet", "content/outlets/"),
    Case("outlet's case", record(outlet="Example news"), 3, "outlet", "mean Example News?"),
    Case("no language", record(language=None), 1, "language", "missing"),
    Case("language's name", record(language="English"), 5, "language", "mean en?"),
    Case("country for language", record(language="jp"), 5, "language", "mean ja?"),
    Case("bad date", record(issued="6 July 2021"), 4, "issued", "2021-07-06"),
    Case("no such day", record(issued="2021-02-30"), 4, "issued", "30"),
    Case("unknown licence", record(license="Freeware"), 6, "license", "no such licence"),
    Case("licence without version", record(license="CC BY"), 6, "license", "CC-BY-3.0, CC-BY-4.0."),
    Case("status as licence", record(license="InC"), 6, "license", "rights_statement: InC"),
    Case(
        "licence as status",
        record(license=None, rights_statement="CC-BY-4.0", body=""),
        6,
        "rights_statement",
        "license: CC-BY-4.0",
    ),
    Case("both rights", record(rights_statement="InC"), 7, "rights_statement", "Both"),
    Case("no rights", record(license=None), 1, "license", "Neither"),
    Case("address without scheme", record(source_url="example.org/a"), 7, "source_url", "https:"),
    Case("script address", record(source_url="javascript:alert(1)"), 7, "source_url", "http"),
    Case(
        "password in address",
        record(archived_url="https://me:secret@example.org/"),
        7,
        "archived_url",
        "password",
    ),
    Case("yes for true", record(unlisted="yes"), 7, "unlisted", "Write true"),
    Case(
        "opaque withdrawal under a name that tells",
        record(withdrawn="{date: 2024-01-01, reason: Asked for., opaque: true}", body=""),
        7,
        "withdrawn",
        "withdraw --opaque",
    ),
    Case("field below the fence", record(f"status: needs-review\n\n{BODY}"), 9, "status", "above"),
    Case(
        "front matter closed too early",
        record(f"place: Rome\nstatus: needs-review\n---\n\n{BODY}"),
        9,
        "place",
        "above",
    ),
    Case(
        "two front matters",
        record(f"---\nEmbargo_until: 2031-01-01\n---\n\n{BODY}"),
        10,
        "embargo_until",
        "above",
    ),
    Case("Pelican's draft", record(status="draft"), 7, "status", "Pelican"),
    Case("Pelican's hidden", record(status="hidden"), 7, "status", "needs-review"),
    Case("embargo", record(embargo_until="next year", body=""), 7, "embargo_until", "2021-07-06"),
    Case("withdrawn as a word", record(withdrawn="true", body=""), 7, "withdrawn", "group"),
    Case(
        "withdrawn without reason", record(withdrawn="{date: 2021-07-08}"), 7, "withdrawn", "reason"
    ),
    Case(
        "permission for no number of words",
        record(permission="{extent: words, granted_by: Jane Doe}"),
        7,
        "permission",
        "how many",
    ),
    Case("version", record(version="two"), 7, "version", "whole number"),
    Case("corrections", record(corrections="mended a letter"), 7, "corrections", "group"),
    Case(
        "correction without a date",
        record(corrections="\n  - what: a\n    date: 2021-07-08\n  - what: b"),
        10,
        "corrections",
        "date is missing",
    ),
    Case("medium without file", record(media="\n  - alt: A bridge"), 8, "media", "file is missing"),
    Case("medium without alt", record(media="\n  - file: a.jpg"), 8, "media", "alt is missing"),
    Case(
        "medium outside", record(media="\n  - {file: ../a.jpg, alt: A}"), 8, "media", "not the name"
    ),
    Case(
        "medium not there",
        record(media="\n  - {file: a.jpg, alt: A bridge, license: CC0-1.0}"),
        7,
        "media",
        "no such file",
    ),
    Case("sum's form", record(sha256="abc"), 7, "sha256", "64"),
    Case("another text", record(sha256="0" * 64), 7, "sha256", "not the one"),
    Case("column not declared", record(extra="{mood: calm}"), 7, "extra", "no such column"),
    Case("column's value", record(extra="{tone: Alarmed}"), 7, "extra", "mean alarmed?"),
    Case("identifier", record(identifiers="{doi: abc}"), 7, "identifiers", "10.1234/abc"),
    Case("issn", record(issn="0261-3078"), 7, "issn", "check digit"),
    Case("topics in one text", record(topics="bridges, rivers"), 7, "topics", "[bridges, rivers]"),
    Case("list for a text", record(place="[Berlin]"), 7, "place", "not a list"),
    Case("alias", record(aliases="[Old Name]"), 7, "aliases", "pressmark"),
    Case("alias of itself", record(aliases=f"[{Path(FILE).stem}]"), 7, "aliases", "two works"),
    Case("paragraphs", record(paragraphs="[p1, p1]"), 7, "paragraphs", "once"),
    Case("extent", record(extent="{words: many, paragraphs: 1}"), 7, "extent", "whole number"),
    Case("agency copy", record(agency_copy="perhaps"), 7, "agency_copy", "unknown"),
    Case(
        "withheld text",
        record(license=None, rights_statement="InC"),
        9,
        "",
        f"private/{Path(FILE).stem}.md",
    ),
    Case("quotations in each other", record(body=f"{BODY}\n{'> ' * 990}x\n"), 11, "", "deep"),
    Case("lists in each other", record(body="- " * 990 + "x\n"), 9, "", "deep"),
    Case("elements in each other", record(body=f"{BODY}\n{'<div>' * 990}x\n"), 11, "", "deep"),
    Case("text in review", record(status="needs-review"), 10, "", "needs-review"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_record_gives_one_problem_with_its_place_and_a_remedy(
    case: Case, tmp_path: Path
) -> None:
    (problem,) = problems_of(tmp_path, {FILE: case.data})
    assert (problem.path, problem.line, problem.field) == (FILE, case.line, case.field)
    assert problem.severity == "error"
    assert problem.remedy
    assert case.says in f"{problem.message} {problem.remedy}"


def test_the_record_that_the_cases_break_is_whole(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {FILE: record()}) == ()


def test_names_of_the_cases_are_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 24


@pytest.mark.parametrize(
    "name",
    ["Example-News-2021.md", "example_news.md", "a--b.md", "بغداد.md", f"{'a' * 101}.md"],
)
def test_file_name_that_is_no_pressmark_is_a_problem(name: str, tmp_path: Path) -> None:
    path = f"content/articles/2021/{name}"
    (problem,) = problems_of(tmp_path, {path: record()})
    assert problem.path == path
    assert problem.remedy


def test_same_pressmark_in_two_years_is_a_problem_of_the_later_file(tmp_path: Path) -> None:
    other = FILE.replace("/2021/", "/2022/")
    found = problems_of(tmp_path, {FILE: record(), other: record()})
    (problem,) = (each for each in found if each.severity == "error")
    assert (problem.path, problem.remedy != "") == (other, True)
    assert FILE in problem.message


def test_alias_that_another_record_gives_too_is_a_problem(tmp_path: Path) -> None:
    other = "content/articles/2021/example-news-2021-07-06-other.md"
    broken = record(aliases="[example-news-old]")
    (problem,) = problems_of(tmp_path, {FILE: broken, other: broken})
    assert (problem.path, problem.line, problem.field) == (other, 7, "aliases")


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    other = "content/articles/2021/example-news-2021-07-06-other.md"
    found = problems_of(
        tmp_path,
        {FILE: record(issued="soon", language="English", version="0"), other: b"nothing"},
    )
    assert [(each.path == FILE, each.field) for each in found] == [
        (True, "issued"),
        (True, "language"),
        (True, "version"),
        (False, ""),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quotation": " ".join(["word"] * 101)}, "quotation"),
        ({"retrieved": "2021-07-01"}, "retrieved"),
        ({"issued": "2019-07-06"}, "issued"),
    ],
)
def test_what_is_only_odd_is_a_warning(changes: dict[str, str], field: str, tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {FILE: record(**changes)})
    assert (problem.severity, problem.field) == ("warning", field)


@pytest.mark.parametrize(
    "body",
    [
        "place: Rome\n\nA letter that begins so.\n",
        "Status: unknown, said the mayor.\n",
        "---\n\nA text that begins with a line.\n",
        "status\\: unknown\n",
    ],
)
def test_a_text_that_only_looks_like_fields_is_a_text(body: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, {FILE: record(body)}) == ()


@pytest.mark.parametrize(
    "fields", [{"embargo_until": ""}, {"withdrawn": "{}"}, {"withdrawn": "null"}]
)
def test_a_line_that_would_take_rights_away_and_says_nothing_is_warned_of(
    fields: dict[str, str | None], tmp_path: Path
) -> None:
    (problem,) = problems_of(tmp_path, {FILE: record(**fields)})
    assert problem.severity is Severity.WARNING
    assert (problem.field, problem.line) == (*fields, 7)
