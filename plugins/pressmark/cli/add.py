"""`pressmark add`: articles in any form, with what is known of them."""

from __future__ import annotations

import contextlib
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pressmark.capture.records import Outcome
from pressmark.cli.terminal import (
    DONE,
    PROBLEMS,
    Command,
    Examples,
    Terminal,
    common,
    day,
    load_settings,
    nobody_reads,
    terminal,
    today,
)
from pressmark.commands import add as adding
from pressmark.commands import review as reviewing
from pressmark.commands.fetch import Fetcher
from pressmark.problems import as_dict
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from pressmark.capture.doubts import Doubts, Question
    from pressmark.capture.records import Addition

LONGEST_LINE = 600
"""Characters of a stranger's text that are shown in one line."""


_FIELD_OPTIONS = {
    "outlet": "Who published the articles: the newspaper's or site's name.",
    "license": "Their licence (CC-BY-4.0) or rights statement (InC: in copyright).",
    "author": "Who wrote them; several names are parted by “;”.",
    "date": "When they were published: 2021-07-06, 2021-07, about: 2021-07-06~.",
    "url": "The original's address.",
    "title": "The headline.",
    "subtitle": "The standfirst below the headline.",
    "language": "Their language: en, ar, fa, …",
    "rights-holder": "Who holds the rights, where it is not the outlet.",
    "credits": "Agencies that the text draws on; several are parted by “;”.",
    "topics": "What they are about; several topics are parted by “;”.",
    "summary": "What they say, in your own words.",
}


class SourceType(click.Path):
    """A file or folder that is there, or an address on the web."""

    name = "source"

    def __init__(self) -> None:
        super().__init__(path_type=Path, exists=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a `Path`, or the address as it was given."""
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
        return super().convert(value, param, ctx)


def _field_options(command: Command) -> Command:
    for name, text in reversed(_FIELD_OPTIONS.items()):
        command = click.option(f"--{name}", help=text)(command)
    return command


@click.command(
    "add",
    cls=Examples,
    examples=(
        "pressmark add ../articles --metadata ../articles.csv",
        'pressmark add report.txt --outlet "Example News" --date 2021-07-06 \\',
        "  --license CC-BY-4.0 --language en --url https://news.example/report",
    ),
)
@click.argument("sources", metavar="SOURCE...", nargs=-1, type=SourceType())
@click.option(
    "--metadata",
    "table",
    metavar="TABLE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A table (CSV, TSV, XLSX) with a row for each article; its column “file” names the text.",
)
@_field_options
@click.option(
    "--read", metavar="DATE", callback=day, help="When you read the licence; today if left out."
)
@click.option(
    "--keep-capture",
    "keep",
    is_flag=True,
    help="Keep the bytes that came in, in captures/, which git ignores.",
)
@click.option(
    "--review", is_flag=True, help="Ask about what is doubtful, with the evidence in view."
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
@common
@terminal
def command(
    state: Terminal,
    /,
    sources: tuple[Path | str, ...],
    table: Path | None,
    read: date | None,
    keep: bool,
    review: bool,
    dry_run: bool,
    **given: str | None,
) -> int:
    """Add articles to the archive.

    SOURCE is a file, a folder of files, or an http(s) address. Read are plain text, Markdown, web
    pages (HTML, MHTML), PDF, DOCX, web archives (WARC, WACZ), feeds, tables (CSV, TSV, XLSX, JSON
    Lines), and what reference managers export (CSL JSON, RIS, BibTeX, Zotero RDF). The options say
    what holds for all articles and what a table leaves open. Each article is written as soon as
    it is read: a run that was stopped goes on where it was. Texts that may not be published are
    put in private/, which git ignores. Adding the same file again changes nothing.
    """
    if not sources and table is None:
        raise click.UsageError("Name at least one file, folder, address or table to add.")
    if review and state.json:
        raise click.UsageError("--review asks a person, --json answers a program: leave one out.")
    settings = load_settings(state.root)
    counts = dict.fromkeys(Outcome, 0)
    additions = adding.add(
        state.root,
        [each for each in sources if isinstance(each, Path)],
        urls=[each for each in sources if isinstance(each, str)],
        table=table,
        defaults=adding.as_fields(given),
        settings=settings,
        read=read or today(),
        fetcher=Fetcher(today()),
        keep=keep,
        dry_run=dry_run,
        keeper=KeeperAtTerminal() if review else None,
        on_progress=lambda step, done, total: show(step, done, total),
    )
    try:
        with _no_progress() if review else state.progress(percent=True) as show:
            for addition in additions:
                counts[addition.outcome] += 1
                _tell_addition(state, addition, dry_run=dry_run)
    except BrokenPipeError:
        nobody_reads()
        _tell_stop(counts)
        return PROBLEMS
    except (KeyboardInterrupt, OSError):
        _tell_stop(counts)
        raise
    said = _counted(counts)
    state.say(f"{said or 'Nothing to add'}{' (nothing was written)' if dry_run else ''}.")
    return PROBLEMS if counts[Outcome.REJECTED] else DONE


def _counted(counts: Mapping[Outcome, int]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)


def _tell_stop(counts: Mapping[Outcome, int]) -> None:
    """Say that not all came in; what is written already is whole."""
    said = _counted(counts) or "nothing added"
    click.echo(f"Stopped before the end: {said}. The same command goes on from there.", err=True)


@contextlib.contextmanager
def _no_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Show no bar: it would be drawn over the questions."""
    yield lambda _step, _done, _total: None


class KeeperAtTerminal:
    """Puts the questions of a review to whoever sits at the terminal."""

    def begin(self, doubtful: Doubts) -> None:
        """Show of which article the next questions are."""
        click.echo()
        click.secho(_harmless(f"{doubtful.label}  {doubtful.title}"), bold=True)

    def ask(self, question: Question) -> str | None:
        """Return the right value; None where the question is left open."""
        click.secho(_harmless(f"  {question.field}: {question.why}"), fg="yellow")
        if question.context:
            click.echo(_wrapped(question.context, "  "))
        if question.stated:
            click.echo(_harmless(f"  You said: {question.stated}"))
        numbered = []
        for choice in question.choices:
            if choice.value:
                numbered.append(choice.value)
            head = f"{len(numbered):>4}) {choice.value}" if choice.value else "   -) no licence"
            about = ", ".join(filter(None, (choice.place, choice.reason)))
            click.echo(_harmless(f"{head}{f'  ({about})' if about else ''}"))
            if choice.evidence and choice.evidence != choice.value:
                click.echo(_wrapped(f"“{choice.evidence}”", " " * 8))
        held = "" if question.may_stay_open else ": then nothing of the article is published"
        click.echo(f"   s) leave it open{held}")
        while True:
            typed = click.prompt("  A number, another value, or s", default="s").strip()
            if typed.casefold() == "s":
                return None
            chosen = typed.isdecimal() and 0 < int(typed) <= len(numbered)
            answer = numbered[int(typed) - 1] if chosen else typed
            if not (objection := reviewing.objection(question, answer)):
                return answer
            click.secho(f"  {objection}", fg="red")


def _harmless(text: str) -> str:
    """Take out what could drive the terminal: evidence is a stranger's text."""
    line = "".join(each if each.isprintable() else " " for each in text)
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} …"


def _wrapped(text: str, indent: str) -> str:
    """Break a long line at its words, on a terminal alone: what goes into a file stays whole."""
    line = f"{indent}{_harmless(text)}"
    if not sys.stdout.isatty():
        return line
    width = shutil.get_terminal_size().columns
    return textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)


def _tell_addition(state: Terminal, addition: Addition, *, dry_run: bool) -> None:
    reason = addition.reason
    why = words("en")(f"reason.{reason.code}", **dict(reason.values)) if reason else ""
    state.data(
        {
            "source": addition.source.label,
            **({"id": addition.source.id} if addition.source.id != "" else {}),
            "outcome": str(addition.outcome),
            "pressmark": addition.pressmark,
            "title": addition.title,
            "full_text": addition.shown,
            "reason": why,
            "files": sorted(addition.files),
            "taken_out": [
                {"part": str(line.part), "text": line.text} for line in addition.taken_out
            ],
            "like": addition.like[0] if addition.like else "",
            "found": [
                {"field": each.field, "value": each.value, "source": each.source, "sure": each.sure}
                for each in addition.found
            ],
            "notes": list(addition.notes),
            "problems": [as_dict(problem) for problem in addition.problems],
            **({"record": addition.record} if dry_run else {}),
        }
    )
    state.problems(addition.problems)
    name = addition.pressmark or addition.source.label
    state.say(_harmless(f"{addition.outcome:<13} {name}"))
    if addition.outcome == "added":
        shown = "full text" if addition.shown else "description only"
        state.say(_wrapped(f"{shown}: {why}", " " * 14))
    for note in addition.notes:
        state.say(_wrapped(f"note: {note}", " " * 14))
    if dry_run:
        for line in addition.taken_out:
            state.say(_harmless(f"{'':<13} taken out ({line.part}): {line.text}"))
        for written in addition.record.splitlines():
            state.say(_harmless(f"{'':<13} | {written}"))
