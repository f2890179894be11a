"""Building an archive: Pelican is run with the archive's settings, and what came of it is told."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import Pelican
from pelican.log import console as pelican_console

from pressmark.site import CACHE, ERRORS, FINAL_OUTPUT, HASTY, JOBS, PROGRESS
from pressmark.site.config import load_pelican_settings, read_config, warnings
from pressmark.site.download import withheld
from pressmark.site.places import OUTPUT
from pressmark.site.session import silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressmark.problems import Problem
    from pressmark.settings import Edition
    from pressmark.site.cache import Cache


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made. `seconds` is wall time."""

    output: Path
    records: int
    full: int
    described: int
    hidden: int
    pages: int
    files: int
    seconds: float
    unfinished: bool
    """True where a hasty build has left search and exports as they were."""
    warnings: tuple[Problem, ...]


def build(
    archive: Path,
    *,
    output: Path | None = None,
    site_url: str | None = None,
    edition: Edition | None = None,
    search: bool = True,
    jobs: int | None = None,
    settings_file: Path | None = None,
    hasty: bool = False,
    on_progress: Callable[[str, int, int], None] = silent,
) -> BuildReport:
    """Build the site of an archive and put it in the last one's place.

    `output` is `output/` in the archive (`output-reading-room/` for that edition) if left out;
    `site_url` and `edition` override the settings; `settings_file` is another than the archive's
    `pelicanconf.py`; `jobs` is the number of processes, that of the cores if left out; a `hasty`
    build leaves what takes long as it was, for another build to follow. Raises
    ProblemsFoundError with every problem of the input, and leaves the last site as it was.
    """
    begun = time.perf_counter()
    archive = archive.resolve()
    overrides: dict[str, Any] = {PROGRESS: on_progress, JOBS: jobs, HASTY: hasty}
    if site_url is not None:
        overrides["SITEURL"] = site_url
    if edition is not None:
        overrides["PRESSMARK_EDITION"] = str(edition)
    if not search:
        overrides["PRESSMARK_SEARCH"] = False
    settings = load_pelican_settings(archive, overrides, settings_file)
    config = read_config(settings)
    settings[FINAL_OUTPUT] = str((output or archive / OUTPUT[config.archive.edition]).resolve())
    ERRORS.clear()
    logging.getLogger("pelican").setLevel(logging.WARNING)
    pelican_console.quiet = True  # It counts articles in its own words; the report has them all.
    before = Path.cwd()
    os.chdir(archive)  # Pelican reads a settings file's relative paths from where it runs.
    try:
        pelican = Pelican(settings)
        pelican.run()
    finally:
        os.chdir(before)
    cache: Cache = settings[CACHE]
    written = cache.state.stamps
    return BuildReport(
        output=Path(settings[FINAL_OUTPUT]),
        **cache.state.counts._asdict(),
        pages=sum(path.endswith(".html") for path in written),
        files=len(written),
        seconds=time.perf_counter() - begun,
        unfinished=not cache.state.whole,
        warnings=(
            *warnings(config),
            *cache.state.warnings,
            *cache.problems,
            *withheld(written, config.archive),
        ),
    )
