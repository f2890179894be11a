"""A build after a build: nothing but what changed is written, and all of it is right."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

import archives
from archives import settings_text, source, write_archive, write_files
from conftest import read_files
from pressmark.exports import atom
from pressmark.site import fingerprint
from pressmark.site.build import build
from pressmark.site.output import stamps
from running import pressmark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from archives import Source

MARKS = tuple(f"harbour-post-2021-07-0{day}-report" for day in range(1, 6))
SITE = {"PRESSMARK_SEARCH": False}


def article(mark: str, text: str = "A text.\n\nAnd more.\n", **fields: object) -> Source:
    return source(mark, text, **{"issued": mark[13:23], "topics": ["harbours"], **fields})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive", *map(article, MARKS), settings=SITE)


def changed(root: Path, change: Callable[[], object]) -> set[str]:
    """Build, change, build again: the paths that were written, or that are gone."""
    build(root)
    before = stamps(root / "output")
    change()
    build(root)
    after = stamps(root / "output")
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def cold(root: Path, tmp_path: Path) -> Mapping[str, bytes]:
    """What a build without a cache makes in another folder."""
    other = tmp_path / "cold"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(
        root, other / "archive", ignore=lambda _, names: [n for n in names if "output" in n]
    )
    return read_files(build(other / "archive").output)


def rewrite(root: Path, *sources: Source) -> None:
    for each in sources:
        write_files(root, each.files())


def test_nothing_is_written_where_nothing_changed(root: Path) -> None:
    assert changed(root, lambda: None) == set()


def test_a_changed_text_writes_its_page_and_what_holds_it_or_its_sum(root: Path) -> None:
    written = changed(root, lambda: rewrite(root, article(MARKS[2], "A text.\n\nAnd less.\n")))
    mark = MARKS[2]
    assert written == {
        "CITATION.cff",
        "about.html",
        f"articles/{mark}.html",
        f"articles/{mark}.csl.json",
        f"articles/{mark}.md",
        "data/articles.csl.json",
        "data/articles.csv",
        "data/articles.jsonl",
        "data/articles.sqlite",
        "data/datapackage.json",
        "data/ro-crate-metadata.json",
        "data/texts.jsonl",
        "downloads.html",
        "feeds/all.atom.xml",
        "index.html",
        "manifest-sha256.txt",
    }


def test_a_changed_title_writes_what_shows_it_and_no_other_article(root: Path) -> None:
    written = changed(root, lambda: rewrite(root, article(MARKS[0], title="Another title")))
    pages = {path for path in written if path.startswith("articles/") and path.endswith(".html")}
    assert f"articles/{MARKS[0]}.html" in pages
    assert {"index.html", "topics/harbours.html", "outlets/harbour-post.html"} <= written
    assert "attribution.html" in written
    assert not {"how-to-cite.html", "404.html", "static/css/base.css"} & written


def feeds_of(paths: set[str]) -> set[str]:
    return {path.removesuffix(".atom.xml") for path in paths if path.startswith("feeds/")}


def test_a_changed_article_writes_the_feeds_that_show_it_and_no_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atom, "NEWEST_OF_LIST", 2)
    rewrite(root, article(MARKS[1], topics=["bridges"]))
    shown = changed(root, lambda: rewrite(root, article(MARKS[4], summary="Ours.")))
    lists = {"feeds/topics/harbours", "feeds/outlets/harbour-post", "feeds/languages/en"}
    assert feeds_of(shown) == {"feeds/all", *lists}
    # Of the newest two no list but its topic's shows the fourth newest.
    older = changed(root, lambda: rewrite(root, article(MARKS[1], topics=["bridges"], summary="x")))
    assert feeds_of(older) == {"feeds/all", "feeds/topics/bridges"}


def test_a_removed_article_takes_its_page_and_its_exports_away(root: Path) -> None:
    written = changed(root, (root / article(MARKS[4]).path).unlink)
    left = read_files(root / "output")
    assert not [path for path in left if MARKS[4] in path]
    assert f"articles/{MARKS[4]}.bib" in written
    assert not [path for path, data in left.items() if MARKS[4].encode() in data]


def test_a_changed_setting_is_on_every_page(root: Path) -> None:
    written = changed(
        root,
        lambda: (root / "pelicanconf.py").write_text(settings_text(**SITE, SITENAME="Renamed")),
    )
    assert {path for path in read_files(root / "output") if path.endswith(".html")} <= written


def test_a_changed_outlet_is_on_the_pages_of_its_works(root: Path) -> None:
    path = root / "content/outlets/harbour-post.yml"
    written = changed(
        root, lambda: path.write_text(path.read_text().replace("Harbour Post", "Harbour Courier"))
    )
    assert {f"articles/{mark}.html" for mark in MARKS} <= written


def test_a_changed_template_is_on_the_pages_made_from_it(root: Path) -> None:
    shutil.copytree(archives.REPOSITORY / "theme", root / "theme")
    settings = settings_text(**SITE, THEME="theme")
    (root / "pelicanconf.py").write_text(settings)
    template = root / "theme/templates/article.html"
    written = changed(
        root,
        lambda: template.write_text(template.read_text().replace("</article>", "<hr></article>")),
    )
    pages = {path for path in written if path.endswith(".html")}
    assert pages == {f"articles/{mark}.html" for mark in MARKS} | {"about.html"}


PLUGIN = """
from pelican import signals

def change(content):
    if hasattr(content, "work"):
        content._content = content._content.replace("text", "{word}")

def register():
    signals.content_object_init.connect(change)
"""


def test_a_plugin_s_changed_code_is_on_the_pages(root: Path) -> None:
    plugins = ["plugins", str(archives.REPOSITORY / "plugins")]
    (root / "pelicanconf.py").write_text(
        settings_text(**SITE, PLUGIN_PATHS=plugins, PLUGINS=["pressmark.site", "keepers"])
    )
    write_files(root, {"plugins/keepers.py": PLUGIN.format(word="first").encode()})
    command(root)
    assert b"first.</p>" in read_files(root / "output")[f"articles/{MARKS[0]}.html"]
    before = stamps(root / "output")
    command(root)
    assert stamps(root / "output") == before
    write_files(root, {"plugins/keepers.py": PLUGIN.format(word="second").encode()})
    command(root)
    assert b"second.</p>" in read_files(root / "output")[f"articles/{MARKS[0]}.html"]


def command(root: Path) -> None:
    """Build in a process of its own: a plugin's receivers would stay in this one."""
    done = pressmark(root)
    assert done.returncode == 0, done.stderr


def test_articles_that_nobody_looks_at_give_the_same_pages_as_pelican_s(tmp_path: Path) -> None:
    one = archives.everything(tmp_path / "one", **SITE)
    build(one)
    two = archives.everything(
        tmp_path / "two",
        **SITE,
        PLUGIN_PATHS=["plugins", str(archives.REPOSITORY / "plugins")],
        PLUGINS=["pressmark.site", "keepers"],
    )
    listens = (
        "from pelican import signals\n\n\ndef see(_content):\n    pass\n\n\n"
        "def register():\n    signals.content_object_init.connect(see)\n"
    )
    write_files(two, {"plugins/keepers.py": listens.encode()})
    command(two)
    assert read_files(one / "output") == read_files(two / "output")


def test_a_hasty_build_shows_the_pages_and_leaves_the_search_to_the_next_one(
    tmp_path: Path,
) -> None:
    root = write_archive(tmp_path / "archive", *map(article, MARKS))
    assert not build(root, hasty=True).unfinished  # nothing stands yet: all is made

    def search(files: Mapping[str, bytes]) -> dict[str, bytes]:
        return {path: data for path, data in files.items() if path.startswith("pagefind/")}

    before = read_files(root / "output")
    assert search(before)
    rewrite(root, article(MARKS[2], "Something other.\n"))
    report = build(root, hasty=True)
    hasty = read_files(root / "output")
    assert report.unfinished
    assert b"Something other." in hasty[f"articles/{MARKS[2]}.md"]
    assert search(hasty) == search(before)
    assert not build(root).unfinished
    assert read_files(root / "output") == cold(root, tmp_path)


def test_a_file_of_the_output_that_somebody_changed_is_made_again(root: Path) -> None:
    first = read_files(build(root).output)
    page = root / "output" / "index.html"
    page.write_text("not ours")
    (root / "output" / "about.html").unlink(missing_ok=True)
    assert read_files(build(root).output) == first


def test_what_changes_behind_a_link_is_seen(root: Path, tmp_path: Path) -> None:
    """Also behind one that leads to what holds it."""
    write_files(tmp_path, {"store/inner/terms.txt": b"old"})
    (root / "content/files").symlink_to(tmp_path / "store")
    (tmp_path / "store/inner/again").symlink_to(tmp_path / "store")
    before = fingerprint.of_tree(root / "content")
    write_files(tmp_path, {"store/inner/terms.txt": b"new"})
    after = fingerprint.of_tree(root / "content")
    (root / "content/twice").symlink_to(tmp_path / "store")
    assert len({before, after, fingerprint.of_tree(root / "content")}) == 3


def test_the_cache_can_be_deleted_at_any_time(root: Path) -> None:
    first = read_files(build(root).output)
    shutil.rmtree(root / ".output.cache")
    assert read_files(build(root).output) == first


def test_a_damaged_cache_is_told_and_the_build_is_right(root: Path) -> None:
    first = read_files(build(root).output)
    for path in (root / ".output.cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    report = build(root)
    assert read_files(report.output) == first
    assert any("damaged" in problem.message for problem in report.warnings)


CHANGES = (
    "text title topics outlet date rights unlist alias add remove terms setting page cache".split()
)


class Keeper:
    """Changes an archive at random, one thing at a time, as a keeper might."""

    def __init__(self, root: Path, seed: int, **settings: object) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 - the same changes each time
        self.settings = settings
        self.records: dict[str, dict[str, object]] = {}
        for _ in range(24):
            self._add()
        write_archive(root, settings=settings)
        self._write()

    def change(self) -> str:
        """Change one thing and say what."""
        what = self.chance.choice(CHANGES)
        mark = self.chance.choice(sorted(self.records))
        fields, word = self.records[mark], f"Word{self.chance.randint(1, 9)}"
        if what == "text":
            fields["body"] = f"A text of {word}.\n\nMore.\n"
        elif what == "title":
            fields["title"] = f"Title {word}"
        elif what == "topics":
            fields["topics"] = self.chance.sample(["Ships", "ships", "Fairs", word], 2)
        elif what == "outlet":
            fields["outlet"] = self.chance.choice(sorted(archives.OUTLETS))
        elif what == "date":
            fields["issued"] = self.chance.choice(["2021-07", "2021", "2021-05-05", None])
        elif what == "rights":
            fields["license"] = self.chance.choice(["CC-BY-4.0", "CC0-1.0", "CC-BY-ND-4.0"])
        elif what == "unlist":
            fields["unlisted"] = not fields.get("unlisted")
        elif what == "alias":
            fields["aliases"] = [f"old-{word.lower()}-{mark}"[:90]]
        elif what == "add":
            self._add()
        elif what == "remove":
            del self.records[mark]
        elif what == "terms":
            outlets = {**archives.OUTLETS, "karaneh": {"name": "Karaneh", "note": word}}
            write_archive(self.root, settings=self.settings, outlets=outlets)
        elif what == "setting":
            self.settings["SITENAME"] = word
            write_archive(self.root, settings=self.settings)
        elif what == "page":
            page = f"---\ntitle: {word}\n---\n\nA page.\n"
            write_files(self.root, {f"content/pages/{word.lower()}.md": page.encode()})
        else:
            shutil.rmtree(self.root / ".output.cache", ignore_errors=True)
        self._write()
        return what

    def _add(self) -> None:
        day = self.chance.randint(1, 28)
        mark = f"harbour-post-2021-07-{day:02}-n{self.chance.randint(1, 999)}"
        self.records[mark] = {
            "body": "A text.\n\nAnd more.\n",
            "issued": f"2021-07-{day:02}",
            "topics": self.chance.sample(["Ships", "Fairs", "Tides"], 2),
            "authors": self.chance.sample(["A. Writer", "B. Writer"], self.chance.randint(0, 2)),
            "language": self.chance.choice(["en", "en", "fa"]),
            "event": self.chance.choice([None, "The fair"]),
        }

    def _write(self) -> None:
        shutil.rmtree(self.root / "content/articles", ignore_errors=True)
        for mark, fields in self.records.items():
            issued = fields["issued"]
            folder = "2021" if issued else "undated"
            rewrite(self.root, source(mark, folder=folder, **fields))


@pytest.mark.parametrize(
    ("seed", "changes", "search"),
    [
        (1, 3, False),
        pytest.param(2, 40, False, marks=pytest.mark.slow),
        pytest.param(3, 8, True, marks=pytest.mark.slow),
    ],
)
def test_after_any_change_the_site_is_that_of_a_build_without_a_cache(
    tmp_path: Path, seed: int, changes: int, search: bool
) -> None:
    root = tmp_path / "archive"
    keeper = Keeper(root, seed, PRESSMARK_SEARCH=search)
    build(root)
    done = []
    for _ in range(changes):
        done.append(keeper.change())
        warm, right = read_files(build(root).output), cold(root, tmp_path)
        wrong = [path for path in {*warm, *right} if warm.get(path) != right.get(path)]
        assert wrong == [], f"after {', '.join(done)}"


def with_version(mark: str, earlier: str) -> dict[str, bytes]:
    """A corrected article, and the text that it had before."""
    now = article(mark, version=2, corrections=[{"date": "2021-08-04", "what": "a letter"}])
    return {**now.files(), f"content/versions/{mark}/1.md": earlier.encode()}


def test_a_correction_writes_the_page_of_the_version_before_it(root: Path) -> None:
    mark = MARKS[1]
    written = changed(root, lambda: write_files(root, with_version(mark, "A tex.\n")))
    assert {
        f"articles/{mark}.html",
        f"articles/{mark}.v1.html",
        f"articles/{mark}.v1.md",
        "corrections.html",
    } <= written
    assert not [path for path in written if MARKS[3] in path]


def test_an_earlier_version_that_changes_or_goes_takes_its_pages_with_it(
    root: Path, tmp_path: Path
) -> None:
    mark = MARKS[1]
    write_files(root, with_version(mark, "A tex.\n"))
    earlier = root / f"content/versions/{mark}/1.md"
    written = changed(root, lambda: earlier.write_text("A tax.\n"))
    assert {f"articles/{mark}.v1.html", f"articles/{mark}.v1.md"} <= written
    assert read_files(root / "output") == cold(root, tmp_path)
    written = changed(root, earlier.unlink)
    assert {f"articles/{mark}.html", f"articles/{mark}.v1.html"} <= written
    assert read_files(root / "output") == cold(root, tmp_path)
