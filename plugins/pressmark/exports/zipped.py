"""A finished site as one zip file, to be unpacked and opened without a server.

Specification: PKWARE's APPNOTE 6.3.10. The same files give the same bytes, with the same zlib:
names are sorted, every entry has the format's first day and the same permissions, and nothing is
told of the system that made it.
"""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING, Final

from markupsafe import Markup

from pressmark.settings import Edition
from pressmark.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressmark.settings import ArchiveSettings

START: Final = "START-HERE.html"
"""The page at the zip's root."""
FOLDER: Final = "archive"
"""The folder in the zip that holds the site."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE = 3, 0o100644
_LARGE = 1 << 31


def zipped(files: Iterable[tuple[str, int, Iterable[bytes]]], target: IO[bytes]) -> None:
    """Write files to a zip file that can be sought in.

    Each is a path with forward slashes, a size in bytes and the content in pieces. Raises
    ValueError where the paths are not sorted, or one occurs twice.
    """
    last = ""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, size, pieces in files:
            if path <= last:
                raise ValueError(f"{path} stands after {last}")
            last = path
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _FILE << 16
            with archive.open(entry, "w", force_zip64=size >= _LARGE) as file:
                for piece in pieces:
                    file.write(piece)


_PAGE = Markup(
    """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex">
<title>{name}</title>
<link rel="icon" href="{folder}/static/icon.svg" type="image/svg+xml">
{sheets}
</head>
<body>
{room}<main class="wrap">
<section class="row">
<div class="stack measure">
<h1 class="title">{name}</h1>
{purpose}<p>{unpack}</p>
<p><a class="go" href="{folder}/index.html">{open}</a></p>
<p>{offline}</p>
<p class="small quiet">{prove}</p>
</div>
</section>
</main>
</body>
</html>
"""
)
_SHEETS = ("tokens", "base", "layout", "components", "print")


def start_page(settings: ArchiveSettings, edition: Edition = Edition.PUBLIC) -> bytes:
    """Return the page that leads into the archive, in its language, as UTF-8."""
    w = words(settings.language)
    room = Markup('<p class="room"><strong>{}</strong> {}</p>\n').format(
        w("reading_room.label"), w("reading_room.note")
    )
    purpose = Markup('<p class="purpose">{}</p>\n').format(settings.purpose)
    page = _PAGE.format(
        language=w.language,
        direction=w.direction,
        name=settings.name,
        folder=FOLDER,
        sheets=Markup("\n").join(
            Markup('<link rel="stylesheet" href="{}/static/css/{}.css">').format(FOLDER, name)
            for name in _SHEETS
        ),
        room=room if edition is Edition.READING_ROOM else "",
        purpose=purpose if settings.purpose else "",
        open=w("zip.open"),
        unpack=w("zip.unpack"),
        offline=w("zip.offline"),
        prove=w.html("zip.prove", command=_code(f"pressmark verify {FOLDER}")),
    )
    return page.encode()


def _code(text: str) -> Markup:
    return Markup('<code dir="ltr">{}</code>').format(text)
