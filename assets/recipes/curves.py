"""Lines and outlines in two and three dimensions: splines, rounded corners, insets, triangulation."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
IntArray = NDArray[np.int_]


def spline(points: ArrayLike, count: int, *, loop: bool = False) -> Array:
    """A Catmull-Rom curve through the points, sampled at `count` places."""
    p = np.asarray(points, float)
    ends = (p[-1:], p[:2]) if loop else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    q = np.concatenate([ends[0], p, ends[1]])
    spans = len(p) if loop else len(p) - 1
    t = np.linspace(0, spans, count, endpoint=not loop)
    i = np.minimum(t.astype(int), spans - 1)
    f = (t - i)[:, None]
    a, b, c, d = q[i], q[i + 1], q[i + 2], q[i + 3]
    curve: Array = 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3)
    return curve


def rounded(points: ArrayLike, radius: float, steps: int, *, loop: bool = False) -> Array:
    """A polyline (or, with `loop`, a polygon) whose corners are arcs; corners under 12 degrees stay as they are."""
    p = np.asarray(points, float)
    if steps == 0 or radius <= 0:
        return p
    out: list[Array] = []
    for i, here in enumerate(p):
        if not loop and i in (0, len(p) - 1):
            out.append(here[None])
            continue
        back, ahead = p[i - 1] - here, p[(i + 1) % len(p)] - here
        size = np.linalg.norm(back), np.linalg.norm(ahead)
        a, b = back / size[0], ahead / size[1]
        bend = np.pi - np.arccos(np.clip(a @ b, -1, 1))
        if bend < np.radians(12):
            out.append(here[None])
            continue
        cut = min(radius * np.tan(bend / 2), 0.45 * size[0], 0.45 * size[1])
        t = np.linspace(0, 1, steps + 1)[:, None]
        weight = np.cos(bend / 2)
        numerator = (1 - t) ** 2 * (here + a * cut) + 2 * weight * t * (1 - t) * here + t**2 * (here + b * cut)
        out.append(numerator / ((1 - t) ** 2 + 2 * weight * t * (1 - t) + t**2))
    return np.concatenate(out)


def circle(radius: float, count: int, *, squash: float = 1.0) -> Array:
    """A closed outline: a circle, or an ellipse whose second axis is `squash` times the first."""
    a = np.arange(count) * 2 * np.pi / count
    return np.stack([radius * np.cos(a), radius * squash * np.sin(a)], 1)


def rectangle(width: float, depth: float) -> Array:
    """The outline of a rectangle about the origin."""
    w, d = width / 2, depth / 2
    return np.array([[-w, -d], [w, -d], [w, d], [-w, d]])


def signed_area(outline: Array) -> float:
    """Area of an outline, positive when it runs anticlockwise."""
    x, y = outline.T
    return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def inset(outline: Array, distance: float) -> Array:
    """An anticlockwise outline moved inwards."""
    ahead = np.roll(outline, -1, 0) - outline
    normal = np.stack([-ahead[:, 1], ahead[:, 0]], 1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    before = np.roll(normal, 1, 0)
    both = normal + before
    moved: Array = outline + distance * both / np.maximum(np.einsum("ij,ij->i", both, before), 0.3)[:, None]
    return moved


def triangulate(outline: Array) -> NDArray[np.int64]:
    """Triangles that fill an anticlockwise simple outline (ear clipping)."""
    left = list(range(len(outline)))
    out: list[tuple[int, int, int]] = []
    while len(left) > 3:
        ear = next((k for k in range(len(left)) if _is_ear(outline, left, k)), 0)
        out.append((left[ear - 1], left[ear], left[(ear + 1) % len(left)]))
        del left[ear]
    out.append((left[0], left[1], left[2]))
    return np.array(out)


def _is_ear(outline: Array, left: Sequence[int], k: int) -> bool:
    a, b, c = outline[left[k - 1]], outline[left[k]], outline[left[(k + 1) % len(left)]]
    if _cross(b - a, c - a) <= 1e-12:
        return False
    skip = {left[k - 1], left[k], left[(k + 1) % len(left)]}
    p = outline[[i for i in left if i not in skip]]
    inside = (_cross(b - a, p - a) >= -1e-12) & (_cross(c - b, p - b) >= -1e-12) & (_cross(a - c, p - c) >= -1e-12)
    return not bool(inside.any())


def _cross(a: Array, b: Array) -> Array:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
