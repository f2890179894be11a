"""Pictures and other media files, each with a right of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark.converters import Context, Group, line_of_text, text, url, url_fault
from pressmark.fields.rights import license_, rights_statement
from pressmark.record import Medium

if TYPE_CHECKING:
    from collections.abc import Mapping

    import yaml


def _media_file(context: Context, node: yaml.Node) -> str | None:
    value = text(context, node)
    if value is None:
        return None
    fault: tuple[str, str] | None = None
    if "://" in value:
        fault = url_fault(value)
    elif value.startswith(("content/", "media/", "private/")):
        fault = (
            "The file's folder is named twice.",
            f"Write it as it lies in content/media/: {value.rpartition('media/')[2]}.",
        )
    elif "\\" in value or any(
        part in ("", ".", "..") or part.startswith(".") for part in value.split("/")
    ):
        fault = (
            "This is not the name of a file in content/media/.",
            "Write it as it lies there, with forward slashes, as in 2021/street.jpg.",
        )
    if fault:
        context.wrong(node, *fault)
        return None
    return value


def _check_medium(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if "license" in values and "rights_statement" in values:
        context.wrong(
            node,
            "A picture has one right: a licence or a rights statement, not both.",
            "Keep license where somebody gave a permission, else rights_statement.",
        )


medium: Group[Medium] = Group(
    build=Medium,
    parts={
        "file": _media_file,
        "alt": line_of_text,
        "caption": line_of_text,
        "creator": line_of_text,
        "license": license_,
        "rights_statement": rights_statement,
        "source_url": url,
    },
    required=("file", "alt"),
    example="{file: 2021/street.jpg, alt: what is to be seen, creator: Jane Doe, "
    "license: CC-BY-4.0}",
    check=_check_medium,
)
