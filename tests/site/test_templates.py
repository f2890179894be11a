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
"{{ text }}"{{ end }}{{ shout(text) }}{% endmacro %}
{% macro wrapped(tag) %}<{{ tag }}>{{ caller() }}{{ varargs|join }}{% endmacro %}
{% macro named(a, b=2) %}{{ a }}{{ b }}{{ kwargs|length }}{% endmacro %}""",
    "page": """{% extends "base" %}{% from "macros" import named, quoted, wrapped %}
{% block main %}
{{ quoted(end="<", text=text) }}{{ named(1) }}{{ named(b="<", a=many) }}{{ named(1, c=3) }}
{% call wrapped("p", "<", 3) %}{{ text }}{% endcall %}
{{ shape.kind }}{{ shape.nothing }}{{ shape.key }}{{ shape.items()|list }}{{ shape.empty }}
{{ kind.value }}{{ kind.name.lower() }}{{ own_global|default("none") }}
{{ w.html("article.by", authors=text) }}{{ w.join(many) }}{{ w(key) if key is defined }}
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
        shape={"kind": "<k>", "nothing": None, "key": 0, "empty": ""},
        seen=seen,
        w=words("fa"),
    )


def test_fast_templates_give_what_plain_ones_give() -> None:
    assert rendered("page", FastTemplates) == rendered("page")


@pytest.mark.parametrize(
    "call",
    ["quoted()", "quoted(1, 2, 3)", "quoted(1, text=2)", "quoted(1, other=2)", "named(1, 2, 3)"],
)
def test_a_macro_that_is_called_wrongly_fails_as_plain_ones_do(call: str) -> None:
    TEMPLATES["wrong"] = '{% from "macros" import named, quoted %}{{ ' + call + " }}"
    failed = []
    for extensions in ((), (FastTemplates,)):
        with pytest.raises((TypeError, UndefinedError)) as error:
            rendered("wrong", *extensions)
        failed.append((type(error.value), str(error.value)))
    assert failed[0] == failed[1]


def test_a_template_that_is_given_globals_of_its_own_hands_them_on_as_plain_ones_do() -> None:
    templates = {
        "page": '{% from "part" import said %}{{ said() }}{% include "part" %}{{ mine }}',
        "part": '{% macro said() %}{{ mine|default("nothing") }}{% endmacro %}{{ mine }}',
    }
    made = [
        Environment(loader=DictLoader(templates), autoescape=True, extensions=extensions)
        .get_template("page", globals={"mine": "<m>"})
        .render()
        for extensions in ((), (FastTemplates,))
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "value", ["", "plain", "<&>", "'\"", Markup("<b>"), 7, None, Kind.ONE, ["<"], words("en")]
)
def test_a_value_is_printed_as_it_is_escaped(value: object) -> None:
    assert printed(value) == str(escape(value))


def test_a_name_that_no_page_has_is_still_an_error() -> None:
    TEMPLATES["lost"] = "{{ nowhere }}"
    with pytest.raises(UndefinedError, match="nowhere"):
        rendered("lost", FastTemplates)
