"""Another Pagefind than the one that is known: the build stops, says so, and spoils nothing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

import archives
from conftest import read_files
from pressmark.search.service import executable
from running import run

if TYPE_CHECKING:
    from pathlib import Path

# Hands on what the real one is told and says, but for one file.
_OTHER = """#!{python}
import base64, json, subprocess, sys, threading
real = subprocess.Popen([{real!r}, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

def tell():
    while data := sys.stdin.buffer.read1(1 << 16):
        real.stdin.write(data)
        real.stdin.flush()
    real.stdin.close()

threading.Thread(target=tell, daemon=True).start()
rest = b""
while data := real.stdout.read1(1 << 20):
    *said, rest = (rest + data).split(b",")
    for each in said:
        reply = json.loads(base64.b64decode(each))
        for file in reply["payload"].get("files", []):
            if file["path"] == {path!r}:
                content = base64.b64decode(file["content"]).replace({old!r}, {new!r})
                file["content"] = base64.b64encode(content).decode()
        sys.stdout.buffer.write(base64.b64encode(json.dumps(reply).encode()) + b",")
        sys.stdout.buffer.flush()
"""


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        (
            "pagefind-entry.json",
            b'"version":"1.5.',
            b'"version":"1.6.',
            "search: error: Pagefind 1.6.2 is installed; Pressmark knows 1.5.x.",
        ),
        (
            "pagefind.js",
            b"async loadWasm(language){",
            b"async loadCode(language){",
            "which Pressmark knows (pagefind.js lacks async loadWasm(language){).",
        ),
    ],
    ids=["another version", "a loader of another shape"],
)
def test_the_command_stops_with_what_helps_and_the_last_site_stands(
    tmp_path: Path, path: str, old: bytes, new: bytes, says: str
) -> None:
    root = archives.everything(tmp_path / "archive")
    build = ("-m", "pressmark", "build")
    before = run(*build, cwd=root)
    assert before.returncode == 0, before.stderr
    site = read_files(root / "output")
    program = tmp_path / "pagefind"
    program.write_text(
        _OTHER.format(python=sys.executable, real=executable(), path=path, old=old, new=new)
    )
    program.chmod(0o755)
    (tmp_path / "pagefind_bin.py").write_text(
        f"def get_executable():\n    return {str(program)!r}\n"
    )
    first = os.pathsep.join([str(tmp_path), str(archives.REPOSITORY / "plugins")])
    after = run(*build, "--site-url", "https://another.example", cwd=root, PYTHONPATH=first)
    assert after.returncode == 1
    assert says in after.stderr
    assert "Install the version that the lock file names." in after.stderr
    assert "Traceback" not in after.stderr
    assert read_files(root / "output") == site
    assert not (root / ".output.building").exists()
