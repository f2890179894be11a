"""The command `pressmark`: the one module that prints.

What a command needs is imported by it: reading web pages takes longer to load than a build that
finds nothing changed.

Exit codes: 0 done, 1 problems in the input (named), 2 wrong usage, 3 a fault of the program.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
)

import pressmark
from pressmark.commands import extract as extracting
from pressmark.commands import license as licensing
from pressmark.commands import new as starting
from pressmark.commands import shelf, verify
from pressmark.commands.raw import scalar
from pressmark.problems import (
    Problem,
    ProblemsFoundError,
    Severity,
    as_dict,
    github_annotation,
)
from pressmark.reading import split_front_matter
from pressmark.settings import ArchiveSettings, Edition
from pressmark.words import words

if TYPE_CHECKING:
    from pressmark.capture.doubts import Doubts, Question
    from pressmark.capture.records import Addition
    from pressmark.commands import check as checking
    from pressmark.site.build import BuildReport

REPORT_TO = "the project's issue tracker"
DONE, PROBLEMS, FAULT = 0, 1, 3
LONGEST_LINE = 600
"""Characters of a stranger's text that are shown in one line."""

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Terminal:
    """What one run of the command knows of its surroundings."""

    archive: Path = field(default_factory=Path)
    json: bool = False

    @property
    def root(self) -> Path:
        """The archive's folder."""
        return self.archive.resolve()

    def say(self, text: str = "") -> None:
        """Print a line for people; nothing where the output is for machines."""
        if not self.json:
            click.echo(text)

    def data(self, value: object) -> None:
        """Print a line of JSON; nothing where the output is for people."""
        if self.json:
            click.echo(json.dumps(value, ensure_ascii=False))

    def problems(self, problems: Sequence[Problem]) -> None:
        """Print problems for people, on the error stream."""
        for problem in problems:
            if not self.json:
                colour = "red" if problem.severity is Severity.ERROR else "yellow"
                # Names and values of other people's files stand in it.
                told = "".join(each if each.isprintable() else " " for each in str(problem))
                click.secho(told, err=True, fg=colour)

    @contextlib.contextmanager
    def progress(self, *, percent: bool = False) -> Iterator[Callable[[str, int, int], None]]:
        """Show how far long work is, on a terminal only: give step, done and total.

        `percent` shows the share alone, where the numbers are bytes.
        """
        console = Console(stderr=True)
        if self.json or not console.is_terminal:
            yield lambda _step, _done, _total: None
            return
        number = TaskProgressColumn() if percent else MofNCompleteColumn()
        columns = (TextColumn("{task.description}"), BarColumn(), number)
        # A terminal shows both; what goes into a file must not be drawn on the terminal instead.
        shown = sys.stdout.isatty()
        with Progress(*columns, console=console, transient=True, redirect_stdout=shown) as bars:
            tasks: dict[str, TaskID] = {}

            def show(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bars.add_task(step.capitalize(), total=total)
                bars.update(tasks[step], completed=done, total=total or None)

            yield show


terminal = click.make_pass_decorator(Terminal, ensure=True)


class Examples(click.Command):
    """A command whose help ends with examples to copy, line by line as they stand."""

    def __init__(self, *arguments: Any, examples: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples below the options."""
        if self.examples:
            with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
                formatter.write("".join(f"  {line}\n" for line in self.examples))


class Subgroup(Examples, click.Group):
    """Commands under one word."""

    command_class = Examples


class Group(Subgroup):
    """Ends every run with the exit code that says what happened, and without a traceback."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command line and leave the program."""
        state = options.setdefault("obj", Terminal())
        if os.name == "nt":
            for stream in (sys.stdout, sys.stderr):
                stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.exit(self._code(state, *arguments, **{**options, "standalone_mode": False}))

    def _code(self, state: Terminal, *arguments: Any, **options: Any) -> int:
        try:
            return super().main(*arguments, **options) or DONE
        except ProblemsFoundError as error:
            state.problems(error.problems)
            state.data({"problems": [as_dict(each) for each in error.problems]})
            return PROBLEMS
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            return 130
        except BrokenPipeError:
            # The reader of our output has seen enough.
            sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  # so that exit cannot fail
            return DONE
        except OSError as error:
            name = error.filename or "a file"
            state.data({"problems": [{"path": str(name), "message": error.strerror or ""}]})
            click.secho(f"{name}: {error.strerror or error}.", err=True, fg="red")
            return PROBLEMS
        except Exception as error:  # the one place where a fault ends
            if os.environ.get("PRESSMARK_DEBUG"):
                traceback.print_exc()
            where = traceback.extract_tb(error.__traceback__)[-1]
            click.secho(
                f"Pressmark {pressmark.__version__} has failed; this is its own fault, not yours.\n"
                f"{type(error).__name__} in {Path(where.filename).name}, line {where.lineno}: "
                f"{error}\n"
                f"Please tell {REPORT_TO}; PRESSMARK_DEBUG=1 shows more to send along.",
                err=True,
                fg="red",
            )
            return FAULT


def _set_archive(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Terminal).archive = value


def _set_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Terminal).json = True


archive_option = click.option(
    "--archive",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    expose_value=False,
    callback=_set_archive,
    help="The archive's folder; the current one if left out.",
)
json_option = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=_set_json,
    is_eager=True,
    help="Answer in JSON, for other programs.",
)
settings_option = click.option(
    "--settings",
    "settings_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Settings other than pelicanconf.py, such as publishconf.py.",
)


def common(command: Command) -> Command:
    """Give a command the options that all have."""
    return archive_option(json_option(command))


def today() -> date:
    """Return the day where the keeper sits. Builds ask for no day."""
    return datetime.now().astimezone().date()


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """Read an option's day."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(
            f"{value} is not a day; write year, month and day, as in 2021-07-06."
        ) from None


def load_settings(root: Path) -> ArchiveSettings:
    """Read the archive's settings; Pelican is only imported where they are needed."""
    from pressmark.site.config import load_settings as load

    return load(root)


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        "pressmark new my-archive",
        "cd my-archive",
        "pressmark add articles/*.txt --metadata articles.csv",
        "pressmark serve",
        "pressmark build",
    ),
)
@archive_option
@click.version_option(pressmark.__version__, prog_name="pressmark")
def main() -> None:
    """Turn news articles into an archive that people can search, read and cite.

    An archive is a folder. Start one, add articles, look at it, build it:
    """


@main.command(
    "new",
    examples=(
        'pressmark new embassy-archive --name "Embassy archive" --keeper "Jane Doe" \\',
        "  --email jane@example.org",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="The archive's name; the folder's if left out.")
@click.option("--keeper", default="", help="Who keeps it: a person or an institution.")
@click.option("--email", default="", help="Whom readers and rights holders write to.")
@click.option("--url", default="", help="Where it will be published, if that is known.")
@click.option("--language", default="en", help="The language of its pages.  [default: en]")
@json_option
@terminal
def new(  # one for each option
    state: Terminal,
    folder: Path,
    name: str | None,
    keeper: str,
    email: str,
    url: str,
    language: str,
) -> int:
    """Start a new archive.

    The folder DIR is made if it is not there. It comes with settings, the pages about it, and a
    workflow that publishes it on GitHub. Nothing that is there already is overwritten.
    """
    shown = name or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    start = starting.Start(name=shown, keeper=keeper, email=email, url=url, language=language)
    files = starting.new(folder, start)
    state.data({"archive": str(folder), "files": list(files)})
    state.say(f"“{shown}” is ready in {folder}.")
    state.say("Add articles to it:")
    state.say(f"  pressmark add ARTICLE.txt --metadata TABLE.csv --archive {folder}")
    return DONE


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


@main.command(
    "add",
    examples=(
        "pressmark add articles/*.txt --metadata articles.csv",
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
def add(
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
    from pressmark.capture.records import Outcome
    from pressmark.commands import add as adding
    from pressmark.commands.fetch import Fetcher

    if not sources and table is None:
        raise click.UsageError("Name at least one file, folder, address or table to add.")
    if review and state.json:
        raise click.UsageError("--review asks a person, --json answers a program: leave one out.")
    settings = load_settings(state.root)
    counts = dict.fromkeys(Outcome, 0)
    with _no_progress() if review else state.progress(percent=True) as show:
        for addition in adding.add(
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
            on_progress=show,
        ):
            counts[addition.outcome] += 1
            _tell_addition(state, addition, dry_run=dry_run)
    said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
    state.say(f"{said or 'Nothing to add'}{' (nothing was written)' if dry_run else ''}.")
    return PROBLEMS if counts[Outcome.REJECTED] else DONE


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
        from pressmark.commands import review as reviewing

        click.secho(_harmless(f"  {question.field}: {question.why}"), fg="yellow")
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
                click.echo(_harmless(f"        “{choice.evidence}”"))
        click.echo("   s) leave it open: then nothing of the article is published")
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


def _tell_addition(state: Terminal, addition: Addition, *, dry_run: bool) -> None:
    reason = addition.reason
    why = words("en")(f"reason.{reason.code}", **dict(reason.values)) if reason else ""
    state.data(
        {
            "source": addition.source.label,
            **({"id": addition.source.id} if addition.source.id else {}),
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
        state.say(f"{'':<13} {'full text' if addition.shown else 'description only'}: {why}")
    for note in addition.notes:
        state.say(_harmless(f"{'':<13} note: {note}"))
    if dry_run:
        for line in addition.taken_out:
            state.say(_harmless(f"{'':<13} taken out ({line.part}): {line.text}"))
        for written in addition.record.splitlines():
            state.say(_harmless(f"{'':<13} | {written}"))


@main.command(
    "extract",
    examples=("pressmark extract report.html --url https://news.example/report",),
)
@click.argument(
    "file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--url", default="", help="The address that the page was taken from.")
@common
@terminal
def extract(_state: Terminal, file: Path, url: str) -> int:
    """Show what a file says of its article.

    FILE is a web page, a text, or one article in another form that `add` reads. The answer is
    one JSON object: title, authors, issued, outlet, language, text, license, rights_statement,
    and the evidence for each. Nothing is added to an archive, and nothing is fetched.
    """
    click.echo(json.dumps(extracting.extract(file, url), ensure_ascii=False))
    return DONE


@main.group(
    "license",
    cls=Subgroup,
    examples=("pressmark license detect < statements.jsonl > answers.jsonl",),
)
@common
def license_group() -> None:
    """Find out what texts and pages say of their licence."""


@license_group.command(
    "detect",
    examples=("pressmark license detect < statements.jsonl > answers.jsonl",),
)
@click.argument("file", metavar="[FILE]", type=click.File("rb"), default="-")
@common
@terminal
def detect(_state: Terminal, file: IO[bytes]) -> int:
    """Say which licence each text gives, and to what.

    FILE, or the standard input, holds one JSON object in each line: id, text, html (if the text
    was taken from a page) and url. The answer has id, license, scope and evidence: an SPDX id, a
    Creative Commons family where no version is said, a RightsStatements.org code, or none; said of
    the article, the site, an image, or something other. It is a report and makes no record.
    """
    problems = 0
    for answer in licensing.answers(file, getattr(file, "name", "") or "<stdin>"):
        if isinstance(answer, Problem):
            problems += 1
            click.secho(str(answer), err=True, fg="red")
        else:
            click.echo(json.dumps(answer, ensure_ascii=False))
    return PROBLEMS if problems else DONE


@main.command(
    "check",
    examples=(
        "pressmark check",
        "pressmark check content/articles/2021",
    ),
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or as notes beside the files on GitHub.",
)
@common
@terminal
def check(state: Terminal, paths: tuple[Path, ...], form: str) -> int:
    """Find what is wrong in the archive.

    It ends with what a publication would show. It also finds texts that may not be published
    and that git holds, in the files or in its history, embargoes that are due, and texts that
    have become free. With PATH it tells only of these files.
    """
    from pressmark.commands import check as checking

    state.json = state.json or form == "json"
    root = state.root
    found = checking.check(
        root, settings=load_settings(root), today=today(), output=root / "output"
    )
    problems = checking.within(found.problems, [_inside(path, root) for path in paths])
    if form == "github":
        for problem in problems:
            state.say(github_annotation(problem))
    else:
        state.problems(problems)
    state.data(
        {
            "full_texts": found.full,
            "descriptions": found.described,
            "withdrawn": found.withdrawn,
            "needs_review": list(found.review),
            "embargoes_due": list(found.due),
            "free_in_private": list(found.free),
            "readable": found.readable,
            "problems": [as_dict(problem) for problem in problems],
        }
    )
    if found.readable:
        _tell_checked(state, found)
    else:
        state.say("Some records cannot be read, so nothing would be published.")
    return PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else DONE


def _inside(path: Path, root: Path) -> str:
    """Return a path as problems name it: relative to the archive."""
    for base in (Path.cwd(), root):
        absolute = (base / path).resolve()
        if absolute.exists() and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    raise click.BadParameter(f"{path} does not lie in the archive {root}.")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _tell_checked(state: Terminal, found: checking.Checked) -> None:
    shown = [
        _counted(found.full, "full text", "full texts"),
        _counted(found.described, "description", "descriptions"),
    ]
    if found.withdrawn:
        shown.append(_counted(found.withdrawn, "withdrawal", "withdrawals"))
    state.say(f"A publication would show {words('en').join(shown)}.")
    if found.review:
        state.say(f"{_counted(len(found.review), 'record needs', 'records need')} your review:")
        for pressmark in found.review:
            state.say(f"  {pressmark}")
    if found.due:
        state.say(f"{_counted(len(found.due), 'embargo is', 'embargoes are')} due:")
        for pressmark in found.due:
            state.say(f"  pressmark release {pressmark}")
    if found.free:
        count = _counted(len(found.free), "record is", "records are")
        state.say(f"{count} free now, with the text still in private/:")
        for pressmark in found.free:
            state.say(f"  pressmark release {pressmark}")


@main.command(
    "build",
    examples=("pressmark build --site-url https://archive.example.org",),
)
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; output/ in the archive if left out.",
)
@click.option("--site-url", metavar="URL", help="The address where it will be published.")
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    help="“reading-room” shows withheld texts too: never publish that one.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes work at once; as many as there are cores if left out.",
)
@click.option("--no-search", is_flag=True, help="Leave the search out.")
@settings_option
@common
@terminal
def build(
    state: Terminal,
    output: Path | None,
    site_url: str | None,
    edition: str | None,
    jobs: int | None,
    no_search: bool,
    settings_file: Path | None,
) -> int:
    """Build the site.

    It is plain files, for any web server or for a USB stick. The old site stays as it is until
    the new one is whole.
    """
    _build(
        state,
        output=output.resolve() if output else None,
        site_url=site_url,
        edition=Edition(edition) if edition else None,
        jobs=jobs,
        search=not no_search,
        settings_file=settings_file.resolve() if settings_file else None,
    )
    return DONE


def _build_site(root: Path, **options: Any) -> BuildReport:
    from pressmark.site.build import build as build_site

    # What Pelican says goes to the error stream: the answer, perhaps JSON, stands alone.
    with contextlib.redirect_stdout(sys.stderr):
        return build_site(root, **options)


def _build(state: Terminal, **options: Any) -> BuildReport:
    with state.progress() as show:
        report = _build_site(state.root, on_progress=show, **options)
    state.problems(report.warnings)
    state.data(
        {
            "output": str(report.output),
            "records": report.records,
            "full_texts": report.full,
            "descriptions": report.described,
            "hidden": report.hidden,
            "pages": report.pages,
            "files": report.files,
            "seconds": round(report.seconds, 2),
            "warnings": [as_dict(problem) for problem in report.warnings],
        }
    )
    shown = (
        f"{_counted(report.full, 'full text', 'full texts')} and "
        f"{_counted(report.described, 'description', 'descriptions')}"
    )
    state.say(f"{shown} on {report.pages:,} pages, in {report.seconds:.1f} s: {report.output}")
    return report


@main.command(
    "serve",
    examples=("pressmark serve --port 8080",),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The number in the address; 0 takes any that is free.",
)
@click.option(
    "--edition",
    type=click.Choice([edition.value for edition in Edition]),
    default="public",
    show_default=True,
    help="“reading-room” shows withheld texts too.",
)
@click.option("--no-search", is_flag=True, help="Leave the search out: builds are faster.")
@archive_option
@terminal
def serve(state: Terminal, port: int, edition: str, no_search: bool) -> int:
    """Show the site on this computer.

    It is built and shown again on each change you make. Only this computer can see it. Stop it
    with Ctrl+C.
    """
    from pressmark.commands.serve import Rounds, Server, changes

    folder = state.root / ".pressmark" / f"serve-{edition}"
    rounds = Rounds()
    try:
        server = Server(folder, port, rounds)
    except OSError as error:
        raise click.UsageError(
            f"Port {port} cannot be used ({error.strerror}); choose another with --port."
        ) from None

    def build_again() -> None:
        """Show the changed pages first; the search, which takes longer, follows."""
        options: dict[str, Any] = {
            "output": folder,
            "site_url": server.address,
            "edition": Edition(edition),
            "search": not no_search,
        }
        try:
            if _build(state, hasty=True, **options).unfinished:
                rounds.next()
                _build_site(state.root, **options)
            rounds.next()
        except ProblemsFoundError as error:
            state.problems(error.problems)
            state.say("The site stays as it was until this is mended.")

    build_again()
    server.start()
    state.say(f"Look at {server.address}/ (stop with Ctrl+C).")
    with contextlib.suppress(KeyboardInterrupt):
        for changed in changes(state.root):
            state.say(f"Changed: {', '.join(sorted(changed)[:3])}")
            build_again()
    server.shutdown()
    return DONE


@main.command(
    "export",
    examples=(
        "pressmark export zip",
        "pressmark export zip --output embassy-archive.zip",
        "pressmark export bagit --output ../embassy-bag",
    ),
)
@click.argument("form", metavar="zip|bagit", type=click.Choice(["zip", "bagit"]))
@click.option(
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Where the zip file goes (in the archive's folder if left out), or the bag, a new folder"
    " (beside the archive's).",
)
@click.option(
    "--site",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The built site's folder; output/ in the archive if left out.",
)
@click.option(
    "--edition",
    type=click.Choice([str(each) for each in Edition]),
    default=str(Edition.PUBLIC),
    help="Which edition to pack.  [default: public]",
)
@common
@terminal
def export(state: Terminal, form: str, output: Path | None, site: Path | None, edition: str) -> int:
    """Pack the built site into one zip file, or into a BagIt bag (RFC 8493) for a library.

    The zip unpacked, the site opens from a folder, search and all: START-HERE.html leads into it.
    Each file is held against the build's list of sums on its way. The same site gives the same
    bytes.
    """
    from pressmark.commands import export as exporting
    from pressmark.site.build import OUTPUT

    root, chosen = state.root, Edition(edition)
    settings = load_settings(root)
    if form == "bagit":
        if chosen is not Edition.PUBLIC:
            raise click.UsageError("A bag holds the public edition; leave --edition out.")
        return _export_bagit(state, site or root / OUTPUT[chosen], output, settings)
    if output is not None and output.is_dir():
        raise click.UsageError(f"--output names a folder, {output}; the zip file needs a name.")
    with state.progress() as show:
        done = exporting.export_zip(
            root,
            site or root / OUTPUT[chosen],
            output or exporting.zip_path(root, settings, chosen),
            settings,
            edition=chosen,
            on_progress=lambda at, total: show("files", at, total),
        )
    state.data(
        {
            "path": str(done.path),
            "format": form,
            "files": done.files,
            "bytes": done.size,
            "sha256": done.sha256,
            "left_out": list(done.left_out),
        }
    )
    for path in done.left_out:
        state.say(f"left out, because no build made it: {path}")
    state.say(f"{done.path}: {_counted(done.files, 'file', 'files')}, {done.size / 1e6:.1f} MB")
    state.say(f"SHA-256: {done.sha256}")
    return DONE


def _export_bagit(
    state: Terminal, site: Path, output: Path | None, settings: ArchiveSettings
) -> int:
    from pressmark.commands import bagit

    with state.progress() as show:
        done = bagit.export_bagit(
            site,
            output or bagit.bag_path(state.root, settings),
            settings,
            on_progress=lambda at, total: show("files", at, total),
        )
    state.data(
        {
            "path": str(done.path),
            "format": "bagit",
            "files": done.files,
            "bytes": done.size,
            "sha256": done.sha256,
        }
    )
    state.say(f"{done.path}: {_counted(done.files, 'file', 'files')}, {done.size / 1e6:.1f} MB")
    state.say(f"SHA-256 of its tag manifest: {done.sha256}")
    return DONE


@main.command(
    "withdraw",
    examples=(
        "pressmark withdraw example-news-2021-07-06-bridge-opens \\",
        '  --reason "The publisher asked for it." --asked-by "Example News"',
    ),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.option("--reason", required=True, help="Why, in a sentence that readers will see.")
@click.option("--asked-by", default="", help="Who asked for it, if that may be said.")
@click.option(
    "--opaque", is_flag=True, help="Take title and address away too, where they name a person."
)
@common
@terminal
def withdraw(state: Terminal, pressmark_: str, reason: str, asked_by: str, opaque: bool) -> int:
    """Take a text down.

    It hides the text, builds the site again, and tells where copies remain. The page stays as a
    tombstone with title, date and reason, so that no citation leads to nothing. PRESSMARK is
    the name of the article's page without .html.
    """
    root = state.root
    done = shelf.withdraw(
        root, pressmark_, reason=reason, asked_by=asked_by, opaque=opaque, today=today()
    )
    state.say(f"Withdrawn: {done.pressmark}")
    for path in done.changed:
        state.say(f"  changed: {path}")
    code = DONE
    problems: tuple[Problem, ...] = ()
    try:
        for folder, edition in _built_editions(root):
            state.say(f"Building {folder.name} again.")
            _build_site(root, output=folder, edition=edition)
    except ProblemsFoundError as error:
        problems, code = error.problems, PROBLEMS
        state.problems(problems)
        state.say("The site could not be built and STILL SHOWS THE TEXT: mend this, then build.")
    copies = list(
        shelf.remaining_copies(
            root, done.former_pressmark, opaque=opaque, settings=load_settings(root)
        )
    )
    state.say("Copies remain, or may remain:")
    for copy in copies:
        state.say(f"  {copy.place}")
        state.say(f"    {copy.advice}")
    state.data(
        {
            "pressmark": done.pressmark,
            "changed": list(done.changed),
            "copies": [
                {"kind": copy.kind, "place": copy.place, "advice": copy.advice} for copy in copies
            ],
            "problems": [as_dict(problem) for problem in problems],
        }
    )
    return code


def _built_editions(root: Path) -> Iterator[tuple[Path, Edition]]:
    from pressmark.site.build import OUTPUT

    for edition, name in OUTPUT.items():
        if (root / name).is_dir():
            yield root / name, edition


@main.command(
    "release",
    examples=("pressmark release example-news-2021-07-06-bridge-opens",),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.option("--anyway", is_flag=True, help="Lift it before its day.")
@common
@terminal
def release(state: Terminal, pressmark_: str, anyway: bool) -> int:
    """Lift an embargo, and move a text out of private/.

    The text moves into the record where its rights allow it, also where a licence or a
    permission came later. Nothing moves by itself; `pressmark check` tells which embargoes are
    due, and which texts are free.
    """
    root = state.root
    done = shelf.release(
        root, pressmark_, today=today(), anyway=anyway, settings=load_settings(root)
    )
    why = words("en")(f"reason.{done.reason.code}", **dict(done.reason.values))
    state.data(
        {
            "pressmark": done.pressmark,
            "full_text": done.shown,
            "reason": why,
            "changed": list(done.changed),
        }
    )
    state.say(f"Released: {done.pressmark}")
    state.say(f"{'Full text' if done.shown else 'Description only'}: {why}")
    return DONE


@main.command(
    "correct",
    examples=(
        "pressmark correct example-news-2021-07-06-bridge-opens corrected.md \\",
        '  --what "The year of the bridge." --why "A slip in copying."',
    ),
)
@click.argument("pressmark_", metavar="PRESSMARK")
@click.argument(
    "file",
    metavar="[FILE]",
    required=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
)
@click.option("--what", required=True, help="What was changed, in a sentence that readers see.")
@click.option("--why", default="", help="Why, in another.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    help="The day of the correction; today if left out.",
)
@click.option(
    "--hide-old",
    is_flag=True,
    help="Keep the earlier text in private/: where a name or a passage must go.",
)
@common
@terminal
def correct(
    state: Terminal,
    pressmark_: str,
    file: Path | None,
    what: str,
    why: str,
    day: datetime | None,
    hide_old: bool,
) -> int:
    """Correct a text, and keep the one before it as a numbered version.

    The new text comes from FILE, from the standard input (-), or from your editor, which opens on
    the text if FILE is left out. The record's version, sum and corrections follow, and no
    paragraph that stays loses its number. Nothing is written unless all of it can be.
    """
    from pressmark.commands import correct as correcting

    root, settings = state.root, load_settings(state.root)
    found = correcting.held(root, pressmark_, settings)
    if file is None:
        text = click.edit(found.text, extension=".md")
        if text is None:
            state.say("Nothing was changed.")
            state.data({"pressmark": found.record.pressmark, "changed": []})
            return DONE
    else:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        text = correcting.text_of(data, "<stdin>" if str(file) == "-" else str(file))
    done = correcting.correct(
        root,
        found,
        text,
        what=what,
        why=why,
        day=day.date() if day is not None else today(),
        hide_old=hide_old,
        settings=settings,
    )
    state.data(
        {
            "pressmark": done.pressmark,
            "version": done.version,
            "sha256": done.sha256,
            "kept": done.kept,
            "changed": list(done.changed),
        }
    )
    state.say(f"Corrected: {done.pressmark}, now version {done.version}")
    state.say(f"SHA-256: {done.sha256}")
    state.say(f"The text before it is kept: {done.kept}")
    state.say("Build the site to show it.")
    return DONE


@main.command(
    "verify",
    examples=(
        "pressmark verify output",
        "pressmark verify archive.zip",
        "pressmark verify bridge.md example-news-2021-07-06-bridge-opens",
    ),
)
@click.argument("target", metavar="OUTPUT|ZIP|TEXT", type=click.Path(path_type=Path, exists=True))
@click.argument("expected", metavar="[PRESSMARK|SHA256]", required=False)
@common
@terminal
def verify_command(state: Terminal, target: Path, expected: str | None) -> int:
    """Prove that a site or a text is what it was.

    A site, in a folder or in a zip file, is held against its list of sums: what is missing,
    changed or added is told. With a SHA-256 sum from a citation the text of that sum is looked for
    in it, among earlier versions too. A text is held against a sum, or against the one in the
    record of a pressmark.
    """
    if target.is_dir() or zipfile.is_zipfile(target):
        try:
            with contextlib.ExitStack() as stack:
                site: verify.Site = (
                    verify.Folder(target)
                    if target.is_dir()
                    else verify.Packed(stack.enter_context(zipfile.ZipFile(target)))
                )
                if expected is None:
                    return _verify_site(state, site)
                return _verify_in_site(state, site, expected)
        except FileNotFoundError:
            raise ProblemsFoundError(
                [
                    Problem(
                        path=str(target),
                        message="There is no manifest-sha256.txt, so nothing can be proved.",
                        remedy="Name the folder that `pressmark build` made, or the zip file that "
                        "`pressmark export zip` made.",
                    )
                ]
            ) from None
    if expected is None:
        raise click.UsageError("Give the pressmark or the SHA-256 sum that the text should have.")
    return _verify_text(state, target, expected)


def _verify_site(state: Terminal, site: verify.Site) -> int:
    with state.progress() as show:
        found = verify.verify_site(site, lambda done, total: show("files", done, total))
    lists = {"missing": found.missing, "changed": found.changed, "extra": found.extra}
    state.data(
        {
            "whole": found.is_whole,
            "intact": found.intact,
            **lists,
            "manifest_sha256": found.manifest,
        }
    )
    for kind, paths in lists.items():
        for path in paths:
            state.say(f"{kind}: {path}")
    files = _counted(found.intact, "file is", "files are")
    state.say(f"{files} as the manifest says{'' if found.is_whole else '; the others are named'}.")
    state.say(f"SHA-256 of the manifest: {found.manifest}")
    return DONE if found.is_whole else PROBLEMS


def _verify_in_site(state: Terminal, site: verify.Site, expected: str) -> int:
    if verify.is_sum(expected):
        return _verify_sum_in_site(state, site, expected.lower())
    mark = expected.removesuffix(".html")
    text = next((each for each in verify.texts_in(site, mark) if not each.version), None)
    if text is None:
        raise ProblemsFoundError(
            [
                Problem(
                    path="articles",
                    value=expected,
                    message="This site has no text of that pressmark.",
                    remedy="Copy it from the article's page; a page that only describes an "
                    "article has no text to prove.",
                )
            ]
        )
    # Without the archive the site's own list of sums is all that there is.
    wanted = verify.manifest_of(site)[text.path]
    with contextlib.suppress(ProblemsFoundError):
        wanted = _recorded_sum(state.root, mark)
    return _told(state, text.path, wanted, verify.sum_in(site, text.path))


def _verify_sum_in_site(state: Terminal, site: verify.Site, wanted: str) -> int:
    texts = list(verify.texts_in(site, wanted))
    state.data(
        {
            "same": bool(texts),
            "expected": wanted,
            "texts": [
                {"path": each.path, "pressmark": each.pressmark, "version": each.version or None}
                for each in texts
            ],
        }
    )
    for each in texts:
        what = f"version {each.version}, an older version," if each.version else "the text"
        state.say(f"{each.path} is {what} of {each.pressmark}, to the byte.")
    if not texts:
        state.say("No text in this site has that sum: it is not here, or it was changed.")
    return DONE if texts else PROBLEMS


def _verify_text(state: Terminal, text: Path, expected: str) -> int:
    by_sum = verify.is_sum(expected)
    wanted = expected.lower() if by_sum else _recorded_sum(state.root, expected)
    found = verify.sum_of(text)
    as_summed = found
    if found != wanted:
        # In a record's own file and in a private one the text stands below fields.
        with contextlib.suppress(ProblemsFoundError):
            as_summed = verify.sum_of_text(text)
    if as_summed == wanted:
        return _told(state, str(text), wanted, as_summed, exact=found == wanted)
    mark = shelf.find(state.root, expected).stem if not by_sum else ""
    earlier = next(
        (
            version
            for version in verify.versions_of(state.root, mark)
            if version.sha256 in (found, as_summed)
        ),
        None,
    )
    if earlier is None:
        return _told(state, str(text), wanted, as_summed)
    until = f", which stood until {earlier.replaced}" if earlier.replaced else ""
    state.data(
        {
            "path": str(text),
            "same": False,
            "expected": wanted,
            "found": earlier.sha256,
            "version": earlier.number,
        }
    )
    state.say(f"expected  {wanted}")
    state.say(f"found     {earlier.sha256}")
    state.say(f"This is version {earlier.number}{until}: the text has been corrected since.")
    return PROBLEMS


def _told(state: Terminal, path: str, wanted: str, found: str, *, exact: bool = True) -> int:
    same = found == wanted
    state.data({"path": path, "same": same, "expected": wanted, "found": found})
    state.say(f"expected  {wanted}")
    state.say(f"found     {found}")
    if same and not exact:
        state.say("This is the text. The file has other line ends, blanks or fields above it.")
    else:
        state.say("This is the text." if same else "This is NOT the text: something was changed.")
    return DONE if same else PROBLEMS


def _recorded_sum(root: Path, pressmark_: str) -> str:
    path = shelf.find(root, pressmark_)
    name = path.relative_to(root).as_posix()
    recorded = scalar(split_front_matter(path.read_bytes(), name), "sha256")
    if not recorded:
        raise ProblemsFoundError(
            [
                Problem(
                    path=name,
                    field="sha256",
                    message="The record gives no sum to hold the text against.",
                    remedy="Give the SHA-256 sum itself instead of the pressmark.",
                )
            ]
        )
    return recorded
