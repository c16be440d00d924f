"""What one plays on and trains with: tables for games, hoops, machines; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, leather, metal, natural, painted, plastic, rubber, wood
from assets.variety.parts import SIDES, bar, bent, rungs, wheel
from assets.variety.registry import Dice, form


def hoop(k: Kit, d: Dice, y: float, z: float, size: float = 1.0) -> None:
    """A board whose back is at z, with a square on it, a ring ahead of it and a net below; y is the ring's height."""
    w, ring, net = d.u(0.9, 1.8) * size, 0.23 * max(size, 0.6), plastic("#f0f0ea")
    h, line, thick = w * d.u(0.58, 0.72), d.of(painted("#c8321f"), painted("#26272a")), 0.03
    k.box(d.of(plastic("#f2f2ee"), glass(), d.hard(), d.timber()), w, h, thick, 0, y - h * 0.15, z + thick / 2)
    for s in SIDES:
        k.box(line, 0.025, 0.4 * size, 0.006, s * 0.26 * size, y + 0.05, z + thick, r=0)
    for v in (0.05, 0.05 + 0.4 * size):
        k.box(line, 0.55 * size, 0.025, 0.006, 0, y + v - 0.0125, z + thick, r=0)
    middle = z + thick + ring + 0.08
    k.ring(painted("#d2571f"), ring, 0.011, 0, y - 0.01, middle, seg=24)
    k.box(painted("#d2571f"), 0.12, 0.03, 0.12, 0, y - 0.03, z + thick + 0.05)
    if d.yes(0.85):
        deep, n = ring * d.u(1.3, 1.9), 10
        for a in np.arange(n) * 2 * np.pi / n:
            for turn in SIDES:
                b = a + turn * 0.7
                bar(k, net, 0.004, (np.sin(a) * ring, y, middle + np.cos(a) * ring),
                    (np.sin(b) * ring * 0.6, y - deep, middle + np.cos(b) * ring * 0.6))


@form("basketball hoop")
def basketball_hoop(k: Kit, d: Dice) -> None:
    """A board with a ring and a net, for a wall or, small, for a door."""
    hoop(k, d, 0.0, 0.0, d.of(1.0, 1.0, d.u(0.35, 0.6)))


@form("basketball hoop")
def basketball_hoop_on_post(k: Kit, d: Dice) -> None:
    """The same on a post, with a foot full of water or fixed in the ground."""
    y, m, reach = d.u(1.5, 2.7), d.steel(), d.u(0.2, 0.6)
    if d.yes(0.7):
        k.box(plastic(d.of("#232326", d.code())), d.u(0.6, 0.9), d.u(0.14, 0.22), d.u(0.7, 1.1), 0, 0, -0.25, r=0.05)
        bar(k, m, 0.02, (0, y * 0.4, 0), (0, 0.15, -0.6))
    bar(k, m, d.u(0.035, 0.06), (0, 0, 0), (0, y, 0))
    for v in (0.0, 0.35):
        bar(k, m, 0.025, (0, y - 0.2 + v, 0), (0, y + v, reach))
    hoop(k, d, y, reach, min(1.0, y / 2.2))


@form("ping pong table")
def ping_pong_table(k: Kit, d: Dice) -> None:
    """A green or blue board with white lines and a net across, on legs that fold; one half may be up."""
    s = d.of(d.u(0.94, 1.0), d.u(0.94, 1.0), d.u(0.5, 0.75))
    w, length, h = 1.525 * s, 2.74 * s, 0.76 if s > 0.9 else d.u(0.66, 0.76)
    top, line, m = painted(d.of("#1f5a46", "#22528f", "#2a6fa8", "#3a3d42")), plastic("#f4f4f2"), d.steel()
    folded = d.yes(0.2)
    for side in SIDES:
        with k.at(0, h - 0.01, side * 0.02, pitch=90 if folded and side < 0 else 0):
            z = side * length / 4
            k.box(top, w, 0.025, length / 2 - 0.03, 0, 0, z, r=0)
            k.box(line, 0.012, 0.003, length / 2 - 0.03, 0, 0.025, z, r=0)
            for x in SIDES:
                k.box(line, 0.02, 0.003, length / 2 - 0.03, x * (w / 2 - 0.01), 0.025, z, r=0)
            k.box(line, w, 0.003, 0.02, 0, 0.025, side * (length / 2 - 0.03), r=0)
    for z in (0.14, 0.4) if folded else (-0.38, -0.1, 0.1, 0.38):
        for x in SIDES:
            bar(k, m, d.u(0.016, 0.026), (x * w * 0.38, 0, z * length), (x * w * 0.38, h, z * length))
        bar(k, m, 0.014, (-w * 0.38, h * 0.4, z * length), (w * 0.38, h * 0.4, z * length))
    net = 0.1525 * s
    rungs(k, plastic("#2a2b2e"), 0.002, 40, ((-w * 0.53, h + 0.015, 0), (w * 0.53, h + 0.015, 0)),
          ((-w * 0.53, h + 0.015 + net, 0), (w * 0.53, h + 0.015 + net, 0)))
    rungs(k, plastic("#2a2b2e"), 0.003, 7, ((-w * 0.53, h, 0), (-w * 0.53, h + net, 0)),
          ((w * 0.53, h, 0), (w * 0.53, h + net, 0)))
    k.box(line, w * 1.06, 0.014, 0.006, 0, h + net + 0.01, 0, r=0)
    if not folded and d.yes(0.35):
        for x in SIDES:
            with k.at(x * w * 0.2, h + 0.015, x * length * 0.3, yaw=d.u(0, 360)):
                k.cyl(rubber(d.of("#b8281f", "#232326")), 0.075, 0.012, seg=18)
                k.box(d.timber(), 0.026, 0.018, 0.1, 0, 0, 0.11)


@form("pool table")
def pool_table(k: Kit, d: Dice) -> None:
    """A bed of cloth between cushioned rails with six pockets, on heavy legs; with balls and cues or without."""
    w, length, h, m = d.u(1.1, 1.45), d.u(2.0, 2.75), d.u(0.78, 0.86), d.of(wood("#5a3422"), d.timber(), d.timber())
    cloth, rail = natural("fabric", d.of("#1f7a4a", "#1f7a4a", "#2a5a9a", "#8a2430", "#4a4d52")), d.u(0.1, 0.16)
    k.box(cloth, w, 0.03, length, 0, h - 0.07, 0, r=0)
    k.box(m, w + rail, d.u(0.14, 0.28), length + rail, 0, h - 0.34, 0)
    for s in SIDES:
        k.box(m, rail, 0.09, length + 2 * rail, s * (w + rail) / 2, h - 0.07, 0, r=0.012)
        k.box(m, w, 0.09, rail, 0, h - 0.07, s * (length + rail) / 2, r=0.012)
        k.box(cloth, 0.04, 0.05, length, s * (w / 2 - 0.02), h - 0.06, 0)
        k.box(cloth, w, 0.05, 0.04, 0, h - 0.06, s * (length / 2 - 0.02))
        for z in (-1, 0, 1):
            k.cyl(rubber("#141416"), 0.07, 0.1, s * w * 0.5, h - 0.075, z * length * 0.5, seg=16)
    if d.yes(0.25):
        k.box(m, w * 0.75, h - 0.3, length * 0.75)
    for x in SIDES:
        for z in (-1, 0, 1) if length > 2.5 and d.yes() else SIDES:
            if d.yes(0.6):
                k.box(m, 0.13, h - 0.2, 0.13, x * w * 0.42, 0, z * length * 0.42, r=0.012)
            else:
                k.lathe(m, [(0, 0), (0.06, 0), (0.045, 0.08), (0.09, h * 0.4), (0.05, h * 0.5), (0.08, h * 0.8)],
                        x * w * 0.42, 0, z * length * 0.42, fillet=0.02, seg=16)
    for _ in range(d.of(0, 7, 15)):
        k.blob(plastic(d.code()), 0.057, 0.057, 0.057, d.u(-0.4, 0.4) * w, h - 0.04, d.u(-0.4, 0.4) * length, cells=5)
    if d.yes(0.4):
        with k.at(d.u(-0.1, 0.1) * w, h - 0.025, 0, yaw=d.u(-15, 15)):
            k.tube(d.timber(), [(0, 0, -0.7), (0, 0, 0.7)], [0.015, 0.006], seg=7)


@form("foosball table")
def foosball_table(k: Kit, d: Dice) -> None:
    """A deep box with a green floor, eight bars across it with little players and grips outside; on legs or small."""
    small = d.yes(0.2)
    w, length, rim = (d.u(0.35, 0.5), d.u(0.6, 0.85), 0.12) if small else (d.u(0.65, 0.78), d.u(1.15, 1.45), 0.2)
    h, m = (0.02, d.timber()) if small else (d.u(0.62, 0.72), d.of(d.timber(), d.hard()))
    k.box(d.of(painted("#2f8a4a"), painted("#1f6a3a")), w, 0.03, length, 0, h, 0, r=0)
    for s in SIDES:
        k.box(m, 0.035, rim, length + 0.07, s * (w / 2 + 0.017), h - 0.02, 0)
        k.box(m, w, rim, 0.035, 0, h - 0.02, s * (length / 2 + 0.017))
        k.box(rubber(), w * 0.3, rim * 0.45, 0.01, 0, h + 0.03, s * (length / 2 - 0.004), r=0)
    if not small:
        if d.yes(0.7):
            leg, thick = d.of(m, d.steel()), d.u(0.06, 0.12)
            for x in SIDES:
                for z in SIDES:
                    k.box(leg, thick, h, 0.08, x * w * 0.46, 0, z * length * 0.45)
        else:
            for z in SIDES:
                k.box(m, w, h, 0.06, 0, 0, z * length * 0.4)
    teams = (plastic(d.of("#b8281f", "#d8b23a")), plastic(d.of("#22529a", "#26272a")))
    for n in range(8):
        z, y, side = (n - 3.5) * length / 8.6, h + rim * 0.72, (1, 1, -1, 1, -1, 1, -1, -1)[n]
        reach, slid = w * 0.5 + 0.16, d.u(-0.05, 0.05)
        bar(k, metal(), 0.008, (slid - reach, y, z), (slid + reach, y, z))
        bar(k, rubber(), 0.016, (slid + side * reach, y, z), (slid + side * (reach + 0.11), y, z))
        for x in np.linspace(-0.36, 0.36, (1, 2, 3, 5, 5, 3, 2, 1)[n]):
            k.box(teams[side > 0], 0.03, rim * 0.55, 0.025, x * w + slid, y - rim * 0.4, z)
            k.blob(teams[side > 0], 0.026, 0.03, 0.026, x * w + slid, y + rim * 0.14, z, cells=4)


@form("trampoline")
def trampoline(k: Kit, d: Dice) -> None:
    """A round mat in a ring on legs with a padded rim, small with a bar to hold, or large with a net around."""
    large = d.yes(0.6)
    r, h, m = (d.u(0.95, 1.75), d.u(0.55, 0.9), d.steel()) if large else (d.u(0.45, 0.7), d.u(0.2, 0.33), d.steel())
    pad = d.of(plastic(d.code()), d.cloth())
    k.cyl(rubber("#1c1d20"), r * 0.88, 0.012, y=h, seg=30)
    k.lathe(pad, [(r * 0.84, h + 0.012), (r * 0.85, h + 0.03), (r, h + 0.03), (r * 1.01, h), (r * 0.86, h)], seg=32)
    k.ring(m, r, 0.022, y=h - 0.03, seg=32)
    n = d.i(3, 4) if large else d.i(5, 8)
    for a in np.arange(n) * 2 * np.pi / n:
        if large:
            left, right = ((np.sin(a + t) * r, np.cos(a + t) * r) for t in (-0.22, 0.22))
            bar(k, m, 0.02, (left[0], h, left[1]), (left[0], 0.02, left[1]), (right[0], 0.02, right[1]),
                (right[0], h, right[1]))
        else:
            bar(k, m, 0.016, (np.sin(a) * r, 0, np.cos(a) * r), (np.sin(a) * r * 0.97, h, np.cos(a) * r * 0.97))
    if large and d.yes(0.7):
        high, posts = h + d.u(1.3, 1.8), n * 2
        for a in np.arange(posts) * 2 * np.pi / posts + 0.22:
            x, z = np.sin(a) * r * 1.03, np.cos(a) * r * 1.03
            bar(k, d.of(m, pad), 0.025, (x, h * 0.3, z), (x, high, z))
        threads = np.arange(36) * np.pi / 18
        for a in threads:
            bar(k, rubber("#2c2d31"), 0.004, (np.sin(a) * r, h, np.cos(a) * r), (np.sin(a) * r, high, np.cos(a) * r))
        for y in np.linspace(h + 0.25, high - 0.02, 6):
            k.ring(rubber("#2c2d31"), r, 0.005, y=y, seg=32, sides=4)
    elif not large and d.yes(0.5):
        bent(k, m, 0.016, (-r * 0.6, h, r * 0.8), (-r * 0.55, h + 0.75, r * 0.95), (0, h + 0.85, r),
             (r * 0.55, h + 0.75, r * 0.95), (r * 0.6, h, r * 0.8))


@form("treadmill")
def treadmill(k: Kit, d: Dice) -> None:
    """A belt on a long low deck, posts ahead that bear a panel and bars to hold."""
    w, length, h, m = d.u(0.62, 0.88), d.u(1.3, 1.95), d.u(1.15, 1.45), d.of(d.steel(), d.hard())
    trim = d.of(m, d.hard())
    with k.at(0, 0.04, -length / 2, pitch=-d.u(0, 5)):
        k.box(m, w * 0.95, d.u(0.1, 0.18), length, 0, 0, length / 2, r=0.01)
        k.box(rubber("#1a1a1c"), w * 0.66, 0.01, length * 0.94, 0, 0.175, length / 2, r=0)
        for s in SIDES:
            k.box(trim, w * 0.13, 0.03, length * 0.96, s * w * 0.4, 0.155, length / 2)
        k.box(trim, w, d.u(0.2, 0.3), 0.28, 0, 0.02, length - 0.08, r=0.03)
    if d.yes(0.12):
        bent(k, m, 0.02, (-w / 2, 0.1, length / 2), (-w * 0.4, h * 0.8, length * 0.42),
             (w * 0.4, h * 0.8, length * 0.42), (w / 2, 0.1, length / 2))
        return
    lean, rest = d.u(0.0, 0.3), d.u(0.35, 0.75)
    for s in SIDES:
        x = s * w * 0.48
        bar(k, m, d.u(0.025, 0.045), (x, 0.02, length * 0.42), (x, h * 0.85, length * 0.42 - lean))
        bar(k, rubber(), 0.022, (x, h * 0.82, length * 0.42 - lean), (x, h * 0.76, length * 0.42 - lean - rest * 0.8),
            *(((x, 0.15, length * 0.42 - lean - rest),) if d.yes(0.25) else ()))
    with k.at(0, h * 0.78, length * 0.42 - lean, pitch=d.u(15, 45)):
        k.box(trim, w * 0.98, h * 0.22, d.u(0.05, 0.12), r=0.02)
        k.box(glass("#15161a", 1.0), w * d.u(0.3, 0.6), h * 0.14, 0.01, 0, h * 0.05, -0.06)
    z = length * 0.4 - lean - 0.1
    bar(k, rubber(), 0.018, (-w * 0.48, h * 0.8, z), (w * 0.48, h * 0.8, z))


@form("exercise bike")
def exercise_bike(k: Kit, d: Dice) -> None:
    """A saddle, a bar and pedals as on a bicycle, on a stand, about one wheel that is open or hidden."""
    m, hull, length = d.of(d.steel(), d.hard()), d.hard(), d.u(0.85, 1.15)
    seat, grip, kind = d.u(0.8, 0.95), d.u(1.0, 1.2), d.of("wheel", "hull", "low")
    for s in SIDES:
        bar(k, m, 0.03, (-0.26, 0.03, s * length / 2), (0.26, 0.03, s * length / 2))
    bar(k, m, 0.03, (0, 0.05, -length / 2), (0, d.u(0.06, 0.2), 0), (0, 0.05, length / 2))
    r, crank = d.u(0.19, 0.25), 0.32
    if kind == "wheel":
        wheel_at = length * 0.28
        with k.at(0, 0.12):
            wheel(k, metal(), d.of(metal(), hull), r, 0, wheel_at, thick=0.025, spokes=d.of(0, 5))
        for x in (-0.06, 0.06):
            bar(k, m, 0.018, (x, 0.05, length / 2), (x, 0.12 + r, wheel_at), (0, grip * 0.65, wheel_at - 0.12))
        bar(k, m, 0.03, (0, crank, -0.02), (0, grip * 0.62, wheel_at - 0.1))
    else:
        k.blob(hull, d.u(0.14, 0.22), d.u(0.45, 0.6), length * d.u(0.55, 0.75), 0, 0.06, length * 0.14, power=2.8)
    back = -length * (0.42 if kind == "low" else 0.2)
    seat = 0.5 if kind == "low" else seat
    bar(k, m, 0.028, (0, crank * 0.8, -0.02), (0, seat - 0.04, back))
    with k.at(0, crank, 0.02 if kind != "low" else length * 0.3):
        for s in SIDES:
            bar(k, metal(), 0.012, (0, 0, 0), (s * 0.1, 0, 0), (s * 0.12, s * 0.12, s * 0.12))
            k.box(rubber(), 0.1, 0.03, 0.1, s * 0.17, s * 0.12 - 0.015, s * 0.12)
    if kind == "low":
        k.box(rubber(), 0.42, 0.08, 0.36, 0, seat - 0.04, back, r=0.03)
        with k.at(0, seat + 0.06, back - 0.2, pitch=-15):
            k.box(rubber(), 0.42, d.u(0.4, 0.6), 0.07, r=0.03)
    else:
        k.blob(rubber(), 0.22, 0.08, 0.27, 0, seat - 0.05, back, power=2.6, cells=7)
    ahead, near = length * 0.2, d.u(0.1, 0.25)
    bar(k, m, 0.026, (0, 0.4, ahead), (0, grip - 0.02, ahead * 0.9))
    for s in SIDES:
        bent(k, rubber(), 0.016, (0, grip - 0.03, ahead), (s * 0.2, grip, ahead), (s * 0.24, grip + 0.04, ahead - near))
    with k.at(0, grip, ahead + 0.02, pitch=-30):
        k.box(d.of(hull, plastic("#1d1e21")), d.u(0.16, 0.3), d.u(0.12, 0.24), 0.04, r=0.012)


@form("weight bench")
def weight_bench(k: Kit, d: Dice) -> None:
    """A narrow padded bench whose back may slope; most with uprights that bear a bar with discs."""
    pad, m, h = leather(d.of("#232326", "#232326", "#8a2430", d.code())), d.steel(), d.u(0.38, 0.48)
    length, w, slope = d.u(1.0, 1.25), d.u(0.24, 0.32), d.of(0.0, d.u(15, 60))
    for z in SIDES:
        bar(k, m, 0.025, (-0.22, 0.025, z * length * 0.42), (0.22, 0.025, z * length * 0.42))
        bar(k, m, 0.025, (0, 0.02, z * length * 0.42), (0, h - 0.02, z * length * d.u(0.2, 0.42)))
    bar(k, m, 0.028, (0, h - 0.02, -length * 0.42), (0, h - 0.02, length * 0.48))
    k.box(pad, w, 0.07, length * 0.34, 0, h, length * 0.32, r=0.02)
    with k.at(0, h, length * 0.13, pitch=slope):
        k.box(pad, w, 0.07, length * 0.68, 0, 0, -length * 0.35, r=0.02)
    if slope:
        bar(k, m, 0.018, (0, h, -length * 0.38), (0, h + np.sin(np.radians(slope)) * length * 0.4, -length * 0.18))
    if d.yes(0.3):
        for y in (h - 0.18, h + 0.02):
            with k.at(0, y, length * 0.58, roll=-90):
                k.cyl(pad, 0.05, 0.4, y=-0.2, bevel=0.01)
        bar(k, m, 0.02, (0, h, length * 0.45), (0, h - 0.13, length * 0.58))
    if d.yes(0.7):
        high, x, z = d.u(0.85, 1.15), d.u(0.3, 0.5), -length * 0.45
        for s in SIDES:
            bar(k, m, 0.025, (s * x, 0.02, z - 0.2), (s * x, 0.02, z + 0.25))
            bar(k, m, 0.028, (s * x, 0.02, z), (s * x, high, z), (s * x, high + 0.08, z + 0.06))
        bar(k, m, 0.02, (-x, 0.2, z), (x, 0.2, z))
        reach, r, many = d.u(0.6, 0.85), d.u(0.1, 0.22), d.i(1, 3)
        iron = d.of(rubber("#232326"), metal("#55585e"), plastic(d.code()))
        bar(k, metal(), 0.014, (-reach - 0.1, high + 0.03, z + 0.03), (reach + 0.1, high + 0.03, z + 0.03))
        for s in SIDES:
            discs(k, iron, many, s * reach, high + 0.03, z + 0.03, r)


def discs(k: Kit, m: Finish, many: int, x: float, y: float, z: float, r: float) -> None:
    """Weights on a bar along x, the first of radius r, metres."""
    with k.at(x, y, z, roll=-90):
        for n in range(many):
            k.cyl(m, r * (1 - 0.2 * n), 0.035, y=0.04 * n * np.sign(x), bevel=0.006, seg=22)
