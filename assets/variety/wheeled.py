"""What rolls and is ridden or pushed, and what one trains on; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, metal, natural, plastic, rubber
from assets.variety.registry import Dice, variety


def wheel(k: Kit, d: Dice, r: float, x: float, z: float, *, thick: float = 0.02, spokes: int = 8) -> None:
    """A tyre that rolls along z, its hub and its spokes; on the ground. No spokes: a disc."""
    with k.at(x, r, z, roll=90):
        k.ring(rubber(), r - thick, thick, y=-thick, seg=26, sides=6)
        k.cyl(metal(), max(r * 0.08, 0.01), thick * 3, y=-thick * 1.5, seg=10)
        if not spokes:
            k.cyl(d.of(plastic(d.code()), metal()), r * 0.8, thick, y=-thick / 2, seg=20)
        for a in np.arange(spokes) / max(spokes, 1) * 2 * np.pi:
            k.tube(metal(), [(0, 0, 0), (np.cos(a) * (r - thick), 0, np.sin(a) * (r - thick))], 0.003, seg=4)


def rod(k: Kit, m: Finish, *points: tuple[float, float, float], thick: float = 0.014) -> None:
    """A tube through points."""
    k.tube(m, list(points), thick, seg=7)


@variety("bicycle")
def bicycle(k: Kit, d: Dice) -> None:
    """Two wheels, a frame with or without an upper bar, a saddle, a bar to steer; for the road, the town or a child."""
    r, m, spokes = d.of(0.34, 0.33, d.u(0.2, 0.26)), d.of(frame_finish(d), metal()), d.i(8, 14)
    base, thick = r * d.u(2.9, 3.2), d.of(0.011, 0.02, 0.026)
    front, rear = base / 2, -base / 2
    for z in (front, rear):
        wheel(k, d, r, 0, z, thick=thick, spokes=spokes)
    pedal, seat, head = (
        (0, r * 0.85, rear + base * 0.4),
        (0, r * 2.2, rear + base * 0.28),
        (0, r * 2.3, front - r * 0.65),
    )
    rod(k, m, pedal, seat)
    rod(k, m, pedal, (0, head[1] - r * 0.3, head[2] + r * 0.08))
    rod(k, m, seat, head) if d.yes(0.7) else rod(k, m, pedal, (0, head[1] - r * 0.15, head[2]), thick=0.02)
    for s in (-0.05, 0.05):
        rod(k, m, (0, pedal[1], pedal[2]), (s, r, rear), thick=0.009)
        rod(k, m, (0, seat[1] - 0.06, seat[2]), (s, r, rear), thick=0.008)
        rod(k, m, (0, head[1], head[2]), (s, r, front), thick=0.011)
    high = r * d.u(0.1, 0.5)
    rod(k, metal(), seat, (0, seat[1] + high, seat[2] - 0.03), thick=0.012)
    k.blob(plastic("#1c1c1e"), 0.14, 0.06, 0.26, 0, seat[1] + high - 0.02, seat[2])
    rod(k, metal(), head, (0, head[1] + 0.1, head[2] - 0.02))
    bar = head[1] + 0.1
    bend = d.of((0.06, -0.12), (0.0, 0.0), (-0.12, 0.08))
    for s in (-1, 1):
        rod(
            k,
            metal(),
            (0, bar, head[2]),
            (s * 0.2, bar + bend[0] * 0.5, head[2] + 0.02),
            (s * 0.26, bar + bend[0], head[2] + bend[1]),
            thick=0.011,
        )
        k.box(plastic("#1c1c1e"), 0.06, 0.02, 0.08, s * 0.14, pedal[1] + s * 0.15, pedal[2] + s * 0.05)
    with k.at(0.05, pedal[1], pedal[2], roll=90):
        k.ring(metal(), 0.08, 0.005, seg=20, sides=5)


def frame_finish(d: Dice) -> Finish:
    """The paint of a frame."""
    return d.of(plastic(d.code()), d.steel())


@variety("tricycle")
def tricycle(k: Kit, d: Dice) -> None:
    """A child's: one wheel in front with pedals, two behind, a seat."""
    r, m = d.u(0.11, 0.18), frame_finish(d)
    wheel(k, d, r, 0, 0.25, thick=0.022, spokes=d.of(0, 8))
    for s in (-1, 1):
        wheel(k, d, r * d.u(0.6, 0.75), s * d.u(0.17, 0.22), -0.25, thick=0.02, spokes=0)
        k.box(plastic(d.code()), 0.07, 0.02, 0.05, s * 0.1, r + s * 0.06, 0.25)
        rod(k, m, (0, r * 2.6, 0.15), (s * 0.17, r * 2.9, 0.08), thick=0.011)
    rod(k, m, (0, r * 2.6, 0.15), (0, r, 0.25))
    rod(k, m, (0, r * 1.9, 0.18), (0, r * 1.5, -0.1), (0, r * 0.7, -0.25), thick=0.018)
    rod(k, m, (-0.2, r * 0.65, -0.25), (0.2, r * 0.65, -0.25), thick=0.01)
    k.box(plastic(d.code()), 0.2, 0.04, 0.22, 0, r * 1.7, -0.13, r=0.015)
    if d.yes(0.5):
        k.box(plastic(d.code()), 0.2, 0.16, 0.02, 0, r * 1.8, -0.24, r=0.008)


@variety("scooter")
def scooter(k: Kit, d: Dice) -> None:
    """To kick along, or with a motor and a seat."""
    m = frame_finish(d)
    if d.yes(0.7):
        r, long, h = d.u(0.05, 0.11), d.u(0.5, 0.75), d.u(0.7, 1.15)
        for z in (-long / 2, long / 2):
            wheel(k, d, r, 0, z, thick=r * 0.25, spokes=0)
        k.box(d.of(m, d.timber()), d.u(0.1, 0.17), 0.025, long * 0.8, 0, r * 0.9, -long * 0.05)
        rod(k, m, (0, r, long / 2), (0, h, long / 2 - 0.12), thick=0.017)
        rod(k, m, (-0.2, h, long / 2 - 0.12), (0.2, h, long / 2 - 0.12))
        return
    for z in (-0.62, 0.62):
        wheel(k, d, 0.22, 0, z, thick=0.05, spokes=0)
    k.box(m, 0.3, 0.06, 0.5, 0, 0.25, 0.1)
    k.box(m, 0.36, 0.4, 0.75, 0, 0.3, -0.45, r=0.08, steps=2)
    k.box(plastic("#1c1c1e"), 0.3, 0.12, 0.7, 0, 0.7, -0.4, r=0.05, steps=2)
    with k.at(0, 0.25, 0.4, pitch=-15):
        k.box(m, 0.42, 0.75, 0.06, r=0.03)
    rod(k, metal(), (0, 0.25, 0.62), (0, 1.02, 0.38), thick=0.025)
    rod(k, metal(), (-0.33, 1.05, 0.33), (0.33, 1.05, 0.33))


@variety("skateboard")
def skateboard(k: Kit, d: Dice) -> None:
    """A board with its ends bent up, and four small wheels; some stand on an end."""
    long, w, m, r = d.u(0.55, 1.1), d.u(0.15, 0.25), d.of(d.timber(), d.hard()), d.u(0.022, 0.035)
    with k.at(pitch=d.of(0, 0, 0, -80)):
        outline = [
            (np.sign(np.sin(a)) * abs(np.sin(a)) ** 0.5 * w / 2, np.cos(a) * long * 0.42)
            for a in np.arange(20) / 20 * 2 * np.pi
        ]
        k.slab(m, outline, 0.012, y=2 * r + 0.02)
        for s in (-1, 1):
            with k.at(0, 2 * r + 0.024, s * long * 0.36, pitch=-s * d.u(12, 25)):
                k.box(m, w * 0.85, 0.012, long * 0.13, 0, 0, s * long * 0.06, r=0.004)
            k.box(metal(), w * 0.6, 0.025, 0.035, 0, r, s * long * 0.27)
            for t in (-1, 1):
                wheel(k, d, r, t * w * 0.4, s * long * 0.27, thick=r * 0.45, spokes=0)


@variety("stroller")
def stroller(k: Kit, d: Dice) -> None:
    """A child's seat or bed with a hood, on wheels, with a bar to push."""
    m, cloth, r, w = d.steel(), d.cloth(), d.u(0.08, 0.16), d.u(0.4, 0.52)
    for s in (-1, 1):
        for z in (0.35, -0.3):
            wheel(k, d, r, s * w / 2, z, thick=0.02, spokes=d.of(0, 8))
        rod(k, m, (s * w / 2, r, 0.35), (s * w / 2, 0.55, -0.1), (s * w / 2, d.u(0.95, 1.08), -0.5))
        rod(k, m, (s * w / 2, r, -0.3), (s * w / 2, 0.6, 0.1))
    rod(k, m, (-w / 2, 1.0, -0.5), (w / 2, 1.0, -0.5))
    if d.yes(0.4):
        k.box(cloth, w * 0.85, 0.25, 0.75, 0, 0.52, 0, r=0.08, steps=2)
    else:
        k.box(cloth, w * 0.85, 0.06, 0.32, 0, 0.48, 0.1, r=0.02)
        with k.at(0, 0.5, -0.05, pitch=-25):
            k.box(cloth, w * 0.85, 0.5, 0.06, r=0.02)
    for a in np.linspace(20, 110, 8):
        with k.at(0, 0.75, -0.18, pitch=float(a) - 90):
            k.box(cloth, w * 0.9, 0.3, 0.07, r=0.01)


@variety("wheelchair")
def wheelchair(k: Kit, d: Dice) -> None:
    """Two large wheels with rims to push, two small ones, a seat, a back, arms, rests for feet."""
    m, cloth, w, r = d.steel(), d.of(d.cloth(), plastic("#1c1c1e")), d.u(0.42, 0.52), d.u(0.28, 0.31)
    for s in (-1, 1):
        wheel(k, d, r, s * (w / 2 + 0.05), -0.12, thick=0.017, spokes=12)
        wheel(k, d, 0.09, s * w * 0.45, 0.35, thick=0.02, spokes=0)
        rod(k, m, (s * w / 2, 0.09, 0.35), (s * w / 2, 0.5, 0.25), (s * w / 2, 0.5, -0.2))
        rod(k, m, (s * w / 2, 0.3, -0.2), (s * w / 2, 0.92, -0.25), (s * w / 2, 0.92, -0.38))
        rod(k, m, (s * w / 2, 0.5, 0.25), (s * w * 0.35, 0.14, 0.5))
        k.box(plastic("#1c1c1e"), 0.05, 0.03, 0.3, s * w / 2, 0.7, 0)
        k.box(m, 0.13, 0.015, 0.14, s * w * 0.25, 0.12, 0.52)
    k.box(cloth, w, d.u(0.02, 0.08), 0.42, 0, 0.49, 0.03)
    k.box(cloth, w, 0.38, 0.025, 0, 0.52, -0.22)


@variety("wheelbarrow")
def wheelbarrow(k: Kit, d: Dice) -> None:
    """A tray on one wheel with two legs and two handles."""
    m, r = d.of(d.steel(), d.timber()), d.u(0.17, 0.21)
    wheel(k, d, r, 0, 0.6, thick=0.04, spokes=0)
    for s in (-1, 1):
        rod(k, m, (s * 0.05, r, 0.6), (s * 0.2, 0.35, 0.1), (s * 0.28, 0.55, -0.75), thick=0.016)
        rod(k, m, (s * 0.22, 0.4, -0.1), (s * 0.25, 0, -0.25), thick=0.014)
    tray = d.of(d.steel(), plastic(d.code()))
    low, high, y, up = (0.35, 0.45), (0.62, 0.85), 0.38, d.u(0.2, 0.3)
    k.box(tray, low[0], 0.012, low[1], 0, y, 0.15)
    for s in (-1, 1):
        with k.at(s * low[0] / 2, y, 0.15, roll=-s * 28):
            k.box(tray, 0.012, up * 1.1, high[1] * 0.8)
        with k.at(0, y, 0.15 + s * low[1] / 2, pitch=s * (40 if s > 0 else 20)):
            k.box(tray, high[0] * 0.8, up * 1.1, 0.012)


@variety("lawn mower")
def lawn_mower(k: Kit, d: Dice) -> None:
    """A deck with a motor, four wheels, a bar to push, maybe a bag; or a reel between two wheels."""
    m, w = plastic(d.code()), d.u(0.38, 0.5)
    bar = d.u(0.85, 1.05)
    for s in (-1, 1):
        rod(k, d.steel(), (s * w * 0.4, 0.2, -0.2), (s * w * 0.4, bar, -0.85), thick=0.012)
    rod(k, plastic("#1c1c1e"), (-w * 0.4, bar, -0.85), (w * 0.4, bar, -0.85), thick=0.015)
    if d.yes(0.2):
        for s in (-1, 1):
            wheel(k, d, 0.13, s * w * 0.45, -0.1, thick=0.02, spokes=0)
        with k.at(0, 0.12, -0.1, roll=90):
            k.cyl(metal(), 0.09, w * 0.8, y=-w * 0.4, seg=8)
        return
    for s in (-1, 1):
        for z in (-0.25, 0.25):
            wheel(k, d, d.u(0.08, 0.11), s * w / 2, z, thick=0.025, spokes=0)
    k.box(m, w, 0.15, 0.6, 0, 0.09, 0, r=0.04, steps=2)
    k.cyl(plastic("#2a2a2c"), 0.12, 0.16, y=0.23)
    if d.yes(0.6):
        k.box(d.cloth(), w * 0.8, 0.3, 0.35, 0, 0.2, -0.5, r=0.05, steps=2)


@variety("exercise bike")
def exercise_bike(k: Kit, d: Dice) -> None:
    """A stand with pedals, a flywheel, a saddle, bars and a display."""
    m = d.of(plastic("#1d1d20"), d.steel(), frame_finish(d))
    for z in (-0.45, 0.45):
        k.box(m, d.u(0.4, 0.55), 0.06, 0.07, 0, 0, z)
    rod(k, m, (0, 0.05, -0.45), (0, 0.35, 0), (0, 0.05, 0.45), thick=0.03)
    with k.at(0, 0.3, d.of(0.25, 0.0), roll=90):
        k.cyl(d.of(m, metal()), d.u(0.18, 0.26), d.u(0.03, 0.1), y=-0.03)
    rod(k, m, (0, 0.3, -0.05), (0, d.u(0.75, 0.9), -0.22), thick=0.022)
    k.blob(plastic("#1c1c1e"), 0.22, 0.09, 0.27, 0, 0.85, -0.24)
    rod(k, m, (0, 0.3, 0.2), (0, 1.0, 0.35), thick=0.024)
    for s in (-1, 1):
        rod(k, m, (0, 1.0, 0.35), (s * 0.23, 1.1, 0.3), (s * 0.23, 1.12, 0.15))
        k.box(plastic("#1c1c1e"), 0.1, 0.03, 0.1, s * 0.16, 0.28 + s * 0.14, 0.0)
    k.box(plastic("#101114"), d.u(0.15, 0.3), d.u(0.1, 0.2), 0.03, 0, 1.05, 0.38)


@variety("treadmill")
def treadmill(k: Kit, d: Dice) -> None:
    """A belt to run on, two posts, rails, a display."""
    long, w, m = d.u(1.3, 1.8), d.u(0.6, 0.8), d.of(plastic("#1d1d20"), d.steel())
    with k.at(pitch=-d.u(0, 4)):
        k.box(m, w, d.u(0.1, 0.18), long, 0, 0, 0, r=0.02)
        k.box(natural("belt", "#0e0e10"), w * 0.65, 0.01, long * 0.92, 0, 0.175, -0.03, r=0)
    k.box(m, w, 0.2, 0.25, 0, 0, long / 2 - 0.12, r=0.04)
    for s in (-1, 1):
        rod(k, m, (s * w * 0.47, 0.1, long * 0.35), (s * w * 0.47, 1.2, long * 0.4), thick=0.03)
        rod(k, m, (s * w * 0.47, 1.0, long * 0.4), (s * w * 0.45, 0.95, long * d.u(0.0, 0.2)), thick=0.02)
    with k.at(0, 1.1, long * 0.4, pitch=-25):
        k.box(plastic("#101114"), w * 0.95, d.u(0.2, 0.35), 0.06)


@variety("weight bench")
def weight_bench(k: Kit, d: Dice) -> None:
    """A padded board on a stand, flat or with its back up; mostly posts and a bar with weights."""
    m, pad = d.steel(), plastic(d.of("#1c1c1e", d.code()))
    lean, h = d.of(0.0, d.u(20, 60)), d.u(0.4, 0.48)
    k.box(pad, 0.28, 0.07, 0.4, 0, h, 0.35, r=0.02)
    with k.at(0, h, 0.12, pitch=lean):
        k.box(pad, 0.28, 0.07, 0.75, 0, 0, -0.38, r=0.02)
    for z in (-0.5, 0.45):
        k.box(m, 0.45, 0.05, 0.06, 0, 0, z)
        k.box(m, 0.06, h, 0.06, 0, 0, z)
    k.box(m, 0.06, 0.06, 0.95, 0, h - 0.1, 0)
    if d.yes(0.6):
        for s in (-1, 1):
            k.box(m, 0.05, 1.0, 0.05, s * 0.45, 0, -0.55)
        with k.at(0, 1.02, -0.55, roll=90):
            k.cyl(metal(), 0.014, 1.7, y=-0.85)
            for s in (-1, 1):
                k.cyl(plastic("#1c1c1e"), d.u(0.12, 0.22), 0.05, y=s * 0.7)


@variety("trampoline")
def trampoline(k: Kit, d: Dice) -> None:
    """A round mat in a frame on legs; a large one mostly with a net."""
    r, small = (d.u(0.5, 0.7), True) if d.yes(0.5) else (d.u(1.2, 1.8), False)
    h, m = (d.u(0.2, 0.3), d.steel()) if small else (d.u(0.6, 0.9), d.steel())
    k.cyl(plastic("#16161a"), r * 0.82, 0.01, y=h)
    k.lathe(plastic(d.code()), [(r * 0.82, h), (r, h), (r, h + 0.03), (r * 0.82, h + 0.02)], seg=36)
    for a in np.arange(6) / 6 * 2 * np.pi:
        x, z = float(np.cos(a) * r * 0.97), float(np.sin(a) * r * 0.97)
        rod(k, m, (x, 0, z), (x, h, z), thick=0.02)
        if not small:
            rod(k, m, (x, h, z), (x, h + 1.5, z), thick=0.015)
    if not small:
        for y in (0.5, 1.0, 1.5):
            k.ring(plastic("#2a2a2c"), r * 0.97, 0.006, y=h + y - 0.012, seg=30, sides=4)
