"""The commands, run as their users run them: in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import archives

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a keeper would, in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(archives.REPOSITORY / "plugins"), **environment},
    )


def pelican(root: Path) -> subprocess.CompletedProcess[str]:
    return run("-m", "pelican", "content", cwd=root)


def pressmark(root: Path) -> subprocess.CompletedProcess[str]:
    """Build by the command: a plugin's receivers would stay in this process for other tests."""
    return run("-m", "pressmark", "build", "--archive", str(root), cwd=root.parent)
