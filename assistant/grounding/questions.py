"""Descriptions that tell things apart, and the question made of them.

The incremental algorithm of Dale and Reiter (1995, "Computational interpretations of the Gricean maxims in the
generation of referring expressions"): properties are tried in the order in which people prefer them, and each one that
rules out a distractor is kept, until none is left; one that rules out all of them is taken alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.grounding import colour
from assistant.grounding.context import GroundingContext
from assistant.grounding.index import Rows, SceneIndex, index_of
from assistant.grounding.labels import ALIAS, SYNONYM, match
from assistant.grounding.measures import extent
from assistant.grounding.viewpoints import default_frames
from assistant.grounding.wording import article, listed
from assistant.language.reference import Attribute, Named, Noun, Pick, Ref, Relation
from assistant.language.relations import RELATIONS
from scene.frames import FloatArray

CLEARLY = 0.12
"""How much larger, in the logarithm, a thing must be to be called "the big one"."""

APART_M = 0.15
"""How far apart things must be to be told apart by left and right, metres."""


CLOSE_M = 0.3
"""What is further away than this is not what a thing stands on, in or under, metres."""

MOST_COMPARED = 200
"""A thing is told apart from no more others than this."""


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is true of a thing, and of which others."""

    ref: Callable[[Ref], Ref]
    """Adds it to a reference."""
    before: str = ""
    """Words before the noun: "red"."""
    after: str = ""
    """Words after the noun: "on the desk"."""
    holds: frozenset[int] = frozenset()
    """Rows of which it is true."""


@dataclass(frozen=True, slots=True)
class Description:
    """How to speak of one thing so that it is not taken for another."""

    ref: Ref
    """As a reference."""
    english: str
    """As words: "the red mug on the desk"."""
    short: str
    """The same with the noun left out: "the red one on the desk"."""
    unique: bool
    """Whether it rules out every distractor."""


def describe(ctx: GroundingContext, object_id: str, among: Sequence[str] | None = None) -> Description:
    """The shortest way to tell one object from others: from `among`, or from everything of its kind."""
    index = index_of(ctx.scene)
    row = index.boxes.index[object_id]
    others = [index.boxes.index[i] for i in among] if among is not None else _same_kind(index, row)
    return _incremental(ctx, index, row, [r for r in others if r != row], leave_out_noun=among is not None)


def question_for(
    ids: Sequence[str], ctx: GroundingContext, what: str, count: int
) -> tuple[str, tuple[str, ...]]:
    """The question that tells these candidates apart, and how it calls each."""
    same = len({ctx.scene.objects[i].label for i in ids}) == 1
    options = _alike(ctx, ids) if same else None
    labels = [ctx.scene.objects[i].label or "" for i in ids]
    if options is None and all(labels) and len(set(labels)) == len(ids):
        options = tuple(ctx.scene.objects[i].nickname or f"the {label}" for i, label in zip(ids, labels, strict=True))
    if options is None:
        found = [describe(ctx, i, ids) for i in ids]
        options = tuple(d.short if same else d.english for d in found)
        if len(set(options)) < len(options) or not all(d.unique for d in found):
            options = _numbered(options)
    if count > 1:
        return f"Which {count} {what}: {listed(options)}?", options
    return f"Which {what}: {listed(options)}?" if same else f"{_capital(listed(options))}?", options


def guess_for(
    ids: Sequence[str], ctx: GroundingContext, what: str, *, unknown: bool
) -> tuple[str, tuple[str, ...]]:
    """The question whether one of these is meant though none is called so; `unknown` where the word itself is."""
    options = tuple(describe(ctx, i, ids).english for i in ids)
    if len(ids) == 1:
        options = (f"the {ctx.scene.objects[ids[0]].display_name}",)
    options = _numbered(options)
    lacking = f"I don't know what {article(what)} is" if unknown else f"I see no {what}"
    return f"{lacking}. Do you mean {listed(options)}?", options


def _alike(ctx: GroundingContext, ids: Sequence[str]) -> tuple[str, ...] | None:
    """All told apart in the same way, where there is one: by colour, by what they stand on, by side."""
    index = index_of(ctx.scene)
    rows = [index.boxes.index[i] for i in ids]
    if any(ctx.scene.objects[i].nickname for i in ids):
        return None
    ways: list[Callable[[int, tuple[int, ...]], Iterator[Property]]] = [
        lambda row, others: _colours(index, row, others),
        lambda row, others: _places(ctx, index, row, others),
        lambda row, others: _rooms(ctx, index, row, others),
        lambda row, others: _sides(ctx, index, row, others),
    ]
    for way in ways:
        options = []
        for row in rows:
            others = tuple(r for r in rows if r != row)
            prop = next((p for p in way(row, others) if not p.holds & set(others)), None)
            if prop is None:
                break
            options.append(" ".join(w for w in ("the", prop.before, "one", prop.after) if w))
        if len(set(options)) == len(ids):
            return tuple(options)
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _numbered(options: tuple[str, ...]) -> tuple[str, ...]:
    """The same with a number where two are called alike."""
    return tuple(f"{o} (number {n})" if options.count(o) > 1 else o for n, o in enumerate(options, 1))


def _same_kind(index: SceneIndex, row: int) -> list[int]:
    names = index.names[index.name_of[row]]
    noun = names[0] if names else "thing"
    fits = np.array([match(noun, n).degree >= 0.6 for n in index.names])[index.name_of]
    return [int(r) for r in np.flatnonzero(fits)]


def _incremental(
    ctx: GroundingContext, index: SceneIndex, row: int, others: list[int], *, leave_out_noun: bool
) -> Description:
    o = ctx.scene.objects[index.boxes.ids[row]]
    if o.nickname:
        return Description(Ref(Named(o.nickname)), o.nickname, o.nickname, True)
    noun = o.label or "thing"
    ref = Ref(Noun(noun))
    before: list[str] = []
    after: list[str] = []
    left = [r for r in others if _calls(index, noun, r)]
    options: list[Property] = []
    for prop in _properties(ctx, index, row, tuple(left)) if left else ():
        if not prop.holds & set(left):
            options = [prop]
            break
        options.append(prop)
    for prop in options:
        if not left:
            break
        still = [r for r in left if r in prop.holds]
        if len(still) == len(left):
            continue
        left = still
        ref = prop.ref(ref)
        before += [prop.before] if prop.before else []
        after += [prop.after] if prop.after else []
    words = " ".join(["the", *before, noun, *after])
    short = " ".join(["the", *before, "one", *after])
    if not before and not after:
        short = words
    return Description(ref, words, short if leave_out_noun else words, not left)


def _calls(index: SceneIndex, noun: str, row: int) -> bool:
    degree = match(noun, index.names[index.name_of[row]]).degree
    return degree >= 0.9 and degree not in (SYNONYM, ALIAS)


def _properties(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    """What can be said of a thing, in the order in which people prefer to say it: colour, size, where it is, order."""
    yield from _colours(index, row, others)
    yield from _sizes(index, row, others)
    yield from _places(ctx, index, row, others)
    yield from _rooms(ctx, index, row, others)
    yield from _sides(ctx, index, row, others)
    yield from _states(ctx, index, row, others)
    yield from _neighbours(ctx, index, row, others)


def _with(condition: Attribute | Relation) -> Callable[[Ref], Ref]:
    return lambda ref: replace(ref, where=(*ref.where, condition))


def _picking(pick: Pick) -> Callable[[Ref], Ref]:
    return lambda ref: replace(ref, pick=(*ref.pick, pick))


def _colours(index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    if np.isnan(index.lab[row]).any():
        return
    rows = np.array([row, *others], dtype=np.intp)
    words, table = _colour_table(index, tuple(sorted(rows.tolist())))
    word = index.colour_word[row] or words[row]
    if (index.names[index.name_of[row]] or ("",))[0].startswith(word):
        return  # nobody says "the white whiteboard"
    fits = np.array([table[word][r] for r in rows.tolist()]) if word in table else colour.named(index.lab[rows], word)
    same = [_maybe(index, int(r), word, float(f)) for r, f in zip(rows, fits, strict=True)]
    holds = frozenset(int(r) for r, s in zip(rows, same, strict=True) if s)
    if index.colour_word[row] or fits[0] >= 0.6:
        yield Property(_with(Attribute(word, "color")), before=word, holds=holds)


def _colour_table(
    index: SceneIndex, rows: tuple[int, ...]
) -> tuple[dict[int, str], dict[str, dict[int, float]]]:
    """By row the basic word of its colour, and by word and row how well it fits; the last is kept with its scene."""
    kept = index.scene.__dict__.get("_colours")
    if kept is not None and kept[0] == rows:
        return kept[1], kept[2]
    lab = index.lab[list(rows)]
    words = dict(zip(rows, colour.closest_words(lab), strict=True))
    fits = {w: dict(zip(rows, f.tolist(), strict=True)) for w, f in colour.basic_fits(lab).items()}
    index.scene.__dict__["_colours"] = (rows, words, fits)
    return words, fits


def _maybe(index: SceneIndex, row: int, word: str, fit: float) -> bool:
    """Whether somebody might call it by that colour."""
    if index.colour_word[row]:
        return index.colour_word[row] == word
    return fit > 0.25 or bool(np.isnan(index.lab[row]).any())


def _sizes(index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    if not others:
        return
    rows = np.array([row, *others], dtype=np.intp)
    for measure, most, least in (("size", "big", "small"), ("height", "tall", "short")):
        value = np.log(np.maximum(extent(index.boxes, rows, measure), 1e-4))
        if value[0] > value[1:].max() + CLEARLY:
            yield Property(_with(Attribute(most, "size")), before=most, holds=frozenset((row,)))
        elif value[0] < value[1:].min() - CLEARLY:
            yield Property(_with(Attribute(least, "size")), before=least, holds=frozenset((row,)))


def _places(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    """What it stands on, in or under, where that is of another kind than what the others stand on."""
    rows = tuple(sorted((row, *others[:MOST_COMPARED])))
    close, held = _held(ctx, index, rows)
    if not len(close):
        return
    mine = rows.index(row)
    for name, holds in held.items():
        best = int(np.argmax(holds[mine]))
        label = ctx.scene.objects[index.boxes.ids[close[best]]].label
        if holds[mine, best] < 0.6 or not label:
            continue
        alike = np.array([match(label, n).degree >= 0.6 for n in index.names])[index.name_of[close]]
        theirs = np.where(alike[None, :], holds, 0.0).max(axis=1)
        there = frozenset(r for r, h in zip(rows, theirs, strict=True) if h >= 0.3)
        says = f"{RELATIONS[name].says} the {label}"
        yield Property(_with(Relation(name, (Ref(Noun(label)),))), after=says, holds=there)


def _held(ctx: GroundingContext, index: SceneIndex, rows: tuple[int, ...]) -> tuple[Rows, dict[str, FloatArray]]:
    """What is close to these rows, and how far each is on, in or under it; the last table is kept with its scene."""
    from assistant.grounding.evaluate import Evaluator
    from assistant.grounding.relate import joint

    kept = ctx.scene.__dict__.get("_places")
    if kept is not None and kept[0] == rows:
        return kept[1], kept[2]
    targets = np.array(rows, dtype=np.intp)
    lo, hi = index.boxes.lo[targets] - CLOSE_M, index.boxes.hi[targets] + CLOSE_M
    meets = (index.boxes.lo[None] <= hi[:, None]) & (index.boxes.hi[None] >= lo[:, None])
    close = np.flatnonzero(meets.all(axis=2).any(axis=0) & ~index.structural)
    held: dict[str, FloatArray] = {}
    if len(close):
        ev = Evaluator(ctx, default_frames(index, ctx.viewer)[0])
        for name in ("on", "in", "under"):
            holds = joint(ev, name, targets, close).holds
            held[name] = np.where(targets[:, None] == close[None, :], 0.0, holds)
    ctx.scene.__dict__["_places"] = (rows, close, held)
    return close, held


def _rooms(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    number = int(index.room[row])
    if number < 0:
        return
    label = ctx.scene.rooms[number].label
    same = [n for n, r in enumerate(ctx.scene.rooms) if r.label == label]
    holds = frozenset(r for r in (row, *others) if int(index.room[r]) in same)
    yield Property(_with(Relation("in", (Ref(Noun(label)),))), after=f"in the {label}", holds=holds)


def _sides(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    """Leftmost, rightmost, nearest or in the middle, for the person who looks."""
    if not others or ctx.viewer is None:
        return
    rows = np.array([row, *others], dtype=np.intp)
    frame = default_frames(index, ctx.viewer)[0]
    points: FloatArray = index.boxes.center[rows]
    side = (points - points.mean(axis=0)) @ frame.right(points.mean(axis=0)[None])[0]
    only = frozenset((row,))
    if side[0] > side[1:].max() + APART_M:
        yield Property(_picking(Pick("right")), after="on the right", holds=only)
    elif side[0] < side[1:].min() - APART_M:
        yield Property(_picking(Pick("left")), after="on the left", holds=only)
    elif len(rows) == 3 and side[1:].min() + APART_M < side[0] < side[1:].max() - APART_M:
        yield Property(_picking(Pick("left", "middle")), after="in the middle", holds=only)
    away = np.linalg.norm(points - np.array(ctx.viewer.position), axis=1)
    if away[0] < away[1:].min() - APART_M:
        yield Property(_picking(Pick("distance", "least")), after="nearest to you", holds=only)
    elif away[0] > away[1:].max() + APART_M:
        yield Property(_picking(Pick("distance")), after="farthest from you", holds=only)


def _states(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    words = {("on", True): "lit", ("on", False): "unlit", ("open", True): "open", ("open", False): "closed"}
    state = dict(ctx.scene.objects[index.boxes.ids[row]].state)
    for key, value in state.items():
        word = words.get((key, bool(value)))
        if word is None:
            continue
        holds = frozenset(
            r
            for r in (row, *others)
            if bool(dict(ctx.scene.objects[index.boxes.ids[r]].state).get(key, value)) == bool(value)
        )
        yield Property(_with(Attribute(word, "state")), before=word, holds=holds)


def _neighbours(ctx: GroundingContext, index: SceneIndex, row: int, others: tuple[int, ...]) -> Iterator[Property]:
    """Nearest to a thing of which there is only one."""
    if not others:
        return
    counts = np.bincount(index.name_of, minlength=len(index.names))
    single = np.flatnonzero((counts[index.name_of] == 1) & ~index.structural)
    rows = np.array([row, *others], dtype=np.intp)
    single = np.array([s for s in single if s not in rows and index.names[index.name_of[s]]], dtype=np.intp)
    if not len(single) or len(single) > 2000:
        return
    away = np.linalg.norm(index.boxes.center[rows][:, None] - index.boxes.center[single][None], axis=2)
    lead = away[1:].min(axis=0) - away[0]
    best = int(np.argmax(lead))
    if lead[best] > 0.3:
        label = index.names[index.name_of[single[best]]][0]
        pick = Pick("distance", "least", anchor=Ref(Noun(label)))
        yield Property(_picking(pick), after=f"nearest to the {label}", holds=frozenset((row,)))
