"""The zip file of a site, unpacked where a reader may put it, and opened without a server."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from factories import make_settings
from pressmark.commands.export import export_zip
from pressmark.exports.zipped import START

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_an_unpacked_zip_leads_into_the_archive_and_its_search(
    everything: Path, tmp_path: Path, open_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    done = export_zip(tmp_path, everything / "output", tmp_path / "a.zip", make_settings())
    folder = tmp_path / "a stick #1, 100% بایگانی"
    with zipfile.ZipFile(done.path) as packed:
        packed.extractall(folder)
    with open_page() as page:
        page.goto((folder / START).as_uri())
        assert Axe().run(page, options={"preload": False}).violations_count == 0
        page.get_by_role("link", name="Open the archive").click()
        expect(page).to_have_url(re.compile("/archive/index.html$"))
        page.keyboard.press("/")
        page.keyboard.type("drone")
        page.keyboard.press("Enter")
        expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ works? for “drone”$"))
        page.locator("#results a.name").first.click()
        expect(page).to_have_url(re.compile("^file:.*/archive/articles/"))
