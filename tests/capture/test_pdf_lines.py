"""Running heads and feet of PDFs, as browsers print them."""

from __future__ import annotations

import pytest

from pressmark.capture.sources.pdf_lines import Line, Piece, lay, lines_of

TEXT = [
    "The dam is open again, and the boats lie where they lay before the storm came over the hills.",
    "Water runs through it.",
]
EDGES = {
    "Chromium": ("11/28/26, 6:40 AM The dam - The Post", "https://e.example/dam 1/1"),
    "Chromium, German": ("28.11.26, 06:40 Der Damm", "https://e.example/damm 1/1"),
    "Chromium, French": ("28/11/2026 06:40 Le barrage", "https://e.example/barrage 1/1"),
    "Chromium, Swedish": ("2026-11-28 06:40 Dammen", "https://e.example/dammen 1/1"),
    "Firefox": ("The dam - The Post https://e.example/dam", "1 of 1 11/28/26, 6:40 AM"),
    "Chromium, Arabic": ("السد مفتوح 11/28/26, 6:46 AM", "https://e.example/sadd 1/1"),
    "Firefox, German": ("Der Damm https://e.example/damm", "1 von 1 28.11.2026, 06:40"),
    "many pages": ("11/28/26, 6:40 AM The dam", "https://e.example/dam Page 10 of 12"),
}


@pytest.mark.parametrize("browser", EDGES)
def test_what_a_browser_prints_at_a_single_pages_edges_goes_and_is_told(browser: str) -> None:
    head, foot = EDGES[browser]
    lines = [
        Line(0, 24, 770, 8, head),
        *(Line(0, 33, 700 - 40 * at, 12, text) for at, text in enumerate(TEXT)),
        Line(0, 24, 17, 8, foot),
    ]
    laid = lay(lines, [792.0])
    assert " ".join(laid.paragraphs) == " ".join(TEXT)
    assert laid.left_out == (head, foot)


@pytest.mark.parametrize(
    "line",
    [
        "On 28/11/2026 06:40 the gates were opened.",
        "1 of 12 gates stayed shut.",
        "Read https://e.example/dam for more.",
        "The Post, https://e.example/dam",
        "The dam opened at 6:40 AM.",
        "It was shut until 11/28/26, 6:40 AM",
        "In 2026 11 gates were built.",
    ],
)
def test_a_sentence_at_a_pages_edge_that_has_a_day_or_an_address_in_it_stays(line: str) -> None:
    lines = [Line(0, 33, 700, 12, TEXT[0]), Line(0, 33, 30, 12, line)]
    laid = lay(lines, [792.0])
    assert laid.paragraphs[-1].endswith(line)
    assert not laid.left_out


def test_numbers_in_arabic_digits_are_turned_round_again_and_latin_ones_stay() -> None:
    # As pypdf gives what Chromium prints: from the left, with the numbers backwards.
    words = ["1987", "من", "٥٫٣", "بنسبة", "٤٣٢١", "راكبا", "٦"]
    pieces = [Piece(10.0 * at, 700, 12, text) for at, text in enumerate(words)]
    assert [line.text for line in lines_of(pieces, 0)] == ["٦ راكبا ١٢٣٤ بنسبة ٣٫٥ من 1987"]


def test_a_day_in_arabic_digits_is_whole_again() -> None:
    pieces = [
        Piece(10.0 * at, 700, 12, text)
        for at, text in enumerate(["١٢٠٢", "/", "٧", "/", "٦", "في"])
    ]
    assert [line.text for line in lines_of(pieces, 0)] == ["في ٢٠٢١/٧/٦"]
