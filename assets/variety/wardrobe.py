"""Clothes on hangers, folded or laid out, and what is worn with them; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, leather, metal, plastic
from assets.variety.registry import Dice, variety


def hanger(k: Kit, m: Finish, w: float, y: float, *, thick: float = 0.006) -> None:
    """Two shoulders, a bar and a hook; its shoulders at y."""
    k.tube(m, [(-w / 2, y - 0.06, 0), (0, y, 0), (w / 2, y - 0.06, 0)], thick, seg=6)
    k.tube(m, [(-w / 2, y - 0.06, 0), (w / 2, y - 0.06, 0)], thick * 0.8, seg=6)
    hook = [(0, y, 0), (0, y + 0.05, 0), (0.025, y + 0.075, 0), (0.0, y + 0.1, 0), (-0.025, y + 0.08, 0)]
    k.tube(metal(), k.curve(hook, 12, 6), 0.002, seg=5)


def limb(
    k: Kit, m: Finish, top: tuple[float, float], end: tuple[float, float], wide: tuple[float, float], deep: float
) -> None:
    """A sleeve or a leg: flat, from (x, y) to (x, y), its width at both ends."""
    (x0, y0), (x1, y1) = top, end
    a, b = wide[0] / 2, wide[1] / 2
    k.slab(m, [(x0 - a, y0), (x1 - b, y1), (x1 + b, y1), (x0 + a, y0)][:: 1 if y1 < y0 else -1], deep, axis="z")


@variety("clothes hanger")
def clothes_hanger(k: Kit, d: Dice) -> None:
    """Of wood, wire or plastic; bare."""
    hanger(k, d.of(d.timber(), d.steel(), plastic(d.code())), d.u(0.36, 0.46), 0.1, thick=d.u(0.003, 0.013))


def laid(d: Dice) -> float:
    """How a piece of clothing is turned: hung upright or laid flat, degrees about x."""
    return d.of(0.0, 0.0, -90.0)


@variety("jacket", "clothes")
def jacket(k: Kit, d: Dice) -> None:
    """A coat, a jacket, a shirt: a body with two sleeves, a collar, an opening, buttons; some on a hanger."""
    m, w, h, deep = d.of(d.cloth(), leather(d.code())), d.u(0.4, 0.6), d.u(0.55, 1.1), d.u(0.03, 0.14)
    with k.at(0, deep / 2, 0, pitch=laid(d)):
        k.slab(
            m,
            [(-w * 0.5, 0), (w * 0.5, 0), (w * 0.46, h * 0.8), (w * 0.18, h), (-w * 0.18, h), (-w * 0.46, h * 0.8)],
            deep,
            axis="z",
            corner=0.02,
        )
        spread, long = d.of(0.02, 0.08, 0.3), d.of(h * 0.75, d.u(0.45, 0.62), d.u(0.18, 0.25))
        for s in (-1, 1):
            limb(k, m, (s * w * 0.44, h * 0.93), (s * (w * 0.5 + spread), h * 0.93 - long), (0.17, 0.12), deep * 0.8)
        k.box(d.of(m, d.cloth()), w * 0.4, 0.05, deep * 1.1, 0, h - 0.03, 0, r=0.01)
        if d.yes(0.65):
            k.box(fabric("#2a2a2c"), 0.006, h * 0.95, 0.004, 0, 0, deep / 2, r=0)
            for y in np.linspace(h * 0.15, h * 0.85, d.i(3, 6)):
                k.blob(d.hard(), 0.016, 0.016, 0.008, 0.02, float(y), deep / 2, cells=3)
        if d.yes(0.4):
            hanger(k, d.timber(), w * 0.7, h)


@variety("dress", "skirt")
def dress(k: Kit, d: Dice) -> None:
    """A body that widens downwards with short sleeves or straps."""
    m, w, h, deep, flare = d.cloth(), d.u(0.32, 0.42), d.u(0.8, 1.35), d.u(0.03, 0.2), d.u(1.1, 2.2)
    with k.at(0, deep / 2, 0, pitch=laid(d)):
        waist = h * d.u(0.55, 0.7)
        outline = [
            (-w * flare / 2, 0),
            (w * flare / 2, 0),
            (w * 0.4, waist),
            (w / 2, h * 0.88),
            (w * 0.3, h),
            (-w * 0.3, h),
            (-w / 2, h * 0.88),
            (-w * 0.4, waist),
        ]
        k.slab(m, outline, deep, axis="z", corner=0.03)
        k.box(d.of(m, d.cloth()), w * 0.84, 0.04, deep * 1.04, 0, waist - 0.02, 0)
        if d.yes(0.5):
            for s in (-1, 1):
                limb(k, m, (s * w * 0.45, h * 0.95), (s * w * 0.75, h * d.u(0.55, 0.85)), (0.13, 0.12), deep * 0.8)


@variety("trousers")
def trousers(k: Kit, d: Dice) -> None:
    """Two legs, long or short, hung, laid out or folded."""
    m, w, h, deep = d.cloth(), d.u(0.34, 0.5), d.of(d.u(0.9, 1.1), d.u(0.35, 0.55)), d.u(0.025, 0.12)
    if d.yes(0.2):
        k.box(m, w * 0.8, d.u(0.04, 0.09), d.u(0.25, 0.35), r=0.015, steps=2)
        return
    with k.at(0, deep / 2, 0, pitch=laid(d)):
        top = h * (0.7 if h > 0.6 else 0.45)
        k.slab(m, [(-w / 2, top), (w / 2, top), (w * 0.43, h), (-w * 0.43, h)], deep, axis="z")
        for s in (-1, 1):
            limb(
                k,
                m,
                (s * w * 0.26, top + 0.02),
                (s * w * d.u(0.26, 0.4), 0.0),
                (w * 0.47, w * d.u(0.3, 0.45)),
                deep * 0.95,
            )
        k.box(d.of(m, leather("#3a2a1e")), w * 0.87, 0.04, deep * 1.05, 0, h - 0.04, 0)


@variety("sock")
def sock(k: Kit, d: Dice) -> None:
    """A leg and a foot, one or two, lying."""
    m, high, foot, w = d.cloth(), d.u(0.08, 0.35), d.u(0.14, 0.24), d.u(0.055, 0.09)
    for n in range(d.of(1, 2, 2)):
        with k.at(n * (foot * 0.5 + 0.05), 0, 0, yaw=d.u(-15, 15)):
            path = k.curve(
                [
                    (0, 0.018, -high),
                    (0, 0.018, -high * 0.3),
                    (0.0, 0.018, 0.0),
                    (foot * 0.5, 0.018, 0.03),
                    (foot, 0.018, 0.03),
                ],
                18,
                9,
            )
            k.tube(m, path, w / 2, seg=9, squash=0.6)


@variety("glove")
def glove(k: Kit, d: Dice) -> None:
    """A palm with fingers or one bag for all, and a thumb; for the cold, for work, to box or to catch."""
    m, s, fat = d.of(d.cloth(), leather(d.code()), plastic(d.code())), d.u(0.8, 1.25), d.of(0.02, 0.03, 0.1)
    with k.at(scale=s):
        if fat > 0.05:
            k.blob(m, 0.17, 0.13, 0.19, 0, 0, 0.05, power=2.6)
            k.blob(m, 0.07, 0.08, 0.13, 0.09, 0.02, 0.02)
            k.cyl(m, 0.045, 0.001)
            with k.at(0, 0.06, -0.03, pitch=-90):
                k.cyl(m, 0.055, 0.1, top=0.05)
            return
        k.blob(m, 0.1, fat, 0.12, 0, 0, 0.04, power=3)
        k.box(d.of(m, d.cloth()), 0.08, fat * 0.9, d.u(0.05, 0.14), 0, 0, -0.06, r=0.006)
        k.tube(m, [(0.04, fat / 2, 0.0), (0.075, fat / 2, 0.06)], 0.013, seg=7, round_caps=True)
        if d.yes(0.7):
            for n in range(4):
                x = (n - 1.5) * 0.024
                k.tube(
                    m,
                    [(x, fat / 2, 0.08), (x * 1.3, fat / 2, 0.08 + (0.07, 0.085, 0.08, 0.06)[n])],
                    0.011,
                    seg=7,
                    round_caps=True,
                )
        else:
            k.blob(m, 0.095, fat, 0.13, 0, 0, 0.09)


@variety("helmet")
def helmet(k: Kit, d: Dice) -> None:
    """A shell for the head: for bicycles with holes, for building with a brim, closed with a visor."""
    m, r, style = d.of(plastic(d.code()), shell_colour(d)), d.u(0.11, 0.14), d.i(0, 2)
    shell = k.curve([(r, 0), (r * 0.98, r * 0.5), (r * 0.6, r * 1.05), (0.001, r * 1.2)], 16, 8)
    with k.at(0, r * 0.9 if style == 2 else 0.02, 0, scale=(0.88, 1, 1.12)):
        k.lathe(m, [*map(tuple, shell)], seg=26)
        if style == 0:
            for x in np.linspace(-0.6, 0.6, d.i(3, 5)):
                k.box(
                    plastic("#17181a"),
                    r * 0.12,
                    r * 0.35,
                    r * 1.1,
                    float(x) * r,
                    r * 0.85 - abs(float(x)) * r * 0.4,
                    0,
                    r=0.004,
                )
        elif style == 1:
            k.cyl(m, r * 1.12, 0.006, 0, 0, r * 0.12, seg=26)
            k.box(m, r * 0.2, r * 0.4, r * 1.7, 0, r * 0.8, 0, r=0.02)
        else:
            k.lathe(m, [(r, 0), (r * 0.98, -r * 0.5), (r * 0.8, -r * 0.9), (r * 0.7, -r * 0.9)], seg=26)
            k.box(plastic("#20262c"), r * 1.25, r * 0.55, r * 0.4, 0, -r * 0.05, r * 0.86, r=0.03)


def shell_colour(d: Dice) -> Finish:
    """Plain colours of shells."""
    return plastic(d.of("#f2f2f0", "#1c1c1e", "#e6b820", "#c03020"))


@variety("watch")
def watch(k: Kit, d: Dice) -> None:
    """A small round or square face on a band that is closed, or laid out."""
    case, band, r = (
        d.of(metal(), metal("#c8a850"), plastic("#1c1c1e")),
        d.of(leather(d.code()), metal(), plastic(d.code())),
        d.u(0.014, 0.023),
    )
    wide, wrist = r * d.u(0.9, 1.3), d.u(0.024, 0.03)
    closed = d.yes(0.6)
    y = 2 * wrist if closed else 0.003
    if closed:
        loop = [(0, wrist + np.cos(a) * wrist, np.sin(a) * wrist * 1.15) for a in np.arange(24) / 24 * 2 * np.pi]
        for (_, y0, z0), (_, y1, z1) in zip(loop, [*loop[1:], loop[0]], strict=True):
            with k.at(0, float(y0 + y1) / 2, float(z0 + z1) / 2, pitch=float(np.degrees(np.arctan2(y0 - y1, z1 - z0)))):
                k.box(band, wide, 0.003, float(np.hypot(y1 - y0, z1 - z0)) * 1.15, r=0)
    else:
        k.box(band, wide, 0.003, d.u(0.2, 0.24), r=0.001)
    k.cyl(case, r, 0.009, y=y, bevel=0.002, seg=26) if d.yes(0.7) else k.box(
        case, r * 1.8, 0.009, r * 2.1, 0, y, 0, r=0.003
    )
    k.cyl(plastic(d.of("#fbfaf5", "#101114", d.code())), r * 0.85, 0.0005, y=y + 0.009, seg=22)
    k.box(metal("#2a2a2c"), 0.001, 0.0008, r * 0.6, 0, y + 0.0092, r * 0.25, r=0)
    k.cyl(case, 0.003, 0.004, r + 0.001, y + 0.003, 0, seg=8)


@variety("sleeping bag")
def sleeping_bag(k: Kit, d: Dice) -> None:
    """Laid out with a hood, or rolled up with straps."""
    m = d.cloth()
    if d.yes(0.5):
        r, w = d.u(0.09, 0.16), d.u(0.3, 0.5)
        with k.at(0, r, 0, roll=90):
            k.cyl(m, r, w, y=-w / 2, bevel=0.03)
            for y in (-0.3, 0.3):
                k.ring(fabric("#1c1c1e"), r, 0.006, y=y * w, seg=24, sides=5)
        return
    w, long, h = d.u(0.6, 0.85), d.u(1.8, 2.2), d.u(0.06, 0.18)
    k.slab(
        m,
        [
            (-w / 2, -long * 0.3),
            (-w * 0.3, long / 2),
            (w * 0.3, long / 2),
            (w / 2, -long * 0.3),
            (w * 0.25, -long / 2),
            (-w * 0.25, -long / 2),
        ],
        h,
        corner=0.1,
    )
    for z in np.linspace(-long * 0.3, long * 0.45, 8):
        k.box(d.of(m, fabric("#3a3a3c")), w * 0.9, 0.012, 0.02, 0, h - 0.004, float(z), r=0.004)
    k.blob(d.cloth(), w * 0.6, 0.12, 0.3, 0, h * 0.5, -long * 0.4)
