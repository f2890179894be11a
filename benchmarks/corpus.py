"""Makes an archive of any size to measure with: the same bytes for the same number, every time.

The words are drawn from a list made for it, as often as words of English news are (Zipf's law):
nothing in them is anybody's text. About 460 words an article, twelve outlets (the first has a
third of all), 400 authors, 600 topics, twelve years; three articles in four are English, the others
in six languages; all rights that Pressmark tells apart, with one article in five described only.
"""

from __future__ import annotations

import argparse
import itertools
import random
from pathlib import Path

SYLLABLES = "ba co di fe gu la me ni po ra se ta vo zi mar ten sol per con dis"
OTHERS = {
    "fa": "خبر روز شهر مردم گزارش دولت جهان سال کار آب راه خانه زبان کتاب نامه سفر بازار",
    "ar": "خبر يوم مدينة ناس تقرير دولة عالم سنة عمل ماء طريق بيت لغة كتاب رسالة سفر سوق",
    "zh": "新闻 日子 城市 人民 报告 国家 世界 工作 道路 房子 语言 书本 旅行 市场 电台 ，",
}
"""The words of the languages that are not written in Latin letters."""
LANGUAGES = {"en": 75, "es": 5, "fr": 4, "de": 4, "fa": 5, "ar": 5, "zh": 2}
"""How many articles in a hundred are in each language."""
OPEN = {
    "license: CC-BY-4.0": 45,
    "license: CC-BY-SA-4.0": 10,
    "license: CC-BY-ND-4.0": 8,
    "license: CC0-1.0": 8,
    "license: OGL-UK-3.0": 4,
    "rights_statement: NoC-US": 5,
}
"""How many articles in a hundred stand under what lets their text be shown."""
CLOSED = {
    "rights_statement: InC": 12,
    "license: CC-BY-NC-4.0": 4,
    "license: CC-BY-NC-ND-4.0": 2,
    "rights_statement: CNE": 2,
}
"""The same of those whose text is not shown."""
RIGHTS = {**OPEN, **CLOSED}
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
    outlets = [f"Outlet {number:02}" for number in range(12)]
    shares = [1 / (rank + 1) for rank in range(len(outlets))]
    for name in outlets:
        (folder / "content" / "outlets" / f"{name.lower().replace(' ', '-')}.yml").write_text(
            f"name: {name}\nurl: https://{name.lower().replace(' ', '-')}.example/\n"
        )
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Benchmark"\nSITEURL = "https://news.example"\nPATH = "content"\n'
        'PLUGINS = ["pressmark.site"]\nTIMEZONE = "UTC"\n'
    )

    def sentence(language: str) -> str:
        length = chance.randint(8, 24)
        if language in OTHERS:
            between, stop = ("", "。") if language == "zh" else (" ", ".")
            return between.join(chance.choices(OTHERS[language].split(), k=length)) + stop
        chosen = chance.choices(words, cum_weights=cumulative, k=length)
        if chance.random() < 0.15:
            chosen[3] = f'"{chosen[3]}'
            chosen[5] += '"'
        if chance.random() < 0.1:
            chosen[2] += "'s"
        if chance.random() < 0.05:
            chosen[4] = chosen[4].upper() + " &"
        return " ".join(chosen).capitalize() + "."

    def one_of(weights: dict[str, int]) -> str:
        return chance.choices(list(weights), weights.values())[0]

    for number in range(articles):
        outlet = chance.choices(outlets, shares)[0]
        year, month, day = chance.randint(2012, 2023), chance.randint(1, 12), chance.randint(1, 28)
        language, rights = one_of(LANGUAGES), one_of(RIGHTS)
        mark = f"{outlet.lower().replace(' ', '-')}-{year}-{month:02}-{day:02}-item-{number}"
        title = sentence(language)[:80].rstrip(". ")
        count, paragraphs = 0, []
        while count < WORDS:
            made = " ".join(sentence(language) for _ in range(chance.randint(2, 5)))
            count += len(made) // 2 if language == "zh" else len(made.split())
            paragraphs.append(made)
        fields = [
            f"title: '{title.replace(chr(39), chr(39) * 2)}'",
            f"outlet: {outlet}",
            f"authors: [Author {chance.randint(1, 400)}]",
            f"issued: {year}-{month:02}-{day:02}",
            f"source_url: https://{outlet.lower().replace(' ', '-')}.example/{number}",
            f"language: {language}",
            rights,
            f"topics: [topic {chance.randint(1, 300)}, topic {chance.randint(1, 300)} b]",
            "summary: " + sentence("en").replace(": ", " ").replace('"', "").replace(" & ", " "),
        ]
        folder_of_year = folder / "content" / "articles" / str(year)
        folder_of_year.mkdir(parents=True, exist_ok=True)
        body = "" if rights in CLOSED else "\n" + "\n\n".join(paragraphs) + "\n"
        (folder_of_year / f"{mark}.md").write_text(
            "---\n" + "\n".join(fields) + "\n---\n" + body, encoding="utf-8"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int)
    given = parser.parse_args()
    write(given.folder, given.articles)
