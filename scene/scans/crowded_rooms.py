"""Made-up rooms in which things stand close together, as they do in homes: tops and shelves full of anything, right
beside each other, kitchen units without gaps, televisions, boards, and walls of any colour. To learn from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scene.catalogue import Asset, Surface, catalogue
from scene.frames import Rgb
from scene.objects import Room, Scene, SceneObject
from scene.scans.lived_rooms import ALONG, MIDDLE, SEATS, door, hang, window
from scene.scans.made_rooms import HEIGHT_M, Maker, furnish, shell

ON_WALLS = ("whiteboard", "blackboard", "picture", "poster", "pinboard", "mirror", "clock", "shelf", "towel rail",
            "coat hooks", "radiator", "kitchen cabinet", "light switch", "curtain")
UNITS = ("counter", "sink", "stove", "dishwasher", "fridge", "washing machine", "cutlery drawer", "drawer unit",
         "cabinet", "dresser", "bookshelf", "wardrobe", "nightstand")
"""What stands side by side along a wall."""
SEAM_M = 0.004
"""How far such units are apart at most."""
LARGE_ON_TOP = ("tv", "monitor", "printer", "microwave", "lamp", "desk lamp", "plant", "globe", "speaker", "laptop")
"""What stands on tops beside small things, however large it is."""
LARGE = 0.2
"""How often such a thing is tried."""
BESIDE_M = (0.001, 0.05)
"""How far a thing is set from the one that it is set beside."""
TRIES, MOST = 14, 9
"""Things that a top is offered, and so many more the larger it is, up to so many times."""


def crowded_room(seed: int, *, ceiling: bool = False) -> Scene:
    """A room of any furniture. The same seed makes the same room."""
    rng = np.random.default_rng([9973, seed])
    maker = Maker(rng, float(rng.uniform(3.4, 6.5)), float(rng.uniform(3.0, 5.5)), gap_m=(0.0, 0.03), load=_strewn)
    shell(maker, ceiling)
    _repainted(maker)
    hung: list[tuple[int, float, float]] = []
    door(maker, hung)
    for _ in range(int(rng.integers(1, 3))):
        window(maker, hung)
    if rng.random() < 0.5:
        maker.put(maker.pick("rug"), (float(rng.uniform(-0.5, 0.5)), 0.0, float(rng.uniform(-0.4, 0.4))), 0.0)
    for _ in range(int(rng.integers(1, 3))):
        _units(maker)
    _kinds_of(maker)
    walls = tuple(str(k) for k in rng.choice(ALONG, 5, replace=False))
    furnish(maker, walls, tuple(str(k) for k in rng.choice(MIDDLE, int(rng.integers(1, 3)))), str(rng.choice(SEATS)))
    for label in rng.choice(ON_WALLS, size=6):
        asset = maker.pick(str(label))
        low = {"radiator": 0.12, "curtain": 0.05, "kitchen cabinet": 1.4}.get(str(label), 0.9)
        hang(maker, asset, hung, low + float(rng.uniform(0, max(0.0, min(0.7, HEIGHT_M - low - asset.size[1] - 0.05)))))
    w, d = maker.width / 2, maker.depth / 2
    outline = ((-w, -d), (w, -d), (w, d), (-w, d))
    return Scene.of(maker.objects, rooms=[Room("room", "any", outline, height=HEIGHT_M)], name=f"crowded {seed}")


def _kinds_of(maker: Maker) -> None:
    """What lies on tops and stands about here: anything, flat things too."""
    sizes = {a.label: a.size for a in catalogue().values()}
    small = sorted(k for k, size in sizes.items() if 0.08 < max(size) < 0.6)
    floor = sorted(k for k, size in sizes.items() if 0.2 < max(size) < 1.3 and min(size) > 0.1)
    maker.on_tops = tuple(str(k) for k in maker.rng.choice(small, 30))
    maker.on_floor_too = tuple(str(k) for k in maker.rng.choice(floor, 12))


def _repainted(maker: Maker) -> None:
    """Walls and floor of any colour, one for all walls."""
    rng = maker.rng
    light = float(rng.uniform(0.45, 0.98))
    wall = np.clip(light + rng.normal(size=3) * rng.choice([0.02, 0.12]), 0.1, 1)
    floor = np.clip(rng.uniform(0.15, 0.85) + rng.normal(size=3) * 0.08, 0.05, 1)
    for n, o in enumerate(maker.objects):
        if o.label != "ceiling":
            r, g, b = (float(x) for x in (floor if o.label == "floor" else wall))
            rgb: Rgb = (r, g, b)
            maker.objects[n] = replace(o, mean_rgb=rgb)


def _units(maker: Maker) -> None:
    """A run of units along a wall, side by side, with things on them."""
    rng = maker.rng
    side = int(rng.choice([0, 1, 3]))
    long, deep = (maker.width, maker.depth) if side % 2 == 0 else (maker.depth, maker.width)
    yaw, at = side * np.pi / 2, float(rng.uniform(-long / 2 + 0.05, 0))
    for label in rng.choice(UNITS, int(rng.integers(2, 6))):
        asset = maker.pick(str(label))
        slide, reach = at + asset.size[0] / 2, deep / 2 - asset.size[2] / 2 - 0.003
        if slide + asset.size[0] / 2 > long / 2 - 0.05:
            return
        x, z = slide * np.cos(yaw) - reach * np.sin(yaw), -slide * np.sin(yaw) - reach * np.cos(yaw)
        found = maker.on_floor(asset, float(x), float(z), float(yaw), gap=0.0)
        if found is not None:
            _strewn(maker, asset, found)
            at = slide + asset.size[0] / 2 + float(rng.uniform(0.0005, SEAM_M))
        else:
            at += 0.3


def _strewn(maker: Maker, asset: Asset, host: SceneObject) -> None:
    """Things set down anywhere on the tops of a piece, mostly right beside the one before."""
    heights = sorted({s.y for s in asset.surfaces})
    for surface in asset.surfaces:
        above = next((h for h in heights if h > surface.y + 0.05), np.inf)
        _filled(maker, surface, float(above) - surface.y - 0.03, host)


def _filled(maker: Maker, surface: Surface, room_m: float, host: SceneObject) -> None:
    rng, ((x0, x1), (z0, z1)) = maker.rng, (surface.x, surface.z)
    held: list[tuple[float, float, float, float]] = []
    offered = int(min(TRIES * (0.3 + (x1 - x0) * (z1 - z0)), 30) * rng.uniform(0.2, 1.2))
    for _ in range(offered):
        thing = maker.pick(str(rng.choice(LARGE_ON_TOP if rng.random() < LARGE else maker.on_tops)))
        turn = float(rng.choice([0.0, np.pi / 2, np.pi, -np.pi / 2]) + rng.choice([0.0, rng.normal() * 0.2]))
        c, s = abs(np.cos(turn)), abs(np.sin(turn))
        w, d = thing.size[0] * c + thing.size[2] * s, thing.size[0] * s + thing.size[2] * c
        if w > x1 - x0 or d > z1 - z0 or thing.size[1] > room_m:
            continue
        x, z = float(rng.uniform(x0, x1 - w)), float(rng.uniform(z0, z1 - d))
        if held and rng.random() < 0.7:
            a, b, e, f = held[-1]
            gap = float(rng.uniform(*BESIDE_M))
            x, z = [(b + gap, e), (a - w - gap, e), (a, f + gap), (a, e - d - gap)][int(rng.integers(4))]
        inside = x0 <= x and x + w <= x1 and z0 <= z and z + d <= z1
        if not inside or any(x < b and a < x + w and z < f and e < z + d for a, b, e, f in held):
            continue
        held.append((x, x + w, z, z + d))
        at = host.pose.apply((x + w / 2, surface.y, z + d / 2))
        maker.put(thing, at, host.pose.yaw_rad + turn)
        if len(held) == MOST:
            return
