"""What a scene test can expect of a turn that happened: one key and its value, as YAML, for each thing that held."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping

from assistant.looks import colour_of
from assistant.recording.log import TurnEntry
from assistant.recording.replayer import Replayed
from assistant.scenetest.checks import FACING_RAD, changed_ids
from assistant.scenetest.statements import Where, judge
from assistant.session import SessionState
from scene.errors import DeixisError
from scene.frames import Ray, Vec3, Viewer
from scene.objects import Scene, SceneObject

MOST = 6
"""Of more things than this, single states and moves are not listed."""
RELATIONS = (
    ("onto", "on"), ("on top of", "on"), ("on", "on"), ("into", "in"), ("in front of", "in front of"), ("in", "in"),
    ("under", "under"), ("next to", "next to"), ("beside", "next to"), ("behind", "behind"), ("near", "near"),
    ("above", "above"), ("below", "below"), ("to the left of", "to the left of"),
    ("to the right of", "to the right of"),
)
"""Words of what was understood, and what they say once it is done."""
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_ ,.'?!()-]*$")
"""A text that YAML takes as it stands."""

Pair = tuple[str, str]


def expectations(done: Replayed) -> Iterator[Pair]:
    """What held after an entry of a log, as keys of a scene test with their values."""
    before, after = done.before.scene, done.after.scene
    if isinstance(done.entry, TurnEntry):
        yield from _answer(done.entry)
    yield from _scene(before, after)
    if isinstance(done.entry, TurnEntry):
        said = [*_relations(done.entry, done.before, done.after), *_looks(done.before, done.after)]
        if said:
            yield "expect", listed(said)
        if done.entry.went_to is not None:
            yield from _went(done.entry, after, done.entry.went_to)


def _answer(entry: TurnEntry) -> Iterator[Pair]:
    yield "outcome", entry.outcome
    if entry.question:
        yield "asks", "true"
    if entry.targets:
        yield "targets", listed(entry.targets)
    if entry.outcome == "answered" and entry.reply:
        yield "reply", scalar(entry.reply)


def _scene(before: Scene, after: Scene) -> Iterator[Pair]:
    changed = changed_ids(before, after)
    if not changed and before == after:
        yield "unchanged", "true"
        return
    yield "only_changed", listed(changed) if changed else "nothing"
    added = [o for o in after if o.id not in before.objects]
    if added:
        yield "added", listed(o.label or "" for o in added) if all(o.label for o in added) else str(len(added))
    removed = [o.id for o in before if o.id not in after.objects]
    if removed:
        yield "removed", listed(removed)
    kept = [(before[i], after[i]) for i in changed if i in before.objects and i in after.objects]
    yield from _kept(before, after, kept)
    for key, was, now in (("selected", before.selection, after.selection),
                          ("highlighted", before.highlight, after.highlight)):
        if was != now:
            yield key, listed(now) if now else "nothing"


def _kept(before: Scene, after: Scene, kept: list[tuple[SceneObject, SceneObject]]) -> Iterator[Pair]:
    """How the objects that are still there changed, where they are few."""
    if len(kept) > MOST:
        return
    moved = [b.id for _, b in kept if before.world_pose(b.id) != after.world_pose(b.id)]
    if moved:
        yield "moved", listed(moved)
    states = {b.id: dict(set(b.state) - set(a.state)) for a, b in kept}
    if any(states.values()):
        yield "state", _mapping({i: _mapping({k: _state(v) for k, v in s.items()}) for i, s in states.items() if s})
    names = {b.id: b.nickname or b.label for a, b in kept if (a.nickname, a.label) != (b.nickname, b.label)}
    if any(names.values()):
        yield "labelled", _mapping({i: scalar(name) for i, name in names.items() if name})


def _state(value: bool | float | str) -> str:
    return scalar(value) if isinstance(value, str) else json.dumps(value)


def _relations(entry: TurnEntry, before: SessionState, after: SessionState) -> Iterator[str]:
    """What now holds of what moved, in the words of what was understood: rather what did not hold before."""
    said = f" {entry.understood.lower()} "
    moved = [i for i in entry.targets if i in before.scene.objects and i in after.scene.objects
             and before.scene.world_pose(i) != after.scene.world_pose(i)]
    words = list(dict.fromkeys(now for phrase, now in RELATIONS if f" {phrase} " in said))
    anchors = [o for o in after.scene if o.label and f" {o.label} " in said.replace(",", " ") and o.id not in moved]
    for object_id in moved[:MOST]:
        thing = _named(after.scene[object_id], after.scene)
        statements = [f"{thing} is {word} {_named(anchor, after.scene)}" for word in words for anchor in anchors[:MOST]]
        true = [s for s in statements if _holds(s, after)]
        yield from sorted(true, key=lambda s: _holds(s, before))[:1]


def _looks(before: SessionState, after: SessionState) -> Iterator[str]:
    """What can now be said of how things look, of few things."""
    changed = [(before.scene[o.id], o) for o in after.scene if before.scene.objects.get(o.id, o) != o]
    for was, now in changed if len(changed) <= MOST else ():
        statements = [f"is {colour_of(now)}"] if was.paint != now.paint else []
        if was.visible != now.visible:
            statements.append("is visible" if now.visible else "is hidden")
        yield from (s for s in (f"{_named(now, after.scene)} {said}" for said in statements) if _holds(s, after))


def _named(o: SceneObject, scene: Scene) -> str:
    """What a statement calls a thing: by its label where no other has it, else by its id."""
    alone = o.label is not None and sum(other.label == o.label for other in scene) == 1
    return f"the {o.label}" if alone else o.id


def _holds(statement: str, state: SessionState) -> bool:
    try:
        return judge(statement, Where(state.scene, state.viewer)).passed
    except DeixisError:
        return False


def _went(entry: TurnEntry, scene: Scene, viewer: Viewer) -> Iterator[Pair]:
    room = scene.room_at(viewer.position)
    if room is not None:
        yield "stands_in", scalar(room.label)
    for object_id in entry.targets[:1]:
        if object_id in scene.objects and _angle(viewer, _middle(scene, object_id)) < FACING_RAD:
            yield "faces", scalar(object_id)


def _middle(scene: Scene, object_id: str) -> Vec3:
    x, y, z = scene.boxes.center[scene.boxes.index[object_id]]
    return (float(x), float(y), float(z))


def _angle(viewer: Viewer, point: Vec3) -> float:
    toward = Ray.through(viewer.position, point).direction
    return math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(toward, viewer.forward, strict=True)))))


# ---- YAML ------------------------------------------------------------------------------------------------------------


def scalar(text: str) -> str:
    """A text as YAML, in quotes where it needs them."""
    plain = PLAIN.match(text) and "," not in text and not text.endswith(" ")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _mapping(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{scalar(k)}: {v}" for k, v in sorted(values.items())) + "}"


def listed(texts: Iterable[str]) -> str:
    """Texts as a YAML list on one line; a single one alone."""
    items = [scalar(t) for t in texts]
    return items[0] if len(items) == 1 else f"[{', '.join(items)}]"


def point(p: Vec3) -> str:
    """A point as YAML, to the millimetre."""
    return "[" + ", ".join(f"{round(v, 3) + 0.0:g}" for v in p) + "]"
