"""What comes in made regular: its encoding found, its characters harmless, its addresses checked.

Encodings are found as the WHATWG Encoding Standard names them (https://encoding.spec.whatwg.org/,
"Names and labels"), but the bytes have the last word: what is valid UTF-8 is UTF-8, whatever a
page declares, because text in a Windows code page is almost never valid UTF-8 by chance.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers read under these names (Encoding Standard, section 4.2).
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-16-le",
}
_CODE_PAGES = ("cp1252", "cp1256", "cp1251", "cp1250", "cp1254", "cp1253", "cp1255")
_ESCAPED = re.compile(rb"\x1b[$(]")
_SAMPLE = 200_000
"""How many bytes are looked at to tell one code page from another."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
# Embeddings, overrides and isolates with their ends (UAX #9, section 2). The marks U+200E,
# U+200F and U+061C order one place only and belong to Arabic and Persian text: they stay.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

_TRACKING = re.compile(
    r"""(?: utm_\w+ | fbclid | fb_(?:action|comment|ref|source)\w* | gclid | gclsrc | dclid
      | gbraid | wbraid | msclkid | yclid | twclid | ttclid | igshid | igsh | li_fat_id
      | mc_[ce]id | mkt_tok | mkt_\w+ | _hs(?:enc|mi) | __hs\w+ | hsctatracking | _ga | _gl
      | __twitter_impression | ref_src | ref_url | oly_(?:anon|enc)_id | vero_(?:id|conv)
      | s_cid | s_kwcid | ncid | cmpid | wt[._]mc\w* | wt\.mc_id | xtor | at_\w+ | ns_\w+
      | guccounter | guce_\w+ | sfnsn | smid | smtyp | wickedid | rb_clickid | trk_\w+
      | pk_(?:campaign|kwd|source|medium|content) | mtm_\w+ | matomo_\w+ | piwik_\w+
      | sc_(?:campaign|channel|content|medium|outcome|geo|country) )""",
    re.VERBOSE | re.IGNORECASE,
)
_TRACKING_FRAGMENT = re.compile(r"(?::~:|xtor=|utm_|\.[\w-]{6,}$|ref=|at_)", re.IGNORECASE)
_IN_URL = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"`{}|\\^]")
_HOST = re.compile(r"(?:\[[0-9a-f:.]+\]|[^\s\[\]@:/?#%<>\"`{}|\\^]+)", re.IGNORECASE)
_ADDRESS_FORM = "Give an address that begins with http:// or https:// and names a host."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text out of bytes: NFC, line feeds, no control characters.

    `encoding` is Python's name of the codec that was used. `notes` are full sentences that say
    what was not as declared, and what was taken out.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class AddressError(ValueError):
    """The text is no address that an archive may link to. `message`, `remedy`: sentences."""

    def __init__(self, message: str, remedy: str = _ADDRESS_FORM) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text, whatever was declared.

    `declared` is a name of an encoding, as an HTTP header or a page's own `<meta>` gives it; "" if
    nothing was. Asked in this order: a byte order mark; NUL bytes in the pattern of UTF-16; valid
    UTF-8; the declared encoding, if the text reads well in it; the Windows code page in which it
    reads best. Nothing is raised: bytes that no encoding explains become U+FFFD, with a note.
    """
    named = _codec(declared)
    encoding, start, surely = _by_form(data)
    if not encoding:
        encoding, surely = _by_content(data, named)
    text = data[start:].decode(encoding, "replace")
    notes = []
    if named and named != encoding and not data.isascii():
        notes.append(f"The encoding is {encoding}, not {declared} as declared.")
    elif not surely:
        notes.append(f"The encoding is not declared; it reads best as {encoding}.")
    lost = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\0\0\0\0\0")
    if lost > 0:
        notes.append(f"{lost} places could not be read as {encoding} and are marked \ufffd.")
    cleaned, taken = clean_text(text)
    return Decoded(cleaned, encoding, (*notes, *taken))


def _codec(name: str) -> str:
    """Return Python's codec for a declared name, as browsers understand it; "" for none."""
    try:
        found = codecs.lookup(name.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return ""
    # Codecs that are no character encodings (base64, rot13, zip) are not meant by anybody.
    if not found._is_text_encoding:  # noqa: SLF001  # the one place where Python says so
        return ""
    return _LABELS.get(found.name, found.name)


def _by_form(data: bytes) -> tuple[str, int, bool]:
    """Tell the encoding by the byte order mark or NUL bytes: name, where text begins, certain."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, len(mark), True
    sample = data[: 4096 & -2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Text in Latin letters has a NUL beside each, text in others one beside each blank.
    if even + odd > max(3, len(sample) // 50):
        if odd > 4 * even and _decodes(sample, "utf-16-le"):
            return "utf-16-le", 0, True
        if even > 4 * odd and _decodes(sample, "utf-16-be"):
            return "utf-16-be", 0, True
    return "", 0, False


def _by_content(data: bytes, named: str) -> tuple[str, bool]:
    if named.startswith("iso2022") and _ESCAPED.search(data[:_SAMPLE]):
        return named, True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", True
    if _mostly_utf8(data):
        return "utf-8", bool(named)
    sample = data[:_SAMPLE]
    if named and named not in _CODE_PAGES and not named.startswith("utf") and _decodes(data, named):
        return named, True
    candidates = list(dict.fromkeys(([named] if named in _CODE_PAGES else []) + [*_CODE_PAGES]))
    # The first of equals wins: the declared one, then the most common.
    best = max(candidates, key=lambda each: _reads_well(sample, each))
    return best, best == named


def _mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8 in which a few bytes are broken: ten whole characters for each broken place."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole >= 10 * broken


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


_WORD = re.compile(r"[^\W\d_]+")


def _reads_well(sample: bytes, encoding: str) -> int:
    """Score how much a text looks like writing, by its letters outside ASCII.

    A word in one script, in one case or with one capital at its start, speaks for the code page;
    signs that no text has, capitals inside of words, and mixed scripts speak against it.
    """
    text = sample.decode(encoding, "replace")
    score = -3 * sum(text.count(sign) for sign in "\ufffd¤¦¨¬¯°±²³µ¶·¸¹º¼½¾×÷")
    score -= 3 * len(_CONTROLS.findall(text))
    for word in _WORD.findall(text):
        outside = sum(letter > "\x7f" for letter in word)
        if not outside:
            continue
        scripts = {_script(letter) for letter in word}
        one_case = word.islower() or word.istitle() or word.isupper() or word.casefold() == word
        if len(scripts) > 1 or not one_case:
            score -= 2 * outside
        elif scripts == {"LATIN"}:
            # Languages in Latin letters have an accent here and there, not in a row.
            score += 2 if outside <= max(1, len(word) // 2) else -2 * outside
        elif len(word) > 1:
            score += outside
    return score


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Make a text regular: NFC, line feeds, no control characters and bidi overrides.

    Returns the text and what was taken out, in sentences. Joiners (U+200C, U+200D) and the marks
    of direction stay: Arabic, Persian and emoji are written with them.
    """
    notes = []
    text = _LINE_ENDS.sub("\n", text)
    text, controls = _CONTROLS.subn("", text)
    if controls:
        notes.append(f"{controls} control characters were taken out.")
    text, overrides = _BIDI.subn("", text)
    if overrides:
        notes.append(f"{overrides} signs that turn the direction of text were taken out.")
    return unicodedata.normalize("NFC", text), tuple(notes)


def one_line(text: str) -> str:
    """Return a text clean and as one line, blanks run together: a title, a name."""
    return " ".join(clean_text(text)[0].split())


def clean_url(url: str, base: str = "") -> str:
    """Check an address and take what follows its readers out of it.

    `base` is the address that a relative one stands on. Scheme and host come back in lower case;
    signs that no address may hold (RFC 3986, section 2) are percent-encoded; parameters and
    fragments that only tell a publisher who sent the reader are gone; the rest stays as it was.
    Raises `AddressError` where it is not http(s), has no host, or carries a name or password.
    """
    # Taken out before it is parsed: a fragment of nothing else would leave a bare #.
    address = _CONTROLS.sub("", _BIDI.sub("", url.strip()))
    address = "".join(character for character in address if character not in "\t\n\r").strip()
    try:
        if base:
            address = urljoin(base, address)
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressError(f"This is no address: {url[:100]!r}.") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise AddressError(f"The address is not http or https: {url[:100]!r}.")
    if "@" in parts.netloc:
        raise AddressError(
            "The address carries a user's name or password.",
            "Leave out what stands before the @.",
        )
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if not host or not _HOST.fullmatch(host):
        raise AddressError(f"The address names no host: {url[:100]!r}.")
    query = "&".join(
        pair
        for pair in parts.query.split("&")
        if pair and not _TRACKING.fullmatch(pair.split("=")[0])
    )
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else parts.fragment
    netloc = host if port is None or f"{parts.scheme}:{port}" in _USUAL_PORTS else f"{host}:{port}"
    whole = urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", query, fragment))
    return _IN_URL.sub(_percent, _CONTROLS.sub("", _BIDI.sub("", whole)))


_USUAL_PORTS = frozenset({"http:80", "https:443"})


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
