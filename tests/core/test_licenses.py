"""The registry of licences and rights statements, and how a written one is found in it."""

from __future__ import annotations

import importlib.util
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressmark.licenses import (
    LICENSES,
    RIGHTS_STATEMENTS,
    License,
    Right,
    keeper_license,
    match,
    suggest,
    versions,
)
from pressmark.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parents[2]
RIGHTS: tuple[Right, ...] = (*LICENSES.values(), *RIGHTS_STATEMENTS.values())
TWELVE = ("InC InC-OW-EU InC-EDU InC-NC InC-RUU NoC-CR NoC-NC NoC-OKLR NoC-US CNE UND NKC").split()


def script() -> ModuleType:
    path = ROOT / "scripts" / "make_licenses.py"
    spec = importlib.util.spec_from_file_location("make_licenses", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FIELDS = ("permits", "requires", "forbids")


def codes(right: Right) -> tuple[str, ...]:
    return right.permits, right.requires, right.forbids


def said(right: Right, language: str) -> tuple[str, ...]:
    """What a right permits, requires and forbids, as a page of a language says it."""
    w = words(language)
    named = zip(FIELDS, codes(right), strict=True)
    return tuple(w(f"{field}.{code}") if code else "" for field, code in named)


def each_right() -> list[object]:
    return [pytest.param(right, id=right.id) for right in RIGHTS]


def test_committed_data_is_what_the_script_makes_of_its_source() -> None:
    made = script().made()
    committed = (ROOT / "plugins/pressmark/licenses/_data.py").read_text(encoding="utf-8")
    assert committed == made


def test_registry_and_spdx_name_the_same_creative_commons_licences() -> None:
    index = files("license_expression") / "data" / "scancode-licensedb-index.json"
    spdx = {
        entry["spdx_license_key"]
        for entry in json.loads(index.read_text(encoding="utf-8"))
        if (entry["spdx_license_key"] or "").startswith(("CC-", "CC0-"))
        and not entry["is_deprecated"]
    }
    ours = {each.id for each in LICENSES.values() if each.family not in {"government", "keeper"}}
    assert ours == spdx


def test_registry_holds_ports_igo_forms_and_public_domain_tools() -> None:
    assert LICENSES.keys() >= {
        "CC-BY-NC-SA-3.0-IGO",
        "CC-BY-SA-2.1-JP",
        "CC0-1.0",
        "CC-PDM-1.0",
        "OGL-UK-3.0",
        "etalab-2.0",
    }


def test_the_twelve_rights_statements_are_all_there() -> None:
    assert list(RIGHTS_STATEMENTS) == TWELVE


@pytest.mark.parametrize(
    ("spdx_id", "url"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-3.0-DE", "https://creativecommons.org/licenses/by/3.0/de/"),
        ("CC-BY-NC-SA-3.0-IGO", "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
        ("CC-BY-NC-ND-1.0", "https://creativecommons.org/licenses/by-nd-nc/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-PDM-1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    ],
)
def test_address_of_a_licence_follows_from_its_id(spdx_id: str, url: str) -> None:
    assert LICENSES[spdx_id].url == url


@pytest.mark.parametrize(
    ("spdx_id", "name", "short_name", "badge"),
    [
        (
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International",
            "CC BY 4.0",
            ("CC", "BY 4.0"),
        ),
        (
            "CC-BY-NC-ND-3.0",
            "Creative Commons Attribution-NonCommercial-NoDerivs 3.0 Unported",
            "CC BY-NC-ND 3.0",
            ("CC", "BY-NC-ND 3.0"),
        ),
        (
            "CC-BY-SA-3.0-IGO",
            "Creative Commons Attribution-ShareAlike 3.0 IGO",
            "CC BY-SA 3.0 IGO",
            ("CC", "BY-SA 3.0 IGO"),
        ),
        ("CC0-1.0", "Creative Commons CC0 1.0 Universal", "CC0 1.0", ("CC0", "1.0")),
    ],
)
def test_a_licence_bears_its_own_names(
    spdx_id: str, name: str, short_name: str, badge: tuple[str, str]
) -> None:
    found = LICENSES[spdx_id]
    assert (found.name, found.short_name, found.badge) == (name, short_name, badge)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("right", each_right())
def test_every_right_says_in_one_sentence_of_each_language_what_it_lets_one_do(
    right: Right, language: str
) -> None:
    assert right.permits
    for sentence in filter(None, said(right, language)):
        assert re.fullmatch(r"([A-Z]|[\u0620-\u06ff]).+\.", sentence)
        assert sentence.count(".") == 1
    assert all(right.badge)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_says_in_the_same_sentence_what_another_tells_apart(language: str) -> None:
    def per_code(sentences: Callable[[Right], tuple[str, ...]]) -> set[tuple[str, ...]]:
        return {each for right in RIGHTS for each in zip(FIELDS, sentences(right), strict=True)}

    assert len(per_code(lambda right: said(right, language))) == len(per_code(codes))


@pytest.mark.parametrize("right", each_right())
def test_every_right_has_an_address_of_its_own(right: Right) -> None:
    scheme = "http://rightsstatements.org/" if right.kind == "status" else "https://"
    assert right.url.startswith(scheme)
    assert [other for other in RIGHTS if other.url == right.url] == [right]


@pytest.mark.parametrize("spdx_id", [id_ for id_ in LICENSES if id_.startswith("CC-BY")])
def test_elements_of_an_id_are_the_licences_flags(spdx_id: str) -> None:
    found = LICENSES[spdx_id]
    parts = spdx_id.split("-")
    assert found.requires_attribution
    assert found.noncommercial == ("NC" in parts)
    assert found.no_derivatives == ("ND" in parts)
    assert found.share_alike == ("SA" in parts)
    assert found.open == ("NC" not in parts and "ND" not in parts)


WORDS_OF_ELEMENTS = {
    "en": ("commercial", "adapt", "same licence", "title", "what was changed", "unchanged"),
    "fa": ("غیرتجاری", "و تغییر دهد", "همین پروانه", "عنوان", "چه چیزی تغییر", "تغییرش ندهد"),
    "ar": ("غير تجارية", "وتعديله", "للترخيص نفسه", "والعنوان", "ما جرى تغييره", "دون تغيير"),
}
"""The words by which a language names what a licence of these elements permits and requires."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spdx_id", [id_ for id_ in LICENSES if id_.startswith("CC-BY")])
def test_what_follows_from_an_ids_elements_is_said_in_every_language(
    spdx_id: str, language: str
) -> None:
    permits, requires, forbids = said(LICENSES[spdx_id], language)
    commercial, adapt, same_licence, title, changes, unchanged = WORDS_OF_ELEMENTS[language]
    used_commercially = {"en": "commercially", "fa": "استفادهٔ تجاری", "ar": "تجاريًا"}[language]
    in_a_changed_form = {"en": "changed form", "fa": "تغییریافته", "ar": "معدّلة"}[language]
    parts = spdx_id.split("-")
    assert (commercial in permits) == (used_commercially in forbids) == ("NC" in parts)
    assert (adapt in permits) == (changes in requires) == ("ND" not in parts)
    assert (unchanged in permits) == (in_a_changed_form in forbids) == ("ND" in parts)
    assert (same_licence in requires) == ("SA" in parts)
    assert (title in requires) == ("4.0" not in parts)


def test_a_permission_and_a_status_are_told_apart() -> None:
    assert {each.kind for each in LICENSES.values()} == {"license"}
    assert {each.kind for each in RIGHTS_STATEMENTS.values()} == {"status"}


FORMS = {
    "cc-by-4.0": "CC-BY-4.0",
    "  CC BY 4.0 ": "CC-BY-4.0",
    "CC BY v4.0": "CC-BY-4.0",
    "CC-BY4.0": "CC-BY-4.0",
    "CC\u2011BY\u20114.0": "CC-BY-4.0",
    "CC BY 4.0 International": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International License": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International (CC BY 4.0)": "CC-BY-4.0",
    "a Creative Commons Attribution 4.0 International License.": "CC-BY-4.0",
    "Attribution-NonCommercial-NoDerivs 3.0 Unported": "CC-BY-NC-ND-3.0",
    "Attribution-NonCommercial-NoDerivatives 4.0 International": "CC-BY-NC-ND-4.0",
    "CC BY-ND-NC 1.0": "CC-BY-NC-ND-1.0",
    "CC-BY-SA 3.0 IGO": "CC-BY-SA-3.0-IGO",
    "CC BY-SA 3.0 Germany": "CC-BY-SA-3.0-DE",
    "Creative Commons Attribution-ShareAlike 2.0 England and Wales": "CC-BY-SA-2.0-UK",
    "CC0": "CC0-1.0",
    "CC0 1.0": "CC0-1.0",
    "Creative Commons Zero v1.0 Universal": "CC0-1.0",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "Public Domain Mark": "CC-PDM-1.0",
    "Public Domain Mark 1.0": "CC-PDM-1.0",
    "CC PDM 1.0": "CC-PDM-1.0",
    "Open Government Licence v3.0": "OGL-UK-3.0",
    "Open Government License 3.0": "OGL-UK-3.0",
    "ETALAB-2.0": "etalab-2.0",
    "InC": "InC",
    "inc-ow-eu": "InC-OW-EU",
    "In Copyright": "InC",
    "in copyright - educational use permitted": "InC-EDU",
    "No Copyright – United States": "NoC-US",
    "http://creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/deed.de": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/deed.zh-hans": "CC-BY-4.0",
    "https://www.creativecommons.org/licenses/by-nc-sa/3.0/igo/legalcode": "CC-BY-NC-SA-3.0-IGO",
    "https://creativecommons.org/licenses/by/4.0/legalcode.fa#s3": "CC-BY-4.0",
    "HTTPS://CreativeCommons.org/licenses/by-sa/3.0/de/?ref=chooser": "CC-BY-SA-3.0-DE",
    "creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "//creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by-nc-nd/1.0/": "CC-BY-NC-ND-1.0",
    "https://creativecommons.org/publicdomain/zero/1.0/deed.ar": "CC0-1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/": "CC-PDM-1.0",
    "https://spdx.org/licenses/CC-BY-4.0.html": "CC-BY-4.0",
    "https://rightsstatements.org/vocab/InC/1.0/": "InC",
    "http://rightsstatements.org/page/NoC-US/1.0/?language=en": "NoC-US",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3": "OGL-UK-3.0",
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_a_usual_written_form_is_found(text: str, expected: str) -> None:
    found = match(text)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CC",
        "CC BY",
        "CC-BY-SA",
        "Creative Commons",
        "Creative Commons Attribution",
        "Creative Commons Attribution International",
        "https://creativecommons.org/licenses/by/",
        "https://creativecommons.org/publicdomain/zero/",
        "Open Government Licence",
        "OGL 2.0",
        "DL-DE-BY",
    ],
)
def test_a_text_without_a_version_matches_no_licence(text: str) -> None:
    assert match(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "CC BY 4.0 Unported",
        "CC BY 3.0 4.0",
        "CC BY or CC BY-SA 4.0",
        "CC BY 4.0 (CC BY-SA 4.0)",
        "not CC BY 4.0",
        "BY 4.0",
        "CC BY-SA-ND 4.0",
        "CC BY 4.0 Germany",
        "CC-BY-3.0-ES",
        "https://creativecommons.org/licenses/by/3.0/es/",
        "https://creativecommons.example/licenses/by/4.0/",
        "https://creativecommons.org.example/licenses/by/4.0/",
        "All rights reserved",
        "public domain",
    ],
)
def test_a_text_that_names_no_licence_or_two_matches_none(text: str) -> None:
    assert match(text) is None


@settings(deadline=None)
@given(st.sampled_from(RIGHTS), st.data())
def test_every_id_name_and_address_in_any_case_finds_its_own_right(
    right: Right, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from([right.id, right.name, right.short_name, right.url]))
    cased = data.draw(st.sampled_from([form, form.lower(), form.upper()]))
    assert match(f" {cased} ") is right


@settings(deadline=None)
@given(st.sampled_from(RIGHTS), st.data())
def test_every_address_is_found_with_another_scheme_host_or_ending(
    right: Right, data: st.DataObject
) -> None:
    address = right.url.partition("://")[2].removeprefix("www.").rstrip("/")
    start = data.draw(st.sampled_from(["http://", "https://", "http://www.", "https://www.", ""]))
    endings = ["", "/", "?lang=en", "/#top"]
    if right.kind == "license" and "creativecommons" in address:
        endings += ["/deed.fr", "/deed", "/legalcode", "/legalcode.de", "/legalcode?x#y"]
    assert match(start + address + data.draw(st.sampled_from(endings))) is right


_PIECES = st.sampled_from(
    "cc CC by BY sa nc nd - / _ attribution Attribution sharealike NonCommercial creative commons "
    "license licence international unported igo de ogl uk canada open government etalab nlod "
    "dl-de zero https://creativecommons.org/licenses/ by-sa/ igo/ deed legalcode ( ) .".split()
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=8), st.sampled_from(["", " ", "-"]))
def test_no_text_without_a_digit_ever_finds_a_licence_of_several_versions(
    pieces: list[str], joint: str
) -> None:
    found = match(joint.join(pieces))
    assert not isinstance(found, License) or found.id in {"CC0-1.0", "CC-PDM-1.0", "CC-PDDC"}


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_answered_without_an_error(text: str) -> None:
    found = match(text)
    assert found is None or suggest(text) == found.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CC BY 3", "CC-BY-3.0"),
        ("CC BY 4.0 Unported", "CC-BY-4.0"),
        ("All rights reserved.", "InC"),
        ("© 2021", "InC"),
        ("public domain", "CC-PDM-1.0"),
        ("In Copyrigth", "InC"),
        ("etalab-2", "etalab-2.0"),
    ],
)
def test_a_near_miss_is_asked_about(text: str, expected: str) -> None:
    assert match(text) is None
    assert suggest(text) == expected


@pytest.mark.parametrize("text", ["", "a kettle of fish", "CC-BY-3.0-ES", "CC BY 3.0 Spain"])
def test_what_is_near_to_nothing_or_another_countrys_licence_is_not_guessed(text: str) -> None:
    assert suggest(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CC BY", "CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0"),
        ("Attribution Licence", "CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0"),
        (
            "https://creativecommons.org/licenses/by-nd/",
            "CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-4.0",
        ),
        ("CC-BY-SA-5.0", "CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-4.0"),
        ("CC BY-SA Germany", "CC-BY-SA-3.0-DE"),
        ("Open Government Licence", "OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0"),
        ("OGL-UK", "OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0"),
        ("NLOD-7.0", "NLOD-1.0 NLOD-2.0"),
    ],
)
def test_a_licence_without_a_version_is_asked_for_it_and_given_none(
    text: str, expected: str
) -> None:
    assert match(text) is None
    assert suggest(text) is None
    assert versions(text) == tuple(expected.split())


@pytest.mark.parametrize("text", ["", "a kettle of fish", "CC BY Spain", "CC BY 4.0", "CC0", "InC"])
def test_no_versions_are_named_where_none_is_missing(text: str) -> None:
    assert versions(text) == ()


def test_a_keepers_terms_are_a_licence_that_opens_nothing() -> None:
    terms = keeper_license("LicenseRef-Town-Library", "Terms of the Town Library", "https://a.b/")
    assert terms.family == "keeper"
    assert not terms.open
    assert (terms.name, terms.url) == ("Terms of the Town Library", "https://a.b/")
    assert match("licenseref-Town-Library") == keeper_license("LicenseRef-Town-Library")


@pytest.mark.parametrize(
    "id_", ["Town-Library", "LicenseRef-", "LicenseRef-Tówn", "LicenseRef-a b"]
)
def test_a_keepers_terms_need_an_id_that_spdx_allows(id_: str) -> None:
    with pytest.raises(ValueError, match="LicenseRef-"):
        keeper_license(id_)
    assert match(id_) is None
