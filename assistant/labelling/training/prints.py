"""Pictures for the surfaces of models: what is printed on packages, covers and toys, and what photographs show.

A scanned thing has the print of its maker on it, in all colours, over every edge. A model learned without any would be
taken for something else as soon as it is printed on.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from scene.frames import FloatArray
from scene.meshes import Material, Primitive

SIDE = 96
"""Pixels along a side of a picture."""
ACROSS = (0.3, 1.2)
"""A picture covers so much of a model's longest side, least and most."""
Rgb8 = tuple[int, int, int]


def printed(parts: list[Primitive], rng: np.random.Generator) -> list[Primitive]:
    """The larger parts with pictures laid on from six sides, each its own or all the same; small parts as they were."""
    meshes = [p for p in parts if len(p.triangles)]
    if not meshes:
        return parts
    longest = max(float(np.ptp(np.concatenate([p.positions for p in meshes]), axis=0).max()), 1e-6)
    shared = _picture(rng) if rng.random() < 0.6 else None
    across = longest * float(rng.uniform(*ACROSS))
    out = []
    for p in parts:
        wide = float(np.ptp(p.positions, axis=0).max()) if len(p.positions) else 0.0
        if not len(p.triangles) or wide < 0.4 * longest or rng.random() < 0.15:
            out.append(p)
        else:
            out.append(_laid_on(p, shared or _picture(rng), across, rng.random(2)))
    return out


def _laid_on(p: Primitive, picture: bytes, across: float, shift: FloatArray) -> Primitive:
    """A part with a picture seen along the axis that each triangle faces most."""
    corners = p.positions[p.triangles].astype(np.float64)
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    axis = np.abs(flat).argmax(axis=1)
    level = np.array([[2, 1], [0, 2], [0, 1]])[axis]
    uvs = np.take_along_axis(corners, np.repeat(level[:, None], 3, axis=1), axis=2) / across * [1.0, -1.0] + shift
    rows = p.triangles.ravel()
    n = len(rows)
    return Primitive(
        p.positions[rows], np.arange(n, dtype=np.uint32).reshape(-1, 3), None if p.normals is None else p.normals[rows],
        uvs.reshape(n, 2).astype(np.float32), None, Material("print", (1.0, 1.0, 1.0, 1.0), texture=picture))


def _picture(rng: np.random.Generator) -> bytes:
    """A PNG: a ground with areas, balls, stripes and lines as of writing, or blotches as of a photograph."""
    image = Image.new("RGB", (SIDE, SIDE), _colour(rng))
    if rng.random() < 0.35:
        image = _blotches(rng)
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(1, 8))):
        x, y = (int(v) for v in rng.integers(-10, SIDE - 10, 2))
        w, h = (int(v) for v in rng.integers(8, 60, 2))
        shape = rng.random()
        if shape < 0.35:
            draw.rectangle((x, y, x + w, y + h), fill=_colour(rng))
        elif shape < 0.65:
            draw.ellipse((x, y, x + w, y + h), fill=_colour(rng))
        elif shape < 0.75:
            for n in range(0, SIDE, max(4, w // 4)):
                draw.line((n, y, n + w - 30, y + h), fill=_colour(rng), width=int(rng.integers(1, 4)))
        else:
            _writing(draw, rng, x, y, w)
    if rng.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.3, 1.5))))
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _writing(draw: ImageDraw.ImageDraw, rng: np.random.Generator, x: int, y: int, w: int) -> None:
    """Lines of strokes of one colour."""
    ink, tall = _colour(rng), int(rng.integers(2, 14))
    for line in range(int(rng.integers(1, 6))):
        at, top = x, y + line * int(tall * 1.5 + 1)
        while at < x + w:
            step = int(rng.integers(1, max(2, tall // 2) + 1))
            draw.rectangle((at, top, at + step, top + tall - int(rng.integers(0, 2))), fill=ink)
            at += step + int(rng.integers(1, 3))


def _blotches(rng: np.random.Generator) -> Image.Image:
    """Soft areas of a few colours."""
    cells = int(rng.integers(3, 9))
    few = rng.integers(0, 256, (cells, cells, 3)) * 0.6 + rng.integers(0, 256, 3) * 0.4
    return Image.fromarray(few.astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def _colour(rng: np.random.Generator) -> Rgb8:
    """Whites and blacks now and then, else anything."""
    if rng.random() < 0.3:
        v = int(rng.choice([250, 235, 40, 15]))
        return (v, v, v)
    r, g, b = (int(v) for v in rng.integers(10, 250, 3))
    return (r, g, b)
