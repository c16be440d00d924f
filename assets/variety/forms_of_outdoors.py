"""What stands in the garden, at the beach and before the house, and the tree of Christmas; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, metal, natural, painted, plastic, rubber, stone, wood
from assets.variety.parts import SIDES, bar, bent, quad, rungs, sling, wheel
from assets.variety.registry import Dice, form


@form("barrel")
def barrel(k: Kit, d: Dice) -> None:
    """Staves with hoops, a drum of steel with ribs, or one of plastic with a lid; some lie in a cradle."""
    style, h = d.of("staves", "staves", "drum", "plastic"), d.u(0.45, 1.0)
    r = h * d.u(0.28, 0.36)
    lying, belly = style == "staves" and d.yes(0.3), d.u(1.12, 1.3)
    with k.at(0, r * 0.86 * belly if lying else 0, -h / 2 if lying else 0, pitch=90 if lying else 0):
        if style == "staves":
            m = wood(d.of("#8a5a34", "#b58a58", "#5a3d28"))
            hoop = d.of(metal("#6b6e73"), painted("#26272a"))
            k.lathe(m, k.curve([(r * 0.86, 0), (r * 0.86 * belly, h / 2), (r * 0.86, h)], 12, 7), seg=24)
            for y in (0.03, h - 0.05):
                k.cyl(m, r * 0.82, 0.02, y=y)
            for t in (0.05, 0.24, 0.76, 0.95):
                wide = r * 0.86 * (1 + (belly - 1) * (1 - (2 * t - 1) ** 2))
                k.lathe(hoop, [(wide - 0.01, 0), (wide + 0.006, 0), (wide + 0.006, 0.035), (wide - 0.01, 0.035)],
                        y=t * h - 0.0175, seg=24)
            if lying or d.yes(0.3):
                with k.at(0, h * 0.18, r * 0.9, pitch=90):
                    k.cyl(d.of(m, metal()), 0.015, 0.1)
        elif style == "drum":
            m = d.of(painted(d.code()), metal("#8d9096"))
            k.cyl(m, r * 0.97, h, seg=28)
            for y in (0, h / 3, h * 2 / 3, h - 0.015):
                k.ring(m, r * 0.97, 0.012, y=y - 0.004, seg=28, sides=6)
        else:
            m = plastic(d.of("#2a5a9a", "#2a5a9a", "#26272a", d.code()))
            k.lathe(m, [(0, 0), (r * 0.9, 0), (r, h * 0.1), (r, h * 0.8), (r * 0.85, h * 0.92), (r * 0.85, h), (0, h)],
                    fillet=0.03, seg=28)
            k.cyl(d.of(m, rubber()), r * 0.9, 0.05, y=h * 0.95)
    for z in (-h * 0.3, h * 0.3) if lying else ():
        k.box(d.timber(), r * 1.6, 0.12, 0.05, 0, 0, z)


@form("deck chair")
def deck_chair(k: Kit, d: Dice) -> None:
    """Cloth that sags between two frames that cross."""
    w, m, cloth = d.u(0.5, 0.62), d.of(d.timber(), d.timber(), metal()), d.cloth()
    low, high, back = d.u(0.28, 0.38), d.u(0.8, 0.98), -d.u(0.4, 0.6)
    for s in SIDES:
        x = s * w / 2
        bar(k, m, 0.016, (x, 0.02, 0.45), (x, high, back))
        bar(k, m, 0.016, (x * 0.9, low, 0.5), (x * 0.9, 0.02, -0.5))
        bar(k, m, 0.012, (x * 1.05, 0.05, -0.4), (x * 1.05, (high + 0.1) * 0.6, back * 0.35))
        if d.yes(0.5):
            k.box(m, 0.05, 0.025, 0.5, x * 1.1, 0.5, 0.0)
    for y, z in ((0.02, 0.45), (high, back), (low, 0.5), (0.02, -0.5)):
        bar(k, m, 0.016, (-w / 2, y, z), (w / 2, y, z))
    sling(k, cloth, w * 0.86,
          [(low, 0.5), (low * 0.62, 0.2), (low * 0.75, -0.08), (high * 0.6, back * 0.62), (high, back)])
    if d.yes(0.3):
        k.box(cloth, w * 0.7, 0.2, 0.07, 0, high - 0.2, back + 0.06, r=0.03)


@form("deck chair")
def lounger(k: Kit, d: Dice) -> None:
    """Long and low, to lie on, its back raised; slats or cloth, a pad on it, wheels at one end or none."""
    w, length, h, m = d.u(0.58, 0.75), d.u(1.75, 2.05), d.u(0.26, 0.4), d.of(d.timber(), d.steel(), d.hard())
    lie, slope = length * d.u(0.55, 0.68), np.radians(d.of(2, d.u(20, 60)))
    reach = (length - lie) * np.cos(slope), (length - lie) * np.sin(slope)
    front, joint = length / 2, length / 2 - lie
    for s in SIDES:
        bar(k, m, 0.022, (s * w / 2, h, front), (s * w / 2, h, -length * 0.42))
        bar(k, m, 0.018, (s * w * 0.45, h, joint), (s * w * 0.45, h + reach[1], joint - reach[0]))
        bar(k, m, 0.022, (s * w * 0.48, 0, front - 0.2), (s * w * 0.48, h, front - 0.2))
        bar(k, m, 0.022, (s * w * 0.48, 0.03, -length * 0.33), (s * w * 0.48, h, -length * 0.33))
    if d.yes(0.4):
        for s in SIDES:
            wheel(k, rubber(), m, 0.1, s * w * 0.55, -length * 0.33, thick=0.02)
    bar(k, m, 0.014, (0, h - 0.02, -length * 0.38), (0, h + reach[1] * 0.6, joint - reach[0] * 0.6))
    ends = [(x * w / 2, h + 0.01, z) for z in (front, joint) for x in SIDES]
    if d.yes(0.5):
        rungs(k, m, 0.016, d.i(9, 16), (ends[0], ends[2]), (ends[1], ends[3]))
        top = ((-w / 2, h + reach[1], joint - reach[0]), (w / 2, h + reach[1], joint - reach[0]))
        rungs(k, m, 0.016, d.i(6, 10), (ends[2], top[0]), (ends[3], top[1]))
    else:
        sling(k, d.cloth(), w * 0.94, [(h, front), (h + 0.01, joint + 0.05), (h + reach[1], joint - reach[0])])
    if d.yes(0.45):
        pad = d.cloth()
        k.box(pad, w * 0.92, 0.07, lie, 0, h + 0.015, front - lie / 2, r=0.025)
        with k.at(0, h + 0.015, joint, pitch=np.degrees(slope)):
            k.box(pad, w * 0.92, 0.07, length - lie, 0, 0, -(length - lie) / 2, r=0.025)


@form("hammock")
def hammock(k: Kit, d: Dice) -> None:
    """Cloth or a net that hangs between two points, by cords; with a stand like a boat, or posts, or nothing."""
    length, w, sag, top = d.u(1.8, 2.2), d.u(0.7, 1.3), d.u(0.3, 0.6), d.u(0.95, 1.35)
    cloth, m, half, spread = d.cloth(), d.of(d.timber(), d.steel()), d.u(1.3, 1.75), d.yes(0.5)
    narrow = 0.95 if spread else 0.25
    y = top - 0.12

    def place(u: Array, v: Array) -> Array:
        along = 2 * v - 1
        wide = w * (narrow + (1 - narrow) * (1 - along**2))
        deep = (sag + 0.25 * (1 - narrow) * (1 - (2 * u - 1) ** 2)) * (1 - along**2)
        return np.stack([along * length / 2, y - deep, (u - 0.5) * wide * 0.8], -1)

    if d.yes(0.75):
        k.sheet(cloth, place, (10, 22), 0.01)
    else:
        t = np.linspace(0, 1, 11)
        for fixed in np.linspace(0, 1, 9):
            k.tube(cloth, place(np.full(11, fixed), t), 0.006, seg=5)
        for fixed in np.linspace(0, 1, 22):
            k.tube(cloth, place(t, np.full(11, fixed)), 0.006, seg=5)
    for s in SIDES:
        rim = narrow * w * 0.4
        for z in np.linspace(-rim, rim, 6):
            bar(k, plastic("#e8e2d2"), 0.004, (s * length / 2, y, z), (s * half, top, 0))
        if spread:
            bar(k, d.timber(), 0.02, (s * length / 2, y, -rim * 1.1), (s * length / 2, y, rim * 1.1))
    stand = d.of("boat", "posts", "none")
    if stand == "boat":
        bent(k, m, 0.035, (-half, top, 0), (-half * 0.75, 0.3, 0), (0, 0.06, 0), (half * 0.75, 0.3, 0), (half, top, 0))
    for s in SIDES if stand != "none" else ():
        if stand == "posts":
            bar(k, m, 0.03, (s * half * 0.85, 0.05, 0), (s * half * 1.02, top + 0.02, 0))
        bar(k, m, 0.03, (s * half * 0.6, 0.04, -0.5), (s * half * 0.6, 0.04, 0.5))
    if stand == "posts":
        bar(k, m, 0.03, (-half * 0.85, 0.05, 0), (half * 0.85, 0.05, 0))


def canopy(k: Kit, d: Dice, y: float, r: float, drop: float) -> None:
    """A roof of cloth with ribs below whose top is at y; round, with corners, or square; maybe with a fringe."""
    cloth, other, n = d.cloth(), d.cloth(), d.of(4, 6, 8, 8)
    stripes, fringe = d.yes(0.25), d.of(0.0, 0.0, d.u(0.08, 0.18))
    for i in range(n):
        a, b = (t * 2 * np.pi / n + np.pi / 4 for t in (i, i + 1))
        left, right = ((np.sin(t) * r, y - drop, np.cos(t) * r) for t in (a, b))
        m = other if stripes and i % 2 else cloth
        quad(k, m, (0, y, 0), left, right, (0, y - 0.002, 0.002))
        bar(k, metal(), 0.006, (0, y - 0.02, 0), left)
        if fringe:
            quad(k, m, left, right, (right[0], right[1] - fringe, right[2]), (left[0], left[1] - fringe, left[2]))


@form("parasol")
def parasol(k: Kit, d: Dice) -> None:
    """A roof of cloth on a post with a heavy foot; it may be tilted, or closed."""
    h, r, m = d.u(1.9, 2.6), d.u(0.85, 1.6), d.of(d.timber(), metal(), d.steel())
    foot = d.of("disc", "square", "cross", "none")
    if foot == "disc":
        line = [(0, 0), (0.25, 0), (0.25, 0.05), (0.06, 0.1), (0.04, 0.35), (0, 0.35)]
        k.lathe(d.of(stone("#77787a"), d.hard()), line, seg=24)
    elif foot == "square":
        k.box(d.of(stone("#8a8a86"), d.hard()), 0.45, 0.08, 0.45)
        k.cyl(m, 0.035, 0.35, y=0.05)
    elif foot == "cross":
        for yaw in (0, 90):
            with k.at(yaw=yaw):
                k.box(m, 0.8, 0.04, 0.06)
    if d.yes(0.15):
        k.cyl(m, 0.02, h)
        k.lathe(d.cloth(), [(0.03, h * 0.35), (0.11, h * 0.4), (0.08, h * 0.75), (0.02, h * 0.97), (0, h)], fillet=0.03)
        return
    joint = h * 0.62
    bar(k, m, d.u(0.016, 0.028), (0, 0, 0), (0, joint, 0))
    with k.at(0, joint, 0, pitch=d.of(0, 0, d.u(10, 30))):
        bar(k, m, 0.018, (0, 0, 0), (0, h - joint + 0.05, 0))
        canopy(k, d, h - joint, r, r * d.u(0.22, 0.5))


@form("parasol")
def parasol_on_arm(k: Kit, d: Dice) -> None:
    """A roof that hangs from an arm whose post stands at its side."""
    h, r, m = d.u(2.3, 2.6), d.u(1.1, 1.5), d.steel()
    for yaw in (0, 90):
        with k.at(0, 0, -r - 0.2, yaw=yaw):
            k.box(m, 1.0, 0.05, 0.07)
    if d.yes(0.6):
        k.box(stone("#77787a"), 0.9, 0.08, 0.9, 0, 0.05, -r - 0.2)
    if d.yes(0.5):
        bent(k, m, 0.035, (0, 0, -r - 0.2), (0, h * 0.7, -r - 0.1), (0, h + 0.15, -r * 0.4), (0, h + 0.15, 0))
    else:
        bar(k, m, 0.035, (0, 0, -r - 0.2), (0, h, -r - 0.2))
        bar(k, m, 0.03, (0, h * 0.65, -r - 0.2), (0, h + 0.2, 0))
    bar(k, m, 0.015, (0, h + 0.2, 0), (0, h - 0.3, 0))
    canopy(k, d, h, r, r * d.u(0.2, 0.35))


@form("tent")
def tent(k: Kit, d: Dice) -> None:
    """A dome over two crossing poles, long or round, with a door."""
    w, length, h = d.u(1.3, 2.4), d.u(1.5, 2.6), d.u(0.9, 1.4)
    cloth, door, rods = d.cloth(), d.cloth(), d.hard()
    with k.at(scale=(w, h, length)):
        k.lathe(cloth, [(np.cos(t) * 0.5, np.sin(t)) for t in np.linspace(0, np.pi / 2, 8)], seg=d.of(10, 30))

        def place(u: Array, v: Array) -> Array:
            across, up = (u - 0.5) * 0.9 * (1 - 0.5 * v), v * 0.9
            return np.stack([np.sin(across) * np.cos(up) * 0.52, np.sin(up), np.cos(across) * np.cos(up) * 0.52], -1)

        k.sheet(door, place, (8, 8), 0.01)
        for turn in SIDES:
            t = np.linspace(0, np.pi, 15)
            k.tube(rods, np.stack([np.cos(t) * 0.37, np.sin(t) * 1.02, turn * np.cos(t) * 0.37], 1), 0.008)


@form("tent")
def tent_with_ridge(k: Kit, d: Dice) -> None:
    """Two slopes to a ridge, open ahead with flaps, between two poles with cords."""
    w, length, h, cloth, door = d.u(1.1, 2.0), d.u(1.5, 2.4), d.u(1.0, 1.5), d.cloth(), d.cloth()
    z, flap, m = length / 2, d.u(0.4, 0.8), d.of(d.timber(), metal())
    for s in SIDES:
        quad(k, cloth, (0, h, -z), (0, h, z), (s * w / 2, 0, z), (s * w / 2, 0, -z))
        quad(k, door, (0, h, z), (0, h, z + 0.005), (s * w / 2, 0, z + flap * 0.3), (s * w / 2 * (1 - flap), 0, z))
        bar(k, m, 0.014, (0, h + 0.05, s * z), (0, 0, s * z))
        bar(k, plastic("#d8d4c8"), 0.004, (0, h, s * z), (0, 0, s * (z + 0.6)))
    quad(k, cloth, (0, h, -z), (0, h, -z - 0.005), (w / 2, 0, -z), (-w / 2, 0, -z))


@form("tent")
def tipi(k: Kit, d: Dice) -> None:
    """Cloth around poles that lean together and cross above, open ahead."""
    n, r, h, m = d.i(4, 6), d.u(0.5, 1.0), d.u(1.2, 1.9), d.of(d.timber(), metal())
    cloth, door = d.cloth(), d.cloth()
    for i in range(n):
        a, b = ((t - 0.5) * 2 * np.pi / n for t in (i, i + 1))
        one, two = (np.array([np.sin(t) * r, 0, np.cos(t) * r]) for t in (a, b))
        high = [np.array([np.sin(t) * 0.06, h, np.cos(t) * 0.06]) for t in (a, b)]
        bar(k, m, 0.014, one, high[0] * [-2.5, 1, -2.5] + np.array([0, 0.25, 0]))
        if i:
            quad(k, cloth, one, two, high[1], high[0])
            continue
        for near, far, up in ((one, two, high), (two, one, high[::-1])):
            quad(k, door, near, near + (far - near) * 0.2, up[1], up[0])
    k.cyl(d.cloth(), r * 0.85, 0.03)


@form("mailbox")
def mailbox(k: Kit, d: Dice) -> None:
    """A flat box with a slot under a sloping lid, to hang on a wall."""
    w, h, deep, m = d.u(0.22, 0.42), d.u(0.26, 0.46), d.u(0.08, 0.18), d.of(d.steel(), painted(d.code()), metal())
    k.box(m, w, h, deep, 0, 0, deep / 2)
    with k.at(0, h, 0, pitch=d.u(5, 25)):
        k.box(d.of(m, d.steel()), w * 1.04, 0.02, deep * 1.15, 0, 0, deep * 0.57)
    slot = d.u(0.6, 0.85)
    k.box(rubber("#141416"), w * 0.75, 0.025, 0.006, 0, h * slot, deep, r=0)
    k.box(m, w * 0.8, 0.03, 0.012, 0, h * slot + 0.012, deep)
    k.box(metal(), 0.02, 0.02, 0.015, d.of(0, w * 0.35), h * 0.45, deep)
    for x in (-w * 0.3, w * 0.3) if d.yes(0.3) else ():
        bent(k, metal(), 0.006, (x, 0, deep * 0.3), (x, -0.09, deep * 0.7), (x, -0.03, deep * 1.1))


@form("mailbox")
def mailbox_on_post(k: Kit, d: Dice) -> None:
    """A tunnel with a door and a flag on a post, a box on a post, or a pillar in the street with a slot."""
    m = d.of(painted(d.code()), painted(d.of("#b8281f", "#22437f", "#e3b52f")), metal())
    post, h = d.of(d.timber(), d.steel()), d.u(0.8, 1.2)
    style, w, length = d.of("tunnel", "box", "pillar"), d.u(0.16, 0.24), d.u(0.42, 0.55)
    if style == "pillar":
        r = d.u(0.2, 0.28)
        k.lathe(m, [(0, 0), (r * 1.08, 0), (r, 0.12), (r, h + 0.25), (r * 1.12, h + 0.28), (r * 0.8, h + 0.38),
                    (0, h + 0.42)], seg=28)
        k.box(rubber("#141416"), r * 1.1, 0.035, 0.02, 0, h + 0.1, r * 0.93, r=0)
        k.box(d.of(m, plastic("#f0f0ea")), r, 0.3, 0.02, 0, h - 0.35, r * 0.96)
        return
    k.box(post, d.u(0.05, 0.1), h, d.u(0.05, 0.1), 0, 0, 0)
    if style == "tunnel":
        t = np.linspace(0, np.pi, 9)
        line = [(w / 2, 0), *((np.cos(a) * w / 2, w * 0.6 + np.sin(a) * w / 2) for a in t), (-w / 2, 0)]
        k.slab(m, line, length, 0, h, 0, axis="z")
        k.slab(d.of(m, d.steel()), [(x * 1.05, y * 1.04) for x, y in line], 0.02, 0, h, length / 2, axis="z")
        k.box(painted("#c8281f"), 0.01, 0.16, 0.03, w * 0.53, h + w * 0.5, 0)
    else:
        k.box(m, w * 1.7, 0.4, w, 0, h - 0.1, 0)
        k.box(rubber("#141416"), w * 1.2, 0.025, 0.01, 0, h + 0.2, w / 2, r=0)
        for s in SIDES:
            quad(k, m, (0, h + 0.42, -w * 0.6), (0, h + 0.42, w * 0.6), (s * w, h + 0.29, w * 0.6),
                 (s * w, h + 0.29, -w * 0.6), 0.015)


@form("christmas tree")
def christmas_tree(k: Kit, d: Dice) -> None:
    """A fir as cones one over another or as many twigs, with balls, a star on top, a foot; maybe gifts below."""
    h = d.of(d.u(0.4, 0.8), d.u(1.2, 2.3), d.u(1.2, 2.3))
    r, green = h * d.u(0.26, 0.4), natural("leaf", d.of("#2f5a34", "#3d6b3a", "#244a2e", "#5a7f5a", "#e8ece8"))
    trunk, tiers = h * d.u(0.1, 0.2), d.i(3, 6)
    k.cyl(wood("#5a3d28"), h * 0.025, h * 0.6)
    if d.yes(0.5):
        k.cyl(d.hard(), h * 0.1, h * 0.09, top=h * 0.12)
    else:
        for yaw in (0, 90):
            with k.at(yaw=yaw):
                k.box(d.timber(), h * 0.3, h * 0.03, h * 0.03)
    if d.yes(0.55):
        step, sides = (h - trunk) / tiers, d.of(10, 24)
        for n in range(tiers):
            low, wide = trunk + step * n * 0.92, r * (1 - n / tiers * 0.75)
            top = h if n == tiers - 1 else low + step * 1.6
            k.lathe(green, [(0, low + step * 0.2), (wide, low), (0, top)], seg=sides)
    else:
        for n in range(130):
            t, a = (n / 130) ** 0.8, n * 2.4
            y, reach = trunk + (h - trunk) * t, r * (1 - t) + 0.02 * h
            k.tube(green, [(0, y + reach * 0.2, 0), (np.sin(a) * reach, y, np.cos(a) * reach)],
                   [h * 0.03, h * 0.006], seg=5)
    decked(k, d, h, r, trunk)


def decked(k: Kit, d: Dice, h: float, r: float, trunk: float) -> None:
    """What hangs on a tree h high and r wide at its lowest, that begins at height `trunk`; all metres."""
    coats = [plastic(d.of("#b8281f", "#d8b23a", "#c4c7cb", d.code())) for _ in range(3)]

    def place(t: Array | float, a: Array | float) -> Array:
        out = r * (1 - np.asarray(t)) * 1.04
        return np.stack([np.sin(a) * out, trunk + (h - trunk) * np.asarray(t), np.cos(a) * out], -1)

    for n in range(d.i(0, 40)):
        x, y, z = place(d.u(0.03, 0.85), d.u(0, 6.3))
        k.blob(coats[n % 3], h * 0.044, h * 0.044, h * 0.044, x, y - h * 0.022, z, cells=4)
    if d.yes(0.35):
        t = np.linspace(0.03, 0.93, 70)
        k.tube(d.of(*coats), place(t, t * 38), h * 0.008)
    if d.yes(0.75):
        rays = [(i * np.pi / 5, h * (0.025 if i % 2 else 0.06)) for i in range(10)]
        star = [(np.sin(a) * reach, np.cos(a) * reach) for a, reach in rays]
        k.slab(metal("#d8b23a"), star, 0.02 * h, 0, h * 1.03, 0, axis="z")
    for n in range(d.of(0, 0, 3)):
        x, _, z = place(0.15, n * 2.0)
        k.box(fabric(d.code()), h * 0.12, h * d.u(0.06, 0.12), h * 0.1, x, 0, z)
