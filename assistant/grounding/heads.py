"""What a phrase is about: the candidates that its head noun names, before anything else is said of them."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.arena import Made
from assistant.grounding.attributes import LABELLED
from assistant.grounding.belief import Belief, Factor, nothing
from assistant.grounding.index import Rows
from assistant.grounding.labels import (
    ALIAS,
    EXACT,
    GROUPED,
    NARROWER,
    NEAR_TO,
    SYNONYM,
    Match,
    by_meaning,
    degrees,
    in_group,
    is_known,
    is_portion,
    is_structural,
    match,
    normal,
)
from assistant.grounding.regions import UPRIGHT, area_rows, region_rows, room_like, room_rows, shell_rows
from assistant.grounding.shown import pointed_at, these
from assistant.grounding.tuning import LABEL_GATE, MAYBE
from assistant.grounding.views import ends_of
from assistant.language.describing import ORDINALS
from assistant.language.lexicon import lexicon
from assistant.language.reference import Attribute, Has, Named, Noun, One, Pronoun, Ref, Region, Relation, Thing, Viewer
from assistant.phrasing import is_plural
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

PERSON_HALF = np.array([0.25, 0.85, 0.25])
"""Half the extents of a person who stands, metres."""

WELL_NAMED = 0.9
"""From this degree on something is called by a compound, and not by its last word alone."""

WHERE_EXACT = 0.75
"""How well a synonym does, as a share, where the scene has the very word; and a near kind, where it has a synonym."""

BROAD_M = 1.0
"""What is broader than this both ways is no wall, but the walls of a whole room in one box, metres."""

WORTH_A_GUESS = 0.55
"""Cosine below which no label is near enough in meaning to be offered as a guess."""

SPELLED_NEARLY, SHORTEST_MISSPELLED = 0.84, 5
"""How alike a noun and a label must be to be taken for one word misspelled, and how many letters that takes."""

MOST_OWNERS = 60
"""Of more things than this, only the parts of the likeliest are looked at: "the front of the drawer"."""

OF_ANY_KIND = 0.7
"""How well "this one" fits what is not of the kind last spoken of."""

MOST_GUESSED = 3
"""Of things that come near a word in meaning, no more than this are asked about."""

PEOPLE = ("person", "people", "man", "woman")


def head_belief(ev: Evaluator, ref: Ref) -> Belief:
    """The candidates that the head of a reference names."""
    head = ref.head
    if isinstance(head, Noun):
        here = _this_room(ev, ref)
        return _noun(ev, head.name, ref.plural) if here is None else here
    if isinstance(head, Thing):
        shown = these(ev, ref)
        if shown is None:
            return _things(ev)
        return _rows(shown, "selected or spoken of") if len(shown) else nothing().lacking(ref.determiner)
    if isinstance(head, One):
        return _one(ev, ref)
    if isinstance(head, Pronoun):
        return _pronoun(ev, head, ref.plural)
    if isinstance(head, Named):
        return _named(ev, head.name)
    if isinstance(head, Viewer):
        return _rows(_person(ev), "viewer")
    return _region(ev, head, ref)


def _this_room(ev: Evaluator, ref: Ref) -> Belief | None:
    """ "This room", "the room" of a home with several: the one that the person is in."""
    scene, viewer = ev.ctx.scene, ev.ctx.viewer
    if ref.head != Noun("room") or ref.determiner not in ("this", "the", "bare") or ref.plural or viewer is None:
        return None
    here = scene.room_at(viewer.position)
    if here is None or ref.pick or ref.other or any(isinstance(c, Has | Attribute) for c in ref.where):
        return None
    return _rows(room_rows(ev.arena, [scene.rooms.index(here)]), "room")


def with_owner(ev: Evaluator, ref: Ref) -> Ref:
    """ "The teacher's desk" where something is called just that: the owner is then part of the name."""
    if not isinstance(ref.head, Noun):
        return ref
    for n, c in enumerate(ref.where):
        owner = c.anchors[0] if isinstance(c, Relation) and c.name == "part_of" and c.anchors else None
        if not isinstance(owner, Ref) or not isinstance(owner.head, Noun) or owner.where:
            continue
        said = f"{owner.head.name}'s {ref.head.name}"
        if any(said in names for names in ev.index.names) or any(said == r.label for r in ev.index.scene.rooms):
            return replace(ref, head=Noun(said), where=ref.where[:n] + ref.where[n + 1 :])
    return ref


def with_room(ev: Evaluator, ref: Ref) -> Ref:
    """ "The bedroom walls", "the office lamp" where no kind is called that: the kind, in the room that was named."""
    if not isinstance(ref.head, Noun) or " " not in ref.head.name or not ev.index.scene.rooms:
        return ref
    if any(match(ref.head.name, names).degree >= ALIAS for names in ev.index.names):
        return ref
    words = ref.head.name.split()
    for n in range(len(words) - 1, 0, -1):
        room, kind = " ".join(words[:n]), " ".join(words[n:])
        if room_like(room, ev.index):
            return replace(ref, head=Noun(kind), where=(*ref.where, Relation("in", (Ref(Noun(room)),))))
    return ref


def with_rank(ev: Evaluator, ref: Ref) -> Ref:
    """ "The first bedroom" where a room is called just that: the rank is then part of the name."""
    if not isinstance(ref.head, Noun) or len(ref.pick) != 1 or ref.pick[0].measure != "order":
        return ref
    said = f"{ORDINALS.get(ref.pick[0].rank, '')} {ref.head.name}"
    return replace(ref, head=Noun(said), pick=()) if any(r.label == said for r in ev.index.scene.rooms) else ref


def without_portion(ev: Evaluator, ref: Ref) -> Ref:
    """ "A slice of bread", "the carton of milk" where bread and milk are what things are called: those things."""
    if not isinstance(ref.head, Noun) or not is_portion(ref.head.name):
        return ref
    for n, c in enumerate(ref.where):
        what = c.what if isinstance(c, Has) and c.relation == "in" else \
            c.anchors[0] if isinstance(c, Relation) and c.name == "part_of" and c.anchors else None
        if not isinstance(what, Ref) or not isinstance(what.head, Noun) or what.determiner != "bare" or what.where:
            continue
        if any(match(what.head.name, names).degree >= ALIAS for names in ev.index.names):
            rest = ref.where[:n] + ref.where[n + 1 :]
            return replace(ref, head=Noun(what.head.name), where=rest)
    return ref


def with_place(ev: Evaluator, ref: Ref) -> Ref:
    """ "The dining chair", "the desk lamp" where none is called so: that kind, at the thing that the word names."""
    if not isinstance(ref.head, Noun) or " " not in ref.head.name or ev.ctx.talking:
        return ref
    place, _, kind = ref.head.name.rpartition(" ")
    if any(match(ref.head.name, names).degree >= WELL_NAMED for names in ev.index.names):
        return ref
    if not any(match(kind, names).degree == EXACT for names in ev.index.names):
        return ref
    for at in (place, f"{place} table"):
        if any(match(at, names).degree >= ALIAS and not is_structural(names[0]) for names in ev.index.names if names):
            return replace(ref, head=Noun(kind), where=(*ref.where, Relation("at", (Ref(Noun(at)),))))
    return ref


def _noun(ev: Evaluator, noun: str, many: bool = False) -> Belief:
    index = ev.index
    if noun in ("group", "set") and ev.ctx.scene.groups:
        belief = _rows(ev.index.boxes.rows(ev.ctx.scene.groups[-1][1]), "grouped last")
        return Belief(belief.rows, belief.factors, plural=True)
    found = degrees(noun, index.names, many)
    by_name = np.array([m.degree for m in found]) if found else np.zeros(0)
    degree: FloatArray = by_name[index.name_of] if len(index.boxes) else np.zeros(0)
    best = float(degree.max(initial=0.0))
    rooms = room_like(noun, index)
    if rooms and rooms[0][1] > best - 0.05:
        return _rows(room_rows(ev.arena, [n for n, d in rooms if d == rooms[0][1]]), "room")
    if best < 0.85 and len(made := shell_rows(ev.arena, noun)):
        return _rows(made, ev.arena.kind(int(made[0])))
    if best < 0.6 and len(made := area_rows(ev.arena, noun)):
        return _rows(made, "area")
    if best < 0.6 and len(made := ends_of(ev, noun)):
        return _rows(made, "end")
    if best < 0.6 and noun in lexicon().rooms and not ev.ctx.talking:
        return _rows(shell_rows(ev.arena, "room"), "room")
    if best <= 0 and not is_portion(noun) and (spelled := _spelled_nearly(ev, noun)):
        return _noun(ev, spelled)
    if best <= 0:
        nicknamed = _nicknamed(ev, noun)
        return _rows(nicknamed, "name") if len(nicknamed) else _near_in_meaning(ev, noun)
    if best == EXACT:
        # The very word is there: its synonyms are then less likely meant.
        others = np.array([m.degree in (SYNONYM, ALIAS, GROUPED) for m in found], dtype=np.bool_)[index.name_of]
        degree = np.where(others, degree * WHERE_EXACT, degree)
    near = np.array([m.how.startswith(NEAR_TO) for m in found], dtype=np.bool_)[index.name_of]
    if best >= ALIAS:
        degree = np.where((degree <= NARROWER) | (near & (best == EXACT)), degree * WHERE_EXACT, degree)
    degree = degree * index.trust
    rows = np.flatnonzero(degree >= LABEL_GATE * float(degree.max(initial=0.0)))
    if normal(noun) == "wall" and len(walls := _broad_walls(ev, rows)):
        return _rows(walls, "wall")
    if best >= 0.85 and not is_structural(noun) and len(things := rows[~index.structural[rows]]):
        rows = things
    return _labelled(ev, rows, degree[rows], found)


def _broad_walls(ev: Evaluator, rows: Rows) -> Rows:
    """The sides of the room, where a scan has its walls in one box or in the box of an L; none where they are flat."""
    flat = 2 * ev.index.boxes.extent[rows][:, [0, 2]].min(axis=1)
    return shell_rows(ev.arena, "wall") if len(rows) and bool((flat > BROAD_M).any()) else rows[:0]


def _labelled(ev: Evaluator, rows: Rows, degree: FloatArray, found: list[Match]) -> Belief:
    notes = ev.index.name_of[rows]
    label = Factor("label", degree, "label", notes=lambda n: found[int(notes[n])].how)
    return _seen(ev, Belief(rows, (label,)))


def _near_in_meaning(ev: Evaluator, noun: str) -> Belief:
    """What comes nearest in meaning to a noun that nothing here knows.

    In a conversation it is worth a question at most, so it is not looked for where the word itself is known, nor for
    what another thing stands in a relation to.
    """
    embedder, talking = ev.ctx.embedder, ev.ctx.talking
    if ev.inside and not talking and len(nameless := _nameless(ev)):
        label = Factor("label", np.full(len(nameless), MAYBE), "label", note="without a name")
        return Belief(nameless, (label,)).lacking(noun)
    if embedder is None or (talking and (ev.inside or is_known(noun))):
        return nothing().lacking(noun)
    found = by_meaning(noun, ev.index.names, embedder, WORTH_A_GUESS if talking else 0.0)
    by_name = np.array([m.degree for m in found])
    degree: FloatArray = by_name[ev.index.name_of] if len(ev.index.boxes) else np.zeros(0)
    rows = np.flatnonzero((degree > 0) & ~(ev.index.structural if talking else np.zeros(len(degree), dtype=np.bool_)))
    if talking:
        rows = np.sort(rows[np.argsort(-degree[rows], kind="stable")][:MOST_GUESSED])
    return _labelled(ev, rows, degree[rows], found) if len(rows) else nothing().lacking(noun)


def _nameless(ev: Evaluator) -> Rows:
    """Rows of what a scan has a box but no name for."""
    kinds = np.array([not names or in_group(names, "nameless") for names in ev.index.names], dtype=np.bool_)
    return np.flatnonzero(kinds[ev.index.name_of])


def _spelled_nearly(ev: Evaluator, noun: str) -> str:
    """The label that a misspelled noun comes nearest to; empty where none is near."""
    labels = sorted({names[0] for names in ev.index.names if names})
    close = difflib.get_close_matches(normal(noun), labels, n=1, cutoff=SPELLED_NEARLY)
    return close[0] if close and len(noun) >= SHORTEST_MISSPELLED else ""


def _things(ev: Evaluator) -> Belief:
    rows = np.flatnonzero(~ev.index.structural)
    return _seen(ev, Belief(rows, (Factor("label", np.ones(len(rows)), "label", note="any thing"),)))


def _seen(ev: Evaluator, belief: Belief) -> Belief:
    """Hidden things are seldom meant."""
    seen = ev.index.boxes.visible[belief.rows]
    if seen.all():
        return belief
    return belief.plus(Factor("visible", seen.astype(np.float64), "visible", note="hidden things are seldom meant"))


def _one(ev: Evaluator, ref: Ref) -> Belief:
    """The kind that was left out: of the set said, of what was spoken of, or any."""
    if ref.of is not None or any(a.word in LABELLED for a in ref.attributes):
        return _things(ev)  # "the doubtful ones", whatever they were taken for
    kind = ev.kind or ev.ctx.last_kind
    found = _noun(ev, kind) if kind else nothing()
    if not len(found.rows):
        return _things(ev)
    return _rather(ev, found) if ref.pointing else found


def _rather(ev: Evaluator, found: Belief) -> Belief:
    """All things, rather those of the kind last spoken of: "this one" is what the hand shows, whatever it is."""
    things = _things(ev)
    degree = np.full(len(things.rows), OF_ANY_KIND)
    _, mine, theirs = np.intersect1d(things.rows, found.rows, assume_unique=True, return_indices=True)
    degree[mine] = np.maximum(degree[mine], found.label[theirs])
    return Belief(things.rows, (Factor("label", degree, "label", note="that you point at"), *things.factors[1:]))


def _pronoun(ev: Evaluator, head: Pronoun, plural: bool) -> Belief:
    alive = [tuple(i for i in ids if i in ev.index.boxes.index) for ids in ev.ctx.focus]
    alive = [ids for ids in alive if ids]
    if head.word in ("him", "her"):
        people = [ids for ids in alive if all(_is_person(ev, i) or ev.ctx.scene.objects[i].nickname for i in ids)]
        if not people:
            return _noun(ev, "person")
        alive = people
    if not alive:
        met = pointed_at(ev)
        return _rows(met, "pointed at") if len(met) else nothing().lacking(head.word)
    several = head.word == "them" or plural
    if head.word == "it" and not several and len(alive[0]) > 1 and len(met := pointed_at(ev)):
        return _rows(met, "pointed at")  # several were spoken of last, and the hand shows one
    meant = next((ids for ids in alive if (len(ids) > 1) == several or (several and _is_pair(ev, ids))), alive[0])
    rows = ev.index.boxes.rows(meant)
    belief = _rows(rows, "spoken of last")
    return Belief(belief.rows, belief.factors, plural=len(rows) > 1)


def _is_pair(ev: Evaluator, ids: tuple[str, ...]) -> bool:
    """Whether one thing is spoken of as several: "the slippers"."""
    label = ev.ctx.scene.objects[ids[0]].label or ""
    return len(ids) == 1 and is_plural(label)


def _is_person(ev: Evaluator, object_id: str) -> bool:
    o = ev.ctx.scene.objects[object_id]
    return any(match(word, tuple(n for n in (o.label, *o.aliases) if n)).degree >= 0.85 for word in PEOPLE)


def _nicknamed(ev: Evaluator, name: str) -> Rows:
    wanted = name.casefold()
    ids = [o.id for o in ev.ctx.scene if o.nickname and o.nickname.casefold() == wanted]
    groups = [i for n, members in ev.ctx.scene.groups if n.casefold() == wanted for i in members]
    return ev.index.boxes.rows([i for i in (ids or groups) if i in ev.index.boxes.index])


def _named(ev: Evaluator, name: str) -> Belief:
    rows = _nicknamed(ev, name)
    if len(rows):
        belief = _rows(rows, f"called {name}")
        return Belief(belief.rows, belief.factors, plural=len(rows) > 1)
    spot = next((p for n, p in sorted(ev.ctx.spots.items()) if n.casefold() == name.casefold()), None)
    if spot is not None:
        made = Made(name, "spot", np.array(spot), np.array([0.05, 0.05, 0.05]), UPRIGHT)
        return _rows(np.array([ev.arena.add(made)], dtype=np.intp), "spot")
    found = _noun(ev, name)
    return found if len(found.rows) else nothing().lacking(name)


def _person(ev: Evaluator) -> Rows:
    frame = ev.frame
    position = np.array(ev.ctx.viewer.position) if ev.ctx.viewer is not None and frame.heading is not None else None
    if frame.position is not None and frame.heading is not None:
        position = frame.position
    if position is None:
        return np.zeros(0, dtype=np.intp)
    center = np.array([position[0], position[1] - PERSON_HALF[1] + 0.1, position[2]])
    return np.array([ev.arena.add(Made("you", "viewer", center, PERSON_HALF, UPRIGHT))], dtype=np.intp)


def _region(ev: Evaluator, head: Region, ref: Ref) -> Belief:
    if ref.owner is None:
        return _rows(region_rows(ev.arena, head.kind, np.zeros(0, dtype=np.intp)), head.kind)
    owner = ev.belief(ref.owner)
    if not len(owner.rows):
        return nothing().lacking(*owner.missing)
    likeliest = np.sort(np.argsort(-owner.share, kind="stable")[:MOST_OWNERS])
    best = owner.rows[likeliest[owner.share[likeliest] >= 0.5]]
    return _rows(region_rows(ev.arena, head.kind, best), head.kind)


def _rows(rows: Rows, note: str) -> Belief:
    return Belief(rows, (Factor("label", np.ones(len(rows)), "label", note=note),))
