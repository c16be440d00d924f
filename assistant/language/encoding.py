"""Programs to the trees of their notation."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from assistant.language import program as p
from assistant.language.lexicon import lexicon
from assistant.language.notation import Call, Items, Node, Number, Text, Word, bare
from assistant.language.notation_names import HEAD_WORDS, KIND_NAME, RESERVED, plain_name


def encode(value: Any) -> Node:
    """The tree of any part of a program."""
    match value:
        case bool():
            return Word("true" if value else "false")
        case int() | float():
            return Number(value)
        case str():
            return bare(value)
        case tuple():
            return Items(tuple(encode(item) for item in value))
        case p.Quantity(number, unit):
            return Number(number, unit)
        case p.Ref():
            return _encode_ref(value)
        case p.Several(items):
            return Call("and", tuple(map(encode, items)))
        case p.Either(items) | p.AnyOf(items):
            return Call("or", tuple(map(encode, items)))
        case p.Attribute():
            return _encode_attribute(value)
        case p.Relation(name, anchors):
            return Call(name, tuple(map(encode, anchors)), _options(value, ("distance", "view")))
        case p.Has(what, relation):
            return Call("with", (encode(what),) if relation == "with" else (encode(what), Word(relation)))
        case p.Than(measure, more, than):
            return Call("more" if more else "less", (Word(measure), encode(than)))
        case p.Pick(measure, end):
            return Call(end, (Word(measure),), _options(value, ("rank", "count", "anchor")))
        case p.Spot(word, time_s):
            return Word(word) if time_s is None else Call(word, (Number(time_s),))
        case p.Home(of):
            return Word("home") if of is None else Call("home", (encode(of),))
        case p.Viewpoint():
            return Call("view", (), _options(value, ("toward", "at", "away_from", "entering")))
        case _:
            return _encode_plain(value)


def _encode_plain(value: Any) -> Node:
    """Anything whose fields speak for themselves: required ones by position, the others by name."""
    cls = type(value)
    required = [f.name for f in fields(cls) if f.default is MISSING]
    args = tuple(encode(getattr(value, name)) for name in required)
    return Call(plain_name(cls), args, _options(value, tuple(f.name for f in fields(cls) if f.name not in required)))


def _options(value: Any, names: tuple[str, ...]) -> tuple[tuple[str, Node], ...]:
    defaults = {f.name: f.default for f in fields(value)}
    return tuple((n, encode(getattr(value, n))) for n in names if getattr(value, n) != defaults[n])


def _encode_attribute(attribute: p.Attribute) -> Node:
    node: Node = bare(attribute.word)
    plain = lexicon().attribute_kind(attribute.word) == attribute.kind and attribute.word not in RESERVED
    if not plain:
        node = Call(KIND_NAME[attribute.kind], (node,))
    return Call(attribute.degree, (node,)) if attribute.degree else node


def _encode_head(head: p.Head) -> Node:
    match head:
        case p.Noun(name):
            node = bare(name)
            return Text(name) if isinstance(node, Word) and node.text in HEAD_WORDS else node
        case p.Thing():
            return Word("thing")
        case p.One():
            return Word("one")
        case p.Pronoun(word):
            return Word(word)
        case p.Named(name):
            return Call("named", (Text(name),))
        case p.Viewer():
            return Word("me")
        case p.Region(kind):
            return Word(kind)


def _encode_ref(ref: p.Ref) -> Node:
    head = _encode_head(ref.head)
    mods: list[Node] = []
    if ref.count is not None:
        mods.append(Number(ref.count))
    if ref.plural:
        mods.append(Word("plural"))
    if ref.other:
        mods.append(Word("other"))
    mods += [encode(condition) for condition in ref.where]
    mods += [encode(pick) for pick in ref.pick]
    if ref.of is not None:
        mods.append(Call("of", (encode(ref.of),)))
    mods += [Call("except", (encode(left_out),)) for left_out in ref.excluding]
    if ref.group is not None:
        mods.append(Call("group", (bare(ref.group),)))
    if ref.view is not None:
        mods.append(encode(ref.view))
    if ref.time_s is not None:
        mods.append(Call("said", (Number(ref.time_s),)))
    if not mods and ref.determiner == "the" and isinstance(ref.head, p.Pronoun | p.Viewer | p.Named):
        return head
    return Call(ref.determiner, (head, *mods))
