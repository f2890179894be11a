"""The keeper's settings, read from Pelican's and checked at the start."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.settings import DEFAULT_CONFIG, read_settings

import pressmark
from pressmark.languages import canonical_tag
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.settings import (
    STYLES,
    ArchiveSettings,
    Canonical,
    CitationStyle,
    Edition,
    ExtraField,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SETTINGS_FILE = "pelicanconf.py"

_KNOWN = {
    "PRESSMARK_CANONICAL": str,
    "PRESSMARK_DOWNLOAD": int,
    "PRESSMARK_EDITION": str,
    "PRESSMARK_EXTRA": dict,
    "PRESSMARK_INDEX": bool,
    "PRESSMARK_KEEPER": dict,
    "PRESSMARK_NONCOMMERCIAL": bool,
    "PRESSMARK_PARQUET": bool,
    "PRESSMARK_PUBLISH": bool,
    "PRESSMARK_PURPOSE": str,
    "PRESSMARK_RELEASED": str,
    "PRESSMARK_SEARCH": bool,
    "PRESSMARK_SQLITE": bool,
    "PRESSMARK_STYLES": list,
    "PRESSMARK_VERSION": str,
}
_NEEDS = {
    str: "a text in quotes",
    bool: "True or False",
    dict: "a dictionary, { … }",
    int: "a whole number, 0 or more",
    list: "a list, [ … ]",
}
_MARK = "PRESSMARK_"
_ASSIGNED = re.compile(r"([A-Z_]+)\s*(?::[^=]*)?=(?!=)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a build needs to know before it reads the first record."""

    root: Path
    """The archive's folder, which holds `content/` and `private/`."""
    archive: ArchiveSettings


def package_theme() -> Path:
    """Return the theme's folder: the wheel's own copy, or the checkout's `theme/`."""
    package = Path(pressmark.__file__).parent
    packed = package / "_share" / "theme"
    return packed if packed.is_dir() else package.parents[1] / "theme"


def load_pelican_settings(
    archive: Path, overrides: Mapping[str, Any], file: Path | None = None
) -> dict[str, Any]:
    """Read an archive's `pelicanconf.py` (or another file), or the defaults where it has none.

    Raises ProblemsFoundError where the file cannot be read as Python.
    """
    path = file or archive / SETTINGS_FILE
    content = archive / "content"
    defaults = {
        # Pelican refuses a folder that is not there; an archive begins without one.
        "PATH": str(content if content.is_dir() else package_theme()),
        "PLUGINS": ["pressmark.site"],
        "THEME": str(package_theme()),
    }
    try:
        if path.is_file():
            settings: dict[str, Any] = read_settings(str(path), override=dict(overrides))
            if settings["THEME"].endswith("notmyidea"):
                settings["THEME"] = defaults["THEME"]
        else:
            settings = read_settings(None, override={**defaults, **overrides})
            settings["PATH"] = str(content)
    except SyntaxError as error:
        raise _one(
            "",
            "",
            f"The settings are not Python: {error.msg}.",
            "Mend that line; quotes and brackets come in pairs.",
            line=error.lineno or 0,
        ) from error
    except Exception as error:
        # The file is the keeper's own program: whatever it raises is a problem of the input.
        raise _one(
            "",
            "",
            f"The settings cannot be read: {type(error).__name__}: {error}.",
            "Mend the file, or start from the one that `pressmark new` makes.",
        ) from error
    return settings


def load_settings(archive: Path) -> ArchiveSettings:
    """Read what an archive's keeper has set. Raises ProblemsFoundError with every problem."""
    return read_config(load_pelican_settings(archive, {})).archive


def read_config(settings: Mapping[str, Any]) -> Config:
    """Check Pelican's settings and take from them what concerns the archive.

    Raises ProblemsFoundError with every problem of the settings at once.
    """
    root = Path(settings["PATH"]).resolve().parent
    mistyped = _wrong_types(settings)
    problems = [*_unknown(settings), *mistyped]
    # What has the wrong type counts as left out, so that the others are looked at all the same.
    wrong = {problem.field for problem in mistyped}
    settings = {name: value for name, value in settings.items() if name not in wrong}
    folder = os.path.abspath(settings["PATH"])  # noqa: PTH100 - a link keeps its own name
    if os.path.basename(folder) != "content":  # noqa: PTH119
        problems.append(
            _problem(
                "PATH",
                str(settings["PATH"]),
                "An archive's folder for all that is published is called content.",
                'Write PATH = "content".',
            )
        )
    url = str(settings.get("SITEURL") or "").rstrip("/")
    if url and not url.startswith(("http://", "https://")):
        problems.append(
            _problem("SITEURL", url, "The address is not an http(s) address.", "https://…")
        )
    language = canonical_tag(str(settings.get("DEFAULT_LANG") or "en"))
    if language is None:
        problems.append(
            _problem(
                "DEFAULT_LANG",
                str(settings["DEFAULT_LANG"]),
                "This is no language tag (BCP 47).",
                "Write 'en', 'ar', 'fa' or another tag.",
            )
        )
    name = str(settings.get("SITENAME") or "")
    if name in {"", DEFAULT_CONFIG["SITENAME"]}:
        name = root.name
    edition = str(settings.get("PRESSMARK_EDITION", Edition.PUBLIC))
    publish = bool(settings.get("PRESSMARK_PUBLISH", False))
    if edition not in list(Edition):
        problems.append(
            _problem(
                "PRESSMARK_EDITION", edition, "There is no such edition.", "public or reading-room"
            )
        )
    elif publish and edition != Edition.PUBLIC:
        problems.append(
            _problem(
                "PRESSMARK_EDITION",
                edition,
                "The reading-room edition holds texts that may not be published.",
                "Publish the public edition.",
            )
        )
    canonical = str(settings.get("PRESSMARK_CANONICAL", Canonical.ARCHIVE))
    if canonical not in list(Canonical):
        problems.append(
            _problem(
                "PRESSMARK_CANONICAL",
                canonical,
                "Only the archive's copy or the original can be the canonical one.",
                "Write archive or original.",
            )
        )
    keeper = settings.get("PRESSMARK_KEEPER", {})
    problems.extend(
        _problem(
            "PRESSMARK_KEEPER",
            str(key),
            "The keeper has a name and an e-mail address, nothing else.",
            'Write {"name": "…", "email": "…"}.',
        )
        for key in keeper
        if key not in {"name", "email"}
    )
    if settings.get("PRESSMARK_PARQUET") and find_spec("pyarrow") is None:
        problems.append(
            _problem(
                "PRESSMARK_PARQUET",
                "True",
                "Parquet files need the package pyarrow, which is not installed.",
                "Install it: python -m pip install pyarrow (the extra pressmark[parquet] brings"
                " it); or leave the setting out.",
            )
        )
    extra = _extra(settings.get("PRESSMARK_EXTRA", {}), problems)
    styles = tuple(_styles(settings.get("PRESSMARK_STYLES", STYLES), root, problems))
    if problems:
        raise ProblemsFoundError(_with_lines(problems, root / SETTINGS_FILE))
    return Config(
        root=root,
        archive=ArchiveSettings(
            name=name,
            url=url,
            purpose=str(settings.get("PRESSMARK_PURPOSE", "")),
            language=language or "en",
            keeper_name=str(keeper.get("name", "")),
            keeper_email=str(keeper.get("email", "")),
            edition=Edition(edition),
            canonical=Canonical(canonical),
            index=bool(settings.get("PRESSMARK_INDEX", True)),
            writes_robots=not _has_robots(settings),
            noncommercial=bool(settings.get("PRESSMARK_NONCOMMERCIAL", False)),
            extra=extra,
            styles=styles,
            search=bool(settings.get("PRESSMARK_SEARCH", True)),
            download=int(settings.get("PRESSMARK_DOWNLOAD", 0)),
            sqlite=bool(settings.get("PRESSMARK_SQLITE", True)),
            parquet=bool(settings.get("PRESSMARK_PARQUET", False)),
            copied=frozenset(
                (*PurePosixPath(path).parts, ".")[0] for path in settings.get("STATIC_PATHS", ())
            ),
            version=str(settings.get("PRESSMARK_VERSION", "")),
            released=str(settings.get("PRESSMARK_RELEASED", "")),
        ),
    )


def _with_lines(problems: Iterable[Problem], file: Path) -> list[Problem]:
    """Give each problem the line on which its setting was set last, where the file sets it."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    at = {
        found[1]: number
        for number, line in enumerate(lines, start=1)
        if (found := _ASSIGNED.match(line))
    }
    return [replace(each, line=each.line or at.get(each.field, 0)) for each in problems]


def _has_robots(settings: Mapping[str, Any]) -> bool:
    """Tell whether one of Pelican's static files is put at the root as `robots.txt`."""
    moved = settings.get("EXTRA_PATH_METADATA") or {}
    return any(each.get("path") == "robots.txt" for each in moved.values())


def _unknown(settings: Mapping[str, Any]) -> list[Problem]:
    found = []
    for name in sorted(settings):
        if name.startswith(_MARK) and name not in _KNOWN:
            near = difflib.get_close_matches(name, _KNOWN, 1)
            found.append(
                _problem(
                    name,
                    "",
                    "There is no such setting.",
                    f"Did you mean {near[0]}?" if near else "See docs/settings.md.",
                )
            )
    return found


def _wrong_types(settings: Mapping[str, Any]) -> list[Problem]:
    return [
        _problem(
            name,
            repr(settings[name]),
            f"This setting needs {_NEEDS[kind]}.",
            "Mend its value in pelicanconf.py.",
        )
        for name, kind in _KNOWN.items()
        if name in settings and not _is(settings[name], kind)
    ]


def _is(value: object, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, kind)


def _extra(columns: Mapping[str, Any], problems: list[Problem]) -> tuple[ExtraField, ...]:
    found = []
    for name, column in columns.items():
        if not isinstance(column, dict) or set(column) - {"label", "values", "filter"}:
            problems.append(
                _problem(
                    "PRESSMARK_EXTRA",
                    name,
                    "A column has a label, the values that may stand there, and filter.",
                    f'Write "{name}": {{"label": "…", "values": ["…"], "filter": True}}.',
                )
            )
            continue
        found.append(
            ExtraField(
                name=name,
                label=str(column.get("label", name)),
                values=tuple(map(str, column.get("values", ()))),
                filter=bool(column.get("filter", False)),
            )
        )
    return tuple(found)


def _styles(
    named: Iterable[object], root: Path, problems: list[Problem]
) -> Iterator[str | CitationStyle]:
    seen = set()
    for name in map(str, named):
        try:
            style = name if name in STYLES else _own_style(name, root)
        except (OSError, ValueError) as error:
            message = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(
                _problem(
                    "PRESSMARK_STYLES",
                    name,
                    f"This citation style cannot be used: {message}.",
                    f"Name one that is built in ({', '.join(STYLES)}), or a .csl file that lies in"
                    " the archive, such as 'styles/nature.csl'.",
                )
            )
            continue
        id_ = style if isinstance(style, str) else style.id
        if id_ in seen:
            problems.append(
                _problem(
                    "PRESSMARK_STYLES",
                    name,
                    f"There are two citation styles {id_!r}.",
                    "Name each once; give files names of their own.",
                )
            )
        seen.add(id_)
        yield style


def _own_style(name: str, root: Path) -> CitationStyle:
    """Return the style in a CSL file. Raises OSError or ValueError where it cannot be used."""
    if not name.endswith(".csl"):
        near = difflib.get_close_matches(name, STYLES, 1)
        hint = f"; {near[0]} may be meant" if near else ""
        raise ValueError(f"none that is built in has this name, and it is no .csl file{hint}")
    # The processor and the parser take time to load, and few archives have a style of their own.
    from pressmark.citations.custom import citation_style

    path = root / name
    return citation_style(path.stem, path.read_bytes())


def warnings(config: Config) -> tuple[Problem, ...]:
    """Return what a keeper should know, though the build can go on."""
    found = []
    if not config.archive.url:
        found.append(
            _problem(
                "SITEURL",
                "",
                "The archive's address is not known: sitemap and canonical links are left out,"
                " and nobody can subscribe to the feeds.",
                "Set SITEURL, or give --site-url.",
                severity=Severity.WARNING,
            )
        )
    if not config.archive.keeper_email:
        found.append(
            _problem(
                "PRESSMARK_KEEPER",
                "",
                "Rights holders are not told whom to write to.",
                'Set PRESSMARK_KEEPER = {"name": "…", "email": "…"}.',
                severity=Severity.WARNING,
            )
        )
    return tuple(found)


def _problem(
    field: str,
    value: str,
    message: str,
    remedy: str,
    *,
    line: int = 0,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        path=SETTINGS_FILE,
        line=line,
        field=field,
        value=value,
        message=message,
        remedy=remedy,
        severity=severity,
    )


def _one(field: str, value: str, message: str, remedy: str, *, line: int = 0) -> ProblemsFoundError:
    return ProblemsFoundError([_problem(field, value, message, remedy, line=line)])
