"""Balls and other sports things."""

import numpy as np

from assets.recipes.colour import rgb
from assets.recipes.curves import Array
from assets.recipes.fruit import WHITE, mix
from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, plastic, rubber
from assets.recipes.registry import asset


@asset("ball_red", "ball", aliases=("red ball",), code="#c8302a", r=0.11)
@asset("ball_blue", "ball", aliases=("blue ball",), code="#2a5fb5", r=0.09)
@asset("ball_green", "ball", aliases=("green ball",), code="#3f9a4a", r=0.07)
def ball(k: Kit, code: str, r: float) -> None:
    """A plain rubber ball."""
    k.blob(natural("rubber", code, 0.35), 2 * r, 2 * r, 2 * r, cells=14)


@asset("ball_beach", "ball", aliases=("beach ball",), colour="white")
def beach_ball(k: Kit) -> None:
    """A beach ball of coloured gores."""
    colours = np.array([rgb(c) for c in ("#f4f4f1", "#d23b2f", "#f4f4f1", "#2a6fc0", "#f4f4f1", "#f0c22e")])
    start = len(k.parts)
    a = np.linspace(0, np.pi, k.n(20, 8))
    k.lathe(WHITE, np.stack([0.16 * np.sin(a), 0.16 - 0.16 * np.cos(a)], 1), seg=46)
    finish, soup = k.parts[start]
    middle = soup.points.mean(axis=1, keepdims=True)
    gore = (np.arctan2(middle[..., 0], middle[..., 2]) / (np.pi / 3) + 6).astype(int) % 6
    k.parts[start] = (finish, type(soup)(soup.points, soup.normals, None, np.repeat(colours[gore], 3, axis=1)))


def _dirs() -> Array:
    """Directions to the 12 corners of an icosahedron."""
    g = (1 + 5**0.5) / 2
    corners = np.array([v for s in (-1, 1) for t in (-g, g) for v in ((0, s, t), (s, t, 0), (t, 0, s))], float)
    corners /= np.linalg.norm(corners[0])
    return corners


@asset("football", "football", colour="white")
def football(k: Kit) -> None:
    """A black and white football."""
    corners = _dirs()
    start = len(k.parts)
    k.blob(WHITE, 0.22, 0.22, 0.22, cells=22)

    def patches(p: Array) -> Array:
        unit = (p - [0, 0.11, 0]) / 0.11
        near = (unit @ corners.T).max(axis=-1)
        return mix("#f2f2ee", "#1f2023", (near - 0.925) * 60)

    k.tint(patches, start)


@asset("basketball", "basketball")
def basketball(k: Kit) -> None:
    """An orange basketball with black seams."""
    r = 0.12
    k.blob(natural("rubber", "#d8722b", 0.75), 2 * r, 2 * r, 2 * r, cells=13)
    seam = plastic("#26211f", 0.7)
    a = np.linspace(0, 2 * np.pi, k.n(48, 12), endpoint=False)
    for path in (
        (np.cos(a), 0 * a, np.sin(a)),
        (np.cos(a), np.sin(a), 0 * a),
        (0.75 + 0 * a, np.cos(a) * 0.661, np.sin(a) * 0.661),
        (-0.75 + 0 * a, np.cos(a) * 0.661, np.sin(a) * 0.661),
    ):
        k.tube(seam, np.stack(path, 1) * r * 1.0005 + [0, r, 0], 0.0022, seg=5, loop=True)


@asset("tennis_ball", "tennis_ball")
def tennis_ball(k: Kit) -> None:
    """A tennis ball."""
    k.blob(natural("felt", "#c9dc3a", 0.95), 0.066, 0.066, 0.066, cells=9)
    a = np.linspace(0, 2 * np.pi, k.n(48, 12), endpoint=False)
    b = 0.44 * np.pi / 2
    x, y = np.cos(a), np.sin(a)
    path = np.stack([x * np.cos(b * np.cos(2 * a)), np.sin(b * np.cos(2 * a)), y * np.cos(b * np.cos(2 * a))], 1)
    k.tube(rubber("#f4f4ee"), path * 0.0331 + [0, 0.033, 0], 0.0011, seg=4, loop=True)


@asset("dumbbell", "dumbbell")
def dumbbell(k: Kit) -> None:
    """A six-sided dumbbell."""
    for s in (-1, 1):
        with k.at(s * 0.085, 0.052, 0, roll=90), k.at(yaw=30):
            k.cyl(rubber("#2b2c30"), 0.06, 0.07, y=-0.035, seg=6 if k.lod == 2 else 8, bevel=0.008)
    k.tube(metal("#c4c7cb", 0.25), [(-0.06, 0.052, 0), (0, 0.052, 0), (0.06, 0.052, 0)], [0.013, 0.016, 0.013], seg=14)
