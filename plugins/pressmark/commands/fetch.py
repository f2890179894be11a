"""One page from the web, politely: who asks is said, robots.txt is kept, one retry, no hurry."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pressmark
from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.sources.model import LONGEST_PAGE, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from urllib3 import PoolManager
    from urllib3.response import BaseHTTPResponse

AGENT = f"Pressmark/{pressmark.__version__} (archives single articles for a keeper)"

_NAME = "Pressmark"
_TIMEOUT = 20.0
_LONGEST_READ = 120.0
"""Seconds for a whole page: a server may send a byte now and then, for ever."""
_MOST_REDIRECTS = 5
_LONGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""
_LONGEST_WAIT = 10.0
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/markdown": ".md", "application/rss+xml": ".rss",
    "application/atom+xml": ".atom", "multipart/related": ".mhtml",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back: the bytes, the address they came from in the end, and the day."""

    url: str
    data: bytes
    content_type: str
    day: str

    @property
    def ending(self) -> str:
        """The ending that a file of this kind has; "" for an unknown one."""
        return _ENDINGS.get(self.content_type.partition(";")[0].strip().lower(), "")


class FetchError(Exception):
    """The page could not be had. `message` and `remedy` are English sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(slots=True)
class Fetcher:
    """Fetches pages, one after the other. `today` is written as the day of retrieval."""

    today: date
    pause: float = 1.0
    """Seconds between two requests to one host."""
    sleep: Callable[[float], None] = time.sleep
    _pool: PoolManager | None = None
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Fetch a page. Raises `FetchError` with what stood in the way."""
        address = _checked(url)
        for _ in range(_MOST_REDIRECTS + 1):
            self._ask_robots(address)
            response = self._get(address, LONGEST_PAGE)
            target = response.headers.get("Location")
            if 300 <= response.status < 400 and target:
                address = _checked(urljoin(address, target))
                continue
            return self._read(address, response)
        raise FetchError(
            f"The address leads from one to the next more than {_MOST_REDIRECTS} times.",
            "Open it in a browser and give the address that it ends at.",
        )

    def _read(self, address: str, response: BaseHTTPResponse) -> Fetched:
        if response.status != 200:
            raise FetchError(
                f"The server answered {response.status} {response.reason or ''}".rstrip() + ".",
                "Open the address in a browser; if it shows the article, save the page and add "
                "the file.",
            )
        return Fetched(
            url=address,
            data=_body(response, LONGEST_PAGE),
            content_type=response.headers.get("Content-Type", ""),
            day=self.today.isoformat(),
        )

    def _ask_robots(self, address: str) -> None:
        """Raise `FetchError` where the site asks programs to leave a page alone (RFC 9309)."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        if not self._robots[site].can_fetch(_NAME, address):
            raise FetchError(
                "The site's robots.txt asks programs not to fetch this page.",
                "Open it in a browser, save it, and add the file.",
            )

    def _read_robots(self, site: str) -> RobotFileParser:
        robots = RobotFileParser()
        address = f"{site}/robots.txt"
        response = self._get(address, _LONGEST_ROBOTS)
        for _ in range(_MOST_REDIRECTS):
            target = response.headers.get("Location")
            if not (300 <= response.status < 400 and target):
                break
            response = self._get(_checked(urljoin(address, target)), _LONGEST_ROBOTS)
        if response.status == 200:
            text = response.read(_LONGEST_ROBOTS).decode("utf-8", "replace")
            robots.parse(text.splitlines())
        elif response.status >= 500:
            # Unreachable for a fault of the server's: everything is disallowed (2.3.1.4).
            robots.parse(["User-agent: *", "Disallow: /"])
        else:
            robots.parse([])
        with contextlib.suppress(Exception):
            response.close()
        return robots

    def _get(self, address: str, limit: int) -> BaseHTTPResponse:
        """Ask once, and once more where the network or the server failed."""
        import urllib3  # only where something is fetched

        if self._pool is None:
            self._pool = urllib3.PoolManager(
                headers={
                    "User-Agent": AGENT,
                    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
                },
                timeout=_TIMEOUT,
                retries=False,
            )
        fault = ""
        for attempt in (1, 2):
            self._wait(address)
            try:
                response = self._pool.request(
                    "GET", address, redirect=False, preload_content=False, decode_content=True
                )
            except urllib3.exceptions.HTTPError as error:
                fault = _reason(error)
                continue
            length = response.headers.get("Content-Length", "")
            if length.isdecimal() and int(length) > limit:
                raise FetchError(f"The page has {int(length) / MEGABYTE:,.0f} MB.", "Leave it out.")
            if response.status not in _TRY_AGAIN or attempt == 2:
                return response
            after = response.headers.get("Retry-After", "")
            self.sleep(min(float(after) if after.isdecimal() else 1.0, _LONGEST_WAIT))
        raise FetchError(
            f"The page could not be fetched: {fault}.",
            "See that this computer is on the network and that the address is right; or save the "
            "page in a browser and add the file.",
        )

    def _wait(self, address: str) -> None:
        host = urlsplit(address).netloc
        now = time.monotonic()
        earliest = self._last.get(host, now - self.pause) + self.pause
        if earliest > now:
            self.sleep(earliest - now)
        self._last[host] = time.monotonic()


def _body(response: BaseHTTPResponse, limit: int) -> bytes:
    import urllib3

    data = bytearray()
    latest = time.monotonic() + _LONGEST_READ
    try:
        while len(data) <= limit and (part := response.read(65_536)):
            data += part
            if time.monotonic() > latest:
                raise FetchError(
                    f"The page was not there after {_LONGEST_READ:.0f} seconds.", "Try again later."
                )
    except urllib3.exceptions.HTTPError as error:
        raise FetchError(
            f"The page broke off while it was read: {_reason(error)}.", "Try again."
        ) from None
    if len(data) > limit:
        raise FetchError(
            f"The page has more than {limit / MEGABYTE:.0f} MB.", "No article is so long."
        )
    return bytes(data)


def _checked(url: str) -> str:
    try:
        return clean_url(url)
    except AddressError as error:
        raise FetchError(error.message, error.remedy) from None


def _reason(error: Exception) -> str:
    """Say in a few words what the network did."""
    names = {
        "NameResolutionError": "there is no such host, or no network",
        "NewConnectionError": "the host cannot be reached, or there is no network",
        "ConnectTimeoutError": "the host did not answer in time",
        "ReadTimeoutError": "the host did not answer in time",
        "SSLError": "the host's certificate is not to be trusted",
        "DecodeError": "its packing is broken",
        "ProtocolError": "the host broke off the connection",
        "IncompleteRead": "the host broke off the connection",
    }
    return names.get(type(error).__name__, type(error).__name__)
