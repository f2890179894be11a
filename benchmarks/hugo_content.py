"""Writes an archive of `corpus.py` as a Hugo site: the same fields, in Hugo's own front matter.

What Hugo needs of licences and outlets it gets as data files, from the tables that Pressmark reads.
The style sheets and scripts are Pressmark's: both sites carry the same files.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from pressmark.licenses import match

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PAGES = {"search": "Search", "events": "Events", "corrections": "Corrections and withdrawals"}


def articles(archive: Path) -> Iterator[tuple[str, dict[str, object], str]]:
    """Yield each article's mark, its fields as strings and lists, and its body or ""."""
    for path in sorted((archive / "content" / "articles").rglob("*.md")):
        _, fields, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield path.stem, yaml.load(fields, yaml.CBaseLoader), body.lstrip("\n")  # noqa: S506 - strings only


def fields_of(fields: dict[str, object], body: str) -> dict[str, object]:
    """Return the article's fields under the names that Hugo and the theme know them by."""
    issued = str(fields["issued"])
    right = fields.get("license") or fields["rights_statement"]
    beside = ["html", "bib", "ris", "csl"]
    return {
        "title": fields["title"],
        "date": issued,
        "description": fields["summary"],
        "source_url": fields["source_url"],
        "outlet": fields["outlet"],
        "language": fields["language"],
        "outlets": [fields["outlet"]],
        "authors": fields["authors"],
        "topics": fields["topics"],
        "years": [issued[:4]],
        "months": [issued[:7]],
        "languages": [fields["language"]],
        "licenses": [right],
        "attribution": [right],
        "access": "full" if body else "record",
        "outputs": [*beside, "text"] if body else beside,
    }


def write_page(path: Path, fields: dict[str, object], body: str = "") -> None:
    """Write one of Hugo's content files. The front matter is JSON's subset of YAML."""
    front = "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


def right(identifier: str) -> dict[str, object]:
    """Return what the theme says of a licence or a rights statement."""
    known = match(identifier)
    if known is None:
        raise ValueError(f"{identifier} is no licence or rights statement")
    return {
        "id": known.id,
        "kind": known.kind,
        "name": known.name,
        "short": known.short_name,
        "url": known.url,
        "permits": known.permits,
        "requires": known.requires,
        "forbids": known.forbids,
        "badge": known.badge,
    }


def write(archive: Path, site: Path) -> None:
    """Write the archive as a Hugo site. Raises FileExistsError where one stands already."""
    site.mkdir(parents=True)
    shutil.copy(HERE / "hugo" / "hugo.toml", site)
    shutil.copytree(HERE / "hugo" / "layouts", site / "layouts")
    shutil.copytree(HERE.parent / "theme" / "static", site / "static" / "static")
    rights = set()
    for mark, fields, body in articles(archive):
        made = fields_of(fields, body)
        rights.update(made["licenses"])
        write_page(site / "content" / "articles" / f"{mark}.md", made, body)
    write_page(
        site / "content" / "articles" / "_index.md",
        {"title": "Articles", "build": {"render": "never"}},
    )
    for name, title in PAGES.items():
        write_page(site / "content" / f"{name}.md", {"title": title})
    outlets = {
        str(known["name"]): known["url"]
        for path in sorted((archive / "content" / "outlets").glob("*.yml"))
        for known in (yaml.safe_load(path.read_text(encoding="utf-8")),)
    }
    data = {"licenses": {name: right(name) for name in sorted(rights)}, "outlets": outlets}
    (site / "data").mkdir()
    for name, value in data.items():
        (site / "data" / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False))
