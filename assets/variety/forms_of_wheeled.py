"""What rolls on wheels: to ride on, to be pushed in, to push; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, leather, metal, plastic, rubber
from assets.variety.parts import SIDES, bar, bent, hood, pedals, quad, rungs, sling, tub, wheel
from assets.variety.registry import Dice, form


def handlebar(k: Kit, d: Dice, m: Finish, w: float, y: float, z: float, style: str) -> None:
    """Straight, swept back, or curved down as racers have it; with grips. w wide, its middle at y, z, metres."""
    back = {"flat": 0.02, "swept": -0.16, "drop": 0.08}[style]
    for s in SIDES:
        if style == "drop":
            bent(k, m, 0.012, (0, y, z), (s * w * 0.42, y, z), (s * w * 0.45, y - 0.02, z + back),
                 (s * w * 0.46, y - 0.12, z + 0.08), (s * w * 0.46, y - 0.13, z - 0.02))
        else:
            up = 0.06 if style == "swept" else 0.0
            bent(k, m, 0.012, (0, y, z), (s * w * 0.25, y + up, z + 0.02), (s * w / 2, y + up, z + back))
            bar(k, rubber(), 0.017, (s * w * 0.4, y + up, z + back * 0.7), (s * w / 2, y + up, z + back))


def saddle(k: Kit, d: Dice, y: float, z: float, s: float = 1.0) -> None:
    """Broad behind, narrow ahead; its top near y."""
    m = d.of(leather("#2a2a2c"), leather("#7a4a2a"), rubber())
    k.blob(m, d.u(0.14, 0.22) * s, 0.06 * s, 0.17 * s, 0, y - 0.06 * s, z - 0.05 * s, power=2.5, cells=7)
    k.blob(m, 0.06 * s, 0.045 * s, 0.22 * s, 0, y - 0.05 * s, z + 0.07 * s, power=2.5, cells=6)


@form("bicycle")
def bicycle(k: Kit, d: Dice) -> None:
    """Two wheels in a frame of triangles, a fork, a handlebar, a saddle, cranks; for the grown or the small."""
    r = d.of(d.u(0.31, 0.36), d.u(0.31, 0.36), d.u(0.17, 0.26))
    s, m, grip = (r / 0.33) ** 0.6, d.steel(), d.of("flat", "swept", "drop")
    base, fat, low = s * d.u(0.96, 1.1), d.u(0.012, 0.03) * s, d.yes(0.35)
    with k.at(roll=d.of(0, 0, 0, 9)):
        for z in (-base / 2, base / 2):
            wheel(k, rubber(), d.of(metal(), metal(), m), r, 0, z, thick=fat, spokes=d.i(9, 20))
        crank, seat = np.array([0, r * 0.85, -base * 0.07]), np.array([0, r * 0.85 + 0.46 * s, -base * 0.22])
        head, neck = np.array([0, r + 0.5 * s, base * 0.3]), np.array([0, r + 0.36 * s, base * 0.34])
        tube = d.u(0.013, 0.022) * s
        bar(k, m, tube, crank, seat)
        bar(k, m, tube * 1.15, crank, neck)
        bar(k, m, tube, crank + (seat - crank) * (0.3 if low else 0.95), neck if low else head)
        bar(k, m, tube * 1.3, head + np.array([0, 0.05, -0.013]), neck)
        for x in (-0.045 * s, 0.045 * s):
            bar(k, m, tube * 0.6, (x, r, -base / 2), crank)
            bar(k, m, tube * 0.6, (x, r, -base / 2), crank + (seat - crank) * 0.92)
            bar(k, m, tube * 0.8, (x, r, base / 2), (x, r + 0.34 * s, base * 0.37), neck)
        rise = d.u(0.06, 0.2) * s
        bar(k, metal(), 0.013, seat, seat + np.array([0, rise, -0.03]))
        saddle(k, d, seat[1] + rise + 0.03, seat[2] - 0.03, max(s, 0.8))
        top = head[1] + d.u(0.06, 0.14)
        bar(k, metal(), 0.013, head, (0, top, head[2]))
        handlebar(k, d, metal(), d.u(0.42, 0.7) * s, top, head[2] + 0.03, grip)
        pedals(k, metal(), crank[1], crank[2], 0.17 * s)
        with k.at(0.04, crank[1], crank[2], roll=-90):
            k.cyl(d.of(metal(), rubber()), 0.09 * s, 0.006, seg=20)
        fitted_out(k, d, m, r, base, s, fat)


def fitted_out(k: Kit, d: Dice, m: Finish, r: float, base: float, s: float, fat: float) -> None:
    """What a bicycle may have besides: mudguards, a carrier, a basket, a chain guard, little wheels at the side."""
    if d.yes(0.4):
        for z, a in ((-base / 2, (20, 160)), (base / 2, (60, 170))):
            turn = np.radians(np.linspace(*a, 9))
            k.tube(m, [(0, r + np.sin(t) * (r + fat), z - np.cos(t) * (r + fat)) for t in turn], fat * 1.3, seg=6)
    if d.yes(0.35):
        y = 2 * r + 0.06
        rungs(k, metal(), 0.006, 3, ((-0.06, y, -base * 0.28), (-0.06, y, -base * 0.62)),
              ((0.06, y, -base * 0.28), (0.06, y, -base * 0.62)))
        for x in (-0.06, 0.06):
            bar(k, metal(), 0.006, (x, y, -base * 0.26), (x, y, -base * 0.65), (x * 0.8, r, -base / 2))
    if d.yes(0.25):
        with k.at(0, r + 0.36 * s, base * 0.34 + 0.16):
            tub(k, d.of(d.timber(), d.steel()), (0.24 * s, 0.18 * s), (0.34 * s, 0.26 * s), 0.2 * s)
    if r < 0.27 and d.yes(0.5):
        for x in (-0.17, 0.17):
            wheel(k, rubber(), d.hard(), 0.06, x, -base / 2, thick=0.014)
            bar(k, metal(), 0.007, (0, r, -base / 2), (x, 0.06, -base / 2))


@form("tricycle")
def tricycle(k: Kit, d: Dice) -> None:
    """One big wheel ahead with pedals, two small ones behind, a low seat; some with a handle to push."""
    r, rear, m, w = d.u(0.11, 0.18), d.u(0.08, 0.13), d.of(d.steel(), d.hard()), d.u(0.32, 0.46)
    base, tyre, rim = d.u(0.4, 0.52), d.of(rubber(), d.hard()), d.of(metal(), d.hard())
    spokes = d.of(0, 0, 8)
    wheel(k, tyre, rim, r, 0, base * 0.5, thick=d.u(0.015, 0.03), spokes=spokes)
    for s in SIDES:
        wheel(k, tyre, rim, rear, s * w / 2, -base * 0.5, thick=d.u(0.012, 0.025), spokes=spokes)
        bar(k, m, 0.012, (s * 0.045, r, base * 0.5), (s * 0.045, 2 * r + 0.04, base * 0.46),
            (0, 2 * r + 0.06, base * 0.42))
    seat = d.u(0.26, 0.33)
    top = seat + d.u(0.17, 0.28)
    bar(k, m, 0.013, (-w / 2, rear, -base / 2), (w / 2, rear, -base / 2))
    bent(k, m, d.u(0.014, 0.026), (0, 2 * r + 0.05, base * 0.42), (0, seat - 0.05, base * 0.1),
         (0, seat - 0.06, -base * 0.3), (0, rear, -base / 2))
    bar(k, m, 0.013, (0, 2 * r + 0.03, base * 0.44), (0, top, base * 0.34))
    handlebar(k, d, m, d.u(0.3, 0.42), top, base * 0.33, d.of("flat", "swept"))
    pedals(k, metal(), r, base * 0.5, r * 0.6)
    k.box(d.hard(), 0.22, 0.04, 0.22, 0, seat - 0.03, -base * 0.25, r=0.018)
    if d.yes(0.6):
        with k.at(0, seat, -base * 0.25 - 0.1, pitch=-12):
            k.box(d.hard(), 0.22, d.u(0.1, 0.26), 0.03, r=0.012)
    if d.yes(0.35):
        high = d.u(0.8, 1.0)
        bent(k, m, 0.011, (0, rear, -base / 2), (0, seat + 0.1, -base * 0.75), (0, high, -base * 1.1))
        bar(k, rubber(), 0.016, (-0.12, high, -base * 1.1), (0.12, high, -base * 1.1))
    elif d.yes(0.4):
        with k.at(0, rear + 0.02, -base / 2 - 0.05):
            tub(k, d.hard(), (w * 0.6, 0.15), (w * 0.75, 0.2), 0.1)


@form("scooter")
def scooter(k: Kit, d: Dice) -> None:
    """A board to stand on between wheels, with an upright post and a bar across; for a child, or with a motor."""
    kind = d.of("small", "kick", "motor")
    r = {"small": d.u(0.04, 0.07), "kick": d.u(0.05, 0.12), "motor": d.u(0.1, 0.14)}[kind]
    h = {"small": d.u(0.55, 0.75), "kick": d.u(0.8, 1.0), "motor": d.u(1.0, 1.2)}[kind]
    base, m, fat = h * d.u(0.75, 0.95), d.of(d.steel(), d.hard()), r * d.u(0.18, 0.32)
    floor, thick, tyre, rim = r * d.u(0.9, 1.3), d.u(0.02, 0.07), d.of(rubber(), d.hard()), d.hard()
    for x in (-0.13, 0.13) if kind == "small" and d.yes(0.6) else (0.0,):
        wheel(k, tyre, rim, r, x, base / 2, thick=fat)
        bar(k, m, 0.012, (x, r, base / 2), (0, 2 * r + 0.05, base * 0.42))
    wheel(k, tyre, rim, r, 0, -base / 2, thick=fat)
    k.box(d.of(m, d.timber(), d.hard()), d.u(0.1, 0.18), thick, base * 0.72, 0, floor, -base * 0.06, r=0.008)
    if kind == "motor":
        k.box(rubber(), 0.12, 0.004, base * 0.6, 0, floor + thick, -base * 0.06, r=0)
    for s in SIDES:
        bar(k, m, 0.008, (s * 0.035, floor + 0.01, -base * 0.38), (s * 0.03, r, -base / 2))
    bar(k, m, 0.017, (0, floor + 0.01, base * 0.28), (0, 2 * r + 0.06, base * 0.41))
    bar(k, m, d.u(0.012, 0.026), (0, 2 * r + 0.02, base * 0.43), (0, h, base * 0.36))
    handlebar(k, d, m, d.u(0.34, 0.5), h, base * 0.36, "flat")
    if d.yes(0.6):
        k.box(m, fat * 2.4, 0.008, r * 2, 0, 2 * r + 0.005, -base / 2, r=0.002)


@form("stroller")
def stroller(k: Kit, d: Dice) -> None:
    """A sling for a seat under a hood, in a frame on three or four small wheels, with a handle high behind."""
    r, w, m, cloth = d.u(0.08, 0.15), d.u(0.42, 0.56), d.of(metal(), d.steel(), plastic("#26272a")), d.cloth()
    h, ahead, hub = d.u(0.92, 1.08), d.u(0.3, 0.42), d.hard()
    for s in SIDES:
        x = s * w / 2
        wheel(k, rubber(), hub, r, x, -0.32, thick=0.02, spokes=d.of(0, 7))
        bar(k, m, 0.013, (x, r, ahead), (x, 0.5, -0.02), (x, h, -0.52))
        bar(k, m, 0.013, (x, r, -0.32), (x, 0.55, -0.06))
        bar(k, m, 0.011, (x, 0.5, -0.02), (x, 0.62, 0.2))
    if d.yes(0.3):
        wheel(k, rubber(), hub, r, 0, ahead + 0.1, thick=0.025)
        for s in SIDES:
            bar(k, m, 0.012, (s * w / 2, r * 2, ahead * 0.85), (0, r, ahead + 0.1))
    else:
        for s in SIDES:
            wheel(k, rubber(), hub, r * 0.8, s * w / 2, ahead, thick=0.02)
    bar(k, rubber(), 0.017, (-w / 2, h, -0.52), (w / 2, h, -0.52))
    bar(k, m, 0.011, (-w / 2, r, -0.32), (w / 2, r, -0.32))
    lean = d.u(0.16, 0.4)
    sling(k, cloth, w * 0.86, [(0.24, 0.36), (0.42, 0.28), (0.44, 0.02), (0.66, -lean * 0.6), (0.92, -lean)], 0.03)
    for s in SIDES:
        quad(k, cloth, (s * w * 0.44, 0.43, 0.25), (s * w * 0.44, 0.43, -0.05), (s * w * 0.44, 0.86, -lean * 0.9),
             (s * w * 0.44, 0.58, 0.1), 0.012)
    if d.yes(0.8):
        with k.at(0, 0.72, -lean * 0.6):
            hood(k, d.of(cloth, d.cloth()), w * 0.95, d.u(0.28, 0.36), d.u(35, 70), 150)
    if d.yes(0.6):
        with k.at(0, 0.16, -0.08):
            tub(k, cloth, (w * 0.7, 0.3), (w * 0.85, 0.4), 0.12)
    if d.yes(0.5):
        bent(k, rubber(), 0.014, (-w / 2, 0.62, 0.2), (0, 0.64, 0.32), (w / 2, 0.62, 0.2))


@form("stroller")
def pram(k: Kit, d: Dice) -> None:
    """A cot with a hood, high on four wheels with spokes."""
    w, length, y, m, cloth = d.u(0.4, 0.5), d.u(0.75, 0.95), d.u(0.48, 0.62), d.of(metal(), d.steel()), d.cloth()
    r = d.u(0.14, 0.27)
    for s in SIDES:
        for z in SIDES:
            wheel(k, rubber(), metal(), r, s * w / 2, z * length * 0.36, thick=0.015, spokes=d.i(8, 14))
        bent(k, m, 0.012, (s * w * 0.46, r, length * 0.36), (s * w * 0.45, y - 0.02, 0),
             (s * w * 0.46, r, -length * 0.36))
        bar(k, m, 0.012, (s * w * 0.46, r * 1.2, length * 0.3), (s * w * 0.46, y + 0.1, -length * 0.42),
            (s * w * 0.46, 1.02, -length * 0.7))
    bar(k, rubber(), 0.016, (-w * 0.46, 1.02, -length * 0.7), (w * 0.46, 1.02, -length * 0.7))
    with k.at(0, y, 0):
        tub(k, cloth, (w * 0.75, length * 0.75), (w, length), 0.24, 0.025)
        k.box(d.cloth(), w * 0.85, 0.1, length * 0.6, 0, 0.13, length * 0.15, r=0.03)
    with k.at(0, y + 0.22, -length * 0.2):
        hood(k, cloth, w, length * 0.33, d.u(70, 95), 180)


def seat_to_push(k: Kit, d: Dice, m: Finish, w: float, seat: float) -> None:
    """A seat with a back between arms, and rests for the feet ahead."""
    pad = d.of(leather("#232428"), d.cloth())
    k.box(pad, w * 0.94, d.u(0.03, 0.09), 0.42, 0, seat, 0, r=0.012)
    with k.at(0, seat + 0.04, -0.21, pitch=-d.u(2, 12)):
        k.box(pad, w * 0.92, d.u(0.36, 0.5), d.u(0.02, 0.07), r=0.01)
    for s in SIDES:
        bar(k, m, 0.012, (s * w / 2, seat, 0.2), (s * w / 2, seat + 0.22, 0.2), (s * w / 2, seat + 0.22, -0.22))
        k.box(rubber(), 0.05, 0.03, 0.28, s * w / 2, seat + 0.23, 0)
        bar(k, m, 0.012, (s * w * 0.4, seat, 0.2), (s * w * 0.36, 0.14, 0.42))
        k.box(rubber(), 0.14, 0.015, 0.16, s * w * 0.22, 0.12, 0.47)


@form("wheelchair")
def wheelchair(k: Kit, d: Dice) -> None:
    """A seat between two big wheels with rims to push, small wheels ahead, handles behind."""
    w, seat, m = d.u(0.42, 0.52), d.u(0.46, 0.52), d.of(metal(), d.steel(), d.steel())
    hub = d.hard()
    seat_to_push(k, d, m, w, seat)
    r = d.of(d.u(0.28, 0.31), d.u(0.28, 0.31), d.u(0.14, 0.17))
    for s in SIDES:
        wheel(k, rubber(), metal(), r, s * (w / 2 + 0.05), -0.12, thick=0.016, spokes=d.i(9, 18))
        if r > 0.2:
            with k.at(s * (w / 2 + 0.09), r, -0.12, roll=-90):
                k.ring(metal(), r * 0.88, 0.008, y=-0.008, sides=5)
        wheel(k, rubber(), hub, 0.075, s * w * 0.42, 0.3, thick=0.016)
        bar(k, m, 0.012, (s * w * 0.42, 0.08, 0.3), (s * w * 0.42, 0.26, 0.24), (s * w / 2, seat, 0.2))
        bar(k, m, 0.012, (s * w / 2, seat, 0.2), (s * w / 2, seat, -0.22), (s * w / 2, 0.92, -0.28),
            (s * w / 2, 0.93, -0.38))
        bar(k, rubber(), 0.017, (s * w / 2, 0.93, -0.3), (s * w / 2, 0.93, -0.42))
        bar(k, m, 0.012, (s * w / 2, seat, -0.18), (s * w / 2, 0.18, -0.16), (s * w / 2, 0.22, 0.26))
        bar(k, m, 0.01, (-s * w / 2, 0.2, -0.02), (s * w / 2, seat, -0.02))


@form("wheelchair")
def wheelchair_with_motor(k: Kit, d: Dice) -> None:
    """A padded seat on a box with a motor, six or four fat wheels, a stick to steer with."""
    w, seat, m, hub = d.u(0.48, 0.58), d.u(0.5, 0.58), d.steel(), d.hard()
    seat_to_push(k, d, m, w, seat)
    k.box(d.hard(), w * 0.8, d.u(0.2, 0.28), d.u(0.5, 0.65), 0, 0.12, -0.05, r=0.03)
    k.box(m, 0.12, seat - 0.3, 0.12, 0, 0.32, 0)
    big = d.u(0.14, 0.18)
    for s in SIDES:
        wheel(k, rubber(), hub, big, s * w / 2, d.of(-0.24, 0.0), thick=0.04)
        for z in (0.32, -0.34):
            wheel(k, rubber(), hub, 0.09, s * w * 0.44, z, thick=0.025)
    if d.yes(0.7):
        bar(k, m, 0.012, (0, seat + 0.3, -0.28), (0, seat + 0.55, -0.3))
        k.box(leather("#232428"), 0.24, 0.16, 0.08, 0, seat + 0.52, -0.3, r=0.03)
    k.cyl(rubber(), 0.012, 0.08, w / 2, seat + 0.25, 0.16)


@form("wheelbarrow")
def wheelbarrow(k: Kit, d: Dice) -> None:
    """A tray that tapers down, one wheel ahead or two, two long handles behind and two legs."""
    m, tray = d.of(d.steel(), d.timber()), d.of(d.steel(), d.hard(), d.timber())
    r, w, length, h = d.u(0.15, 0.21), d.u(0.5, 0.72), d.u(0.7, 0.95), d.u(0.2, 0.32)
    for x in (-w * 0.3, w * 0.3) if d.yes(0.2) else (0.0,):
        wheel(k, rubber(), d.of(metal(), d.hard()), r, x, length * 0.5, thick=d.u(0.03, 0.05), spokes=d.of(0, 6))
    with k.at(0, 2 * r - 0.02, -0.04, pitch=-4):
        tub(k, tray, (w * 0.55, length * 0.55), (w, length), h, 0.014)
    for s in SIDES:
        x, grip = s * w * 0.34, s * d.u(0.26, 0.3)
        bar(k, m, 0.018, (s * 0.07, r, length * 0.56), (x * 0.8, 2 * r - 0.04, length * 0.15),
            (x, 2 * r, -length * 0.4), (grip, 2 * r + 0.14, -length * 0.95))
        bar(k, rubber(), 0.023, (grip, 2 * r + 0.125, -length * 0.84), (grip, 2 * r + 0.145, -length * 0.97))
        bar(k, m, 0.016, (x, 2 * r, -length * 0.12), (x, 0.01, -length * 0.3), (x, 0.01, -length * 0.42),
            (x, 2 * r + 0.03, -length * 0.5))
    bar(k, m, 0.012, (-w * 0.34, r, -length * 0.3), (w * 0.34, r, -length * 0.3))
    if d.yes(0.3):
        k.blob(d.of(d.leaf(), d.cloth()), w * 0.85, h, length * 0.8, 0, 2 * r + h * 0.25, -0.04, cells=6)


@form("lawn mower")
def lawn_mower(k: Kit, d: Dice) -> None:
    """A flat hull on four wheels with a motor, a long handle behind and maybe a bag; or blades on a reel."""
    m, hub, post, w, grip = d.hard(), d.hard(), d.steel(), d.u(0.36, 0.56), d.u(0.9, 1.05)
    reel = d.yes(0.2)
    rear, front = (d.u(0.1, 0.13), 0.05) if reel else (d.u(0.09, 0.15), d.u(0.07, 0.11))
    for s in SIDES:
        wheel(k, rubber(), hub, rear, s * w / 2, -0.2 if not reel else 0.0, thick=0.025)
        if not reel:
            wheel(k, rubber(), hub, front, s * w / 2, 0.24, thick=0.022)
        bar(k, post, 0.013, (s * w * 0.4, rear + 0.03, 0.0 if reel else -0.2), (s * w * 0.36, grip, -0.8))
    bar(k, rubber(), 0.016, (-w * 0.36, grip, -0.8), (w * 0.36, grip, -0.8))
    if reel:
        for a in np.arange(5) * 0.4 * np.pi:
            bar(k, metal(), 0.008, (-w * 0.45, rear + np.sin(a) * 0.07, np.cos(a) * 0.07),
                (w * 0.45, rear + np.sin(a + 0.9) * 0.07, np.cos(a + 0.9) * 0.07))
        bar(k, m, 0.03, (-w * 0.46, 0.05, -0.14), (w * 0.46, 0.05, -0.14))
        bar(k, m, 0.015, (-w * 0.46, rear + 0.09, 0.03), (w * 0.46, rear + 0.09, 0.03))
        return
    k.box(m, w * 0.92, d.u(0.1, 0.15), 0.62, 0, 0.06, 0.03, r=0.04, steps=2)
    if d.yes(0.5):
        k.cyl(rubber(), d.u(0.1, 0.14), d.u(0.1, 0.16), y=0.18, z=0.06, bevel=0.02)
        k.box(metal(), 0.16, 0.1, 0.12, 0.1, 0.18, 0.12)
    else:
        k.blob(d.of(m, d.hard()), w * 0.7, 0.26, 0.46, 0, 0.1, 0.06, power=3, cells=8)
    if d.yes(0.65):
        k.blob(d.of(d.cloth(), plastic("#232326")), w * 0.8, d.u(0.26, 0.36), d.u(0.36, 0.5), 0, 0.14, -0.45, power=5)


@form("lawn mower")
def lawn_mower_on_its_own(k: Kit, d: Dice) -> None:
    """A low shell that drives itself, with two wheels behind."""
    w, length, h, hub = d.u(0.36, 0.5), d.u(0.5, 0.72), d.u(0.13, 0.2), d.hard()
    k.blob(d.hard(), w, h, length, 0, 0.04, 0, power=d.u(2.5, 4), cells=9)
    k.blob(d.hard(), w * 0.6, h * 0.6, length * 0.6, 0, 0.04 + h * 0.5, 0.02, power=3, cells=7)
    for s in SIDES:
        wheel(k, rubber(), hub, d.u(0.08, 0.12), s * w * 0.48, -length * 0.26, thick=0.03)
        wheel(k, rubber(), hub, 0.05, s * w * 0.25, length * 0.4, thick=0.02)
    k.box(plastic("#c03028"), 0.09, 0.02, 0.06, 0, 0.03 + h * 1.1, -length * 0.1)
