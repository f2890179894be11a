"""Names of Creative Commons' licences, put together from their words in seven languages."""

# ruff: noqa: E501 -- one element's forms a line
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark import licenses
from pressmark.capture.rights.folding import fold, phrases
from pressmark.capture.rights.model import NONE
from pressmark.capture.rights.named import Kind, Name, family_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    "sin derivadas|sinderivadas|sin-derivadas|sinderivar|sin derivar|sin-derivar|sin derivación|sin derivados|sin obra derivada|sinobraderivada|sin obras derivadas|pas de modification|"
    "pas de modifications|pas d'œuvre dérivée|pas d'oeuvre dérivée|keine bearbeitung|keine bearbeitungen|"
    "keinebearbeitung|keinebearbeitungen|sem derivações|semderivações|sem derivados|semderivados|sem derivadas|"
    "proibição de realização de obras derivadas|vedada a criação de obras derivadas|não a obras derivadas|"
    "منع الاشتقاق|بدون اشتقاق|دون اشتقاق|لا اشتقاق|بلا اشتقاق|غير قابل للاشتقاق|عدم الاشتقاق|غیراشتقاقی|غیر اشتقاقی|"
    "اشتقاق ممنوع|بدون آثار اشتقاقی|بی اشتقاق|بدون اقتباس",
    "sa": "بترخيص الأعمال المشتقة بالمثل|sharealike|share alike|share-alike|compartirigual|compartir igual|compartir-igual|compartir bajo la misma licencia|"
    "partage dans les mêmes conditions|partage des conditions initiales à l'identique|"
    "partage à l'identique|partage dans les mêmes conditions|weitergabe unter gleichen bedingungen|"
    "partilhaigual|partilha igual|partilha-igual|compartilhaigual|compartilha igual|compartilha-igual|partilha nos mesmos termos|compartilhamento pela mesma licença|"
    "partilha nas mesmas condições|الترخيص بالمثل|المشاركة بالمثل|الرخصة بالمثل|المشاركة على قدم المساواة|"
    "ترخيص بالمثل|مشاركة بالمثل|اشتراک مشابه|همانند|به همین‌سان|همانند سازی|اشتراک یکسان|اشتراک همسان|همانندسازی|اشتراک‌گذاری یکسان|به اشتراک گذاری یکسان|اشتراک گذاری یکسان|نشر یکسان",
    "by": "الملزمة بنسب العمل لمؤلفه|atribución/reconocimiento|reconocimiento/atribución|نسبت دادن|اختیار|attribution|reconocimiento|atribución|paternité|namensnennung|atribuição|نسبة المصنف|نسب المصنف|"
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
            r"(?P<before>(?<!\w)v(?=\d))",
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
PORT = re.compile(r"(\d[.,]\d)[\s\-/]([A-Z]{2,3})\b")
"""A country's code behind a version, as written: in capitals."""
_ELEMENTS = tuple(_ELEMENT_WORDS)
_MORE = re.compile(r"-[^\W\d_]")
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

    def take(self, found: re.Match[str]) -> None:
        if self.start < 0:
            self.start = found.start()
        self.end = found.end()

    @property
    def names_something(self) -> bool:
        return bool(self.elements) and (
            self.marked
            or (self.spelled and bool(self.versions))
            or (len(self.elements) > 1 and bool(self.versions))
        )

    def license(self) -> str:
        elements = [each for each in _ORDER if each in self.elements]
        versions = {re.sub(r"[,/]", ".", each) for each in self.versions}
        versions = {each if "." in each else f"{each}.0" for each in versions}
        family = family_of(" ".join(elements))
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


def creative_commons(folded: str) -> Iterator[Name]:
    """Read the runs of Creative Commons words, each as one name."""
    run = _Run()
    position = 0
    while position < len(folded):
        found = _TOKEN.match(folded, position)
        if found is None or not found[0]:
            yield from _finished(run, folded)
            run = _Run()
            skipped = re.compile(r"\w+|.", re.DOTALL).match(folded, position)
            position = skipped.end() if skipped else position + 1
            continue
        kind = str(found.lastgroup if found.lastgroup != "glued" else "codes")
        position = found.end()
        if kind in {"cc0", "pdm"}:
            yield from _finished(run, folded)
            run = _Run()
            rest = re.compile(r"[\s\-]*(?:v|version)?\s*(\d)[.,](\d)(?!\w)").match(folded, position)
            position = rest.end() if rest else position
            id_ = "CC0-1.0" if kind == "cc0" else "CC-PDM-1.0"
            if rest is not None and rest.groups() != ("1", "0"):
                id_ = NONE
            yield Name(found.start(), position, id_, Kind.LICENSE)
        elif kind == "cc":
            if run.names_something:
                # A second marker begins another name, or the same name's short form.
                yield from _finished(run, folded)
                run = _Run()
            run.marked = True
            run.take(found)
        elif kind == "codes":
            codes = re.findall(r"by|nc|nd|sa", found[0].removeprefix("cc"))
            if found[0] == "by" and not _is_code(run, folded, found):
                yield from _finished(run, folded)
                run = _Run()
                continue
            run, ended = _with_elements(run, codes, found, folded)
            yield from ended
            run.marked = run.marked or found[0].startswith("cc")
        elif kind in _ELEMENTS:
            run, ended = _with_elements(run, [kind], found, folded)
            yield from ended
            run.spelled = True
        elif run.start >= 0 and kind == "version":
            whole = found[0].isdigit()
            if not whole or (run.elements and not run.versions and _is_version(folded, found)):
                run.versions.append(found[0])
                run.take(found)
            elif run.start >= 0:
                yield from _finished(run, folded)
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
                run.ports.add(_PORT_FOR.get(found[0], ""))
                run.take(found)
            elif run.versions and run.elements:
                yield from _finished(run, folded)
                run = _Run()
        elif run.start >= 0 and kind == "unlisted":
            if run.versions and run.elements and _is_country(found, folded):
                run.unlisted = True
                run.take(found)
            else:
                yield from _finished(run, folded)
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
    yield from _finished(run, folded)


def _is_code(run: _Run, folded: str, found: re.Match[str]) -> bool:
    """Tell the code from the word in "a Creative Commons licence by Jane Roe"."""
    abbreviated = run.end == run.start + 2 and folded[run.start : run.end] == "cc"
    version = re.match(r"[\s\-]*\d[.,]\d", folded[found.end() :]) is not None
    return run.marked and not run.elements and (abbreviated or version)


def _is_version(folded: str, found: re.Match[str]) -> bool:
    """Tell a whole number that is a version from one that counts something."""
    return (
        re.match(
            r"\s*(?:$|[.,;:)\]\"”»]|licen|lizenz|internat|international|دول|بین|رخصه|مجوز)",
            folded[found.end() :],
        )
        is not None
    )


def _is_country(found: re.Match[str], folded: str) -> bool:
    """Tell a country from a word: a code of two letters ends what is said."""
    if len(found[0]) > 2:
        return True
    return re.match(r"\s*(?:$|[.,;:)\]\"”»])", folded[found.end() :]) is not None


def _with_elements(
    run: _Run, elements: list[str], found: re.Match[str], folded: str
) -> tuple[_Run, tuple[Name, ...]]:
    """Add elements to a run; one that is there already begins the next name."""
    ended: tuple[Name, ...] = ()
    if set(elements) & set(run.elements):
        ended = tuple(_finished(run, folded))
        marked = run.marked
        run = _Run()
        run.marked = marked
    run.elements.extend(elements)
    run.take(found)
    return run, ended


def _finished(run: _Run, folded: str) -> Iterator[Name]:
    if run.names_something:
        # An element that is not known ("Attribution-Sampling") may ask for anything.
        cut = run.spelled and not run.versions and _MORE.match(folded, run.end)
        yield Name(run.start, run.end, NONE if cut else run.license(), Kind.LICENSE)
    elif run.marked and run.start >= 0:
        yield Name(run.start, run.end, NONE, Kind.VAGUE)
