"""Digests of what a whole build depends on, beside its records: code, theme, settings, plugins.

All are coarse on purpose: one letter changed in a template makes every page again. What comes out
the same to the byte is not written again (`pressmark.site.output`).
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError, meta
from pelican import signals
from pelican.urlwrappers import URLWrapper

import pressmark
from pressmark.processes import in_chunks, shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from pelican import Pelican

    from pressmark.site.config import Config

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_PLAIN = (str, bytes, int, float, bool, type(None), Path)
_OF_THE_RUN = frozenset({"OUTPUT_PATH", "CACHE_PATH"})
"""Settings that say where a run happens, not what it makes."""
_LARGE = 1 << 20
"""Bytes from which a file counts by size, time and inode: no build reads all pictures."""


LISTS = frozenset(
    "article articles hidden_articles drafts dates tags categories authors category author tag"
    " period_archives translations".split()
)
"""What Pelican hands to templates of its articles. Pressmark's theme asks for none of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """What one build depends on beside its records, as digests (SHA-256, hex).

    `basis` is that of every unit: code and the archive's settings; `theme` that of every page
    besides: templates, plugins, all of Pelican's settings; `whole` that of everything, down to
    the last file that a build may read. `plugins` says whether other plugins are at work;
    `folders` hold the templates.
    """

    basis: str
    theme: str
    whole: str
    plugins: bool
    folders: tuple[Path, ...]

    @classmethod
    def of(cls, pelican: Pelican, config: Config, jobs: int = 1) -> Prints:
        """Take the prints before the first record is read."""
        settings = pelican.settings
        theme = Path(pelican.theme)
        folders = [*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), theme / "templates"]
        plugins = [each for each in pelican.plugins if each.__name__ != __package__]
        read = list(dict.fromkeys((config.root / "content", Path(settings["PATH"]), theme)))
        if config.archive.edition != "public":
            read.append(config.root / "private")
        basis = of(of_engine(), repr(config.archive))
        look = of(of_settings(settings, config.root), *map(of_tree, folders), of_modules(plugins))
        return cls(
            basis=basis,
            theme=look,
            whole=of(basis, look, *(of_tree(each, jobs=jobs) for each in read)),
            plugins=bool(plugins) or _others_listen(),
            folders=tuple(folders),
        )

    @property
    def looked_at(self) -> bool:
        """True where a plugin or a template may look at Pelican's articles."""
        return self.plugins or any(map(_asks_for_lists, self.folders))


def _others_listen() -> bool:
    """Say whether anything but Pressmark listens to Pelican: a settings file may connect too."""
    heard = (
        receiver
        for each in vars(signals).values()
        if isinstance(each, signals.Signal)
        for receiver in each.receivers_for(None)
    )
    return any(not each.__module__.startswith("pressmark.") for each in heard)


def _asks_for_lists(folder: Path) -> bool:
    """Say whether a template in a folder asks for Pelican's articles."""
    return any(_asks(path.read_text("utf-8", "replace")) for path in folder.rglob("*.html"))


@lru_cache(maxsize=256)
def _asks(template: str) -> bool:
    if not any(map(_MAY_ASK.search, _CODE.findall(template))):
        return False
    try:
        parsed = Environment(autoescape=True).parse(template)
    except TemplateError:
        return False  # told when it is rendered
    return bool(meta.find_undeclared_variables(parsed) & LISTS)


_CODE = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_MAY_ASK = re.compile(rf"(?<![\w\"'.])(?:{'|'.join(sorted(LISTS))})(?![\w\"'=])")
"""Finds what may be one of `LISTS` in a template's code. A template that has none is not parsed,
which takes 20 ms: Pressmark's own theme uses these names for nothing else either."""


def of(*parts: str) -> str:
    """Return one digest (SHA-256, hex) of several."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def of_tree(folder: Path, endings: tuple[str, ...] = ("",), *, jobs: int = 1) -> str:
    """Return the digest of all files below a folder, or of those with an ending.

    Symbolic links are followed, as Pelican does: what lies behind one is read by a build too. Up to
    `jobs` processes read the files, where they are many.
    """
    paths: list[str] = []
    again: list[str] = []
    seen: set[str] = set()
    for parent, folders, names in os.walk(folder, followlinks=True):
        inner = os.path.relpath(parent, folder)
        paths += [f"{inner}/{name}" for name in sorted(names) if name.endswith(endings)]
        kept = sorted(name for name in folders if name != "__pycache__")
        folders[:] = [name for name in kept if _is_new(f"{parent}/{name}", seen)]
        # What is there twice, or holds itself, counts by its name.
        again += [f"{inner}/{name}" for name in kept if name not in folders]
    chunks = in_chunks([f"{folder}/{path}" for path in paths], _AT_A_TIME)
    digest = hashlib.sha256("\0".join(again).encode())
    for path, found in zip(paths, shared(of_file, chunks, jobs), strict=True):
        digest.update(f"{path}\0{found}\0".encode())
    return digest.hexdigest()


def _is_new(folder: str, seen: set[str]) -> bool:
    """Say whether a folder is none of those that were seen behind links, and note it."""
    if not os.path.islink(folder):  # noqa: PTH114 - thousands of times
        return True
    behind = os.path.realpath(folder)
    new = behind not in seen
    seen.add(behind)
    return new


_AT_A_TIME = 1000
"""Files of which reading the digests takes longer than starting a process."""


_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""How to open a file: not so that one waits for a pipe's other end."""


def of_file(path: str) -> str:
    """Return the digest of a file's content, of a large one's size, times and inode; "" of none.

    The time of the last change of the inode (ctime) cannot be set back.
    """
    try:
        handle = os.open(path, _TO_READ)  # 10,000 times
    except OSError:
        return ""
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return ""
        if status.st_size < _LARGE:
            return hashlib.sha256(os.read(handle, status.st_size)).hexdigest()
    finally:
        os.close(handle)
    return of(*map(str, (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)))


@cache
def of_engine() -> str:
    """Return the digest of the code that builds: Pressmark's own, Python, installed packages.

    Each package is named with its version by the folder of its metadata (PyPA, "Recording
    installed projects").
    """
    installed = {
        entry.name
        for folder in sys.path
        if Path(folder).is_dir()
        for entry in os.scandir(folder or os.curdir)
        if entry.name.endswith((".dist-info", ".egg-info"))
    }
    own = of_tree(Path(pressmark.__file__).parent, (".py", ".yml", ".json", ".csl"))
    return of(own, sys.version, *sorted(installed))


def of_modules(modules: Iterable[ModuleType]) -> str:
    """Return the digest of plugins' code: of the whole package where a plugin is one."""
    found = []
    for module in modules:
        file = Path(module.__file__ or "")
        package = file.parent if file.name == "__init__.py" else None
        found.append(of(module.__name__, of_tree(package) if package else of_file(str(file))))
    return of(*sorted(found))


def of_settings(settings: Mapping[str, Any], root: Path) -> str:
    """Return the digest of Pelican's settings, and of the keeper's Python that made them.

    A function's `repr` does not tell what it does: the files in the archive's folder do.
    """
    said = [
        f"{name}={_ADDRESS.sub('', repr(value))}"
        for name, value in sorted(settings.items())
        if name.isupper() and name not in _OF_THE_RUN
    ]
    return of(*said, *(of_file(str(path)) for path in sorted(root.glob("*.py"))))


def of_value(value: object) -> str | None:
    """Return the digest of a value that a plugin gave, or None where it cannot be told."""
    said = _said(value)
    return None if said is None else of(said)


def _said(value: object) -> str | None:
    if isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, URLWrapper):
        return f"{type(value).__name__} {value.slug} {value.name}"
    if isinstance(value, dict):
        value = sorted(value.items(), key=repr)
    elif isinstance(value, (set, frozenset)):
        value = sorted(value, key=repr)
    if isinstance(value, (list, tuple)):
        parts = [_said(each) for each in value]
        return None if None in parts else f"{type(value).__name__}{parts}"
    said = repr(value)
    return None if _ADDRESS.search(said) else said
