"""Furnished rooms made up from the catalogue, seeded: for scans whose truth is known, beyond the demo rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from scene.catalogue import Asset, catalogue
from scene.frames import Pose, Rgb, Vec3
from scene.meshes import ASSET_SCHEME
from scene.objects import Geometry, Room, Scene, SceneObject

KINDS = {
    "office": (("desk", "desk", "bookshelf", "cabinet", "drawer unit"), ("table",), "office chair"),
    "living room": (("sofa", "tv stand", "bookshelf", "armchair", "dresser"), ("coffee table",), "ottoman"),
    "kitchen": (("counter", "counter", "fridge", "stove", "cabinet"), ("table",), "chair"),
    "bedroom": (("bed", "wardrobe", "nightstand", "dresser", "desk"), ("armchair",), "stool"),
}
"""What stands along the walls, what stands free, and what is sat on around it."""
ON_TOPS = ("monitor", "laptop", "mug", "lamp", "vase", "box", "books", "teapot", "bowl", "basket", "printer", "plant",
           "kettle", "toaster", "radio", "globe", "trophy", "tissue box", "backpack", "cake", "microwave")
ON_SEATS = ("cushion", "pillow", "blanket", "backpack", "teddy bear")
ON_FLOOR = ("box", "trash bin", "backpack", "suitcase", "plant", "floor lamp", "laundry basket", "ball", "crate",
            "shoes")
ON_WALLS = ("picture", "poster", "clock", "pinboard", "radiator")
HEIGHT_M = 2.5
WALL_M = 0.12


@dataclass
class Maker:
    """What was put where."""

    rng: np.random.Generator
    """Chooses everything."""
    width: float
    """Metres along X."""
    depth: float
    """Metres along Z."""
    objects: list[SceneObject] = field(default_factory=list)
    """All that there is."""
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)
    """What the floor holds: least and greatest x, least and greatest z."""
    gap_m: tuple[float, float] = (0.02, 0.08)
    """How far what stands along a wall is off it, at least and at most."""
    on_tops: tuple[str, ...] = ON_TOPS
    """What lies on tops."""
    on_floor_too: tuple[str, ...] = ON_FLOOR
    """What stands about."""
    load: Callable[[Maker, Asset, SceneObject], None] | None = None
    """Puts things on a piece; None for a row on each top, with gaps."""

    def pick(self, label: str) -> Asset:
        """A model of a kind."""
        fits = sorted((a for a in catalogue().values() if a.label == label), key=lambda a: a.id)
        return fits[int(self.rng.integers(len(fits)))]

    def put(self, asset: Asset, at: Vec3, yaw: float) -> SceneObject:
        """Put a model somewhere."""
        name = f"{asset.label.replace(' ', '-')}-{len(self.objects)}"
        shape = Geometry(ASSET_SCHEME + asset.id, *asset.bounds)
        made = SceneObject(name, asset.label, pose=Pose.from_yaw(at, yaw), geometry=shape, mean_rgb=asset.rgb)
        self.objects.append(made)
        return made

    def on_floor(self, asset: Asset, x: float, z: float, yaw: float, gap: float = 0.04) -> SceneObject | None:
        """Put it on the floor if there is room for it."""
        c, s = abs(np.cos(yaw)), abs(np.sin(yaw))
        w, d = (asset.size[0] * c + asset.size[2] * s) / 2, (asset.size[0] * s + asset.size[2] * c) / 2
        box = (x - w - gap, x + w + gap, z - d - gap, z + d + gap)
        inside = abs(x) + w < self.width / 2 and abs(z) + d < self.depth / 2
        if not inside or any(box[0] < b[1] and b[0] < box[1] and box[2] < b[3] and b[2] < box[3] for b in self.taken):
            return None
        self.taken.append(box)
        return self.put(asset, (float(x), 0.0, float(z)), yaw)

    def along_wall(self, label: str) -> tuple[Asset, SceneObject] | None:
        """Put a piece against a wall, its back to it."""
        asset = self.pick(label)
        for _ in range(30):
            side = int(self.rng.integers(4))
            yaw = side * np.pi / 2
            reach = (self.depth if side % 2 == 0 else self.width) / 2 - asset.size[2] / 2
            reach -= self.rng.uniform(*self.gap_m)
            room = (self.width if side % 2 == 0 else self.depth) / 2 - asset.size[0] / 2 - 0.1
            if room <= 0:
                continue
            slide = self.rng.uniform(-room, room)
            x = slide * np.cos(yaw) - reach * np.sin(yaw)
            z = -slide * np.sin(yaw) - reach * np.cos(yaw)
            found = self.on_floor(asset, x, z, yaw)
            if found is not None:
                return asset, found
        return None


def made_room(kind: str, seed: int, *, ceiling: bool = False) -> Scene:
    """A room of one of `KINDS`. The same seed makes the same room."""
    rng = np.random.default_rng([seed, sorted(KINDS).index(kind)])
    maker = Maker(rng, float(rng.uniform(3.4, 5.5)), float(rng.uniform(3.0, 4.6)))
    shell(maker, ceiling)
    furnish(maker, *KINDS[kind])
    for label in rng.choice(ON_WALLS, size=3):
        _hang(maker, maker.pick(str(label)))
    w, d = maker.width / 2, maker.depth / 2
    outline = ((-w, -d), (w, -d), (w, d), (-w, d))
    return Scene.of(maker.objects, rooms=[Room("room", kind, outline, height=HEIGHT_M)], name=f"{kind} {seed}")


def furnish(maker: Maker, walls: tuple[str, ...], free: tuple[str, ...], seat: str) -> None:
    """What a room has along its walls, in its middle, to sit on, on its furniture and on its floor."""
    hosts = [found for label in walls if (found := maker.along_wall(label))]
    hosts += _middle(maker, free, seat)
    for asset, host in hosts:
        (maker.load or _load)(maker, asset, host)
    for label in maker.rng.choice(maker.on_floor_too, size=5):
        for _ in range(10):
            x, z = (maker.rng.uniform(-0.45, 0.45) * k for k in (maker.width, maker.depth))
            if maker.on_floor(maker.pick(str(label)), x, z, float(maker.rng.uniform(0, 6.28))) is not None:
                break


def shell(maker: Maker, ceiling: bool) -> None:
    """A floor and four walls."""
    w, d, t = maker.width / 2, maker.depth / 2, WALL_M
    shade = float(maker.rng.uniform(0.7, 0.95))
    paint = tuple(float(np.clip(shade + maker.rng.uniform(-0.06, 0.06), 0, 1)) for _ in range(3))
    floor = tuple(float(x) for x in maker.rng.uniform(0.25, 0.7, 3) * 0.4 + 0.3)
    parts = [("floor", (-w, -0.1, -d), (w, 0.0, d), floor)]
    parts += [("wall", (-w, 0, -d - t), (w, HEIGHT_M, -d), paint), ("wall", (-w, 0, d), (w, HEIGHT_M, d + t), paint),
              ("wall", (-w - t, 0, -d), (-w, HEIGHT_M, d), paint), ("wall", (w, 0, -d), (w + t, HEIGHT_M, d), paint)]
    if ceiling:
        parts.append(("ceiling", (-w, HEIGHT_M, -d), (w, HEIGHT_M + 0.1, d), (0.95, 0.95, 0.95)))
    for n, (label, lo, hi, rgb) in enumerate(parts):
        maker.objects.append(slab(f"{label}-{n}", label, lo, hi, rgb))


def slab(
    name: str, label: str, lo: Vec3, hi: Vec3, rgb: tuple[float, ...], yaw: float = 0.0
) -> SceneObject:
    """A box of one colour, turned about the middle of its foot."""
    base = ((lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2)
    half = ((hi[0] - lo[0]) / 2, hi[1] - lo[1], (hi[2] - lo[2]) / 2)
    color: Rgb = (rgb[0], rgb[1], rgb[2])
    shape = Geometry(lo=(-half[0], 0.0, -half[2]), hi=half)
    return SceneObject(name, label, pose=Pose.from_yaw(base, yaw), geometry=shape, mean_rgb=color)


def _middle(maker: Maker, free: tuple[str, ...], seat: str) -> list[tuple[Asset, SceneObject]]:
    """What stands free, with seats around it, a hand's breadth away or pushed in."""
    found: list[tuple[Asset, SceneObject]] = []
    for label in free:
        asset = maker.pick(label)
        x, z = (maker.rng.uniform(-0.15, 0.15) * k for k in (maker.width, maker.depth))
        made = maker.on_floor(asset, x, z, 0.0)
        if made is None:
            continue
        found.append((asset, made))
        for side in (-1, 1):
            for along in ((-0.25, 0.25) if asset.size[0] > 1.5 else (0.0,)):
                chair = maker.pick(seat)
                away = asset.size[2] / 2 + chair.size[2] / 2 + maker.rng.uniform(-0.22, 0.1)
                at_x, at_z = x + along * asset.size[0], z + side * away
                if abs(at_z) + chair.size[2] / 2 < maker.depth / 2 - 0.05:
                    yaw = (np.pi if side > 0 else 0.0) + maker.rng.uniform(-0.3, 0.3)
                    maker.put(chair, (float(at_x), 0.0, float(at_z)), float(yaw))
    return found


def _load(maker: Maker, asset: Asset, host: SceneObject) -> None:
    """Things on the tops of a piece, in a row that leaves gaps; a shelf gets books on each board."""
    heights = sorted({s.y for s in asset.surfaces})
    for surface in asset.surfaces:
        (x0, x1), (z0, z1) = surface.x, surface.z
        above = next((h for h in heights if h > surface.y + 0.05), np.inf)
        soft = "seat" in asset.tags
        labels = ON_SEATS if soft else ("books",) if "shelf" in asset.label else maker.on_tops
        x = x0 + 0.05
        while x < x1 - 0.1:
            thing = maker.pick(str(maker.rng.choice(labels)))
            w, d = thing.size[0], thing.size[2]
            if x + w > x1 or d > z1 - z0 or thing.size[1] > above - surface.y - 0.03:
                x += 0.15
                continue
            z = (z0 + z1) / 2 + maker.rng.uniform(-0.3, 0.3) * (z1 - z0 - d)
            at = host.pose.apply((x + w / 2, surface.y, float(z)))
            maker.put(thing, at, host.pose.yaw_rad)
            x += w + maker.rng.uniform(0.04, 0.5)


def _hang(maker: Maker, asset: Asset) -> None:
    side = int(maker.rng.integers(4))
    yaw = side * np.pi / 2
    reach = (maker.depth if side % 2 == 0 else maker.width) / 2 - asset.size[2] / 2 - 0.002
    slide = maker.rng.uniform(-0.3, 0.3) * (maker.width if side % 2 == 0 else maker.depth)
    x, z = slide * np.cos(yaw) - reach * np.sin(yaw), -slide * np.sin(yaw) - reach * np.cos(yaw)
    high = 0.15 if asset.label == "radiator" else 1.35 + float(maker.rng.uniform(-0.1, 0.2))
    maker.put(asset, (float(x), high, float(z)), yaw)
