"""Writing aside and swapping: the last good site stands until the new one does."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import pytest

from pressmark.problems import ProblemsFoundError
from pressmark.site import staging as module
from pressmark.site.output import MANIFEST, Output, files, listed
from pressmark.site.staging import Staging

if TYPE_CHECKING:
    from pathlib import Path


def build(folder: Path, **pages: str) -> None:
    with Staging(folder) as staging:
        staging.begin()
        writer = Output(staging.folder)
        for name, text in pages.items():
            writer.write(f"{name}.html", text.encode(), by=name)
        writer.write(MANIFEST, writer.manifest(), by="manifest")
        staging.commit()


def test_the_new_site_takes_the_old_one_s_place(tmp_path):
    site = tmp_path / "output"
    build(site, index="one", old="gone")
    build(site, index="two")
    assert list(files(site)) == ["index.html", MANIFEST]
    assert (site / "index.html").read_text() == "two"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".output.lock", "output"]


def test_a_failed_build_leaves_the_last_site_whole(tmp_path):
    site = tmp_path / "output"
    build(site, index="one")

    def fail_halfway() -> None:
        with Staging(site) as staging:
            staging.begin()
            Output(staging.folder).write("index.html", b"half", by="test")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert (site / "index.html").read_text() == "one"
    assert not list(tmp_path.glob(".output.building"))


def test_a_killed_build_leaves_the_last_site_whole_and_the_next_one_clears_up(tmp_path):
    site = tmp_path / "output"
    build(site, index="one")
    program = textwrap.dedent(f"""
        import pathlib, time
        from pressmark.site.output import Output
        from pressmark.site.staging import Staging
        with Staging(pathlib.Path({str(site)!r})) as staging:
            staging.begin()
            Output(staging.folder).write("index.html", b"half", by="test")
            print("writing", flush=True)
            time.sleep(60)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"writing\n"
        with pytest.raises(ProblemsFoundError, match="Another build"):
            Staging(site).__enter__()
        child.send_signal(signal.SIGKILL)
    assert (site / "index.html").read_text() == "one"
    build(site, index="two")
    assert (site / "index.html").read_text() == "two"
    assert not (tmp_path / ".output.building").exists()


def test_without_a_swap_in_one_step_two_renames_do_it(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_exchange", lambda *_: False)
    site = tmp_path / "output"
    build(site, index="one")
    build(site, index="two")
    assert (site / "index.html").read_text() == "two"
    assert not (tmp_path / ".output.previous").exists()


def test_a_build_that_died_between_the_two_renames_is_mended(tmp_path):
    site = tmp_path / "output"
    build(site, index="one")
    site.rename(tmp_path / ".output.previous")
    with pytest.raises(RuntimeError), Staging(site):
        raise RuntimeError
    assert (site / "index.html").read_text() == "one"


def test_there_is_a_site_at_every_moment_of_the_swap(tmp_path):
    """A reader in another process never finds the folder missing."""
    site = tmp_path / "output"
    build(site, index="0")
    program = textwrap.dedent(f"""
        import pathlib, sys
        page = pathlib.Path({str(site)!r}) / "index.html"
        print("reading", flush=True)
        while not pathlib.Path({str(tmp_path / "stop")!r}).exists():
            page.read_text()
    """)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        for round_ in range(50):
            build(site, index=str(round_))
        (tmp_path / "stop").touch()
        deadline = time.monotonic() + 20
        while child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert child.returncode == 0


def test_files_that_a_keeper_put_there_stop_the_build(tmp_path):
    site = tmp_path / "output"
    build(site, index="one")
    (site / "CNAME").write_text("news.example")
    with pytest.raises(ProblemsFoundError, match="CNAME"):
        build(site, index="two")
    assert (site / "index.html").read_text() == "one"


def test_a_folder_of_somebody_else_s_is_not_replaced(tmp_path):
    site = tmp_path / "output"
    site.mkdir()
    (site / "thesis.doc").write_text("years of work")
    with pytest.raises(ProblemsFoundError, match=r"thesis\.doc"):
        build(site, index="two")
    assert (site / "thesis.doc").exists()


def test_two_parts_of_the_site_cannot_claim_one_path(tmp_path):
    writer = Output(tmp_path)
    writer.write("a/b.html", b"1", by="one")
    with pytest.raises(ProblemsFoundError, match="one and other"):
        writer.write("a/b.html", b"2", by="other")


@pytest.mark.parametrize("path", ["../x", "/etc/x", "", "a/../../x"])
def test_nothing_is_written_outside_the_site(tmp_path, path):
    with pytest.raises(ProblemsFoundError):
        Output(tmp_path / "site").write(path, b"", by="test")


def test_the_manifest_names_every_file_but_itself_whoever_wrote_it(tmp_path):
    site = tmp_path / "output"
    build(site, index="one", other="two")
    assert set(listed(site)) == {"index.html", "other.html"}
    writer = Output(tmp_path / "aside")
    writer.write("index.html", b"one", by="test")
    (tmp_path / "aside" / "static").mkdir()
    (tmp_path / "aside" / "static" / "x.css").write_text("a{}")
    text = writer.manifest().decode()
    assert [line.split("  ")[1] for line in text.splitlines()] == ["index.html", "static/x.css"]
    assert text.splitlines()[0].startswith(hashlib.sha256(b"one").hexdigest())


def test_a_file_that_a_plugin_wrote_is_not_written_over(tmp_path):
    (tmp_path / "a.html").write_text("the plugin's")
    with pytest.raises(ProblemsFoundError, match="Two parts"):
        Output(tmp_path).write("a.html", b"ours", by="page")
    assert (tmp_path / "a.html").read_text() == "the plugin's"


def test_where_the_file_system_has_no_links_files_are_copied_with_their_time(tmp_path, monkeypatch):
    first = Output(tmp_path / "1")
    first.write("a.html", b"a", by="page")
    os.utime(tmp_path / "1" / "a.html", ns=(10**18, 10**18))

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", no_links)
    second = Output(tmp_path / "2", standing=first.stamps, last=tmp_path / "1")
    second.keep("a.html", by="page")
    assert (tmp_path / "2" / "a.html").stat().st_mtime_ns == 10**18
    assert (tmp_path / "2" / "a.html").stat().st_ino != (tmp_path / "1" / "a.html").stat().st_ino


def test_an_output_that_cannot_be_written_is_named(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(ProblemsFoundError, match="cannot be written"):
        build(blocked / "output", index="one")
