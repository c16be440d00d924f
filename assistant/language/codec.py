"""Programs to notation and back, driven by the types: a new command or field needs nothing here.

`print_program` and `parse_program` are exact inverses on every program (strings may hold any characters).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin

from assistant.language import program as p
from assistant.language.encoding import encode
from assistant.language.lexicon import lexicon
from assistant.language.notation import Call, Items, Node, NotationError, Number, Text, Word, read, render
from assistant.language.notation_names import COMMAND_NAMES, COMMANDS, HEAD_WORDS, KIND_CALL, RESERVED, plain_name

_PRONOUNS = ("it", "them", "him", "her")
_DETERMINERS = get_args(p.Determiner)
_DEGREES = tuple(degree for degree in get_args(p.Degree) if degree)


def print_program(program: p.Program) -> str:
    """The notation of a program."""
    return "; ".join(render(encode(step)) for step in program.steps)


def parse_program(text: str) -> p.Program:
    """The program that a notation says; raises `NotationError` with the place and what was expected."""
    return p.Program(tuple(cast(p.Command, _decode(p.Command, node)) for node in read(text)))


def parse_value(cls: type, field: str, text: str) -> Any:
    """The value of one field of a class from its notation."""
    return _decode(_hints(cls)[field], read(text)[0])


def print_value(value: object) -> str:
    """The notation of any part of a program: a reference, a place, a condition."""
    return render(encode(value))


# ---- from nodes ----------------------------------------------------------------------------------------------------


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _bad(expected: str, node: Node) -> NotationError:
    return NotationError(f"expected {expected}, found {render(node)[:60]}")


def _decode(kind: Any, node: Node) -> Any:
    """A value of a type from its node."""
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _decode_union([k for k in get_args(kind) if k is not type(None)], node)
    if origin is Literal:
        if isinstance(node, Word) and node.text in get_args(kind):
            return node.text
        raise _bad("one of " + ", ".join(map(str, get_args(kind))), node)
    if origin is tuple:
        if isinstance(node, Items):
            return tuple(_decode(get_args(kind)[0], item) for item in node.items)
        raise _bad("a list", node)
    special = _SPECIAL.get(kind)
    if special is not None:
        return special(node)
    return _decode_plain(kind, node)


def _decode_union(kinds: list[Any], node: Node) -> Any:
    if isinstance(node, Call) and all(k in COMMAND_NAMES for k in kinds):
        if COMMANDS.get(node.name) in kinds:
            return _decode_plain(COMMANDS[node.name], node)
        raise _bad("a command", node)
    errors = []
    for kind in kinds:
        try:
            return _decode(kind, node)
        except NotationError as error:
            errors.append(error)
    raise errors[-1] if len(errors) == 1 else _bad("one of " + ", ".join(map(_kind_name, kinds)), node)


def _kind_name(kind: Any) -> str:
    return kind.__name__.lower() if isinstance(kind, type) else str(kind)


def _decode_plain(cls: Any, node: Node) -> Any:
    if not isinstance(node, Call) or node.name != plain_name(cls):
        raise _bad(plain_name(cls), node)
    return _build(cls, node, {})


def _build(cls: Any, call: Call, given: dict[str, Any]) -> Any:
    """The class with its required fields from the arguments in order and its others by name."""
    hints = _hints(cls)
    required = [f.name for f in fields(cls) if f.default is MISSING and f.name not in given]
    if len(call.args) != len(required):
        raise _bad(f"{call.name}({', '.join(required)})", call)
    values = given | {name: _decode(hints[name], arg) for name, arg in zip(required, call.args, strict=True)}
    for name, option in call.options:
        if name not in hints or name in values:
            raise _bad(f"an option of {call.name}", call)
        values[name] = _decode(hints[name], option)
    return cls(**values)


def _text(node: Node) -> str:
    match node:
        case Word(text):
            return text.replace("_", " ")
        case Text(text):
            return text
        case _:
            raise _bad("a word", node)


def _number(node: Node) -> Number:
    if isinstance(node, Number):
        return node
    raise _bad("a number", node)


def _integer(node: Node) -> int:
    number = _number(node)
    if number.unit or number.value != int(number.value):
        raise _bad("a whole number", node)
    return int(number.value)


def _float(node: Node) -> float:
    if _number(node).unit:
        raise _bad("a number without a unit", node)
    return _number(node).value


def _boolean(node: Node) -> bool:
    if node in (Word("true"), Word("false")):
        return node == Word("true")
    raise _bad("true or false", node)


def _quantity(node: Node) -> p.Quantity:
    number = _number(node)
    if not number.unit:
        raise _bad("a number with a unit", node)
    return p.Quantity(number.value, cast(p.Unit, number.unit))


def _call(name: str, node: Node, count: int) -> Call:
    if isinstance(node, Call) and node.name == name and len(node.args) == count:
        return node
    raise _bad(f"{name} with {count} argument(s)", node)


def _many(name: str, kind: Any, cls: Callable[[tuple[Any, ...]], Any]) -> Callable[[Node], Any]:
    def decode(node: Node) -> Any:
        if not isinstance(node, Call) or node.name != name or node.options:
            raise _bad(name, node)
        return cls(tuple(_decode(kind, arg) for arg in node.args))

    return decode


def _relation(node: Node) -> p.Relation:
    if not isinstance(node, Call) or node.name not in p.RELATIONS:
        raise _bad("a relation", node)
    spec = p.RELATIONS[node.name]
    if not spec.least <= len(node.args) <= spec.most:
        raise _bad(f"{spec.least} to {spec.most} anchors of {spec.name}", node)
    anchors = tuple(_decode(p.Reference, arg) for arg in node.args)
    given = {"name": node.name, "anchors": anchors}
    relation: p.Relation = _build(p.Relation, Call(node.name, (), node.options), given)
    return relation


def _has(node: Node) -> p.Has:
    if not isinstance(node, Call) or node.name != "with" or len(node.args) not in (1, 2) or node.options:
        raise _bad("with", node)
    what = _decode(p.Reference, node.args[0])
    return p.Has(what, _text(node.args[1]).replace(" ", "_")) if len(node.args) == 2 else p.Has(what)


def _than(node: Node) -> p.Than:
    if not isinstance(node, Call) or node.name not in ("more", "less"):
        raise _bad("more or less", node)
    call = _call(node.name, node, 2)
    than = _decode(_hints(p.Than)["than"], call.args[1])
    return p.Than(_decode(p.Measure, call.args[0]), node.name == "more", than)


def _pick(node: Node) -> p.Pick:
    if not isinstance(node, Call) or node.name not in ("most", "least", "middle"):
        raise _bad("most, least or middle", node)
    pick: p.Pick = _build(p.Pick, node, {"end": node.name})
    return pick


def _spot(node: Node) -> p.Spot:
    if isinstance(node, Word) and node.text in ("here", "there"):
        return p.Spot(cast(Literal["here", "there"], node.text))
    if isinstance(node, Call) and node.name in ("here", "there") and len(node.args) == 1:
        return p.Spot(cast(Literal["here", "there"], node.name), _float(node.args[0]))
    raise _bad("here or there", node)


def _home(node: Node) -> p.Home:
    if node == Word("home"):
        return p.Home()
    if isinstance(node, Call) and node.name == "home":
        return p.Home(_decode(p.Reference, _call("home", node, 1).args[0]))
    raise _bad("home", node)


def _viewpoint(node: Node) -> p.Viewpoint:
    view: p.Viewpoint = _build(p.Viewpoint, _call("view", node, 0), {})
    return view


def _attribute(node: Node) -> p.Attribute:
    if isinstance(node, Call) and node.name in _DEGREES and len(node.args) == 1:
        inner = _attribute(node.args[0])
        if inner.degree:
            raise _bad("an adjective", node.args[0])
        return p.Attribute(inner.word, inner.kind, cast(p.Degree, node.name))
    if isinstance(node, Call) and node.name in KIND_CALL and len(node.args) == 1:
        return p.Attribute(_text(node.args[0]), KIND_CALL[node.name])
    if isinstance(node, Word) and node.text in RESERVED:
        raise _bad("an adjective", node)
    word = _text(node)
    return p.Attribute(word, lexicon().attribute_kind(word))


def _head(node: Node) -> p.Head:
    if isinstance(node, Call) and node.name == "named" and len(node.args) == 1:
        return p.Named(_text(node.args[0]))
    if isinstance(node, Word) and node.text in HEAD_WORDS:
        return HEAD_WORDS[node.text]
    return p.Noun(_text(node))




def _ref(node: Node) -> p.Ref:
    if isinstance(node, Word) and node.text in (*_PRONOUNS, "me"):
        return p.Ref(HEAD_WORDS[node.text])
    if isinstance(node, Call) and node.name == "named":
        return p.Ref(_head(node))
    if not isinstance(node, Call) or node.name not in _DETERMINERS or not node.args or node.options:
        raise _bad("a reference", node)
    values: dict[str, Any] = {"where": [], "pick": [], "excluding": []}
    for mod in node.args[1:]:
        _modify(values, mod)
    values |= {name: tuple(values[name]) for name in ("where", "pick", "excluding")}
    return p.Ref(_head(node.args[0]), cast(p.Determiner, node.name), **values)


def _modify(values: dict[str, Any], mod: Node) -> None:
    """One modifier of a reference, added to the values of its fields."""
    name = mod.name if isinstance(mod, Call) else None
    if isinstance(mod, Number):
        values["count"] = _integer(mod)
    elif isinstance(mod, Word) and mod.text in RESERVED:
        values[mod.text] = True
    elif name in ("most", "least", "middle"):
        values["pick"].append(_pick(mod))
    elif name == "of":
        values["of"] = _decode(p.Reference, _call("of", mod, 1).args[0])
    elif name == "except":
        values["excluding"].append(_decode(p.Reference, _call("except", mod, 1).args[0]))
    elif name == "group":
        values["group"] = _text(_call("group", mod, 1).args[0])
    elif name == "view":
        values["view"] = _viewpoint(mod)
    elif name == "said":
        values["time_s"] = _float(_call("said", mod, 1).args[0])
    else:
        values["where"].append(_decode(p.Condition, mod))


_SPECIAL: dict[Any, Callable[[Node], Any]] = {
    str: _text,
    int: _integer,
    float: _float,
    bool: _boolean,
    p.Quantity: _quantity,
    p.Ref: _ref,
    p.Several: _many("and", p.Reference, p.Several),
    p.Either: _many("or", p.Reference, p.Either),
    p.AnyOf: _many("or", p.Condition, p.AnyOf),
    p.Attribute: _attribute,
    p.Relation: _relation,
    p.Has: _has,
    p.Than: _than,
    p.Pick: _pick,
    p.Spot: _spot,
    p.Home: _home,
    p.Viewpoint: _viewpoint,
}
