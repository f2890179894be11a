"""The lines above a plain text that say what it is: headline, standfirst, byline, day, address.

They are read line by line, down to the first that is prose. A line is taken out only where it is
understood: "Date: 06/07/2021" says two days, and stays in the text.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressmark.capture import dates
from pressmark.capture.cleaning import AddressError, clean_url
from pressmark.capture.lines import (
    FINAL_STOP,
    HEADLINE_LIMIT,
    STANDFIRST_LIMIT,
    Part,
    TakenOut,
    byline_names,
    is_caption,
    is_prose_line,
    one_line,
    same_words,
)
from pressmark.languages import canonical_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LINES = 14
"""Lines that are looked at: no article says more about itself above its text."""
_SHORT_TITLE = 120

_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w ’'-]{1,24}?)\s*[:：]\s+(?P<value>\S.*)")
_LABELS = {
    "title": "title headline heading العنوان عنوان título titulo titre titel überschrift manchete",
    "subtitle": "subtitle standfirst subheadline subhead deck untertitel sous-titre",
    "authors": "author authors by byline|written_by reporter الكاتب نویسنده autor autora autores "
    "auteur auteurs auteure verfasser",
    "issued": "date published publication_date date_published pub_date posted التاريخ تاريخ_النشر "
    "تاریخ fecha datum data date_de_publication veröffentlicht publié_le",
    "source_url": "url link address source_url permalink original الرابط لینک enlace lien "
    "web_address source original_url",
    "outlet": "outlet newspaper publication publisher site website الصحيفة روزنامه periódico "
    "journal zeitung",
    "language": "language lang",
    "section": "section category rubrik sección rubrique",
}
_FIELDS = {
    label.replace("_", " "): name
    for name, labels in _LABELS.items()
    for label in re.split(r"[ |]", labels)
}
_ALONE = frozenset({"title", "authors", "issued", "source_url"})
"""Fields that one label alone may give; the others count in a block of labels only."""
_NEVER = frozenset({"authors", "language", "source_url"})
"""A line with such a label is no headline, whatever it says."""
_PARTS = {
    "title": Part.TITLE,
    "subtitle": Part.SUBTITLE,
    "authors": Part.BYLINE,
    "issued": Part.DATE,
    "source_url": Part.ADDRESS,
    "outlet": Part.OUTLET,
}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_RULE = re.compile(r"([=\-_*~#])(?:\s*\1){2,}")
_WHEN = re.compile(r"(?:first\s+)?(?:published|posted|issued|date|on)\s*:?\s+", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last\s+)?(?:updated|modified|edited)\b", re.IGNORECASE)
_LONGEST_DATE = 70
_NO_HEADLINE = (".", ":", ",", ";", "،", "؛", "。")


@dataclass(slots=True)
class Head:
    """What the lines above a text say, and what of it was known before."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    language: str = ""
    issued: str = ""
    source_url: str = ""
    section: str = ""
    is_titled: bool = False
    """Whether the headline stands in the text."""
    has_standfirst: bool = False
    has_byline: bool = False
    taken: list[TakenOut] = field(default_factory=list)


def take_head(blocks: list[str], head: Head, known_authors: Sequence[str]) -> None:
    """Take the lines about the article off `blocks`; `head` holds what is known, and is filled."""
    lines = [(at, line) for at, block in enumerate(blocks) for line in block.split("\n")]
    total = len(lines)
    lines = lines[:MOST_LINES]
    prose = next((n for n, (_, line) in enumerate(lines) if is_prose_line(line)), len(lines))
    labels = sum(_label(line) is not None for _, line in lines[:prose])
    taken = 0
    kept: list[int] = []
    while taken < prose and taken < total - 1:
        at, line = lines[taken]
        if blocks[at] == line and is_caption(line):
            kept.append(taken)
            taken += 1
            continue
        count = _take(lines, taken, prose, head, known_authors, labels)
        if not count:
            break
        taken += count
    while kept and kept[-1] == taken - 1:
        # Captions right above the text are as good as in it.
        taken = kept.pop()
    _without(blocks, lines, {n for n in range(taken) if n not in kept})


def _without(blocks: list[str], lines: Sequence[tuple[int, str]], gone: set[int]) -> None:
    left: dict[int, list[str]] = {}
    for number, (at, line) in enumerate(lines):
        if number not in gone:
            left.setdefault(at, []).append(line)
    touched = {lines[number][0] for number in gone}
    for at in sorted(touched, reverse=True):
        rest = blocks[at].split("\n")
        looked_at = sum(each == at for each, _ in lines)
        rest = [*left.get(at, []), *rest[looked_at:]]
        if rest:
            blocks[at] = "\n".join(rest)
        else:
            del blocks[at]


def _take(
    lines: Sequence[tuple[int, str]],
    at: int,
    prose: int,
    head: Head,
    known_authors: Sequence[str],
    labels: int,
) -> int:
    """Read one line, or the several of a headline; return how many were understood."""
    line = lines[at][1]
    if label := _label(line):
        name, value = label
        if (labels > 1 or name in _ALONE) and _say(head, name, value):
            head.taken.append(TakenOut(_PARTS.get(name, Part.BESIDE), line))
            return 1
    if _RULE.fullmatch(line):
        if not head.taken:
            return 0
        head.taken.append(TakenOut(Part.BESIDE, line))
        return 1
    if _ADDRESS.fullmatch(line):
        if not _say(head, "source_url", line):
            return 0
        head.taken.append(TakenOut(Part.ADDRESS, line))
        return 1
    if len(line) <= _LONGEST_DATE and any(letter.isdecimal() for letter in line):
        if _say(head, "issued", line):
            head.taken.append(TakenOut(Part.DATE, line))
            return 1
        if _CHANGED.match(line) and _day(_CHANGED.sub("", line), head.language):
            head.taken.append(TakenOut(Part.BESIDE, line))
            return 1
    if not head.has_byline and (names := byline_names(line, known_authors)):
        head.authors, head.has_byline = names, True
        with contextlib.suppress(dates.DateError):
            days = dates.find(line, head.language)
            head.issued = head.issued or (days[0].edtf if len(days) == 1 else "")
        head.taken.append(TakenOut(Part.BYLINE, line))
        return 1
    return _take_short(lines, at, prose, head)


def _take_short(lines: Sequence[tuple[int, str]], at: int, prose: int, head: Head) -> int:
    """Read a short line as headline, standfirst or outlet; 0 where it is none of these."""
    line = lines[at][1]
    if head.outlet and same_words(line, head.outlet) and not same_words(line, head.title):
        head.taken.append(TakenOut(Part.OUTLET, line))
        return 1
    if not head.is_titled and head.title:
        whole = 0
        text = ""
        while at + whole < len(lines) and whole < 4 and not same_words(text, head.title):
            text = f"{text} {lines[at + whole][1]}".strip()
            whole += 1
        if same_words(text, head.title):
            head.is_titled = True
            head.taken.append(_title_of(lines[at : at + whole]))
            return whole
    elif not head.is_titled:
        if count := _headline(lines, at, prose):
            head.is_titled = True
            head.title = one_line(" ".join(line for _, line in lines[at : at + count]))
            head.taken.append(_title_of(lines[at : at + count]))
        return count
    if head.has_standfirst:
        return 0
    if head.subtitle:
        if not same_words(line, head.subtitle):
            return 0
    elif not head.is_titled or not _is_standfirst(lines, at, prose):
        return 0
    head.subtitle, head.has_standfirst = head.subtitle or one_line(line), True
    head.taken.append(TakenOut(Part.SUBTITLE, line))
    return 1


def _title_of(lines: Sequence[tuple[int, str]]) -> TakenOut:
    return TakenOut(Part.TITLE, "\n".join(line for _, line in lines))


def _headline(lines: Sequence[tuple[int, str]], at: int, prose: int) -> int:
    """Return of how many lines a headline that begins here has; 0 where none begins."""
    block, line = lines[at]
    if not any(letter.isalpha() for letter in line) or len(line) > HEADLINE_LIMIT:
        return 0
    if _says_nothing(line):
        return 0
    count = 1
    while at + count < prose and lines[at + count][0] == block and count < 3:
        following = lines[at + count][1]
        if not following[0].islower() or len(following) > _SHORT_TITLE:
            break
        count += 1
    last = lines[at + count - 1][1]
    if last.endswith(_NO_HEADLINE) or at + count >= len(lines):
        return 0
    below = lines[at + count]
    if below[0] == block and at + count >= prose:
        # In one block with the text: only a line that is plainly apart from it.
        return count if len(line) <= _SHORT_TITLE and len(below[1]) > 1.5 * len(last) else 0
    return count


def _says_nothing(line: str) -> bool:
    """Tell a line that says something about the article, in a form that was not understood."""
    label = _label(line)
    return label is not None and (
        label[0] in _NEVER or any(letter.isdecimal() for letter in label[1])
    )


def _is_standfirst(lines: Sequence[tuple[int, str]], at: int, prose: int) -> bool:
    """Tell one line without a full stop, with prose below it or only lines of another kind."""
    line = lines[at][1]
    if len(line) > STANDFIRST_LIMIT or line.endswith(FINAL_STOP):
        return False
    if not any(letter.isalpha() for letter in line) or _says_nothing(line):
        return False
    below = [each for _, each in lines[at + 1 : prose]]
    return prose < len(lines) and all(_is_about(each) for each in below)


def _is_about(line: str) -> bool:
    return bool(
        _label(line)
        or _RULE.fullmatch(line)
        or _ADDRESS.fullmatch(line)
        or byline_names(line, ())
        or is_caption(line)
        or (len(line) <= _LONGEST_DATE and _day(line, ""))
    )


def _label(line: str) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(line)
    name = _FIELDS.get(match["label"].strip().casefold()) if match else None
    return (name, match["value"].strip()) if match and name else None


def _say(head: Head, name: str, value: str) -> bool:
    """Take a value that was read; False where it is none of its field's."""
    if name == "issued":
        day = _day(_WHEN.sub("", value, count=1), head.language)
        head.issued = head.issued or day
        return bool(day)
    if name == "source_url":
        try:
            address = clean_url(value)
        except AddressError:
            return False
        head.source_url = head.source_url or address
        return True
    if name == "language":
        tag = canonical_tag(value)
        head.language = head.language or tag or ""
        return bool(tag)
    if name == "authors":
        names = byline_names(f"By: {value}", ())
        head.authors, head.has_byline = head.authors or names, bool(names)
        return bool(names)
    if name == "title":
        if head.title and not same_words(value, head.title):
            return False
        head.title, head.is_titled = head.title or one_line(value), True
        return True
    if not getattr(head, name):
        setattr(head, name, one_line(value))
    return True


def _day(text: str, language: str) -> str:
    """Read a whole line as a day; "" for anything else, or more."""
    if len(text) > _LONGEST_DATE:
        return ""
    try:
        return dates.read(text.strip(" |–—-"), language)
    except dates.DateError:
        return ""
