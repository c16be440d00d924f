"""What hands, eyes and keys did in a log, in the words of a scene test."""

from __future__ import annotations

import math
import re

from assistant.gaze import GazeTrack
from assistant.recording.inferred import listed, point
from assistant.recording.log import HandEntry, TurnEntry
from scene.frames import Ray, Viewer
from scene.geometry.rays import cast
from scene.objects import Scene
from scene.ops import SetSelection

DEICTIC = ("this", "that", "these", "those", "here", "there")
"""Words that one points with."""
POINTED = re.compile(r"\b(?:this|that|these|those)\(|\b(?:here|there)\b")
"""A part of a program that means what is pointed at."""
FAR_M = 3.0
"""How far ahead something is looked at where nothing is met."""
REACH_M = 0.1
"""What is met nearer than this surrounds the eye and gives no direction."""
NEAR_M = 0.002
"""Viewers nearer than this stand and look the same."""

Line = tuple[str, str]


def standing(viewer: Viewer) -> str:
    """Where a person stands and looks, as YAML."""
    return f"{{position: {point(viewer.position)}, look_at: {point(viewer.gaze.at(FAR_M))}}}"


def same_place(a: Viewer, b: Viewer) -> bool:
    """Whether two viewers stand and look the same, to a scene test."""
    pairs = (*zip(a.position, b.position, strict=True), *zip(a.gaze.at(FAR_M), b.gaze.at(FAR_M), strict=True))
    return all(abs(p - q) < NEAR_M for p, q in pairs)


def spoken(entry: TurnEntry, scene: Scene) -> list[Line]:
    """A turn's words as they are typed in a test, with stars on the words that were pointed on."""
    words = entry.text.replace("*", "").split()
    places = [n for n, w in enumerate(words) if w.strip(".,!?;:").lower() in DEICTIC]
    if not POINTED.search(entry.program) or not places or not entry.gaze:
        return [("say", " ".join(words))]
    hand = any(s.hand is not None for s in entry.gaze)
    aims = [_aimed(entry, n, len(words), scene, hand=hand) for n in places]
    for n in places:
        bare = words[n].rstrip(".,!?;:")
        words[n] = f"*{bare}*{words[n][len(bare):]}"
    return [("say", " ".join(words)), ("point_at" if hand else "look_at", f"[{', '.join(aims)}]")]


def pressed(entry: TurnEntry) -> str:
    """The key of a turn that was said with one."""
    if entry.text == "never mind":
        return "escape"
    return entry.text.removeprefix("number ")


def clicked(entry: HandEntry, before: Scene, viewer: Viewer) -> list[Line]:
    """A click as a test does it; nothing where it cannot."""
    if entry.by == "escape":
        return [("key", "escape")]
    op = entry.ops[0] if entry.ops else None
    if not isinstance(op, SetSelection):
        return []
    grew = [i for i in op.ids if i not in before.selection]
    shrank = [i for i in before.selection if i not in op.ids]
    target = grew[0] if grew else shrank[0] if shrank and op.ids else ""
    if not target:
        return [("key", "escape")]
    add = len(grew) + len(shrank) == 1 and bool(before.selection)
    at = _click_at(entry, before, viewer, target)
    return [("click", f"{{on: {at}, add: true}}" if add else at)]


def _click_at(entry: HandEntry, scene: Scene, viewer: Viewer, target: str) -> str:
    """The thing itself where a ray to its middle meets it; else the point that was clicked on."""
    x, y, z = scene.boxes.center[scene.boxes.index[target]]
    hit = cast(scene, Ray.through(viewer.position, (float(x), float(y), float(z))))
    if hit is not None and hit.object_id == target:
        return listed((target,))
    met = cast(scene, entry.ray) if entry.ray is not None else None
    return point(met.point) if met is not None else listed((target,))


def _aimed(entry: TurnEntry, word: int, count: int, scene: Scene, *, hand: bool) -> str:
    """What was pointed at on a word: a thing that the turn was about, else a point."""
    time_s = entry.words[word].start_s if len(entry.words) == count else None
    sample = GazeTrack(entry.gaze).at(time_s)
    ray = (sample.hand if hand else sample.head) if sample is not None else None
    if ray is None:
        return "nothing"
    hit = cast(scene, ray)
    if hit is not None and (hit.object_id in entry.targets or any(c.id == hit.object_id for c in entry.changed)):
        return listed((hit.object_id,))
    clear = hit is not None and math.dist(hit.point, ray.origin) > REACH_M
    return point(hit.point if hit is not None and clear else ray.at(FAR_M))
