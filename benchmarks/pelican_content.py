"""Writes an archive of `corpus.py` as a plain Pelican site with the theme that comes with Pelican.

With typogrify, without plugins and exports: what Pelican does when it is asked for articles and
lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hugo_content import articles

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """
SITENAME = "Benchmark"
SITEURL = "https://news.example"
PATH = "content"
THEME = "simple"
TYPOGRIFY = True
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 100
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
ARTICLE_TRANSLATION_ID = None
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = ARTICLE_URL
CATEGORY_URL = CATEGORY_SAVE_AS = "outlets/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{slug}.html"
TAG_URL = TAG_SAVE_AS = "topics/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}.html"
MONTH_ARCHIVE_URL = MONTH_ARCHIVE_SAVE_AS = "months/{date:%Y}-{date:%m}.html"
"""


def write(archive: Path, site: Path) -> None:
    """Write the archive as a Pelican site. Raises FileExistsError where one stands already."""
    (site / "content").mkdir(parents=True)
    (site / "pelicanconf.py").write_text(SETTINGS)
    for mark, fields, body in articles(archive):
        lines = (
            f"Title: {fields['title']}",
            f"Date: {fields['issued']}",
            f"Slug: {mark}",
            f"Lang: {fields['language']}",
            f"Category: {fields['outlet']}",
            f"Authors: {'; '.join(fields['authors'])}",
            f"Tags: {', '.join(fields['topics'])}",
            f"Summary: {fields['summary']}",
            f"Source_url: {fields['source_url']}",
        )
        (site / "content" / f"{mark}.md").write_text(
            "\n".join(lines) + f"\n\n{body}", encoding="utf-8"
        )
