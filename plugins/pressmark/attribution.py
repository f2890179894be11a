"""The statement that a work's licence asks for, or that its status calls for.

Worded after Creative Commons' "Recommended practices for attribution" (title, author, source,
licence) and CC BY 4.0, section 3(a)(1): the creator as named, the copyright notice, the licence
and its address, a link to the work, and whether it was changed. In HTML it carries the Creative
Commons Rights Expression Language in RDFa 1.1 (https://www.w3.org/submissions/ccREL/, section 5),
whose subject is the article's own address: without `about` the licence would cover the page.

Where the outlet is not the licensor, both are named. A status (a rights statement) is never
worded as a permission.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark import edtf
from pressmark.edtf import Precision
from pressmark.escaping import escaped
from pressmark.languages import primary_language
from pressmark.licenses import License
from pressmark.public import rights_holder, stated_rights
from pressmark.rights import Access, TextRule
from pressmark.typography import has_typography
from pressmark.words import direction
from pressmark.work import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressmark.edtf import Edtf
    from pressmark.licenses import RightsStatement
    from pressmark.record import Agent, Record
    from pressmark.settings import ArchiveSettings
    from pressmark.words import Words
    from pressmark.work import Work

PREFIX = "cc: http://creativecommons.org/ns# dc: http://purl.org/dc/terms/"
"""The prefixes of the RDFa; `dc` stands for Dublin Core's terms, as in RDFa's initial context."""


@dataclass(frozen=True, eq=False)
class Attribution:
    """One statement in the forms in which it is shown and copied, each made when it is asked for.

    All are "" for a work of which nothing is said (withdrawn, under review).
    """

    _sentence: _Sentence
    _statement: str
    _subject: str
    """What the RDFa speaks of; "" for none."""
    _laid_out: str
    """What a page changes in the text, which the text as it is stored does not share."""

    @cached_property
    def stored_text(self) -> str:
        """As plain text, for the text as it is stored: without numbers and typography."""
        return self._sentence.render(self._statement, str, _text)

    @cached_property
    def text(self) -> str:
        """As plain text, with the addresses of the work and of its licence spelt out."""
        return " ".join(filter(None, (self.stored_text, self._laid_out)))

    @cached_property
    def html(self) -> str:
        """As one `<p>` with ccREL, whole in itself wherever it is pasted."""
        if not self._statement:
            return ""
        words, known = self._sentence.words, bool(self._subject)
        about = f' prefix="{PREFIX}" about="{escaped(self._subject)}"' if known else ""
        phrasing = self._sentence.render(
            self._whole, escaped, lambda part: _html(part, words, marked=known)
        )
        return f'<p lang="{words.language}" dir="{words.direction}"{about}>{phrasing}</p>'

    @cached_property
    def markdown(self) -> str:
        """As Markdown, with the addresses spelt out."""
        return self._sentence.render(self._whole, _markdown_escape, _markdown)

    @property
    def _whole(self) -> str:
        return " ".join(filter(None, (self._statement, self._laid_out)))


@lru_cache(maxsize=1024)  # a page and the tables ask for the same within a second
def attribution(work: Work, words: Words, settings: ArchiveSettings) -> Attribution:
    """Return the statement for `work` in the language of `words`.

    The subject of the RDFa is the article's source address, or the article on its page where it
    has none; without either there is no RDFa, because it would license the page.
    """
    sentence = _Sentence(words)
    address = _address(work, settings)
    statement = _composed(work, sentence, address)
    subject = _subject(work.record, address) if _is_link(address) else ""
    return Attribution(sentence, statement, subject, _layout(work, sentence) if statement else "")


def short_html(work: Work, words: Words, settings: ArchiveSettings) -> str:
    """Return the statement for lists of many works.

    It is phrasing content without RDFa, and has the licence's short name.
    """
    sentence = _Sentence(words)
    statement = _composed(work, sentence, _address(work, settings))
    if statement:
        statement = " ".join(filter(None, (statement, _layout(work, sentence))))
    return sentence.render(
        statement,
        escaped,
        lambda part: _html(part, words, marked=False, name=part.short or part.text),
    )


def _address(work: Work, settings: ArchiveSettings) -> str:
    return work.record.source_url or settings.absolute(work.page)


def _subject(record: Record, address: str) -> str:
    """Return what the RDFa speaks of: the original, or the article on the archive's own page."""
    return record.source_url or f"{address}#{ARTICLE}"


def _composed(work: Work, sentence: _Sentence, address: str) -> str:
    if not work.decision.visible or work.decision.access is Access.WITHDRAWN:
        return ""
    return " ".join(_statement(work, sentence, address))


class _Part(NamedTuple):
    """A name in the statement: what it says, where it leads, and what it is in RDFa."""

    text: str
    short: str = ""
    url: str = ""
    language: str = ""
    rel: str = ""
    property: str = ""
    credit: str = ""
    """What a credit leads to in RDFa where the name has no address of its own."""
    about: str = ""
    """What the name is said of in RDFa, where that is not what it leads to (RDFa 1.1 Core, section
    7.5, step 5: a link's address is the subject of what stands in the link)."""
    before: str = ""
    after: str = ""
    spelt: bool = False
    """True where plain text gives the address too: that of the work and of the licence."""


_FIRST_MARK = 0xE000
_MARK = re.compile("([\ue000-\uefff])")


@dataclass(slots=True)
class _Sentence:
    """Fills the catalogue's sentences with parts, and keeps these apart from the words.

    A part enters a sentence as one private-use character, so that it is escaped and linked only
    after the sentence stands, in any language and order of words.
    """

    words: Words
    parts: list[_Part] = field(default_factory=list)

    def __call__(self, key: str, **values: str | _Part) -> str:
        placed = {
            name: self.place(value) if isinstance(value, _Part) else value
            for name, value in values.items()
        }
        return self.words(f"attribution.{key}", **placed)

    def place(self, part: _Part) -> str:
        self.parts.append(part)
        return chr(_FIRST_MARK + len(self.parts) - 1)

    def names(self, parts: list[_Part]) -> str:
        return self.words.join([self.place(part) for part in parts])

    def render(
        self, statement: str, words: Callable[[str], str], part: Callable[[_Part], str]
    ) -> str:
        # Words and marks take turns, words first.
        pieces = _MARK.split(statement)
        pieces[::2] = map(words, pieces[::2])
        pieces[1::2] = [part(self.parts[ord(mark) - _FIRST_MARK]) for mark in pieces[1::2]]
        return "".join(pieces)


def _statement(work: Work, sentence: _Sentence, address: str) -> Iterator[str]:
    record, rights = work.record, stated_rights(work.record)
    title = sentence.place(_title(record, address, sentence.words))
    if isinstance(rights, License):
        yield _licensed(record, rights, sentence, title, address)
        if rights.acknowledgement:
            licensor = (rights_holder(record) or record.outlet).name
            prescribed = rights.acknowledgement.format(licensor=licensor)
            yield sentence.place(_Part(text=prescribed, language="en"))
    else:
        yield from _described(record, rights, sentence, title)
    if record.permission is not None and work.decision.shows_text:
        yield sentence("shown_by_permission", name=_Part(text=record.permission.granted_by))
    if work.decision.shows_text:
        yield from _changes(work, sentence)


_PREDICATES = {"cc0": "dedicated", "pddc": "dedicated", "pdm": "public_domain"}
"""What is said of a licence's family; of every other one, that the work is licensed."""


def _licensed(
    record: Record, license_: License, sentence: _Sentence, title: str, address: str
) -> str:
    authors = [_agent(author, record) for author in record.authors]
    holder = rights_holder(record)
    if holder is None:
        creators = authors or [_outlet(record)]
    elif holder.name in {author.name for author in record.authors}:
        creators = authors
    else:
        creators = [_agent(holder, record)]
        if authors:
            title = sentence("title_by", title=title, authors=sentence.names(authors))
    year = _year(record.issued, sentence.words)
    predicate = _PREDICATES.get(license_.family, "licensed")
    if year and predicate != "licensed":
        title, year = sentence("title_year", title=title, year=year), ""
    creators = [_attributed(creator, address) for creator in creators]
    named = {part.text for part in (*authors, *creators)}
    values: dict[str, str | _Part] = {
        "title": title,
        "creator": sentence.names(creators),
        "predicate": sentence(predicate, license=_license_part(license_)),
    }
    key = "statement"
    if year:
        values["year"] = year
    else:
        key += "_no_year"
    if record.outlet.name in named:
        key += "_no_outlet"
    else:
        values["outlet"] = _outlet(record)
    return sentence(key, **values)


def _described(
    record: Record, rights: RightsStatement | None, sentence: _Sentence, title: str
) -> Iterator[str]:
    holder, year = rights_holder(record), _year(record.issued, sentence.words)
    if holder is not None and rights is not None and rights.code.startswith("InC"):
        part = _agent(holder, record)
        if year:
            yield sentence("status_copyright", title=title, holder=part, year=year)
        else:
            yield sentence("status_copyright_no_year", title=title, holder=part)
        authors = [author for author in record.authors if author.name != holder.name]
        apart = "copy_read_at" if record.outlet.name != holder.name else ""
    else:
        yield sentence("stop", text=title)
        authors, apart = list(record.authors), "published_in_year" if year else "published_in"
    if authors:
        names = sentence.names([_agent(author, record) for author in authors])
        yield sentence("written_by", authors=names)
    if apart:
        yield sentence(apart, outlet=_outlet(record), year=year)
    yield sentence("rights_unknown") if rights is None else sentence("stop", text=_status(rights))


def _license_part(license_: License) -> _Part:
    return _Part(
        text=license_.name,
        short=license_.short_name,
        url=license_.url,
        language="en",
        rel="license",
        spelt=True,
    )


def _status(rights: RightsStatement) -> _Part:
    return _Part(text=rights.short_name, url=rights.url, language="en", rel="dc:rights", spelt=True)


def _changes(work: Work, sentence: _Sentence) -> Iterator[str]:
    """Say what was changed in the text as it is stored (CC BY 4.0, section 3(a)(1)(B))."""
    record, decision = work.record, work.decision
    if decision.text is TextRule.WORDS:
        yield sentence("shortened", words=sentence.words.number(decision.words))
    if record.redactions:
        yield sentence("redacted")
    if record.corrections:
        last = max(each.date for each in record.corrections)
        yield sentence("corrected", date=sentence.words.date(last))
    if record.changes:
        yield sentence("changed", changes=_Part(text=_closed(record.changes)))
    if decision.verbatim and not _is_altered(work):
        yield sentence("unchanged")


def _is_altered(work: Work) -> bool:
    record = work.record
    kept = record.redactions or record.corrections or record.changes
    return bool(kept) or work.decision.text is TextRule.WORDS


def _layout(work: Work, sentence: _Sentence) -> str:
    """Say what the page changes in a text beside what was changed in it; "" for nothing."""
    if work.decision.verbatim or not work.decision.shows_text:
        return ""
    if has_typography(work.record.language):
        return sentence("also_set" if _is_altered(work) else "changed_set")
    return sentence("also_numbered" if _is_altered(work) else "changed_numbered")


_STOPS = (".", "!", "?", "…", "؟", "۔")


def _closed(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith(_STOPS) else f"{text}."


def _year(issued: Edtf | None, words: Words) -> str:
    """Return the year of a date of issue in words ("2021", "about 2020"), "" if it has none."""
    if issued is None:
        return ""
    if issued.precision in {Precision.DAY, Precision.MONTH, Precision.SEASON}:
        return (
            words.date(edtf.parse(edtf.written_year(issued.year)))
            if issued.year is not None
            else ""
        )
    if issued.precision is Precision.INTERVAL and issued.earliest.year == issued.latest.year:
        return words.date(edtf.parse(edtf.written_year(issued.earliest.year)))
    return "" if issued.precision is Precision.INTERVAL else words.date(issued)


def _title(record: Record, address: str, words: Words) -> _Part:
    before, after = _quotes(words)
    return _Part(
        text=record.title,
        url=address,
        about="" if record.source_url else _subject(record, address),
        language=record.language,
        property="dc:title",
        before=before,
        after=after,
        spelt=True,
    )


@cache
def _quotes(words: Words) -> tuple[str, str]:
    """Return what stands before and after a title in a language."""
    before, _, after = words("attribution.quoted_title", title="\n").partition("\n")
    return before, after


def _outlet(record: Record) -> _Part:
    return _Part(text=record.outlet.name, url=record.outlet.url, language=record.outlet.language)


def _agent(agent: Agent, record: Record) -> _Part:
    """Return a name with its own address; the outlet's where it is the outlet's name."""
    own = record.outlet.url if agent.name == record.outlet.name else ""
    return _Part(text=agent.name, url=agent.url or own)


def _attributed(part: _Part, address: str) -> _Part:
    return part._replace(credit=address, property="cc:attributionName", rel="cc:attributionURL")


def _is_link(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _text(part: _Part) -> str:
    name = f"{part.before}{part.text}{part.after}"
    return f"{name} ({part.url})" if part.spelt and part.url else name


@lru_cache(maxsize=2048)  # licences, outlets and authors come again
def _html(part: _Part, words: Words, *, marked: bool, name: str = "") -> str:
    """Return a part as HTML: `marked` with what is for machines, by another `name` if given."""
    rel, named = (part.rel, part.property) if marked else ("", "")
    credited = rel == "cc:attributionURL"
    marks = _attributes(property="" if credited else named, **_foreign(part.language, words))
    text = f"{part.before}<bdi{marks}>{escaped(name or part.text)}</bdi>{part.after}"
    link = part.url or (part.credit if marked else "")
    if not _is_link(link):
        return text
    named, about = (named, "") if credited else ("", part.about if marked else "")
    return f"<a{_attributes(about=about, property=named, rel=rel, href=link)}>{text}</a>"


def _foreign(language: str, words: Words) -> dict[str, str]:
    if not language or primary_language(language) == words.language:
        return {}
    return {"lang": language, "dir": direction(language)}


def _attributes(**values: str) -> str:
    written = ""
    for name, value in values.items():
        if value:
            written += f' {name}="{escaped(value)}"'
    return written


_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~&$])")


@lru_cache(maxsize=2048)  # the words between the names are few
def _markdown_escape(text: str) -> str:
    """Escape what CommonMark reads as markup (CommonMark 0.31, section 2.4)."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", text)


@lru_cache(maxsize=2048)
def _markdown(part: _Part) -> str:
    name = f"{part.before}{_markdown_escape(part.text)}{part.after}"
    if not _is_link(part.url):
        return name
    return f"[{name}]({_destination(part.url)})"


def _destination(url: str) -> str:
    """Return a link destination; one with brackets in angle brackets (CommonMark, section 6.3)."""
    if not re.search(r"[()<> ]", url):
        return url
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"
