"""Chairs to sit at a table or a desk on."""

import numpy as np

from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, leather, metal, plastic, rubber, wood
from assets.recipes.registry import asset
from assets.recipes.seating import legs


@asset("chair", "chair", aliases=("wooden chair", "kitchen chair"), code="#b5824e")
@asset("chair_black", "chair", aliases=("wooden chair", "kitchen chair"), code="#2b2a2c")
def spindle(k: Kit, code: str) -> None:
    """A spindle-backed wooden chair."""
    m = wood(code)
    legs(k, m, 0.34, 0.34, 0.435, 0.018, splay=0.035)
    k.slab(m, [(-0.2, -0.2), (0.2, -0.2), (0.225, 0.21), (-0.225, 0.21)], 0.032, y=0.43, r=0.01, corner=0.05)
    for s in (-1, 1):
        k.tube(m, [(s * 0.19, 0.18, -0.19), (s * 0.19, 0.18, 0.19)], 0.01, seg=8)
    k.tube(m, [(-0.19, 0.18, 0), (0.19, 0.18, 0)], 0.01, seg=8)
    for x in np.linspace(-0.165, 0.165, 6):
        k.tube(
            m, [(x, 0.455, -0.175), (x * 1.12, 0.83, -0.255 + 0.25 * x**2)], 0.0075 if abs(x) < 0.16 else 0.012, seg=8
        )

    def crest(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        x = (u - 0.5) * 0.46
        return np.stack([x, 0.8 + 0.09 * v - 0.25 * np.abs(x) ** 2, -0.27 + 0.3 * x**2 - 0.02 * v], -1)

    k.sheet(m, crest, (14, 2), 0.02)
    k.surface(0.462, 0.32, 0.28, z=0.04)


@asset("chair_red", "chair", aliases=("plastic chair", "shell chair"), code="#c23a2c")
@asset("chair_white", "chair", aliases=("plastic chair", "shell chair"), code="#efece4")
@asset("chair_teal", "chair", aliases=("plastic chair", "shell chair"), code="#2f8f8c")
def shell(k: Kit, code: str) -> None:
    """A moulded shell on wooden dowel legs."""
    legs(k, wood("#c79f6b"), 0.26, 0.26, 0.42, 0.015, splay=0.09, foot=0.75)
    line = [
        (0.22, 0.41),
        (0.18, 0.43),
        (0.06, 0.427),
        (-0.06, 0.422),
        (-0.14, 0.432),
        (-0.19, 0.485),
        (-0.215, 0.58),
        (-0.24, 0.7),
        (-0.262, 0.81),
    ]

    def body(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        t = np.clip(v, 0, 1) * (len(line) - 1)
        i = np.minimum(t.astype(int), len(line) - 2)
        f = (t - i)[:, None]
        p = np.array([line[0], *line, line[-1]])
        a, b, c, d = p[i], p[i + 1], p[i + 2], p[i + 3]
        at = 0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f**2 + (3 * b - a - 3 * c + d) * f**3) + (
            v - np.clip(v, 0, 1)
        )[:, None] * (line[-1][0], line[-1][1])
        s = 2 * u - 1
        half = 0.235 - 0.05 * np.clip(v * 2 - 1.1, 0, 1) ** 2
        lift = 0.06 * np.abs(s) ** 3 * (0.25 + 0.75 * np.sin(np.pi * np.clip(v * 1.3, 0, 1)))
        wrap = 0.05 * np.abs(s) ** 2.5 * np.clip(v * 2 - 1.0, 0, 1)
        droop = -0.07 * np.abs(s) ** 3 * np.clip(v - 0.75, 0, 1) * 4
        return np.stack([s * half, at[:, 1] + lift + droop, at[:, 0] + wrap], -1)

    k.sheet(plastic(code, 0.4), body, (14, 24), 0.008)
    k.cyl(metal("#3a3b3e", 0.5), 0.1, 0.012, y=0.406, z=0.02, seg=16)
    k.surface(0.428, 0.26, 0.24, z=0.03)


@asset("chair_upholstered", "chair", aliases=("dining chair", "upholstered chair"), code="#4f6a8c")
@asset("chair_grey", "chair", aliases=("dining chair", "upholstered chair"), code="#8b8d90")
def upholstered(k: Kit, code: str) -> None:
    """A padded dining chair."""
    cloth, dark = fabric(code), wood("#4a3120")
    legs(k, dark, 0.37, 0.39, 0.4, 0.018, splay=0.02)
    k.box(dark, 0.42, 0.05, 0.43, y=0.37, r=0.008)
    k.blob(cloth, 0.47, 0.11, 0.48, y=0.4, power=7, cells=8)
    with k.at(0, 0.47, -0.2, pitch=-9):
        k.blob(cloth, 0.45, 0.46, 0.085, power=6, cells=9)
    k.surface(0.507, 0.34, 0.3, z=0.04)


@asset("chair_metal", "chair", aliases=("metal chair", "bistro chair", "cafe chair"), code="#3f6f6a")
def bistro(k: Kit, code: str) -> None:
    """A stamped steel cafe chair."""
    m = plastic(code, 0.35)
    for s in (-1, 1):
        k.tube(
            m,
            k.curve(
                [
                    (s * 0.22, 0, -0.23),
                    (s * 0.17, 0.43, -0.17),
                    (s * 0.165, 0.7, -0.215),
                    (s * 0.11, 0.83, -0.235),
                    (0, 0.845, -0.24),
                ],
                18,
                6,
            ),
            0.013,
            seg=8,
        )
        k.tube(m, [(s * 0.21, 0, 0.22), (s * 0.165, 0.43, 0.16)], [0.012, 0.017], seg=8)
    k.slab(m, rectangle(0.38, 0.37), 0.025, y=0.425, r=0.01, corner=0.06)
    k.slab(m, [(-0.06, 0.44), (0.06, 0.44), (0.075, 0.82), (-0.075, 0.82)], 0.005, z=-0.2, r=0.001, axis="z")
    k.tube(m, [(-0.16, 0.64, -0.2), (0.16, 0.64, -0.2)], 0.006, seg=6)
    k.surface(0.45, 0.28, 0.27)


@asset("chair_school", "chair", aliases=("school chair", "student chair"), code="#3d6ca8")
@asset("chair_school_orange", "chair", aliases=("school chair", "student chair"), code="#e0832f")
def school(k: Kit, code: str) -> None:
    """A stacking school chair: bent steel tube, plastic seat and back."""
    steel, m = metal("#b9bcc0", 0.35), plastic(code)
    for s in (-1, 1):
        k.tube(
            steel,
            k.curve(
                [
                    (s * 0.19, 0.01, 0.2),
                    (s * 0.185, 0.4, 0.16),
                    (s * 0.185, 0.43, 0.1),
                    (s * 0.185, 0.43, -0.13),
                    (s * 0.185, 0.47, -0.175),
                    (s * 0.185, 0.79, -0.235),
                ],
                20,
                7,
            ),
            0.0105,
            seg=8,
        )
        k.tube(steel, [(s * 0.19, 0.01, -0.24), (s * 0.185, 0.42, -0.06)], 0.0105, seg=8)
        for z in (0.2, -0.24):
            k.blob(rubber(), 0.028, 0.026, 0.03, s * 0.19, 0, z, power=4, cells=3)
    k.tube(steel, [(-0.19, 0.25, -0.155), (0.19, 0.25, -0.155)], 0.009, seg=6)

    def seat(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        s, z = 2 * u - 1, (v - 0.5) * 0.38
        return np.stack(
            [s * 0.2, 0.445 + 0.012 * s**2 - 0.04 * np.clip(v - 0.8, 0, 1) ** 1.0 + 0.04 * np.clip(0.15 - v, 0, 1), z],
            -1,
        )

    def back(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        s = 2 * u - 1
        return np.stack([s * 0.2, 0.61 + 0.19 * v, -0.215 - 0.03 * v + 0.03 * s**2], -1)

    k.sheet(m, seat, (10, 10), 0.012)
    k.sheet(m, back, (12, 4), 0.012)
    k.surface(0.451, 0.28, 0.24)


@asset("office_chair", "office_chair", code="#2b2d31", mesh=True)
@asset("office_chair_blue", "office_chair", code="#37598c", mesh=False)
def task_chair(k: Kit, code: str, mesh: bool) -> None:
    """A swivel chair on five castors; the mesh one has armrests and a headrest."""
    base, cloth = plastic("#1d1e20", 0.5), fabric(code)
    for i in range(5):
        a = np.radians(72 * i)
        x, z = 0.3 * np.sin(a), 0.3 * np.cos(a)
        k.tube(base, [(0, 0.115, 0), (x * 0.5, 0.1, z * 0.5), (x, 0.075, z)], [0.03, 0.024, 0.016], seg=8)
        with k.at(x, 0.0, z, yaw=72 * i + 20):
            for s in (-1, 1):
                with k.at(s * 0.014, 0.028, roll=90):
                    k.cyl(rubber(), 0.028, 0.017, y=-0.0085, seg=14)
            k.cyl(base, 0.012, 0.035, y=0.045, seg=8)
    k.cyl(metal("#8d9095"), 0.024, 0.3, y=0.1, seg=14)
    k.box(base, 0.2, 0.05, 0.24, y=0.38, r=0.015)
    k.blob(cloth, 0.5, 0.1, 0.49, y=0.42, power=5, cells=10)
    k.tube(base, k.curve([(0, 0.4, -0.1), (0, 0.41, -0.27), (0, 0.55, -0.29), (0, 0.75, -0.27)], 12, 5), 0.022, seg=10)

    def back(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        s = 2 * u - 1
        half = 0.22 - 0.03 * (2 * v - 1) ** 2
        z = -0.245 + 0.06 * s**2 + 0.03 * np.sin(np.pi * v) - 0.05 * v
        return np.stack([s * half, 0.52 + (0.5 if mesh else 0.4) * v, z], -1)

    k.sheet(cloth, back, (12, 12), 0.022 if mesh else 0.05)
    if mesh:
        for s in (-1, 1):
            k.tube(base, [(s * 0.22, 0.42, -0.02), (s * 0.285, 0.46, -0.02), (s * 0.29, 0.65, -0.02)], 0.015, seg=8)
            k.box(base, 0.07, 0.03, 0.26, s * 0.29, 0.645, 0.02, r=0.013, steps=2)
        with k.at(0, 1.07, -0.28, pitch=-6):
            k.blob(cloth, 0.28, 0.13, 0.06, power=3.5, cells=8)
        k.tube(base, [(0, 0.95, -0.28), (0, 1.12, -0.3)], 0.012, seg=6)
    k.surface(0.52, 0.34, 0.3, z=0.04)


@asset("chair_folding", "chair", aliases=("folding chair",))
def folding(k: Kit) -> None:
    """A slatted folding chair."""
    m = wood("#c99e66")
    for s in (-1, 1):
        k.tube(m, [(s * 0.2, 0.01, 0.23), (s * 0.2, 0.84, -0.24)], 0.015, seg=8)
        k.tube(m, [(s * 0.17, 0.01, -0.24), (s * 0.17, 0.44, 0.17)], 0.015, seg=8)
    for i in range(5):
        k.box(m, 0.4, 0.014, 0.06, y=0.44, z=-0.13 + i * 0.075, r=0.003)
    k.tube(m, [(-0.17, 0.12, -0.13), (0.17, 0.12, -0.13)], 0.01, seg=6)
    for y, z in ((0.68, -0.146), (0.79, -0.208)):
        with k.at(0, y - 0.035, z - 0.005, pitch=-28):
            k.box(m, 0.4, 0.065, 0.014, r=0.003)
    k.surface(0.454, 0.34, 0.28, z=0.03)


@asset("chair_leather", "chair", aliases=("leather chair", "cantilever chair"), code="#1f1e1f")
def cantilever(k: Kit, code: str) -> None:
    """A cantilever chair of chromed tube with leather slings."""
    chrome, hide = metal("#d5d8db", 0.12), leather(code)
    for s in (-1, 1):
        path = [
            (s * 0.23, 0.013, -0.24),
            (s * 0.23, 0.013, 0.2),
            (s * 0.23, 0.06, 0.26),
            (s * 0.23, 0.38, 0.26),
            (s * 0.23, 0.44, 0.2),
            (s * 0.23, 0.43, -0.14),
            (s * 0.23, 0.48, -0.2),
            (s * 0.23, 0.84, -0.27),
        ]
        k.tube(chrome, k.curve(path, 44, 12), 0.0125, seg=10, round_caps=True)
    k.tube(chrome, [(-0.23, 0.013, -0.235), (0.23, 0.013, -0.235)], 0.0125, seg=8)
    k.box(hide, 0.47, 0.035, 0.4, y=0.425, z=0.03, r=0.014, steps=2)
    with k.at(0, 0.58, -0.225, pitch=-9):
        k.box(hide, 0.47, 0.26, 0.032, r=0.014, steps=2)
    k.surface(0.46, 0.34, 0.3, z=0.04)
