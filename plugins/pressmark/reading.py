"""From a file to a `Record`: every field typed and checked once, every problem told at once.

    raw = split_front_matter(data, "content/articles/2021/….md")
    record = read_record(raw, outlets=outlets)

A record is checked by itself here; what only the whole archive shows (two records of one name, a
missing picture, a withheld text in the wrong folder) is `pressmark.archive`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pressmark.converters import Context, nearest
from pressmark.fields import FIELDS
from pressmark.fields.stated import read_fields, require, stated, stated_or_meant
from pressmark.frontmatter import FENCE, RawField, RawRecord, split_front_matter
from pressmark.identity import LONGEST, canonical_text, is_pressmark, sha256
from pressmark.nesting import DEEPEST, too_deep
from pressmark.outlets import OutletIndex
from pressmark.problems import Problem, ProblemsFoundError, Severity
from pressmark.record import AgencyCopy, Record
from pressmark.writing import record_fields, update_record, write_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml

    from pressmark.record import Outlet
    from pressmark.settings import ExtraField

__all__ = [
    "FIELDS",
    "RawField",
    "RawRecord",
    "Reading",
    "check_record",
    "read_record",
    "record_fields",
    "split_front_matter",
    "update_record",
    "write_record",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: the record, unless an error stood in the way, and every problem."""

    record: Record | None
    problems: tuple[Problem, ...]


def read_record(
    raw: RawRecord,
    *,
    outlets: Mapping[str, Outlet] | OutletIndex,
    extra: tuple[ExtraField, ...] = (),
    body: str | None = None,
) -> Record:
    """Check a file and make its record.

    `extra` are the columns that the settings declare; `body` stands in for the file's own text
    where that lies elsewhere. Raises `ProblemsFoundError` with all that is wrong, warnings too.
    """
    reading = check_record(raw, outlets=outlets, extra=extra, body=body)
    if reading.record is None:
        raise ProblemsFoundError(reading.problems)
    return reading.record


def check_record(
    raw: RawRecord,
    *,
    outlets: Mapping[str, Outlet] | OutletIndex,
    extra: tuple[ExtraField, ...] = (),
    body: str | None = None,
) -> Reading:
    """Do as `read_record`, but return the problems beside the record, and never raise."""
    index = outlets if isinstance(outlets, OutletIndex) else OutletIndex(outlets)
    context = Context(raw.path, list(raw.problems))
    pressmark = raw.pressmark
    if not is_pressmark(pressmark):
        _refuse_name(context, pressmark)
    values = read_fields(context, raw.fields, FIELDS)
    require(
        context,
        raw.fields,
        "title",
        "The title is missing.",
        "Add a line title: and the headline.",
        table=FIELDS,
    )
    outlet = _resolve_outlet(context, raw, values, index)
    if outlet is not None:
        _inherit(values, raw, outlet)
        _check_inherited(context, raw, values)
    _resolve_extra(context, raw, values, extra)
    text = canonical_text(raw.body if body is None else body)
    held = text if text.strip() else None
    _check_dates(context, raw, values)
    _check_beginning(context, raw)
    _check_empty(context, raw)
    first = raw.body_line if body is None else 0
    _check_controls(context, text, first)
    _check_nesting(context, text, first)
    _check_sum(context, raw, values, held)
    _check_folder(context, raw, values)
    if any(problem.severity is Severity.ERROR for problem in context.problems):
        return Reading(None, tuple(context.problems))
    record = Record(pressmark=pressmark, path=raw.path, body=held, **values)
    return Reading(record, tuple(context.problems))


_FIELD = re.compile(r"([A-Za-z_]+):(?: |$)")
_NO_TEXT = frozenset(
    "agency_copy embargo_until keeper_notes license permission rights_evidence rights_statement"
    " status unlisted withdrawn".split()
)
"""Fields that take rights away, or are nobody's: no text begins with one of them."""


def _check_empty(context: Context, raw: RawRecord) -> None:
    """Warn of a line that would take rights away, and says nothing."""
    for name in ("embargo_until", "withdrawn"):
        if name in raw.fields and not stated(raw.fields, name):
            context.at(name, raw.fields[name].line)
            context.wrong(
                None,
                "Nothing stands here, which takes no right away: the text is shown as though the"
                " line were not there.",
                "Write it out, or delete the line.",
                severity=Severity.WARNING,
            )


def _check_beginning(context: Context, raw: RawRecord) -> None:
    """Note fields below the line that closes the front matter: they would count for nothing."""
    body = raw.body.removeprefix(FENCE).lstrip(" \t\n")
    found = _FIELD.match(body)
    if found is None:
        return
    first = body.partition("\n\n")[0]
    fenced = raw.body.startswith(FENCE) or FENCE in first.split("\n")
    name = found[1].casefold() if fenced else found[1]
    if name in (FIELDS if fenced else _NO_TEXT):
        context.at(name, raw.body_line + raw.body[: len(raw.body) - len(body)].count("\n"))
        context.wrong(
            None,
            "This field stands below the line that closes the front matter: it would count for"
            " nothing, and be published as text.",
            f"Move it above the line {FENCE}. If the text itself begins so, put a backslash before"
            " the colon.",
        )


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What neither HTML (section 13.2.3.5) nor XML (section 2.2) may hold."""


def _check_controls(context: Context, text: str, first: int) -> None:
    if found := _CONTROL.search(text):
        context.at("", first + text.count("\n", 0, found.start()) if first else 0)
        context.wrong(
            None,
            "The text holds a control character.",
            "Delete it; perhaps the file is damaged.",
            value=text[max(0, found.start() - 20) : found.end() + 20],
        )


def _check_nesting(context: Context, text: str, first: int) -> None:
    if line := too_deep(text):
        context.at("", first + line - 1 if first else 0)
        context.wrong(
            None,
            f"Quotations, lists or elements lie more than {DEEPEST} deep in each other.",
            "No article does that: take signs out of the text, or put a backslash before them.",
            value=text.split("\n")[line - 1][:40],
        )


def _refuse_name(context: Context, pressmark: str) -> None:
    context.at("", 0)
    if len(pressmark) > LONGEST:
        message = f"The file's name is longer than {LONGEST} characters."
    else:
        message = "The file's name is no pressmark."
    context.wrong(
        None,
        message,
        "Rename it: lower case letters a to z, digits and single hyphens, as in "
        "example-news-2021-07-06-bridge-opens.md; `pressmark add` makes such names.",
        value=pressmark,
    )


def _resolve_outlet(
    context: Context, raw: RawRecord, values: dict[str, Any], index: OutletIndex
) -> Outlet | None:
    require(
        context,
        raw.fields,
        "outlet",
        "The outlet is missing.",
        "Add a line outlet: and the name or slug of a file in content/outlets/.",
        table=FIELDS,
    )
    name = values.pop("outlet", None)
    if name is None:
        return None
    outlet = index.find(name)
    if outlet is None:
        meant = index.nearest(name)
        context.at("outlet", raw.fields["outlet"].line)
        differs = meant and meant.casefold() == name.casefold()
        context.wrong(
            None,
            "The outlet is written differently in its file."
            if differs
            else "No file in content/outlets/ describes this outlet.",
            f"Did you mean {meant}?"
            if meant
            else "Write the outlet's file, content/outlets/<slug>.yml, with a line name:; or let "
            "`pressmark add` make it.",
            value=name,
        )
        return None
    values["outlet"] = outlet
    return outlet


def _inherit(values: dict[str, Any], raw: RawRecord, outlet: Outlet) -> None:
    """Fill in what the record leaves out and its outlet's file says.

    What an agency wrote is not the outlet's, so the outlet is not taken for its rights holder, nor
    its reservation for the holder's; that a licence is the outlet's is kept for the decision, which
    sets it aside there.
    """
    values |= {
        name: value
        for name, value in (("language", outlet.language), ("issn", outlet.issn))
        if value and not stated(raw.fields, name)
    }
    if not stated(raw.fields, "license") and not stated(raw.fields, "rights_statement"):
        if outlet.license is not None:
            values["license"] = outlet.license
            values["license_is_outlets"] = True
        elif outlet.rights_statement is not None:
            values["rights_statement"] = outlet.rights_statement
    own_text = values.get("agency_copy", AgencyCopy.NO) is AgencyCopy.NO
    if outlet.rights_holder and own_text and not stated(raw.fields, "rights_holder"):
        values["rights_holder"] = outlet.rights_holder
    if outlet.tdm_reservation and own_text and not stated(raw.fields, "tdm_reservation"):
        values["tdm_reservation"] = outlet.tdm_reservation


def _check_inherited(context: Context, raw: RawRecord, values: dict[str, Any]) -> None:
    """Note what neither the record nor its outlet's file says."""
    if "language" not in values:
        require(
            context,
            raw.fields,
            "language",
            "The language is missing, and the outlet's file gives none.",
            "Add a line language: and a code such as en, ar or fa.",
            table=FIELDS,
        )
    if not {"license", "rights_statement"} & values.keys() and not stated_or_meant(
        raw.fields, "rights_statement", FIELDS
    ):
        require(
            context,
            raw.fields,
            "license",
            "Neither license nor rights_statement stands here, and the outlet's file gives none.",
            "Add license: with an SPDX id if somebody gave a permission, else rights_statement: "
            "InC (in copyright) or CNE (nobody has looked yet).",
            table=FIELDS,
        )


def _resolve_extra(
    context: Context, raw: RawRecord, values: dict[str, Any], declared: tuple[ExtraField, ...]
) -> None:
    written: Mapping[str, tuple[str, yaml.Node]] | None = values.pop("extra", None)
    if not written:
        return
    context.at("extra", raw.fields["extra"].line)
    columns = {column.name: column for column in declared}
    for name, (value, node) in written.items():
        column = columns.get(name)
        if column is None:
            meant = nearest(name, columns)
            context.wrong(
                node,
                "The settings declare no such column.",
                f"Did you mean {meant}?"
                if meant
                else f"Declare {name} in PRESSMARK_EXTRA, or take it out.",
                value=name,
            )
        elif column.values and value not in column.values:
            meant = nearest(value, column.values)
            context.wrong(
                node,
                f"The column {name} does not take this value.",
                f"Did you mean {meant}?" if meant else f"Values are {', '.join(column.values)}.",
                value=value,
            )
    values["extra"] = tuple((name, written[name][0]) for name in columns if name in written)


def _check_dates(context: Context, raw: RawRecord, values: dict[str, Any]) -> None:
    issued = values.get("issued")
    if issued is None:
        return
    # One day is left for time zones: an article of tomorrow in Tokyo is read today in Lima.
    first_day = issued.earliest - timedelta(days=1) if issued.earliest.year > 1 else issued.earliest
    for name, happened in (("retrieved", "taken"), ("embargo_until", "set free")):
        value = values.get(name)
        if value is not None and value < first_day:
            context.at(name, raw.fields[name].line)
            context.wrong(
                None,
                f"The article would have been {happened} before it was published ({issued.text}).",
                f"Check {name} and issued.",
                value=value.isoformat(),
                severity=Severity.WARNING,
            )


def _check_sum(context: Context, raw: RawRecord, values: dict[str, Any], held: str | None) -> None:
    written = values.get("sha256")
    if written is None or held is None:
        return
    found = sha256(held)
    if found != written:
        context.at("sha256", raw.fields["sha256"].line)
        context.wrong(
            None,
            "The text is not the one that was recorded: its sum is another.",
            f"If corrections: tells of this change, write sha256: {found}; else undo the change, "
            "or add an entry for it too."
            if values.get("corrections")
            else "Undo the change and make it with `pressmark correct`, which keeps the earlier "
            "text; or add an entry under corrections: with date and what, and write sha256: "
            f"{found} (or take sha256 out).",
            value=written,
        )


def _check_folder(context: Context, raw: RawRecord, values: dict[str, Any]) -> None:
    parts = raw.path.split("/")
    issued = values.get("issued")
    if parts[:2] != ["content", "articles"] or (
        issued is None and stated_or_meant(raw.fields, "issued", FIELDS)
    ):
        return
    folder = f"{issued.earliest.year:04d}" if issued else "undated"
    if len(parts) == 4 and parts[2] != folder and (issued is None or parts[2] != str(issued.year)):
        context.at("issued", 0)
        context.wrong(
            None,
            "The record lies in another year's folder than its date says.",
            f"Move it to content/articles/{folder}/, or mend the date.",
            value=parts[2],
            severity=Severity.WARNING,
        )
