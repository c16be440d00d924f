"""The grammar of the programs that one sentence can mean: of its noun phrases, relations, numbers and names alone.

A model that decodes under it cannot add what nobody said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from assistant.language import program as p
from assistant.language.codec import COMMANDS
from assistant.language.grammar import Builder, any_of, literals, quote
from assistant.language.notation import is_bare

_EXTENTS = frozenset(["size", "height", "width", "length", "depth"])
MOST_CONDITIONS = 3
"""The most conditions of one reference."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a sentence says, as far as the grammar is cut to it."""

    said: tuple[p.Ref, ...] = ()
    """The noun phrases, in the order said."""
    openings: tuple[str, ...] = ()
    """How references can begin, up to their closing bracket: `these(mug, plural, red`; see `chunks.py`."""
    anchored: tuple[tuple[str, str], ...] = ()
    """Relations that were said before a noun phrase, with its opening: only these describe a thing."""
    adjectives: tuple[str, ...] = ()
    """Adjectives that stand before no noun, in canonical spelling."""
    colors: tuple[str, ...] = ()
    """Colours said, with their shade."""
    degrees: tuple[str, ...] = ()
    """Degrees said: very, dark, half."""
    relations: tuple[str, ...] = ()
    """Relations of which a word was said, but before no noun phrase: they may be to anything."""
    settled: tuple[tuple[str, str], ...] = ()
    """Places that go without saying: "the sink" is in it, "the shelf" on it; for what stands after no relation."""
    heads: tuple[str, ...] = ()
    """Pronouns said."""
    measures: tuple[str, ...] = ()
    """Measures that a superlative, a comparison or a question named."""
    numbers: tuple[int, ...] = ()
    """Whole numbers said."""
    quantities: tuple[str, ...] = ()
    """Numbers with units, in the notation."""
    names: tuple[str, ...] = ()
    """Names that the user gave and said."""
    texts: tuple[str, ...] = ()
    """Words of the sentence, for texts: names, topics."""
    commands: tuple[str, ...] = tuple(COMMANDS)
    """Commands allowed."""
    directions: tuple[str, ...] = ()
    """Directions said."""
    unsupported: tuple[str, ...] = ()
    """Verbs said that a request may be turned down for."""
    refusable: bool = False
    """Whether one of them is a verb that no skill serves."""
    modifiers: frozenset[str] = frozenset()
    """Of except, group, view, of, same, not, and, or, has, here, there, home, full, locked, less: those called for."""
    steps: int = 4
    """The most steps of the program."""


def cut_grammar(words: Words, *, depth: int = 3) -> str:
    """The grammar of the programs that a sentence of these words can mean, references nested at most so deep."""
    return _CutBuilder(words, depth).grammar()


def _bare(text: str) -> str:
    """A text as the notation writes it."""
    return text.replace(" ", "_") if is_bare(text) else quote(text)


class _CutBuilder(Builder):
    """The builder, with the words of one sentence."""

    def __init__(self, words: Words, depth: int) -> None:
        super().__init__(depth)
        self._words = words

    def _more_steps(self, command: str) -> str:
        most = min(3, self._words.steps - 1)
        return f'("; " {command}){{0,{most}}}' if most > 0 else ""

    def _choices(self, kind: Any) -> list[str]:
        words = self._words
        if kind == p.Direction:
            return list(words.directions)
        said = {p.Measure: words.measures}.get(kind)
        choices = super()._choices(kind)
        if said is not None:
            return list(said) or choices
        if "closed" in choices:
            barred = {"full": {"full", "empty"}, "locked": {"locked", "unlocked"}}
            gone = {state for name, states in barred.items() if name not in words.modifiers for state in states}
            gone |= set() if words.quantities else {"level"}
            return [choice for choice in choices if choice not in gone]
        return choices

    def _sayable(self, cls: Any, name: str, kind: Any) -> bool:
        """Whether the sentence said anything that the option could hold."""
        words, kinds = self._words, get_args(kind) or (kind,)
        if cls is p.SetState and name == "content":
            return "full" in words.modifiers
        if cls is p.Scale and name == "bigger":
            return "less" in words.modifiers
        if cls is p.Relation:
            return name == "distance" and bool(words.quantities)
        if p.Direction in kinds or kind == p.Direction:
            return bool(words.directions)
        if p.Quantity in kinds:
            return bool(words.quantities)
        if p.Viewpoint in kinds:
            return "view" in words.modifiers
        if p.Measure in kinds or kind == p.Measure:
            return bool(words.measures)
        return bool(words.numbers) if int in kinds or kind is int else True

    def _list(self, name: str, kind: Any, depth: int | None) -> str:
        item = self._of(kind, depth)
        return f'"{name}(" {item} (", " {item})' + '{1,3} ")"'

    def _commands(self, depth: int | None) -> list[str]:
        words = self._words
        barred = {"unsupported"} | (set() if words.directions else {"turn"})
        barred |= set() if words.texts else {"name", "relabel"}
        calls = [self._call(name, COMMANDS[name], depth) for name in words.commands if name not in barred]
        if words.unsupported and "unsupported" in words.commands:
            calls.append(f'"unsupported(" {literals(map(_bare, words.unsupported))} ")"')
        return calls or [self._call("find", p.Find, depth)]

    def _call(self, name: str, cls: Any, depth: int | None) -> str:
        if cls is p.Recolor and self._words.colors:
            target, like = self._of(p.Reference, depth), self._of(p.Reference, depth)
            colors = literals(map(_bare, self._words.colors))
            return f'"recolor(" {target} (", color=" {colors} | ", like=" {like}) ")"'
        if cls is p.Scale and not _EXTENTS & set(self._words.measures):
            amount = f'(", amount=" {self._quantity()})?' if self._words.quantities else ""
            smaller = '(", bigger=" ("true" | "false"))?' if "less" in self._words.modifiers else ""
            return f'"scale(" {self._of(p.Reference, depth)} {smaller} {amount} ")"'
        if cls is p.GoTo:
            below = None if depth is None else depth - 1
            return f'"go_to(" {any_of([self._rule("reached", None, below), *self._places(below)[1:]])} ")"'
        return super()._call(name, cls, depth)

    # ---- references ------------------------------------------------------------------------------------------------

    def _references(self, depth: int | None) -> list[str]:
        kinds: list[Any] = [p.Ref]
        if depth:
            kinds += [p.Several] if "and" in self._words.modifiers else []
            kinds += [p.Either] if "or" in self._words.modifiers else []
        return [self._rule(k.__name__.lower(), k, depth) for k in kinds]

    def _ref(self, depth: int | None) -> str:
        words = self._words
        simple = [quote(word) for word in words.heads]
        simple += [f'"named(" {quote(quote(name))} ")"' for name in words.names]
        tail = self._rule("tail", None, depth)
        return any_of([*simple, *(f"{quote(opening)} {tail}" for opening in words.openings)] or ['"it"'])

    def _body(self, name: str, kind: Any, depth: int | None) -> str:
        below = None if depth is None else depth - 1
        match name:
            case "tail":
                return self._tail(depth)
            case "placed":
                return self._pairs(self._words.anchored, below)
            case "reached":
                reached = (("in" if name == "in" else "at", opening) for name, opening in self._words.settled)
                return self._pairs((*self._words.anchored, *reached), below)
            case "settled":
                return self._pairs((*self._words.anchored, *self._words.settled), below)
            case _:
                return super()._body(name, kind, depth)

    def _tail(self, depth: int | None) -> str:
        """What may follow the opening of a reference, and its closing bracket."""
        words, mods = self._words, list[str]()
        if self._describing(depth):
            most = min(MOST_CONDITIONS, len(words.adjectives) + len({name for name, _ in words.anchored}) + 1)
            mods.append(f'(", " {self._rule("condition", p.Condition, depth)}){{0,{most}}}')
        if words.measures:
            mods.append(f'(", " {self._of(p.Pick, depth)})?')
        if depth:
            inner = self._of(p.Reference, depth - 1)
            mods += [f'(", of(" {inner} ")")?'] if "of" in words.modifiers else []
            mods += [f'(", except(" {inner} ")"){{0,2}}'] if "except" in words.modifiers else []
            mods += [f'(", " {self._of(p.Viewpoint, depth)})?'] if "view" in words.modifiers else []
        mods += [f'(", group(" {self._string()} ")")?'] if "group" in words.modifiers else []
        return f'{" ".join(mods)} ")"'

    def _describing(self, depth: int | None) -> list[str]:
        """The kinds of condition of which a word was said."""
        words, found = self._words, list[str]()
        if words.adjectives:
            found.append(self._rule("attribute", p.Attribute, None))
        if not depth:
            return found
        found += [self._rule("placed", None, depth)] if words.anchored else []
        found += [self._rule("relation", p.Relation, depth)] if words.relations else []
        found += [self._rule("has", p.Has, depth)] if "has" in words.modifiers else []
        found += [self._rule("than", p.Than, depth)] if words.measures else []
        for name, kind, word in (("same", p.Same, "same"), ("not", p.Not, "not"), ("anyof", p.AnyOf, "or")):
            if found and word in words.modifiers and (words.adjectives or depth > 1):
                found.append(self._rule(name, kind, depth))
        return found

    def _conditions(self, depth: int | None) -> list[str]:
        found = self._describing(depth)
        if not found and self._words.settled and depth:
            found = [self._rule("settled", None, depth)]
        return found or [self._rule("attribute", p.Attribute, None)]

    def _attribute(self) -> str:
        word = literals([_bare(word) for word in self._words.adjectives] or ["on"])
        return any_of([word, f'{literals(self._words.degrees)} "(" {word} ")"']) if self._words.degrees else word

    def _relations(self) -> tuple[str, ...]:
        return self._words.relations

    def _anchors(self, spec: p.RelationSpec, depth: int | None) -> str:
        """Between is between two, or between several of one kind."""
        if spec.most == 1:
            return super()._anchors(spec, depth)
        anchor, tail = self._of(p.Reference, depth), self._rule("tail", None, depth)
        many = [f"{quote(opening)} {tail}" for opening in self._words.openings if ", plural" in opening]
        return any_of([*many, f'{anchor} ", " {anchor}'])

    def _pairs(self, pairs: tuple[tuple[str, str], ...], depth: int | None) -> str:
        """Relations, each to its own noun phrase."""
        tail = self._rule("tail", None, depth)
        far = f'(", distance=" {self._quantity()})?' if self._words.quantities else ""
        return any_of(f'{quote(f"{name}({opening}")} {tail} {far} ")"' for name, opening in pairs)

    def _places(self, depth: int | None) -> list[str]:
        words = self._words
        found = [self._rule("settled", None, depth)] if words.anchored or words.settled else []
        found += [self._rule("relation", p.Relation, depth)] if words.relations else []
        found += [quote(word) for word in ("here", "there", "home") if word in words.modifiers]
        found += [self._rule("shift", p.Shift, depth)] if words.directions else []
        return found or ['"here"']

    def _spot(self) -> str:
        return literals([word for word in ("here", "there") if word in self._words.modifiers] or ["here"])

    # ---- words -----------------------------------------------------------------------------------------------------

    def _string(self) -> str:
        if not self._words.texts:
            return '"\\"\\""'
        word = literals(self._words.texts)
        return f'"\\"" {word} (" " {word})' + '{0,4} "\\""'

    def _integer(self) -> str:
        return literals(map(str, (*self._words.numbers, -1, 1)))

    def _quantity(self) -> str:
        return literals(self._words.quantities or ("1bit",))
