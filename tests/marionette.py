"""Firefox, driven over its own wire protocol: no driver needs to be installed beside it.

Marionette speaks JSON, each message with its length in front: [0, id, command, parameters] there,
[1, id, error, result] back (https://firefox-source-docs.mozilla.org/testing/marionette/).
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 60
_PREFERENCES = {
    # A driven Firefox relaxes its policy for files: these tests are about that policy.
    "remote.prefs.recommended": False,
    "security.fileuri.strict_origin_policy": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.download.folderList": 2,
    "browser.download.always_ask_before_handling_new_types": False,
}


class Marionette:
    """A session with a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._rest = b""
        self._told = 0
        self._read()
        self.ask(
            "WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}}
        )
        self.ask("WebDriver:SetTimeouts", script=_PATIENCE * 1000)

    def ask(self, command: str, **parameters: object) -> Any:
        """Send a command and return its value. Raises RuntimeError with Firefox's own words."""
        self._told += 1
        message = json.dumps([0, self._told, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _kind, _number, error, result = self._read()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def go(self, address: str) -> None:
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *given: object) -> Any:
        """Run the body of an async function on the page; its parameters are `arguments`."""
        wrapped = (
            f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})()"
            ".then((value) => done({ value }), (error) => done({ error: String(error) }))"
        )
        answer = self.ask("WebDriver:ExecuteAsyncScript", script=wrapped, args=list(given))
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        self._socket.close()

    def _read(self) -> Any:
        while b":" not in self._rest:
            self._rest += self._received()
        length, _, self._rest = self._rest.partition(b":")
        while len(self._rest) < int(length):
            self._rest += self._received()
        message, self._rest = self._rest[: int(length)], self._rest[int(length) :]
        return json.loads(message)

    def _received(self) -> bytes:
        data = self._socket.recv(1 << 16)
        if not data:
            raise RuntimeError("Firefox has gone")
        return data


@contextmanager
def firefox(program: str, profile: Path, downloads: Path) -> Iterator[Marionette]:
    """Run Firefox without a window, in a profile of its own; what is saved goes to `downloads`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile.mkdir()
    preferences = {
        **_PREFERENCES,
        "marionette.port": port,
        "browser.download.dir": str(downloads),
    }
    (profile / "user.js").write_text(
        "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in preferences.items())
    )
    with subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            session = _connected(port)
            yield session
            session.close()
        finally:
            process.kill()


def _connected(port: int) -> Marionette:
    begun = time.monotonic()
    while True:
        try:
            return Marionette(port)
        except OSError:
            if time.monotonic() - begun > _PATIENCE:
                raise
            time.sleep(0.2)
