"""`correct`: the new text, the old one as a version, and a record that tells of both."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from archives import settings_text
from conftest import read_files
from pressmark import archive, cli
from pressmark.commands import files
from pressmark.commands.withdraw import withdraw
from pressmark.identity import sha256
from pressmark.problems import ProblemsFoundError
from pressmark.settings import ArchiveSettings, Edition
from pressmark.site.build import build
from site_archives import record

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from pressmark.record import Record

FREE, CLOSED = "license: CC-BY-4.0", "rights_statement: InC"
MARK = "a-text"
MANY = " ".join(f"word{number}" for number in range(50))
OLD = f"The bridge opened in 1923.\n\n{MANY}\n"
NEW = f"The bridge opened in 1932.\n\n{MANY}\n"
SETTINGS = ArchiveSettings(name="T")


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], input=given)


def corrected(root: Path, text: str = NEW, *more: str, mark: str = MARK) -> Result:
    given = ("--what", "The year.", "--date", "2026-11-21", "--archive", root, *more)
    return run("correct", mark, "-", *given, given=text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    record(tmp_path, MARK, FREE, f"sha256: {sha256(OLD)}", "# a remark", body=OLD.rstrip("\n"))
    return tmp_path


def held(root: Path, *, private: bool = False) -> Record:
    (found,) = archive.load(root, settings=SETTINGS, private=private).records
    return found


def test_a_correction_changes_the_text_and_keeps_the_one_before_it(root: Path) -> None:
    assert corrected(root).exit_code == 0
    found = held(root)
    assert (found.body, found.version, found.sha256) == (NEW, 2, sha256(NEW))
    assert [(each.what, str(each.date)) for each in found.corrections] == [
        ("The year.", "2026-11-21")
    ]
    (earlier,) = found.versions
    assert (earlier.number, earlier.body, earlier.sha256) == (1, OLD, sha256(OLD))
    assert str(earlier.replaced) == "2026-11-21"
    assert "# a remark" in (root / found.path).read_text("utf-8")


def test_a_second_correction_keeps_both_texts_before_it(root: Path) -> None:
    corrected(root)
    corrected(root, NEW.replace("opened", "was opened"))
    found = held(root)
    assert [each.body for each in found.versions] == [OLD, NEW]
    assert (found.version, len(found.corrections)) == (3, 2)


def test_a_withheld_text_s_versions_lie_in_private_and_are_in_no_public_file(
    tmp_path: Path,
) -> None:
    record(tmp_path, MARK, CLOSED, private=OLD.rstrip("\n"))
    answer = corrected(tmp_path, NEW, "--json")
    assert json.loads(answer.stdout)["kept"] == f"private/versions/{MARK}/1.md"
    assert not (tmp_path / "content" / "versions").exists()
    assert "/private/" in (tmp_path / ".gitignore").read_text("utf-8")
    assert held(tmp_path).versions == ()
    assert [each.body for each in held(tmp_path, private=True).versions] == [OLD]
    (tmp_path / "pelicanconf.py").write_text(settings_text(PRESSMARK_SEARCH=False))
    public = build(tmp_path).output
    assert not [path for path, data in read_files(public).items() if b"word17" in data]
    room = build(tmp_path, edition=Edition.READING_ROOM).output
    assert b"1923" in (room / f"articles/{MARK}.v1.html").read_bytes()


def test_a_name_that_must_go_is_in_no_version_that_is_public(root: Path) -> None:
    assert corrected(root, NEW, "--hide-old").exit_code == 0
    assert "1923" not in "".join(
        path.read_text("utf-8") for path in (root / "content").rglob("*.md")
    )
    assert (root / f"private/versions/{MARK}/1.md").is_file()


def test_a_text_that_was_corrected_under_an_embargo_comes_out_with_its_versions(
    tmp_path: Path,
) -> None:
    record(tmp_path, MARK, FREE, "embargo_until: 2022-01-01", private=OLD.rstrip("\n"))
    assert corrected(tmp_path).exit_code == 0
    assert corrected(tmp_path, NEW.replace("opened", "was opened"), "--hide-old").exit_code == 0
    answer = run("release", MARK, "--archive", tmp_path)
    assert answer.exit_code == 0
    assert f"stays where it is: private/versions/{MARK}/2.md" in answer.output
    assert [each.body for each in held(tmp_path).versions] == [OLD]


def test_a_version_that_is_hidden_may_not_lie_where_it_is_public(root: Path) -> None:
    corrected(root)
    path = root / f"content/versions/{MARK}/1.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nwithheld: keeper\n", 1), "utf-8")
    with pytest.raises(ProblemsFoundError, match="private/versions/"):
        held(root)


@pytest.mark.parametrize("rights", [FREE, CLOSED])
def test_the_text_before_is_kept_before_anything_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rights: str
) -> None:
    apart = {"private": OLD} if rights == CLOSED else {"body": OLD}
    record(tmp_path, MARK, rights, **apart)
    written: list[str] = []
    monkeypatch.setattr(files, "write_file", lambda path, _data: written.append(str(path)))
    assert corrected(tmp_path).exit_code == 0
    texts = [path for path in written if path.endswith(".md")]
    assert "/versions/" in texts[0]
    assert "/content/articles/" in texts[-1]


@pytest.mark.parametrize("text", ["", OLD])
def test_what_is_no_correction_is_refused_and_writes_nothing(root: Path, text: str) -> None:
    before = read_files(root)
    assert corrected(root, text).exit_code == 1
    assert read_files(root) == before


def test_what_was_typed_is_kept_where_it_cannot_be_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "an editor")
    monkeypatch.setattr("click.edit", lambda _text, extension: f"Typed.\0{extension}\n")
    result = run("correct", MARK, "--what", "The year.", "--archive", root)
    assert result.exit_code == 1
    assert "control character" in result.output
    assert (root / ".pressmark" / f"{MARK}.md").read_text("utf-8") == "Typed.\0.md\n"
    assert "/.pressmark/" in (root / ".gitignore").read_text("utf-8").splitlines()
    assert held(root).body == OLD


@pytest.mark.parametrize("wrong", [("--what", " "), ("--what", "A", "--date", "2999-01-01")])
def test_what_cannot_be_a_correction_is_said_before_an_editor_opens(
    root: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, ...]
) -> None:
    monkeypatch.setattr("click.edit", lambda *_: pytest.fail("it opened"))
    result = run("correct", MARK, *wrong, "--archive", root)
    assert (result.exit_code, wrong[-2] in result.output) == (2, True)


def test_no_editor_is_waited_for_where_there_is_no_terminal(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("click.edit", lambda *_: pytest.fail("it opened"))
    result = run("correct", MARK, "--what", "The year.", "--archive", root)
    assert (result.exit_code, "no terminal" in result.output) == (2, True)


def test_nothing_is_written_where_one_file_cannot_be(root: Path) -> None:
    (root / "content/versions").write_text("in the way", encoding="utf-8")
    before = read_files(root)
    assert corrected(root).exit_code != 0
    assert read_files(root) == before


def test_a_work_under_review_and_a_withdrawn_one_are_refused(tmp_path: Path) -> None:
    record(tmp_path, MARK, FREE, "status: needs-review", private=OLD)
    record(tmp_path, "b-text", FREE, "withdrawn: {date: 2026-11-20, reason: Asked.}", private=OLD)
    assert "to correct" in corrected(tmp_path).stderr
    assert "withdrawn" in corrected(tmp_path, mark="b-text").stderr


@pytest.mark.parametrize("opaque", [False, True])
def test_a_withdrawal_takes_the_versions_away_everywhere(root: Path, opaque: bool) -> None:
    corrected(root)
    (root / "pelicanconf.py").write_text(settings_text(PRESSMARK_SEARCH=False))
    build(root)
    assert (root / f"output/articles/{MARK}.v1.md").is_file()
    day = held(root).corrections[0].date
    withdraw(root, MARK, reason="Asked.", asked_by="", opaque=opaque, today=day)
    assert not (root / "content" / "versions" / MARK).exists()
    for edition in Edition:
        out = build(root, edition=edition).output
        assert not [path for path in read_files(out) if ".v1." in path]


def test_an_earlier_version_under_content_of_a_text_that_is_withheld_is_an_error(
    tmp_path: Path,
) -> None:
    record(tmp_path, MARK, CLOSED, "version: 2")
    path = tmp_path / f"content/versions/{MARK}/1.md"
    path.parent.mkdir(parents=True)
    path.write_text(OLD, encoding="utf-8")
    answer = run("check", "--archive", tmp_path)
    assert answer.exit_code == 1
    assert f"content/versions/{MARK}/1.md" in answer.stderr
    assert f"private/versions/{MARK}/" in answer.stderr


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("another/1.md", "no such record"),
        (f"{MARK}/first.md", "Name it"),
        (f"{MARK}/2.md", "no earlier one"),
    ],
)
def test_a_version_that_belongs_to_nothing_is_an_error(root: Path, path: str, says: str) -> None:
    corrected(root)
    target = root / "content/versions" / path
    target.parent.mkdir(exist_ok=True)
    target.write_text("Some text.\n", encoding="utf-8")
    answer = run("check", "--archive", root)
    assert answer.exit_code == 1
    assert says in answer.stderr


def test_a_version_that_was_touched_is_an_error(root: Path) -> None:
    corrected(root)
    path = root / f"content/versions/{MARK}/1.md"
    path.write_text(path.read_text("utf-8").replace("1923", "1924"), encoding="utf-8")
    assert "another" in run("check", "--archive", root).stderr


def test_what_the_outlet_did_stands_above_an_older_text_and_the_reservation_in_its_head(
    tmp_path: Path,
) -> None:
    lines = ("source_status: {status: retracted, date: 2022-05-04}", "tdm_reservation: true")
    record(tmp_path, MARK, FREE, *lines, body=OLD.rstrip("\n"))
    assert corrected(tmp_path).exit_code == 0
    (tmp_path / "pelicanconf.py").write_text(settings_text(PRESSMARK_SEARCH=False))
    older = (build(tmp_path).output / f"articles/{MARK}.v1.html").read_text("utf-8")
    assert older.index("The outlet has retracted this article") < older.index("1923")
    assert '<meta name="tdm-reservation" content="1">' in older


def test_a_citation_of_an_older_version_leads_to_it(root: Path) -> None:
    corrected(root, f"A word before.\n\n{NEW}")
    (root / "pelicanconf.py").write_text(settings_text(PRESSMARK_SEARCH=False))
    site = build(root).output
    page = (site / f"articles/{MARK}.html").read_text("utf-8")
    assert f'href="../articles/{MARK}.v1.html"' in page
    assert sha256(OLD) in page
    said = re.search(r'<a href="#corrections"><bdi>([^<]*)</bdi></a>', page)
    assert said is not None
    assert said[1] == "Version 2, corrected on 21 November 2026"
    assert page.index(said[0]) < page.index('class="text"')
    assert 'id="corrections"' in page
    assert 'href="../manifest-sha256.txt"' in page
    assert '<p id="p1">' in page
    older = (site / f"articles/{MARK}.v1.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in older
    assert "an older version" in older
    assert "1923" in older
    assert (site / f"articles/{MARK}.v1.md").read_bytes() == OLD.encode()
    assert ".v1." not in (site / "sitemap.xml").read_text("utf-8")

    cited = run("verify", site, sha256(OLD))
    assert cited.exit_code == 0
    assert f"articles/{MARK}.v1.md is version 1, an older version" in cited.stdout
    assert run("verify", site, "0" * 64).exit_code == 1
    told = run("verify", site / f"articles/{MARK}.v1.md", MARK, "--archive", root)
    assert told.exit_code == 1
    assert "This is version 1, which stood until 2026-11-21" in told.stdout

    target = root / "a.zip"
    assert run("export", "zip", "--output", target, "--archive", root).exit_code == 0
    assert run("verify", target).exit_code == 0
    assert run("verify", target, sha256(OLD)).exit_code == 0
    assert run("verify", target, MARK).exit_code == 0
    forged = root / "forged.zip"
    with zipfile.ZipFile(target) as packed, zipfile.ZipFile(forged, "w") as other:
        for name in packed.namelist():
            data = packed.read(name)
            other.writestr(name, data.replace(b"1923", b"1924") if name.endswith(".md") else data)
    answer = run("verify", forged, "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["changed"] == [f"articles/{MARK}.v1.md"]
    assert run("verify", forged, sha256(OLD)).exit_code == 1


def test_a_text_with_other_line_ends_is_the_same_text(root: Path, tmp_path: Path) -> None:
    text = tmp_path / "downloaded.md"
    text.write_bytes(OLD.replace("\n", "\r\n").encode())
    answer = run("verify", text, sha256(OLD))
    assert answer.exit_code == 0
    assert "other line ends" in answer.stdout
