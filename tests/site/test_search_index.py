"""The search index: what is in it, what never is, and that its bytes stay the same."""

from __future__ import annotations

import itertools
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
from pressmark.search import (
    FOLDS,
    IndexDocument,
    SearchError,
    document,
    entry,
    group,
    groups,
    index,
    indexing,
    runtime,
    service,
)
from pressmark.search.folding import fold
from pressmark.search.html import page
from pressmark.search.runtime import derived
from pressmark.search.service import Service
from pressmark.search.words import entries
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
    return search_site.search_files(search_site.documents())


def packs(files: dict[str, bytes], *folders: str) -> dict[str, tuple[Any, bytes]]:
    """The packs of all shards, or some, opened: a line of JSON and the bytes behind it."""
    return {
        path: search_site.opened(data)
        for path, data in files.items()
        if path.count("/") == 2 and (not folders or path.split("/")[1] in folders)
    }


def contents(files: dict[str, bytes]) -> dict[str, str]:
    """Every pack as text, its compression undone."""
    return {
        path: json.dumps(header, ensure_ascii=False) + data.decode("utf-8", "replace")
        for path, (header, data) in packs(files).items()
    }


def starts(files: dict[str, bytes]) -> dict[str, Any]:
    """What the start packs say of each group, by the group's name."""
    return {
        each["name"]: search_site.opened(files[f"pagefind/{each['name']}/{each['start']}.js"])[0]
        for each in search_site.read_entry(files)["groups"]
    }


def held(files: dict[str, bytes], start: Any, kind: str) -> list[Any]:
    """What a group's packs of one kind hold, in the order of its columns."""
    opened = packs(files)
    return [
        each
        for shard in start["shards"]
        for name in shard[kind]
        for each in opened[f"pagefind/{shard['name']}/{name}.js"][0]
    ]


def bands(files: dict[str, bytes]) -> dict[str, list[Any]]:
    """The words that are indexed, by group: for each band those of each shard."""
    opened = packs(files)
    return {
        name: [
            [words.split() for words, _sizes in opened[f"pagefind/{name}/{band}.js"][0]]
            for _first, band in start["bands"]
        ]
        for name, start in starts(files).items()
    }


def shown(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """What is shown of each document, by the address of its page."""
    return {
        each["url"]: each
        for start in starts(files).values()
        for each in held(files, start, "shown")
    }


def test_the_same_documents_in_any_order_give_the_same_bytes(files: dict[str, bytes]) -> None:
    shuffled = search_site.documents()
    random.Random(7).shuffle(shuffled)  # noqa: S311 - a fixed order, no secret
    assert search_site.search_files(shuffled) == files


def test_no_file_is_empty_and_nothing_of_pagefinds_own_interfaces_is_there(
    files: dict[str, bytes],
) -> None:
    assert all(files.values())
    assert {path.rpartition(".")[2] for path in files} == {"js"}
    assert not [path for path in files if "ui" in path or "highlight" in path]


def test_every_file_is_named_by_the_entry_or_a_groups_start_and_nothing_else_is_there(
    files: dict[str, bytes],
) -> None:
    entry = search_site.read_entry(files)
    named = {"entry", "loader", *entry["wasm"].values()}
    for each in entry["groups"]:
        start = starts(files)[each["name"]]
        within = {each["start"], *(name for _first, name in start["bands"])}
        named |= {f"{each['name']}/{name}" for name in within}
        for shard in start["shards"]:
            named |= {f"{shard['name']}/{name}" for name in (*shard["shown"], *shard["taken"])}
    assert {f"pagefind/{name}.js" for name in named} == files.keys()
    assert [each["language"] for each in entry["groups"]] == ["ar", "en", "fa"]
    assert entry["languages"] == ["en", "ar", "fa"], "by how many works they have"


def test_the_bands_of_a_group_divide_its_words_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(groups, "BAND", 300)
    documents = search_site.documents()
    files = search_site.search_files(documents, lambda each: each.date[:3])
    whole = search_site.search_files(documents)
    for language in ("ar", "en", "fa"):
        found = [word for band in bands(files)[f"{language}-group-0"] for word in merged(band)]
        assert found == sorted(set(found))
        assert found == [
            word for band in bands(whole)[f"{language}-group-0"] for word in merged(band)
        ]
    start = starts(files)["en-group-0"]
    assert len(start["shards"]) > 3
    assert len(start["bands"]) > 10
    for (first, _name), band in zip(start["bands"], bands(files)["en-group-0"], strict=True):
        assert first == min(merged(band))


def merged(band: list[list[str]]) -> list[str]:
    """The words of a band's shards, each once."""
    return sorted({word for words in band for word in words})


def test_the_order_of_a_groups_shards_does_not_matter() -> None:
    documents = [each for each in search_site.documents() if each.language == "en"]
    notes = [index(f"en-{number}", documents[number::3]).note for number in range(3)]
    assert group("en", notes) == group("en", [*reversed(notes), b""])
    assert group("en", [b""]) == ({}, b"")


def test_a_file_that_names_its_content_changes_its_name_with_it(files: dict[str, bytes]) -> None:
    documents = search_site.documents()
    documents[0] = replace(documents[0], title="A heron over the old embassy garden")
    changed = search_site.search_files(documents)
    assert changed != files
    same = {path for path in files if files[path] == changed.get(path)}
    assert {path for path in files if path in changed} - same == {"pagefind/entry.js"}
    assert {path for path in files if path.startswith(("pagefind/ar/", "pagefind/fa/"))} <= same


def test_a_groups_documents_have_their_facets_and_dates_in_the_order_of_the_index(
    files: dict[str, bytes],
) -> None:
    start = starts(files)["en-group-0"]
    order = held(files, start, "shown")
    assert len(start["pages"]) == len(start["days"]) == len(order)
    given = {each.url: each for each in search_site.documents()}
    days = list(itertools.accumulate(start["days"]))
    assert days == sorted(days, reverse=True), "newest first"
    for at, each in enumerate(order):
        document = given[each["url"]]
        assert days[at] == int(document.date.replace("-", "") or 0)
        facets = {
            (name, values[number])
            for name, (values, column) in start["facets"].items()
            for number in ([column[at]] if isinstance(column[at], int) else column[at])
        }
        assert facets == set(document.filters)


def test_no_work_is_lost(files: dict[str, bytes]) -> None:
    assert shown(files).keys() == {each.url for each in search_site.documents()}


def test_a_withheld_text_is_in_no_file(files: dict[str, bytes]) -> None:
    assert not [path for path, text in contents(files).items() if "heronsecret" in text.lower()]


def test_the_reading_room_finds_what_the_public_edition_withholds() -> None:
    settings = make_settings(edition=Edition.READING_ROOM)
    found = contents(search_site.search_files(search_site.documents(settings)))
    assert any("heronsecret by" in text.lower() for text in found.values())
    assert not any("Heronsecret note" in text for text in found.values())


def test_only_shown_words_are_indexed_not_what_is_displayed_beside_them(
    files: dict[str, bytes],
) -> None:
    words = {word for found in bands(files).values() for band in found for word in merged(band)}
    assert {"embassi", "drone", "كاتب"} <= words
    assert not [word for word in words if word in ("cc", "nd") or word.startswith("2022")]


def test_what_is_shown_keeps_the_texts_own_letters(files: dict[str, bytes]) -> None:
    (persian,) = (each for each in shown(files).values() if each["lang"] == "fa")
    assert "کتابدار می‌گوید چیزی نمی‌داند." in persian["content"]
    assert "`" not in persian["content"]


def test_what_is_shown_tells_where_each_paragraph_begins(files: dict[str, bytes]) -> None:
    (birds,) = (each for each in shown(files).values() if "counts-the-birds" in each["url"])
    content = birds["content"].split(" ")
    begins = {name: content[at] for name, at in birds["blocks"]}
    assert begins == {
        "title": "Who",
        "p1": "Every",
        "p2": "They",
        "p3": "Last",
        "about": "Tidewater",
    }


def test_facets_carry_the_words_that_the_page_shows(files: dict[str, bytes]) -> None:
    facets: dict[str, set[str]] = {}
    for start in starts(files).values():
        for name, (values, _column) in start["facets"].items():
            facets.setdefault(name, set()).update(values)
    assert facets["outlet"] == {"Harbour Post", "Karaneh", "Tidewater Gazette"}
    assert facets["license"] == {"CC BY 4.0", "CC BY-ND 4.0", "In copyright"}
    assert facets["language"] == {"Arabic", "English", "Persian"}
    assert facets["access"] == {"Description only", "Full text"}
    assert facets["topic"] == {"birds", "drones"}
    assert {"1990", "2021", "2021-07"} <= facets["year"]


def test_what_can_be_taken_away_is_each_documents_own(files: dict[str, bytes]) -> None:
    given = {each.url: dict(each.parts) for each in search_site.documents()}
    taken = []
    for start in starts(files).values():
        parts = held(files, start, "taken")
        assert parts == [given[each["url"]] for each in held(files, start, "shown")]
        taken += parts
    assert len(taken) == len(given)


def test_an_archive_without_works_has_an_entry_without_groups() -> None:
    assert index("en", []) == ({}, b"")
    made = entry(runtime([]).note, [b""])
    assert search_site.read_entry(made)["groups"] == []


def test_two_documents_with_one_address_are_refused() -> None:
    with pytest.raises(ValueError, match="one address"):
        index("en", [made(), made()])


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
    assert fold(["ـــ", "كتابـدار"], "fa") == ["ـــ", "کتابدار"]
    assert fold(["می‌گوید"], "fa-IR") == ["می`گوید"]
    assert fold(["ی"], "en") == ["ی"]


@pytest.mark.parametrize("language", sorted(FOLDS))
def test_letters_fold_to_letters_that_fold_no_further(language: str) -> None:
    table = FOLDS[language]
    assert not [to for to in table.values() if to in table]


def test_words_are_counted_as_pagefind_counts_them() -> None:
    letters = (
        "ab’庭園ド，。 \t\n\u00a0\u3000\u200b\u200c\u200d\u0640\u00ad<>&'\"`.,!?-–—()«»كی۱é😀\u0301"
    )
    choose = random.Random(11)  # noqa: S311 - a fixed order, no secret
    documents = [
        IndexDocument(
            url=f"articles/{number:03}.html",
            language=choose.choice(["ar", "de", "en", "fa", "ja", "zh"]),
            title="".join(choose.choices(letters, k=20)) + "t",
            paragraphs=tuple((f"p{n}", "".join(choose.choices(letters, k=60))) for n in range(4)),
        )
        for number in range(120)
    ]
    assert len(shown(search_site.search_files(documents))) == 120


def test_words_are_taken_out_of_a_chunk_as_they_were() -> None:
    # In CBOR 33,640 is the byte 0x19, and 0x83 0x68: the head of a list, and of a text.
    odd = [["a" * 200, [[0, [33_640, 2], []]], []], ["été", [[1, [3], []]], [["ete", [[1, [3]]]]]]]
    many = [[f"w{number:03}", [[0, [1], []]], []] for number in range(300)]
    for held in (odd, many, many[:23], many[:24], many[:1], []):
        whole = cbor2.dumps([held])
        found = list(entries(whole))
        assert [word for word, _ in found] == [each[0] for each in held]
        assert [cbor2.loads(one) for _, one in found] == held
        assert whole.endswith(b"".join(one for _, one in found))


def test_a_band_says_where_the_entry_of_each_word_of_a_shard_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(groups, "BAND", 300)
    files = search_site.search_files(search_site.documents(), lambda each: each.date[:3])
    opened, counted = packs(files), 0
    for name, start in starts(files).items():
        for _first, band in start["bands"]:
            parts, data = opened[f"pagefind/{name}/{band}.js"]
            for held_words, sizes in parts:
                for word, size in zip(held_words.split(), sizes, strict=True):
                    assert cbor2.loads(data[:size])[0] == word
                    data, counted = data[size:], counted + 1
            assert data == b""
    assert counted > 150


def test_a_missing_pagefind_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "_PACKAGES", ("no_such_pagefind",))
    with pytest.raises(SearchError, match="pip install pagefind-bin"):
        index("en", [made()])


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
    with pytest.raises(SearchError, match="Pagefind refused"), pagefind:
        pagefind.add_all(99, [("articles/x.html", "")])
    assert pagefind._process.poll() is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda entry: {**entry, "version": "2.0.0"}, "Pagefind 2.0.0 is installed"),
        (lambda entry: {"version": entry["version"]}, "another shape"),
        (lambda entry: {**entry, "version": "1.5.99"}, "another shape"),
    ],
)
def test_another_pagefind_stops_the_build(
    change: Any, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Another(Service):
        def files(self, index: int) -> Any:
            for path, data in super().files(index):
                name = "pagefind-entry.json"
                yield path, json.dumps(change(json.loads(data))).encode() if path == name else data

    monkeypatch.setattr(indexing, "Service", Another)
    with pytest.raises(SearchError, match=message):
        index("en", search_site.documents()[:1])


def test_the_loader_is_a_function_that_imports_and_fetches_nothing_itself() -> None:
    made = runtime(["en"]).files
    loader = made["pagefind/loader.js"].decode()
    assert "import.meta" not in loader
    assert "export{" not in loader
    assert len(loader) < 40_000, "what puts several indexes together is left out"
    assert f'"loader",["{json.loads(runtime(["en"]).note)["loader"]}",function(' in loader


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("var Pagefind=class{", "var Several=class{"),
        ("var PagefindInstance=class{", "var Q=class{"),
        ('"load_index_chunk"', '"load_index_part"'),
        ("exact_search,this.exactDiacritics)", "exact_search)"),
        ("score:result2.s*", "score:result2.t*"),
        ("const pagefind_version", 'import("x");const pagefind_version'),
        ("const pagefind_version", 'import a from"x";const pagefind_version'),
    ],
)
def test_a_loader_of_another_shape_is_refused(found: str, instead: str) -> None:
    with Service() as pagefind:
        number = pagefind.new_index()
        pagefind.add_all(number, [("a.html", "<p>a</p>")])
        module = dict(pagefind.files(number))["pagefind.js"].decode()
    assert derived(module)
    assert found in module
    with pytest.raises(ValueError, match=r"pagefind\.js (lacks|has)"):
        derived(module.replace(found, instead))


def test_hash_order_does_not_matter_between_processes() -> None:
    code = (
        "import hashlib, search_site as s;"
        "print(hashlib.sha256(repr(sorted(s.search_files(s.documents()).items())).encode())"
        ".hexdigest())"
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
