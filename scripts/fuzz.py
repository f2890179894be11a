"""Feed the readers of `pressmark add` with broken files, for as long as wished (not in CI).

    pip install atheris
    PYTHONPATH=plugins:tests python scripts/fuzz.py KIND [CORPUS] [-max_total_time=300]

KIND is one of `pressmark.capture.sources.kinds.Kind` by name (HTML, MHTML, PDF, DOCX, RIS, …), or
FRAGMENT. Files of one of every kind are the beginning of the corpus. What a library raises is told
to the keeper as a broken file and is no finding; what this package raises is, and so is a text that
does not come through the site's own rendering, or with something live in it. Turn each finding into
a test.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import traceback
from itertools import islice
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pressmark"]):
    import capture_files
    import pressmark.capture.html
    import pressmark.capture.rights.agencies
    import pressmark.capture.sources.docx  # noqa: F401  # loaded late by those that need them
    from pressmark import markup
    from pressmark.capture.captured import capture
    from pressmark.capture.source import Form, Source
    from pressmark.capture.sources.kinds import Kind, kind_of
    from pressmark.capture.sources.model import Entry, Input, TooLongError
    from pressmark.capture.sources.packed import PackedError
    from pressmark.capture.sources.readers import ARTICLES, LISTS

MOST = 8
_LIVE = re.compile(r"<(?:script|iframe|object|embed|svg|math|form|style)\b|\son\w+\s*=|javascript:")
_OURS = str(Path(markup.__file__).parents[1])


def sources(kind: str, data: bytes) -> list[Source]:
    """Read a file as a keeper's command does, without the guard that hides faults."""
    if kind == "FRAGMENT":
        return [Source(name="x", data=data, form=Form.FRAGMENT)]
    which = Kind[kind]
    entry = Input("x", io.BytesIO(data), len(data))
    reader = ARTICLES.get(which) or LISTS[which]
    found = islice(reader(entry), MOST)  # type: ignore[operator]
    return [each.source if isinstance(each, Entry) else each for each in found]


def try_one(data: bytes) -> None:
    """Read a file and hold what comes of it against what the site shows."""
    try:
        for source in sources(KIND, data):
            if source.problems:
                continue
            body = capture(source, read_on=None).body
            if body:
                shown = markup.render(body, language="en", verbatim=True).html
                assert not _LIVE.search(re.sub(r">[^<]*<", "><", shown)), shown[:500]  # noqa: S101
    except (TooLongError, PackedError):
        return
    except (RecursionError, MemoryError):
        raise
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        if isinstance(error, AssertionError) or frames[-1].filename.startswith(_OURS):
            raise


if __name__ == "__main__":
    KIND = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as made:
        capture_files.one_of_every_kind(Path(made))
        corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{KIND}-"))
        for path in sorted(Path(made).rglob("*")):
            kind = kind_of(path.name, path.read_bytes()[:2048]) if path.is_file() else None
            if kind is not None and KIND in {kind.name, "FRAGMENT" if kind is Kind.HTML else ""}:
                (corpus / path.name).write_bytes(path.read_bytes())
    atheris.Setup([*sys.argv, str(corpus)], try_one)
    atheris.Fuzz()
