"""English typography as typogrify gives it, for a tenth of its time.

typogrify runs each of its filters over the whole text, and most of the text no filter could
change. Here each filter of the library is called with the few words alone that it could change;
what it makes of them is put back. The result is typogrify's to the character: that is held by
`tests/property/test_typography.py`, and why it must be so is said beside each step.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typogrify import filters

from pressmark.languages import primary_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A tag as nh3 prints it. A value with a line break in it is no value to the library's `amp`.
_REGULAR_TAG = re.compile(r'</?[a-z][a-z0-9]*(?: [a-z]+="[^"<>\n]*")*>')
_IGNORED = re.compile(r"<(?:pre|code)")
# Inside these, `smartypants` and `caps` keep still, each by rules of its own.
_SKIPPED = re.compile(r"</?(?:code|kbd|math|pre|samp|script|style|tt)")
_TAG = re.compile(r"(<[^>]*>)")
_APART = "<>"
"""Parts pieces that go through a filter together: a tag to the filters, and in no regular HTML."""

_AMPERSAND = re.compile(r"&(?:amp;|#38;)?(?:\s|&nbsp;)")
_TAG_OR_SMART = re.compile(r"<[^>]*>|\"|'|``|\\|--|\.\.\.|\. \. \.")
_WORDS_END = re.compile(r"[ \n<]")
_OPENS_WITH_QUOTE = re.compile(r"['\"](?!\w)")
_CAPITALS = re.compile(r"[A-Z](?:\d*|\.\s?)[A-Z]")
_RUNS_END = re.compile(r"(?<![.\s])[ \n]|<")
_INLINE = "(?:a|b|em|i|span|strong)"
_BLOCK = "(?:dd|dt|h[1-6]|li|p)"
_QUOTE = rf"\s*(?:<{_INLINE}[^>]*>\s*)*(?:[\"']|&(?:ldquo|lsquo|#8216|#8220);)"
_FIRST_QUOTE = re.compile(_QUOTE)
_BLOCKS_QUOTE = re.compile(rf"<{_BLOCK}[^>]*>{_QUOTE}")
_BLOCKS_END = re.compile(rf"</(?:{_INLINE}>\s*</)*{_BLOCK}>")

_Span = tuple[int, int]
"""A stretch of text between two tags: its start and its end in the HTML."""


def has_typography(language: str) -> bool:
    """Tell whether texts in a language (BCP 47) are set by these rules, which are English ones."""
    return primary_language(language) == "en"


def typography(html: str) -> str:
    """Return what `typogrify.filters.typogrify` makes of the HTML, to the character.

    Fast on HTML as nh3 prints it; anything else is left to the library as a whole.
    """
    if not html.count("<") == html.count(">") == len(_REGULAR_TAG.findall(html)):
        return _by(filters.typogrify, html)
    if _IGNORED.search(html) is None:
        return _section(html)
    sections: list[tuple[str, bool]] = filters.process_ignores(html)
    return "".join(_section(text) if shown else text for text, shown in sections)


def _section(html: str) -> str:
    """Do what `applyfilters` does, in its order."""
    if _SKIPPED.search(html) is not None:
        return _by(filters.applyfilters, html)
    for step in (_amp, _smartypants, _caps, _initial_quotes, _widont):
        html = step(html)
    return html


def _by(function: Callable[[str], str], html: str) -> str:
    """Call a function of the library, which has no types."""
    return function(html)


def _amp(html: str) -> str:
    """Wrap ampersands. The library looks at each text between tags on its own."""
    if _AMPERSAND.search(html) is None:
        return html
    parts = _TAG.split(html)
    for at in range(0, len(parts), 2):
        if _AMPERSAND.search(parts[at]) is not None:
            parts[at] = _by(filters.amp, parts[at])
    return "".join(parts)


def _smartypants(html: str) -> str:
    """Curl quotes, join dashes and dots.

    The library looks at each text between tags on its own, but for a text that is one quote: that
    asks whether the text before ends in a blank. Within a text it looks at most one blank beyond a
    word: so the words that could change go through together, each between two blanks. A text goes
    through whole where its first or last word would be read otherwise between blanks, and where
    the pattern itself holds blanks (". . .").
    """
    words: list[_Span] = []
    texts: list[_Span] = []
    start = end = 0
    for found in _TAG_OR_SMART.finditer(html):
        at = found.start()
        if html[at] == "<":
            end = found.end()
            continue
        spaced = found.end() == at + 5
        if at < end and (not spaced or (texts and texts[-1][1] == end)):
            continue
        start = max(html.rfind(" ", end, at), html.rfind("\n", end, at), end - 1) + 1
        end = _place(_WORDS_END, html, at)
        if spaced or _needs_its_text(html, start, end):
            start, end = html.rfind(">", 0, at) + 1, html.find("<", at)
            end = len(html) if end < 0 else end
            while words and words[-1][0] >= start:
                words.pop()
            texts.append((start, end))
        else:
            words.append((start, end))
    if not words and not texts:
        return html
    pieces = [" ".join(["", *(html[start:end] for start, end in words), ""])]
    for start, end in texts:
        pieces += _before(html, start), html[start:end]
    made = _by(filters.smartypants, _APART.join(pieces)).split(_APART)
    changes = [
        *zip(words, made[0].split(" ")[1:-1], strict=True),
        *zip(texts, made[2::2], strict=True),
    ]
    return _changed(html, sorted(changes))


def _needs_its_text(html: str, start: int, end: int) -> bool:
    """Tell whether a word could be read otherwise if blanks stood where its text starts or ends.

    So it is with a quote before anything but a letter at the start, with a single quote at the end
    ("s's'"), and with a double quote there that only a blank would close.
    """
    if html[start - 1 : start] in {"", ">"} and _OPENS_WITH_QUOTE.match(html, start):
        return True
    return html[end : end + 1] in {"", "<"} and (
        html[end - 1] == "'" or (html[end - 1] == '"' and html[end - 2] in ' \t\r\n[{(-"')
    )


def _before(html: str, at: int) -> str:
    """Return a text that ends as the text before this place does, tags left out."""
    while at and html[at - 1] == ">":
        at = html.rindex("<", 0, at)
    return "x" if at and not html[at - 1].isspace() else " "


def _caps(html: str) -> str:
    """Wrap capitals. A run of them goes over a blank only after a full stop ("U. S.")."""
    runs: list[_Span] = []
    end = 0
    for found in _CAPITALS.finditer(html):
        at = found.start()
        if at < end or html.rfind("<", end, at) > html.rfind(">", end, at):
            continue
        start = _start_of_run(html, at, end)
        end = _place(_RUNS_END, html, found.end())
        runs.append((start, end))
    if not runs:
        return html
    made = _by(filters.caps, _APART.join([html[start:end] for start, end in runs]))
    return _changed(html, zip(runs, made.split(_APART), strict=True))


def _start_of_run(html: str, at: int, least: int) -> int:
    least = max(least, html.rfind(">", least, at) + 1)
    while (at := max(html.rfind(" ", least, at), html.rfind("\n", least, at))) > least:
        if html[at - 1] != "." and not html[at - 1].isspace():
            return at
    return least


def _place(pattern: re.Pattern[str], html: str, at: int) -> int:
    found = pattern.search(html, at)
    return found.start() if found else len(html)


def _changed(html: str, changes: Iterable[tuple[_Span, str]]) -> str:
    """Put other texts in the place of stretches, which are given in order."""
    made: list[str] = []
    done = 0
    for (start, end), text in changes:
        made += html[done:start], text
        done = end
    made.append(html[done:])
    return "".join(made)


def _initial_quotes(html: str) -> str:
    """Wrap the quote at the start of a block, or of the whole: the rest is not looked at."""
    html = _BLOCKS_QUOTE.sub(lambda found: _by(filters.initial_quotes, found.group()), html)
    first = _FIRST_QUOTE.match(html)
    if first is None:
        return html
    return _by(filters.initial_quotes, first.group()) + html[first.end() :]


def _widont(html: str) -> str:
    """Tie the last word of a block, or of the whole, to the word or the tag before it."""
    ends: list[_Span] = []
    done = 0
    for found in _BLOCKS_END.finditer(f"{html}</p>"):
        last = found.start()
        after_tag = html.rfind(">", done, last) + 1 or done
        words = html[after_tag:last].rsplit(None, 1)
        if len(words) == 2:
            start = after_tag + len(words[0]) - 1
        elif words and after_tag > done and html[after_tag].isspace():
            start = html.rindex("<", done, after_tag)
        else:
            continue
        done = found.end()
        ends.append((start, done))
    if not ends:
        return html
    made = _by(filters.widont, _APART.join([html[start:end] for start, end in ends]))
    return _changed(html, zip(ends, made.split(_APART), strict=True))
