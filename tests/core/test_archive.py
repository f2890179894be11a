"""An archive's folder is read whole, in one order, and without what is private."""

from __future__ import annotations

import builtins
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.archive import load
from pressmark.identity import sha256
from pressmark.problems import ProblemsFoundError
from pressmark.settings import ArchiveSettings

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = ArchiveSettings(name="An archive")
SENTINEL = "The heron stood on the roof of the customs house.\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def record(*lines: str, body: str = "") -> str:
    fields = ("title: Bridge opens", "outlet: example-news", "language: en", *lines)
    return "---\n" + "".join(f"{line}\n" for line in fields) + f"---\n\n{body}"


OUTLET = {"content/outlets/example-news.yml": "name: Example News\n"}
IN_COPYRIGHT = "rights_statement: InC"
FREE = "license: CC-BY-4.0"


def named(name: str, year: str = "2021") -> str:
    return f"content/articles/{year}/{name}.md"


def error_of(root: Path, *, settings: ArchiveSettings = SETTINGS, private: bool = False) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        load(root, settings=settings, private=private)
    (problem,) = caught.value.problems
    return str(problem)


def test_records_come_newest_first_then_by_name_and_undated_last(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            **OUTLET,
            named("b-2021"): record("issued: 2021-07-06", FREE),
            named("a-2021"): record("issued: 2021-07-06", FREE),
            named("c-2020", "2020"): record("issued: 2020-01-27~", FREE),
            named("d-undated", "undated"): record(FREE),
            named("e-2022", "2022"): record("issued: 2022", FREE),
        },
    )
    archive = load(tmp_path, settings=SETTINGS)
    assert [each.pressmark for each in archive.records] == [
        "e-2022", "a-2021", "b-2021", "c-2020", "d-undated",
    ]  # fmt: skip
    assert archive.warnings == ()


def test_an_outlet_that_cannot_be_read_is_told_once_and_not_with_each_record(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        {
            "content/outlets/example-news.yml": "name: [Example News\n",
            **{named(f"{each}-2021"): record("issued: 2021-07-06", FREE) for each in "abc"},
        },
    )
    assert error_of(tmp_path).startswith("content/outlets/example-news.yml:1: ")


def test_empty_folder_is_an_archive_without_records(tmp_path: Path) -> None:
    archive = load(tmp_path, settings=SETTINGS)
    assert (archive.records, dict(archive.outlets)) == ((), {})


def test_free_text_that_is_not_held_is_a_record_without_a_body(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", FREE)})
    (found,) = load(tmp_path, settings=SETTINGS).records
    assert found.body is None


@pytest.mark.parametrize(
    "lines",
    [
        (IN_COPYRIGHT,),
        (FREE, "embargo_until: 2099-01-01"),
        (FREE, "status: needs-review"),
        (FREE, "withdrawn: {date: 2021-08-01, reason: at the author's wish}"),
        ("license: CC-BY-NC-4.0",),
        ("license: {id: LicenseRef-House, name: House terms}",),
        (IN_COPYRIGHT, "permission: {extent: words, words: 3, granted_by: Jane Doe}"),
    ],
)
def test_withheld_text_under_content_is_an_error_that_names_the_move(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", *lines, body=SENTINEL)})
    message = error_of(tmp_path)
    assert "from this line on out of the file, and save it as private/a.md" in message
    assert SENTINEL.strip() not in message


def test_noncommercial_text_may_lie_in_content_once_the_archive_is_declared_so(
    tmp_path: Path,
) -> None:
    lines = ("issued: 2021", "license: CC-BY-NC-4.0")
    write(tmp_path, {**OUTLET, named("a"): record(*lines, body=SENTINEL)})
    settings = ArchiveSettings(name="An archive", noncommercial=True)
    (found,) = load(tmp_path, settings=settings).records
    assert found.body == SENTINEL


def test_private_text_is_read_for_the_reading_room_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            **OUTLET,
            named("a"): record("issued: 2021", IN_COPYRIGHT),
            "private/a.md": f"\ufeff{SENTINEL}\n\n",
        },
    )
    (public,) = load(tmp_path, settings=SETTINGS).records
    (room,) = load(tmp_path, settings=SETTINGS, private=True).records
    assert (public.body, room.body) == (None, SENTINEL)


FUNCTIONS = (
    (builtins, "open"),
    (io, "open"),
    *((os, name) for name in ("open", "stat", "lstat", "scandir", "listdir", "access", "walk")),
)


def test_public_load_never_opens_lists_or_asks_for_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    medium = "media: [{file: a.jpg, alt: A bridge}]"
    write(
        tmp_path,
        {**OUTLET, named("a"): record("issued: 2021", IN_COPYRIGHT, medium), "private/a.md": "x"},
    )
    (tmp_path / "private" / "media").mkdir()
    asked: list[str] = []

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any = ".", *rest: Any, **named: Any) -> Any:
            if not isinstance(path, int):
                asked.append(Path(os.fspath(path)).relative_to(tmp_path).as_posix())
            return function(path, *rest, **named)

        return call

    with monkeypatch.context() as patched:
        for module, name in FUNCTIONS:
            patched.setattr(module, name, watched(getattr(module, name)))
        load(tmp_path, settings=SETTINGS)
        public, asked[:] = [*asked], []
        load(tmp_path, settings=SETTINGS, private=True)
        room = [*asked]
    assert [path for path in public if path.split("/")[0] == "private"] == []
    assert "private/a.md" in room
    assert named("a") in public


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_public_load_does_not_wait_for_a_pipe_in_the_place_of_private(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", IN_COPYRIGHT)})
    os.mkfifo(tmp_path / "private")
    assert len(load(tmp_path, settings=SETTINGS).records) == 1


def test_link_that_leads_to_private_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, "private/a.md": SENTINEL})
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / named("a")).parent.mkdir()
    (tmp_path / named("a")).symlink_to(tmp_path / "private/a.md")
    assert "symbolic link" in error_of(tmp_path)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/pages/a.md", "private/a.md"),
        ("content/pages/closed", "private"),
        ("content/pages", "private"),
        ("content/articles", "store"),
        ("content/outlets", "store"),
        ("content/versions", "store"),
    ],
)
def test_link_among_pages_or_in_the_place_of_a_folder_is_refused(
    link: str, target: str, tmp_path: Path
) -> None:
    write(tmp_path, {"private/a.md": f"---\ntitle: A\n---\n\n{SENTINEL}", "store/a.md": "x"})
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / target)
    error = error_of(tmp_path)
    assert error.startswith(f"{link}: error: This is a symbolic link")


def test_private_folder_may_lie_on_another_disk(tmp_path: Path) -> None:
    write(tmp_path / "disk", {"a.md": SENTINEL})
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", IN_COPYRIGHT)})
    (tmp_path / "private").symlink_to(tmp_path / "disk")
    assert load(tmp_path, settings=SETTINGS, private=True).records[0].body is not None


def test_private_text_without_a_record_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, "private/lost.md": SENTINEL})
    (problem,) = load(tmp_path, settings=SETTINGS, private=True).warnings
    assert (problem.path, problem.severity) == ("private/lost.md", "warning")
    assert load(tmp_path, settings=SETTINGS).warnings == ()


def test_two_different_texts_of_one_record_are_a_problem(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            **OUTLET,
            named("a"): record("issued: 2021", FREE, body="One.\n"),
            "private/a.md": "Another.\n",
        },
    )
    message = error_of(tmp_path, private=True)
    assert message.startswith("private/a.md:1:")
    assert f"{named('a')} holds another" in message
    assert load(tmp_path, settings=SETTINGS).records[0].body == "One.\n"


WITHHOLDING = [
    (IN_COPYRIGHT,),
    (FREE, "embargo_until: 2099-01-01"),
    (FREE, "status: needs-review"),
    (FREE, "withdrawn: {date: 2021-08-01, reason: at the author's wish}"),
    (IN_COPYRIGHT, "permission: {extent: words, words: 3, granted_by: Jane Doe}"),
]


@pytest.mark.parametrize("lines", WITHHOLDING)
def test_withheld_standfirst_under_content_is_an_error_that_names_the_move(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    standfirst = f"subtitle: {SENTINEL.strip()}"
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", *lines, standfirst)})
    message = error_of(tmp_path)
    assert message.startswith(f"{named('a')}:{6 + len(lines)}: error: subtitle:")
    assert "front matter of private/a.md" in message
    assert SENTINEL.strip() not in message


@pytest.mark.parametrize("lines", WITHHOLDING)
def test_private_fields_are_read_for_the_reading_room_alone(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    above = "---\nsubtitle: After nine years\nkeeper_notes: Ask again.\n---\n\n"
    files = {named("a"): record("issued: 2021", *lines), "private/a.md": f"{above}{SENTINEL}"}
    write(tmp_path, OUTLET | files)
    (public,) = load(tmp_path, settings=SETTINGS).records
    (room,) = load(tmp_path, settings=SETTINGS, private=True).records
    assert (public.subtitle, public.keeper_notes, public.body) == ("", "", None)
    assert (room.subtitle, room.keeper_notes) == ("After nine years", "Ask again.")
    assert room.body == SENTINEL


LONG = "The heron stood on the roof of the customs house, and nobody knew why it had come.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("summary: Nobody knew, the heron on the roof of the customs house had come to stay.", ""),
        ("summary: the heron", ""),
        (
            "summary: the Heron stood on the roof of  the customs house, and nobody knew",
            "own words",
        ),
        ("quotation: the roof of the customs house", ""),
        (f"quotation: {LONG.strip()}", "whole text"),
    ],
)
@pytest.mark.parametrize("right", [IN_COPYRIGHT, FREE])
def test_withheld_text_is_not_a_summary_or_a_quotation(
    line: str, said: str, right: str, tmp_path: Path
) -> None:
    path = named("a")
    write(tmp_path, {**OUTLET, path: record("issued: 2021", right, line), "private/a.md": LONG})
    if said and right == IN_COPYRIGHT:
        assert said in error_of(tmp_path, private=True)
    else:
        assert load(tmp_path, settings=SETTINGS, private=True).warnings == ()


def test_sum_is_of_the_private_text_without_its_front_matter(tmp_path: Path) -> None:
    lines = ("issued: 2021", IN_COPYRIGHT, f"sha256: {sha256(SENTINEL)}")
    above = "---\nsubtitle: After nine years\n---\n\n"
    write(tmp_path, {**OUTLET, named("a"): record(*lines), "private/a.md": f"{above}{SENTINEL}"})
    assert load(tmp_path, settings=SETTINGS, private=True).records[0].body == SENTINEL


def test_private_file_may_hold_fields_alone(tmp_path: Path) -> None:
    notes = "---\nkeeper_notes: Ask again.\n---\n"
    files = {named("a"): record("issued: 2021", FREE, body=SENTINEL), "private/a.md": notes}
    write(tmp_path, OUTLET | files)
    (room,) = load(tmp_path, settings=SETTINGS, private=True).records
    assert (room.keeper_notes, room.body) == ("Ask again.", SENTINEL)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("subtitel: x", "Did you mean subtitle?"),
        ("notes: x", "Did you mean keeper_notes?"),
        ("title: x", f"Move it to {named('a')}"),
        ("weather: fair", "Take it out"),
        ("subtitle: [one, two]", ""),
        ("keeper_notes: Another.", "Keep the right one"),
    ],
)
def test_wrong_private_field_is_a_problem_with_file_line_and_remedy(
    line: str, remedy: str, tmp_path: Path
) -> None:
    lines = ("issued: 2021", IN_COPYRIGHT, "keeper_notes: Ask again.")
    write(
        tmp_path,
        {**OUTLET, named("a"): record(*lines), "private/a.md": f"---\n{line}\n---\n\n{SENTINEL}"},
    )
    message = error_of(tmp_path, private=True)
    assert message.startswith("private/a.md:2: error:")
    assert remedy in message
    assert len(load(tmp_path, settings=SETTINGS).records) == 1


def test_unclosed_private_front_matter_is_a_problem(tmp_path: Path) -> None:
    files = {named("a"): record("issued: 2021", IN_COPYRIGHT), "private/a.md": "---\nsubtitle: x\n"}
    write(tmp_path, OUTLET | files)
    assert "not closed" in error_of(tmp_path, private=True)


def test_sum_of_a_private_text_is_checked_where_the_text_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            **OUTLET,
            named("a"): record("issued: 2021", IN_COPYRIGHT, f"sha256: {'0' * 64}"),
            "private/a.md": SENTINEL,
        },
    )
    assert len(load(tmp_path, settings=SETTINGS).records) == 1
    assert "sha256" in error_of(tmp_path, private=True)


def test_picture_without_a_right_of_its_own_may_not_lie_in_content(tmp_path: Path) -> None:
    lines = ("issued: 2021", FREE, "media:", "  - file: 2021/a.jpg", "    alt: A bridge")
    write(tmp_path, {**OUTLET, named("a"): record(*lines), "content/media/2021/a.jpg": "x"})
    assert "private/media/2021/a.jpg" in error_of(tmp_path)


@pytest.mark.parametrize("lies", ["2021/Café.JPG", "2021/cafe\u0301.jpg"])
def test_withheld_picture_is_found_whatever_case_or_accents_its_name_has_on_the_disk(
    lies: str, tmp_path: Path
) -> None:
    lines = ("issued: 2021", FREE, "media:", "  - file: 2021/café.jpg", "    alt: A café")
    write(tmp_path, {**OUTLET, named("a"): record(*lines), f"content/media/{lies}": "x"})
    error = error_of(tmp_path)
    assert lies in error
    assert "private/media/2021/café.jpg" in error


def test_withheld_picture_that_lies_in_private_is_no_problem(tmp_path: Path) -> None:
    lines = ("issued: 2021", FREE, "media: [{file: a.jpg, alt: A bridge}]")
    write(tmp_path, {**OUTLET, named("a"): record(*lines), "private/media/a.jpg": "x"})
    assert load(tmp_path, settings=SETTINGS).records[0].media[0].file == "a.jpg"


def test_picture_whose_name_differs_by_case_is_found_for_the_keeper(tmp_path: Path) -> None:
    lines = ("issued: 2021", FREE, "media: [{file: a.jpg, alt: A bridge, license: CC0-1.0}]")
    write(tmp_path, {**OUTLET, named("a"): record(*lines), "content/media/A.JPG": "x"})
    assert "Did you mean A.JPG?" in error_of(tmp_path)


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("content/articles/2021/notes.txt", "pressmark add"),
        ("content/outlets/hill-times.md", "end in .yml"),
        ("content/a-record.md", "Move a record to content/articles/"),
        ("content/media/2021/nobodys.png", "private/media/2021/nobodys.png"),
    ],
)
def test_file_that_nothing_reads_is_a_warning(path: str, remedy: str, tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, path: "x"})
    (problem,) = load(tmp_path, settings=SETTINGS).warnings
    assert (problem.path, problem.severity) == (path, "warning")
    assert remedy in problem.remedy


def test_folder_that_nothing_reads_is_a_warning_with_the_number_of_its_files(
    tmp_path: Path,
) -> None:
    write(tmp_path, {**OUTLET, "content/inbox/a.txt": "x", "content/inbox/2021/b.html": "x"})
    (problem,) = load(tmp_path, settings=SETTINGS).warnings
    assert (problem.path, problem.severity) == ("content/inbox", "warning")
    assert "2 files" in problem.message
    assert "STATIC_PATHS" in problem.remedy
    for copied in ("inbox", "."):
        settings = replace(SETTINGS, copied=frozenset({copied}))
        assert load(tmp_path, settings=settings).warnings == ()


def test_files_that_belong_somewhere_are_not_warned_of(tmp_path: Path) -> None:
    lines = ("issued: 2021", FREE, "media: [{file: a.jpg, alt: A bridge, license: CC0-1.0}]")
    files = {
        named("a"): record(*lines),
        "content/media/a.jpg": "x",
        "content/media/the quay.png": "x",
        "content/media/.DS_Store": "x",
        "content/media/LICENSE.txt": "x",
        "content/README.md": "x",
        "content/pages/about.md": "![The quay]({static}/media/the%20quay.png)",
    }
    write(tmp_path, {**OUTLET, **files})
    assert load(tmp_path, settings=SETTINGS).warnings == ()


def test_media_of_a_record_that_cannot_be_read_are_not_called_nobodys(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, named("a"): "no front matter", "content/media/a.jpg": "x"})
    assert "content/media" not in error_of(tmp_path)


def test_two_outlets_whose_names_differ_by_case_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {**OUTLET, "content/outlets/other.yml": "name: EXAMPLE NEWS\n"})
    assert "content/outlets/example-news.yml" in error_of(tmp_path)


def test_reading_in_another_folder_gives_the_same_values(tmp_path: Path) -> None:
    files = {**OUTLET, named("a"): record("issued: 2021", FREE, body=SENTINEL)}
    first = load(write(tmp_path / "one", files), settings=SETTINGS)
    second = load(write(tmp_path / "an other", files), settings=SETTINGS)
    assert first == second


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [("[p1]", "more paragraphs"), ("[p1, -p2, p3, p4]", "no paragraph for p4"), ("[-p1]", "more")],
)
def test_ids_that_do_not_fit_the_text_are_a_problem_of_their_line(
    tmp_path: Path, paragraphs: str, said: str
) -> None:
    body = "One.\n\nTwo.\n"
    text = record(FREE, f"paragraphs: {paragraphs}", body=body)
    write(tmp_path, {**OUTLET, named("a", "undated"): text})
    error = error_of(tmp_path)
    assert error.startswith(f"{named('a', 'undated')}:6: error: paragraphs: The text has {said}")


def test_ids_that_do_not_fit_an_earlier_version_are_told_too(tmp_path: Path) -> None:
    old = "content/versions/a/1.md"
    files = {
        **OUTLET,
        named("a", "undated"): record(FREE, "version: 2", body="One.\n"),
        old: "---\nreplaced: 2021-07-08\nparagraphs: [p1]\n---\n\nOne.\n\nTwo.\n",
    }
    assert error_of(write(tmp_path, files)).startswith(f"{old}: error: paragraphs")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    "path",
    [named("p"), "content/outlets/p.yml", "content/pages/p.md", "content/media/2021/p.jpg"],
)
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, path: str) -> None:
    write(tmp_path, {**OUTLET, named("a"): record("issued: 2021", FREE)})
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / path)
    with pytest.raises(ProblemsFoundError) as caught:
        load(tmp_path, settings=SETTINGS)
    assert any(str(each).startswith(f"{path}: error: It is no") for each in caught.value.problems)


@pytest.mark.parametrize("path", [named("a"), "content/outlets/b.yml"])
def test_every_file_that_cannot_be_read_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def refuse(root: Path, name: str) -> bytes:
        if name == path:
            raise PermissionError(13, "Permission denied", f"{root}/{name}")
        return (root / name).read_bytes()

    texts = {named("a"): record("issued: 2021", FREE), "content/outlets/b.yml": "name: Other\n"}
    write(tmp_path, {**OUTLET, **texts})
    monkeypatch.setattr("pressmark.archive.reader.read_bytes", refuse)
    monkeypatch.setattr("pressmark.archive.read_bytes", refuse)
    assert error_of(tmp_path).startswith(f"{path}: error: It cannot be read: Permission denied.")
