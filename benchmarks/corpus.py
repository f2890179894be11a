"""Makes an archive of any size to measure with: the same bytes for the same number, every time.

The words are drawn from a list made for it, as often as words of English news are (Zipf's law):
nothing in them is anybody's text. About 460 words an article, 60 outlets, 400 authors, 300 topics,
twelve years; one article in five is described only, one in twenty is Persian.
"""

from __future__ import annotations

import argparse
import itertools
import random
from pathlib import Path

SYLLABLES = "ba co di fe gu la me ni po ra se ta vo zi mar ten sol per con dis"
PERSIAN = "خبر روز شهر مردم گزارش دولت جهان سال کار آب راه خانه زبان کتاب نامه سفر بازار"
LICENSES = ("CC-BY-4.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-ND-4.0", "CC0-1.0")
WORDS = 460


def vocabulary(size: int) -> list[str]:
    """Return made-up words, short ones first."""
    parts = SYLLABLES.split()
    made = ("".join(letters) for n in (1, 2, 3) for letters in itertools.product(parts, repeat=n))
    return list(itertools.islice(made, size))


def write(folder: Path, articles: int) -> None:
    """Write an archive of so many articles. Raises FileExistsError where one stands already."""
    (folder / "content" / "outlets").mkdir(parents=True)
    words = vocabulary(8000)
    cumulative = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    chance = random.Random(articles)  # noqa: S311 - reproducible, not secret
    outlets = [f"Outlet {number:02}" for number in range(60)]
    for name in outlets:
        (folder / "content" / "outlets" / f"{name.lower().replace(' ', '-')}.yml").write_text(
            f"name: {name}\nurl: https://{name.lower().replace(' ', '-')}.example/\n"
        )
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Benchmark"\nSITEURL = "https://news.example"\nPATH = "content"\n'
        'PLUGINS = ["pressmark.site"]\nTIMEZONE = "UTC"\n'
    )

    def sentence(persian: bool) -> str:
        length = chance.randint(8, 24)
        if persian:
            return " ".join(chance.choices(PERSIAN.split(), k=length)) + "."
        chosen = chance.choices(words, cum_weights=cumulative, k=length)
        if chance.random() < 0.15:
            chosen[3] = f'"{chosen[3]}'
            chosen[5] += '"'
        if chance.random() < 0.1:
            chosen[2] += "'s"
        if chance.random() < 0.05:
            chosen[4] = chosen[4].upper() + " &"
        return " ".join(chosen).capitalize() + "."

    for number in range(articles):
        outlet = chance.choice(outlets)
        year, month, day = chance.randint(2012, 2023), chance.randint(1, 12), chance.randint(1, 28)
        persian = number % 20 == 7
        described = number % 5 == 3
        mark = f"{outlet.lower().replace(' ', '-')}-{year}-{month:02}-{day:02}-item-{number}"
        title = sentence(persian)[:80].rstrip(". ")
        count, paragraphs = 0, []
        while count < WORDS:
            made = " ".join(sentence(persian) for _ in range(chance.randint(2, 5)))
            count += len(made.split())
            paragraphs.append(made)
        fields = [
            f"title: '{title.replace(chr(39), chr(39) * 2)}'",
            f"outlet: {outlet}",
            f"authors: [Author {chance.randint(1, 400)}]",
            f"issued: {year}-{month:02}-{day:02}",
            f"source_url: https://{outlet.lower().replace(' ', '-')}.example/{number}",
            f"language: {'fa' if persian else 'en'}",
            "rights_statement: InC" if described else f"license: {chance.choice(LICENSES)}",
            f"topics: [topic {chance.randint(1, 300)}, topic {chance.randint(1, 300)} b]",
            "summary: " + sentence(False).replace(": ", " ").replace('"', "").replace(" & ", " "),
        ]
        folder_of_year = folder / "content" / "articles" / str(year)
        folder_of_year.mkdir(parents=True, exist_ok=True)
        body = "" if described else "\n" + "\n\n".join(paragraphs) + "\n"
        (folder_of_year / f"{mark}.md").write_text(
            "---\n" + "\n".join(fields) + "\n---\n" + body, encoding="utf-8"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    given = parser.parse_args()
    write(given.folder, given.articles)
