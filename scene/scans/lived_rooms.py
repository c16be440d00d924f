"""Made-up rooms as people live in them: furniture right against the walls, doors, windows with curtains, rugs, corners
cut off, and walls that are not at right angles. For scans whose truth is known."""

from __future__ import annotations

import itertools

import numpy as np

from scene.catalogue import Asset, catalogue
from scene.objects import Room, Scene
from scene.scans.made_rooms import HEIGHT_M, KINDS, WALL_M, Maker, furnish, shell, slab

SUNK_M = 0.1
"""Doors and windows reach so far into their walls."""
ON_WALLS = ("picture", "poster", "clock", "pinboard", "mirror", "shelf", "whiteboard", "coat hooks", "light switch")
ANY = "any"
"""A kind of room for which the furniture is drawn by lot too."""
ALONG = ("desk", "bookshelf", "cabinet", "drawer unit", "sofa", "tv stand", "armchair", "dresser", "counter", "fridge",
         "stove", "bed", "wardrobe", "nightstand", "piano", "washing machine", "fireplace", "bathtub", "toilet",
         "kitchen cabinet", "bench", "side table", "dishwasher", "shelf")
MIDDLE = ("table", "coffee table", "kitchen island", "desk", "side table", "armchair", "sofa")
SEATS = ("chair", "office chair", "stool", "ottoman", "bench", "armchair")
SHAPES = ("square", "corner", "slanted")
"""All corners at right angles, a corner cut off by a box, or one wall at another angle."""


def lived_room(kind: str, seed: int, *, ceiling: bool = False) -> Scene:
    """A room of one of `KINDS`, or of `ANY`. The same seed makes the same room."""
    rng = np.random.default_rng([7919, seed, sorted([*KINDS, "z"]).index(kind if kind in KINDS else "z")])
    maker = Maker(rng, float(rng.uniform(3.4, 5.8)), float(rng.uniform(3.0, 4.8)), gap_m=(0.0, 0.03))
    shell(maker, ceiling)
    outline = _shaped(maker, SHAPES[int(rng.integers(len(SHAPES)))])
    hung: list[tuple[int, float, float]] = []
    door(maker, hung)
    for _ in range(int(rng.integers(1, 3))):
        window(maker, hung)
    if rng.random() < 0.6:
        maker.put(maker.pick("rug"), (float(rng.uniform(-0.5, 0.5)), 0.0, float(rng.uniform(-0.4, 0.4))), 0.0)
    furnish(maker, *(KINDS[kind] if kind in KINDS else _drawn(maker)))
    for label in rng.choice(ON_WALLS, size=4):
        low = 1.15 if label in ("light switch", "coat hooks") else 1.3
        hang(maker, maker.pick(str(label)), hung, low + float(rng.uniform(0, 0.2)))
    return Scene.of(maker.objects, rooms=[Room("room", kind, outline, height=HEIGHT_M)], name=f"{kind} {seed}")


def _drawn(maker: Maker) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Furniture of any kind, and any small things."""
    rng, kinds = maker.rng, {a.label: a.size for a in catalogue().values()}
    small = sorted(k for k, size in kinds.items() if 0.05 < max(size) < 0.6 and min(size) > 0.015)
    maker.on_tops = tuple(str(k) for k in rng.choice(small, 25))
    floor = sorted(k for k, size in kinds.items() if 0.2 < max(size) < 1.3 and min(size) > 0.1 and k not in ON_WALLS)
    maker.on_floor_too = tuple(str(k) for k in rng.choice(floor, 12))
    walls = tuple(str(k) for k in rng.choice(ALONG, 6, replace=False))
    return walls, tuple(str(k) for k in rng.choice(MIDDLE, int(rng.integers(1, 3)))), str(rng.choice(SEATS))


def _shaped(maker: Maker, shape: str) -> tuple[tuple[float, float], ...]:
    """The outline of the floor, with the wall that makes it so."""
    w, d = maker.width / 2, maker.depth / 2
    paint = maker.objects[1].rgb or (0.8, 0.8, 0.8)
    if shape == "corner":
        a, b = (float(maker.rng.uniform(0.6, 1.4)) for _ in range(2))
        maker.objects.append(slab("wall-cut", "wall", (w - a, 0.0, d - b), (w, HEIGHT_M, d), paint))
        maker.taken.append((w - a - 0.02, w, d - b - 0.02, d))
        return ((-w, -d), (w, -d), (w, d - b), (w - a, d - b), (w - a, d), (-w, d))
    if shape == "slanted":
        in_m = float(maker.rng.uniform(0.25, 0.7))
        angle, long = np.arctan2(in_m, 2 * w), float(np.hypot(in_m, 2 * w)) / 2
        x, z = (-WALL_M / 2 * np.sin(angle), d - in_m / 2 + WALL_M / 2 * np.cos(angle))
        lo = (float(x - long), 0.0, float(z - WALL_M / 2))
        hi = (float(x + long), HEIGHT_M, float(z + WALL_M / 2))
        maker.objects.append(slab("wall-slanted", "wall", lo, hi, paint, float(angle)))
        steps = np.linspace(-w, w, 9)
        for x0, x1 in itertools.pairwise(steps):
            maker.taken.append((float(x0), float(x1), d - in_m * float(x1 + w) / (2 * w), d))
        return ((-w, -d), (w, -d), (w, d - in_m), (-w, d))
    return ((-w, -d), (w, -d), (w, d), (-w, d))


def door(maker: Maker, hung: list[tuple[int, float, float]]) -> None:
    """Let in a door, the floor before it kept free."""
    asset = maker.pick("door")
    found = hang(maker, asset, hung, 0.0, sunk=SUNK_M)
    if found is not None:
        x, z = found
        maker.taken.append((x - 0.6, x + 0.6, z - 0.6, z + 0.6))


def window(maker: Maker, hung: list[tuple[int, float, float]]) -> None:
    """A window, a curtain to either side, and a radiator below, as it happens."""
    asset, curtain = maker.pick("window"), maker.pick("curtain")
    drawn = bool(maker.rng.random() < 0.6)
    wide = asset.size[0] + (2 * curtain.size[0] if drawn else 0.0)
    spot = _free(maker, hung, wide)
    if spot is None:
        return
    side, slide = spot
    _put(maker, asset, side, slide, 0.9, SUNK_M)
    if maker.rng.random() < 0.5:
        _put(maker, maker.pick("radiator"), side, slide, 0.12, 0.0)
    if drawn:
        for way in (-1, 1):
            _put(maker, curtain, side, slide + way * (asset.size[0] + curtain.size[0] * 0.8) / 2, 0.05, 0.0)


def hang(
    maker: Maker, asset: Asset, hung: list[tuple[int, float, float]], high: float, sunk: float = 0.0
) -> tuple[float, float] | None:
    """Hang a thing where nothing else does; where."""
    spot = _free(maker, hung, asset.size[0])
    return None if spot is None else _put(maker, asset, *spot, high, sunk)


def _free(maker: Maker, hung: list[tuple[int, float, float]], wide: float) -> tuple[int, float] | None:
    """A side of the room and a place along it, in a stretch of wall that is so wide."""
    for _ in range(12):
        side = int(maker.rng.choice([0, 1, 3]))
        room = (maker.width if side % 2 == 0 else maker.depth) / 2 - wide / 2 - (0.1 if side == 0 else 0.9)
        if room <= 0:
            continue
        slide = float(maker.rng.uniform(-room, room))
        lo, hi = slide - wide / 2 - 0.05, slide + wide / 2 + 0.05
        if all(s != side or hi < a or lo > b for s, a, b in hung):
            hung.append((side, lo, hi))
            return side, slide
    return None


def _put(maker: Maker, asset: Asset, side: int, slide: float, high: float, sunk: float) -> tuple[float, float]:
    """A thing with its back to a wall."""
    yaw = side * np.pi / 2
    reach = (maker.depth if side % 2 == 0 else maker.width) / 2 - asset.size[2] / 2 + sunk - 0.002
    x, z = slide * np.cos(yaw) - reach * np.sin(yaw), -slide * np.sin(yaw) - reach * np.cos(yaw)
    maker.put(asset, (float(x), high, float(z)), yaw)
    return float(x), float(z)
