"""What was done to a text, and by whom: withdrawals, redactions, corrections."""

from __future__ import annotations

from pressmark.converters import Group, boolean, day, line_of_text, one_of, text, url
from pressmark.record import Correction, Redaction, SourceState, SourceStatus, Withdrawal

withdrawn: Group[Withdrawal] = Group(
    build=Withdrawal,
    parts={"date": day, "reason": line_of_text, "asked_by": line_of_text, "opaque": boolean},
    required=("date", "reason"),
    example="{date: 2021-07-06, reason: at the author's wish}, or run `pressmark withdraw`",
)

redaction: Group[Redaction] = Group(
    build=Redaction,
    parts={"what": line_of_text, "reason": line_of_text, "date": day},
    required=("what", "reason"),
    example="{what: a witness's name, reason: for her safety, date: 2021-07-06}",
)

source_status: Group[SourceStatus] = Group(
    build=SourceStatus,
    parts={
        "status": one_of({state.value: state for state in SourceState}),
        "date": day,
        "url": url,
        "note": text,
    },
    required=("status",),
    example="{status: corrected, date: 2021-07-08, note: what the outlet changed}",
)

correction: Group[Correction] = Group(
    build=Correction,
    parts={"date": day, "what": line_of_text, "why": line_of_text},
    required=("date", "what"),
    example="{date: 2021-07-08, what: mended a letter in the title, why: a slip in copying}",
)
