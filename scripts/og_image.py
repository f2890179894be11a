"""Draw `theme/static/og.png`, the picture that social sites show of every archive (1200 x 630).

It names no archive, so that every keeper may use it. Chromium draws it, with the theme's own
tokens: `python scripts/og_image.py [CHROMIUM]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parents[1] / "theme/static"
SIZE = {"width": 1200, "height": 630}

SPINES = (  # width, height, whether it can be read here in full
    (46, 330, False),
    (62, 380, True),
    (40, 300, False),
    (54, 352, False),
    (70, 400, True),
    (44, 318, False),
    (58, 366, True),
    (48, 336, False),
)

SHEET = """
body { margin: 0; inline-size: 1200px; block-size: 630px; background: var(--paper); }
svg { display: block; max-inline-size: none; }
.full { fill: var(--accent); } .record { fill: none; stroke: var(--edge); stroke-width: 4; }
.cut { fill: var(--paper); } .bar { fill: var(--edge); } .line { stroke: var(--ink); }
.plate { fill: var(--paper); stroke: var(--ink); stroke-width: 4; } .thin { stroke: var(--rule); }
text { fill: var(--ink); font-family: var(--mono); font-size: 34px; }
"""


def shelf() -> str:
    """Return the row of spines: filled where the text is there, open where it is described."""
    drawn, at, floor = [], 610, 520
    for width, height, full in SPINES:
        top, label = floor - height, floor - 150
        edge = 0 if full else 2
        kind = "full" if full else "record"
        drawn.append(
            f'<rect class="{kind}" x="{at + edge}" y="{top + edge}" width="{width - 2 * edge}"'
            f' height="{height - edge}"/>'
        )
        cell = "cut" if full else "bar"
        drawn.append(
            f'<rect class="{cell}" x="{at + 11}" y="{label}" width="{width - 22}" height="58"/>'
        )
        at += width + 12
    return "".join(drawn)


def page() -> str:
    """Return the picture as HTML: a label as on a spine, and the shelf it leads to."""
    words = ("outlet-", "2021-07-06-", "words-of-the-title")
    lines = "".join(
        f'<text x="104" y="{246 + 92 * row}">{word}</text>' for row, word in enumerate(words)
    )
    rules = "".join(
        f'<path class="thin" stroke-width="3" d="M82 {280 + 92 * row}h434"/>' for row in range(2)
    )
    tokens = (STATIC / "css/tokens.css").read_text(encoding="utf-8")
    return (
        f"<!doctype html><style>{tokens}{SHEET}</style>"
        '<svg width="1200" height="630">'
        '<rect class="plate" x="80" y="140" width="438" height="338" rx="6"/>'
        '<rect class="full" x="82" y="142" width="434" height="38"/>'
        '<path class="line" stroke-width="4" d="M82 182h434"/>'
        f'{lines}{rules}{shelf()}<path class="line" stroke-width="5" d="M590 522h540"/></svg>'
    )


def main(chromium: str | None) -> None:
    """Draw the picture with the Chromium at this path, or with Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE, color_scheme="light")
        tab.set_content(page())
        tab.screenshot(path=STATIC / "og.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
