"""Lamps, plants, screens, appliances and the bathroom's things, of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, fabric, glass, metal, mirror, natural, paper, plastic, rubber
from assets.variety.beds_and_seats import four_legs
from assets.variety.registry import Dice, variety


def shade(k: Kit, d: Dice, y: float, r: float) -> float:
    """A cone, a drum, a dome or a ball; its height."""
    m, h, style = d.of(d.cloth(), paper(d.code()), glass("#f4efe2", 0.8), d.steel()), r * d.u(0.8, 1.5), d.i(0, 3)
    if style == 3:
        k.blob(m, r * 1.7, r * 1.7, r * 1.7, 0, y, 0)
        return r * 1.7
    if style == 2:
        k.lathe(m, k.curve([(r, y), (r * 0.85, y + h * 0.6), (0.02, y + h)], 10, 5), seg=26)
        return h
    top = r * (d.u(0.4, 0.75) if style else d.u(0.9, 1.0))
    k.lathe(m, [(r, y), (top, y + h), (top - 0.003, y + h), (r - 0.003, y)], seg=28)
    return h


@variety("lamp")
def lamp(k: Kit, d: Dice) -> None:
    """For a table: a foot or a vase, and a shade."""
    m, r, h = d.of(ceramic(d.code()), d.steel(), d.timber(), glass(d.code(), 0.6)), d.u(0.09, 0.2), d.u(0.14, 0.38)
    if d.yes(0.5):
        w = d.u(0.04, 0.11)
        k.lathe(
            m, k.curve([(0, 0), (w * 0.7, 0), (w, h * d.u(0.2, 0.6)), (w * 0.4, h * 0.85), (0.012, h)], 14, 7), seg=24
        )
    else:
        k.cyl(m, d.u(0.06, 0.1), 0.02)
        k.cyl(m, d.u(0.006, 0.016), h)
    shade(k, d, h + 0.01, r)


@variety("floor lamp")
def floor_lamp(k: Kit, d: Dice) -> None:
    """As high as a person: straight, on three legs, or bowed over."""
    m, h, r = d.of(d.steel, d.timber)(), d.u(1.15, 1.7), d.u(0.12, 0.26)
    if d.yes(0.3):
        for a in np.arange(3) / 3 * 2 * np.pi:
            k.tube(m, [(np.sin(a) * 0.25, 0, np.cos(a) * 0.25), (0, h, 0)], 0.013, seg=6)
        shade(k, d, h, r)
        return
    k.cyl(m, d.u(0.12, 0.18), 0.025)
    if d.yes(0.35):
        k.tube(m, k.curve([(0, 0, 0), (0, h * 0.8, 0), (0.15, h * 1.05, 0), (0.4, h, 0)], 16, 8), 0.011, seg=7)
        with k.at(0.4, h - 0.17, 0):
            shade(k, d, 0, r * 0.7)
    else:
        k.cyl(m, 0.012, h)
        shade(k, d, h, r)


@variety("desk lamp")
def desk_lamp(k: Kit, d: Dice) -> None:
    """A foot, a jointed arm, a head that looks down."""
    m, a, b = d.of(d.steel(), d.hard()), d.u(0.16, 0.32), d.u(0.14, 0.3)
    k.cyl(m, d.u(0.06, 0.1), 0.02)
    x, y, z = d.u(-0.12, 0.0), a, d.u(0.0, 0.06)
    tip = (x + b * 0.8, y + b * d.u(0.0, 0.5), 0.0)
    k.tube(m, [(0, 0.01, 0), (x, y, z), tip], d.u(0.006, 0.011), seg=6)
    with k.at(*tip, roll=d.u(-50, -10)):
        k.lathe(m, [(0, 0.03), (0.03, 0.03), (d.u(0.045, 0.08), -0.08)], seg=20)


@variety("ceiling lamp")
def ceiling_lamp(k: Kit, d: Dice) -> None:
    """On a cord, or close to the ceiling."""
    r, drop = d.u(0.12, 0.3), d.u(0.02, 0.8)
    with k.at(0, -drop, 0):
        h = shade(k, d, 0, r)
    k.cyl(d.steel(), 0.004, max(drop - h, 0.01) + 0.02, y=h - drop - 0.01)
    k.cyl(d.steel(), 0.05, 0.02, y=max(0.0, h - drop))


def potted(k: Kit, d: Dice, r: float, h: float) -> None:
    """A pot with earth in it."""
    k.lathe(
        d.of(ceramic(d.code()), natural("clay", "#b5643a"), d.hard()),
        [(0, 0), (r * d.u(0.65, 0.95), 0), (r, h), (r * 0.93, h), (r * 0.9, h * 0.9), (0, h * 0.9)],
        seg=24,
    )


@variety("plant")
def plant(k: Kit, d: Dice) -> None:
    """In a pot: long leaves from the middle, a bush, or a stem with a crown."""
    r = d.u(0.05, 0.2)
    h, tall, green, style = r * d.u(1.2, 2.0), r * d.u(2, 7), d.leaf(), d.of("long", "bush", "tree")
    potted(k, d, r, h)
    if style != "long":
        base = h if style == "bush" else h + tall * 0.5
        if style == "tree":
            k.tube(natural("stem", "#6b5038"), [(0, h * 0.8, 0), (r * 0.1, base, 0)], r * 0.1, seg=6)
        for _ in range(d.i(16, 40)):
            way = d.rng.normal(size=3)
            way /= np.linalg.norm(way)
            x, y, z = way * tall * 0.3 * d.u(0.5, 1)
            with k.at(float(x), float(base + tall * 0.25 + y), float(z), yaw=d.u(0, 360), pitch=d.u(-60, 60)):
                k.blob(green, tall * d.u(0.1, 0.22), 0.004, tall * 0.1, cells=3)
        return
    for _ in range(d.i(9, 22)):
        a, out, up = d.u(0, 6.3), tall * d.u(0.2, 0.7), tall * d.u(0.4, 1)
        c, s = np.cos(a), np.sin(a)
        path = k.curve(
            [(0, h * 0.8, 0), (c * out * 0.3, h + up * 0.8, s * out * 0.3), (c * out, h + up * d.u(0.5, 1), s * out)],
            8,
            5,
        )
        k.tube(green, path, np.linspace(r * 0.12, 0.002, len(path)), seg=5, squash=0.3)


@variety("vase")
def vase(k: Kit, d: Dice) -> None:
    """A turned vessel with a belly and a neck."""
    m, r, h = d.of(ceramic(d.code()), glass(d.code(), 0.6), d.hard()), d.u(0.04, 0.11), d.u(0.13, 0.42)
    line = k.curve(
        [
            (r * 0.6, 0),
            (r * d.u(0.8, 1.0), h * 0.3),
            (r * d.u(0.5, 1), h * 0.6),
            (r * d.u(0.3, 0.6), h * 0.85),
            (r * d.u(0.35, 0.9), h),
        ],
        18,
        9,
    )
    k.lathe(m, [(0, 0), *map(tuple, line), *[(max(x - 0.004, 0.002), y) for x, y in line[::-1][:-2]]], seg=28)


@variety("candle")
def candle(k: Kit, d: Dice) -> None:
    """A block of wax, or in a glass, or thin on a stick."""
    r, h = d.u(0.02, 0.045), d.u(0.05, 0.2)
    k.cyl(natural("wax", d.code()), r, h, bevel=0.004)
    k.cyl(natural("wick", "#2a2522"), 0.0012, 0.012, y=h)
    if d.yes(0.4):
        k.lathe(glass(), [(0, -0.004), (r + 0.006, -0.004), (r + 0.006, h * 1.2), (r + 0.004, h * 1.2), (r + 0.004, 0)])


@variety("cushion", "pillow")
def cushion(k: Kit, d: Dice) -> None:
    """Stuffed, square or long, lying or leaning."""
    w = d.u(0.35, 0.75)
    with k.at(0, 0.15, 0, pitch=d.of(0, 0, d.u(60, 80))):
        k.pillow(d.cloth(), w, d.u(0.1, 0.2), w * d.u(0.6, 1) if w < 0.5 else d.u(0.35, 0.45), pinch=d.u(0.03, 0.1))


@variety("book")
def book(k: Kit, d: Dice) -> None:
    """Lying or standing, a cover around pages."""
    w, h, thick = d.u(0.1, 0.24), d.u(0.14, 0.33), d.u(0.008, 0.085)
    cover, lying = paper(d.code()), d.yes(0.7)
    with k.at(0, thick / 2 if lying else h / 2, 0, pitch=90 if lying else 0, yaw=0):
        k.box(paper("#efe9da"), w * 0.97, h * 0.97, thick * 0.8, 0, -h * 0.485, 0, r=0)
        for s in (-1, 1):
            k.box(cover, w, h, thick * 0.1, 0, -h / 2, s * thick * 0.45, r=0.0008)
        k.box(cover, thick * 0.1, h, thick, -w / 2, -h / 2, 0, r=0.0008)


@variety("picture frame", "mirror", "picture")
def framed(k: Kit, d: Dice) -> None:
    """A frame around something flat; the small ones stand."""
    w, h, edge = d.u(0.12, 0.9), d.u(0.12, 0.9), d.u(0.012, 0.05)
    m = d.of(d.timber, d.steel)()
    k.box(d.of(paper(d.code()), mirror()), w, h, 0.006, 0, 0, 0, r=0)
    for s in (-1, 1):
        k.box(m, edge, h + 2 * edge, 0.02, s * (w + edge) / 2, -edge, 0)
        k.box(m, w, edge, 0.02, 0, -edge if s < 0 else h, 0)


@variety("clock")
def clock(k: Kit, d: Dice) -> None:
    """Round on a wall, with hands."""
    r, m = d.u(0.1, 0.22), d.hard()
    with k.at(0, r, 0, pitch=90):
        k.cyl(d.hard(), r * 0.95, 0.02, y=-0.01, seg=32)
        k.ring(m, r, d.u(0.006, 0.016), y=0.0, seg=32)
        for a in np.arange(12) / 12 * 2 * np.pi:
            k.box(plastic("#222222"), 0.006, 0.002, r * 0.1, np.sin(a) * r * 0.8, 0.011, np.cos(a) * r * 0.8, r=0)
        for length in (0.5, 0.75):
            with k.at(0, 0.012, 0, yaw=d.u(0, 360)):
                k.box(plastic("#222222"), 0.007, 0.002, r * length, 0, 0, r * length / 2, r=0)


def screen(k: Kit, d: Dice, w: float, foot: str) -> None:
    """A flat dark face in a thin frame, on a foot, two feet, or none."""
    h, thick, m = w * d.u(0.54, 0.66), d.u(0.02, 0.07), plastic(d.of("#1a1a1c", "#2b2b2e", "#d8d8da"))
    lift = 0.0 if foot == "none" else d.u(0.05, 0.14)
    k.box(m, w, h, thick, 0, lift, 0, r=0.006)
    k.box(
        plastic(d.of("#0b0c0e", "#26364a", "#3a4a3f")), w * 0.96, h * 0.92, 0.002, 0, lift + h * 0.045, thick / 2, r=0
    )
    if foot == "one":
        k.box(m, 0.05, lift + h * 0.3, 0.02, 0, 0, -thick / 2)
        k.box(m, w * d.u(0.3, 0.5), 0.012, d.u(0.15, 0.25), 0, 0, -0.02)
    elif foot == "two":
        for s in (-1, 1):
            k.tube(
                m,
                [(s * w * 0.35, 0.01, 0.12), (s * w * 0.33, lift + 0.02, 0), (s * w * 0.35, 0.01, -0.12)],
                0.008,
                seg=6,
            )


@variety("monitor")
def monitor(k: Kit, d: Dice) -> None:
    """For a desk."""
    screen(k, d, d.u(0.4, 0.75), "one")


@variety("tv")
def tv(k: Kit, d: Dice) -> None:
    """Large."""
    screen(k, d, d.u(0.75, 1.6), d.of("one", "two", "two", "none"))


def cased(k: Kit, d: Dice, w: float, h: float, deep: float) -> Finish:
    """The white, black or steel body of an appliance."""
    m = d.of(plastic("#f1f1ef"), plastic("#222326"), metal("#b5b8bc", 0.4), d.hard())
    k.box(m, w, h, deep, r=0.01)
    return m


@variety("fridge")
def fridge(k: Kit, d: Dice) -> None:
    """High, with one door or two and their handles."""
    w, h, deep = d.u(0.54, 0.92), d.u(0.85, 2.0), d.u(0.55, 0.72)
    m = cased(k, d, w, h, deep)
    cut = d.of(0.3, 0.4, 0.65, 1.0)
    for low, high in ((0.03, h * cut), (h * cut, h)) if cut < 1 else ((0.03, h),):
        k.box(m, w * 0.99, high - low - 0.012, 0.04, 0, low, deep / 2 + 0.02, r=0.008)
        k.box(metal(), 0.025, (high - low) * d.u(0.25, 0.6), 0.03, w * 0.42, low + (high - low) * 0.2, deep / 2 + 0.055)


@variety("microwave")
def microwave(k: Kit, d: Dice) -> None:
    """A window at the left, buttons at the right."""
    w, h, deep = d.u(0.42, 0.56), d.u(0.24, 0.32), d.u(0.3, 0.42)
    cased(k, d, w, h, deep)
    k.box(glass("#15161a", 1.0), w * 0.62, h * 0.72, 0.006, -w * 0.13, h * 0.14, deep / 2, r=0.003)
    k.box(metal(), 0.015, h * 0.7, 0.03, w * 0.22, h * 0.15, deep / 2 + 0.01)
    for n in range(d.i(2, 6)):
        k.box(plastic("#999999"), w * 0.15, 0.015, 0.004, w * 0.37, h * (0.15 + 0.13 * n), deep / 2)


@variety("washing machine")
def washing_machine(k: Kit, d: Dice) -> None:
    """A box with a round door."""
    w, h, deep = d.u(0.56, 0.62), d.u(0.8, 0.9), d.u(0.45, 0.62)
    cased(k, d, w, h, deep)
    with k.at(0, h * 0.45, deep / 2, pitch=90):
        k.ring(d.of(metal(), plastic("#dddddd")), w * 0.29, 0.02, y=-0.01)
        k.lathe(glass("#30343a", 1.0), k.curve([(0, 0.03), (w * 0.15, 0.025), (w * 0.26, 0)], 8, 4), seg=24)
    k.box(plastic("#c8c8c8"), w * 0.3, 0.07, 0.01, -w * 0.3, h - 0.11, deep / 2)


@variety("stove")
def stove(k: Kit, d: Dice) -> None:
    """A box with an oven's door below and four rings above."""
    w, h, deep = d.u(0.5, 0.76), d.u(0.83, 0.93), d.u(0.55, 0.65)
    cased(k, d, w, h, deep)
    k.box(glass("#17181b", 1.0), w * 0.8, h * 0.4, 0.01, 0, h * 0.25, deep / 2)
    k.tube(metal(), [(-w * 0.38, h * 0.7, deep / 2 + 0.04), (w * 0.38, h * 0.7, deep / 2 + 0.04)], 0.012, seg=7)
    for n in range(4):
        x, z = (n % 2 - 0.5) * w * 0.5, (n // 2 - 0.5) * deep * 0.5
        k.ring(rubber(), d.u(0.06, 0.1), 0.008, x, h, z, seg=18)
        with k.at((n - 1.5) * w * 0.17, h * 0.83, deep / 2, pitch=90):
            k.cyl(plastic("#333333"), 0.02, 0.03)
    if d.yes(0.4):
        k.box(plastic("#e8e8e8"), w, 0.16, 0.05, 0, h, -deep / 2 + 0.03)


@variety("toaster")
def toaster(k: Kit, d: Dice) -> None:
    """A rounded block with slots above and a lever."""
    w, h, deep = d.u(0.24, 0.36), d.u(0.16, 0.21), d.u(0.14, 0.2)
    k.box(d.of(d.steel(), d.hard()), w, h, deep, r=0.03, steps=2)
    for s in (-1, 1):
        k.box(rubber(), w * 0.7, 0.004, 0.025, 0, h - 0.001, s * deep * 0.18, r=0)
    k.box(plastic("#222222"), 0.02, 0.012, 0.04, w / 2 + 0.01, h * d.u(0.5, 0.75), 0)


@variety("toilet")
def toilet(k: Kit, d: Dice) -> None:
    """A bowl with a lid, and a cistern behind."""
    m, h = ceramic("#f4f4f2"), d.u(0.38, 0.43)
    with k.at(0, 0, 0.05, scale=(1, 1, d.u(1.2, 1.4))):
        k.lathe(m, k.curve([(0.12, 0), (0.1, h * 0.4), (0.17, h * 0.85), (0.18, h)], 10, 5), seg=24)
        k.cyl(plastic("#f6f6f6"), 0.185, 0.025, y=h, seg=24)
    if d.yes(0.8):
        k.box(m, d.u(0.34, 0.42), d.u(0.3, 0.4), 0.18, 0, h, -0.27, r=0.03)
        k.box(m, 0.2, h, 0.25, 0, 0, -0.22)


@variety("sink")
def sink(k: Kit, d: Dice) -> None:
    """A basin with a tap, on a foot, on a body, or hung."""
    m, w, deep = d.of(ceramic("#f4f4f2"), metal()), d.u(0.4, 0.75), d.u(0.35, 0.5)
    base = d.of(0.0, 0.7, 0.7)
    with k.at(0, base, 0, scale=(1, 1, deep / w)):
        k.lathe(
            m,
            [(0, 0), (w * 0.25, 0), (w * 0.5, 0.13), (w * 0.5, 0.16), (w * 0.45, 0.16), (w * 0.22, 0.04), (0, 0.03)],
            fillet=0.02,
            seg=4 if d.yes(0.3) else 28,
        )
    if base:
        if d.yes(0.5):
            k.cyl(m, 0.09, base + 0.02, top=0.07)
        else:
            k.box(d.timber(), w, base, deep * 0.95)
    y, z = base + 0.15, -deep * 0.42
    k.tube(
        metal(),
        k.curve([(0, y, z), (0, y + 0.15, z), (0, y + 0.19, z + 0.08), (0, y + 0.12, z + 0.14)], 12, 6),
        0.012,
        seg=8,
    )


@variety("bathtub")
def bathtub(k: Kit, d: Dice) -> None:
    """Long and hollow."""
    m, w, deep, h = ceramic("#f5f5f3"), d.u(1.4, 1.85), d.u(0.68, 0.85), d.u(0.45, 0.62)
    with k.at(scale=(w, 1, deep)):
        k.lathe(m, [(0, 0.0), (0.42, 0), (0.5, h), (0.5, h + 0.03), (0.44, h + 0.03), (0.38, 0.12), (0, 0.1)], seg=24)
    if d.yes(0.4):
        four_legs(k, d, metal(), w * 0.7, deep * 0.6, 0.1, 0.03)


@variety("fan")
def fan(k: Kit, d: Dice) -> None:
    """Blades in a cage on a foot, low or high."""
    m, r, h = d.of(d.hard(), d.steel()), d.u(0.12, 0.24), d.u(0.2, 1.1)
    k.cyl(m, r * 0.8, 0.025)
    k.cyl(m, 0.015, h)
    with k.at(0, h + r * 0.6, 0, pitch=90):
        for n in (0.3, 0.65, 1.0):
            for y in (-0.04, 0.04):
                k.ring(m, r * n, 0.003, y=y * (1.3 - n), seg=24, sides=4)
        for a in np.arange(4) / 4 * 360:
            with k.at(yaw=float(a), roll=15):
                k.box(d.hard(), r * 0.75, 0.004, r * 0.35, r * 0.42, 0, 0, r=0.001)
        k.cyl(m, r * 0.2, 0.12, y=-0.1)


@variety("speaker")
def speaker(k: Kit, d: Dice) -> None:
    """A box with round cones in front, or a round body of cloth."""
    w, h = d.u(0.09, 0.26), d.u(0.13, 0.9)
    if d.yes(0.7):
        k.box(d.of(d.timber(), plastic("#1d1d1f"), d.hard()), w, h, w * d.u(0.8, 1.2), r=0.006)
        for y, r in ((h * 0.35, w * 0.4), (h * 0.75, w * 0.22)):
            with k.at(0, y, w * 0.5, pitch=90):
                k.lathe(rubber(), [(0, 0.0), (r * 0.4, 0.012), (r * 0.5, 0.0), (r * 0.9, 0.015), (r, 0.012)], seg=20)
    else:
        k.cyl(fabric(d.code()), w * 0.5, w * d.u(0.8, 2.0), bevel=0.01)


@variety("radiator")
def radiator(k: Kit, d: Dice) -> None:
    """Ribs side by side."""
    w, h, m = d.u(0.5, 1.4), d.u(0.45, 0.9), plastic(d.of("#f2f2f0", "#dddddd", "#333333"))
    n = int(w / d.u(0.05, 0.08))
    for x in np.linspace(-w / 2, w / 2, n):
        k.box(m, w / n * 0.6, h, d.u(0.06, 0.1), float(x), 0.08, 0, r=0.01)
    for y in (0.12, h):
        k.tube(m, [(-w / 2, y, 0), (w / 2, y, 0)], 0.02, seg=7)


@variety("door")
def door(k: Kit, d: Dice) -> None:
    """A leaf with panels and a handle, maybe its frame."""
    w, h, m = d.u(0.7, 0.95), d.u(1.95, 2.1), d.timber()
    k.box(m, w, h, 0.04)
    for n in range(d.i(0, 3)):
        k.box(d.of(m, glass()), w * 0.7, h / 4.5, 0.05, 0, h * (0.08 + n * 0.3), 0)
    k.tube(metal(), [(w * 0.42, 1.02, 0.02), (w * 0.42, 1.02, 0.06), (w * 0.28, 1.02, 0.06)], 0.01, seg=6)
    if d.yes(0.5):
        for s in (-1, 1):
            k.box(m, 0.07, h, 0.1, s * (w / 2 + 0.035), 0, 0)
        k.box(m, w + 0.14, 0.07, 0.1, 0, h, 0)
