"""Small archives of the keeper's kind, made for one test each."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "The sentinel sentence that no public file may hold."


def record(root: Path, pressmark: str, *lines: str, body: str = "", private: str = "") -> Path:
    """Write a record of 2021 by Example News; `lines` are its further fields."""
    outlet = root / "content" / "outlets" / "example-news.yml"
    outlet.parent.mkdir(parents=True, exist_ok=True)
    outlet.write_text("name: Example News\n", encoding="utf-8")
    path = root / "content" / "articles" / "2021" / f"{pressmark}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = ["title: Bridge opens", "outlet: Example News", "issued: 2021-07-06", "language: en"]
    text = "\n".join(["---", *fields, *lines, "---"]) + "\n"
    path.write_text(f"{text}\n{body}\n" if body else text, encoding="utf-8")
    if private:
        apart = root / "private" / f"{pressmark}.md"
        apart.parent.mkdir(parents=True, exist_ok=True)
        apart.write_text(f"{private}\n", encoding="utf-8")
    return path


def git(root: Path, *arguments: str) -> str:
    """Run git in a folder, apart from the settings of whoever runs the tests."""
    return subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def committed(root: Path) -> Path:
    """Make a folder a git repository and commit all of it."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "--all", "--force")
    git(root, "commit", "-q", "-m", "All")
    return root
