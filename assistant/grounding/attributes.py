"""Adjectives: colours and sizes against the other candidates, and words that the scene itself uses of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding import colour
from assistant.grounding.belief import Belief, Factor, unknown
from assistant.grounding.drawn import WORDS as DRAWN
from assistant.grounding.drawn import drawn_factor
from assistant.grounding.index import Rows, asset_of
from assistant.grounding.measures import extent, scale_of
from assistant.language.lexicon import lexicon
from assistant.language.reference import Attribute
from assistant.states import cannot_be
from scene.frames import FloatArray
from scene.geometry.fall import laden
from scene.objects import SceneObject

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

SIZE_BLUR = 2.5
"""An adjective of size takes differences this many times as large as a superlative does to be clear."""

ALONE = 0.75
"""How big "the big one" is, where there is nothing to compare it with."""

LABELLED = ("labelled", "unlabelled", "doubtful")
"""Words for whether it is known what a thing is."""

STATES = {
    "open": ("open", True),
    "closed": ("open", False),
    "shut": ("open", False),
    "ajar": ("open", True),
    "on": ("on", True),
    "lit": ("on", True),
    "off": ("on", False),
    "unlit": ("on", False),
    "full": ("fill", True),
    "empty": ("fill", False),
    "locked": ("locked", True),
    "unlocked": ("locked", False),
}
"""Words for states: the state's name, and whether it is there."""

SWITCHED = frozenset(("on", "open", "locked"))
"""States that most kinds of things are never in, one way or the other."""


def attribute_factors(ev: Evaluator, belief: Belief, a: Attribute) -> list[Factor]:
    """What an adjective says of each candidate."""
    if a.word in LABELLED:
        return [_labelled(ev, belief, a.word)]
    spoken = _in_words(ev, belief, a.word)
    if spoken.any():
        factor = _described(ev, belief, a)
        known = np.where(spoken, 1.0, factor.degree * 0.8 if factor is not None and not factor.unknown else 0.1)
        holds = np.where(spoken, 1.0, factor.truth if factor is not None and not factor.unknown else 0.2)
        return [Factor(f"{a.kind} {a.word}", known, "name", holds=holds)]
    found = _described(ev, belief, a)
    return [found if found is not None else unknown(f"{a.kind} {a.word}", len(belief.rows), "the scene does not tell")]


def _labelled(ev: Evaluator, belief: Belief, word: str) -> Factor:
    """Whether anybody has said what each is: "the unlabelled thing"; "the doubtful ones" have a label in doubt."""
    holds = np.zeros(len(belief.rows))
    for n, row in enumerate(belief.rows):
        if row < ev.arena.count:
            o = ev.ctx.scene.objects[ev.index.boxes.ids[row]]
            known = o.label is not None
            holds[n] = {"labelled": known, "unlabelled": not known}.get(word, known and o.label_source.doubtful)
    return Factor(word, holds, "name")


def _described(ev: Evaluator, belief: Belief, a: Attribute) -> Factor | None:
    if a.word in ("light", "dark", "bright", "pale") and a.kind != "color":
        return _shade(ev, belief, a)
    if a.kind == "color" or colour.prototype(a.word) is not None:
        return _colour(ev, belief, a)
    if a.kind == "size" or a.word in lexicon().scales:
        return _size(ev, belief, a)
    if a.kind == "shape":
        return _shape(ev, belief, a)
    if a.kind == "state":
        return _state(ev, belief, a)
    if a.kind == "material":
        return _material(ev, belief, a)
    return None


def _in_words(ev: Evaluator, belief: Belief, word: str) -> NDArray[np.bool_]:
    """(k) whether the scene uses the word of the thing: in its label, its other names or its tags."""
    index = ev.index
    said = np.array([any(word in name.split() for name in names) for names in index.names], dtype=np.bool_)
    found = np.zeros(len(belief.rows), dtype=np.bool_)
    real = belief.rows < ev.arena.count
    if said.any():
        found[real] = said[index.name_of[belief.rows[real]]]
    return found


def _lab(ev: Evaluator, belief: Belief) -> FloatArray:
    lab = np.full((len(belief.rows), 3), np.nan)
    real = belief.rows < ev.arena.count
    lab[real] = ev.index.lab[belief.rows[real]]
    return lab


def _colour(ev: Evaluator, belief: Belief, a: Attribute) -> Factor:
    lab, which = _colours(ev, belief)
    if np.isnan(lab).all():
        return unknown(f"color {a.word}", len(which), "no colours are known")
    shade = a.degree if a.degree in ("light", "dark") else ""
    fits = colour.named(lab, a.word, shade).take(which)
    likely = belief.share >= 0.25
    among = np.zeros(len(lab), dtype=np.bool_)
    among[which[likely]] = True
    rivals = np.where(among[:, None], lab, np.nan)
    best = colour.among(lab if np.isnan(rivals).all() else rivals, a.word, shade)
    ranked = np.where(likely, best.take(which), colour.among(lab, a.word, shade).take(which))
    degree = 0.45 * fits + 0.55 * ranked * (0.35 + 0.65 * np.sqrt(fits))
    holds = np.maximum(fits, ranked * np.minimum(1.0, 3 * fits))
    declared = np.full(len(which), "", dtype=ev.index.colour_words.dtype)
    real = belief.rows < ev.arena.count
    declared[real] = ev.index.colour_words[belief.rows[real]]
    said = declared != ""
    if said.any():
        same = declared == a.word
        degree = np.where(same, np.maximum(degree, 0.95), np.where(said, 0.6 * degree, degree))
        holds = np.where(same, 1.0, np.where(said, np.minimum(holds, 0.4), holds))
    words: list[str] = []

    def word(n: int) -> str:
        if not words:
            words.extend(colour.closest_words(lab))
        return str(declared[n]) or words[which[n]]

    return Factor(f"color {a.word}", degree, "color", holds=holds, notes=word)


def _colours(ev: Evaluator, belief: Belief) -> tuple[FloatArray, Rows]:
    """(c, 3) the different colours of the candidates, NaN for unknown ones, and (k) which each has."""
    real = np.flatnonzero(belief.rows < ev.arena.count)
    code = np.full(len(belief.rows), -1, dtype=np.intp)
    code[real] = ev.index.colour_of[belief.rows[real]]
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return _lab(ev, belief)[first], which


def _against_others(values: FloatArray, step: float, share: FloatArray) -> FloatArray:
    """(k) how likely each has more than another of the set."""
    if len(values) > 400:
        order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
        fraction: FloatArray = order / max(1, len(values) - 1)
        return fraction
    more = 1 / (1 + np.exp(-np.clip((values[:, None] - values[None, :]) / step, -40, 40)))
    weight = np.where(np.eye(len(values), dtype=np.bool_), 0.0, share[None, :])
    total = weight.sum(axis=1)
    compared = (more * weight).sum(axis=1) / np.maximum(total, 1e-9)
    trust = np.minimum(1.0, total / 0.5)
    result: FloatArray = compared * trust + ALONE * (1 - trust)
    return result


def _size(ev: Evaluator, belief: Belief, a: Attribute) -> Factor | None:
    measure, end = lexicon().scales.get(a.word, ("size", "most"))
    if a.word in ("medium", "medium-sized", "compact", "full-size"):
        return None
    if measure in ("distance", "recency"):
        return None
    if measure == "count":
        return _filled(ev, belief, a, end == "most")
    values = extent(ev.arena.boxes, belief.rows, measure, _lab(ev, belief))
    scaled, step = scale_of(measure, values)
    degree = _against_others(scaled if end == "most" else -scaled, step * SIZE_BLUR, belief.share)
    return Factor(f"size {a.word}", degree, "size")


def _filled(ev: Evaluator, belief: Belief, a: Attribute, full: bool) -> Factor:
    """ "Empty" is what carries nothing and is not filled; "full" is the rest."""
    scene, ids = ev.ctx.scene, ev.index.boxes.ids
    holds = [
        bool(scene.children.get(ids[row])) or float(scene[ids[row]].state_of("fill", 0.0) or 0.0) > 0
        if row < len(ids) else False
        for row in belief.rows
    ]  # fmt: skip
    degree = np.where(np.array(holds, dtype=np.bool_) == full, 1.0, 0.05)
    return Factor(f"state {a.word}", degree, "state")


def _shade(ev: Evaluator, belief: Belief, a: Attribute) -> Factor:
    lab = _lab(ev, belief)
    if np.isnan(lab).all():
        return unknown(f"color {a.word}", len(lab), "no colours are known")
    light = np.where(np.isnan(lab[:, 0]), np.nanmedian(lab[:, 0]), lab[:, 0])
    degree = _against_others(light if a.word != "dark" else -light, 0.06, belief.share)
    return Factor(f"color {a.word}", degree, "color")


def _shape(ev: Evaluator, belief: Belief, a: Attribute) -> Factor | None:
    """What a box tells of a shape: a round or square thing has a square footprint, a long one has not."""
    half = ev.arena.boxes.half[belief.rows]
    flat = np.log(np.maximum(half[:, [0, 2]].max(axis=1), 1e-3) / np.maximum(half[:, [0, 2]].min(axis=1), 1e-3))
    if a.word in ("round", "square", "circular", "cubic", "cylindrical", "spherical", "hexagonal"):
        degree = np.exp(-((flat / 0.3) ** 2) / 2)
    elif a.word in ("rectangular", "oval", "straight"):
        degree = 1 - np.exp(-((flat / 0.3) ** 2) / 2) * 0.8
    elif a.word == "flat":
        degree = np.exp(-half.min(axis=1) / np.maximum(half.max(axis=1), 1e-3) * 3)
    elif a.word in ("l-shaped", "u-shaped"):
        degree = np.clip(half[:, [0, 2]].min(axis=1) / max(float(half[:, [0, 2]].min(axis=1).max()), 1e-3), 0.1, 1.0)
    else:
        return None
    best = max(float(degree.max()), 1e-6)
    return Factor(f"shape {a.word}", degree / best if best < 0.5 else degree, "shape", holds=np.maximum(degree, 0.5))


def _objects(ev: Evaluator, belief: Belief) -> list[SceneObject | None]:
    ids, objects = ev.arena.boxes.ids, ev.ctx.scene.objects
    return [objects.get(ids[r]) for r in belief.rows]


def _state(ev: Evaluator, belief: Belief, a: Attribute) -> Factor | None:
    if a.word in ("hidden", "visible"):
        seen = ev.arena.boxes.visible[belief.rows]
        return Factor(f"state {a.word}", (seen if a.word == "visible" else ~seen).astype(np.float64), "name")
    if a.word in ("selected", "highlighted"):
        chosen = set(ev.ctx.scene.selection if a.word == "selected" else ev.ctx.scene.highlight)
        ids = ev.arena.boxes.ids
        return Factor(f"state {a.word}", np.array([float(ids[r] in chosen) for r in belief.rows]), "name")
    if a.word in ("added", "displaced"):
        done = set(ev.ctx.added) if a.word == "added" else _moved(ev)
        return Factor(f"state {a.word}", np.array([float(ev.arena.boxes.ids[r] in done) for r in belief.rows]), "name")
    if a.word == "held":
        inhand = [float(o is not None and bool(o.state_of("held"))) for o in _objects(ev, belief)]
        return Factor("state held", np.array(inhand), "state")
    if a.word in DRAWN:
        return drawn_factor(ev, belief, a.word)
    if a.word not in STATES:
        return None
    key, there = STATES[a.word]
    degree = np.full(len(belief.rows), np.nan)
    for n, o in enumerate(_objects(ev, belief)):
        value = dict(o.state).get(key) if o is not None else None
        if a.word == "empty" and not value and o is not None and laden(ev.ctx.scene, o.id):
            value = 1.0
        if value is not None and not isinstance(value, str):
            degree[n] = float(value) if there else 1 - float(value)
        elif o is not None and ev.ctx.talking:
            able = key not in SWITCHED or not cannot_be(o, key)
            degree[n] = float(not there and able)  # nobody has switched it on, opened or filled it
    if np.isnan(degree).all():
        return None
    return Factor(f"state {a.word}", np.where(np.isnan(degree), 0.4, degree), "state")


def _moved(ev: Evaluator) -> set[str]:
    """Ids of what stands elsewhere than before it was moved."""
    scene = ev.ctx.scene
    return {i for i, home in ev.ctx.homes.items() if i in scene.objects and scene.world_pose(i) != home}


def _materials(o: SceneObject) -> tuple[str, ...]:
    asset = asset_of(o)
    return tuple(lexicon().adjectives.get(m, (m, "other"))[0] for m in asset.materials) if asset is not None else ()


def _material(ev: Evaluator, belief: Belief, a: Attribute) -> Factor | None:
    degree = np.full(len(belief.rows), np.nan)
    for n, o in enumerate(_objects(ev, belief)):
        made_of = _materials(o) if o is not None else ()
        if made_of:
            degree[n] = 1.0 if a.word == made_of[0] else 0.7 if a.word in made_of else 0.1
    if np.isnan(degree).all():
        return None
    return Factor(f"material {a.word}", np.where(np.isnan(degree), 0.5, degree), "name")
