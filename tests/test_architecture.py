"""How the house stands: its floors, its edges, and what no committed file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from seeds import LICENCE_SENTENCE, SEEDS, needs_seeds, runs, seed_rows, words_of

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins" / "pressmark"

FLOORS = {
    "ground": (
        "problems record work settings fields converters languages frontmatter reading writing "
        "outlets licenses rights edtf identity words crosswalk public private versions processes "
        "pickling nesting escaping"
    ),
    "what is said about a record": (
        "typography markup renumbering attribution citations metadata exports"
    ),
    "capture, search and the archive's folder": "capture search archive",
    "the site": "site",
    "the command": "commands cli __main__",
}
FLOOR = {name: number for number, names in enumerate(FLOORS.values()) for name in names.split()} | {
    "": 0
}
"""The floor of each module or package of `pressmark`; "" is the package itself."""

TOUCHES_FILES = {
    "archive": "reads an archive's folder",
    "commands": "do what a keeper asks for",
    "cli": "is the command",
    "processes": "forks them",
    "site": "writes the site",
    "search": "runs Pagefind",
    "words": "reads its own catalogues",
}
"""The edges, and why each is one."""

WORLD = {
    "glob",
    "http",
    "os",
    "pathlib",
    "requests",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "time",
    "urllib.request",
}
PATHS_ALONE = {"PurePath", "PurePosixPath"}


@cache
def modules() -> dict[str, ast.Module]:
    """The syntax trees of the package's modules by dotted name without `pressmark.`."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__").removesuffix("__init__")] = ast.parse(
            path.read_text("utf-8")
        )
    return found


def top(module: str) -> str:
    return module.split(".")[0]


def imports(tree: ast.AST) -> set[str]:
    """Every module that is imported, also for types alone and inside functions."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a module stands"
            if node.module == "pressmark":
                found |= {f"pressmark.{alias.name}" for alias in node.names}
            else:
                found.add(str(node.module))
    return found


def ours(name: str) -> str | None:
    """The part of the house that an import leads to; None where it leads out."""
    if name == "pressmark":
        return ""
    if not name.startswith("pressmark."):
        return None
    part = name.split(".")[1]
    return part if part in FLOOR else ""


def test_every_module_stands_on_a_floor() -> None:
    assert {top(name) for name in modules()} <= FLOOR.keys()
    assert {name for name in FLOOR if name} <= {top(name) for name in modules()}, "moved away"


def test_nothing_imports_upward() -> None:
    upward = [
        f"{name or 'pressmark'} imports {imported}"
        for name, tree in modules().items()
        for imported in imports(tree)
        if (part := ours(imported)) is not None and FLOOR[part] > FLOOR[top(name)]
    ]
    assert upward == []


def test_only_the_site_imports_pelican() -> None:
    found = {
        top(name)
        for name, tree in modules().items()
        if any(each.split(".")[0] == "pelican" for each in imports(tree))
    }
    assert found == {"site"}


def test_views_and_model_of_the_site_know_no_pelican() -> None:
    found = [
        name
        for name, tree in modules().items()
        if name.startswith(("site.views", "site.model", "site.units", "site.output", "site.chart"))
        and any(each.split(".")[0] == "pelican" for each in imports(tree))
    ]
    assert found == []


def test_only_the_command_prints() -> None:
    printing = set()
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in {"print", "click.echo", "click.secho", "sys.stdout.write"}:
                    printing.add(top(name))
    assert printing == {"cli"}


def test_the_core_touches_no_files_no_clock_and_no_network() -> None:
    touching = []
    for name, tree in modules().items():
        if top(name) in TOUCHES_FILES or name in {"", "__main__"}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "pathlib":
                if not {alias.name for alias in node.names} <= PATHS_ALONE:
                    touching.append(f"{name}: pathlib")
            elif isinstance(node, ast.Import | ast.ImportFrom):
                touching += [f"{name}: {each}" for each in imports(node) if each in WORLD]
            elif isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called == "open" or re.fullmatch(r"(datetime|date)\.(now|today|utcnow)", called):
                    touching.append(f"{name}: {called}")
    assert touching == []


CAPTURE_ALONE = {
    "bibtexparser", "dateparser", "feedparser", "htmldate", "lxml", "mammoth", "openpyxl", "pypdf",
    "rdflib", "rispy", "trafilatura", "urllib3", "warcio",
}  # fmt: skip


def test_the_command_loads_what_capture_alone_needs_only_when_it_captures() -> None:
    code = "import sys, pressmark.cli.build; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    assert CAPTURE_ALONE & set(loaded.stdout.split()) == set()


def test_the_site_reads_no_clock_but_to_say_how_long_it_took() -> None:
    reading = [
        name
        for name, tree in modules().items()
        if top(name) in {"site", "search"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and re.fullmatch(
            r"(datetime|date)\.(now|today|utcnow)|time\.(time|localtime|gmtime)|random\..*",
            ast.unparse(node.func),
        )
    ]
    assert reading == []


def test_only_one_place_marks_html_of_readers_as_safe_and_none_in_templates() -> None:
    unescaped = [
        f"{path.name}: {line.strip()}"
        for path in sorted((ROOT / "theme" / "templates").rglob("*.html"))
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\|\s*safe\b|autoescape\s+false", line)
    ]
    assert unescaped == []


def test_only_base_html_is_a_whole_document() -> None:
    whole = [
        path.relative_to(ROOT / "theme" / "templates").as_posix()
        for path in sorted((ROOT / "theme" / "templates").rglob("*.html"))
        if "<html" in path.read_text("utf-8")
    ]
    assert whole == ["base.html"]


def test_every_public_thing_says_what_it_is() -> None:
    silent = [
        f"{name}.{node.name}"
        for name, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


# --- what is committed ---------------------------------------------------------------------------


@cache
def committed() -> dict[str, str]:
    """The text of every file that git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("This is no git checkout, so nothing is committed.")
    found = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.stat().st_size < 2_000_000:
            found[name] = path.read_text("utf-8", "ignore")
    return found


# Written apart, so that this file does not hold what it looks for.
HOSTS = (
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "npm" + "js.org",
    "npm" + "js.com",
    "index" + "-url =",
)
FOLDERS = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/(?!jane/)", "/tm" + "p/")


@pytest.mark.parametrize("host", HOSTS)
def test_no_committed_file_names_a_registrys_host(host: str) -> None:
    assert [name for name, text in committed().items() if host in text] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_committed_file_names_a_path_of_a_machine(folder: str) -> None:
    place = re.compile(rf"(?<![\w.}}-]){folder}")
    assert [name for name, text in committed().items() if place.search(text)] == []


@needs_seeds
def test_no_committed_file_holds_a_sentence_of_the_five_articles() -> None:
    length = 8
    known: set[tuple[str, ...]] = set()
    for path in SEEDS.glob("*.txt"):
        known |= runs(words_of(path.read_text("utf-8")), length)
    assert known
    known -= runs(words_of(LICENCE_SENTENCE), length)
    for row in seed_rows():
        known -= runs(words_of(row["title"]), length) | runs(words_of(row["subtitle"]), length)
    holding = {
        name: len(found)
        for name, text in committed().items()
        if (found := runs(words_of(text), length) & known)
    }
    assert holding == {}


def test_no_withheld_text_is_committed() -> None:
    assert [name for name in committed() if name.startswith(("private/", "output"))] == []
