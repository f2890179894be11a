"""A client of `pagefind --service`: base64 of JSON, one message to a comma, in and out.

Pagefind's own Python client waits a tenth of a second for each reply, and its `write_files` can
leave empty files (its issue 1272): this one asks for the files and leaves the writing to others.
"""

from __future__ import annotations

import base64
import importlib
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING, Any, Self, cast

import orjson

from pressmark.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

REMEDY = "Install the version that the lock file names."
"""What helps where Pagefind is another one than is known here."""

_PACKAGES = ("pagefind_bin", "pagefind_bin_extended")
"""Either does: what the extended build can do more is not asked of it."""
_INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui")
"""Files of Pagefind's own interfaces, which nobody asks for."""
_AHEAD = 32
"""Pages that Pagefind may have been handed before it answers for the first of them."""
_PATIENCE = 10
"""Seconds that Pagefind may take to end once nothing more will be asked."""


class SearchError(ProblemsFoundError):
    """The search index cannot be made: `message` says why, `remedy` what helps."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self._given = (message, remedy)
        remedy = remedy or "Build again, or without search (--no-search)."
        super().__init__([Problem(path="search", message=message, remedy=remedy)])

    def __reduce__(self) -> tuple[type[SearchError], tuple[str, str]]:
        """Pickle by what was given: a worker process raises it too."""
        return type(self), self._given


def executable() -> str:
    """Return the path of the installed Pagefind. Raises `SearchError` if there is none."""
    for package in _PACKAGES:
        try:
            module = importlib.import_module(package)
            return str(module.get_executable())
        except (ImportError, FileNotFoundError):
            continue
    raise SearchError(
        "Pagefind, which makes the search index, is not installed for this system.",
        "Install it with `pip install pagefind-bin`, or build without search (--no-search).",
    )


class Service:
    """A running Pagefind, as a context manager: at its end no process is left behind."""

    def __init__(self, program: str | None = None) -> None:
        self._program = program or executable()
        self._told = self._heard = 0
        self._rest = b""

    def __enter__(self) -> Self:
        self._errors = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [self._program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
            )
        except OSError as error:
            self._errors.close()
            raise SearchError(f"Pagefind cannot be started: {error}.") from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process = self._process
        if kind is not None:
            process.kill()
        try:
            process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        finally:
            self._errors.close()

    def new_index(self) -> int:
        """Start an index and return its number."""
        reply = self._ask(
            "NewIndex", type="NewIndex", config={"keep_index_url": True, "write_playground": False}
        )
        return int(reply["index_id"])

    def add_all(self, index: int, pages: Iterable[tuple[str, str]]) -> None:
        """Add pages, each its address and its HTML, to the index numbered `index`.

        While Pagefind reads one, the next are made.
        """
        waiting = 0
        for url, html in pages:
            self._tell(type="AddFile", index_id=index, file_path=url, url=None, file_contents=html)
            waiting += 1
            # Few enough that what it answers never fills the pipe.
            if waiting == _AHEAD:
                self._hear("IndexedFile")
                waiting -= 1
        for _ in range(waiting):
            self._hear("IndexedFile")

    def files(self, index: int) -> Iterator[tuple[str, bytes]]:
        """Build the index numbered `index` and yield its files as path and content."""
        reply = self._ask("GetFiles", type="GetFiles", index_id=index)
        for each in reply["files"]:
            if not each["path"].startswith(_INTERFACES):
                yield each["path"], base64.b64decode(each["content"])

    def _ask(self, expected: str, **payload: object) -> dict[str, Any]:
        self._tell(**payload)
        return self._hear(expected)

    def _tell(self, **payload: object) -> None:
        self._told += 1
        message = orjson.dumps({"message_id": self._told, "payload": payload})
        try:
            stdin = cast("IO[bytes]", self._process.stdin)
            stdin.write(base64.b64encode(message) + b",")
            stdin.flush()
        except OSError as error:
            raise self._ended() from error

    def _hear(self, expected: str) -> dict[str, Any]:
        self._heard += 1
        reply = self._reply()
        body: dict[str, Any] = reply["payload"]
        if body["type"] == "Error":
            raise SearchError(f"Pagefind refused what it was told: {body.get('message')}")
        if reply["message_id"] != self._heard or body["type"] != expected:
            raise SearchError(
                f"Pagefind answered {body['type']} where {expected} was due: its protocol is "
                "another one than Pressmark knows.",
                REMEDY,
            )
        return body

    def _reply(self) -> dict[str, Any]:
        stdout = cast("Any", self._process.stdout)
        parts = [self._rest]
        while b"," not in parts[-1]:
            part = stdout.read1(1 << 20)
            if not part:
                raise self._ended()
            parts.append(part)
        message, _, self._rest = b"".join(parts).partition(b",")
        try:
            reply: dict[str, Any] = orjson.loads(base64.b64decode(message))
        except ValueError as error:
            raise SearchError("Pagefind's answer cannot be read.") from error
        return reply

    def _ended(self) -> SearchError:
        self._process.wait(_PATIENCE)
        self._errors.seek(0)
        said = self._errors.read()[-2000:].decode("utf-8", "replace").strip()
        code = self._process.returncode
        return SearchError(f"Pagefind ended early (exit code {code}). {said or 'It said nothing.'}")
