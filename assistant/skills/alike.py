"""Whether several things are alike in something, and which one of them is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from assistant.language.program import Alike, Ref
from assistant.looks import colour_of
from assistant.measuring import extent, said
from assistant.phrasing import kind, listed, sentence, the, the_all
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.describe import materials
from assistant.whereabouts import is_are
from scene.objects import SceneObject

HANDLES = (Alike,)
ABOUT = "what is alike"
EXAMPLES = ("Are the armchairs the same colour?", "Which of the cushions is the odd one out?")

SAME = 0.03
"""Lengths that differ by no more than this share count as the same."""

LENGTHS = {"height": "height", "width": "width", "length": "length"}
ORDER = ("kind", "color", "size", "material")
"""In what things are compared where nothing was said, the most telling first."""

_NOUN = {"color": "colour", "kind": "kind", "size": "size", "height": "height", "width": "width", "length": "length",
         "material": "material", "shape": "shape"}  # fmt: skip


def plan(command: Alike, ctx: SkillContext) -> Plan:
    """The true answer with what each of them is, where they differ."""
    if isinstance(command.target, Ref) and command.target.determiner == "any" and command.what != "all":
        return _any_two(command.target, command.what, ctx)
    ids = ctx.resolve(command.target)
    if len(ids) < 2:
        raise Refused("I need at least two things to compare.")
    if command.ask == "odd":
        return _odd(ids, command.what, ctx)
    aspects = ORDER if command.what == "all" else (command.what,)
    differ = [(what, looks) for what in aspects if len(set(looks := _looks(ids, what, ctx))) > 1]
    both = "both" if len(ids) == 2 else "all"
    names = f"{the_all(ctx.scene, ids)} are"
    if not differ:
        same = "alike" if command.what == "all" else f"the same {_NOUN[command.what]}"
        shared = "" if command.what == "all" else f": {both} {_told(ids[0], command.what, ctx)}"
        return Plan(sentence(f"yes, {names} {same}{shared}"), targets=ids, outcome="answered")
    what = differ[0][0]
    each = listed(f"{the(ctx.scene, i)} {is_are(ctx.scene, i)} {_told(i, what, ctx)}" for i in ids[:6])
    rest = f", and there are {len(ids) - 6} more" if len(ids) > 6 else ""
    return Plan(sentence(f"no, {each}{rest}"), targets=ids, outcome="answered")


def _any_two(target: Ref, what: str, ctx: SkillContext) -> Plan:
    """ "Are any two chairs the same colour": the most that are alike in it, if there are two."""
    ids = ctx.resolve(replace(target, determiner="all", plural=True, count=None))
    looks = _looks(ids, what, ctx)
    look, number = Counter(looks).most_common(1)[0]
    if number < 2:
        return Plan(sentence(f"no, no two of {the_all(ctx.scene, ids)} are the same {_NOUN[what]}"), targets=ids,
                    outcome="answered")
    same = tuple(i for i, mine in zip(ids, looks, strict=True) if mine == look)
    told = f"yes, {number} of {the_all(ctx.scene, ids)} are {_told(same[0], what, ctx)}"
    return Plan(sentence(told), targets=same, outcome="answered")


def _odd(ids: tuple[str, ...], wanted: str, ctx: SkillContext) -> Plan:
    """The one that differs in the first thing in which all the others agree."""
    if len(ids) < 3:
        raise Refused("I need at least three things to tell which one is different.")
    for what in ORDER if wanted == "all" else (wanted,):
        looks = _looks(ids, what, ctx)
        counts = Counter(looks)
        lone = [look for look, n in counts.items() if n == 1]
        if len(counts) == 2 and len(lone) == 1:
            odd = ids[looks.index(lone[0])]
            others = next(i for i, look in zip(ids, looks, strict=True) if look != lone[0])
            told = f"{the(ctx.scene, odd)}: {_its(odd, ctx)} {_told(odd, what, ctx)}, the others are " \
                   f"{_told(others, what, ctx)}"
            return Plan(sentence(told), targets=(odd,), outcome="answered")
    said_of = "" if wanted == "all" else f" in {_NOUN[wanted]}"
    reply = f"none of {the_all(ctx.scene, ids)} is the only one that differs from the others{said_of}"
    return Plan(sentence(reply), targets=ids, outcome="answered")


def _its(object_id: str, ctx: SkillContext) -> str:
    return "they are" if is_are(ctx.scene, object_id) == "are" else "it is"


def _looks(ids: tuple[str, ...], what: str, ctx: SkillContext) -> list[str]:
    """One word for each thing, the same for those that are alike in it."""
    if what in LENGTHS or what in ("size", "shape"):
        groups: list[tuple[float, ...]] = []
        found = []
        for i in ids:
            size = _sizes(ctx.object(i), what)
            near = next((k for k, g in enumerate(groups) if _near(g, size)), None)
            if near is None:
                groups.append(size)
            found.append(str(len(groups) - 1 if near is None else near))
        return found
    return [_WORDS[what](ctx.object(i)) for i in ids]


def _sizes(o: SceneObject, what: str) -> tuple[float, ...]:
    x, y, z = o.size
    return {"height": (y,), "width": (x,), "length": (max(x, z),), "shape": (y / x, z / x)}.get(what, (x, y, z))


def _near(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= SAME * max(a, b) for a, b in zip(one, two, strict=True))


_WORDS: dict[str, Callable[[SceneObject], str]] = {
    "color": colour_of, "kind": kind, "material": lambda o: listed(materials(o)),
}


def _told(object_id: str, what: str, ctx: SkillContext) -> str:
    o = ctx.object(object_id)
    if what == "color":
        return colour_of(o) or "of a colour that I don't know"
    if what == "kind":
        return f"of the kind {kind(o)}"
    if what == "material":
        made = materials(o)
        return f"made of {listed(made)}" if made else "of a material that I don't know"
    if what in LENGTHS:
        return said(what, extent(ctx.scene, object_id, what))
    x, y, z = (said("length", v).removesuffix(" long") for v in o.size)
    return f"{x} by {z}, {y} high"
