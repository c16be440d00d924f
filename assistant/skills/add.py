"""New things from the catalogue."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace

import numpy as np

from assistant.asked import asked_for
from assistant.grounding.colour import named, oklab
from assistant.grounding.labels import match
from assistant.language.lexicon import lexicon
from assistant.language.program import (
    Add,
    Attribute,
    Either,
    Noun,
    One,
    Place,
    Places,
    Ref,
    Reference,
    Relation,
    Several,
)
from assistant.looks import colour_named
from assistant.phrasing import a, listed, plural, sentence
from assistant.placing import Put, put, put_within_reach
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.copying import place_new
from scene.catalogue import Asset, catalogue
from scene.frames import Pose, Rgb
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from scene.ops import Op

HANDLES = (Add,)
ABOUT = "adding things"
EXAMPLES = ("Add a plant next to the sofa.", "Add a red mug.", "Add two chairs.", "Add a candle on the cabinet.")

MOST = 20
"""How many things are added at once."""

SURE = 0.85
"""From which degree a noun names an asset."""

LARGER, SMALLER = 1.3, 0.75
"""What "big" and "small" make of a thing that the catalogue has in one size."""

SIZES = {"big": "big", "large": "big", "huge": "big", "giant": "big", "tall": "big",
         "small": "small", "little": "small", "tiny": "small", "mini": "small", "short": "small"}
"""Which way a size word goes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The assets that a noun and its adjectives describe, and what has to be done to them to be as described."""

    assets: tuple[Asset, ...]
    """Those that fit, best first."""
    paint: Rgb | None = None
    """A colour that none of them has."""
    factor: float = 1.0
    """A size that none of them has, by what it is stretched."""


def plan(command: Add, ctx: SkillContext) -> Plan:
    """Each new thing at its own free spot; without a place, before the viewer."""
    target, where_said = _split(command.target)
    said = command.place or where_said
    place = ctx.resolve_place(said) if said is not None else None
    scene, ops, ids, told, where = ctx.scene, list[Op](), list[str](), list[str](), ""

    def spot(trial: Scene, new: str) -> Put:
        return put(trial, new, place, ctx.viewer) if place is not None else put_within_reach(trial, new, ctx.viewer)

    for reference in _items(target):
        number, noun = _number(reference), _noun(reference, ctx)
        wish = _wish(noun, reference.attributes)
        for _ in range(number):
            new = _thing(wish, scene.new_id(wish.assets[0].label), _towards(ctx))
            op, scene, found = place_new(scene, new, ctx, spot)
            ops.append(op)
            ids.append(new.id)
            where = found.words
        words = asked_for(replace(reference, where=reference.attributes, other=False), number, noun)
        one = f"another {words}" if reference.other else a(words)
        told.append(one if number == 1 else f"{number} {'more ' if reference.other else ''}{words}")
    be = "is" if len(ids) == 1 else "are"
    return Plan(sentence(f"there {be} {listed(told)} {where} now"), tuple(ops), tuple(ids))


def can_add(noun: str) -> bool:
    """Whether the catalogue has such a thing."""
    return any(match(noun, (x.label, *x.aliases, *x.hypernyms)).degree >= SURE for x in catalogue().values())


def new_thing(noun: str, attributes: tuple[Attribute, ...], ctx: SkillContext) -> SceneObject:
    """What "add" would add, at the origin; `Refused` where the catalogue has no such thing."""
    wish = _wish(noun, attributes)
    return _thing(wish, ctx.scene.new_id(wish.assets[0].label), _towards(ctx))


def _split(reference: Reference) -> tuple[Reference, Place | None]:
    """What to add, and where: what is said of the place of a new thing is where it shall be."""
    if not isinstance(reference, Ref) or not reference.relations:
        return reference, None
    rest = tuple(c for c in reference.where if not isinstance(c, Relation))
    places = reference.relations
    return replace(reference, where=rest), places[0] if len(places) == 1 else Places(places)


def _items(reference: Reference) -> tuple[Ref, ...]:
    if isinstance(reference, Several):
        return tuple(ref for item in reference.items for ref in _items(item))
    return _items(reference.items[0]) if isinstance(reference, Either) else (reference,)


def _number(reference: Ref) -> int:
    number = reference.count or (2 if reference.determiner == "both" else 1)
    if reference.count is None and reference.plural and reference.determiner != "both":
        number = 2
    if not 1 <= number <= MOST:
        raise Refused(f"I add 1 to {MOST} things at once, not {number}.")
    return number


def _noun(reference: Ref, ctx: SkillContext) -> str:
    if isinstance(reference.head, Noun):
        return reference.head.name
    if isinstance(reference.head, One) and ctx.dialogue.kind:
        return ctx.dialogue.kind
    last = [ctx.object(i).label for ids in ctx.dialogue.focus[:1] for i in ids if i in ctx.scene.objects]
    if last and last[0]:
        return last[0]
    raise Refused("Say what kind of thing to add: add a chair, for example.")


def _towards(ctx: SkillContext) -> float:
    """The heading that lets a new thing face the viewer."""
    x, _, z = ctx.viewer.ahead
    return float(np.arctan2(-x, -z))


def _thing(wish: Wish, object_id: str, yaw_rad: float) -> SceneObject:
    asset = wish.assets[0]
    lo, hi = asset.bounds
    return SceneObject(
        object_id, asset.label, asset.aliases, pose=Pose.from_yaw((0.0, 0.0, 0.0), yaw_rad),
        scale=(wish.factor, wish.factor, wish.factor), geometry=Geometry(f"asset:{asset.id}", lo, hi),
        paint=wish.paint, mean_rgb=asset.rgb, tags=tuple(sorted(asset.tags)), label_source=LabelSource("catalogue"),
    )


def _wish(noun: str, attributes: tuple[Attribute, ...]) -> Wish:
    names = {i: (asset.label, *asset.aliases, *asset.hypernyms) for i, asset in catalogue().items()}
    degree = {i: match(noun, names[i]).degree for i in names}
    best = max(degree.values(), default=0.0)
    if best < SURE:
        raise Refused(_unknown(noun))
    wish = Wish(tuple(asset for i, asset in catalogue().items() if degree[i] >= best - 1e-9))
    for attribute in attributes:
        wish = _narrowed(wish, attribute, noun)
    return wish


def _narrowed(wish: Wish, attribute: Attribute, noun: str) -> Wish:
    if attribute.kind == "color":
        words = f"{attribute.degree} {attribute.word}".strip()
        same = tuple(x for x in wish.assets if x.colour == words or (not attribute.degree and _is_colour(x, words)))
        return replace(wish, assets=same) if same else replace(wish, paint=colour_named(words))
    if attribute.word in SIZES:
        big = SIZES[attribute.word] == "big"
        factor = wish.factor if len(wish.assets) > 1 else LARGER if big else SMALLER
        by_size = sorted(wish.assets, key=lambda x: x.size[0] * x.size[1] * x.size[2], reverse=big)
        return replace(wish, assets=tuple(by_size), factor=factor)
    same = tuple(x for x in wish.assets if attribute.word in (*x.materials, *x.states) or _in_name(x, attribute.word))
    if not same:
        have = listed(dict.fromkeys(a(f"{x.colour} {x.label}") for x in wish.assets[:4]))
        raise Refused(f"I have no {attribute.word} {noun}. I have {have}.")
    return replace(wish, assets=same)


def _is_colour(asset: Asset, word: str) -> bool:
    spelled = lexicon().adjectives.get(word, (word, "color"))[0]
    return asset.colour == spelled or bool(named(oklab(np.array([asset.rgb])), word)[0] >= 0.7)


def _in_name(asset: Asset, word: str) -> bool:
    return any(word in name.split() for name in (asset.id.replace("_", " "), asset.label, *asset.aliases))


def _unknown(noun: str) -> str:
    """That there is no such asset, with the nearest kinds."""
    names = {name: asset.label for asset in catalogue().values() for name in (asset.label, *asset.aliases)}
    near = [names[n] for n in difflib.get_close_matches(noun, names, n=4, cutoff=0.6)]
    kin = [m for c in lexicon().categories(noun) for m in lexicon().members(c)]
    near += [names[m] for m in kin if m in names]
    if not near:
        return f"I have no {noun} to add."
    return f"I have no {noun} to add. I have {listed([plural(n) for n in dict.fromkeys(near)][:4])}."
