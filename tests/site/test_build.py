"""The build: the same bytes each time, Pelican around it, and what makes it stop."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import archives
from archives import source, write_archive, write_files
from conftest import read_files
from core.test_broken_records import CASES, FILE, Case
from pressmark import cli
from pressmark.problems import ProblemsFoundError
from pressmark.site.build import build
from pressmark.site.cache import Cache
from pressmark.site.output import Output
from pressmark.site.units import WORTH_FORKING, Made, Unit, Units
from running import pelican, pressmark, run

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Files

MARK = "harbour-post-2021-a"
BUILD = "import sys; from pathlib import Path; from pressmark.site.build import build; "


def one_article(root: Path, **settings: object) -> Path:
    return write_archive(
        root, source(MARK, "A text.\n"), settings={"PRESSMARK_SEARCH": False, **settings}
    )


def plugin(root: Path, text: str, **settings: object) -> Path:
    """Write an archive of one article with a plugin of the keeper's own."""
    write_files(root, {"plugins/keepers.py": f"from pelican import signals\n\n{text}".encode()})
    return one_article(
        root,
        PLUGIN_PATHS=["plugins", str(archives.REPOSITORY / "plugins")],
        PLUGINS=["pressmark.site", "keepers"],
        **settings,
    )


def differing(one: Files, other: Files) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


# --- the same bytes ------------------------------------------------------------------------------


def test_any_number_of_processes_gives_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    one, three = (
        read_files(build(everything, output=tmp_path / str(jobs), jobs=jobs).output)
        for jobs in (1, 3)
    )
    assert len(one) > WORTH_FORKING
    assert differing(one, three) == []


def test_problem_in_a_process_stops_the_build_as_one_here_does(tmp_path: Path) -> None:
    bad = Unit(name="bad", inputs=dict, make=lambda: Made({"../out": b""}))
    good = [
        Unit(name=str(n), inputs=dict, make=partial(Made, {f"{n}.html": b""}))
        for n in range(WORTH_FORKING)
    ]
    twice = Unit(name="twice", inputs=dict, make=lambda: Made({"3.html": b"again"}))
    for jobs in (1, 2):
        for wrong, message in ((bad, "outside the site"), (twice, "3 and twice")):
            folder = tmp_path / f"{jobs}{wrong.name}"
            folder.mkdir()
            with pytest.raises(ProblemsFoundError, match=message):
                Units(Output(folder), Cache(tmp_path / "cache"), jobs=jobs).run([*good, wrong])


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_building_again_elsewhere_gives_the_same_bytes(
    public: Files, tmp_path: Path, seed: str
) -> None:
    root = tmp_path / f"another folder {seed}" / "ظرف"
    archives.everything(root, reverse=True)
    done = run("-c", f"{BUILD}build(Path('.'))", cwd=root, PYTHONHASHSEED=seed, TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert differing(read_files(root / "output"), public) == []


def test_building_over_the_last_site_gives_the_same_bytes(tmp_path: Path) -> None:
    one_article(tmp_path)
    build(tmp_path)
    first = read_files(tmp_path / "output")
    build(tmp_path)
    assert read_files(tmp_path / "output") == first


def test_a_page_that_is_gone_is_gone_from_the_next_site(tmp_path: Path) -> None:
    write_archive(tmp_path, source(MARK, "A.\n"), source("harbour-post-2021-b", "B.\n"))
    build(tmp_path, search=False)
    (tmp_path / "content/articles/2021/harbour-post-2021-b.md").unlink()
    build(tmp_path, search=False)
    assert [path for path in read_files(tmp_path / "output") if "2021-b" in path] == []


def test_pelican_itself_builds_the_same_files(public: Files, tmp_path: Path) -> None:
    archives.everything(tmp_path)
    done = pelican(tmp_path)
    assert done.returncode == 0, done.stderr
    assert differing(read_files(tmp_path / "output"), public) == []


def test_manifest_is_what_sha256sum_checks(everything: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt"],
        cwd=everything / "output",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_manifest_names_every_file_but_itself_and_what_names_its_sum(public: Files) -> None:
    named = {line.split("  ", 1)[1] for line in public["manifest-sha256.txt"].decode().splitlines()}
    found = hashlib.sha256(public["manifest-sha256.txt"]).hexdigest().encode()
    naming = {path for path, data in public.items() if found in data}
    assert naming == {"about.html", "CITATION.cff"}
    assert named == public.keys() - naming - {"manifest-sha256.txt"}


def test_text_beside_the_page_is_the_stored_body_to_the_byte(public: Files) -> None:
    text = public[f"articles/{archives.FULL}.md"]
    assert text == archives.TEXT.encode()
    shown = public[f"articles/{archives.FULL}.html"].decode()
    assert hashlib.sha256(text).hexdigest() in shown


def test_described_work_has_no_text_beside_its_page(public: Files) -> None:
    for mark in (archives.DESCRIBED, archives.EMBARGOED, archives.WITHDRAWN, archives.NOT_HELD):
        assert f"articles/{mark}.html" in public
        assert f"articles/{mark}.md" not in public


# --- counts --------------------------------------------------------------------------------------


def test_report_counts_what_was_built(tmp_path: Path) -> None:
    write_archive(
        tmp_path,
        source(MARK, "A.\n"),
        source("harbour-post-2021-b", rights_statement="InC"),
        source("harbour-post-2021-c", rights_statement="InC", status="needs-review"),
        settings={"PRESSMARK_SEARCH": False},
    )
    report = build(tmp_path)
    assert (report.records, report.full, report.described, report.hidden) == (3, 1, 1, 1)
    written = read_files(tmp_path / "output")
    assert report.files == len(written)
    assert report.pages == sum(path.endswith(".html") for path in written)


def test_empty_archive_builds(tmp_path: Path) -> None:
    write_archive(tmp_path)
    assert build(tmp_path).records == 0
    assert (tmp_path / "output/index.html").is_file()


def test_archive_without_any_page_of_its_own_builds(tmp_path: Path) -> None:
    write_archive(tmp_path, source(MARK, "A.\n"), pages={})
    build(tmp_path, search=False)
    assert (tmp_path / f"output/articles/{MARK}.html").is_file()


def test_archive_without_settings_builds_with_the_defaults(tmp_path: Path) -> None:
    one_article(tmp_path)
    (tmp_path / "pelicanconf.py").unlink()
    assert build(tmp_path, search=False).full == 1


# --- what makes it stop --------------------------------------------------------------------------


def last_site(root: Path) -> None:
    data = b"the last site"
    digest = hashlib.sha256(data).hexdigest()
    write_files(
        root,
        {
            "output/index.html": data,
            "output/manifest-sha256.txt": f"{digest}  index.html\n".encode(),
        },
    )


def last_site_stands(root: Path) -> bool:
    here = {path.name for path in root.iterdir()}
    return (
        set(read_files(root / "output")) == {"index.html", "manifest-sha256.txt"}
        and (root / "output/index.html").read_bytes() == b"the last site"
        and not here & {".output.building", ".output.previous"}
    )


def stops(root: Path, message: str) -> None:
    """The build fails for this reason and the last site stands."""
    last_site(root)
    with pytest.raises(ProblemsFoundError, match=message):
        build(root)
    assert last_site_stands(root)


def stops_the_command(root: Path, message: str) -> None:
    """The command fails for this reason and the last site stands."""
    last_site(root)
    done = pressmark(root)
    assert done.returncode in {1, 3}, done.stdout
    assert re.search(message, done.stderr), done.stderr
    assert last_site_stands(root)


def test_broken_record_stops_the_build_and_leaves_the_last_site(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"content/articles/2021/harbour-post-2021-b.md": b"---\ntitle: [\n"})
    stops(tmp_path, "harbour-post-2021-b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_kind_of_broken_record_ends_the_command_with_one_problem(
    case: Case, tmp_path: Path
) -> None:
    columns = {"tone": {"label": "Tone", "values": ["calm", "alarmed"]}}
    write_archive(
        tmp_path,
        outlets={"example-news": {"name": "Example News"}},
        settings={"PRESSMARK_EXTRA": columns, "PRESSMARK_SEARCH": False},
    )
    write_files(tmp_path, {FILE: case.data})
    last_site(tmp_path)
    done = CliRunner().invoke(cli.main, ["build", "--json", "--archive", str(tmp_path)])
    assert done.exit_code == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert (problem["path"], problem["line"], problem["field"]) == (FILE, case.line, case.field)
    assert problem["remedy"]
    assert last_site_stands(tmp_path)


def test_broken_record_stops_pelican_too(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"content/articles/2021/harbour-post-2021-b.md": b"---\ntitle: [\n"})
    assert pelican(tmp_path).returncode != 0
    assert not (tmp_path / "output").exists()


def test_plugin_that_drops_an_article_stops_the_build(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        "def drop(generator):\n    generator.articles.clear()\n\n\n"
        "def register():\n    signals.article_generator_finalized.connect(drop)\n",
    )
    stops_the_command(tmp_path, "Pelican made no page of it")


def test_plugin_that_fails_on_an_article_stops_the_build(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        "def fail(generator, metadata):\n    raise ValueError('no')\n\n\n"
        "def register():\n    signals.article_generator_context.connect(fail)\n",
    )
    stops_the_command(tmp_path, r"harbour-post-2021-a\.md")


def test_plugin_that_cannot_be_loaded_stops_the_build(tmp_path: Path) -> None:
    plugin(tmp_path, "import a_module_that_is_nowhere\n")
    stops_the_command(tmp_path, "keepers")


def test_plugin_that_fails_at_the_end_leaves_the_last_site(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        "def fail(pelican):\n    raise RuntimeError('at the end')\n\n\n"
        "def register():\n    signals.finalized.connect(fail)\n",
    )
    stops_the_command(tmp_path, "at the end")


def test_file_that_a_plugin_writes_at_the_end_is_in_the_site_and_its_manifest(
    tmp_path: Path,
) -> None:
    plugin(
        tmp_path,
        "import pathlib\n\n\ndef write(pelican):\n"
        "    pathlib.Path(pelican.output_path, 'late.txt').write_text('late')\n\n\n"
        "def register():\n    signals.finalized.connect(write)\n",
    )
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output/late.txt").read_text() == "late"
    assert "  late.txt\n" in (tmp_path / "output/manifest-sha256.txt").read_text()


def test_plugin_that_changes_a_text_is_seen_on_its_page_and_not_in_the_stored_text(
    tmp_path: Path,
) -> None:
    plugin(
        tmp_path,
        "def change(content):\n    if content._content:\n"
        "        content._content = content._content.replace('text', 'changed-by-plugin')\n\n\n"
        "def register():\n    signals.content_object_init.connect(change)\n",
    )
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    output = read_files(tmp_path / "output")
    assert b"changed-by-plugin" in output[f"articles/{MARK}.html"]
    assert output[f"articles/{MARK}.md"] == b"A text.\n"


def test_plugins_learn_of_a_withdrawn_work_what_its_page_says(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        "import pathlib\n\n\ndef look(generator):\n    global said\n"
        "    said = repr([\n"
        "        (each.title, each.summary, each.tags, getattr(each, 'authors', []))\n"
        "        for each in generator.articles\n"
        "    ])\n\n\n"
        "def write(pelican):\n"
        "    pathlib.Path(pelican.output_path, 'said.txt').write_text(said)\n\n\n"
        "def register():\n    signals.article_generator_finalized.connect(look)\n"
        "    signals.finalized.connect(write)\n",
    )
    gone = source(
        "harbour-post-2021-gone",
        title="Zqtitle",
        authors=["Zqauthor"],
        topics=["zqtopic"],
        summary="Zqsummary.",
        withdrawn={"date": "2024-01-01", "reason": "Asked for."},
    )
    write_files(tmp_path, gone.files())
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    said = (tmp_path / "output/said.txt").read_text("utf-8")
    assert "Zqtitle" in said
    assert not re.search("zqauthor|zqtopic|zqsummary", said, re.IGNORECASE)


def test_theme_that_lacks_a_template_stops_the_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    write_files(theme, read_files(archives.REPOSITORY / "theme"))
    (theme / "templates/attribution.html").unlink()
    one_article(tmp_path, THEME=str(theme))
    with pytest.raises(ProblemsFoundError, match="attribution"):
        build(tmp_path)
    assert not (tmp_path / "output").exists()


def test_template_that_asks_for_what_is_not_there_stops_the_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    write_files(theme, read_files(archives.REPOSITORY / "theme"))
    with (theme / "templates/404.html").open("a", encoding="utf-8") as file:
        file.write("{% block head %}{{ nobody_knows_this }}{% endblock %}")
    one_article(tmp_path, THEME=str(theme))
    with pytest.raises(ProblemsFoundError, match="nobody_knows_this") as stopped:
        build(tmp_path)
    (problem,) = stopped.value.problems
    assert (problem.path, problem.line > 0) == ("404.html", True)


def test_page_of_the_keepers_that_takes_the_address_of_another_stops_the_build(
    tmp_path: Path,
) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"content/pages/index.md": b"---\ntitle: Mine\n---\n\nMine.\n"})
    stops(tmp_path, r"index\.html")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"PRESSMARK_PURPOS": "x"}, "Did you mean PRESSMARK_PURPOSE"),
        ({"PRESSMARK_NONCOMMERCIAL": "yes"}, "True or False"),
        ({"PRESSMARK_EDITION": "secret"}, "no such edition"),
        ({"PRESSMARK_KEEPER": {"mail": "a@b.example"}}, "nothing else"),
        ({"PRESSMARK_EXTRA": {"genre": {"lable": "Genre"}}}, "PRESSMARK_EXTRA"),
        ({"SITEURL": "example.org"}, "SITEURL"),
        ({"DEFAULT_LANG": "English!"}, "DEFAULT_LANG"),
        ({"PATH": "content/pages"}, "is called content"),
    ],
)
def test_wrong_setting_stops_the_build_and_is_named(
    tmp_path: Path, settings: dict[str, object], message: str
) -> None:
    one_article(tmp_path, **settings)
    stops(tmp_path, message)


def test_settings_that_are_not_python_are_a_problem_with_a_line(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"pelicanconf.py": b'SITENAME = "a"\nPLUGINS = [\n'})
    with pytest.raises(ProblemsFoundError) as caught:
        build(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("pelicanconf.py", 2)


def test_output_with_files_of_another_hand_is_not_overwritten(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"output/thesis.txt": b"all my work"})
    with pytest.raises(ProblemsFoundError, match=r"thesis\.txt"):
        build(tmp_path)
    assert (tmp_path / "output/thesis.txt").read_bytes() == b"all my work"


# --- Pelican's own, and other plugins ------------------------------------------------------------


def test_pelicans_pages_in_markdown_and_restructured_text_keep_working(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(
        tmp_path,
        {
            "content/pages/history.rst": b"Our history\n###########\n\n:slug: history\n"
            b":save_as: history.html\n\nIt *began* here. See `about <{filename}about.md>`_.\n",
            "content/pages/plan.md": b"---\ntitle: Our plan\nslug: plan\n---\n\n"
            b"We go **on**, and [back]({filename}/articles/2021/harbour-post-2021-a.md).\n",
        },
    )
    build(tmp_path)
    history = (tmp_path / "output/history.html").read_text("utf-8")
    assert "<em>began</em>" in history
    assert 'href="./about.html"' in history or 'href="about.html"' in history
    assert "&lt;em&gt;" not in history
    plan = (tmp_path / "output/plan.html").read_text("utf-8")
    assert "<strong>on</strong>" in plan
    assert f"articles/{MARK}.html" in plan


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("title: A\noutlet: Harbour Post\nlicense: CC-BY-4.0", r"misplaced\.md.*This is a record"),
        ("title: A\nRights_Statement: InC", r"misplaced\.md.*This is a record"),
        ("title: A\nstatus: Draft", r"misplaced\.md.*published all the same"),
    ],
)
def test_a_record_or_a_draft_among_the_pages_stops_the_build(
    fields: str, why: str, tmp_path: Path
) -> None:
    one_article(tmp_path)
    page = f"---\n{fields}\n---\n\nA text.\n".encode()
    write_files(tmp_path, {"content/pages/misplaced.md": page})
    stops(tmp_path, why)


def test_what_nothing_reads_is_told_by_each_build_also_where_nothing_has_changed(
    tmp_path: Path,
) -> None:
    one_article(tmp_path)
    write_files(tmp_path, {"content/articles/2021/notes.txt": b"x", "content/inbox/a.txt": b"x"})
    for _ in range(2):
        told = {problem.path for problem in build(tmp_path).warnings}
        assert {"content/articles/2021/notes.txt", "content/inbox"} <= told


def test_a_page_or_a_text_of_another_kind_among_the_records_is_told_and_never_an_article(
    tmp_path: Path,
) -> None:
    page = b"<html><head><title>Page</title></head><body>zqpage</body></html>"
    plugin(
        tmp_path,
        "def look(generator):\n    generator.articles[0].note = 'x'\n\n\n"
        "def register():\n    signals.article_generator_finalized.connect(look)\n",
    )
    write_files(tmp_path, {"content/articles/2021/page.html": page})
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "content/articles/2021/page.html" in done.stderr
    assert not any(b"zqpage" in data for data in read_files(tmp_path / "output").values())


def test_what_editors_leave_among_pages_and_records_is_passed_over(tmp_path: Path) -> None:
    plugin(
        tmp_path,
        "def look(generator):\n    pass\n\n\n"
        "def register():\n    signals.article_generator_finalized.connect(look)\n",
    )
    left = b"---\ntitle: Zqleft\ndate: 2021-01-01\n---\n\nzqleft\n"
    for path in ("content/pages/.about.md", "content/pages/.old/a.md", "content/articles/.a.md"):
        write_files(tmp_path, {path: left})
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    output = read_files(tmp_path / "output")
    assert "about.html" in output
    assert not [path for path, data in output.items() if b"zqleft" in data.lower()]


def test_static_files_of_the_keepers_are_copied(tmp_path: Path) -> None:
    one_article(tmp_path, STATIC_PATHS=["files"])
    write_files(tmp_path, {"content/files/report.pdf": b"%PDF"})
    build(tmp_path)
    assert (tmp_path / "output/files/report.pdf").read_bytes() == b"%PDF"


def test_private_folder_named_as_a_static_path_gives_no_byte(tmp_path: Path) -> None:
    write_archive(
        tmp_path,
        source(MARK, "Withheld zqstatic.\n", private=True, rights_statement="InC"),
        settings={"PRESSMARK_SEARCH": False, "STATIC_PATHS": ["../private"]},
    )
    try:
        build(tmp_path)
    except ProblemsFoundError:
        assert not (tmp_path / "output").exists()
        return
    found = [path for path, data in read_files(tmp_path / "output").items() if b"zqstatic" in data]
    assert found == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (f"articles/2021/{MARK}.md", "belongs to a record"),
        ("outlets/harbour-post.yml", "belongs to a record"),
        ("../private/letter.md", "lies outside of content/"),
        ("files/letter.md", "lies outside of content/"),
    ],
)
@pytest.mark.parametrize("how", ["{static}", "{attach}", "STATIC_PATHS", "TEMPLATE_PAGES"])
def test_what_belongs_to_a_record_or_lies_apart_is_never_copied_as_it_is(
    path: str, why: str, how: str, tmp_path: Path
) -> None:
    one_article(
        tmp_path,
        STATIC_PATHS=[path] if how == "STATIC_PATHS" else [],
        TEMPLATE_PAGES={path: "copy.html"} if how == "TEMPLATE_PAGES" else {},
    )
    link = f"[file]({how}/{path})" if how.startswith("{") else ""
    write_files(
        tmp_path,
        {
            "private/letter.md": b"zqletter",
            "content/files/terms.pdf": b"%PDF",
            "content/pages/links.md": f"---\ntitle: Links\n---\n\n{link}\n".encode(),
        },
    )
    (tmp_path / "content/files/letter.md").symlink_to(tmp_path / "private/letter.md")
    with pytest.raises(ProblemsFoundError, match=re.escape(why)):
        build(tmp_path)
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("path", ["content/files/letter.txt", "content/pages/letter.md"])
@pytest.mark.parametrize("known_by", ["sha256", "source_sha256"])
def test_a_file_that_is_a_withheld_text_by_its_sum_is_never_published(
    path: str, known_by: str, tmp_path: Path
) -> None:
    text = "A letter that is withheld.\n"
    given = {known_by: hashlib.sha256(text.encode()).hexdigest()}
    write_archive(
        tmp_path,
        source(MARK, text, private=True, rights_statement="InC", **given),
        settings={"PRESSMARK_SEARCH": False, "STATIC_PATHS": ["files"]},
    )
    above = "---\ntitle: Letter\n---\n\n" if path.endswith(".md") else ""
    write_files(tmp_path, {path: f"{above}{text}".encode()})
    stops(tmp_path, path)


@pytest.mark.parametrize("how", ["link", "setting"])
def test_a_themes_files_lead_to_nothing_withheld(how: str, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    write_files(theme, read_files(archives.REPOSITORY / "theme"))
    write_files(tmp_path, {"private/letter.md": b"zqletter"})
    folders = ["static", "../private"] if how == "setting" else ["static"]
    one_article(tmp_path, THEME=str(theme), THEME_STATIC_PATHS=folders)
    if how == "link":
        (theme / "static/x").symlink_to(tmp_path / "private")
    stops(tmp_path, "The theme's files are published as they are")


def test_no_record_is_copied_beside_its_page_where_a_plugin_looks_at_articles(
    tmp_path: Path,
) -> None:
    plugin(
        tmp_path,
        "def look(generator):\n    pass\n\n\n"
        "def register():\n    signals.article_generator_finalized.connect(look)\n",
        OUTPUT_SOURCES=True,
    )
    write_files(tmp_path, source(MARK, "A text.\n", keeper_notes="zqnotes").files())
    done = pressmark(tmp_path)
    assert done.returncode == 0, done.stderr
    assert not [p for p, data in read_files(tmp_path / "output").items() if b"zqnotes" in data]


def test_a_page_in_restructured_text_brings_no_other_file_into_the_site(tmp_path: Path) -> None:
    one_article(tmp_path)
    write_files(
        tmp_path,
        {
            "private/letter.md": b"zqletter",
            "content/pages/letters.rst": b"Letters\n#######\n\n"
            b".. include:: ../../private/letter.md\n",
        },
    )
    stops(tmp_path, r"letters\.rst")


PLUGIN_TEMPLATES = {
    "templates/article.html": b'{% extends "!theme/article.html" %}{% block head %}'
    b'<meta name="next" content="{{ article.next_article.slug if article.next_article }}">'
    b'<meta name="previous" content="{{ article.prev_article.slug if article.prev_article }}">'
    b"{% endblock %}",
    "templates/page.html": b'{% extends "!theme/page.html" %}{% block head %}'
    b'{% if page.series is defined %}<meta name="series" content="{{ page.series.name }} '
    b'{{ page.series.index }}">{% endif %}{% endblock %}',
}


@pytest.mark.slow
def test_three_well_known_plugins_do_their_work(tmp_path: Path) -> None:
    write_archive(
        tmp_path,
        *(
            source(f"harbour-post-2021-07-0{day}-a", "A.\n", issued=f"2021-07-0{day}")
            for day in (1, 2, 3)
        ),
        pages={
            **archives.PAGES,
            "one.md": "---\ntitle: One\nseries: Tides\nseries_index: 2\n---\n\nOne.\n",
            "two.md": "---\ntitle: Two\nseries: Tides\nseries_index: 1\n---\n\nTwo.\n",
        },
        settings={
            "PRESSMARK_SEARCH": False,
            "PLUGINS": ["pressmark.site", "sitemap", "neighbors", "series"],
            "SITEMAP": {"format": "txt"},
            "THEME_TEMPLATES_OVERRIDES": ["templates"],
        },
    )
    write_files(tmp_path, PLUGIN_TEMPLATES)
    done = pelican(tmp_path)
    assert done.returncode == 0, done.stderr + done.stdout
    output = read_files(tmp_path / "output")
    head = output["articles/harbour-post-2021-07-02-a.html"].decode().partition("</head>")[0]
    assert '<meta name="next" content="harbour-post-2021-07-0' in head
    assert '<meta name="previous" content="harbour-post-2021-07-0' in head
    assert 'content="Tides 2"' in output["one.html"].decode()
    assert 'content="Tides 1"' in output["two.html"].decode()
    listed = output["sitemap.txt"].decode().split()
    assert f"{archives.URL}/articles/harbour-post-2021-07-02-a.html" in listed
    assert "sitemap.txt" in output["manifest-sha256.txt"].decode()


# --- typography ----------------------------------------------------------------------------------


def text_of(pages: dict[str, str], mark: str) -> str:
    html = pages[f"articles/{mark}.html"]
    return html[html.index('<div class="text"') : html.index("<aside")]


def test_english_text_is_set_with_care(pages: dict[str, str]) -> None:
    text = text_of(pages, archives.FULL)
    assert "“Nobody was hurt,”" in text or "&#8220;Nobody was hurt,&#8221;" in text


def test_code_is_left_as_it_is(pages: dict[str, str]) -> None:
    text = text_of(pages, archives.FULL)
    assert '<code>code "stays" --</code>' in text.replace("&quot;", '"')
    assert 'x = "straight" -- not touched' in text.replace("&quot;", '"')


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        (archives.VERBATIM, 'She said "no" -- twice.'),
        (archives.PERSIAN, '"نسخهٔ اصلی" را نگه داشته است -- و'),
        (archives.ARABIC, '"كما هي"'),
        ("le-quai-2021-07-25-la-copie", "« la copie » -- sans y toucher."),
        (archives.PERMITTED, 'A text by "permission" alone.'),
    ],
)
def test_what_is_not_english_or_may_not_change_keeps_every_character(
    pages: dict[str, str], mark: str, kept: str
) -> None:
    assert kept in text_of(pages, mark).replace("&quot;", '"')
