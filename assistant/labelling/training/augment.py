"""One model changed into another of its kind, or into what a scan would leave of it. Every change is seeded.

Other makers stretch, taper and bulge; scans add noise, lose what was hidden, and lose colour. What makes a kind (a
handle, four legs) stays.
"""

from __future__ import annotations

import colorsys
import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.labelling.shape import surface_of
from assistant.labelling.subject import Subject
from assistant.labelling.training.prints import printed
from scene.frames import FloatArray, Vec3
from scene.geometry.surface import Surface
from scene.geometry.views import Direction, Light, camera
from scene.meshes import Material, Mesh, Primitive
from scene.scans.scan import vertex_colors

TRUE_COLOURS = frozenset({"food", "plants"})
"""Categories whose colours belong to the kind: they are shifted a little and never replaced."""


PRINTED, TOPPLED = 0.2, 0.12
"""So many are printed on, and so many of what is small lie on another side."""
SMALL_M = 0.45
"""What is smaller may lie on any side."""
SCANNED_FORM = 0.7
"""How far a model is changed before it is scanned in a room."""
PER_M2 = (2000.0, 14000.0)
"""Points that a scan of a room has of a square metre, fewest and most."""
SCANNED_FEWEST = 60
"""Things of which a scan has fewer points are not cut out."""


@dataclass(frozen=True, slots=True)
class Strength:
    """How far a model is changed; 0 leaves it as it is."""

    form: float = 1.0
    """Stretch, taper, bulge, and the detail of its mesh."""
    colour: float = 1.0
    """Other colours, or none."""
    damage: float = 1.0
    """Noise, missing parts, a cloud instead of a mesh."""


def changed(mesh: Mesh, rng: np.random.Generator, strength: Strength, *, true_colours: bool = False) -> Subject:
    """A subject of the changed model, its base at the origin, its yaw left as it was."""
    levels = (mesh, *mesh.lods)
    chosen = levels[int(rng.choice(len(levels), p=_detail(len(levels), strength.form)))]
    parts = _formed(list(chosen.primitives), rng, strength.form)
    parts = _coloured(parts, rng, strength.colour, true_colours)
    parts = _otherwise(parts, rng.spawn(1)[0], strength, true_colours)
    kind = rng.random()
    if kind < 0.30 * strength.damage:
        parts = _cut(parts, rng)
    if rng.random() < 0.25 * strength.damage:
        parts = _scanned(parts, rng)
    elif rng.random() < 0.4 * strength.damage:
        parts = _noisy(parts, rng)
    return grounded(parts)


def scanned_in_room(mesh: Mesh, rng: np.random.Generator, *, true_colours: bool = False) -> Subject:
    """What a scan of a whole room leaves of a changed model: the few, noisy points of the sides that were seen.

    From its front mostly, since things stand and hang on walls; the more points the larger it is; without the lowest
    centimetres, which went to what it stands on, and now and then without what something hid.
    """
    parts = _coloured(_formed(list(mesh.primitives), rng, SCANNED_FORM), rng, SCANNED_FORM, true_colours)
    parts = _otherwise(parts, rng.spawn(1)[0], Strength(), true_colours)
    subject = grounded(parts)
    surface, density = surface_of(subject), float(np.exp(rng.uniform(*np.log(PER_M2))))
    turn, wide = rng.normal(0, 0.5), rng.choice([0.5, 1.0, 2.0])
    directions = tuple(Direction(float(turn + rng.uniform(-wide, wide)), float(rng.uniform(-0.2, 0.9)))
                       for _ in range(int(rng.integers(2, 6))))
    wanted = density * (subject.size[0] ** 2 + subject.size[1] ** 2 + subject.size[2] ** 2)
    rays = int(np.clip(np.sqrt(wanted / len(directions)), 12, 90))
    noise = float(rng.uniform(0.001, 0.005))
    for more in (1, 2, 3):
        points, colours = seen_points(surface, subject.size, directions, rng, rays=rays * more, noise=noise)
        if len(points) >= SCANNED_FEWEST:
            break
    else:
        return subject
    keep = points[:, 1] > (rng.uniform(0, 0.025) if subject.size[1] > 0.1 and rng.random() < 0.6 else -1.0)
    if rng.random() < 0.3:
        way = rng.normal(size=3)
        keep &= points @ way < np.quantile(points @ way, rng.uniform(0.75, 0.97))
    if keep.sum() < SCANNED_FEWEST:
        keep[:] = True
    return grounded([cloud(points[keep], colours[keep])])


def _otherwise(parts: list[Primitive], rng: np.random.Generator, strength: Strength, true_colours: bool
               ) -> list[Primitive]:
    """Now and then with pictures all over it, and what is small on another side."""
    if rng.random() < PRINTED * strength.colour and not true_colours:
        parts = printed(parts, rng)
    size = np.ptp(np.concatenate([p.positions for p in parts]), axis=0).max()
    return _toppled(parts, rng) if rng.random() < TOPPLED * strength.damage and size < SMALL_M else parts


def _toppled(parts: list[Primitive], rng: np.random.Generator) -> list[Primitive]:
    """Turned a quarter about x or z, or upside down."""
    turn = np.eye(3)[[[0, 2, 1], [1, 0, 2], [0, 1, 2]][int(rng.choice(3, p=[0.45, 0.45, 0.1]))]]
    turn[:, 1] *= -1.0 if rng.random() < 0.5 or (turn == np.eye(3)).all() else 1.0
    turn[:, 0] *= np.sign(np.linalg.det(turn))
    return [replace(p, positions=(p.positions @ turn.T).astype(np.float32),
                    normals=None if p.normals is None else (p.normals @ turn.T).astype(np.float32)) for p in parts]


def grounded(parts: list[Primitive]) -> Subject:
    """Parts as a subject: the middle of their base at the origin."""
    filled = [p.positions for p in parts if len(p.positions)]
    points = np.concatenate(filled) if filled else np.zeros((1, 3), np.float32)
    lo, hi = points.min(axis=0), points.max(axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2], np.float32)
    size = (float(hi[0] - lo[0]), float(hi[1] - lo[1]), float(hi[2] - lo[2]))
    moved = tuple(replace(p, positions=(p.positions - base).astype(np.float32)) for p in parts)
    return Subject("model", moved, size, support="floor", alone=True)


def lit(rng: np.random.Generator) -> Light:
    """Some light and background."""
    ambient = float(rng.uniform(0.35, 0.8))
    way: Vec3 = (float(rng.uniform(-1, 1)), float(rng.uniform(0.2, 1)), float(rng.uniform(0.1, 1)))
    grey = float(rng.choice([1.0, 0.93, 0.8, 0.5, 0.25], p=[0.15, 0.5, 0.15, 0.1, 0.1]))
    tint = np.clip(grey + rng.normal(0, 0.02, 3), 0, 1)
    return Light(ambient, float(rng.uniform(0.2, 0.6)), way, (float(tint[0]), float(tint[1]), float(tint[2])),
                 float(rng.uniform(0.8, 1.15)))


def seen_from(rng: np.random.Generator, count: int) -> tuple[Direction, ...]:
    """Directions all around, mostly from somewhat above."""
    start = rng.uniform(0, 2 * math.pi)
    return tuple(
        Direction(float(start + 2 * math.pi * (n + rng.uniform(-0.3, 0.3)) / count),
                  math.radians(float(np.clip(rng.normal(26, 14), -5, 75))), math.radians(float(rng.normal(0, 4))))
        for n in range(count))


def _detail(levels: int, form: float) -> FloatArray:
    weight = np.array([1.0, *([0.35 * form] * (levels - 1))])
    return np.asarray(weight / weight.sum())


def _formed(parts: list[Primitive], rng: np.random.Generator, form: float) -> list[Primitive]:
    """Stretched along its axes, wider or narrower with the height, in waves, and leaning a little."""
    whole = rng.normal(0, 0.10) * form
    stretch = np.exp(rng.normal(0, [0.09, 0.15, 0.09]) * form + whole)
    points = np.concatenate([p.positions for p in parts])
    lo, hi = points.min(axis=0), points.max(axis=0)
    middle, height = (lo + hi) / 2, max(float(hi[1] - lo[1]), 1e-6)
    taper, wave, phase = rng.normal(0, 0.10) * form, rng.normal(0, 0.05) * form, rng.uniform(0, 6.3)
    pace, lean = rng.uniform(2, 7), np.radians(rng.normal(0, 2.0, 2)) * form
    out = []
    for p in parts:
        q = (p.positions - middle).astype(np.float64)
        at = q[:, 1] / height
        wide = (1 + taper * at * 2 + wave * np.sin(at * pace + phase))[:, None]
        q[:, [0, 2]] *= wide
        q *= stretch
        q[:, [0, 2]] += lean * q[:, 1:2]
        normals = p.normals
        if normals is not None:
            straight = normals / stretch
            normals = (straight / np.maximum(np.linalg.norm(straight, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        out.append(replace(p, positions=q.astype(np.float32), normals=normals))
    return out


def _coloured(parts: list[Primitive], rng: np.random.Generator, colour: float, true_colours: bool) -> list[Primitive]:
    """Shifted, swapped for others, washed out, all of one colour, or patchy as a scan's."""
    how = rng.random()
    if true_colours or how > 0.85 * colour:
        return [_tinted(p, np.clip(rng.normal(1, 0.08 * colour, 3), 0.6, 1.4)) for p in parts]
    if how < 0.40 * colour:
        return [_tinted(p, _palette(rng) / np.maximum(np.array(p.material.base_color[:3]), 0.05), fresh=_palette(rng))
                if rng.random() < 0.8 else p for p in parts]
    if how < 0.55 * colour:
        one = _palette(rng)
        return [_plain(p, one) for p in parts]
    if how < 0.70 * colour:
        return [_washed(p, float(rng.uniform(0.3, 1.0))) for p in parts]
    return [_patchy(p, rng) for p in parts]


def _palette(rng: np.random.Generator) -> FloatArray:
    """A colour that things have: many whites, greys, blacks and woods, some bright ones."""
    kind = rng.random()
    if kind < 0.4:
        return np.clip(np.full(3, rng.choice([0.93, 0.8, 0.55, 0.3, 0.12])) + rng.normal(0, 0.03, 3), 0, 1)
    if kind < 0.6:
        return np.clip(np.array([0.62, 0.43, 0.26]) * rng.uniform(0.45, 1.5) + rng.normal(0, 0.03, 3), 0, 1)
    return np.array(colorsys.hsv_to_rgb(rng.random(), rng.uniform(0.25, 0.9), rng.uniform(0.35, 0.95)))


def _tinted(p: Primitive, factor: FloatArray, fresh: FloatArray | None = None) -> Primitive:
    m = p.material
    base = np.clip(np.array(m.base_color[:3]) * factor, 0, 1) if fresh is None else fresh
    return replace(p, material=replace(m, base_color=(float(base[0]), float(base[1]), float(base[2]), 1.0)))


def _plain(p: Primitive, rgb: FloatArray) -> Primitive:
    return replace(p, colors=None, uvs=None,
                   material=Material("plain", (float(rgb[0]), float(rgb[1]), float(rgb[2]), 1.0)))


def _washed(p: Primitive, share: float) -> Primitive:
    """Part of the way to grey."""
    tint = vertex_colors(p)
    tint = np.full_like(p.positions, 0.7) if tint is None else tint
    grey = tint.mean(axis=1, keepdims=True)
    return _painted(p, tint * (1 - share) + grey * share)


def _patchy(p: Primitive, rng: np.random.Generator) -> Primitive:
    """The light of where it was scanned, baked in: blotches over the surface."""
    tint = vertex_colors(p)
    tint = np.full_like(p.positions, 0.7) if tint is None else tint
    extent = max(float(np.ptp(p.positions, axis=0).max()), 1e-6)
    blotch = sum(np.sin(p.positions @ rng.normal(0, 6 / extent, 3) + rng.uniform(0, 6)) for _ in range(4)) / 4
    return _painted(p, np.clip(tint * (0.85 + 0.3 * np.asarray(blotch))[:, None], 0, 1))


def _painted(p: Primitive, tint: NDArray[np.floating]) -> Primitive:
    colors = np.concatenate([tint, np.ones((len(tint), 1))], axis=1).astype(np.float32)
    return replace(p, colors=colors, uvs=None, material=Material("painted", (1.0, 1.0, 1.0, 1.0)))


def _cut(parts: list[Primitive], rng: np.random.Generator) -> list[Primitive]:
    """Without what lies beyond a plane: up to a third of its triangles, as behind something else."""
    points = np.concatenate([p.positions for p in parts])
    way = rng.normal(size=3) * [1.0, 0.5, 1.0]
    way /= np.linalg.norm(way)
    edge = np.quantile(points @ way, rng.uniform(0.67, 0.95))
    out = []
    for p in parts:
        if not len(p.triangles):
            out.append(p)
            continue
        keep = (p.positions[p.triangles].mean(axis=1) @ way) < edge
        if keep.any():
            used, inverse = np.unique(p.triangles[keep], return_inverse=True)
            normals, uvs, colors = (None if v is None else v[used] for v in (p.normals, p.uvs, p.colors))
            out.append(Primitive(p.positions[used], inverse.reshape(-1, 3).astype(np.uint32), normals, uvs, colors,
                                 p.material))
    return out or parts


def _noisy(parts: list[Primitive], rng: np.random.Generator) -> list[Primitive]:
    """Vertices off by up to a percent of the size, shaded flat."""
    extent = max(float(np.ptp(np.concatenate([p.positions for p in parts]), axis=0).max()), 1e-6)
    off = extent * rng.uniform(0.001, 0.007)
    return [replace(p, positions=(p.positions + rng.normal(0, off, p.positions.shape)).astype(np.float32), normals=None)
            for p in parts]


def _scanned(parts: list[Primitive], rng: np.random.Generator) -> list[Primitive]:
    """The cloud of points that a depth camera gets from a few places."""
    subject = grounded(parts)
    points, colours = seen_points(surface_of(subject), subject.size, seen_from(rng, int(rng.integers(2, 5))), rng)
    if len(points) < 60:
        return parts
    return [cloud(points, colours)]


def seen_points(surface: Surface, size: Vec3, directions: tuple[Direction, ...], rng: np.random.Generator, *,
                rays: int = 70, noise: float | None = None) -> tuple[FloatArray, FloatArray]:
    """(k, 3) noisy points on a surface as seen by `rays` squared parallel rays from each of these directions, and
    (k, 3) their colours; `noise` is that of the depth, metres."""
    reach, middle = float(np.linalg.norm(size)) / 2 + 1e-6, np.array([0.0, size[1] / 2, 0.0])
    if noise is None:
        noise = min(0.004, 0.01 * max(size)) + 0.003 * min(1.0, max(size))
    found, tints = [], []
    for d in directions:
        right, up, back = camera(d)
        a, b = rng.uniform(-reach, reach, (2, rays * rays, 1))
        origin = middle + a * right + b * up + back * reach * 1.2
        seen = surface.look(origin, np.broadcast_to(-back, origin.shape))
        met = seen.met & (np.abs(seen.normal @ back) > 0.15)
        depth = seen.distance[met].astype(np.float64) + rng.normal(0, noise, int(met.sum()))
        found.append(origin[met] - back * depth[:, None])
        tints.append(np.clip(seen.rgb[met] + rng.normal(0, 0.03, (int(met.sum()), 3)), 0, 1))
    return np.concatenate(found), np.concatenate(tints)


def cloud(points: FloatArray, colours: FloatArray) -> Primitive:
    """Points as a part."""
    colors = np.concatenate([colours, np.ones((len(points), 1))], axis=1).astype(np.float32)
    return Primitive(points.astype(np.float32), np.zeros((0, 3), np.uint32), colors=colors,
                     material=Material("scan", (1.0, 1.0, 1.0, 1.0)))
