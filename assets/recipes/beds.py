"""Beds, and what lies on them."""

import numpy as np

from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, metal, natural, printed, wood
from assets.recipes.registry import asset
from assets.recipes.seating import legs
from assets.recipes.textures import texture


def bedding(k: Kit, w: float, length: float, y: float, cover: Finish, *, pillows: int) -> None:
    """Mattress, folded-back cover and pillows; the head is at -z."""
    white = fabric("#f3f1ec")
    k.box(white, w, 0.2, length, y=y, r=0.05, steps=2)
    k.box(cover, w + 0.05, 0.2, length * 0.66, y=y + 0.03, z=length * 0.175, r=0.05, steps=2)
    k.box(white, w + 0.045, 0.05, 0.26, y=y + 0.188, z=-length * 0.13, r=0.024, steps=2)
    each = w / pillows
    for i in range(pillows):
        with k.at(-w / 2 + each * (i + 0.5), y + 0.165, -length / 2 + 0.25, pitch=8):
            k.pillow(white, each * 0.88, 0.17, 0.46, pinch=0.05)
    k.surface(y + 0.23, w - 0.15, length * 0.5, z=length * 0.2)


@asset("bed", "bed", aliases=("double bed",), cover="#5b7388")
def double(k: Kit, cover: str) -> None:
    """A wooden double bed."""
    m, w, length = wood("#9a6b3f"), 1.6, 2.0
    legs(k, m, w - 0.1, length - 0.15, 0.2, 0.035)
    k.box(m, w + 0.08, 0.14, length + 0.04, y=0.17, z=0.01, r=0.012, steps=2)
    k.box(m, w + 0.1, 0.95, 0.05, y=0.08, z=-length / 2 - 0.03, r=0.012, steps=2)
    for i in (-1, 0, 1):
        k.box(wood("#8a5e36"), w / 3 - 0.02, 0.36, 0.012, i * w / 3, 0.58, -length / 2 - 0.002, r=0.005)
    bedding(k, w, length, 0.29, fabric(cover), pillows=2)


@asset("bed_upholstered", "bed", aliases=("double bed", "king size bed"), cover="#e2d8c8")
def upholstered(k: Kit, cover: str) -> None:
    """A double bed with a buttoned headboard."""
    cloth, w, length = fabric("#707a80"), 1.6, 2.0
    for sx in (-1, 1):
        for z in (-0.9, 0.9):
            k.cyl(wood("#3d2a1c"), 0.02, 0.1, sx * 0.7, 0, z, top=0.028, seg=12)
    k.box(cloth, w + 0.1, 0.24, length + 0.06, y=0.08, r=0.04, steps=2)
    for i in range(5):
        k.blob(cloth, 0.345, 1.02, 0.13, (i - 2) * 0.342, 0.12, -length / 2 - 0.06, power=6, cells=8)
    bedding(k, w, length, 0.29, fabric(cover), pillows=2)


@asset("bed_single", "bed", aliases=("single bed", "child's bed"), one="#d5543f", two="#f2ede2")
def single(k: Kit, one: str, two: str) -> None:
    """A white single bed with a striped cover."""
    m, w, length = wood("#efece5", grain=False), 0.9, 1.95
    k.box(m, w + 0.06, 0.16, length + 0.02, y=0.16, r=0.008)
    for z, h in ((-length / 2 - 0.02, 0.85), (length / 2 + 0.02, 0.5)):
        for s in (-1, 1):
            k.box(m, 0.06, h, 0.05, s * (w / 2 + 0.01), 0, z, r=0.01, steps=2)
        k.box(m, w - 0.02, 0.08, 0.03, y=h - 0.12, z=z, r=0.008)
        for i in range(5):
            k.box(m, 0.04, h - 0.35, 0.018, (i - 2) * 0.17, 0.26, z, r=0.004)
    cover = Finish("fabric:stripes", (1.0, 1.0, 1.0), 0.0, 0.9).with_texture(
        texture("stripes", one=one, two=two, share=0.5), 0.4, 0.16
    )
    bedding(k, w, length, 0.29, cover, pillows=1)


@asset("pillow", "pillow", code="#f3f1ec")
def pillow(k: Kit, code: str) -> None:
    """A bed pillow lying flat."""
    k.pillow(fabric(code), 0.7, 0.17, 0.45, pinch=0.05)


@asset("cushion_red", "cushion", code="#b5362e")
@asset("cushion_blue", "cushion", code="#34568b")
@asset("cushion_yellow", "cushion", code="#e0ae2f")
@asset("cushion_green", "cushion", code="#5d7d5a")
def cushion(k: Kit, code: str) -> None:
    """A square cushion lying flat."""
    k.pillow(fabric(code), 0.44, 0.15, 0.44, pinch=0.08)


@asset("cushion_striped", "cushion", aliases=("striped cushion",), colour="white")
def striped(k: Kit) -> None:
    """A square striped cushion."""
    m = Finish("fabric:stripes", (1.0, 1.0, 1.0), 0.0, 0.92).with_texture(
        texture("stripes", one="#eee8da", two="#3f5a73", share=0.4), 0.4, 0.06
    )
    k.pillow(m, 0.45, 0.16, 0.45, pinch=0.08)


@asset("cushion_round", "cushion", aliases=("round cushion",), code="#d98c9a")
def round_cushion(k: Kit, code: str) -> None:
    """A round cushion with a button."""
    k.blob(fabric(code), 0.42, 0.13, 0.42, power=2.6, cells=12)
    k.blob(fabric("#b9677a"), 0.035, 0.016, 0.035, y=0.121, cells=4)


def folded(k: Kit, m: Finish, w: float, d: float, layers: int, each: float) -> None:
    """Cloth folded into layers, the fold towards +z."""
    for i in range(layers):
        with k.at(0.002 * (i % 2), 0, 0.003 * ((i * 2) % 3)):
            k.box(m, w - 0.004 * i, each * 1.04, d - 0.004 * i, y=each * i, r=each * 0.48, steps=2)


@asset("blanket", "blanket", colour="red")
def tartan(k: Kit) -> None:
    """A folded tartan blanket."""
    folded(
        k,
        Finish("fabric:tartan", (1.0, 1.0, 1.0), 0, 0.95).with_texture(
            texture("checks", one="#a8312c", two="#6d2426", three="#e6d3a6"), 0.16, 0.16
        ),
        0.5,
        0.38,
        4,
        0.026,
    )


@asset("blanket_grey", "blanket", aliases=("wool blanket", "grey throw"), code="#8b9094")
def wool(k: Kit, code: str) -> None:
    """A folded wool blanket."""
    folded(k, fabric(code), 0.52, 0.4, 3, 0.035)


@asset("towel", "towel", code="#e9eef0")
@asset("towel_blue", "towel", code="#4a7fa8")
@asset("towel_pink", "towel", code="#dc9aa6")
def towel(k: Kit, code: str) -> None:
    """A folded towel."""
    folded(k, fabric(code), 0.36, 0.26, 3, 0.03)


@asset("towel_rail", "towel_rail", code="#4f8f8a")
def hung(k: Kit, code: str) -> None:
    """A towel hanging on a rail."""
    steel, cloth = metal("#c9ccd0", 0.2), fabric(code)
    k.tube(steel, [(-0.31, 0.66, 0.05), (0.31, 0.66, 0.05)], 0.01, seg=12, round_caps=True)
    for s in (-1, 1):
        k.tube(steel, [(s * 0.28, 0.66, -0.02), (s * 0.28, 0.66, 0.05)], 0.007, seg=8)
        with k.at(s * 0.28, 0.66, -0.02, pitch=90):
            k.cyl(steel, 0.02, 0.006, y=-0.002, seg=18)

    def fold(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        s = (v - 0.45) * 1.25
        y = np.where(np.abs(s) < 0.02, 0.674 - 6 * s**2, 0.6755 - np.abs(s))
        z = 0.05 + 0.016 * np.tanh(s / 0.015) + 0.006 * np.sin(u * 9 + s) * np.clip(np.abs(s) * 3, 0, 1)
        return np.stack([(u - 0.5) * 0.42, y, z], -1)

    k.sheet(cloth, fold, (14, 36), 0.008)


@asset("rug", "rug", style=0, w=2.4, d=1.6, colour="red")
@asset("rug_striped", "rug", aliases=("striped rug",), style=1, w=2.0, d=1.4, colour="beige")
@asset("rug_geometric", "rug", style=2, w=2.3, d=1.6, colour="white")
def rug(k: Kit, style: int, w: float, d: float) -> None:
    """A patterned rug with fringes at its ends."""
    k.box(natural("fabric", "#cfc3ab", 0.95), w, 0.01, d, r=0.003)
    with k.at(0, 0.0103, d / 2, pitch=-90):
        k.panel(printed("fabric", texture("carpet", style=style), 0.95), w - 0.004, d - 0.004, y=0.002)
    if k.fine and style < 2:
        for s in (-1, 1):
            for i in range(34):
                k.box(
                    natural("fabric", "#e2d9c4", 0.95),
                    0.05,
                    0.005,
                    0.012,
                    s * (w / 2 + 0.02),
                    0.0,
                    -d / 2 + (i + 0.5) * d / 34,
                    r=0,
                )
    else:
        k.box(natural("fabric", "#e2d9c4", 0.95), w + 0.09 if style < 2 else w, 0.004, d - 0.02, r=0)


@asset("rug_round", "rug", aliases=("round rug",), code="#d8c7a6")
def round_rug(k: Kit, code: str) -> None:
    """A braided round rug."""
    for i, tone in enumerate((code, "#bda57c", code, "#bda57c", code)):
        r = 0.8 - i * 0.16
        k.cyl(natural("fabric", tone, 0.95), r, 0.01 + 0.0008 * i, bevel=0.004, seg=56)


@asset("doormat", "doormat")
def doormat(k: Kit) -> None:
    """A coir doormat with a dark border."""
    k.box(natural("fabric", "#4a3a2a", 0.95), 0.7, 0.014, 0.45, r=0.004)
    k.box(natural("fabric", "#a5773f", 0.98), 0.62, 0.0165, 0.37, r=0.002)


@asset("bath_mat", "bath_mat", code="#8fb3c4")
def bath_mat(k: Kit, code: str) -> None:
    """A soft bath mat."""
    k.slab(fabric(code), rectangle(0.75, 0.5), 0.018, corner=0.06, r=0.008)


@asset("curtain", "curtain", code="#c9b28a", w=0.55)
@asset("curtain_blue", "curtain", code="#48688c", w=0.55)
def curtain(k: Kit, code: str, w: float) -> None:
    """One curtain, gathered in folds, on its piece of rail."""

    def folds(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = 2 * np.pi * 6 * u
        return np.stack(
            [(u - 0.5) * w + 0.012 * np.sin(2 * a), v * 2.2, 0.035 * np.sin(a) * (0.75 + 0.25 * (1 - v))], -1
        )

    k.sheet(fabric(code), folds, (60, 4), 0.004)
    k.tube(metal("#3a3b3e"), [(-w / 2 - 0.08, 2.22, 0), (w / 2 + 0.08, 2.22, 0)], 0.011, seg=10, round_caps=True)
    for i in range(6):
        with k.at((i - 2.5) * w / 6, 2.206, 0, roll=90):
            k.ring(metal("#3a3b3e"), 0.017, 0.002, seg=14, sides=5)
