"""Measures Pressmark's build beside Hugo's, Pelican's and Eleventy's, on one corpus, in one run.

    python benchmarks/build.py [--articles 10000] [--rounds 3] [--only pressmark,hugo] [--json]

Each round runs every subject once, so that whatever else the machine does falls on all of them.
What a line measures, and what it leaves out, stands in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import eleventy_content
import hugo_content
import pelican_content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[1]
POLL = 0.2
"""Seconds between two looks at the memory of the processes."""
TICKS = os.sysconf("SC_CLK_TCK")
ALIKE = "alike.py"
"""The settings without what the peers do not do, as far as there are settings for it."""


@dataclass(frozen=True)
class Run:
    """What one run cost: seconds of wall and CPU time (children included), bytes of memory."""

    wall: float
    cpu: float
    memory: int
    others: float
    """The part of the machine that other programs took meanwhile, from 0 to 1."""


@dataclass(frozen=True)
class Subject:
    """One thing to measure.

    `commands` run one after the other in the folder `home` and are measured as one. A `fresh`
    subject starts from the sources alone; the others start from what the last build left.
    `change` is called before the clock starts.
    """

    name: str
    home: Path
    output: Path
    commands: tuple[tuple[str, ...], ...]
    peer: str
    """The subject that its ratio is taken against."""
    fresh: bool = True
    change: Callable[[int], None] | None = None
    runs: list[Run] = field(default_factory=list)
    watched: list[Run] = field(default_factory=list)
    """What was run before the rounds, for its memory."""


def package_file(package: str, path: str) -> str:
    """Return a file of an installed package: programs are run without their Python wrappers."""
    try:
        return str(distribution(package).locate_file(path))
    except PackageNotFoundError:
        sys.exit(f"{package} is not installed: run `make bench`")


def descendants(root: int) -> list[int]:
    """Return the process and all that it has started."""
    found = [root]
    for pid in found:
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                found.extend(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
    return found


def memory_of(pids: Sequence[int]) -> int:
    """Return the bytes that these processes hold; what several share counts once (PSS)."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def machine_busy() -> float:
    """Return the seconds of CPU time that the whole machine has used since it started."""
    user, nice, system, _idle, _wait, irq, softirq, steal = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    )
    return (user + nice + system + irq + softirq + steal) / TICKS


def run(
    commands: Sequence[Sequence[str]], home: Path, scratch: Path, *, watch: bool = False
) -> Run:
    """Run the commands and say what they cost. Exits with their words where one fails.

    With `watch` the processes' memory is looked at all the time, which takes a tenth of the time
    of those that have much: such a run's times are not to be used.
    """
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "plugins"),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "HUGO_CACHEDIR": str(scratch / "cache" / "hugo"),
    }
    # Python keeps what it has compiled of a program, unless a machine for tests forbids it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    os.sync()  # what the last one left to be written is not this one's
    busy, start = machine_busy(), time.perf_counter()
    cpu, peak = 0.0, 0
    for command in commands:
        with (scratch / "log").open("w+") as log:
            process = subprocess.Popen(
                command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG if watch else 0)
                if pid:
                    break
                peak = max(peak, memory_of(descendants(process.pid)))
                time.sleep(POLL)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                log.seek(0)
                sys.exit(f"{' '.join(command)}\n{log.read()[-4000:]}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss * 1024)
    wall = time.perf_counter() - start
    others = (machine_busy() - busy - cpu) / (wall * (os.cpu_count() or 1))
    return Run(wall, cpu, peak, max(0.0, others))


def clean(subject: Subject, keep: frozenset[str], scratch: Path) -> None:
    """Leave the sources only: no output, no cache.

    What goes is only moved away: on some file systems a file costs many times as much to make
    while the places of files that were deleted just before are passed over.
    """
    aside = Path(tempfile.mkdtemp(dir=scratch, prefix="aside-"))
    if (scratch / "cache").exists():
        (scratch / "cache").rename(aside / "cache")
    for path in subject.home.iterdir():
        if path.name not in keep:
            path.rename(aside / path.name)


def edit(path: Path) -> Callable[[int], None]:
    """Return a change of one article: a word more at the end of its text, another each time."""
    original = path.read_text(encoding="utf-8").rstrip("\n")
    return lambda number: (
        path.write_text(f"{original} Edited {number}.\n", encoding="utf-8") and None
    )


def edited_article(archive: Path) -> str:
    """Return the name of a file that holds a text: the one that the edits change."""
    return next(f"{mark}.md" for mark, _, body in hugo_content.articles(archive) if body)


def subjects(folder: Path) -> list[Subject]:
    """Return what is measured, in the order in which it is."""
    archive, hugo, pelican = folder / "archive", folder / "hugo", folder / "pelican"
    eleventy = folder / "eleventy"
    article = edited_article(archive)
    source = next((archive / "content" / "articles").rglob(article))
    build = (sys.executable, "-m", "pressmark", "build")
    hugo_build = (package_file("hugo", "hugo/binaries/hugo"), "--quiet", "--destination", "output")
    pagefind = (
        package_file("pagefind-bin", "pagefind_bin/pagefind"),
        "--site",
        "output",
        "--quiet",
    )

    def pressmark(name: str, peer: str, *options: str, **more: object) -> Subject:
        return Subject(name, archive, archive / "output", ((*build, *options),), peer, **more)

    def of_hugo(name: str, *after: tuple[str, ...], **more: object) -> Subject:
        return Subject(name, hugo, hugo / "output", (hugo_build, *after), name, **more)

    (archive / ALIKE).write_text(
        "from pelicanconf import *  # noqa: F403\n\n"
        'PRESSMARK_SQLITE = False\nPRESSMARK_STYLES = ["apa", "chicago", "mla"]\n'
    )
    changed_source, changed_hugo = edit(source), edit(hugo / "content" / "articles" / article)
    return [
        pressmark("pressmark pages", "hugo pages", "--no-search"),
        pressmark("pressmark alike", "hugo pages", "--no-search", "--settings", ALIKE),
        of_hugo("hugo pages"),
        Subject(
            "pelican pages",
            pelican,
            pelican / "output",
            ((sys.executable, "-m", "pelican", "--quiet", "content"),),
            "hugo pages",
        ),
        Subject(
            "eleventy pages",
            eleventy,
            eleventy / "output",
            (("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"),),
            "hugo pages",
        ),
        pressmark("pressmark", "hugo pagefind"),
        of_hugo("hugo pagefind", pagefind),
        pressmark("pressmark edit", "hugo pagefind edit", fresh=False, change=changed_source),
        of_hugo("hugo pagefind edit", pagefind, fresh=False, change=changed_hugo),
        pressmark("pressmark unchanged", "hugo pagefind edit", fresh=False),
    ]


def kind(path: Path) -> str:
    """Return which of the table's kinds a file of an output is."""
    top = path.parts[0] if len(path.parts) > 1 else ""
    if top in ("pagefind", "data", "feeds", "static", "theme"):
        return {"pagefind": "search", "theme": "static"}.get(top, top)
    if path.suffix == ".html":
        return "article pages" if top == "articles" else "lists and other pages"
    if top == "articles":
        return {".json": "beside: CSL JSON"}.get(path.suffix, f"beside: {path.suffix}")
    return "sitemap" if path.name == "sitemap.xml" else "other"


def contents(output: Path) -> dict[str, tuple[int, int]]:
    """Return how many files of each kind an output has, and their bytes."""
    files, sizes = Counter[str](), Counter[str]()
    for path in output.rglob("*"):
        if path.is_file():
            name = kind(path.relative_to(output))
            files[name] += 1
            sizes[name] += path.stat().st_size
    return {name: (files[name], sizes[name]) for name in sorted(files)}


def machine() -> dict[str, str]:
    """Return what the figures depend on beside the programs' code."""
    model = [
        line.split(":", 1)[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    memory = Path("/proc/meminfo").read_text().split()[1]
    revision = subprocess.run(
        ("git", "describe", "--always", "--dirty"), cwd=ROOT, capture_output=True, text=True
    )
    return {
        "cores": str(os.cpu_count()),
        "processor": model[0] if model else "",
        "memory": f"{int(memory) / 2**20:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "load before": f"{os.getloadavg()[0]:.1f}",
        "Python": f"{platform.python_version()} ({platform.python_compiler()})",
        "Pressmark": revision.stdout.strip(),
        "Hugo": version("hugo"),
        "Pagefind": version("pagefind-bin"),
        "Pelican": version("pelican"),
        "Python-Markdown": version("markdown"),
    }


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of Markdown, the first as its head; all but the first column right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in rows
    ]
    rule = ["|" + "|".join("-" * (w + 1) + (":" if i else "-") for i, w in enumerate(widths)) + "|"]
    return "\n".join(lines[:1] + rule + lines[1:])


def pages(kinds: Mapping[str, tuple[int, int]]) -> int:
    """Return how many HTML pages an output has."""
    return sum(number for name, (number, _) in kinds.items() if name.endswith("pages"))


def costs(measured: Sequence[Subject], outputs: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    """Return the table of what each subject cost."""
    known = {subject.name: subject for subject in measured}
    rows: list[Sequence[str]] = [
        "subject|wall s|least|CPU s|least|pages/s|MB|× wall|× CPU|of|others %".split("|")
    ]
    for subject in measured:
        peer = known.get(subject.peer)

        def ratio(value: str, peer: Subject | None = peer, subject: Subject = subject) -> str:
            if peer is None or peer is subject:
                return ""
            each = [
                getattr(mine, value) / getattr(its, value)
                for mine, its in zip(subject.runs, peer.runs, strict=True)
            ]
            return f"{statistics.median(each):.2f}"

        wall, cpu = ([getattr(each, name) for each in subject.runs] for name in ("wall", "cpu"))
        rows.append(
            (
                subject.name,
                f"{statistics.median(wall):.2f}",
                f"{min(wall):.2f}",
                f"{statistics.median(cpu):.2f}",
                f"{min(cpu):.2f}",
                f"{pages(outputs[subject.name]) / statistics.median(wall):.0f}",
                f"{max(each.memory for each in subject.watched) / 1e6:.0f}",
                ratio("wall"),
                ratio("cpu"),
                subject.peer if ratio("wall") else "",
                f"{100 * statistics.mean(each.others for each in subject.runs):.0f}",
            )
        )
    return table(rows)


def made(outputs: dict[str, dict[str, tuple[int, int]]]) -> str:
    """Return the table of what stands in each output: files, and megabytes."""
    kinds = sorted({name for each in outputs.values() for name in each})
    totals = {
        name: tuple(map(sum, zip(*each.values(), strict=True))) for name, each in outputs.items()
    }
    return table(
        [
            ("files (MB)", *outputs),
            *(
                (name, *(f"{n} ({size / 1e6:.1f})" for n, size in cells))
                for name, cells in (
                    *(
                        (kind, [each.get(kind, (0, 0)) for each in outputs.values()])
                        for kind in kinds
                    ),
                    ("all", list(totals.values())),
                )
            ),
        ]
    )


def measure(
    chosen: Sequence[Subject], rounds: int, scratch: Path, say: Callable[[str], None]
) -> dict[str, dict[str, tuple[int, int]]]:
    """Run each subject once for its memory, then once in every round.

    Returns what stood in each output at the end.
    """
    keep = {
        subject.home: frozenset(path.name for path in subject.home.iterdir()) for subject in chosen
    }
    built: dict[Path, tuple[tuple[str, ...], ...]] = {}
    outputs = {}
    for number in range(rounds + 1):
        watch = number == 0
        for subject in chosen:
            if subject.fresh:
                clean(subject, keep[subject.home], scratch)
            elif built.get(subject.home) != subject.commands:
                run(subject.commands, subject.home, scratch)
            if subject.change:
                subject.change(number)
            cost = run(subject.commands, subject.home, scratch, watch=watch)
            built[subject.home] = subject.commands
            outputs[subject.name] = contents(subject.output)
            if watch:
                subject.watched.append(cost)
                say(f"memory: {subject.name}: {cost.memory / 1e6:.0f} MB")
            else:
                subject.runs.append(cost)
                say(f"round {number}: {subject.name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s")
    return outputs


def main() -> None:
    """Measure, and print the tables or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--only", default="", help="Subjects whose names begin with one of these: a,b"
    )
    parser.add_argument("--json", action="store_true", help="Print JSON, not tables")
    given = parser.parse_args()
    wanted = tuple(name.strip() for name in given.only.split(",")) if given.only else ("",)
    facts = machine()

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="pressmark-bench-") as name:
        folder = Path(name)
        scratch = folder / "scratch"
        scratch.mkdir()
        say(f"Writing {given.articles} articles four times")
        corpus.write(folder / "archive", given.articles)
        hugo_content.write(folder / "archive", folder / "hugo")
        pelican_content.write(folder / "archive", folder / "pelican")
        chosen = [each for each in subjects(folder) if each.name.startswith(wanted)]
        if any(each.name == "eleventy pages" for each in chosen) and not eleventy_content.write(
            folder / "archive", folder / "eleventy"
        ):
            say("Left out: Eleventy, which npm could not install here")
            chosen = [each for each in chosen if each.name != "eleventy pages"]
        outputs = measure(chosen, given.rounds, scratch, say)
    shown = {name: outputs[name] for name in outputs if not name.endswith(("edit", "unchanged"))}
    if given.json:
        print(
            json.dumps(
                {
                    "articles": given.articles,
                    "machine": facts,
                    "subjects": {each.name: list(map(asdict, each.runs)) for each in chosen},
                    "outputs": outputs,
                },
                indent=1,
            )
        )
        return
    print(f"{given.articles} articles, {given.rounds} rounds\n")
    print("\n".join(f"{name}: {value}" for name, value in facts.items()), end="\n\n")
    print(costs(chosen, outputs), end="\n\n")
    print(made(shown))


if __name__ == "__main__":
    main()
