"""Whoever wrote a text, or holds the rights in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from pressmark.converters import Context, Group, line_of_text, one_of, url
from pressmark.record import Agent, AgentKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def _build_agent(**parts: Any) -> Agent:
    if "name" not in parts:
        parts["name"] = f"{parts.get('given', '')} {parts.get('family', '')}".strip()
    return Agent(**parts)


def _check_agent(context: Context, node: yaml.Node, values: Mapping[str, Any]) -> None:
    if "name" not in values and "family" not in values:
        context.wrong(node, "The name is missing.", "Write {name: Jane Doe}.")


_AGENT_PARTS = {
    "name": line_of_text,
    "kind": one_of({kind.value: kind for kind in AgentKind}),
    "family": line_of_text,
    "given": line_of_text,
    "url": url,
}

agent: Group[Agent] = Group(
    build=_build_agent,
    parts=_AGENT_PARTS,
    required=(),
    example="Jane Doe, or {name: Reuters, kind: organisation}",
    short="name",
    check=_check_agent,
)
"""A person unless `kind` says otherwise."""


def holder(context: Context, node: yaml.Node) -> Agent | None:
    """Read whoever holds the rights: a body, as with most news, unless `kind` says otherwise."""
    found = agent(context, node)
    stated = isinstance(node, yaml.MappingNode) and any(
        key.value == "kind" for key, _ in node.value
    )
    if found is None or stated or found.family:
        return found
    return Agent(name=found.name, kind=AgentKind.ORGANISATION, url=found.url)
