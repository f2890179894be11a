"""Names of licences outside of Creative Commons: governments', software's, data's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressmark.capture.rights.model import NONE
from pressmark.capture.rights.named import Kind

_V = r"[\s,(\-]*(?:v|version|versión|versao|version|ver|nummer|الاصدار|اصدار|نسخه|النسخه)?[.\s]*"
_OR_LATER = (
    r"(?:[\s,(\-]*(?:or|oder|ou|o|او|یا)[\s\-]+(?:any\s+|jede\s+|cualquier\s+|toute\s+|qualquer\s+|ای\s+)?"
    r"(?:later|newer|spater\w*|neuer\w*|posterior\w*|ulterieur\w*|superior\w*|hoher\w*|احدث|بالاتر|جدیدتر|بعدی))"
)
_WORD = r"(?:licen\w+|lizenz\w*|[وف]?(?:[بلک]?(?:ال)?|لل)(?:رخصه|ترخیص)|مجوز|پروانه)"


@dataclass(frozen=True, slots=True)
class Other:
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


_FORMS = (
    Other(
        r"(?:gnu\s+)?free\s+documentation\s+licen[cs]e|gnu[\s\-]*fdl|gfdl",
        _gnu("GFDL", "1.1", "1.2", "1.3"),
        Kind.LICENSE,
        later=True,
    ),
    Other(
        r"(?:gnu\s+)?affero\s+general\s+public\s+licen[cs]e|(?:gnu\s+)?agpl",
        _gnu("AGPL", "3.0"),
        later=True,
    ),
    Other(
        r"(?:gnu\s+)?(?:lesser|library)\s+general\s+public\s+licen[cs]e|(?:gnu\s+)?lgpl",
        _gnu("LGPL", "2.1", "3.0"),
        later=True,
    ),
    Other(
        r"(?:gnu\s+)?general\s+public\s+licen[cs]e|(?:gnu\s+)?gpl|gnu/gpl",
        _gnu("GPL", "1.0", "2.0", "3.0"),
        later=True,
    ),
    Other(
        rf"{_WORD}\s+mit(?!\w)|mit[\s\-]+{_WORD}|(?:(?<=under )|(?<=under the ))mit(?!\w)",
        (("", "MIT"),),
    ),
    Other(
        rf"apache(?:\s+software)?[\s\-]+{_WORD}|{_WORD}\s+apache|apache(?=[\s\-]*2)",
        (("2.0", "Apache-2.0"), ("2", "Apache-2.0"), ("1.1", "Apache-1.1")),
    ),
    Other(
        r"bsd[\s\-]*3[\s\-]*clause(?:\s+licen[cs]e)?|3[\s\-]clause\s+bsd", (("", "BSD-3-Clause"),)
    ),
    Other(
        r"bsd[\s\-]*2[\s\-]*clause(?:\s+licen[cs]e)?|2[\s\-]clause\s+bsd", (("", "BSD-2-Clause"),)
    ),
    Other(rf"bsd[\s\-]+{_WORD}|{_WORD}\s+bsd", ()),
    Other(r"mozilla\s+public\s+licen[cs]e|mpl", _gnu("MPL", "1.1", "2.0")),
    Other(
        r"(?:sil\s+)?open\s+font\s+licen[cs]e|sil\s+ofl|ofl",
        (("1.1", "OFL-1.1"), ("1.0", "OFL-1.0")),
    ),
    Other(r"open\s+database\s+licen[cs]e|odbl", (("", "ODbL-1.0"), ("1.0", "ODbL-1.0"))),
    Other(r"odc[\s\-]by", (("", "ODC-By-1.0"), ("1.0", "ODC-By-1.0"))),
    Other(r"the\s+unlicense", (("", "Unlicense"),)),
    Other(
        r"european\s+union\s+public\s+licen[cs]e|eupl", (("1.1", "EUPL-1.1"), ("1.2", "EUPL-1.2"))
    ),
    Other(
        r"open\s+government\s+licen[cs]e[\s\-]*canada|ogl[\s\-]*canada",
        (("2.0", "OGL-Canada-2.0"), ("2", "OGL-Canada-2.0")),
        Kind.LICENSE,
    ),
    Other(
        r"open\s+government\s+data\s+licen[cs]e(?:[\s,\-]*taiwan)|ogdl[\s\-]*taiwan",
        (("1.0", "OGDL-Taiwan-1.0"), ("1", "OGDL-Taiwan-1.0")),
        Kind.LICENSE,
    ),
    Other(
        r"(?:uk\s+)?open\s+government\s+licen[cs]e(?:\s*\(ogl\)|\s+for\s+public\s+sector\s+information)?|ogl(?:[\s\-]*uk)?",
        _gnu("OGL-UK", "1.0", "2.0", "3.0"),
        Kind.LICENSE,
    ),
    Other(
        r"licence\s+ouverte(?:\s*/\s*open\s+licen[cs]e)?(?:[\s,(]*etalab\)?)?|etalab(?:[\s\-]+open)?\s+licen[cs]e|etalab(?=[\s\-]*2)",
        (("2.0", "etalab-2.0"), ("2", "etalab-2.0")),
        Kind.LICENSE,
    ),
    Other(
        r"datenlizenz\s+deutschland[\s,\-]*namensnennung[\s,\-]*|dl-de[/\-]by[/\-]?",
        (("2.0", "DL-DE-BY-2.0"), ("2-0", "DL-DE-BY-2.0")),
        Kind.LICENSE,
    ),
    Other(
        r"datenlizenz\s+deutschland[\s,\-]*zero[\s,\-]*|dl-de[/\-]zero[/\-]?",
        (("2.0", "DL-DE-ZERO-2.0"), ("2-0", "DL-DE-ZERO-2.0")),
        Kind.LICENSE,
    ),
    Other(
        r"nlod|norwegian\s+licen[cs]e\s+for\s+open\s+government\s+data|norsk\s+lisens\s+for\s+offentlige\s+data",
        _gnu("NLOD", "1.0", "2.0"),
        Kind.LICENSE,
    ),
)
OTHERS = tuple(
    (
        other,
        re.compile(
            rf"(?<!\w)(?:{other.pattern})(?=v?\d|\W|$)"
            rf"(?:{_V}(?P<version>\d+(?:[.\-]\d+)?)(?![\w])(?!\.\d)\)?)?(?P<later>{_OR_LATER}\)?|\+)?(?:[\s\-]only(?!\w))?(?:\s*\(?etalab\)?)?"
        ),
    )
    for other in _FORMS
)


def other_license(other: Other, found: re.Match[str]) -> str:
    """Give the SPDX id that a match names; `none` for a version that there is not."""
    known = dict(other.versions)
    id_ = known.get(found["version"] or "", "")
    if not id_:
        return NONE
    return f"{id_}-{'or-later' if found['later'] else 'only'}" if other.later else id_
