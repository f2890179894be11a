"""The search index: what is in it, what never is, and that its bytes stay the same."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import cbor2
import pytest

import search_site
from factories import make_settings, make_work
from pressmark.markup import Block
from pressmark.record import AgencyCopy, Extent, Permission, Status, Withdrawal
from pressmark.search import FOLDS, IndexDocument, SearchError, document, index, service
from pressmark.search.canonical import canonical, unpack
from pressmark.search.folding import fold
from pressmark.search.html import page
from pressmark.search.service import Service
from pressmark.settings import Edition
from pressmark.words import words

W = words("en")
BLOCKS = (Block("p1", "Heronsecret first."), Block("p2", "Heronsecret second."))


def made(**changes: Any) -> IndexDocument:
    """The document of a work with two paragraphs of text."""
    result = document(make_work(**changes), BLOCKS, W, make_settings())
    assert result is not None
    return result


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(index(search_site.documents()))


def contents(files: dict[str, bytes]) -> dict[str, str]:
    """Every file as text, its compression undone."""
    return {
        path: (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(
            "utf-8", "replace"
        )
        for path, data in files.items()
    }


def fragments(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The fragments by the address of their page."""
    parsed = (json.loads(unpack(data)) for path, data in files.items() if "/fragment/" in path)
    return {fragment["url"].lstrip("/"): fragment for fragment in parsed}


def test_the_same_documents_in_any_order_give_the_same_bytes(files: dict[str, bytes]) -> None:
    shuffled = search_site.documents()
    random.Random(7).shuffle(shuffled)  # noqa: S311 - a fixed order, no secret
    assert dict(index(shuffled)) == files


def test_no_file_is_empty_and_nothing_of_pagefinds_own_interfaces_is_there(
    files: dict[str, bytes],
) -> None:
    assert all(files.values())
    assert not [path for path in files if "ui" in path or path.endswith(".css")]
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= files.keys()


def test_every_file_that_the_entry_and_the_metadata_name_is_there(files: dict[str, bytes]) -> None:
    languages = json.loads(files["pagefind/pagefind-entry.json"])["languages"]
    assert sorted(languages) == ["ar", "en", "fa"]
    for info in languages.values():
        assert f"pagefind/wasm.{info['wasm'] or 'unknown'}.pagefind" in files
        meta = cbor2.loads(unpack(files[f"pagefind/pagefind.{info['hash']}.pf_meta"]))
        for name, _words in meta[1]:
            assert f"pagefind/fragment/{name}.pf_fragment" in files
        for chunk in meta[2]:
            assert f"pagefind/index/{chunk[2]}.pf_index" in files
        for _facet, name in meta[3]:
            assert f"pagefind/filter/{name}.pf_filter" in files


def test_no_work_is_lost(files: dict[str, bytes]) -> None:
    assert fragments(files).keys() == {each.url for each in search_site.documents()}


def test_a_withheld_text_is_in_no_file(files: dict[str, bytes]) -> None:
    assert not [path for path, text in contents(files).items() if "heronsecret" in text.lower()]


def test_the_reading_room_finds_what_the_public_edition_withholds() -> None:
    settings = make_settings(edition=Edition.READING_ROOM)
    found = contents(dict(index(search_site.documents(settings))))
    assert any("heronsecret by" in text.lower() for text in found.values())
    assert not any("Heronsecret note" in text for text in found.values())


def test_only_shown_words_are_indexed_not_what_is_displayed_beside_them(
    files: dict[str, bytes],
) -> None:
    chunks = [text for path, text in contents(files).items() if "/index/" in path]
    assert not any("CC BY-ND" in chunk or "2022-10-14" in chunk for chunk in chunks)


def test_a_fragment_keeps_the_texts_own_letters(files: dict[str, bytes]) -> None:
    (persian,) = (each for each in fragments(files).values() if each["meta"]["lang"] == "fa")
    assert "کتابدار می‌گوید چیزی نمی‌داند." in persian["content"]
    assert "`" not in persian["content"]


def test_a_fragment_tells_where_each_paragraph_begins(files: dict[str, bytes]) -> None:
    (birds,) = (each for each in fragments(files).values() if "birds" in each["meta"]["title"])
    content = birds["content"].split(" ")
    begins = {each["id"]: content[each["location"]] for each in birds["anchors"]}
    assert begins == {
        "title": "Who",
        "p1": "Every",
        "p2": "They",
        "p3": "Last",
        "about": "Tidewater",
    }


def test_filters_carry_the_words_that_the_page_shows(files: dict[str, bytes]) -> None:
    facets: dict[str, set[str]] = {}
    for path, data in files.items():
        if "/filter/" in path:
            name, values = cbor2.loads(unpack(data))
            facets.setdefault(name, set()).update(value for value, _pages in values)
    assert facets["outlet"] == {"Harbour Post", "Karaneh", "Tidewater Gazette"}
    assert facets["license"] == {"CC BY 4.0", "CC BY-ND 4.0", "In copyright"}
    assert facets["language"] == {"Arabic", "English", "Persian"}
    assert facets["access"] == {"Description only", "Full text"}
    assert facets["topic"] == {"birds", "drones"}
    assert {"1990", "2021"} <= facets["year"]


def test_progress_is_told_for_each_document() -> None:
    told: list[tuple[int, int]] = []
    dict(index(search_site.documents()[:3], lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_archive_without_works_has_an_index_without_languages() -> None:
    entry = json.loads(dict(index([]))["pagefind/pagefind-entry.json"])
    assert entry["languages"] == {}


def test_two_documents_with_one_address_are_refused() -> None:
    with pytest.raises(ValueError, match="one address"):
        list(index([made(), made()]))


def test_a_licensed_text_is_indexed_by_its_paragraphs() -> None:
    result = made()
    assert result.paragraphs == (("p1", "Heronsecret first."), ("p2", "Heronsecret second."))
    assert result.excerpts == "full"


def test_a_text_without_derivatives_is_indexed_but_never_excerpted() -> None:
    result = made(license="CC-BY-ND-4.0")
    assert result.paragraphs
    assert result.excerpts == "where"


def test_a_described_work_has_only_its_description() -> None:
    result = made(
        rights_statement="InC",
        subtitle="Heronsecret standfirst",
        summary="In the keeper's words.",
        keeper_notes="Heronsecret",
        topics=["rivers"],
        authors=["Marsh, Ada"],
    )
    assert result.paragraphs == ()
    assert result.notes == (
        ("summary", "In the keeper's words."),
        ("about", "Tehran Times; Ada Marsh; rivers"),
    )
    assert result.excerpts == "summary"
    assert "Heronsecret" not in page(result)


def test_an_agencys_text_is_not_found_under_its_outlets_licence() -> None:
    result = made(license_is_outlets=True, agency_copy=AgencyCopy.UNKNOWN)
    assert result.license == "Rights not known"
    assert ("license", "Rights not known") in result.filters


def test_a_permission_for_some_words_gives_no_more_than_them() -> None:
    permission = Permission(extent=Extent.WORDS, words=3, granted_by="A. Holder")
    result = made(rights_statement="InC", permission=permission)
    assert result.paragraphs == (("p1", "Heronsecret first."), ("p2", "Heronsecret"))


def test_a_withdrawn_work_is_found_by_its_title_alone() -> None:
    withdrawn = Withdrawal(date=date(2024, 1, 2), reason="Asked for")
    result = made(withdrawn=withdrawn, summary="Gone", topics=["rivers"], authors=["Marsh, Ada"])
    assert result.blocks == (("title", "A drone falls near the river"),)
    assert not {name for name, _ in result.filters} & {"outlet", "topic", "license"}
    assert (result.outlet, result.authors, result.license) == ("", (), "")


@pytest.mark.parametrize(
    "changes",
    [
        {"unlisted": True},
        {"status": Status.NEEDS_REVIEW},
        {"withdrawn": Withdrawal(date=date(2024, 1, 2), reason="", opaque=True)},
    ],
)
def test_what_must_not_be_found_is_no_document(changes: dict[str, Any]) -> None:
    assert document(make_work(**changes), BLOCKS, W, make_settings()) is None


def test_an_undated_work_stands_last_in_both_orders_by_date() -> None:
    undated, dated = dict(made(issued=None).sorts), dict(made().sorts)
    assert undated["newest"] < dated["newest"]
    assert undated["oldest"] > dated["oldest"]


def test_an_embargoed_work_has_one_facet_and_says_its_own_day() -> None:
    result = made(embargo_until="2030-05-01")
    assert ("access", "Description for now") in result.filters
    assert result.access_words == "Description until 1 May 2030"
    assert result.paragraphs == ()


def test_markup_in_a_record_is_escaped_for_the_index() -> None:
    html = page(replace(made(), title='<script>"&', paragraphs=(("p1", "</p><h1>x"),)))
    assert "<script>" not in html
    assert "</p><h1>" not in html


def test_folding_never_takes_a_word_away() -> None:
    assert fold("ـــ", "fa") == "ـــ"
    assert fold("كتابـدار", "fa-IR") == "کتابدار"
    assert fold("می‌گوید", "fa") == "می`گوید"
    assert fold("ی", "en") == "ی"


@pytest.mark.parametrize("language", sorted(FOLDS))
def test_letters_fold_to_letters_that_fold_no_further(language: str) -> None:
    table = FOLDS[language]
    assert not [to for to in table.values() if to in table]


def test_words_are_counted_as_pagefind_counts_them() -> None:
    letters = "ab \t\n\u00a0\u3000\u200b\u200c\u200d\u0640\u00ad<>&'\"`.,!?-–—()«»كی۱é😀\u0301"
    choose = random.Random(11)  # noqa: S311 - a fixed order, no secret
    documents = [
        IndexDocument(
            url=f"articles/{number:03}.html",
            language=choose.choice(["ar", "de", "en", "fa"]),
            title="".join(choose.choices(letters, k=20)) + "t",
            paragraphs=tuple((f"p{n}", "".join(choose.choices(letters, k=60))) for n in range(4)),
        )
        for number in range(120)
    ]
    assert len(fragments(dict(index(documents)))) == 120


def test_a_missing_pagefind_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "_PACKAGES", ("no_such_pagefind",))
    with pytest.raises(SearchError, match="pip install pagefind-bin"):
        list(index([]))


def test_a_pagefind_that_ends_early_is_named_with_what_it_said(tmp_path: Any) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho out of memory >&2\nexit 3\n")
    program.chmod(0o755)
    with (
        pytest.raises(SearchError, match=r"exit code 3.*out of memory"),
        Service(str(program)) as it,
    ):
        it.new_index()


def test_no_process_is_left_behind_when_the_build_fails() -> None:
    pagefind = Service()
    with pytest.raises(SearchError, match="refused AddFile"), pagefind:
        pagefind.add(99, "articles/x.html", "")
    assert pagefind._process.poll() is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda entry: {**entry, "version": "2.0.0"}, "Pagefind 2.0.0 is installed"),
        (lambda entry: {"version": entry["version"]}, "another shape"),
        (lambda entry: {**entry, "version": "1.5.99"}, "another shape"),
    ],
)
def test_another_pagefind_stops_the_build(change: Any, message: str) -> None:
    documents = {each.url: each for each in search_site.documents()[:1]}
    with Service() as pagefind:
        number = pagefind.new_index()
        for each in documents.values():
            pagefind.add(number, each.url, page(each))
        files = dict(pagefind.files(number))
    entry = json.loads(files["pagefind-entry.json"])
    files["pagefind-entry.json"] = json.dumps(change(entry)).encode()
    with pytest.raises(SearchError, match=message):
        list(canonical(files, documents))


def test_hash_order_does_not_matter_between_processes() -> None:
    code = (
        "import hashlib, search_site; from pressmark.search import index;"
        "print(hashlib.sha256(repr(sorted(index(search_site.documents()))).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1
