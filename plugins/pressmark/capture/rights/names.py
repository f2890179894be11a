"""Find where a sentence names a licence or a status, in any of the languages, and which.

Names are put together again in the words that `pressmark.licenses.match` reads, so that one
registry decides what there is. A version that is not written is not added: a Creative Commons
licence without one is its family (`CC-BY`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture.rights import vocabulary
from pressmark.capture.rights.folding import fold, phrases
from pressmark.capture.rights.model import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What sort of thing is named."""

    LICENSE = "licence"
    SOFTWARE = "software licence"
    STATUS = "status"
    RESERVED = "reservation"
    NOTICE = "copyright notice"
    VAGUE = "licence without a name"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a folded sentence: its span, what it names (`none` if no one thing), its kind."""

    start: int
    end: int
    license: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as written, and folded with each address and name taken for one character."""

    text: str
    folded: str
    names: tuple[Name, ...]


_FIRST = 0xE000
_MARK = re.compile("[\ue000-\uf8ff]")

# --- addresses

_ADDRESS = re.compile(
    r"(?:(?:https?:)?//|www\.)[^\s<>\"“”«»]+"
    r"|(?:creativecommons|rightsstatements|spdx)\.org/[^\s<>\"“”«»]+",
    re.IGNORECASE,
)
_CREATIVE_COMMONS = re.compile(
    r"(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/licenses/([a-z\-+]+)(?:/(\d[\d.]*)(?:/([a-z\-]+))?)?(?:[/?#].*)?",
    re.IGNORECASE,
)
_BADGE = re.compile(
    r"(?:https?:)?//(?:i|licensebuttons|mirrors)\.(?:creativecommons\.(?:org|net)|net|org)/(?:l/)?.*",
    re.IGNORECASE,
)
_ELSEWHERE = tuple(
    (re.compile(pattern), license_)
    for pattern, license_ in (
        (r"opensource\.org/licenses?/mit", "MIT"),
        (r"opensource\.org/licenses?/apache-2\.0|apache\.org/licenses/license-2\.0", "Apache-2.0"),
        (r"opensource\.org/licenses?/bsd-3-clause", "BSD-3-Clause"),
        (r"opensource\.org/licenses?/bsd-2-clause", "BSD-2-Clause"),
        (r"gnu\.org/licenses/(?:old-licenses/)?gpl-3\.0", "GPL-3.0-only"),
        (r"gnu\.org/licenses/(?:old-licenses/)?gpl-2\.0", "GPL-2.0-only"),
        (r"gnu\.org/licenses/agpl-3\.0", "AGPL-3.0-only"),
        (r"gnu\.org/licenses/lgpl-3\.0", "LGPL-3.0-only"),
        (r"gnu\.org/licenses/fdl-1\.3", "GFDL-1.3-only"),
        (r"gnu\.org/licenses/(?:old-licenses/)?fdl-1\.2", "GFDL-1.2-only"),
        (r"mozilla\.org/(?:en-us/)?mpl/2\.0", "MPL-2.0"),
        (r"opendatacommons\.org/licenses/odbl", "ODbL-1.0"),
        (r"opendatacommons\.org/licenses/by", "ODC-By-1.0"),
        (r"(?:scripts\.sil|openfontlicense)\.org/", "OFL-1.1"),
        (r"unlicense\.org", "Unlicense"),
    )
)
_TRAILING = ".,;:!?)]}'’”»›"


def name_address(address: str) -> tuple[str, Kind] | None:
    """Say which licence or status an address leads to; None where it leads to none.

    A Creative Commons address without a version, or with a country that SPDX does not list,
    gives the family; one that names no licence gives `none`.
    """
    address = address.strip()
    if right := licenses.match(address):
        if "/" not in address:
            return None
        kind = Kind.LICENSE if right.kind == "license" else Kind.STATUS
        return right.id, kind
    if parts := _CREATIVE_COMMONS.fullmatch(address):
        family, version, port = parts[1].strip("-+"), parts[2] or "", parts[3] or ""
        versioned = licenses.match(f"https://creativecommons.org/licenses/{family}/{version}/")
        if versioned and port and not port.startswith(("deed", "legalcode", "rdf")):
            return _family(family), Kind.LICENSE
        if versioned:
            return versioned.id, Kind.LICENSE
        return (NONE if version else _family(family)), Kind.LICENSE
    for pattern, license_ in _ELSEWHERE:
        if pattern.search(address.lower()):
            kind = Kind.LICENSE if license_.startswith("GFDL") else Kind.SOFTWARE
            return license_, kind
    if re.search(r"creativecommons\.org(?:/licenses)?/?$", address, re.IGNORECASE):
        return NONE, Kind.VAGUE
    return None


def _family(elements: str) -> str:
    known = licenses.versions(f"CC {elements}")
    return re.sub(r"-\d.*$", "", known[0]) if known else NONE


# --- names outside of Creative Commons

_V = r"[\s,(\-]*(?:v|version|versión|versao|version|ver|nummer|الاصدار|اصدار|نسخه|النسخه)?[.\s]*"
_OR_LATER = (
    r"(?:[\s,(\-]*(?:or|oder|ou|o|او|یا)[\s\-]+(?:any\s+|jede\s+|cualquier\s+|toute\s+|qualquer\s+|ای\s+)?"
    r"(?:later|newer|spater\w*|neuer\w*|posterior\w*|ulterieur\w*|superior\w*|hoher\w*|احدث|بالاتر|جدیدتر|بعدی))"
)
_WORD = r"(?:licen\w+|lizenz\w*|رخصه|ترخیص|مجوز|پروانه)"


@dataclass(frozen=True, slots=True)
class _Other:
    """A licence outside of Creative Commons.

    `versions` leads from the version as written ("" where none is) to the SPDX id; `later` is
    True where "or later" makes another id.
    """

    pattern: str
    versions: tuple[tuple[str, str], ...]
    kind: Kind = Kind.SOFTWARE
    later: bool = False


def _gnu(base: str, *versions: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (written, f"{base}-{version}")
        for version in versions
        for written in {version, version.removesuffix(".0")}
    )


_OTHERS = (
    _Other(
        r"(?:gnu\s+)?free\s+documentation\s+licen[cs]e|gnu[\s\-]*fdl|gfdl",
        _gnu("GFDL", "1.1", "1.2", "1.3"),
        Kind.LICENSE,
        later=True,
    ),
    _Other(
        r"(?:gnu\s+)?affero\s+general\s+public\s+licen[cs]e|(?:gnu\s+)?agpl",
        _gnu("AGPL", "3.0"),
        later=True,
    ),
    _Other(
        r"(?:gnu\s+)?(?:lesser|library)\s+general\s+public\s+licen[cs]e|(?:gnu\s+)?lgpl",
        _gnu("LGPL", "2.1", "3.0"),
        later=True,
    ),
    _Other(
        r"(?:gnu\s+)?general\s+public\s+licen[cs]e|(?:gnu\s+)?gpl|gnu/gpl",
        _gnu("GPL", "1.0", "2.0", "3.0"),
        later=True,
    ),
    _Other(rf"{_WORD}\s+mit(?!\w)|mit[\s\-]+{_WORD}", (("", "MIT"),)),
    _Other(
        rf"apache(?:\s+software)?[\s\-]+{_WORD}|{_WORD}\s+apache|apache(?=[\s\-]*2)",
        (("2.0", "Apache-2.0"), ("2", "Apache-2.0"), ("1.1", "Apache-1.1")),
    ),
    _Other(
        r"bsd[\s\-]*3[\s\-]*clause(?:\s+licen[cs]e)?|3[\s\-]clause\s+bsd", (("", "BSD-3-Clause"),)
    ),
    _Other(
        r"bsd[\s\-]*2[\s\-]*clause(?:\s+licen[cs]e)?|2[\s\-]clause\s+bsd", (("", "BSD-2-Clause"),)
    ),
    _Other(rf"bsd[\s\-]+{_WORD}|{_WORD}\s+bsd", ()),
    _Other(r"mozilla\s+public\s+licen[cs]e|mpl", _gnu("MPL", "1.1", "2.0")),
    _Other(
        r"(?:sil\s+)?open\s+font\s+licen[cs]e|sil\s+ofl|ofl",
        (("1.1", "OFL-1.1"), ("1.0", "OFL-1.0")),
    ),
    _Other(r"open\s+database\s+licen[cs]e|odbl", (("", "ODbL-1.0"), ("1.0", "ODbL-1.0"))),
    _Other(r"odc[\s\-]by", (("", "ODC-By-1.0"), ("1.0", "ODC-By-1.0"))),
    _Other(r"the\s+unlicense", (("", "Unlicense"),)),
    _Other(
        r"european\s+union\s+public\s+licen[cs]e|eupl", (("1.1", "EUPL-1.1"), ("1.2", "EUPL-1.2"))
    ),
    _Other(
        r"open\s+government\s+licen[cs]e[\s\-]*canada|ogl[\s\-]*canada",
        (("2.0", "OGL-Canada-2.0"), ("2", "OGL-Canada-2.0")),
        Kind.LICENSE,
    ),
    _Other(
        r"open\s+government\s+data\s+licen[cs]e(?:[\s,\-]*taiwan)|ogdl[\s\-]*taiwan",
        (("1.0", "OGDL-Taiwan-1.0"), ("1", "OGDL-Taiwan-1.0")),
        Kind.LICENSE,
    ),
    _Other(
        r"(?:uk\s+)?open\s+government\s+licen[cs]e(?:\s*\(ogl\)|\s+for\s+public\s+sector\s+information)?|ogl(?:[\s\-]*uk)?",
        _gnu("OGL-UK", "1.0", "2.0", "3.0"),
        Kind.LICENSE,
    ),
    _Other(
        r"licence\s+ouverte(?:\s*/\s*open\s+licen[cs]e)?(?:[\s,(]*etalab\)?)?|etalab(?:[\s\-]+open)?\s+licen[cs]e|etalab(?=[\s\-]*2)",
        (("2.0", "etalab-2.0"), ("2", "etalab-2.0")),
        Kind.LICENSE,
    ),
    _Other(
        r"datenlizenz\s+deutschland[\s,\-]*namensnennung[\s,\-]*|dl-de[/\-]by[/\-]?",
        (("2.0", "DL-DE-BY-2.0"), ("2-0", "DL-DE-BY-2.0")),
        Kind.LICENSE,
    ),
    _Other(
        r"datenlizenz\s+deutschland[\s,\-]*zero[\s,\-]*|dl-de[/\-]zero[/\-]?",
        (("2.0", "DL-DE-ZERO-2.0"), ("2-0", "DL-DE-ZERO-2.0")),
        Kind.LICENSE,
    ),
    _Other(
        r"nlod|norwegian\s+licen[cs]e\s+for\s+open\s+government\s+data|norsk\s+lisens\s+for\s+offentlige\s+data",
        _gnu("NLOD", "1.0", "2.0"),
        Kind.LICENSE,
    ),
)
_OTHER_PATTERNS = tuple(
    (
        other,
        re.compile(
            rf"(?<!\w)(?:{other.pattern})(?=v?\d|\W|$)"
            rf"(?:{_V}(?P<version>\d+(?:[.\-]\d+)?)(?![\w])(?!\.\d)\)?)?(?P<later>{_OR_LATER}\)?|\+)?(?:-only)?"
        ),
    )
    for other in _OTHERS
)


def _other(other: _Other, found: re.Match[str]) -> str:
    known = dict(other.versions)
    id_ = known.get(found["version"] or "", "")
    if not id_:
        return NONE
    return f"{id_}-{'or-later' if found['later'] else 'only'}" if other.later else id_


# --- Creative Commons

_PDM = phrases(
    "public domain mark|marca de dominio público|marque du domaine public|marca de domínio público|"
    "علامة الملكية العامة|علامة الملك العام|نشان مالکیت عمومی|public-domain-mark"
)
_CC0 = (
    r"(?<!\w)cc[\s\-]?(?:0|zero)(?![\w])(?!\.\d)|(?<!\w)creative[\s\-]+commons[\s\-]+(?:cc[\s\-]?)?(?:0|zero)"
    r"(?!\w)(?!\.\d)"
)
_CC = r"creative[\s\-]*commons|(?<!\w)cc(?=[\s\-_:/]|$|by)|" + phrases(
    "المشاع الإبداعي|كرييتف كومنز|كرييتيف كومنز|کریتیو کامنز|کرییتیو کامنز|کریتیوکامنز|کریتیو کامونز|کریِیتیو کامنز"
)
_ELEMENT_WORDS = {
    "nc": "noncommercial|non commercial|non-commercial|nocomercial|no comercial|no-comercial|nãocomercial|"
    "não comercial|não-comercial|uso não comercial|uso não-comercial|pas d'utilisation commerciale|"
    "pas d’utilisation commerciale|pas d'usage commercial|utilisation non commerciale|non commerciale|nicht kommerziell|nicht-kommerziell|"
    "nichtkommerziell|keine kommerzielle nutzung|غير تجاري|غير التجاري|غير تجارية|غير التجارية|لا للاستخدام التجاري|"
    "غیرتجاری|غیر تجاری|غير ربحي|sin uso comercial|uso no comercial",
    "nd": "noderivatives|noderivs|no derivatives|no-derivatives|no derivs|no derivative works|no-derivs|"
    "sin derivadas|sinderivadas|sin derivados|sin obra derivada|sinobraderivada|sin obras derivadas|pas de modification|"
    "pas de modifications|pas d'œuvre dérivée|pas d'oeuvre dérivée|keine bearbeitung|keine bearbeitungen|"
    "keinebearbeitung|keinebearbeitungen|sem derivações|semderivações|sem derivados|semderivados|sem derivadas|"
    "proibição de realização de obras derivadas|vedada a criação de obras derivadas|não a obras derivadas|"
    "منع الاشتقاق|بدون اشتقاق|دون اشتقاق|لا اشتقاق|بلا اشتقاق|غير قابل للاشتقاق|عدم الاشتقاق|غیراشتقاقی|غیر اشتقاقی|"
    "اشتقاق ممنوع|بدون آثار اشتقاقی|بی اشتقاق|بدون اقتباس",
    "sa": "sharealike|share alike|share-alike|compartirigual|compartir igual|compartir-igual|compartir bajo la misma licencia|"
    "partage dans les mêmes conditions|partage des conditions initiales à l'identique|"
    "partage à l'identique|partage dans les mêmes conditions|weitergabe unter gleichen bedingungen|"
    "compartilhaigual|compartilha igual|compartilha-igual|partilha nos mesmos termos|compartilhamento pela mesma licença|"
    "partilha nas mesmas condições|الترخيص بالمثل|المشاركة بالمثل|الرخصة بالمثل|المشاركة على قدم المساواة|"
    "ترخيص بالمثل|اشتراک یکسان|اشتراک همسان|همانندسازی|اشتراک‌گذاری یکسان|به اشتراک گذاری یکسان|اشتراک گذاری یکسان|نشر یکسان",
    "by": "attribution|reconocimiento|atribución|paternité|namensnennung|atribuição|نسبة المصنف|نسب المصنف|"
    "نسبة المصنف إلى مؤلفه|نسبة العمل|نسب العمل|العزو|الإسناد|النسبة|نسب المصنف لمؤلفه|الإشارة إلى المصنف|انتساب|ارجاع|تخصیص|اسناد",
}
_CODES = r"(?<!\w)(?:¦?by(?:[\s\-/,+]{1,3}(?:nc|nd|sa))*|(?:nc|nd|sa)(?:[\s\-/,+]{1,3}(?:by|nc|nd|sa))+|cc(?P<glued>by(?:-?(?:nc|nd|sa))*))(?=[\W\d_]|$)(?!\.\d)"
_QUALIFIERS = {
    "international": "international|internacional|internationale|internationalen|دولي|الدولي|دولية|الدولية|عالمي|"
    "بین‌المللی|بین المللی|جهانی",
    "unported": "unported|no portada|não adaptada|nicht portiert|non transposé|non transposée|نشده بومی|غير موطنة",
    "generic": "generic|genérica|générique|generisch|genérico|generischen",
    "universal": "universal|universelle|universell|عالمية|جهان‌شمول",
}
_COUNTRIES = {
    "AT": "austria|österreich|at|autriche|النمسا|اتریش",
    "AU": "australia|australien|australie|au|أستراليا|استرالیا",
    "DE": "germany|deutschland|alemania|allemagne|alemanha|de|ألمانيا|آلمان",
    "FR": "france|frankreich|francia|frança|fr|فرنسا|فرانسه",
    "IGO": "igo|intergovernmental organisations|intergovernmental organizations",
    "JP": "japan|japón|japon|jp|japão|اليابان|ژاپن",
    "NL": "netherlands|nederland|niederlande|países bajos|pays-bas|nl|هولندا|هلند",
    "UK": "uk|uk: england & wales|england & wales|england and wales|united kingdom|gb",
    "US": "united states|usa|us|estados unidos|états-unis|vereinigte staaten|الولايات المتحدة|ایالات متحده",
}
_UNLISTED = (
    "spain|españa|es|italy|italia|it|brazil|brasil|br|portugal|pt|argentina|ar|chile|cl|colombia|co|mexico|méxico|mx|"
    "peru|perú|pe|ecuador|ec|switzerland|schweiz|suisse|ch|belgium|belgique|be|canada|canadá|ca|poland|polska|pl|"
    "sweden|se|norway|no|denmark|dk|finland|fi|greece|gr|israel|il|egypt|eg|مصر|الأردن|jordan|jo|morocco|maroc|"
    "india|in|china|cn|taiwan|tw|korea|kr|new zealand|nz|south africa|za|ireland|ie|scotland|luxembourg|lu|romania|ro|"
    "serbia|rs|croatia|hr|czech republic|cz|hungary|hu|singapore|sg|thailand|th|uganda|ug|venezuela|ve|costa rica|cr|"
    "guatemala|gt|puerto rico|pr|philippines|ph|vietnam|vn|estonia|ee|españa|espagne|spanien|italie|italien"
)
_PORT_FOR = {
    word: port for port, names in _COUNTRIES.items() for word in map(fold, names.split("|"))
}

_TOKEN = re.compile(
    "|".join(
        (
            rf"(?P<cc0>{_CC0})",
            rf"(?P<pdm>{_PDM}|(?<!\w)(?:cc[\s\-])?pdm(?!\w))",
            rf"(?P<codes>{_CODES})",
            rf"(?P<cc>{_CC})",
            *(rf"(?P<{element}>{phrases(words)})" for element, words in _ELEMENT_WORDS.items()),
            *(rf"(?P<{word}>{phrases(words)})" for word, words in _QUALIFIERS.items()),
            r"(?P<version>(?<![\w.])\d[.,/]\d(?![\w])(?!\.\d)|(?<=[a-z])\d\.\d(?!\w)|(?<![\w.])[1-5](?![\w])(?![.,/]\d))",
            r"(?P<port>¤[a-z]{2,3}(?!\w))",
            rf"(?P<country>{phrases('|'.join(_COUNTRIES.values()))})",
            rf"(?P<unlisted>{phrases(_UNLISTED)})",
            "(?P<filler>"
            + phrases(
                "license|licence|licenses|licences|licencia|licença|lizenz|lizenzvertrag|رخصة|ترخيص|مجوز|پروانه|پروانهٔ|لیسانس|"
                "version|versión|versão|v|الإصدار|إصدار|نسخة|نسخه|نسخهٔ|ver|the|of|de|la|der|public|deed|legal code|legalcode|"
                "du|from|von|dedication|برای|work|عمومی|العمومية|العامة|des"
            )
            + ")",
            r"(?P<gap>[\s\-/,:;()\[\]„“”\"«»'._+&|–]+)",
        )
    )
)
_PORT = re.compile(r"(\d[.,]\d)[\s\-/]([A-Z]{2,3})\b")
_ELEMENTS = tuple(_ELEMENT_WORDS)
_ORDER = ("by", "nc", "nd", "sa")


class _Run:
    """A row of words that together may name a Creative Commons licence."""

    def __init__(self) -> None:
        self.start = self.end = -1
        self.marked = self.spelled = self.unlisted = False
        self.elements: list[str] = []
        self.versions: list[str] = []
        self.ports: set[str] = set()
        self.qualifiers: set[str] = set()
        self.whole_needs_word = False

    def take(self, found: re.Match[str]) -> None:
        if self.start < 0:
            self.start = found.start()
        self.end = found.end()

    @property
    def names_something(self) -> bool:
        return bool(self.elements) and (
            self.marked
            or (self.spelled and bool(self.versions))
            or len(self.elements) > 1
            and bool(self.versions)
        )

    def license(self) -> str:
        elements = [each for each in _ORDER if each in self.elements]
        versions = {re.sub(r"[,/]", ".", each) for each in self.versions}
        versions = {each if "." in each else f"{each}.0" for each in versions}
        family = _family(" ".join(elements))
        if len(versions) > 1 or len(self.ports) > 1 or (family == NONE):
            return NONE
        if not versions:
            return family
        version = next(iter(versions))
        plain = licenses.match(f"CC {' '.join(elements)} {version}")
        if plain is None and not self.ports:
            return NONE
        if self.unlisted:
            return family
        if self.ports:
            ported = licenses.match(f"CC {' '.join(elements)} {version} {next(iter(self.ports))}")
            return ported.id if ported else family
        return plain.id if plain else NONE


def _creative_commons(folded: str) -> Iterator[Name]:
    """Read the runs of Creative Commons words, each as one name."""
    run = _Run()
    position = 0
    while position < len(folded):
        found = _TOKEN.match(folded, position)
        if found is None or not found[0]:
            yield from _finished(run)
            run = _Run()
            skipped = re.compile(r"\w+|.", re.DOTALL).match(folded, position)
            position = skipped.end() if skipped else position + 1
            continue
        kind = str(found.lastgroup if found.lastgroup != "glued" else "codes")
        position = found.end()
        if kind in {"cc0", "pdm"}:
            yield from _finished(run)
            run = _Run()
            rest = re.compile(r"[\s\-]*(?:v|version)?\s*1[.,]0(?!\w)").match(folded, position)
            position = rest.end() if rest else position
            id_ = "CC0-1.0" if kind == "cc0" else "CC-PDM-1.0"
            yield Name(found.start(), position, id_, Kind.LICENSE)
        elif kind == "cc":
            if run.names_something:
                # A second marker begins another name, or the same name's short form.
                yield from _finished(run)
                run = _Run()
            run.marked = True
            run.take(found)
        elif kind == "codes":
            codes = re.findall(r"by|nc|nd|sa", found[0].removeprefix("cc"))
            if found[0] == "by" and not _is_code(run, folded, found):
                yield from _finished(run)
                run = _Run()
                continue
            run, ended = _with_elements(run, codes, found)
            yield from ended
            run.marked = run.marked or found[0].startswith("cc")
        elif kind in _ELEMENTS:
            run, ended = _with_elements(run, [kind], found)
            yield from ended
            run.spelled = True
        elif run.start >= 0 and kind == "version":
            whole = found[0].isdigit()
            if not whole or (run.elements and not run.versions and _is_version(folded, found)):
                run.versions.append(found[0])
                run.take(found)
            elif run.start >= 0:
                yield from _finished(run)
                run = _Run()
        elif run.start >= 0 and kind == "port":
            if run.versions and run.elements:
                if port := _PORT_FOR.get(found[0][1:]):
                    run.ports.add(port)
                else:
                    run.unlisted = True
                run.take(found)
        elif run.start >= 0 and kind == "country":
            # "in", "de", "es" are words too: a country counts behind a version alone.
            if run.versions and run.elements and _is_country(found, folded):
                run.ports.add(_PORT_FOR[found[0]] if found[0] in _PORT_FOR else "")
                run.take(found)
        elif run.start >= 0 and kind == "unlisted":
            if run.versions and run.elements and _is_country(found, folded):
                run.unlisted = True
                run.take(found)
            elif kind == "unlisted" and not (run.versions and run.elements):
                yield from _finished(run)
                run = _Run()
        elif run.start >= 0 and kind in _QUALIFIERS:
            run.qualifiers.add(kind)
            run.take(found)
        elif (
            run.start >= 0
            and kind == "filler"
            and found[0] not in {"the", "of", "de", "la", "der", "du", "from", "von", "des"}
        ):
            run.take(found)
    yield from _finished(run)


def _is_code(run: _Run, folded: str, found: re.Match[str]) -> bool:
    """Tell the code from the word in "a Creative Commons licence by Jane Roe"."""
    abbreviated = run.end == run.start + 2 and folded[run.start : run.end] == "cc"
    version = re.match(r"[\s\-]*\d[.,]\d", folded[found.end() :]) is not None
    return run.marked and not run.elements and (abbreviated or version)


def _is_version(folded: str, found: re.Match[str]) -> bool:
    """A whole number is a version where nothing is counted by it."""
    return (
        re.match(
            r"\s*(?:$|[.,;:)\]\"”»]|licen|lizenz|internat|international|دول|بین|رخصه|مجوز)",
            folded[found.end() :],
        )
        is not None
    )


def _is_country(found: re.Match[str], folded: str) -> bool:
    """A code of two letters is a country where it stands right behind the version."""
    if len(found[0]) > 2:
        return True
    return re.match(r"\s*(?:$|[.,;:)\]\"”»])", folded[found.end() :]) is not None


def _with_elements(
    run: _Run, elements: list[str], found: re.Match[str]
) -> tuple[_Run, tuple[Name, ...]]:
    """Add elements to a run; one that is there already begins the next name."""
    ended: tuple[Name, ...] = ()
    if set(elements) & set(run.elements):
        ended = tuple(_finished(run))
        marked = run.marked
        run = _Run()
        run.marked = marked
    run.elements.extend(elements)
    run.take(found)
    return run, ended


def _finished(run: _Run) -> Iterator[Name]:
    if run.names_something:
        yield Name(run.start, run.end, run.license(), Kind.LICENSE)
    elif run.marked and run.start >= 0:
        yield Name(run.start, run.end, NONE, Kind.VAGUE)


# --- statuses

_RESERVED = re.compile("|".join(phrases(each) for each in vocabulary.RESERVED.values()))
_SOME_RESERVED = re.compile(
    phrases(
        "some rights reserved|algunos derechos reservados|certains droits réservés|"
        "einige rechte vorbehalten|alguns direitos reservados|بعض الحقوق محفوظة|"
        "برخی حقوق محفوظ است|برخی از حقوق محفوظ است|not all rights reserved|no rights reserved"
    )
)
_NOTICE = re.compile(
    r"(?:©|\(c\)|(?<!\w)copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:by|:)\s+)?(?=[\d\w])"
    r"(?!law|infring|holder|owner|act\b|office|reform|trouble|claim|notice|policy|protect|status|in\b|of\b|is\b|and\b|on\b)"
    r"(?:\d{4}(?:\s*[-/]\s*\d{2,4})?)?"
)
_COPYRIGHT_WORD = re.compile(r"(?<!\w)copyright\s+(?!©|\(c\)|\d|by\s)")
_STATUSES = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"in\s+copyright[\s\-:,]+eu\s+orphan\s+work", "InC-OW-EU"),
        (r"in\s+copyright[\s\-:,]+educational\s+use\s+permitted", "InC-EDU"),
        (r"in\s+copyright[\s\-:,]+non-?\s?commercial\s+use\s+permitted", "InC-NC"),
        (
            r"in\s+copyright[\s\-:,]+rights-?\s?holder\(?s?\)?\s+unlocatable(?:\s+or\s+unidentifiable)?",
            "InC-RUU",
        ),
        (r"no\s+copyright[\s\-:,]+contractual\s+restrictions", "NoC-CR"),
        (r"no\s+copyright[\s\-:,]+non-?\s?commercial\s+use\s+only", "NoC-NC"),
        (r"no\s+copyright[\s\-:,]+other\s+known\s+legal\s+restrictions", "NoC-OKLR"),
        (r"no\s+copyright[\s\-:,]+united\s+states", "NoC-US"),
        (r"copyright\s+not\s+evaluated", "CNE"),
        (r"copyright\s+undetermined", "UND"),
        (r"no\s+known\s+copyright(?:\s+restrictions)?", "NKC"),
        (
            r"(?<=rights: )in\s+copyright(?!\w)|^\s*in\s+copyright\s*\.?$|(?<=statement: )in\s+copyright(?!\w)",
            "InC",
        ),
    )
)


def read(text: str) -> Sentence:
    """Find every name in a sentence; each becomes one private-use character in `folded`.

    Names that stand side by side and agree ("Attribution 4.0 (CC BY 4.0)", a name and its
    address) are one; the more exact of them holds.
    """
    marks: list[tuple[str, Kind]] = []

    def address(found: re.Match[str]) -> str:
        written = found[0].rstrip(_TRAILING)
        tail = found[0][len(written) :]
        named = name_address(written)
        if named is None:
            return f" {tail}"
        marks.append(named)
        return f" {chr(_FIRST + len(marks) - 1)} {tail}"

    # A country's code is in capitals; "de" and "in" are words.
    clean = _PORT.sub(r"\1 ¤\2", re.sub(r"[¤¦]", " ", _MARK.sub(" ", text)))
    # So is the code BY: "by" is a word.
    clean = re.sub(r"(?<![\w/])BY(?![\w/])", "¦BY", clean)
    clean = re.sub(r"<(?=https?://|//)|(?<=\S)>", " ", clean)
    folded = re.sub(r"\s+", " ", fold(_ADDRESS.sub(address, clean))).strip()

    def mark(found: re.Match[str], license_: str, kind: Kind) -> str:
        marks.append((license_, kind))
        tail = found[0][len(found[0].rstrip()) :]
        return f" {chr(_FIRST + len(marks) - 1)} {tail}"

    for pattern, code in _STATUSES:
        folded = pattern.sub(lambda found, code=code: mark(found, code, Kind.STATUS), folded)  # type: ignore[misc]
    for other, compiled in _OTHER_PATTERNS:
        folded = compiled.sub(
            lambda found, other=other: mark(found, _other(other, found), other.kind),  # type: ignore[misc]
            folded,
        )
    parts: list[str] = []
    position = 0
    for name in sorted(_creative_commons(folded), key=lambda each: each.start):
        marks.append((name.license, name.kind))
        parts.append(f"{folded[position : name.start]} {chr(_FIRST + len(marks) - 1)} ")
        position = name.end
    folded = "".join((*parts, folded[position:]))
    folded = _SOME_RESERVED.sub(" ", folded)
    # What a reservation speaks of stands in the midst of it.
    folded = _RESERVED.sub(lambda found: f"{mark(found, 'InC', Kind.RESERVED)} {found[0]} ", folded)
    folded = _NOTICE.sub(
        lambda found: (
            found[0] if _COPYRIGHT_WORD.match(found[0] + "x") else mark(found, "InC", Kind.NOTICE)
        ),
        folded,
    )
    folded = re.sub(r"\s+", " ", folded).strip()
    return _joined(text, re.sub("[¤¦]", "", folded), marks)


_BETWEEN = re.compile(
    r"(?:[\s\-/,:;()\[\]„“”\"«»'._+&|]|(?<!\w)(?:license|licence|licencia|lizenz|licenca|deed|at|see|siehe|ver|voir|رخصه|مجوز|پروانه)(?!\w))*"
)


def _joined(text: str, folded: str, marks: list[tuple[str, Kind]]) -> Sentence:
    names: list[Name] = []
    for found in _MARK.finditer(folded):
        license_, kind = marks[ord(found[0]) - _FIRST]
        name = Name(found.start(), found.end(), license_, kind)
        if names:
            last = names[-1]
            between = folded[last.end : name.start]
            joint = _BETWEEN.fullmatch(between) and _agreed(last, name)
            if joint:
                names[-1] = Name(last.start, name.end, joint[0], joint[1])
                continue
        names.append(name)
    return Sentence(text=text, folded=folded, names=tuple(names))


def _agreed(one: Name, other: Name) -> tuple[str, Kind] | None:
    """The one thing that two names say together; None where they are two things."""
    for some, more in ((one, other), (other, one)):
        if some.kind is Kind.VAGUE and more.kind is Kind.LICENSE:
            return more.license, more.kind
        if some.kind is more.kind and is_family_of(some.license, more.license):
            return more.license, more.kind
    return None


def is_family_of(family: str, license_: str) -> bool:
    """Tell whether a name says the same as a more exact one, or less: `CC-BY` of `CC-BY-4.0`."""
    return family == license_ or (
        family.startswith("CC-")
        and license_.removeprefix(family)[:1] == "-"
        and license_.removeprefix(family)[1:2].isdigit()
    )
