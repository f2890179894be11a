"""The pages as a whole: links, fragments, subresources, and what every page has."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

import archives
from conftest import read_files
from pressmark.site.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Files

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
SUBRESOURCES = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "input": ("src",),
    "use": ("href",),
}
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
PREFIX = "/news/"
"""Where the site lies on its host: as a project's page does."""
NO_PAGE_OF_OURS = "articles/" + archives.ALIAS + ".html"


@pytest.fixture(scope="module")
def soups(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {path: BeautifulSoup(html, "html.parser") for path, html in pages.items()}


def links(soup: BeautifulSoup) -> Iterator[str]:
    for tag, attribute in LINKS.items():
        for element in soup.find_all(tag, attrs={attribute: True}):
            yield str(element[attribute])


def internal(path: str, link: str) -> tuple[str, str] | None:
    """Return the file and the fragment that a link leads to; None where it leaves the site."""
    for root in (archives.URL + "/", PREFIX):
        if link.startswith(root):
            path, link = "index.html", link.removeprefix(root)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return (target if parts.path else path), unquote(parts.fragment)


def test_every_internal_link_and_fragment_leads_somewhere(
    soups: dict[str, BeautifulSoup], public: Files
) -> None:
    ids = {
        path: {str(each["id"]) for each in soup.find_all(id=True)} for path, soup in soups.items()
    }
    broken = [
        f"{path} -> {link}"
        for path, soup in soups.items()
        for link in links(soup)
        if (to := internal(path, link))
        and (to[0] not in public or (to[1] and to[0] in ids and to[1] not in ids[to[0]]))
    ]
    assert broken == []


def test_links_are_relative_so_that_any_folder_will_do(soups: dict[str, BeautifulSoup]) -> None:
    """Only the page for lost addresses, canonical links and the like say where the site lies."""
    absolute = [
        f"{path} -> {link}"
        for path, soup in soups.items()
        if path not in {"404.html", "search.html"}  # from a folder, search is found online alone
        for link in links(soup.body)
        if link.startswith(("/", archives.URL))
    ]
    assert absolute == []


def test_links_stay_inside_the_folder(soups: dict[str, BeautifulSoup]) -> None:
    outside = [
        f"{path} -> {link}"
        for path, soup in soups.items()
        for link in links(soup)
        if (to := internal(path, link)) and to[0].startswith("..")
    ]
    assert outside == []


def test_page_not_found_links_from_the_sites_own_root(soups: dict[str, BeautifulSoup]) -> None:
    """It is shown at any depth."""
    found = [
        link for link in links(soups["404.html"]) if not link.startswith(("#", "data:", "mailto:"))
    ]
    assert found
    assert [link for link in found if not link.startswith((PREFIX, archives.URL + "/"))] == []


def test_page_not_found_links_from_the_hosts_root_where_no_address_is_known(tmp_path: Path) -> None:
    archives.write_archive(
        tmp_path, archives.source("harbour-post-2021-a", "A.\n"), settings={"SITEURL": ""}
    )
    build(tmp_path, search=False)
    soup = BeautifulSoup((tmp_path / "output/404.html").read_text("utf-8"), "html.parser")
    assert {"/index.html", "/attribution.html"} <= set(links(soup))
    for path, html in read_files(tmp_path / "output").items():
        if path.endswith(".html"):
            assert b'rel="canonical"' not in html, "there is no address to be canonical"


def test_no_page_asks_another_host_for_anything(soups: dict[str, BeautifulSoup]) -> None:
    asked = [
        f"{path}: <{tag} {attribute}={element[attribute]}>"
        for path, soup in soups.items()
        for tag, attributes in SUBRESOURCES.items()
        for element in soup.find_all(tag)
        for attribute in attributes
        if element.has_attr(attribute) and _elsewhere(str(element[attribute]), path)
    ]
    asked += [
        f"{path}: {element}"
        for path, soup in soups.items()
        for element in soup.find_all("link", href=True)
        if LOADED & set(element.get("rel", [])) and _elsewhere(str(element["href"]), path)
    ]
    assert asked == []


def _elsewhere(address: str, path: str) -> bool:
    own = archives.URL + "/" if path == "404.html" else "\0"
    return not address.startswith(("data:", own)) and bool(
        urlsplit(address).scheme or urlsplit(address).netloc
    )


def test_style_sheets_and_scripts_name_no_other_host(public: Files) -> None:
    found = {}
    for path, data in public.items():
        text = data.decode("utf-8", "replace")
        if path.endswith(".css"):
            found[path] = re.findall(r"url\(\s*['\"]?(?!data:)[^)]*//[^)]*|@import[^;]*", text)
        elif path.endswith(".js") and path.startswith("static/"):
            found[path] = re.findall(r"['\"`](?:https?:)?//[^'\"`]+", text)
        elif path.endswith(".svg"):
            found[path] = re.findall(r"(?:href|src)=['\"]https?:[^'\"]*", text)
    assert {path: each for path, each in found.items() if each} == {}


def test_ids_are_unique_on_each_page(soups: dict[str, BeautifulSoup]) -> None:
    twice = {
        path: [
            name
            for name, count in Counter(each["id"] for each in soup.find_all(id=True)).items()
            if count > 1
        ]
        for path, soup in soups.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_reference_to_an_id_finds_it(soups: dict[str, BeautifulSoup]) -> None:
    lost = []
    for path, soup in soups.items():
        ids = {each["id"] for each in soup.find_all(id=True)}
        for attribute in (
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "for",
            "data-copy",
        ):
            for element in soup.find_all(attrs={attribute: True}):
                lost += [
                    f"{path}: {attribute}={name}"
                    for name in str(element[attribute]).split()
                    if name not in ids
                ]
    assert lost == []


def test_each_page_has_one_heading_a_title_and_a_main(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        # The search page has three states; script shows one of the two that are hidden.
        shown = [each for each in soup.find_all("h1") if not each.find_parent(hidden=True)]
        assert len(shown) == 1, path
        assert len(soup.find_all("main")) == 1, path
        assert soup.title is not None, path
        assert soup.title.get_text(strip=True), path


def test_titles_of_pages_differ(soups: dict[str, BeautifulSoup]) -> None:
    counted = Counter(
        soup.title.get_text(strip=True) for path, soup in soups.items() if path != NO_PAGE_OF_OURS
    )
    assert [title for title, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [
        ("index.html", "en", "ltr"),
        (f"articles/{archives.FULL}.html", "en", "ltr"),
        (f"articles/{archives.PERSIAN}.html", "fa", "rtl"),
        (f"articles/{archives.PERSIAN_WITHHELD}.html", "fa", "rtl"),
        (f"articles/{archives.ARABIC}.html", "ar", "rtl"),
        ("articles/le-quai-2021-07-25-la-copie.html", "en", "ltr"),
        ("articles/le-quai-2021-07-25-yuan-jian.html", "en", "ltr"),
    ],
)
def test_page_says_its_language_and_direction(
    soups: dict[str, BeautifulSoup], path: str, language: str, direction: str
) -> None:
    html = soups[path].html
    assert (html["lang"], html["dir"]) == (language, direction)


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("articles/le-quai-2021-07-25-la-copie.html", "fr"),
        ("articles/le-quai-2021-07-25-yuan-jian.html", "zh"),
    ],
)
def test_text_in_a_language_without_words_of_ours_is_marked(
    soups: dict[str, BeautifulSoup], path: str, language: str
) -> None:
    soup = soups[path]
    assert soup.h1["lang"] == language
    paragraph = soup.find(id="p1")
    assert paragraph.find_parent(attrs={"lang": True})["lang"] == language


def test_persian_titles_in_english_lists_are_marked(soups: dict[str, BeautifulSoup]) -> None:
    link = soups["outlets/karaneh.html"].find(string=re.compile("خبر از کتابخانه"))
    marked = link.find_parent(attrs={"lang": True})
    assert (marked["lang"], marked.get("dir")) == ("fa", "rtl")


def test_json_ld_parses_and_names_its_work(soups: dict[str, BeautifulSoup]) -> None:
    named = set()
    for path, soup in soups.items():
        for block in soup.find_all("script", type="application/ld+json"):
            data = json.loads(block.string)
            if data.get("@type") == "NewsArticle":
                named.add((path, data["headline"]))
    assert (f"articles/{archives.FULL}.html", "A drone falls near the river") in named
    assert (
        f"articles/{archives.MARKUP_TITLE}.html",
        '<b>Tide</b> & "time" wait for no one’s <script>alert(1)</script>',
    ) in named


def test_every_page_has_the_content_security_policy(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None, path
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy["content"].split(";"))
        assert rules["default-src"] == "'none'", path
        assert rules["base-uri"] == "'none'", path
        assert rules["form-action"] == "'self'", path
        assert "connect-src" not in rules, path
        assert ("worker-src" in rules) == (path == "search.html"), path
        assert "unsafe-inline" not in policy["content"], path
        assert "'unsafe-eval'" not in policy["content"], path
        # A policy in <meta> counts only from where it stands (CSP 3, section 3.3).
        loads = soup.head.find_all(["link", "script", "style"])
        assert all(policy.sourceline <= each.sourceline for each in loads), path


def test_no_page_has_inline_style_or_script(soups: dict[str, BeautifulSoup]) -> None:
    for path, soup in soups.items():
        assert soup.find_all("style") == [], path
        assert soup.find_all(style=True) == [], path
        for script in soup.find_all("script"):
            data = script.get("type", "") in {"application/ld+json", "application/json"}
            assert data or (script.get("src") and not script.get_text(strip=True)), (
                f"{path}: {script}"
            )
        handlers = [
            name for each in soup.find_all(True) for name in each.attrs if name.startswith("on")
        ]
        assert handlers == [], path


def test_html_in_a_text_is_made_harmless(soups: dict[str, BeautifulSoup]) -> None:
    soup = soups[f"articles/{archives.MARKUP_TITLE}.html"]
    text = soup.find(class_="text")
    assert text.find("b").get_text() == "bold"
    assert text.find(["script", "iframe", "img"]) is None
    assert [each for each in links(text) if each.startswith(("javascript:", "data:"))] == []
    assert soup.h1.get_text() == '<b>Tide</b> & "time" wait for no one’s <script>alert(1)</script>'
    assert soup.find_all("main")[0]["id"] == "main"


@pytest.mark.parametrize("path", ["feeds/all.atom.xml", "sitemap.xml"])
def test_xml_is_well_formed_and_holds_absolute_addresses(public: Files, path: str) -> None:
    root = ET.fromstring(public[path])  # noqa: S314 - our own
    addresses = [each.text for each in root.iter() if each.tag.endswith("}loc")] + [
        each.get("href")
        for each in root.iter("{http://www.w3.org/2005/Atom}link")
        if each.get("rel") in {"self", "alternate"}
    ]
    assert addresses
    for address in addresses:
        assert address is not None
        assert address.startswith(archives.URL + "/")
        assert address.removeprefix(archives.URL + "/") in public


def test_machine_readable_files_parse(public: Files) -> None:
    for path, data in public.items():
        if path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".jsonl"):
            for line in data.decode().splitlines():
                json.loads(line)


def test_canonical_address_is_the_pages_own(soups: dict[str, BeautifulSoup]) -> None:
    wrong = []
    for path, soup in soups.items():
        link = soup.find("link", rel="canonical")
        if (
            link is not None
            and path != NO_PAGE_OF_OURS
            and link["href"] != f"{archives.URL}/{path}"
        ):
            wrong.append(f"{path}: {link['href']}")
    assert wrong == []
    assert soups[f"articles/{archives.FULL}.html"].find("link", rel="canonical")


def test_alias_leads_to_the_works_page(soups: dict[str, BeautifulSoup]) -> None:
    soup = soups[NO_PAGE_OF_OURS]
    assert f"{archives.CORRECTED}.html" in " ".join(links(soup.main))
    refresh = soup.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh["content"].endswith(f"{archives.CORRECTED}.html")


def test_every_picture_has_alternative_text_and_a_size(soups: dict[str, BeautifulSoup]) -> None:
    images = [(path, each) for path, soup in soups.items() for each in soup.find_all("img")]
    in_articles = [str(each["src"]) for path, each in images if path.startswith("articles/")]
    assert in_articles == ["../media/quay.png", "../media/shown.png"]
    for path, image in images:
        assert image.get("alt"), path
        if path.startswith("articles/"):
            assert (image["width"], image["height"]) in {("40", "30"), ("30", "20")}


def test_withheld_and_remote_pictures_become_notices(soups: dict[str, BeautifulSoup]) -> None:
    text = soups[f"articles/{archives.PICTURES}.html"].main.get_text(" ")
    assert "Smoke over the river" in text
    assert soups[f"articles/{archives.PICTURES}.html"].find_all(class_="withheld")
