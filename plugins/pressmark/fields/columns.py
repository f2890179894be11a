"""The keeper's own columns."""

from __future__ import annotations

import yaml

from pressmark.converters import Context, is_empty, line_of_text


def extra(context: Context, node: yaml.Node) -> dict[str, tuple[str, yaml.Node]] | None:
    """Read the keeper's own columns: values by name, with the nodes of their names."""
    if is_empty(node):
        return None
    if not isinstance(node, yaml.MappingNode):
        context.wrong(
            node, "The column's name is missing.", "Write {column: value}, one for each column."
        )
        return None
    found: dict[str, tuple[str, yaml.Node]] = {}
    for key, value_node in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in found:
            context.wrong(key, "The column stands twice.", "Keep one of the two.")
            continue
        value = line_of_text(context, value_node)
        if value is not None:
            found[key.value] = (value, key)
    return found
