"""Templates print and call faster than Jinja has it, and say the same."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from markupsafe import Markup, escape

from pressmark.site.templates import FastTemplates, printed
from pressmark.words import words

TEMPLATES = {
    "base": '{% from "macros" import quoted %}{% block main %}{% endblock %}{{ quoted("<b>") }}',
    "macros": """{% macro quoted(text, end="&") %}
"{{ text }}"{{ end }}{{ shout(text) }}{% endmacro %}""",
    "page": """{% extends "base" %}{% from "macros" import quoted %}{% block main %}
{{ text }} {{ safe }} {{ 3 }} {{ none }} {{ kind }} {{ w("lists.comma") }}
{{ w.count("count.works", 2) }}
{% for each in many %}{{ quoted(each, end="'") }}{{ seen() }}{% endfor %}
{% set kept %}<i>{{ text }}</i>{% endset %}{{ kept }}{{ kept ~ text }}{{ text|upper }}
{{ many|join("<") }}
{% autoescape false %}{{ text }}{% set raw = quoted(text) %}
{{ raw }}{{ raw|e }}{% endautoescape %}
{% include "part" %}{% endblock %}""",
    "part": "{{ text }}{{ shout('&') }}{{ missing_there|default('\\'') }}",
}


class Kind(StrEnum):
    ONE = "<one>"


@pass_context
def seen(context: Any) -> str:
    return str(context.get("each", context["text"]))


def rendered(name: str, *extensions: type[FastTemplates]) -> str:
    environment = Environment(
        loader=DictLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=extensions,
    )
    environment.globals["shout"] = str.upper
    return environment.get_template(name).render(
        text="<a> & 'b' \"c\"",
        safe=Markup("<hr>"),
        kind=Kind.ONE,
        many=["<x>", Markup("<y>")],
        seen=seen,
        w=words("fa"),
    )


def test_fast_templates_give_what_plain_ones_give() -> None:
    assert rendered("page", FastTemplates) == rendered("page")


@pytest.mark.parametrize(
    "value", ["", "plain", "<&>", "'\"", Markup("<b>"), 7, None, Kind.ONE, ["<"], words("en")]
)
def test_a_value_is_printed_as_it_is_escaped(value: object) -> None:
    assert printed(value) == str(escape(value))


def test_a_name_that_no_page_has_is_still_an_error() -> None:
    TEMPLATES["lost"] = "{{ nowhere }}"
    with pytest.raises(UndefinedError, match="nowhere"):
        rendered("lost", FastTemplates)
