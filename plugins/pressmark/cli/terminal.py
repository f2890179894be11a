"""What every command shares: where it speaks, how it ends, and the options that all have."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import pressmark
from pressmark.problems import Problem, ProblemsFoundError, Severity, as_dict

if TYPE_CHECKING:
    from rich.progress import TaskID

    from pressmark.settings import ArchiveSettings


REPORT_TO = "the project's issue tracker"
DONE, PROBLEMS, FAULT = 0, 1, 3
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Terminal:
    """What one run of the command knows of its surroundings."""

    archive: Path = field(default_factory=Path)
    json: bool = False
    above_bars: Callable[[str, str], None] | None = None
    """Prints a line, in a colour, above a bar that is drawn on the same terminal."""

    @property
    def root(self) -> Path:
        """The archive's folder."""
        return self.archive.resolve()

    @property
    def standing(self) -> Path:
        """The archive's folder, for commands that need one; raises `ProblemsFoundError`.

        Without this a build in a wrong folder would make an empty site there.
        """
        root = self.root
        if not is_archive(root):
            raise ProblemsFoundError(
                [
                    Problem(
                        path=str(root),
                        message="There is no archive in this folder: it has no content/ and no "
                        "pelicanconf.py.",
                        remedy="Go into the archive's folder, or name it with --archive; "
                        "`pressmark new DIR` starts one.",
                    )
                ]
            )
        return root

    def say(self, text: str = "") -> None:
        """Print a line for people; nothing where the output is for machines."""
        if self.above_bars is not None:
            self.above_bars(text, "")
        elif not self.json:
            click.echo(text)

    def data(self, value: object) -> None:
        """Print a line of JSON; nothing where the output is for people."""
        if self.json:
            line = json.dumps(value, ensure_ascii=False)
            # A file's name may hold bytes that are no character, which UTF-8 cannot write.
            click.echo(line if _is_text(line) else json.dumps(value))

    def problems(self, problems: Sequence[Problem]) -> None:
        """Print problems for people, on the error stream."""
        for problem in problems:
            if not self.json:
                colour = "red" if problem.severity is Severity.ERROR else "yellow"
                # Names and values of other people's files stand in it.
                told = "".join(each if each.isprintable() else " " for each in str(problem))
                if self.above_bars is not None:
                    self.above_bars(told, colour)
                else:
                    click.secho(told, err=True, fg=colour)

    @contextlib.contextmanager
    def progress(self, *, percent: bool = False) -> Iterator[Callable[[str, int, int], None]]:
        """Show how far long work is, on a terminal only: give step, done and total.

        `percent` shows the share alone, where the numbers are bytes.
        """
        if self.json or not sys.stderr.isatty():
            yield lambda _step, _done, _total: None
            return
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
        )
        from rich.text import Text

        console = Console(stderr=True)
        number = TaskProgressColumn() if percent else MofNCompleteColumn()
        columns = (TextColumn("{task.description}"), BarColumn(), number)
        bars = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
        )

        def above(text: str, colour: str) -> None:
            console.print(Text(text, style=colour), soft_wrap=True)

        with bars:
            # A terminal shows both; what goes into a file must not be drawn there instead.
            self.above_bars = above if sys.stdout.isatty() else None
            tasks: dict[str, TaskID] = {}

            def show(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bars.add_task(step.capitalize(), total=total)
                bars.update(tasks[step], completed=done, total=total or None)

            try:
                yield show
            finally:
                self.above_bars = None


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_archive(root: Path) -> bool:
    """Tell whether a folder holds an archive: its content or its settings."""
    return any((root / name).exists() for name in ("content", "pelicanconf.py"))


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


class OnDemand(Mapping[str, click.Command]):
    """Commands by name, each loaded from its module in this package when it is asked for."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            raise KeyError(name)
        gc.disable()  # modules are kept: to look for cycles among them takes a tenth of the time
        try:
            command: click.Command = import_module(f"{__package__}.{name}").command
        finally:
            gc.enable()
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Group(Subgroup):
    """Ends every run with the exit code that says what happened, and without a traceback."""

    def __init__(self, *arguments: Any, modules: Sequence[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = OnDemand(modules)  # type: ignore[assignment]  # nothing is added to it

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run the command line and leave the program."""
        state = options.setdefault("obj", Terminal())
        if os.name == "nt":
            for stream in (sys.stdout, sys.stderr):
                stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        with _orderly_end():
            code = self._code(state, *arguments, **{**options, "standalone_mode": False})
        gc.freeze()  # or Python would look through a whole archive for cycles before it ends
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; where nobody reads its answers any more, that is its end."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            nobody_reads()
            return DONE

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
        except (click.Abort, KeyboardInterrupt) as stop:
            asked = stop if isinstance(stop, KeyboardInterrupt) else stop.__cause__
            return 128 + (asked.args[0] if asked and asked.args else signal.SIGINT)
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


def nobody_reads() -> None:
    """Let what is still said go nowhere, so that the program's end cannot fail."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115


@contextlib.contextmanager
def _orderly_end() -> Iterator[None]:
    """End as with Ctrl+C when asked by another program: what is half written is taken away."""

    def stop(number: int, _frame: object) -> None:
        raise KeyboardInterrupt(number)

    kinds = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {}
    with contextlib.suppress(ValueError):  # only the main thread may ask for signals
        before = {
            kind: signal.signal(kind, stop)
            for kind in kinds
            if signal.getsignal(kind) is signal.SIG_DFL  # `nohup` ignores one
        }
    try:
        yield
    finally:
        for kind, was in before.items():
            signal.signal(kind, was)


class Place(click.Path):
    """A path that need not be there yet, as a `Path`; an empty one would be the current folder."""

    def __init__(self, **options: Any) -> None:
        super().__init__(path_type=Path, **options)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; refuse "", as an unset variable of a shell gives it."""
        if not os.fspath(value):
            self.fail("the path is empty; a dot (.) is the current folder.", param, ctx)
        return super().convert(value, param, ctx)


def _set_archive(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Terminal).archive = value


def _set_json(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Terminal).json = True


archive_option = click.option(
    "--archive",
    metavar="DIR",
    type=Place(file_okay=False),
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


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun in the form that it asks for."""
    return f"{count:,} {one if count == 1 else many}"


def load_settings(root: Path) -> ArchiveSettings:
    """Read the archive's settings; Pelican is only imported where they are needed."""
    from pressmark.site.config import load_settings as load

    return load(root)
