"""What grounding looks up in a scene again and again, as arrays: names, colours, rooms. Kept with its scene."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.colour import oklab
from assistant.grounding.labels import WIDER_MARK, is_structural
from assistant.language.lexicon import lexicon
from scene.boxes import Boxes
from scene.catalogue import Asset, catalogue
from scene.errors import DeixisError
from scene.frames import FloatArray, Rgb
from scene.geometry.collide import BACKDROP
from scene.objects import Scene, SceneObject

Rows = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class SceneIndex:
    """One row an object, in the order of `scene.boxes`."""

    scene: Scene
    """The scene that it is of."""
    boxes: Boxes
    """Its boxes."""
    names: tuple[tuple[str, ...], ...]
    """The different sets of names in the scene: the label first, then the aliases."""
    name_of: Rows
    """(n) which of `names` each object has."""
    trust: FloatArray
    """(n) how far the label of each object is to be believed: 1, or less where a model gave it and was not sure."""
    rgb: FloatArray
    """(n, 3) sRGB colour, 0..1; NaN where it is unknown."""
    lab: FloatArray
    """(n, 3) the same in OKLab."""
    colour_of: Rows
    """(n) which of the different colours each object has: things by the thousand have but a few."""
    colour_word: tuple[str, ...]
    """(n) the colour that the catalogue gives to an unpainted asset; empty for all else."""
    structural: NDArray[np.bool_]
    """(n) whether it is a wall, a floor, a ceiling or a backdrop."""
    room: Rows
    """(n) the number of the room that its middle is in; -1 for none."""
    carrier: Rows
    """(n) the row of what carries each object; -1 for nothing."""
    lo: FloatArray
    """(3) lower corner of everything, metres."""
    hi: FloatArray
    """(3) upper corner of everything, metres."""

    def named(self, row: int) -> str:
        """What to call one object in a note."""
        return self.scene.objects[self.boxes.ids[row]].display_name

    @cached_property
    def colour_words(self) -> NDArray[np.str_]:
        """(n) the same words as `colour_word`."""
        return np.array(self.colour_word, dtype=np.str_)

    @property
    def middle(self) -> FloatArray:
        """(3) the middle of everything, at its lowest height."""
        point = (self.lo + self.hi) / 2
        return np.array([point[0], self.lo[1], point[2]])


def index_of(scene: Scene) -> SceneIndex:
    """The index of a scene, made once for each scene."""
    kept = scene.__dict__.get("_grounding_index")
    if not isinstance(kept, SceneIndex):
        kept = scene.__dict__["_grounding_index"] = _build(scene)
    return kept


@cache
def _asset(asset_id: str) -> Asset | None:
    """The catalogue's entry; None where there is none."""
    try:
        return catalogue().get(asset_id)
    except (DeixisError, OSError):
        return None


def asset_of(o: SceneObject) -> Asset | None:
    """The asset of the catalogue that an object shows; None for every other mesh."""
    return _asset(o.geometry.uri.removeprefix("asset:")) if o.geometry.uri.startswith("asset:") else None


def colour_word_of(o: SceneObject) -> str:
    """The colour that an unpainted asset is called by: the one in its name, else the one of most of it; else empty."""
    asset = asset_of(o) if o.paint is None else None
    if asset is None:
        return ""
    words = lexicon()
    named = next((word for word in asset.id.split("_") if word in words.colors), asset.colour)
    return words.adjectives.get(named, (named, "color"))[0]


def _names(o: SceneObject) -> tuple[str, ...]:
    names = dict.fromkeys(n.lower() for n in (o.label, *o.aliases) if n)
    asset = asset_of(o)
    wider = (
        (f"{WIDER_MARK}{h.lower()}" for h in asset.hypernyms) if asset is not None and o.label == asset.label else ()
    )
    return (*names, *wider)


def _trust(o: SceneObject) -> float:
    """A model's label counts by the root of its score: the weight of a label in grounding falls faster than that."""
    return math.sqrt(min(1.0, max(0.0, o.label_source.score))) if o.label_source.doubtful else 1.0


def _build(scene: Scene) -> SceneIndex:
    boxes = scene.boxes
    n = len(boxes)
    codes: dict[tuple[str, ...], int] = {}
    name_of = np.fromiter((codes.setdefault(_names(o), len(codes)) for o in scene), dtype=np.intp, count=n)
    unknown = (np.nan, np.nan, np.nan)
    trust = np.fromiter((_trust(o) for o in scene), dtype=np.float64, count=n)
    colours: dict[Rgb | None, int] = {}
    rgb = np.array([o.rgb or unknown for o in scene], dtype=np.float64).reshape(n, 3)
    bare = np.array([bool(names) and is_structural(names[0]) for names in codes], dtype=np.bool_)
    structural = bare[name_of] if n else np.zeros(0, dtype=np.bool_)
    structural = structural | np.array([BACKDROP in o.tags for o in scene], dtype=np.bool_)
    lo, hi = _extent(boxes, scene)
    carrier = np.array([-1 if o.parent is None else boxes.index[o.parent] for o in scene], dtype=np.intp)
    words = tuple(colour_word_of(o) for o in scene)
    return SceneIndex(
        scene,
        boxes,
        tuple(codes),
        name_of,
        trust,
        rgb,
        oklab(rgb),
        np.fromiter((colours.setdefault(o.rgb, len(colours)) for o in scene), dtype=np.intp, count=n),
        words,
        structural,
        _rooms(scene, boxes.center),
        carrier,
        lo,
        hi,
    )


def _extent(boxes: Boxes, scene: Scene) -> tuple[FloatArray, FloatArray]:
    if len(boxes):
        return boxes.lo.min(axis=0), boxes.hi.max(axis=0)
    if scene.rooms:
        outline = np.array([p for room in scene.rooms for p in room.polygon])
        (x0, z0), (x1, z1) = outline.min(axis=0), outline.max(axis=0)
        return np.array([x0, 0.0, z0]), np.array([x1, 2.6, z1])
    return np.zeros(3), np.zeros(3)


def _rooms(scene: Scene, points: FloatArray) -> Rows:
    found = np.full(len(points), -1, dtype=np.intp)
    for number, room in reversed(list(enumerate(scene.rooms))):
        x, y, z = points.T
        inside = np.zeros(len(points), dtype=np.bool_)
        outline = room.polygon
        for (x0, z0), (x1, z1) in zip(outline, outline[1:] + outline[:1], strict=True):
            crosses = (z0 > z) != (z1 > z)
            if z1 != z0:
                inside ^= crosses & (x < (x1 - x0) * (z - z0) / (z1 - z0) + x0)
        inside &= (y >= room.floor_y - 0.05) & (y <= room.floor_y + room.height + 0.05)
        found[inside] = number
    return found
