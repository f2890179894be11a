"""Writes an archive of `corpus.py` as a plain Eleventy site: article pages, lists and a sitemap.

Typographic quotation marks, but no references, no files beside the pages, no feeds and no data.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from hugo_content import articles, fields_of, right, write_page

HERE = Path(__file__).parent / "eleventy"


def write(archive: Path, site: Path) -> bool:
    """Write the archive as an Eleventy site, and install Eleventy into it.

    Returns False where npm is not there or cannot install. Raises FileExistsError where a site
    stands already.
    """
    shutil.copytree(HERE, site)
    shutil.copytree(HERE.parents[1] / "theme" / "static", site / "static")
    for mark, fields, body in articles(archive):
        made = fields_of(fields, body)
        made |= {"issued": made["date"], "right": right(str(made["licenses"][0]))}
        made |= {"tags": "articles", "layout": "article.njk", "permalink": f"articles/{mark}.html"}
        del made["outputs"]
        write_page(site / "articles" / f"{mark}.md", made, body)
    if shutil.which("npm") is None:
        return False
    install = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent")
    return subprocess.run(install, cwd=site, check=False).returncode == 0
