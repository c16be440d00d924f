"""A GBNF grammar of the notation, generated from the program's own types: `full_grammar()` accepts every program.

The rules mirror `codec.py`, which prints and parses what they describe. `plain.py` has what a translator may answer.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin

from assistant.language import program as p
from assistant.language.notation_names import COMMANDS

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
    """Rules by name, made as they are asked for."""

    def __init__(self) -> None:
        self._rules: dict[str, str] = {}

    def grammar(self) -> str:
        """All rules that the root needs."""
        command = self._rule("command", p.Command)
        self._rules["text"] = _TEXT
        self._rules["plainword"] = '[a-z] [a-z0-9]* ("_" [a-z0-9]+)*'
        self._rules["float"] = '"-"? [0-9]+ ("." [0-9]+)? ("e" [+-]? [1-2]? [0-9] [0-9]?)?'
        lines = [f'root ::= {command} ("; " {command})*']
        return "\n".join([*lines, *(f"{name} ::= {body}" for name, body in self._rules.items())]) + "\n"

    # ---- the types -------------------------------------------------------------------------------------------------

    def _of(self, kind: Any) -> str:
        """An expression for a type."""
        origin = get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            kinds = [k for k in get_args(kind) if k is not type(None)]
            for name, union in _NAMED.items():
                if set(kinds) == set(get_args(union)):
                    return self._rule(name, union)
            return any_of(self._of(k) for k in kinds)
        if origin is Literal:
            return literals(map(str, get_args(kind)))
        if origin is tuple:
            item = self._of(get_args(kind)[0])
            return f'"[" ({item} (", " {item})*)? "]"'
        plain = {str: self._string, int: self._integer, float: self._float, bool: self._boolean}
        plain[p.Quantity] = self._quantity
        return plain[kind]() if kind in plain else self._rule(kind.__name__.lower(), kind)

    def _rule(self, name: str, kind: Any) -> str:
        if name not in self._rules:
            self._rules[name] = ""
            self._rules[name] = self._body(name, kind)
        return name

    def _body(self, name: str, kind: Any) -> str:
        match name:
            case "command":
                return any_of(self._commands())
            case "reference":
                return any_of(self._references())
            case "condition":
                return any_of(self._conditions())
            case "place":
                return any_of(self._places())
            case "ref":
                return self._ref()
            case "several":
                return self._list("and", p.Reference)
            case "either":
                return self._list("or", p.Reference)
            case "anyof":
                return self._list("or", p.Condition)
            case "attribute":
                return self._attribute()
            case "relation":
                return self._relation()
            case "has":
                return f'"with(" {self._of(p.Reference)} (", " {literals([*p.RELATIONS, "with"])})? ")"'
            case "than":
                than = any_of([self._of(p.Reference), self._of(p.Quantity)])
                return f'("more" | "less") "(" {self._of(p.Measure)} ", " {than} ")"'
            case "pick":
                options = self._options(p.Pick, ("rank", "count", "anchor"))
                return f'("most" | "least" | "middle") "(" {self._of(p.Measure)} {sequence(options, True)} ")"'
            case "spot":
                return self._spot()
            case "home":
                return f'"home" ("(" {self._of(p.Reference)} ")")?'
            case "viewpoint":
                options = self._options(p.Viewpoint, ("toward", "at", "away_from", "entering"))
                return f'"view(" {sequence(options, False)} ")"'
            case _:
                return self._call(name, kind)

    def _call(self, name: str, cls: Any) -> str:
        """Required fields in order, the others by name in order."""
        hints = typing.get_type_hints(cls)
        required = [f.name for f in fields(cls) if f.default is MISSING]
        optional = tuple(f.name for f in fields(cls) if f.default is not MISSING)
        args = ' ", " '.join(self._of(hints[field]) for field in required)
        rest = sequence(self._options(cls, optional), bool(required))
        return f'"{name}(" {args} {rest} ")"'

    def _options(self, cls: Any, names: Sequence[str]) -> list[str]:
        hints = typing.get_type_hints(cls)
        return [f'"{name}=" {self._of(hints[name])}' for name in names]

    def _list(self, name: str, kind: Any) -> str:
        item = self._of(kind)
        return f'"{name}(" ({item} (", " {item})*)? ")"'

    def _commands(self) -> list[str]:
        return [self._call(name, cls) for name, cls in COMMANDS.items()]

    # ---- references ------------------------------------------------------------------------------------------------

    def _references(self) -> list[str]:
        return [self._rule(k.__name__.lower(), k) for k in (p.Ref, p.Several, p.Either)]

    def _ref(self) -> str:
        simple = ['"it"', '"them"', '"him"', '"her"', '"me"', '"named(" text ")"']
        head = any_of(['(plainword | text | "named(" text ")")', *simple])
        mods = [f'(", " {self._integer()})?', '(", " "plural")?', '(", " "other")?']
        mods += [f'(", " {self._of(p.Condition)})*', f'(", " {self._of(p.Pick)})*']
        inner = self._of(p.Reference)
        mods += [f'(", of(" {inner} ")")?', f'(", except(" {inner} ")")*', f'(", group(" {self._string()} ")")?']
        mods += [f'(", " {self._of(p.Viewpoint)})?', '(", said(" float ")")?']
        return any_of([*simple, f'{literals(get_args(p.Determiner))} "(" {head} {" ".join(mods)} ")"'])

    def _conditions(self) -> list[str]:
        return [self._rule(k.__name__.lower(), k) for k in get_args(p.Condition)]

    def _attribute(self) -> str:
        word = f'(plainword | text | ({literals(_KIND_CALLS)} "(" (plainword | text) ")"))'
        degrees = [degree for degree in get_args(p.Degree) if degree]
        return any_of([word, f'{literals(degrees)} "(" {word} ")"'])

    def _relation(self) -> str:
        choices = []
        options = self._options(p.Relation, ("distance", "view"))
        for name in p.RELATIONS:
            spec = p.RELATIONS[name]
            forms = [sequence(options, False)] if spec.least == 0 else []
            if spec.most > 0:
                forms.append(f"{self._anchors(spec)} {sequence(options, True)}")
            forms = [form for form in forms if form.strip()] or ['""']
            optional = "?" if spec.least == 0 and not options and spec.most > 0 else ""
            choices.append(f'"{name}(" {any_of(forms)}{optional} ")"')
        return any_of(choices)

    def _anchors(self, spec: p.RelationSpec) -> str:
        """What a relation is to."""
        anchor = self._of(p.Reference)
        return f'{anchor} (", " {anchor})' + f"{{0,{spec.most - 1}}}" if spec.most > 1 else anchor

    def _places(self) -> list[str]:
        return [self._rule(k.__name__.lower(), k) for k in get_args(p.Place)]

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
