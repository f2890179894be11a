"""Reads the words and dates of references in each language off the citation processor's output.

Writes `plugins/pressmark/citations/_locales.py`. A language is taken where references that are put
together of what was read are the processor's own, to the character; the others stay with the
processor. To be run again when Typst is renewed, in the virtual environment:
`PYTHONPATH=plugins python scripts/make_citation_locales.py`. Where `locales.Locale` has a new
field, empty `WORDS` first.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pressmark.citations import direct, locales, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "plugins" / "pressmark" / "citations" / "_locales.py"
_CHICAGO = ("chicago", "chicago-author-date")
CANDIDATES = (
    "af ar bg bn ca cs cy da de el en es et eu fa fi fr gl he hi hr hu id is it ja ka ko la lt lv "
    "mk mn ms nb nl nn no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh"
).split()
TABLE = cast("dict[str, locales.Locale]", locales.LOCALES)
URL = "https://h.example/d"
MARSH, FAM, LEE = (
    {"family": family, "given": given}
    for family, given in (("Marsh", "Ada"), ("Fam", "Bo"), ("Lee", "Cy"))
)
READ = {"date-parts": [[2022, 3, 4]]}


def _item(**changes: Any) -> dict[str, Any]:
    made = {
        "type": "article-newspaper",
        "title": "Tttt",
        "container-title": "Oooo",
        "author": [MARSH],
        "issued": {"date-parts": [[2021]]},
        "URL": URL,
        **changes,
    }
    return {name: value for name, value in made.items() if value}


def _day(*parts: int, **more: Any) -> dict[str, Any]:
    return {"date-parts": [list(parts)], **more}


@contextmanager
def _unknown(language: str) -> Iterator[None]:
    """Let a language be one that is not known here, so that the processor's own words show."""
    known = TABLE.pop(language, None)
    yield
    if known is not None:
        TABLE[language] = known


class _Probe:
    """Asks the processor in one language; what is between two known pieces is what it adds."""

    def __init__(self, language: str) -> None:
        self.language = language

    def says(self, style: str, **changes: Any) -> str:
        return styles.processed([_item(**changes)], style, self.language)[0].text

    def between(self, before: str, after: str, style: str, **changes: Any) -> str:
        """Return what stands between two pieces; ValueError where they are not there."""
        said = self.says(style, **changes)
        found = re.search(f"{re.escape(before)}(.*?){re.escape(after)}", said)
        if found is None:
            raise ValueError(f"{self.language}, {style}: {said!r} lacks {before!r} or {after!r}")
        return found[1]

    def words(self) -> tuple[Any, ...]:
        between, one = self.between, {"issued": _day(2021, 7, 6)}
        medium = f"[{self.internet()}]. "
        found_at = between("Oooo. ", URL, "harvard", issued=None)
        dated = between(medium, URL, "vancouver")
        vancouver_at = dated[dated.index(". ") + 2 :]
        months = self.each_month("harvard", "Oooo, ", f". {found_at}")
        in_chicago = self.each_month("chicago", "Oooo, ", f". {URL}")
        month = self.form(in_chicago[6], months)
        short = self.named(self.each_month("mla", "Oooo, ", f", {URL}"), month)
        by_year = self.each_month("vancouver", medium, f". {vancouver_at}")
        year_first = by_year[6].startswith("2021 ")
        v_month = "{year} {month}" if year_first and month == "{month} {year}" else month
        v_months = self.named(by_year, v_month)
        about = between("Marsh, A. (", "2021", "apa", issued=_day(2021, circa=True))
        with _unknown(self.language):
            mla_about = between("Oooo, ", "2021", "mla", issued=_day(2021, circa=True))
        chicago_day = self.form(between("Oooo, ", f". {URL}", "chicago", **one), months)
        mla_day = self.form(between("Oooo, ", f", {URL}", "mla", **one), short)
        v_day = self.form(between(medium, f". {vancouver_at}", "vancouver", **one), v_months)
        undated = between("(", ")", "apa", issued=None)
        says_so = (undated in self.says(each, issued=None) for each in _CHICAGO)
        asks, several = {"title": "Tttt?"}, [MARSH, FAM, LEE, MARSH]
        etc = between("Marsh, Ada, ", "Tttt", "mla", author=several)
        accessed = re.search(r"\(([^()]*)\)\.$", self.says("harvard", accessed=READ))
        cited = re.search(r"\[([^\[\]]*)\]\. [^\[\]]*$", self.says("vancouver", accessed=READ))
        if accessed is None or cited is None:
            raise ValueError(f"{self.language}: no words for a day of reading")
        unsigned = self.says("harvard", author=None).removeprefix("Oooo (2021) ")
        et_al = re.search(
            "<i>(.*?)</i> ",
            styles.processed([_item(author=several)], "harvard", self.language)[0].html,
        )
        assert et_al is not None
        return (
            months,
            short,
            v_months,
            chicago_day,
            mla_day,
            month,
            between("Oooo, ", f". {URL}", "chicago").replace("2021", "{year}"),
            between("Marsh, A. (", ")", "apa").replace("2021", "{year}"),
            self.form(between("Oooo, ", f". {URL}", "chicago-author-date", **one), months),
            v_day,
            v_month,
            about,
            # The processor's Chinese word is "between".
            about if self.language == "zh" else mla_about[:1].lower() + mla_about[1:],
            "c. " if self.language == "en" else about,
            undated if all(says_so) else "",
            between("(", ")", "harvard", issued=None),
            # NLM's words; the processor has none.
            "date unknown" if self.language == "en" else between("(", ")", "harvard", issued=None),
            between("Marsh, Ada, ", "Bo", "mla", author=[MARSH, FAM]),
            re.sub(r"\W*$", "", re.sub(r"[“„«《»”'\"‘].*", "", etc)) + ("." if "." in etc else ""),
            et_al[1],
            self.quoted("chicago", "Marsh, Ada. "),
            self.quoted("chicago", "Marsh, Ada. ", **asks),
            self.quoted("harvard", "Marsh, A. (2021) "),
            self.quoted("harvard", "Marsh, A. (2021) ", **asks),
            unsigned.partition(f". {found_at}")[0].replace("Tttt", "{}"),
            found_at,
            vancouver_at,
            self.form(accessed[1], months, 2022, 3, 4),
            self.added("chicago", f". {URL}.").replace(self.read(chicago_day, months), "{}"),
            self.added("mla", "")
            .lstrip()
            .removesuffix(".")
            .replace(self.read(mla_day, short), "{}"),
            cited[1].replace(self.read(v_day, v_months), "{}"),
            self.internet(),
            between("Oooo, ", "A4", "mla", issued=None, page="A4"),
        )

    def added(self, style: str, after: str) -> str:
        """Return what a day of access adds to an undated work."""
        without = self.says(style, issued=None).removesuffix(f"{URL}." if after else "")
        return (
            self.says(style, issued=None, accessed=READ).removeprefix(without).removesuffix(after)
        )

    def read(self, form: str, months: tuple[str, ...]) -> str:
        return form.format(year=2022, month=(months or ("",) * 12)[2], number=3, day=4)

    def internet(self) -> str:
        return re.search(r"Oooo \[([^\]]*)\]", self.says("vancouver", issued=None))[1]

    def quoted(self, style: str, before: str, **changes: Any) -> str:
        made = self.between(before, " Oooo", style, **changes)
        return made.replace("Tttt?", "{}").replace("Tttt", "{}")

    def each_month(self, style: str, before: str, after: str) -> tuple[str, ...]:
        return tuple(
            self.between(before, after, style, issued=_day(2021, month)) for month in range(1, 13)
        )

    def named(self, dates: tuple[str, ...], form: str) -> tuple[str, ...]:
        """Return the names of the months in dates of a form; dates in numbers have none."""
        if "{number}" in form:
            return ()
        shape = re.escape(form).replace(r"\{month\}", "(.+)").replace(r"\{year\}", "2021")
        found = [re.fullmatch(shape, date) for date in dates]
        if not all(found):
            raise ValueError(f"{self.language}: {dates[0]!r} is not {form!r}")
        return tuple(each[1] for each in found if each is not None)

    def form(
        self,
        date: str,
        months: tuple[str, ...],
        year: int = 2021,
        month: int = 7,
        day_: int = 6,
    ) -> str:
        date = date.replace(str(year), "{year}")
        if months and months[month - 1] in date:
            date = date.replace(months[month - 1], "{month}", 1)
        else:
            date = re.sub(rf"(?<!\d){month}(?!\d)", "{number}", date, count=1)
        return re.sub(
            rf"(?<!\d)0?{day_}(?!\d)",
            lambda digits: "{day:02}" if digits[0][0] == "0" else "{day}",
            date,
        )


def _battery() -> list[dict[str, Any]]:
    dates = [
        None,
        _day(2021),
        _day(2021, 7),
        *(_day(2021, m, d) for m, d in ((1, 1), (7, 6), (12, 31), (9, 22), (5, 2))),
    ]
    dates += [{**each, "circa": True} for each in dates if each]
    authors = [
        None,
        [MARSH],
        [MARSH, FAM],
        [MARSH, FAM, LEE],
        [MARSH, FAM, LEE, MARSH],
        [{"literal": "Tide Desk"}],
        [{"family": "van der Berg", "given": "Jan"}],
    ]
    made = [
        _item(issued=issued, author=who, title=title, accessed=read, page=page, URL=url)
        for issued in dates
        for who in authors
        for title, read, page, url in (
            ("Tttt", None, None, URL),
            ("Tttt?", READ, "A4", URL),
            ("Tttt", READ, None, ""),
            ("Tttt, «x» ttt!", None, "7", ""),
        )
    ]
    return made + [_item(issued=_day(2021, m, 9)) for m in range(1, 13)]


def _difference(language: str) -> str:
    """Return the first difference between what is put together and the processor's, or ""."""
    for style in styles.STYLES:
        made = [(each, direct.reference(each, style, language)) for each in _battery()]
        known = [(each, reference) for each, reference in made if reference is not None]
        asked = styles.processed([each for each, _ in known], style, language)
        for (_, reference), expected in zip(known, asked, strict=True):
            if reference != expected:
                return f"{style}: {reference.text} | {expected.text}"
        if len(known) < 0.5 * len(made):
            return f"{style}: {len(known)} of {len(made)}"
    return ""


def main() -> None:
    """Probe each language, and write the table."""
    table = TABLE
    table.clear()
    found: dict[str, tuple[Any, ...]] = {}
    spoken = ["en"]
    stub = [""] * len(locales.Locale._fields)
    table["en"] = locales.Locale(*stub)._replace(quoted="“{}.”", harvard_about="c. ")
    probes = {language: _Probe(language) for language in ["en", *CANDIDATES]}
    plain = {
        language: [probes[language].says(style, issued=_day(2021, 7, 6)) for style in styles.STYLES]
        for language in probes
    }
    for language, probe in probes.items():
        table.pop(language, None) if language != "en" else None
        if language != "en" and plain[language] != plain["en"]:
            spoken.append(language)
        elif language != "en":
            print(f"{language}: not spoken")
            continue
        try:
            found[language] = probe.words()
        except (ValueError, TypeError) as error:
            print(f"{language}: {error}")
            continue
        table[language] = locales.Locale(*found[language])
        styles._made.clear()
        if wrong := _difference(language):
            print(f"{language}: {wrong}")
            if language != "en":
                del table[language], found[language]
    _write(found, spoken)


def _write(found: dict[str, tuple[Any, ...]], spoken: list[str]) -> None:
    lines = [
        '"""The words of references. Made by scripts/make_citation_locales.py: change that.',
        "",
        f"Read off Typst {version('typst')}. This file is data, under CC0 1.0.",
        '"""',
        "",
        "# ruff: noqa: E501 -- one language a line, so that a difference reads as one",
        "# fmt: off",
        "from __future__ import annotations",
        "",
        "from typing import Any",
        "",
        "# language: the fields of `locales.Locale`",
        "WORDS: dict[str, tuple[Any, ...]] = {",
        *(f'    "{language}": {words!r},' for language, words in sorted(found.items())),
        "}",
        "# the languages that the processor speaks",
        f'SPOKEN = frozenset("{" ".join(sorted(spoken))}".split())',
        "",
    ]
    TARGET.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(found)} languages, {len(spoken)} spoken")


if __name__ == "__main__":
    main()
