"""Sources planned as records: what each becomes, and what is never lost or freed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.archive import load
from pressmark.capture import records
from pressmark.capture.records import Addition, Outcome
from pressmark.commands.add import add as add_stream
from pressmark.problems import ProblemsFoundError
from pressmark.reading import read_record, split_front_matter
from pressmark.settings import ArchiveSettings
from seeds import SEEDS, needs_seeds

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = ArchiveSettings(name="Test")
READ = date(2026, 11, 21)
PROSE = "The council met on Tuesday and put the matter off for a week."
GRANT = "This article is licensed under a Creative Commons Attribution 4.0 International License."
COLUMNS = "file,title,outlet,date,url,language,license"


def add(root: Path, paths: list[Path], **options: Any) -> list[Addition]:
    return list(add_stream(root, paths, **options))


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def inputs(folder: Path, *rows: str, texts: dict[str, str]) -> tuple[list[Path], Path]:
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "table.csv"
    table.write_text("\n".join((COLUMNS, *rows)) + "\n", encoding="utf-8")
    paths = []
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return paths, table


def add_one(tmp_path: Path, license_: str, text: str, **settings: bool) -> tuple[Addition, Path]:
    paths, table = inputs(
        tmp_path / "in", f"a.txt,Bridge opens,Example News,2021-07-06,,en,{license_}",
        texts={"a.txt": text},
    )  # fmt: skip
    root = tmp_path / "archive"
    (addition,) = add(
        root,
        paths,
        table=table,
        defaults={},
        settings=ArchiveSettings(name="Test", **settings),  # type: ignore[arg-type]
        read=READ,
    )
    return addition, root


@needs_seeds
def test_the_five_seeds_come_in_as_their_table_says(tmp_path: Path) -> None:
    additions = add(
        tmp_path,
        sorted(SEEDS.glob("*.txt")),
        table=SEEDS / "metadata.csv",
        defaults={},
        settings=SETTINGS,
        read=READ,
    )
    assert [(each.outcome, each.shown) for each in additions] == [
        (Outcome.ADDED, index == 0) for index in range(5)
    ]
    files = tree(tmp_path)
    private = sorted(path for path in files if path.startswith("private/"))
    assert len(private) == 4
    first = files[f"content/articles/2021/{additions[0].pressmark}.md"].decode()
    for line in (
        "license: CC-BY-4.0",
        "rights_holder: Mehr News Agency",
        "place: last sentence of the text",
        "read: 2026-11-21",
    ):
        assert line in first
    for addition in additions[1:]:
        (path,) = (path for path in addition.files if path.startswith("content/articles/"))
        assert split_front_matter(files[path], path).body.strip() == ""


@needs_seeds
def test_adding_the_seeds_twice_changes_nothing(tmp_path: Path) -> None:
    options = {
        "table": SEEDS / "metadata.csv",
        "defaults": {},
        "settings": SETTINGS,
        "read": READ,
    }
    add(tmp_path, sorted(SEEDS.glob("*.txt")), **options)  # type: ignore[arg-type]
    before = tree(tmp_path)
    again = add(tmp_path, sorted(SEEDS.glob("*.txt")), **options)  # type: ignore[arg-type]
    assert {each.outcome for each in again} == {Outcome.UNCHANGED}
    assert tree(tmp_path) == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    paths, table = inputs(
        tmp_path / "in", "a.txt,T,O,2021,,en,InC", texts={"a.txt": f"{PROSE}\n\n{PROSE}"}
    )
    (addition,) = add(
        tmp_path / "archive",
        paths,
        table=table,
        defaults={},
        settings=SETTINGS,
        read=READ,
        dry_run=True,
    )
    assert addition.outcome is Outcome.ADDED
    assert addition.files
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ("InC", GRANT),
        ("CC-BY-4.0", GRANT.replace("Attribution", "Attribution-NonCommercial")),
        ("CC-BY-4.0", "This article is licensed under a Creative Commons licence."),
        ("", "This article is licensed under CC BY."),
    ],
)
def test_where_table_and_text_disagree_nothing_is_published(
    tmp_path: Path, stated: str, sentence: str
) -> None:
    addition, root = add_one(tmp_path, stated, f"{PROSE}\n\n{sentence}")
    assert addition.outcome is Outcome.NEEDS_REVIEW
    assert not addition.shown
    assert sentence in addition.notes[-1]
    content = [data for path, data in tree(root).items() if path.startswith("content/articles/")]
    assert PROSE.encode() not in content[0]
    assert b"status: needs-review" in content[0]
    private = (root / "private" / f"{addition.pressmark}.md").read_text("utf-8")
    assert PROSE in private
    assert "To review:" in private


def test_a_table_and_a_text_that_agree_publish_with_the_sentence_as_evidence(
    tmp_path: Path,
) -> None:
    addition, root = add_one(tmp_path, "CC BY 4.0", f"{PROSE}\n\n{GRANT}")
    assert (addition.outcome, addition.shown) == (Outcome.ADDED, True)
    path = f"content/articles/2021/{addition.pressmark}.md"
    raw = split_front_matter((root / path).read_bytes(), path)
    from pressmark.commands.raw import read_outlets

    record = read_record(raw, outlets=read_outlets(root))
    (evidence,) = record.rights_evidence
    assert (evidence.sentence, evidence.read) == (GRANT, READ)
    assert record.body is not None
    assert record.body.rstrip().endswith(GRANT)


def test_a_text_of_which_nobody_said_the_rights_is_withheld(tmp_path: Path) -> None:
    addition, root = add_one(tmp_path, "", f"{PROSE}\n\n{PROSE}")
    assert not addition.shown
    assert "Nobody has said" in addition.notes[0]
    assert (root / "private" / f"{addition.pressmark}.md").is_file()


def test_a_noncommercial_text_is_withheld_until_the_archive_is_declared_so(tmp_path: Path) -> None:
    withheld, root = add_one(tmp_path, "CC-BY-NC-4.0", PROSE)
    assert not withheld.shown
    assert (root / "private" / f"{withheld.pressmark}.md").is_file()
    shown, _ = add_one(tmp_path / "declared", "CC-BY-NC-4.0", PROSE, noncommercial=True)
    assert shown.shown


FOOT = "تمامی محتوای خبرگزاری فانوس تحت مجوز CC BY ۴٫۰ است."


def test_a_foot_in_anothers_name_frees_a_text_only_with_the_keepers_word(tmp_path: Path) -> None:
    alone, _ = add_one(tmp_path / "alone", "", f"{PROSE}\n\n{FOOT}\n")
    assert alone.outcome is Outcome.NEEDS_REVIEW
    stated, _ = add_one(tmp_path / "stated", "CC-BY-4.0", f"{PROSE}\n\n{FOOT}\n")
    assert stated.outcome is Outcome.ADDED


COLUMNS_APART = "file,title,outlet,date,language,license,subtitle,notes"


@pytest.mark.parametrize(
    ("license_", "file", "apart"),
    [("InC", "a.txt", True), ("InC", "", True), ("CC-BY-4.0", "a.txt", False)],
)
def test_standfirst_and_notes_lie_where_the_text_may(
    tmp_path: Path, license_: str, file: str, apart: bool
) -> None:
    paths, table = inputs(tmp_path / "in", texts={"a.txt": f"{PROSE}\n\n{PROSE}"})
    row = f"{file},Bridge opens,Example News,2021,en,{license_},After nine years,Ask again."
    table.write_text(f"{COLUMNS_APART}\n{row}\n", encoding="utf-8")
    root = tmp_path / "archive"
    (addition,) = add(
        root, paths if file else [], table=table, defaults={}, settings=SETTINGS, read=READ
    )
    in_content = (root / f"content/articles/2021/{addition.pressmark}.md").read_text("utf-8")
    private = root / "private" / f"{addition.pressmark}.md"
    assert private.exists() is apart
    above = private.read_text("utf-8").partition(PROSE)[0] if apart else in_content
    assert ("After nine years" in in_content, "Ask again" in in_content) == (not apart, not apart)
    assert "subtitle: After nine years" in above
    assert "keeper_notes: Ask again." in above
    (read_again,) = load(root, settings=SETTINGS, private=True).records
    assert (read_again.subtitle, read_again.keeper_notes) == ("After nine years", "Ask again.")
    assert (read_again.body is not None) is bool(file)


@pytest.mark.parametrize(
    ("license_", "told"),
    [("CC BY 4.0", "Pictures were left out, and their captions kept."), ("InC", None)],
)
def test_pictures_that_were_left_out_are_told_where_a_licence_asks(
    license_: str, told: str | None, tmp_path: Path
) -> None:
    caption = "The bridge in the rain (Photo: Ada Marsh)"
    _, root = add_one(tmp_path, license_, f"{PROSE}\n\n{caption}\n\n{PROSE}")
    (record,) = load(root, settings=SETTINGS, private=True).records
    assert "<figcaption>" in (record.body or "")
    assert record.changes == (told or "")


@pytest.mark.parametrize(
    ("folder", "license_", "noted"),
    [
        ("archive/texts", "InC", True),
        ("archive", "InC", True),
        ("archive/private/in", "InC", False),
        ("archive/texts", "CC BY 4.0", False),
        ("elsewhere", "InC", False),
    ],
)
def test_a_withheld_text_that_is_read_from_the_archives_folder_is_to_be_moved_out(
    folder: str, license_: str, noted: bool, tmp_path: Path
) -> None:
    paths, table = inputs(
        tmp_path / folder, f"a.txt,A,O,2021,,en,{license_}", texts={"a.txt": PROSE}
    )
    (addition,) = add(
        tmp_path / "archive", paths, table=table, defaults={}, settings=SETTINGS, read=READ
    )
    assert any("move it out" in note for note in addition.notes) is noted


def test_a_gitignore_that_keeps_private_texts_out_is_there(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    (root / ".gitignore").write_text("*.bak", encoding="utf-8")
    add_one(tmp_path, "InC", PROSE)
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    assert lines[0] == "*.bak"
    assert "/private/" in lines


def test_everything_that_is_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    paths, table = inputs(
        tmp_path / "in",
        "a.txt,Bad,O,2021-13-01,post.example/a,english,CC BY",
        texts={"a.txt": PROSE},
    )
    (rejected,) = add(
        tmp_path / "archive", paths, table=table, defaults={}, settings=SETTINGS, read=READ
    )
    told = {problem.field for problem in rejected.problems}
    assert told == {"license", "issued", "source_url", "language"}
    assert {(problem.path, problem.line) for problem in rejected.problems} == {("table.csv", 2)}
    assert len(rejected.problems) == len(told)


def test_a_missing_package_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_arguments: object, **_options: object) -> None:
        raise ImportError("lxml.html.clean is a separate project")

    monkeypatch.setattr(records, "capture", missing)
    paths, table = inputs(tmp_path / "in", "a.txt,A,O,2021,,en,InC", texts={"a.txt": PROSE})
    (rejected,) = add(
        tmp_path / "archive", paths, table=table, defaults={}, settings=SETTINGS, read=READ
    )
    (problem,) = rejected.problems
    assert "lxml.html.clean" in problem.value
    assert "install Pressmark anew" in problem.remedy


def test_a_rejected_source_does_not_stop_the_others(tmp_path: Path) -> None:
    paths, table = inputs(
        tmp_path / "in",
        "good.txt,Good,O,2021,,en,InC",
        "bad-date.txt,Bad date,O,2021-02-30,,en,InC",
        "bad-license.txt,Bad licence,O,2021,,en,CC BY",
        "missing.txt,Missing,O,2021,,en,InC",
        "no-outlet.txt,No outlet,,2021,,en,InC",
        "no-language.txt,No language,O,2021,,,InC",
        "bad-url.txt,Bad address,O,2021,javascript:alert(1),en,InC",
        texts={
            f"{name}.txt": f"{PROSE} {name}."
            for name in (
                "good", "bad-date", "bad-license", "no-outlet", "no-language", "bad-url", "no-row",
            )
        },
    )  # fmt: skip
    additions = add(
        tmp_path / "archive", paths, table=table, defaults={}, settings=SETTINGS, read=READ
    )
    outcomes = {each.source.name: each.outcome for each in additions}
    assert outcomes.pop("good.txt") is Outcome.ADDED
    assert set(outcomes.values()) == {Outcome.REJECTED}
    told = {
        each.source.name: (each.problems[0].path, each.problems[0].line, each.problems[0].field)
        for each in additions
        if each.problems
    }
    assert told == {
        "bad-date.txt": ("table.csv", 3, "issued"),
        "bad-license.txt": ("table.csv", 4, "license"),
        "missing.txt": ("table.csv", 5, "file"),
        "no-outlet.txt": ("table.csv", 6, "outlet"),
        "no-language.txt": ("table.csv", 7, "language"),
        "bad-url.txt": ("table.csv", 8, "source_url"),
        "no-row.txt": ("no-row.txt", 0, ""),
    }
    assert [list(map(str, each.problems)) for each in additions if len(each.problems) > 1] == []
    assert len(list((tmp_path / "archive" / "content" / "articles").rglob("*.md"))) == 1


def test_the_same_article_with_other_bytes_is_named_and_not_added(tmp_path: Path) -> None:
    first, root = add_one(tmp_path, "InC", PROSE)
    again, _ = add_one(tmp_path, "InC", f"{PROSE} And more.")
    assert again.outcome is Outcome.REJECTED
    assert first.pressmark in again.problems[0].message
    assert len(list((root / "private").iterdir())) == 1


def test_a_row_without_a_file_becomes_a_description(tmp_path: Path) -> None:
    paths, table = inputs(tmp_path / "in", ",Only known,O,2021,,en,CC-BY-4.0", texts={})
    (addition,) = add(
        tmp_path / "archive", paths, table=table, defaults={}, settings=SETTINGS, read=READ
    )
    assert (addition.outcome, addition.shown) == (Outcome.ADDED, False)


@pytest.mark.parametrize("address", ["", "https://o.example/1"])
def test_a_row_without_a_file_that_was_added_before_is_unchanged(
    address: str, tmp_path: Path
) -> None:
    paths, table = inputs(tmp_path / "in", f",Only known,O,2021,{address},en,InC", texts={})
    root = tmp_path / "archive"
    options = {"table": table, "defaults": {}, "settings": SETTINGS, "read": READ}
    (first,) = add(root, paths, **options)  # type: ignore[arg-type]
    before = tree(root)
    (again,) = add(root, paths, **options)  # type: ignore[arg-type]
    assert (again.outcome, again.pressmark) == (Outcome.UNCHANGED, first.pressmark)
    assert tree(root) == before


@pytest.mark.parametrize(
    "row", [",Only known,O,2021,https://o.example/2,en,InC", ",Only known,O,2021,,en,CC BY"]
)
def test_another_row_of_the_same_name_is_not_passed_over(row: str, tmp_path: Path) -> None:
    known = ",Only known,O,2021,https://o.example/1,en,InC"
    options = {"defaults": {}, "settings": SETTINGS, "read": READ}
    _, table = inputs(tmp_path / "in", known, texts={})
    add(tmp_path / "archive", [], table=table, **options)  # type: ignore[arg-type]
    _, table = inputs(tmp_path / "in", row, texts={})
    (again,) = add(tmp_path / "archive", [], table=table, **options)  # type: ignore[arg-type]
    assert again.outcome is Outcome.REJECTED


def test_two_rows_of_one_table_that_look_alike_are_told(tmp_path: Path) -> None:
    row = ",Only known,O,2021,,en,InC"
    _, table = inputs(tmp_path / "in", row, row, texts={})
    additions = add(
        tmp_path / "archive", [], table=table, defaults={}, settings=SETTINGS, read=READ
    )
    assert [each.outcome for each in additions] == [Outcome.ADDED, Outcome.REJECTED]


def test_options_fill_what_a_row_leaves_empty_and_change_nothing_else(tmp_path: Path) -> None:
    paths, table = inputs(
        tmp_path / "in",
        "a.txt,A,Own Outlet,2021,,en,InC",
        "b.txt,B,,2021,,en,",
        texts={"a.txt": PROSE, "b.txt": f"{PROSE} B."},
    )
    first, second = add(
        tmp_path / "archive",
        paths,
        table=table,
        defaults={"outlet": "Given Outlet", "license": "CC-BY-4.0"},
        settings=SETTINGS,
        read=READ,
    )
    assert (first.pressmark, first.shown) == ("own-outlet-2021-a", False)
    assert (second.pressmark, second.shown) == ("given-outlet-2021-b", True)


def test_an_outlets_own_terms_need_not_be_said_again(tmp_path: Path) -> None:
    outlets = tmp_path / "archive" / "content" / "outlets"
    outlets.mkdir(parents=True)
    (outlets / "example-news.yml").write_text(
        "name: Example News\nlicense: CC-BY-4.0\n", encoding="utf-8"
    )
    addition, root = add_one(tmp_path, "", PROSE)
    assert addition.shown
    record = (root / "content/articles/2021" / f"{addition.pressmark}.md").read_text("utf-8")
    assert "license" not in record


def test_a_table_with_an_unknown_column_stops_all_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "t.csv").write_text("file,titel\na.txt,A\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        add(
            tmp_path / "archive",
            [],
            table=folder / "t.csv",
            defaults={},
            settings=SETTINGS,
            read=READ,
        )
    assert "“title”" in caught.value.problems[0].remedy
    assert not (tmp_path / "archive").exists()


def test_a_row_that_is_refused_does_not_say_what_became_of_its_rights(tmp_path: Path) -> None:
    paths, table = inputs(
        tmp_path / "in",
        "a.txt,Bridge opens,Example News,2021-99-06,,en,",
        texts={"a.txt": "It is."},
    )
    (addition,) = add(
        tmp_path / "archive",
        paths,
        table=table,
        defaults={},
        settings=ArchiveSettings(name="Test"),
        read=READ,
    )
    assert addition.problems
    assert not [note for note in addition.notes if "rights" in note]
