"""A GBNF grammar of the notation, generated from the program's own types.

`full_grammar()` accepts every program. `cut_grammar(words)` accepts the programs that one sentence can mean: its nouns,
adjectives, relations, numbers and names, nested only so deep; a model that decodes under it cannot add what nobody
said. The rules mirror `codec.py`, which prints and parses what they describe.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal, get_args, get_origin

from assistant.language import program as p
from assistant.language.codec import COMMANDS
from assistant.language.notation import is_bare

_TEXT = r'"\"" ([^"\\\x00-\x1f] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))* "\""'
_KIND_CALLS = ("color", "size", "shape", "material", "state", "pattern", "age", "word")


_NAMED: dict[str, Any] = {
    "command": p.Command,
    "reference": p.Reference,
    "condition": p.Condition,
    "place": p.Place,
}
"""Unions with a rule of their own."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a sentence says, as far as the grammar is cut to it."""

    nouns: tuple[str, ...] = ()
    """Nouns, singular: the sentence's own and the labels that they can mean."""
    adjectives: tuple[str, ...] = ()
    """Adjectives in canonical spelling."""
    degrees: tuple[str, ...] = ()
    """Degrees said: very, dark, half."""
    relations: tuple[str, ...] = ()
    """Names of the relations of which a word was said; the plain ones when none was."""
    placed: bool = True
    """Whether any was said: else they serve for places alone ("it belongs in the hall"), never to describe a thing."""
    determiners: tuple[str, ...] = ("the", "a")
    """Determiners said."""
    heads: tuple[str, ...] = ("thing", "one")
    """Head words said beside nouns: it, them, me, corner."""
    measures: tuple[str, ...] = ()
    """Measures that a superlative or comparison named."""
    numbers: tuple[int, ...] = ()
    """Whole numbers said."""
    quantities: tuple[str, ...] = ()
    """Numbers with units, in the notation."""
    names: tuple[str, ...] = ()
    """Names that the user gave and said."""
    texts: tuple[str, ...] = ()
    """Words of the sentence, for texts: names, topics, colors."""
    commands: tuple[str, ...] = tuple(COMMANDS)
    """Commands allowed."""
    directions: tuple[str, ...] = ()
    """Directions said."""
    unsupported: tuple[str, ...] = ()
    """Verbs said that no skill serves; without one the request cannot be turned down, or a small model always would."""
    modifiers: frozenset[str] = frozenset()
    """Of plural, other, except, group, view, of, same, not, and, or: those that a word called for."""


def full_grammar() -> str:
    """The grammar of all programs."""
    return _Builder(None, None).grammar()


def cut_grammar(words: Words, *, depth: int = 3) -> str:
    """The grammar of the programs that a sentence of these words can mean, references nested at most so deep."""
    return _Builder(words, depth).grammar()


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bare(text: str) -> str:
    """A text as the notation writes it."""
    return text.replace(" ", "_") if is_bare(text) else json.dumps(text, ensure_ascii=False)


def _any(choices: Iterable[str]) -> str:
    found = list(dict.fromkeys(choices))
    return found[0] if len(found) == 1 else "(" + " | ".join(found) + ")"


def _literals(texts: Iterable[str]) -> str:
    return _any(_quote(text) for text in texts)


class _Builder:
    """Rules by name, made as they are asked for; the name of a rule ends in its remaining depth."""

    def __init__(self, words: Words | None, depth: int | None) -> None:
        self._words = words
        self._depth = depth
        self._rules: dict[str, str] = {}

    def grammar(self) -> str:
        """All rules that the root needs."""
        command = self._rule("command", p.Command, self._depth)
        self._rules["text"] = _TEXT
        self._rules["plainword"] = '[a-z] [a-z0-9]* ("_" [a-z0-9]+)*'
        self._rules["float"] = '"-"? [0-9]+ ("." [0-9]+)? ("e" [+-]? [1-2]? [0-9] [0-9]?)?'
        more = f'("; " {command})*' if self._words is None else f'("; " {command})' + "{0,3}"
        lines = [f"root ::= {command} {more}"]
        return "\n".join([*lines, *(f"{name} ::= {body}" for name, body in self._rules.items())]) + "\n"

    # ---- the types -------------------------------------------------------------------------------------------------

    def _of(self, kind: Any, depth: int | None) -> str:
        """An expression for a type."""
        origin = get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            kinds = [k for k in get_args(kind) if k is not type(None)]
            for name, union in _NAMED.items():
                if set(kinds) == set(get_args(union)):
                    return self._rule(name, union, depth)
            return _any(self._of(k, depth) for k in kinds)
        if kind == p.Direction and self._words is not None:
            return _literals(self._words.directions)
        if origin is Literal:
            return _literals(map(str, get_args(kind)))
        if origin is tuple:
            item = self._of(get_args(kind)[0], depth)
            return f'"[" ({item} (", " {item})*)? "]"'
        plain = {str: self._string, int: self._integer, float: self._float, bool: self._boolean}
        plain[p.Quantity] = self._quantity
        return plain[kind]() if kind in plain else self._rule(kind.__name__.lower(), kind, depth)

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
                calls = [self._call(c, COMMANDS[c], depth) for c in self._commands()]
                if self._words is not None and self._words.unsupported:
                    calls.append(f'"unsupported(" {_literals(self._words.unsupported)} ")"')
                return _any(calls)
            case "reference":
                kinds: list[Any] = [p.Ref]
                if depth is None or depth > 0:
                    kinds += [p.Several] if self._words is None or "and" in self._words.modifiers else []
                    kinds += [p.Either] if self._words is None or "or" in self._words.modifiers else []
                return _any(self._rule(k.__name__.lower(), k, depth) for k in kinds)
            case "condition":
                return _any(self._conditions(depth) or [self._rule("relation", p.Relation, depth)])
            case "place":
                return _any(self._places(depth))
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
                names = _literals([*self._relations(), "with"])
                return f'"with(" {self._of(p.Reference, below)} (", " {names})? ")"'
            case "than":
                than = _any([self._of(p.Reference, below), self._of(p.Quantity, below)])
                return f'("more" | "less") "(" {self._measure()} ", " {than} ")"'
            case "pick":
                options = self._options(p.Pick, ("rank", "count", "anchor"), below)
                return f'("most" | "least" | "middle") "(" {self._measure()} {self._sequence(options, True)} ")"'
            case "spot":
                time = '("(" float ")")?' if self._words is None else ""
                return f'("here" | "there") {time}'
            case "home":
                return '"home"'
            case "viewpoint":
                options = self._options(p.Viewpoint, ("toward", "at", "away_from", "entering"), below)
                return f'"view(" {self._sequence(options, False)} ")"'
            case _:
                return self._call(name, kind, below)

    def _call(self, name: str, cls: Any, depth: int | None) -> str:
        """Required fields in order, the others by name in order."""
        hints = typing.get_type_hints(cls)
        required = [f.name for f in fields(cls) if f.default is MISSING]
        optional = tuple(f.name for f in fields(cls) if f.default is not MISSING)
        args = ' ", " '.join(self._of(hints[field], depth) for field in required)
        rest = self._sequence(self._options(cls, optional, depth), bool(required))
        return f'"{name}(" {args} {rest} ")"'

    def _options(self, cls: Any, names: Sequence[str], depth: int | None) -> list[str]:
        hints = typing.get_type_hints(cls)
        return [f'"{name}=" {self._of(hints[name], depth)}' for name in names if self._sayable(hints[name])]

    def _sayable(self, kind: Any) -> bool:
        """Whether the sentence said anything that an option of this type could hold."""
        words = self._words
        if words is None:
            return True
        kinds = get_args(kind) or (kind,)
        if p.Direction in kinds or kind == p.Direction:
            return bool(words.directions)
        if p.Quantity in kinds:
            return bool(words.quantities)
        if p.Viewpoint in kinds:
            return "view" in words.modifiers
        return bool(words.numbers) if int in kinds else True

    def _sequence(self, options: Sequence[str], led: bool) -> str:
        """Options in order, each or not; commas between, and before the first when something led."""
        if led:
            return " ".join(f'(", " {option})?' for option in options)
        tails = [f"{o} {self._sequence(options[k + 1 :], True)}".rstrip() for k, o in enumerate(options)]
        return f"({' | '.join(tails)})?" if tails else ""

    def _list(self, name: str, kind: Any, depth: int | None) -> str:
        item = self._of(kind, depth)
        if self._words is None:
            return f'"{name}(" ({item} (", " {item})*)? ")"'
        return f'"{name}(" {item} (", " {item})' + '{1,3} ")"'

    # ---- references ------------------------------------------------------------------------------------------------

    def _ref(self, depth: int | None) -> str:
        below = None if depth is None else depth - 1
        shown = self._words.modifiers if self._words else None

        def allowed(name: str) -> bool:
            return shown is None or name in shown

        mods = [f'(", " {self._integer()})?'] if self._words is None or self._words.numbers else []
        mods += [f'(", " "{word}")?' for word in ("plural", "other") if allowed(word)]
        if self._conditions(depth):
            mods.append(f'(", " {self._of(p.Condition, depth)}){self._many(3)}')
        if self._words is None or self._words.measures:
            mods.append(f'(", " {self._of(p.Pick, depth)}){self._many(1)}')
        if depth is None or depth > 0:
            inner = self._of(p.Reference, below)
            mods += [f'(", of(" {inner} ")")?'] if allowed("of") else []
            mods += [f'(", except(" {inner} ")"){self._many(1)}'] if allowed("except") else []
        mods += [f'(", group(" {self._string()} ")")?'] if allowed("group") else []
        if allowed("view") and (depth is None or depth > 0):
            mods.append(f'(", " {self._of(p.Viewpoint, depth)})?')
        mods += ['(", said(" float ")")?'] if self._words is None else []
        simple = self._simple_heads()
        determiners = _literals(self._words.determiners if self._words else get_args(p.Determiner))
        full = f'{determiners} "(" {self._head()} {" ".join(mods)} ")"'
        return _any([*simple, full])

    def _many(self, most: int) -> str:
        return "*" if self._words is None else f"{{0,{most}}}"

    def _simple_heads(self) -> list[str]:
        if self._words is None:
            return ['"it"', '"them"', '"him"', '"her"', '"me"', '"named(" text ")"']
        pronouns = [_quote(word) for word in self._words.heads if word in ("it", "them", "him", "her", "me")]
        return pronouns + [_quote(f"named({json.dumps(name, ensure_ascii=False)})") for name in self._words.names]

    def _head(self) -> str:
        if self._words is None:
            return '(plainword | text | "named(" text ")")'
        nouns = [_quote(_bare(noun)) for noun in self._words.nouns]
        return _any([*nouns, *(_quote(word) for word in self._words.heads), *self._simple_heads()])

    def _conditions(self, depth: int | None) -> list[str]:
        deep = depth is None or depth > 0
        words = self._words
        found = [self._rule("attribute", p.Attribute, None)] if words is None or words.adjectives else []
        if deep and self._relations() and (words is None or words.placed):
            found.append(self._rule("relation", p.Relation, depth))
        if deep and (words is None or "has" in words.modifiers):
            found.append(self._rule("has", p.Has, depth))
        if deep and (words is None or words.measures):
            found.append(self._rule("than", p.Than, depth))
        for name, kind in (("same", p.Same), ("not", p.Not), ("anyof", p.AnyOf)):
            called = {"same": "same", "not": "not", "anyof": "or"}[name]
            inner = words is None or bool(words.adjectives) or depth is None or depth > 1
            if deep and found and inner and (words is None or called in words.modifiers):
                found.append(self._rule(name, kind, depth))
        return found

    def _attribute(self) -> str:
        if self._words is None:
            word = f'(plainword | text | ({_literals(_KIND_CALLS)} "(" (plainword | text) ")"))'
            degrees = [degree for degree in get_args(p.Degree) if degree]
        else:
            word = _literals(_bare(word) for word in self._words.adjectives)
            degrees = list(self._words.degrees)
        return _any([word, f'{_literals(degrees)} "(" {word} ")"']) if degrees else word

    def _relations(self) -> tuple[str, ...]:
        return tuple(p.RELATIONS) if self._words is None else self._words.relations

    def _relation(self, depth: int | None) -> str:
        choices = []
        names = ("distance", "view") if self._words is None else ("distance",)
        options = self._options(p.Relation, names, depth) if self._words is None or self._words.quantities else []
        for name in self._relations():
            spec = p.RELATIONS[name]
            forms = [f'{self._sequence(options, False)}'] if spec.least == 0 else []
            if spec.most > 0:
                anchor = self._of(p.Reference, depth)
                more = f'(", " {anchor})' + f"{{0,{spec.most - 1}}}" if spec.most > 1 else ""
                forms.append(f"{anchor} {more} {self._sequence(options, True)}")
            forms = [form for form in forms if form.strip()] or ['""']
            optional = "?" if spec.least == 0 and not options and spec.most > 0 else ""
            choices.append(f'"{name}(" {_any(forms)}{optional} ")"')
        return _any(choices)

    def _places(self, depth: int | None) -> list[str]:
        found = [self._rule("relation", p.Relation, depth)] if self._relations() else []
        found += [self._rule("spot", p.Spot, None), self._rule("home", p.Home, None)]
        if self._words is None or self._words.directions:
            found.append(self._rule("shift", p.Shift, depth))
        if self._words is None:
            found.append(self._rule("places", p.Places, depth))
        return found

    # ---- words -----------------------------------------------------------------------------------------------------

    def _commands(self) -> tuple[str, ...]:
        if self._words is None:
            return tuple(COMMANDS)
        barred = set() if self._words.directions else {"turn"}
        barred |= set() if self._words.texts else {"name", "relabel"}
        return tuple(name for name in self._words.commands if name not in barred)

    def _measure(self) -> str:
        return _literals(self._words.measures if self._words else get_args(p.Measure))

    def _string(self) -> str:
        if self._words is None:
            return "(plainword | text)"
        if not self._words.texts:
            return '"\\"\\""'
        word = _literals(self._words.texts)
        return f'"\\"" {word} (" " {word})' + '{0,4} "\\""'

    def _integer(self) -> str:
        if self._words is None:
            return '("-"? [0-9]+)'
        return _literals(map(str, (*self._words.numbers, -1, 1)))

    def _float(self) -> str:
        return "float"

    def _boolean(self) -> str:
        return '("true" | "false")'

    def _quantity(self) -> str:
        if self._words is None:
            return f"(float {_literals(get_args(p.Unit))})"
        return _literals(self._words.quantities or ("1bit",))


