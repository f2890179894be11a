"""How well articles are read out of pages: F1 on the text, and fields that are right.

The text is scored as scrapinghub's article-extraction-benchmark does it: runs of four words, the
share found and the share that is right, averaged over the pages.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[3] / "plugins")]

from pages.articles import ARTICLES, Article
from pages.layouts import CODE_PAGES, LAYOUTS, address
from pressmark.capture.html import extract

# Layouts that leave lists and tables out, that name only the first author, that give no date.
NO_LISTS = {"old_tables", "diary"}
FIRST_AUTHOR = {"script_made"}
WRONG_CHARSET = {"old_tables", "logo_heading"}


@dataclass(frozen=True)
class Case:
    """A page and what should be read out of it."""

    name: str
    article: Article
    data: bytes
    url: str
    authors: tuple[str, ...]
    text: str


def cases() -> list[Case]:
    """Every layout with three articles each, so that each article stands in several."""
    found = []
    for index, layout in enumerate(LAYOUTS):
        for step in (0, 3, 6):
            article = ARTICLES[(index + step) % len(ARTICLES)]
            name = layout.__name__
            html = layout(article)
            if name in WRONG_CHARSET:
                html = html.replace('charset="utf-8"', 'charset="iso-8859-1"')
                data = html.encode(CODE_PAGES[article.language], "xmlcharrefreplace")
            else:
                data = html.encode()
            text = article.text
            if name in NO_LISTS:
                kept = (v for _, v in article.blocks if not isinstance(v, tuple))
                text = "\n\n".join(map(str, kept))
            authors = article.authors[:1] if name in FIRST_AUTHOR else article.authors
            if name in {"highwire"} and article.authors:
                authors = article.authors
            found.append(
                Case(f"{name}-{article.key}", article, data, address(article), authors, text)
            )
    return found


def _runs(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)))


def precision_and_recall(true: str, found: str) -> tuple[float, float]:
    """Score a text by its runs of four words."""
    want, have = _runs(true), _runs(found)
    common = sum((want & have).values())
    return (
        common / sum(have.values()) if found.strip() else 0.0,
        common / sum(want.values()),
    )


def f1(scores: list[tuple[float, float]]) -> float:
    """Average as the benchmark does: precision of pages that gave a text, recall of all."""
    precision = mean([p for p, r in scores if p or r] or [0.0])
    recall = mean(r for _, r in scores)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def folded(text: str) -> str:
    """Words without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", plain))


def names(authors: object) -> set[str]:
    """Names as a set, however they are parted."""
    listed = authors.split(";") if isinstance(authors, str) else [str(each) for each in authors]  # type: ignore[attr-defined]
    return {folded(each) for each in listed if each.strip()}


def ours(case: Case) -> tuple[str, set[str], str, str]:
    """Title, authors, date and text as Pressmark reads them."""
    found = extract(case.data, url=case.url)
    return found.title, names([a.name for a in found.authors]), found.issued, found.text


def by_trafilatura(case: Case) -> tuple[str, set[str], str, str]:
    """The same, by trafilatura alone, as it comes."""
    import trafilatura

    found = trafilatura.bare_extraction(
        case.data, url=case.url, include_comments=False, with_metadata=True
    )
    if found is None:
        return "", set(), "", ""
    text = trafilatura.extract(case.data, include_comments=False) or ""
    return found.title or "", names(found.author or ""), found.date or "", text


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print the figures for both, and every field that is wrong here."""
    for name, read in (("trafilatura alone", by_trafilatura), ("pressmark", ours)):
        scores, right = [], Counter[str]()
        found = cases()
        for case in found:
            title, authors, issued, text = read(case)
            scores.append(precision_and_recall(case.text, text))
            checks = {
                "title": (folded(title) == folded(case.article.title), title),
                "authors": (authors == names(case.authors), authors),
                "date": (issued == case.article.issued, issued),
            }
            for field, (good, value) in checks.items():
                right[field] += good
                if not good and name == "pressmark":
                    _say(f"  {case.name}: {field} is {value!r}")
            if name == "pressmark" and min(scores[-1]) < 0.97:
                p, r = scores[-1]
                _say(f"  {case.name}: precision {p:.3f} recall {r:.3f}")
        fields = ", ".join(f"{f} {right[f] / len(found):.3f}" for f in ("title", "authors", "date"))
        _say(f"{name}: {len(found)} pages, F1 {f1(scores):.3f}, {fields}")


if __name__ == "__main__":
    main()
