"""A text as stored (Markdown) made into HTML to show, with its paragraphs numbered.

CommonMark 0.31 with tables and footnotes (pyromark); HTML that stands in the text goes through an
allow-list (nh3); typogrify touches English alone, and nothing that must stay verbatim. What is
stored is never changed: all of this is display.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

import nh3
import pyromark

from pressmark.typography import has_typography, typography

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES

_TAGS = set(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em"
    " figcaption figure h2 h3 h4 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span"
    " strong sub sup table tbody td tfoot th thead time tr u ul var".split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "div": {"id"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASSES = {
    "div": {"footnote-definition"},
    "sup": {"footnote-reference", "footnote-definition-label"},
}
_NOTE = "note-"

# nh3 prints what html5ever serialises: lower-case names, double quotes, every tag closed.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=>"/]+="[^"]*")*)\s*>')
_VOID = frozenset({"br", "col", "hr", "img"})
_IMG = re.compile(r'<img((?:\s+[^\s=>"/]+="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'([^\s=>"/]+)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h1>")
_FRAGMENT = re.compile(r'href="#(?!p\d)([^"]*)"')
_NOTE_REFERENCE = re.compile(
    r'<sup class="footnote-reference"><a href="#note-([^"]*)">(\d+)</a></sup>'
)
_NOTE_LABEL = re.compile(r'<sup class="footnote-definition-label">\d+</sup>\s*')
_ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')
# Paragraphs that begin with a sign and hold words and emphasis alone, as most texts do. nh3 gives
# them back as they are: what it would write otherwise (U+00A0, CR, NUL) is left out here.
_WORDS = r"(?:[^<>&\0\r\xa0]++|&(?:amp|lt|gt);)*+"
_PARAGRAPHS = re.compile(
    rf"(?:<p>(?=[^\s<&]){_WORDS}(?:<(em|strong)>{_WORDS}</\1>{_WORDS})*+</p>\n)++"
)
_BETWEEN = "</p>\n<p>"
_LINE = r"[^\W\d_][^\n]*+\n"
_LINES = re.compile(rf"(?:{_LINE}\n)*+{_LINE}")
"""A stored text of lines that begin with a letter, with blank ones between: each is a paragraph."""
_TEXT_ID = re.compile(r'<(p|li) id="(p\d+[a-z]*)">')

Picture = Callable[[str, str], str]
"""From the address and the alternative text of a picture in the text to the HTML in its place."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the text as it reads. `id` is its paragraph's ("p4"), or "" where it has none."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A text to show: HTML that may be trusted, and its blocks in reading order."""

    html: str
    pictures: tuple[str, ...] = ()
    """The addresses of the pictures that stand in the text, in order."""
    _clean: str
    _paragraphs: tuple[str, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order; no page asks for them, so they are read when asked for."""
        return _blocks(self._clean, self._paragraphs)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks that have a number."""
        return tuple(block for block in self.blocks if block.id)

    @property
    def words(self) -> int:
        """How many words the text has, counted at blanks."""
        return sum(len(block.text.split()) for block in self.blocks)


def _no_picture(_address: str, alt: str) -> str:
    return f"<p>[{escape(alt)}]</p>" if alt else ""


def render(
    body: str,
    *,
    language: str,
    verbatim: bool = False,
    paragraphs: Iterable[str] = (),
    picture: Picture = _no_picture,
) -> Rendered:
    """Make the stored text into HTML.

    `body` is Markdown, `language` its BCP 47 tag. `verbatim` keeps typography off, as a licence
    without derivatives asks. `paragraphs` are the ids in order where they are no longer 1, 2, 3 …
    ("-p7" stands for one taken out, and leaves an empty anchor). Each paragraph and each item of
    a list has an id; `number` puts the visible numbers there. Raises ValueError where `paragraphs`
    does not fit the text.
    """
    given = tuple(paragraphs)
    made = _to_html(body)
    simple = not given and _is_simple(made)
    clean = made if simple else _sanitise(made)
    shown = typography(clean) if has_typography(language) and not verbatim else clean
    pictures: list[str] = []
    ids = _Ids(given)
    html = _simply_laid_out(shown) if simple else _laid_out(shown, ids, picture, pictures)
    ids.close()
    return Rendered(html=html, pictures=tuple(pictures), _clean=clean, _paragraphs=given)


def blocks(body: str, paragraphs: Iterable[str] = ()) -> tuple[Block, ...]:
    """Return a stored text's blocks, as `render` does, without the HTML."""
    given = tuple(paragraphs)
    made = _to_html(body)
    return _blocks(made if not given and _is_simple(made) else _sanitise(made), given)


def _blocks(clean: str, given: tuple[str, ...]) -> tuple[Block, ...]:
    simple = not given and _is_simple(clean)
    return tuple(_simple_texts(clean) if simple else _texts(clean, _Ids(given)))


def count_paragraphs(body: str) -> int:
    """Count the paragraphs of a stored text that get a number."""
    if "<" not in body and "![" not in body and _LINES.fullmatch(body):
        return body.count("\n\n") + 1
    made = _to_html(body)
    if _is_simple(made):
        return made.count("<p>")
    return sum(bool(block.id) for block in _texts(_sanitise(made), _Ids(())))


def number(html: str, link: Callable[[str], str]) -> str:
    """Put each paragraph's number, a link to itself, at its start: `link` makes it of "4" or "4a".

    Kept apart from `render`, so that `article.content` holds the text alone.
    """
    return _TEXT_ID.sub(lambda found: f"{found[0]}{link(found[2][1:])}", html)


def number_link(mark: str, name: str, shown: str) -> str:
    """Return a paragraph's number as a link; `name` is what is read aloud ("Paragraph 4")."""
    return f'<a class="pn" href="#p{mark}" aria-label="{escape(name)}">{escape(shown)}</a>'


def plain(html: str) -> str:
    """Read the text that a piece of HTML shows, blanks run together."""
    return " ".join(unescape(_TAG.sub("", re.sub(r"<br>|</(?:p|li|td|th|tr)>", " ", html))).split())


def _to_html(markdown: str) -> str:
    return pyromark.html(markdown, options=_OPTIONS)


def _sanitise(html: str) -> str:
    # The page has its own h1. An id of the text's own could collide with one of the page's.
    lowered = _HEADING.sub(r"<\1h2>", html)
    clean = nh3.clean(
        lowered,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        id_prefix=_NOTE,
    )
    return _FRAGMENT.sub(lambda found: f'href="#{_NOTE}{found.group(1)}"', clean)


# Most texts are paragraphs of words. They need no sanitiser, because what they hold was looked at
# here to the letter, and no walk through elements: 0.06 ms instead of 0.23 ms for 460 words, and
# 0.02 ms instead of 0.18 ms to count the paragraphs. Tests hold both ways to each other.


def _is_simple(html: str) -> bool:
    return _PARAGRAPHS.fullmatch(html) is not None


def _inner(html: str) -> list[str]:
    return html[len("<p>") : -len("</p>\n")].split(_BETWEEN)


def _simple_texts(html: str) -> Iterator[Block]:
    for at, inner in enumerate(_inner(html), start=1):
        text = _TAG.sub("", inner) if "<" in inner else inner
        yield Block(f"p{at}", " ".join(unescape(text).split()))


def _simply_laid_out(html: str) -> str:
    numbered = enumerate(_inner(html), start=1)
    return "".join(f'<p id="p{at}">{inner.strip()}</p>\n' for at, inner in numbered)


class _Ids:
    """Hands out the paragraphs' ids in order."""

    def __init__(self, given: tuple[str, ...]) -> None:
        self._given = given
        self._at = 0

    def take(self) -> tuple[list[str], str]:
        """Return the ids taken out before the next paragraph, and the paragraph's own."""
        if not self._given:
            self._at += 1
            return [], f"p{self._at}"
        gone = self.gone()
        if self._at == len(self._given):
            raise ValueError(f"The text has more paragraphs than the {self._at} listed")
        own = self._given[self._at]
        self._at += 1
        return gone, own

    def gone(self) -> list[str]:
        """Return the ids that stand next in the list and are marked as taken out."""
        found = []
        while self._at < len(self._given) and self._given[self._at].startswith("-"):
            found.append(self._given[self._at][1:])
            self._at += 1
        return found

    def close(self) -> None:
        """Raise ValueError where ids are left for which the text has no paragraph."""
        self.gone()
        if self._given and self._at < len(self._given):
            left = ", ".join(self._given[self._at :])
            raise ValueError(f"The text has no paragraph for {left}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A top-level element, from its opening to its closing tag."""

    name: str
    html: str


def _pieces(html: str) -> Iterator[_Piece]:
    depth = 0
    start = 0
    name = ""
    for match in _TAG.finditer(html):
        closing, tag, _attributes = match.groups()
        if tag in _VOID:
            if depth == 0:
                yield _Piece(tag, match.group())
                start = match.end()
            continue
        if closing:
            depth -= 1
            if depth == 0:
                yield _Piece(name, html[start : match.end()])
                start = match.end()
        else:
            if depth == 0:
                loose = html[start : match.start()].strip()
                if loose:
                    yield _Piece("", loose)
                start = match.start()
                name = tag
            depth += 1
    loose = html[start:].strip()
    if loose:
        yield _Piece("", loose)


def _inside(piece: _Piece) -> tuple[str, str, str]:
    """Split an element into its opening tag, its content and its closing tag."""
    start = piece.html.index(">") + 1
    end = piece.html.rindex("<")
    return piece.html[:start], piece.html[start:end], piece.html[end:]


_BLOCK = re.compile(r"<(?:p|li|div)[ >]")


def _is_container(piece: _Piece) -> bool:
    return piece.name not in {"", "table", "pre"} and _BLOCK.search(piece.html) is not None


def _is_note(piece: _Piece) -> bool:
    return piece.name == "div" and 'class="footnote-definition"' in piece.html[:80]


def _read(html: str) -> str:
    """Read a text without the numbers of its notes, which would stand as if part of a word."""
    return plain(_NOTE_REFERENCE.sub("", html))


def _texts(html: str, ids: _Ids) -> Iterator[Block]:
    notes = []
    for piece in _pieces(html):
        if _is_note(piece):
            notes.append(Block("", plain(_NOTE_LABEL.sub("", piece.html))))
            continue
        if piece.name in {"p", "li"}:
            text = _read(_IMG.sub("", piece.html))
            if piece.name == "p" and not text:
                continue
            yield Block(ids.take()[1], text)
        elif _is_container(piece):
            yield from _texts(_inside(piece)[1], ids)
        elif text := _read(piece.html):
            yield Block("", text)
    yield from notes


def _laid_out(html: str, ids: _Ids, picture: Picture, seen: list[str]) -> str:
    out: list[str] = []
    notes: list[str] = []
    _lay(html, ids, picture, seen, out, notes)
    out.extend(f'<span id="{gone}"></span>' for gone in ids.gone())
    text = "\n".join(out)
    referred: set[str] = set()

    def reference(match: re.Match[str]) -> str:
        name, shown = match.groups()
        own = "" if name in referred else f' id="ref-{name}"'
        referred.add(name)
        return f'<sup class="note"{own}><a href="#{_NOTE}{name}">{shown}</a></sup>'

    text = _NOTE_REFERENCE.sub(reference, text)
    if notes:
        text += '\n<div class="notes"><ol>' + "".join(notes) + "</ol></div>"
    return _with_each_id_once(text) + "\n" if text else ""


def _with_each_id_once(html: str) -> str:
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        if match.group(1) in seen:
            return ""
        seen.add(match.group(1))
        return match.group()

    return _ID.sub(keep, html)


def _lay(
    html: str, ids: _Ids, picture: Picture, seen: list[str], out: list[str], notes: list[str]
) -> None:
    for piece in _pieces(html):
        if _is_note(piece):
            opening, inner, _closing = _inside(piece)
            name = dict(_ATTRIBUTE.findall(opening))["id"].removeprefix(_NOTE)
            content = _NOTE_LABEL.sub("", _IMG.sub("", inner)).strip()
            back = f' <a href="#ref-{name}" class="back">↩</a>'
            content = f"{content[:-4]}{back}</p>" if content.endswith("</p>") else content + back
            notes.append(f'<li id="{_NOTE}{name}">{content}</li>')
            _show_pictures(piece.html, picture, seen, out)
        elif piece.name in {"p", "li"}:
            _opening, inner, _closing = _inside(piece)
            inner = _IMG.sub("", inner).strip()
            if inner or piece.name == "li":
                gone, own = ids.take()
                out.extend(f'<span id="{id_}"></span>' for id_ in gone)
                out.append(f'<{piece.name} id="{own}">{inner}</{piece.name}>')
            _show_pictures(piece.html, picture, seen, out)
        elif _is_container(piece):
            opening, inner, closing = _inside(piece)
            within: list[str] = []
            _lay(inner, ids, picture, seen, within, notes)
            out.append(opening + "\n".join(within) + closing)
        elif piece.name == "table":
            table = _IMG.sub("", piece.html)
            out.append(f'<div class="scroll" tabindex="0">{table}</div>')
            _show_pictures(piece.html, picture, seen, out)
        else:
            out.append(_IMG.sub("", piece.html))
            _show_pictures(piece.html, picture, seen, out)


def _show_pictures(html: str, picture: Picture, seen: list[str], out: list[str]) -> None:
    for attributes in _IMG.findall(html):
        found = {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
        seen.append(found.get("src", ""))
        out.append(picture(found.get("src", ""), found.get("alt", "")))
