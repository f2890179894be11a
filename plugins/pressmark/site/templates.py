"""What makes templates fast, through the hooks that Jinja offers for it; they stay as they are.

A page prints some four hundred values, looks up as many attributes and calls a hundred macros and
words. Jinja makes an object of every printed value, asks of everything called whether it wants the
context, and compares globals for every import. All of it is left out where it changes nothing.
Jinja 3.1, "API": `Environment.code_generator_class`, `context_class`, `template_class`.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any

import orjson
from jinja2 import Template, nodes
from jinja2.bccache import BytecodeCache
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from pressmark.escaping import escaped
from pressmark.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame
    from jinja2.environment import TemplateModule

    from pressmark.site.cache import Cache


class FastTemplates(Extension):
    """Makes an environment print and call without detours. Give it as one of its extensions."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.extend(printed=printed, escaped=escaped, words_type=Words)
        environment.code_generator_class = _Code
        environment.context_class = _Context
        environment.template_class = _Template
        environment.get_template = _Known(environment)  # type: ignore[method-assign]
        environment.policies["json.dumps_function"] = _as_json


class Compiled(BytecodeCache):
    """Keeps templates' compiled forms in the build's cache: compiling all takes 0.3 s."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled form, as Jinja asks for it; Jinja looks whether it is the source's."""
        if (data := self._cache.compiled(bucket.key)) is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled form."""
        self._cache.keep_compiled(bucket.key, bucket.bytecode_to_string())


def printed(value: object) -> str:
    """Return what `markupsafe.escape` does, without a new `Markup`: a template only joins it."""
    if type(value) is Markup:
        return value
    return escaped(value) if type(value) is str else str(escape(value))


class _Code(CodeGenerator):
    """Has compiled templates print, look up and call by the shortest way that does the same."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.printed")
        self.writeline("escaped = environment.escaped")
        self.writeline("Words = environment.words_type")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - as Jinja has it
        if frame.buffer is not None or len(node.nodes) < 3 or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        # One piece instead of many: each goes up through a generator for every template above.
        pieces = frame.copy()
        pieces.buffer = self.temporary_identifier()
        self.writeline(f"{pieces.buffer} = []")
        super().visit_Output(node, pieces)
        self.writeline(f"yield concat({pieces.buffer})")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - as Jinja has it
        if frame.buffer is not None or frame.require_output_check:
            super().visit_For(node, frame)
            return
        pieces = frame.copy()
        pieces.buffer = self.temporary_identifier()
        self.writeline(f"{pieces.buffer} = []")
        super().visit_For(node, pieces)
        self.writeline(f"yield concat({pieces.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(p if type(p := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(") is Markup else escaped(p) if type(p) is str else escape(p))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as Jinja has it
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        # What has no such attribute, or None, goes the long way and gives the same.
        self.write("(g if (g := getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, None)) is not None else ")
        super().visit_Getattr(node, frame)
        self.write(")")

    def visit_Call(  # noqa: N802 - as Jinja has it
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        called = node.node.node if isinstance(node.node, nodes.Getattr) else node.node
        if not (isinstance(called, nodes.Name) and called.name == "w") or forward_caller:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        # `w` are the catalogue's words on nearly every page: they want no context, and most are
        # a sentence as it stands.
        self.write("(")
        if node.node is called and len(node.args) == 1 and not node.kwargs:
            self.write("g if type(")
            self.visit(called, frame)
            self.write(") is Words and (g := ")
            self.visit(called, frame)
            self.write(".whole.get(")
            self.visit(node.args[0], frame)
            self.write(")) is not None else ")
        self.visit(called, frame)
        self.write(f".{node.node.attr}(" if isinstance(node.node, nodes.Getattr) else "(")
        self._arguments(node, frame)
        self.write(") if type(")
        self.visit(called, frame)
        self.write(") is Words else ")
        super().visit_Call(node, frame, forward_caller=forward_caller)
        self.write(")")

    def _arguments(self, node: nodes.Call, frame: Frame) -> None:
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.visit(keyword, frame)
            self.write(", ")
        for star, given in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if given is not None:
                self.write(star)
                self.visit(given, frame)
                self.write(", ")


def _as_json(value: object, **_options: object) -> str:
    """Return what Jinja's `tojson` begins with."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


class _Known:
    """Stands for `Environment.get_template`: a template that is known is found by its name.

    Jinja looks into a cache that may forget, behind a lock, for each import on each page.
    """

    def __init__(self, environment: Environment) -> None:
        self._load = environment.get_template
        self._found: dict[str, Template] = {}

    def __call__(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        found = self._found.get(name) if type(name) is str and globals is None else None
        if found is None:
            found = self._load(name, parent, globals)
            if type(name) is str and globals is None:
                self._found[name] = found
        return found


class _Template(Template):
    """Begins a context, and gives itself to those who import it, without looking for globals.

    Each template has the environment's; `globals.maps` are a template's own and those.
    """

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja has it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> Context:
        if not shared and isinstance(self.globals, ChainMap):
            own, common = self.globals.maps
            return super().new_context({**common, **own, **(vars or {})}, True, locals)
        return super().new_context(vars, shared, locals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is not None and (ctx is None or not ctx.globals_keys):
            return self._module
        return super()._get_default_module(ctx)


class _Context(Context):
    """Calls macros at once, and knows of globals only those that its template alone has."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> None:
        own = globals.maps[0] if isinstance(globals, ChainMap) else globals
        super().__init__(environment, parent, name, blocks, own or None)

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja has it
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        try:
            quick = __obj.quick  # type: ignore[attr-defined]
        except AttributeError:
            quick = __obj.quick = _quick(__obj)  # type: ignore[attr-defined]
        names = __obj.arguments
        if quick is None or len(args) > len(names):
            return __obj(__self.eval_ctx, *args, **kwargs)
        if kwargs:
            names = names[len(args) :]
            if not kwargs.keys() <= set(names):
                return __obj(__self.eval_ctx, *args, **kwargs)
            args += tuple([kwargs.get(name, missing) for name in names])
        html = quick(*args)
        # What a macro gives has been escaped piece by piece, and is a `str` as it is.
        return str.__new__(Markup, html) if __self.eval_ctx.autoescape else html


def _quick(macro: Macro) -> Callable[..., str] | None:
    """Return a macro's function, to be called with the arguments that there are.

    Where an argument is missing the macro's own default comes in its place. None for a macro that
    takes more than it names.
    """
    if macro.caller or macro.catch_varargs or macro.catch_kwargs:
        return None
    function: Callable[..., str] = macro._func  # noqa: SLF001 - what a macro calls itself
    function.__defaults__ = (missing,) * len(macro.arguments)
    return function
