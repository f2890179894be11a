"""Every page of the archive that holds everything, held against the W3C's validator."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import archives

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_validator_finds_no_error(everything: Path) -> None:
    if not (shutil.which("java") and shutil.which("npm")):
        reason = "The validator needs Java and npm."
        if os.environ.get("PRESSMARK_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    done = subprocess.run(
        ["sh", "scripts/validate-html.sh", str(everything / "output")],
        cwd=archives.REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if line.startswith("Error")]
    assert errors == []
    assert "No errors found" in done.stdout
    assert done.returncode == 0, done.stderr
