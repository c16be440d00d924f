"""A GBNF grammar of the notation, generated from the program's own types: `full_grammar()` accepts every program.

The rules mirror `codec.py`, which prints and parses what they describe. `cut_grammar.py` narrows them to one sentence.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin

from assistant.language import program as p
from assistant.language.codec import COMMANDS

_TEXT = r'"\"" ([^"\\\x00-\x1f] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))* "\""'
_KIND_CALLS = ("color", "size", "shape", "material", "state", "pattern", "age", "word")
_NAMED: dict[str, Any] = {
    "command": p.Command,
    "reference": p.Reference,
    "condition": p.Condition,
    "place": p.Place,
}
"""Unions with a rule of their own."""


def full_grammar() -> str:
    """The grammar of all programs."""
    return Builder().grammar()


def quote(text: str) -> str:
    """A literal of GBNF."""
    return json.dumps(text, ensure_ascii=False)


def any_of(choices: Iterable[str]) -> str:
    """One of these expressions."""
    found = list(dict.fromkeys(choices))
    return found[0] if len(found) == 1 else "(" + " | ".join(found) + ")"


def literals(texts: Iterable[str]) -> str:
    """One of these texts."""
    return any_of(quote(text) for text in texts)


class Builder:
    """Rules by name, made as they are asked for.

    Depth is None, and the rules recursive, or how deep references may still nest: the name of a rule then ends in it.
    """

    def __init__(self, depth: int | None = None) -> None:
        self._depth = depth
        self._rules: dict[str, str] = {}

    def grammar(self) -> str:
        """All rules that the root needs."""
        command = self._rule("command", p.Command, self._depth)
        self._rules["text"] = _TEXT
        self._rules["plainword"] = '[a-z] [a-z0-9]* ("_" [a-z0-9]+)*'
        self._rules["float"] = '"-"? [0-9]+ ("." [0-9]+)? ("e" [+-]? [1-2]? [0-9] [0-9]?)?'
        lines = [f"root ::= {command} {self._more_steps(command)}"]
        return "\n".join([*lines, *(f"{name} ::= {body}" for name, body in self._rules.items())]) + "\n"

    def _more_steps(self, command: str) -> str:
        return f'("; " {command})*'

    # ---- the types -------------------------------------------------------------------------------------------------

    def _of(self, kind: Any, depth: int | None) -> str:
        """An expression for a type."""
        origin = get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            kinds = [k for k in get_args(kind) if k is not type(None)]
            for name, union in _NAMED.items():
                if set(kinds) == set(get_args(union)):
                    return self._rule(name, union, depth)
            return any_of(self._of(k, depth) for k in kinds)
        if origin is Literal:
            return literals(self._choices(kind))
        if origin is tuple:
            item = self._of(get_args(kind)[0], depth)
            return f'"[" ({item} (", " {item})*)? "]"'
        plain = {str: self._string, int: self._integer, float: self._float, bool: self._boolean}
        plain[p.Quantity] = self._quantity
        return plain[kind]() if kind in plain else self._rule(kind.__name__.lower(), kind, depth)

    def _choices(self, kind: Any) -> list[str]:
        """The words of a closed type that may be written."""
        return [str(word) for word in get_args(kind)]

    def _rule(self, name: str, kind: Any, depth: int | None) -> str:
        full = name if depth is None else f"{name}{max(depth, 0)}"
        if full not in self._rules:
            self._rules[full] = ""
            self._rules[full] = self._body(name, kind, depth)
        return full

    def _body(self, name: str, kind: Any, depth: int | None) -> str:
        below = None if depth is None else depth - 1
        match name:
            case "command":
                return any_of(self._commands(depth))
            case "reference":
                return any_of(self._references(depth))
            case "condition":
                return any_of(self._conditions(depth))
            case "place":
                return any_of(self._places(depth))
            case "ref":
                return self._ref(depth)
            case "several":
                return self._list("and", p.Reference, below)
            case "either":
                return self._list("or", p.Reference, below)
            case "anyof":
                return self._list("or", p.Condition, below)
            case "attribute":
                return self._attribute()
            case "relation":
                return self._relation(below)
            case "has":
                return f'"with(" {self._of(p.Reference, below)} (", " {literals([*self._relations(), "with"])})? ")"'
            case "than":
                than = any_of([self._of(p.Reference, below), self._of(p.Quantity, below)])
                return f'("more" | "less") "(" {self._of(p.Measure, None)} ", " {than} ")"'
            case "pick":
                options = self._options(p.Pick, ("rank", "count", "anchor"), below)
                return f'("most" | "least" | "middle") "(" {self._of(p.Measure, None)} {sequence(options, True)} ")"'
            case "spot":
                return self._spot()
            case "home":
                return '"home"'
            case "viewpoint":
                options = self._options(p.Viewpoint, ("toward", "at", "away_from", "entering"), below)
                return f'"view(" {sequence(options, False)} ")"'
            case _:
                return self._call(name, kind, below)

    def _call(self, name: str, cls: Any, depth: int | None) -> str:
        """Required fields in order, the others by name in order."""
        hints = typing.get_type_hints(cls)
        required = [f.name for f in fields(cls) if f.default is MISSING]
        optional = tuple(f.name for f in fields(cls) if f.default is not MISSING)
        args = ' ", " '.join(self._of(hints[field], depth) for field in required)
        rest = sequence(self._options(cls, optional, depth), bool(required))
        return f'"{name}(" {args} {rest} ")"'

    def _options(self, cls: Any, names: Sequence[str], depth: int | None) -> list[str]:
        hints = typing.get_type_hints(cls)
        return [f'"{name}=" {self._of(hints[name], depth)}' for name in names if self._sayable(cls, name, hints[name])]

    def _sayable(self, cls: Any, name: str, kind: Any) -> bool:
        """Whether an option may be written."""
        return True

    def _list(self, name: str, kind: Any, depth: int | None) -> str:
        item = self._of(kind, depth)
        return f'"{name}(" ({item} (", " {item})*)? ")"'

    def _commands(self, depth: int | None) -> list[str]:
        return [self._call(name, cls, depth) for name, cls in COMMANDS.items()]

    # ---- references ------------------------------------------------------------------------------------------------

    def _references(self, depth: int | None) -> list[str]:
        return [self._rule(k.__name__.lower(), k, depth) for k in (p.Ref, p.Several, p.Either)]

    def _ref(self, depth: int | None) -> str:
        simple = ['"it"', '"them"', '"him"', '"her"', '"me"', '"named(" text ")"']
        head = any_of(['(plainword | text | "named(" text ")")', *simple])
        mods = [f'(", " {self._integer()})?', '(", " "plural")?', '(", " "other")?']
        mods += [f'(", " {self._of(p.Condition, depth)})*', f'(", " {self._of(p.Pick, depth)})*']
        inner = self._of(p.Reference, depth)
        mods += [f'(", of(" {inner} ")")?', f'(", except(" {inner} ")")*', f'(", group(" {self._string()} ")")?']
        mods += [f'(", " {self._of(p.Viewpoint, depth)})?', '(", said(" float ")")?']
        return any_of([*simple, f'{literals(get_args(p.Determiner))} "(" {head} {" ".join(mods)} ")"'])

    def _conditions(self, depth: int | None) -> list[str]:
        return [self._rule(k.__name__.lower(), k, depth) for k in get_args(p.Condition)]

    def _attribute(self) -> str:
        word = f'(plainword | text | ({literals(_KIND_CALLS)} "(" (plainword | text) ")"))'
        degrees = [degree for degree in get_args(p.Degree) if degree]
        return any_of([word, f'{literals(degrees)} "(" {word} ")"'])

    def _relations(self) -> tuple[str, ...]:
        """The relations that may be written."""
        return tuple(p.RELATIONS)

    def _relation(self, depth: int | None) -> str:
        choices = []
        options = self._options(p.Relation, ("distance", "view"), depth)
        for name in self._relations():
            spec = p.RELATIONS[name]
            forms = [sequence(options, False)] if spec.least == 0 else []
            if spec.most > 0:
                forms.append(f"{self._anchors(spec, depth)} {sequence(options, True)}")
            forms = [form for form in forms if form.strip()] or ['""']
            optional = "?" if spec.least == 0 and not options and spec.most > 0 else ""
            choices.append(f'"{name}(" {any_of(forms)}{optional} ")"')
        return any_of(choices)

    def _anchors(self, spec: p.RelationSpec, depth: int | None) -> str:
        """What a relation is to."""
        anchor = self._of(p.Reference, depth)
        return f'{anchor} (", " {anchor})' + f"{{0,{spec.most - 1}}}" if spec.most > 1 else anchor

    def _places(self, depth: int | None) -> list[str]:
        return [self._rule(k.__name__.lower(), k, depth) for k in get_args(p.Place)]

    def _spot(self) -> str:
        return '("here" | "there") ("(" float ")")?'

    # ---- words -----------------------------------------------------------------------------------------------------

    def _string(self) -> str:
        return "(plainword | text)"

    def _integer(self) -> str:
        return '("-"? [0-9]+)'

    def _float(self) -> str:
        return "float"

    def _boolean(self) -> str:
        return '("true" | "false")'

    def _quantity(self) -> str:
        return f"(float {literals(get_args(p.Unit))})"


def sequence(options: Sequence[str], led: bool) -> str:
    """Options in order, each or not; commas between, and before the first when something led."""
    if led:
        return " ".join(f'(", " {option})?' for option in options)
    tails = [f"{o} {sequence(options[k + 1 :], True)}".rstrip() for k, o in enumerate(options)]
    return f"({' | '.join(tails)})?" if tails else ""
