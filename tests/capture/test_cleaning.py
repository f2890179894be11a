"""Encodings found, characters made harmless, addresses checked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.capture.cleaning import AddressError, clean_text, clean_url, decode, one_line

GERMAN = "Die Straße nach Köln ist für Fußgänger gesperrt, größere Umwege drohen."
ARABIC = "قال المتحدث إن القافلة وصلت إلى القرية صباح الثلاثاء بعد رحلة طويلة."
RUSSIAN = "Представитель сказал, что поезд прибыл в город во вторник утром."
FRENCH = "Le maire a déclaré que l’école rouvrirait dès la rentrée, après l’été."


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (GERMAN, "utf-8", ""),
        (GERMAN, "utf-8", "iso-8859-1"),
        (GERMAN, "utf-8-sig", "windows-1252"),
        (GERMAN, "cp1252", ""),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "utf-16", ""),
        (GERMAN, "utf-16-le", "utf-8"),
        (GERMAN, "utf-16-be", ""),
        (GERMAN, "utf-32", ""),
        (FRENCH, "cp1252", ""),
        (ARABIC, "utf-8", "windows-1256"),
        (ARABIC, "cp1256", "windows-1256"),
        (ARABIC, "cp1256", "iso-8859-1"),
        (ARABIC, "cp1256", ""),
        (ARABIC, "iso8859-6", "iso-8859-6"),
        (ARABIC, "utf-16-le", ""),
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        ("東京の新聞は火曜日に伝えた。", "shift_jis", "shift_jis"),
        ("東京の新聞は火曜日に伝えた。", "iso2022_jp", "iso-2022-jp"),
        ("北京的报纸星期二报道。", "gb18030", "gb2312"),
        ("plain", "ascii", "no-such-encoding"),
    ],
)
def test_a_text_is_read_in_its_encoding_whatever_is_declared(
    text: str, encoding: str, declared: str
) -> None:
    assert decode(text.encode(encoding), declared).text == text


def test_a_wrong_declaration_is_told() -> None:
    assert "as declared" in decode(GERMAN.encode(), "windows-1252").notes[0]
    assert decode(GERMAN.encode(), "utf-8").notes == ()


def test_bytes_that_no_encoding_explains_are_marked_and_told() -> None:
    decoded = decode(f"{GERMAN} ".encode() + b"\xff" + f" {GERMAN}".encode())
    assert decoded.text == f"{GERMAN} \ufffd {GERMAN}"
    assert any("could not be read" in note for note in decoded.notes)


@pytest.mark.parametrize("declared", ["base64", "rot13", "zip", "utf-7", "idna", "\x00", "é"])
def test_codecs_that_are_no_encodings_of_pages_are_not_believed(declared: str) -> None:
    assert decode(b"SGVsbG8gd29ybGQ+ADw-", declared).text == "SGVsbG8gd29ybGQ+ADw-"


def test_controls_and_overrides_go_and_joiners_stay() -> None:
    text, notes = clean_text(
        "a\x00b\u202ec\u2066d\u2069\ufeff\U000e0041 می\u200cروند\u200f e\u0301"
    )
    assert text == "abcd می\u200cروند\u200f é"
    assert len(notes) == 2


def test_line_ends_become_line_feeds() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u0085e\x0bf")[0] == "a\nb\nc\nd\ne\nf"
    assert one_line(" a\n\tb\u2029c ") == "a b c"


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "cp1256", "utf-16", "gbk", "x"]))
def test_any_bytes_become_clean_text(data: bytes, declared: str) -> None:
    text = decode(data, declared).text
    assert unicodedata.is_normalized("NFC", text)
    assert not [each for each in text if unicodedata.category(each) == "Cc" and each not in "\t\n"]
    text.encode()


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("HTTPS://News.Example/a?utm_source=x&id=7&fbclid=y", "https://news.example/a?id=7"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:8080/a#p4", "http://news.example:8080/a#p4"),
        ("https://news.example/a#:~:text=x", "https://news.example/a"),
        ("https://news.example/a?b=%20c&d=é", "https://news.example/a?b=%20c&d=é"),
        (" https://news.example/a b\n", "https://news.example/a%20b"),
        ("https://news.example/{filename}", "https://news.example/%7Bfilename%7D"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://news.example/?a=1&smid=tw&at_medium=RSS", "https://news.example/?a=1"),
    ],
)
def test_an_address_comes_back_clean(given: str, clean: str) -> None:
    assert clean_url(given) == clean
    assert clean_url(clean) == clean


@pytest.mark.parametrize(
    "address",
    [
        "", "news.example/a", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
        "ftp://news.example/", "file:///etc/passwd", "https://user@news.example/",
        "https://a:b@news.example/", "https:///a", "https://", "http://[::1", "mailto:a@b.example",
        "https://news.example:99999999/", "https://exa mple.example/", "//news.example/a",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_refused_with_a_remedy(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        clean_url(address)
    assert caught.value.remedy


@given(st.text(max_size=60), st.sampled_from(["", "https://news.example/a/b"]))
def test_any_text_is_a_clean_address_or_refused(text: str, base: str) -> None:
    try:
        found = clean_url(text, base)
    except AddressError:
        return
    assert found.startswith(("http://", "https://"))
    assert not set(found) & set(' \t\n<>"`{}|\\^\x00')
    assert clean_url(found) == found
