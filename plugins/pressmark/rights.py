"""What may be published of a record: one pure decision, with its reason.

The rules are those of `docs/licenses.md`. Whatever no rule allows is withheld. Nothing here
reads a clock: an embargo whose day has come still holds until the keeper releases the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pressmark.record import AgencyCopy, Extent, Status
from pressmark.settings import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.licenses import License, Right, RightsStatement
    from pressmark.record import Medium, Record


class Access(StrEnum):
    """What a reader finds: the text, a description of it, a tombstone, or no page at all."""

    FULL = "full"
    RECORD = "record"
    EMBARGO = "embargo"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


class TextRule(StrEnum):
    """How much of the text may be shown by right, whether or not it is held."""

    FULL = "full"
    WORDS = "words"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: `reason.<code>` in the words' catalogue, with its placeholders as sorted pairs."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one edition may show of a record.

    `access` is FULL only where the whole text stands on the page; a record of which some words
    may be shown has RECORD, with `text` WORDS and their number in `words`. `verbatim` means that
    not even typography may change, `excerpts` that search may show parts of the text.
    """

    access: Access
    text: TextRule = TextRule.NONE
    words: int = 0
    held: bool
    """The text is at hand in this edition."""
    verbatim: bool = True
    excerpts: bool = False
    standfirst: bool = False
    summary: bool = True
    """The keeper's own summary, and the quotation that the keeper chose, may be shown."""
    title_visible: bool = True
    """False where a withdrawal takes the title away too."""
    may_lie_in_content: bool = False
    """The text as it is held may stand under content/: a public repository is a publication."""
    redistributable: bool = False
    """Everybody may pass the full text on: a licence or a status says so. A permission to this
    archive alone does not."""
    reason: Reason

    @property
    def shows_text(self) -> bool:
        """True where text stands on the page: all of it, or the first `words` words."""
        allowed = self.text is TextRule.FULL or (self.text is TextRule.WORDS and self.words > 0)
        return allowed and self.held

    @property
    def visible(self) -> bool:
        """False where not one byte of the record may be in the output."""
        return self.access is not Access.HIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class MediumDecision:
    """Whether a picture, sound or video may be shown, and where its file may lie."""

    shown: bool
    may_lie_in_content: bool
    reason: Reason


class LicenseRule(NamedTuple):
    """What a family of licences means for the full text; "" as a code where it cannot happen."""

    code: str
    """The reason where the full text may be shown."""
    withheld: str
    """The reason where it may not."""


LICENSE_RULES: Mapping[str, LicenseRule] = MappingProxyType(
    {
        "cc0": LicenseRule("dedicated", ""),
        "pdm": LicenseRule("public_domain", ""),
        "by": LicenseRule("license", ""),
        "by-sa": LicenseRule("license", ""),
        # It asks for less than BY-SA does.
        "sa": LicenseRule("license", ""),
        "government": LicenseRule("license", ""),
        "by-nd": LicenseRule("license_unchanged", ""),
        "by-nc": LicenseRule("license_noncommercial", "license_noncommercial_undeclared"),
        "by-nc-sa": LicenseRule("license_noncommercial", "license_noncommercial_undeclared"),
        "by-nc-nd": LicenseRule(
            "license_noncommercial_unchanged", "license_noncommercial_undeclared"
        ),
        # It may be no more than a certificate that copyright has ended in one country.
        "pddc": LicenseRule("", "license_certificate"),
        # What a keeper's own terms allow, only a `permission` says in a form that can be relied on.
        "keeper": LicenseRule("", "license_own_terms"),
    }
)
"""By `License.family`. Where both codes stand, the archive must be declared non-commercial."""


class StatementRule(NamedTuple):
    """What a rights statement means for the full text."""

    full_text: bool
    code: str


STATEMENT_RULES: Mapping[str, StatementRule] = MappingProxyType(
    {
        # In copyright: a status that permits nothing here. What two of them allow to readers
        # (teaching, non-commercial use) is no leave to publish.
        "InC": StatementRule(False, "in_copyright"),
        "InC-OW-EU": StatementRule(False, "orphan_work"),
        "InC-EDU": StatementRule(False, "educational_use"),
        "InC-NC": StatementRule(False, "noncommercial_use"),
        "InC-RUU": StatementRule(False, "holder_not_found"),
        # No copyright, but a contract or another law sets limits that no machine can weigh.
        "NoC-CR": StatementRule(False, "contractual_limits"),
        "NoC-NC": StatementRule(False, "contractual_noncommercial"),
        "NoC-OKLR": StatementRule(False, "other_legal_limits"),
        # The one statement of no copyright without any limit; its reason names the country.
        "NoC-US": StatementRule(True, "no_copyright_us"),
        # Nobody vouches that the work is free.
        "CNE": StatementRule(False, "not_evaluated"),
        "UND": StatementRule(False, "undetermined"),
        "NKC": StatementRule(False, "no_known_copyright"),
    }
)
"""By `RightsStatement.code`."""


class _Grant(NamedTuple):
    text: TextRule
    reason: Reason
    words: int = 0
    verbatim: bool = True


def decide(record: Record, *, edition: Edition, noncommercial: bool) -> Decision:
    """Decide what `edition` may show of `record`; `noncommercial` is the keeper's declaration.

    Asked in this order: review, withdrawal, embargo, permission, agency copy, licence, rights
    statement. The reading room shows every text that is held but the withdrawn.
    """
    reviewed = _as_reviewed(record, noncommercial=noncommercial)
    if edition is Edition.PUBLIC:
        return _hidden(record) if record.status is Status.NEEDS_REVIEW else reviewed
    if reviewed.access is Access.WITHDRAWN:
        return reviewed
    return _in_reading_room(record, reviewed)


def decide_medium(
    medium: Medium,
    *,
    edition: Edition,
    noncommercial: bool,
    article: Access = Access.FULL,
) -> MediumDecision:
    """Decide whether a medium may be shown beside an article whose access is `article`.

    It needs a right of its own: the text's never covers it. What lies on another host is not
    shown in any edition, since no page asks another host for anything.
    """
    if article in {Access.WITHDRAWN, Access.HIDDEN}:
        return _withheld_medium("medium_withdrawn")
    if medium.is_remote:
        return _withheld_medium("medium_remote")
    grant = _of_rights(medium.license, medium.rights_statement, noncommercial=noncommercial)
    values = _named(medium.license or medium.rights_statement)
    if grant.text is TextRule.FULL:
        return MediumDecision(
            shown=True, may_lie_in_content=True, reason=Reason("medium_allowed", values)
        )
    if edition is Edition.READING_ROOM:
        return MediumDecision(
            shown=True, may_lie_in_content=False, reason=Reason("medium_reading_room")
        )
    if grant.reason.code in _MEDIUM_CODES:
        return _withheld_medium(_MEDIUM_CODES[grant.reason.code])
    return _withheld_medium("medium_withheld", values)


_MEDIUM_CODES: Mapping[str, str] = MappingProxyType(
    {"conflicting": "medium_conflicting", "unknown": "medium_unknown"}
)


def _withheld_medium(code: str, values: tuple[tuple[str, str], ...] = ()) -> MediumDecision:
    return MediumDecision(shown=False, may_lie_in_content=False, reason=Reason(code, values))


def _hidden(record: Record) -> Decision:
    return Decision(
        access=Access.HIDDEN,
        held=record.body is not None,
        summary=False,
        title_visible=False,
        reason=Reason("needs_review"),
    )


def _as_reviewed(record: Record, *, noncommercial: bool) -> Decision:
    """Decide for everybody, as though the keeper's review were done."""
    held = record.body is not None
    if record.withdrawn is not None:
        return Decision(
            access=Access.WITHDRAWN,
            held=held,
            summary=False,
            title_visible=not record.withdrawn.opaque,
            reason=Reason("withdrawn_opaque" if record.withdrawn.opaque else "withdrawn"),
        )
    if record.embargo_until is not None:
        return Decision(access=Access.EMBARGO, held=held, reason=Reason("embargo"))
    grant = _granted(record, noncommercial=noncommercial)
    full = grant.text is TextRule.FULL
    return Decision(
        access=Access.FULL if full and held else Access.RECORD,
        text=grant.text,
        words=grant.words,
        held=held,
        verbatim=grant.verbatim,
        excerpts=full and held and not _no_derivatives(record),
        standfirst=full,
        may_lie_in_content=full or _fits(record, grant),
        redistributable=_by_terms(record, noncommercial=noncommercial).text is TextRule.FULL,
        reason=grant.reason if held or grant.text is TextRule.NONE else Reason("not_held"),
    )


def _in_reading_room(record: Record, public: Decision) -> Decision:
    needs_review = record.status is Status.NEEDS_REVIEW
    embargoed = public.access is Access.EMBARGO
    if public.text is TextRule.FULL and not needs_review:
        return public
    code = "reading_room_embargo" if embargoed else "reading_room"
    reason = Reason(code) if public.held else public.reason
    return replace(
        public,
        access=Access.FULL if public.held else public.access,
        text=TextRule.FULL,
        words=0,
        excerpts=public.held and not _no_derivatives(record),
        standfirst=True,
        may_lie_in_content=public.may_lie_in_content and not needs_review,
        redistributable=public.redistributable and not needs_review,
        reason=Reason("reading_room_review") if needs_review else reason,
    )


def _granted(record: Record, *, noncommercial: bool) -> _Grant:
    return _by_permission(record) or _by_terms(record, noncommercial=noncommercial)


def _by_terms(record: Record, *, noncommercial: bool) -> _Grant:
    """Return what everybody is granted, by licence or by status."""
    if record.rights is not None and record.license_is_outlets:
        code = _AGENCY_CODES.get(record.agency_copy, "")
        if code:
            return _withheld(code, ("outlet", record.outlet.name))
    holder = record.rights_holder.name if record.rights_holder is not None else ""
    return _of_rights(
        record.license, record.rights_statement, noncommercial=noncommercial, holder=holder
    )


_AGENCY_CODES: Mapping[AgencyCopy, str] = MappingProxyType(
    {AgencyCopy.YES: "agency_copy", AgencyCopy.UNKNOWN: "agency_copy_unknown"}
)


def _by_permission(record: Record) -> _Grant | None:
    permission = record.permission
    if permission is None:
        return None
    # Leave to show a text is no leave to change it; a licence beside it may be.
    changeable = record.license is not None and record.license.open
    name = ("name", permission.granted_by)
    if permission.extent is Extent.FULL:
        reason = Reason("permission", (name,))
        return _Grant(TextRule.FULL, reason, verbatim=not changeable)
    reason = Reason("permission_words", (name, ("words", str(permission.words))))
    return _Grant(TextRule.WORDS, reason, permission.words, verbatim=not changeable)


def _of_rights(
    license: License | None,  # noqa: A002 -- the field's own name
    statement: RightsStatement | None,
    *,
    noncommercial: bool,
    holder: str = "",
) -> _Grant:
    if license is not None and statement is not None:
        return _withheld("conflicting")
    if license is not None:
        return _by_license(license, noncommercial=noncommercial)
    if statement is not None:
        return _by_statement(statement, holder)
    return _withheld("unknown")


def _by_license(license: License, *, noncommercial: bool) -> _Grant:  # noqa: A002 -- as above
    rule = LICENSE_RULES[license.family]
    values = _named(license)
    if not rule.code or (rule.withheld and not noncommercial):
        return _Grant(TextRule.NONE, Reason(rule.withheld, values))
    return _Grant(TextRule.FULL, Reason(rule.code, values), verbatim=license.no_derivatives)


def _by_statement(statement: RightsStatement, holder: str) -> _Grant:
    rule = STATEMENT_RULES[statement.code]
    if rule.full_text:
        return _Grant(TextRule.FULL, Reason(rule.code), verbatim=False)
    if rule.code == "in_copyright" and holder:
        return _withheld("in_copyright_holder", ("holder", holder))
    return _withheld(rule.code)


def _withheld(code: str, *values: tuple[str, str]) -> _Grant:
    return _Grant(TextRule.NONE, Reason(code, values))


def _named(right: Right | None) -> tuple[tuple[str, str], ...]:
    return (("license", right.short_name),) if right is not None else ()


def _no_derivatives(record: Record) -> bool:
    return record.license is not None and record.license.no_derivatives


def _fits(record: Record, grant: _Grant) -> bool:
    """Tell whether what is held is no more than the words that were permitted."""
    if grant.text is not TextRule.WORDS or record.body is None:
        return False
    return _words(record.body) <= grant.words


_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese: no blanks part their words."""


def _words(text: str) -> int:
    """Count words, where no blank parts them the letters: a whole article would be one word."""
    return len(_UNSPACED.findall(text)) + len(_UNSPACED.sub(" ", text).split())
